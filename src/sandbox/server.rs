//! The server's life: bind, threads of its own, and a clean end when the handle is dropped.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::mpsc::{Sender, UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::watch;

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
    /// Every thread ends when this is dropped.
    stop: Option<watch::Sender<()>>,
    threads: Vec<JoinHandle<()>>,
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
        let spread = options.threads;
        let shared = Shared::new(options, watch)?;
        let (stop, stopped) = watch::channel(());
        let (mut threads, mut helpers) = (vec![], vec![]);
        for _ in 1..spread {
            let (hand_over, coming) = unbounded_channel();
            helpers.push(hand_over);
            let (serving, replay) = (shared.clone(), replay.clone());
            threads.push(thread(stopped.clone(), help(coming, serving, replay))?);
        }
        let serving = shared.clone();
        threads.push(thread(stopped, async move {
            // Only the reactor of this very runtime is needed, and that is running.
            let Ok(listener) = TcpListener::from_std(listener) else { return };
            accept(listener, &helpers, serving, replay).await;
        })?);
        Ok(Self { address, shared, stop: Some(stop), threads })
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
        drop(self.stop.take());
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

/// Does the work on a thread of its own until that is to stop.
fn thread(
    mut stopped: watch::Receiver<()>,
    work: impl Future<Output = ()> + Send + 'static,
) -> io::Result<JoinHandle<()>> {
    let runtime: Runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::Builder::new().name("sandbox".into()).spawn(move || {
        runtime.block_on(async move {
            tokio::select! {
                () = work => {}
                // Nothing is ever sent: it is an error, once there is nobody who could.
                _ = stopped.changed() => {}
            }
        });
    })
}

/// Takes connections and shares them out: the first to this thread, the next to the first helper, and so on.
async fn accept(
    listener: TcpListener,
    helpers: &[UnboundedSender<Accepted>],
    shared: Shared,
    replay: Option<Arc<Replay>>,
) {
    let mut number = 0;
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let turn = usize::try_from(number).unwrap_or_default() % (helpers.len() + 1);
                number += 1;
                match turn.checked_sub(1).and_then(|helper| helpers.get(helper)) {
                    None => serve(stream, &shared, replay.as_ref(), number),
                    // Both fail only when the server ends.
                    Some(helper) => drop(stream.into_std().map(|stream| helper.send((stream, number)))),
                }
            }
            // Out of file handles, most likely: the connections being served will give some back.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// A connection, and which one it is.
type Accepted = (std::net::TcpStream, u64);

/// Serves what is handed over.
async fn help(mut coming: UnboundedReceiver<Accepted>, shared: Shared, replay: Option<Arc<Replay>>) {
    while let Some((stream, number)) = coming.recv().await {
        if let Ok(stream) = TcpStream::from_std(stream) {
            serve(stream, &shared, replay.as_ref(), number);
        }
    }
    std::future::pending::<()>().await;
}

fn serve(stream: TcpStream, shared: &Shared, replay: Option<&Arc<Replay>>, number: u64) {
    match replay {
        None => drop(tokio::spawn(connection::serve(stream, shared.clone(), number))),
        Some(replay) => {
            let replay = Arc::clone(replay);
            tokio::spawn(async move { replay::serve(stream, &replay).await });
        }
    }
}
