//! Reads a copy of an answer's body: tokens and stop reason of a message, or the error.

use std::io::Write as _;

use flate2::write::{GzDecoder, ZlibDecoder};
use serde_json::Value;

use crate::api::usage::Usage;
use crate::transport::decode::{Decoder, Event, Problem};

/// Most bytes of an error or of a JSON answer that are read.
const LARGEST_BODY: usize = 1024 * 1024;
/// Most bytes of one event of a stream that are read.
const LARGEST_EVENT: usize = 4 * 1024 * 1024;

/// What an answer said.
#[derive(Debug, Default)]
pub(super) struct Extract {
    pub usage: Option<Usage>,
    pub stop_reason: Option<String>,
    /// The stream said that the message has ended.
    pub has_ended: bool,
    /// The data of an error event.
    pub error: Option<String>,
}

/// Takes the content of a body.
pub(super) struct BodyReader {
    decoding: Decoding,
    form: Form,
    pub said: Extract,
}

enum Decoding {
    Plain,
    Gzip(Box<GzDecoder<Vec<u8>>>),
    Deflate(Box<ZlibDecoder<Vec<u8>>>),
    /// A compression that is not read.
    Unread,
}

enum Form {
    Stream(Box<Decoder>),
    Whole(Vec<u8>),
    Ignored,
}

impl BodyReader {
    /// For an answer with this content type and encoding; the name of an encoding that is not read comes back.
    pub(super) fn new(content_type: &str, encoding: &str) -> (Self, Option<String>) {
        let (decoding, unread) = match encoding.trim().to_ascii_lowercase().as_str() {
            "" | "identity" => (Decoding::Plain, None),
            "gzip" | "x-gzip" => (Decoding::Gzip(Box::new(GzDecoder::new(Vec::new()))), None),
            "deflate" => (Decoding::Deflate(Box::new(ZlibDecoder::new(Vec::new()))), None),
            other => (Decoding::Unread, Some(other.to_owned())),
        };
        let form = if unread.is_some() {
            Form::Ignored
        } else if content_type.trim_start().starts_with("text/event-stream") {
            Form::Stream(Box::new(Decoder::new(LARGEST_EVENT)))
        } else {
            Form::Whole(Vec::new())
        };
        (Self { decoding, form, said: Extract::default() }, unread)
    }

    /// Whether the answer is a stream of events, which ends with an event of its own.
    pub(super) fn is_stream(&self) -> bool {
        matches!(self.form, Form::Stream(_))
    }

    /// The body, as far as it was kept.
    pub(super) fn whole(&self) -> &[u8] {
        match &self.form {
            Form::Whole(bytes) => bytes,
            _ => &[],
        }
    }

    /// Takes the next bytes of the content. What cannot be read is passed over: this is only a copy.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        let mut decoded = Vec::new();
        let plain: &[u8] = match &mut self.decoding {
            Decoding::Plain => bytes,
            Decoding::Unread => return,
            Decoding::Gzip(gzip) => {
                if gzip.write_all(bytes).and_then(|()| gzip.flush()).is_err() {
                    self.form = Form::Ignored;
                }
                decoded.append(gzip.get_mut());
                &decoded
            }
            Decoding::Deflate(zlib) => {
                if zlib.write_all(bytes).and_then(|()| zlib.flush()).is_err() {
                    self.form = Form::Ignored;
                }
                decoded.append(zlib.get_mut());
                &decoded
            }
        };
        match &mut self.form {
            Form::Ignored => {}
            Form::Whole(kept) => kept.extend_from_slice(&plain[..plain.len().min(LARGEST_BODY - kept.len())]),
            Form::Stream(events) => {
                let said = &mut self.said;
                let read = events.feed(plain, |event| {
                    said.event(event);
                    Ok::<(), Problem>(())
                });
                if read.is_err() {
                    self.form = Form::Ignored;
                }
            }
        }
    }

    /// Reads the message of a whole answer.
    pub(super) fn finish(&mut self) {
        let Form::Whole(bytes) = &self.form else { return };
        if let Ok(message) = serde_json::from_slice::<Value>(bytes) {
            self.said.message(&message);
        }
    }
}

impl Extract {
    /// Deltas are by far the most, and say nothing about tokens.
    fn event(&mut self, event: Event<'_>) {
        match event.name {
            "message_start" | "message_delta" => {
                let Ok(data) = serde_json::from_str::<Value>(event.data) else { return };
                if event.name == "message_start" {
                    self.message(&data["message"]);
                } else {
                    self.stop_reason = data["delta"]["stop_reason"].as_str().map(str::to_owned);
                    self.update(&data["usage"]);
                }
            }
            "message_stop" => self.has_ended = true,
            "error" => self.error = Some(event.data.to_owned()),
            _ => {}
        }
    }

    fn message(&mut self, message: &Value) {
        self.usage = serde_json::from_value(message["usage"].clone()).ok();
        self.stop_reason = message["stop_reason"].as_str().map(str::to_owned);
    }

    /// The numbers of a `message_delta` are totals: they replace what was known, and what they leave out stays.
    fn update(&mut self, delta: &Value) {
        let Ok(new) = serde_json::from_value::<Usage>(delta.clone()) else { return };
        let usage = self.usage.get_or_insert_default();
        let take = |old: &mut u64, new: u64| *old = if new > 0 { new } else { *old };
        take(&mut usage.input_tokens, new.input_tokens);
        take(&mut usage.output_tokens, new.output_tokens);
        take(&mut usage.cache_creation_input_tokens, new.cache_creation_input_tokens);
        take(&mut usage.cache_read_input_tokens, new.cache_read_input_tokens);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = "event: message_start\ndata: {\"message\":{\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}\n\n\
        event: content_block_delta\ndata: {\"delta\":{\"type\":\"text_delta\",\"text\":\"hi\"}}\n\n\
        event: message_delta\ndata: {\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":7}}\n\n\
        event: message_stop\ndata: {}\n\n";

    fn read(encoding: &str, bytes: &[u8]) -> Extract {
        let (mut reader, unread) = BodyReader::new("text/event-stream; charset=utf-8", encoding);
        assert_eq!(unread, None);
        bytes.chunks(7).for_each(|piece| reader.feed(piece));
        reader.said
    }

    #[test]
    fn tokens_of_a_stream_are_read_compressed_or_not() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(STREAM.as_bytes()).expect("memory");
        let gzip = gzip.finish().expect("memory");
        for said in [read("", STREAM.as_bytes()), read("gzip", &gzip)] {
            let usage = said.usage.expect("usage");
            assert_eq!((usage.input_tokens, usage.output_tokens), (9, 7));
            assert_eq!((said.stop_reason.as_deref(), said.has_ended), (Some("end_turn"), true));
        }
    }

    #[test]
    fn an_unknown_compression_is_named() {
        assert_eq!(BodyReader::new("application/json", "br").1.as_deref(), Some("br"));
    }
}
