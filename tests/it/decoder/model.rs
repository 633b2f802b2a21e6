//! The same decoder in the simplest way there is: byte by byte, everything copied. The quick one is compared with it.

use claudectl::for_tests::Problem;

/// Small, so that the limit is met often.
pub(super) const CAP: usize = 512;

/// Name and data.
pub(crate) type Event = (String, String);

#[derive(Default)]
struct Held {
    line: Vec<u8>,
    name: Vec<u8>,
    data: Option<Vec<u8>>,
}

/// All events of a stream, up to the first that cannot be decoded.
pub(super) fn decode(stream: &[u8]) -> (Vec<Event>, Option<Problem>) {
    decode_within(stream, CAP)
}

/// As [`decode`], with another limit to what may be held.
pub(crate) fn decode_within(stream: &[u8], cap: usize) -> (Vec<Event>, Option<Problem>) {
    let mut events = Vec::new();
    let mut held = Held::default();
    let mut first = true;
    let mut last = 0;
    for &byte in stream {
        let second_half = last == b'\r' && byte == b'\n';
        last = byte;
        if second_half {
            continue;
        }
        if byte != b'\n' && byte != b'\r' {
            let data = held.data.as_ref().map_or(0, Vec::len);
            if held.line.len() + held.name.len() + data + 1 > cap {
                return (events, Some(Problem::TooLarge(cap)));
            }
            held.line.push(byte);
            continue;
        }
        let mut line = std::mem::take(&mut held.line);
        if std::mem::take(&mut first) && line.starts_with(b"\xEF\xBB\xBF") {
            line.drain(..3);
        }
        let done = if line.is_empty() { dispatch(&mut held) } else { field(&line, &mut held).map(|()| None) };
        match done {
            Ok(event) => events.extend(event),
            Err(problem) => return (events, Some(problem)),
        }
    }
    (events, None)
}

fn field(line: &[u8], held: &mut Held) -> Result<(), Problem> {
    let (name, value) = match line.iter().position(|&byte| byte == b':') {
        Some(colon) => (&line[..colon], &line[colon + 1..]),
        None => (line, &line[..0]),
    };
    let value = value.strip_prefix(b" ").unwrap_or(value);
    match name {
        b"event" => held.name = value.to_vec(),
        b"data" => match &mut held.data {
            Some(data) => {
                data.push(b'\n');
                data.extend_from_slice(value);
            }
            None => held.data = Some(value.to_vec()),
        },
        b"" | b"id" | b"retry" => {}
        name => {
            let is_word = name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte));
            let near = [&b"event"[..], b"data", b"id", b"retry"].iter().any(|known| one_edit(known, name));
            if !is_word || near || matches!(value.first(), Some(b'{' | b'[')) {
                let line = String::from_utf8_lossy(&line[..line.len().min(320)]).into_owned();
                return Err(Problem::Line(line.chars().take(80).collect()));
            }
        }
    }
    Ok(())
}

/// Whether one letter changed, added or left out makes one of the other.
pub(crate) fn one_edit(known: &[u8], name: &[u8]) -> bool {
    let same = known.iter().zip(name).take_while(|(a, b)| a == b).count();
    let (known, name) = (&known[same..], &name[same..]);
    match (known, name) {
        ([_, known @ ..], [_, name @ ..]) if known == name => true,
        ([_, known @ ..], name) if known == name => true,
        (known, [_, name @ ..]) => known == name,
        _ => false,
    }
}

fn dispatch(held: &mut Held) -> Result<Option<Event>, Problem> {
    let Held { name, data, .. } = std::mem::take(held);
    if data.is_none() && name.is_empty() {
        return Ok(None);
    }
    let text = |bytes| String::from_utf8(bytes).map_err(|_| Problem::NotUtf8);
    Ok(Some((text(name)?, text(data.unwrap_or_default())?)))
}
