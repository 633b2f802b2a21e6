//! Changes to single events and lines on their way out: broken, doubled, foreign, huge, or simply new.

use std::collections::VecDeque;
use std::iter::Peekable;

use super::reply::{Mark, Piece, Pieces, filler};
use crate::sandbox::spec::{Edit, EditKind, Fault, Point};

/// The pieces with every edit of the fault applied, in the order in which the edits were written.
pub(crate) fn apply(pieces: Pieces, fault: &Fault, error_event: impl Fn(&str) -> String) -> Pieces {
    fault.edits.iter().fold(pieces, |pieces, edit| one(pieces, edit, fault.at, &error_event))
}

fn one(pieces: Pieces, edit: &Edit, at: Option<Point>, error_event: &impl Fn(&str) -> String) -> Pieces {
    let mut place = Place { point: at.unwrap_or(edit.point), counted: 0, reached: false };
    match &edit.kind {
        EditKind::CrLf => Box::new(pieces.map(|piece| with_bytes(piece, |bytes| crlf(&bytes)))),
        EditKind::Unterminated => Box::new(unterminated(pieces)),
        EditKind::SecondStart => second_start(pieces, place),
        EditKind::Error(name) => {
            let event = Piece::new(Mark::Other, error_event(name));
            Box::new(Insert::new(pieces, place, Box::new(std::iter::once(event)), true))
        }
        EditKind::Pings(pause) => {
            let ping = Piece { pause: Some(*pause), ..Piece::new(Mark::Other, PING) };
            Box::new(Insert::new(pieces, place, Box::new(std::iter::repeat(ping)), true))
        }
        EditKind::LateDelta => insert(pieces, place, LATE),
        EditKind::UnknownEvent => insert(pieces, place, UNKNOWN_EVENT),
        EditKind::UnknownDelta => insert(pieces, place, UNKNOWN_DELTA),
        EditKind::AfterStop => insert(pieces, place, JUNK),
        kind => {
            let kind = kind.clone();
            let mut done = false;
            Box::new(pieces.flat_map(move |piece| {
                // The next whole piece after the place is the one that suffers.
                let hit = !done
                    && piece.mark == Mark::Counted
                    && (place.is_reached() || place.is_before(piece.mark));
                place.pass(piece.mark);
                done |= hit;
                if hit { change(&kind, piece) } else { Box::new(std::iter::once(piece)) }
            }))
        }
    }
}

const PING: &str = "event: ping\ndata: {\"type\": \"ping\"}\n\n";
const LATE: &str = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\" (too late)\"}}\n\n";
const UNKNOWN_EVENT: &str =
    "event: sandbox_event\ndata: {\"type\":\"sandbox_event\",\"note\":\"a client must pass over this\"}\n\n";
const UNKNOWN_DELTA: &str = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"sandbox_delta\",\"note\":\"a client must pass over this\"}}\n\n";
const JUNK: &str =
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\n\n\0\0junk\n";

/// Where in the sequence an edit belongs, and whether that has been reached.
#[derive(Clone, Copy, Debug)]
struct Place {
    point: Point,
    counted: u64,
    reached: bool,
}

impl Place {
    fn is_reached(&self) -> bool {
        self.reached || self.point <= Point::Headers
    }

    /// Whether something belongs in front of this piece: only before the very first of those that are counted.
    fn is_before(&self, mark: Mark) -> bool {
        mark == Mark::Counted && self.counted == 0 && matches!(self.point, Point::Pieces(0, _))
    }

    fn pass(&mut self, mark: Mark) {
        self.counted += u64::from(mark == Mark::Counted);
        self.reached |= match (self.point, mark) {
            (Point::Pieces(count, _), Mark::Counted) => self.counted >= count,
            (Point::MessageStart, Mark::MessageStart)
            | (Point::MessageDelta, Mark::MessageDelta)
            | (Point::MessageStop, Mark::MessageStop) => true,
            _ => false,
        };
    }
}

fn insert(pieces: Pieces, place: Place, event: &'static str) -> Pieces {
    Box::new(Insert::new(pieces, place, Box::new(std::iter::once(Piece::new(Mark::Other, event))), false))
}

/// Other pieces put in at a place, instead of the rest or before it.
struct Insert {
    pieces: Peekable<Pieces>,
    place: Place,
    extra: Option<Pieces>,
    last: bool,
    over: bool,
}

