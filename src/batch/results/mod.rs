//! Result files: read line by line in any cut, checked against what was asked, kept byte for byte.

mod elsewhere;
mod facts;
mod file;
mod sheet;

pub use elsewhere::elsewhere;
pub use facts::{Facts, FactsReader};
pub use file::{Located, each_line};
pub use sheet::{Bad, Flaw, Sheet};
