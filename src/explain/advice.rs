//! What follows from the values read out: what fits, how long is left, which model is meant; and the fixes that use it.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::api::models::{self, Known};
use crate::error::{Fix, ValueName, Values};
use crate::text::json::Path;

/// Adds what follows from `values` and the message at the moment `now`, where that is known.
pub(crate) fn derive(values: &mut Values, message: Option<&str>, now: Option<Timestamp>) {
    for (name, value) in values.iter_mut() {
        if NUMBERS.contains(&name) {
            value.retain(|c| c.is_ascii_digit());
        }
    }
    if let Some(path) = message.and_then(Path::in_message) {
        values.put(ValueName::PATH, path.to_string());
    }
    sums(values);
    times(values, now);
    model(values);
}

/// Names whose values are numbers; separators of thousands are taken out.
const NUMBERS: [&str; 13] = [
    "used",
    "max",
    "input",
    "asked",
    "window",
    "limit",
    "bytes",
    "count",
    "budget",
    "pages",
    "pixels",
    "total",
    "affordable",
];

/// What is asked for is this much less than what can be paid for, in percent: prices are estimates until the answer is
/// there.
const BELOW_AFFORDABLE: u64 = 10;

fn sums(values: &mut Values) {
    let number = |values: &Values, name| values.get(name).and_then(|value| value.parse::<u64>().ok());
    if let (Some(used), Some(max)) = (number(values, ValueName::USED), number(values, ValueName::MAX))
        && let Some(over) = used.checked_sub(max).filter(|over| *over > 0)
    {
        values.put(ValueName::OVER, over.to_string());
        // A prompt shrinks by the share that is too much, rounded up.
        values.put(ValueName::OVER_PERCENT, (over * 100).div_ceil(used).to_string());
    }
    if let Some(affordable) = number(values, ValueName::AFFORDABLE) {
        values.put(ValueName::FITS, (affordable - affordable * BELOW_AFFORDABLE / 100).to_string());
    }
    if let (Some(input), Some(window)) = (number(values, ValueName::INPUT), number(values, ValueName::WINDOW))
    {
        match window.checked_sub(input).filter(|fits| *fits > 0) {
            Some(fits) => values.put(ValueName::FITS, fits.to_string()),
            None => values.put(ValueName::OVER, (input - window).to_string()),
        }
    }
}

fn times(values: &mut Values, now: Option<Timestamp>) {
    let Some(moment) = values.get(ValueName::ACCESS_RETURNS).and_then(moment) else { return };
    values.set(ValueName::ACCESS_RETURNS, moment.strftime("%Y-%m-%d %H:%M UTC").to_string());
    if let Some(now) = now {
        let seconds = moment.duration_since(now).as_secs();
        values.put(
            ValueName::TIME_LEFT,
            if seconds <= 0 { "0 minutes".to_owned() } else { time_left(seconds) },
        );
    }
}

/// `2025-06-01`, `2025-06-01 at 00:00 UTC` or RFC 3339; a day alone means its beginning in UTC.
fn moment(text: &str) -> Option<Timestamp> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(moment);
    }
    let (day, rest) = day(text)?;
    let clock = rest.trim_start_matches([' ', 'a', 't', 'T']);
    let (hour, minute) = clock.get(..5).and_then(|clock| clock.split_once(':')).unwrap_or(("0", "0"));
    let at = day.at(hour.parse().ok()?, minute.parse().ok()?, 0, 0);
    at.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// The day a text begins with, in figures or in words, and what stands behind it.
fn day(text: &str) -> Option<(Date, &str)> {
    if let Some(day) = text.get(..10).and_then(|figures| figures.parse().ok()) {
        return Some((day, &text[10..]));
    }
    let (month, rest) = text.split_once(' ')?;
    let (day, rest) = rest.split_once(", ")?;
    let (year, rest) = rest.split_at_checked(4)?;
    let date = Date::strptime("%b %d %Y", format!("{} {day} {year}", month.get(..3)?)).ok()?;
    Some((date, rest))
}

/// The two largest units, as people say it.
fn time_left(seconds: i64) -> String {
    let minutes = (seconds + 59) / 60;
    let (days, hours, minutes) = (minutes / (24 * 60), minutes / 60 % 24, minutes % 60);
    let unit = |count: i64, name: &str| format!("{count} {name}{}", if count == 1 { "" } else { "s" });
    let parts = match (days, hours) {
        (0, 0) => vec![unit(minutes, "minute")],
        (0, _) => vec![unit(hours, "hour"), unit(minutes, "minute")],
        _ => vec![unit(days, "day"), unit(hours, "hour")],
    };
    let shown: Vec<String> = parts.into_iter().filter(|part| !part.starts_with("0 ")).collect();
    shown.join(" ")
}

