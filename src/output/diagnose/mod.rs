//! A diagnosis as people and machines read it: the verdict first, then every check as a waterfall.

mod bar;
mod course;
mod html;
mod human;
mod json;

pub(crate) use course::Lines;
pub(crate) use html::page;
pub(crate) use human::{Look, text};
pub(crate) use json::line;
