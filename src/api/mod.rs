//! The wire: request, response, event and error types, header names. No I/O.
