//! The items of a batch while its body arrives: each is checked as it comes and kept as little more than its id.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use serde_json::Value;

use super::item::Item;
use super::split::Splitter;
use crate::sandbox::api::error::ApiError;
use crate::sandbox::api::gate::Caller;
use crate::sandbox::api::messages::{Ask, Purpose};
use crate::sandbox::marker;

/// The most items one batch may have.
const MOST: usize = 100_000;

/// What has come of a batch so far.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    splitter: Splitter,
    caller: Caller,
    items: Vec<Item>,
    count: usize,
    /// Hashes stand for the ids: of 100 000 ids no two share one of 64 bits.
    seen: HashSet<u64>,
    hasher: RandomState,
    problem: Option<ApiError>,
}

impl Collector {
    pub(crate) fn new(caller: Caller) -> Self {
        Self { caller, ..Self::default() }
    }

    /// Takes the next part of the body. What is wrong with it is told at the end, as the API does it.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        if self.problem.is_some() {
            return;
        }
        let mut splitter = std::mem::take(&mut self.splitter);
        if splitter.push(bytes, |entry| self.entry(entry)).is_err() {
            self.problem = Some(ApiError::new(400, "The request body is not valid JSON"));
        }
        self.splitter = splitter;
    }

    /// A number that stands for the ids of the items.
    pub(crate) fn fingerprint(&self) -> u64 {
        let ids: Vec<&str> = self.items.iter().map(|item| &*item.custom_id).collect();
        crate::sandbox::seen::fingerprint(ids.join(",").as_bytes())
    }

    /// The items so far.
    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    /// The items, or what is wrong with the batch as a whole.
    pub(crate) fn finish(&mut self) -> Result<Vec<Item>, ApiError> {
        if let Some(problem) = self.problem.take() {
            return Err(problem);
        }
        if !self.splitter.is_whole() {
            return Err(ApiError::new(400, "The request body is not valid JSON: it ends too early"));
        }
        if !self.splitter.found_list {
            return Err(ApiError::at("requests", "Field required"));
        }
        match self.count {
            0 => Err(ApiError::at("requests", "List should have at least 1 item after validation, not 0")),
            count if count > MOST => Err(ApiError::at(
                "requests",
                format!("List should have at most {MOST} items after validation, not {count}"),
            )),
            _ => Ok(std::mem::take(&mut self.items)),
        }
    }

    fn entry(&mut self, bytes: &[u8]) {
        let index = self.count;
        self.count += 1;
        if self.count > MOST || self.problem.is_some() {
            return;
        }
        match self.checked(bytes, index) {
            Ok(item) => self.items.push(item),
            Err(error) => self.problem = Some(error),
        }
    }

    fn checked(&mut self, bytes: &[u8], index: usize) -> Result<Item, ApiError> {
        let path = format!("requests.{index}");
        let entry: Value = serde_json::from_slice(bytes).map_err(|error| {
            ApiError::new(400, format!("The request body is not valid JSON: {path}: {error}"))
        })?;
        let entry = entry.as_object().ok_or_else(|| ApiError::at(&path, "Input should be an object"))?;
        let at = |name: &str, problem: &str| ApiError::at(&format!("{path}.{name}"), problem);
        let id = entry.get("custom_id").ok_or_else(|| at("custom_id", "Field required"))?;
        let id = id.as_str().ok_or_else(|| at("custom_id", "Input should be a valid string"))?;
        let valid = (1..=64).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        if !valid {
            return Err(at("custom_id", "String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"));
        }
        if !self.seen.insert(self.hasher.hash_one(id)) {
            return Err(at(
                "custom_id",
                &format!("custom_id must be unique within a batch, but \"{id}\" appears again"),
            ));
        }
        let params = entry.get("params").ok_or_else(|| at("params", "Field required"))?;
        if !params.is_object() {
            return Err(at("params", "Input should be an object"));
        }
        if let Some(name) = entry.keys().find(|name| !matches!(name.as_str(), "custom_id" | "params")) {
            return Err(at(name, "Extra inputs are not permitted"));
        }
        // What is wrong inside `params` shows only in the results.
        let ask = Ask::check(params, Purpose::Batch, &self.caller);
        let ask = ask.map(|ask| Arc::new(ask.shortened())).map_err(Arc::new);
        Ok(Item { custom_id: id.into(), ask, marker: marker::find(bytes).map(Into::into), fault: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collect(body: &str) -> Result<Vec<Item>, String> {
        let mut collector = Collector::new(Caller { is_newest_version: true, ..Caller::default() });
        for part in body.as_bytes().chunks(7) {
            collector.push(part);
        }
        collector.finish().map_err(|error| error.message)
    }

    const PARAMS: &str =
        r#""params":{"model":"claude-opus-5-5","max_tokens":9,"messages":[{"role":"user","content":"x"}]}"#;

    #[test]
    fn items_are_kept_whatever_their_params_hold() {
        let items = collect(&format!(
            r#"{{"requests":[{{"custom_id":"a",{PARAMS}}},{{"custom_id":"b","params":{{}}}}]}}"#
        ))
        .expect("valid");
        assert_eq!((&*items[0].custom_id, items[0].ask.is_ok()), ("a", true));
        assert_eq!(items[1].ask.as_ref().expect_err("empty").message, "model: Field required");
    }

    #[test]
    fn the_batch_itself_must_be_right() {
        for (body, problem) in [
            (r#"{"x":1}"#.to_owned(), "requests: Field required"),
            (
                r#"{"requests":[]}"#.to_owned(),
                "requests: List should have at least 1 item after validation, not 0",
            ),
            (r#"{"requests":[{}]}"#.to_owned(), "requests.0.custom_id: Field required"),
            (
                r#"{"requests":[{"custom_id":"a b","params":{}}]}"#.to_owned(),
                "requests.0.custom_id: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'",
            ),
            (r#"{"requests":[{"custom_id":"a"}]}"#.to_owned(), "requests.0.params: Field required"),
            (
                r#"{"requests":[{"custom_id":"a","params":{}},{"custom_id":"a","params":{}}]}"#.to_owned(),
                "requests.1.custom_id: custom_id must be unique within a batch, but \"a\" appears again",
            ),
            (
                r#"{"requests":[{"custom_id":"a","params":{},"x":1}]}"#.to_owned(),
                "requests.0.x: Extra inputs are not permitted",
            ),
            (
                format!(r#"{{"requests":[{{"custom_id":"a",{PARAMS}}}"#),
                "The request body is not valid JSON: it ends too early",
            ),
        ] {
            assert_eq!(collect(&body).expect_err("refused"), problem);
        }
    }
}
