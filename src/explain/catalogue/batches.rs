//! Batches: rejected at the start, not found, ended with failures, results that are gone.

use super::entry::{Entry, Family, of};
use super::words::{CONTRACT, DOCS, NO, REPORTS};
use crate::error::ErrorKind as K;

/// Batches.
pub(crate) const ALL: Family = Family {
    title: "Batches",
    entries: &[
        Entry {
            id: "batch_empty",
            title: "The batch holds no requests",
            cause: "The list of requests was empty: an empty file, or a filter before it that let nothing through.",
            fixes: &[
                "Count the lines that would be sent: claudectl batches check FILE",
                "Look at what writes the file; it may have failed without a word.",
            ],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "[the ]requests array must contain at least one request",
                "~requests: * at least 1 item",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "batch_custom_id_invalid",
            title: "A custom_id is malformed",
            cause: "1 to 64 letters, digits, underscores or dashes are allowed.",
            fixes: &[
                "See every bad line: claudectl batches check FILE",
                "Correct {path}. || Correct the id named in the message.",
            ],
            retry: NO,
            source: "anthropic-sdk-python issue 1428",
            patterns: &[
                "~custom_id: string should (match pattern|have at most|have at least)",
                "~custom_id * (invalid|must match|at most 64)",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "batch_custom_id_repeated",
            title: "A custom_id occurs twice in the batch",
            cause: "Results are matched by id, so each must be unique.",
            fixes: &["See both lines: claudectl batches check FILE"],
            retry: NO,
            source: "anthropic-sdk-python issue 984",
            patterns: &[
                "~custom_id * (unique|duplicate|repeated)",
                "~duplicate custom_id[s][: {ids:t}]",
                "~custom_ids must be unique",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "batch_too_many",
            title: "The batch has too many requests or bytes",
            cause: "A batch takes 100,000 requests and 256 MB.",
            fixes: &["Let claudectl split it: claudectl batches run FILE -o OUT"],
            retry: "No. Split it first.",
            source: DOCS,
            patterns: &[
                "~requests: list should have at most {max:n} items",
                "~batch * (too many requests|too large|exceeds)",
                "~too many requests in batch",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "batch_queue_full",
            title: "Too many requests are waiting in batches",
            cause: "The organization's queue of batch requests is limited by tier.",
            fixes: &[
                "Wait until running batches end: claudectl batches list",
                "Let it wait by itself: claudectl batches run FILE -o OUT",
            ],
            retry: "Yes, once others have ended.",
            source: DOCS,
            patterns: &["~batch * (queue|pending|processing) * limit", "~too many batch[es][ requests]"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "batch_param_refused",
            title: "A batch item holds a field that batches do not take",
            cause: "stream, speed, max_tokens 0, fallbacks and threads are not allowed inside params.",
            fixes: &["Take it out; every line with it: claudectl batches check FILE"],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~params.stream: {reason:t}",
                "~(stream|speed|fallbacks|thread) * not (supported|allowed) * batch",
                "~batch * (stream|speed|fallbacks|thread) * not (supported|allowed)",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "batch_not_found",
            title: "The batch is not found",
            cause: "Within two minutes of creating it, it may not be visible everywhere yet. Later it belongs to another workspace, or was deleted.",
            fixes: &[
                "Just created: wait a moment; claudectl retries for two minutes.",
                "Compare workspaces: claudectl diagnose",
            ],
            retry: "In the first two minutes yes, then no.",
            source: "anthropic-sdk-python issue 1432",
            patterns: &[
                "~[message ]batch {batch:w} not found",
                "~batch {batch:w} (not found|does not exist)",
                "~no batch found",
            ],
            ..of(K::NotFound)
        },
        Entry {
            id: "batch_results_gone",
            title: "The results are no longer kept",
            cause: "They can be fetched for 29 days after the batch was created.",
            fixes: &["Run the requests again: claudectl batches run FILE -o OUT --again"],
            retry: "No.",
            source: DOCS,
            patterns: &["~results * (expired|no longer available|archived)", "~batch * archived"],
            ..of(K::NotFound)
        },
        Entry {
            id: "batch_not_ended",
            title: "The batch has not ended yet",
            cause: "Results and deleting need an ended batch.",
            fixes: &[
                "Wait for it: claudectl batches wait ID",
                "Or cancel it first: claudectl batches cancel ID",
            ],
            retry: "Once it has ended.",
            source: REPORTS,
            patterns: &[
                "~no [message ]batch results * available",
                "~batch * (still|has not ended|not yet ended|in progress|must be ended)",
                "~no results_url * still in progress",
                "~has not yet finished",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "batch_results_forbidden",
            title: "Downloading batch results is switched off",
            cause: "An admin forbade it in the Console for this workspace.",
            fixes: &["Ask an admin of the workspace."],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~(download|downloading) * (batch results|results) * (disabled|not allowed|forbidden)",
            ],
            ..of(K::Permission)
        },
        Entry {
            id: "batch_item_expired",
            title: "A batch item expired before it was worked on",
            cause: "The batch reached 24 hours. Expired items are not billed.",
            fixes: &["Run them again: claudectl batches resume RUN"],
            retry: "Yes.",
            source: DOCS,
            also: &["expired"],
            ..of(K::Partial)
        },
        Entry {
            id: "batch_item_canceled",
            title: "A batch item was canceled",
            cause: "The batch was canceled before its turn came. Canceled items are not billed.",
            fixes: &[
                "Run them again if you still want them: feed the file of failed items to claudectl batches run.",
            ],
            retry: "If you want the results after all.",
            source: DOCS,
            also: &["canceled", "cancelled"],
            ..of(K::Partial)
        },
        Entry {
            id: "results_incomplete",
            title: "Fewer result lines than the batch has items",
            cause: "The download was cut; without counting lines nobody notices.",
            fixes: &["Fetch them again, counted and compared: claudectl batches resume RUN"],
            retry: "Yes; nothing is lost.",
            source: CONTRACT,
            ..of(K::Incomplete)
        },
    ],
};
