//! Message threads, compaction and files.

use super::entry::{Entry, Family, of};
use super::words::{CODES, DOCS, LATER, NO};
use crate::error::ErrorKind as K;

/// Threads and compaction.
pub(crate) const THREADS: Family = Family {
    title: "Threads and compaction",
    entries: &[
        Entry {
            id: "thread_not_found",
            title: "The thread is gone",
            cause: "State of a thread ends five minutes after its last request, or the id is wrong.",
            fixes: &["Send the whole history again with \"thread\": {\"type\": \"create\"}."],
            retry: "No. Create the thread anew.",
            source: CODES,
            codes: &["thread_not_found"],
            ..of(K::NotFound)
        },
        Entry {
            id: "thread_already_continued",
            title: "That response was already continued",
            cause: "A thread is a chain: every response can be continued once.",
            fixes: &["Continue from the newest response id, or create a new thread with the whole history."],
            retry: NO,
            source: CODES,
            codes: &["thread_already_continued"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thread_continue_in_flight",
            title: "Another request is continuing the same response",
            cause: "Two workers use one thread at the same time.",
            fixes: &["Wait for the other one, or give each worker a thread of its own."],
            retry: "Yes, once the other request has ended.",
            retryable: Some(false),
            source: CODES,
            codes: &["thread_continue_in_flight"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thread_fingerprint_mismatch",
            title: "Something changed that must stay equal in a thread",
            cause: "Model, system prompt, tools or another field differs from the first request; the message names it.",
            fixes: &["Send that field as in the first request, or create a new thread."],
            retry: NO,
            source: CODES,
            codes: &["thread_fingerprint_mismatch"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thread_unsupported_request",
            title: "Threads do not go with another feature of the request",
            cause: "cache_control, context_management, fallbacks, thinking and some account settings exclude threads.",
            fixes: &[
                "Leave out {unsupported}, or do without the thread. || Leave out what the message names, or do without the thread.",
            ],
            retry: NO,
            source: CODES,
            codes: &["thread_unsupported_request"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "compaction_block_wrong",
            title: "A compaction block was changed, moved or is not alone",
            cause: "The block must come back exactly as it was returned, in its place, and only once.",
            fixes: &["Append what the API returned and change nothing in it or before it."],
            retry: NO,
            source: CODES,
            codes: &[
                "compaction_block_ambiguous",
                "compaction_block_misplaced",
                "compaction_misplaced",
                "compaction_content_mismatch",
                "compaction_signature_invalid",
                "compaction_tool_changes_mismatch",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "compaction_not_possible",
            title: "There is nothing to compact, or not at this point",
            cause: "The turn is not complete (a tool result is missing), the history is too short, or it refers to too many tools.",
            fixes: &["Finish the turn first: send the tool results, then ask for compaction."],
            retry: NO,
            source: CODES,
            codes: &[
                "compaction_incomplete_turn",
                "compaction_nothing_to_summarize",
                "compaction_too_many_tool_references",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "compaction_unavailable",
            title: "Compaction is not available for the moment",
            cause: "A passing fault; it comes as 529.",
            fixes: &["Try again; claudectl already does."],
            retry: LATER,
            source: CODES,
            codes: &["compaction_unavailable"],
            ..of(K::Overloaded)
        },
    ],
};

/// Files.
pub(crate) const FILES: Family = Family {
    title: "The Files API",
    entries: &[
        Entry {
            id: "file_not_found",
            title: "There is no such file",
            cause: "The id is wrong, the file was deleted, or it belongs to another workspace.",
            fixes: &[
                "Check {file} with a key of the workspace it was uploaded in. || Check the id with a key of the workspace it was uploaded in.",
                "Upload it again.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &["~file {file:w} not found", "~file not found: {file:w}"],
            ..of(K::NotFound)
        },
        Entry {
            id: "file_expired",
            title: "The file has expired",
            cause: "It was uploaded with expires_in_seconds, and that time is over.",
            fixes: &["Upload it again, with a longer life or none."],
            retry: NO,
            source: CODES,
            codes: &["file_expired"],
            ..of(K::NotFound)
        },
        Entry {
            id: "file_not_downloadable",
            title: "This file cannot be downloaded",
            cause: "Only files that tools made can be fetched; those you uploaded cannot.",
            fixes: &["Keep your own copy of what you upload."],
            retry: NO,
            source: CODES,
            codes: &["file_not_downloadable"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "storage_quota_exceeded",
            title: "The storage of the organization is full",
            cause: "All files together may take 1 TB.",
            fixes: &["Delete files that are not needed, or upload with expires_in_seconds."],
            retry: NO,
            source: CODES,
            codes: &["storage_quota_exceeded"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "file_name_invalid",
            title: "The name of the file is not allowed",
            cause: "1 to 255 characters without < > : \" | ? * \\ / and control characters.",
            fixes: &["Rename the file before the upload."],
            retry: NO,
            source: DOCS,
            patterns: &["~(invalid|forbidden) filename", "~filename * (invalid|forbidden|must)"],
            ..of(K::InvalidRequest)
        },
    ],
};
