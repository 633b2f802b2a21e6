//! What is sent: prompt, attachments, request file, options, and the checks that need no server.
//!
//! [`prepare`] turns [`RequestOptions`] into the bytes of a request; [`lint`] judges any request body.

mod attach;
pub(crate) mod chat;
mod content;
mod doubts;
mod edit;
mod fields;
mod finding;
mod json_file;
pub(crate) mod lint;
mod prepare;
mod read;
mod request_options;
mod show;
mod sniff;
mod spot;
pub(crate) mod stdin;
#[cfg(test)]
mod testing;
mod thinking;

pub(crate) use finding::{Basis, Finding, Severity};
pub(crate) use prepare::{Prepared, prepare};
pub(crate) use request_options::{Checks, Choice, Origin, Purpose, RequestOptions, Thinking};
pub(crate) use show::{CurlCall, curl};
