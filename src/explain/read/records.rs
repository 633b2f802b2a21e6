//! Cuts a log into records: lines that belong together, such as a traceback, an answer with its headers, or an object
//! printed over several lines.
//!
//! Purely by the form of the lines, so that it holds for any language. A wrong cut costs a count, never a claim.

use memchr::memmem;

use crate::explain::read::stamp;

/// Whether a line goes on with the record before it, decided line by line.
#[derive(Debug, Default)]
pub(crate) struct Segmenter {
    mode: Mode,
    /// Braces and brackets left open.
    depth: i64,
    /// Empty lines since the last other line.
    blanks: u32,
    /// Whether the last line linked what follows to what went before.
    linked: bool,
    /// Whether the last line was one that a traceback may follow, because a logger wrote it.
    stamped: bool,
    /// Whether the record so far is a single line.
    single: bool,
    /// How many stamps its first line had.
    stamps: usize,
}

/// What of a line that is a record of its own matters to the line behind it, and to it in the eyes of the line before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// How it may go on with a record of one line.
    start: Start,
    stamps: usize,
    announces: bool,
    logs_request: bool,
}

/// How a line begins that may go on with the line before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Other,
    Traceback,
    /// A body in JSON or a page.
    Body,
}

impl Form {
    /// The form of a line; `None` for one that goes on with whatever stands before it, or that others go on with.
    pub(crate) fn of(line: &str) -> Option<Self> {
        let mut segmenter = Segmenter::default();
        segmenter.begins(line, b"");
        let alone = segmenter.mode == Mode::Lines && segmenter.depth == 0 && !segmenter.linked;
        let text = line.trim_end_matches(['\r', '\n']);
        let rest = stamp::split(text).1;
        if !alone || text.trim().is_empty() || is_link(rest) || is_indented(rest) || is_transfer(rest) {
            return None;
        }
        let start = match rest {
            _ if rest.starts_with(TRACEBACK) => Start::Traceback,
            _ if rest.starts_with(['{', '<']) => Start::Body,
            _ => Start::Other,
        };
        let logs_request = logs_request(line.as_bytes());
        Some(Self { start, stamps: segmenter.stamps, announces: announces(line), logs_request })
    }

    /// Whether a line of this form begins a new record behind a record that is a single line of the form `last`.
    pub(crate) fn begins_behind(self, last: Self) -> bool {
        match self.start {
            Start::Other => true,
            Start::Traceback => last.stamps == 0 || last.logs_request,
            Start::Body => !last.announces,
        }
    }
}

/// How the HTTP library of Python logs every request.
const REQUEST: &[u8] = b"HTTP Request: ";
/// How a traceback of Python begins.
const TRACEBACK: &str = "Traceback (most recent call last)";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// Single lines; indented ones belong to the line before.
    #[default]
    Lines,
    /// Inside a Python traceback, before the line of the exception.
    Traceback,
    /// After the exception of a traceback; a chained one may follow.
    Raised,
    /// Status line and headers.
    Head,
    /// After the empty line behind headers.
    Body,
    /// Inside an object printed over several lines.
    Object,
    /// Inside a page.
    Page,
    /// An event of a stream.
    Event,
    /// A report of claudectl.
    Report,
    /// A failed case of a test report in XML.
    Case,
    /// An error object in YAML.
    Yaml,
}

impl Segmenter {
    /// Takes the next line and says whether it begins a new record. `record` is the text of the present one.
    pub(crate) fn begins(&mut self, line: &str, record: &[u8]) -> bool {
        let line = line.trim_end_matches(['\r', '\n']);
        if line.trim().is_empty() {
            return self.blank();
        }
        // The keys of YAML look like levels of a logger.
        let yaml = self.mode == Mode::Yaml;
        let (stamps, rest) = if yaml { (0, line) } else { stamp::split(line) };
        let goes_on = self.goes_on(rest, stamps > 0, record);
        let (stamps, rest) = if yaml && !goes_on { stamp::split(line) } else { (stamps, rest) };
        if !goes_on {
            *self = Self { stamps, ..Self::default() };
        }
        self.enter(rest, stamps > 0, goes_on);
        self.blanks = 0;
        !goes_on
    }

