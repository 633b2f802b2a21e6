//! The two kinds of numbers with units that a spec knows: durations and sizes.

use std::time::Duration;

/// Reads `500ms`, `30s`, `5m`, `24h`; a bare number is seconds, as everywhere in claudectl.
pub(super) fn duration(text: &str) -> Option<Duration> {
    let unit = text.find(|char: char| !char.is_ascii_digit() && char != '.').unwrap_or(text.len());
    let factor = match &text[unit..] {
        "us" => 1e-6,
        "ms" => 1e-3,
        "" | "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        _ => return None,
    };
    let number: f64 = text[..unit].parse().ok()?;
    Duration::try_from_secs_f64(number * factor).ok()
}

/// Reads `120B`, `1kB`, `1MB`, `64MiB`, `1GiB`; a bare number is bytes.
pub(super) fn size(text: &str) -> Option<u64> {
    let unit = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    let factor: u64 = match &text[unit..] {
        "" | "B" => 1,
        "kB" | "KB" => 1000,
        "KiB" => 1 << 10,
        "MB" => 1_000_000,
        "MiB" => 1 << 20,
        "GB" => 1_000_000_000,
        "GiB" => 1 << 30,
        _ => return None,
    };
    text[..unit].parse::<u64>().ok()?.checked_mul(factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_carry_their_unit() {
        assert_eq!(duration("500ms"), Some(Duration::from_millis(500)));
        assert_eq!(duration("2"), Some(Duration::from_secs(2)));
        assert_eq!(duration("1.5s"), Some(Duration::from_millis(1500)));
        assert_eq!(duration("24h"), Some(Duration::from_hours(24)));
        for bad in ["", "s", "5 s", "-1s", "1d", "1.2.3s", "99999999999999999999999h"] {
            assert_eq!(duration(bad), None, "{bad}");
        }
    }

    #[test]
    fn sizes_carry_their_unit() {
        assert_eq!(size("64MiB"), Some(64 << 20));
        assert_eq!(size("7"), Some(7));
        for bad in ["", "B", "1.5MB", "-1", "1TB", "99999999999GiB"] {
            assert_eq!(size(bad), None, "{bad}");
        }
    }
}
