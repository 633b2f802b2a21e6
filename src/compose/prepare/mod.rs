//! From what was asked to the bytes that are sent, with every decision on the way kept for the user to see.

mod another;
mod size;

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::chat::{Chat, Talk};
use super::content::{Content, Input};
use super::doubts;
use super::edit;
use super::fields::{Fields, Target};
use super::finding::{BLANK, Finding, Severity, verdict};
use super::json_file::{self, Document};
use super::lint::{self, Mode, Rules};
use super::read::Sources;
use super::request_options::{Checks, Origin, Purpose, RequestOptions};
use super::stdin::{self, Plan, SILENCE, Stdin, Waiting};
use crate::api::endpoint::Endpoint;
use crate::api::models;
use crate::error::{Error, Result};

/// Without checks a gateway may take more than the API; memory still has an end.
const UNCHECKED_LIMIT: u64 = 256 << 20;

/// Fields of a message that a token count does not take.
const NOT_COUNTED: [&str; 10] = [
    "max_tokens",
    "stream",
    "stop_sequences",
    "temperature",
    "top_p",
    "top_k",
    "metadata",
    "service_tier",
    "container",
    "inference_geo",
];

/// A request ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Prepared {
    /// Where it goes.
    pub endpoint: Endpoint,
    /// The JSON body.
    pub body: Vec<u8>,
    /// The model it names.
    pub model: Option<String>,
    /// The `max_tokens` it names.
    pub max_tokens: Option<u64>,
    /// What the checks found, in the order of the rules.
    pub findings: Vec<Finding>,
    /// What the user should know although nothing is wrong; one line each.
    pub notes: Vec<String>,
    /// What `-v` shows: values that were chosen, and where each came from.
    pub chosen: Vec<(&'static str, String, Origin)>,
    /// The file of `--request`, to show places that the API complains about.
    pub original: Option<Original>,
    /// The conversation that an answer is added to.
    pub chat: Option<Chat>,
}

/// A request as the user wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Original {
    /// The file as the user named it; `<stdin>` for standard input.
    pub file: PathBuf,
    /// Its text.
    pub text: Vec<u8>,
    /// The fields that options replaced: what is said of them is not about this file.
    pub overridden: Vec<&'static str>,
}

impl Original {
    /// Whether a message of the API, which begins with the place it is about, is about what this file says.
    #[must_use]
    pub(crate) fn is_meant_by(&self, message: &str) -> bool {
        let field = message.split(['.', ':', ' ']).next().unwrap_or_default();
        !self.overridden.contains(&field)
    }
}

impl Prepared {
    /// The error that forbids sending, if the checks found something that cannot succeed.
    #[must_use]
    pub(crate) fn refusal(&self) -> Option<Error> {
        verdict(&self.findings, Severity::Fatal)
    }

    /// The error that `--check` ends with, if the API would refuse the request.
    #[must_use]
    pub(crate) fn failed_check(&self) -> Option<Error> {
        verdict(&self.findings, Severity::Error)
    }
}

/// Prepares a request. It blocks while standard input does, so an async caller gives it a thread. `notice` is called when standard input keeps the user waiting.
///
/// # Errors
/// Of the usage kind without a prompt, of the input kind when something named cannot be read. What was read but is
/// wrong ends up in [`Prepared::findings`].
pub(crate) fn prepare(
    asked: &RequestOptions,
    stdin: &mut dyn Stdin,
    notice: &mut dyn FnMut(Waiting),
) -> Result<Prepared> {
    let plan = stdin::plan(asked, stdin.source())?;
    let endpoint = match asked.purpose {
        Purpose::Message => Endpoint::Messages,
        Purpose::Count => Endpoint::CountTokens,
    };
    let checked = asked.checks != Checks::None;
    let limit = if checked { endpoint.body_limit() } else { UNCHECKED_LIMIT };
    let sources = Sources { limit, checked, stdin: None };
    let talk = asked.chat.as_deref().map(|file| Talk::read(file, &sources)).transpose()?;
    let with_talk = talk.as_ref().map(|talk| talk.over(asked));
    let asked = with_talk.as_ref().unwrap_or(asked);
    let mut draft = Draft { asked, endpoint, sources, findings: Vec::new(), notes: Vec::new(), blank: false };
    draft.notes.extend(doubts::in_prompt(&asked.prompt));
    let mut input = Input::None;
    match plan {
        Plan::Ignore => {}
        Plan::LeaveAlone => draft.notes.push(LEFT_ALONE.to_owned()),
        Plan::Read(purpose) => {
            let bytes = stdin::read(stdin, purpose, limit, SILENCE, notice)?;
            if purpose == stdin::Purpose::Context && !bytes.is_empty() && stdin.is_shared() {
                draft.notes.push(SHARED.to_owned());
            }
            match purpose {
                stdin::Purpose::Prompt => input = Input::Prompt(bytes),
                stdin::Purpose::Context => input = Input::Context(bytes),
                stdin::Purpose::Option(_) => draft.sources.stdin = Some(bytes),
            }
        }
    }
    match &asked.request {
        Some(path) => {
            let document = json_file::read(path, &draft.sources)?;
            draft.over(document)
        }
        None => draft.anew(input, talk.unwrap_or_default()),
    }
}

