//! Lines of a file as the elements of one array: commas between them, nothing for blank ones.

use memchr::memchr;

/// The lines so far, in whatever pieces they come.
#[derive(Debug)]
pub(super) struct Joined {
    /// Whether the next byte that is not blank begins a line.
    between: bool,
    count: u64,
}

impl Default for Joined {
    fn default() -> Self {
        Self { between: true, count: 0 }
    }
}

impl Joined {
    /// How many lines have begun.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Takes the next bytes of the file and hands on what they become.
    pub(super) fn feed(&mut self, raw: &[u8], mut out: impl FnMut(&[u8])) {
        let mut rest = raw;
        while let Some(&byte) = rest.first() {
            if self.between {
                if matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                    rest = &rest[1..];
                    continue;
                }
                if self.count > 0 {
                    out(b",");
                }
                self.count += 1;
                self.between = false;
            }
            let end = memchr(b'\n', rest);
            out(&rest[..end.unwrap_or(rest.len())]);
            self.between = end.is_some();
            rest = end.map_or(&[], |end| &rest[end + 1..]);
        }
    }
}
