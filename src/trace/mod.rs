//! A pass-through on loopback that watches another program's calls: every byte goes on unchanged but the address a
//! request names, and what is seen is read from a copy.

pub(crate) mod call;
mod exchange;
mod framing;
mod head;
mod recording;
mod relay;
mod response;
pub(crate) mod summary;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use url::Url;

use crate::error::{Error, Result};
use crate::transport::{Config, Tunnel};

use call::Call;

/// Hears of every call when it has ended, and of connections that could not be made.
pub(crate) trait Observe: Send + Sync {
    /// One call ended.
    fn call(&self, call: Call);
    /// The program called, and the API could not be reached.
    fn unreachable(&self, error: Error);
}

/// Where calls go.
pub(crate) struct Upstream {
    tunnel: Tunnel,
    /// Host and, where it is not the scheme's own, port: what a request has to name.
    authority: String,
    /// The path of the base URL, without a final slash.
    prefix: String,
    recorder: Option<recording::Recorder>,
}

/// The pass-through, listening.
pub(crate) struct Trace {
    listener: TcpListener,
    upstream: Arc<Upstream>,
}

impl Trace {
    /// Listens on loopback; port 0 picks a free one.
    ///
    /// # Errors
    /// `config` or `tls` for the connection to the API; the system's when the port is taken.
    pub(crate) async fn listen(port: u16, config: Config, base: &Url) -> Result<io::Result<Self>> {
        let recorder = config.recorder.clone().map(recording::Recorder::new);
        let tunnel = Tunnel::new(config, base)?;
        let host = base.host_str().unwrap_or_default();
        let authority = base.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        let prefix = base.path().trim_end_matches('/').to_owned();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
        let upstream = Arc::new(Upstream { tunnel, authority, prefix, recorder });
        Ok(listener.map(|listener| Self { listener, upstream }))
    }

    /// Where it listens.
    ///
    /// # Errors
    /// The system's.
    pub(crate) fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until `stopped` says so, and then until the calls that were open have been told.
    pub(crate) async fn serve(self, observer: Arc<dyn Observe>, mut stopped: watch::Receiver<bool>) {
        let mut connections = JoinSet::new();
        loop {
            let accepted = tokio::select! {
                accepted = self.listener.accept() => accepted,
                Some(_) = connections.join_next() => continue,
                _ = stopped.wait_for(|stop| *stop) => break,
            };
            // Out of descriptors, or a connection that is gone already: the next one may work.
            let Ok((client, _)) = accepted else {
                tokio::task::yield_now().await;
                continue;
            };
            let _ = client.set_nodelay(true);
            let (upstream, observer, stopped) = (self.upstream.clone(), observer.clone(), stopped.clone());
            connections.spawn(async move { relay::connection(client, &upstream, &*observer, stopped).await });
        }
        while connections.join_next().await.is_some() {}
    }
}
