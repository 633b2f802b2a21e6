//! Bytes over HTTP, honestly timed: connect, TLS, proxy, timers, body streams, retry, decoding.

pub mod breaker;
pub mod config;
pub mod decode;
pub mod event;
pub mod http;
pub mod proxy_probe;
pub mod request;
pub mod resolve;
pub mod response;
pub mod retry;
pub mod seam;
pub mod send;
pub mod tls;
pub mod upload;

pub use config::{Config, Family, Proxy, Timers};
pub use http::Http;
pub use request::{Method, Request};
pub use response::{Cut, Response};
pub use upload::Recipe;
