//! A server that does exactly what a script says, byte for byte, and remembers exactly what it was sent.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

/// One thing the server does with a connection.
#[derive(Clone, Debug)]
pub(crate) enum Do {
    /// Reads one whole request.
    Read,
    /// Reads the head and this many bytes of the body, no more.
    ReadSome(usize),
    /// Reads one whole request, with a pause after every 64 KiB.
    ReadSlowly(Duration),
    /// Reads whatever comes first, be it a request or not.
    ReadBytes,
    /// Sends these bytes at once.
    Send(Vec<u8>),
    /// Sends these bytes one by one with a pause after each; a pause of nothing only lets others go first.
    Drip(Vec<u8>, Duration),
    /// Sends the same bytes this often.
    Repeat(Vec<u8>, usize),
    /// Sends what this makes, as often.
    Make(fn() -> Vec<u8>, usize),
    /// Does nothing for a while.
    Pause(Duration),
    /// Does nothing until the client goes away.
    Hold,
    /// Ends the connection with a reset.
    Reset,
}

/// One request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// Request line and headers.
    pub head: String,
    /// The body as far as it was read.
    pub body: Vec<u8>,
    /// When its head was complete.
    pub at: Instant,
}

impl Seen {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// What a server remembers.
#[derive(Default)]
struct Diary {
    seen: Mutex<Vec<Seen>>,
    left: Mutex<Vec<Instant>>,
    connections: AtomicUsize,
}

/// A scripted server on loopback; connection `n` plays script `n`, later ones the last script.
pub(crate) struct Raw {
    address: std::net::SocketAddr,
    diary: Arc<Diary>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Raw {
    /// Starts it on a free port.
    pub(crate) fn start(scripts: Vec<Vec<Do>>) -> Self {
        Self::start_on(0, scripts)
    }

    /// Starts it on this port.
    pub(crate) fn start_on(port: u16, scripts: Vec<Vec<Do>>) -> Self {
        let listener = std::net::TcpListener::bind(("127.0.0.1", port)).expect("a free port");
        listener.set_nonblocking(true).expect("nonblocking");
        let address = listener.local_addr().expect("bound");
        let diary = Arc::<Diary>::default();
        let (stop, stopped) = oneshot::channel();
        let shared = Arc::clone(&diary);
        let thread = thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
            runtime.block_on(async {
                tokio::select! {
                    () = serve(listener, scripts, shared) => {}
                    _ = stopped => {}
                }
            });
        });
        Self { address, diary, stop: Some(stop), thread: Some(thread) }
    }