    /// What a line that goes on with a record adds to it: stamps like those before its first line belong to no object.
    pub(crate) fn added<'a>(&self, line: &'a str) -> &'a str {
        stamp::split_most(line, self.stamps).1
    }

    fn blank(&mut self) -> bool {
        self.blanks += 1;
        match self.mode {
            Mode::Head => self.mode = Mode::Body,
            Mode::Event => self.mode = Mode::Lines,
            _ => {}
        }
        false
    }

    fn goes_on(&self, rest: &str, stamp: bool, record: &[u8]) -> bool {
        if is_link(rest) || self.linked {
            return true;
        }
        match self.mode {
            Mode::Object | Mode::Traceback | Mode::Case => return true,
            Mode::Page => return !stamp,
            Mode::Yaml => {
                return self.blanks == 0 && !stamp && (rest.starts_with(' ') || is_yaml_member(rest));
            }
            Mode::Head => return !rest.starts_with("HTTP/") && !stamp,
            Mode::Body => {
                return self.blanks < 2 && !stamp && rest.starts_with(['{', '[', '<']) || is_transfer(rest);
            }
            Mode::Event => return self.blanks == 0 && is_event(rest),
            Mode::Report => return self.blanks == 0 && !rest.starts_with("error["),
            Mode::Lines | Mode::Raised => {}
        }
        if self.blanks > 0 {
            return false;
        }
        // The log of the request before it is an event of its own.
        let trace = self.stamped && rest.starts_with(TRACEBACK) && !logs_request(record);
        let body = self.single && rest.starts_with(['{', '<']) && announces(&String::from_utf8_lossy(record));
        let yaml = self.single && rest == "type: error" && announces(&String::from_utf8_lossy(record));
        is_indented(rest) || trace || body || yaml || is_transfer(rest) || !self.single && is_of_ruby(rest)
    }

    fn enter(&mut self, rest: &str, stamp: bool, goes_on: bool) {
        let begins_page = begins_page(rest);
        self.mode = match self.mode {
            Mode::Object => self.object(rest),
            Mode::Page => {
                if ends_page(rest) {
                    Mode::Lines
                } else {
                    Mode::Page
                }
            }
            Mode::Case if ends_case(rest) => Mode::Lines,
            Mode::Case => Mode::Case,
            Mode::Traceback if !rest.starts_with([' ', '\t', '|', '+']) => Mode::Raised,
            Mode::Traceback => Mode::Traceback,
            _ if rest.trim_start_matches([' ', '|', '+', '-']).starts_with(TRACEBACK) => Mode::Traceback,
            _ if begins_case(rest) => Mode::Case,
            _ if rest == "type: error" || self.mode == Mode::Yaml => Mode::Yaml,
            _ if begins_page => {
                if ends_page(rest) {
                    Mode::Lines
                } else {
                    Mode::Page
                }
            }
            _ if opens_object(rest) => self.object(rest),
            _ if rest.starts_with("HTTP/") || rest.starts_with("< HTTP/") || rest.starts_with("* ") => {
                Mode::Head
            }
            Mode::Body => Mode::Lines,
            Mode::Report => Mode::Report,
            _ if rest.starts_with("error[") => Mode::Report,
            _ if rest.starts_with("event:") || rest.starts_with("data:") => Mode::Event,
            mode if goes_on => mode,
            _ => Mode::Lines,
        };
        self.linked = is_link(rest) && rest.ends_with(':');
        self.stamped = stamp && !goes_on;
        self.single = !goes_on;
    }

    /// Counts the braces of a line; the object ends where they close.
    fn object(&mut self, line: &str) -> Mode {
        let mut quoted = None;
        let mut escaped = false;
        for c in line.chars() {
            match (quoted, c) {
                (Some(_), _) if escaped => escaped = false,
                (Some(_), '\\') => escaped = true,
                (Some(quote), c) if c == quote => quoted = None,
                (None, '"') => quoted = Some(c),
                (None, '{' | '[') => self.depth += 1,
                (None, '}' | ']') => self.depth -= 1,
                _ => {}
            }
        }
        if self.depth > 0 { Mode::Object } else { Mode::Lines }
    }
}

/// The state behind a record that is a single line of a form.
impl From<Form> for Segmenter {
    fn from(form: Form) -> Self {
        Self { stamped: form.stamps > 0, stamps: form.stamps, single: true, ..Self::default() }
    }
}

