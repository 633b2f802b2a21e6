//! Which field of the document a token belongs to, for the outer levels.

use super::{At, Nest, Token};

/// Deep enough for `result.error.error.details.error_code`.
const LEVELS: usize = 6;

/// Follows the tokens of one document and knows the path to the newest one.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    names: [String; LEVELS],
    arrays: [bool; LEVELS],
}

impl Trail {
    /// Takes note of the next token.
    pub(crate) fn step(&mut self, at: At, token: &Token<'_>) {
        match token {
            Token::Key(name) => {
                if let Some(level) = at.depth.checked_sub(1).filter(|level| *level < LEVELS) {
                    self.names[level].clear();
                    if name.whole {
                        self.names[level].push_str(name.start);
                    }
                }
            }
            Token::Open(nest) if at.depth < LEVELS => {
                self.names[at.depth].clear();
                self.arrays[at.depth] = *nest == Nest::Array;
            }
            _ => {}
        }
    }

    /// Whether a token at `depth` stands at exactly this path of fields; no path leads into an array.
    #[must_use]
    pub(crate) fn is(&self, at: At, path: &[&str]) -> bool {
        at.depth == path.len()
            && path.len() <= LEVELS
            && path.iter().enumerate().all(|(level, name)| !self.arrays[level] && self.names[level] == *name)
    }
}
