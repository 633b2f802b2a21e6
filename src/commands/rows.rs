//! What requests are made of where the input holds rows: a template from a file, or the prompt and options that were typed.

use std::path::Path;

use serde_json::{Map, Value};

use super::batches::stage;
use super::context::Context;
use super::send::request_options;
use super::stdin::ProcessStdin;
use super::thread::on_a_thread;
use crate::batch::template::{Template, literal};
use crate::cli::{self, Content};
use crate::compose;
use crate::error::{Error, ErrorKind, Failure, Fix};

/// Stands for the prompt while the request is composed: characters that no text of a person's has.
const PROMPT: &str = "\u{F8F0}prompt\u{F8F0}";
/// Stands for the typed system prompt.
const SYSTEM: &str = "\u{F8F0}system\u{F8F0}";

/// What was typed about requests.
#[derive(Clone, Copy)]
pub(super) struct Typed<'a> {
    /// The command, for examples: `bulk` or `batches run`.
    pub(super) command: &'a [&'a str],
    pub(super) input: &'a Path,
    pub(super) prompt: &'a [String],
    pub(super) template: Option<&'a Path>,
    pub(super) content: &'a Content,
    /// An option besides that means nothing without rows.
    pub(super) rows_only: Option<&'static str>,
}

impl Typed<'_> {
    /// The command with a prompt.
    pub(super) fn example(&self) -> Fix {
        let input = self.input.to_string_lossy();
        let out: &[&str] =
            if self.command.ends_with(&["run"]) || self.command == ["bulk"] { &["-o", "OUT"] } else { &[] };
        Fix::run(
            self.command
                .iter()
                .copied()
                .chain([&*input, "Classify this: {{text}}"])
                .chain(out.iter().copied()),
        )
    }
}

/// The template; `None` when the input holds whole requests.
pub(super) async fn template(typed: Typed<'_>, context: &Context) -> Result<Option<Template>, Failure> {
    if let Some(path) = typed.template {
        return Ok(Some(Template::read(&stage::absolute(path)?)?));
    }
    let prompt = typed.prompt.join(" ");
    if prompt.trim().is_empty() {
        whole_requests(typed)?;
        return Ok(None);
    }
    let params = params(typed.content, &prompt, context).await?;
    if !prompt.contains("{{") {
        context.ui.warn("the prompt has no {{column}}: every request is the same");
    }
    Ok(Some(Template::of(params, &prompt)))
}

/// Without a prompt and a template the file holds whole requests.
fn whole_requests(typed: Typed<'_>) -> Result<(), Error> {
    match typed.content.first_typed().or(typed.rows_only) {
        None => Ok(()),
        Some(name) => {
            let what =
                format!("{name} needs a prompt: without one, {} holds whole requests", typed.input.display());
            Err(Error::new(ErrorKind::Usage, what).fix(typed.example()))
        }
    }
}

/// The params of a request, with gaps where the prompt and the system prompt have them.
async fn params(typed: &Content, prompt: &str, context: &Context) -> Result<Map<String, Value>, Failure> {
    let typed_system = typed.system.as_deref().filter(|text| !text.starts_with('@'));
    let system = if typed_system.is_some() { Some(SYSTEM.to_owned()) } else { typed.system.clone() };
    let send = cli::Send {
        prompt: vec![PROMPT.to_owned()],
        content: Content { system, ..typed.clone() },
        no_stdin: true,
        ..cli::Send::default()
    };
    let asked = request_options::of(&send, context);
    let preparing = on_a_thread(move || compose::prepare(&asked, &mut ProcessStdin, &mut |_| {}));
    let prepared = context.within("the request was put together", preparing).await?;
    if let Some(refusal) = prepared.refusal() {
        return Err(refusal.into());
    }
    for note in &prepared.notes {
        context.ui.warn(note);
    }
    for finding in &prepared.findings {
        context.ui.warn(&finding.placed_line());
    }
    let odd = || Error::new(ErrorKind::Internal, "the request is no object");
    let Ok(Value::Object(mut params)) = serde_json::from_slice(&prepared.body) else {
        return Err(odd().into());
    };
    params.remove("stream");
    params.values_mut().for_each(|value| with_gaps(value, prompt, typed_system.unwrap_or_default()));
    Ok(params)
}

/// Puts the texts with gaps where they belong; braces anywhere else are meant as they stand.
fn with_gaps(value: &mut Value, prompt: &str, system: &str) {
    match value {
        Value::String(text) if text.contains(PROMPT) => *text = literal(text).replace(PROMPT, prompt),
        Value::String(text) if text.contains(SYSTEM) => *text = literal(text).replace(SYSTEM, system),
        Value::String(text) if text.contains("{{") => *text = literal(text),
        Value::Array(items) => items.iter_mut().for_each(|item| with_gaps(item, prompt, system)),
        Value::Object(fields) => fields.values_mut().for_each(|field| with_gaps(field, prompt, system)),
        _ => {}
    }
}
