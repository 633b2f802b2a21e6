//! Server-sent events, decoded piece by piece: lines end in CR, LF or CRLF, an event ends in an empty line.
//!
//! An event that is not closed by an empty line was cut and is never given out. An event that lies whole in one piece,
//! as almost all do, is given out where it lies; only what is cut by a piece's end, or unusual, is copied together.

use memchr::{memchr, memchr2};

/// One event of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event<'a> {
    /// The `event:` field; empty when there was none.
    pub name: &'a str,
    /// The `data:` lines, joined by newlines; empty when there was none.
    pub data: &'a str,
}

/// Why a stream cannot be decoded any further.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// One event is larger than the decoder may hold.
    #[error("one event is larger than {} MiB", .0 / (1024 * 1024))]
    TooLarge(usize),
    /// The bytes are not UTF-8.
    #[error("an event is not valid UTF-8")]
    NotUtf8,
    /// A line that is no field of an event, nor one that a newer server may have added.
    #[error("a line is no field of an event: {0}")]
    Line(String),
}

/// Decodes a stream; holds one unfinished event at most, and never more than its cap.
#[derive(Debug)]
pub struct Decoder {
    line: Vec<u8>,
    name: Vec<u8>,
    data: Vec<u8>,
    has_data: bool,
    after_cr: bool,
    at_start: bool,
    cap: usize,
}

/// Most characters of a damaged line that an error shows.
const SHOWN: usize = 80;

/// The fields of an event.
const FIELDS: [&str; 4] = ["event", "data", "id", "retry"];

impl Decoder {
    /// A decoder for one stream; `cap` bounds the bytes of one event.
    #[must_use]
    pub fn new(cap: usize) -> Self {
        Self {
            line: Vec::new(),
            name: Vec::new(),
            data: Vec::new(),
            has_data: false,
            after_cr: false,
            at_start: true,
            cap,
        }
    }