/// What the table of models says about the one that is meant.
fn model(values: &mut Values) {
    let Some(model) = values.get(ValueName::MODEL).map(|model| model.trim_matches('`').to_owned()) else {
        return;
    };
    match models::find(&model) {
        Known::Retired(retired) => {
            if let Some(day) = retired.on {
                values.put(ValueName::RETIRED, day);
            }
            values.put(ValueName::NEAREST_MODEL, retired.replacement);
        }
        Known::Model(known) => {
            let most = known.max_output;
            let had = values.get(ValueName::MAX_TOKENS).and_then(|had| had.parse::<u64>().ok());
            if had.is_none_or(|had| had < most) {
                values.put(ValueName::MORE, most.to_string());
            }
        }
        Known::Unknown => {}
    }
    if let Some(nearest) = models::nearest_known(&model).filter(|near| *near != model) {
        values.put(ValueName::NEAREST_MODEL, nearest);
    }
}

/// The fixes of an entry with the values filled in. A fix whose values are unknown falls back to its other wording,
/// and is left out when it has none.
pub(crate) fn fixes(templates: &[&str], values: &Values) -> Vec<Fix> {
    templates
        .iter()
        .filter_map(|template| template.split(" || ").find_map(|wording| fill(wording, values)))
        .map(Fix::from)
        .collect()
}

fn fill(wording: &str, values: &Values) -> Option<String> {
    let mut out = String::with_capacity(wording.len());
    let mut rest = wording;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        let end = inside.find(|c: char| !(c.is_ascii_lowercase() || c == '_')).unwrap_or(inside.len());
        if end > 0 && inside[end..].starts_with('}') {
            out.push_str(values.named(&inside[..end])?);
            rest = &inside[end + 1..];
        } else {
            out.push('{');
            rest = inside;
        }
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derived(pairs: &[(&'static str, &str)], now: Option<&str>) -> Values {
        let mut values: Values = pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        derive(&mut values, None, now.map(|now| now.parse().expect("a moment")));
        values
    }

    #[test]
    fn what_fits_is_worked_out() {
        let values = derived(&[("used", "208,310"), ("max", "200000")], None);
        assert_eq!(
            (values.get(ValueName::OVER), values.get(ValueName::OVER_PERCENT)),
            (Some("8310"), Some("4"))
        );
        let values = derived(&[("input", "178959"), ("window", "200000")], None);
        assert_eq!(values.get(ValueName::FITS), Some("21041"));
    }

    #[test]
    fn the_time_left_has_two_units() {
        for (now, left) in [
            ("2026-11-20T06:00:00Z", "10 days 18 hours"),
            ("2026-11-30T23:00:00Z", "1 hour"),
            ("2026-11-30T23:59:30Z", "1 minute"),
            ("2027-01-01T00:00:00Z", "0 minutes"),
        ] {
            let values = derived(&[("access_returns", "2026-12-01 at 00:00 UTC")], Some(now));
            assert_eq!(values.get(ValueName::TIME_LEFT), Some(left));
            assert_eq!(values.get(ValueName::ACCESS_RETURNS), Some("2026-12-01 00:00 UTC"));
        }
        for words in ["December 1, 2026 at 00:00 UTC", "Dec 1, 2026", "2026-12-01T00:00:00Z"] {
            let values = derived(&[("access_returns", words)], None);
            assert_eq!(values.get(ValueName::ACCESS_RETURNS), Some("2026-12-01 00:00 UTC"), "{words}");
        }
        assert_eq!(derived(&[("access_returns", "2026-12-01")], None).get(ValueName::TIME_LEFT), None);
    }

    #[test]
    fn fixes_use_what_is_known_and_fall_back() {
        let values = Values::from_iter([("max", "7".to_owned())]);
        let templates = ["--max-tokens {max}", "{a} || plain {\"type\":\"x\"}", "only {b}"];
        let fixes: Vec<String> = fixes(&templates, &values).iter().map(ToString::to_string).collect();
        assert_eq!(fixes, ["--max-tokens 7", "plain {\"type\":\"x\"}"]);
    }
}
