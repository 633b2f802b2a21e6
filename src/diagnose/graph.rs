//! What follows from a failed check: which others make no sense any more, and why.

use super::finding::{Check, CheckId, NODES, Stage, Status};

/// The failed check because of which `id` makes no sense, if there is one among those made so far.
#[must_use]
pub(crate) fn blocker(id: CheckId, made: &[Check]) -> Option<CheckId> {
    id.node().needs.iter().find_map(|need| {
        let check = made.iter().find(|check| check.id == *need)?;
        match check.status {
            Status::Fail => Some(check.id),
            Status::Skip => check.blocked_by,
            Status::Pass | Status::Warn => None,
        }
    })
}

/// Puts the checks into the table's order and adds a SKIP for each of `wanted` stages' checks that was not made.
#[must_use]
pub(crate) fn complete(mut made: Vec<Check>, wanted: impl Fn(Stage) -> bool, otherwise: &str) -> Vec<Check> {
    for node in NODES.iter().filter(|node| wanted(node.stage)) {
        if made.iter().all(|check| check.id != node.id) {
            let skipped = match blocker(node.id, &made) {
                Some(failed) => Check::blocked(node.id, failed),
                None => Check::skip(node.id, otherwise),
            };
            made.push(skipped);
        }
    }
    made.sort_by_key(|check| check.id);
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn a_failure_blocks_everything_that_follows_from_it_and_nothing_else() {
        let made = vec![
            Check::skip(CheckId::LocalKeyFile, "no such file is used"),
            Check::fail(CheckId::DnsLookup, ErrorKind::Dns, "no such name"),
        ];
        let all = complete(made, |stage| stage != Stage::Live, "does not apply");
        let of = |id| all.iter().find(|check| check.id == id).expect("listed");
        assert_eq!(of(CheckId::ApiAnswer).blocked_by, Some(CheckId::DnsLookup));
        assert_eq!(of(CheckId::AccountBulk).summary, "not tried: needs dns.lookup");
        assert_eq!(of(CheckId::ContextStatus).blocked_by, None);
        assert_eq!(of(CheckId::LocalKeyFile).summary, "no such file is used");
        assert!(all.iter().all(|check| check.stage != Stage::Live));
        assert_eq!(all[0].id, CheckId::LocalVersion);
    }

    #[test]
    fn what_does_not_apply_blocks_nothing() {
        let made = [
            Check::pass(CheckId::TcpV4, "open"),
            Check::skip(CheckId::TcpV6, "no route"),
            Check::skip(CheckId::ProxyConnect, "no proxy"),
        ];
        assert_eq!(blocker(CheckId::TlsHandshake, &made), None);
        let made = [
            Check::pass(CheckId::ApiAnswer, "ok"),
            Check::fail(CheckId::LocalKey, ErrorKind::Config, "none"),
        ];
        assert_eq!(blocker(CheckId::KeyModels, &made), Some(CheckId::LocalKey));
    }
}
