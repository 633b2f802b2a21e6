//! Who reads standard input when, and what the user hears while nothing comes.

use super::*;
use std::io::Cursor;
use std::sync::mpsc::{Sender, channel};

fn asked(prompt: &str, no_stdin: bool) -> RequestOptions {
    let prompt = prompt.split_whitespace().map(str::to_owned).collect();
    RequestOptions { prompt, no_stdin, ..RequestOptions::new(jiff::civil::date(2026, 11, 20)) }
}

fn planned(prompt: &str, no_stdin: bool, source: Source) -> Result<Plan, ErrorKind> {
    plan(&asked(prompt, no_stdin), source).map_err(|error| error.kind)
}

const FRESH: Source = Source::Regular { position: 0, size: 9 };
const SHARED: Source = Source::Regular { position: 4, size: 9 };
const SPENT: Source = Source::Regular { position: 9, size: 9 };
const EMPTY: Source = Source::Regular { position: 0, size: 0 };

#[test]
fn with_a_prompt_input_goes_before_it() {
    assert_eq!(planned("why ?", false, Source::Stream), Ok(Plan::Read(Purpose::Context)));
    assert_eq!(planned("why ?", false, Source::Device), Ok(Plan::Read(Purpose::Context)));
    assert_eq!(planned("why ?", false, FRESH), Ok(Plan::Read(Purpose::Context)));
    assert_eq!(planned("why ?", false, SHARED), Ok(Plan::LeaveAlone));
    for source in [SPENT, EMPTY, Source::Terminal] {
        assert_eq!(planned("why ?", false, source), Ok(Plan::Ignore));
    }
    for source in [Source::Stream, SHARED, FRESH] {
        assert_eq!(planned("why ?", true, source), Ok(Plan::Ignore));
    }
}

#[test]
fn without_a_prompt_input_is_the_prompt() {
    for source in [Source::Stream, Source::Device, FRESH, SHARED, EMPTY] {
        assert_eq!(planned("", false, source), Ok(Plan::Read(Purpose::Prompt)));
        assert_eq!(planned("", true, source), Err(ErrorKind::Usage));
    }
    assert_eq!(planned("", false, Source::Terminal), Err(ErrorKind::Usage));
}

#[test]
fn files_alone_are_no_prompt() {
    let files = RequestOptions { files: vec!["page.png".into()], ..asked("", false) };
    let error = plan(&files, Source::Terminal).expect_err("refused");
    assert_eq!(error.evidence.fixes, ["claudectl send -f page.png 'Summarize this'"]);
}

#[test]
fn a_dash_alone_reads_even_a_terminal() {
    for source in [Source::Terminal, Source::Stream, SHARED] {
        assert_eq!(planned("-", false, source), Ok(Plan::Read(Purpose::Prompt)));
        assert_eq!(planned("-", true, source), Err(ErrorKind::Usage));
    }
    assert_eq!(planned("- x", false, Source::Terminal), Ok(Plan::Ignore));
}

#[test]
fn a_request_leaves_input_alone_unless_it_is_the_input() {
    let with = |request: &str, prompt: &str, no_stdin| {
        let asked = RequestOptions { request: Some(request.into()), ..asked(prompt, no_stdin) };
        plan(&asked, Source::Stream).map_err(|error| error.kind)
    };
    assert_eq!(with("r.json", "", false), Ok(Plan::Ignore));
    assert_eq!(with("-", "", false), Ok(Plan::Read(Purpose::Option("--request"))));
    assert_eq!(with("-", "", true), Err(ErrorKind::Usage));
    assert_eq!(with("r.json", "hello", false), Err(ErrorKind::Usage));
}

