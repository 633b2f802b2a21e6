//! How a length of time is written: `500ms`, `30s`, `1.5m`, `24h`; a bare number is seconds.
//!
//! Options, environment and configuration file share this one reading.

use std::time::Duration;

/// The longest time that is taken seriously; anything above is a slip of the keyboard.
const LONGEST: Duration = Duration::from_hours(24 * 366);

const HOW: &str = "write it like 500ms, 30s, 5m or 24h (a bare number is seconds)";

/// Reads a length of time; zero is allowed and means "not at all".
///
/// # Errors
/// Says what is wrong and how to write it, without repeating the text.
pub(crate) fn parse(text: &str) -> Result<Duration, String> {
    let text = text.trim();
    let unit_at = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, unit) = text.split_at(unit_at);
    if number.is_empty() {
        let problem =
            if text.is_empty() { "the duration is empty" } else { "a duration starts with a digit" };
        return Err(format!("{problem}; {HOW}"));
    }
    let nanoseconds_per_unit = match unit.trim() {
        "" | "s" => 1e9,
        "ms" => 1e6,
        "m" => 60e9,
        "h" => 3_600e9,
        _ => return Err(format!("unknown unit of time; {HOW}")),
    };
    let amount: f64 = number.parse().map_err(|_| format!("not a number; {HOW}"))?;
    // Rounded in whole nanoseconds, so that 1.1s is exactly that.
    Duration::try_from_secs_f64((amount * nanoseconds_per_unit).round() / 1e9)
        .ok()
        .filter(|duration| *duration <= LONGEST)
        .ok_or_else(|| format!("longer than a year; {HOW}"))
}

/// Reads a length of time that must not be zero, as for a timer.
///
/// # Errors
/// As [`parse`], and for zero.
pub(crate) fn parse_nonzero(text: &str) -> Result<Duration, String> {
    let duration = parse(text)?;
    if duration.is_zero() { Err(format!("must be longer than zero; {HOW}")) } else { Ok(duration) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_decimals_and_bare_seconds_are_read() {
        for (text, milliseconds) in [
            ("500ms", 500),
            ("30s", 30_000),
            ("30", 30_000),
            ("1.5s", 1_500),
            ("1.1", 1_100),
            ("5m", 300_000),
            ("24h", 86_400_000),
            (" 2 s ", 2_000),
            ("0", 0),
        ] {
            assert_eq!(parse(text), Ok(Duration::from_millis(milliseconds)), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_an_example() {
        for text in [
            "",
            " ",
            "-5s",
            "+5",
            "soon",
            "5 days",
            "5x",
            "1h30m",
            "1.2.3",
            ".",
            "1e3",
            "nan",
            "inf",
            "9999999999h",
        ] {
            let message = parse(text).expect_err(text);
            assert!(message.contains("500ms"), "{text}: {message}");
        }
    }

    #[test]
    fn a_timer_cannot_be_zero() {
        assert!(parse_nonzero("0ms").is_err());
        assert_eq!(parse_nonzero("1ms"), Ok(Duration::from_millis(1)));
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_odd(text in "[0-9.]{0,400}[a-z ]{0,3}|.*") {
            let _ = parse(&text);
        }
    }
}
