//! A server that costs next to nothing, so that what is measured is the client: answers are made of one block of bytes
//! that is prepared before anybody asks, and are written in large pieces.
//!
//! `cargo run --release --example serve` prints its base URL; `/CASE/…` of a request's path says which answer it gets.

mod stream;

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

/// An answer: what comes once, then one block again and again, then what comes last.
pub(crate) struct Answer {
    pub(crate) content_type: &'static str,
    pub(crate) head: Vec<u8>,
    pub(crate) block: Vec<u8>,
    pub(crate) times: usize,
    pub(crate) tail: Vec<u8>,
}

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    writeln!(io::stdout(), "http://{}", listener.local_addr()?)?;
    for connection in listener.incoming() {
        let connection = connection?;
        std::thread::spawn(move || serve(connection));
    }
    Ok(())
}

/// Answers one request and closes, or with `/kept/N` as long as somebody asks.
fn serve(mut connection: TcpStream) -> io::Result<()> {
    let path = read_request(&connection)?;
    if let Some(count) = path.strip_prefix("/kept/").and_then(|rest| rest.split('/').next()) {
        let answer = stream::chunked(count.parse().unwrap_or(1));
        connection.set_nodelay(true)?;
        loop {
            connection.write_all(&answer)?;
            if read_request(&connection)?.is_empty() {
                return Ok(());
            }
        }
    }
    let mut parts = path.split('/').skip(1);
    let case = (parts.next().unwrap_or_default(), parts.next().and_then(|count| count.parse().ok()));
    let Some(answer) = stream::answer(case.0, case.1.unwrap_or(1)) else {
        return connection
            .write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    };
    let length = answer.head.len() + answer.block.len() * answer.times + answer.tail.len();
    let content_type = answer.content_type;
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\nrequest-id: req_bench\r\nconnection: close\r\n\r\n"
    );
    connection.write_all(&[head.as_bytes(), &answer.head].concat())?;
    for _ in 0..answer.times {
        connection.write_all(&answer.block)?;
    }
    connection.write_all(&answer.tail)
}

/// Reads a whole request and gives back its path.
fn read_request(connection: &TcpStream) -> io::Result<String> {
    let mut reader = BufReader::with_capacity(64 * 1024, connection);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut length = 0;
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    io::copy(&mut reader.take(length), &mut io::sink())?;
    Ok(path)
}
