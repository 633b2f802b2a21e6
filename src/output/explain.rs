//! What `explain` tells: every match in full for a person, or the list of matches for a machine.

use serde_json::{Map, Value, json};

use super::escape::{foreign_line, text as safe};
use super::report::{excerpt, one_line};
use super::style::{Paint, Style};
use super::table::{Cell, Column, Table};
use super::wrap::{self, Prose};
use crate::error::{ErrorKind, Remedy, redact};
use crate::explain::catalogue::{self, Entry};
use crate::explain::{By, Match};
use crate::text::Place;

/// A match and the place in the user's file it is about.
#[derive(Clone, Debug)]
pub(crate) struct Explained {
    /// What was recognised.
    pub found: Match,
    /// The place its message names, when the request was at hand.
    pub place: Option<Place>,
}

/// The list for machines, on one line.
#[must_use]
pub(crate) fn json(all: &[Explained]) -> String {
    let matches: Vec<Value> = all.iter().map(|one| object(&one.found, one.place.as_ref())).collect();
    json!({ "matches": matches }).to_string()
}

fn object(found: &Match, place: Option<&Place>) -> Value {
    let mut values: Map<String, Value> =
        found.values.iter().map(|(name, value)| (name.to_owned(), redact(value).into())).collect();
    if let Some(place) = place {
        values.insert("place".to_owned(), position(place).into());
    }
    let fixes: Vec<String> = found.fixes.iter().map(|fix| redact(&fix.to_string()).into_owned()).collect();
    json!({
        "entry": found.entry.id,
        "kind": found.kind.map(ErrorKind::name),
        "exit_code": found.exit_code(),
        "retryable": found.retryable,
        "by": found.by.name(),
        "count": found.count,
        "values": values,
        "fix": fixes,
    })
}

fn position(place: &Place) -> String {
    format!("{}:{}:{}", place.file.display(), place.line, place.column)
}

/// Every match in full for a person; several are headed by how many there are.
#[must_use]
pub(crate) fn human(all: &[Explained], width: Option<usize>, paint: Paint) -> String {
    let mut page = Page { lines: Vec::new(), width, paint };
    if all.len() > 1 {
        let errors: u64 = all.iter().map(|one| one.found.count).sum();
        if errors > all.len() as u64 {
            page.lines.push(format!("{errors} errors of {} sorts, the most frequent first", all.len()));
            page.lines.push(String::new());
        }
    }
    for (index, one) in all.iter().enumerate() {
        if index > 0 {
            page.lines.push(String::new());
        }
        page.explain(one);
    }
    page.lines.join("\n") + "\n"
}

/// Every entry of the catalogue, family by family.
#[must_use]
pub(crate) fn everything(width: Option<usize>, paint: Paint) -> String {
    let mut page = Page { lines: Vec::new(), width, paint };
    for family in catalogue::FAMILIES {
        if !page.lines.is_empty() {
            page.lines.push(String::new());
        }
        page.lines.push(paint.paint(Style::Strong, &family.title.to_uppercase()));
        for entry in family.entries {
            page.lines.push(String::new());
            page.explain(&Explained { found: Match::named(entry, By::Entry), place: None });
        }
    }
    page.lines.join("\n") + "\n"
}

/// Every entry of the catalogue, a line each.
#[must_use]
pub(crate) fn list() -> Table {
    let mut table = Table::new(&[
        Column::key("ENTRY"),
        Column::number("CODE"),
        Column::words("KIND"),
        Column::prose("MEANING"),
    ]);
    for entry in catalogue::all() {
        let code = entry.exit_code().to_string();
        let kind = entry.kind().map_or("", ErrorKind::name);
        table.row([entry.id, code.as_str(), kind, entry.title].map(Cell::from));
    }
    table
}

struct Page {
    lines: Vec<String>,
    width: Option<usize>,
    paint: Paint,
}

