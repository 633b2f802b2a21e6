//! What a success answer is: events or one object. Gateways strip and invent content types, so the first bytes have
//! the last word.

use super::super::Client;
use crate::transport::Response;
use crate::transport::retry::Failed;

/// More blank space than this at the beginning says nothing any more.
const MOST_BLANKS: usize = 64;

/// The fields that a stream of events can begin with; a comment begins with a colon.
const FIELDS: [&[u8]; 5] = [b"event", b"data", b"id", b"retry", b":"];

/// What an answer is to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Server-sent events.
    Events,
    /// One JSON object, or something that is not the API's at all.
    Whole,
}

impl Client<'_> {
    /// Reads until it is clear what the answer is, and hands over what was read.
    pub(super) async fn form(&self, response: &mut Response) -> Result<(Form, Vec<u8>), Failed> {
        let said = declared(response.header("content-type").unwrap_or_default());
        let mut first = Vec::new();
        loop {
            match response.chunk(self.observer).await {
                Ok(Some(chunk)) => first.extend_from_slice(&chunk),
                Ok(None) => return Ok((said, first)),
                Err(cut) => return Err(self.cut(response, cut)),
            }
            if let Some(form) = seen(&first, said) {
                return Ok((form, first));
            }
        }
    }
}

/// What the content type says.
fn declared(content_type: &str) -> Form {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("text/event-stream") { Form::Events } else { Form::Whole }
}

/// What the first bytes show; `None` when they are too few.
fn seen(bytes: &[u8], said: Form) -> Option<Form> {
    const BOM: &[u8] = b"\xEF\xBB\xBF";
    if BOM.starts_with(bytes) {
        return None;
    }
    let text = bytes.strip_prefix(BOM).unwrap_or(bytes).trim_ascii_start();
    let Some(first) = text.first() else {
        return (bytes.len() > MOST_BLANKS).then_some(said);
    };
    if matches!(first, b'{' | b'[' | b'<') {
        return Some(Form::Whole);
    }
    if said == Form::Events || FIELDS.iter().any(|field| text.starts_with(field)) {
        return Some(Form::Events);
    }
    let may_become = FIELDS.iter().any(|field| field.starts_with(text));
    (!may_become).then_some(Form::Whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_type_is_read_without_its_parameters_and_case() {
        assert_eq!(declared("Text/Event-Stream ; charset=UTF-8"), Form::Events);
        assert_eq!(declared("application/json"), Form::Whole);
        assert_eq!(declared(""), Form::Whole);
    }

    #[test]
    fn the_first_bytes_have_the_last_word() {
        for said in [Form::Events, Form::Whole] {
            for text in ["{\"a\":1}", " \n[1]", "<html>", "\u{feff}{"] {
                assert_eq!(seen(text.as_bytes(), said), Some(Form::Whole), "{text:?}");
            }
            for text in ["event: x", "data:", ": ping", "\u{feff}data", "\n\nretry: 1", "id"] {
                assert_eq!(seen(text.as_bytes(), said), Some(Form::Events), "{text:?}");
            }
        }
        assert_eq!(seen(b"404 page not found", Form::Whole), Some(Form::Whole));
        assert_eq!(seen(b"404 page not found", Form::Events), Some(Form::Events));
    }

    #[test]
    fn too_few_bytes_decide_nothing() {
        for few in ["", "e", "eve", "d", "r", " ", "\n"] {
            assert_eq!(seen(few.as_bytes(), Form::Whole), None, "{few:?}");
        }
        assert_eq!(seen(b"\xEF\xBB", Form::Events), None);
        assert_eq!(seen(b"\xEF\xBB\xBF", Form::Events), None);
        assert_eq!(seen(&[b'\n'; MOST_BLANKS], Form::Whole), None);
        assert_eq!(seen(&[b'\n'; MOST_BLANKS + 1], Form::Whole), Some(Form::Whole));
    }
}
