//! The wire: request, response, event and error types, header names, and the table of what is known about models.
//!
//! Everything here tolerates what it does not know, because the API's promise allows new fields, block types,
//! event types, error types and stop reasons at any time. No I/O.

pub mod accumulate;
pub mod batch;
pub mod count;
pub mod endpoint;
pub mod error_body;
pub mod event;
pub mod headers;
mod lenient;
pub mod message;
pub mod model;
pub mod models;
pub mod page;
pub mod stop;
pub mod usage;