    /// Its address as a base URL.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its port.
    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    /// What it received so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.diary.seen.lock().expect("no test panics while holding it").clone()
    }

    /// When clients went away that were held.
    pub(crate) fn left(&self) -> Vec<Instant> {
        self.diary.left.lock().expect("no test panics while holding it").clone()
    }

    /// How many connections were made.
    pub(crate) fn connections(&self) -> usize {
        self.diary.connections.load(Ordering::Acquire)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn serve(listener: std::net::TcpListener, scripts: Vec<Vec<Do>>, diary: Arc<Diary>) {
    let listener = TcpListener::from_std(listener).expect("registers");
    for number in 0.. {
        let Ok((stream, _)) = listener.accept().await else { return };
        let script = scripts.get(number).or(scripts.last()).cloned().unwrap_or_default();
        diary.connections.fetch_add(1, Ordering::AcqRel);
        tokio::spawn(play(stream, script, Arc::clone(&diary)));
    }
}

async fn play(mut stream: TcpStream, script: Vec<Do>, diary: Arc<Diary>) {
    let _ = stream.set_nodelay(true);
    for step in script {
        let done = match step {
            Do::Read => read(&mut stream, usize::MAX, Duration::ZERO, &diary.seen).await,
            Do::ReadSome(most) => read(&mut stream, most, Duration::ZERO, &diary.seen).await,
            Do::ReadSlowly(pause) => read(&mut stream, usize::MAX, pause, &diary.seen).await,
            Do::ReadBytes => stream.read(&mut [0; 4096]).await.is_ok_and(|count| count > 0),
            Do::Send(bytes) => stream.write_all(&bytes).await.is_ok(),
            Do::Drip(bytes, pause) => drip(&mut stream, &bytes, pause).await,
            Do::Repeat(bytes, times) => repeat(&mut stream, || bytes.clone(), times).await,
            Do::Make(bytes, times) => repeat(&mut stream, bytes, times).await,
            Do::Pause(time) => {
                tokio::time::sleep(time).await;
                true
            }
            Do::Hold => {
                let mut rest = [0; 4096];
                while stream.read(&mut rest).await.is_ok_and(|count| count > 0) {}
                diary.left.lock().expect("no test panics while holding it").push(Instant::now());
                false
            }
            Do::Reset => {
                let _ = stream.set_zero_linger();
                false
            }
        };
        if !done {
            return;
        }
    }
    let _ = stream.shutdown().await;
}

async fn read(stream: &mut TcpStream, most: usize, pause: Duration, seen: &Mutex<Vec<Seen>>) -> bool {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
        match stream.read_buf(&mut bytes).await {
            Ok(count) if count > 0 => {}
            _ => return false,
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut one = Seen { head, body: bytes.split_off(end), at: Instant::now() };
    let length = one.header("content-length").and_then(|text| text.parse().ok()).unwrap_or(0usize);
    let mut rested = 0;
    while one.body.len() < length.min(most) {
        if !pause.is_zero() && one.body.len() - rested >= 64 * 1024 {
            rested = one.body.len();
            tokio::time::sleep(pause).await;
        }
        match stream.read_buf(&mut one.body).await {
            Ok(count) if count > 0 => {}
            _ => break,
        }
    }
    seen.lock().expect("no test panics while holding it").push(one);
    true
}

async fn drip(stream: &mut TcpStream, bytes: &[u8], pause: Duration) -> bool {
    for byte in bytes {
        if stream.write_all(&[*byte]).await.is_err() {
            return false;
        }
        if pause.is_zero() {
            tokio::task::yield_now().await;
        } else {
            tokio::time::sleep(pause).await;
        }
    }
    true
}

async fn repeat(stream: &mut TcpStream, bytes: impl Fn() -> Vec<u8>, times: usize) -> bool {
    for _ in 0..times {
        if stream.write_all(&bytes()).await.is_err() {
            return false;
        }
    }
    true
}

/// An HTTP answer with a body of known length.
pub(crate) fn answer(status: &str, headers: &[(&str, &str)], body: &str) -> Vec<u8> {
    let headers: String = headers.iter().flat_map(|(name, value)| [name, ": ", value, "\r\n"]).collect();
    format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n{body}", body.len()).into_bytes()
}

/// The API's error envelope with its status line and request id.
pub(crate) fn api_error(status: &str, kind: &str, message: &str) -> Vec<u8> {
    let body = format!(
        r#"{{"type":"error","error":{{"type":"{kind}","message":"{message}"}},"request_id":"req_test"}}"#
    );
    answer(status, &[("content-type", "application/json"), ("request-id", "req_test")], &body)
}

/// The head of a streamed answer that ends when the connection closes.
pub(crate) fn stream_head() -> Vec<u8> {
    b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nrequest-id: req_stream\r\nconnection: close\r\n\r\n"
        .to_vec()
}

/// One event.
pub(crate) fn event(name: &str, data: &str) -> Vec<u8> {
    format!("event: {name}\ndata: {data}\n\n").into_bytes()
}

/// The events of a whole answer that says `text`, one delta per word, without the final `message_stop`.
pub(crate) fn events_but_stop(text: &str) -> Vec<Vec<u8>> {
    let start = r#"{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-opus-5-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":10,"output_tokens":1}}}"#;
    let mut all = vec![
        event("message_start", start),
        event("ping", r#"{"type":"ping"}"#),
        event(
            "content_block_start",
            r#"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
        ),
    ];
    for word in text.split_inclusive(' ') {
        let data = format!(
            r#"{{"type":"content_block_delta","index":0,"delta":{{"type":"text_delta","text":"{word}"}}}}"#
        );
        all.push(event("content_block_delta", &data));
    }
    all.push(event("content_block_stop", r#"{"type":"content_block_stop","index":0}"#));
    all.push(event(
        "message_delta",
        r#"{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":7}}"#,
    ));
    all
}

/// The end of a whole answer.
pub(crate) fn stop() -> Vec<u8> {
    event("message_stop", r#"{"type":"message_stop"}"#)
}

/// A whole streamed answer that says `text`, head included.
pub(crate) fn whole(text: &str) -> Vec<u8> {
    let mut bytes = stream_head();
    bytes.extend(events_but_stop(text).concat());
    bytes.extend(stop());
    bytes
}
