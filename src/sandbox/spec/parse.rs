//! From tokens to steps: which word is a target, a status, a repeat or one of the vocabulary.

use super::fault::{EditKind, Fault, Framing};
use super::lex::{self, Token};
use super::words::{Set, WORDS, Word};
use crate::sandbox::{SCENARIOS, Scenario};

use super::{Point, Spec, SpecError, Step, TARGETS, named, value};

pub(super) fn spec(text: &str) -> Result<Spec, SpecError> {
    let mut spec = Spec::default();
    for tokens in lex::steps(text)? {
        if let [token] = tokens.as_slice()
            && let Some(scenario) = scenario(token)
        {
            spec = spec.then(self::spec(scenario.spec)?);
            continue;
        }
        if let [token] = tokens.as_slice()
            && let Some((word, wants)) = setting(token)
        {
            let Set::Setting(set, _) = word.set else { continue };
            set(&mut spec.settings, token.value.as_deref().or(word.default).unwrap_or_default())
                .ok_or_else(|| SpecError::new(token.column, format!("\"{}\" takes {wants}", token.name)))?;
        } else {
            spec.steps.push(step(tokens)?);
        }
    }
    Ok(spec)
}

/// The scenario that a word alone in its step names.
fn scenario(token: &Token) -> Option<&'static Scenario> {
    SCENARIOS.iter().find(|scenario| scenario.name == token.name && token.value.is_none())
}

fn setting(token: &Token) -> Option<(&'static Word, &'static str)> {
    let word = WORDS.iter().find(|word| word.name == token.name)?;
    if let Set::Setting(_, wants) = word.set { Some((word, wants)) } else { None }
}

fn step(tokens: Vec<Token>) -> Result<Step, SpecError> {
    let mut step = Step { target: None, from: 1, repeat: Some(1), repeated: false, fault: Fault::default() };
    let alone = tokens.len() == 1;
    // A failure that goes by its name is how things are, not what happens once.
    let mut by_name = false;
    let column = tokens.first().map_or(1, |token| token.column);
    for (index, mut token) in tokens.into_iter().enumerate() {
        if index == 0 && target(&token, &mut step)? {
            if alone {
                return Err(SpecError::new(
                    token.column,
                    format!("\"{}\" says where, but not what; say for example {0}:529", token.name),
                ));
            }
            continue;
        }
        if let Some(repeat) = take_repeat(&mut token)? {
            if step.repeated {
                return Err(SpecError::new(token.column, "this step already says how often it repeats"));
            }
            step.repeated = true;
            step.repeat = repeat;
        }
        if token.name.is_empty() && token.value.is_none() && step.repeated {
            continue;
        }
        match named::words(&token.name).filter(|_| token.value.is_none()) {
            Some(words) => {
                by_name = true;
                for token in lex::steps(words)?.into_iter().flatten() {
                    word(&mut step.fault, &Token { column, ..token })?;
                }
            }
            None => word(&mut step.fault, &token)?,
        }
    }
    let Fault { chance, after, until, .. } = step.fault;
    if !step.repeated && (by_name || chance.is_some() || after.is_some() || until.is_some()) {
        step.repeat = None;
    }
    possible(&step.fault, column)?;
    Ok(step)
}

/// Refuses words that cannot both be true.
fn possible(fault: &Fault, column: usize) -> Result<(), SpecError> {
    let endless = fault.edits.iter().any(|edit| matches!(edit.kind, EditKind::Pings(_)));
    if endless && fault.framing == Some(Framing::Length) {
        return Err(SpecError::new(
            column,
            "pings never end, so framing=length has no length to announce; use framing=chunked or framing=close",
        ));
    }
    Ok(())
}