#[test]
fn options_can_name_it_but_only_one_of_them() {
    let on =
        |changed: RequestOptions| plan(&changed, SHARED).map_err(|error| (error.kind, error.evidence.what));
    let file = RequestOptions { files: vec!["-".into()], ..asked("why ?", false) };
    assert_eq!(on(file.clone()), Ok(Plan::Read(Purpose::Option("--file"))));
    let system = RequestOptions { system: Some("@/dev/stdin".to_owned()), ..asked("why ?", false) };
    assert_eq!(on(system.clone()), Ok(Plan::Read(Purpose::Option("--system"))));
    let tools =
        RequestOptions { request: Some("r.json".into()), tools: Some("-".into()), ..asked("", false) };
    assert_eq!(on(tools), Ok(Plan::Read(Purpose::Option("--tools"))));
    let text = RequestOptions { system: Some("-".to_owned()), ..asked("why ?", false) };
    assert_eq!(on(text), Ok(Plan::LeaveAlone));

    let refused = |changed: RequestOptions| on(changed).expect_err("refused").1;
    let both = RequestOptions { system: system.system, ..file.clone() };
    assert!(refused(both).contains("both --file and --system read it"));
    let twice = RequestOptions { prompt: vec!["-".to_owned()], ..file.clone() };
    assert!(refused(twice).contains("both --file and the prompt `-` read it"));
    assert!(refused(RequestOptions { no_stdin: true, ..file.clone() }).contains("--no-stdin forbids it"));
    assert_eq!(
        refused(RequestOptions { prompt: Vec::new(), ..file }),
        "there is no prompt to go with the attached files"
    );
}

struct Given {
    source: Source,
    reader: Option<Box<dyn Read + Send>>,
}

impl Stdin for Given {
    fn source(&self) -> Source {
        self.source
    }

    fn reader(&mut self) -> io::Result<Box<dyn Read + Send>> {
        self.reader.take().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

fn given(reader: impl Read + Send + 'static) -> Given {
    Given { source: Source::Stream, reader: Some(Box::new(reader)) }
}

/// Gives out what is sent to it, and blocks in between.
struct Slow(Receiver<Vec<u8>>);

impl Read for Slow {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Ok(bytes) = self.0.recv() else { return Ok(0) };
        buffer[..bytes.len()].copy_from_slice(&bytes);
        Ok(bytes.len())
    }
}

/// A folder given as standard input.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::IsADirectory.into())
    }
}

fn slow() -> (Sender<Vec<u8>>, Given) {
    let (sender, receiver) = channel();
    (sender, given(Slow(receiver)))
}

#[test]
fn all_of_it_is_read_and_nothing_said() {
    let text = "x".repeat(200_000);
    let mut notices = Vec::new();
    let read =
        read(&mut given(Cursor::new(text.clone())), Purpose::Context, 1 << 20, SILENCE, &mut |waiting| {
            notices.push(waiting);
        });
    assert_eq!(read.expect("read"), text.as_bytes());
    assert_eq!(notices, []);
}

#[test]
fn silence_is_explained_once_and_then_waited_for() {
    let (sender, mut stdin) = slow();
    sender.send(b"a".to_vec()).expect("a reader");
    let mut notices = Vec::new();
    let mut sender = Some(sender);
    let read = read(&mut stdin, Purpose::Context, 9, Duration::from_millis(5), &mut |waiting| {
        notices.push(waiting);
        if let Some(sender) = sender.take() {
            sender.send(b"b".to_vec()).expect("a reader");
        }
    });
    assert_eq!(read.expect("read"), b"ab");
    // On a busy machine even the first byte may come later than the silence allows.
    assert!(matches!(notices[..], [Waiting { purpose: Purpose::Context, received: 0..=1, terminal: false }]));
    assert!(notices[0].to_string().contains("--no-stdin"));
}

#[test]
fn too_much_and_failures_are_refused() {
    let mut quiet = |_| {};
    let long = read(&mut given(io::repeat(b'x')), Purpose::Prompt, 1 << 20, SILENCE, &mut quiet);
    assert!(long.expect_err("refused").evidence.what.contains("does not fit"));

    let broken = read(&mut given(Broken), Purpose::Prompt, 9, SILENCE, &mut quiet).expect_err("refused");
    assert_eq!(broken.kind, ErrorKind::Input);
    assert!(broken.evidence.what.contains("is a directory"));
}
