//! Prompt caching: what a request marks, what of it was seen before, and for how long it is remembered.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Map, Value};

use super::catalogue::Model;
use super::error::ApiError;
use super::messages::{Usage, tokens};

/// How many blocks before a mark an earlier one is looked for.
const LOOK_BACK: usize = 20;
/// The most marks of a request.
const MARKS: usize = 4;
/// So many beginnings are remembered; then the oldest are forgotten.
const MOST: usize = 50_000;

/// Beginnings of prompts that were seen, under a number that stands for key, model and content.
#[derive(Debug, Default)]
pub(super) struct Cache {
    seen: Mutex<HashMap<u64, Remembered>>,
}

#[derive(Clone, Copy, Debug)]
struct Remembered {
    until: Duration,
    hour: bool,
}

/// One block of a prompt, in the order in which it is cached: tools, system, messages.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// Stands for the prompt up to here.
    upto: u64,
    /// The tokens of the prompt up to here.
    tokens: u64,
    /// Whether it is marked, and then whether for an hour.
    mark: Option<bool>,
}

impl Cache {
    /// How the input tokens of a request divide into those from the cache, those into it, and the rest.
    pub(super) fn divide(
        &self,
        body: &Value,
        key: u64,
        model: &Model,
        input: u64,
        now: Duration,
    ) -> Result<Usage, ApiError> {
        let plain = Usage { input, ..Usage::default() };
        let blocks = blocks(body, key, model, input)?;
        let Some(last) = blocks.iter().rposition(|block| block.mark.is_some()) else { return Ok(plain) };
        let minimum = least(model);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST {
            seen.retain(|_, remembered| remembered.until > now);
            if seen.len() >= MOST {
                seen.clear();
            }
        }
        let hit = (0..=last).rev().find(|index| {
            let near = blocks[*index..].iter().take(LOOK_BACK).any(|block| block.mark.is_some());
            near && seen.get(&blocks[*index].upto).is_some_and(|remembered| remembered.until > now)
        });
        let mut usage = Usage { cache_read: hit.map_or(0, |index| blocks[index].tokens), ..plain };
        if let Some(remembered) = hit.and_then(|index| seen.get_mut(&blocks[index].upto)) {
            // A hit makes it last as long again.
            remembered.until = now + life(remembered.hour);
        }
        let mut upto = usage.cache_read;
        for block in blocks.iter().skip(hit.map_or(0, |index| index + 1)) {
            let Some(hour) = block.mark.filter(|_| block.tokens >= minimum) else { continue };
            *(if hour { &mut usage.cache_1h } else { &mut usage.cache_5m }) += block.tokens - upto;
            upto = block.tokens;
            seen.insert(block.upto, Remembered { until: now + life(hour), hour });
        }
        usage.input = input - upto;
        Ok(usage)
    }
}

fn life(hour: bool) -> Duration {
    if hour { Duration::from_hours(1) } else { Duration::from_mins(5) }
}

/// The shortest prompt that a model caches, in tokens.
fn least(model: &Model) -> u64 {
    match (model.line, model.generation) {
        ("opus", 45 | 46) | ("haiku", 45) => 4096,
        ("opus", 47) => 2048,
        (_, ..50) | ("sonnet", 50) => 1024,
        _ => 512,
    }
}

/// The blocks of a prompt with what is known of each, or what is wrong with the marks.
fn blocks(body: &Value, key: u64, model: &Model, input: u64) -> Result<Vec<Block>, ApiError> {
    let mut walk = Walk { hasher: DefaultHasher::new(), bytes: 0, input, blocks: vec![], marks: 0 };
    (key, model.id).hash(&mut walk.hasher);
    for (index, tool) in items(&body["tools"]).enumerate() {
        walk.block(tool, "tools", &format!("tools.{index}"))?;
    }
    walk.content(&body["system"], "system", "system")?;
    for (index, message) in items(&body["messages"]).enumerate() {
        let role = message["role"].as_str().unwrap_or_default();
        walk.content(&message["content"], role, &format!("messages.{index}.content"))?;
    }
    if let Some(own) = mark(body, "")? {
        // Marks the last block that can be cached, unless that is marked already.
        if walk.marks >= MARKS {
            return Err(too_many(walk.marks + 1));
        }
        if let Some(last) = walk.blocks.last_mut() {
            last.mark.get_or_insert(own);
        }
    }
    let ttls: Vec<bool> = walk.blocks.iter().filter_map(|block| block.mark).collect();
    if !ttls.is_sorted_by(|before, after| before >= after) {
        return Err(ApiError::new(
            400,
            "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block",
        ));
    }
    Ok(walk.blocks)
}

struct Walk {
    hasher: DefaultHasher,
    bytes: u64,
    input: u64,
    blocks: Vec<Block>,
    marks: usize,
}

impl Walk {
    fn content(&mut self, content: &Value, place: &str, path: &str) -> Result<(), ApiError> {
        if let Some(text) = content.as_str() {
            self.push(text, text.len(), place, None);
            return Ok(());
        }
        items(content)
            .enumerate()
            .try_for_each(|(index, block)| self.block(block, place, &format!("{path}.{index}")))
    }

    fn block(&mut self, block: &Value, place: &str, path: &str) -> Result<(), ApiError> {
        let mark = mark(block, path)?;
        if mark.is_some() {
            self.marks += 1;
            if self.marks > MARKS {
                return Err(too_many(self.marks));
            }
        }
        // A mark that moves on to a later block leaves the content as it was.
        let plain = unmarked(block).to_string();
        let size = block["text"].as_str().map_or(plain.len(), str::len);
        self.push(&plain, size, place, mark);
        Ok(())
    }

