//! Decoders without I/O: bytes in, events out, the same for every way the bytes may be cut.

mod sse;

pub use sse::{Decoder, Event, Problem};
