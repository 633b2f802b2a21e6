//! Versions, betas and other headers, and the encoding of the body.

use super::entry::{Entry, Family, of};
use super::words::{CODES, DOCS, NO, REPORTS};
use crate::error::ErrorKind as K;

/// Headers.
pub(crate) const ALL: Family = Family {
    title: "Headers and encodings",
    entries: &[
        Entry {
            id: "beta_unknown",
            title: "A beta name is wrong or not open to you",
            cause: "anthropic-beta holds a value the API does not know, an empty one, or one this account may not use.",
            fixes: &[
                "Leave out or correct: {names} || Leave out or correct the value in --beta, --header or ANTHROPIC_CUSTOM_HEADERS.",
                "Look for old values: features that are generally available need no beta any more.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "unexpected value\\(s\\) {names:t} for the anthropic-beta header",
                "~invalid beta flag[: {names:w}]",
                "~the long context beta is not yet available for this subscription",
                "unexpected value\\(s\\) for the anthropic-beta header",
            ],
            also: &["anthropic_beta", "invalid_beta"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "version_header_missing",
            title: "The version header is missing",
            cause: "Every request needs anthropic-version; a hand-made request or a gateway left it out.",
            fixes: &[
                "Send anthropic-version: 2026-10-21; claudectl does by itself (--api-version changes it).",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "anthropic-version: header is required",
                "~anthropic-version header is (required|missing)",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "version_header_unknown",
            title: "There is no such API version",
            cause: "Versions are 2026-10-21, 2023-06-01 and 2023-01-01.",
            fixes: &["Use --api-version 2026-10-21, or leave it out."],
            retry: NO,
            source: DOCS,
            patterns: &[
                "anthropic-version: {version:t} is not a valid version",
                "~anthropic-version * (not valid|invalid|not a valid|unsupported)",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "request_body_encoding_unsupported",
            title: "The Content-Encoding is not supported",
            cause: "The body was compressed in a way the API does not know.",
            fixes: &[
                "Send it uncompressed; claudectl always does.",
                "Switch request compression off in the HTTP client or gateway.",
            ],
            retry: NO,
            source: CODES,
            codes: &["request_body_encoding_unsupported"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "request_body_encoding_invalid",
            title: "The body cannot be decompressed",
            cause: "It is not what Content-Encoding says, or was cut on the network path.",
            fixes: &["Send it uncompressed.", "Look for a gateway that changes the body but not the header."],
            retry: NO,
            source: CODES,
            codes: &["request_body_encoding_invalid"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "request_body_too_large_after_decoding",
            title: "The body is too large once it is decompressed",
            cause: "The limit of 32 MB counts what comes out.",
            fixes: &["Make the request itself smaller; compression does not help."],
            retry: "No. Make it smaller first.",
            source: CODES,
            codes: &["request_body_too_large_after_decoding"],
            ..of(K::RequestTooLarge)
        },
        Entry {
            id: "request_body_timeout",
            title: "The body of the request did not arrive in time",
            cause: "The upload was too slow or stalled; nothing was done with the request.",
            fixes: &[
                "Send a smaller body, or over a faster line.",
                "Give a slow line more time: --upload-timeout 5m",
            ],
            retry: "Yes; nothing was done.",
            retryable: Some(true),
            source: CODES,
            codes: &["request_body_timeout"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "unsupported_charset",
            title: "The charset of the request is not supported",
            cause: "Content-Type names something other than UTF-8, ISO-8859-1 or US-ASCII.",
            fixes: &["Send content-type: application/json and UTF-8."],
            retry: NO,
            source: CODES,
            codes: &["unsupported_charset"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "content_type_header",
            title: "The Content-Type header is missing or wrong",
            cause: "curl -d sends application/x-www-form-urlencoded unless told otherwise.",
            fixes: &[
                "Add it: curl -H 'content-type: application/json' ...",
                "claudectl send --curl prints a complete command.",
            ],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "~content-type * must be application/json",
                "~unsupported media type",
                "~content-type * (is required|is not supported|invalid)",
            ],
            ..of(K::InvalidRequest)
        },
    ],
};
