//! From one stretch of text to the errors it tells of. The same error told in several lines is one.

use crate::explain::observation::{Certainty, Observation};
use crate::explain::read::curl;
use crate::explain::read::lines;
use crate::explain::read::mentions;
use crate::explain::read::objects;
use crate::explain::read::page;
use crate::explain::read::speaks;

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
    let named = speaks::names_claude(text) || trust == Trust::Asked && speaks::names_a_place(text);
    let mut objects = objects::read(text, named);
    let named = named || objects.signed;
    if named || trust == Trust::Asked {
        objects.text = mentions::without_others(&objects.text);
    }
    let certainty = match trust {
        _ if named => Certainty::Sure,
        Trust::Asked if !speaks::names_another(text) && !objects.foreign => Certainty::Asked,
        _ => Certainty::None,
    };
    let signed = certainty != Certainty::None;
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
            // Quoted JSON in a single sentence belongs to its wording.
            let sentence = !text.trim().contains('\n') && text.contains('{') && !text.trim().starts_with('{');
            single.text = match sentence && !objects.foreign {
                true if named => mentions::without_others(text),
                true => text.to_owned(),
                false => objects.text,
            };
            facts.push(single);
        }
        [only] => only.absorb(around),
        _ => {}
    }
    for facts in &mut facts {
        facts.certainty = certainty;
    }
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

/// Whether a page is all there is, or what an exception says.
fn is_all_page(text: &str) -> bool {
    let before = text.split('<').next().unwrap_or_default();
    let before = before.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).trim_end();
    before.is_empty() || before.ends_with("Error:") || before.ends_with("Exception:")
}
