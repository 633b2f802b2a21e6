//! Takes the compression off a body and puts it on again: text cannot be masked inside of it.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::{GzDecoder, ZlibDecoder};
use flate2::write::{GzEncoder, ZlibEncoder};

/// Most bytes that come out: a small body can hold a huge one.
const MOST: u64 = 16 << 20;

/// A compression that can be read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    Gzip,
    Deflate,
}

impl Coding {
    /// By its name in `content-encoding`.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "gzip" | "x-gzip" => Some(Self::Gzip),
            "deflate" => Some(Self::Deflate),
            _ => None,
        }
    }

    /// The body without it, as far as it came.
    pub(super) fn undone(self, body: &[u8]) -> Vec<u8> {
        let mut plain = Vec::new();
        // A body that was cut ends with an error; what came out before is what there is.
        let _ = match self {
            Self::Gzip => GzDecoder::new(body).take(MOST).read_to_end(&mut plain),
            Self::Deflate => ZlibDecoder::new(body).take(MOST).read_to_end(&mut plain),
        };
        plain
    }

    /// The body with it.
    pub(super) fn done(self, plain: &[u8]) -> Vec<u8> {
        let packed = match self {
            Self::Gzip => {
                let mut packer = GzEncoder::new(Vec::new(), Compression::default());
                packer.write_all(plain).and_then(|()| packer.finish())
            }
            Self::Deflate => {
                let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
                packer.write_all(plain).and_then(|()| packer.finish())
            }
        };
        // Writing to memory cannot fail.
        packed.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_undone_can_be_done_again_and_a_cut_body_is_read_as_far_as_it_goes() {
        for name in ["gzip", "deflate"] {
            let coding = Coding::named(name).expect(name);
            let text = b"all is well that ends well ".repeat(400);
            let packed = coding.done(&text);
            assert_eq!(coding.undone(&packed), text);
            assert!(text.starts_with(&coding.undone(&packed[..packed.len() / 2])));
        }
        assert_eq!(Coding::named("br"), None);
    }
}
