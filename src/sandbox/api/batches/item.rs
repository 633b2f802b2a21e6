//! One item of a batch: what it asked, how it ends, and the line of the results that says so.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::sandbox::api::error::ApiError;
use crate::sandbox::api::gate::Caller;
use crate::sandbox::api::messages::{Ask, Message, Purpose, object};
use crate::sandbox::spec::{Fault, ItemOutcome};

/// One item, kept small: there may be 100 000 of them.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub custom_id: Box<str>,
    /// What it asked, or why that could not be asked.
    pub ask: Result<Arc<Ask>, Arc<ApiError>>,
    /// The marker in its params, until it is obeyed.
    pub marker: Option<Box<str>>,
    /// What the marker came to.
    pub fault: Option<Box<Fault>>,
}

/// How an item ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Succeeded,
    Errored,
    Canceled,
    Expired,
}

impl Item {
    /// The item of a batch that nobody created.
    pub(super) fn usual() -> Self {
        let params = json!({"model": "claude-opus-5-5", "max_tokens": 100, "messages": [{"role": "user", "content": "Hello"}]});
        let caller = Caller { is_newest_version: true, ..Caller::default() };
        let ask = Ask::check(&params, Purpose::Batch, &caller).map(Arc::new).map_err(Arc::new);
        Self { custom_id: "sandbox".into(), ask, marker: None, fault: None }
    }

    /// What goes wrong with this item: what it asked for itself, else what the batch was told for every Nth.
    fn fault<'a>(&'a self, index: usize, plan: &'a Fault) -> Option<&'a Fault> {
        if let Some(own) = &self.fault {
            return Some(own);
        }
        let every = plan.every.unwrap_or(1);
        ((index as u64 + 1).is_multiple_of(every)).then_some(plan)
    }

    /// How it ends, unless the batch is canceled before.
    pub(super) fn kind(&self, index: usize, plan: &Fault) -> Kind {
        match self.fault(index, plan).and_then(|fault| fault.item.as_ref()) {
            Some(ItemOutcome::Errored(_)) => Kind::Errored,
            Some(ItemOutcome::Expired) => Kind::Expired,
            Some(ItemOutcome::Canceled) => Kind::Canceled,
            None if self.ask.is_err() => Kind::Errored,
            None => Kind::Succeeded,
        }
    }

    /// Its line of the results, with the line end.
    pub(super) fn line(&self, index: usize, kind: Kind, plan: &Fault, batch: &str) -> String {
        let fault = self.fault(index, plan);
        let result = match kind {
            Kind::Expired => "{\"type\":\"expired\"}".to_owned(),
            Kind::Canceled => "{\"type\":\"canceled\"}".to_owned(),
            Kind::Errored => json!({"type": "errored", "error": self.error(fault)}).to_string(),
            Kind::Succeeded => {
                // The same every time, so that a download can be taken up again in the middle.
                let id = format!("msg_{}{index:06}", batch.trim_start_matches("msgbatch_"));
                let none = Fault::default();
                let fault = fault.unwrap_or(&none);
                let message =
                    self.ask.as_ref().map(|ask| Message { tier: "batch", ..Message::to(ask, fault, id) });
                let message = message.map_or_else(|_| "null".into(), |message| object(&message, fault));
                format!("{{\"type\":\"succeeded\",\"message\":{message}}}")
            }
        };
        format!("{{\"custom_id\":{},\"result\":{result}}}\n", json!(self.custom_id))
    }

    fn error(&self, fault: Option<&Fault>) -> Value {
        match (fault.and_then(|fault| fault.item.as_ref()), &self.ask) {
            (Some(ItemOutcome::Errored(name)), _) => ApiError::named(name).body(None),
            (_, Err(error)) => error.body(None),
            _ => ApiError::named("api_error").body(None),
        }
    }
}
