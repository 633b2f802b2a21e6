//! From one stretch of text to the errors it tells of. The same error told in several lines is one.

use crate::explain::observation::{Ground, Observation};
use crate::explain::read::curl;
use crate::explain::read::lines;
use crate::explain::read::objects;
use crate::explain::read::page;

/// What may be assumed about a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// Someone asks what this very text means, so it need not name the Claude API.
    Asked,
    /// It stands among other text; only what is surely of the Claude API counts.
    Found,
}

/// Reads a stretch of text that belongs together: the errors in it, more than one only if several error objects differ.
pub(crate) fn read(text: &str, trust: Trust) -> Vec<Observation> {
    let named = names_claude(text);
    let objects = objects::read(text, named);
    let ground = match trust {
        _ if named => Ground::Sure,
        Trust::Asked if !names_another(text) && !objects.foreign => Ground::Asked,
        _ => Ground::None,
    };
    let signed = ground != Ground::None;
    let mut around = lines::read(&objects.text, signed);
    around.absorb(objects.around);
    let mut facts = distinct(objects.facts);
    match facts.as_mut_slice() {
        [] => {
            let mut single =
                page::read(&objects.text, is_all_page(&objects.text) || around.announces_a_page())
                    .unwrap_or_default();
            if around.status.is_some() {
                single.status = around.status;
            }
            single.absorb(around);
            if signed {
                lines::named(&objects.text, &mut single);
                single.known = single.known.or_else(|| curl::read(&objects.text, named));
            }
            single.text = objects.text;
            facts.push(single);
        }
        [only] => only.absorb(around),
        _ => {}
    }
    facts.iter_mut().for_each(|facts| facts.ground = ground);
    facts
}

/// Error objects that differ; copies of one are joined.
fn distinct(all: Vec<Observation>) -> Vec<Observation> {
    let mut kept: Vec<Observation> = Vec::new();
    for facts in all {
        match kept.iter_mut().find(|known| known.agrees_with(&facts)) {
            Some(known) => known.absorb(facts),
            None => kept.push(facts),
        }
    }
    kept
}

fn is_all_page(text: &str) -> bool {
    text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).starts_with('<')
}

/// Whether the text names the Claude API, its vendor, its SDKs or this tool.
fn names_claude(text: &str) -> bool {
    let folded = text.to_ascii_lowercase();
    folded.contains("anthropic") || folded.contains("claude")
}

/// Whether the text names someone else's service.
fn names_another(text: &str) -> bool {
    const OTHERS: [&str; 34] = [
        "openai",
        "gpt-",
        "azure",
        "mistral",
        "cohere",
        "groq",
        "stripe",
        "github",
        "gitlab",
        "aws",
        "amazon",
        "botocore",
        "google",
        "gemini",
        "vertexai",
        "huggingface",
        "twilio",
        "slack",
        "deepseek",
        "x.ai",
        "npm",
        "pypi",
        "docker",
        "kubernetes",
        "postgres",
        "mysql",
        "redis",
        "mongo",
        "kafka",
        "elastic",
        "sendgrid",
        "shopify",
        "cloudfront",
        "ollama",
    ];
    let folded = text.to_ascii_lowercase();
    OTHERS.iter().any(|other| folded.contains(other)) || names_another_host(&folded)
}

/// Whether an address in the text belongs to someone.
fn names_another_host(folded: &str) -> bool {
    folded.match_indices("://").any(|(at, mark)| {
        let host =
            folded[at + mark.len()..].split(['/', ':', ' ', '"', '\'', ')']).next().unwrap_or_default();
        !host.is_empty() && !is_own_host(host) && !MANUALS.contains(&host)
    })
}

/// Pages that tools point to when they explain themselves.
const MANUALS: [&str; 2] = ["curl.se", "curl.haxx.se"];

/// Whether a host is that of the API or on this machine.
pub(crate) fn is_own_host(host: &str) -> bool {
    ["anthropic", "claude", "localhost", "127.0.0.1", "0.0.0.0", "[::1]"].iter().any(|own| host.contains(own))
}
