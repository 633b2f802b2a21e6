//! The shape of one request: `{"custom_id": …, "params": {…}}`.

use super::Gravity;
use super::ids::Digest;
use super::params::{self, Wants};
use crate::batch::limits::{LONGEST_ID, is_custom_id};
use crate::text::json::scanner::{At, Nest, Text, Token};

/// A problem of the line being read: column, what, how grave.
pub(super) type Complaint = (u64, String, Gravity);

/// What is known of the request while its line is read.
#[derive(Debug, Default)]
pub(super) struct Item {
    pub(super) complaints: Vec<Complaint>,
    /// The id and its column.
    pub(super) id: Option<(Digest, u64)>,
    pub(super) model: Option<String>,
    pub(super) max_tokens: Option<u64>,
    /// Column where `params` begins, if it is an object.
    pub(super) params: Option<u64>,
    /// Fields of `params` that were called unknown.
    pub(super) unknown: Vec<String>,
    fields: [Vec<String>; 2],
    field: Field,
    inside: bool,
    odd: bool,
}

/// The field whose value comes next.
#[derive(Clone, Debug, Default, PartialEq)]
enum Field {
    #[default]
    None,
    Id,
    Params,
    Param(String, Wants),
}

impl Item {
    pub(super) fn take(&mut self, at: At, token: &Token<'_>) {
        if self.odd {
            return;
        }
        match (at.depth, token) {
            (0, Token::Open(Nest::Object)) | (_, Token::Close(_)) => {}
            (0, _) => {
                self.odd = true;
                self.say(at.column, "a request is an object: {\"custom_id\": …, \"params\": {…}}");
            }
            (1, Token::Key(name)) => self.outer_name(at, *name),
            (2, Token::Key(name)) if self.inside => self.param_name(at, *name),
            (1 | 2, _) => match std::mem::take(&mut self.field) {
                Field::None => {}
                Field::Id => self.custom_id(at, token),
                Field::Params => self.params_value(at, token),
                Field::Param(name, wants) => self.param(at, &name, wants, token),
            },
            _ => {}
        }
    }

    /// Looks for what is missing; the line was sound JSON.
    pub(super) fn finish(&mut self) {
        if self.odd {
            return;
        }
        let has = |level: usize, name: &str| self.fields[level].iter().any(|field| field == name);
        let mut missing = Vec::new();
        for name in ["custom_id", "params"] {
            if !has(0, name) {
                missing.push((1, format!("`{name}` is missing"), Gravity::Fault));
            }
        }
        if let Some(column) = self.params {
            for name in ["model", "max_tokens", "messages"] {
                if !has(1, name) {
                    missing.push((column, format!("`params.{name}` is missing"), Gravity::Fault));
                }
            }
        }
        self.complaints.append(&mut missing);
    }

    fn say(&mut self, column: u64, what: impl Into<String>) {
        self.complaints.push((column, what.into(), Gravity::Fault));
    }

    /// Whether the name is new in its object.
    fn first_time(&mut self, level: usize, at: At, name: Text<'_>) -> bool {
        if self.fields[level].iter().any(|field| field == name.str()) {
            self.say(at.column, format!("`{}` is given twice", name.str()));
            return false;
        }
        self.fields[level].push(name.str().to_owned());
        true
    }

    fn outer_name(&mut self, at: At, name: Text<'_>) {
        self.field = Field::None;
        self.inside = false;
        if !self.first_time(0, at, name) {
            return;
        }
        match name.str() {
            "custom_id" => self.field = Field::Id,
            "params" => self.field = Field::Params,
            inner if params::wants(inner).is_some() => {
                self.say(at.column, format!("`{inner}` belongs inside `params`"));
            }
            other => self.say(at.column, format!("unknown field `{other}`; only `custom_id` and `params`")),
        }
    }

    fn param_name(&mut self, at: At, name: Text<'_>) {
        self.field = Field::None;
        if !self.first_time(1, at, name) {
            return;
        }
        if let Some(wants) = params::wants(name.str()) {
            self.field = Field::Param(name.str().to_owned(), wants);
            return;
        }
        let hint = params::nearest(name.str()).map(|near| format!("; did you mean `{near}`?"));
        let what = format!("unknown field `params.{}`{}", name.str(), hint.unwrap_or_default());
        self.complaints.push((at.column, what, Gravity::Doubt));
        self.unknown.push(name.str().to_owned());
    }

