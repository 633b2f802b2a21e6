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
    /// Whether something else has to be done before.
    pub(crate) afterwards: bool,
}

/// Something to type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Arguments of claudectl.
    Own(Vec<String>),
    /// Options to add to the command that failed.
    Again(Vec<String>),
    /// A variable to take out of the environment.
    Unset(String),
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
        let line = line.into();
        let name = line.strip_prefix("unset ").filter(|name| is_variable(name)).map(str::to_owned);
        Self::of(name.map_or(Command::Shell(line), Command::Unset))
    }

    fn of(command: Command) -> Self {
        Self { say: String::new(), command: Some(command), afterwards: false }
    }

    /// Puts it behind what has to be done before.
    #[must_use]
    pub(crate) fn afterwards(mut self) -> Self {
        self.afterwards = true;
        self
    }

    /// Says what the command is for.
    #[must_use]
    pub(crate) fn to(mut self, say: impl Into<String>) -> Self {
        self.say = say.into();
        self
    }
}

/// `what for: claudectl …`, `what for: --option value` and `what for: unset NAME` are commands with what they are for;
/// anything else is a sentence.
impl<T: Into<String>> From<T> for Fix {
    fn from(text: T) -> Self {
        let text = text.into();
        let split = |name: &str| match text.rsplit_once(&format!(": {name} ")) {
            Some((say, line)) => Some((say.to_owned(), line.to_owned())),
            None => text.strip_prefix(&format!("{name} ")).map(|line| (String::new(), line.to_owned())),
        };
        if let Some((say, line)) = split("claudectl")
            && let Some(words) = shell::words(&line).filter(|words| !words.iter().any(|word| goes_on(word)))
        {
            return Self::run(words).to(say);
        }
        if let Some((say, options)) = text.rsplit_once(": -")
            && let Some(words) = shell::words(&format!("-{options}"))
            && words.len() < 4
            && !words.iter().any(|word| goes_on(word))
        {
            return Self::again(words).to(say);
        }
        if let Some((say, name)) = split("unset").filter(|(_, name)| is_variable(name)) {
            return Self::of(Command::Unset(name)).to(say);
        }
        Self { say: text, command: None, afterwards: false }
    }
}

/// Where the sentence goes on behind the command, it is no command.
fn goes_on(word: &str) -> bool {
    word.ends_with([',', ';', '.', ':']) || matches!(word, "&&" | "|" | "<" | ">")
}

fn is_variable(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Without the options of any call; reports render it with those.
impl fmt::Display for Fix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |words: &[String]| shell::line(words.iter().map(String::as_str));
        let typed = match &self.command {
            None => return f.write_str(&self.say),
            Some(Command::Unset(name)) => format!("unset {name}"),
            Some(Command::Shell(line)) => line.clone(),
            Some(Command::Own(args)) => format!("claudectl {}", line(args)),
            Some(Command::Again(options)) => line(options),
        };
        if self.say.is_empty() { f.write_str(&typed) } else { write!(f, "{}: {typed}", self.say) }
    }
}

#[cfg(test)]
impl PartialEq<&str> for Fix {
    #[allow(clippy::cmp_owned, reason = "only tests compare a fix with its text")]
    fn eq(&self, text: &&str) -> bool {
        self.to_string() == *text
    }
}
