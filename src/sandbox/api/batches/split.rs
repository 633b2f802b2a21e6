//! Cuts the entries out of `{"requests":[…]}` while the body arrives, so that 256 MB never have to be in memory at once.

/// Where in the outer object the text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Start,
    /// Before a key, or the end where that may be.
    Key {
        may_end: bool,
    },
    InKey,
    Colon,
    BeforeValue,
    InValue,
    AfterValue,
    /// Before an entry, or the end where that may be.
    Entry {
        may_end: bool,
    },
    InEntry,
    AfterEntry,
    End,
}

/// What is known of the value that is being read.
#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    depth: u32,
    in_string: bool,
    escaped: bool,
    /// A number or a bare word, which only the next character ends.
    bare: bool,
}

/// Reads the outer object piece by piece.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    stage: Stage,
    reading: Reading,
    value: Vec<u8>,
    key: Vec<u8>,
    /// Whether the list has been there at all.
    pub found_list: bool,
}

/// The body is not JSON of this form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed;

impl Splitter {
    /// Takes the next part of the body and hands over every entry that it completes.
    pub(super) fn push(&mut self, bytes: &[u8], mut entry: impl FnMut(&[u8])) -> Result<(), Malformed> {
        let mut at = 0;
        while at < bytes.len() {
            at += match self.stage {
                Stage::InKey | Stage::InValue | Stage::InEntry => self.read(&bytes[at..], &mut entry),
                _ => self.step(bytes[at])?,
            };
        }
        Ok(())
    }

    /// Whether the outer object came to its end.
    pub(super) fn is_whole(&self) -> bool {
        self.stage == Stage::End
    }

    /// One character between values; says how many were used up.
    fn step(&mut self, byte: u8) -> Result<usize, Malformed> {
        if byte.is_ascii_whitespace() {
            return Ok(1);
        }
        self.stage = match (self.stage, byte) {
            (Stage::Start, b'{') => Stage::Key { may_end: true },
            (Stage::Key { may_end: true } | Stage::AfterValue, b'}') => Stage::End,
            (Stage::Key { .. }, b'"') => return Ok(self.begin(Stage::InKey)),
            (Stage::Colon, b':') => Stage::BeforeValue,
            (Stage::BeforeValue, b'[') if self.key == b"\"requests\"" => {
                self.found_list = true;
                Stage::Entry { may_end: true }
            }
            (Stage::Entry { may_end: true } | Stage::AfterEntry, b']') => Stage::AfterValue,
            (Stage::BeforeValue | Stage::Entry { .. }, b',' | b':' | b']' | b'}') => return Err(Malformed),
            (Stage::BeforeValue, _) => return Ok(self.begin(Stage::InValue)),
            (Stage::AfterValue, b',') => Stage::Key { may_end: false },
            (Stage::Entry { .. }, _) => return Ok(self.begin(Stage::InEntry)),
            (Stage::AfterEntry, b',') => Stage::Entry { may_end: false },
            _ => return Err(Malformed),
        };
        Ok(1)
    }

    fn begin(&mut self, stage: Stage) -> usize {
        self.stage = stage;
        self.reading = Reading::default();
        self.value.clear();
        0
    }

    /// Reads on in a value, as far as it goes; says how many characters were used up.
    fn read(&mut self, bytes: &[u8], entry: &mut impl FnMut(&[u8])) -> usize {
        let mut at = 0;
        let mut done = false;
        while at < bytes.len() && !done {
            if self.reading.in_string && !self.reading.escaped {
                // Most of a body is the inside of strings: go straight to what can end one.
                at += bytes[at..]
                    .iter()
                    .position(|byte| matches!(byte, b'"' | b'\\'))
                    .unwrap_or(bytes.len() - at);
                if at == bytes.len() {
                    break;
                }
            }
            match self.reading.take(bytes[at]) {
                Taken::Inside => at += 1,
                Taken::Last => {
                    at += 1;
                    done = true;
                }
                Taken::Behind => done = true,
            }
        }
        if self.stage != Stage::InValue {
            self.value.extend_from_slice(&bytes[..at]);
        }
        if done {
            self.stage = match self.stage {
                Stage::InKey => {
                    self.key.clone_from(&self.value);
                    Stage::Colon
                }
                Stage::InEntry => {
                    entry(&self.value);
                    Stage::AfterEntry
                }
                _ => Stage::AfterValue,
            };
        }
        at
    }
}

/// How a character belongs to a value.
enum Taken {
    Inside,
    Last,
    /// It does not: the value ended before it.
    Behind,
}

impl Reading {
    fn take(&mut self, byte: u8) -> Taken {
        if self.in_string {
            self.in_string = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            return if !self.in_string && self.depth == 0 { Taken::Last } else { Taken::Inside };
        }
        match byte {
            _ if self.bare && (matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace()) => {
                return Taken::Behind;
            }
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    return Taken::Last;
                }
            }
            _ => self.bare = self.depth == 0,
        }
        Taken::Inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(parts: &[&[u8]]) -> Result<(Vec<String>, bool), Malformed> {
        let mut splitter = Splitter::default();
        let mut found = vec![];
        for part in parts {
            splitter.push(part, |entry| found.push(String::from_utf8_lossy(entry).into_owned()))?;
        }
        Ok((found, splitter.is_whole()))
    }

    #[test]
    fn entries_are_found_at_every_split_of_the_body() {
        let body = br#" { "x" : [1, {"requests": []}], "requests":[ {"a":"}]\"\\"} , 17, "s\\" ,[[]],{} ] , "y":null} "#;
        let expected = vec![r#"{"a":"}]\"\\"}"#, "17", r#""s\\""#, "[[]]", "{}"];
        for cut in 0..=body.len() {
            assert_eq!(
                split(&[&body[..cut], &body[cut..]]).expect("valid"),
                (expected.iter().map(|&entry| entry.into()).collect(), true)
            );
        }
        let bytes: Vec<&[u8]> = body.chunks(1).collect();
        assert_eq!(split(&bytes).expect("valid").0, expected);
    }

    #[test]
    fn what_is_no_such_object_is_refused_or_never_whole() {
        for bad in [
            &b"[]"[..],
            b"{,}",
            b"{\"requests\":[,]}",
            b"{\"requests\":[1 2]}",
            b"{\"a\" 1}",
            b"{} x",
            b"{\"a\":1,}",
        ] {
            assert_eq!(split(&[bad]), Err(Malformed), "{}", String::from_utf8_lossy(bad));
        }
        for cut in [&b""[..], b"{", b"{\"requests\":[{}", b"{\"requests\":[{}]"] {
            assert!(!split(&[cut]).expect("so far fine").1);
        }
    }
}
