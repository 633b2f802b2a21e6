//! The few styles claudectl uses, and whether a stream gets them. Colour never carries meaning alone.

use owo_colors::{OwoColorize as _, Style as Ansi};

use crate::error::Remedy;

/// What a piece of text is, as far as its look goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Labels and everything that may step back.
    Dim,
    /// What should be seen first.
    Strong,
    /// A command to type.
    Command,
    /// All is well.
    Good,
    /// Worth a look.
    Caution,
    /// Failed.
    Bad,
    /// An error's first line, by what the person has to do.
    Remedy(Remedy),
}

/// Styles text for one stream, or leaves it alone.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    on: bool,
}

impl Paint {
    pub(super) fn new(on: bool) -> Self {
        Self { on }
    }

    /// `text` in the given style; unchanged for a stream without colour.
    #[must_use]
    pub fn paint(self, style: Style, text: &str) -> String {
        if self.on && !text.is_empty() { text.style(ansi(style)).to_string() } else { text.to_owned() }
    }
}

fn ansi(style: Style) -> Ansi {
    let plain = Ansi::new();
    match style {
        Style::Dim => plain.dimmed(),
        Style::Strong => plain.bold(),
        Style::Command => plain.cyan(),
        Style::Good => plain.green(),
        Style::Caution => plain.yellow(),
        Style::Bad | Style::Remedy(Remedy::Check) => plain.red().bold(),
        Style::Remedy(Remedy::Shrink) => plain.cyan().bold(),
        Style::Remedy(Remedy::Wait) => plain.yellow().bold(),
        Style::Remedy(Remedy::Pay) => plain.magenta().bold(),
        Style::Remedy(Remedy::Report) => plain.white().on_red().bold(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_the_text_is_untouched() {
        assert_eq!(Paint::new(false).paint(Style::Bad, "no"), "no");
    }

    #[test]
    fn every_remedy_looks_different() {
        let all = [Remedy::Check, Remedy::Shrink, Remedy::Wait, Remedy::Pay, Remedy::Report];
        let looks: std::collections::BTreeSet<String> =
            all.iter().map(|&remedy| Paint::new(true).paint(Style::Remedy(remedy), "x")).collect();
        assert_eq!(looks.len(), all.len());
        assert!(looks.iter().all(|look| look.ends_with("\u{1b}[0m")));
    }
}
