//! One connection: requests in, replies out, each with the fault that is next in line.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use super::record::Log;
use super::server::Options;
use super::spec::{Queue, Spec};

/// What all connections of one server share; cloning shares it.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    pub log: Log,
    queue: Arc<Mutex<Queue>>,
}

impl Shared {
    pub(super) fn new(options: Options) -> io::Result<Self> {
        if let Some(path) = &options.record {
            std::fs::File::create(path)?;
        }
        let queue = Queue::new(options.spec.steps);
        Ok(Self { log: Log::default(), queue: Arc::new(Mutex::new(queue)) })
    }

    pub(super) fn inject(&self, spec: Spec) {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).extend(spec.steps);
    }
}

pub(super) async fn serve(mut stream: TcpStream, _shared: Shared, _number: u64) {
    let _ =
        stream.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").await;
}
