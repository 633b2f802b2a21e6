//! What was typed as text and may have been meant otherwise: the names of files, and options with a dash of prose.

use std::path::Path;

use crate::text::shell;

/// Longer words are no names of files.
const LONGEST: usize = 255;

/// Dashes that editors and chats make of two hyphens.
const DASHES: [char; 4] = ['\u{2013}', '\u{2014}', '\u{2015}', '\u{2212}'];

/// Words of the prompt that look like something else; one line each.
pub(super) fn in_prompt(words: &[String]) -> Vec<String> {
    let file = |word: &String| {
        let path = word.strip_prefix('@').filter(|path| is_file(path))?;
        let path = shell::word(path);
        Some(format!("the prompt holds `{word}` as text; to send the content of the file: -f {path}"))
    };
    let option = |word: &String| {
        let name = word.trim_start_matches(DASHES);
        let is_option = name.len() < word.len() && name.starts_with(|c: char| c.is_ascii_alphabetic());
        (is_option && !name.contains(char::is_whitespace)).then(|| {
            let dash = word.chars().next().unwrap_or_default();
            format!("`{word}` was taken as part of the prompt: it begins with the dash {dash}, not with hyphens; as an option it is --{name}")
        })
    };
    words.iter().filter_map(|word| file(word).or_else(|| option(word))).collect()
}

/// A system prompt that is the name of a file.
pub(super) fn in_system(text: &str) -> Option<String> {
    is_file(text).then(|| {
        let path = shell::word(text);
        format!("the system prompt is the text `{text}`, and a file of that name exists; to send its content: -s @{path}")
    })
}

fn is_file(text: &str) -> bool {
    let may_be = !text.is_empty() && text.len() <= LONGEST && !text.contains('\n');
    may_be && Path::new(text).is_file()
}
