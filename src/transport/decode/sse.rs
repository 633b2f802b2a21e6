//! Server-sent events, decoded piece by piece: lines end in CR, LF or CRLF, an event ends in an empty line.
//!
//! An event that is not closed by an empty line was cut and is never given out.

/// One event of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The `event:` field; empty when there was none.
    pub name: String,
    /// The `data:` lines, joined by newlines.
    pub data: String,
}

/// Why a stream cannot be decoded any further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// One event is larger than the decoder may hold.
    #[error("one event is larger than {} MiB", .0 / (1024 * 1024))]
    TooLarge(usize),
    /// The bytes are not UTF-8.
    #[error("an event is not valid UTF-8")]
    NotUtf8,
}

/// Decodes a stream; holds one unfinished event at most, and never more than its cap.
#[derive(Debug)]
pub struct Decoder {
    line: Vec<u8>,
    name: Vec<u8>,
    data: Vec<u8>,
    data_lines: usize,
    after_cr: bool,
    at_start: bool,
    cap: usize,
}

impl Decoder {
    /// A decoder for one stream; `cap` bounds the bytes of one event.
    #[must_use]
    pub fn new(cap: usize) -> Self {
        Self {
            line: Vec::new(),
            name: Vec::new(),
            data: Vec::new(),
            data_lines: 0,
            after_cr: false,
            at_start: true,
            cap,
        }
    }

    /// Takes the next bytes and appends every event they complete to `events`.
    ///
    /// # Errors
    /// [`Problem`] at the first event that cannot be decoded; events before it are in `events`.
    pub fn feed(&mut self, mut bytes: &[u8], events: &mut Vec<Event>) -> Result<(), Problem> {
        while !bytes.is_empty() {
            if std::mem::take(&mut self.after_cr) && bytes[0] == b'\n' {
                bytes = &bytes[1..];
                continue;
            }
            let Some(end) = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
                return self.hold(bytes);
            };
            self.hold(&bytes[..end])?;
            self.after_cr = bytes[end] == b'\r';
            bytes = &bytes[end + 1..];
            if let Some(event) = self.end_of_line()? {
                events.push(event);
            }
        }
        Ok(())
    }

    /// Whether part of an event is held that no empty line has closed.
    #[must_use]
    pub fn is_mid_event(&self) -> bool {
        !self.line.is_empty() || !self.name.is_empty() || self.data_lines > 0
    }

    fn hold(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        if self.line.len() + self.name.len() + self.data.len() + bytes.len() > self.cap {
            return Err(Problem::TooLarge(self.cap));
        }
        self.line.extend_from_slice(bytes);
        Ok(())
    }

    fn end_of_line(&mut self) -> Result<Option<Event>, Problem> {
        let mut line = std::mem::take(&mut self.line);
        if std::mem::take(&mut self.at_start) && line.starts_with(b"\xEF\xBB\xBF") {
            line.drain(..3);
        }
        let event = if line.is_empty() {
            self.dispatch()?
        } else {
            self.field(&mut line);
            None
        };
        line.clear();
        self.line = line;
        Ok(event)
    }

    fn field(&mut self, line: &mut Vec<u8>) {
        let colon = line.iter().position(|&byte| byte == b':').unwrap_or(line.len());
        let begin = (colon + 1 + usize::from(line.get(colon + 1) == Some(&b' '))).min(line.len());
        match &line[..colon] {
            b"event" => {
                self.name.clear();
                self.name.extend_from_slice(&line[begin..]);
            }
            b"data" if self.data_lines == 0 => {
                // Handed over instead of copied: a huge event must not be in memory twice.
                line.drain(..begin);
                std::mem::swap(&mut self.data, line);
                self.data_lines = 1;
            }
            b"data" => {
                self.data.push(b'\n');
                self.data.extend_from_slice(&line[begin..]);
                self.data_lines += 1;
            }
            _ => {}
        }
    }

    fn dispatch(&mut self) -> Result<Option<Event>, Problem> {
        let name = std::mem::take(&mut self.name);
        let data = std::mem::take(&mut self.data);
        if std::mem::take(&mut self.data_lines) == 0 {
            return Ok(None);
        }
        let name = String::from_utf8(name).map_err(|_| Problem::NotUtf8)?;
        let data = String::from_utf8(data).map_err(|_| Problem::NotUtf8)?;
        Ok(Some(Event { name, data }))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CAP: usize = 1024;

    fn decode(pieces: &[&[u8]]) -> (Vec<Event>, Result<(), Problem>) {
        let mut decoder = Decoder::new(CAP);
        let mut events = Vec::new();
        for piece in pieces {
            if let Err(problem) = decoder.feed(piece, &mut events) {
                return (events, Err(problem));
            }
        }
        (events, Ok(()))
    }

    fn event(name: &str, data: &str) -> Event {
        Event { name: name.into(), data: data.into() }
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
    fn an_open_event_is_seen() {
        let mut decoder = Decoder::new(CAP);
        decoder.feed(b"data: x\n", &mut Vec::new()).expect("feeds");
        assert!(decoder.is_mid_event());
        decoder.feed(b"\n", &mut Vec::new()).expect("feeds");
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
