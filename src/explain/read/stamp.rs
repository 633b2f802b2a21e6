//! What loggers put before a message: times, levels, names of containers.

/// Splits off what a logger puts before a message: a time, a level, a container's name. The blank behind it goes too.
pub(crate) fn split(line: &str) -> (bool, &str) {
    let mut rest = line;
    let mut stamped = false;
    for _ in 0..6 {
        let Some(length) = stamp(rest) else { break };
        stamped = true;
        rest = &rest[length..];
        rest = rest.strip_prefix(' ').unwrap_or(rest);
    }
    (stamped, rest)
}

/// The length of one stamp at the start of a line.
fn stamp(line: &str) -> Option<usize> {
    const LEVELS: [&str; 12] = [
        "ERROR", "WARNING", "WARN", "INFO", "DEBUG", "TRACE", "FATAL", "CRITICAL", "error", "warn", "info",
        "debug",
    ];
    const MONTHS: [&str; 12] =
        ["Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ", "Dec "];
    let bytes = line.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if let Some(inside) = line.strip_prefix('[') {
        let end = inside.find(']')?;
        let content = &inside[..end];
        let plain = content.len() <= 40
            && (content.bytes().any(|byte| byte.is_ascii_digit()) || LEVELS.contains(&content.trim()));
        return plain.then_some(end + 2);
    }
    // 2026-11-20T10:00:01.123Z, 2026-11-20 10:00:01,123, 10:00:01, 1763632801.123
    if digit(0) && digit(1) {
        let end = line.find(' ').unwrap_or(line.len());
        let word = &line[..end];
        let is_time = word.contains([':', '-', '/']) && word.bytes().filter(u8::is_ascii_digit).count() >= 6;
        return is_time.then_some(end);
    }
    if let Some(level) = LEVELS.iter().find(|level| line.starts_with(**level)) {
        let tail = &line[level.len()..];
        return tail
            .starts_with([' ', ':', ']', '\t'])
            .then(|| level.len() + usize::from(tail.starts_with(':')));
    }
    // Nov 20 10:00:01 host process[1]:
    if MONTHS.iter().any(|month| line.starts_with(month)) && line.len() > 15 && line.is_char_boundary(15) {
        return line[..15].bytes().filter(|byte| *byte == b':').count().eq(&2).then_some(15);
    }
    // api-1  | message
    let bar = bytes.windows(3).take(40).position(|three| three == b" | ")?;
    let name = line[..bar].trim_end();
    let is_name = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    is_name.then_some(bar + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_of_many_loggers_come_off() {
        for line in [
            "2026-11-20T10:00:01.123Z ERROR message",
            "2026-11-20 10:00:01,123 ERROR message",
            "[2026-11-20 10:00:01] [error] message",
            "10:00:01 WARN message",
            "Nov 20 10:00:01 message",
            "api-1  | message",
            "ERROR: message",
        ] {
            assert_eq!(split(line), (true, "message"), "{line}");
        }
        for line in ["message", "an ERROR of judgement", "12 eggs", "  at x (y.js:1:1)", ""] {
            assert_eq!(split(line), (false, line));
        }
    }

    #[test]
    fn an_indent_behind_the_stamp_stays() {
        assert_eq!(split("2026-11-20T10:00:01Z     at x"), (true, "    at x"));
    }
}
