//! Takes the compression off a body: text cannot be masked inside of it.

use std::io::Read;

use flate2::read::{GzDecoder, ZlibDecoder};

/// Most bytes that come out: a small body can hold a huge one.
const MOST: u64 = 16 << 20;

/// The body without its compression, as far as it came; `None` for one that is not read.
pub(super) fn whole(encoding: &str, body: &[u8]) -> Option<Vec<u8>> {
    let reader: Box<dyn Read> = match encoding {
        "gzip" | "x-gzip" => Box::new(GzDecoder::new(body)),
        "deflate" => Box::new(ZlibDecoder::new(body)),
        _ => return None,
    };
    let mut plain = Vec::new();
    // A body that was cut ends with an error; what came out before is what there is.
    let _ = reader.take(MOST).read_to_end(&mut plain);
    Some(plain)
}
