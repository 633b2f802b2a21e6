//! Decoders without I/O: bytes in, events out, the same for every way the bytes may be cut.

mod sse;

#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use sse::{Decoder, Event, Problem};