    fn custom_id(&mut self, at: At, token: &Token<'_>) {
        let Token::Text(id) = token else {
            return self.say(at.column, format!("`custom_id` must be a string, not {}", kind(token)));
        };
        let length = id.str().chars().count();
        if is_custom_id(id.str()) && id.whole {
            self.id = Some((Digest::of(id.str()), at.column));
        } else if length == 0 {
            self.say(at.column, "`custom_id` is empty");
        } else if !id.whole || length > LONGEST_ID {
            let count = if id.whole { length.to_string() } else { format!("more than {length}") };
            self.say(
                at.column,
                format!("`custom_id` has {count} characters, at most {LONGEST_ID} are allowed"),
            );
        } else {
            let odd = id.str().chars().find(|c| !c.is_ascii_alphanumeric() && *c != '_' && *c != '-');
            let odd = odd.unwrap_or(' ');
            self.say(
                at.column,
                format!("`custom_id` holds {odd:?}; only letters a-z, A-Z, digits, `_` and `-` are allowed"),
            );
        }
    }

    fn params_value(&mut self, at: At, token: &Token<'_>) {
        if *token == Token::Open(Nest::Object) {
            self.params = Some(at.column);
            self.inside = true;
        } else {
            self.say(at.column, format!("`params` must be an object, not {}", kind(token)));
        }
    }

    fn param(&mut self, at: At, name: &str, wants: Wants, token: &Token<'_>) {
        let required = matches!(name, "model" | "max_tokens" | "messages");
        let fits = match (wants, token) {
            (Wants::Nothing(why), _) => {
                return self.say(at.column, format!("`params.{name}` is refused in a batch: {why}"));
            }
            (_, Token::Null) => !required,
            (Wants::Text | Wants::TextOrArray | Wants::TextOrObject, Token::Text(_))
            | (Wants::Number, Token::Number(_))
            | (Wants::Bool, Token::Bool(_))
            | (Wants::Array | Wants::TextOrArray, Token::Open(Nest::Array))
            | (Wants::Object | Wants::TextOrObject, Token::Open(Nest::Object)) => true,
            _ => false,
        };
        if !fits {
            let wanted = wants.name();
            return self.say(at.column, format!("`params.{name}` must be {wanted}, not {}", kind(token)));
        }
        match (name, token) {
            ("model", Token::Text(model)) if model.str().trim().is_empty() => {
                self.say(at.column, "`params.model` is empty");
            }
            ("model", Token::Text(model)) => self.model = Some(model.str().to_owned()),
            ("max_tokens", Token::Number(number)) => self.tokens(at, *number),
            ("stream", Token::Bool(true)) => {
                self.say(at.column, "`params.stream` must not be true in a batch");
            }
            ("research_preview_2026_02", Token::Text(Text { start: b"active", .. })) => {
                self.say(at.column, "`params.research_preview_2026_02` must not be \"active\" in a batch");
            }
            _ => {}
        }
    }

    fn tokens(&mut self, at: At, number: Option<&str>) {
        match number.and_then(|digits| digits.parse::<u64>().ok()) {
            Some(0) => self.say(at.column, "`params.max_tokens` must be at least 1 in a batch"),
            Some(tokens) => self.max_tokens = Some(tokens),
            None => {
                let shown = number.unwrap_or("this number");
                self.say(
                    at.column,
                    format!("`params.max_tokens` must be a whole number of at least 1, not {shown}"),
                );
            }
        }
    }
}

fn kind(token: &Token<'_>) -> &'static str {
    match token {
        Token::Open(Nest::Object) => "an object",
        Token::Open(Nest::Array) => "an array",
        Token::Text(_) | Token::Key(_) => "a string",
        Token::Number(_) => "a number",
        Token::Bool(_) => "true or false",
        Token::Null | Token::Close(_) => "null",
    }
}
