//! What holds for this run: flags over environment over file over default, each value with its origin.
//!
//! [`resolve`] settles everything but the credential; [`Settings::credential`] reads that one when a request needs it.

pub mod access;
pub mod base_url;
mod config;
mod credential;
mod env_file;
mod extras;
mod facts;
mod headers;
mod lookup;
mod origin;
mod profile;
pub mod proxy;
mod resolve;
mod resolved;
mod screen;
mod secret;
mod small_file;
pub mod table;
#[cfg(test)]
mod testing;
mod variables;
mod warning;

pub use base_url::BaseUrl;
pub use credential::{Credential, Rival, Sources, near_misses};
pub use facts::Facts;
pub use headers::Header;
pub use origin::{Origin, Valued};
pub use resolve::resolve;
pub use resolved::{API_VERSION, AuthHeader, Breaker, Family, Log, Retries, Settings, Timers, Work};
pub use screen::Screen;
pub use secret::Secret;
pub use warning::Warning;
