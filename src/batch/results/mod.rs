//! Result files: read line by line in any cut, checked against what was asked, kept byte for byte.

mod download;
mod elsewhere;
mod facts;
mod file;
mod roster;
mod sheet;
mod tries;

pub use download::{Download, Stopped};
pub use elsewhere::{SANDBOX, elsewhere};
pub use facts::{Facts, FactsReader};
pub use file::{Located, each_line};
pub use roster::Roster;
pub use sheet::{Bad, Flaw, Sheet};
pub use tries::Failed;