    fn push(&mut self, content: &str, size: usize, place: &str, mark: Option<bool>) {
        (place, content).hash(&mut self.hasher);
        self.bytes += size as u64;
        let tokens = tokens(self.bytes).min(self.input);
        self.blocks.push(Block { upto: self.hasher.finish(), tokens, mark });
    }
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// Whether a block is marked, and then whether for an hour.
fn mark(block: &Value, path: &str) -> Result<Option<bool>, ApiError> {
    let Some(control) = block.get("cache_control").filter(|control| !control.is_null()) else {
        return Ok(None);
    };
    let path = if path.is_empty() { "cache_control".to_owned() } else { format!("{path}.cache_control") };
    if control["type"] != "ephemeral" {
        return Err(ApiError::at(&format!("{path}.type"), "Input should be 'ephemeral'"));
    }
    match control.get("ttl").map(|ttl| ttl.as_str().unwrap_or_default()) {
        None | Some("5m") => Ok(Some(false)),
        Some("1h") => Ok(Some(true)),
        Some(_) => Err(ApiError::at(&format!("{path}.ephemeral.ttl"), "Input should be '5m' or '1h'")),
    }
}

fn unmarked(block: &Value) -> Value {
    let Some(fields) = block.as_object() else { return block.clone() };
    let rest = fields.iter().filter(|(name, _)| *name != "cache_control");
    Value::Object(rest.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<_, _>>())
}

fn too_many(found: usize) -> ApiError {
    ApiError::new(400, format!("A maximum of 4 blocks with cache_control may be provided. Found {found}."))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW: Duration = Duration::ZERO;

    /// A request whose system prompt is marked, and one message after it.
    fn body(system: &str, ttl: Option<&str>, said: &str) -> Value {
        let mut control = json!({"type": "ephemeral"});
        if let Some(ttl) = ttl {
            control["ttl"] = json!(ttl);
        }
        json!({"system": [{"type": "text", "text": system, "cache_control": control}],
               "messages": [{"role": "user", "content": said}]})
    }

    fn opus() -> &'static Model {
        Model::find("claude-opus-5-5").expect("known")
    }

    fn divide(cache: &Cache, body: &Value, now: Duration) -> Usage {
        cache.divide(body, 1, opus(), 2_000, now).expect("valid")
    }

    #[test]
    fn the_first_request_writes_and_the_next_reads() {
        let (cache, long) = (Cache::default(), "x".repeat(3_500));
        let first = divide(&cache, &body(&long, None, "a"), NOW);
        assert_eq!((first.cache_5m, first.cache_read, first.input), (1000, 0, 1000));
        let second = divide(&cache, &body(&long, None, "b"), Duration::from_mins(4));
        assert_eq!((second.cache_5m, second.cache_read, second.input), (0, 1000, 1000));
        // The hit has made it last as long again, but not for ever.
        assert_eq!(divide(&cache, &body(&long, None, "c"), Duration::from_mins(8)).cache_read, 1000);
        assert_eq!(divide(&cache, &body(&long, None, "d"), Duration::from_mins(14)).cache_read, 0);
        // Another key has a cache of its own.
        assert_eq!(
            cache.divide(&body(&long, None, "c"), 2, opus(), 2_000, NOW).expect("valid").cache_read,
            0
        );
    }

    #[test]
    fn an_hour_is_an_hour_and_a_short_prompt_is_not_cached() {
        let (cache, long) = (Cache::default(), "x".repeat(3_500));
        let hour = body(&long, Some("1h"), "a");
        assert_eq!(divide(&cache, &hour, NOW).cache_1h, 1000);
        assert_eq!(divide(&cache, &hour, Duration::from_mins(59)).cache_read, 1000);
        let short = body("x", None, "a");
        assert_eq!(divide(&cache, &short, NOW), Usage { input: 2_000, ..Usage::default() });
        assert_eq!(divide(&cache, &short, NOW).cache_read, 0);
    }

    #[test]
    fn a_conversation_reads_what_it_wrote_the_turn_before() {
        let cache = Cache::default();
        let turn = |count: usize| {
            let text = |index: usize| format!("{index}{}", "y".repeat(3_500));
            let messages: Vec<Value> =
                (0..count).map(|index| json!({"role": "user", "content": text(index)})).collect();
            json!({"cache_control": {"type": "ephemeral"}, "messages": messages})
        };
        let of = |count: usize| cache.divide(&turn(count), 1, opus(), 10_000, NOW).expect("valid");
        assert_eq!((of(1).cache_5m, of(1).cache_read), (1001, 1001));
        let second = of(2);
        assert_eq!((second.cache_read, second.cache_5m), (1001, 1000));
    }

    #[test]
    fn marks_have_rules() {
        let marked = json!({"type": "text", "text": "x", "cache_control": {"type": "ephemeral"}});
        let mut hour = marked.clone();
        hour["cache_control"]["ttl"] = json!("1h");
        let problem =
            |body: Value| Cache::default().divide(&body, 1, opus(), 10, NOW).expect_err("wrong").message;
        let five = json!({"system": vec![marked.clone(); 5]});
        assert_eq!(problem(five), "A maximum of 4 blocks with cache_control may be provided. Found 5.");
        assert!(
            problem(json!({"cache_control": {"type": "ephemeral"}, "system": vec![marked.clone(); 4]}))
                .ends_with("Found 5.")
        );
        assert!(problem(json!({"system": [marked, hour]})).contains("must not come after"));
        let odd = json!({"system": [{"type": "text", "text": "x", "cache_control": {"type": "ephemeral", "ttl": "2h"}}]});
        assert_eq!(problem(odd), "system.0.cache_control.ephemeral.ttl: Input should be '5m' or '1h'");
    }
}
