//! Fills prose to a width without breaking a command: what is to be typed stays on one line.

use console::measure_text_width;

use super::style::{Paint, Style};

/// What kind of prose it is, which decides where its commands are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prose {
    /// Commands stand between backticks.
    Text,
    /// The same, or one follows the colon at the end: `Look at the folder: ls -ld .`
    Fix,
}

/// Breaks `text` into lines of at most `width` columns; `None` leaves every line as long as it is.
/// Newlines in `text` stay. A single piece longer than `width` gets a line of its own.
pub(super) fn fill(text: &str, kind: Prose, width: Option<usize>) -> Vec<String> {
    let Some(width) = width else { return text.lines().map(str::to_owned).collect() };
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let (prose, command) = tail(paragraph, kind);
        for piece in pieces(prose).into_iter().chain((!command.is_empty()).then_some(command)) {
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

/// Splits a fix into its words and the command behind the last colon, if what stands there is to be typed.
fn tail(text: &str, kind: Prose) -> (&str, &str) {
    let Some((prose, command)) = text.rsplit_once(": ").filter(|_| kind == Prose::Fix) else {
        return (text, "");
    };
    let typed = command.starts_with(|c: char| c.is_ascii_lowercase()) && !command.ends_with('.');
    if typed { (&text[..=prose.len()], command) } else { (text, "") }
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

/// Colours what is to be typed; backticks stay, because colour never carries meaning alone.
pub(super) fn commands(text: &str, kind: Prose, paint: Paint) -> String {
    let (prose, command) = tail(text, kind);
    let mut out = String::new();
    let mut rest = prose;
    while let Some(open) = rest.find('`') {
        let Some(length) = rest[open + 1..].find('`') else { break };
        let end = open + length + 2;
        out.push_str(&rest[..open]);
        out.push_str(&paint.paint(Style::Command, &rest[open..end]));
        rest = &rest[end..];
    }
    out.push_str(rest);
    if !command.is_empty() {
        out.push(' ');
        out.push_str(&paint.paint(Style::Command, command));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_filled_and_commands_stay_whole() {
        let text = "run `claudectl models list --json` (or ask), then go on";
        let lines = fill(text, Prose::Text, Some(20));
        assert_eq!(lines, ["run", "`claudectl models list --json`", "(or ask), then go on"]);
        assert_eq!(fill(text, Prose::Text, None), [text]);
        assert_eq!(fill("a lone ` tick here", Prose::Text, Some(8)), ["a lone `", "tick", "here"]);
        assert_eq!(fill("世界 世界 世界", Prose::Text, Some(9)), ["世界 世界", "世界"]);
    }

    #[test]
    fn a_command_behind_a_colon_stays_whole() {
        let text = "See what is free there: df -h /a/long/way/off";
        assert_eq!(fill(text, Prose::Fix, Some(30)), ["See what is free there:", "df -h /a/long/way/off"]);
        assert_eq!(fill(text, Prose::Fix, Some(80)), [text]);
        let advice = "Mind: this is no command.";
        assert_eq!(fill(advice, Prose::Fix, Some(12)), ["Mind: this", "is no", "command."]);
    }

    #[test]
    fn only_commands_are_coloured() {
        let text = "run `a b` or `c`, not d`e";
        assert_eq!(commands(text, Prose::Text, Paint::new(false)), text);
        let painted = commands(text, Prose::Text, Paint::new(true));
        assert_eq!(painted.matches("\u{1b}[36m`").count(), 2);
        assert!(painted.ends_with(", not d`e"));
        let fix = commands("Look: ls -l", Prose::Fix, Paint::new(true));
        assert_eq!(fix, "Look: \u{1b}[36mls -l\u{1b}[0m");
        assert_eq!(commands("Look: ls -l", Prose::Fix, Paint::new(false)), "Look: ls -l");
    }
}
