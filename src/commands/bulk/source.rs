//! What the requests are made of: the file itself, rows that fill a template, or rows that fill a prompt.

use std::path::PathBuf;

use serde_json::{Map, Value};

use crate::batch::template::{Template, literal};
use crate::bulk::prepare::Source;
use crate::cli::{self, Bulk};
use crate::commands::batches::stage;
use crate::commands::context::Context;
use crate::commands::send::asked;
use crate::commands::stdin::ProcessStdin;
use crate::commands::thread::on_a_thread;
use crate::compose;
use crate::error::{Error, ErrorKind, Failure};

/// Stands for the prompt while the request is composed: characters that no text of a person's has.
const PROMPT: &str = "\u{F8F0}prompt\u{F8F0}";
/// Stands for the typed system prompt.
const SYSTEM: &str = "\u{F8F0}system\u{F8F0}";
/// What a line of text is asked with when there is no prompt.
const LINE: &str = "{{line}}";

/// What the requests are made of.
pub(super) struct Made {
    /// The input.
    pub(super) input: PathBuf,
    pub(super) source: Source,
    /// The file of the template.
    pub(super) template: Option<PathBuf>,
    /// What is in every request, as text.
    pub(super) options: String,
}

/// Understands what was typed about content.
pub(super) async fn of(args: &Bulk, context: &Context) -> Result<Made, Failure> {
    let input = stage::absolute(&args.input)?;
    let end = |word: &str| input.extension().is_some_and(|end| end.eq_ignore_ascii_case(word));
    let (text, table) = (end("txt"), end("csv"));
    if let Some(path) = &args.template {
        let path = stage::absolute(path)?;
        let template = Template::read(&path)?;
        let source = rows(args, text, template);
        return Ok(Made { input, source, template: Some(path), options: String::new() });
    }
    let prompt = match args.prompt.join(" ") {
        prompt if prompt.trim().is_empty() && text => LINE.to_owned(),
        prompt => prompt,
    };
    if prompt.trim().is_empty() {
        whole_requests(args, table)?;
        return Ok(Made { input, source: Source::Requests, template: None, options: String::new() });
    }
    let params = params(args, &prompt, context).await?;
    let options = Value::Object(params.clone()).to_string();
    if !prompt.contains("{{") {
        context.ui.warn("the prompt has no {{column}}: every request is the same");
    }
    let source = rows(args, text, Template::of(params, &prompt));
    Ok(Made { input, source, template: None, options })
}

fn rows(args: &Bulk, text: bool, template: Template) -> Source {
    if text {
        Source::Lines { template }
    } else {
        Source::Rows { template, id_column: args.id_column.clone() }
    }
}

/// Without a prompt and a template the file holds whole requests.
fn whole_requests(args: &Bulk, table: bool) -> Result<(), Error> {
    let input = args.input.display();
    let example = || format!("claudectl bulk {input} \"Classify this: {{{{text}}}}\" -o answers.csv");
    if table {
        let what = format!("{input} holds rows: say what to ask about each of them");
        return Err(Error::new(ErrorKind::Usage, what)
            .fix(format!("with a prompt: {}", example()))
            .fix("or with a template: --template request.json"));
    }
    let typed = [
        ("--model", args.model.is_some()),
        ("--max-tokens", args.max_tokens.is_some()),
        ("--system", args.system.is_some()),
        ("--file", !args.file.is_empty()),
        ("--schema", args.schema.is_some()),
        ("--tools", args.tools.is_some()),
        ("--effort", args.effort.is_some()),
        ("--thinking", args.thinking.is_some()),
        ("--stop", !args.stop.is_empty()),
        ("--id-column", args.id_column.is_some()),
    ];
    match typed.iter().find(|(_, typed)| *typed) {
        None => Ok(()),
        Some((name, _)) => {
            let what = format!("{name} needs a prompt: without one, {input} holds whole requests");
            Err(Error::new(ErrorKind::Usage, what).fix(example()))
        }
    }
}

/// The params of a request, with gaps where the prompt and the system prompt have them.
async fn params(args: &Bulk, prompt: &str, context: &Context) -> Result<Map<String, Value>, Failure> {
    let typed_system = args.system.as_deref().filter(|text| !text.starts_with('@'));
    let send = cli::Send {
        prompt: vec![PROMPT.to_owned()],
        model: args.model.clone(),
        max_tokens: args.max_tokens,
        effort: args.effort.clone(),
        thinking: args.thinking,
        system: if typed_system.is_some() { Some(SYSTEM.to_owned()) } else { args.system.clone() },
        file: args.file.clone(),
        schema: args.schema.clone(),
        tools: args.tools.clone(),
        stop: args.stop.clone(),
        no_stdin: true,
        ..cli::Send::default()
    };
    let asked = asked::of(&send, context);
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
