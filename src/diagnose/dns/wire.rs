//! The bytes of one DNS question and its answer (RFC 1035): enough to tell the answers apart that call for different advice.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Which addresses are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// IPv4.
    A,
    /// IPv6.
    Aaaa,
}

impl Kind {
    fn code(self) -> u16 {
        match self {
            Self::A => 1,
            Self::Aaaa => 28,
        }
    }

    /// As it is written in zone files.
    #[must_use]
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::Aaaa => "AAAA",
        }
    }
}

/// What one resolver said, or did not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Addresses of the wanted kind.
    Addresses(Vec<IpAddr>),
    /// The name exists but has no address of this kind.
    NoData,
    /// The name does not exist.
    NxDomain,
    /// The resolver failed to find out.
    ServFail,
    /// The resolver does not want to answer.
    Refused,
    /// Another response code.
    Code(u8),
    /// What came back is no answer to the question.
    Garbled,
    /// Nothing came back.
    Silent,
    /// The resolver cannot be reached; the system's words.
    Unreachable(String),
}

impl Answer {
    /// A few words for people.
    #[must_use]
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Addresses(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            Self::NoData => "no such record".into(),
            Self::NxDomain => "NXDOMAIN".into(),
            Self::ServFail => "SERVFAIL".into(),
            Self::Refused => "REFUSED".into(),
            Self::Code(code) => format!("response code {code}"),
            Self::Garbled => "an answer that cannot be read".into(),
            Self::Silent => "no answer".into(),
            Self::Unreachable(why) => format!("not reachable: {why}"),
        }
    }
}

/// What a datagram turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// An answer to our question.
    Answer(Answer),
    /// It did not fit; the question has to be put again over TCP.
    Truncated,
    /// It answers another question: not ours, so wait on.
    Foreign,
}

/// A question with recursion desired; `None` for a name that DNS cannot carry.
#[must_use]
pub(super) fn question(id: u16, host: &str, kind: Kind) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(64);
    bytes.extend(id.to_be_bytes());
    bytes.extend([0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0]);
    for label in host.trim_end_matches('.').split('.') {
        let length = u8::try_from(label.len()).ok().filter(|length| (1..=63).contains(length))?;
        bytes.push(length);
        bytes.extend(label.as_bytes());
    }
    bytes.push(0);
    (bytes.len() <= 12 + 255).then_some(())?;
    bytes.extend(kind.code().to_be_bytes());
    bytes.extend([0, 1]);
    Some(bytes)
}

/// Reads what came back to `asked`.
#[must_use]
pub(super) fn read(bytes: &[u8], asked: &[u8], kind: Kind) -> Reply {
    let own = bytes.len() >= 12 && bytes[..2] == asked[..2] && bytes[2] & 0x80 != 0;
    if !own {
        return Reply::Foreign;
    }
    if bytes[2] & 0x02 != 0 {
        return Reply::Truncated;
    }
    Reply::Answer(match bytes[3] & 0x0f {
        0 => addresses(bytes, kind).unwrap_or(Answer::Garbled),
        2 => Answer::ServFail,
        3 => Answer::NxDomain,
        5 => Answer::Refused,
        code => Answer::Code(code),
    })
}

/// The addresses of the answer section; `None` when it cannot be read.
fn addresses(bytes: &[u8], kind: Kind) -> Option<Answer> {
    let questions = number(bytes, 4)?;
    let answers = number(bytes, 6)?;
    let mut at = 12;
    for _ in 0..questions {
        at = after_name(bytes, at)? + 4;
    }
    let mut found = Vec::new();
    for _ in 0..answers {
        at = after_name(bytes, at)?;
        let record = number(bytes, at)?;
        let length = usize::from(number(bytes, at + 8)?);
        let data = bytes.get(at + 10..at + 10 + length)?;
        if record == kind.code() {
            found.push(address(data)?);
        }
        at += 10 + length;
    }
    Some(if found.is_empty() { Answer::NoData } else { Answer::Addresses(found) })
}

fn address(data: &[u8]) -> Option<IpAddr> {
    if let Ok(four) = <[u8; 4]>::try_from(data) {
        return Some(Ipv4Addr::from(four).into());
    }
    <[u8; 16]>::try_from(data).ok().map(|sixteen| Ipv6Addr::from(sixteen).into())
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes([two[0], two[1]]))
}

/// Where a name ends; a pointer ends it, so pointers never have to be followed.
fn after_name(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = *bytes.get(at)?;
        match length & 0xc0 {
            0xc0 => return Some(at + 2),
            0 if length == 0 => return Some(at + 1),
            0 => at += 1 + usize::from(length),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn asked() -> Vec<u8> {
        question(0x1234, "api.anthropic.com", Kind::A).expect("a name")
    }

    /// An answer to `asked` with the given flags and raw records.
    fn reply(flags: [u8; 2], records: &[&[u8]]) -> Vec<u8> {
        let asked = asked();
        let mut bytes = asked[..2].to_vec();
        bytes.extend(flags);
        bytes.extend([0, 1, 0, u8::try_from(records.len()).expect("few"), 0, 0, 0, 0]);
        bytes.extend(&asked[12..]);
        bytes.extend(records.concat());
        bytes
    }

    const A: &[u8] = &[0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 160, 79, 104, 10];
    const CNAME: &[u8] = &[0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, 3, 1, b'x', 0];

    #[test]
    fn a_question_is_what_the_standard_says() {
        assert_eq!(
            question(1, "a.bc", Kind::Aaaa).expect("a name"),
            [0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, b'a', 2, b'b', b'c', 0, 0, 28, 0, 1]
        );
        assert_eq!(question(1, "a..b", Kind::A), None);
        assert_eq!(question(1, &"x".repeat(64), Kind::A), None);
        assert_eq!(question(1, &"abc.".repeat(70), Kind::A), None);
    }

    #[test]
    fn addresses_are_found_behind_an_alias() {
        let bytes = reply([0x81, 0x80], &[CNAME, A]);
        let wanted = Answer::Addresses(vec!["160.79.104.10".parse().expect("literal")]);
        assert_eq!(read(&bytes, &asked(), Kind::A), Reply::Answer(wanted));
        assert_eq!(read(&bytes, &asked(), Kind::Aaaa), Reply::Answer(Answer::NoData));
    }

    #[test]
    fn response_codes_are_told_apart() {
        for (code, answer) in
            [(2, Answer::ServFail), (3, Answer::NxDomain), (5, Answer::Refused), (4, Answer::Code(4))]
        {
            assert_eq!(read(&reply([0x81, 0x80 | code], &[]), &asked(), Kind::A), Reply::Answer(answer));
        }
        assert_eq!(read(&reply([0x83, 0x80], &[]), &asked(), Kind::A), Reply::Truncated);
    }

    #[test]
    fn other_peoples_datagrams_are_no_answer() {
        let mut other = reply([0x81, 0x80], &[A]);
        other[0] = 0;
        assert_eq!(read(&other, &asked(), Kind::A), Reply::Foreign);
        assert_eq!(read(&asked(), &asked(), Kind::A), Reply::Foreign, "our own question, reflected");
        assert_eq!(read(b"", &asked(), Kind::A), Reply::Foreign);
    }

    proptest! {
        #[test]
        fn no_datagram_does_harm(rest in proptest::collection::vec(any::<u8>(), 0..80), cut in 0usize..60) {
            let mut bytes = reply([0x81, 0x80], &[CNAME, A]);
            bytes.truncate(cut);
            bytes.extend(rest);
            let _ = read(&bytes, &asked(), Kind::A);
        }
    }
}
