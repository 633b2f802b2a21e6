//! Bytes over HTTP, honestly timed: connect, TLS, proxy, timers, body streams, retry, decoding.
