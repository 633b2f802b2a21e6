//! What holds for this run: flags over environment over file over default, each value with its origin.
//!
//! [`resolve`] settles everything but the credential; [`Settings::credential`] reads that one when a request needs it.

pub(crate) mod access;
pub(crate) mod base_url;
mod config;
mod credential;
pub(crate) mod defaults;
mod env_file;
mod extras;
mod facts;
mod found;
mod headers;
mod known;
mod lookup;
mod origin;
mod profile;
pub(crate) mod proxy;
mod resolve;
mod resolved;
mod screen;
mod secret;
mod small_file;
pub(crate) mod table;
#[cfg(test)]
mod testing;
mod variables;
mod warning;

pub(crate) use credential::{Credential, near_misses};
pub(crate) use facts::Facts;
pub(crate) use known::profiles as known_profiles;
pub(crate) use origin::{Origin, Valued};
pub(crate) use resolve::resolve;
pub(crate) use resolved::{AuthHeader, Family, Settings, Work};
pub(crate) use screen::Screen;
pub(crate) use secret::Secret;
pub(crate) use warning::{Topic, Warning};