impl Insert {
    fn new(pieces: Pieces, place: Place, extra: Pieces, last: bool) -> Self {
        Self { pieces: pieces.peekable(), place, extra: Some(extra), last, over: false }
    }
}

impl Iterator for Insert {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if self.over {
            return None;
        }
        let place = self.place;
        if (place.is_reached() || self.pieces.peek().is_some_and(|next| place.is_before(next.mark)))
            && let Some(extra) = &mut self.extra
        {
            if let Some(piece) = extra.next() {
                return Some(piece);
            }
            self.extra = None;
            self.over = self.last;
            return self.next();
        }
        let piece = self.pieces.next();
        match &piece {
            Some(piece) => self.place.pass(piece.mark),
            // The place may be the very end.
            None if self.place.point >= Point::End => return self.extra.as_mut()?.next(),
            None => {}
        }
        piece
    }
}

fn second_start(pieces: Pieces, mut place: Place) -> Pieces {
    let mut start = None;
    Box::new(pieces.flat_map(move |piece| {
        let was = place.is_reached();
        place.pass(piece.mark);
        if piece.mark == Mark::MessageStart {
            start = Some(piece.clone());
        }
        let again = if !was && place.is_reached() { start.clone() } else { None };
        std::iter::once(piece).chain(again)
    }))
}

/// What becomes of the one piece that is hit.
fn change(kind: &EditKind, piece: Piece) -> Pieces {
    let one = |piece: Piece| -> Pieces { Box::new(std::iter::once(piece)) };
    match kind {
        EditKind::BadJson => one(with_bytes(piece, |bytes| halved(&bytes))),
        EditKind::BadUtf8 => one(with_bytes(piece, |bytes| spliced(bytes, b"\xff\xfe"))),
        EditKind::WrongIndex => {
            one(with_bytes(piece, |bytes| replaced(&bytes, "\"index\":0", "\"index\":7")))
        }
        EditKind::ForeignId => {
            one(with_bytes(piece, |bytes| replaced(&bytes, "\"custom_id\":\"", "\"custom_id\":\"foreign-")))
        }
        EditKind::Duplicate => Box::new([piece.clone(), piece].into_iter()),
        EditKind::HugeLine(size) => {
            let place = end_of_text(&piece.bytes);
            let (before, after) = piece.bytes.split_at(place);
            let (before, after) = (Piece::new(Mark::Other, before), Piece::new(piece.mark, after));
            Box::new(std::iter::once(before).chain(filler(*size)).chain(std::iter::once(after)))
        }
        _ => one(piece),
    }
}

fn with_bytes(piece: Piece, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Piece {
    Piece { bytes: change(piece.bytes), ..piece }
}

fn crlf(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| if *byte == b'\n' { vec![b'\r', b'\n'] } else { vec![*byte] }).collect()
}

/// The first half of the content, with the line ends kept.
fn halved(bytes: &[u8]) -> Vec<u8> {
    let content = bytes.trim_ascii_end().len();
    let ends = &bytes[content..];
    // Past the name of the event, which stays readable.
    let start = find(bytes, b"data: ").map_or(0, |at| at + 6);
    let half = start + (content - start) / 2;
    [&bytes[..half], ends].concat()
}

/// The bytes put in where the text of the piece ends.
fn spliced(mut bytes: Vec<u8>, extra: &[u8]) -> Vec<u8> {
    let place = end_of_text(&bytes);
    bytes.splice(place..place, extra.iter().copied());
    bytes
}

