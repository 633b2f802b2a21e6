//! Puts one question to one resolver: UDP twice, then TCP when the answer does not fit a datagram.

use std::hash::{BuildHasher, RandomState};
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::timeout;

use super::wire::{self, Answer, Kind, Reply};
use crate::text::error_text;

/// How long one datagram is waited for; resolvers answer from afar within a second.
const PATIENCE: Duration = Duration::from_millis(1_500);
/// A datagram may get lost once.
const TRIES: u32 = 2;
/// The largest answer without EDNS is 512 bytes; some send more all the same.
const DATAGRAM: usize = 4_096;

/// Asks `server` for the addresses of `host`.
pub(crate) async fn ask(server: SocketAddr, host: &str, kind: Kind) -> Answer {
    let Some(question) = wire::question(random(), host, kind) else { return Answer::Garbled };
    let mut last = Answer::Silent;
    for _ in 0..TRIES {
        match timeout(PATIENCE, udp(server, &question, kind)).await {
            Ok(Ok(Reply::Answer(answer))) => return answer,
            Ok(Ok(Reply::Truncated)) => return by_tcp(server, &question, kind).await,
            Ok(Ok(Reply::Foreign)) | Err(_) => {}
            Ok(Err(error)) => last = Answer::Unreachable(error_text(&error)),
        }
    }
    last
}

async fn udp(server: SocketAddr, question: &[u8], kind: Kind) -> io::Result<Reply> {
    let any: SocketAddr = match server {
        SocketAddr::V4(_) => (Ipv4Addr::UNSPECIFIED, 0).into(),
        SocketAddr::V6(_) => (Ipv6Addr::UNSPECIFIED, 0).into(),
    };
    let socket = UdpSocket::bind(any).await?;
    socket.connect(server).await?;
    socket.send(question).await?;
    let mut bytes = vec![0; DATAGRAM];
    loop {
        let length = socket.recv(&mut bytes).await?;
        match wire::read(&bytes[..length], question, kind) {
            Reply::Foreign => {}
            reply => return Ok(reply),
        }
    }
}

async fn by_tcp(server: SocketAddr, question: &[u8], kind: Kind) -> Answer {
    match timeout(2 * PATIENCE, tcp(server, question, kind)).await {
        Ok(Ok(Reply::Answer(answer))) => answer,
        Ok(Ok(_)) => Answer::Garbled,
        Ok(Err(error)) => Answer::Unreachable(format!("over TCP: {}", error_text(&error))),
        Err(_) => Answer::Silent,
    }
}

async fn tcp(server: SocketAddr, question: &[u8], kind: Kind) -> io::Result<Reply> {
    let mut stream = TcpStream::connect(server).await?;
    let length = u16::try_from(question.len()).map_err(io::Error::other)?;
    stream.write_all(&[&length.to_be_bytes(), question].concat()).await?;
    let length = usize::from(stream.read_u16().await?);
    let mut bytes = vec![0; length];
    stream.read_exact(&mut bytes).await?;
    Ok(wire::read(&bytes, question, kind))
}

/// A question number that nobody can guess, from the hasher the standard library seeds at random.
fn random() -> u16 {
    u16::try_from(RandomState::new().hash_one(0u8) & 0xffff).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn resolver(answer: impl Fn(&[u8], bool) -> Vec<u8> + Send + 'static) -> SocketAddr {
        let tcp = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = tcp.local_addr().expect("bound");
        let udp = UdpSocket::bind(address).await.expect("the same port");
        tokio::spawn(async move {
            let mut bytes = vec![0; 512];
            let (length, from) = udp.recv_from(&mut bytes).await.expect("asked");
            let reply = answer(&bytes[..length], false);
            udp.send_to(&reply, from).await.expect("sent");
            let (mut stream, _) = tcp.accept().await.expect("asked again");
            let length = usize::from(stream.read_u16().await.expect("length"));
            let mut bytes = vec![0; length];
            stream.read_exact(&mut bytes).await.expect("question");
            let reply = answer(&bytes, true);
            let length = u16::try_from(reply.len()).expect("short");
            stream.write_all(&[&length.to_be_bytes()[..], &reply].concat()).await.expect("sent");
        });
        address
    }

    fn reply(question: &[u8], truncated: bool) -> Vec<u8> {
        let mut bytes = question.to_vec();
        bytes[2] |= if truncated { 0x82 } else { 0x80 };
        if !truncated {
            bytes[7] = 1;
            bytes.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, 192, 0, 2, 7]);
        }
        bytes
    }

    #[tokio::test]
    async fn an_answer_that_does_not_fit_is_fetched_over_tcp() {
        let server = resolver(|question, by_tcp| reply(question, !by_tcp)).await;
        let wanted = Answer::Addresses(vec!["192.0.2.7".parse().expect("literal")]);
        assert_eq!(ask(server, "x.test", Kind::A).await, wanted);
    }

    #[tokio::test]
    async fn a_port_where_nothing_listens_is_no_silence() {
        let socket = UdpSocket::bind("127.0.0.1:0").await.expect("a port");
        let address = socket.local_addr().expect("bound");
        drop(socket);
        assert!(matches!(ask(address, "x.test", Kind::A).await, Answer::Unreachable(_)));
    }
}
