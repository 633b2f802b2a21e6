//! The numbers of a run: a few lines for people, one object for machines.

use serde_json::{Map, Value, json};

use super::super::escape::foreign_line;
use super::super::number::grouped;
use super::line::count;
use crate::api::models::{self, Cost};
use crate::batch::event::{Cause, Gravity, Problem, Report, Summary};

/// Lines named for each cause; the rest is in the file beside the output.
const LINES_SHOWN: usize = 8;

/// For people.
#[must_use]
pub(crate) fn lines(summary: &Summary) -> Vec<String> {
    let mut lines = Vec::new();
    if summary.already_finished {
        lines.push(format!("the run was finished before: {}", summary.run));
    }
    let total = count(summary.requests, "request");
    lines.push(match summary.failed {
        0 if summary.truncated.count + summary.refused.count > 0 => format!("{total}: all answered"),
        0 => format!("{total}: all succeeded"),
        failed => format!("{total}: {} succeeded, {} failed", grouped(summary.succeeded), grouped(failed)),
    });
    for (name, cause) in &summary.causes {
        lines.push(format!(
            "  {} {}{}{}",
            grouped(cause.count),
            foreign_line(name),
            places(cause),
            said(cause)
        ));
    }
    for (cause, what) in [(&summary.truncated, "cut short"), (&summary.refused, "refused by the model")] {
        if cause.count > 0 {
            lines.push(format!("  {} {what}{}", grouped(cause.count), places(cause)));
        }
    }
    lines.extend(usage(summary));
    lines
}

fn places(cause: &Cause) -> String {
    let mut lines: Vec<u64> = cause.lines.clone();
    lines.sort_unstable();
    let mut shown: Vec<String> = lines.iter().take(LINES_SHOWN).map(u64::to_string).collect();
    if cause.count > shown.len() as u64 {
        shown.push("…".to_owned());
    }
    format!(" on line{} {}", if cause.count == 1 { "" } else { "s" }, shown.join(", "))
}

fn said(cause: &Cause) -> String {
    cause.message.as_deref().map_or(String::new(), |message| format!(": {}", foreign_line(message)))
}

fn usage(summary: &Summary) -> Option<String> {
    if summary.succeeded == 0 {
        return None;
    }
    let sum = |pick: fn(&crate::api::usage::Usage) -> u64| summary.usage.values().map(pick).sum::<u64>();
    let read = sum(crate::api::usage::Usage::total_input);
    let wrote = sum(|usage| usage.output_tokens);
    let priced = match summary.unpriced {
        0 => format!("; about {} at the batch prices of {}", cost(summary), models::AS_OF),
        number => format!("; no price is known for {} of the answers", grouped(number)),
    };
    Some(format!("{} tokens in, {} out{priced}", grouped(read), grouped(wrote)))
}

fn cost(summary: &Summary) -> Cost {
    Cost { nanodollars: summary.cost, caveats: Vec::new() }
}

/// For machines.
#[must_use]
pub(crate) fn json(summary: &Summary) -> Value {
    let causes = summary.causes.iter().map(|(name, cause)| {
        json!({
            "cause": name, "count": cause.count, "lines": cause.lines,
            "message": cause.message, "retryable": cause.retryable,
        })
    });
    let usage: Map<String, Value> = summary
        .usage
        .iter()
        .map(|(model, usage)| {
            (
                model.clone(),
                json!({
                    "input_tokens": usage.input_tokens,
                    "output_tokens": usage.output_tokens,
                    "cache_creation_input_tokens": usage.cache_creation_input_tokens,
                    "cache_read_input_tokens": usage.cache_read_input_tokens,
                }),
            )
        })
        .collect();
    let dollars = (summary.unpriced == 0).then(|| cost(summary).to_string());
    json!({
        "run": summary.run,
        "requests": summary.requests,
        "succeeded": summary.succeeded,
        "failed": summary.failed,
        "retryable": summary.retryable,
        "batches": summary.batches,
        "rounds": summary.rounds,
        "failures": causes.collect::<Vec<_>>(),
        "stop_reasons": summary.stop_reasons,
        "truncated": summary.truncated.count,
        "refused": summary.refused.count,
        "usage": usage,
        "cost_usd": dollars.map(|text| text.trim_start_matches('$').to_owned()),
        "output": summary.output,
        "failed_requests": summary.failed_requests,
        "failed_results": summary.failed_results,
        "already_finished": summary.already_finished,
    })
}

/// One line about a file that passed its check.
#[must_use]
pub(crate) fn report_line(file: &str, report: &Report) -> String {
    let batches = match report.shards.len() {
        1 => "1 batch".to_owned(),
        many => format!("{} batches", grouped(many as u64)),
    };
    let priced = match report.unpriced {
        0 => {
            let cost = Cost { nanodollars: report.highest_cost, caveats: Vec::new() };
            format!("at most {cost} at the batch prices of {}", models::AS_OF)
        }
        number => format!("no price is known for the model of {}", count(number, "request")),
    };
    let shallow = match report.shallow {
        0 => String::new(),
        number => format!("; {} too long for the deeper check", count(number, "request")),
    };
    format!("{file}: {} in {batches}; {priced}{shallow}", count(report.requests, "request"))
}

/// What follows the problems in the JSON of a check, up to the closing brace.
#[must_use]
pub(crate) fn report_json(file: &str, report: &Report) -> String {
    let cost = Cost { nanodollars: report.highest_cost, caveats: Vec::new() };
    let dollars = (report.unpriced == 0).then(|| cost.to_string().trim_start_matches('$').to_owned());
    let batches: Vec<Value> = report
        .shards
        .iter()
        .map(|shard| json!({"requests": shard.count, "bytes": shard.body_bytes}))
        .collect();
    let rest = json!({
        "file": file,
        "requests": report.requests,
        "bytes": report.bytes,
        "sha256": report.fingerprint,
        "batches": batches,
        "faults": report.faults,
        "doubts": report.doubts,
        "remarks": report.remarks,
        "highest_cost_usd": dollars,
        "unpriced": report.unpriced,
    });
    rest.to_string().trim_start_matches('{').to_owned()
}

/// One problem for machines.
#[must_use]
pub(crate) fn problem_json(problem: &Problem) -> Value {
    let gravity = match problem.gravity {
        Gravity::Fault => "fault",
        Gravity::Doubt => "doubt",
        Gravity::Remark => "remark",
    };
    json!({"line": problem.line, "column": problem.column, "problem": problem.what, "gravity": gravity})
}
