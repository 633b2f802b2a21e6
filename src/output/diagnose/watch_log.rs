//! A watch as people and machines read it: a line per probe, the turns, and a summary.

use std::collections::VecDeque;
use std::time::Duration;

use serde::Serialize;

use crate::diagnose::finding::{Course, Probe, SCHEMA_VERSION, Turn};
use crate::output::style::{Paint, Style};
use crate::output::{escape, span};

/// How many probes the little curve shows.
const CURVE: usize = 20;

/// Turns probes into lines.
pub(crate) struct Lines {
    paint: Paint,
    utf8: bool,
    course: Course,
    recent: VecDeque<Option<u64>>,
}

#[derive(Serialize)]
struct Line<'a> {
    schema_version: u32,
    at: String,
    probe: u32,
    ok: bool,
    kind: Option<&'static str>,
    exit_code: u8,
    http_status: Option<u16>,
    ms: u64,
    request_id: Option<&'a str>,
    summary: &'a str,
    success_rate: f64,
    p50_ms: Option<u64>,
    p95_ms: Option<u64>,
    p99_ms: Option<u64>,
}

impl Lines {
    /// Nothing seen yet.
    #[must_use]
    pub(crate) fn new(paint: Paint, utf8: bool) -> Self {
        Self { paint, utf8, course: Course::default(), recent: VecDeque::new() }
    }

    /// How many probes there were.
    #[must_use]
    pub(crate) fn probes(&self) -> u32 {
        self.course.probes
    }

    /// The next probe for people, with a line before it when something turned.
    pub(crate) fn human(&mut self, probe: &Probe) -> String {
        let turn = self.add(probe);
        let (course, paint) = (&self.course, self.paint);
        let clock = clock(probe.at);
        let turned = match turn {
            Turn::None => String::new(),
            Turn::Broke => format!("{} it began to fail\n", paint.paint(Style::Bad, &clock)),
            Turn::Recovered(seconds) => format!(
                "{} it works again, after {}\n",
                paint.paint(Style::Good, &clock),
                span::human(Duration::from_secs(seconds.unsigned_abs()))
            ),
        };
        let (word, style) = if probe.kind.is_none() { ("ok  ", Style::Good) } else { ("FAIL", Style::Bad) };
        let took = span::human(Duration::from_millis(probe.ms));
        let said = match (probe.kind, course.percentile(50), course.percentile(95)) {
            (Some(kind), ..) => format!("  {}: {}", kind.name(), escape::foreign_line(&probe.summary)),
            (None, Some(half), Some(most)) => format!("  p50 {half} ms  p95 {most} ms"),
            _ => String::new(),
        };
        format!(
            "{turned}{clock} {} {took:>6}  {}  {:>5.1}% of {}{said}\n",
            paint.paint(style, word),
            self.curve(),
            course.success_rate() * 100.0,
            course.probes,
        )
    }

    /// The next probe for machines, without a newline.
    ///
    /// # Panics
    /// Never: strings and numbers always have a JSON form.
    pub(crate) fn json(&mut self, probe: &Probe) -> String {
        self.add(probe);
        let course = &self.course;
        let line = Line {
            schema_version: SCHEMA_VERSION,
            at: stamp(probe.at),
            probe: course.probes,
            ok: probe.kind.is_none(),
            kind: probe.kind.map(crate::error::ErrorKind::name),
            exit_code: probe.kind.map_or(0, crate::error::ErrorKind::exit_code),
            http_status: probe.status,
            ms: probe.ms,
            request_id: probe.request_id.as_deref(),
            summary: &probe.summary,
            success_rate: (course.success_rate() * 10_000.0).round() / 10_000.0,
            p50_ms: course.percentile(50),
            p95_ms: course.percentile(95),
            p99_ms: course.percentile(99),
        };
        serde_json::to_string(&line).expect("strings and numbers always have a JSON form")
    }

