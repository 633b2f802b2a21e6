//! The checks there are, in dependency order, and what each of them needs: one table for the runner, the verdict and the docs.

use super::finding::{Check, Stage, Status};

/// One check of the table.
#[derive(Debug)]
pub struct Node {
    /// Stable name.
    pub id: &'static str,
    /// Its stage.
    pub stage: Stage,
    /// The checks that must not have failed before it makes sense.
    pub needs: &'static [&'static str],
    /// The question it answers.
    pub asks: &'static str,
}

const fn node(id: &'static str, stage: Stage, needs: &'static [&'static str], asks: &'static str) -> Node {
    Node { id, stage, needs, asks }
}

use Stage::{Account, Api, Context, Dns, Key, Live, Local, Proxy, Tcp, Tls};

/// Every check, causes before effects.
#[rustfmt::skip]
pub const NODES: [Node; 32] = [
    node("local.version", Local, &[], "which claudectl, on which system"),
    node("local.config", Local, &[], "whether configuration, variables and options can be understood"),
    node("local.settings", Local, &["local.config"], "the values in effect and where each comes from"),
    node("local.base_url", Local, &["local.config"], "whether the address makes sense"),
    node("local.key", Local, &["local.config"], "which credential is used and whether its form is right"),
    node("local.rivals", Local, &["local.config"], "which other credentials are set and which one wins"),
    node("local.names", Local, &[], "variables that look like ours but are read by nobody"),
    node("local.key_file", Local, &["local.config"], "who can read the file of the key"),
    node("local.proxy", Local, &["local.config"], "which proxy this address gets, and why"),
    node("local.ca", Local, &["local.config"], "whether the certificate files named anywhere can be used"),
    node("local.clock", Local, &[], "whether the clock can be right"),
    node("dns.lookup", Dns, &["local.config"], "what the system's resolver says; `send` uses it"),
    node("dns.a", Dns, &["local.config"], "what each resolver says about IPv4, asked directly"),
    node("dns.aaaa", Dns, &["local.config"], "what each resolver says about IPv6, asked directly"),
    node("tcp.v4", Tcp, &["dns.lookup"], "whether each IPv4 address accepts connections"),
    node("tcp.v6", Tcp, &["dns.lookup"], "whether each IPv6 address accepts connections"),
    node("proxy.tcp", Proxy, &["dns.lookup"], "whether the proxy accepts connections"),
    node("proxy.connect", Proxy, &["proxy.tcp"], "whether the proxy opens a way to the API, and which logins it offers"),
    node("tls.handshake", Tls, &["local.ca", "tcp.v4", "tcp.v6", "proxy.connect"], "whether the certificate is valid, trusted and for this name"),
    node("tls.issuer", Tls, &["tls.handshake"], "whether something on the way opens the connection"),
    node("api.answer", Api, &["tls.handshake"], "whether it is the API that answers; sent without the key"),
    node("api.v4", Api, &["tls.handshake"], "the same over IPv4 alone"),
    node("api.v6", Api, &["tls.handshake"], "the same over IPv6 alone"),
    node("api.clock", Api, &["api.answer"], "how far this clock is from the server's"),
    node("key.models", Key, &["api.answer", "local.key"], "whether the key is accepted, in which organization and workspace"),
    node("key.model", Key, &["key.models"], "whether the configured model exists, and for how long"),
    node("account.count", Account, &["key.model"], "whether the account may call the model; counts tokens, free"),
    node("account.bulk", Account, &["account.count"], "whether 32 kB get through: MTU, body limits, filters"),
    node("account.beta", Account, &["account.count"], "whether the anthropic-beta header arrives"),
    node("live.message", Live, &["account.bulk"], "whether a message is answered, and what limits apply"),
    node("live.stream", Live, &["live.message"], "whether a stream arrives as it is written"),
    node("context.status", Context, &[], "what the status page says"),
];

/// The stage of a check.
///
/// # Panics
/// For an id that is not in the table: checks are only ever made with the ids above.
#[must_use]
pub(crate) fn stage(id: &str) -> Stage {
    NODES.iter().find(|node| node.id == id).expect("every check is in the table").stage
}

/// The failed check because of which `id` makes no sense, if there is one among those made so far.
#[must_use]
pub(crate) fn blocker(id: &str, made: &[Check]) -> Option<&'static str> {
    let node = NODES.iter().find(|node| node.id == id)?;
    node.needs.iter().find_map(|need| {
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
    made.sort_by_key(|check| position(check.id));
    made
}

/// Where a check stands in the table.
#[must_use]
pub(crate) fn position(id: &str) -> usize {
    NODES.iter().position(|node| node.id == id).unwrap_or(NODES.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn every_need_stands_before_the_check_that_has_it() {
        for (index, node) in NODES.iter().enumerate() {
            assert!(node.id.starts_with(node.stage.name()), "{}", node.id);
            for need in node.needs {
                assert!(position(need) < index, "{} needs {need}", node.id);
            }
        }
        assert!(NODES.windows(2).all(|pair| pair[0].stage <= pair[1].stage), "stages in order");
    }

    #[test]
    fn a_failure_blocks_everything_that_follows_from_it_and_nothing_else() {
        let made = vec![
            Check::skip("local.key_file", "no such file is used"),
            Check::fail("dns.lookup", ErrorKind::Dns, "no such name"),
        ];
        let all = complete(made, |stage| stage != Live, "does not apply");
        let of = |id| all.iter().find(|check| check.id == id).expect("listed");
        assert_eq!(of("api.answer").blocked_by, Some("dns.lookup"));
        assert_eq!(of("account.bulk").summary, "not tried: needs dns.lookup");
        assert_eq!(of("context.status").blocked_by, None);
        assert_eq!(of("local.key_file").summary, "no such file is used");
        assert!(all.iter().all(|check| check.stage != Live));
        assert_eq!(all[0].id, "local.version");
    }

    #[test]
    fn what_does_not_apply_blocks_nothing() {
        let made = [
            Check::pass("tcp.v4", "open"),
            Check::skip("tcp.v6", "no route"),
            Check::skip("proxy.connect", "no proxy"),
        ];
        assert_eq!(blocker("tls.handshake", &made), None);
        let made = [Check::pass("api.answer", "ok"), Check::fail("local.key", ErrorKind::Config, "none")];
        assert_eq!(blocker("key.models", &made), Some("local.key"));
    }
}
