//! The checks there are, in dependency order, and what each of them needs: one table for the runner, the verdict and the docs.

use serde::{Serialize, Serializer};

/// The stages in dependency order, each one step further from this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Configuration and files; nothing is sent.
    Local,
    /// Name resolution.
    Dns,
    /// TCP, by address family.
    Tcp,
    /// The proxy, spoken to directly.
    Proxy,
    /// Certificate and handshake.
    Tls,
    /// Whether it is the API that answers; without the key.
    Api,
    /// Whether the key is accepted and what it can use.
    Key,
    /// Whether the account may spend; free of charge.
    Account,
    /// Real messages, which cost tokens.
    Live,
    /// What others say, such as the status page.
    Context,
}

impl Stage {
    /// The name in JSON and in the waterfall.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Dns => "dns",
            Self::Tcp => "tcp",
            Self::Proxy => "proxy",
            Self::Tls => "tls",
            Self::Api => "api",
            Self::Key => "key",
            Self::Account => "account",
            Self::Live => "live",
            Self::Context => "context",
        }
    }
}

/// One check of the table.
#[derive(Debug)]
pub struct Node {
    /// The check.
    pub id: CheckId,
    /// Stable name, `stage.what`.
    pub name: &'static str,
    /// Its stage.
    pub stage: Stage,
    /// The checks that must not have failed before it makes sense.
    pub needs: &'static [CheckId],
    /// The question it answers.
    pub asks: &'static str,
}

/// Every check, in the order of [`NODES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckId {
    LocalVersion,
    LocalConfig,
    LocalSettings,
    LocalBaseUrl,
    LocalKey,
    LocalRivals,
    LocalNames,
    LocalKeyFile,
    LocalProxy,
    LocalCa,
    LocalClock,
    DnsLookup,
    DnsA,
    DnsAaaa,
    TcpV4,
    TcpV6,
    ProxyTcp,
    ProxyConnect,
    TlsHandshake,
    TlsIssuer,
    ApiAnswer,
    ApiV4,
    ApiV6,
    ApiClock,
    KeyModels,
    KeyModel,
    AccountCount,
    AccountBulk,
    AccountBeta,
    LiveMessage,
    LiveStream,
    ContextStatus,
}

impl CheckId {
    /// Its row in the table.
    #[must_use]
    pub fn node(self) -> &'static Node {
        &NODES[self as usize]
    }

    /// The name in JSON and in texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.node().name
    }
}

impl Serialize for CheckId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.name().serialize(to)
    }
}

const fn node(
    id: CheckId,
    name: &'static str,
    stage: Stage,
    needs: &'static [CheckId],
    asks: &'static str,
) -> Node {
    Node { id, name, stage, needs, asks }
}

use CheckId as C;
use Stage::{Account, Api, Context, Dns, Key, Live, Local, Proxy, Tcp, Tls};

/// Every check, causes before effects.
#[rustfmt::skip]
pub const NODES: [Node; 32] = [
    node(C::LocalVersion, "local.version", Local, &[], "which claudectl, on which system"),
    node(C::LocalConfig, "local.config", Local, &[], "whether configuration, variables and options can be understood"),
    node(C::LocalSettings, "local.settings", Local, &[C::LocalConfig], "the values in effect and where each comes from"),
    node(C::LocalBaseUrl, "local.base_url", Local, &[C::LocalConfig], "whether the address makes sense"),
    node(C::LocalKey, "local.key", Local, &[C::LocalConfig], "which credential is used and whether its form is right"),
    node(C::LocalRivals, "local.rivals", Local, &[C::LocalConfig], "which other credentials are set and which one wins"),
    node(C::LocalNames, "local.names", Local, &[], "variables that look like ours but are read by nobody"),
    node(C::LocalKeyFile, "local.key_file", Local, &[C::LocalConfig], "who can read the file of the key"),
    node(C::LocalProxy, "local.proxy", Local, &[C::LocalConfig], "which proxy this address gets, and why"),
    node(C::LocalCa, "local.ca", Local, &[C::LocalConfig], "whether the certificate files named anywhere can be used"),
    node(C::LocalClock, "local.clock", Local, &[], "whether the clock can be right"),
    node(C::DnsLookup, "dns.lookup", Dns, &[C::LocalConfig], "what the system's resolver says; `send` uses it"),
    node(C::DnsA, "dns.a", Dns, &[C::LocalConfig], "what each resolver says about IPv4, asked directly"),
    node(C::DnsAaaa, "dns.aaaa", Dns, &[C::LocalConfig], "what each resolver says about IPv6, asked directly"),
    node(C::TcpV4, "tcp.v4", Tcp, &[C::DnsLookup], "whether each IPv4 address accepts connections"),
    node(C::TcpV6, "tcp.v6", Tcp, &[C::DnsLookup], "whether each IPv6 address accepts connections"),
    node(C::ProxyTcp, "proxy.tcp", Proxy, &[C::DnsLookup], "whether the proxy accepts connections"),
    node(C::ProxyConnect, "proxy.connect", Proxy, &[C::ProxyTcp], "whether the proxy connects to the API, and which logins it offers"),
    node(C::TlsHandshake, "tls.handshake", Tls, &[C::LocalCa, C::TcpV4, C::TcpV6, C::ProxyConnect], "whether the certificate is valid, trusted and for this name"),
    node(C::TlsIssuer, "tls.issuer", Tls, &[C::TlsHandshake], "whether something intercepts TLS"),
    node(C::ApiAnswer, "api.answer", Api, &[C::TlsHandshake], "whether it is the API that answers; sent without the key"),
    node(C::ApiV4, "api.v4", Api, &[C::TlsHandshake], "the same over IPv4 alone"),
    node(C::ApiV6, "api.v6", Api, &[C::TlsHandshake], "the same over IPv6 alone"),
    node(C::ApiClock, "api.clock", Api, &[C::ApiAnswer], "how far this clock is from the server's"),
    node(C::KeyModels, "key.models", Key, &[C::ApiAnswer, C::LocalKey], "whether the key is accepted, in which organization and workspace"),
    node(C::KeyModel, "key.model", Key, &[C::KeyModels], "whether the configured model exists, and for how long"),
    node(C::AccountCount, "account.count", Account, &[C::KeyModel], "whether the account may call the model; counts tokens, free"),
    node(C::AccountBulk, "account.bulk", Account, &[C::AccountCount], "whether 32 kB get through: MTU, body limits, filters"),
    node(C::AccountBeta, "account.beta", Account, &[C::AccountCount], "whether the anthropic-beta header arrives"),
    node(C::LiveMessage, "live.message", Live, &[C::AccountBulk], "whether a message is answered, and what limits apply"),
    node(C::LiveStream, "live.stream", Live, &[C::LiveMessage], "whether a stream arrives as it is written"),
    node(C::ContextStatus, "context.status", Context, &[], "what the status page says"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_need_stands_before_the_check_that_has_it() {
        for (index, node) in NODES.iter().enumerate() {
            assert_eq!(node.id as usize, index, "{}", node.name);
            assert!(node.name.starts_with(node.stage.name()), "{}", node.name);
            assert!(node.needs.iter().all(|need| *need < node.id), "{}", node.name);
        }
        assert!(NODES.windows(2).all(|pair| pair[0].stage <= pair[1].stage), "stages in order");
    }
}
