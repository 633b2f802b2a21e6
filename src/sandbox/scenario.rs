//! Faults with a story: named ones that come with the program, and files in which a team keeps its own.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::Spec;
use super::scenarios::SCENARIOS;

/// Why a scenario could not be used.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioError {
    /// Neither a name nor a file.
    #[error("there is no scenario \"{name}\"{}", .nearest.map(|name| format!("; did you mean \"{name}\"?")).unwrap_or_default())]
    Unknown {
        /// What was asked for.
        name: String,
        /// The name that looks most like it.
        nearest: Option<&'static str>,
    },
    /// The file could not be read.
    #[error("cannot read the scenario {path}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The file is no scenario, or a step in it is wrong.
    #[error("{path}:{line}:{column}: {problem}")]
    Wrong {
        /// The file.
        path: String,
        /// Where in it, both counted from 1, the column in characters.
        line: usize,
        /// See `line`.
        column: usize,
        /// What is wrong there.
        problem: String,
    },
}

/// What a scenario file holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// For people only.
    #[serde(default, rename = "about")]
    _about: String,
    seed: Option<u64>,
    /// Settings by their words.
    #[serde(default)]
    settings: BTreeMap<String, Spanned<toml::Value>>,
    #[serde(default)]
    steps: Vec<Spanned<String>>,
    /// Steps with their parts by name.
    #[serde(default, rename = "rule")]
    rules: Vec<Rule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Rule {
    /// The requests it is for, such as `messages` or `models@2`.
    on: Option<Spanned<String>>,
    /// What happens, in the words of a step.
    #[serde(rename = "do")]
    what: Spanned<String>,
    chance: Option<Spanned<f64>>,
    after: Option<Spanned<String>>,
    until: Option<Spanned<String>>,
    times: Option<Spanned<u64>>,
}

/// A line of the grammar that was put together from a file.
#[derive(Debug, Default)]
struct Line {
    text: String,
    parts: Vec<LinePart>,
}

/// A value in a line, and where it is from.
#[derive(Debug)]
struct LinePart {
    /// Where the word that the value belongs to begins, in characters.
    word: usize,
    /// Where the value begins, in characters.
    value: usize,
    /// The byte of the file at which the value begins.
    byte: usize,
}

impl Line {
    /// Adds what stands in the file, between what does not.
    fn add(&mut self, before: &str, value: &Spanned<impl ToString>, is_quoted: bool, after: &str) {
        let word = self.text.chars().count();
        self.text.push_str(before);
        let byte = value.span().start + usize::from(is_quoted);
        self.parts.push(LinePart { word, value: self.text.chars().count(), byte });
        self.text.push_str(&value.get_ref().to_string());
        self.text.push_str(after);
    }

    /// The byte of the file that a column of this line is from.
    fn place(&self, column: usize) -> usize {
        let at = column.saturating_sub(1);
        let Some(part) = self.parts.iter().rfind(|part| part.word <= at).or(self.parts.first()) else {
            return 0;
        };
        let within = self.text.chars().skip(part.value).take(at.saturating_sub(part.value));
        part.byte + within.map(char::len_utf8).sum::<usize>()
    }
}

impl Rule {
    /// The same as a step.
    fn line(&self) -> Line {
        let mut line = Line::default();
        if let Some(on) = &self.on {
            line.add("", on, true, ":");
        }
        line.add("", &self.what, true, "");
        if let Some(chance) = &self.chance {
            line.add(":chance=", chance, false, "");
        }
        for (word, time) in [(":after=", &self.after), (":until=", &self.until)] {
            if let Some(time) = time {
                line.add(word, time, true, "");
            }
        }
        if let Some(times) = &self.times {
            line.add(":x", times, false, "");
        }
        line
    }
}

impl Written {
    /// Everything in it as lines of the grammar.
    fn lines(&self) -> Vec<Line> {
        let mut lines = vec![];
        for (name, value) in &self.settings {
            let text = match value.get_ref() {
                toml::Value::String(text) => format!("{name}={text}"),
                toml::Value::Integer(number) => format!("{name}={number}"),
                toml::Value::Float(number) => format!("{name}={number}"),
                toml::Value::Boolean(true) => name.clone(),
                // Said no to, or nothing that a word can take.
                toml::Value::Boolean(false) => continue,
                _ => format!("{name}=''"),
            };
            let part = LinePart { word: 0, value: text.chars().count(), byte: value.span().start };
            lines.push(Line { text, parts: vec![part] });
        }
        lines.extend(self.seed.map(|seed| Line { text: format!("seed={seed}"), parts: vec![] }));
        for step in &self.steps {
            let mut line = Line::default();
            line.add("", step, true, "");
            lines.push(line);
        }
        lines.extend(self.rules.iter().map(Rule::line));
        lines
    }
}

