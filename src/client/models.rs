//! What the key can use: every page of the list, or one model.

use std::collections::BTreeSet;

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
    pub(crate) async fn models(&self, query: &[(&str, &str)]) -> Result<Vec<Value>> {
        self.pages("/v1/models", query).await
    }

    /// One model.
    ///
    /// # Errors
    /// `not_found` for an unknown id, and every network and API failure.
    pub(crate) async fn model(&self, id: &str) -> Result<Reply> {
        let segment = segment(id);
        if segment.is_empty() {
            return Err(Error::new(ErrorKind::Input, format!("{id:?} is not a model id"))
                .why("an id is the name of a model, such as claude-opus-5-5")
                .fix("see what there is: claudectl models"));
        }
        self.get(&format!("/v1/models/{segment}"), &[]).await
    }

    /// All pages of a list, joined, each object once: a server that ignores the cursor sends the same page again.
    ///
    /// # Errors
    /// Every network and API failure, after retries; `not_the_api` for a list that is none or never ends.
    pub(crate) async fn pages(&self, path: &str, query: &[(&str, &str)]) -> Result<Vec<Value>> {
        let mut all = Vec::new();
        let mut ids = BTreeSet::new();
        let mut after: Option<String> = None;
        for _ in 0..MOST_PAGES {
            let mut asked = vec![("limit", PAGE)];
            asked.extend_from_slice(query);
            if let Some(after) = &after {
                asked.push(("after_id", after));
            }
            let mut reply = self.get(path, &asked).await?;
            let Some(Value::Array(items)) = reply.value.get_mut("data").map(Value::take) else {
                return Err(self.no_list(path, &reply));
            };
            let last = items.last().and_then(|item| item["id"].as_str()).map(str::to_owned);
            let known = all.len();
            all.extend(
                items
                    .into_iter()
                    .filter(|item| item["id"].as_str().is_none_or(|id| ids.insert(id.to_owned()))),
            );
            let more = reply.value["has_more"].as_bool().unwrap_or(false) && all.len() > known;
            let next = reply.value["last_id"].as_str().map(str::to_owned).or(last);
            match next.filter(|next| more && after.as_ref() != Some(next)) {
                Some(next) => after = Some(next),
                None => return Ok(all),
            }
        }
        Err(Error::new(ErrorKind::NotTheApi, format!("the list at {path} never ends")))
    }

    fn no_list(&self, path: &str, reply: &Reply) -> Error {
        let what = format!("the answer of {path} is not a list of the API");
        let mut error = Error::new(ErrorKind::NotTheApi, what);
        error.evidence.http_status = Some(200);
        error.evidence.url = Some(self.access.url(path, &[]).to_string());
        error.evidence.request_id.clone_from(&reply.request_id);
        error.evidence.credential = self.access.credential().map(str::to_owned);
        error.evidence.attempts = 1;
        error
    }
}

/// One segment of a path, so that an id can never lead elsewhere.
///
/// Empty for an id that cannot be one, such as `..`.
#[must_use]
pub(crate) fn segment(id: &str) -> String {
    let Ok(mut url) = url::Url::parse("http://x/") else { return String::new() };
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.clear().push(id);
    }
    url.path().trim_start_matches('/').to_owned()
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
