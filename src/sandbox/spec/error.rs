//! A spec that cannot be read: where, why, and what was probably meant.

/// Why a fault spec was refused. The column counts characters from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {}", self.without_place())]
pub struct SpecError {
    /// Where in the text, in characters, counted from 1.
    pub column: usize,
    /// What is wrong there, in words.
    pub problem: String,
    /// The nearest valid word, where one is near.
    pub nearest: Option<String>,
}

impl SpecError {
    pub(super) fn new(column: usize, problem: impl Into<String>) -> Self {
        Self { column, problem: problem.into(), nearest: None }
    }

    /// What is wrong, and what was probably meant.
    pub(crate) fn without_place(&self) -> String {
        let meant =
            self.nearest.as_ref().map(|word| format!("; did you mean \"{word}\"?")).unwrap_or_default();
        format!("{}{meant}", self.problem)
    }

    /// Names the candidate that looks most like `typed`, if any looks like it at all.
    pub(super) fn near<'a>(mut self, typed: &str, candidates: impl Iterator<Item = &'a str>) -> Self {
        // Below this likeness a suggestion is noise: it was chosen so that two slips in a short word still match.
        const LIKENESS: f64 = 0.7;
        self.nearest = candidates
            .map(|word| (strsim::jaro_winkler(typed, word), word))
            .filter(|(likeness, _)| *likeness >= LIKENESS)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, word)| word.to_owned());
        self
    }
}
