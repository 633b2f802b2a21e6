//! What a person sees at a real terminal of 40, 80 and 200 columns: nothing broken, nothing glued, nothing left behind.

use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use claudectl::for_tests::{Options, Server, Spec};

use crate::support::{KEY, Stage, has_tool};

/// Longest wait for something to show up; only a test that fails takes as long.
const PATIENCE: Duration = Duration::from_secs(20);

/// A terminal with a command in it.
struct Terminal {
    child: Child,
    seen: String,
    screen: std::sync::mpsc::Receiver<String>,
}

impl Terminal {
    /// Runs `line` with a shell in a terminal of so many columns; `None` where there is no tool that makes one.
    fn run(stage: &Stage, columns: u16, line: &str, vars: &[(&str, &str)]) -> Option<Self> {
        if !has_tool("script", "--version") {
            return None;
        }
        let bin = std::path::Path::new(env!("CARGO_BIN_EXE_claudectl")).parent().expect("a folder").display();
        let path = format!("{bin}:{}", std::env::var("PATH").unwrap_or_default());
        let mut child = Command::new("script")
            .args(["--quiet", "--flush", "--return", "--command"])
            .arg(format!("stty cols {columns} rows 50; {line}"))
            .arg("/dev/null")
            .env_clear()
            .envs([("HOME", stage.path("home"))])
            .envs([("PATH", path.as_str()), ("TERM", "xterm-256color"), ("SHELL", "/bin/sh")])
            .envs([("LANG", "C.UTF-8"), ("NO_COLOR", "1")])
            .envs(vars.iter().copied())
            .current_dir(stage.path("home"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("runs");
        let mut out = child.stdout.take().expect("piped");
        let (send, screen) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = out.read(&mut buffer) {
                let _ = send.send(String::from_utf8_lossy(&buffer[..length]).into_owned());
            }
        });
        Some(Self { child, seen: String::new(), screen })
    }

    /// Waits until something is to be seen.
    fn until(&mut self, words: &str) -> &mut Self {
        self.until_seen(words, 1)
    }

    fn until_seen(&mut self, words: &str, times: usize) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while self.seen.matches(words).count() < times {
            let left = end.saturating_duration_since(Instant::now());
            match self.screen.recv_timeout(left) {
                Ok(more) => self.seen.push_str(&more),
                Err(error) => panic!("{words:?} never shows up ({error}):\n{}", self.seen),
            }
        }
        self
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        let stdin = self.child.stdin.as_mut().expect("piped");
        stdin.write_all(keys.as_bytes()).and_then(|()| stdin.flush()).expect("typed");
        self
    }

    /// The lines that stay when the command has ended.
    fn lines(mut self) -> Vec<String> {
        let end = Instant::now() + PATIENCE;
        while let Ok(more) = self.screen.recv_timeout(end.saturating_duration_since(Instant::now())) {
            self.seen.push_str(&more);
        }
        on_screen(&self.seen)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a terminal makes of carriage returns and of the sequences that redrawing uses: clear the line, go up.
fn on_screen(bytes: &str) -> Vec<String> {
    let mut rows: Vec<Vec<char>> = vec![Vec::new()];
    let (mut row, mut column) = (0, 0);
    let mut rest = bytes;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\r' => column = 0,
            '\n' => {
                (row, column) = (row + 1, 0);
                rows.resize_with(rows.len().max(row + 1), Vec::new);
            }
            '\u{1b}' => {
                let end = rest.find(|c: char| c.is_ascii_alphabetic()).expect("a whole sequence");
                match &rest[..=end] {
                    "[2K" => rows[row].clear(),
                    up if up.ends_with('A') => {
                        row = row.saturating_sub(up[1..end].parse().expect("a number"));
                    }
                    down if down.ends_with('B') => row += down[1..end].parse::<usize>().expect("a number"),
                    other => panic!("a sequence that nothing here should use: {other:?}"),
                }
                rest = &rest[end + 1..];
            }
            c => {
                let length = rows[row].len().max(column + 1);
                rows[row].resize(length, ' ');
                rows[row][column] = c;
                column += 1;
            }
        }
    }
    let mut lines: Vec<String> =
        rows.iter().map(|row| row.iter().collect::<String>().trim_end().to_owned()).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// A server of the sandbox that outlives a command.
