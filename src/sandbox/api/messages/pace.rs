//! The speed of an answer: so many tokens a second, and pings where a stream is silent for long.

use std::time::Duration;

use super::request::tokens;
use super::wire::PING;
use crate::sandbox::http::{Mark, Piece};

/// No stream is silent for longer.
const SILENCE: Duration = Duration::from_secs(10);
/// What the frame of a delta takes in bytes, about; the rest is text.
const FRAME: usize = 110;

/// How long so many tokens take.
pub(super) fn time(tokens: u64, rate: u64) -> Duration {
    // Nobody waits long enough for the difference to show.
    #[allow(clippy::cast_precision_loss, reason = "counts of tokens are small")]
    Duration::from_secs_f64(tokens as f64 / rate as f64)
}

/// The events at this rate, with pings between them where they come slowly; `pace` is a pause that is made anyway.
pub(super) fn paced(events: Vec<Piece>, rate: Option<u64>, pace: Option<Duration>) -> Vec<Piece> {
    if rate.is_none() && pace.is_none() {
        return events;
    }
    let (mut paced, mut silent) = (Vec::with_capacity(events.len()), Duration::ZERO);
    for mut event in events {
        let mut pause = event.pause.unwrap_or_default();
        if let Some(rate) = rate.filter(|_| event.mark == Mark::Counted) {
            pause += time(tokens(event.bytes.len().saturating_sub(FRAME).max(1) as u64), rate);
        }
        while silent + pause > SILENCE {
            let part = SILENCE.saturating_sub(silent);
            paced.push(Piece { pause: Some(part), ..Piece::new(Mark::Other, PING) });
            pause -= part;
            silent = Duration::ZERO;
        }
        silent += pause + pace.unwrap_or_default();
        event.pause = (!pause.is_zero()).then_some(pause);
        paced.push(event);
    }
    paced
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deltas(count: usize) -> Vec<Piece> {
        (0..count).map(|_| Piece::new(Mark::Counted, vec![b'x'; FRAME + 35])).collect()
    }

    #[test]
    fn tokens_come_at_their_rate() {
        let paced = paced(deltas(3), Some(20), None);
        assert_eq!(paced.len(), 3);
        assert!(paced.iter().all(|piece| piece.pause == Some(Duration::from_millis(500))));
    }

    #[test]
    fn a_slow_stream_has_pings() {
        let slow = paced(deltas(2), Some(1), None);
        let pings = slow.iter().filter(|piece| piece.bytes == PING.as_bytes()).count();
        assert_eq!((pings, slow.len()), (1, 3));
        let total: Duration = slow.iter().filter_map(|piece| piece.pause).sum();
        assert_eq!(total, Duration::from_secs(20));
        let slow = paced(deltas(4), None, Some(Duration::from_secs(6)));
        assert_eq!(slow.iter().filter(|piece| piece.bytes == PING.as_bytes()).count(), 1);
    }
}
