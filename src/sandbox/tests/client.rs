//! A client made of one socket: it sends bytes and tells what came back and how the connection ended.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use crate::sandbox::{Options, Server, Spec};

/// How the connection stood when nothing more came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The server finished.
    Closed,
    /// The server reset it.
    Reset,
    /// It is open and silent.
    Open,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    pub head: String,
    /// The body without its framing.
    pub body: Vec<u8>,
    /// Whether the framing said that the body is whole.
    pub whole: bool,
    pub end: End,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The names of the stream's events.
    pub(super) fn events(&self) -> Vec<String> {
        self.text().lines().filter_map(|line| line.strip_prefix("event: ").map(str::to_owned)).collect()
    }
}

/// How long silence is borne where an answer must come; long, because the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) fn server(spec: &str) -> Server {
    Server::start(Options { spec: Spec::parse(spec).expect(spec), ..Options::default() }).expect("a server")
}

pub(super) fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", server.port())).expect("connected");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    stream
}

/// A connection on which silence is soon taken for an end, for replies that stall.
pub(super) fn connect_briefly(server: &Server) -> TcpStream {
    let stream = connect(server);
    stream.set_read_timeout(Some(Duration::from_millis(300))).expect("a timeout");
    stream
}

/// Everything until the connection ends or falls silent.
pub(super) fn rest(stream: &mut TcpStream) -> (Vec<u8>, End) {
    let mut bytes = vec![];
    let mut part = [0; 16 << 10];
    loop {
        match stream.read(&mut part) {
            Ok(0) => return (bytes, End::Closed),
            Ok(count) => bytes.extend_from_slice(&part[..count]),
            Err(error) if error.kind() == ErrorKind::ConnectionReset => return (bytes, End::Reset),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                return (bytes, End::Open);
            }
            Err(error) => panic!("{error}"),
        }
    }
}

/// Reads one answer: up to its end as the framing tells it, or to the end of the connection where that was announced.
pub(super) fn receive(stream: &mut TcpStream) -> Answer {
    let mut bytes = vec![];
    let mut part = [0; 16 << 10];
    loop {
        let end = match stream.read(&mut part) {
            Ok(0) => End::Closed,
            Ok(count) => {
                bytes.extend_from_slice(&part[..count]);
                if !bytes.ends_with(b"\n") && !bytes.ends_with(b"}") {
                    continue;
                }
                let so_far = parsed(&bytes, End::Open);
                if !so_far.whole || so_far.header("connection") == Some("close") {
                    continue;
                }
                End::Open
            }
            Err(error) if error.kind() == ErrorKind::ConnectionReset => End::Reset,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => End::Open,
            Err(error) => panic!("{error}"),
        };
        return parsed(&bytes, end);
    }
}

fn parsed(bytes: &[u8], end: End) -> Answer {
    let split = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or(bytes.len());
    let head = String::from_utf8_lossy(&bytes[..split]).into_owned();
    let raw = bytes.get(split + 4..).unwrap_or_default();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let mut answer = Answer { status, head, body: raw.to_vec(), whole: end == End::Closed, end };
    if answer.header("transfer-encoding") == Some("chunked") {
        (answer.body, answer.whole) = unchunked(raw);
    } else if let Some(length) =
        answer.header("content-length").and_then(|length| length.parse::<usize>().ok())
    {
        answer.whole = raw.len() == length;
    }
    answer
}

fn unchunked(mut raw: &[u8]) -> (Vec<u8>, bool) {
    let mut body = vec![];
    while let Some(line) = raw.windows(2).position(|window| window == b"\r\n") {
        let size =
            usize::from_str_radix(std::str::from_utf8(&raw[..line]).expect("digits"), 16).expect("a size");
        raw = &raw[line + 2..];
        if size == 0 {
            return (body, true);
        }
        let Some(chunk) = raw.get(..size) else { break };
        body.extend_from_slice(chunk);
        raw = raw.get(size + 2..).unwrap_or_default();
    }
    (body, false)
}

/// The bytes of a request with a good key and the newest version.
pub(super) fn request(method: &str, path: &str, body: &[u8], extra: &str) -> Vec<u8> {
    let mut bytes = format!(
        "{method} {path} HTTP/1.1\r\nhost: x\r\nx-api-key: sk-ant-api03-test\r\nanthropic-version: 2026-10-21\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n{extra}\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// One request on a connection of its own that ends with it.
pub(super) fn call(server: &Server, method: &str, path: &str, body: &[u8]) -> Answer {
    let mut stream = connect(server);
    stream.write_all(&request(method, path, body, "connection: close\r\n")).expect("sent");
    receive(&mut stream)
}

pub(super) fn get(server: &Server, path: &str) -> Answer {
    call(server, "GET", path, b"")
}

pub(super) fn post(server: &Server, path: &str, body: &Value) -> Answer {
    call(server, "POST", path, body.to_string().as_bytes())
}

pub(super) fn hello(stream: bool) -> Value {
    json!({"model": "claude-opus-5-5", "max_tokens": 500, "stream": stream, "messages": [{"role": "user", "content": "Hello"}]})
}

/// Sends a plain message, streamed, to a server that may stall.
pub(super) fn send_briefly(server: &Server) -> Answer {
    let mut stream = connect_briefly(server);
    let body = hello(true).to_string();
    stream
        .write_all(&request("POST", "/v1/messages", body.as_bytes(), "connection: close\r\n"))
        .expect("sent");
    receive(&mut stream)
}

/// Sends a plain message, streamed.
pub(super) fn send(server: &Server) -> Answer {
    post(server, "/v1/messages", &hello(true))
}
