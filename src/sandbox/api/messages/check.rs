//! Reading fields of a request with complaints in the API's own form: the path of the place, then what it should be.

use serde_json::{Map, Value};

use crate::sandbox::api::error::ApiError;

/// A field that must be there.
pub(super) fn required<'v>(
    object: &'v Map<String, Value>,
    path: &str,
    name: &str,
) -> Result<&'v Value, ApiError> {
    object.get(name).ok_or_else(|| ApiError::at(&join(path, name), "Field required"))
}

pub(super) fn string<'v>(value: &'v Value, path: &str) -> Result<&'v str, ApiError> {
    value.as_str().ok_or_else(|| ApiError::at(path, "Input should be a valid string"))
}

pub(super) fn required_string<'v>(
    object: &'v Map<String, Value>,
    path: &str,
    name: &str,
) -> Result<&'v str, ApiError> {
    string(required(object, path, name)?, &join(path, name))
}

pub(super) fn list<'v>(value: &'v Value, path: &str) -> Result<&'v [Value], ApiError> {
    value.as_array().map(Vec::as_slice).ok_or_else(|| ApiError::at(path, "Input should be a valid list"))
}

pub(super) fn object<'v>(value: &'v Value, path: &str) -> Result<&'v Map<String, Value>, ApiError> {
    value.as_object().ok_or_else(|| ApiError::at(path, "Input should be an object"))
}

pub(super) fn boolean(value: &Value, path: &str) -> Result<bool, ApiError> {
    value.as_bool().ok_or_else(|| ApiError::at(path, "Input should be a valid boolean"))
}

/// A whole number that is not below `least`.
pub(super) fn integer(value: &Value, path: &str, least: u64) -> Result<u64, ApiError> {
    match (value.as_u64(), value.as_i64()) {
        (Some(number), _) if number >= least => Ok(number),
        (Some(_), _) | (None, Some(_)) => {
            Err(ApiError::at(path, format!("Input should be greater than or equal to {least}")))
        }
        (None, None) => Err(ApiError::at(path, "Input should be a valid integer")),
    }
}

/// One of a few words.
pub(super) fn choice<'v>(value: &'v Value, path: &str, choices: &[&str]) -> Result<&'v str, ApiError> {
    let text = value.as_str().unwrap_or_default();
    if choices.contains(&text) {
        Ok(text)
    } else {
        Err(ApiError::at(path, format!("Input should be {}", either(choices))))
    }
}

/// Refuses the first field that is not in `known`.
pub(super) fn no_extra(object: &Map<String, Value>, path: &str, known: &[&str]) -> Result<(), ApiError> {
    match object.keys().find(|name| !known.contains(&name.as_str())) {
        Some(name) => Err(ApiError::at(&join(path, name), "Extra inputs are not permitted")),
        None => Ok(()),
    }
}

pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// `'a', 'b' or 'c'`.
pub(super) fn either(choices: &[&str]) -> String {
    let quoted: Vec<String> = choices.iter().map(|choice| format!("'{choice}'")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
