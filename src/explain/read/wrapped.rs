//! Takes out what a terminal, a chat or an editor put into a text: marks of a quotation, and line breaks inside an object
//! that was printed in one line.
//!
//! No object has a line break inside of a quotation, so one that stands there was put in later.

use std::borrow::Cow;

/// Narrower lines were not broken because they were full, in characters.
const NARROWEST: usize = 40;
/// More lines than this in one quotation are no quotation, but code in which a mark is not closed.
const MOST_LINES: usize = 60;

/// The text without the marks that a mail or a chat puts before the lines it answers, and a terminal around a box.
pub(crate) fn unquoted(text: &str) -> Cow<'_, str> {
    const MARKS: [&str; 4] = ["> ", ">", "│ ", "| "];
    let is_marked = |line: &str| MARKS.iter().any(|mark| line.trim_start().starts_with(mark));
    // curl marks what it sends and receives the same way.
    let of_curl = text.lines().any(|line| line.starts_with("< ") || line.starts_with("* "));
    if of_curl || text.lines().filter(|line| is_marked(line)).count() < 2 {
        return Cow::Borrowed(text);
    }
    let without = |line: &'_ str| -> String {
        let bare = line.trim_start();
        let rest = MARKS.iter().find_map(|mark| bare.strip_prefix(mark));
        rest.map_or(line, |rest| rest.strip_suffix('│').unwrap_or(rest).trim_end()).to_owned() + "\n"
    };
    Cow::Owned(text.lines().map(without).collect())
}

/// The text with its quotations in one line each.
pub(crate) fn joined(text: &str) -> Cow<'_, str> {
    let width = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    if width < NARROWEST || !text.contains('{') {
        return Cow::Borrowed(text);
    }
    let mut state = State::default();
    let mut out = String::with_capacity(text.len());
    let mut joined = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\r', '\n']);
        // More than one blank is an indent.
        let indented = content.starts_with("  ") || content.starts_with('\t');
        let added = if state.quoted.is_some() && indented { content.trim_start() } else { content };
        out.push_str(added);
        state.read(added);
        let full = content.chars().count() == width;
        if state.quoted.is_none() && !state.is_in_one_line() {
            joined = 0;
            out.push_str(&line[content.len()..]);
            continue;
        }
        joined += 1;
        if joined > MOST_LINES {
            return Cow::Borrowed(text);
        }
        // A line that is full was broken anywhere, another one at a blank.
        if !full && !state.escaped && !content.ends_with(' ') {
            out.push(' ');
        }
    }
    if state.quoted.is_some() { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// Where in an object a line ends.
#[derive(Default)]
struct State {
    /// Braces left open.
    depth: usize,
    /// The mark of the quotation that is open.
    quoted: Option<char>,
    /// Whether the next character is escaped.
    escaped: bool,
    /// Whether something stands behind the first brace in its line, as nobody prints who breaks lines himself.
    begun: bool,
    /// The mark that quotations of this object begin with; another one is an apostrophe.
    mark: Option<char>,
}

impl State {
    fn is_in_one_line(&self) -> bool {
        self.depth > 0 && self.begun && self.mark.is_some()
    }

    fn read(&mut self, line: &str) {
        for (at, c) in line.char_indices() {
            match (self.quoted, c) {
                (Some(_), _) if self.escaped => self.escaped = false,
                (Some(_), '\\') => self.escaped = true,
                (Some(mark), c) if c == mark => self.quoted = None,
                (None, '{') => {
                    if self.depth == 0 {
                        self.begun = !line[at + 1..].trim().is_empty();
                    }
                    self.depth += 1;
                }
                (None, '}') => {
                    self.depth = self.depth.saturating_sub(1);
                    self.mark = self.mark.filter(|_| self.depth > 0);
                }
                (None, '"' | '\'') if self.depth > 0 && *self.mark.get_or_insert(c) == c => {
                    self.quoted = Some(c);
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_broken_at_the_edge_of_a_terminal_are_joined() {
        let plain = r#"API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"},"x":"{\"type\":\"error\",\"message\":\"a \\\"b\\\"\"}"}"#;
        for width in 40..90 {
            let mut broken = String::new();
            for (at, c) in plain.chars().enumerate() {
                if at > 0 && at % width == 0 {
                    broken.push('\n');
                }
                broken.push(c);
            }
            let told: String =
                joined(&broken).split_inclusive('\n').map(|line| line.trim_end_matches('\n')).collect();
            assert_eq!(told, plain, "{width}");
        }
    }

    #[test]
    fn quotations_broken_at_blanks_keep_them() {
        let broken = "{\"message\": \"prompt is too long: 208310\n    tokens > 200000 maximum\", \"and\": \"something longer\"}\n";
        assert_eq!(
            joined(broken),
            "{\"message\": \"prompt is too long: 208310 tokens > 200000 maximum\", \"and\": \"something longer\"}\n"
        );
    }

    #[test]
    fn marks_of_mails_and_boxes_come_off_but_not_those_of_curl() {
        assert_eq!(unquoted("Jo wrote:\n> a {\n>   b\n"), "Jo wrote:\na {\n  b\n");
        assert_eq!(unquoted("╭──╮\n│ a │\n│ b │\n╰──╯\n"), "╭──╮\na\nb\n╰──╯\n");
        for text in ["> POST / HTTP/2\n> Host: x\n< HTTP/2 529\n", "> one\n"] {
            assert_eq!(unquoted(text), text);
        }
    }

    #[test]
    fn other_text_stays() {
        for text in [
            "plain text that goes on for some time and is longer than forty\n",
            "if (x) { // don't do this, whatever anybody else tells you\n  y\n}\nmore\n",
            "{\n \"a\": 1,\n \"b\": \"something that is longer than forty characters\"}\n",
        ] {
            assert_eq!(joined(text), text);
        }
    }
}
