//! The standard input of this process, as far as a request may be made from it.

use std::fs::{File, Metadata};
use std::io::{self, IsTerminal, Read, Seek};
use std::os::fd::AsFd;
use std::os::unix::fs::FileTypeExt;

use crate::compose::stdin::{Source, Stdin};

/// Programs that read a list from their standard input and start others meanwhile.
const SHELLS: [&str; 9] = ["sh", "bash", "dash", "zsh", "ksh", "mksh", "ash", "busybox", "fish"];

/// The standard input of this process.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ProcessStdin;

impl ProcessStdin {
    /// A second descriptor on the same open file: it shares the position, and closing it closes nothing.
    fn file() -> io::Result<File> {
        Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
    }
}

impl Stdin for ProcessStdin {
    fn source(&self) -> Source {
        if io::stdin().is_terminal() {
            return Source::Terminal;
        }
        let Ok(mut file) = Self::file() else { return Source::Device };
        match file.metadata() {
            Ok(metadata) if metadata.is_file() => {
                let position = file.stream_position().unwrap_or(0);
                Source::Regular { position, size: metadata.len() }
            }
            Ok(metadata) if is_device(&metadata) => Source::Device,
            _ => Source::Stream,
        }
    }

    fn is_shared(&self) -> bool {
        let parent = std::os::unix::process::parent_id();
        // Only Linux shows this; elsewhere nothing is said.
        let ours = std::fs::read_link("/proc/self/fd/0").ok();
        let theirs = std::fs::read_link(format!("/proc/{parent}/fd/0")).ok();
        let name = std::fs::read_to_string(format!("/proc/{parent}/comm")).unwrap_or_default();
        ours.is_some() && ours == theirs && SHELLS.contains(&name.trim())
    }

    fn reader(&mut self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Self::file()?))
    }
}

fn is_device(metadata: &Metadata) -> bool {
    metadata.file_type().is_char_device()
}
