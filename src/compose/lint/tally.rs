//! What is counted over a whole request: images, PDF pages and cache breakpoints, which have limits only together.

use serde_json::{Map, Value};

use super::super::finding::{Basis, Finding};
use super::Report;

/// The most cache breakpoints of one request.
const BREAKPOINTS: usize = 4;

/// From this many images on, each may only be [`SMALL_EDGE`] wide and high.
const FEW_IMAGES: usize = 20;
const SMALL_EDGE: usize = 2_000;

/// Images, and PDF pages, that a request with a large and with a small context may hold.
const MOST_MEDIA: [usize; 2] = [600, 100];

/// A context from this size on is a large one.
const LARGE_CONTEXT: u64 = 1_000_000;

/// The counts.
#[derive(Default)]
pub(super) struct Tally {
    /// Every image: its path, and its width and height where they could be measured.
    pub images: Vec<(String, Option<(usize, usize)>)>,
    /// Pages of PDFs, as far as they could be counted.
    pub pages: usize,
    /// Every cache breakpoint but the one at the top: its path and its lifetime.
    breakpoints: Vec<(String, Ttl)>,
    /// Where citations are switched on first.
    pub citations: Option<String>,
}

/// How long a cache entry lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ttl {
    Minutes,
    Hour,
}

impl Tally {
    /// Looks at the `cache_control` of a block or tool.
    pub(super) fn breakpoint(&mut self, path: &str, object: &Map<String, Value>, report: &mut Report<'_>) {
        let Some(control) = object.get("cache_control").filter(|control| !control.is_null()) else { return };
        let path = format!("{path}.cache_control");
        if let Some(ttl) = ttl(&path, control, report) {
            self.breakpoints.push((path, ttl));
        }
    }

    /// Judges the counts, once everything has been seen.
    pub(super) fn judge(&self, request: &Map<String, Value>, report: &mut Report<'_>) {
        self.caching(request, report);
        self.many_images(report);
        self.amounts(report);
        let formatted = request.get("output_config").and_then(|config| config.get("format")).is_some();
        if let Some(path) = self.citations.as_ref().filter(|_| formatted) {
            let finding = Finding::error(path, "citations do not go together with output_config.format");
            report.add(finding.fix("switch one of the two off"));
        }
    }

    fn caching(&self, request: &Map<String, Value>, report: &mut Report<'_>) {
        let top = request.get("cache_control").filter(|control| !control.is_null());
        let top = top.and_then(|control| ttl("cache_control", control, report));
        if let (Some(top), Some((path, last))) = (top, self.breakpoints.last())
            && top != *last
            && Self::ends_the_prompt(path, request)
        {
            let words = "automatic caching marks the last block too, with another lifetime";
            report.add(Finding::error("cache_control", words).fix("give both the same `ttl`, or remove one"));
        }
        let all = self.breakpoints.len() + usize::from(top.is_some());
        if let Some((path, _)) = self.breakpoints.get(BREAKPOINTS) {
            let words = format!("it is one of {all} cache breakpoints; a request takes {BREAKPOINTS}");
            report.add(
                Finding::error(path, words).fix("keep the breakpoints at the ends of the longest parts"),
            );
        } else if all > BREAKPOINTS {
            let words = format!("with {BREAKPOINTS} breakpoints below, automatic caching has no place left");
            report.add(Finding::error("cache_control", words).fix("remove it, or one of the breakpoints"));
        }
        let short = self.breakpoints.iter().position(|(_, ttl)| *ttl == Ttl::Minutes);
        let late = short.and_then(|at| self.breakpoints[at..].iter().find(|(_, ttl)| *ttl == Ttl::Hour));
        if let Some((path, _)) = late {
            let finding = Finding::error(path, "a breakpoint of an hour cannot follow one of five minutes");
            report.add(finding.fix("put the longer lifetime first: tools, then system, then messages"));
        }
    }

    /// Whether a breakpoint stands on the last block of the last message.
    fn ends_the_prompt(path: &str, request: &Map<String, Value>) -> bool {
        let messages = request.get("messages").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let Some(last) = messages.len().checked_sub(1) else { return false };
        let blocks = messages[last]["content"].as_array().map_or(0, Vec::len);
        path == format!("messages.{last}.content.{}.cache_control", blocks.saturating_sub(1))
    }

    fn many_images(&self, report: &mut Report<'_>) {
        if self.images.len() <= FEW_IMAGES {
            return;
        }
        for (path, size) in &self.images {
            if let Some((width, height)) = size.filter(|(width, height)| *width.max(height) > SMALL_EDGE) {
                let words = format!(
                    "the image has {width}x{height} pixels; with more than {FEW_IMAGES} images in a request each may \
                     have {SMALL_EDGE}x{SMALL_EDGE}"
                );
                report.add(Finding::error(path, words).fix("scale it down"));
            }
        }
    }

    fn amounts(&self, report: &mut Report<'_>) {
        let (context, basis) = report.facts.context().unwrap_or((LARGE_CONTEXT, Basis::Contract));
        let large = context >= LARGE_CONTEXT;
        let most = if large { MOST_MEDIA[0] } else { MOST_MEDIA[1] };
        let basis = if large { Basis::Contract } else { basis };
        if self.images.len() > most {
            let words = format!("the request has {} images, it may have {most}", self.images.len());
            report.add_on(basis, Finding::error("messages", words).fix("send fewer, in several requests"));
        }
        if self.pages > most {
            let words = format!("the PDFs have {} pages, a request may have {most}", self.pages);
            report.add_on(basis, Finding::error("messages", words).fix("split them over several requests"));
        }
    }
}

fn ttl(path: &str, control: &Value, report: &mut Report<'_>) -> Option<Ttl> {
    if control["type"] != "ephemeral" {
        report.add(Finding::error(path, "its type must be \"ephemeral\""));
        return None;
    }
    match control.get("ttl") {
        None | Some(Value::Null) => Some(Ttl::Minutes),
        Some(ttl) if ttl == "5m" => Some(Ttl::Minutes),
        Some(ttl) if ttl == "1h" => Some(Ttl::Hour),
        Some(ttl) => {
            report.add(Finding::error(path, format!("{ttl} is no lifetime of the cache: \"5m\" or \"1h\"")));
            None
        }
    }
}
