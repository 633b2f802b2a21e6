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
    /// The same, but only commands that are named here: other words may follow a colon too.
    Note,
}

/// Commands that notes end with.
const OF_NOTES: [&str; 5] = ["claudectl ", "export ", "unset ", "kill ", "chmod "];

/// One line of words about the work, its further lines indented a little; blanks at its beginning stay.
pub(super) fn hanging(text: &str, kind: Prose, width: Option<usize>) -> String {
    let Some(width) = width.filter(|width| measure_text_width(text) > *width) else {
        return text.to_owned();
    };
    let words = text.trim_start_matches(' ');
    let lead = text.len() - words.len();
    let filled =
        lines(words, kind, Some(width.saturating_sub(lead + HANG).max(NARROWEST)), Paint::new(false));
    let indented = filled
        .iter()
        .enumerate()
        .map(|(index, line)| format!("{}{line}", " ".repeat(if index == 0 { lead } else { lead + HANG })));
    indented.collect::<Vec<_>>().join("\n")
}

/// Columns by which the further lines of a note are indented.
const HANG: usize = 2;

/// Prose is not filled to fewer columns than this, however narrow the window is.
pub(super) const NARROWEST: usize = 20;

/// `text` as lines of at most `width` columns, with what is to be typed in colour; `None` breaks no line.
/// Newlines in `text` stay. A single piece longer than `width` gets a line of its own.
pub(super) fn lines(text: &str, kind: Prose, width: Option<usize>, paint: Paint) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let (prose, command) = tail(paragraph, kind);
        if let Some(parts) = width.and_then(|width| continued(command, width)) {
            lines.extend(
                fill(prose, "", width).iter().filter(|line| !line.is_empty()).map(|line| ticks(line, paint)),
            );
            lines.extend(parts.iter().map(|part| paint.paint(Style::Command, part)));
            continue;
        }
        let filled = fill(prose, command, width);
        let last = filled.len() - 1;
        for (index, line) in filled.into_iter().enumerate() {
            match line.strip_suffix(command).filter(|_| index == last && !command.is_empty()) {
                Some(prose) => lines.push(ticks(prose, paint) + &paint.paint(Style::Command, command)),
                None => lines.push(ticks(&line, paint)),
            }
        }
    }
    lines
}

/// Puts words and, unbroken, the command behind them on lines; there is always at least one line.
fn fill(prose: &str, command: &str, width: Option<usize>) -> Vec<String> {
    let width = width.unwrap_or(usize::MAX);
    let mut lines = Vec::new();
    let mut line = String::new();
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
    lines
}

/// A command that is too long for a line, as lines that a shell reads as one; `None` where it fits, or where one of its
/// words does not.
fn continued(command: &str, width: usize) -> Option<Vec<String>> {
    if measure_text_width(command) <= width {
        return None;
    }
    let most = width.saturating_sub(MORE.len());
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in shell_words(command) {
        let gap = usize::from(!line.is_empty());
        if !line.is_empty() && measure_text_width(&line) + gap + measure_text_width(word) > most {
            lines.push(std::mem::take(&mut line) + MORE);
            line.push_str(&" ".repeat(HANG));
            line.push_str(word);
        } else {
            line.push_str(&" ".repeat(gap));
            line.push_str(word);
        }
        if measure_text_width(&line) > most {
            return None;
        }
    }
    lines.push(line);
    Some(lines)
}

/// What tells a shell that a line goes on.
const MORE: &str = " \\";

/// The words of a command, quotes and all.
fn shell_words(command: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut quote) = (None, None);
    for (at, c) in command.char_indices() {
        match quote {
            Some(open) if open == c => quote = None,
            None if matches!(c, '\'' | '"') => quote = Some(c),
            _ => {}
        }
        if c == ' ' && quote.is_none() {
            words.extend(start.take().map(|from| &command[from..at]));
        } else {
            start.get_or_insert(at);
        }
    }
    words.extend(start.map(|from| &command[from..]));
    words
}

