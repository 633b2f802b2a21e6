//! Result files: read line by line in any cut, checked against what was asked, kept byte for byte.

mod download;
mod elsewhere;
mod facts;
mod file;
mod kinds;
mod roster;
mod sheet;
mod tries;

pub(crate) use download::{Download, Stopped};
pub(crate) use elsewhere::{SANDBOX, elsewhere};
pub(crate) use facts::Facts;
pub(crate) use file::{Located, each_line};
pub(crate) use roster::Roster;
pub(crate) use sheet::{Bad, Flaw, Notes, Sheet};
pub(crate) use tries::Failed;

#[cfg(test)]
mod tests;
