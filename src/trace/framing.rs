//! Where a body ends (RFC 9112 section 6), followed byte by byte without holding any of it.

/// How the length of a body is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    /// There is none.
    None,
    /// This many bytes are left.
    Length(u64),
    /// In chunks.
    Chunked(Chunk),
    /// To the end of the connection.
    ToEnd,
}

/// Where in a chunked body we are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chunk {
    /// In the line that holds the size; `in_number` until something else than a digit was read.
    Size { size: u64, in_number: bool },
    /// In the data.
    Data(u64),
    /// At the line end behind the data.
    AfterData,
    /// In the lines behind the last chunk; `at_start` of one.
    Trailer { at_start: bool },
    /// Behind it all.
    Done,
}

impl Framing {
    fn of(headers: &[httparse::Header<'_>]) -> Option<Self> {
        let value = |name: &str| {
            let header = headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
            std::str::from_utf8(header.value).ok().map(str::trim)
        };
        if value("transfer-encoding").is_some_and(|coding| coding.to_ascii_lowercase().ends_with("chunked")) {
            return Some(Self::Chunked(Chunk::Size { size: 0, in_number: true }));
        }
        let length: u64 = value("content-length")?.parse().ok()?;
        Some(if length == 0 { Self::None } else { Self::Length(length) })
    }

    pub(super) fn of_request(headers: &[httparse::Header<'_>]) -> Self {
        Self::of(headers).unwrap_or(Self::None)
    }

    pub(super) fn of_response(headers: &[httparse::Header<'_>], status: u16, method: &str) -> Self {
        if method == "HEAD" || status < 200 || status == 204 || status == 304 {
            return Self::None;
        }
        Self::of(headers).unwrap_or(Self::ToEnd)
    }

    /// How much of the chunk that is passing is still to come.
    pub(super) fn left_of_chunk(&self) -> u64 {
        if let Self::Chunked(Chunk::Data(left)) = self { *left } else { 0 }
    }

    /// Whether the body has ended.
    pub(super) fn is_over(&self) -> bool {
        matches!(self, Self::None | Self::Length(0) | Self::Chunked(Chunk::Done))
    }

    /// Whether an end of the connection ends the body too.
    pub(super) fn may_end_here(&self) -> bool {
        self.is_over() || *self == Self::ToEnd
    }

    /// Takes bytes of the body and hands its content to `content`; returns how many bytes belong to it.
    pub(super) fn feed(&mut self, bytes: &[u8], content: &mut impl FnMut(&[u8])) -> usize {
        match self {
            Self::None => 0,
            Self::ToEnd => {
                content(bytes);
                bytes.len()
            }
            Self::Length(left) => {
                let taken = bytes.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
                content(&bytes[..taken]);
                *left -= taken as u64;
                taken
            }
            Self::Chunked(chunk) => {
                let mut at = 0;
                while at < bytes.len() && *chunk != Chunk::Done {
                    at += chunk.feed(&bytes[at..], content);
                }
                at
            }
        }
    }
}

impl Chunk {
    /// Takes at least one byte.
    fn feed(&mut self, bytes: &[u8], content: &mut impl FnMut(&[u8])) -> usize {
        let byte = bytes[0];
        match self {
            Self::Size { size, in_number } => {
                match char::from(byte).to_digit(16).filter(|_| *in_number) {
                    Some(digit) => *size = size.saturating_mul(16).saturating_add(u64::from(digit)),
                    None => *in_number = false,
                }
                if byte == b'\n' {
                    *self = if *size == 0 { Self::Trailer { at_start: true } } else { Self::Data(*size) };
                }
                1
            }
            Self::Data(left) => {
                let taken = bytes.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
                content(&bytes[..taken]);
                *left -= taken as u64;
                if *left == 0 {
                    *self = Self::AfterData;
                }
                taken
            }
            Self::AfterData => {
                if byte == b'\n' {
                    *self = Self::Size { size: 0, in_number: true };
                }
                1
            }
            Self::Trailer { at_start } => {
                match byte {
                    b'\n' if *at_start => *self = Self::Done,
                    b'\n' => *at_start = true,
                    b'\r' => {}
                    _ => *at_start = false,
                }
                1
            }
            Self::Done => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chunked() -> Framing {
        Framing::Chunked(Chunk::Size { size: 0, in_number: true })
    }

    #[test]
    fn a_chunked_body_ends_behind_its_trailer() {
        let body = b"5\r\nhello\r\n1;x=a\r\n!\r\n0\r\nDigest: 1\r\n\r\nGET ";
        let mut framing = chunked();
        let mut content = Vec::new();
        let taken = framing.feed(body, &mut |bytes| content.extend_from_slice(bytes));
        assert_eq!((taken, content.as_slice()), (body.len() - 4, b"hello!".as_slice()));
        assert!(framing.is_over());
    }

    #[test]
    fn a_length_is_counted_down() {
        let mut framing = Framing::Length(3);
        assert_eq!(framing.feed(b"ab", &mut |_| {}), 2);
        assert!(!framing.may_end_here());
        assert_eq!(framing.feed(b"cd", &mut |_| {}), 1);
        assert!(framing.is_over());
    }

    proptest! {
        #[test]
        fn the_pieces_make_no_difference(
            chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..40), 0..8),
            cuts in prop::collection::vec(0_usize..400, 0..12),
        ) {
            let mut body = Vec::new();
            for chunk in &chunks {
                body.extend_from_slice(format!("{:X}\r\n", chunk.len()).as_bytes());
                body.extend_from_slice(chunk);
                body.extend_from_slice(b"\r\n");
            }
            body.extend_from_slice(b"0\r\n\r\n");
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut % (body.len() + 1)).collect();
            cuts.extend([0, body.len()]);
            cuts.sort_unstable();
            let (mut framing, mut content) = (chunked(), Vec::new());
            for pair in cuts.windows(2) {
                framing.feed(&body[pair[0]..pair[1]], &mut |bytes| content.extend_from_slice(bytes));
            }
            prop_assert!(framing.is_over());
            prop_assert_eq!(content, chunks.concat());
        }
    }
}
