//! Reads a capture file for a replay.

use std::collections::BTreeMap;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::entry::{Bodies, Content, End, Entry, FORMAT, FirstLine, LastLine, VERSION};
use super::exchange::{Answer, Piece, route};

/// Why a file cannot be read as a capture.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotACapture {
    /// It is something else.
    #[error("it does not begin with the line {{\"format\":\"claudectl-capture\",…}}")]
    Other,
    /// It is one of a later version.
    #[error("it is a capture of version {0}, and this claudectl reads version {VERSION}")]
    Version(u64),
    /// A line in it is none of the format.
    #[error("line {line}: {problem}")]
    Line { line: usize, problem: String },
}

/// What a file says.
#[derive(Clone, Debug)]
pub(crate) struct Capture {
    pub bodies: Bodies,
    pub exchanges: Vec<Played>,
    /// How many requests of a kind there were in all, as far as the runs came to say so.
    pub requests: BTreeMap<String, u64>,
}

/// An exchange to be played.
#[derive(Clone, Debug)]
pub(crate) struct Played {
    /// Its line in the file.
    pub line: usize,
    pub attempt: Option<u32>,
    /// Which of the requests of its kind it is, over all runs in the file.
    pub nth: Option<u64>,
    pub method: String,
    pub path: String,
    pub answer: Option<Answer>,
    pub end: End,
    pub end_after: Duration,
}

/// What the first line of a capture says of bodies.
///
/// # Errors
/// When it is not the first line of a capture that can be read.
pub(crate) fn bodies_of(first_line: &str) -> Result<Bodies, NotACapture> {
    // The version first: nothing else is known of a later one.
    let value: serde_json::Value = serde_json::from_str(first_line).map_err(|_| NotACapture::Other)?;
    if value["format"] != FORMAT {
        return Err(NotACapture::Other);
    }
    let version = value["version"].as_u64().ok_or(NotACapture::Other)?;
    if version != VERSION {
        return Err(NotACapture::Version(version));
    }
    let problem = |error: serde_json::Error| NotACapture::Line { line: 1, problem: error.to_string() };
    serde_json::from_value::<FirstLine>(value).map(|first| first.bodies).map_err(problem)
}

/// A whole file.
///
/// # Errors
/// When it is no capture that can be read.
pub(crate) fn read(text: &str) -> Result<Capture, NotACapture> {
    let mut lines = text.lines().enumerate();
    let bodies = bodies_of(lines.next().map_or("", |(_, line)| line))?;
    // Two runs that begin a file at the same moment both write its first line.
    let lines = lines.filter(|(_, line)| !line.trim().is_empty() && bodies_of(line) != Ok(bodies));
    let mut capture = Capture { bodies, exchanges: vec![], requests: BTreeMap::new() };
    for (at, line) in lines {
        if let Ok(LastLine { requests }) = serde_json::from_str(line) {
            for (kind, count) in requests {
                *capture.requests.entry(kind).or_default() += count;
            }
            continue;
        }
        let mut played = played(at + 1, line)?;
        let before = capture.requests.get(&format!("{} {}", played.method, route(&played.path))).copied();
        played.nth = played.nth.map(|nth| nth + before.unwrap_or_default());
        capture.exchanges.push(played);
    }
    Ok(capture)
}

fn played(line: usize, text: &str) -> Result<Played, NotACapture> {
    let bad = |problem: String| NotACapture::Line { line, problem };
    let entry: Entry = serde_json::from_str(text).map_err(|error| bad(error.to_string()))?;
    let answer = match entry.answer {
        None => None,
        Some(answer) => {
            let mut pieces = Vec::with_capacity(answer.pieces.len());
            for piece in answer.pieces {
                let bytes = match piece.content {
                    Content::Text(text) => text.into_bytes(),
                    Content::Base64(text) => STANDARD.decode(text).map_err(|error| bad(error.to_string()))?,
                };
                pieces.push(Piece { after: time(piece.ms), bytes, left: piece.left });
            }
            // A value that was left out still had a header.
            let headers = answer.headers.into_iter().map(|(name, value)| (name, value.unwrap_or_default()));
            Some(Answer {
                status: answer.status,
                headers: headers.collect(),
                after: time(answer.head_ms),
                framing: answer.framing,
                pieces,
                left_out: answer.left_out,
            })
        }
    };
    Ok(Played {
        line,
        attempt: entry.attempt,
        nth: entry.nth,
        method: entry.request.method,
        path: entry.request.path,
        answer,
        end: entry.end,
        end_after: time(entry.end_ms),
    })
}

/// A time that a file says: whatever it is, it is one that can be waited for.
fn time(milliseconds: f64) -> Duration {
    Duration::try_from_secs_f64(milliseconds / 1000.0).unwrap_or_default()
}
