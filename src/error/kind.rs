//! The kinds of failure and the exit code of each: one table that help, man pages, README and tests are made from.
//!
//! The numbers are public and stable. The tens say who is at fault, the last digit recalls the HTTP status.

/// Every way a command can end that is not plain success and not a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the table below documents each kind, in words people read")]
pub enum ErrorKind {
    Internal,
    Usage,
    Config,
    Input,
    Output,
    Incomplete,
    Partial,
    Pending,
    Unknown,
    Dns,
    Connect,
    Timeout,
    Tls,
    Proxy,
    ConnectionLost,
    NotTheApi,
    Truncated,
    Refusal,
    InvalidRequest,
    Authentication,
    Billing,
    Permission,
    NotFound,
    Conflict,
    RequestTooLarge,
    Unprocessable,
    ClientError,
    RateLimit,
    ServerError,
    ServerOther,
    BadGateway,
    Unavailable,
    DeadlineExceeded,
    Overloaded,
}

/// What the person at the terminal has to do; the colour of an error's first line follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Something of the user's is wrong: a key, a flag, a path, a network setting.
    Check,
    /// The request must become smaller or different.
    Shrink,
    /// It may pass by itself: try again later.
    Wait,
    /// It is about money or a limit that money moves.
    Pay,
    /// It is a bug or a fault on the other side worth reporting.
    Report,
}

/// One row of the exit-code table.
#[derive(Debug)]
pub struct Row {
    /// The kind this row describes.
    pub kind: ErrorKind,
    /// Its public name, as printed in `error[NAME]` and in JSON.
    pub name: &'static str,
    /// Its exit code.
    pub code: u8,
    /// The HTTP status it stands for; 0 where there is none or several share the kind.
    pub status: u16,
    /// What it means, in one line.
    pub meaning: &'static str,
    /// Whether trying again can help, in the words of the public table.
    pub retry: &'static str,
    /// The plain answer to "try again?" for machines.
    pub retryable: bool,
    /// What the person has to do.
    pub remedy: Remedy,
}

#[allow(clippy::too_many_arguments, reason = "one argument for each column of the table below")]
const fn row(
    kind: ErrorKind,
    name: &'static str,
    code: u8,
    status: u16,
    retryable: bool,
    retry: &'static str,
    remedy: Remedy,
    meaning: &'static str,
) -> Row {
    Row { kind, name, code, status, meaning, retry, retryable, remedy }
}

use ErrorKind as K;
use Remedy::{Check, Pay, Report, Shrink, Wait};

/// The exit-code table in order of the codes.
#[rustfmt::skip]
pub const TABLE: [Row; 34] = [
    row(K::Internal, "internal", 1, 0, false, "no", Report, "a bug in claudectl"),
    row(K::Usage, "usage", 2, 0, false, "no", Check, "bad command line"),
    row(K::Config, "config", 3, 0, false, "no", Check, "credential or configuration missing or malformed; nothing was sent"),
    row(K::Input, "input", 4, 0, false, "no", Check, "prompt, file, JSONL or request invalid, empty, changed or too big; found locally, nothing was sent"),
    row(K::Output, "output", 5, 0, false, "no", Check, "result or state could not be written, is damaged, or is in use by another process"),
    row(K::Incomplete, "incomplete", 6, 0, true, "yes", Wait, "the answer or the results were cut; what arrived is kept and marked"),
    row(K::Partial, "partial", 7, 0, true, "those items", Wait, "finished, but some items of a batch failed"),
    row(K::Pending, "pending", 8, 0, true, "later", Wait, "a wait ran out of time and the batch goes on, or a bulk run stopped before its end"),
    row(K::Unknown, "unknown", 9, 0, false, "reconcile", Check, "a batch may exist whose reply was lost: reconcile, do not resubmit"),
    row(K::Dns, "dns", 10, 0, true, "yes, unless it does not exist", Check, "the name does not resolve"),
    row(K::Connect, "connect", 11, 0, true, "yes", Check, "refused or unreachable"),
    row(K::Timeout, "timeout", 12, 0, true, "yes", Wait, "connect, first byte, idle or --timeout: the message says which and after how long"),
    row(K::Tls, "tls", 13, 0, false, "no", Check, "certificate not trusted, expired, wrong name, no trust store, or handshake failed"),
    row(K::Proxy, "proxy", 14, 0, false, "no", Check, "the proxy refused, wants a login or is down"),
    row(K::ConnectionLost, "connection_lost", 15, 0, true, "yes, may be billed", Wait, "cut after the request was sent, before an answer"),
    row(K::NotTheApi, "not_the_api", 16, 0, false, "no", Check, "something else answered: HTML, portal, redirect, wrong host, invalid JSON"),
    row(K::Truncated, "truncated", 20, 0, false, "no", Shrink, "the answer stopped at max_tokens, pause_turn or the context window"),
    row(K::Refusal, "refusal", 21, 0, false, "no", Check, "the model declined (HTTP 200)"),
    row(K::InvalidRequest, "invalid_request", 40, 400, false, "no", Check, "HTTP 400: the API rejected the request"),
    row(K::Authentication, "authentication", 41, 401, false, "no", Check, "HTTP 401: the credential was not accepted"),
    row(K::Billing, "billing", 42, 402, false, "no", Pay, "HTTP 402, and every 400 or 429 that is about money: credit, spend limit, tier cap"),
    row(K::Permission, "permission", 43, 403, false, "no", Check, "HTTP 403: not allowed for this credential or from this place"),
    row(K::NotFound, "not_found", 44, 404, false, "no", Check, "HTTP 404: no such model, batch or path"),
    row(K::Conflict, "conflict", 45, 409, true, "yes", Wait, "HTTP 409: something changed at the same time"),
    row(K::RequestTooLarge, "request_too_large", 46, 413, false, "no", Shrink, "HTTP 413: the request has too many bytes"),
    row(K::Unprocessable, "unprocessable", 47, 422, false, "no", Check, "HTTP 422: understood, but cannot be processed"),
    row(K::ClientError, "client_error", 48, 0, false, "no, but 408 and 425", Check, "any other HTTP 4xx"),
    row(K::RateLimit, "rate_limit", 49, 429, true, "yes", Wait, "HTTP 429: too many requests or tokens for now"),
    row(K::ServerError, "server_error", 50, 500, true, "yes", Wait, "HTTP 500: the API failed"),
    row(K::ServerOther, "server_other", 51, 0, true, "yes, but not 501 and 505", Wait, "any other HTTP 5xx"),
    row(K::BadGateway, "bad_gateway", 52, 502, true, "yes", Wait, "HTTP 502: a gateway got no good answer from behind it"),
    row(K::Unavailable, "unavailable", 53, 503, true, "yes", Wait, "HTTP 503: temporarily not available"),
    row(K::DeadlineExceeded, "deadline_exceeded", 54, 504, true, "yes", Wait, "HTTP 504: processing took too long"),
    row(K::Overloaded, "overloaded", 59, 529, true, "yes", Wait, "HTTP 529: the whole service is busy"),
];

