//! A diagnosis as people and machines read it: what passed, what did not, and the verdict at the end.

mod bar;
mod html;
mod human;
mod json;
mod watch_log;

pub(crate) use html::page;
pub(crate) use human::{ViewOptions, text};
pub(crate) use json::line;
pub(crate) use watch_log::Lines;