    /// Takes the next bytes and hands every event they complete to `take`.
    ///
    /// # Errors
    /// The first that `take` returns, or a [`Problem`] at the first event that cannot be decoded. What follows is lost.
    pub fn feed<E: From<Problem>>(
        &mut self,
        mut bytes: &[u8],
        mut take: impl FnMut(Event<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        while !bytes.is_empty() {
            if self.is_between_events()
                && let Some((event, rest)) = whole(bytes, self.cap)
            {
                self.at_start = false;
                take(event)?;
                bytes = rest;
            } else {
                bytes = self.piece(bytes, &mut take)?;
            }
        }
        Ok(())
    }

    /// Whether part of an event is held that no empty line has closed.
    #[must_use]
    pub fn is_mid_event(&self) -> bool {
        !self.line.is_empty() || !self.name.is_empty() || self.has_data
    }

    /// Hands over the event that the end of the stream cut, as if it had been closed. It is no part of an answer, but
    /// an error in it says why the stream ended.
    pub fn unfinished(&mut self, take: impl FnOnce(Event<'_>)) {
        if self.end_of_line().is_ok()
            && let (Ok(name), Ok(data)) = (std::str::from_utf8(&self.name), std::str::from_utf8(&self.data))
        {
            take(Event { name, data });
        }
    }

    fn is_between_events(&self) -> bool {
        !self.is_mid_event() && !self.after_cr
    }

    /// Takes the rest of a line, or all there is of it, and returns what follows.
    fn piece<'a, E: From<Problem>>(
        &mut self,
        bytes: &'a [u8],
        take: &mut impl FnMut(Event<'_>) -> Result<(), E>,
    ) -> Result<&'a [u8], E> {
        if std::mem::take(&mut self.after_cr) && bytes[0] == b'\n' {
            return Ok(&bytes[1..]);
        }
        let Some(end) = memchr2(b'\n', b'\r', bytes) else {
            self.hold(bytes)?;
            return Ok(&[]);
        };
        self.hold(&bytes[..end])?;
        self.after_cr = bytes[end] == b'\r';
        if self.end_of_line()? {
            self.dispatch(take)?;
        }
        Ok(&bytes[end + 1..])
    }

    fn hold(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        if self.line.len() + self.name.len() + self.data.len() + bytes.len() > self.cap {
            return Err(Problem::TooLarge(self.cap));
        }
        self.line.extend_from_slice(bytes);
        Ok(())
    }

    /// Takes the line in as a field. Whether it was empty, which ends the event.
    fn end_of_line(&mut self) -> Result<bool, Problem> {
        let mut line = std::mem::take(&mut self.line);
        if std::mem::take(&mut self.at_start) && line.starts_with(b"\xEF\xBB\xBF") {
            line.drain(..3);
        }
        if line.is_empty() {
            self.line = line;
            return Ok(true);
        }
        self.field(&mut line)?;
        line.clear();
        self.line = line;
        Ok(false)
    }

    fn field(&mut self, line: &mut Vec<u8>) -> Result<(), Problem> {
        let colon = memchr(b':', line).unwrap_or(line.len());
        let begin = (colon + 1 + usize::from(line.get(colon + 1) == Some(&b' '))).min(line.len());
        match &line[..colon] {
            b"event" => {
                self.name.clear();
                self.name.extend_from_slice(&line[begin..]);
            }
            b"data" if !self.has_data => {
                // Handed over instead of copied: a huge event must not be in memory twice.
                line.drain(..begin);
                std::mem::swap(&mut self.data, line);
                self.has_data = true;
            }
            b"data" => {
                self.data.push(b'\n');
                self.data.extend_from_slice(&line[begin..]);
            }
            b"" | b"id" | b"retry" => {}
            other if may_be_new(other, &line[begin..]) => {}
            _ => {
                let line = String::from_utf8_lossy(&line[..line.len().min(4 * SHOWN)]);
                return Err(Problem::Line(line.chars().take(SHOWN).collect()));
            }
        }
        Ok(())
    }

    fn dispatch<E: From<Problem>>(
        &mut self,
        take: &mut impl FnMut(Event<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        if !std::mem::take(&mut self.has_data) && self.name.is_empty() {
            return Ok(());
        }
        // Taken, not cleared: after a huge event its memory is not kept.
        let (name, data) = (std::mem::take(&mut self.name), std::mem::take(&mut self.data));
        let name = std::str::from_utf8(&name).map_err(|_| Problem::NotUtf8)?;
        let data = std::str::from_utf8(&data).map_err(|_| Problem::NotUtf8)?;
        take(Event { name, data })
    }
}

/// The event at the beginning of `bytes` and what follows it, if it lies there whole in its usual form.
fn whole(bytes: &[u8], cap: usize) -> Option<(Event<'_>, &[u8])> {
    const EVENT: &[u8] = b"event: ";
    const DATA: &[u8] = b"data: ";
    let (name, rest) = match bytes.strip_prefix(EVENT) {
        Some(after) => line(after)?,
        None => (&bytes[..0], bytes),
    };
    let (data, rest) = line(rest.strip_prefix(DATA)?)?;
    let rest = rest.strip_prefix(b"\n")?;
    // What a decoder that collects line by line would hold at most.
    let held = (name.len() + DATA.len() + data.len()).max(EVENT.len() + name.len());
    if held > cap {
        return None;
    }
    let event = Event { name: std::str::from_utf8(name).ok()?, data: std::str::from_utf8(data).ok()? };
    Some((event, rest))
}

/// A line that ends in a line feed, and what follows it.
fn line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = memchr2(b'\n', b'\r', bytes).filter(|end| bytes[*end] == b'\n')?;
    Some((&bytes[..end], &bytes[end + 1..]))
}

/// Whether a field that nobody knows may be an addition, to be ignored as the standard has it, and is not one of ours
/// with a damaged name or the content of an event without one.
fn may_be_new(name: &[u8], value: &[u8]) -> bool {
    let is_word = name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let Some(name) = std::str::from_utf8(name).ok().filter(|_| is_word) else { return false };
    let content = matches!(value.first(), Some(b'{' | b'['));
    // A damaged byte may also have become the colon that ends the name.
    !content && !FIELDS.iter().any(|field| strsim::levenshtein(field, name) <= 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CAP: usize = 1024;

    type Owned = (String, String);

    fn decode(pieces: &[&[u8]]) -> (Vec<Owned>, Result<(), Problem>) {
        let mut decoder = Decoder::new(CAP);
        let mut events = Vec::new();
        for piece in pieces {
            let fed = decoder.feed(piece, |event| {
                events.push((event.name.to_owned(), event.data.to_owned()));
                Ok::<(), Problem>(())
            });
            if fed.is_err() {
                return (events, fed);
            }
        }
        (events, Ok(()))
    }

    #[test]
    fn an_event_that_lies_there_whole_is_taken_at_once() {
        let taken = |bytes: &'static str, cap| {
            whole(bytes.as_bytes(), cap).map(|(event, rest)| (event.name, event.data, rest.len()))
        };
        assert_eq!(taken("event: a\ndata: {}\n\nmore", 99), Some(("a", "{}", 4)));
        assert_eq!(taken("data: {}\n\n", 99), Some(("", "{}", 0)));
        for other in [
            "event: a\r\ndata: {}\r\n\r\n",
            "event: a\ndata: {}\n",
            "event: a\ndata:{}\n\n",
            "id: 1\ndata: {}\n\n",
        ] {
            assert_eq!(taken(other, 99), None, "{other:?}");
        }
        // Counted as if it came line by line: the name and the whole line of data, or the line of the name.
        assert!(taken("event: a\ndata: {}\n\n", 9).is_some() && taken("event: a\ndata: {}\n\n", 8).is_none());
        assert!(
            taken("event: abcd\ndata: \n\n", 11).is_some() && taken("event: abcd\ndata: \n\n", 10).is_none()
        );
    }

    #[test]
    fn the_cap_is_the_same_in_one_piece_and_in_many() {
        for (text, held) in
            [("event: a\ndata: {}\n\n", 9), ("event: abcd\ndata: \n\n", 11), ("data: a\r\n\r\n", 7)]
        {
            for cap in [held - 1, held] {
                let fed = |pieces: Vec<&[u8]>| {
                    let mut decoder = Decoder::new(cap);
                    pieces
                        .into_iter()
                        .try_for_each(|piece| decoder.feed(piece, |_| Ok::<(), Problem>(())))
                        .is_ok()
                };
                assert_eq!(fed(vec![text.as_bytes()]), cap == held, "{text:?} in one");
                assert_eq!(fed(text.as_bytes().chunks(1).collect()), cap == held, "{text:?} in many");
            }
        }
    }

    #[test]
    fn it_knows_whether_it_is_between_events() {
        let after = |text: &str| {
            let mut decoder = Decoder::new(CAP);
            decoder.feed(text.as_bytes(), |_| Ok::<(), Problem>(())).expect("good");
            (decoder.is_between_events(), decoder.is_mid_event())
        };
        assert_eq!(after(""), (true, false));
        assert_eq!(after("data: a\n\n"), (true, false));
        assert_eq!(after("data: a\r\n\r"), (false, false), "a line feed may follow");
        assert_eq!(after("da"), (false, true));
        assert_eq!(after("data: a\n"), (false, true));
    }

    #[test]
    fn data_may_come_in_many_lines() {
        let (events, fed) = decode(&[b"data: a\ndata: b\ndata\ndata: d\n\n"]);
        assert_eq!((events, fed), (vec![event("", "a\nb\n\nd")], Ok(())));
    }

    #[test]
    fn a_line_that_is_no_field_is_shown_by_its_beginning() {
        let line = format!("{{\"x\": \"{}\"}}\n", "€".repeat(2 * SHOWN));
        let (_, fed) = decode(&[line.as_bytes()]);
        let Err(Problem::Line(shown)) = fed else { panic!("{fed:?}") };
        assert_eq!(shown.chars().count(), SHOWN);
        assert!(line.starts_with(&shown));
    }

    fn event(name: &str, data: &str) -> Owned {
        (name.into(), data.into())
    }

    #[allow(clippy::unnecessary_wraps, reason = "the shape of what the decoder hands events to")]
    fn nothing(_: Event<'_>) -> Result<(), Problem> {
        Ok(())
    }

    const STREAM: &str = "\u{feff}: hello\nevent: a\ndata: {\"x\":\"é€😀\"}\n\nevent:b\r\ndata:one\r\ndata: two\r\n\r\ndata\r\rid: 7\nretry: 1\n\nevent: lost\ndata: never closed\n";

    #[test]
    fn lines_may_end_in_any_of_the_three_ways() {
        let (events, result) = decode(&[STREAM.as_bytes()]);
        assert_eq!(result, Ok(()));
        assert_eq!(events, [event("a", "{\"x\":\"é€😀\"}"), event("b", "one\ntwo"), event("", "")]);
    }

    #[test]
    fn every_split_point_gives_the_same_events() {
        let whole = decode(&[STREAM.as_bytes()]);
        let bytes = STREAM.as_bytes();
        for first in 0..=bytes.len() {
            for second in first..=bytes.len() {
                let cut = decode(&[&bytes[..first], &bytes[first..second], &bytes[second..]]);
                assert_eq!(cut, whole, "cut at {first} and {second}");
            }
        }
    }

    #[test]
    fn an_event_over_the_cap_is_refused_before_it_is_held() {
        let huge = vec![b'x'; CAP + 1];
        assert_eq!(decode(&[b"data: ", &huge]).1, Err(Problem::TooLarge(CAP)));
        let half = vec![b'x'; CAP / 2];
        let line = [b"data: ".as_slice(), &half, b"\n"].concat();
        assert_eq!(decode(&[&line, &line, &line]).1, Err(Problem::TooLarge(CAP)));
    }

    #[test]
    fn bytes_that_are_not_utf8_are_an_error_not_a_replacement() {
        assert_eq!(decode(&[b"data: \xff\n\n"]).1, Err(Problem::NotUtf8));
        assert_eq!(decode(&[b"data: \xc3", b"\xa9\n\n"]).0, [event("", "é")]);
    }

    #[test]
    fn an_endless_line_in_small_pieces_meets_the_cap() {
        for field in [b"data: ".as_slice(), b"event: ", b": ", b""] {
            let mut decoder = Decoder::new(CAP);
            decoder.feed(field, nothing).expect("small");
            let refused = (0..=CAP).find_map(|_| decoder.feed(b"x", nothing).err());
            assert_eq!(refused, Some(Problem::TooLarge(CAP)), "{field:?}");
        }
        // Name, data and line count together.
        let half = "x".repeat(CAP / 2);
        let both = format!("event: {half}\ndata: {half}\n\n");
        assert_eq!(decode(&[both.as_bytes()]).1, Err(Problem::TooLarge(CAP)));
    }

    #[test]
    fn a_damaged_field_is_no_unknown_one() {
        for line in [
            "da\u{fffd}ta: x",
            "dta: x",
            "dat: x",
            "Data: x",
            "daata: x",
            "evnt: x",
            "d\0ta: x",
            "{\"a\":1}",
            "\"index\": 0,",
            "payload: {\"type\":\"x\"}",
            "upstream connect error",
            " data: x",
        ] {
            let stream = format!("{line}\ndata: y\n\n");
            let (events, result) = decode(&[stream.as_bytes()]);
            assert!(matches!(result, Err(Problem::Line(_))), "{line}: {events:?}");
        }
        assert!(matches!(decode(&[b"da\xffta: x\n"]).1, Err(Problem::Line(_))));
        for line in [": comment", "id: 7", "id", "retry: 5", "time: 12:30", "x-trace: abc", "novelty"] {
            let stream = format!("{line}\ndata: y\n\n");
            assert_eq!(decode(&[stream.as_bytes()]), (vec![event("", "y")], Ok(())), "{line}");
        }
    }

    #[test]
    fn an_event_without_data_is_given_out_by_its_name_alone() {
        let (events, result) = decode(&[b"event: content_block_delta\n\nid: 1\n\n: x\n\n"]);
        assert_eq!((events, result), (vec![event("content_block_delta", "")], Ok(())));
    }

    #[test]
    fn what_the_end_of_the_stream_cut_can_be_looked_at() {
        let left = |stream: &[u8]| {
            let mut decoder = Decoder::new(CAP);
            decoder.feed(stream, nothing).expect("decodes");
            let mut seen = None;
            decoder.unfinished(|event| seen = Some((event.name.to_owned(), event.data.to_owned())));
            seen
        };
        assert_eq!(left(b"event: error\ndata: {}\n"), Some(event("error", "{}")));
        assert_eq!(left(b"event: error\ndata: {}"), Some(event("error", "{}")));
        assert_eq!(left(b"data: x\n\n"), Some(event("", "")));
        assert_eq!(left(b"data: x\n\nnot a field"), None);
    }

    #[test]
    fn an_open_event_is_seen() {
        let mut decoder = Decoder::new(CAP);
        decoder.feed(b"data: x\n", nothing).expect("feeds");
        assert!(decoder.is_mid_event());
        decoder.feed(b"\n", nothing).expect("feeds");
        assert!(!decoder.is_mid_event());
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_pieces_decode_alike(
            bytes in proptest::collection::vec(proptest::sample::select(b"de:\r\n ataevn\xffx".to_vec()), 0..200),
            cuts in proptest::collection::vec(0usize..200, 0..8),
        ) {
            let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
            cuts.sort_unstable();
            let mut pieces = Vec::new();
            let mut from = 0;
            for cut in cuts {
                pieces.push(&bytes[from..cut]);
                from = cut;
            }
            pieces.push(&bytes[from..]);
            prop_assert_eq!(decode(&pieces), decode(&[&bytes]));
        }
    }
}
