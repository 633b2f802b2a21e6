//! The documents, held to what the binary does: every `console` block that needs no more than the sandbox is run, and
//! what it shows is compared. `[..]` stands for what differs from run to run, a line of `…` for lines left out.
//!
//! A comment `<!-- sandbox SPEC -->` before a block starts a server with these faults for it. A file that a block shows
//! with `cat` first is there with this content, in later blocks of the document too.

mod commands;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::holes::{all_match, matches};
use claudectl::for_tests::{Options, Server, Spec};

use crate::support::{KEY, Stage, has_tool};

/// One `console` block.
struct Block {
    file: PathBuf,
    line: usize,
    /// The faults of a server that it needs.
    server: Option<String>,
    /// Files that it or a block before it shows.
    files: Vec<(String, String)>,
    /// Each command with the lines shown under it.
    steps: Vec<(String, Vec<String>)>,
}

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("README.md")];
    let docs = fs::read_dir(root.join("docs")).expect("docs");
    files.extend(
        docs.map(|entry| entry.expect("entry").path())
            .filter(|path| path.extension().is_some_and(|e| e == "md")),
    );
    files.sort();
    files
}

fn blocks(file: &Path) -> Vec<Block> {
    let text = fs::read_to_string(file).expect("document");
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    let mut server = None;
    for (number, line) in text.lines().enumerate() {
        match &mut open {
            None if line == "```console" => {
                open = Some(Block {
                    file: file.to_owned(),
                    line: number + 1,
                    server: server.take(),
                    files: Vec::new(),
                    steps: Vec::new(),
                });
            }
            None => {
                let comment = line.strip_prefix("<!-- sandbox").and_then(|rest| rest.strip_suffix("-->"));
                server = comment.map(|spec| spec.trim().to_owned()).or(server.filter(|_| line.is_empty()));
            }
            Some(_) if line == "```" => {
                blocks.extend(
                    open.take().map(|block| Block { files: files_of(&block, blocks.last()), ..block }),
                );
            }
            Some(block) => match (line.strip_prefix("$ "), block.steps.last_mut()) {
                (Some(command), _) => block.steps.push((command.to_owned(), Vec::new())),
                // A command that ends with a backslash goes on.
                (None, Some((command, shown))) if shown.is_empty() && command.ends_with('\\') => {
                    command.push('\n');
                    command.push_str(line);
                }
                (None, Some((command, shown))) => match line.strip_prefix("> ") {
                    Some(more) if shown.is_empty() => {
                        command.push('\n');
                        command.push_str(more);
                    }
                    _ => shown.push(line.to_owned()),
                },
                (None, None) => {
                    panic!("{}:{}: a console block begins with a command", file.display(), number + 1)
                }
            },
        }
    }
    blocks
}

fn files_of(block: &Block, before: Option<&Block>) -> Vec<(String, String)> {
    let mut files = before.map(|before| before.files.clone()).unwrap_or_default();
    let shown = block.steps.iter().take_while(|(command, _)| command.starts_with("cat "));
    files
        .extend(shown.map(|(command, shown)| {
            (command.trim_start_matches("cat ").to_owned(), shown.join("\n") + "\n")
        }));
    files
}

impl Block {
    /// Whether nothing but the binary and a shell is needed.
    fn can_run(&self) -> bool {
        let offline = ["claudectl explain", "claudectl completions", "claudectl --version"];
        let served = |command: &str| {
            let calls: Vec<_> = command.match_indices("claudectl ").map(|(at, _)| &command[at..]).collect();
            let local = |call: &&str| {
                call.contains("--sandbox")
                    || call.contains("claudectl sandbox")
                    || offline.iter().any(|known| call.starts_with(known))
            };
            !command.contains("./")
                && (self.server.is_some()
                    || command.starts_with("claudectl sandbox")
                    || calls.iter().all(local))
        };
        self.steps.iter().all(|(command, _)| served(command))
            && self.steps.iter().any(|(_, shown)| !shown.is_empty())
    }

    /// Runs all of it in one shell, so that `$?` and variables go from line to line.
    fn run(&self) -> Vec<String> {
        let stage = Stage::new();
        for (name, content) in self.files.iter().filter(|_| self.server.is_some()) {
            stage.file(&format!("home/{name}"), content);
        }
        let server = self.server.as_deref().map(|spec| {
            let spec = Spec::parse(spec).expect("faults");
            Server::start(Options { spec, ..Options::default() }).expect("a server")
        });
        let mut script = String::new();
        for (command, _) in &self.steps {
            let _ = writeln!(script, "{{ {command}\n}} 2>&1");
            // Keeps `$?` for the next command.
            script.push_str("code=$?; printf '\\036'; (exit $code)\n");
        }
        let bin = Path::new(env!("CARGO_BIN_EXE_claudectl")).parent().expect("folder");
        let path = std::env::var("PATH").unwrap_or_default();
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).env_clear();
        if let Some(server) = &server {
            shell.env("ANTHROPIC_BASE_URL", server.base_url()).env("ANTHROPIC_API_KEY", KEY);
        }
        let output = shell
            .env("HOME", stage.path("home"))
            .env("PATH", format!("{}:{path}", bin.display()))
            .current_dir(stage.path("home"))
            .output()
            .expect("sh runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.split('\u{1e}').map(str::to_owned).collect()
    }
}

