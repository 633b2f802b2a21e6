//! Faults that a prompt asks for itself: `[[sandbox:refusal]]` anywhere in a request body is a step for this request.

use std::collections::HashMap;

use memchr::memmem;

use super::spec::{Fault, Spec, SpecError};

const OPEN: &[u8] = b"[[sandbox:";
const CLOSE: &[u8] = b"]]";

/// So many markers are counted; then all counts begin anew, so that a server that runs for days stays small.
const MOST: usize = 100_000;

/// How often each marker has been obeyed, so that `x2` can mean twice.
#[derive(Debug, Default)]
pub(super) struct Markers {
    obeyed: HashMap<String, u64>,
}

impl Markers {
    /// The fault that the body asks for, if it asks for one.
    ///
    /// # Errors
    /// When there is a marker that is no step.
    pub(super) fn take(&mut self, body: &[u8]) -> Result<Option<Fault>, SpecError> {
        match find(body) {
            Some(text) => self.obey(&text, ""),
            None => Ok(None),
        }
    }

    /// The fault that a marker's text stands for; `whose` keeps the counts of equal markers apart.
    ///
    /// # Errors
    /// When the text is no step.
    pub(super) fn obey(&mut self, text: &str, whose: &str) -> Result<Option<Fault>, SpecError> {
        let Some(step) = Spec::parse(text)?.steps.into_iter().next() else { return Ok(None) };
        // In a marker only a typed repeat limits: a prompt that is sent again means the same again.
        let limit = step.repeat.filter(|_| step.repeated);
        let Some(limit) = limit else { return Ok(Some(step.fault)) };
        if self.obeyed.len() >= MOST {
            self.obeyed.clear();
        }
        let obeyed = self.obeyed.entry(format!("{whose}:{text}")).or_default();
        if *obeyed >= limit {
            return Ok(None);
        }
        *obeyed += 1;
        Ok(Some(step.fault))
    }
}

/// The text between the brackets, with JSON's escapes undone where there are any.
pub(super) fn find(body: &[u8]) -> Option<String> {
    let rest = &body[memmem::find(body, OPEN)? + OPEN.len()..];
    let text = std::str::from_utf8(&rest[..memmem::find(rest, CLOSE)?]).ok()?;
    Some(serde_json::from_str(&format!("\"{text}\"")).unwrap_or_else(|_| text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_holds_each_time_unless_it_says_how_often() {
        let mut markers = Markers::default();
        assert_eq!(markers.take(b"{\"x\": \"no marker\"}"), Ok(None));
        for _ in 0..3 {
            assert_eq!(
                markers.take(b"..[[sandbox:529]]..").expect("valid").and_then(|fault| fault.status),
                Some(529)
            );
        }
        let body = br#"{"content": "say [[sandbox:500x2:message=\"a, b\"]]"}"#;
        for expected in [Some("a, b"), Some("a, b"), None] {
            assert_eq!(
                markers.take(body).expect("valid").and_then(|fault| fault.message).as_deref(),
                expected
            );
        }
    }

    #[test]
    fn a_marker_that_is_no_step_is_an_error() {
        assert!(Markers::default().take(b"[[sandbox:refusl]]").is_err());
    }
}
