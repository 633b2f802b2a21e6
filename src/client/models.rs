//! What the key can use: every page of the list, or one model.

use serde_json::Value;

use super::Client;
use super::json::Reply;
use crate::error::{Error, ErrorKind, Result};

/// The most a page may hold; fewer requests, same answer.
const PAGE: &str = "1000";
/// More pages than any account has; a server that never ends its list is not believed.
const MOST_PAGES: usize = 1000;

impl Client<'_> {
    /// Every model, as the API's objects; a later page's failure repeats that page only.
    ///
    /// # Errors
    /// Every network and API failure, after retries.
    pub async fn models(&self, query: &[(&str, &str)]) -> Result<Vec<Value>> {
        self.pages("/v1/models", query).await
    }

    /// One model.
    ///
    /// # Errors
    /// `not_found` for an unknown id, and every network and API failure.
    pub async fn model(&self, id: &str) -> Result<Reply> {
        let segment = segment(id);
        if segment.is_empty() {
            return Err(Error::new(ErrorKind::Input, format!("{id:?} is not a model id")));
        }
        self.get(&format!("/v1/models/{segment}"), &[]).await
    }

    /// All pages of a list, joined.
    ///
    /// # Errors
    /// Every network and API failure, after retries; `not_the_api` for a list that is none or never ends.
    pub async fn pages(&self, path: &str, query: &[(&str, &str)]) -> Result<Vec<Value>> {
        let mut all = Vec::new();
        let mut after: Option<String> = None;
        for _ in 0..MOST_PAGES {
            let mut asked = vec![("limit", PAGE)];
            asked.extend_from_slice(query);
            if let Some(after) = &after {
                asked.push(("after_id", after));
            }
            let reply = self.get(path, &asked).await?;
            let Value::Object(mut page) = reply.value else { return Err(no_list(path)) };
            let Some(Value::Array(items)) = page.remove("data") else { return Err(no_list(path)) };
            let more = page.get("has_more").and_then(Value::as_bool).unwrap_or(false) && !items.is_empty();
            all.extend(items);
            let next = page.get("last_id").and_then(Value::as_str).map(str::to_owned);
            match next.filter(|next| more && after.as_ref() != Some(next)) {
                Some(next) => after = Some(next),
                None => return Ok(all),
            }
        }
        Err(Error::new(ErrorKind::NotTheApi, format!("the list at {path} never ends")))
    }
}

/// One segment of a path, so that an id can never lead elsewhere.
///
/// Empty for an id that cannot be one, such as `..`.
#[must_use]
pub fn segment(id: &str) -> String {
    let Ok(mut url) = url::Url::parse("http://x/") else { return String::new() };
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.clear().push(id);
    }
    url.path().trim_start_matches('/').to_owned()
}

fn no_list(path: &str) -> Error {
    Error::new(ErrorKind::NotTheApi, format!("the answer of {path} is not a list of the API"))
}

#[cfg(test)]
mod tests {
    use super::segment;

    #[test]
    fn an_id_stays_one_segment() {
        assert_eq!(segment("claude-opus-5-5"), "claude-opus-5-5");
        assert_eq!(segment("a/../b?c#d"), "a%2F..%2Fb%3Fc%23d");
        assert_eq!(segment(""), "");
        assert_eq!(segment(".."), "");
    }
}
