//! What is sent: prompt, attachments, request file, options, and the checks that need no server.
//!
//! [`prepare`] turns what was [`Asked`] into the bytes of a request; [`lint`] judges any request body.

mod asked;
mod attach;
mod content;
mod edit;
mod fields;
mod finding;
mod json_file;
pub mod lint;
mod prepare;
mod read;
mod scan;
mod show;
mod sniff;
mod spot;
pub mod stdin;
#[cfg(test)]
mod testing;
mod thinking;

pub use asked::{Asked, Checks, Choice, Origin, Purpose, Thinking};
pub use finding::{Basis, Finding, Severity, verdict};
pub use prepare::{Original, Prepared, prepare};
pub use show::{CurlCall, curl, pretty, word as shell_word};
