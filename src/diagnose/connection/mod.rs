//! A connection to the API or to whatever stands before it, opened by hand, so that each step can be distinguished.

mod path;
mod socks;
mod tcp;
mod timed;

pub(crate) use path::{Blocked, NetworkPath, open, tunnel_check};
pub(crate) use tcp::{Target, captive, classify, dial, proxy_check};
pub(crate) use timed::Timed;

use crate::error::Fix;

/// What keeps a broken address family out of the way: `-4` or `-6`.
pub(crate) fn use_family(flag: &str) -> Fix {
    Fix::run([flag, "send", "hello"]).to("until the network is fixed, use the other family")
}