impl Spec {
    /// The scenario of this name, or from this file if it looks like a path (it has a slash or ends in `.toml`).
    ///
    /// # Errors
    /// When there is none, or a file does not say what it should.
    pub fn scenario(name: &str) -> Result<Self, ScenarioError> {
        if name.contains('/') || Path::new(name).extension().is_some_and(|extension| extension == "toml") {
            return file(name);
        }
        match SCENARIOS.iter().find(|scenario| scenario.name == name) {
            Some(scenario) => Ok(Self::parse(scenario.spec).unwrap_or_default()),
            None => Err(ScenarioError::Unknown { name: name.to_owned(), nearest: nearest(name) }),
        }
    }
}

fn file(path: &str) -> Result<Spec, ScenarioError> {
    let unreadable = |source| ScenarioError::Unreadable { path: path.to_owned(), source };
    let text = std::fs::read_to_string(path).map_err(unreadable)?;
    let wrong = |byte: usize, problem: String| {
        let before = text.get(..byte.min(text.len())).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        ScenarioError::Wrong {
            path: path.to_owned(),
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            problem,
        }
    };
    let malformed =
        |error: toml::de::Error| wrong(error.span().map_or(0, |span| span.start), error.message().to_owned());
    let written: Written = toml::from_str(&text).map_err(malformed)?;
    let mut spec = Spec::default();
    for line in written.lines() {
        let part = Spec::parse(&line.text)
            .map_err(|error| wrong(line.place(error.column), error.without_place()))?;
        spec.steps.extend(part.steps);
        spec.settings = part.settings.or(spec.settings);
    }
    Ok(spec)
}

fn nearest(name: &str) -> Option<&'static str> {
    let likely = SCENARIOS.iter().map(|scenario| (strsim::jaro_winkler(name, scenario.name), scenario.name));
    likely.filter(|(likeness, _)| *likeness >= 0.7).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scenario_is_a_spec_that_does_something() {
        for scenario in SCENARIOS {
            let spec = Spec::parse(scenario.spec).expect(scenario.name);
            assert_ne!(spec, Spec::default(), "{}", scenario.name);
            assert_eq!(Spec::scenario(scenario.name).expect("known"), spec);
        }
    }

    #[test]
    fn a_slip_is_answered_with_the_nearest_name() {
        let error = Spec::scenario("outtage").expect_err("unknown").to_string();
        assert_eq!(error, "there is no scenario \"outtage\"; did you mean \"outage\"?");
        assert!(matches!(Spec::scenario("./nowhere.toml"), Err(ScenarioError::Unreadable { .. })));
    }

    #[test]
    fn a_file_is_read_step_by_step() {
        let path = std::env::temp_dir().join(format!("claudectl-scenario-{}.toml", std::process::id()));
        let name = path.to_str().expect("UTF-8");
        std::fs::write(&path, "about = \"x\"\nsteps = [\"batch-time=5ms\", \"529x2, ok\"]\n")
            .expect("written");
        assert_eq!(
            Spec::scenario(name).expect("valid"),
            Spec::parse("batch-time=5ms,529x2,ok").expect("valid")
        );
        std::fs::write(&path, "steps = [\"ok\", \"ok:stal\"]\n").expect("written");
        let error = Spec::scenario(name).expect_err("a slip").to_string();
        assert!(error.ends_with(".toml:1:20: unknown word \"stal\"; did you mean \"stall\"?"), "{error}");
        std::fs::write(
            &path,
            "seed = 7\n[settings]\nrps = \"50/10\"\ntoken-rate = 80\nlenient = true\n\
             [[rule]]\non = \"messages\"\ndo = \"529:retry-after=1\"\nchance = 0.5\nafter = \"2m\"\nuntil = \"5m\"\ntimes = 3\n",
        )
        .expect("written");
        assert_eq!(
            Spec::scenario(name).expect("valid"),
            Spec::parse("seed=7,rps=50/10,token-rate=80,lenient,messages:529:retry-after=1:chance=0.5:after=2m:until=5m:x3")
                .expect("valid")
        );
        std::fs::write(&path, "[settings]\nrps = \"x\"\n").expect("written");
        let error = Spec::scenario(name).expect_err("a slip").to_string();
        assert!(error.contains(".toml:2:7: \"rps\" takes a count"), "{error}");
        for (text, said) in [
            ("\nstepps = []\n", ":2:1: unknown field `stepps`"),
            ("steps = \"529\"\n", ":1:9: invalid type: string \"529\""),
            ("[[rule]]\ndo = \"529\n", ":2:"),
            ("[[rule]]\non = \"mesages\"\ndo = \"529\"\n", ":2:7: unknown word \"mesages\""),
            ("[[rule]]\non = \"messages\"\ndo = \"529:stal\"\n", ":3:11: unknown word \"stal\""),
            ("[[rule]]\ndo = \"529\"\nchance = 3\n", ":3:10: \"chance\" needs a probability"),
            ("[[rule]]\ndo = \"529\"\nafter = \"soon\"\n", ":3:10: \"after\" "),
        ] {
            std::fs::write(&path, text).expect("written");
            let error = Spec::scenario(name).expect_err(text).to_string();
            assert!(error.contains(said), "{text}{error}");
        }
        std::fs::remove_file(&path).expect("removed");
    }
}
