//! Throws arbitrary bytes at the decoder of event streams and at what puts events together.
#![no_main]

#[path = "../../it/decoder/check.rs"]
mod check;
#[path = "../../it/decoder/model.rs"]
mod model;

libfuzzer_sys::fuzz_target!(|data: &[u8]| check::stream(data));