/// What is said where a script reads its list from the same file.
const LEFT_ALONE: &str = "standard input is a file that something else is reading; it is left alone (--no-stdin says so \
     without this warning)";

/// What is said where a script reads its list from the same pipe.
const SHARED: &str = "all of standard input was read and goes before the prompt, though the calling shell reads from the same \
     pipe: a loop over its lines ends here; --no-stdin leaves it alone";

/// A request in the making.
struct Draft<'a> {
    asked: &'a RequestOptions,
    endpoint: Endpoint,
    sources: Sources,
    findings: Vec<Finding>,
    notes: Vec<String>,
    /// Whether it is known already that there is no prompt, in better words than the lint has.
    blank: bool,
}

impl Draft<'_> {
    /// Makes a new request out of prompt, attachments and options.
    fn anew(mut self, input: Input, talk: Talk) -> Result<Prepared> {
        let id = models::id_of(&self.asked.model.value);
        let default = models::default_max_tokens(id);
        let row = models::model(id);
        let room = super::thinking::room(default, self.asked.thinking, row);
        let typed = self.asked.max_tokens.as_ref().map(|limit| limit.value);
        let max_tokens = typed.map_or(room, |typed| u64::try_from(typed).unwrap_or(0));
        let target =
            Target { model: row, max_tokens, over_a_file: false, sources: &self.sources, asked: self.asked };
        let fields = target.fields()?;
        let fields = self.noted(fields);
        let mut content = Content::build(self.asked, input, &self.sources)?;
        self.blank = content.is_blank;
        self.findings.append(&mut content.findings);
        let names = std::mem::take(&mut content.names);
        let attached = std::mem::take(&mut content.attached);
        let chat = self.asked.chat.clone().map(|file| talk.chat(file));
        let mut request: Map<String, Value> = talk.fields;
        fields.fill(&mut request);
        let mut messages = talk.messages;
        messages.push(json!({"role": "user", "content": content.into_field()}));
        request.insert("messages".to_owned(), Value::Array(messages));
        if self.asked.purpose == Purpose::Message {
            request.insert("stream".to_owned(), Value::Bool(true));
        }
        let value = Value::Object(request);
        let body = value.to_string().into_bytes();
        let mut prepared = self.finish(&value, body, Made::Whole(&names));
        prepared.chat = chat;
        prepared.chosen.extend(attached.into_iter().map(|words| ("file", words, Origin::Typed)));
        Ok(prepared)
    }

    /// Puts the typed options over a request from a file and leaves the rest of its bytes alone.
    fn over(mut self, document: Document) -> Result<Prepared> {
        let Document { file, text, value } = document;
        if !value.is_object() {
            self.findings.push(Finding::fatal("", format!("{} holds no JSON object", file.display())));
        }
        let typed = |origin: &Origin| *origin == Origin::Typed;
        let model = match &self.asked.model {
            choice if typed(&choice.origin) => models::id_of(&choice.value),
            _ => value["model"].as_str().unwrap_or_default(),
        };
        let limit =
            self.asked.max_tokens.as_ref().filter(|limit| typed(&limit.origin)).map(|limit| limit.value);
        let max_tokens = limit.map_or(value["max_tokens"].as_u64(), |limit| u64::try_from(limit).ok());
        let target = Target {
            model: models::model(model),
            max_tokens: max_tokens.unwrap_or_else(|| models::default_max_tokens(model)),
            over_a_file: true,
            sources: &self.sources,
            asked: self.asked,
        };
        let fields = target.fields()?;
        let fields = self.noted(fields);
        let mut body = text.clone();
        let mut overridden: Vec<&str> = Vec::new();
        for field in &fields.list {
            body = edit::set(&body, field.path, &field.value.to_string());
            overridden.extend(field.path.first());
        }
        match self.asked.purpose {
            Purpose::Message if value["stream"] == Value::Bool(true) => {}
            Purpose::Message => body = edit::set(&body, &["stream"], "true"),
            Purpose::Count => {
                for key in NOT_COUNTED.iter().filter(|key| value.get(**key).is_some()) {
                    body = edit::remove(&body, &[key]);
                }
            }
        }
        let sent = serde_json::from_slice(&body).unwrap_or(value);
        let mut prepared = self.finish(&sent, body, Made::Over(&overridden));
        let original = Original { file, text, overridden };
        for finding in &mut prepared.findings {
            let top = finding.path.split('.').next().unwrap_or_default();
            if !original.overridden.contains(&top) {
                finding.locate(&original.file, &original.text);
            }
        }
        prepared.original = Some(original);
        Ok(prepared)
    }

    /// Keeps what the user should know about the fields.
    fn noted(&mut self, mut fields: Fields) -> Fields {
        self.notes.append(&mut fields.notes);
        if let Some(limit) = self.asked.max_tokens.as_ref().filter(|limit| limit.value < 1) {
            let words = format!("--max-tokens {} leaves no room for an answer", limit.value);
            self.findings.push(Finding::fatal("", words).fix("--max-tokens 1 or more"));
        }
        fields
    }

    fn finish(mut self, sent: &Value, body: Vec<u8>, typed: Made<'_>) -> Prepared {
        let mode = if self.endpoint == Endpoint::CountTokens { Mode::Count } else { Mode::Message };
        let rules = Rules {
            mode,
            api_version: &self.asked.api_version,
            betas: &self.asked.betas,
            today: self.asked.today,
            live: &self.asked.live,
        };
        self.findings.extend(size::check(&body, self.endpoint.body_limit(), typed.names()));
        let linted = match self.asked.checks {
            Checks::None => {
                self.findings.clear();
                Vec::new()
            }
            _ if !sent.is_object() => Vec::new(),
            Checks::Sending => lint::check_before_sending(sent, &rules, |field| typed.by_options(field)),
            Checks::All => lint::check(sent, &rules),
        };
        let no_room = self.asked.max_tokens.as_ref().is_some_and(|limit| limit.value < 1);
        let is_news = |finding: &Finding| {
            !(self.blank && finding.message == BLANK || no_room && finding.path == "max_tokens")
        };
        let news: Vec<Finding> = linted.into_iter().filter(is_news).collect();
        self.findings.extend(news);
        let model = sent["model"].as_str().map(str::to_owned);
        let max_tokens = sent["max_tokens"].as_u64();
        let chosen = self.chosen(model.as_deref(), max_tokens);
        let Self { endpoint, findings, notes, .. } = self;
        Prepared { endpoint, body, model, max_tokens, findings, notes, chosen, original: None, chat: None }
    }

    fn chosen(&self, model: Option<&str>, max_tokens: Option<u64>) -> Vec<(&'static str, String, Origin)> {
        let from_file = |origin: &Origin| match (&self.asked.request, origin) {
            (Some(_), origin) if *origin != Origin::Typed => Origin::Request,
            _ => origin.clone(),
        };
        let mut chosen = Vec::new();
        if let Some(model) = model {
            let asked = &self.asked.model;
            let alias =
                (asked.value != model && models::id_of(&asked.value) == model).then_some(&asked.value);
            let words = alias.map_or(model.to_owned(), |alias| format!("{model} ({alias})"));
            chosen.push(("model", words, from_file(&asked.origin)));
        }
        if let Some(limit) = max_tokens {
            let origin = self.asked.max_tokens.as_ref().map_or(Origin::BuiltIn, |limit| limit.origin.clone());
            chosen.push(("max_tokens", limit.to_string(), from_file(&origin)));
        }
        chosen
    }
}

/// What of a request comes from the command line.
#[derive(Clone, Copy)]
enum Made<'a> {
    /// All of it; its content blocks have these names.
    Whole(&'a [String]),
    /// These fields of a request that is somebody's own.
    Over(&'a [&'static str]),
}

impl Made<'_> {
    fn names(&self) -> &[String] {
        if let Self::Whole(names) = self { names } else { &[] }
    }

    fn by_options(&self, field: &str) -> bool {
        match self {
            Self::Whole(_) => true,
            Self::Over(fields) => fields.contains(&field),
        }
    }
}

#[cfg(test)]
mod tests;
