//! The judge's report in its three forms: text, JSON, `JUnit`.

use std::fmt::Write as _;

use serde_json::json;

use super::{Judged, misbehaved};

/// For people.
pub(crate) fn text(judged: &[Judged]) -> String {
    let mut text = String::new();
    for one in judged {
        let mark = if one.findings.is_empty() { "ok  " } else { "FAIL" };
        let _ = writeln!(
            text,
            "{mark} {}: {} ({}, {})",
            one.trial.name,
            one.trial.about,
            if one.requests == 1 { "1 request".into() } else { format!("{} requests", one.requests) },
            exit(one)
        );
        for finding in &one.findings {
            let _ = writeln!(text, "     {}: {}", finding.sin.name().replace('_', " "), finding.evidence);
        }
    }
    let bad = judged.iter().filter(|one| !one.findings.is_empty()).count();
    let _ = match bad {
        0 => writeln!(text, "the client behaved in all {} trials", judged.len()),
        bad => writeln!(text, "the client misbehaved in {bad} of {} trials", judged.len()),
    };
    text
}

/// For programs: one object.
pub(crate) fn json(judged: &[Judged]) -> String {
    let trials: Vec<_> = judged
        .iter()
        .map(|one| {
            let findings: Vec<_> = one
                .findings
                .iter()
                .map(|finding| json!({"sin": finding.sin.name(), "evidence": finding.evidence}))
                .collect();
            json!({
                "trial": one.trial.name,
                "about": one.trial.about,
                "fault": one.trial.spec,
                "requests": one.requests,
                "exit_code": one.exit,
                "findings": findings,
            })
        })
        .collect();
    format!("{}\n", json!({"schema_version": 1, "misbehaved": misbehaved(judged), "trials": trials}))
}

/// For CI: a test suite with one case for each trial.
pub(crate) fn junit(judged: &[Judged]) -> String {
    let bad = judged.iter().filter(|one| !one.findings.is_empty()).count();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"claudectl sandbox --judge\" tests=\"{}\" \
         failures=\"{bad}\">\n",
        judged.len()
    );
    for one in judged {
        let _ = write!(xml, "<testcase classname=\"judge\" name=\"{}\">", escaped(&one.trial.name));
        if let Some(first) = one.findings.first() {
            let all: Vec<String> = one
                .findings
                .iter()
                .map(|finding| format!("{}: {}", finding.sin.name(), finding.evidence))
                .collect();
            let _ = write!(
                xml,
                "<failure message=\"{}\">{}</failure>",
                escaped(first.sin.name()),
                escaped(&all.join("\n"))
            );
        }
        xml.push_str("</testcase>\n");
    }
    xml.push_str("</testsuite>\n</testsuites>\n");
    xml
}

fn exit(judged: &Judged) -> String {
    judged.exit.map_or_else(|| "stopped".into(), |code| format!("exit {code}"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::super::{Finding, Sin, TRIALS};
    use super::*;

    #[test]
    fn three_forms_say_the_same() {
        let finding = Finding { sin: Sin::Hammered, evidence: "retried 3 times within <100 ms".into() };
        let judged = [
            Judged { trial: TRIALS[0].clone(), requests: 1, exit: Some(0), findings: vec![] },
            Judged { trial: TRIALS[3].clone(), requests: 4, exit: None, findings: vec![finding] },
        ];
        let text = text(&judged);
        assert!(
            text.starts_with("ok   all-is-well: nothing goes wrong (1 request, exit 0)\nFAIL outage: "),
            "{text}"
        );
        assert!(text.ends_with("hammered without backoff: retried 3 times within <100 ms\nthe client misbehaved in 1 of 2 trials\n"));
        let value: serde_json::Value = serde_json::from_str(&json(&judged)).expect("JSON");
        assert_eq!(
            (&value["misbehaved"], &value["trials"][1]["findings"][0]["sin"]),
            (&json!(true), &json!("hammered_without_backoff"))
        );
        assert!(value["trials"][1]["exit_code"].is_null());
        let xml = junit(&judged);
        assert!(
            xml.contains("tests=\"2\" failures=\"1\"") && xml.contains("within &lt;100 ms</failure>"),
            "{xml}"
        );
    }

    #[test]
    fn every_sin_has_a_name_of_its_own_and_is_documented() {
        let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/judge.md"));
        for sin in Sin::ALL {
            assert!(page.contains(&format!("`{}`", sin.name())), "{}", sin.name());
        }
        for trial in TRIALS {
            assert!(
                page.contains(&format!("| `{}` | {} | `{}` |", trial.name, trial.about, trial.spec)),
                "{}",
                trial.name
            );
        }
    }
}
