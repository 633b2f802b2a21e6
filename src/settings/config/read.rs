//! TOML into layers: known keys only, each value in its form, each with its line.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::Origin;
use super::super::found::{Found, Layer};
use super::super::profile::check_name;
use super::super::table::{self, Form, Setting};
use super::contents::Config;
use super::span;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Place;

/// Keys that people try, with what they are for here.
const NOT_HERE: [&str; 6] =
    ["api_key", "auth_token", "anthropic_api_key", "anthropic_auth_token", "key", "token"];

/// The file being read.
struct Source<'a> {
    path: &'a Path,
    shown: &'a str,
    text: &'a str,
}

pub(super) fn parse(bytes: &[u8], path: &Path, shown: String) -> Result<Config> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Error::new(ErrorKind::Config, format!("the configuration file {shown} is not valid UTF-8"))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = Source { path, shown: &shown, text };
    let document = DeTable::parse(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        source.error(&span, &format!("syntax error: {}", error.message()))
    })?;
    let (mut top, mut profiles) = (Layer::default(), BTreeMap::new());
    for (key, value) in document.get_ref() {
        if key.get_ref() == "profiles" {
            profiles = source.profiles(value)?;
        } else {
            let origin = |line| Origin::Config { file: shown.clone(), line };
            top.0.push(source.entry(key, value, origin, &["profiles"])?);
        }
    }
    Ok(Config { file: Some(path.to_owned()), top, profiles, shown })
}

impl Source<'_> {
    fn place(&self, span: &Range<usize>) -> Place {
        span::place(self.path, self.text, span)
    }

    fn error(&self, span: &Range<usize>, problem: &str) -> Error {
        let place = self.place(span);
        let what = format!("{}, line {}, column {}: {problem}", self.shown, place.line, place.column);
        Error::new(ErrorKind::Config, what).at(place)
    }

    fn profiles(&self, value: &Spanned<DeValue<'_>>) -> Result<BTreeMap<String, (Layer, usize)>> {
        let DeValue::Table(tables) = value.get_ref() else {
            return Err(self.error(&value.span(), "profiles is a table of tables: write [profiles.NAME]"));
        };
        let mut profiles = BTreeMap::new();
        for (name, table) in tables {
            let (text, span) = (name.get_ref().as_ref(), name.span());
            check_name(text)
                .map_err(|problem| self.error(&span, &format!("the profile's name {problem}")))?;
            let DeValue::Table(entries) = table.get_ref() else {
                let problem = format!("a profile is a table: write [profiles.{text}]");
                return Err(self.error(&span, &problem));
            };
            let mut layer = Layer::default();
            for (key, value) in entries {
                let origin = |line| {
                    let (name, file) = (text.to_owned(), self.shown.to_owned());
                    Origin::Profile { name, file, line: Some(line) }
                };
                layer.0.push(self.entry(key, value, origin, &[])?);
            }
            let line = usize::try_from(self.place(&span).line).unwrap_or(usize::MAX);
            profiles.insert(text.to_owned(), (layer, line));
        }
        Ok(profiles)
    }

    fn entry(
        &self,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
        origin: impl Fn(usize) -> Origin,
        tables: &[&str],
    ) -> Result<(&'static str, Found)> {
        let setting = self.setting(key, tables)?;
        let text = text(value.get_ref(), setting.form).ok_or_else(|| {
            self.error(&value.span(), &format!("{} must be {}", setting.key, expected(setting.form)))
        })?;
        let place = self.place(&value.span());
        let line = usize::try_from(place.line).unwrap_or(usize::MAX);
        let folder = self.path.parent().map(Path::to_owned);
        Ok((setting.key, Found { text, origin: origin(line), place: Some(place), folder }))
    }

    fn setting(&self, key: &Spanned<std::borrow::Cow<'_, str>>, tables: &[&str]) -> Result<&'static Setting> {
        let name = key.get_ref().as_ref();
        let known = table::ALL.iter().copied().find(|setting| setting.key == name);
        if let Some(setting) = known.filter(|setting| setting.in_file) {
            return Ok(setting);
        }
        if known.is_some() {
            let problem =
                format!("{name} cannot be set in the configuration file, only as option or variable");
            let error = self.error(&key.span(), &problem);
            return Err(if name == "profile" {
                error.fix("a profile is written [profiles.NAME]")
            } else {
                error
            });
        }
        if NOT_HERE.contains(&name) {
            let error = self.error(&key.span(), &format!("{name}: a key does not belong into this file"));
            return Err(error
                .fix("let a command print it: key_command = \"…\"")
                .fix("or keep it in a file of its own: api_key_file = \"~/…\""));
        }
        let keys = table::ALL.iter().filter(|setting| setting.in_file).map(|setting| setting.key);
        let error = self
            .error(&key.span(), &format!("unknown key {name}"))
            .why("what is not known is refused, because a misspelled key would silently do nothing");
        Err(match table::nearest(name, keys.chain(tables.iter().copied())) {
            Some(nearest) => error.fix(format!("the nearest known key is {nearest}")),
            None => error.fix("docs/configuration.md lists the known keys"),
        })
    }
}

