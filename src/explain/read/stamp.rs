//! What loggers put before a message: times, levels, names of containers.

/// Splits off what a logger puts before a message: a time, a level, a container's name. The blank behind it goes too.
/// Says how many there were.
pub(crate) fn split(line: &str) -> (usize, &str) {
    split_most(line, MOST)
}

/// More than these never stand before a message.
const MOST: usize = 6;

/// Splits off no more than so many stamps, and says how many there were.
pub(crate) fn split_most(line: &str, most: usize) -> (usize, &str) {
    let mut rest = line;
    for count in 0..most {
        let Some(length) = stamp(rest) else { return (count, rest) };
        rest = &rest[length..];
        rest = rest.strip_prefix(' ').unwrap_or(rest);
    }
    (most, rest)
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
        let plain = content.len() <= 80
            && !content.contains(['"', '\'', ',', '{'])
            && (content.bytes().any(|byte| byte.is_ascii_digit()) || LEVELS.contains(&content.trim()));
        return plain.then_some(end + 2);
    }
    // 01O, 00E+: the stream of a line in GitLab
    if matches!(bytes, [a, b, b'O' | b'E', b' ' | b'+', ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
    {
        return Some(if bytes[3] == b'+' { 4 } else { 3 });
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
        let is_time = line[..15].bytes().filter(|byte| *byte == b':').count() == 2;
        return is_time.then(|| 15 + host(&line[15..]));
    }
    if let Some(length) = process(line) {
        return Some(length);
    }
    // api-1  | message
    let bar = bytes.windows(3).take(40).position(|three| three == b" | ")?;
    let name = line[..bar].trim_end();
    let is_name = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    is_name.then_some(bar + 2)
}

/// The length of a host's name that stands before a process: ` web-3 ` before `app[12]: `.
fn host(line: &str) -> usize {
    let name = line.strip_prefix(' ').and_then(|rest| rest.split_once(' '));
    name.filter(|(_, behind)| process(behind).is_some()).map_or(0, |(host, _)| host.len() + 1)
}

/// The length of a process with its number before a message: `app[12]:`, `app[web.1]:`.
fn process(line: &str) -> Option<usize> {
    let (name, behind) = line.get(..line.len().min(80)).unwrap_or_default().split_once('[')?;
    let (number, _) = behind.split_once("]: ")?;
    let is_name = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/'));
    let is_number = number.len() <= 20
        && number.ends_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    (is_name && is_number && name != "error").then_some(name.len() + number.len() + 3)
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
            "Nov 20 10:00:01 web-3 app[12]: message",
            "2026-11-20T10:00:01.123456+00:00 app[web.1]: message",
            "[pod/worker-6d8f7c9b4-x2x9z/application-container] message",
            "2026-11-20T10:00:01.123456Z 01O message",
        ] {
            assert_eq!(split(line).1, "message", "{line}");
            assert!(split(line).0 > 0, "{line}");
        }
        for line in ["message", "an ERROR of judgement", "12 eggs", "  at x (y.js:1:1)", ""] {
            assert_eq!(split(line), (0, line));
        }
    }

    #[test]
    fn an_indent_behind_the_stamp_stays() {
        assert_eq!(split("2026-11-20T10:00:01Z     at x"), (1, "    at x"));
    }
}
