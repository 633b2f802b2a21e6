//! What a file is, told by its first bytes and never by its name.

/// What content can be attached, or what it looks like instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An image the API reads, with its media type.
    Image(&'static str),
    /// A PDF.
    Pdf,
    /// Bytes that may be text; whether they are UTF-8 is still to be seen.
    Text,
    /// Nothing the API reads.
    Other(Foreign),
}

/// Content that cannot be attached as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Foreign {
    /// What it looks like, with its article.
    pub what: &'static str,
    /// What turns it into something that can be attached.
    pub fix: &'static str,
}

impl Foreign {
    /// Text in the encoding Windows likes.
    pub(super) fn is_utf16(&self) -> bool {
        self.what == UTF16
    }

    /// Nothing that has a name.
    pub(super) fn is_unknown(&self) -> bool {
        self.what == UNKNOWN
    }
}

/// How many first bytes [`sniff`] wants to see.
pub(super) const HEAD: usize = 512;

const TO_PNG: &str = "convert it to PNG or JPEG, for example: magick FILE out.png";
const UTF16: &str = "UTF-16 text";
const UNKNOWN: &str = "binary data";
const UNPACK: &str = "unpack it and attach what is inside";
const TO_TEXT: &str = "attach text, PNG, JPEG, GIF, WebP or PDF";
const TO_PDF: &str = "if it is a Word, Excel or PowerPoint file, export it as PDF; else unpack it";

/// Magic bytes at an offset, and what they mean.
const SIGNS: [(usize, &[u8], Kind); 29] = [
    (0, b"\x89PNG\r\n\x1a\n", Kind::Image("image/png")),
    (0, b"\xff\xd8\xff", Kind::Image("image/jpeg")),
    (0, b"GIF87a", Kind::Image("image/gif")),
    (0, b"GIF89a", Kind::Image("image/gif")),
    (8, b"WEBP", Kind::Image("image/webp")),
    (0, b"%PDF-", Kind::Pdf),
    (0, b"\xef\xbb\xbf", Kind::Text),
    (0, b"\xff\xfe", other(UTF16, TO_TEXT)),
    (0, b"\xfe\xff", other(UTF16, TO_TEXT)),
    (0, b"BM", other("a BMP image", TO_PNG)),
    (0, b"II*\0", other("a TIFF image", TO_PNG)),
    (0, b"MM\0*", other("a TIFF image", TO_PNG)),
    (4, b"ftypavif", other("an AVIF image", TO_PNG)),
    (4, b"ftyphei", other("a HEIC image", TO_PNG)),
    (4, b"ftypmif", other("a HEIC image", TO_PNG)),
    (4, b"ftyp", other("a video", TO_TEXT)),
    (0, b"PK\x03\x04", other("a ZIP archive", TO_PDF)),
    (0, b"\xd0\xcf\x11\xe0", other("an old Office file", "export it as PDF")),
    (0, b"\x1f\x8b", other("a gzip archive", UNPACK)),
    (0, b"BZh", other("a bzip2 archive", UNPACK)),
    (0, b"\xfd7zXZ", other("an xz archive", UNPACK)),
    (0, b"\x28\xb5\x2f\xfd", other("a zstd archive", UNPACK)),
    (0, b"7z\xbc\xaf", other("a 7z archive", UNPACK)),
    (0, b"\x7fELF", other("a program", TO_TEXT)),
    (0, b"SQLite format 3", other("an SQLite database", "export what matters as text")),
    (0, b"ID3", other("an MP3 recording", TO_TEXT)),
    (0, b"OggS", other("an Ogg recording", TO_TEXT)),
    (0, b"fLaC", other("a FLAC recording", TO_TEXT)),
    (8, b"WAVE", other("a WAV recording", TO_TEXT)),
];

const fn other(what: &'static str, fix: &'static str) -> Kind {
    Kind::Other(Foreign { what, fix })
}

/// Tells what content is by its head. Signs made of letters only count when the head is not plain text.
#[must_use]
pub(super) fn sniff(head: &[u8]) -> Kind {
    let is_text = may_be_text(head);
    let sign =
        SIGNS.iter().find(|(at, magic, _)| head.get(*at..).is_some_and(|rest| rest.starts_with(magic)));
    match sign {
        Some((_, _, kind @ Kind::Other(_))) if !is_text => *kind,
        Some((_, _, kind @ (Kind::Image(_) | Kind::Pdf))) if !is_text || *kind == Kind::Pdf => *kind,
        _ if is_text => Kind::Text,
        _ => other(UNKNOWN, TO_TEXT),
    }
}

/// Whether these can be the first bytes of a text: logs hold stray control characters, but then they are UTF-8.
fn may_be_text(head: &[u8]) -> bool {
    let valid = match std::str::from_utf8(head) {
        Ok(_) => true,
        // The head may end within a character.
        Err(error) => error.error_len().is_none(),
    };
    !head.contains(&0) && (valid || !head.iter().any(|byte| is_binary(*byte)))
}

/// Control characters that no text file holds.
fn is_binary(byte: u8) -> bool {
    matches!(byte, 0..=6 | 14..=26 | 28..=31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attachable_content_is_told_by_its_head() {
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Kind::Image("image/png"));
        assert_eq!(sniff(b"\xff\xd8\xff\xe0\0\x10JFIF"), Kind::Image("image/jpeg"));
        assert_eq!(sniff(b"GIF89a\x01\0\x01\0"), Kind::Image("image/gif"));
        assert_eq!(sniff(b"RIFF\x24\0\0\0WEBPVP8 "), Kind::Image("image/webp"));
        assert_eq!(sniff(b"%PDF-1.7\n1 0 obj"), Kind::Pdf);
        assert_eq!(sniff("Grüße\r\n\tä\u{1b}[1m".as_bytes()), Kind::Text);
        assert_eq!(sniff(b"<svg xmlns=..."), Kind::Text);
        assert_eq!(sniff("a\u{1}log\u{e} of a terminal \u{e4}".as_bytes()), Kind::Text);
        assert_eq!(sniff(b"\xffnot utf-8 but no binary either"), Kind::Text);
    }

    #[test]
    fn other_content_is_named() {
        for (head, what) in [
            (&b"PK\x03\x04\x14\0"[..], "a ZIP archive"),
            (b"\0\0\0\x1cftypheic\0", "a HEIC image"),
            (b"\0\0\0\x1cftypisom\0", "a video"),
            (b"RIFF\x24\0\0\0WAVEfmt ", "a WAV recording"),
            (b"\xff\xfeh\0i\0", "UTF-16 text"),
            (b"\0\x01\x02", "binary data"),
        ] {
            assert!(matches!(sniff(head), Kind::Other(foreign) if foreign.what == what), "{what}");
        }
    }

    #[test]
    fn prose_that_begins_like_a_sign_is_text() {
        for text in ["BM is short for bitmap", "ID3 tags", "GIF89a is a format", "BZh", "OggS"] {
            assert_eq!(sniff(text.as_bytes()), Kind::Text, "{text}");
        }
    }
}
