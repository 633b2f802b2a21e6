//! One page of a list; the same envelope for models and batches.

use serde::Deserialize;

/// A page. Ask for the next one with `after_id` set to [`Page::next`].
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(crate) struct Page<T> {
    /// The items, newest first.
    pub data: Vec<T>,
    /// Whether another page follows.
    #[serde(default)]
    pub has_more: bool,
    /// Id of the first item.
    #[serde(default)]
    pub first_id: Option<String>,
    /// Id of the last item.
    #[serde(default)]
    pub last_id: Option<String>,
}

impl<T> Page<T> {
    /// The cursor of the next page. `None` at the end, and also when a server claims more without saying
    /// where, which would loop for ever.
    #[must_use]
    pub(crate) fn next(&self) -> Option<&str> {
        if !self.has_more || self.data.is_empty() {
            return None;
        }
        self.last_id.as_deref().filter(|id| !id.is_empty())
    }
}
