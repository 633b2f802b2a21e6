//! A connection to the API or to whatever stands before it, opened by hand, so that each step can be told apart.

mod open;
mod socks;
mod tcp;
mod timed;

pub(crate) use open::{Blocked, Way, open, tunnel_check};
pub(crate) use tcp::{Target, dial, judge, proxy_check};
pub(crate) use timed::Timed;
