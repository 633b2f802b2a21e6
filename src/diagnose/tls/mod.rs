//! Certificate and handshake: with the trust that `send` has, and after a refusal once more just to see who is there.

mod chain;
mod classify;
mod handshake;
mod issuers;
mod recorder;

pub(crate) use chain::Certificate;
pub(crate) use classify::{Clock, Seen, Trust, classify};
pub(crate) use handshake::{Handshake, HandshakeError, handshake, handshake_error};
pub(crate) use recorder::Recorder;
