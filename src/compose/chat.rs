//! A conversation in a file: the messages in it go before the prompt, and it grows by the prompt and its answer. It has
//! the form of a request, so the same file can be sent with `--request`.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::json_file::{self, Document};
use super::read::{Sources, refuse};
use super::request_options::{Choice, Origin, RequestOptions};
use crate::error::Result;
use crate::text::shell;

/// Where a conversation is kept, and what the file held when it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chat {
    /// The file as the user named it.
    pub file: PathBuf,
    /// Its text; `None` where there was no file yet.
    pub before: Option<Vec<u8>>,
}

/// A conversation as far as it has come.
#[derive(Clone, Debug, Default)]
pub(super) struct Talk {
    /// The fields of the request but the messages.
    pub fields: Map<String, Value>,
    pub messages: Vec<Value>,
    before: Option<Vec<u8>>,
}

impl Talk {
    /// Reads the file; one that does not exist yet is a conversation without messages.
    pub(super) fn read(file: &Path, sources: &Sources) -> Result<Self> {
        if std::fs::symlink_metadata(file).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
            return Ok(Self::default());
        }
        let Document { text, value, .. } = json_file::read(file, sources)?;
        let other = || {
            let name = file.display();
            refuse(format!("{name} holds no conversation: a request with \"messages\" is expected")).fix(
                format!("name another file; look at this one: jq . {}", shell::word(&file.to_string_lossy())),
            )
        };
        let Value::Object(mut fields) = value else { return Err(other()) };
        let Some(Value::Array(messages)) = fields.remove("messages") else { return Err(other()) };
        if !messages.iter().all(|message| message["role"].is_string() && !message["content"].is_null()) {
            return Err(other());
        }
        fields.remove("stream");
        Ok(Self { fields, messages, before: Some(text) })
    }

    /// What is asked when the conversation names what was not typed.
    pub(super) fn over(&self, asked: &RequestOptions) -> RequestOptions {
        let mut asked = asked.clone();
        if let Some(model) = self.fields.get("model").and_then(Value::as_str)
            && asked.model.origin != Origin::Typed
        {
            asked.model = Choice { value: model.to_owned(), origin: Origin::Request };
        }
        let typed = asked.max_tokens.as_ref().is_some_and(|limit| limit.origin == Origin::Typed);
        if let Some(limit) = self.fields.get("max_tokens").and_then(Value::as_i64).filter(|_| !typed) {
            asked.max_tokens = Some(Choice { value: limit, origin: Origin::Request });
        }
        asked
    }

    pub(super) fn chat(&self, file: PathBuf) -> Chat {
        Chat { file, before: self.before.clone() }
    }
}

/// The file after an answer: the request that was sent, and the answer behind its messages.
#[must_use]
pub(crate) fn grown(sent: &[u8], answer: &Value) -> Vec<u8> {
    let mut request: Value = serde_json::from_slice(sent).unwrap_or_default();
    if let Some(fields) = request.as_object_mut() {
        fields.remove("stream");
    }
    if let Some(messages) = request["messages"].as_array_mut() {
        messages.push(json!({"role": "assistant", "content": answer["content"]}));
    }
    let mut text = serde_json::to_vec_pretty(&request).unwrap_or_default();
    text.push(b'\n');
    text
}
