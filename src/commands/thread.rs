//! Work that may block, on a thread of its own.

/// Does something that may block on a thread of its own, so that signals and timers are noticed meanwhile. A panic
/// there is one here.
pub(crate) async fn on_a_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await.map_err(tokio::task::JoinError::try_into_panic) {
        Ok(done) => done,
        Err(Ok(panic)) => std::panic::resume_unwind(panic),
        // The runtime is being shut down, and whoever waits here with it.
        Err(Err(_)) => std::future::pending().await,
    }
}
