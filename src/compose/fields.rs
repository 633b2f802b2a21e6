//! The request fields that options stand for, whether they fill a new request or override one from a file.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::json_file::{self, Document};
use super::read::{Sources, refuse};
use super::request_options::{Origin, Purpose, RequestOptions};
use super::{doubts, spot, thinking};
use crate::api::models::{self, Model};
use crate::error::Result;
use crate::text::json::spans;

/// One field to set, by its path of one or two keys.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    /// Where it goes.
    pub path: &'static [&'static str],
    /// What goes there.
    pub value: Value,
}

/// The fields the options ask for, in the order they are sent, and what to tell the user about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fields {
    /// The fields.
    pub list: Vec<Field>,
    /// What was put differently than asked.
    pub notes: Vec<String>,
}

/// What the rest of the request is about, where an option depends on it.
pub(super) struct Target<'a> {
    /// The model, if it is in the table.
    pub model: Option<&'static Model>,
    /// `max_tokens` in force.
    pub max_tokens: u64,
    /// Whether only what was typed counts, because a request file says the rest.
    pub over_a_file: bool,
    /// Where named content is read.
    pub sources: &'a Sources,
    /// What was asked.
    pub asked: &'a RequestOptions,
}

impl Target<'_> {
    /// Collects the fields of all options.
    pub(super) fn fields(&self) -> Result<Fields> {
        let asked = self.asked;
        let mut fields = Fields::default();
        if self.counts(&asked.model.origin) {
            fields.set(&["model"], models::id_of(&asked.model.value));
        }
        let typed_limit = asked.max_tokens.as_ref().filter(|limit| self.counts(&limit.origin));
        match typed_limit {
            _ if asked.purpose == Purpose::Count => {}
            Some(limit) => fields.set(&["max_tokens"], limit.value),
            None if self.over_a_file => {}
            None => fields.set(&["max_tokens"], self.max_tokens),
        }
        self.system(&mut fields)?;
        self.tools(&mut fields)?;
        self.thinking(&mut fields);
        if let Some(effort) = &asked.effort {
            fields.set(&["output_config", "effort"], effort.as_str());
        }
        if let Some(path) = &asked.schema {
            let schema = schema(json_file::read(path, self.sources)?)?;
            fields.set(&["output_config", "format"], json!({"type": "json_schema", "schema": schema}));
        }
        if asked.purpose == Purpose::Message {
            self.sampling(&mut fields);
        }
        Ok(fields)
    }

    fn counts(&self, origin: &Origin) -> bool {
        !self.over_a_file || *origin == Origin::Typed
    }

    fn system(&self, fields: &mut Fields) -> Result<()> {
        let Some(system) = &self.asked.system else { return Ok(()) };
        let system = if let Some(path) = system.strip_prefix('@') {
            self.sources.text(Path::new(path))?
        } else {
            fields.notes.extend(doubts::in_system(system));
            system.clone()
        };
        if system.trim().is_empty() {
            fields.notes.push("the system prompt is blank and is left out".to_owned());
        } else {
            fields.set(&["system"], system);
        }
        Ok(())
    }

    fn tools(&self, fields: &mut Fields) -> Result<()> {
        let Some(path) = &self.asked.tools else { return Ok(()) };
        let (tools, choice) = tools(json_file::read(path, self.sources)?)?;
        fields.set(&["tools"], tools);
        if let Some(choice) = choice {
            fields.set(&["tool_choice"], choice);
        }
        Ok(())
    }

    fn thinking(&self, fields: &mut Fields) {
        let Some(asked) = self.asked.thinking else { return };
        let translated = thinking::translate(asked, self.model, self.max_tokens, self.asked.show_thinking);
        fields.set(&["thinking"], translated.field);
        fields.notes.extend(translated.note);
    }

    fn sampling(&self, fields: &mut Fields) {
        let asked = self.asked;
        if !asked.stop.is_empty() {
            fields.set(&["stop_sequences"], asked.stop.clone());
        }
        if let Some(value) = asked.temperature {
            fields.set(&["temperature"], value);
        }
        if let Some(value) = asked.top_p {
            fields.set(&["top_p"], value);
        }
        if let Some(value) = asked.top_k {
            fields.set(&["top_k"], value);
        }
    }
}