fn logs_request(record: &[u8]) -> bool {
    memmem::find(record, REQUEST).is_some()
}

fn is_indented(rest: &str) -> bool {
    rest.starts_with([' ', '\t', '}', ']', ')', '│', '╰', '⎿'])
}

/// Lines that link what follows to what went before.
fn is_link(rest: &str) -> bool {
    const LINKS: [&str; 15] = [
        "During handling of the above exception",
        "The above exception was the direct cause",
        "Caused by:",
        "caused by:",
        "Cause:",
        "cause:",
        "Previous exception",
        "Inner exception",
        "Suppressed:",
        "[cause]:",
        "... ",
        "at ",
        "--- End of inner exception",
        "wget: ",
        "wget : ",
    ];
    LINKS.iter().any(|link| rest.trim_start().starts_with(link))
        || memmem::find(rest.as_bytes(), b"aused by: ").is_some_and(|at| at > 1)
}

/// A line of Ruby's report, which does not indent the causes behind an exception: `net/http.rb:1603:in 'initialize': …`.
fn is_of_ruby(rest: &str) -> bool {
    rest.split_once(".rb:").is_some_and(|(file, behind)| {
        !file.contains(' ') && behind.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(":in ")
    })
}

/// What curl prints around headers and body.
fn is_transfer(rest: &str) -> bool {
    ["< ", "> ", "* ", "{ [", "} [", "curl: ("].iter().any(|mark| rest.starts_with(mark))
        || matches!(rest, "<" | ">" | "*")
}

fn is_event(rest: &str) -> bool {
    ["event:", "data:", "id:", "retry:", ":"].iter().any(|field| rest.starts_with(field))
}

/// A failure of a test report whose end stands in a later line.
fn begins_case(rest: &str) -> bool {
    (rest.contains("<failure ") || rest.contains("<error ")) && !ends_case(rest)
}

fn ends_case(rest: &str) -> bool {
    ["</failure>", "</error>", "</testcase>"].iter().any(|end| rest.contains(end))
}

/// `request_id: req_…`
fn is_yaml_member(rest: &str) -> bool {
    let name = rest.split(':').next().unwrap_or_default();
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

fn begins_page(rest: &str) -> bool {
    rest.contains('<') && {
        let folded = rest.to_ascii_lowercase();
        folded.contains("<!doctype html") || folded.contains("<html")
    }
}

fn ends_page(rest: &str) -> bool {
    rest.to_ascii_lowercase().contains("</html>")
}

/// A line that is nothing but the beginning of an object.
fn opens_object(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some('{') => true,
        Some('[') => chars.find(|c| !c.is_whitespace()).is_none_or(|c| matches!(c, '{' | '[' | '"')),
        _ => false,
    }
}

