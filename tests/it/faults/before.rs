//! Rows A: what goes wrong before an answer.

use super::*;

#[test]
fn a8_reset_after_the_whole_body_is_retried_and_counted() {
    row("A8", &[], vec![vec![Do::Read, Do::Reset], good()]).requests(2).says(&["retrying"]).play();
}

#[test]
fn a8_reset_for_ever_says_what_may_be_billed() {
    row("A8 persistent", &["--max-retries", "1"], vec![vec![Do::Read, Do::Reset]])
        .requests(2)
        .fails(15, "", &["error[connection_lost]", "billed", "2"])
        .play();
}

#[test]
fn a9_a_connection_closed_before_the_headers_is_retried() {
    row("A9", &[], vec![vec![Do::Read], good()]).requests(2).play();
}

#[test]
fn a10_garbage_is_retried_and_then_named() {
    let garbage = || says(b"SSH-2.0-OpenSSH_9.6\r\n\r\n".to_vec());
    row("A10", &[], vec![garbage(), good()]).requests(2).play();
    row("A10 persistent", &["--max-retries", "1"], vec![garbage()])
        .requests(2)
        .fails(16, "", &["error[not_the_api]", "HTTP"])
        .play();
    row("A10 half a header", &[], vec![says(b"HTTP/1.1 200 OK\r\ncontent-ty".to_vec()), good()])
        .requests(2)
        .play();
}

#[test]
fn a11_headers_that_never_come_are_a_timeout() {
    row("A11", &["--headers-timeout", "300ms", "--max-retries", "1"], vec![vec![Do::Read, Do::Hold]])
        .requests(2)
        .fails(12, "", &["error[timeout]", "headers timeout", "300ms"])
        .play();
}
