//! The opening of a SOCKS5 connection (RFC 1928, 1929), spoken by hand to learn which step is refused.

use std::io::{self, Read, Write};
use std::net::IpAddr;

/// What a SOCKS proxy refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It takes none of the logins we have.
    Login,
    /// It did not accept user and password.
    Password,
    /// It did not connect; the reply code.
    Connect(u8),
    /// It does not speak SOCKS5.
    Talk,
}

impl Refused {
    /// What the reply code means.
    #[must_use]
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Login => "wants a login that was not given, or of another kind".into(),
            Self::Password => "rejected the user name or password".into(),
            Self::Talk => "does not answer in SOCKS5".into(),
            Self::Connect(code) => match code {
                1 => "failed without saying why",
                2 => "does not allow it by its rules",
                3 => "has no network there",
                4 => "cannot reach the host or does not know its name",
                5 => "was refused by the host",
                6 => "timed out",
                7 | 8 => "does not know how to",
                _ => "refused",
            }
            .into(),
        }
    }
}

/// The host to connect to: a name for the proxy to resolve, or an address.
#[derive(Clone, Debug)]
pub(super) enum Host {
    /// The proxy resolves it.
    Name(String),
    /// Already resolved here.
    Address(IpAddr),
}

/// Opens a connection through the proxy at the other end of `stream`.
///
/// # Errors
/// The system's, when the stream breaks.
pub(super) fn open(
    stream: &mut (impl Read + Write + ?Sized),
    login: Option<&(String, String)>,
    host: &Host,
    port: u16,
) -> io::Result<Result<(), Refused>> {
    let methods: &[u8] = if login.is_some() { &[5, 2, 0, 2] } else { &[5, 1, 0] };
    stream.write_all(methods)?;
    let mut two = [0; 2];
    stream.read_exact(&mut two)?;
    match (two, login) {
        ([5, 0], _) => {}
        ([5, 2], Some((user, password))) => {
            stream.write_all(&credentials(user, password))?;
            stream.read_exact(&mut two)?;
            if two[1] != 0 {
                return Ok(Err(Refused::Password));
            }
        }
        ([5, _], _) => return Ok(Err(Refused::Login)),
        _ => return Ok(Err(Refused::Talk)),
    }
    stream.write_all(&connect(host, port))?;
    let mut head = [0; 4];
    stream.read_exact(&mut head)?;
    if head[0] != 5 {
        return Ok(Err(Refused::Talk));
    }
    if head[1] != 0 {
        return Ok(Err(Refused::Connect(head[1])));
    }
    let rest = match head[3] {
        1 => 4,
        4 => 16,
        _ => {
            let mut length = [0];
            stream.read_exact(&mut length)?;
            usize::from(length[0])
        }
    };
    stream.read_exact(&mut vec![0; rest + 2])?;
    Ok(Ok(()))
}

fn credentials(user: &str, password: &str) -> Vec<u8> {
    let mut bytes = vec![1];
    for part in [user, password] {
        bytes.extend(short(part));
    }
    bytes
}

fn connect(host: &Host, port: u16) -> Vec<u8> {
    let mut bytes = vec![5, 1, 0];
    match host {
        Host::Name(name) => {
            bytes.push(3);
            bytes.extend(short(name));
        }
        Host::Address(IpAddr::V4(four)) => {
            bytes.push(1);
            bytes.extend(four.octets());
        }
        Host::Address(IpAddr::V6(six)) => {
            bytes.push(4);
            bytes.extend(six.octets());
        }
    }
    bytes.extend(port.to_be_bytes());
    bytes
}

/// A text behind its length in one byte; what does not fit is cut, and the proxy will refuse it.
fn short(text: &str) -> Vec<u8> {
    let text = &text.as_bytes()[..text.len().min(255)];
    let mut bytes = vec![u8::try_from(text.len()).unwrap_or(255)];
    bytes.extend(text);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Script {
        answers: io::Cursor<Vec<u8>>,
        said: Vec<u8>,
    }

    impl Read for Script {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            self.answers.read(into)
        }
    }

    impl Write for Script {
        fn write(&mut self, from: &[u8]) -> io::Result<usize> {
            self.said.extend(from);
            Ok(from.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn talk(answers: &[u8], login: Option<(&str, &str)>) -> (io::Result<Result<(), Refused>>, Vec<u8>) {
        let mut script = Script { answers: io::Cursor::new(answers.to_vec()), said: Vec::new() };
        let login = login.map(|(user, password)| (user.to_owned(), password.to_owned()));
        let ended = open(&mut script, login.as_ref(), &Host::Name("a.test".into()), 443);
        (ended, script.said)
    }

    #[test]
    fn a_connection_is_opened_by_name() {
        let (ended, said) = talk(&[5, 0, 5, 0, 0, 1, 0, 0, 0, 0, 0, 0], None);
        assert_eq!(ended.expect("whole"), Ok(()));
        assert_eq!(said, [&[5, 1, 0, 5, 1, 0, 3, 6][..], b"a.test", &[1, 187]].concat());
    }

    #[test]
    fn refusals_are_told_apart() {
        assert_eq!(talk(&[5, 0xff], None).0.expect("whole"), Err(Refused::Login));
        assert_eq!(talk(&[5, 2, 1, 1], Some(("u", "p"))).0.expect("whole"), Err(Refused::Password));
        assert_eq!(talk(&[5, 0, 5, 4, 0, 1], None).0.expect("whole"), Err(Refused::Connect(4)));
        assert_eq!(talk(b"HTTP/1.1", None).0.expect("whole"), Err(Refused::Talk));
        assert!(talk(&[5], None).0.is_err());
    }
}
