//! What is wrong with input and output on this machine.

use super::entry::{Entry, Family, of};
use super::words::{CONTRACT, DOCS, ONCE_FIXED};
use crate::error::ErrorKind as K;

/// Input and output.
pub(crate) const ALL: Family = Family {
    title: "Input and output on this machine",
    entries: &[
        Entry {
            id: "prompt_empty",
            title: "The prompt is empty",
            cause: "Standard input or the file had nothing in it: a command before the pipe failed, or a variable was empty.",
            fixes: &[
                "See what is sent: COMMAND | head",
                "Stop the pipe where it fails: set -o pipefail",
                "Give the prompt as an argument: claudectl send \"Hello\"",
            ],
            retry: ONCE_FIXED,
            source: CONTRACT,
            also: &["stdin_empty"],
            ..of(K::Input)
        },
        Entry {
            id: "file_unreadable",
            title: "A file could not be read or is of an unknown type",
            cause: "The path is wrong, access is denied, or the content is neither text, png, jpeg, gif, webp nor PDF.",
            fixes: &["Check it: ls -l FILE && file FILE", "Convert it to text or PDF first."],
            retry: ONCE_FIXED,
            source: CONTRACT,
            ..of(K::Input)
        },
        Entry {
            id: "input_not_utf8",
            title: "The text is not UTF-8",
            cause: "It is in another encoding, such as Latin-1 or UTF-16, or is not text at all.",
            fixes: &[
                "Convert it: iconv -f LATIN1 -t UTF-8 FILE | claudectl send ...",
                "Attach binary files with -f.",
            ],
            retry: ONCE_FIXED,
            source: CONTRACT,
            ..of(K::Input)
        },
        Entry {
            id: "batch_file_invalid",
            title: "A batch file has lines the API would reject",
            cause: "A line is no JSON, lacks custom_id or params, repeats an id, or holds a field that batches refuse.",
            fixes: &["See every problem with line and column: claudectl batches check FILE"],
            retry: ONCE_FIXED,
            source: CONTRACT,
            ..of(K::Input)
        },
        Entry {
            id: "batch_input_changed",
            title: "The input of an unfinished run has changed",
            cause: "A run is tied to the content of its input, so that no item is sent twice or lost.",
            fixes: &[
                "Put the old file back and run the same command.",
                "Or begin a new run with another output file; --again pays for everything anew.",
            ],
            retry: ONCE_FIXED,
            source: CONTRACT,
            ..of(K::Input)
        },
        Entry {
            id: "streaming_required",
            title: "The SDK refuses a long answer without streaming",
            cause: "From max_tokens and a rate of 128,000 tokens an hour it expects more than ten minutes (about 21,333 tokens), and some networks cut \
                    such connections. Nothing was sent.",
            fixes: &[
                "Stream: client.messages.stream(...), or claudectl send, which always does.",
                "Or lower max_tokens below 21,333, or set a timeout of your own on the client.",
            ],
            retry: ONCE_FIXED,
            source: "official SDK source, non-streaming timeout",
            patterns: &[
                "streaming is (required|strongly recommended) for operations that may take longer than 10 minutes",
            ],
            ..of(K::Input)
        },
        Entry {
            id: "disk_full",
            title: "There is no room left",
            cause: "The disk, quota or container layer of the target is full.",
            fixes: &[
                "Make room or write elsewhere: df -h . ; claudectl send -o OTHER/FILE ...",
                "A batch run goes on after that: claudectl batches resume RUN",
            ],
            retry: "Once there is room.",
            source: CONTRACT,
            also: &["ENOSPC"],
            ..of(K::Output)
        },
        Entry {
            id: "run_in_use",
            title: "Another claudectl works on the same run",
            cause: "Two processes must not drive one batch run; the message names the other one.",
            fixes: &["Wait for it, or stop it and run the same command again."],
            retry: "Once the other one has ended.",
            source: CONTRACT,
            ..of(K::Output)
        },
        Entry {
            id: "state_damaged",
            title: "The journal of a run is damaged",
            cause: "A line in the middle of it does not match its checksum: the disk failed or someone edited it. A torn last line is repaired by itself.",
            fixes: &[
                "Restore the run folder from a backup.",
                "Or list what exists, and fetch it with batches results: claudectl batches list",
            ],
            retry: "No.",
            source: CONTRACT,
            ..of(K::Output)
        },
        Entry {
            id: "sdk_outdated",
            title: "The SDK does not know this parameter",
            cause: "The installed version is older than the field or method your code uses.",
            fixes: &["Update it: pip install -U anthropic, or npm install @anthropic-ai/sdk@latest"],
            retry: ONCE_FIXED,
            source: DOCS,
            patterns: &[
                "~messages.(create|stream)\\(\\) got an unexpected keyword argument {parameter:w}",
                "~anthropic object has no attribute {attribute:w}",
                "~client.__init__\\(\\) got an unexpected keyword argument {parameter:w}",
            ],
            ..of(K::Usage)
        },
    ],
};
