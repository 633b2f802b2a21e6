//! Turns files into content blocks: text, images and PDFs, told apart by what is in them.

use std::io::{self, Read};
use std::path::Path;

use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderStringWriter;
use serde_json::{Value, json};

use super::finding::Finding;
use super::read::{STDIN, Sources, empty, first_odd, open, recode, refuse, too_big, unreadable, utf8};
use super::sniff::{Foreign, HEAD, Kind, sniff};
use crate::error::{Error, Result};
use crate::text::{html, shell};

/// A block made of one file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Attachment {
    /// The file as the user named it.
    pub name: String,
    /// What it was taken for: `text`, `PDF`, `image/png`.
    pub kind: &'static str,
    /// The content block.
    pub block: Value,
    /// Bytes it takes in the request, about.
    pub size: u64,
}

/// How the small text begins that Git LFS keeps in place of a file it has not fetched.
const LFS_POINTER: &str = "version https://git-lfs.github.com/spec/v1";

impl Attachment {
    /// What is odd about it: a name that promises an image or a PDF, with text behind it.
    pub(super) fn doubt(&self) -> Option<Finding> {
        let text = self.block["source"]["data"].as_str().filter(|_| self.kind == "text")?;
        let name = &self.name;
        if text.starts_with(LFS_POINTER) {
            let words = format!("{name} is a Git LFS pointer, a few lines of text in place of the file");
            return Some(Finding::warning("", words).fix("fetch the file itself: git lfs pull"));
        }
        let extension = Path::new(name).extension()?.to_str()?.to_ascii_lowercase();
        let promised = match extension.as_str() {
            "png" | "jpg" | "jpeg" | "gif" | "webp" => "an image",
            "pdf" => "a PDF",
            _ => return None,
        };
        let words = format!("{name} is called {promised} but holds text, and goes as text");
        let page = html::is_page(text).then_some("it is a web page; was a download answered with an error?");
        let look = format!("look at it: head {}", shell::word(name));
        Some(Finding::warning("", words).fix(page.map_or(look, str::to_owned)))
    }
}

/// Attaches a file, for which `left` bytes of the request are free.
pub(super) fn file(path: &Path, left: u64, sources: &Sources) -> Result<Attachment> {
    if let Some(given) = sources.stdin(path) {
        return bytes(Path::new(STDIN), given, left, sources.limit);
    }
    let (mut file, size) = open(path)?;
    let mut head = Vec::new();
    let failed = |error| unreadable(path, error);
    file.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(failed)?;
    Whole { name: path, known_size: size, left, total: sources.limit }.attach(&head, file)
}

/// Attaches bytes that are in memory; `name` is what messages call them.
pub(super) fn bytes(name: &Path, bytes: &[u8], left: u64, total: u64) -> Result<Attachment> {
    let (head, rest) = bytes.split_at(bytes.len().min(HEAD));
    Whole { name, known_size: bytes.len() as u64, left, total }.attach(head, rest)
}

/// Content on its way into a block.
struct Whole<'a> {
    name: &'a Path,
    /// 0 when it is not known before reading, as with pipes.
    known_size: u64,
    /// Bytes of the request that are free.
    left: u64,
    /// Bytes that a request may have at all.
    total: u64,
}