impl ErrorKind {
    /// Every kind, in the order of the exit codes.
    pub const ALL: [Self; 34] = {
        let mut all = [K::Internal; 34];
        let mut i = 0;
        while i < all.len() {
            all[i] = TABLE[i].kind;
            i += 1;
        }
        all
    };

    /// The table row of this kind.
    #[must_use]
    pub fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    /// The public name, as in `error[NAME]`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The process exit code.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        self.row().code
    }

    /// What the person has to do about it.
    #[must_use]
    pub fn remedy(self) -> Remedy {
        self.row().remedy
    }

    /// Finds a kind by its public name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.name == name).map(|row| row.kind)
    }

    /// Finds a kind by its exit code.
    #[must_use]
    pub fn from_exit_code(code: u8) -> Option<Self> {
        TABLE.iter().find(|row| row.code == code).map(|row| row.kind)
    }

    /// The one HTTP status this kind stands for; `None` where there is none or several share it.
    #[must_use]
    pub fn status(self) -> Option<u16> {
        Some(self.row().status).filter(|status| *status > 0)
    }

    /// The kind an HTTP status stands for when nothing else is known; `None` below 400.
    #[must_use]
    pub fn from_status(status: u16) -> Option<Self> {
        let own = TABLE.iter().find(|row| row.status == status && status > 0).map(|row| row.kind);
        own.or(match status {
            400..=499 => Some(K::ClientError),
            500..=599 => Some(K::ServerOther),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_enum_order_and_has_no_duplicates() {
        for (index, row) in TABLE.iter().enumerate() {
            assert_eq!(row.kind as usize, index, "{}", row.name);
            assert_eq!(ErrorKind::from_exit_code(row.code), Some(row.kind));
            assert_eq!(ErrorKind::from_name(row.name), Some(row.kind));
        }
        assert!(TABLE.windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn a_status_recalls_its_last_digit() {
        for status in [400, 401, 402, 403, 404, 500, 502, 503, 504, 529] {
            let kind = ErrorKind::from_status(status).expect("mapped");
            assert_eq!(u16::from(kind.exit_code()) % 10, status % 10, "{status}");
            assert_eq!(kind.status(), Some(status));
        }
    }

    #[test]
    fn statuses_without_a_row_of_their_own_share_one() {
        for status in [405, 406, 408, 410, 418, 425, 431, 451, 499] {
            assert_eq!(ErrorKind::from_status(status), Some(K::ClientError), "{status}");
        }
        for status in [501, 505, 520, 521, 526, 599] {
            assert_eq!(ErrorKind::from_status(status), Some(K::ServerOther), "{status}");
        }
        assert_eq!((K::ClientError.status(), K::Dns.status()), (None, None));
        assert_eq!(ErrorKind::from_status(302), None);
        assert_eq!(ErrorKind::from_status(200), None);
    }
}
