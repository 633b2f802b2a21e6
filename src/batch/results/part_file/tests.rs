//! Answers that are cut, doubled, foreign, short or out of order.

use proptest::prelude::*;

use super::testing::{index_of, line};
use super::*;
use crate::batch::store::Disk;
use crate::batch::testing::Scratch;

fn feed(part_file: &mut PartFile, text: &str) -> Result<(), Bad> {
    part_file.feed(text.as_bytes()).expect("the disk holds")
}

#[test]
fn lines_in_any_order_with_odd_ends_are_kept_byte_for_byte() {
    let scratch = Scratch::new();
    let index = Arc::new(index_of(&scratch, &["a", "b", "c"]));
    let mut part_file: PartFile =
        PartFile::open(&scratch.path("x.part"), ExpectedItems::Known(Arc::clone(&index))).expect("opens");
    part_file.start_over().expect("begins");
    let odd = format!("{}\r", line("c").replace("\"type\"", "\"t\u{2028}\":\"\",\"type\""));
    feed(&mut part_file, &format!("{odd}\n{}\n", line("a"))).expect("belongs");
    feed(&mut part_file, &line("b")).expect("belongs");
    assert_eq!(part_file.end().expect("disk"), Ok(true));
    assert_eq!(part_file.lines(), 3);
    part_file.finish(&scratch.path("x"), &Disk).expect("is kept");
    let kept = std::fs::read_to_string(scratch.path("x")).expect("is there");
    assert_eq!(kept, format!("{odd}\n{}\n{}", line("a"), line("b")));
}

#[test]
fn what_does_not_belong_is_named() {
    let scratch = Scratch::new();
    let index = Arc::new(index_of(&scratch, &["a", "b"]));
    let try_out = |text: &str| {
        let mut part_file: PartFile =
            PartFile::open(&scratch.path("y.part"), ExpectedItems::Known(Arc::clone(&index))).expect("opens");
        part_file.discard().expect("begins");
        let fed = feed(&mut part_file, text);
        fed.map(|()| part_file.lines()).map_err(|bad| (bad.line, bad.flaw, bad.what))
    };
    let a = line("a");
    assert_eq!(try_out(&format!("{a}\n{a}\n")), Err((2, Flaw::Twice, "`a` comes twice".to_owned())));
    let foreign = try_out(&format!("{a}\n\n{}\n", line("z"))).expect_err("foreign");
    assert_eq!((foreign.0, foreign.1), (3, Flaw::Foreign));
    let broken = try_out(&format!("{a}\n{{\"custom_id\":}}\n")).expect_err("broken");
    assert_eq!((broken.0, broken.1), (2, Flaw::Broken));
    assert_eq!(try_out("{\"custom_id\":\"a\"}\n").expect_err("empty").1, Flaw::NoResult);
    assert_eq!(try_out("{\"result\":{\"type\":\"expired\"}}\n").expect_err("nameless").1, Flaw::NoResult);
    assert_eq!(try_out(&a), Ok(0), "not ended yet");
}

#[test]
fn an_answer_that_ends_inside_a_line_is_cut_back() {
    let scratch = Scratch::new();
    let index = Arc::new(index_of(&scratch, &["a", "b"]));
    let mut part_file: PartFile =
        PartFile::open(&scratch.path("z.part"), ExpectedItems::Known(Arc::clone(&index))).expect("opens");
    part_file.start_over().expect("begins");
    let half = line("b");
    feed(&mut part_file, &format!("{}\n{}", line("a"), &half[..half.len() / 2])).expect("so far");
    assert_eq!(part_file.end().expect("disk"), Ok(false));
    assert_eq!((part_file.lines(), part_file.bytes()), (1, line("a").len() as u64 + 1));
    part_file.go_on().expect("goes on");
    feed(&mut part_file, &format!("{half}\n")).expect("belongs");
    assert_eq!(part_file.lines(), 2);
}

#[test]
fn a_short_answer_without_a_last_newline_can_be_completed() {
    let scratch = Scratch::new();
    let index = Arc::new(index_of(&scratch, &["a", "b"]));
    let mut part_file: PartFile =
        PartFile::open(&scratch.path("z.part"), ExpectedItems::Known(Arc::clone(&index))).expect("opens");
    part_file.start_over().expect("begins");
    feed(&mut part_file, &line("a")).expect("so far");
    assert_eq!(part_file.end().expect("disk"), Ok(true));
    part_file.start_over().expect("again");
    feed(&mut part_file, &format!("{}\n{}\n", line("b"), line("a"))).expect("belongs");
    part_file.finish(&scratch.path("z"), &Disk).expect("is kept");
    let kept = std::fs::read_to_string(scratch.path("z")).expect("is there");
    assert_eq!(kept, format!("{}\n{}\n", line("a"), line("b")));
}

#[derive(Default)]
struct Numbers(Vec<(u64, Option<String>)>);

impl Notes for Numbers {
    fn line(&mut self, facts: &Facts, number: u64) {
        self.0.push((number, facts.custom_id.clone()));
    }
}

