//! The wire: request, response, event and error types, header names, and the table of what is known about models.
//!
//! Everything here tolerates what it does not know, because the API's promise allows new fields, block types,
//! event types, error types and stop reasons at any time. No I/O.

pub(crate) mod accumulate;
pub(crate) mod batch;
pub(crate) mod endpoint;
pub(crate) mod error_body;
pub(crate) mod event;
pub(crate) mod headers;
mod lenient;
pub(crate) mod message;
pub(crate) mod model;
pub(crate) mod models;
pub(crate) mod stop;
pub(crate) mod usage;
