//! Answers that begin well: cut, buffered, stopped early, refused or filtered.

use super::entry::{Entry, Family, of};
use super::words::{CONTRACT, DOCS};
use crate::error::ErrorKind as K;

/// The stream and the end of the answer.
pub(crate) const ALL: Family = Family {
    title: "Streams and how answers end",
    entries: &[
        Entry {
            id: "stream_cut",
            title: "The stream ended before its last event",
            cause: "The connection closed without message_stop. A proxy with a time limit, often a round figure such as 60 or 120 seconds, or a broken \
                    network did that. What arrived is not the whole answer.",
            fixes: &[
                "Run it again so that claudectl retries until the answer is whole: --no-stream",
                "Run it again. If it is always cut after the same time, ask for the idle limit of the proxy to be raised.",
                "Never take such text for an answer: SDK iterators end without an error.",
            ],
            retry: "Yes. A new answer is generated and billed.",
            source: "suna issue 66, anthropic-sdk-typescript issue 842",
            patterns: &[
                "~peer closed connection without sending complete message body",
                "~incomplete chunked read",
                "~incompleteread",
                "~transfer closed with outstanding read data remaining",
                "~premature close",
                "~err_stream_premature_close",
                "~response ended prematurely",
                "~connection broken: ",
                "~[the ]stream ended before message_stop",
                "~ended without message_stop",
                "~socket is closed",
                "~unexpected eof during chunk",
                "~error (decoding|reading) response body",
                "~stream [was ]closed before",
                "~terminated: other side closed",
                "~transfer closed with {left:n} bytes remaining",
                "~connection closed mid-response",
                "~[the ]socket connection was closed unexpectedly",
                "~incompletebody",
                "~response payload is not completed",
                "~end of file before message length reached",
                "~stream error: stream id {stream:n}",
                "~reading [the ]response body: unexpected eof",
                "~response body: unexpected eof",
                "~server error mid-response",
                "~stream ended before the message",
            ],
            also: &["incomplete_stream"],
            ..of(K::Incomplete)
        },
        Entry {
            id: "stream_out_of_order",
            title: "The events of the stream do not fit together",
            cause: "A gateway rewrites, repeats or drops events, or an SDK met an event it cannot place.",
            fixes: &[
                "Try without the gateway: unset ANTHROPIC_BASE_URL",
                "Run it again: a new answer is generated and billed, and damage in transit rarely repeats.",
                "See the raw events: --events",
                "Update the SDK.",
            ],
            retry: "Yes, once.",
            source: "official SDK source, message stream",
            patterns: &[
                "~unexpected event order",
                "~received * before message_start",
                "~could not parse message into json",
            ],
            ..of(K::Incomplete)
        },
        Entry {
            id: "stream_buffered",
            title: "A proxy holds the stream back",
            cause: "Everything arrives at once at the end, or an idle timer fires: the proxy collects the whole answer first.",
            fixes: &[
                "nginx: proxy_buffering off; other proxies: disable response buffering, or send X-Accel-Buffering: no.",
                "Raise the idle limit meanwhile: --idle-timeout 10m",
                "Measure it: claudectl diagnose --live",
            ],
            retry: "No. It is slow, not broken.",
            retryable: Some(false),
            source: "litellm issue 29557",
            also: &["buffering"],
            ..of(K::Timeout)
        },
        Entry {
            id: "error_event_unreadable",
            title: "The stream failed, and the SDK hid why",
            cause: "An error event came inside a stream with HTTP 200, and an old SDK prints it as [object Object] or with a status of 200.",
            fixes: &[
                "Update the SDK.",
                "Repeat it with claudectl, which shows the event: claudectl send --events ...",
            ],
            retry: "Yes, unless the event says otherwise.",
            source: "anthropic-sdk-typescript issue 346",
            patterns: &["~^error: \\[object object\\]", "~: \\[object object\\]"],
            ..of(K::ServerError)
        },
        Entry {
            id: "stopped_at_max_tokens",
            title: "The answer stopped at max_tokens",
            cause: "The model used up the tokens it was given. Thinking counts too. JSON that stops here is broken.",
            fixes: &[
                "Allow as much as {model} can write: --max-tokens {more} || See how much the model can write at most, for --max-tokens: claudectl models show MODEL",
                "Think less: --effort low",
                "Do not repeat the same request: it stops at the same place.",
            ],
            retry: "No. Raise the limit first.",
            source: DOCS,
            patterns: &[
                "response exceeded the {max:n} output token maximum",
                "~the output is incomplete due to a max_tokens length limit",
                "~~finishreason: length",
            ],
            ..of(K::Truncated)
        },
        Entry {
            id: "stopped_at_pause_turn",
            title: "A loop of server tools paused",
            cause: "The API stopped after a number of tool rounds (ten unless set) and expects to be asked to go on.",
            fixes: &[
                "Send the conversation again with this answer appended as the last assistant message.",
                "Ask for fewer searches: max_uses on the tool.",
            ],
            retry: "No. Continue the conversation instead.",
            source: DOCS,
            ..of(K::Truncated)
        },
        Entry {
            id: "stopped_at_context_window",
            title: "The context window is full",
            cause: "Prompt and answer together reached the size of the model's window.",
            fixes: &[
                "Shorten the prompt or the history.",
                "Use a model with a larger window: claudectl models",
            ],
            retry: "No. Make room first.",
            source: DOCS,
            patterns: &["~the model has reached its context window limit"],
            ..of(K::Truncated)
        },
        Entry {
            id: "stopped_without_reason",
            title: "The answer ended without a stop reason",
            cause: "The API gives every whole answer a stop reason; a gateway left it out, or cut the answer and hid that. Nothing says that it is whole.",
            fixes: &["See what was sent: --events", "Try without the gateway: unset ANTHROPIC_BASE_URL"],
            retry: "A new answer is generated and billed; look at the gateway first.",
            source: CONTRACT,
            ..of(K::Incomplete)
        },
        Entry {
            id: "stopped_by_error",
            title: "The server ended the answer with the stop reason `error`",
            cause: "A gateway says so when the server behind it fails in the middle of an answer.",
            fixes: &[
                "Send it again; a new answer is generated and billed.",
                "Try without the gateway: unset ANTHROPIC_BASE_URL",
            ],
            retry: "Yes. A new answer is generated and billed.",
            source: CONTRACT,
            ..of(K::Incomplete)
        },
        Entry {
            id: "output_filtered",
            title: "A content filter blocked the output",
            cause: "The text the model was writing matched a filter, for example long quotations of a protected work. It can come in the middle of a \
                    stream, after tokens were spent.",
            fixes: &[
                "Ask for a summary or your own words instead of the original text.",
                "Split the task and leave out the part that is blocked.",
            ],
            retry: "Rarely; the same request is mostly blocked again.",
            source: "claude-code issue 58367",
            patterns: &["output blocked by content filtering policy", "~blocked by * content filter"],
            also: &["content_filter"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "usage_policy_refused",
            title: "The request was refused under the usage policy",
            cause: "The prompt was judged to break the usage policy before the model answered.",
            fixes: &[
                "Read www.anthropic.com/legal/aup and change the request.",
                "If it is a mistake, write to support.claude.com with the request id.",
            ],
            retry: "No.",
            source: DOCS,
            patterns: &[
                "~(violate|violates|violation of) * usage policy",
                "~appears to violate our usage policy",
                "~claude code is unable to respond to this request",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "interrupted_here",
            title: "Your own code aborted the request",
            cause: "An abort signal fired or the stream was closed by the program itself.",
            fixes: &["Look for the timer, AbortController or closed page that ended the call."],
            retry: "If it was not meant.",
            retryable: Some(false),
            source: CONTRACT,
            patterns: &["~request was aborted"],
            ..of(K::Incomplete)
        },
    ],
};