impl Page {
    fn explain(&mut self, one: &Explained) {
        let found = &one.found;
        self.headline(found);
        for (label, value) in facts(found) {
            let label = self.paint.paint(Style::Dim, &format!("  {:15}", format!("{label}:")));
            let value = super::facts::under(&foreign_line(&value), 18, self.width);
            self.lines.push(format!("{label} {value}").trim_end().to_owned());
        }
        if let Some(place) = &one.place {
            self.lines.push(excerpt(place, self.paint));
        }
        self.prose("why: ", found.entry.cause, Prose::Text);
        self.lines.push("what to do:".to_owned());
        for (index, fix) in found.fixes.iter().enumerate() {
            self.prose(&format!("  {}. ", index + 1), &fix.to_string(), Prose::Fix);
        }
        self.prose("try again? ", found.entry.retry, Prose::Text);
    }

    fn headline(&mut self, found: &Match) {
        let remedy = found.kind.map_or(Remedy::Check, ErrorKind::remedy);
        let id = self.paint.paint(Style::Remedy(remedy), found.entry.id);
        let times = if found.count > 1 { format!("{}x ", found.count) } else { String::new() };
        let lead = format!("{times}{}: ", found.entry.id);
        let title = wrap::hanging(&format!("{lead}{}", found.entry.title), Prose::Text, self.width);
        let title = title.strip_prefix(&lead).unwrap_or(found.entry.title);
        self.lines.push(format!("{times}{id}: {}", self.paint.paint(Style::Strong, title)));
    }

    fn prose(&mut self, lead: &str, text: &str, kind: Prose) {
        let text = safe(&redact(text)).into_owned();
        let width = self.width.map(|width| width.saturating_sub(lead.len()).max(20));
        for (index, line) in wrap::lines(&text, kind, width, self.paint).into_iter().enumerate() {
            let lead = if index == 0 { lead.to_owned() } else { " ".repeat(lead.len()) };
            self.lines.push(format!("{lead}{line}"));
        }
    }
}

/// What stands under the headline: how it counts, how it is known, and what was read out of the text.
fn facts(found: &Match) -> Vec<(String, String)> {
    let entry = found.entry;
    let kind = match found.kind {
        Some(kind) => format!("{} (exit code {})", kind.name(), kind.exit_code()),
        None => format!("no failure (exit code {})", found.exit_code()),
    };
    let mut facts = vec![("kind".to_owned(), kind)];
    facts.extend(names(entry));
    if found.line > 0 {
        let line = if found.count > 1 { format!(", first in line {}", found.line) } else { String::new() };
        facts.push(("known by".to_owned(), format!("{}{line}", found.by.name())));
    }
    if let Some(message) = &found.message {
        facts.push(("message".to_owned(), one_line(message)));
    }
    facts.extend(
        found.values.iter().map(|(name, value)| (name.replace('_', " "), redact(value).into_owned())),
    );
    facts.push(("source".to_owned(), entry.source.to_owned()));
    facts
}

/// The names the API and the SDKs have for it.
fn names(entry: &Entry) -> Vec<(String, String)> {
    let mut names = Vec::new();
    let statuses: Vec<String> = entry.statuses.iter().map(u16::to_string).collect();
    for (label, all) in [
        ("http status", statuses.join(", ")),
        ("error type", entry.types.join(", ")),
        ("error code", entry.codes.join(", ")),
    ] {
        if !all.is_empty() {
            names.push((label.to_owned(), all));
        }
    }
    if let Some(class) = entry.class {
        let line: Vec<&str> = catalogue::lineage(class).iter().map(|class| class.name).collect();
        names.push(("hierarchy".to_owned(), line.join(" > ")));
        let statuses: Vec<String> = class.statuses.iter().map(u16::to_string).collect();
        let carries = if statuses.is_empty() { "none".to_owned() } else { statuses.join(", ") };
        names.push(("http status".to_owned(), carries));
        if !class.elsewhere.is_empty() {
            names.push(("also named".to_owned(), class.elsewhere.join(", ")));
        }
    } else if let Some(class) = sdk_class(entry) {
        names.push(("sdk raises".to_owned(), class.to_owned()));
    }
    names
}

/// The exception the official SDKs raise for it, where the status alone decides that.
fn sdk_class(entry: &Entry) -> Option<&'static str> {
    let status = entry.kind().and_then(ErrorKind::status)?;
    catalogue::CLASSES.iter().rev().find(|class| class.statuses.contains(&status)).map(|class| class.name)
}
