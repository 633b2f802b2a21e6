//! Whole runs against a pretended API: every loss, every crash, every kind of results.

use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use serde_json::json;

use super::fake_api::{FakeApi, OnCreate, OnResults, Ticking};
use super::*;
use crate::batch::clock::Limit;
use crate::batch::store::testing::Dying;
use crate::batch::store::{Identity, Mode};
use crate::batch::testing::Scratch;

/// A run of seven requests in batches of at most four.
struct Stage {
    scratch: Scratch,
    api: FakeApi,
    again: bool,
    input_order: bool,
    mode: Mode,
    limit: Option<Duration>,
    rounds_of_retries: u32,
    events: std::cell::RefCell<Vec<Event>>,
}

const LIMITS: Limits = Limits { requests: 4, bytes: 1_000_000 };

impl Stage {
    fn new() -> Self {
        let scratch = Scratch::new();
        let requests = (1..=7).map(|number| {
            format!(
                "{{\"custom_id\":\"id-{number}\",\"params\":{{\"model\":\"claude-opus-5-5\",\"max_tokens\":9,\"messages\":[]}}}}\n"
            )
        });
        std::fs::write(scratch.path("in.jsonl"), requests.collect::<String>()).expect("is written");
        Self {
            scratch,
            api: FakeApi::new(),
            again: false,
            input_order: false,
            mode: Mode::Run,
            limit: None,
            rounds_of_retries: 3,
            events: std::cell::RefCell::default(),
        }
    }

    fn identity(&self) -> Identity {
        Identity {
            input: self.scratch.path("in.jsonl"),
            output: (self.mode == Mode::Run).then(|| self.out()),
            base_url: "https://api.example".to_owned(),
            workspace: None,
            sandbox: false,
        }
    }

    fn out(&self) -> PathBuf {
        self.scratch.path("out.jsonl")
    }

    fn pace(&self) -> Pace {
        Pace { limits: LIMITS, rounds_of_retries: self.rounds_of_retries, ..Pace::default() }
    }

    fn with<T>(
        &self,
        disk: &dyn Durable,
        act: impl AsyncFnOnce(&mut Run<'_, FakeApi, Ticking>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let folders = Shelf::below(&self.scratch.path("state"), None);
        let observer = |event: Event| self.events.borrow_mut().push(event);
        let clock = self.api.clock.clone();
        let ports = Ports { api: &self.api, clock: &clock, disk, observer: &observer };
        let asked = Start {
            identity: self.identity(),
            template: None,
            mode: self.mode,
            run_dir: None,
            input_order: self.input_order,
            again: self.again,
            force: false,
            lint: &|_| Vec::new(),
        };
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let mut run = Run::start(&asked, &folders, ports, self.pace()).await?;
            act(&mut run).await
        })
    }

    fn run_on(&self, disk: &dyn Durable) -> Result<Ending, Error> {
        self.with(disk, async |run| {
            run.drive(self.limit.map(|limit| Limit { left: limit, typed: limit })).await
        })
    }

    fn run(&self) -> Result<Ending, Error> {
        self.run_on(&Dying::after(u64::MAX))
    }

    fn settle(&self, say: Say) -> Result<Settled, Error> {
        self.with(&Dying::after(u64::MAX), async |run| run.settle(say).await)
    }

    /// The ids of the output, in its order.
    fn ids(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.out()).expect("an output");
        let ids = text.lines().map(|line| {
            let value: Value = serde_json::from_str(line).expect("JSON");
            value["custom_id"].as_str().expect("an id").to_owned()
        });
        ids.collect()
    }

    fn sorted_ids(&self) -> String {
        let mut ids = self.ids();
        ids.sort();
        ids.iter().map(|id| id.trim_start_matches("id-")).collect::<Vec<_>>().join(" ")
    }

    fn whole(&self) {
        assert_eq!(self.sorted_ids(), "1 2 3 4 5 6 7");
    }

    fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.scratch.path(name)).unwrap_or_default()
    }

    fn keep_lines(&self, count: usize) {
        let text = self.file("in.jsonl");
        let kept: Vec<&str> = text.lines().take(count).collect();
        std::fs::write(self.scratch.path("in.jsonl"), kept.join("\n")).expect("is written");
    }

    fn told(&self, wanted: impl Fn(&Event) -> bool) -> usize {
        self.events.borrow().iter().filter(|event| wanted(event)).count()
    }
}

fn errored(kind: &str) -> Value {
    json!({"type":"errored","error":{"type":"error","error":{"type":kind,"message":"m"}}})
}

mod collecting;
mod crash;
mod life;
mod polling;
mod replies;