/// Splits a fix into its words and the command behind the last colon, if what stands there is to be typed.
fn tail(text: &str, kind: Prose) -> (&str, &str) {
    let own = text.starts_with("claudectl ") || text.contains(" | claudectl ");
    if kind == Prose::Fix && own && !text.ends_with('.') && !text.contains(": ") {
        return ("", text);
    }
    let Some((prose, command)) = text.rsplit_once(": ").filter(|_| kind != Prose::Text) else {
        return (text, "");
    };
    let typed = match kind {
        Prose::Text => false,
        Prose::Fix => command.starts_with(|c: char| c.is_ascii_lowercase()) && !command.ends_with('.'),
        Prose::Note => OF_NOTES.iter().any(|name| command.starts_with(name)),
    };
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

/// Colours what stands between backticks; they stay, because colour never carries meaning alone.
fn ticks(text: &str, paint: Paint) -> String {
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

    fn plain(text: &str, kind: Prose, width: usize) -> Vec<String> {
        lines(text, kind, Some(width), Paint::new(false))
    }

    #[test]
    fn prose_is_filled_and_commands_stay_whole() {
        let text = "run `claudectl models list --json` (or ask), then go on";
        let filled = plain(text, Prose::Text, 20);
        assert_eq!(filled, ["run", "`claudectl models list --json`", "(or ask), then go on"]);
        assert_eq!(lines(text, Prose::Text, None, Paint::new(false)), [text]);
        assert_eq!(plain("a lone ` tick here", Prose::Text, 8), ["a lone `", "tick", "here"]);
        assert_eq!(plain("世界 世界 世界", Prose::Text, 9), ["世界 世界", "世界"]);
        assert_eq!(plain("", Prose::Fix, 9), Vec::<String>::new());
    }

    #[test]
    fn a_command_behind_a_colon_stays_whole() {
        let text = "See what is free there: df -h /a/long/way/off";
        assert_eq!(plain(text, Prose::Fix, 30), ["See what is free there:", "df -h /a/long/way/off"]);
        assert_eq!(plain("claudectl send 'a b'", Prose::Fix, 80), ["claudectl send 'a b'"]);
        assert_eq!(plain(text, Prose::Fix, 80), [text]);
        assert_eq!(plain("Mind: this is no command.", Prose::Fix, 12), ["Mind: this", "is no", "command."]);
    }

    #[test]
    fn a_command_that_is_too_long_can_still_be_pasted() {
        let text = "Look: claudectl --sandbox=529 send 'a b c' --fallback-model sonnet";
        let shown = plain(text, Prose::Fix, 30);
        assert_eq!(
            shown,
            ["Look:", "claudectl --sandbox=529 send \\", "  'a b c' --fallback-model \\", "  sonnet"]
        );
        let typed = shown[1..].join("\n").replace("\\\n", "");
        assert_eq!(shlex::split(&typed), shlex::split(&text[6..]));
        let url = "Open: curl https://example.com/a/very/long/address";
        assert_eq!(plain(url, Prose::Fix, 30), ["Open:", &url[6..]]);
    }

    #[test]
    fn only_commands_are_coloured() {
        let painted = |text, kind, width| lines(text, kind, Some(width), Paint::new(true)).join("|");
        let ticks = painted("run `a b` or `c`, not d`e", Prose::Text, 80);
        assert_eq!(ticks, "run \u{1b}[36m`a b`\u{1b}[0m or \u{1b}[36m`c`\u{1b}[0m, not d`e");
        assert_eq!(painted("Look: ls -l", Prose::Fix, 80), "Look: \u{1b}[36mls -l\u{1b}[0m");
        assert_eq!(painted("Look: ls -l", Prose::Fix, 5), "Look:|\u{1b}[36mls -l\u{1b}[0m");
    }
}
