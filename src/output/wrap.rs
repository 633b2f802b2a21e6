//! Fills prose to a width without breaking a command: what stands between backticks stays on one line.

use console::measure_text_width;

use super::style::{Paint, Style};

/// Breaks `text` into lines of at most `width` columns; `None` leaves every line as long as it is.
/// Newlines in `text` stay. A single piece longer than `width` gets a line of its own.
pub(super) fn fill(text: &str, width: Option<usize>) -> Vec<String> {
    let Some(width) = width else { return text.lines().map(str::to_owned).collect() };
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for piece in pieces(paragraph) {
            let needed = measure_text_width(&line) + 1 + measure_text_width(piece);
            if !line.is_empty() && needed > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(piece);
        }
        lines.push(line);
    }
    lines
}

/// Words, where a command in backticks counts as one word together with its punctuation.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = None;
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        if c == '`' {
            quoted = !quoted && text[at + 1..].contains('`');
        }
        if c == ' ' && !quoted {
            pieces.extend(start.take().map(|from| &text[from..at]));
        } else {
            start.get_or_insert(at);
        }
    }
    pieces.extend(start.map(|from| &text[from..]));
    pieces
}

/// Colours what stands between backticks; the backticks stay, because colour never carries meaning alone.
pub(super) fn commands(text: &str, paint: Paint) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('`') {
        let Some(length) = rest[open + 1..].find('`') else { break };
        let end = open + length + 2;
        out.push_str(&rest[..open]);
        out.push_str(&paint.paint(Style::Command, &rest[open..end]));
        rest = &rest[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_filled_and_commands_stay_whole() {
        let text = "run `claudectl models list --json` (or ask), then go on";
        assert_eq!(fill(text, Some(20)), ["run", "`claudectl models list --json`", "(or ask), then go on"]);
        assert_eq!(fill(text, None), [text]);
        assert_eq!(fill("a lone ` tick here", Some(8)), ["a lone `", "tick", "here"]);
        assert_eq!(fill("世界 世界 世界", Some(9)), ["世界 世界", "世界"]);
    }

    #[test]
    fn only_commands_are_coloured() {
        let text = "run `a b` or `c`, not d`e";
        assert_eq!(commands(text, Paint::new(false)), text);
        let painted = commands(text, Paint::new(true));
        assert_eq!(painted.matches("\u{1b}[36m`").count(), 2);
        assert!(painted.ends_with(", not d`e"));
    }
}
