//! Small pure tools on text that several rooms need.

pub(crate) mod fix;
mod hex;
pub(crate) mod html;
pub(crate) mod image;
pub(crate) mod json;
mod place;
pub(crate) mod shell;
mod shortened;
mod span;
mod system;
pub(crate) mod values;

pub(crate) use hex::hex;
pub(crate) use place::Place;
pub(crate) use shortened::shortened;
pub(crate) use span::span;
pub(crate) use system::error_text;
