//! HTTP/1.1 by hand, from the bytes up: nothing between a fault and the wire may tidy it away.

pub(super) mod deliver;
pub(super) mod edits;
pub(super) mod head;
pub(super) mod pages;
pub(super) mod reply;
pub(super) mod script;
pub(super) mod upload;
pub(super) mod wire;

pub(super) use head::Head;
pub(super) use reply::{Body, Mark, Piece, Reply};
pub(super) use wire::Wire;
