//! Where a value came from: kept with every setting, because "which variable was that?" is half of every diagnosis.

/// A value and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Valued<T> {
    /// What holds.
    pub value: T,
    /// Who said so.
    pub origin: Origin,
}

impl<T> Valued<T> {
    /// A value with its origin.
    pub(crate) const fn new(value: T, origin: Origin) -> Self {
        Self { value, origin }
    }

    /// A value nobody chose.
    pub(crate) const fn default(value: T) -> Self {
        Self::new(value, Origin::Default)
    }

    /// The same origin with another value.
    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Valued<U> {
        Valued { value: change(self.value), origin: self.origin }
    }
}

/// The places a value can come from. Files are named as people read them, with `~` for home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// An option on the command line, `--base-url`.
    Flag(&'static str),
    /// A variable of the environment.
    Env(String),
    /// A line of the file given with `--env-file`.
    EnvFile {
        /// The file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// The variable that the line sets.
        variable: String,
    },
    /// The top level of the configuration file.
    Config {
        /// The file.
        file: String,
        /// Line, from 1.
        line: usize,
    },
    /// A profile: of the configuration file when it has a line, else of the official CLI.
    Profile {
        /// The profile's name.
        name: String,
        /// The file it was read from.
        file: String,
        /// Line, from 1.
        line: Option<usize>,
    },
    /// A file that holds nothing but the key.
    KeyFile {
        /// The file.
        file: String,
        /// Who named it.
        named_by: Box<Origin>,
    },
    /// What a `key_command` printed.
    KeyCommand(Box<Origin>),
    /// The sandbox, which has its own address and a key that means nothing.
    Sandbox,
    /// Built in.
    Default,
}

impl Origin {
    /// The origin in words, to stand after "from".
    #[must_use]
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Flag(flag) => (*flag).to_owned(),
            Self::Env(name) => format!("environment variable {name}"),
            Self::EnvFile { file, line, variable } => format!("{variable} in {file}, line {line}"),
            Self::Config { file, line } => format!("{file}, line {line}"),
            Self::Profile { name, file, line: Some(line) } => {
                format!("profile {name} in {file}, line {line}")
            }
            Self::Profile { name, file, line: None } => format!("profile {name} ({file})"),
            Self::KeyFile { file, named_by } => format!("key file {file} ({})", named_by.describe()),
            Self::KeyCommand(origin) => format!("key_command ({})", origin.describe()),
            Self::Sandbox => "the sandbox".to_owned(),
            Self::Default => "default".to_owned(),
        }
    }

    /// The shortest name of it that a person can look up: the flag, the variable, or the file.
    #[must_use]
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Env(name) => name.clone(),
            Self::KeyFile { file, .. } => file.clone(),
            Self::KeyCommand(_) => "key_command".to_owned(),
            other => other.describe(),
        }
    }

    /// Whether it was typed on the command line.
    #[must_use]
    pub(crate) fn is_flag(&self) -> bool {
        matches!(self, Self::Flag(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_origin_says_where_to_look() {
        let config = Origin::Config { file: "~/.config/claudectl/config.toml".to_owned(), line: 3 };
        let file = "a.env".to_owned();
        for (origin, words) in [
            (Origin::Flag("--base-url"), "--base-url"),
            (Origin::Env("ANTHROPIC_BASE_URL".to_owned()), "environment variable ANTHROPIC_BASE_URL"),
            (Origin::EnvFile { file, line: 2, variable: "X".to_owned() }, "X in a.env, line 2"),
            (config.clone(), "~/.config/claudectl/config.toml, line 3"),
            (Origin::KeyCommand(Box::new(config)), "key_command (~/.config/claudectl/config.toml, line 3)"),
            (Origin::Default, "default"),
        ] {
            assert_eq!(origin.describe(), words);
        }
    }
}
