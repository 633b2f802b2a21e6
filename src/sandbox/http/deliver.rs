//! Writes a reply as a fault wants it: the head, then the script's acts, then whatever end there is to be.

use std::io::{self, Write as _};

use super::head::Head;
use super::reply::{Header, reason};
use super::script::{Act, Script};
use super::{Body, Piece, Reply, Wire};
use crate::sandbox::spec::{EndingKind, Fault, Framing, Point};

/// What became of the connection.
pub(crate) enum After {
    /// It can take another request.
    Kept(Wire),
    Gone,
}

/// Sends `reply` on `wire`.
///
/// # Errors
/// When the client is gone; nothing has to be done about it.
pub(crate) async fn deliver(mut wire: Wire, head: &Head, reply: Reply, fault: &Fault) -> io::Result<After> {
    let bodiless = head.method == "HEAD" || matches!(reply.status, 204 | 304);
    let mut framing = match (fault.framing, reply.body.length) {
        (Some(framing), _) => framing,
        (None, Some(_)) => Framing::Length,
        (None, None) => Framing::Chunked,
    };
    if head.old && framing == Framing::Chunked {
        framing = Framing::Close;
    }
    let (script, length, framing) = scripted(reply.body, fault, framing);
    let closing = head.last || framing == Framing::Close;
    wire.write_with(|out| {
        head_into(out, reply.status, &reply.headers);
        match (framing, length) {
            (Framing::Chunked, _) if !bodiless => out.extend_from_slice(b"transfer-encoding: chunked\r\n"),
            (_, Some(length)) if reply.status != 204 => {
                let _ = write!(out, "content-length: {length}\r\n");
            }
            _ => {}
        }
        if closing {
            out.extend_from_slice(b"connection: close\r\n");
        }
        out.extend_from_slice(b"\r\n");
    })
    .await?;
    if !bodiless {
        let chunked = framing == Framing::Chunked;
        wire = match perform(wire, script, chunked, fault.split.is_some()).await? {
            After::Kept(wire) => wire,
            After::Gone => return Ok(After::Gone),
        };
        if chunked {
            wire.write(b"0\r\n\r\n").await?;
        }
    }
    match fault.ending.filter(|ending| ending.point == Point::End).map(|ending| ending.kind) {
        Some(EndingKind::Close | EndingKind::Cut) => wire.close().await,
        Some(EndingKind::Reset) => wire.reset().await,
        Some(EndingKind::Stall) => wire.until_gone().await,
        None if closing => wire.close_gently().await,
        None => {
            wire.flush().await?;
            return Ok(After::Kept(wire));
        }
    }
    Ok(After::Gone)
}

/// The most that is gathered before the first byte goes out, to know its length; what is longer ends with the connection.
const GATHERED: usize = 64 << 20;
/// What one gathered act or piece costs beside its bytes, about.
const BESIDE: usize = 64;

type Acts = Box<dyn Iterator<Item = Act> + Send>;

/// The acts of a body, the length to announce, and the framing in which that can be done.
fn scripted(body: Body, fault: &Fault, framing: Framing) -> (Acts, Option<u64>, Framing) {
    let cuts = fault.ending.is_some_and(|ending| ending.kind == EndingKind::Cut);
    match (framing, body.length) {
        (Framing::Length, _) if cuts => {
            // A clean cut announces what comes, so the acts are worked out before the first byte.
            let size = |act: &Act| if let Act::Write(bytes) = act { bytes.len() } else { 0 };
            let (acts, length) = gathered(Script::new(body.pieces, fault), size);
            (acts, length, length.map_or(Framing::Close, |_| framing))
        }
        (Framing::Length, None) => {
            let (pieces, length) = gathered(body.pieces, |piece: &Piece| piece.bytes.len());
            let script = Box::new(Script::new(pieces, fault));
            (script, length, length.map_or(Framing::Close, |_| framing))
        }
        (_, length) => {
            let length = length.filter(|_| framing == Framing::Length);
            (Box::new(Script::new(body.pieces, fault)), length, framing)
        }
    }
}

/// The same items again, with the bytes in all of them; no length when that are too many to keep.
fn gathered<T: Send + 'static>(
    mut items: impl Iterator<Item = T> + Send + 'static,
    size: impl Fn(&T) -> usize,
) -> (Box<dyn Iterator<Item = T> + Send>, Option<u64>) {
    let (mut kept, mut bytes) = (vec![], 0);
    while let Some(item) = items.next() {
        bytes += size(&item);
        kept.push(item);
        if bytes + kept.len() * BESIDE > GATHERED {
            return (Box::new(kept.into_iter().chain(items)), None);
        }
    }
    (Box::new(kept.into_iter()), Some(bytes as u64))
}

/// Status line and headers, without the empty line that ends them.
pub(crate) fn status_line(status: u16, headers: &[Header]) -> Vec<u8> {
    let mut out = Vec::new();
    head_into(&mut out, status, headers);
    out
}

/// The same, behind what is to be sent already.
fn head_into(out: &mut Vec<u8>, status: u16, headers: &[Header]) {
    let _ = write!(out, "HTTP/1.1 {status} {}\r\n", reason(status));
    for (name, value) in headers {
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b": ");
        // A value from a spec may hold anything; only what would end the line is dropped.
        let value = value.as_bytes();
        match memchr::memchr2(b'\r', b'\n', value) {
            None => out.extend_from_slice(value),
            Some(_) => out.extend(value.iter().filter(|byte| !matches!(byte, b'\r' | b'\n'))),
        }
        out.extend_from_slice(b"\r\n");
    }
}

/// Acts one after the other. What is written goes out when something is waited for, or at once where pieces are to be seen
/// `apart`.
async fn perform(
    mut wire: Wire,
    script: impl Iterator<Item = Act>,
    chunked: bool,
    apart: bool,
) -> io::Result<After> {
    for act in script {
        match act {
            Act::Write(bytes) if chunked => wire.chunk(&bytes).await?,
            Act::Write(bytes) => wire.write(&bytes).await?,
            Act::Pause(time) | Act::Stall(Some(time)) => {
                wire.flush().await?;
                tokio::time::sleep(time).await;
            }
            Act::Stall(None) => {
                wire.until_gone().await;
                return Ok(After::Gone);
            }
            Act::Cut => break,
            Act::Close => {
                wire.close().await;
                return Ok(After::Gone);
            }
            Act::Reset => {
                wire.reset().await;
                return Ok(After::Gone);
            }
        }
        if apart {
            wire.flush().await?;
            // A thousand small writes must not keep other connections waiting.
            tokio::task::yield_now().await;
        }
    }
    Ok(After::Kept(wire))
}
