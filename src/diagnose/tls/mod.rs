//! Certificate and handshake: with the trust that `send` has, and after a refusal once more just to see who is there.

mod chain;
mod issuers;
mod judge;
mod recorder;
mod shake;

pub use chain::Certificate;
pub use issuers::{is_public, vendor};
pub use judge::{Clock, Seen, Trust, judge};
pub use recorder::Recorder;
pub use shake::{Shake, Trouble, shake, trouble};
