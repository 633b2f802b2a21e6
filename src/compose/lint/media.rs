//! Images and PDFs inside a request: encoding, type, size and dimensions, measured on their first bytes.

use crate::text::image;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::super::finding::Finding;
use super::super::sniff::{Kind, sniff};
use super::tally::Tally;
use super::{Report, pdf};

/// The most base64 characters of one image.
const IMAGE_BYTES: usize = 10 << 20;

/// The longest edge of any image in pixels.
const EDGE: usize = 8_000;

const MEDIA_TYPES: [&str; 4] = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/// Base64 characters decoded to measure an image; enough for the largest usual metadata before the size.
const HEAD: usize = 512 * 1024;

/// Checks the `source` of an image block.
pub(super) fn image(path: &str, source: &Value, report: &mut Report<'_>, tally: &mut Tally) {
    let size = match source["type"].as_str() {
        Some("base64") => inline_image(path, source, report),
        Some("url") => {
            address(path, source, report);
            None
        }
        Some("file") => None,
        _ => {
            report.add(Finding::error(&format!("{path}.source"), "its type must be base64, url or file"));
            None
        }
    };
    tally.images.push((path.to_owned(), size));
}

fn inline_image(path: &str, source: &Value, report: &mut Report<'_>) -> Option<(usize, usize)> {
    let declared = source["media_type"].as_str().unwrap_or_default();
    let named = format!("{path}.source.media_type");
    let known = MEDIA_TYPES.contains(&declared);
    if !known {
        let words = format!("`{declared}` is no image the API reads: {}", MEDIA_TYPES.join(", "));
        report.add(Finding::error(&named, words));
    }
    let place = format!("{path}.source.data");
    let data = data(&place, source, report)?;
    if data.len() > IMAGE_BYTES {
        let words = format!(
            "the image takes {} bytes as base64, which adds a third; it may take {IMAGE_BYTES}",
            data.len()
        );
        report.add(Finding::error(&place, words).fix("scale it down or compress it harder"));
    }
    let head = decoded(&place, data, HEAD, report)?;
    match sniff(&head) {
        Kind::Image(media) if known && media != declared => {
            report.add(Finding::error(&named, format!("it says {declared}, but the data is {media}")));
        }
        Kind::Image(_) => {}
        _ => {
            report.add(Finding::error(&place, "the data is no JPEG, PNG, GIF or WebP image"));
            return None;
        }
    }
    let (width, height) = image::dimensions(&head)?;
    if width.max(height) > EDGE {
        let words = format!("the image has {width}x{height} pixels, it may have {EDGE}x{EDGE}");
        report.add(
            Finding::error(path, words).fix("scale it down; beyond about 2576 pixels nothing is gained"),
        );
    }
    Some((width, height))
}

/// Checks the `source` of a document block.
pub(super) fn document(path: &str, source: &Value, report: &mut Report<'_>, tally: &mut Tally) {
    match source["type"].as_str() {
        Some("base64") => {
            let place = format!("{path}.source.data");
            if source["media_type"] != "application/pdf" {
                let words = "base64 documents must be application/pdf";
                report.add(Finding::error(&format!("{path}.source.media_type"), words));
            }
            let data = data(&place, source, report);
            if let Some(pdf) = data.and_then(|data| decoded(&place, data, usize::MAX, report)) {
                tally.pages += pages(&place, &pdf, report);
            }
        }
        Some("text") => {
            let text = source["data"].as_str().unwrap_or_default();
            if text.trim().is_empty() {
                report.add(Finding::error(&format!("{path}.source.data"), "the document holds no text"));
            }
        }
        Some("url") => address(path, source, report),
        Some("file" | "content") => {}
        _ => {
            let words = "its type must be base64, text, content, url or file";
            report.add(Finding::error(&format!("{path}.source"), words));
        }
    }
}

/// The API fetches what lies on the web, nothing from this machine.
fn address(path: &str, source: &Value, report: &mut Report<'_>) {
    let url = source["url"].as_str().unwrap_or_default();
    if !url.starts_with("https://") && !url.starts_with("http://") {
        let finding = Finding::error(&format!("{path}.source.url"), "it is no address the API could fetch");
        report.add(finding.fix("a file of yours goes along with -f FILE, or as base64"));
    }
}

fn data<'a>(path: &str, source: &'a Value, report: &mut Report<'_>) -> Option<&'a str> {
    let data = source["data"].as_str().unwrap_or_default();
    if data.is_empty() {
        report.add(Finding::error(path, "it must hold base64 data"));
        return None;
    }
    if data.starts_with("data:") {
        let finding = Finding::error(path, "it holds a data URL; the API wants the bare base64");
        report.add(finding.fix("remove everything up to and with the comma"));
        return None;
    }
    Some(data)
}

/// The first bytes that base64 stands for; the whole text is checked.
fn decoded(path: &str, data: &str, most: usize, report: &mut Report<'_>) -> Option<Vec<u8>> {
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let stray = data.bytes().position(|byte| !is_base64(&byte));
    let head = &data[..if data.is_char_boundary(most) { most.min(data.len()) } else { data.len() }];
    let bytes = if stray.is_none() { STANDARD.decode(head).ok() } else { None };
    if bytes.is_none() {
        let at = stray.map_or(String::new(), |at| format!(": character {at} does not belong there"));
        let finding = Finding::error(path, format!("the data is not valid base64{at}"));
        report.add(finding.fix("encode it without line breaks: base64 -w0 FILE"));
    }
    bytes
}

/// How many pages a PDF has, as far as that can be told.
fn pages(path: &str, bytes: &[u8], report: &mut Report<'_>) -> usize {
    if sniff(&bytes[..bytes.len().min(512)]) != Kind::Pdf {
        report.add(Finding::error(path, "the data is no PDF"));
        return 0;
    }
    if pdf::is_encrypted(bytes) {
        let finding = Finding::error(path, "the PDF is encrypted, and the API opens none that is");
        report.add(finding.fix("write an open copy of it: qpdf --decrypt in.pdf out.pdf"));
    }
    pdf::pages(bytes)
}
