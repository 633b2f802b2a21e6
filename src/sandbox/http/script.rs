//! What is written when: a reply's pieces and a fault become one list of acts. Pure, so that every cut can be tested.

use std::time::Duration;

use super::reply::{Mark, Piece, Pieces};
use crate::sandbox::spec::{Ending, EndingKind, Fault, Point};

/// One act of delivery.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Act {
    Write(Vec<u8>),
    Pause(Duration),
    /// Hold still; for ever, unless a time is given.
    Stall(Option<Duration>),
    /// The body ends here as if this were all of it.
    Cut,
    Close,
    Reset,
}

/// The acts of one body.
pub(crate) struct Script {
    pieces: Pieces,
    ending: Option<Ending>,
    hold: Option<Duration>,
    split: Option<usize>,
    pace: Option<Duration>,
    counted: u64,
    written: u64,
    ready: std::collections::VecDeque<Act>,
    over: bool,
}

impl Script {
    pub(crate) fn new(pieces: Pieces, fault: &Fault) -> Self {
        let mut script = Self {
            pieces,
            ending: fault
                .ending
                .filter(|ending| !ending.point.is_before_reply() && ending.point != Point::End),
            hold: fault.hold,
            split: fault.split.map(|split| usize::try_from(split).unwrap_or(usize::MAX)),
            pace: fault.pace,
            counted: 0,
            written: 0,
            ready: std::collections::VecDeque::new(),
            over: false,
        };
        script.reach(Point::Headers);
        script
    }

    /// Puts the end in line if this is its place.
    fn reach(&mut self, point: Point) -> bool {
        let Some(ending) = self.ending.filter(|ending| ending.point == point) else { return false };
        self.finish(ending.kind);
        true
    }

    fn finish(&mut self, kind: EndingKind) {
        self.ending = None;
        let act = match kind {
            EndingKind::Cut => Act::Cut,
            EndingKind::Close => Act::Close,
            EndingKind::Reset => Act::Reset,
            EndingKind::Stall => Act::Stall(self.hold),
        };
        // Only a stall can pass; what comes after it is sent then.
        self.over = !matches!(act, Act::Stall(Some(_)));
        self.ready.push_back(act);
    }

    fn piece(&mut self, piece: Piece) {
        if let Some(pause) = piece.pause {
            self.ready.push_back(Act::Pause(pause));
        }
        let Piece { mark, bytes, .. } = piece;
        if self.ending.is_none() && self.split.is_none() && self.pace.is_none() {
            self.ready.push_back(Act::Write(bytes));
            return;
        }
        if let Some((place, kind)) = self.inside(mark, &bytes) {
            self.write(&bytes[..place]);
            self.finish(kind);
            if !self.over {
                self.write(&bytes[place..]);
            }
        } else {
            self.write(&bytes);
        }
        if self.over {
            return;
        }
        match mark {
            Mark::Counted => {
                self.counted += 1;
                self.reach(Point::Pieces(self.counted, false))
            }
            Mark::MessageStart => self.reach(Point::MessageStart),
            Mark::MessageDelta => self.reach(Point::MessageDelta),
            Mark::MessageStop => self.reach(Point::MessageStop),
            Mark::Whole | Mark::Other => false,
        };
    }

    /// Where within this piece the end lies, if it does.
    fn inside(&self, mark: Mark, bytes: &[u8]) -> Option<(usize, EndingKind)> {
        let Ending { kind, point } = self.ending?;
        let place = match (point, mark) {
            (Point::Bytes(limit), _) => {
                let left = limit.checked_sub(self.written)?;
                usize::try_from(left).ok().filter(|left| *left <= bytes.len())?
            }
            (Point::Pieces(0, false), Mark::Counted) => 0,
            (Point::Pieces(count, true), Mark::Counted) if count == self.counted => bytes.len() / 2,
            // A body without pieces is cut in its middle, wherever in a stream the cut was meant to be.
            (
                Point::Pieces(..) | Point::MessageStart | Point::MessageDelta | Point::MessageStop,
                Mark::Whole,
            ) => bytes.len() / 2,
            _ => return None,
        };
        Some((place, kind))
    }

    fn write(&mut self, bytes: &[u8]) {
        self.written += bytes.len() as u64;
        if bytes.is_empty() {
            return;
        }
        for part in bytes.chunks(self.split.unwrap_or(bytes.len())) {
            self.ready.push_back(Act::Write(part.to_vec()));
            self.ready.extend(self.pace.map(Act::Pause));
        }
    }
}

impl Iterator for Script {
    type Item = Act;

    fn next(&mut self) -> Option<Act> {
        loop {
            if let Some(act) = self.ready.pop_front() {
                return Some(act);
            }
            if self.over {
                return None;
            }
            match self.pieces.next() {
                Some(piece) => self.piece(piece),
                None => self.over = true,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::Spec;

    fn acts(spec: &str) -> Vec<Act> {
        let fault = Spec::parse(spec).expect(spec).steps.remove(0).fault;
        let pieces = [
            (Mark::MessageStart, "<"),
            (Mark::Counted, "one"),
            (Mark::Counted, "two"),
            (Mark::MessageDelta, "D"),
            (Mark::MessageStop, ">"),
        ];
        Script::new(Box::new(pieces.into_iter().map(|(mark, text)| Piece::new(mark, text))), &fault).collect()
    }

    /// Writes joined, other acts by name.
    fn told(spec: &str) -> String {
        let show = |act: &Act| match act {
            Act::Write(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Act::Pause(_) => "-".into(),
            Act::Stall(None) => "STALL".into(),
            Act::Stall(Some(_)) => "HOLD".into(),
            Act::Cut => "CUT".into(),
            Act::Close => "CLOSE".into(),
            Act::Reset => "RESET".into(),
        };
        acts(spec).iter().map(show).collect()
    }

    #[test]
    fn without_a_fault_everything_is_written() {
        assert_eq!(told("ok"), "<onetwoD>");
    }

    #[test]
    fn ends_come_where_they_were_asked_for() {
        assert_eq!(told("cut=headers"), "CUT");
        assert_eq!(told("cut=message_start"), "<CUT");
        assert_eq!(told("close=0"), "<CLOSE");
        assert_eq!(told("reset=1"), "<oneRESET");
        assert_eq!(told("cut=1.5"), "<onetCUT");
        assert_eq!(told("cut=2"), "<onetwoCUT");
        assert_eq!(told("no-stop"), "<onetwoDCUT");
        assert_eq!(told("reset=message_stop"), "<onetwoD>RESET");
        assert_eq!(told("stall=1"), "<oneSTALL");
        assert_eq!(told("stall=1:for=1s"), "<oneHOLDtwoD>");
        assert_eq!(told("cut=9"), "<onetwoD>");
        for bytes in 0..=9 {
            assert_eq!(told(&format!("cut={bytes}B")), format!("{}CUT", &"<onetwoD>"[..bytes]));
        }
    }

    #[test]
    fn a_body_without_pieces_is_cut_in_its_middle() {
        let fault = Spec::parse("cut").expect("valid").steps.remove(0).fault;
        let whole = std::iter::once(Piece::new(Mark::Whole, "12345678"));
        let acts: Vec<_> = Script::new(Box::new(whole), &fault).collect();
        assert_eq!(acts, [Act::Write(b"1234".to_vec()), Act::Cut]);
    }

    #[test]
    fn splitting_and_pacing_keep_the_bytes() {
        assert_eq!(told("bytewise"), "<onetwoD>");
        assert_eq!(acts("bytewise").len(), 9);
        assert_eq!(told("split=2:pace=1ms"), "<-on-e-tw-o-D->-");
    }
}