    /// What all probes say together, with a final newline.
    #[must_use]
    pub(crate) fn summary(&self) -> String {
        let course = &self.course;
        let mut lines = vec![String::new()];
        let latency = [50, 95, 99].map(|percent| course.percentile(percent));
        let latency = match latency {
            [Some(half), Some(most), Some(nearly)] => {
                format!("; p50 {half} ms, p95 {most} ms, p99 {nearly} ms")
            }
            _ => String::new(),
        };
        lines.push(format!(
            "{} of {} probes went well ({:.1}%){latency}",
            course.well,
            course.probes,
            course.success_rate() * 100.0
        ));
        for (kind, count) in &course.classes {
            lines.push(format!("  {count} x {} (exit {})", kind.name(), kind.exit_code()));
        }
        for incident in &course.incidents {
            let end = match incident.to {
                Some(to) => {
                    let lasted = Duration::from_secs((to - incident.from).unsigned_abs());
                    format!("until {}, {}", clock(to), span::human(lasted))
                }
                None => "still going on".into(),
            };
            lines.push(format!(
                "  from {} {end}: {} failed, first with {}",
                clock(incident.from),
                incident.failed,
                incident.kind.name()
            ));
        }
        lines.join("\n") + "\n"
    }

    fn add(&mut self, probe: &Probe) -> Turn {
        if self.recent.len() == CURVE {
            self.recent.pop_front();
        }
        self.recent.push_back(probe.kind.is_none().then_some(probe.ms));
        self.course.add(probe)
    }

    /// The last probes as a curve of latencies; failures stand out.
    fn curve(&self) -> String {
        const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
        let most = self.recent.iter().flatten().max().copied().unwrap_or(1).max(1);
        let drawn: String = self
            .recent
            .iter()
            .map(|ms| match ms {
                None => 'x',
                Some(_) if !self.utf8 => '.',
                Some(ms) => STEPS[usize::try_from(ms * 7 / most).unwrap_or(7).min(7)],
            })
            .collect();
        format!("{drawn:CURVE$}")
    }
}

/// The time of day, in UTC like every log of the API.
fn clock(at: i64) -> String {
    jiff::Timestamp::from_second(at).map(|at| at.strftime("%H:%M:%S").to_string()).unwrap_or_default()
}

fn stamp(at: i64) -> String {
    jiff::Timestamp::from_second(at).map(|at| at.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    fn probe(at: i64, ms: u64, kind: Option<ErrorKind>) -> Probe {
        let summary = if kind.is_some() { "HTTP 529 overloaded_error \u{1b}[31m" } else { "ok" };
        let status = Some(if kind.is_some() { 529 } else { 200 });
        Probe {
            at: 1_795_155_780 + at,
            ms,
            kind,
            status,
            request_id: Some("req_1".into()),
            summary: summary.into(),
        }
    }

    fn incident() -> [Probe; 4] {
        let down = Some(ErrorKind::Overloaded);
        [probe(0, 200, None), probe(10, 90, down), probe(20, 95, down), probe(30, 400, None)]
    }

    #[test]
    fn an_incident_can_be_seen_to_begin_and_end() {
        let mut lines = Lines::new(Paint::new(false), true);
        let text: String = incident().iter().map(|probe| lines.human(probe)).collect();
        insta::assert_snapshot!(text + &lines.summary(), @r"
        06:23:00 ok    200ms  █                     100.0% of 1  p50 200 ms  p95 200 ms
        06:23:10 it began to fail
        06:23:10 FAIL   90ms  █x                     50.0% of 2  overloaded: HTTP 529 overloaded_error \x1b[31m
        06:23:20 FAIL   95ms  █xx                    33.3% of 3  overloaded: HTTP 529 overloaded_error \x1b[31m
        06:23:30 it works again, after 20s
        06:23:30 ok    400ms  ▄xx█                   50.0% of 4  p50 200 ms  p95 400 ms

        2 of 4 probes went well (50.0%); p50 200 ms, p95 400 ms, p99 400 ms
          2 x overloaded (exit 59)
          from 06:23:10 until 06:23:30, 20s: 2 failed, first with overloaded
        ");
    }

    #[test]
    fn every_probe_is_one_line_of_json() {
        let mut lines = Lines::new(Paint::new(false), true);
        let all: Vec<String> = incident().iter().map(|probe| lines.json(probe)).collect();
        assert_eq!(
            all[1],
            r#"{"schema_version":1,"at":"2026-11-20T06:23:10Z","probe":2,"ok":false,"kind":"overloaded","exit_code":59,"http_status":529,"ms":90,"request_id":"req_1","summary":"HTTP 529 overloaded_error \u001b[31m","success_rate":0.5,"p50_ms":200,"p95_ms":200,"p99_ms":200}"#
        );
    }
}
