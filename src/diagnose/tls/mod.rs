//! Certificate and handshake: with the trust that `send` has, and after a refusal once more just to see who is there.

mod chain;
mod issuers;
mod judge;
mod recorder;
mod shake;

pub(crate) use chain::Certificate;
pub(crate) use judge::{Clock, Seen, Trust, judge};
pub(crate) use recorder::Recorder;
pub(crate) use shake::{Shake, Trouble, shake, trouble};
