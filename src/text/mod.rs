//! Small pure tools on text that several rooms need.

pub(crate) mod html;
pub(crate) mod json;
mod place;
pub(crate) mod shell;
mod system;

pub(crate) use place::Place;
pub(crate) use system::error_text;
