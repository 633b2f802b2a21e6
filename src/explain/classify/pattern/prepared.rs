//! Text made ready for matching, so that quoting, case and line breaks do not matter.

/// Stands for any quotation mark in prepared text; matching passes over it.
pub(crate) const QUOTE: u8 = 1;
/// Stands for the end of a line; matching passes over it too, but a sentence ends there.
pub(crate) const LINE: u8 = 2;

/// Whether matching passes over this byte.
pub(crate) fn is_mark(byte: u8) -> bool {
    matches!(byte, QUOTE | LINE)
}

/// Punctuation, and the marks that terminal programs put before a message (the last may follow an emoji).
const BEFORE_A_MESSAGE: &str = ":-()>=[]|;.,·∙\u{2014}\u{2026}\u{23bf}\u{2514}/●•✗✘✖×❌⚠│┃\u{fe0f}";

/// Words of loggers that stand before a message.
const LEVELS: [&str; 9] = ["ERROR", "WARN", "WARNING", "FATAL", "CRITICAL", "INFO", "DEBUG", "ERR", "Error"];

/// Words before a quotation mark that introduce what was said.
const SAYING: [&str; 12] = [
    "error",
    "message",
    "msg",
    "with",
    "says",
    "said",
    "failed",
    "got",
    "returned",
    "Exception",
    "reason",
    "Unexpected",
];

/// Text made ready for matching: blanks joined, quotation marks and line ends marked.
pub(crate) struct Prepared {
    pub(crate) text: String,
    /// The same in lower case without marks, to look quickly for what must occur.
    pub folded: String,
}

impl Prepared {
    pub(crate) fn new(text: &str) -> Self {
        let mut out = String::with_capacity(text.len() + 8);
        let mut blank = true;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                // An escaped quotation mark is one.
                '\\' if matches!(chars.peek(), Some('"' | '\'' | '`')) => {}
                '`' | '"' | '\'' | '\u{2018}'..='\u{201f}' => {
                    out.push(char::from(QUOTE));
                }
                c if c.is_whitespace() || c == '\u{0}' => {
                    if !blank {
                        out.push(' ');
                    }
                    if c == '\n' {
                        out.push(char::from(LINE));
                    }
                    blank = true;
                }
                c => {
                    out.push(c);
                    blank = false;
                }
            }
        }
        out.truncate(out.trim_end().len());
        let folded = out
            .chars()
            .filter(|c| !c.is_ascii() || !is_mark(*c as u8))
            .map(|c| c.to_ascii_lowercase())
            .collect();
        Self { text: out, folded }
    }

    /// Whether a quotation that is an argument in code begins at `at`: `retry("overloaded_error")`.
    pub(crate) fn is_argument(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches(char::from(QUOTE));
        before.len() < at && before.ends_with('(') && is_call(before)
    }

    /// Whether a quotation ends at `at` behind which prose goes on about it: `"prompt is too long" errors are …`.
    pub(crate) fn is_spoken_of(&self, at: usize) -> bool {
        let behind = self.text[at..].strip_prefix(char::from(QUOTE)).map(str::trim_start);
        behind
            .is_some_and(|behind| ["errors ", "means ", "mean "].iter().any(|word| behind.starts_with(word)))
    }

    /// Whether a message can begin at `at`: at the start of a line, or after punctuation. A quotation mark behind a
    /// word begins a mention, not a report.
    pub(crate) fn is_boundary(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end();
        if before.ends_with(char::from(LINE)) {
            return true;
        }
        let quoted = before.ends_with(char::from(QUOTE));
        let before = before.trim_end_matches([char::from(QUOTE), ' ']);
        let last_word = before.rsplit([' ', char::from(QUOTE), char::from(LINE)]).next().unwrap_or_default();
        match before.chars().next_back() {
            None => true,
            Some(c) if c == char::from(LINE) => true,
            Some(_) if quoted && SAYING.contains(&last_word) => true,
            // A status, a time or a level stands before it.
            Some(c) if c.is_ascii_digit() => true,
            Some(_) if LEVELS.contains(&last_word) => true,
            Some(c) => BEFORE_A_MESSAGE.contains(c),
        }
    }
}

/// Whether a text ends with a call in code; names of exceptions are capitalized, and a printed one is not being raised.
pub(crate) fn is_call(before: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = before.trim_end_matches('(');
    let (head, name) = name.split_at(name.trim_end_matches(is_name).len());
    let last = head.trim_end().rsplit(|c: char| !is_name(c)).next().unwrap_or_default();
    let is_method = head.ends_with('.') && !name.contains("Error") && !name.contains("Exception");
    name.starts_with(|c: char| c.is_ascii_lowercase())
        || is_method
        || matches!(last, "new" | "raise" | "throw")
}
