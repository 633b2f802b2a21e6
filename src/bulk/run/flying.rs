//! Calls in flight: futures of one kind that are polled only when something woke them.

use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

/// The futures. Their number is that of the calls at one time, so places are reused and never given back.
pub(super) struct Flying<F> {
    places: Vec<Option<Pin<Box<F>>>>,
    wakers: Vec<Waker>,
    free: Vec<usize>,
    woken: Arc<Woken>,
}

/// Which places were woken, and who waits for any of them.
#[derive(Default)]
struct Woken(Mutex<(VecDeque<usize>, Option<Waker>)>);

impl Woken {
    fn lock(&self) -> MutexGuard<'_, (VecDeque<usize>, Option<Waker>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake(&self, place: usize) {
        let waiting = {
            let mut woken = self.lock();
            woken.0.push_back(place);
            woken.1.take()
        };
        if let Some(waiting) = waiting {
            waiting.wake();
        }
    }
}

/// Wakes one place.
struct PlaceWaker {
    place: usize,
    woken: Arc<Woken>,
}

impl Wake for PlaceWaker {
    fn wake(self: Arc<Self>) {
        self.woken.wake(self.place);
    }
}

impl<F: Future> Flying<F> {
    pub(super) fn new() -> Self {
        Self { places: Vec::new(), wakers: Vec::new(), free: Vec::new(), woken: Arc::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.free.len() == self.places.len()
    }

    pub(super) fn push(&mut self, future: F) {
        let place = self.free.pop().unwrap_or_else(|| {
            let place = self.places.len();
            self.places.push(None);
            self.wakers.push(Waker::from(Arc::new(PlaceWaker { place, woken: Arc::clone(&self.woken) })));
            place
        });
        self.places[place] = Some(Box::pin(future));
        self.woken.wake(place);
    }

    /// The next future that ends; `None` where there is none left. Nothing is lost when this is dropped.
    pub(super) async fn next(&mut self) -> Option<F::Output> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<F::Output>> {
        loop {
            if self.is_empty() {
                return Poll::Ready(None);
            }
            let place = {
                let mut woken = self.woken.lock();
                woken.1 = Some(context.waker().clone());
                woken.0.pop_front()
            };
            let Some(place) = place else { return Poll::Pending };
            // A place may be woken once more after its future has ended.
            let Some(future) = &mut self.places[place] else { continue };
            if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&self.wakers[place])) {
                self.places[place] = None;
                self.free.push(place);
                return Poll::Ready(Some(output));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn each_ends_once_in_the_order_of_its_end() {
        let mut flying = Flying::new();
        let mut ends = Vec::new();
        for _ in 0..4 {
            let (end, ended) = tokio::sync::oneshot::channel::<usize>();
            flying.push(ended);
            ends.push(end);
        }
        ends.remove(2).send(1).expect("waited for");
        assert_eq!(flying.next().await, Some(Ok(1)));
        for (number, end) in ends.into_iter().enumerate() {
            end.send(number + 2).expect("waited for");
            assert_eq!(flying.next().await, Some(Ok(number + 2)));
        }
        assert!(flying.is_empty() && flying.next().await.is_none());
    }

    #[tokio::test]
    async fn a_place_is_used_again() {
        let mut flying = Flying::new();
        for number in 0..100 {
            flying.push(std::future::ready(number));
            assert_eq!(flying.next().await, Some(number));
        }
        assert_eq!(flying.places.len(), 1);
    }
}
