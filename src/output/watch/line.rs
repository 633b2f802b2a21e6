//! What happens on the wire in lines for a person. Waits are sentences; the course that `-v` shows is terse.

use std::fmt::Write as _;

use jiff::Timestamp;

use crate::output::escape::foreign_line;
use crate::output::{Ui, span};
use crate::transport::event::{Event, Timings};

/// Why the next attempt comes later, and when.
pub(super) fn wait(event: &Event, until: Option<Timestamp>) -> String {
    let Event::Wait { delay, asked, next_attempt, of, reason, request_id, possibly_billed, .. } = event
    else {
        return String::new();
    };
    let delay_text = span::human(*delay);
    let lead = if *asked {
        format!("waiting {delay_text}, as the server asked")
    } else {
        format!("retrying in {delay_text}")
    };
    let mut line = format!("{lead} (attempt {next_attempt} of {of}): {reason}");
    if *possibly_billed {
        line.push_str("; the attempt may have been billed");
    }
    if let Some(until) = until {
        let _ = write!(line, "; until {}", until.strftime("%H:%M:%S UTC"));
    }
    if let Some(id) = request_id {
        let _ = write!(line, " (request id {})", foreign_line(id));
    }
    line
}

/// Which model takes over.
pub(super) fn fallback(event: &Event) -> String {
    let Event::Fallback { from, to, reason } = event else { return String::new() };
    format!("{from} failed ({reason}); asking {to} instead")
}

/// The course of an attempt, for `-v`; its headers, for `-vv`.
pub(super) fn details(event: &Event, ui: &Ui) {
    match event {
        Event::Attempt { method, url, attempt, headers, body_bytes } => {
            ui.verbose(1, &format!("> {method} {url} attempt={attempt} body_bytes={body_bytes}"));
            for (name, value) in headers {
                ui.verbose(2, &format!(">   {name}: {value}"));
            }
        }
        Event::Headers { status, request_id, headers, timings } => {
            let line = format!("< HTTP {status}{}", tail("request_id", request_id.as_deref()));
            ui.verbose(1, &(line + &phases(timings)));
            for (name, value) in headers {
                ui.verbose(2, &format!("<   {name}: {value}"));
            }
        }
        Event::Failed { attempt, kind, what, timings, .. } => {
            ui.verbose(1, &format!("attempt {attempt} failed: {what} kind={kind}{}", phases(timings)));
        }
        Event::Done { attempts, possibly_billed, tokens, request_id, timings } => {
            let tokens = tokens
                .map(|(input, output)| format!(" input_tokens={input} output_tokens={output}"))
                .unwrap_or_default();
            let billed = match possibly_billed {
                0 => String::new(),
                billed => format!(" possibly_billed={billed}"),
            };
            let request_id = tail("request_id", request_id.as_deref());
            ui.verbose(
                1,
                &format!("done attempts={attempts}{billed}{tokens}{request_id}{}", phases(timings)),
            );
        }
        _ => {}
    }
}

fn tail(key: &str, value: Option<&str>) -> String {
    value.map(|value| format!(" {key}={value}")).unwrap_or_default()
}

/// The phases that could be told apart.
fn phases(timings: &Timings) -> String {
    let known = [
        ("dns", timings.dns),
        ("connect", timings.connect),
        ("first_byte", timings.first_byte),
        ("total", Some(timings.total).filter(|total| !total.is_zero())),
    ];
    known.into_iter().filter_map(|(name, time)| Some(format!(" {name}={}", span::human(time?)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::UiOptions;
    use crate::output::testing::captured;
    use std::time::Duration;

    #[test]
    fn a_wait_the_server_asked_for_says_when_it_ends() {
        let event = Event::Wait {
            delay: Duration::from_secs(171),
            asked: true,
            next_attempt: 3,
            of: 5,
            reason: "HTTP 429 rate_limit_error".into(),
            request_id: None,
            possibly_billed: false,
            quiet: false,
        };
        let until = "2026-11-20T14:03:12.4Z".parse().expect("valid");
        assert_eq!(
            wait(&event, Some(until)),
            "waiting 2m51s, as the server asked (attempt 3 of 5): HTTP 429 rate_limit_error; \
             until 14:03:12 UTC"
        );
    }

    #[test]
    fn v_shows_the_course_and_vv_the_headers() {
        let timings = Timings {
            dns: Some(Duration::from_millis(3)),
            connect: None,
            first_byte: Some(Duration::from_millis(412)),
            total: Duration::from_millis(1_730),
        };
        let events = [
            Event::Attempt {
                method: "POST",
                url: "https://api.anthropic.com/v1/messages".into(),
                attempt: 1,
                headers: vec![("accept".into(), "text/event-stream".into())],
                body_bytes: 120,
            },
            Event::Headers {
                status: 200,
                request_id: Some("req_1".into()),
                headers: vec![("content-type".into(), "text/event-stream".into())],
                timings,
            },
            Event::Done {
                attempts: 1,
                possibly_billed: 0,
                tokens: Some((12, 30)),
                request_id: Some("req_1".into()),
                timings,
            },
        ];
        let shown = |verbosity| {
            let (ui, screen) = captured(UiOptions { verbosity, ..UiOptions::default() });
            for event in &events {
                details(event, &ui);
            }
            screen.stderr()
        };
        assert_eq!(shown(0), "");
        insta::assert_snapshot!(shown(1), @r"
        > POST https://api.anthropic.com/v1/messages attempt=1 body_bytes=120
        < HTTP 200 request_id=req_1 dns=3ms first_byte=412ms total=1.7s
        done attempts=1 input_tokens=12 output_tokens=30 request_id=req_1 dns=3ms first_byte=412ms total=1.7s
        ");
        insta::assert_snapshot!(shown(2), @r"
        > POST https://api.anthropic.com/v1/messages attempt=1 body_bytes=120
        >   accept: text/event-stream
        < HTTP 200 request_id=req_1 dns=3ms first_byte=412ms total=1.7s
        <   content-type: text/event-stream
        done attempts=1 input_tokens=12 output_tokens=30 request_id=req_1 dns=3ms first_byte=412ms total=1.7s
        ");
    }
}
