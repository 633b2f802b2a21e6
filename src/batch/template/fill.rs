//! Puts the values of a row into the gaps of a template.

use serde_json::{Map, Value};

use super::Row;
use crate::batch::check::wants_number;

/// A string cut at its gaps: text and column names, in order.
enum Piece<'a> {
    Text(&'a str),
    Column(&'a str),
}

/// Cuts at `{{name}}`; `{{{{` stands for two braces.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find("{{") {
        pieces.push(Piece::Text(&rest[..open]));
        let after = &rest[open + 2..];
        if let Some(literal) = after.strip_prefix("{{") {
            pieces.push(Piece::Text("{{"));
            rest = literal;
        } else if let Some(close) = after.find("}}") {
            pieces.push(Piece::Column(after[..close].trim()));
            rest = &after[close + 2..];
        } else {
            pieces.push(Piece::Text("{{"));
            rest = after;
        }
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// The columns a string asks for.
pub(super) fn columns(text: &str) -> Vec<String> {
    let names = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Column(name) => Some(name.to_owned()),
        Piece::Text(_) => None,
    });
    names.collect()
}

/// The columns all strings inside a value ask for.
pub(super) fn columns_in(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.extend(columns(text)),
        Value::Array(items) => items.iter().for_each(|item| columns_in(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| columns_in(field, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Fills the params of a request. Where a number belongs, a cell of text that is one becomes one.
pub(super) fn params(params: &Map<String, Value>, row: &Row) -> Result<Value, String> {
    let mut filled = Map::new();
    for (name, template) in params {
        let mut field = value(template, row)?;
        let from_gap = template.as_str().is_some_and(|text| text.starts_with("{{"));
        if let (true, Some(text)) = (from_gap && wants_number(name), field.as_str())
            && let Ok(number) = serde_json::from_str::<serde_json::Number>(text.trim())
        {
            field = Value::Number(number);
        }
        filled.insert(name.clone(), field);
    }
    Ok(Value::Object(filled))
}

/// Fills a value: a string that is one gap and nothing else takes the cell as it is, whatever its type.
fn value(template: &Value, row: &Row) -> Result<Value, String> {
    Ok(match template {
        Value::String(text) => match pieces(text).as_slice() {
            [Piece::Text(""), Piece::Column(name), Piece::Text("")] => cell(name, row)?.clone(),
            _ => Value::String(self::text(text, row)?),
        },
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| value(item, row)).collect::<Result<_, _>>()?)
        }
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, field)| Ok((name.clone(), value(field, row)?)));
            Value::Object(fields.collect::<Result<_, String>>()?)
        }
        other => other.clone(),
    })
}

/// Fills a string.
pub(super) fn text(template: &str, row: &Row) -> Result<String, String> {
    pieces(template).into_iter().try_fold(String::new(), |mut filled, piece| {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Column(name) => filled.push_str(&plain(cell(name, row)?)),
        }
        Ok(filled)
    })
}

/// A cell inside other text: strings as they are, anything else as JSON.
pub(super) fn plain(cell: &Value) -> String {
    match cell {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn cell<'a>(name: &str, row: &'a Row) -> Result<&'a Value, String> {
    row.get(name).ok_or_else(|| format!("the row has no `{name}`"))
}
