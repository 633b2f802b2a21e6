//! Images and PDFs: too large, unreadable, too many.

use super::entry::{Entry, Family, of};
use super::words::{CODES, DOCS, NO, REPORTS};
use crate::error::ErrorKind as K;

/// Images and PDFs.
pub(crate) const ALL: Family = Family {
    title: "Images and PDFs",
    entries: &[
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
            patterns: &[
                "image exceeds {limit_mb:n} mb maximum[: {used:n} bytes > {max:n} bytes]",
                "~image * exceeds [the ]maximum [allowed ]size",
                "~image * too large",
                "~image was too large",
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
            patterns: &[
                "dimensions exceed max allowed size[ for many-image requests][: {pixels:n} pixels]",
                "image dimensions exceed max allowed size",
                "~many-image requests[ \\({pixels:n}px\\)]",
                "an image in the conversation exceeds the dimension limit for many-image requests[ \\({pixels:n}px\\)]",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "image_dimensions_too_large",
            title: "The longest side of an image is over the limit",
            cause: "The message names each image and the details say how many pixels a side may have; the limit is smaller when a request holds many \
                    images.",
            fixes: &[
                "{scales} || Scale {paths} so that no side is over {max_side} pixels. || Scale the images the message names so that no side is over the limit.",
                "With ImageMagick: magick in.png -resize '{max_side}x{max_side}>' out.png || With ImageMagick: magick in.png -resize '1568x1568>' out.png",
                "Or leave them out, or send fewer images at once.",
            ],
            retry: "No. Make them smaller first.",
            source: CODES,
            codes: &["image_dimensions_too_large"],
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
            patterns: &["image dimensions {from:w} exceed the maximum image size * downsized to {to:w}"],
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
            patterns: &[
                "~could not process image",
                "~[an ]image in the conversation could not be processed",
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
            patterns: &[
                "~too many images",
                "~too much media: {count:n} * {max:n}",
                "~maximum of {max:n} images",
            ],
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
            patterns: &[
                "[a ]maximum of {max:n} pdf pages",
                "~pdf * too many pages",
                "pdf too large \\(max {max:n} pages",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "pdf_password",
            title: "A PDF is protected by a password",
            cause: "The API cannot open encrypted files.",
            fixes: &["Remove the password: qpdf --decrypt --password=PASS in.pdf out.pdf"],
            retry: NO,
            source: DOCS,
            patterns: &[
                "pdf is password protected. (please double press esc|try using a cli tool)",
                "~[the ]pdf * password protected",
                "~password(-| )protected pdf",
            ],
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
            patterns: &["~could not process pdf", "~pdf specified was not valid", "~invalid pdf"],
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
            patterns: &[
                "~invalid base64 data",
                "~illegal base64 data",
                "~base64 * (incorrect padding|decode|decoding)",
            ],
            ..of(K::InvalidRequest)
        },
    ],
};