/// A value as the text that a variable would hold, or `None` if it has another form.
fn text(value: &DeValue<'_>, form: Form) -> Option<String> {
    match (form, value) {
        (Form::Text | Form::Duration | Form::Words | Form::Lines, DeValue::String(text)) => {
            Some(text.clone().into_owned())
        }
        (Form::Duration | Form::Count, DeValue::Integer(number)) => {
            i64::from_str_radix(number.as_str(), number.radix()).ok().map(|number| number.to_string())
        }
        (Form::Duration, DeValue::Float(number)) => Some(number.as_str().to_owned()),
        (Form::Switch, DeValue::Boolean(on)) => Some(on.to_string()),
        (Form::Words | Form::Lines, DeValue::Array(items)) => {
            let items: Option<Vec<&str>> = items.iter().map(|item| item.get_ref().as_str()).collect();
            Some(items?.join(if form == Form::Words { "," } else { "\n" }))
        }
        _ => None,
    }
}

fn expected(form: Form) -> &'static str {
    match form {
        Form::Text => "a string",
        Form::Duration => "a string like \"30s\" or a number of seconds",
        Form::Count => "a whole number",
        Form::Switch => "true or false",
        Form::Words | Form::Lines => "a list of strings",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config> {
        parse(text.as_bytes(), Path::new("/c/config.toml"), "~/config.toml".to_owned())
    }

    fn refused(text: &str) -> (String, u64, u64, String) {
        let error = read(text).err().expect(text);
        assert_eq!(error.kind, ErrorKind::Config);
        let place = error.evidence.place.as_ref().expect("a place");
        let fixes = error.evidence.fixes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        (error.to_string(), place.line, place.column, fixes)
    }

    #[test]
    fn every_form_becomes_the_text_a_variable_would_hold() {
        let config = read(
            "model = 'm'\nidle_timeout = 90\nconnect_timeout = 1.5\nmax_wait = \"5m\"\nmax_tokens = 32_000\n\
             allow_http = true\nbeta = ['a', 'b']\nheader = ['A: 1', 'B: 2']\n",
        )
        .expect("valid");
        let text = |setting: &Setting| config.top.get(setting).map(|found| found.text.as_str());
        assert_eq!(text(table::MODEL), Some("m"));
        assert_eq!(text(table::IDLE_TIMEOUT), Some("90"));
        assert_eq!(text(table::CONNECT_TIMEOUT), Some("1.5"));
        assert_eq!(text(table::MAX_TOKENS), Some("32000"));
        assert_eq!(text(table::ALLOW_HTTP), Some("true"));
        assert_eq!(text(table::BETA), Some("a,b"));
        assert_eq!(text(table::HEADER), Some("A: 1\nB: 2"));
        assert_eq!(
            config.top.get(table::MAX_WAIT).map(|found| found.origin.describe()).as_deref(),
            Some("~/config.toml, line 4")
        );
    }

    #[test]
    fn profiles_hold_the_same_keys_with_their_lines() {
        let config = read("[profiles.work]\nbase_url = 'https://gw'\n[profiles.home]\n").expect("valid");
        let (layer, line) = &config.profiles["work"];
        assert_eq!(*line, 1);
        let found = layer.get(table::BASE_URL).expect("a base URL");
        assert_eq!(found.origin.describe(), "profile work in ~/config.toml, line 2");
        assert!(config.profiles["home"].0.0.is_empty());
    }

    #[test]
    fn unknown_keys_name_file_line_column_and_the_nearest_key() {
        let (what, line, column, fixes) = refused("model = 'm'\n  modle = 'x'\n");
        assert_eq!((line, column), (2, 3));
        assert!(what.starts_with("~/config.toml, line 2, column 3: unknown key modle"), "{what}");
        assert!(fixes.contains("model"), "{fixes}");
        assert!(refused("[profile.work]\n").3.contains("profiles"));
        assert!(refused("[profiles.a]\nmax_retrys = 3\n").3.contains("max_retries"));
        assert!(refused("json = true").0.contains("only as option or variable"));
    }

    #[test]
    fn wrong_forms_and_syntax_errors_name_the_place() {
        let (what, line, column, _) = refused("max_tokens = 'many'\n");
        assert_eq!((line, column), (1, 14));
        assert!(what.contains("max_tokens must be a whole number"), "{what}");
        assert_eq!(refused("model = 'm'\nmax_tokens 3\n").1, 2);
        assert_eq!(refused("a = 1\nprofiles = 3\n").1, 1, "keys are checked first");
        refused("profiles = 3");
        refused("profiles.x = 3");
        refused("[profiles.\"../x\"]");
        refused("beta = [1]");
    }

    #[test]
    fn a_key_in_the_file_is_refused_and_not_repeated() {
        let (what, _, _, fixes) = refused("api_key = \"sk-ant-api03-ABCDEFGHIJKLMNOPQRSTUVWX\"");
        assert!(what.contains("does not belong") && fixes.contains("key_command"), "{what}");
        assert!(!what.contains("ABCDEFGH"));
    }
}
