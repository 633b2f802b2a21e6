//! What curl says by itself, where nothing tells more.

use super::entry::{Entry, Family, of};
use super::words::LATER;
use crate::error::ErrorKind as K;

const MANUAL: &str = "curl manual, exit codes";

/// curl.
pub(crate) const ALL: Family = Family {
    title: "What curl says",
    entries: &[
        Entry {
            id: "curl_timeout",
            title: "curl gave up waiting",
            cause: "The time given with --max-time (-m), or by --speed-time, ran out before the answer was complete. A long answer without \
                    streaming needs minutes.",
            fixes: &[
                "Give it more time: curl --max-time 600 ..., and stream (\"stream\": true) so that bytes keep coming.",
                "See where the time goes: claudectl diagnose",
            ],
            retry: "Yes. The API may have worked on the first try, so it may be billed.",
            source: MANUAL,
            patterns: &[
                "~operation timed out after {waited_ms:n} milliseconds",
                "~operation too slow. less than {rate:n} bytes/sec",
            ],
            ..of(K::Timeout)
        },
        Entry {
            id: "curl_cannot_write",
            title: "curl could not write what it received",
            cause: "The disk is full, the file may not be written, or the program behind the pipe stopped reading.",
            fixes: &["Check the target: df -h . && ls -ld ."],
            retry: "Once it can be written.",
            source: MANUAL,
            patterns: &[
                "~failure writing output to destination",
                "~failed writing (body|header)",
                "~client returned error on write",
            ],
            ..of(K::Output)
        },
        Entry {
            id: "curl_other",
            title: "curl failed by itself",
            cause: "The number in parentheses is curl's own exit code; it is about curl or its options, not about the API.",
            fixes: &["Look the number up: man curl, section EXIT CODES", "See what curl does: curl -v ..."],
            retry: LATER,
            retryable: Some(false),
            source: MANUAL,
            ..of(K::ClientError)
        },
    ],
};
