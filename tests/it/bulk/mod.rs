//! Many calls through the real binary, against a server that keeps its limits, fails and disappears.

mod faults;
mod inputs;
mod life;
mod limits;
mod money;
mod stops;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::Duration;

use claudectl::for_tests::{Keep, Options, Server, Spec};
use serde_json::{Value, json};

use crate::support::{KEY, Ran, Stage, ran};

/// A stage, a server, and a file of requests.
struct Play {
    stage: Stage,
    server: Server,
}

/// A line of requests.
fn request(id: &str, model: &str) -> String {
    let params = json!({
        "model": model, "max_tokens": 50, "messages": [{"role": "user", "content": format!("Say {id}.")}],
    });
    json!({"custom_id": id, "params": params}).to_string()
}

impl Play {
    /// A server with these faults, and `count` requests in `in.jsonl`.
    fn new(count: u32, faults: &str) -> Self {
        let lines: Vec<String> =
            (1..=count).map(|number| request(&format!("id-{number}"), "claude-opus-5-5")).collect();
        Self::with(&lines, faults)
    }

    /// The same with lines of one's own.
    fn with(lines: &[String], faults: &str) -> Self {
        let stage = Stage::new();
        stage.file("in.jsonl", lines.join("\n") + "\n");
        let spec = Spec::parse(faults).expect("a spec");
        let options = Options { spec, keep: Keep::Bodies, ..Options::default() };
        Self { stage, server: Server::start(options).expect("a server") }
    }

    /// Runs `claudectl bulk` with these words.
    fn bulk(&self, words: &[&str]) -> Ran {
        ran(self.stage.claudectl(&self.server.base_url()).arg("bulk").args(words))
    }

    /// The usual run: `in.jsonl` to `out.jsonl`.
    fn run(&self, more: &[&str]) -> Ran {
        self.bulk(&[&["in.jsonl", "-o", "out.jsonl"], more].concat())
    }

    /// Starts the usual run and leaves it alone.
    fn start(&self, more: &[&str]) -> Child {
        let words = [&["bulk", "in.jsonl", "-o", "out.jsonl"], more].concat();
        std::process::Command::new(env!("CARGO_BIN_EXE_claudectl"))
            .env_clear()
            .env("HOME", self.stage.path("home"))
            .env("ANTHROPIC_API_KEY", KEY)
            .env("ANTHROPIC_BASE_URL", self.server.base_url())
            .current_dir(self.stage.path("."))
            .args(words)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts")
    }

    /// The lines of a file, as objects.
    fn lines(&self, name: &str) -> Vec<Value> {
        let text = std::fs::read_to_string(self.stage.path(name)).unwrap_or_default();
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// The ids of a file in its order.
    fn ids(&self, name: &str) -> Vec<String> {
        self.lines(name).iter().map(|line| line["custom_id"].as_str().expect("an id").to_owned()).collect()
    }

    /// How often the server was asked each thing.
    fn asked(&self) -> BTreeMap<String, usize> {
        let mut asked = BTreeMap::new();
        for request in self.server.recorded() {
            let content = request.json()["messages"][0]["content"].clone();
            let text = content.as_str().or(content[0]["text"].as_str()).unwrap_or_default().to_owned();
            *asked.entry(text).or_default() += 1;
        }
        asked
    }

    /// Waits until the server has seen so many requests.
    #[track_caller]
    fn wait_for(&self, count: usize) {
        assert!(
            self.server.wait_for(count, Duration::from_secs(30)),
            "{} requests",
            self.server.recorded().len()
        );
    }

    /// The one run folder there is.
    fn folder(&self) -> PathBuf {
        let all = self.stage.path("home").join(".local/state/claudectl/bulk");
        let mut entries = std::fs::read_dir(all).expect("runs");
        entries.next().expect("a folder").expect("an entry").path()
    }
}

/// `id-1` to `id-count`.
fn ids(count: u32) -> Vec<String> {
    (1..=count).map(|number| format!("id-{number}")).collect()
}

/// Ends a child by this signal.
fn signal(child: &Child, name: &str) {
    let sent = std::process::Command::new("kill").args([name, &child.id().to_string()]).status();
    assert!(sent.expect("kill").success());
}