impl Whole<'_> {
    fn attach(&self, head: &[u8], rest: impl Read) -> Result<Attachment> {
        if head.is_empty() {
            return Err(empty(self.name));
        }
        let kind = sniff(head);
        let room = match kind {
            Kind::Text | Kind::Other(_) => self.left,
            Kind::Image(_) | Kind::Pdf => self.left / 4 * 3,
        };
        if self.known_size > room && !matches!(kind, Kind::Other(_)) {
            return Err(self.too_big(room < self.left));
        }
        let whole = Read::chain(head, rest);
        match kind {
            Kind::Text => self.text(whole),
            Kind::Image(media) => self.base64(whole, room, "image", media, media),
            Kind::Pdf => self.base64(whole, room, "document", "application/pdf", "PDF"),
            Kind::Other(foreign) => Err(self.refuse_foreign(foreign, head)),
        }
    }

    /// Says what it looks like, where that shows, and what turns it into something the API reads.
    fn refuse_foreign(&self, foreign: Foreign, head: &[u8]) -> Error {
        let seen = match first_odd(head) {
            Some((at, byte)) if foreign.is_unknown() => format!(" (byte 0x{byte:02x} at offset {at})"),
            _ => String::new(),
        };
        let what =
            format!("{} looks like {}{seen}, which the API does not read", self.called(), foreign.what);
        let fix = if foreign.is_utf16() {
            recode(self.name, head)
        } else {
            foreign.fix.replace("FILE", &self.called())
        };
        refuse(what).fix(fix)
    }

    fn too_big(&self, encoded: bool) -> Error {
        let error = too_big(&self.called(), self.left, self.total);
        if encoded {
            error.why("images and PDFs grow by a third on the way, because JSON carries them as base64")
        } else {
            error
        }
    }

    /// Text becomes a document of its own and not marked-up prompt text: its name stays apart from its content, and
    /// nothing in it can be taken for the end of it.
    fn text(&self, whole: impl Read) -> Result<Attachment> {
        let mut bytes = Vec::new();
        let read = whole.take(self.left + 1).read_to_end(&mut bytes);
        read.map_err(|error| unreadable(self.name, error))?;
        if bytes.len() as u64 > self.left {
            return Err(self.too_big(false));
        }
        let text = utf8(self.name, bytes)?;
        if text.trim().is_empty() {
            return Err(refuse(format!("{} holds nothing but blanks", self.called())));
        }
        let size = text.len() as u64;
        let mut block = json!({"type": "document", "source": {"type": "text", "media_type": "text/plain"}});
        // Moved in afterwards: the macro would copy what may be megabytes.
        block["source"]["data"] = Value::String(text);
        block["title"] = Value::from(self.called());
        Ok(Attachment { name: self.called(), kind: "text", block, size })
    }

    /// Encodes while reading, so that the raw bytes are never held.
    fn base64(
        &self,
        whole: impl Read,
        room: u64,
        block: &'static str,
        media: &'static str,
        kind: &'static str,
    ) -> Result<Attachment> {
        let mut encoder = EncoderStringWriter::new(&STANDARD);
        let copied = io::copy(&mut whole.take(room + 1), &mut encoder);
        if copied.map_err(|error| unreadable(self.name, error))? > room {
            return Err(self.too_big(true));
        }
        let data = encoder.into_inner();
        let size = data.len() as u64;
        let mut block = json!({"type": block, "source": {"type": "base64", "media_type": media}});
        block["source"]["data"] = Value::String(data);
        if kind == "PDF" {
            block["title"] = Value::from(self.called());
        }
        Ok(Attachment { name: self.called(), kind, block, size })
    }

    fn called(&self) -> String {
        self.name.display().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    const MIB: u64 = 1 << 20;

    fn attached(content: &[u8]) -> Result<Attachment> {
        bytes(Path::new("given.bin"), content, MIB, MIB)
    }

    #[test]
    fn each_kind_becomes_its_block() {
        let text = attached("\u{feff}Grüße\n".as_bytes()).expect("text");
        assert_eq!(
            text.block,
            json!({"type":"document","title":"given.bin",
                "source":{"type":"text","media_type":"text/plain","data":"Grüße\n"}})
        );
        let png = attached(b"\x89PNG\r\n\x1a\n\0").expect("an image");
        assert_eq!(
            png.block,
            json!({"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw0KGgoA"}})
        );
        let pdf = attached(b"%PDF-1.4\n%\xe2\xe3").expect("a PDF");
        assert_eq!(pdf.block["source"]["media_type"], "application/pdf");
        assert_eq!((pdf.kind, pdf.block["type"].as_str()), ("PDF", Some("document")));
    }

    #[test]
    fn what_cannot_be_read_by_the_api_is_named_with_a_way_out() {
        let error = attached(b"PK\x03\x04\x14\0\x06\0").expect_err("refused");
        assert_eq!(error.kind, ErrorKind::Input);
        assert_eq!(error.evidence.what, "given.bin looks like a ZIP archive, which the API does not read");
        let bmp = attached(b"BM\0\0\0\0").expect_err("refused");
        assert_eq!(bmp.evidence.fixes, ["convert it to PNG or JPEG, for example: magick given.bin out.png"]);
        let noise = attached(b"ab\0\x01").expect_err("refused");
        assert!(
            noise.evidence.what.contains("binary data (byte 0x00 at offset 2)"),
            "{}",
            noise.evidence.what
        );
        let utf16 = attached(b"\xff\xfeh\0").expect_err("refused");
        assert_eq!(utf16.evidence.fixes, ["convert it: iconv -f UTF-16 -t UTF-8 given.bin > out.txt"]);
        assert!(attached(b" \n\t ").expect_err("refused").evidence.what.contains("blanks"));
        assert!(attached(b"caf\xe9 au lait").expect_err("refused").evidence.what.contains("offset 3"));
    }

    #[test]
    fn the_third_that_base64_adds_counts() {
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        png.resize(900_000, 0);
        let error = attached(&png).expect_err("1.2 MB of base64 in 1 MiB");
        assert!(error.evidence.what.contains("does not fit"), "{}", error.evidence.what);
        png.truncate(700_000);
        assert_eq!(attached(&png).expect("fits").size, 933_336);
    }

    #[test]
    fn endless_input_is_cut_off() {
        let endless = Whole { name: Path::new("pipe"), known_size: 0, left: MIB, total: MIB };
        let error = endless.attach(b"text", io::repeat(b'x')).expect_err("refused");
        assert!(error.evidence.what.starts_with("pipe does not fit"));
        let error = endless.attach(b"%PDF-1.4\n", io::repeat(b'x')).expect_err("refused");
        assert!(error.evidence.what.starts_with("pipe does not fit"));
    }
}
