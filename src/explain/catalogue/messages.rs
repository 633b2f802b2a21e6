//! The shape of messages and their content.

use super::entry::{Entry, Family, of};
use super::words::{DOCS, NO, REPORTS, VALIDATION};
use crate::error::ErrorKind as K;

/// Messages.
pub(crate) const ALL: Family = Family {
    title: "Messages and their content",
    entries: &[
        Entry {
            id: "prefill_unsupported",
            title: "This model does not continue an assistant message",
            cause: "The last message is the assistant's. Models from 4.6 on want a user message at the end.",
            fixes: &[
                "End with a user message that asks to go on.",
                "For a given form use a schema: --schema FILE",
                "Put instructions about the beginning into the system prompt: -s \"...\"",
            ],
            retry: NO,
            source: VALIDATION,
            patterns: &[
                "does not support assistant message prefill",
                "prefilling assistant messages is not supported",
                "the conversation must end with a user message",
            ],
            also: &["prefill"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "text_empty",
            title: "A text block is empty",
            cause: "Every text must hold something other than blanks. From a script the usual reason is an empty file, variable or standard input.",
            fixes: &[
                "Look at {path} in the request and leave the block out or fill it. || Leave the empty block out or fill it.",
                "See what is sent: --dry-run",
            ],
            retry: NO,
            source: "phoenix issue 15392 and others",
            patterns: &[
                "text content blocks must be non-empty",
                "text content blocks must contain non-whitespace text",
                "~(content|messages) * must be non-empty",
                "all messages must have non-empty content except for the optional final assistant message",
                "~all messages must have non-empty content",
                "~user messages must have non-empty content",
                "~at least one message is required",
                "~messages: list should have at least 1 item",
                "cache_control cannot be set for empty text blocks",
                "~each stop sequence must contain non-whitespace",
            ],
            also: &["empty"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "trailing_whitespace",
            title: "The last assistant message ends with a blank",
            cause: "A prefilled answer must not end in a blank or line break.",
            fixes: &["Trim the end of the last assistant message, or leave it out."],
            retry: NO,
            source: REPORTS,
            patterns: &["final assistant content cannot end with trailing whitespace"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "first_message_not_user",
            title: "The conversation does not begin with a user message",
            cause: "The first message has the role assistant or system.",
            fixes: &["Begin with a user message; put instructions into system: -s \"...\""],
            retry: NO,
            source: REPORTS,
            patterns: &["first message must use the user role", "~first message must be"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "roles_must_alternate",
            title: "Two messages of the same role follow each other",
            cause: "An old API version or a gateway wants user and assistant in turns.",
            fixes: &[
                "Join neighbours of one role into one message.",
                "Use the present version: --api-version 2026-10-21",
            ],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "~roles must alternate between",
                "~multiple user roles in a row",
                "~multiple assistant roles in a row",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "role_unknown",
            title: "A message has a role that does not exist there",
            cause: "Roles are user, assistant, and in some places system. Text for the system belongs into the system field, not into messages.",
            fixes: &[
                "Move it: claudectl send -s \"...\"",
                "A system message inside messages needs a model that knows it; it stands after a user turn, never first.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~unexpected role {role:w}",
                "~role: input should be 'user' or 'assistant'",
                "~role: input should be",
                "~system role message * (not allowed|must|cannot)",
                "~role 'system' is not supported",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "document_in_assistant",
            title: "A document stands directly in an assistant message",
            cause: "Since version 2026-10-21 documents belong into user messages; inside another block, such as a web fetch result, they are fine.",
            fixes: &[
                "Move the document to the user message before.",
                "Or use the older version: --api-version 2023-06-01",
            ],
            retry: NO,
            source: "Claude API documentation, migration to 2026-10-21",
            patterns: &[
                "~document* (not allowed|not permitted|not supported) * assistant",
                "~assistant * document blocks",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "citations_in_user",
            title: "A user message carries citations",
            cause: "Since version 2026-10-21 the text of a user may hold no citations; switching them on for a document is fine.",
            fixes: &[
                "Take the citations array out of user text when you send a conversation back.",
                "Or use the older version: --api-version 2023-06-01",
            ],
            retry: NO,
            source: "Claude API documentation, migration to 2026-10-21",
            patterns: &[
                "~citations* (not allowed|not permitted|not supported) * user",
                "~user * citations * (not allowed|not permitted)",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "content_type_unknown",
            title: "A block is of a type the API does not know there",
            cause: "The type is misspelt, of another vendor (image_url), or needs a beta.",
            fixes: &[
                "The types are listed in the message; for images use {\"type\": \"image\", \"source\": {...}}.",
                "Let claudectl build it: claudectl send -f FILE",
            ],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "input tag {found:w} found using 'type' does not match any of the expected tags",
                "~unknown content block type",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "not_valid_json",
            title: "The body is not JSON",
            cause: "A quote or comma is missing, the shell ate the quotes, or the body is empty.",
            fixes: &[
                "Check it: python3 -m json.tool < FILE",
                "In a shell put the JSON in single quotes, or send a file: claudectl send --request FILE",
            ],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "the request body is not valid json: ",
                "~[the ]request body is not valid json",
                "~could not parse * json",
                "~invalid json",
                "~there was an error parsing the body",
                "~body is not valid json",
                "~json decode error",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "body_not_utf8",
            title: "The body is not valid Unicode",
            cause: "A text was cut in the middle of a character, or holds a lone half of a surrogate pair (\\ud83d without its partner).",
            fixes: &[
                "Cut text by characters, not bytes.",
                "Find it: iconv -f UTF-8 -t UTF-8 FILE > /dev/null",
            ],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "the request body is not valid json: * surrogate",
                "~no low surrogate in string",
                "~invalid (high|low) surrogate",
                "~not valid json: * surrogate",
                "~invalid utf-8",
                "~invalid unicode",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "field_required",
            title: "A field is missing",
            cause: "The API needs a field that the request does not have.",
            fixes: &[
                "Add {path} to the request. || Add the field named at the start of the message.",
                "Check before sending: claudectl send --request FILE --check",
            ],
            retry: NO,
            source: DOCS,
            patterns: &["~: field required", "~: missing required field"],
            also: &["missing_field"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "field_unknown",
            title: "A field is not known to the API",
            cause: "The name is misspelt, the field belongs to another vendor or API version, or it needs a beta whose header is missing. Gateways often drop \
                    the anthropic-beta header.",
            fixes: &[
                "Take {path} out, or correct its name. || Take the field out, or correct its name.",
                "If it is a beta field, name the beta: --beta NAME",
                "Behind a gateway, make it forward anthropic-beta.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~extra inputs are not permitted",
                "~unexpected (field|property|parameter) {field:w}",
                "~unknown (field|property|parameter)(: | ){field:w}",
            ],
            also: &["extra_inputs"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "field_wrong_type",
            title: "A field has a value of the wrong type or range",
            cause: "For example text where a number belongs, or a number outside its range.",
            fixes: &[
                "Correct {path}: {expected} || Correct {path}. || Correct the field named at the start of the message.",
                "Show it in your file: claudectl explain --request FILE \"MESSAGE\"",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~: input should be {expected:t}",
                "~: string should have at (most|least) {count:n} character[s]",
                "~: value error, {expected:t}",
                "~: string should match pattern {expected:t}",
                "~: list should have at (most|least) {count:n} item[s]",
            ],
            ..of(K::InvalidRequest)
        },
    ],
};
