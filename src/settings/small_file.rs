//! Reads files that people wrote by hand: a device or a log named by mistake must not fill the memory.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Nothing that is configured takes more.
const MOST: u64 = 1 << 20;

/// The whole content.
///
/// # Errors
/// What the system says, or that the file is larger than a megabyte.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 1 MiB"));
    }
    Ok(bytes)
}

/// The whole content as text.
///
/// # Errors
/// As [`read`], and if it is not UTF-8.
pub(super) fn read_text(path: &Path) -> io::Result<String> {
    String::from_utf8(read(path)?)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not valid UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::Home;
    use super::*;

    #[test]
    fn files_without_end_are_not_read_to_it() {
        assert_eq!(read(Path::new("/dev/zero")).expect_err("endless").kind(), io::ErrorKind::FileTooLarge);
        assert!(read_text(&Home::new().file("bad", [0xff])).is_err());
    }
}
