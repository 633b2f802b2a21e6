//! Every option changes what the program does: for each there is a row with a command line without and with it, and what
//! only the second shows. An option without a row fails the test.

mod rows;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::net::TcpListener;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use claudectl::for_tests::{Keep, Options, Server, Spec, cli};

use crate::support::{Ran, Stage, ran};

/// One option.
#[derive(Clone, Copy)]
struct Row {
    /// The command that declares it (empty: all of them) and its long name.
    option: (&'static str, &'static str),
    /// What the server is to do wrong.
    faults: &'static str,
    /// Command lines without and with it. `{SILENT}` is the port of a server that takes connections
    /// and never answers, `{BATCH}` the first batch there is, `{BIN}` the binary, `{BLANK}` a word that is a blank; words before `claudectl`'s own of the form NAME=VALUE are environment variables.
    without: &'static str,
    with: &'static str,
    /// What the second shows and the first does not; `!` in front: the other way round.
    text: &'static str,
}

/// What a run did: how it ended, what it printed, what the server received, and the files that are there afterwards.
fn observed(row: &Row, line: &str, silent: u16) -> String {
    let stage = Stage::new();
    rows::files(&stage);
    let given = files(&stage);
    let spec = Spec::parse(row.faults).unwrap_or_else(|error| panic!("{:?}: {error}", row.option));
    let server = Server::start(Options { spec, keep: Keep::Bodies, ..Options::default() }).expect("a server");
    let binary = env!("CARGO_BIN_EXE_claudectl");
    let line = line.replace("{BIN}", binary).replace("{SILENT}", &silent.to_string());
    let mut command = stage.claudectl(&server.base_url());
    let mut words = line.split_whitespace().peekable();
    while let Some((name, value)) = words.peek().and_then(|word| word.split_once('=')) {
        if !name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_') {
            break;
        }
        command.env(name, value);
        words.next();
    }
    let mut shown = String::new();
    // Lines of one session, joined by ` && `: an option may only matter to what comes later.
    let words: Vec<&str> = words.collect();
    let mut steps = words.split(|word| *word == "&&").peekable();
    while let Some(step) = steps.next() {
        let mut one = stage.claudectl(&server.base_url());
        let one = if shown.is_empty() { &mut command } else { &mut one };
        let known = server.batches().first().map(|batch| batch.id.clone()).unwrap_or_default();
        let Ran { code, stdout, stderr, .. } =
            ran(one.args(step.iter().map(|word| word.replace("{BATCH}", &known).replace("{BLANK}", " "))));
        if steps.peek().is_none() {
            let _ = writeln!(shown, "exit {code:?}\n{stdout}\n{stderr}");
        } else {
            shown.push_str("(a step before)\n");
        }
    }
    for request in server.recorded() {
        let connection = request.connection;
        let _ =
            writeln!(shown, "received: {} {} over connection {connection}", request.method, request.target);
        for (name, value) in &request.headers {
            let _ = writeln!(shown, "received: {name}: {value}");
        }
        let _ = writeln!(shown, "received: {}", String::from_utf8_lossy(&request.body));
    }
    for (name, content) in files(&stage).difference(&given) {
        let _ = writeln!(shown, "file {name}: {content}");
    }
    shown
}

/// Name and content of every file in the working directory.
fn files(stage: &Stage) -> BTreeSet<(String, String)> {
    let entries = std::fs::read_dir(stage.path(".")).expect("stage").flatten();
    let read = |path: std::path::PathBuf| {
        let content = String::from_utf8_lossy(&std::fs::read(&path).ok()?).into_owned();
        Some((path.file_name()?.display().to_string(), content))
    };
    entries.filter_map(|entry| read(entry.path())).collect()
}

/// What is wrong with a row, if anything.
fn problem(row: &Row, silent: u16) -> Option<String> {
    if let Err(error) = Spec::parse(row.faults) {
        return Some(format!("{:?}: {error}", row.option));
    }
    let (without, with) = (observed(row, row.without, silent), observed(row, row.with, silent));
    let (there, not_there, text) = match row.text.strip_prefix('!') {
        Some(text) => (&without, &with, text),
        None => (&with, &without, row.text),
    };
    let holds = |shown: &str| {
        shown.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").contains(text)
    };
    let problem = match (holds(there), holds(not_there)) {
        (true, false) => return None,
        (false, _) => "is missing",
        (true, true) => "is in both",
    };
    Some(format!(
        "{} --{}: {text:?} {problem}\n### without\n{without}\n### with\n{with}\n",
        row.option.0, row.option.1
    ))
}

fn declared() -> BTreeSet<(String, String)> {
    fn collect(command: &clap::Command, path: &str, found: &mut BTreeSet<(String, String)>) {
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            let long = arg.get_long().filter(|long| !["help", "version"].contains(long));
            found.extend(long.map(|long| (path.to_owned(), long.to_owned())));
        }
        for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
            let path = format!("{path} {}", inner.get_name());
            collect(inner, path.trim_start(), found);
        }
    }
    let mut found = BTreeSet::new();
    let tree = cli::documented(|_| None);
    collect(&tree, "", &mut found);
    let root: BTreeSet<String> =
        tree.get_arguments().filter_map(|arg| arg.get_long().map(str::to_owned)).collect();
    found.retain(|(path, long)| path.is_empty() || !root.contains(long));
    found
}

#[test]
fn every_option_has_a_row() {
    let rows: BTreeSet<(String, String)> =
        rows::all().iter().map(|row| (row.option.0.to_owned(), row.option.1.to_owned())).collect();
    let declared = declared();
    assert_eq!(declared.difference(&rows).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "no row");
    assert_eq!(
        rows.difference(&declared).collect::<Vec<_>>(),
        Vec::<&(String, String)>::new(),
        "no such option"
    );
}

#[test]
fn every_option_changes_what_happens() {
    let silent = TcpListener::bind("127.0.0.1:0").expect("loopback");
    let port = silent.local_addr().expect("address").port();
    let (rows, next, problems) = (rows::all(), AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while let Some(row) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(problem) = problem(row, port) {
                        problems.lock().expect("lock").push(problem);
                    }
                }
            });
        }
    });
    let problems = problems.into_inner().expect("lock");
    assert!(problems.is_empty(), "{} rows:\n{}", problems.len(), problems.join("\n"));
}
