//! A diagnosis as people and machines read it: what passed, what did not, and the verdict at the end.

mod bar;
mod course;
mod html;
mod human;
mod json;

pub(crate) use course::Lines;
pub(crate) use html::page;
pub(crate) use human::{Look, text};
pub(crate) use json::line;
