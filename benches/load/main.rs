//! Asks a server as fast as it answers, over connections that are kept: `load URL CONNECTIONS SECONDS [BODY]` prints the
//! answers a second and the microseconds to the first byte, half of them below it.
//!
//! It reads no more of an answer than it must to find its end, so that what is measured is the server.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// A key of the right shape that opens nothing.
const KEY: &str = "sk-ant-api03-BENCHBENCHBENCHBENCHBENCHBENCHBENCHBENCH-AA";
const BODY: &str = r#"{"model":"claude-opus-5-5","max_tokens":64,"stream":true,"messages":[{"role":"user","content":"Hello"}]}"#;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, connections, seconds, rest @ ..] = &arguments[..] else {
        return Err(io::Error::other("load URL CONNECTIONS SECONDS [BODY]"));
    };
    let body = rest.first().map_or(BODY, String::as_str);
    let rest = url.trim_start_matches("http://");
    let (host, prefix) =
        rest.split_once('/').map_or((rest, String::new()), |(host, path)| (host, format!("/{path}")));
    let request = format!(
        "POST {prefix}/v1/messages HTTP/1.1\r\nhost: {host}\r\nx-api-key: {KEY}\r\nanthropic-version: 2026-10-21\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let time = Duration::from_secs_f64(seconds.parse().map_err(io::Error::other)?);
    let connections: usize = connections.parse().map_err(io::Error::other)?;
    let begun = Instant::now();
    let all = std::thread::scope(|scope| {
        let one = || scope.spawn(|| ask(host, request.as_bytes(), begun + time));
        let threads: Vec<_> = (0..connections).map(|_| one()).collect();
        threads.into_iter().map(|thread| thread.join().map_err(|_| io::Error::other("a panic"))?).collect()
    });
    let all: io::Result<Vec<Vec<u32>>> = all;
    let took = begun.elapsed();
    let mut first: Vec<u32> = all?.concat();
    first.sort_unstable();
    let median = first.get(first.len() / 2).copied().unwrap_or_default();
    let a_second = first.len() as u128 * 1_000_000 / took.as_micros().max(1);
    writeln!(io::stdout(), "{a_second} {median}")
}

/// Asks over one connection until the time is over; the microseconds to each first byte.
fn ask(host: &str, request: &[u8], until: Instant) -> io::Result<Vec<u32>> {
    let mut stream = TcpStream::connect(host)?;
    stream.set_nodelay(true)?;
    let mut first = Vec::new();
    let mut bytes = Vec::with_capacity(64 * 1024);
    let mut piece = vec![0; 64 * 1024];
    while Instant::now() < until {
        let begun = Instant::now();
        stream.write_all(request)?;
        bytes.clear();
        loop {
            let length = stream.read(&mut piece)?;
            if length == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if bytes.is_empty() {
                first.push(u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX));
            }
            bytes.extend_from_slice(&piece[..length]);
            if is_whole(&bytes)? {
                break;
            }
        }
    }
    Ok(first)
}

/// Whether an answer has come to its end.
fn is_whole(bytes: &[u8]) -> io::Result<bool> {
    if bytes.len() > 12 && &bytes[9..12] != b"200" {
        return Err(io::Error::other(String::from_utf8_lossy(bytes).into_owned()));
    }
    if bytes.ends_with(b"\r\n0\r\n\r\n") {
        return Ok(true);
    }
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(false) };
    let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
    let length = head.split("content-length: ").nth(1).and_then(|rest| rest.split('\r').next());
    Ok(length
        .and_then(|length| length.parse().ok())
        .is_some_and(|length: usize| bytes.len() >= end + 4 + length))
}
