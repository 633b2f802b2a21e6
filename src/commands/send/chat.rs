//! Adds a prompt and its answer to the file of a conversation: at once, and only if nobody else has done so meanwhile.

use std::fs::{self, File};
use std::path::Path;

use serde_json::Value;

use crate::compose::chat::{Chat, grown};
use crate::error::{Error, ErrorKind, Failure};
use crate::output::file::OutputFile;

/// Writes the conversation as it is after `answer`.
///
/// # Errors
/// `output` when the file cannot be written or another process has changed it.
pub(super) fn save(chat: &Chat, sent: &[u8], answer: &Value) -> Result<(), Failure> {
    let folder = chat.file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Held until the file is in place, so that of two processes the second sees what the first has written. Where
    // folders cannot be locked, the comparison alone has to do.
    let lock = File::open(folder).ok();
    let _held = lock.as_ref().map(File::lock);
    let now = match fs::read(&chat.file) {
        Ok(text) => Some(text.strip_prefix(b"\xef\xbb\xbf").map_or(text.clone(), <[u8]>::to_vec)),
        Err(_) => None,
    };
    if now != chat.before {
        let what = format!("{} was changed while the answer was on its way", chat.file.display());
        return Err(Error::new(ErrorKind::Output, what)
            .why("another process added to the conversation; this prompt and its answer were not added to it")
            .fix("send the prompt again: it then follows what was added")
            .into());
    }
    let mut file = OutputFile::open(&chat.file)?;
    file.write(&grown(sent, answer))?;
    file.complete()
}
