//! Puts prompt, standard input and attachments together into the one user message.

use std::path::Path;

use serde_json::{Value, json};

use super::attach::{self, Attachment};
use super::finding::{BLANK, Finding};
use super::read::{STDIN, Sources, first_odd, recode, refuse, utf8};
use super::request_options::RequestOptions;
use super::sniff::{Foreign, HEAD, Kind, sniff};
use crate::error::{Error, Result};

/// What was read from standard input, by what it is for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Input {
    /// Nothing was read.
    #[default]
    None,
    /// It is the prompt.
    Prompt(Vec<u8>),
    /// It goes before the prompt.
    Context(Vec<u8>),
}

/// The content of the user message and where its blocks came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Content {
    /// What each block is called in messages, in order.
    pub names: Vec<String>,
    /// The blocks, in order.
    pub blocks: Vec<Value>,
    /// What each file was taken for, in words.
    pub attached: Vec<String>,
    /// What is wrong with the prompt, and odd about the attachments.
    pub findings: Vec<Finding>,
    /// Whether there is no prompt.
    pub is_blank: bool,
}

impl Content {
    /// Reads the attachments and puts everything in order: files, standard input, prompt. What a question is about
    /// comes before the question, which is also what the API's guide advises.
    pub(super) fn build(asked: &RequestOptions, input: Input, sources: &Sources) -> Result<Self> {
        let mut content = Self::default();
        let mut left = sources.limit;
        for path in &asked.files {
            let attachment = attach::file(path, left, sources)?;
            left = left.saturating_sub(attachment.size);
            content.attach(attachment);
        }
        let prompt = match input {
            Input::None => asked.prompt.join(" "),
            Input::Context(bytes) => {
                content.context(&bytes, left, sources.limit)?;
                asked.prompt.join(" ")
            }
            Input::Prompt(bytes) => content.prompt_of(bytes)?,
        };
        if prompt.trim().is_empty() && !content.is_blank {
            content.blank(BLANK);
        }
        content.text("the prompt", prompt);
        Ok(content)
    }

    /// The `content` field: plain text where there is nothing but a prompt.
    pub(super) fn into_field(mut self) -> Value {
        match self.blocks.as_mut_slice() {
            [only] if only["type"] == "text" => only["text"].take(),
            _ => Value::Array(self.blocks),
        }
    }

    fn blank(&mut self, why: &str) {
        self.is_blank = true;
        self.findings.push(blank(why));
    }

    fn attach(&mut self, attachment: Attachment) {
        self.findings.extend(attachment.doubt());
        let Attachment { name, kind, size, .. } = &attachment;
        self.attached.push(format!("{name} as {kind}, {size} bytes in the request"));
        self.names.push(attachment.name);
        self.blocks.push(attachment.block);
    }

    fn text(&mut self, name: &str, text: String) {
        self.names.push(name.to_owned());
        let mut block = json!({"type": "text"});
        block["text"] = Value::String(text);
        self.blocks.push(block);
    }

    fn context(&mut self, bytes: &[u8], left: u64, total: u64) -> Result<()> {
        let name = Path::new(STDIN);
        if bytes.is_empty() {
            return Ok(());
        }
        if kind(bytes) == Kind::Text {
            let text = utf8(name, bytes.to_vec())?;
            if !text.trim().is_empty() {
                self.text("standard input", text);
            }
        } else {
            self.attach(attach::bytes(name, bytes, left, total)?);
        }
        Ok(())
    }

    fn prompt_of(&mut self, bytes: Vec<u8>) -> Result<String> {
        if bytes.is_empty() {
            self.blank("standard input was empty, so there is no prompt");
            return Ok(String::new());
        }
        match kind(&bytes) {
            Kind::Text => utf8(Path::new(STDIN), bytes),
            Kind::Image(_) => Err(no_words("an image")),
            Kind::Pdf => Err(no_words("a PDF")),
            Kind::Other(foreign) => Err(no_prompt(foreign, &bytes)),
        }
    }
}

/// What bytes from standard input are, told by their first ones as with files.
fn kind(bytes: &[u8]) -> Kind {
    sniff(&bytes[..bytes.len().min(HEAD)])
}

