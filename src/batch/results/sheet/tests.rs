//! Answers that are cut, doubled, foreign, short or out of order.

use proptest::prelude::*;

use super::testing::{index_of, line};
use super::*;
use crate::batch::store::Disk;
use crate::batch::testing::Scratch;

fn feed(sheet: &mut Sheet, text: &str) -> Result<(), Bad> {
    sheet.feed(text.as_bytes()).expect("the disk holds")
}

#[test]
fn lines_in_any_order_with_odd_ends_are_kept_byte_for_byte() {
    let scratch = Scratch::new();
    let index = Arc::new(index_of(&scratch, &["a", "b", "c"]));
    let mut sheet: Sheet =
        Sheet::open(&scratch.path("x.part"), Roster::Known(Arc::clone(&index))).expect("opens");
    sheet.start_over().expect("begins");
    let odd = format!("{}\r", line("c").replace("\"type\"", "\"t\u{2028}\":\"\",\"type\""));
    feed(&mut sheet, &format!("{odd}\n{}\n", line("a"))).expect("belongs");
    feed(&mut sheet, &line("b")).expect("belongs");
    assert_eq!(sheet.end().expect("disk"), Ok(true));
    assert_eq!(sheet.lines(), 3);
    sheet.finish(&scratch.path("x"), &Disk).expect("is kept");
    let kept = std::fs::read_to_string(scratch.path("x")).expect("is there");
    assert_eq!(kept, format!("{odd}\n{}\n{}", line("a"), line("b")));
}

#[test]
fn what_does_not_belong_is_named() {
    let scratch = Scratch::new();
    let index = Arc::new(index_of(&scratch, &["a", "b"]));
    let try_out = |text: &str| {
        let mut sheet: Sheet =
            Sheet::open(&scratch.path("y.part"), Roster::Known(Arc::clone(&index))).expect("opens");
        sheet.discard().expect("begins");
        let fed = feed(&mut sheet, text);
        fed.map(|()| sheet.lines()).map_err(|bad| (bad.line, bad.flaw, bad.what))
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
    let mut sheet: Sheet =
        Sheet::open(&scratch.path("z.part"), Roster::Known(Arc::clone(&index))).expect("opens");
    sheet.start_over().expect("begins");
    let half = line("b");
    feed(&mut sheet, &format!("{}\n{}", line("a"), &half[..half.len() / 2])).expect("so far");
    assert_eq!(sheet.end().expect("disk"), Ok(false));
    assert_eq!((sheet.lines(), sheet.bytes()), (1, line("a").len() as u64 + 1));
    sheet.go_on().expect("goes on");
    feed(&mut sheet, &format!("{half}\n")).expect("belongs");
    assert_eq!(sheet.lines(), 2);
}

#[test]
fn a_short_answer_without_a_last_newline_can_be_completed() {
    let scratch = Scratch::new();
    let index = Arc::new(index_of(&scratch, &["a", "b"]));
    let mut sheet: Sheet =
        Sheet::open(&scratch.path("z.part"), Roster::Known(Arc::clone(&index))).expect("opens");
    sheet.start_over().expect("begins");
    feed(&mut sheet, &line("a")).expect("so far");
    assert_eq!(sheet.end().expect("disk"), Ok(true));
    sheet.start_over().expect("again");
    feed(&mut sheet, &format!("{}\n{}\n", line("b"), line("a"))).expect("belongs");
    sheet.finish(&scratch.path("z"), &Disk).expect("is kept");
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
    let roster = Roster::Known(Arc::new(index_of(&scratch, &["a", "b"])));
    let mut sheet: Sheet<Numbers> = Sheet::open(&scratch.path("n.part"), roster).expect("opens");
    let noted = |numbers: &Numbers| {
        let short = numbers.0.iter().map(|(number, id)| format!("{number}{}", id.as_deref().unwrap_or("?")));
        short.collect::<Vec<_>>().concat()
    };
    for (text, expected) in [("b", "1b"), ("b", "1b"), ("ba", "1b2a")] {
        sheet.start_over().expect("begins");
        for id in text.chars() {
            sheet.feed(format!("{}\n", line(&id.to_string())).as_bytes()).expect("disk").expect("belongs");
        }
        assert_eq!(noted(sheet.notes()), expected);
        assert_eq!(
            (sheet.lines(), sheet.counter().load(Ordering::Relaxed)),
            (expected.len() as u64 / 2, sheet.lines())
        );
    }
    sheet.discard().expect("begins anew");
    assert_eq!((noted(sheet.notes()), sheet.lines()), (String::new(), 0));
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
        let mut sheet: Sheet = Sheet::open(&path, Roster::Known(Arc::clone(&index))).expect("opens");
        for cut in cuts {
            sheet.start_over().expect("begins");
            for piece in text.as_bytes()[..cut.min(text.len())].chunks(chunk) {
                prop_assert_eq!(sheet.feed(piece).expect("disk"), Ok(()));
            }
            if reopen {
                sheet.flush().expect("disk");
                sheet = Sheet::open(&path, Roster::Known(Arc::clone(&index))).expect("opens again");
            }
        }
        let from = usize::try_from(sheet.bytes()).expect("small");
        sheet.go_on().expect("goes on");
        for piece in text.as_bytes()[from..].chunks(chunk) {
            prop_assert_eq!(sheet.feed(piece).expect("disk"), Ok(()));
        }
        prop_assert_eq!(sheet.lines(), 5);
        sheet.finish(&scratch.path("p"), &Disk).expect("is kept");
        prop_assert_eq!(std::fs::read_to_string(scratch.path("p")).expect("is there"), text);
    }
}
