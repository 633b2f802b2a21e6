//! How far this machine's clock is from the server's, by the `Date` header of an answer.

use jiff::fmt::rfc2822::DateTimeParser;

use crate::diagnose::finding::{Check, CheckId, Who};

/// Less is the age of the answer and the roundness of the header.
const UNREMARKABLE: i64 = 30;

/// How many seconds `now` is ahead of an HTTP date.
#[must_use]
pub(crate) fn ahead(date: &str, now: i64) -> Option<i64> {
    let at = DateTimeParser::new().parse_timestamp(date.trim()).ok()?;
    now.checked_sub(at.as_second())
}

/// The check `api.clock`.
#[must_use]
pub(crate) fn clock(date: Option<&str>, now: i64) -> Check {
    let id = CheckId::ApiClock;
    let Some(ahead) = date.and_then(|date| ahead(date, now)) else {
        return Check::skip(id, "the answer has no date");
    };
    let check = if ahead.abs() <= UNREMARKABLE {
        Check::pass(id, format!("{} s from the server's", ahead.abs()))
    } else {
        let how = if ahead > 0 { "ahead of" } else { "behind" };
        Check::warn(id, format!("this machine's clock is {} s {how} the server's", ahead.abs()))
            .by(Who::You)
            .fix("set the clock: sudo timedatectl set-ntp true; in WSL: sudo hwclock -s")
    };
    check.with("seconds ahead", ahead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::finding::Status;

    #[test]
    fn the_distance_is_signed_and_small_ones_are_nothing() {
        let date = "Fri, 20 Nov 2026 06:23:00 GMT";
        let at = 1_795_155_780;
        assert_eq!(ahead(date, at), Some(0));
        assert_eq!(clock(Some(date), at - 5).status, Status::Pass);
        let late = clock(Some(date), at - 600);
        assert!(late.summary.contains("600 s behind"), "{}", late.summary);
        assert!(clock(Some(date), at + 60).summary.contains("60 s ahead of"));
        assert_eq!(clock(Some("soon"), at).status, Status::Skip);
        assert_eq!(clock(None, at).status, Status::Skip);
    }
}
