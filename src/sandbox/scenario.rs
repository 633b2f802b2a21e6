//! Faults with a story: named ones that come with the program, and files in which a team keeps its own.

use std::path::Path;

use serde::Deserialize;

use super::scenarios::SCENARIOS;
use super::{Spec, SpecError};

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
    /// The file is no scenario.
    #[error("{path} is no scenario: {problem}")]
    Malformed {
        /// The file.
        path: String,
        /// What is wrong, with its line.
        problem: String,
    },
    /// A step in the file is wrong.
    #[error("{path}, {place}: {source}")]
    Step {
        /// The file.
        path: String,
        /// Which step, rule or setting.
        place: String,
        /// What is wrong with it.
        source: SpecError,
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
    settings: toml::Table,
    #[serde(default)]
    steps: Vec<String>,
    /// Steps with their parts by name.
    #[serde(default, rename = "rule")]
    rules: Vec<Rule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Rule {
    /// The requests it is for, such as `messages` or `models@2`.
    on: Option<String>,
    /// What happens, in the words of a step.
    #[serde(rename = "do")]
    what: String,
    chance: Option<f64>,
    after: Option<String>,
    until: Option<String>,
    times: Option<u64>,
}

impl Rule {
    /// The same as a step.
    fn step(&self) -> String {
        let target = self.on.as_ref().map(|on| format!("{on}:")).unwrap_or_default();
        let mut step = format!("{target}{}", self.what);
        let parts = [
            self.chance.map(|chance| format!(":chance={chance}")),
            self.after.as_ref().map(|after| format!(":after={after}")),
            self.until.as_ref().map(|until| format!(":until={until}")),
            self.times.map(|times| format!(":x{times}")),
        ];
        step.extend(parts.into_iter().flatten());
        step
    }
}

impl Written {
    /// Everything in it as lines of the grammar, each with its place in the file.
    fn lines(&self) -> Vec<(String, String)> {
        let mut lines = vec![];
        for (name, value) in &self.settings {
            let text = match value {
                toml::Value::String(text) => format!("{name}={text}"),
                toml::Value::Integer(number) => format!("{name}={number}"),
                toml::Value::Float(number) => format!("{name}={number}"),
                toml::Value::Boolean(true) => name.clone(),
                // Said no to, or nothing that a word can take.
                toml::Value::Boolean(false) => continue,
                _ => format!("{name}=''"),
            };
            lines.push((format!("settings.{name}"), text));
        }
        lines.extend(self.seed.map(|seed| ("seed".to_owned(), format!("seed={seed}"))));
        lines.extend(
            self.steps.iter().zip(1..).map(|(step, number)| (format!("step {number}"), step.clone())),
        );
        lines
            .extend(self.rules.iter().zip(1..).map(|(rule, number)| (format!("rule {number}"), rule.step())));
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
    let malformed = |error: toml::de::Error| ScenarioError::Malformed {
        path: path.to_owned(),
        problem: error.to_string(),
    };
    let written: Written = toml::from_str(&text).map_err(malformed)?;
    let mut spec = Spec::default();
    for (place, text) in written.lines() {
        let wrong = |source| ScenarioError::Step { path: path.to_owned(), place, source };
        let part = Spec::parse(&text).map_err(wrong)?;
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
        assert!(
            error.ends_with("step 2: column 4: unknown word \"stal\"; did you mean \"stall\"?"),
            "{error}"
        );
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
        assert!(error.contains("settings.rps: column 1: \"rps\" takes a count"), "{error}");
        std::fs::write(&path, "stepps = []\n").expect("written");
        assert!(matches!(Spec::scenario(name), Err(ScenarioError::Malformed { .. })));
        std::fs::remove_file(&path).expect("removed");
    }
}