/// Whether the first word of a step names the operation it is for, such as `models@2`.
fn target(token: &Token, step: &mut Step) -> Result<bool, SpecError> {
    if token.value.is_some() {
        return Ok(false);
    }
    let (name, from) =
        token.name.split_once('@').map_or((token.name.as_str(), None), |(name, from)| (name, Some(from)));
    let Some(target) = TARGETS.iter().find(|target| **target == name) else {
        return match from {
            Some(_) => Err(SpecError::new(token.column, format!("\"{name}\" is no operation"))
                .near(name, TARGETS.iter().copied())),
            None => Ok(false),
        };
    };
    step.target = (*target != "any").then_some(*target);
    if let Some(from) = from {
        step.from = from.parse().ok().filter(|from| *from > 0).ok_or_else(|| {
            SpecError::new(
                token.column + name.chars().count() + 1,
                format!("\"{from}\" is no request number; the first is 1"),
            )
        })?;
    }
    Ok(true)
}

/// How many requests a step is for; none means all that follow.
type Repeat = Option<u64>;

/// Cuts `xN` or `x*` off the end of a word, where it is not protected by quotes.
fn take_repeat(token: &mut Token) -> Result<Option<Repeat>, SpecError> {
    if token.quoted {
        return Ok(None);
    }
    let place = token.value.as_mut().unwrap_or(&mut token.name);
    let Some(start) = place.rfind('x') else { return Ok(None) };
    let tail = &place[start + 1..];
    let repeat = match tail {
        "*" => None,
        _ if !tail.is_empty() && tail.bytes().all(|byte| byte.is_ascii_digit()) => {
            let count = tail.parse().ok().filter(|count| *count > 0);
            Some(count.ok_or_else(|| SpecError::new(token.column, "a step happens at least once"))?)
        }
        _ => return Ok(None),
    };
    place.truncate(start);
    Ok(Some(repeat))
}

fn word(fault: &mut Fault, token: &Token) -> Result<(), SpecError> {
    if token.name.starts_with(|char: char| char.is_ascii_digit()) {
        return status(fault, token);
    }
    if let Some(name) = token.name.strip_prefix("header.").filter(|name| is_header_name(name)) {
        fault.headers.push((name.to_ascii_lowercase(), token.value.clone().unwrap_or_default()));
        return Ok(());
    }
    let Some(word) = WORDS.iter().find(|word| word.name == token.name) else {
        if let Some(why) = named::never(&token.name) {
            return Err(SpecError::new(token.column, format!("\"{}\" {why}", token.name)));
        }
        let scenarios = SCENARIOS.iter().map(|scenario| scenario.name);
        let known = WORDS
            .iter()
            .map(|word| word.name)
            .chain(TARGETS.iter().copied())
            .chain(scenarios)
            .chain(named::names());
        return Err(
            SpecError::new(token.column, format!("unknown word \"{}\"", token.name)).near(&token.name, known)
        );
    };
    let typed = token.value.as_deref();
    match (typed, &word.set) {
        (None, Set::Flag(set)) => {
            set(fault);
            return Ok(());
        }
        (Some(_), Set::Flag(_)) => {
            return Err(SpecError::new(token.column, format!("\"{}\" takes no value", word.name)));
        }
        (_, Set::Setting(..)) => {
            return Err(SpecError::new(
                token.column,
                format!("\"{}\" is a setting of the whole server; it stands alone between commas", word.name),
            ));
        }
        _ => {}
    }
    let Some(value) = typed.or(word.default) else {
        return Err(SpecError::new(token.column, format!("\"{}\" needs {}", word.name, wanted(&word.set))));
    };
    apply(fault, &word.set, value).ok_or_else(|| {
        SpecError::new(
            token.column,
            format!("\"{}\" needs {}, not \"{value}\"", word.name, wanted(&word.set)),
        )
    })
}

fn apply(fault: &mut Fault, set: &Set, text: &str) -> Option<()> {
    match set {
        Set::Text(set) => set(fault, text.to_owned()),
        Set::Count(set) => set(fault, text.parse().ok()?),
        Set::Size(set) => set(fault, value::size(text)?),
        Set::Time(set) => set(fault, value::duration(text)?),
        Set::Place(set) => set(fault, Point::parse(text)?),
        Set::Chance(set) => set(fault, text.parse().ok().filter(|chance| (0.0..=1.0).contains(chance))?),
        Set::Frame(set) => set(
            fault,
            match text {
                "chunked" => Framing::Chunked,
                "length" => Framing::Length,
                "close" => Framing::Close,
                _ => return None,
            },
        ),
        Set::Flag(_) | Set::Setting(..) => return None,
    }
    Some(())
}

