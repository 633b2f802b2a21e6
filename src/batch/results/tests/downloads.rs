//! What a download asks for, keeps, waits for and tells, answer by answer.

use super::*;
use crate::batch::event::Event;

fn whole(ids: &[&str]) -> String {
    ids.iter().map(|id| good_line(id, Fate::Succeeded) + "\n").collect()
}

fn given(text: &str, cut: bool) -> Answer {
    Answer { text: text.as_bytes().to_vec(), cut }
}

/// What came of a download of two items.
struct Course {
    end: Result<(), Stopped>,
    kept: String,
    asked: Vec<Option<u64>>,
    noted: Vec<Option<String>>,
    events: Vec<Event>,
    took: Duration,
}

impl Course {
    fn again(&self) -> Vec<(String, Duration)> {
        let again = |event: &'_ Event| match event {
            Event::ReadAgain { what, wait, .. } => Some((what.clone(), *wait)),
            _ => None,
        };
        self.events.iter().filter_map(again).collect()
    }
}

fn course(api: &Scripted, etag: Option<&str>, grace: Duration) -> Course {
    let scratch = Scratch::new();
    let items = ExpectedItems::Known(Arc::new(index_of(&scratch, &IDS[..2])));
    let part_file: PartFile = PartFile::open(&scratch.path("r.part"), items).expect("opens");
    let (clock, events) = (Ticking::default(), RefCell::<Vec<Event>>::default());
    let observer = |event: Event| events.borrow_mut().push(event);
    let counted = Counts { succeeded: 2, ..Counts::default() };
    let download = Download { api, clock: &clock, observer: &observer, id: "msgbatch_1", counted, grace };
    let mut noted = Vec::new();
    let mut note = |etag: Option<&str>| {
        noted.push(etag.map(str::to_owned));
        Ok(())
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let filled = runtime.block_on(download.fill(part_file, etag.map(str::to_owned), &mut note));
    let (part_file, end) = filled.expect("the disk holds");
    part_file.finish(&scratch.path("r"), &Disk).expect("is kept");
    let kept = std::fs::read_to_string(scratch.path("r")).expect("is there");
    let asked = api.asked.take();
    Course { end, kept, asked, noted, took: clock.elapsed(), events: events.take() }
}

fn scripted(answers: Vec<Answer>, ranges: bool) -> Course {
    course(&Scripted::new(answers, 50, ranges), None, Duration::ZERO)
}

#[test]
fn a_cut_download_goes_on_where_whole_lines_end_and_nothing_else_does() {
    let text = whole(&["a", "b"]);
    let one = whole(&["a"]).len();
    let first = one as u64;
    let half = given(&text[..text.len() - 20], true);
    let all = given(&text, false);
    // The server says by its version whether what is there is of the same results.
    let same = |cut: usize| Scripted::new(vec![given(&text[..cut], true), all.clone()], 50, true);
    for (answers, ranges, asked) in [
        (vec![all.clone()], true, vec![None]),
        (vec![given("", true), all.clone()], true, vec![None, None]),
        (vec![given(&text[..9], true), all.clone()], true, vec![None, None]),
        (vec![half.clone(), all.clone()], false, vec![None, Some(first)]),
        (vec![half, all.clone()], true, vec![None, Some(first)]),
        (vec![given("{]\n", false), all.clone()], true, vec![None, None]),
        (vec![given(&whole(&["a"]), false), all.clone()], true, vec![None, None]),
        // Everything is there although the connection broke.
        (vec![given(&text, true)], true, vec![None]),
        (vec![given(text.trim_end(), false)], true, vec![None]),
    ] {
        let course = scripted(answers, ranges);
        assert!(course.end.is_ok(), "{:?}", course.end);
        assert_eq!((course.kept.trim_end(), course.asked), (text.trim_end(), asked));
    }
    let course = course(&same(one + 5), None, Duration::ZERO);
    assert_eq!(course.noted.len(), 2, "each version is noted once: {:?}", course.noted);
}

#[test]
fn a_version_is_noted_when_it_is_new() {
    let noted = |etag: Option<&str>| {
        let all = vec![given(&whole(&["a", "b"]), false)];
        course(&Scripted::new(all, 50, true), etag, Duration::ZERO).noted
    };
    let first = noted(None);
    assert_eq!(first.len(), 1);
    assert_eq!(noted(Some(first[0].as_deref().expect("a version"))), [] as [Option<String>; 0]);
    assert_eq!(noted(Some("\"other\"")), first);
}

#[test]
fn results_that_are_not_there_yet_are_waited_for_a_while() {
    let api = |unknown: u32| {
        let api = Scripted::new(vec![given(&whole(&["a", "b"]), false)], 50, true);
        api.unknown.set(unknown);
        api
    };
    for (grace, pause) in [(10_000, 1_000), (60_000, 2_000), (100, 20)] {
        let (grace, pause) = (Duration::from_millis(grace), Duration::from_millis(pause));
        let found = course(&api(3), None, grace);
        assert!(found.end.is_ok());
        assert_eq!((found.took, found.again()), (3 * pause, vec![("not yet".to_owned(), pause); 3]));
        let never = course(&api(1_000), None, grace);
        let Err(Stopped::Failed(error)) = never.end else { panic!("must end") };
        assert_eq!((error.kind, never.took), (ErrorKind::NotFound, grace));
    }
}

#[test]
fn why_results_are_read_again_is_told() {
    let text = whole(&["a", "b"]);
    let all = || given(&text, false);
    let pause = Duration::from_millis(500);
    for (first, why) in [
        (given(&whole(&["a"]), false), "lines are missing"),
        (given(&text[..9], true), "reset"),
        (given(&text[..9], false), "msgbatch_1 ended inside a line"),
        (given(&whole(&["a", "a"]), false), "line 2: `a` comes twice"),
    ] {
        let course = scripted(vec![first, all()], true);
        assert!(course.end.is_ok());
        assert_eq!(course.again(), [(why.to_owned(), pause)]);
    }
    let other = format!("{}{}\n", whole(&["a"]), good_line("b", Fate::Expired));
    let course = scripted(vec![given(&other, false), all()], true);
    let again = course.again();
    assert!(
        again.len() == 1 && again[0].0.starts_with("1 lines are `succeeded`, the batch counts 2"),
        "{again:?}"
    );
}

#[test]
fn progress_is_told_every_quarter_of_a_mebibyte() {
    let pad = "x".repeat(300_000);
    let text = whole(&["a", "b"]).replace("\"text\":\"", &format!("\"text\":\"{pad}"));
    let api = Scripted::new(vec![given(&text, false)], 65_536, true);
    let course = course(&api, None, Duration::ZERO);
    let told: Vec<(u64, u64)> = course
        .events
        .iter()
        .filter_map(
            |event| if let Event::Downloading { bytes, of, .. } = event { Some((*bytes, *of)) } else { None },
        )
        .collect();
    assert_eq!(told, [(262_144, 2), (524_288, 2)]);
}

#[test]
fn results_of_which_no_line_is_ours_are_someone_elses_only_if_all_of_them_were_read() {
    let holds = |answer: &Answer, piece: usize| {
        let scratch = Scratch::new();
        let index = Arc::new(index_of(&scratch, &IDS));
        let api = Scripted::new(vec![answer.clone()], piece, true);
        let counted = Counts { succeeded: 2, ..Counts::default() };
        let (clock, grace) = (Ticking::default(), Duration::ZERO);
        let download =
            Download { api: &api, clock: &clock, observer: &|_| {}, id: "msgbatch_1", counted, grace };
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(download.holds_any(&index))
    };
    let foreign = whole(&["x", "y"]);
    for (text, cut, expected) in [
        (foreign.clone(), false, Some(false)),
        (foreign.trim_end().to_owned(), false, Some(false)),
        (foreign.replace('\n', "\n \r\n\n"), false, Some(false)),
        (whole(&["x", "b"]), false, Some(true)),
        (whole(&["b"]), false, Some(true)),
        (whole(&["x", "b"]), true, Some(true)),
        (foreign.clone(), true, None),
        (whole(&["x"]), false, None),
        (whole(&["x", "y", "z"]), false, None),
        (format!("{}{{]\n", whole(&["x"])), false, None),
        (foreign[..foreign.len() - 9].to_owned(), false, None),
        (String::new(), false, None),
    ] {
        for piece in [1, 7, 10_000] {
            assert_eq!(holds(&given(&text, cut), piece), expected, "{piece}: {text}");
        }
    }
}
