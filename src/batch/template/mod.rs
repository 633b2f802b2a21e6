//! Requests made from a template and rows: `{{column}}` inside the strings of one JSON file, one request a row.

mod fill;
mod rows;

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::check::rereadable;
use crate::error::{Error, ErrorKind};
use crate::text::Place;

pub(crate) use rows::{Row, each_row};

/// Stands for the file of a template that was typed.
pub(crate) const TYPED: &str = "<prompt>";

/// A request with gaps.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    /// The file it came from; a prompt that was typed has none.
    file: Option<PathBuf>,
    text: String,
    custom_id: Option<String>,
    params: Map<String, Value>,
}

impl Template {
    /// Reads a template: either a whole line of a batch (`custom_id` and `params`) or only the params.
    ///
    /// # Errors
    /// Kind `input`, with the place where it is not JSON.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let unreadable = |error: std::io::Error| {
            Error::new(ErrorKind::Input, format!("cannot read the template {}: {error}", path.display()))
                .caused_by(error)
        };
        rereadable(path)?;
        let text = std::fs::read_to_string(path).map_err(unreadable)?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned();
        let value: Value = serde_json::from_str(&text).map_err(|error| {
            let place = place(path, &text, error.line().max(1), error.column().max(1), 1);
            Error::new(ErrorKind::Input, format!("the template is not JSON: {error}")).at(place)
        })?;
        let Value::Object(mut whole) = value else {
            let what = format!("the template {} is not an object", path.display());
            return Err(Error::new(ErrorKind::Input, what)
                .fix("write the request as {\"model\": …, \"messages\": […]}"));
        };
        let custom_id = match whole.remove("custom_id") {
            None => None,
            Some(Value::String(id)) => Some(id),
            Some(_) => {
                return Err(Error::new(ErrorKind::Input, "`custom_id` of the template is not a string"));
            }
        };
        let params = match whole.remove("params") {
            Some(Value::Object(params)) if whole.is_empty() => params,
            Some(_) => {
                return Err(Error::new(
                    ErrorKind::Input,
                    "the template has `params` and other fields beside it",
                ));
            }
            None => whole,
        };
        Ok(Self { file: Some(path.to_owned()), text, custom_id, params })
    }

    /// A template that was put together elsewhere; `shown` is what the user wrote of it, for places in errors.
    #[must_use]
    pub(crate) fn of(params: Map<String, Value>, shown: &str) -> Self {
        Self { file: None, text: shown.to_owned(), custom_id: None, params }
    }

    /// The file it came from; a prompt that was typed has none.
    #[must_use]
    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The file, or what stands in its place where one is named.
    #[must_use]
    pub(crate) fn path(&self) -> &Path {
        self.file.as_deref().unwrap_or_else(|| Path::new(TYPED))
    }

    /// What is in every request, as text, to be compared.
    #[must_use]
    pub(crate) fn content(&self) -> String {
        Value::Object(self.params.clone()).to_string()
    }

    /// Makes one request of a row; `number` counts rows from 1. Without a `custom_id` in the template it is the
    /// row's own column of that name, or the nonce and the number.
    ///
    /// # Errors
    /// What is wrong with the row, in one line.
    pub(crate) fn request(&self, row: &Row, nonce: &str, number: u64) -> Result<String, String> {
        let id = match (&self.custom_id, row.get("custom_id")) {
            (Some(id), _) => fill::text(id, row)?,
            (None, Some(own)) => fill::plain(own),
            (None, None) => format!("{nonce}-{number:06}"),
        };
        let params = fill::params(&self.params, row)?;
        let request = Map::from_iter([("custom_id".to_owned(), id.into()), ("params".to_owned(), params)]);
        Ok(Value::Object(request).to_string())
    }

    /// Makes sure that every column of the template exists among these.
    ///
    /// # Errors
    /// Kind `input`, with the place in the template.
    pub(crate) fn expect(&self, columns: &[String], rows: &Path) -> Result<(), Error> {
        let mut gaps = self.custom_id.as_deref().map(fill::columns).unwrap_or_default();
        self.params.values().for_each(|value| fill::columns_in(value, &mut gaps));
        let Some(missing) = gaps.into_iter().find(|gap| !columns.contains(gap)) else { return Ok(()) };
        let near = columns.iter().min_by_key(|column| strsim::damerau_levenshtein(column, &missing));
        let near = near.filter(|column| strsim::damerau_levenshtein(column, &missing) <= 2);
        let mut error = Error::new(ErrorKind::Input, format!("{} has no column `{missing}`", rows.display()))
            .fact("columns", columns.join(", "));
        if let Some(at) = self.text.find(&missing) {
            let line = self.text[..at].matches('\n').count() + 1;
            let begin = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
            let column = self.text[begin..at].chars().count() + 1;
            error = error.at(place(self.path(), &self.text, line, column, missing.chars().count()));
        }
        Err(match near {
            Some(near) => error.fix(format!("did you mean {{{{{near}}}}}?")),
            None => error.fix("use one of the columns, or write {{{{ for two braces that are meant"),
        })
    }
}

/// Text that is meant as it stands, braces included.
#[must_use]
pub(crate) fn literal(text: &str) -> String {
    text.replace("{{", "{{{{")
}

fn place(path: &Path, text: &str, line: usize, column: usize, width: usize) -> Place {
    let shown = text.lines().nth(line - 1).unwrap_or_default();
    Place {
        file: path.to_owned(),
        line: line as u64,
        column: column as u64,
        text: shown.to_owned(),
        caret: column - 1,
        width,
    }
}

#[cfg(test)]
mod tests;