/// Whether a line tells of an answer whose body comes next.
fn announces(line: &str) -> bool {
    let rest = line.trim_end();
    let request = rest.contains("://") && (rest.contains("\": ") || rest.contains("HTTP/"));
    let error = rest.starts_with("Error") || rest.contains("Exception") || rest.contains("Error:");
    !rest.contains('{') && (request || error || rest.ends_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The records of a text, each as the number of its lines.
    fn records(text: &str) -> Vec<usize> {
        let mut segmenter = Segmenter::default();
        let mut records: Vec<usize> = Vec::new();
        let mut record = String::new();
        for line in text.lines() {
            if segmenter.begins(line, record.as_bytes()) || records.is_empty() {
                records.push(0);
                record.clear();
            }
            record.push_str(line);
            *records.last_mut().expect("just made") += 1;
        }
        records
    }

    #[test]
    fn single_lines_are_records() {
        assert_eq!(
            records("2026-11-20T10:00:01Z ERROR a {\"x\":1}\n2026-11-20T10:00:02Z ERROR b\nplain\nplain"),
            [1, 1, 1, 1]
        );
        assert_eq!(records("{\"custom_id\":\"a\"}\n{\"custom_id\":\"b\"}\n"), [1, 1]);
    }

    #[test]
    fn a_traceback_is_one_record_with_the_log_line_before_it() {
        let trace = "Traceback (most recent call last):\n  File \"x.py\", line 1, in <module>\n    f()\nValueError: x\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File \"y.py\", line 1\nanthropic.APIConnectionError: Connection error.\n";
        assert_eq!(records(trace), [10]);
        assert_eq!(records(&format!("ERROR:root:failed\n{trace}next\n")), [11, 1]);
        assert_eq!(records(&format!("{trace}{trace}")), [10, 10]);
    }

    #[test]
    fn an_answer_goes_with_its_headers() {
        let answer =
            "HTTP/2 529\ncontent-type: application/json\nrequest-id: req_1\n\n{\"type\":\"error\"}\n";
        assert_eq!(records(&format!("{answer}{answer}")), [5, 5]);
        let verbose = "* Trying 1.2.3.4:443...\n> POST /v1/messages HTTP/2\n>\n< HTTP/2 429\n< retry-after: 3\n<\n{ [65 bytes data]\n* Connection left intact\n{\"type\":\"error\"}\n";
        assert_eq!(records(verbose), [9]);
    }

    #[test]
    fn an_object_over_several_lines_is_one_record() {
        let object = "{\n  \"type\": \"error\",\n  \"error\": {\n    \"type\": \"api_error\"\n  }\n}\n";
        assert_eq!(records(&format!("{object}{object}")), [6, 6]);
        assert_eq!(
            records(&format!(
                "POST \"https://api.anthropic.com/v1/messages\": 500 Internal Server Error\n{object}after"
            )),
            [7, 1]
        );
        let inspection =
            "RateLimitError: 429 x\n    at a (b.js:1:1) {\n  status: 429,\n  error: {\n  }\n}\nnext";
        assert_eq!(records(inspection), [6, 1]);
    }

    #[test]
    fn stamps_on_every_line_do_not_tear_a_trace_apart() {
        let log = "2026-11-20T10:00:01.1Z RateLimitError: 429 x\n2026-11-20T10:00:01.1Z     at a (b.js:1:1)\n2026-11-20T10:00:01.1Z   status: 429\n2026-11-20T10:00:02.1Z next";
        assert_eq!(records(log), [3, 1]);
        assert_eq!(records("api-1  | RateLimitError: 429 x\napi-1  |     at a\napi-1  | other"), [2, 1]);
    }

    #[test]
    fn events_and_reports_are_records() {
        assert_eq!(records("event: ping\ndata: {}\n\nevent: error\ndata: {\"type\":\"error\"}\n\n"), [3, 3]);
        assert_eq!(
            records(
                "error[rate_limit]: x (429)\n  url: u\nwhy: because\nwhat to do:\n  1. wait\nmore: claudectl explain rate_limit\nerror[dns]: y\n"
            ),
            [6, 1]
        );
    }

    const LINES: [&str; 16] = [
        "2026-11-20T10:00:01Z ERROR anthropic.RateLimitError: Error code: 429",
        "INFO HTTP Request: POST https://api.anthropic.com/v1/messages \"HTTP/1.1 429 \"",
        "POST \"https://api.anthropic.com/v1/messages\": 500 Internal Server Error",
        "Traceback (most recent call last):",
        "ValueError: x",
        "{\"type\":\"error\"}",
        "{",
        "}",
        "type: error",
        "  indented",
        "plain",
        "Error: failed",
        "api-1  | Error: failed:",
        "< HTTP/2 429",
        "<html></html>",
        "",
    ];

    proptest::proptest! {
        #[test]
        fn forms_agree_with_reading_line_by_line(order in proptest::collection::vec(0_usize..LINES.len(), 2..8)) {
            let mut segmenter = Segmenter::default();
            let mut record = String::new();
            let mut last: Option<Form> = None;
            for line in order.into_iter().map(|at| LINES[at]) {
                let form = Form::of(line);
                let expected = form.zip(last).map(|(form, last)| form.begins_behind(last));
                let begins = segmenter.begins(line, record.as_bytes());
                if let Some(expected) = expected {
                    assert_eq!(begins, expected, "{line} behind {record}");
                }
                if begins {
                    record.clear();
                }
                record.push_str(line);
                last = form.filter(|_| begins);
                if let Some(form) = last {
                    assert_eq!(format!("{segmenter:?}"), format!("{:?}", Segmenter::from(form)));
                }
            }
        }

        #[test]
        fn no_line_panics(lines in proptest::collection::vec("\\PC{0,40}", 0..20)) {
            let mut segmenter = Segmenter::default();
            for line in lines {
                segmenter.begins(&line, b"");
            }
        }
    }
}
