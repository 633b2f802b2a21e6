//! Whether a `results_url` leads away from where the key may go.

use url::Url;

/// Where the API itself is; behind a gateway its answers still name this address.
const OFFICIAL: &str = "https://api.anthropic.com";

/// What a run remembers as the address of a sandbox inside the process, whose port is another one each time.
pub(crate) const SANDBOX: &str = "sandbox";

/// Whether `results_url` points to another origin than the configured one and the API's own.
///
/// It is never followed; but where it points elsewhere, what answers is not to be trusted with the key.
#[must_use]
pub(crate) fn elsewhere(base_url: &str, results_url: &str) -> bool {
    let origin = |text: &str| Url::parse(text).ok().map(|url| url.origin());
    let Some(target) = origin(results_url) else {
        // Not absolute: it cannot lead to another host.
        return results_url.starts_with("//");
    };
    if base_url == SANDBOX {
        return !matches!(Url::parse(results_url).ok().as_ref().and_then(Url::host_str), Some("127.0.0.1"));
    }
    Some(&target) != origin(base_url).as_ref() && Some(&target) != origin(OFFICIAL).as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_configured_origin_and_the_apis_own_are_home() {
        let base = "https://gate.example/prefix";
        assert!(!elsewhere(base, "https://gate.example/v1/messages/batches/x/results"));
        assert!(!elsewhere(base, "https://api.anthropic.com/v1/messages/batches/x/results"));
        assert!(!elsewhere(base, "/v1/messages/batches/x/results"));
        assert!(elsewhere(base, "https://evil.example/v1/messages/batches/x/results"));
        assert!(elsewhere(base, "http://gate.example/v1"));
        assert!(elsewhere(base, "https://gate.example:444/v1"));
        assert!(elsewhere(base, "//evil.example/v1"));
        assert!(elsewhere("http://127.0.0.1:80", "http://127.0.0.1:81/x"));
        assert!(!elsewhere(SANDBOX, "http://127.0.0.1:81/x"));
        assert!(elsewhere(SANDBOX, "http://evil.example/x"));
    }
}
