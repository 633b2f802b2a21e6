//! Answers that are not the API's: pages of gateways and portals, empty and broken bodies, and things that are no HTTP.

use std::io;

use super::deliver::status_line;
use super::{Body, Reply, Wire};
use crate::sandbox::spec::Page;

/// What a gateway shows when nothing behind it answers.
fn gateway(status: u16) -> String {
    let reason = super::reply::reason(status);
    format!(
        "<!DOCTYPE html>\n<html>\n<head><title>{status} {reason}</title></head>\n<body>\n<center><h1>{status} \
         {reason}</h1></center>\n<hr><center>nginx/1.27.4</center>\n</body>\n</html>\n"
    )
}

/// What a hotel or an airport shows before one has agreed to something.
const PORTAL: &str = "<!DOCTYPE html>\n<html>\n<head><title>Welcome to Guest WiFi</title>\n<meta http-equiv=\"refresh\" \
                      content=\"0; url=http://portal.example/login\"></head>\n<body><form action=\"/login\">Please sign in to \
                      use this network.</form></body>\n</html>\n";

/// The reply that stands in for the API's; none when the page is not even HTTP.
pub(crate) fn reply(page: &Page, status: u16) -> Option<Reply> {
    Some(match page {
        Page::Html => Reply::new(status, "text/html", gateway(status)).with("server", "nginx/1.27.4"),
        Page::Portal => Reply::new(status, "text/html; charset=utf-8", PORTAL).with("server", "portal"),
        Page::Plain(text) => Reply::new(status, "text/plain; charset=utf-8", format!("{text}\n")),
        Page::Json(text) => Reply::new(status, "application/json", text.clone()),
        Page::Empty => Reply::empty(status),
        Page::InvalidJson => {
            Reply::new(status, "application/json", "{\"type\": \"message\", \"content\": [{\"ty")
        }
        Page::Filler(size) => {
            let mut reply = Reply::new(status, "application/json", "");
            reply.body = Body::filler(*size);
            reply
        }
        Page::Garbage(_) | Page::HalfHeaders | Page::EndlessHeaders => return None,
    })
}

/// Sends what is no HTTP answer at all, and closes.
///
/// # Errors
/// When the client is gone, as it should be before endless headers end.
pub(crate) async fn send(page: &Page, status: u16, mut wire: Wire) -> io::Result<()> {
    match page {
        Page::Garbage(text) => wire.write(format!("{text}\r\n").as_bytes()).await?,
        Page::HalfHeaders => {
            let mut head = status_line(status, &[("content-type".into(), "application/json".into())]);
            head.extend_from_slice(b"request-i");
            wire.write(&head).await?;
        }
        Page::EndlessHeaders => {
            wire.write(&status_line(status, &[])).await?;
            for number in 0_u64.. {
                let filler = "x".repeat(8 << 10);
                wire.write(format!("x-filler-{number}: {filler}\r\n").as_bytes()).await?;
                tokio::task::yield_now().await;
            }
        }
        _ => {}
    }
    wire.close_gently().await;
    Ok(())
}
