//! The words of a command line as typed, for what must be known even when they make no sense together.

use std::ffi::OsString;

use clap::ValueEnum;

use super::global::Color;
use super::tree;

/// The words, the program's name first.
pub(super) struct Words(Vec<OsString>);

impl Words {
    pub(super) fn new(words: impl IntoIterator<Item = OsString>) -> Self {
        Self(words.into_iter().collect())
    }

    /// All of them, the program's name included.
    pub(super) fn all(&self) -> &[OsString] {
        &self.0
    }

    /// Those before `--`, after which nothing is an option.
    pub(super) fn options(&self) -> impl Iterator<Item = &str> {
        self.0.iter().skip(1).map(|word| word.to_str().unwrap_or_default()).take_while(|word| *word != "--")
    }

    /// Whether an error is due as JSON.
    pub(super) fn json(&self) -> bool {
        self.options().any(|word| word == "--json")
    }

    /// The colour that was asked for, the last word on it counting.
    pub(super) fn color(&self) -> Option<Color> {
        let values = self.options().zip(self.options().skip(1).chain([""])).filter_map(|(word, next)| {
            if word == "--color" { Some(next) } else { word.strip_prefix("--color=") }
        });
        values.filter_map(|value| Color::from_str(value, true).ok()).last()
    }

    /// The word after a `--sandbox` without a value.
    pub(super) fn after_sandbox(&self) -> Option<&str> {
        self.options().skip_while(|word| *word != "--sandbox").nth(1)
    }

    /// The line with its words changed, quoted for a shell; `None` where it is too long to be repeated, or cannot be.
    pub(super) fn line<'a>(&'a self, change: impl FnOnce(&mut Vec<&'a str>)) -> Option<String> {
        let mut words: Vec<&str> = self.0.iter().skip(1).map(|word| word.to_str()).collect::<Option<_>>()?;
        change(&mut words);
        let line: Vec<String> = words.iter().map(|word| shell_word(word)).collect();
        let line = format!("claudectl {}", line.join(" "));
        (line.chars().count() <= LONGEST_LINE && !line.contains(char::is_control)).then_some(line)
    }

    /// The command that was meant, as far as the words tell.
    pub(super) fn command(&self) -> String {
        let mut level = tree::command();
        let mut path = vec![level.get_name().to_owned()];
        for word in self.options() {
            if let Some(inner) = level.find_subcommand(word).cloned() {
                path.push(inner.get_name().to_owned());
                level = inner;
            }
        }
        path.join(" ")
    }
}

/// Longer lines are not repeated: a whole file may have been pasted.
const LONGEST_LINE: usize = 200;

/// A word as a shell takes it.
fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=./:,@+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
