//! Any text, read: records of a log, error objects, lines, pages, and the facts of each error in them.

pub(crate) mod body;
pub(crate) mod curl;
pub(crate) mod exception;
pub(crate) mod extract;
pub(crate) mod lines;
pub(crate) mod logged;
pub(crate) mod loose;
pub(crate) mod mentions;
pub(crate) mod names;
pub(crate) mod objects;
pub(crate) mod outcomes;
pub(crate) mod page;
pub(crate) mod plain;
pub(crate) mod prefilter;
pub(crate) mod records;
pub(crate) mod regions;
pub(crate) mod shape;
pub(crate) mod speaks;
pub(crate) mod stamp;
pub(crate) mod status;
pub(crate) mod unescape;
pub(crate) mod wrapped;
