//! Too many tokens, bytes, pixels or pages.

use super::entry::{Entry, Family, of};
use super::words::{DOCS, NO, REPORTS};
use crate::error::ErrorKind as K;

/// Sizes.
pub(super) const ALL: Family = Family {
    title: "Too much: tokens, bytes, images, pages",
    entries: &[
        Entry {
            id: "prompt_too_long",
            title: "The prompt has more tokens than the context window",
            cause: "System prompt, tools, history and files together are larger than what the model can read at once.",
            fixes: &[
                "It has {used} tokens and {max} fit: cut {over} tokens (about {over_percent}%). || Cut the prompt; count what is left for free: claudectl send --count",
                "Use a model with a larger window (claudectl models shows them): -m opus",
                "Leave out old turns, or have them summarised first.",
            ],
            retry: "No. Make it shorter first.",
            source: DOCS,
            says: &[
                "prompt is too long: {used:n} tokens > {max:n} maximum",
                "prompt is too long: {used:n}[ tokens] > {max:n}",
                "~prompt is too long",
                "~input is too long[ for requested model]",
                "~prompt * exceeds * context (window|length|limit)",
            ],
            also: &["context_length_exceeded", "prompt is too long"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "context_limit_with_output",
            title: "Prompt and max_tokens together do not fit the context window",
            cause: "Older models reserve max_tokens in the window. The prompt alone would fit.",
            fixes: &[
                "At most {fits} tokens are left for the answer: --max-tokens {fits} || Lower --max-tokens, or shorten the prompt.",
                "Newer models (4.5 and later) accept it and stop when the window is full: -m opus",
            ],
            retry: NO,
            source: DOCS,
            says: &[
                "input length and max_tokens exceed context limit: {input:n} + {asked:n} > {window:n}",
                "input length and max_tokens exceed context limit",
                "~prompt tokens \\({input:n}\\) * max_tokens \\({asked:n}\\) * {window:n}",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "max_tokens_too_large",
            title: "max_tokens is more than this model can produce",
            cause: "Every model has a most it can write in one answer.",
            fixes: &[
                "The most {model} takes is {max}: --max-tokens {max} || The most this model takes is {max}: --max-tokens {max} || Leave --max-tokens out, and claudectl takes a value that fits.",
                "See the maximum of any model: claudectl models show MODEL",
            ],
            retry: NO,
            source: REPORTS,
            says: &[
                "max_tokens: {asked:n} > {max:n}, which is the maximum allowed number of output tokens for {model:w}",
                "max_tokens: {asked:n} > {max:n}",
                "~max_tokens (must be|should be|cannot be|is) * {max:n}",
                "~maximum allowed number of output tokens",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "max_tokens_too_small",
            title: "max_tokens is below what is allowed",
            cause: "It must be at least 1 to get an answer (0 only warms the cache, and not in batches).",
            fixes: &["Give a positive number, or leave --max-tokens out, and claudectl takes 32,000."],
            retry: NO,
            source: DOCS,
            says: &["~max_tokens: * greater than or equal to {min:n}", "~max_tokens: * at least {min:n}"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "max_tokens_not_above_budget",
            title: "max_tokens leaves no room beside the thinking budget",
            cause: "Thinking counts towards max_tokens, so max_tokens must be greater than thinking.budget_tokens.",
            fixes: &[
                "Raise it, or think less: --max-tokens 32000 --thinking 16000",
                "On 4.6 and later let the model decide: --thinking on --effort medium",
            ],
            retry: NO,
            source: DOCS,
            says: &["max_tokens must be greater than thinking.budget_tokens"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "image_too_many_bytes",
            title: "An image has too many bytes",
            cause: "The limit counts the base64 text, which is a third larger than the file: 10 MB per image, 5 MB in older versions.",
            fixes: &[
                "The limit is {max} bytes and the image has {used}: scale it down to 1568 pixels on its long side. || Scale it down to 1568 pixels on its long side: magick in.png -resize 1568x1568 out.jpg",
                "Save it as JPEG or WebP, or upload it with the Files API.",
            ],
            retry: "No. Make it smaller first.",
            source: DOCS,
            says: &[
                "image exceeds {limit_mb:n} mb maximum[: {used:n} bytes > {max:n} bytes]",
                "~image * exceeds [the ]maximum [allowed ]size",
                "~image * too large",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "image_too_many_pixels",
            title: "An image has too many pixels",
            cause: "8000 pixels on a side are the most; 2000 when there are more than 20 images in the request.",
            fixes: &["Scale it down: magick in.png -resize 1568x1568 out.png", "Send fewer images at once."],
            retry: "No. Make it smaller first.",
            source: DOCS,
            says: &[
                "dimensions exceed max allowed size[ for many-image requests][: {pixels:n} pixels]",
                "image dimensions exceed max allowed size",
                "~many-image requests",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "image_would_be_downsized",
            title: "An image would be scaled down, and the request forbids that",
            cause: "transformations.oversized_image is \"error\", and a model named in the request takes smaller images.",
            fixes: &[
                "Scale the image to {to} yourself. || Scale the image to the size the message names.",
                "Or allow it: \"oversized_image\": \"downsize\"",
            ],
            retry: NO,
            source: DOCS,
            says: &["image dimensions {from:w} exceed the maximum image size * downsized to {to:w}"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "image_unreadable",
            title: "An image could not be read",
            cause: "The data is not a png, jpeg, gif or webp, is damaged, or media_type says something else than the content.",
            fixes: &[
                "Look what it is: file IMAGE",
                "Attach it with -f; claudectl finds the type by content.",
                "Convert it: magick IMAGE out.png",
            ],
            retry: NO,
            source: REPORTS,
            says: &[
                "~could not process image",
                "~image does not match the provided media type[ {media_type:w}]",
                "image was specified using the {media_type:w} media type",
                "~unsupported image (type|format|media type)",
                "~media_type: input should be image/",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "too_many_images",
            title: "Too many images in one request",
            cause: "A request takes 600 images, 100 on models with a window of 200,000 tokens.",
            fixes: &["Send fewer at once, or use several requests: claudectl batches run FILE -o OUT"],
            retry: NO,
            source: DOCS,
            says: &["~too many images", "~too much media: {count:n} * {max:n}", "~maximum of {max:n} images"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "pdf_too_many_pages",
            title: "A PDF has too many pages",
            cause: "600 pages are the most, 100 on models with a window below a million tokens.",
            fixes: &[
                "Split it into parts of {max} pages: qpdf --split-pages={max} in.pdf out.pdf || Split it: qpdf --split-pages=100 in.pdf out.pdf",
                "Or use a model with a larger window: -m opus",
            ],
            retry: "No. Split it first.",
            source: DOCS,
            says: &["maximum of {max:n} pdf pages", "~pdf * too many pages"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "pdf_password",
            title: "A PDF is protected by a password",
            cause: "The API cannot open encrypted files.",
            fixes: &["Remove the password: qpdf --decrypt --password=PASS in.pdf out.pdf"],
            retry: NO,
            source: DOCS,
            says: &["~pdf * password protected", "~password(-| )protected pdf"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "pdf_unreadable",
            title: "A PDF could not be read",
            cause: "The file is damaged, empty or no PDF.",
            fixes: &[
                "Repair it: qpdf in.pdf out.pdf, or print it to a new PDF.",
                "Send its text instead: pdftotext in.pdf - | claudectl send ...",
            ],
            retry: NO,
            source: "anthropic-sdk-python issue 903",
            says: &["~could not process pdf", "~pdf specified was not valid", "~invalid pdf"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "base64_invalid",
            title: "The data of a block is not base64",
            cause: "It has a data: prefix, line breaks, or is the path of a file instead of its content.",
            fixes: &[
                "Send only the base64 text, without data:image/png;base64, in front: base64 -w0 FILE",
                "Let claudectl attach it: -f FILE",
            ],
            retry: NO,
            source: REPORTS,
            says: &[
                "~invalid base64 data",
                "~illegal base64 data",
                "~base64 * (incorrect padding|decode|decoding)",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "too_many_messages",
            title: "Too many messages in one request",
            cause: "A request takes 100,000 messages.",
            fixes: &["Join or drop old turns."],
            retry: NO,
            source: DOCS,
            says: &["~messages: list should have at most {max:n} items", "~too many messages"],
            ..of(K::InvalidRequest)
        },
    ],
};
