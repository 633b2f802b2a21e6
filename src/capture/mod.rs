//! The capture format: one exchange with the server a line, redacted, so that anyone can read and replay it.
//!
//! Everything here is plain data and pure functions but [`Recording`], which hands a finished exchange to a [`Record`].
//! `docs/capture.md` describes the format for users.

mod compression;
mod entry;
mod exchange;
mod headers;
mod mask;
mod read;
mod recording;
mod selection;
mod write;

pub(crate) use entry::{Bodies, End as CaptureEnd, Framing};
pub(crate) use exchange::{Exchange, Outcome, Record};
pub(crate) use read::{Played, bodies_of, read};
pub(crate) use recording::{Recording, Request};
pub(crate) use selection::Selection;
pub(crate) use write::{Writer, first_line};
