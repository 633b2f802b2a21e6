//! Names of catalogue entries that code outside of the catalogue points to; a test there holds that each exists.

/// The id of a catalogue entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryId(&'static str);

macro_rules! ids {
    ($($name:ident = $id:literal,)*) => {
        #[allow(missing_docs, reason = "the catalogue explains each of them")]
        impl EntryId {
            $(pub(crate) const $name: Self = Self($id);)*
            /// Every id that has a name here.
            #[cfg(test)]
            pub(crate) const NAMED: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

ids! {
    ANSWER_CUT = "answer_cut",
    CONNECT_REFUSED = "connect_refused",
    CONNECT_UNREACHABLE = "connect_unreachable",
    CONNECTION_LOST = "connection_lost",
    CONNECTION_RESET = "connection_reset",
    DNS_NO_ANSWER = "dns_no_answer",
    DNS_NO_SUCH_NAME = "dns_no_such_name",
    ERROR_TYPE_UNKNOWN = "error_type_unknown",
    FILE_UNREADABLE = "file_unreadable",
    PAGE_BLOCKED_BY_FILTER = "page_blocked_by_filter",
    PAGE_CLOUDFLARE_BLOCK = "page_cloudflare_block",
    PAGE_CLOUDFLARE_CHALLENGE = "page_cloudflare_challenge",
    PAGE_EGRESS_DENIED = "page_egress_denied",
    PAGE_EMPTY = "page_empty",
    PAGE_NOT_HTTP = "page_not_http",
    PAGE_PORTAL = "page_portal",
    PAGE_REDIRECT = "page_redirect",
    PAGE_WRONG_SHAPE = "page_wrong_shape",
    PROXY_CANNOT_REACH = "proxy_cannot_reach",
    PROXY_DOWN = "proxy_down",
    PROXY_LOGIN = "proxy_login",
    PROXY_REFUSED = "proxy_refused",
    PROXY_SOCKS_FAILED = "proxy_socks_failed",
    REFUSAL = "refusal",
    STOPPED_AT_CONTEXT_WINDOW = "stopped_at_context_window",
    STOPPED_AT_MAX_TOKENS = "stopped_at_max_tokens",
    STOPPED_AT_PAUSE_TURN = "stopped_at_pause_turn",
    STOPPED_BY_ERROR = "stopped_by_error",
    STOPPED_WITHOUT_REASON = "stopped_without_reason",
    STREAM_CUT = "stream_cut",
    STREAM_OUT_OF_ORDER = "stream_out_of_order",
    TIMEOUT_CONNECT = "timeout_connect",
    TIMEOUT_HEADERS = "timeout_headers",
    TIMEOUT_IDLE = "timeout_idle",
    TIMEOUT_SEMANTIC_IDLE = "timeout_semantic_idle",
    TIMEOUT_TOTAL = "timeout_total",
    TIMEOUT_UPLOAD = "timeout_upload",
    TLS_EXPIRED = "tls_expired",
    TLS_HANDSHAKE = "tls_handshake",
    TLS_NO_TRUST_STORE = "tls_no_trust_store",
    TLS_NOT_YET_VALID = "tls_not_yet_valid",
    TLS_UNTRUSTED = "tls_untrusted",
    TLS_WRONG_NAME = "tls_wrong_name",
}

impl EntryId {
    /// The id of an entry at hand; only the catalogue calls this.
    pub(crate) const fn listed(id: &'static str) -> Self {
        Self(id)
    }

    /// As it is printed and typed.
    #[must_use]
    pub(crate) fn as_str(self) -> &'static str {
        self.0
    }
}
