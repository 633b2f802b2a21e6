//! Prints what a command was asked for, on a thread of its own: whoever reads it may stop for good, and signals and
//! `--timeout` must end the command all the same.

use std::path::PathBuf;

use super::context::Context;
use super::thread::on_a_thread;
use crate::error::Failure;
use crate::output::file::{OutputFile, is_stdout};

/// Prints on standard output, or into the file of `-o`.
///
/// # Errors
/// Of the output kind; `timeout`.
pub(super) async fn print(text: Vec<u8>, out: Option<PathBuf>, context: &Context) -> Result<(), Failure> {
    let ui = context.ui.clone();
    let printing = on_a_thread(move || match out {
        Some(path) if !is_stdout(&path) => {
            let mut file = OutputFile::open(&path)?;
            file.write(&text)?;
            file.complete()
        }
        _ => ui.out().foreign(&text),
    });
    context.within("the output was written", printing).await
}
