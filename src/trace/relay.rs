//! One connection of the watched program, joined to one of ours: bytes go on as they come, and are read afterwards.

use std::collections::VecDeque;
use std::io::ErrorKind;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::watch;

use super::call::CallEnd;
use super::exchange::Exchange;
use super::framing::Framing;
use super::{Observe, Upstream, head};
use crate::capture::CaptureEnd;

/// Bytes that are read at once.
const PIECE: usize = 64 * 1024;

/// Requests whose answers have not ended, oldest first: answers come in the order of the requests.
#[derive(Default)]
struct Open(Mutex<VecDeque<Exchange>>);

impl Open {
    fn lock(&self) -> MutexGuard<'_, VecDeque<Exchange>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves one connection to its end.
pub(super) async fn connection(
    mut client: TcpStream,
    upstream: &Upstream,
    observer: &dyn Observe,
    mut stopped: watch::Receiver<bool>,
) {
    // Nothing is connected before the program has begun to ask.
    let mut first = vec![0; PIECE];
    let read = tokio::select! {
        read = client.read(&mut first) => read,
        () = after(&mut stopped) => return,
    };
    let Ok(length) = read else { return };
    if length == 0 {
        return;
    }
    first.truncate(length);
    let server = match upstream.tunnel.open().await {
        Ok(server) => server,
        Err(error) => {
            if let Some(recorder) = &upstream.recorder {
                recorder.unreachable(&first, &upstream.authority, &error);
            }
            return observer.unreachable(error);
        }
    };
    let open = Open::default();
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = tokio::io::split(server);
    let requests = async {
        let gone = requests(first, &mut from_client, &mut to_server, upstream, &open).await;
        if gone == Gone::Reader {
            let _ = to_server.shutdown().await;
        }
        gone
    };
    let answers = answers(&mut from_server, &mut to_client, upstream, &open, observer);
    tokio::pin!(requests, answers);
    // An answer may outlive the end of the requests: a program may close its sending side, and a server may answer
    // before it has read all.
    let mut sending = true;
    let end = loop {
        tokio::select! {
            gone = &mut requests, if sending => {
                sending = false;
                if gone == Gone::Reader && open.lock().is_empty() {
                    break CallEnd::Whole;
                }
            }
            end = &mut answers => break end,
            // The program has ended: what is still under way reaches nobody.
            () = after(&mut stopped) => break CallEnd::Abandoned,
        }
    };
    let left: Vec<Exchange> = open.lock().drain(..).collect();
    for exchange in left {
        observer.call(exchange.finish(end, upstream));
    }
}

/// How long after the program's end its last bytes are waited for.
const LAST_BYTES: Duration = Duration::from_millis(200);

async fn after(stopped: &mut watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stop| *stop).await;
    tokio::time::sleep(LAST_BYTES).await;
}

/// Which side of a direction ended it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gone {
    Reader,
    Writer,
}

/// Passes requests on.
async fn requests(
    first: Vec<u8>,
    client: &mut (impl AsyncRead + Unpin),
    server: &mut (impl AsyncWrite + Unpin),
    upstream: &Upstream,
    open: &Open,
) -> Gone {
    let mut held = first;
    let mut body = Framing::None;
    let mut piece = vec![0; PIECE];
    loop {
        let mut rest: &[u8] = &held;
        loop {
            if !body.is_over() {
                let mut content = |bytes: &[u8]| {
                    if let Some(exchange) = open.lock().back_mut() {
                        exchange.request_body(bytes);
                    }
                };
                let taken = body.feed(rest, &mut content);
                if server.write_all(&rest[..taken]).await.is_err() {
                    return Gone::Writer;
                }
                rest = &rest[taken..];
            }
            if rest.is_empty() || !body.is_over() {
                break;
            }
            let Some(end) = head::end(rest).or((rest.len() > head::LARGEST).then_some(rest.len())) else {
                break;
            };
            let Some(read) = head::request(&rest[..end], &upstream.authority, &upstream.prefix) else {
                // Not HTTP/1.1: it goes on as it is, and the server says what it thinks of it.
                let _ = server.write_all(rest).await;
                return Gone::Writer;
            };
            let recorder = upstream.recorder.as_ref();
            let recording =
                recorder.map(|one| one.begin(&read.method, &read.path, &upstream.authority, &rest[..end]));
            open.lock().push_back(Exchange::new(&read, recording));
            if server.write_all(&read.rewritten).await.is_err() {
                return Gone::Writer;
            }
            body = read.framing;
            rest = &rest[end..];
        }
        if server.flush().await.is_err() {
            return Gone::Writer;
        }
        held = rest.to_vec();
        match client.read(&mut piece).await {
            Ok(0) | Err(_) => return Gone::Reader,
            Ok(length) => held.extend_from_slice(&piece[..length]),
        }
    }
}

