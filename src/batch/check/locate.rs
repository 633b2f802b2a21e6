//! Finds the column of a path like `messages.0.content.1.text` in one line.

use crate::text::json::scanner::{At, Nest, Scanner, Token};

enum Step {
    Field(String),
    Element(u64),
}

/// The column of the value at `path` below `below`, or of the deepest part of the path that exists.
#[must_use]
pub(super) fn column(line: &[u8], below: &str, path: &str) -> u64 {
    let wanted: Vec<&str> =
        std::iter::once(below).chain(path.split('.')).filter(|name| !name.is_empty()).collect();
    let mut steps: Vec<Step> = Vec::new();
    let mut best = (0, 1);
    let mut scanner = Scanner::default();
    let mut look = |at: At, token: Token<'_>| {
        match token {
            Token::Close(_) => {
                steps.truncate(at.depth);
                return;
            }
            Token::Key(name) => {
                steps.truncate(at.depth);
                if let Some(Step::Field(slot)) = steps.last_mut() {
                    name.str().clone_into(slot);
                }
                return;
            }
            _ => steps.truncate(at.depth),
        }
        if let Some(Step::Element(index)) = steps.last_mut() {
            *index = index.wrapping_add(1);
        }
        if steps.len() > best.0 && steps.len() <= wanted.len() && matches(&steps, &wanted) {
            best = (steps.len(), at.column);
        }
        match token {
            Token::Open(Nest::Object) => steps.push(Step::Field(String::new())),
            Token::Open(Nest::Array) => steps.push(Step::Element(u64::MAX)),
            _ => {}
        }
    };
    // A line that breaks off has been reported already; what was found before the break still counts.
    let _ = scanner.feed(line, &mut look);
    best.1
}

fn matches(steps: &[Step], wanted: &[&str]) -> bool {
    steps.iter().zip(wanted).all(|(step, name)| match step {
        Step::Field(field) => field == name,
        Step::Element(index) => name.parse() == Ok(*index),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deepest_part_that_exists_is_named() {
        let line =
            r#"{"custom_id":"ä","params":{"messages":[{"role":"user","content":[{"a":1},{"text":""}]}]}}"#;
        let at = |needle: &str| line[..line.find(needle).expect("in the line")].chars().count() as u64 + 1;
        let column = |path: &str| column(line.as_bytes(), "params", path);
        assert_eq!(column("messages.0.content.1.text"), at("\"\"}"));
        assert_eq!(column("messages.0.role"), at("\"user\""));
        assert_eq!(column("messages"), at("[{\"role"));
        assert_eq!(column("messages.0.content.7"), at("[{\"a\""));
        assert_eq!(column("max_tokens"), at("{\"messages"));
        assert_eq!(column(""), at("{\"messages"));
    }
}
