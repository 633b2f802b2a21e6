//! A diagnosis as people and machines read it: the verdict first, then every check as a waterfall.

mod bar;
mod course;
mod html;
mod human;
mod json;

pub use course::Lines;
pub use html::page;
pub use human::{Look, text};
pub use json::line;