fn server(spec: &str) -> Server {
    Server::start(Options { spec: Spec::parse(spec).expect("a fault"), ..Options::default() })
        .expect("a server")
}

fn vars(server: &Server) -> [(&'static str, String); 2] {
    [("ANTHROPIC_API_KEY", KEY.to_owned()), ("ANTHROPIC_BASE_URL", server.base_url())]
}

fn requests(stage: &Stage) {
    let params = r#"{"model":"claude-haiku-4-5","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]}"#;
    let line = |id| format!("{{\"custom_id\":\"{id}\",\"params\":{params}}}\n");
    stage.file("home/rows.jsonl", line("a") + &line("b"));
}

/// Lines longer than the window, but for those with one word that is itself too long, which nothing can help.
fn broken(lines: &[String], columns: usize) -> Vec<&String> {
    let fits = |line: &&String| {
        let longest = line.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
        // A path or an id goes on its own line at most four columns in.
        line.chars().count() <= columns || longest + 6 > columns
    };
    lines.iter().filter(|line| !fits(line)).collect()
}

#[test]
fn no_word_and_no_command_is_broken() {
    let stage = Stage::new();
    requests(&stage);
    let commands = [
        "claudectl send hi",
        "claudectl send",
        "claudectl --sandbox=401 send hi",
        "claudectl --sandbox=529 --max-retries 0 send hi",
        "claudectl --sandbox 401 send hi",
        "claudectl send --sandbox 401 hi",
        "claudectl --sandbox=529x9 --max-retries 1 send hi",
        "claudectl --sandbox send --usage -q --out x hi",
        "claudectl --sandbox models",
        "claudectl --sandbox models show haiku",
        "claudectl batches check rows.jsonl",
        "claudectl --sandbox=batch-time=0 batches run rows.jsonl -o out.jsonl --again --force",
        "claudectl --sandbox batches runs",
        "claudectl --sandbox batches list",
        "claudectl --sandbox batches show msgbatch_01nope",
        "claudectl explain </dev/null",
        "claudectl explain 77",
        "claudectl explain auth",
        "claudectl explain --exit-codes",
        "claudectl --sandbox diagnose",
        "claudectl usage",
        "claudectl --sandbox trace -- claudectl send hi >answer",
    ];
    for columns in [40, 80, 200] {
        let all = commands.join("; echo; ");
        let Some(terminal) = Terminal::run(&stage, columns, &all, &[]) else { return };
        let lines = terminal.lines();
        assert!(lines.len() > 100, "{}", lines.join("\n"));
        let broken = broken(&lines, usize::from(columns));
        assert!(broken.is_empty(), "at {columns} columns: {broken:#?}\n{}", lines.join("\n"));
        // What is redrawn is gone, and nothing was glued to it.
        for line in &lines {
            assert!(!line.contains("(0s)") && !line.contains("(Ctrl-C stops"), "{line:?}");
        }
    }
}

#[test]
fn commands_that_go_on_over_lines_are_what_a_shell_reads_as_one() {
    let stage = Stage::new();
    let line = "claudectl --sandbox=529 --max-retries 0 send 'two words' -m opus";
    let Some(terminal) = Terminal::run(&stage, 40, line, &[]) else { return };
    let text = terminal.lines().join("\n");
    assert!(text.contains(" \\\n"), "{text}");
    let joined: Vec<String> = text.replace("\\\n", " ").lines().map(squeezed).collect();
    let wanted = "claudectl --sandbox=529 --max-retries 0 send 'two words' -m opus --fallback-model sonnet";
    assert!(joined.iter().any(|line| line == wanted), "{joined:#?}");
}

fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn ctrl_c_in_a_wait_clears_its_line_and_says_what_goes_on_and_what_it_costs() {
    let stage = Stage::new();
    requests(&stage);
    let server = server("batch-time=1h");
    let vars = vars(&server);
    let vars: Vec<(&str, &str)> = vars.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let created = "id=$(claudectl --json batches create rows.jsonl 2>/dev/null | cut -d'\"' -f4)";
    for columns in [40, 80] {
        let line = format!("{created}; trap : INT; claudectl batches wait $id; echo \"ended with $?\"");
        let Some(mut terminal) = Terminal::run(&stage, columns, &line, &vars) else { return };
        terminal.until("so far").press("\u{3}").until("ended with");
        let lines = terminal.lines();
        let text = squeezed(&lines.join(" ").replace(" \\ ", " "));
        assert!(lines[0].contains("stopped waiting;"), "{lines:#?}");
        assert!(!text.contains("so far"), "{lines:#?}");
        assert!(
            text.contains("goes on at the API, not cancelled; its answers are billed, at most $0.00"),
            "{text}"
        );
        assert!(text.contains("wait on with: claudectl batches wait msgbatch_"), "{text}");
        assert!(text.contains("or end it: claudectl batches cancel msgbatch_"), "{text}");
        assert!(text.ends_with("ended with 130"), "{text}");
    }
}

#[test]
fn ctrl_c_in_a_retry_leaves_no_countdown() {
    let stage = Stage::new();
    let Some(mut terminal) = Terminal::run(
        &stage,
        80,
        "trap : INT; claudectl --sandbox=429:retry-after=60 send hi; echo \"ended with $?\"",
        &[],
    ) else {
        return;
    };
    terminal.until("left (Ctrl-C stops)").press("\u{3}").until("ended with");
    let lines = terminal.lines();
    assert!(lines[0].starts_with("waiting 1m, as the server asked (attempt 2 of 5): HTTP 429"), "{lines:#?}");
    assert!(squeezed(&lines.join(" ")).contains("; until "), "{lines:#?}");
    assert!(!lines.iter().any(|line| line.contains("left")), "{lines:#?}");
    assert_eq!(lines.last().map(String::as_str), Some("ended with 130"), "{lines:#?}");
}

#[test]
fn the_sandbox_says_one_line_for_each_request() {
    let stage = Stage::new();
    let Some(mut terminal) = Terminal::run(&stage, 80, "trap : INT; claudectl sandbox --port 0", &[]) else {
        return;
    };
    terminal.until("export ANTHROPIC_API_KEY=");
    let url = on_screen(&terminal.seen)[0].clone();
    for prompt in ["one", "two"] {
        let output = stage.claudectl(&url).args(["send", prompt]).output().expect("runs");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
    terminal.until_seen("POST /v1/messages", 2).press("\u{3}");
    let lines = terminal.lines();
    let calls: Vec<&String> = lines.iter().filter(|line| line.contains("POST /v1/messages")).collect();
    assert_eq!(calls.len(), 2, "{lines:#?}");
    assert!(calls.iter().all(|line| line.contains("200")), "{lines:#?}");
}

#[test]
fn a_misplaced_fault_or_option_is_put_where_it_belongs() {
    let stage = Stage::new();
    for (line, wanted) in [
        ("--sandbox 529x2 send hi", "claudectl --sandbox=529x2 send hi"),
        ("--sandbox 401 send 'two words'", "claudectl --sandbox=401 send 'two words'"),
        ("send --sandbox 401 hi there", "claudectl send --sandbox=401 hi there"),
        ("--sandbox --usage send hi", "claudectl --sandbox send --usage hi"),
        ("--model haiku send hi", "claudectl send --model haiku hi"),
    ] {
        let words = shell_words(line);
        let output = stage.bare().args(&words).output().expect("runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        let first = said.lines().find(|line| line.starts_with("  1. ")).expect("a fix");
        assert!(first.ends_with(&format!(": {wanted}")), "{line}: {said}");
    }
}

fn shell_words(line: &str) -> Vec<String> {
    let quoted = Command::new("sh").args(["-c", &format!("printf '%s\\n' {line}")]).output().expect("sh");
    String::from_utf8_lossy(&quoted.stdout).lines().map(str::to_owned).collect()
}

#[test]
fn usage_and_waits_are_sentences() {
    let stage = Stage::new();
    let output = stage.bare().args(["--sandbox=529x1", "send", "--usage", "hi"]).output().expect("runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("retrying in ") && said.contains("(attempt 2 of 5): HTTP 529 overloaded_error"),
        "{said}"
    );
    assert!(said.contains("for claude-opus-5-5 at the prices of 20"), "{said}");
    assert!(said.contains("left of the rate limits: ") && said.contains("; full again at "), "{said}");
    assert!(!said.contains('='), "machine fields stand between sentences: {said}");
}
