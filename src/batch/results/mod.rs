//! Result files: read line by line in any cut, checked against what was asked, kept byte for byte.

mod attempts;
mod download;
mod elsewhere;
mod expected_items;
mod facts;
mod file;
mod kinds;
mod part_file;

pub(crate) use attempts::Failed;
pub(crate) use download::{Download, Stopped};
pub(crate) use elsewhere::{SANDBOX, elsewhere};
pub(crate) use expected_items::ExpectedItems;
pub(crate) use facts::Facts;
pub(crate) use file::{Located, each_line};
pub(crate) use part_file::{Bad, Flaw, Notes, PartFile};

#[cfg(test)]
mod tests;