impl Fields {
    fn set(&mut self, path: &'static [&'static str], value: impl Into<Value>) {
        self.list.push(Field { path, value: value.into() });
    }

    /// Puts the fields into a new request.
    pub(super) fn fill(self, request: &mut Map<String, Value>) {
        for Field { path, value } in self.list {
            match path {
                [outer, inner] => {
                    let parent = request.entry(*outer).or_insert_with(|| json!({}));
                    parent[*inner] = value;
                }
                [key, ..] => {
                    request.insert((*key).to_owned(), value);
                }
                [] => {}
            }
        }
    }
}

/// The schema in a file: the bare schema, or wrapped the way requests wrap it.
fn schema(document: Document) -> Result<Value> {
    let Document { file, text, value } = document;
    let Value::Object(mut object) = value else {
        return Err(refuse(format!("{} is no JSON schema: it must be an object", file.display()))
            .at(spot::place(&file, &text, &spans::root(&text))));
    };
    if object.get("type").is_some_and(|kind| kind == "json_schema") {
        let inner = object.remove("schema").or_else(|| {
            object.get_mut("json_schema").and_then(|wrapped| wrapped.get_mut("schema")).map(Value::take)
        });
        return inner.filter(Value::is_object).ok_or_else(|| {
            refuse(format!("{} says json_schema, but holds no schema object", file.display()))
        });
    }
    Ok(Value::Object(object))
}

/// The tools in a file: an array, one tool, or an object with `tools` and perhaps `tool_choice`.
fn tools(document: Document) -> Result<(Value, Option<Value>)> {
    let Document { file, text, value } = document;
    match value {
        Value::Array(tools) if !tools.is_empty() => Ok((Value::Array(tools), None)),
        Value::Object(mut object) if object.get("tools").is_some_and(Value::is_array) => {
            let tools = object.remove("tools").unwrap_or_default();
            Ok((tools, object.remove("tool_choice")))
        }
        Value::Object(object) if object.contains_key("name") || object.contains_key("type") => {
            Ok((json!([object]), None))
        }
        _ => Err(refuse(format!("{} holds no tools: it must be an array of tools", file.display()))
            .at(spot::place(&file, &text, &spans::root(&text)))
            .fix(r#"[{"name": "get_weather", "description": "…", "input_schema": {"type": "object"}}]"#)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(value: Value) -> Document {
        Document { file: "f.json".into(), text: value.to_string().into_bytes(), value }
    }

    #[test]
    fn a_schema_may_be_wrapped() {
        let bare = json!({"type":"object","properties":{}});
        let wrapped = json!({"type":"json_schema","schema":bare.clone()});
        let foreign = json!({"type":"json_schema","json_schema":{"name":"n","schema":bare.clone()}});
        for given in [bare.clone(), wrapped, foreign] {
            assert_eq!(schema(document(given)).expect("a schema"), bare);
        }
        for given in [json!([]), json!("x"), json!({"type":"json_schema"})] {
            assert!(schema(document(given)).is_err());
        }
    }

    #[test]
    fn tools_come_as_a_list_one_tool_or_part_of_a_request() {
        let tool = json!({"name":"n","input_schema":{"type":"object"}});
        let list = json!([tool.clone()]);
        assert_eq!(tools(document(list.clone())).expect("tools"), (list.clone(), None));
        assert_eq!(tools(document(tool)).expect("tools"), (list.clone(), None));
        let choice = json!({"type":"auto"});
        let both = json!({"tools":list.clone(),"tool_choice":choice.clone()});
        assert_eq!(tools(document(both)).expect("tools"), (list, Some(choice)));
        for given in [json!([]), json!({}), json!("x")] {
            assert!(tools(document(given)).is_err());
        }
    }
}