/// The printed text with `[..]` for ids, ports, times and dates.
fn with_holes(text: &str) -> String {
    let mut out = String::new();
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            out.push(' ');
        }
        out.push_str(&with_hole(word));
    }
    out
}

fn with_hole(word: &str) -> String {
    if let Some(at) = word.find("/home/") {
        let path = &word[at + "/home".len()..];
        // The name of a run ends with what its paths and the address of the API come to.
        return match path.rsplit_once('-').filter(|_| path.contains("/.local/state/")) {
            Some((name, _)) => format!("[..]{name}-[..]"),
            None => format!("[..]{path}"),
        };
    }
    for prefix in ["req_", "msg_", "msgbatch_", "127.0.0.1:", "localhost:"] {
        if let Some(at) = word.find(prefix) {
            let from = at + prefix.len();
            let length = word[from..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len() - from);
            let rest = &word[from + length..];
            return format!("{}[..]{}", &word[..from], with_holes(rest));
        }
    }
    let bare = word.trim_matches(|c: char| "(),;.".contains(c));
    let number = bare.trim_end_matches("ms").trim_end_matches(['s', 'm', 'h']);
    let is_time = number.len() < bare.len()
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || ".msh".contains(c));
    let is_date = bare.len() >= 20 && bare.contains('T') && bare.ends_with('Z');
    if is_time || is_date { word.replace(bare, "[..]") } else { word.to_owned() }
}

/// Writes what was printed into the document.
fn bless(block: &Block, printed: &[String]) {
    let text = fs::read_to_string(&block.file).expect("document");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let end = block.line + lines[block.line..].iter().position(|line| line == "```").expect("closed");
    let mut new = Vec::new();
    for ((command, shown), printed) in block.steps.iter().zip(printed) {
        let more = if command.contains("\\\n") { "\n" } else { "\n> " };
        new.push(format!("$ {}", command.replace('\n', more)));
        let lines: Vec<&str> = printed.lines().collect();
        if all_match(shown, &lines) {
            new.extend(shown.iter().cloned());
        } else {
            new.extend(lines.iter().map(|line| with_holes(line)));
        }
    }
    lines.splice(block.line..end, new.join("\n").lines().map(str::to_owned));
    fs::write(&block.file, lines.join("\n") + "\n").expect("document");
}

/// Blocks that are run at the same time.
const AT_A_TIME: usize = 4;

#[test]
fn what_the_documents_show_is_what_the_binary_prints() {
    let mut problems = Vec::new();
    let mut ran = 0;
    // From the end of a document to its beginning, so that what is written into it moves no block still to come.
    let of = |file: &PathBuf| blocks(file).into_iter().rev().filter(Block::can_run).collect::<Vec<_>>();
    let all: Vec<Block> = documents().iter().flat_map(of).collect();
    // Most of the time is spent waiting for batches, so a few at a time.
    let printed = all.chunks(AT_A_TIME).flat_map(|some| {
        std::thread::scope(|scope| {
            let running: Vec<_> = some.iter().map(|block| scope.spawn(|| block.run())).collect();
            running.into_iter().map(|block| block.join().expect("it runs")).collect::<Vec<_>>()
        })
    });
    for (block, printed) in all.iter().zip(printed) {
        ran += 1;
        let fits = |((_, shown), printed): (&(String, Vec<String>), &String)| {
            all_match(shown, &printed.lines().collect::<Vec<_>>())
        };
        if std::env::var_os("CLAUDECTL_BLESS").is_some() && !block.steps.iter().zip(&printed).all(fits) {
            bless(block, &printed);
            continue;
        }
        for ((command, shown), printed) in block.steps.iter().zip(printed) {
            let lines: Vec<&str> = printed.lines().collect();
            if !all_match(shown, &lines) {
                problems.push(format!(
                    "{}:{}: `{command}` prints\n{printed}\nbut is shown to print\n{}",
                    block.file.display(),
                    block.line,
                    shown.join("\n")
                ));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
    assert!(ran > 2, "only {ran} blocks were run");
}

#[test]
fn the_pictures_of_the_readme_show_what_is_printed() {
    if !has_tool("python3", "--version") {
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures/make.py");
    let mut drawing = Command::new("python3");
    drawing.arg(script).arg(env!("CARGO_BIN_EXE_claudectl"));
    if std::env::var_os("CLAUDECTL_BLESS").is_none() {
        drawing.arg("--check");
    }
    let output = drawing.output().expect("runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn man_pages_have_no_faults_that_a_formatter_warns_of() {
    if !has_tool("mandoc", "-V") {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("man");
    let pages = fs::read_dir(folder).expect("man").map(|entry| entry.expect("entry").path());
    let output =
        Command::new("mandoc").args(["-T", "lint", "-W", "warning"]).args(pages).output().expect("runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.is_empty() && output.status.success(), "{said}");
}

#[test]
fn patterns_match_whole_lines() {
    assert!(matches("a [..] b", "a x y b") && matches("a[..]", "a") && matches("[..]b[..]", "xxbyy"));
    assert!(!matches("a [..] b", "a x c") && !matches("a", "ab"));
    let shown = ["a".to_owned(), "…".to_owned(), "z".to_owned()];
    assert!(all_match(&shown, &["a", "b", "c", "z"]) && !all_match(&shown, &["a", "b"]));
}