fn no_words(what: &str) -> Error {
    refuse(format!("standard input is {what}, not a prompt"))
        .fix("say what to do with it: … | claudectl send \"What is this?\"")
}

/// What cannot be a prompt, nor be sent beside one as it is.
fn no_prompt(foreign: Foreign, bytes: &[u8]) -> Error {
    let seen =
        first_odd(bytes).map_or(String::new(), |(at, byte)| format!(": byte 0x{byte:02x} at offset {at}"));
    let error = refuse(format!("standard input is {}, not a prompt{seen}", foreign.what));
    if foreign.is_utf16() { error.fix(recode(Path::new(STDIN), bytes)) } else { error }
        .fix("a prompt is text in UTF-8; name files with -f: claudectl send -f FILE \"What is this?\"")
}

fn blank(what: &str) -> Finding {
    Finding::fatal("", what).fix("claudectl send \"Why is the sky blue?\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::testing::Scratch;
    use jiff::civil::date;

    fn asked(prompt: &[&str]) -> RequestOptions {
        let prompt = prompt.iter().map(|word| (*word).to_owned()).collect();
        RequestOptions { prompt, ..RequestOptions::new(date(2026, 11, 20)) }
    }

    fn room(limit: u64) -> Sources {
        Sources { limit, checked: true, stdin: None }
    }

    fn field(prompt: &[&str], input: Input) -> Value {
        Content::build(&asked(prompt), input, &room(1 << 20)).expect("content").into_field()
    }

    fn problem(prompt: &[&str], input: Input) -> Option<String> {
        let content = Content::build(&asked(prompt), input, &room(1 << 20)).expect("content");
        content.findings.into_iter().next().map(|finding| finding.message)
    }

    #[test]
    fn words_are_joined_and_input_comes_first() {
        assert_eq!(field(&["why", "so?"], Input::None), json!("why so?"));
        assert_eq!(field(&[], Input::Prompt(b"hi\n".to_vec())), json!("hi\n"));
        assert_eq!(
            field(&["why?"], Input::Context(b"log".to_vec())),
            json!([{"type":"text","text":"log"},{"type":"text","text":"why?"}])
        );
        assert_eq!(field(&["why?"], Input::Context(Vec::new())), json!("why?"));
        assert_eq!(field(&["why?"], Input::Context(b" \n".to_vec())), json!("why?"));
    }

    #[test]
    fn a_picture_on_standard_input_is_attached() {
        let png = b"\x89PNG\r\n\x1a\n\0".to_vec();
        assert_eq!(field(&["what?"], Input::Context(png.clone()))[0]["type"], "image");
        let error = Content::build(&asked(&[]), Input::Prompt(png), &room(1 << 20)).expect_err("no prompt");
        assert_eq!(error.evidence.what, "standard input is an image, not a prompt");
    }

    #[test]
    fn attachments_share_the_limit() {
        let scratch = Scratch::new();
        let path = scratch.file("notes.txt", "x".repeat(600));
        let twice = RequestOptions { files: vec![path.clone(), path.clone()], ..asked(&["so?"]) };
        let content = Content::build(&twice, Input::None, &room(1_200)).expect("both fit");
        assert_eq!(content.attached[1], format!("{} as text, 600 bytes in the request", path.display()));
        let error = Content::build(&twice, Input::None, &room(1_199)).expect_err("the second does not fit");
        assert!(error.evidence.what.contains("does not fit"), "{}", error.evidence.what);
    }

    #[test]
    fn a_blank_prompt_is_found() {
        assert_eq!(problem(&[" ", ""], Input::None).as_deref(), Some("the prompt is blank"));
        assert_eq!(problem(&[""], Input::Context(b"log".to_vec())).as_deref(), Some("the prompt is blank"));
        assert_eq!(problem(&[], Input::Prompt(b"\n".to_vec())).as_deref(), Some("the prompt is blank"));
        let empty = problem(&[], Input::Prompt(Vec::new()));
        assert_eq!(empty.as_deref(), Some("standard input was empty, so there is no prompt"));
        assert_eq!(problem(&["hi"], Input::None), None);
    }
}
