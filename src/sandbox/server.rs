//! The server's life: bind, a thread of its own, and a clean end when the handle is dropped.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::mpsc::Sender;
use tokio::sync::oneshot;

use super::connection;
use super::options::Options;
use super::replay::{self, Replay};
use super::shared::Shared;
use super::{BatchSeen, Recorded, Seen, Spec};

/// A running server; it stops when this is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Shared,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Binds and starts to serve on a thread of its own; connections are taken from the moment this returns.
    ///
    /// # Errors
    /// When the port is taken, the record file cannot be opened, or the system gives no thread.
    pub fn start(options: Options) -> io::Result<Self> {
        Self::watched(options, None)
    }

    /// The same, and `watch` is told of every exchange when it has ended.
    ///
    /// # Errors
    /// As `start`.
    pub(crate) fn watched(options: Options, watch: Option<Sender<Seen>>) -> io::Result<Self> {
        Self::serving(options, watch, None)
    }

    /// Answers as captured and in no other way.
    ///
    /// # Errors
    /// As `start`.
    pub(crate) fn replaying(options: Options, replay: Arc<Replay>) -> io::Result<Self> {
        Self::serving(options, None, Some(replay))
    }

    fn serving(
        options: Options,
        watch: Option<Sender<Seen>>,
        replay: Option<Arc<Replay>>,
    ) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((options.host, options.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let shared = Shared::new(options, watch)?;
        let (stop, stopped) = oneshot::channel();
        let serving = shared.clone();
        let thread = std::thread::Builder::new().name("sandbox".into()).spawn(move || {
            runtime.block_on(async move {
                // Only the reactor of this very runtime is needed, and that is running.
                let Ok(listener) = TcpListener::from_std(listener) else { return };
                tokio::select! {
                    () = accept(listener, serving, replay) => {}
                    _ = stopped => {}
                }
            });
        })?;
        Ok(Self { address, shared, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it listens, as a base URL without a final slash.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The port it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Every request so far, in the order of arrival.
    #[must_use]
    pub fn recorded(&self) -> Vec<Recorded> {
        self.shared.log.snapshot()
    }

    /// The batches there are, oldest first.
    #[must_use]
    pub fn batches(&self) -> Vec<BatchSeen> {
        self.shared.api.batches()
    }

    /// Waits until `count` requests have arrived whole; false when `patience` ran out before.
    #[must_use]
    pub fn wait_for(&self, count: usize, patience: Duration) -> bool {
        self.shared.log.wait(count, patience)
    }

    /// Adds steps to those that are still to come.
    pub fn inject(&self, spec: Spec) {
        self.shared.inject(spec);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // An error means that the thread has ended already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn accept(listener: TcpListener, shared: Shared, replay: Option<Arc<Replay>>) {
    let mut number = 0;
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                number += 1;
                match &replay {
                    None => drop(tokio::spawn(connection::serve(stream, shared.clone(), number))),
                    Some(replay) => {
                        let replay = Arc::clone(replay);
                        tokio::spawn(async move { replay::serve(stream, &replay).await });
                    }
                }
            }
            // Out of file handles, most likely: the connections being served will give some back.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}
