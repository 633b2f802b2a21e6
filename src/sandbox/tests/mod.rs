//! The server seen from outside, byte by byte, with nothing of an HTTP library in between.

mod batches;
mod client;
mod ends;
mod limits;
mod pages;
mod plain;
mod streams;
mod uploads;
