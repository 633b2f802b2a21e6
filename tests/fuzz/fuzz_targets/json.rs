//! Throws arbitrary bytes at the JSON scanner and at its model, which must agree.
#![no_main]

#[path = "../../it/json_scanner/check.rs"]
mod check;
#[allow(dead_code)]
#[path = "../../../src/text/json/scanner/model/mod.rs"]
mod model;
#[allow(dead_code)]
#[path = "../../../src/text/json/scanner/mod.rs"]
mod scanner;

libfuzzer_sys::fuzz_target!(|data: &[u8]| check::json(data));
