//! Message threads: conversations that the server keeps, so that a caller sends only what is new.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::error::ApiError;

/// How long a thread lives after its last request.
const LIFE: Duration = Duration::from_mins(5);
/// The most text of all threads together; the oldest are forgotten for new ones.
const MOST: usize = 64 << 20;

/// The conversations that can be continued, under the id of their last answer.
#[derive(Debug, Default)]
pub(super) struct Threads {
    kept: Mutex<HashMap<String, Kept>>,
}

/// One conversation up to an answer.
#[derive(Clone, Debug)]
struct Kept {
    /// `system`, `tools` and `messages`, the answer included.
    body: Map<String, Value>,
    size: usize,
    at: Duration,
    continued: bool,
}

/// What a request wants of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wish<'a> {
    Create,
    Continue(&'a str),
}

/// The fields that a thread is created with and that hold for all of it.
const FIXED: [&str; 2] = ["system", "tools"];

impl Threads {
    /// The whole request that a continued one stands for; none where the request is whole itself.
    pub(super) fn completed(
        &self,
        body: &Value,
        lenient: bool,
        now: Duration,
    ) -> Result<Option<Value>, ApiError> {
        let Some(Wish::Continue(id)) = wish(body)? else { return Ok(None) };
        let mut kept = self.lock();
        kept.retain(|_, thread| now.saturating_sub(thread.at) <= LIFE);
        let Some(thread) = kept.get(id) else {
            return if lenient { Ok(None) } else { Err(not_found()) };
        };
        if thread.continued {
            let message =
                format!("thread: the response {id} was already continued; use the newest response id");
            return Err(coded(ApiError::new(400, message), "thread_already_continued"));
        }
        let mut whole = body.clone();
        for field in FIXED {
            match (thread.body.get(field), body.get(field)) {
                (own, Some(new)) if own != Some(new) => {
                    let message =
                        format!("thread: `{field}` must stay as it was when the thread was created");
                    return Err(coded(ApiError::new(400, message), "thread_fingerprint_mismatch"));
                }
                (Some(own), _) => whole[field] = own.clone(),
                (None, _) => {}
            }
        }
        let mut messages = thread.body["messages"].as_array().cloned().unwrap_or_default();
        messages.extend(body["messages"].as_array().cloned().unwrap_or_default());
        whole["messages"] = Value::Array(messages);
        Ok(Some(whole))
    }

    /// Keeps the conversation under the id of its new answer, if the request wants that; `whole` is the request with all
    /// of its history, `answer` the message object.
    pub(super) fn keep(&self, body: &Value, whole: &Value, answer: &str, now: Duration) {
        let Ok(Some(wish)) = wish(body) else { return };
        let Ok(answer) = serde_json::from_str::<Value>(answer) else { return };
        let Some(id) = answer["id"].as_str() else { return };
        let mut messages = whole["messages"].as_array().cloned().unwrap_or_default();
        messages.push(json!({"role": "assistant", "content": answer["content"]}));
        let fixed = FIXED.iter().filter_map(|field| Some(((*field).to_owned(), whole.get(*field)?.clone())));
        let mut state: Map<String, Value> = fixed.collect();
        state.insert("messages".into(), Value::Array(messages));
        let size = serde_json::to_string(&state).map_or(0, |text| text.len());
        let mut kept = self.lock();
        if let Wish::Continue(id) = wish
            && let Some(before) = kept.get_mut(id)
        {
            // Only the newest answer can be continued, so nothing but its id is needed of the one before.
            before.continued = true;
            before.at = now;
            before.body.clear();
            before.size = 0;
        }
        let mut room = MOST.saturating_sub(size);
        let mut by_age: Vec<(Duration, String, usize)> =
            kept.iter().map(|(id, thread)| (thread.at, id.clone(), thread.size + 256)).collect();
        by_age.sort_by(|a, b| b.cmp(a));
        for (_, id, size) in by_age {
            if size > room {
                kept.remove(&id);
            }
            room = room.saturating_sub(size);
        }
        kept.insert(id.to_owned(), Kept { body: state, size, at: now, continued: false });
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What `thread` asks for, if it is there.
fn wish(body: &Value) -> Result<Option<Wish<'_>>, ApiError> {
    let Some(thread) = body.get("thread").filter(|thread| !thread.is_null()) else { return Ok(None) };
    match thread["type"].as_str() {
        Some("create") => Ok(Some(Wish::Create)),
        Some("continue") => match thread["previous_message_id"].as_str() {
            Some(id) => Ok(Some(Wish::Continue(id))),
            None => Err(ApiError::at("thread.continue.previous_message_id", "Field required")),
        },
        _ => Err(ApiError::at("thread.type", "Input should be 'create' or 'continue'")),
    }
}

fn not_found() -> ApiError {
    coded(ApiError::new(404, "No usable state was found for this thread."), "thread_not_found")
}

fn coded(error: ApiError, code: &str) -> ApiError {
    ApiError { code: Some(code.to_owned()), ..error }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Duration = Duration::ZERO;

    fn created() -> Threads {
        let threads = Threads::default();
        let first = json!({"thread": {"type": "create"}, "system": "s", "messages": [{"role": "user", "content": "a"}]});
        threads.keep(&first, &first, r#"{"id":"msg_1","content":[{"type":"text","text":"b"}]}"#, NOW);
        threads
    }

    fn next(id: &str) -> Value {
        json!({"thread": {"type": "continue", "previous_message_id": id}, "messages": [{"role": "user", "content": "c"}]})
    }

    #[test]
    fn a_thread_is_completed_from_what_was_kept() {
        let threads = created();
        let whole = threads.completed(&next("msg_1"), false, NOW).expect("known").expect("continued");
        assert_eq!(whole["system"], "s");
        assert_eq!(whole["messages"].as_array().map(Vec::len), Some(3));
        assert_eq!(whole["messages"][1]["role"], "assistant");
        threads.keep(&next("msg_1"), &whole, r#"{"id":"msg_2","content":[]}"#, NOW);
        let again = threads.completed(&next("msg_1"), false, NOW).expect_err("used up");
        assert_eq!(again.code.as_deref(), Some("thread_already_continued"));
        assert!(threads.completed(&next("msg_2"), false, NOW).expect("known").is_some());
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        let threads = created();
        let error = threads.completed(&next("msg_9"), false, NOW).expect_err("unknown");
        assert_eq!((error.status, error.code.as_deref()), (404, Some("thread_not_found")));
        assert_eq!(threads.completed(&next("msg_9"), true, NOW), Ok(None));
        let late = LIFE + Duration::from_secs(1);
        assert_eq!(threads.completed(&next("msg_1"), false, late).expect_err("too late").status, 404);
    }

    #[test]
    fn what_holds_for_the_thread_cannot_change() {
        let mut changed = next("msg_1");
        changed["system"] = json!("t");
        let error = created().completed(&changed, false, NOW).expect_err("changed");
        assert_eq!(error.code.as_deref(), Some("thread_fingerprint_mismatch"));
        let wrong = json!({"thread": {"type": "resume"}, "messages": []});
        assert!(created().completed(&wrong, false, NOW).is_err());
    }
}