/// Passes answers on, each piece before it is read.
async fn answers(
    server: &mut (impl AsyncRead + Unpin),
    client: &mut (impl AsyncWrite + Unpin),
    upstream: &Upstream,
    open: &Open,
    observer: &dyn Observe,
) -> CallEnd {
    let mut reader = AnswerReader { held: Vec::new(), body: None };
    let mut piece = vec![0; PIECE];
    loop {
        let length = match server.read(&mut piece).await {
            read @ (Ok(0) | Err(_)) => {
                let _ = client.shutdown().await;
                let is_reset = read.is_err_and(|error| error.kind() == ErrorKind::ConnectionReset);
                reader.ended(open, if is_reset { CaptureEnd::Reset } else { CaptureEnd::Closed });
                let whole = reader.body.as_ref().is_some_and(Framing::may_end_here);
                return if whole { CallEnd::Whole } else { CallEnd::Cut };
            }
            Ok(length) => length,
        };
        if client.write_all(&piece[..length]).await.is_err() {
            return CallEnd::Abandoned;
        }
        reader.take(&piece[..length], open, |exchange| {
            observer.call(exchange.finish(CallEnd::Whole, upstream));
        });
    }
}

/// Follows the answers of one connection.
struct AnswerReader {
    /// The start of a head that is not whole yet.
    held: Vec<u8>,
    /// The body that is passing.
    body: Option<Framing>,
}

impl AnswerReader {
    /// The server ended the connection: the end of one body, perhaps, and of nothing else that is open.
    fn ended(&self, open: &Open, end: CaptureEnd) {
        let mut whole = self.body.as_ref().is_some_and(Framing::may_end_here);
        for exchange in open.lock().iter_mut() {
            exchange.ended(if std::mem::take(&mut whole) { CaptureEnd::Whole } else { end });
        }
    }

    fn take(&mut self, bytes: &[u8], open: &Open, mut ended: impl FnMut(Exchange)) {
        let mut rest = bytes;
        while !rest.is_empty() {
            if let Some(body) = &mut self.body {
                let mut open = open.lock();
                let Some(exchange) = open.front_mut() else { return };
                let taken = body.feed(rest, &mut |content| exchange.response_body(content));
                rest = &rest[taken..];
                exchange.left_of_chunk(body.left_of_chunk());
                if body.is_over() {
                    exchange.ended(CaptureEnd::Whole);
                    self.body = None;
                    let exchange = open.pop_front();
                    drop(open);
                    exchange.into_iter().for_each(&mut ended);
                } else if taken == 0 {
                    return;
                }
                continue;
            }
            self.held.extend_from_slice(rest);
            rest = &[];
            let Some(end) = head::end(&self.held) else {
                // No head of ours to follow: it went on, that is what counts.
                self.held.truncate(head::LARGEST);
                return;
            };
            let left = self.held.split_off(end);
            let head = std::mem::take(&mut self.held);
            self.head(&head, open, &mut ended);
            if !left.is_empty() {
                self.take(&left, open, &mut ended as &mut dyn FnMut(Exchange));
            }
        }
    }

    fn head(&mut self, bytes: &[u8], open: &Open, ended: &mut impl FnMut(Exchange)) {
        let mut open = open.lock();
        let Some(exchange) = open.front_mut() else { return };
        let Some(head) = head::response(bytes, exchange.method()) else { return };
        if head.status < 200 {
            return;
        }
        let framing = head.framing.clone();
        exchange.answered(head);
        if framing.is_over() {
            exchange.ended(CaptureEnd::Whole);
            let exchange = open.pop_front();
            drop(open);
            exchange.into_iter().for_each(ended);
        } else {
            self.body = Some(framing);
        }
    }
}