#[test]
fn lines_that_are_kept_are_noted_and_counted_from_one() {
    let scratch = Scratch::new();
    let items = ExpectedItems::Known(Arc::new(index_of(&scratch, &["a", "b"])));
    let mut part_file: PartFile<Numbers> = PartFile::open(&scratch.path("n.part"), items).expect("opens");
    let noted = |numbers: &Numbers| {
        let short = numbers.0.iter().map(|(number, id)| format!("{number}{}", id.as_deref().unwrap_or("?")));
        short.collect::<Vec<_>>().concat()
    };
    for (text, expected) in [("b", "1b"), ("b", "1b"), ("ba", "1b2a")] {
        part_file.start_over().expect("begins");
        for id in text.chars() {
            part_file
                .feed(format!("{}\n", line(&id.to_string())).as_bytes())
                .expect("disk")
                .expect("belongs");
        }
        assert_eq!(noted(part_file.notes()), expected);
        assert_eq!(
            (part_file.lines(), part_file.counter().load(Ordering::Relaxed)),
            (expected.len() as u64 / 2, part_file.lines())
        );
    }
    part_file.discard().expect("begins anew");
    assert_eq!((noted(part_file.notes()), part_file.lines()), (String::new(), 0));
}

#[test]
fn what_an_earlier_process_left_is_taken_in_up_to_the_first_line_that_is_not_sound() {
    let scratch = Scratch::new();
    let (a, b, c) = (line("a"), line("b"), line("c"));
    for (left, kept) in [
        (format!("{a}\n{b}\n"), 2),
        (format!("{a}\n{b}\n{c}"), 2),
        (format!("{a}\n{}", &b[..9]), 1),
        (format!("{a}\n{a}\n{b}\n"), 1),
        (format!("{}\n{b}\n", line("z")), 0),
        (String::new(), 0),
    ] {
        let path = scratch.path("left.part");
        std::fs::write(&path, &left).expect("is written");
        let items = ExpectedItems::Known(Arc::new(index_of(&scratch, &["a", "b", "c"])));
        let part_file: PartFile = PartFile::open(&path, items).expect("opens");
        let sound: usize = left.split_inclusive('\n').take(kept).map(str::len).sum();
        let expected = (u64::try_from(kept).expect("few"), u64::try_from(sound).expect("few"));
        assert_eq!((part_file.lines(), part_file.bytes()), expected, "{left}");
        assert_eq!(std::fs::read_to_string(&path).expect("is there"), left[..sound]);
    }
}

#[test]
fn what_was_fed_is_in_the_file_after_a_flush() {
    let scratch = Scratch::new();
    let items = ExpectedItems::Known(Arc::new(index_of(&scratch, &["a"])));
    let path = scratch.path("f.part");
    let mut part_file: PartFile = PartFile::open(&path, items).expect("opens");
    part_file.start_over().expect("begins");
    feed(&mut part_file, &format!("{}\n", line("a"))).expect("belongs");
    part_file.flush().expect("disk");
    assert_eq!(std::fs::read_to_string(&path).expect("is there"), format!("{}\n", line("a")));
}

#[test]
fn a_last_line_that_does_not_belong_is_named_and_one_that_is_cut_is_not() {
    let scratch = Scratch::new();
    let ended = |text: &str| {
        let items = ExpectedItems::Known(Arc::new(index_of(&scratch, &["a"])));
        let mut part_file: PartFile = PartFile::open(&scratch.path("e.part"), items).expect("opens");
        part_file.discard().expect("begins");
        feed(&mut part_file, text).expect("so far");
        part_file.end().expect("disk").map_err(|bad| bad.flaw)
    };
    assert_eq!(ended(&line("z")), Err(Flaw::Foreign));
    assert_eq!(ended(&line("a")[..9]), Ok(false));
    assert_eq!(ended("  "), Ok(true));
}

#[test]
fn a_success_without_an_answer_is_kept_only_where_that_was_decided() {
    let scratch = Scratch::new();
    let hollow = "{\"custom_id\":\"a\",\"result\":{\"type\":\"succeeded\"}}\n";
    let items = ExpectedItems::Known(Arc::new(index_of(&scratch, &["a"])));
    let mut part_file: PartFile = PartFile::open(&scratch.path("u.part"), items).expect("opens");
    part_file.start_over().expect("begins");
    assert_eq!(feed(&mut part_file, hollow).expect_err("hollow").flaw, Flaw::NoAnswer);
    part_file.start_over().expect("again");
    part_file.keep_unanswered();
    feed(&mut part_file, hollow).expect("is kept");
    assert_eq!(part_file.lines(), 1);
}

proptest! {
    #[test]
    fn cut_anywhere_and_started_over_nothing_is_lost_or_doubled(
        cuts in prop::collection::vec(0..400usize, 0..6), reopen in any::<bool>(), chunk in 1..50usize,
    ) {
        let scratch = Scratch::new();
        let ids = ["a", "b", "c", "d", "e"];
        let index = Arc::new(index_of(&scratch, &ids));
        let path = scratch.path("p.part");
        let text = ids.iter().rev().fold(String::new(), |text, id| text + &line(id) + "\n");
        let mut part_file: PartFile = PartFile::open(&path, ExpectedItems::Known(Arc::clone(&index))).expect("opens");
        for cut in cuts {
            part_file.start_over().expect("begins");
            for piece in text.as_bytes()[..cut.min(text.len())].chunks(chunk) {
                prop_assert_eq!(part_file.feed(piece).expect("disk"), Ok(()));
            }
            if reopen {
                part_file.flush().expect("disk");
                part_file = PartFile::open(&path, ExpectedItems::Known(Arc::clone(&index))).expect("opens again");
            }
        }
        let from = usize::try_from(part_file.bytes()).expect("small");
        part_file.go_on().expect("goes on");
        for piece in text.as_bytes()[from..].chunks(chunk) {
            prop_assert_eq!(part_file.feed(piece).expect("disk"), Ok(()));
        }
        prop_assert_eq!(part_file.lines(), 5);
        part_file.finish(&scratch.path("p"), &Disk).expect("is kept");
        prop_assert_eq!(std::fs::read_to_string(scratch.path("p")).expect("is there"), text);
    }
}
