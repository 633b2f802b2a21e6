//! One thing to do about an error, as a value: a sentence, and where there is one the command that does it.

use std::fmt;

use crate::text::shell;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the command is for, or all there is to say; may be empty beside a command.
    pub say: String,
    /// What to type.
    pub command: Option<Command>,
}

/// Something to type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Arguments of claudectl.
    Own(Vec<String>),
    /// Options to add to the command that failed.
    Again(Vec<String>),
    /// A line for the shell that calls another program.
    Shell(String),
}

impl Fix {
    /// Runs claudectl with these arguments.
    pub(crate) fn run<T: Into<String>>(args: impl IntoIterator<Item = T>) -> Self {
        Self::of(Command::Own(args.into_iter().map(Into::into).collect()))
    }

    /// Runs what failed once more, with these options.
    pub(crate) fn again<T: Into<String>>(options: impl IntoIterator<Item = T>) -> Self {
        Self::of(Command::Again(options.into_iter().map(Into::into).collect()))
    }

    /// Runs another program.
    pub(crate) fn shell(line: impl Into<String>) -> Self {
        Self::of(Command::Shell(line.into()))
    }

    fn of(command: Command) -> Self {
        Self { say: String::new(), command: Some(command) }
    }

    /// Says what the command is for.
    #[must_use]
    pub(crate) fn to(mut self, say: impl Into<String>) -> Self {
        self.say = say.into();
        self
    }
}

impl<T: Into<String>> From<T> for Fix {
    fn from(say: T) -> Self {
        Self { say: say.into(), command: None }
    }
}

/// Without the options of any call; reports render it with those.
impl fmt::Display for Fix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let typed = match &self.command {
            None => return f.write_str(&self.say),
            Some(Command::Shell(line)) => line.clone(),
            Some(Command::Own(args)) => {
                shell::line(["claudectl"].into_iter().chain(args.iter().map(String::as_str)))
            }
            Some(Command::Again(options)) => {
                format!("claudectl … {}", shell::line(options.iter().map(String::as_str)))
            }
        };
        if self.say.is_empty() { f.write_str(&typed) } else { write!(f, "{}: {typed}", self.say) }
    }
}

#[cfg(test)]
impl PartialEq<&str> for Fix {
    fn eq(&self, text: &&str) -> bool {
        self.to_string() == *text
    }
}
