//! The results of a batch: lines in scrambled order, whole or from a byte on.

use std::sync::Arc;

use super::store::Batch;
use crate::sandbox::http::{Body, Head, Mark, Piece, Reply};
use crate::sandbox::spec::Fault;

/// The reply to a request for the results of a batch that has ended.
pub(super) fn reply(batch: &Batch, head: &Head, fault: &Fault) -> Reply {
    let lines = Lines::of(batch);
    let own = format!("\"{}\"", batch.id);
    let etag = if fault.other_etag { format!("\"{}-other\"", batch.id) } else { own.clone() };
    let fits = fault.other_etag || head.header("if-range").is_none_or(|wanted| wanted == own);
    let range = head.header("range").filter(|_| fits && !fault.ignore_range).and_then(first_byte);
    // Only a part has to say how large the whole is.
    let total = range.map_or(0, |_| lines.clone().map(|line| line.len() as u64).sum());
    let mut reply = match range {
        Some(first) if first >= total => {
            Reply::new(416, "text/plain", "").with("content-range", format!("bytes */{total}"))
        }
        Some(first) => {
            let last = total - 1;
            Reply::new(206, "application/x-jsonl", "")
                .with("content-range", format!("bytes {first}-{last}/{total}"))
        }
        None => Reply::new(200, "application/x-jsonl", ""),
    };
    if reply.status != 416 {
        reply.body = Body::pieces(from_byte(lines, range.unwrap_or(0)));
    }
    if !fault.ignore_range {
        reply.set("accept-ranges", "bytes");
    }
    reply.with("etag", etag)
}

/// The first byte wanted by `bytes=N-`; other forms are not served in parts, as a server may choose.
fn first_byte(range: &str) -> Option<u64> {
    range.strip_prefix("bytes=")?.strip_suffix('-')?.parse().ok()
}

/// The lines as pieces, without what lies before a byte.
fn from_byte(lines: Lines, first: u64) -> impl Iterator<Item = Piece> + Send {
    let mut skip = first;
    lines.filter_map(move |line| {
        let length = line.len() as u64;
        if skip >= length {
            skip -= length;
            return None;
        }
        let start = usize::try_from(std::mem::take(&mut skip)).unwrap_or(0);
        Some(Piece::new(Mark::Counted, &line.as_bytes()[start..]))
    })
}

/// All lines, in an order that is not that of the requests, but always the same.
#[derive(Clone)]
struct Lines {
    id: Arc<str>,
    items: Arc<Vec<super::Item>>,
    plan: Arc<Fault>,
    finished: usize,
    stride: usize,
    next: usize,
}

impl Lines {
    fn of(batch: &Batch) -> Self {
        Self {
            id: batch.id.as_str().into(),
            items: Arc::clone(&batch.items),
            plan: Arc::clone(&batch.plan),
            finished: batch.finished(),
            stride: stride(batch.items.len()),
            next: 0,
        }
    }
}

impl Iterator for Lines {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let count = self.items.len();
        if self.next >= count {
            return None;
        }
        let index = (self.next * self.stride + count / 2) % count;
        self.next += 1;
        let item = &self.items[index];
        let kind =
            if index < self.finished { item.kind(index, &self.plan) } else { super::item::Kind::Canceled };
        Some(item.line(index, kind, &self.plan, &self.id))
    }
}

/// A step about five eighths of the count that meets every item once.
fn stride(count: usize) -> usize {
    let divisor = |mut a: usize, mut b: usize| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    (count * 5 / 8..=count).find(|step| divisor(*step, count) == 1).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_met_once_and_hardly_one_in_its_place() {
        for count in (1_usize..200).chain([99_999, 100_000]) {
            let stride = stride(count);
            let mut met: Vec<_> = (0..count).map(|next| (next * stride + count / 2) % count).collect();
            if count > 3 {
                assert!(!met.is_sorted(), "{count}");
            }
            met.sort_unstable();
            assert!(met.into_iter().eq(0..count), "{count}");
        }
    }

    #[test]
    fn only_open_ranges_are_served_in_parts() {
        assert_eq!(first_byte("bytes=17-"), Some(17));
        for other in ["bytes=1-2", "bytes=-5", "lines=1-", "bytes=x-"] {
            assert_eq!(first_byte(other), None);
        }
    }
}
