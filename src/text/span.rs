//! Lengths of time in words short enough for a line: `350ms`, `2.1s`, `2m51s`, `3h05m`, `3d12h`.

use std::time::Duration;

/// `time` for people, rounded to what they can use.
#[must_use]
pub(crate) fn span(time: Duration) -> String {
    let millis = time.as_millis();
    let tenths = (millis + 50) / 100;
    let seconds = (millis + 500) / 1000;
    if millis < 1_000 {
        format!("{millis}ms")
    } else if tenths < 600 && tenths.is_multiple_of(10) {
        format!("{}s", tenths / 10)
    } else if tenths < 600 {
        format!("{}.{}s", tenths / 10, tenths % 10)
    } else if seconds < 3_600 && seconds.is_multiple_of(60) {
        format!("{}m", seconds / 60)
    } else if seconds < 3_600 {
        format!("{}m{:02}s", seconds / 60, seconds % 60)
    } else if seconds < 86_400 {
        format!("{}h{:02}m", seconds / 3_600, seconds % 3_600 / 60)
    } else {
        format!("{}d{:02}h", seconds / 86_400, seconds % 86_400 / 3_600)
    }
}

#[cfg(test)]
mod tests {
    use super::span;
    use std::time::Duration;

    #[test]
    fn spans_are_short_and_rounded() {
        for (millis, text) in [
            (0, "0ms"),
            (350, "350ms"),
            (1_000, "1s"),
            (2_149, "2.1s"),
            (9_960, "10s"),
            (59_940, "59.9s"),
            (59_960, "1m"),
            (60_000, "1m"),
            (171_000, "2m51s"),
            (11_100_000, "3h05m"),
            (302_539_000, "3d12h"),
        ] {
            assert_eq!(span(Duration::from_millis(millis)), text);
        }
    }
}
