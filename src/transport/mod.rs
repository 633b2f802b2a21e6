//! Bytes over HTTP, honestly timed: connect, TLS, proxy, timers, body streams, retry, decoding.

pub(crate) mod breaker;
pub(crate) mod classify;
pub(crate) mod config;
pub(crate) mod deadline;
pub(crate) mod decode;
pub(crate) mod event;
pub(crate) mod http;
pub(crate) mod proxy_answer;
pub(crate) mod proxy_probe;
mod recording;
pub(crate) mod request;
pub(crate) mod resolve;
pub(crate) mod response;
pub(crate) mod retry;
pub(crate) mod send;
pub(crate) mod source_chain;
#[cfg(test)]
pub(crate) mod testing;
pub(crate) mod tls;
pub(crate) mod tunnel;
pub(crate) mod upload;

pub(crate) use config::{Config, Family, Proxy, Timers};
pub(crate) use http::Http;
pub(crate) use request::{Method, Request};
pub(crate) use response::Response;
pub(crate) use tunnel::Tunnel;
pub(crate) use upload::Recipe;
