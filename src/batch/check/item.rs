//! The shape of one request: `{"custom_id": …, "params": {…}}`.

use super::Gravity;
use super::ids::Digest;
use super::params::{self, Wants};
use super::shape::Shape;
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
    /// Its model; empty if it has none.
    pub(super) model: String,
    pub(super) max_tokens: Option<u64>,
    /// Column where `params` begins, if it is an object.
    pub(super) params: Option<u64>,
    /// Fields of `params` that were called unknown.
    pub(super) unknown: Vec<String>,
    /// What the deeper check would see of it.
    pub(super) shape: Shape,
    /// The fields so far: of the request, and of `params`.
    outer: Fields,
    inner: Fields,
    field: Field,
    inside: bool,
    odd: bool,
}

/// The fields that an object has so far: those of the table as bits, others by name.
#[derive(Debug, Default)]
struct Fields {
    known: u64,
    others: Vec<String>,
}

impl Fields {
    /// Whether a field is new; `place` is its place in the table.
    fn add(&mut self, place: Option<usize>, name: Text<'_>) -> bool {
        if let Some(place) = place {
            let new = !self.has(place);
            self.known |= 1 << place;
            return new;
        }
        let new = !self.others.iter().any(|other| other == name.str());
        if new {
            self.others.push(name.str().to_owned());
        }
        new
    }

    fn has(&self, place: usize) -> bool {
        self.known & 1 << place != 0
    }

    fn clear(&mut self) {
        self.known = 0;
        self.others.clear();
    }
}

/// The fields of a request, in the order of their bits.
const OUTER: [&str; 2] = ["custom_id", "params"];
/// The fields that `params` must have, by their place in the table of all: see [`params::FIELDS`].
const REQUIRED: [usize; 3] = [0, 1, 2];

/// The field whose value comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Field {
    #[default]
    None,
    Id,
    Params,
    /// One of `params`, by its place in the table.
    Param(usize),
}

impl Item {
    /// Makes it ready for the next line.
    pub(super) fn clear(&mut self) {
        self.complaints.clear();
        self.model.clear();
        self.unknown.clear();
        self.shape.clear();
        self.outer.clear();
        self.inner.clear();
        (self.id, self.max_tokens, self.params) = (None, None, None);
        (self.field, self.inside, self.odd) = (Field::None, false, false);
    }

    #[inline]
    pub(super) fn take(&mut self, at: At, token: &Token<'_>) {
        if self.inside && at.depth >= 2 {
            self.shape.take(token);
        }
        if at.depth <= 2 && !self.odd {
            self.outline(at, token);
        }
    }

    fn outline(&mut self, at: At, token: &Token<'_>) {
        match (at.depth, token) {
            (0, Token::Open(Nest::Object)) | (_, Token::Close(_)) => {}
            (0, _) => {
                self.odd = true;
                self.say(at.column, "a request is an object: {\"custom_id\": …, \"params\": {…}}");
            }
            (1, Token::Key(name)) => self.outer_name(at, *name),
            (2, Token::Key(name)) if self.inside => self.param_name(at, *name),
            _ => match std::mem::take(&mut self.field) {
                Field::None => {}
                Field::Id => self.custom_id(at, token),
                Field::Params => self.params_value(at, token),
                Field::Param(place) => self.param(at, place, token),
            },
        }
    }

    /// Looks for what is missing; the line was sound JSON.
    pub(super) fn finish(&mut self) {
        if self.odd {
            return;
        }
        for (place, name) in OUTER.iter().enumerate() {
            if !self.outer.has(place) {
                self.say(1, format!("`{name}` is missing"));
            }
        }
        if let Some(column) = self.params {
            for place in REQUIRED {
                if !self.inner.has(place) {
                    self.say(column, format!("`params.{}` is missing", params::FIELDS[place].0));
                }
            }
        }
    }

    fn say(&mut self, column: u64, what: impl Into<String>) {
        self.complaints.push((column, what.into(), Gravity::Fault));
    }

    fn twice(&mut self, at: At, name: Text<'_>) {
        self.say(at.column, format!("`{}` is given twice", name.str()));
    }

    fn outer_name(&mut self, at: At, name: Text<'_>) {
        self.field = Field::None;
        self.inside = false;
        let place = OUTER.iter().position(|field| field.as_bytes() == name.start);
        if !self.outer.add(place, name) {
            return self.twice(at, name);
        }
        match (place, name.str()) {
            (Some(0), _) => self.field = Field::Id,
            (Some(_), _) => self.field = Field::Params,
            (None, inner) if params::wants(inner).is_some() => {
                self.say(at.column, format!("`{inner}` belongs inside `params`"));
            }
            (None, other) => {
                self.say(at.column, format!("unknown field `{other}`; only `custom_id` and `params`"));
            }
        }
    }

    fn param_name(&mut self, at: At, name: Text<'_>) {
        self.field = Field::None;
        let place = params::place(name.start);
        if !self.inner.add(place, name) {
            return self.twice(at, name);
        }
        if let Some(place) = place {
            self.field = Field::Param(place);
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

    fn param(&mut self, at: At, place: usize, token: &Token<'_>) {
        let (name, wants) = params::FIELDS[place];
        let required = REQUIRED.contains(&place);
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
            ("model", Token::Text(model)) => self.model.push_str(model.str()),
            ("max_tokens", Token::Number(number)) => self.tokens(at, *number),
            ("stream", Token::Bool(true)) => {
                self.say(at.column, "`params.stream` must not be true: answers are collected whole");
            }
            ("research_preview_2026_02", Token::Text(Text { start: b"active", .. })) => {
                self.say(at.column, "`params.research_preview_2026_02` must not be \"active\" in a batch");
            }
            _ => {}
        }
    }

    fn tokens(&mut self, at: At, number: Option<&str>) {
        match number.and_then(|digits| digits.parse::<u64>().ok()) {
            Some(0) => self.say(at.column, "`params.max_tokens` must be at least 1"),
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
