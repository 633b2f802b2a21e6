//! Pages of lists: `limit`, `after_id` and `before_id` in, one envelope out. Models and batches page alike.

use serde_json::{Value, json};

use super::error::ApiError;

/// What a request for a page asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Page {
    limit: usize,
    after: Option<String>,
    before: Option<String>,
}

impl Page {
    /// Reads the query; `most` is a limit of the server's own.
    pub(crate) fn of(query: &[(String, String)], most: Option<usize>) -> Result<Self, ApiError> {
        let mut page = Self { limit: 20, ..Self::default() };
        for (name, value) in query {
            match name.as_str() {
                "limit" => page.limit = limit(value)?,
                "after_id" => page.after = Some(value.clone()),
                "before_id" => page.before = Some(value.clone()),
                _ => {}
            }
        }
        page.limit = most.map_or(page.limit, |most| page.limit.min(most));
        Ok(page)
    }

    /// The envelope around the entries of this page; `all` are in the order of the list.
    pub(crate) fn envelope<T>(
        &self,
        all: &[T],
        id: impl Fn(&T) -> String,
        show: impl Fn(&T) -> Value,
    ) -> Value {
        let position = |wanted: &String| all.iter().position(|entry| id(entry) == *wanted);
        let (range, has_more) = if let Some(before) = &self.before {
            let end = position(before).unwrap_or(0);
            let start = end.saturating_sub(self.limit);
            (start..end, start > 0)
        } else {
            let start = match &self.after {
                // An id that is not there leaves nothing to come after it.
                Some(after) => position(after).map_or(all.len(), |position| position + 1),
                None => 0,
            };
            let end = (start + self.limit).min(all.len());
            (start..end, end < all.len())
        };
        let entries = &all[range];
        json!({
            "data": entries.iter().map(show).collect::<Vec<_>>(),
            "has_more": has_more,
            "first_id": entries.first().map(&id),
            "last_id": entries.last().map(&id),
        })
    }
}

fn limit(value: &str) -> Result<usize, ApiError> {
    match value.parse::<i64>() {
        Err(_) => Err(ApiError::at(
            "limit",
            "Input should be a valid integer, unable to parse string as an integer",
        )),
        Ok(..=0) => Err(ApiError::at("limit", "Input should be greater than or equal to 1")),
        Ok(1001..) => Err(ApiError::at("limit", "Input should be less than or equal to 1000")),
        Ok(limit) => Ok(usize::try_from(limit).unwrap_or(20)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(query: &[(&str, &str)]) -> String {
        let query: Vec<_> =
            query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let all = ["e", "d", "c", "b", "a"];
        Page::of(&query, None)
            .expect("valid")
            .envelope(&all, |id| (*id).to_owned(), |id| json!(id))
            .to_string()
    }

    #[test]
    fn pages_follow_one_another() {
        assert_eq!(
            page(&[("limit", "2")]),
            r#"{"data":["e","d"],"has_more":true,"first_id":"e","last_id":"d"}"#
        );
        assert_eq!(
            page(&[("limit", "2"), ("after_id", "d")]),
            r#"{"data":["c","b"],"has_more":true,"first_id":"c","last_id":"b"}"#
        );
        assert_eq!(
            page(&[("limit", "2"), ("after_id", "b")]),
            r#"{"data":["a"],"has_more":false,"first_id":"a","last_id":"a"}"#
        );
        assert_eq!(
            page(&[("after_id", "a")]),
            r#"{"data":[],"has_more":false,"first_id":null,"last_id":null}"#
        );
        assert_eq!(
            page(&[("limit", "2"), ("before_id", "b")]),
            r#"{"data":["d","c"],"has_more":true,"first_id":"d","last_id":"c"}"#
        );
    }

    #[test]
    fn a_limit_has_bounds() {
        for (limit, ok) in [("0", false), ("1", true), ("1000", true), ("1001", false), ("x", false)] {
            assert_eq!(Page::of(&[("limit".into(), limit.into())], None).is_ok(), ok, "{limit}");
        }
    }
}
