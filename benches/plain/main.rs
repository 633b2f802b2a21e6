//! A plain client for many calls, to measure `bulk` against: `plain URL ITEMS CONCURRENCY OUT`.
//!
//! One thread, the HTTP library that `bulk` uses, streamed answers read event by event, a line of JSON for each, and what was
//! written synced every 100 ms. It checks nothing, keeps no limits, retries nothing and cannot go on after a crash.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// A key of the right shape that opens nothing.
const KEY: &str = "sk-ant-api03-BENCHBENCHBENCHBENCHBENCHBENCHBENCHBENCH-AA";
/// How often what was written is synced.
const SYNC: Duration = Duration::from_millis(100);

struct Output {
    file: BufWriter<File>,
    synced: Instant,
}

impl Output {
    fn line(&mut self, line: &Value) -> io::Result<()> {
        writeln!(self.file, "{line}")?;
        if self.synced.elapsed() >= SYNC {
            self.sync()?;
        }
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_data()?;
        self.synced = Instant::now();
        Ok(())
    }
}

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, items, concurrency, out] = &arguments[..] else {
        anyhow::bail!("plain URL ITEMS CONCURRENCY OUT");
    };
    let (items, concurrency): (usize, usize) = (items.parse()?, concurrency.parse()?);
    let output = Output { file: BufWriter::new(File::create(out)?), synced: Instant::now() };
    let (output, next) = (Rc::new(RefCell::new(output)), Rc::new(RefCell::new(0..items)));
    // The library wants one even for plain http.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let local = tokio::task::LocalSet::new();
    let begun = Instant::now();
    local.block_on(&runtime, async {
        let workers: Vec<_> = (0..concurrency)
            .map(|_| {
                let (client, url) = (client.clone(), format!("{url}/v1/messages"));
                let (output, next) = (Rc::clone(&output), Rc::clone(&next));
                tokio::task::spawn_local(async move {
                    loop {
                        let Some(item) = next.borrow_mut().next() else { return Ok::<_, anyhow::Error>(()) };
                        let text = ask(&client, &url, item).await?;
                        output
                            .borrow_mut()
                            .line(&json!({"custom_id": format!("id-{item}"), "text": text}))?;
                    }
                })
            })
            .collect();
        for worker in workers {
            worker.await??;
        }
        Ok::<_, anyhow::Error>(())
    })?;
    output.borrow_mut().sync()?;
    writeln!(io::stdout(), "{}", items as u128 * 1_000_000 / begun.elapsed().as_micros().max(1))?;
    Ok(())
}

/// One call: the text of its answer.
async fn ask(client: &reqwest::Client, url: &str, item: usize) -> anyhow::Result<String> {
    let body = json!({
        "model": "claude-opus-5-5", "max_tokens": 50, "stream": true,
        "messages": [{"role": "user", "content": format!("Say id-{item}.")}],
    });
    let request = client.post(url).header("x-api-key", KEY).header("anthropic-version", "2026-10-21");
    let mut answer = request.header("content-type", "application/json").body(body.to_string()).send().await?;
    let (mut pending, mut text) = (String::new(), String::new());
    while let Some(bytes) = answer.chunk().await? {
        pending.push_str(std::str::from_utf8(&bytes)?);
        while let Some(end) = pending.find("\n\n") {
            let event: String = pending.drain(..end + 2).collect();
            let data = event.lines().find_map(|line| line.strip_prefix("data: ")).unwrap_or("null");
            let event: Value = serde_json::from_str(data)?;
            text.push_str(event["delta"]["text"].as_str().unwrap_or_default());
        }
    }
    Ok(text)
}
