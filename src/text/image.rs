//! Width and height of an image, read from its first bytes: PNG, GIF, JPEG and WebP, which are what the API takes.

/// Pixels across and down; `None` where the bytes end before they say.
#[must_use]
pub(crate) fn dimensions(bytes: &[u8]) -> Option<(usize, usize)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((big(bytes, 16, 4)?, big(bytes, 20, 4)?));
    }
    if bytes.starts_with(b"GIF8") {
        return Some((little(bytes, 6, 2)?, little(bytes, 8, 2)?));
    }
    if bytes.starts_with(b"\xff\xd8") {
        return jpeg(bytes);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12)? == b"WEBP" {
        return webp(bytes);
    }
    None
}

/// The first start-of-frame segment holds height and width (ITU T.81, B.2.2).
fn jpeg(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut at = 2;
    loop {
        while *bytes.get(at)? != 0xff {
            at += 1;
        }
        while *bytes.get(at)? == 0xff {
            at += 1;
        }
        match bytes[at] {
            // DHT, JPG and DAC share the range of the frames.
            0xc0..=0xcf if !matches!(bytes[at], 0xc4 | 0xc8 | 0xcc) => {
                return Some((big(bytes, at + 6, 2)?, big(bytes, at + 4, 2)?));
            }
            // Segments without a length.
            0x01 | 0xd0..=0xd8 => at += 1,
            0xd9 | 0xda => return None,
            _ => at += 1 + big(bytes, at + 1, 2)?,
        }
    }
}

/// The three kinds of the first chunk (WebP container specification).
fn webp(bytes: &[u8]) -> Option<(usize, usize)> {
    match bytes.get(12..16)? {
        b"VP8X" => Some((little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1)),
        b"VP8L" => {
            let bits = little(bytes, 21, 4)?;
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        b"VP8 " => Some((little(bytes, 26, 2)? & 0x3fff, little(bytes, 28, 2)? & 0x3fff)),
        _ => None,
    }
}

fn big(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    Some(bytes.get(at..at + length)?.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

fn little(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    Some(bytes.get(at..at + length)?.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::dimensions;

    #[test]
    fn each_form_says_its_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x1f\x41\0\0\0\x10";
        let jpeg = b"\xff\xd8\xff\xe0\0\x04JF\xff\xc4\0\x03x\xff\xff\xc2\0\x11\x08\x01\x02\x03\x04";
        let extended = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x0f\x01\0\x07\0\0";
        let lossless = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x09\x40\x01\0";
        let lossy = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x40\x01\xf0\0";
        assert_eq!(dimensions(png), Some((8001, 16)));
        assert_eq!(dimensions(b"GIF89a\x02\x01\x03\0"), Some((258, 3)));
        assert_eq!(dimensions(jpeg), Some((0x304, 0x102)));
        assert_eq!(dimensions(extended), Some((272, 8)));
        assert_eq!(dimensions(lossless), Some((10, 6)));
        assert_eq!(dimensions(lossy), Some((320, 240)));
    }

    #[test]
    fn what_is_cut_has_no_size() {
        for text in [
            &b"\x89PNG\r\n\x1a\n\0\0"[..],
            b"GIF89a\x02",
            b"\xff\xd8\xff\xe0\xff\xff",
            b"RIFF\0\0\0\0WEBPVP8X",
            b"BM",
        ] {
            assert_eq!(dimensions(text), None);
        }
    }
}