/// Just behind the opening quote of the text that a piece carries.
fn end_of_text(bytes: &[u8]) -> usize {
    let marks: [&[u8]; 3] = [b"\"text\":\"", b"\"thinking\":\"", b"\"message\":\""];
    let found = marks.iter().find_map(|mark| find(bytes, mark).map(|at| at + mark.len()));
    found.or_else(|| bytes.iter().position(|byte| *byte == b'"').map(|at| at + 1)).unwrap_or(0)
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    match find(bytes, from.as_bytes()) {
        Some(at) => [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat(),
        None => bytes.to_vec(),
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// The last line lacks the line end that would complete it.
fn unterminated(mut pieces: Pieces) -> impl Iterator<Item = Piece> + Send {
    let mut waiting: VecDeque<Piece> = VecDeque::new();
    std::iter::from_fn(move || {
        for piece in pieces.by_ref() {
            waiting.push_back(piece);
            if waiting.len() > 1 {
                return waiting.pop_front();
            }
        }
        let mut last = waiting.pop_front()?;
        last.bytes.pop();
        Some(last)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::Spec;

    fn told(spec: &str) -> String {
        let fault = Spec::parse(spec).expect(spec).steps.remove(0).fault;
        let pieces = [
            (Mark::MessageStart, "<\n"),
            (Mark::Counted, "{\"index\":0,\"text\":\"one\"}\n"),
            (Mark::Counted, "{\"index\":0,\"text\":\"two\"}\n"),
            (Mark::MessageDelta, "D\n"),
            (Mark::MessageStop, ">\n"),
        ];
        let pieces = pieces.into_iter().map(|(mark, text)| Piece::new(mark, text));
        let error = |name: &str| format!("!{name}\n");
        apply(Box::new(pieces), &fault, error)
            .map(|piece| String::from_utf8_lossy(&piece.bytes).into_owned())
            .collect()
    }

    const ONE: &str = "{\"index\":0,\"text\":\"one\"}\n";
    const TWO: &str = "{\"index\":0,\"text\":\"two\"}\n";

    #[test]
    fn an_error_ends_the_stream_where_it_comes() {
        assert_eq!(told("error"), "!overloaded_error\n");
        assert_eq!(told("error=api_error/x:at=message_start"), "<\n!api_error/x\n");
        assert_eq!(told("error:at=0"), "<\n!overloaded_error\n");
        assert_eq!(told("error:at=2"), format!("<\n{ONE}{TWO}!overloaded_error\n"));
        assert_eq!(told("error:at=message_stop"), format!("<\n{ONE}{TWO}D\n>\n!overloaded_error\n"));
        assert_eq!(told("error:at=end"), format!("<\n{ONE}{TWO}D\n>\n!overloaded_error\n"));
    }

    #[test]
    fn events_are_put_in_and_the_rest_goes_on() {
        assert_eq!(told("unknown-event"), format!("<\n{ONE}{UNKNOWN_EVENT}{TWO}D\n>\n"));
        assert_eq!(told("second-start"), format!("<\n{ONE}<\n{TWO}D\n>\n"));
        assert_eq!(told("late-delta"), format!("<\n{ONE}{TWO}D\n{LATE}>\n"));
        assert_eq!(told("after-stop"), format!("<\n{ONE}{TWO}D\n>\n{JUNK}"));
    }

    #[test]
    fn one_piece_is_hit_and_the_others_are_left_alone() {
        assert_eq!(told("bad-json"), format!("<\n{ONE}{}\nD\n>\n", &TWO[..12]));
        assert_eq!(told("bad-json:at=0"), format!("<\n{}\n{TWO}D\n>\n", &ONE[..12]));
        assert_eq!(told("wrong-index"), format!("<\n{ONE}{}D\n>\n", TWO.replace('0', "7")));
        assert_eq!(told("duplicate"), format!("<\n{ONE}{TWO}{TWO}D\n>\n"));
        assert_eq!(told("bad-utf8"), format!("<\n{ONE}{}D\n>\n", TWO.replace("two", "\u{fffd}\u{fffd}two")));
        assert_eq!(told("huge-line=5"), format!("<\n{ONE}{}D\n>\n", TWO.replace("two", "xxxxxtwo")));
    }

    #[test]
    fn line_ends_can_be_changed_or_lost() {
        assert_eq!(told("crlf"), format!("<\n{ONE}{TWO}D\n>\n").replace('\n', "\r\n"));
        assert_eq!(told("unterminated"), format!("<\n{ONE}{TWO}D\n>"));
    }

    #[test]
    fn pings_never_end() {
        let fault = Spec::parse("pings=1ms").expect("valid").steps.remove(0).fault;
        let start = std::iter::once(Piece::new(Mark::MessageStart, "<"));
        let pieces: Vec<_> = apply(Box::new(start), &fault, str::to_owned).take(500).collect();
        assert!(pieces.iter().skip(1).all(|piece| piece.bytes == PING.as_bytes() && piece.pause.is_some()));
    }
}
