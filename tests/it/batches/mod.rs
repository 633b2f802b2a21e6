//! Batches through the real binary, against a server that keeps them, loses them and garbles them.

mod answers;
mod crash;
mod create;
mod disk;
mod forms;
mod life;
mod local;
mod lost;
mod results;
mod size;
mod steps;
mod wait;

use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::Duration;

use claudectl::for_tests::{BatchSeen, Options, Server, Spec};
use serde_json::{Value, json};

use crate::support::{KEY, Ran, Stage, ran};

/// A stage, a server, and a file of requests.
struct Play {
    stage: Stage,
    server: Server,
}

/// A line of requests; `more` goes into its text.
fn request(id: &str, more: &str) -> String {
    let params = json!({
        "model": "claude-opus-5-5", "max_tokens": 50,
        "messages": [{"role": "user", "content": format!("Say {id}. {more}")}],
    });
    json!({"custom_id": id, "params": params}).to_string()
}

impl Play {
    /// A server with these faults and short batches, and `count` requests in `in.jsonl`.
    fn new(count: u32, faults: &str) -> Self {
        Self::with(
            &(1..=count).map(|number| (format!("id-{number}"), String::new())).collect::<Vec<_>>(),
            faults,
        )
    }

    /// The same with requests of one's own: id and text.
    fn with(requests: &[(String, String)], faults: &str) -> Self {
        let stage = Stage::new();
        let lines: Vec<String> = requests.iter().map(|(id, more)| request(id, more)).collect();
        stage.file("in.jsonl", lines.join("\n") + "\n");
        Self { stage, server: serve(faults) }
    }

    fn inject(&self, faults: &str) {
        self.server.inject(Spec::parse(faults).expect(faults));
    }

    fn command(&self, line: &str) -> assert_cmd::Command {
        let mut command = self.stage.claudectl(&self.server.base_url());
        command.args(line.split_whitespace());
        command
    }

    /// Runs `claudectl` with these words.
    fn go(&self, line: &str) -> Ran {
        ran(&mut self.command(line))
    }

    /// Runs the whole file, impatiently.
    fn run(&self, more: &str) -> Ran {
        self.go(&format!(
            "batches run in.jsonl -o out.jsonl --poll-interval 40ms --reconcile-wait 400ms {more}"
        ))
    }

    /// The same in the background.
    fn spawn(&self, line: &str) -> Child {
        std::process::Command::new(env!("CARGO_BIN_EXE_claudectl"))
            .env_clear()
            .env("HOME", self.stage.path("home"))
            .env("ANTHROPIC_API_KEY", KEY)
            .env("ANTHROPIC_BASE_URL", self.server.base_url())
            .current_dir(self.stage.path("."))
            .args(line.split_whitespace())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("runs")
    }

    /// The batches a client created, oldest first.
    fn batches(&self) -> Vec<BatchSeen> {
        self.server.batches().into_iter().filter(|batch| !batch.lookalike).collect()
    }

    /// How many whole bodies arrived that were to create a batch.
    fn bodies(&self) -> usize {
        let all = self.server.recorded();
        let creates = all.iter().filter(|seen| seen.method == "POST" && seen.path().ends_with("/batches"));
        creates.filter(|seen| seen.complete).count()
    }

    /// Requests of one kind that arrived.
    fn seen(&self, method: &str, end: &str) -> usize {
        let all = self.server.recorded();
        all.iter().filter(|seen| seen.method == method && seen.path().ends_with(end)).count()
    }

    fn out(&self) -> String {
        std::fs::read_to_string(self.stage.path("out.jsonl")).unwrap_or_default()
    }

    fn has_out(&self) -> bool {
        self.stage.path("out.jsonl").exists()
    }

    fn folders(&self) -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(self.stage.path("home/.local/state/claudectl/batches")) else {
            return Vec::new();
        };
        let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        folders.retain(|path| path.join("manifest.json").exists());
        folders.sort();
        folders
    }

    fn folder(&self) -> PathBuf {
        let mut folders = self.folders();
        assert_eq!(folders.len(), 1, "{folders:?}");
        folders.remove(0)
    }

    /// Every request must have one result, and the server one batch for all of them.
    #[track_caller]
    fn whole(&self, count: usize) {
        assert_eq!(ids(&self.out()).len(), count, "{}", self.out());
        let batches = self.batches();
        let sent: usize = batches.iter().map(|batch| batch.custom_ids.len()).sum();
        assert_eq!(sent, count, "nothing is sent twice: {batches:?}");
    }
}

/// A server with these faults.
fn serve(faults: &str) -> Server {
    let spec =
        if faults.contains("batch-time") { faults.to_owned() } else { format!("batch-time=30ms,{faults}") };
    let spec = Spec::parse(spec.trim_end_matches(',')).expect(faults);
    Server::start(Options { spec, ..Options::default() }).expect("a server")
}

fn finish(child: Child) -> Ran {
    Ran::from(child.wait_with_output().expect("ends"))
}

/// The sorted ids of result lines; each must be there once.
#[track_caller]
fn ids(text: &str) -> Vec<String> {
    let id = |line: &str| {
        let value: Value = serde_json::from_str(line).expect(line);
        value["custom_id"].as_str().expect("an id").to_owned()
    };
    let mut ids: Vec<String> = text.lines().map(id).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id comes twice");
    ids
}

/// Looks every few milliseconds, for at most ten seconds.
#[track_caller]
fn eventually(what: &str, look: impl Fn() -> bool) {
    for _ in 0..2000 {
        if look() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("never: {what}");
}
