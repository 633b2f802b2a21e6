//! One entry per kind that claudectl finds by itself: what to say when nothing more precise is known.

use super::entry::{Entry, Family, of};
use super::words::{CONTRACT, ONCE_FIXED};
use crate::error::ErrorKind as K;

/// Found before anything was sent, or about our own files.
pub(crate) const ALL: Family = Family {
    title: "Found by claudectl itself",
    entries: &[
        Entry {
            id: "internal",
            title: "A bug in claudectl",
            cause: "claudectl met a state its authors thought impossible. Nothing you typed should be able to cause it.",
            fixes: &[
                "Report it with the command you ran, `claudectl --version` and the text above.",
                "Run the command again with -vv and attach what stderr says; keys are redacted.",
            ],
            retry: "No. It will most likely happen again.",
            source: CONTRACT,
            ..of(K::Internal)
        },
        Entry {
            id: "usage",
            title: "The command line could not be understood",
            cause: "An option or argument is unknown, missing, or clashes with another. Nothing was sent.",
            fixes: &[
                "Read the usage of that command: claudectl send --help",
                "If the prompt starts with a dash, put -- before it: claudectl send -- \"-5 + 3 = ?\"",
            ],
            retry: ONCE_FIXED,
            source: CONTRACT,
            ..of(K::Usage)
        },
        Entry {
            id: "config",
            title: "A credential or setting is missing or malformed",
            cause: "No usable key was found, or a setting from the environment or a file cannot be right. Nothing was sent.",
            fixes: &[
                "See every source that was looked at and which one won: claudectl diagnose",
                "Set a key: export ANTHROPIC_API_KEY=... (create one at platform.claude.com/settings/keys)",
                "Try the tool without a key: claudectl --sandbox send \"Hello\"",
            ],
            retry: ONCE_FIXED,
            source: CONTRACT,
            ..of(K::Config)
        },
        Entry {
            id: "input",
            title: "The prompt, a file or the request is not valid",
            cause: "A check on this machine found the input empty, unreadable, malformed, changed or too big. Nothing was sent \
                    and nothing is billed.",
            fixes: &[
                "Correct the place named in the message.",
                "Check a request file without sending it: claudectl send --request FILE --check",
                "Check a batch file line by line: claudectl batches check FILE",
                "If the check is wrong, send it anyway: add --no-check",
            ],
            retry: ONCE_FIXED,
            source: CONTRACT,
            ..of(K::Input)
        },
        Entry {
            id: "output",
            title: "A result or state file could not be written or read",
            cause: "The disk is full, the folder does not allow writing, a state file is damaged, or another claudectl works on \
                    the same run.",
            fixes: &[
                "Check room and permissions of the target: df -h . && ls -ld .",
                "Write somewhere else: -o OTHER/FILE",
                "If another process holds the run, wait for it or stop it, then run the same command again.",
            ],
            retry: "Once there is room and permission.",
            source: CONTRACT,
            ..of(K::Output)
        },
        Entry {
            id: "incomplete",
            title: "The answer or the results were cut",
            cause: "The connection ended, stalled or reported an error after part of the answer had arrived. What arrived is \
                    kept; it is not the whole answer. The tokens produced so far may be billed.",
            fixes: &[
                "Run it again so that claudectl retries until the answer is whole: --no-stream",
                "If it is always cut after the same time, a proxy or firewall on the network path limits connections: claudectl diagnose",
                "For a batch, the same command goes on where it stopped: claudectl batches resume RUN",
            ],
            retry: "Yes. A new answer is generated and billed.",
            source: CONTRACT,
            also: &["cut"],
            ..of(K::Incomplete)
        },
        Entry {
            id: "partial",
            title: "Some items of a batch failed",
            cause: "The batch has ended and its results are saved, but some lines are errored, expired or canceled.",
            fixes: &[
                "Group the failures by cause: claudectl explain -f RESULTS.jsonl --request REQUESTS.jsonl",
                "Run the failed items again: `batches run` and `batches results` write them to a file of their own that can be fed back.",
            ],
            retry: "Those items only; the others are done and paid.",
            source: CONTRACT,
            ..of(K::Partial)
        },
        Entry {
            id: "pending",
            title: "Not finished: the batch goes on, or the bulk run can go on",
            cause: "`--timeout` ended the waiting, not the batch: most batches finish within an hour, all within 24 hours. A bulk run \
                    stops at --timeout, --max-cost or --max-errors; the same command goes on.",
            fixes: &[
                "Go on waiting: claudectl batches wait ID",
                "Or go on with the whole run: claudectl batches resume RUN",
                "After bulk, run the same command again: it goes on where it stopped.",
            ],
            retry: "Later. Nothing is lost or paid twice.",
            source: CONTRACT,
            ..of(K::Pending)
        },
        Entry {
            id: "unknown",
            title: "A batch may exist whose reply was lost",
            cause: "The request that creates a batch was sent, but the connection broke before the API answered. Sending it again \
                    could start, and bill, the same work twice.",
            fixes: &[
                "Find out whether it exists: claudectl batches reconcile RUN",
                "Only when it is certain that it does not: claudectl batches reconcile RUN --resubmit",
            ],
            retry: "Reconcile first; do not resubmit.",
            source: CONTRACT,
            ..of(K::Unknown)
        },
    ],
};