fn wanted(set: &Set) -> &'static str {
    match set {
        Set::Text(_) => "a text (=…)",
        Set::Count(_) => "a count such as 3",
        Set::Size(_) => "a size such as 64MiB",
        Set::Time(_) => "a duration such as 500ms",
        Set::Place(_) => {
            "a place: a number of pieces, a size, upload/SIZE, accept, head, request, reply, headers, message_start, message_delta, message_stop or end"
        }
        Set::Chance(_) => "a probability from 0 to 1, such as 0.1",
        Set::Frame(_) => "chunked, length or close",
        Set::Flag(_) | Set::Setting(..) => "no value",
    }
}

/// `429`, or `429/enforced_spend_limit_reached`.
fn status(fault: &mut Fault, token: &Token) -> Result<(), SpecError> {
    let (number, code) =
        token.name.split_once('/').map_or((token.name.as_str(), None), |(number, code)| (number, Some(code)));
    let status = number.parse().ok().filter(|status| (200..=599).contains(status));
    fault.status = Some(status.ok_or_else(|| {
        SpecError::new(token.column, format!("\"{number}\" is no HTTP status from 200 to 599"))
    })?);
    if token.value.is_some() {
        return Err(SpecError::new(token.column, "a status takes no value; a code is written 429/CODE"));
    }
    if let Some(code) = code {
        if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(SpecError::new(
                token.column + number.len() + 1,
                format!("\"{code}\" is no error code"),
            ));
        }
        fault.code = Some(code.to_owned());
    }
    Ok(())
}

fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::{EndingKind, Page};
    use super::*;

    fn only(text: &str) -> Step {
        let mut steps = spec(text).expect(text).steps;
        assert_eq!(steps.len(), 1, "{text}");
        steps.remove(0)
    }

    fn problem(text: &str) -> String {
        spec(text).expect_err(text).to_string()
    }

    #[test]
    fn the_contract_example_fails_twice() {
        let step = only("529x2");
        assert_eq!((step.target, step.from, step.repeat, step.fault.status), (None, 1, Some(2), Some(529)));
    }

    #[test]
    fn targets_numbers_and_codes() {
        let step = only("models@2:529");
        assert_eq!((step.target, step.from, step.repeat), (Some("models"), 2, Some(1)));
        let step = only("batches.create:429/enforced_spend_limit_reached:x*");
        assert_eq!((step.target, step.repeat), (Some("batches.create"), None));
        assert_eq!(step.fault.code.as_deref(), Some("enforced_spend_limit_reached"));
    }

    #[test]
    fn a_repeat_may_end_any_word_but_not_a_quoted_one() {
        assert_eq!(only("529:retry-after=2x3").repeat, Some(3));
        assert_eq!(only("cut=3x2").fault.ending.map(|ending| ending.point), Some(Point::Pieces(3, false)));
        assert_eq!(only("message='6x9'").repeat, Some(1));
        assert!(problem("529x2:x3").contains("already"));
        assert!(problem("529x0").contains("at least once"));
    }

    #[test]
    fn words_add_up_to_one_fault() {
        let fault = only("502:html:delay=500ms:header.server=cloudflare:no-header=Request-Id").fault;
        assert_eq!((fault.status, fault.page), (Some(502), Some(Page::Html)));
        assert_eq!(fault.delay, Some(Duration::from_millis(500)));
        assert_eq!(fault.headers, [("server".to_owned(), "cloudflare".to_owned())]);
        assert_eq!(fault.without, ["request-id"]);
        let ending = only("lost-reply").fault.ending.expect("ending");
        assert_eq!((ending.kind, ending.point), (EndingKind::Reset, Point::Reply));
    }

    #[test]
    fn settings_stand_alone() {
        let spec = spec("batch-time=200ms,clock=-90s,529,old-models").expect("valid");
        assert_eq!(spec.settings.batch_time, Some(Duration::from_millis(200)));
        assert_eq!(
            (spec.settings.clock_ms, spec.settings.old_models, spec.steps.len()),
            (Some(-90_000), true, 1)
        );
        assert!(problem("529:batch-time=1s").contains("stands alone"));
    }

    #[test]
    fn a_slip_is_answered_with_its_column_and_the_nearest_word() {
        assert_eq!(problem("529,stal=2"), "column 5: unknown word \"stal\"; did you mean \"stall\"?");
        assert_eq!(problem("model@2:529"), "column 1: \"model\" is no operation; did you mean \"models\"?");
        assert_eq!(
            problem("messages"),
            "column 1: \"messages\" says where, but not what; say for example messages:529"
        );
        assert_eq!(problem("delay=soon"), "column 1: \"delay\" needs a duration such as 500ms, not \"soon\"");
        assert_eq!(problem("ok:html=1"), "column 4: \"html\" takes no value");
        assert_eq!(problem("99"), "column 1: \"99\" is no HTTP status from 200 to 599");
        assert_eq!(problem("429/a b"), "column 5: \"a b\" is no error code");
        assert_eq!(
            problem("cut=never"),
            "column 1: \"cut\" needs a place: a number of pieces, a size, upload/SIZE, accept, head, request, reply, headers, message_start, message_delta, message_stop or end, not \"never\""
        );
        assert!(problem("ok,pings=5ms:framing=length").starts_with("column 4: pings never end"));
        assert!(problem("zzzzqq").ends_with("unknown word \"zzzzqq\""));
    }

    #[test]
    fn a_failure_goes_by_its_name() {
        let step = only("overloaded");
        assert_eq!((step.fault.status, step.repeat), (Some(529), None));
        assert_eq!(only("rate-limit:retry-after=1x2").repeat, Some(2));
        let step = only("messages:bad_gateway");
        assert_eq!((step.target, step.fault.page.clone()), (Some("messages"), Some(Page::Html)));
        assert_eq!(only("organization_on_hold").fault.code.as_deref(), Some("organization_on_hold"));
        assert!(problem("ok,tls").starts_with("column 4: \"tls\" happens before HTTP"));
        for name in named::names() {
            assert_eq!(only(name).repeat, None, "{name}");
        }
    }

    #[test]
    fn chance_and_time_hold_until_they_are_over() {
        let step = only("529:chance=0.25:after=2m:until=5m");
        assert_eq!((step.repeat, step.fault.chance), (None, Some(0.25)));
        assert_eq!(step.fault.until, Some(Duration::from_mins(5)));
        assert_eq!(only("529:chance=1:x3").repeat, Some(3));
        assert!(problem("529:chance=2").contains("a probability from 0 to 1"));
    }

    #[test]
    fn a_scenario_is_a_word_and_no_word_is_a_scenario() {
        assert_eq!(spec("ok,recovery").expect("valid").steps.len(), 2);
        let taken = |name: &str| {
            WORDS.iter().any(|word| word.name == name)
                || TARGETS.contains(&name)
                || named::words(name).is_some()
        };
        assert!(SCENARIOS.iter().all(|scenario| !taken(scenario.name)));
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_odd_to_be_refused_in_its_place(text in "[ -~äx*@:,;='\"/.0-9\\n]{0,40}") {
            if let Err(error) = spec(&text) {
                proptest::prop_assert!((1..=text.chars().count() + 1).contains(&error.column), "{error}");
            }
        }
    }

    #[test]
    fn every_word_is_read_with_its_default() {
        for entry in WORDS.iter().filter(|word| word.default.is_some() || matches!(word.set, Set::Flag(_))) {
            spec(entry.name).expect(entry.name);
        }
    }
}
