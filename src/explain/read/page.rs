//! Recognises pages that are not the API's: of Cloudflare, of web servers and gateways, of portals.

use crate::explain::by::By;
use crate::explain::catalogue;
use crate::explain::observation::Observation;
use crate::explain::read::names;
use crate::text::html;

/// Reads an HTML page out of a text; `None` when there is none. A `whole` text is nothing but that page.
pub(crate) fn read(text: &str, whole: bool) -> Option<Observation> {
    if !text.contains('<') {
        return None;
    }
    let folded = text.to_ascii_lowercase();
    let start =
        ["<!doctype html", "<html", "<head>", "<title>"].iter().filter_map(|tag| folded.find(tag)).min()?;
    let page = &folded[start..];
    let title = html::title(&text[start..]).unwrap_or_default().chars().take(120).collect::<String>();
    let status = status_in(&title)
        .or_else(|| html::inside(&text[start..], page, "<h1").as_deref().and_then(status_in));
    let vague = || if whole { in_title(&title).or(Some("page_html")) } else { None };
    let entry = among(&MARKS, page)
        .or_else(|| among(&TITLES, &title.to_ascii_lowercase()))
        .or_else(|| status.and_then(by_status).filter(|entry| !whole || *entry != "page_html"))
        .or_else(vague)?;
    let mut facts = Observation {
        status,
        known: catalogue::find(entry).map(|entry| (entry, By::Page)),
        ..Observation::default()
    };
    facts.value("title", title);
    let server =
        ["cloudflare", "nginx", "openresty", "apache", "envoy", "varnish", "awselb", "microsoft-azure"];
    if let Some(server) = server.into_iter().find(|server| page.contains(server)) {
        facts.value("server", server);
    }
    facts.known.is_some().then_some(facts)
}

/// What marks a page, the most telling first.
#[rustfmt::skip]
const MARKS: [(&str, &str); 31] = [
    ("just a moment", "page_cloudflare_challenge"),
    ("cf-challenge", "page_cloudflare_challenge"),
    ("challenge-platform", "page_cloudflare_challenge"),
    ("sorry, you have been blocked", "page_cloudflare_block"),
    ("edge ip restricted", "page_cloudflare_block"),
    ("attention required! | cloudflare", "page_cloudflare_block"),
    ("error 1015", "page_rate_limit"),
    ("used cloudflare to restrict access", "page_cloudflare_block"),
    ("banned the country or region", "page_cloudflare_block"),
    ("error 1020", "page_cloudflare_block"),
    ("error code: 1020", "page_cloudflare_block"),
    ("unable to access</span> ", "page_cloudflare_block"),
    ("squid software foundation", "page_squid"),
    ("requested url could not be retrieved", "page_squid"),
    ("body id=\"err_", "page_squid"),
    ("<body id=err_", "page_squid"),
    ("captive portal", "page_portal"),
    ("hotspot", "page_portal"),
    ("wi-fi login", "page_portal"),
    ("wifi login", "page_portal"),
    ("guest network", "page_portal"),
    ("accept the terms", "page_portal"),
    ("network login", "page_portal"),
    ("log in to the network", "page_portal"),
    ("zscaler", "page_blocked_by_filter"),
    ("fortiguard", "page_blocked_by_filter"),
    ("netskope", "page_blocked_by_filter"),
    ("web filter", "page_blocked_by_filter"),
    ("blocked by your organization", "page_blocked_by_filter"),
    ("web page blocked", "page_blocked_by_filter"),
    ("url category", "page_blocked_by_filter"),
];

/// Words that mark a page by its title, wherever it stands.
#[rustfmt::skip]
const TITLES: [(&str, &str); 6] = [
    ("wifi", "page_portal"),
    ("wi-fi", "page_portal"),
    ("hotspot", "page_portal"),
    ("captive", "page_portal"),
    ("guest", "page_portal"),
    ("network login", "page_portal"),
];

/// Words of titles that any web site may have; they count only where the page answers for the API.
#[rustfmt::skip]
const TITLES_OF_ANSWERS: [(&str, &str); 12] = [
    ("sign in", "page_portal"),
    ("sign-in", "page_portal"),
    ("log in", "page_portal"),
    ("login", "page_portal"),
    ("accept the terms", "page_portal"),
    ("blocked", "page_blocked_by_filter"),
    ("access denied", "page_blocked_by_filter"),
    ("denied by", "page_blocked_by_filter"),
    ("category", "page_blocked_by_filter"),
    ("content filter", "page_blocked_by_filter"),
    ("not permitted", "page_blocked_by_filter"),
    ("policy", "page_blocked_by_filter"),
];

fn among(words: &[(&str, &'static str)], folded: &str) -> Option<&'static str> {
    words.iter().find(|(word, _)| folded.contains(word)).map(|(_, entry)| *entry)
}

/// What the title of a page, or the first line of a text, that answers for the API says it is.
fn in_title(title: &str) -> Option<&'static str> {
    let folded = title.to_ascii_lowercase();
    among(&TITLES, &folded).or_else(|| among(&TITLES_OF_ANSWERS, &folded))
}

/// The entry of a text without any markup that answers for the API.
pub(crate) fn of_headline(line: &str) -> Option<&'static catalogue::Entry> {
    in_title(line).and_then(catalogue::find)
}

fn by_status(status: u16) -> Option<&'static str> {
    Some(match status {
        301..=308 => "page_redirect",
        404 => "page_base_url_path",
        407 => "proxy_login",
        413 => "page_too_large",
        429 => "page_rate_limit",
        502 => "page_bad_gateway",
        503 => "page_unavailable",
        504 => "page_gateway_timeout",
        500..=599 => "page_server_error",
        400..=499 => "page_html",
        _ => return None,
    })
}

/// The entry of a page with this status.
pub(crate) fn of_status(status: u16) -> Option<&'static catalogue::Entry> {
    by_status(status).and_then(catalogue::find)
}

/// A status in a title: `502 Bad Gateway`, `example.com | 502: Bad gateway`, `Error 502 (…)`.
fn status_in(title: &str) -> Option<u16> {
    title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() == 3).find_map(names::status)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(page: &str) -> Option<&'static str> {
        read(page, false).and_then(|facts| facts.known).map(|(entry, _)| entry.id)
    }

    #[test]
    fn pages_are_told_apart() {
        let nginx = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.24.0</center>\r\n</body>\r\n</html>";
        assert_eq!(entry(nginx), Some("page_bad_gateway"));
        assert_eq!(read(nginx, false).expect("a page").values.named("server"), Some("nginx"));
        assert_eq!(
            entry(&nginx.replace("502 Bad Gateway", "413 Request Entity Too Large")),
            Some("page_too_large")
        );
        assert_eq!(
            entry("<!DOCTYPE html><html><head><title>Just a moment...</title></head>"),
            Some("page_cloudflare_challenge")
        );
        assert_eq!(
            entry("<html><title>api.anthropic.com | 522: Connection timed out</title>"),
            Some("page_server_error")
        );
        assert_eq!(entry("<html><body>hello</body></html>"), None);
        assert!(read("<html><body>hello</body></html>", true).is_some());
    }
}
