//! Where in the life of a request something happens: one vocabulary for every fault that needs a place.

use super::value;

/// A moment of a request, in the order in which the moments come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Point {
    /// The connection was accepted; nothing was read.
    Accept,
    /// The request's head was read, nothing of its body.
    Head,
    /// So many bytes of the request's body were read.
    Upload(u64),
    /// The whole request was read; nothing was done about it.
    Request,
    /// The request was carried out; nothing of the reply was sent.
    Reply,
    /// The reply's head was sent, nothing of its body.
    Headers,
    /// The event `message_start` was sent.
    MessageStart,
    /// So many whole pieces were sent (deltas of a stream, lines of results), and half of the next where true.
    Pieces(u64, bool),
    /// So many bytes of the reply's body were sent.
    Bytes(u64),
    /// The event `message_delta`, which carries the stop reason, was sent.
    MessageDelta,
    /// The event `message_stop` was sent, but not the end of the body.
    MessageStop,
    /// The reply was sent to its very end.
    End,
}

/// The points that have a name; `upload/SIZE`, `N`, `N.5` and `SIZE` are the others.
pub(super) const NAMED: &[(&str, Point)] = &[
    ("accept", Point::Accept),
    ("head", Point::Head),
    ("request", Point::Request),
    ("reply", Point::Reply),
    ("headers", Point::Headers),
    ("message_start", Point::MessageStart),
    ("message_delta", Point::MessageDelta),
    ("message_stop", Point::MessageStop),
    ("end", Point::End),
];

impl Point {
    /// Whether the moment lies before the request has been acted on.
    pub(crate) fn is_before_reply(self) -> bool {
        self <= Self::Request
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        if let Some((_, point)) = NAMED.iter().find(|(name, _)| *name == text) {
            return Some(*point);
        }
        if let Some(size) = text.strip_prefix("upload/") {
            return value::size(size).map(Self::Upload);
        }
        let (number, half) = text.strip_suffix(".5").map_or((text, false), |number| (number, true));
        if number.bytes().all(|byte| byte.is_ascii_digit()) {
            return number.parse().ok().map(|count| Self::Pieces(count, half));
        }
        value::size(text).map(Self::Bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read() {
        for (name, point) in NAMED {
            assert_eq!(Point::parse(name), Some(*point));
        }
        assert_eq!(Point::parse("upload/1MB"), Some(Point::Upload(1_000_000)));
        assert_eq!(Point::parse("2"), Some(Point::Pieces(2, false)));
        assert_eq!(Point::parse("2.5"), Some(Point::Pieces(2, true)));
        assert_eq!(Point::parse("120B"), Some(Point::Bytes(120)));
        for bad in ["", "end2", "2.4", "-1", "upload", "upload/", ".5"] {
            assert_eq!(Point::parse(bad), None, "{bad}");
        }
    }
}
