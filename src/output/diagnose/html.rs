//! The diagnosis as one page for a ticket: self-contained, without script, in light and in dark.

use serde_json::Value;

use crate::diagnose::finding::{Check, Health, Report, Stage, Status};

const STYLE: &str = "\
:root{color-scheme:light dark;--back:#fff;--text:#1b1f24;--dim:#57606a;--line:#d0d7de;--pass:#1a7f37;--warn:#9a6700;--fail:#cf222e;--skip:#8c959f}
@media(prefers-color-scheme:dark){:root{--back:#0d1117;--text:#e6edf3;--dim:#9198a1;--line:#30363d;--pass:#3fb950;--warn:#d29922;--fail:#f85149;--skip:#6e7681}}
*{box-sizing:border-box}body{margin:0 auto;max-width:70rem;padding:1.5rem;background:var(--back);color:var(--text);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.25rem;margin:0 0 .25rem}h2{font-size:1rem;margin:1.75rem 0 .5rem}.dim{color:var(--dim)}
.verdict{border-left:.4rem solid var(--c);padding:.5rem 1rem;margin:1rem 0}.verdict strong{color:var(--c)}
code,pre{font:13px/1.45 ui-monospace,monospace}ol{padding-left:1.5rem}pre{overflow:auto;border:1px solid var(--line);padding:.75rem}
details.check{border-top:1px solid var(--line)}summary{display:grid;grid-template-columns:4rem 11rem 14rem 5rem 1fr;gap:.75rem;padding:.3rem 0;cursor:pointer;align-items:center}
summary::-webkit-details-marker{display:none}.word{color:var(--c);font-weight:600}.track{display:block;height:.6rem;background:color-mix(in srgb,var(--line) 50%,transparent);border-radius:2px}
.bar{display:block;height:100%;min-width:2px;background:var(--c);border-radius:2px}.ms{text-align:right;color:var(--dim);font-variant-numeric:tabular-nums}
.pass{--c:var(--pass)}.warn{--c:var(--warn)}.fail{--c:var(--fail)}.skip{--c:var(--skip)}.ok{--c:var(--pass)}
table{border-collapse:collapse;margin:.25rem 0 .75rem 4.75rem}th,td{text-align:left;vertical-align:top;padding:.1rem .75rem .1rem 0;overflow-wrap:anywhere}th{font-weight:400;color:var(--dim);white-space:nowrap}
@media(max-width:50rem){summary{grid-template-columns:4rem 1fr 5rem}.track{display:none}summary>span:last-child{grid-column:1/-1}table{margin-left:0}}
summary.plain{display:block}code.cmd{background:color-mix(in srgb,var(--line) 45%,transparent);padding:.1rem .35rem;border-radius:4px;overflow-wrap:anywhere}
@media print{details.check>*{display:revert}}";

/// The whole page.
#[must_use]
pub(crate) fn page(report: &Report, version: &str) -> String {
    let fixes: Vec<String> =
        report.verdict.fix.iter().map(|fix| format!("<li>{}</li>", typed(fix))).collect();
    let fixes = if fixes.is_empty() {
        String::new()
    } else {
        format!("<h2>What to do</h2><ol id=\"fixes\">{}</ol>\n", fixes.concat())
    };
    let rows: Vec<String> = report.checks.iter().map(|check| row(check, report.ms.max(1))).collect();
    let json = serde_json::to_string_pretty(report).unwrap_or_default();
    [
        head(report, version),
        fixes,
        "<h2>Every check, as it happened</h2>\n<div id=\"checks\">\n".into(),
        rows.concat(),
        format!(
            "</div>\n<h2>For machines</h2><details><summary class=\"plain\">JSON, as <code>claudectl diagnose \
             --json</code> prints it</summary><pre id=\"json\">{}</pre></details>\n",
            escape(&json)
        ),
        "<p class=\"dim\">Keys are shown by their last four characters, proxies without login, the home folder as \
         ~, headers by name.</p>\n</body></html>\n"
            .into(),
    ]
    .concat()
}

fn head(report: &Report, version: &str) -> String {
    let verdict = &report.verdict;
    let (word, class) = match verdict.status {
        Health::Ok => ("OK", "ok"),
        Health::Warn => ("WARN", "warn"),
        Health::Fail => ("FAIL", "fail"),
    };
    let target = report.target.as_deref().unwrap_or("an address that could not be read");
    let kind = verdict.kind.map(|kind| format!(" · exit code {} ({})", verdict.exit_code, kind.name()));
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <title>claudectl diagnose: {word}</title><style>{STYLE}</style></head><body>\n\
         <h1>claudectl diagnose</h1><div class=\"dim\">{} · {} · claudectl {} · {} ms{}</div>\n\
         <div class=\"verdict {class}\" id=\"verdict\"><strong>{word}</strong> {}</div>\n",
        escape(target),
        when(report.at),
        escape(version),
        report.ms,
        escape(&kind.unwrap_or_default()),
        escape(&verdict.summary),
    )
}

fn row(check: &Check, whole: u64) -> String {
    let (word, class) = match check.status {
        Status::Pass => ("PASS", "pass"),
        Status::Warn => ("WARN", "warn"),
        Status::Fail => ("FAIL", "fail"),
        Status::Skip => ("SKIP", "skip"),
    };
    let open = if matches!(check.status, Status::Warn | Status::Fail) { " open" } else { "" };
    let facts = check.evidence.iter().map(|(name, value)| match value {
        Value::String(text) => fact(name, text),
        other => fact(name, &other.to_string()),
    });
    let facts: Vec<String> = facts
        .chain(check.fix.iter().map(|fix| format!("<tr><th>to do</th><td>{}</td></tr>", typed(fix))))
        .collect();
    format!(
        "<details class=\"check {class}\" id=\"{id}\"{open}><summary><span class=\"word\">{word}</span>\
         <code>{id}</code>{}<span>{}</span></summary><table>{}</table></details>\n",
        bar(check, whole),
        escape(&check.summary),
        facts.concat(),
        id = check.id.name(),
    )
}

fn fact(name: &str, value: &str) -> String {
    format!("<tr><th>{}</th><td>{}</td></tr>", escape(name), escape(value))
}

/// A fix with the command at its end, if there is one, set apart for copying.
fn typed(fix: &str) -> String {
    match fix.rsplit_once(": ") {
        Some((words, command))
            if command.starts_with(|c: char| c.is_ascii_lowercase()) && !command.ends_with('.') =>
        {
            format!("{}: <code class=\"cmd\">{}</code>", escape(words), escape(command))
        }
        _ => escape(fix),
    }
}

fn bar(check: &Check, whole: u64) -> String {
    if check.status == Status::Skip || check.stage == Stage::Local {
        return "<span class=\"track\"></span><span class=\"ms\"></span>".into();
    }
    let percent = |ms: u64| ms.min(whole) * 100 / whole;
    let left = percent(check.begun_ms).min(99);
    let width = percent(check.ms).clamp(1, 100 - left);
    format!(
        "<span class=\"track\"><span class=\"bar\" style=\"margin-left:{left}%;width:{width}%\"></span></span>\
         <span class=\"ms\">{} ms</span>",
        check.ms
    )
}

fn when(at: i64) -> String {
    jiff::Timestamp::from_second(at)
        .map(|at| at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
        .unwrap_or_default()
}

/// Text that no browser takes for anything else.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Characters that turn the direction of text could make a page say something else than it does.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::finding::{CheckId, SCHEMA_VERSION, Verdict};
    use crate::error::ErrorKind;

    fn made() -> String {
        let check = Check::fail(CheckId::TlsHandshake, ErrorKind::Tls, "<script>alert(1)</script>")
            .with("issuer", "A & B \"C\" \u{202e}evil")
            .fix("Trust it: claudectl diagnose --ca-file x.pem");
        let report = Report {
            schema_version: SCHEMA_VERSION,
            verdict: Verdict {
                status: Health::Fail,
                kind: Some(ErrorKind::Tls),
                exit_code: 13,
                summary: "<b>cause</b>".into(),
                fix: vec!["a < b".into()],
            },
            checks: vec![check, Check::skip(CheckId::ApiAnswer, "not tried")],
            target: Some("https://api.anthropic.com".into()),
            ms: 50,
            at: 1_795_155_780,
        };
        page(&report, "0.1.0")
    }

    #[test]
    fn nothing_foreign_becomes_markup() {
        let page = made();
        for bad in ["<script", "<b>cause", "\u{202e}"] {
            assert!(!page.contains(bad), "{bad}");
        }
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assert!(page.contains("A &amp; B &quot;C&quot;"));
    }

    #[test]
    fn it_loads_nothing_from_anywhere() {
        let page = made();
        for outside in ["src=", "href=", "url(", "@import", "http-equiv=\"refresh", "javascript:"] {
            assert!(!page.contains(outside), "{outside}");
        }
        assert!(page.contains("default-src 'none'"));
        assert!(page.contains("prefers-color-scheme:dark"));
        assert!(page.contains("2026-11-20 06:23:00 UTC"));
    }

    #[test]
    fn every_tag_is_closed() {
        let page = made();
        for tag in ["details", "summary", "table", "div", "span", "tr", "td", "th", "ol", "li", "pre", "code"]
        {
            let opened =
                page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }
}
