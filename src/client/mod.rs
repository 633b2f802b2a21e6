//! The API as functions: messages, models, batches.

mod access;
pub(crate) mod batches;
mod failure;
pub(crate) mod json;
pub(crate) mod messages;
pub(crate) mod models;
mod stall;

use tokio::time::Instant;

use crate::transport::Http;
use crate::transport::event::Observe;
use crate::transport::retry::{Limits, Operation, Retrier};

pub(crate) use access::{Access, CredentialHeader};

/// A client for one run: one address, one credential, one set of limits, one observer.
pub(crate) struct Client<'a> {
    /// The connection settings.
    pub http: Http,
    /// Address, credential and standing headers.
    pub access: Access,
    /// Limits of every request's retries.
    pub limits: Limits,
    /// When the command's own time limit ends.
    pub deadline: Option<Instant>,
    /// Who watches.
    pub observer: &'a dyn Observe,
}

impl Client<'_> {
    fn retrier(&self, operation: Operation) -> Retrier<'_> {
        Retrier {
            operation,
            limits: self.limits,
            deadline: self.deadline,
            limit: self.http.config().timers.total,
            observer: self.observer,
        }
    }
}
