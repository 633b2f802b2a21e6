//! Plays captured exchanges on one connection, in the bytes, the pieces and the time in which they came.

use std::io::{self, Write as _};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, sleep_until};

use super::{Next, Part, PartAnswer, PartEnd, Replay};
use crate::sandbox::api::{MESSAGE_LIMIT, Operation, Payload, Request};
use crate::sandbox::http::deliver::{After, deliver, status_line};
use crate::sandbox::http::upload::Upload;
use crate::sandbox::http::{Head, Wire};
use crate::sandbox::outcome::{self, Outcome};
use crate::sandbox::seen::fingerprint;
use crate::sandbox::spec::Fault;

/// Shorter pauses than this cannot be told from none: the timer's own grain is a millisecond.
const SHORTEST: Duration = Duration::from_micros(500);
/// In the place of bytes that no HTTP library could read, and therefore none could hand over.
const NOT_HTTP: &[u8] = b"this is not HTTP\r\n\r\n";
/// So much of a request is read at a time.
const PART: u64 = 64 << 10;

/// Serves a connection until either side ends it.
pub(in crate::sandbox) async fn serve(stream: TcpStream, replay: &Replay) {
    let mut wire = Wire::new(stream);
    while let Ok(head) = Head::read(&mut wire).await {
        match exchange(wire, &head, replay).await {
            Ok(Some(kept)) => wire = kept,
            Ok(None) | Err(_) => return,
        }
    }
}

/// One exchange; the connection comes back if it can take another one.
async fn exchange(mut wire: Wire, head: &Head, replay: &Replay) -> io::Result<Option<Wire>> {
    if head.header("expect").is_some_and(|value| value.eq_ignore_ascii_case("100-continue")) {
        wire.write(b"HTTP/1.1 100 Continue\r\n\r\n").await?;
    }
    let operation = Operation::of(&head.method, head.path());
    let mut upload = Upload::new(head, None);
    let mut body = vec![];
    while let Some(part) = upload.next(&mut wire, PART).await? {
        // A longer one is known by its beginning, and nothing that long is answered here.
        if (body.len() as u64) < MESSAGE_LIMIT {
            body.extend_from_slice(&part);
        }
    }
    match replay.next(&head.method, &head.target, fingerprint(&body)) {
        Next::Part(part) => play(wire, head, part).await,
        Next::Own => {
            let id = replay.api.ids.make("req_");
            let body = Payload::Bytes(&body);
            let mut request = Request { operation: &operation, head, body, id: &id };
            let fault = Fault::default();
            let Outcome::Reply(own) = outcome::of(&replay.api, &mut request, &fault) else {
                return Ok(None);
            };
            match deliver(wire, head, own, &fault).await? {
                After::Kept(wire) => Ok(Some(wire)),
                After::Gone => Ok(None),
            }
        }
        Next::Nothing(problem) => {
            refuse(&mut wire, &problem).await?;
            wire.close_gently().await;
            Ok(None)
        }
    }
}

/// Says it to the client as well, as an error that no client repeats.
async fn refuse(wire: &mut Wire, problem: &str) -> io::Result<()> {
    let error = serde_json::json!({"type": "invalid_request_error", "message": format!("replay: {problem}")});
    let body = serde_json::json!({"type": "error", "error": error}).to_string();
    let headers =
        [("content-type", "application/json".to_owned()), ("content-length", body.len().to_string())];
    let mut out = status_line(400, &headers.map(|(name, value)| (name.into(), value)));
    out.extend_from_slice(b"connection: close\r\n\r\n");
    out.extend_from_slice(body.as_bytes());
    wire.write(&out).await
}

async fn play(mut wire: Wire, head: &Head, part: &Part) -> io::Result<Option<Wire>> {
    let mut keeps = !head.last;
    if let Some(answer) = &part.answer {
        write(&mut wire, head, answer).await?;
        let closes = |(name, value): &(String, String)| name == "connection" && value.contains("close");
        keeps &= !answer.to_end && !answer.headers.iter().any(closes);
    }
    wire.flush().await?;
    if part.end == PartEnd::Silent {
        wire.until_gone().await;
        return Ok(None);
    }
    sleep(part.end_after).await;
    match part.end {
        PartEnd::Whole => {
            if part.answer.as_ref().is_some_and(|answer| answer.chunked) {
                wire.write(b"0\r\n\r\n").await?;
            }
            wire.flush().await?;
            if keeps {
                return Ok(Some(wire));
            }
            wire.close_gently().await;
        }
        PartEnd::Closed => wire.close().await,
        PartEnd::Reset => wire.reset().await,
        PartEnd::Garbled => {
            wire.write(NOT_HTTP).await?;
            wire.close().await;
        }
        PartEnd::Silent => {}
    }
    Ok(None)
}

/// The head as it came, then the pieces.
async fn write(wire: &mut Wire, head: &Head, answer: &PartAnswer) -> io::Result<()> {
    sleep(answer.after).await;
    let headers = answer.headers.iter().map(|(name, value)| (name.clone().into(), value.clone()));
    let mut out = status_line(answer.status, &headers.collect::<Vec<_>>());
    out.extend_from_slice(b"\r\n");
    wire.write(&out).await?;
    if head.method == "HEAD" {
        return Ok(());
    }
    let (mut in_chunk, mut due) = (false, Instant::now());
    for (at, piece) in answer.pieces.iter().enumerate() {
        // By the clock, so that what each of many small pauses is too long by does not add up.
        due += piece.after;
        if !piece.after.is_zero() {
            wire.flush().await?;
        }
        if due > Instant::now() + SHORTEST {
            sleep_until(due).await;
        }
        let mut out = Vec::with_capacity(piece.bytes.len() + 32);
        if answer.chunked && !in_chunk {
            write!(out, "{:x}\r\n", chunk_size(answer, at))?;
        }
        out.extend_from_slice(&piece.bytes);
        in_chunk = piece.left > 0;
        if answer.chunked && !in_chunk {
            out.extend_from_slice(b"\r\n");
        }
        wire.write(&out).await?;
    }
    Ok(())
}

/// The size of the chunk that begins with this piece: that of all its pieces, and of what never came.
fn chunk_size(answer: &PartAnswer, from: usize) -> u64 {
    let mut size = 0;
    for piece in &answer.pieces[from..] {
        size += piece.bytes.len() as u64;
        if piece.left == 0 {
            return size;
        }
    }
    size + answer.pieces.last().map_or(0, |piece| piece.left)
}
