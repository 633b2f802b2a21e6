//! Lists made up at random, sound and unsound, against a second, slower way to answer the same two questions.

use proptest::prelude::*;

use super::*;
use crate::api::batch::RequestCounts;

/// When the lost batch was sent, by the server's clock.
const SENT: i64 = 1_795_168_800;
/// How many requests it has.
const COUNT: u64 = 3;

fn at(second: i64) -> Option<String> {
    Timestamp::from_second(second).ok().map(|time| time.to_string())
}

fn batch(id: &str, count: u64, created: i64) -> MessageBatch {
    MessageBatch {
        id: id.to_owned(),
        request_counts: RequestCounts { processing: count, ..RequestCounts::default() },
        created_at: at(created),
        ..MessageBatch::default()
    }
}

fn intent() -> Intent {
    Intent { newest: Some("old-0".to_owned()), server_time: Some(SENT), ..Intent::default() }
}

fn read(intent: &Intent, pages: &[Listing], all: bool) -> Shown {
    let taken = BTreeSet::from(["mine".to_owned()]);
    let mut reading = Reading::of(Lost { intent, count: COUNT, taken: &taken });
    for page in pages {
        reading.page(page);
        if reading.goes_on(all).is_none() {
            break;
        }
    }
    reading.shown()
}

fn one_page(batches: Vec<MessageBatch>) -> Listing {
    Listing { batches, ..Listing::default() }
}

fn shown(batches: Vec<MessageBatch>) -> Shown {
    read(&intent(), &[one_page(batches)], true)
}

fn unclear(batches: Vec<MessageBatch>) -> String {
    match shown(batches) {
        Shown::Unclear(unclear) => unclear.why,
        other => panic!("{other:?}"),
    }
}

fn olds() -> Vec<MessageBatch> {
    vec![batch("old-0", 9, SENT - 60), batch("old-1", COUNT, SENT - 90)]
}

fn before_olds(batch: MessageBatch) -> Vec<MessageBatch> {
    let mut all = vec![batch];
    all.extend(olds());
    all
}

#[test]
fn a_batch_that_fits_is_taken_and_a_sound_list_without_it_shows_its_absence() {
    let one = |batch: MessageBatch| shown(before_olds(batch));
    assert_eq!(one(batch("x", COUNT, SENT + 1)), Shown::One("x".to_owned()));
    assert_eq!(one(batch("x", COUNT, SENT - 2)), Shown::One("x".to_owned()), "two clocks");
    assert_eq!(shown(olds()), Shown::Nothing);
    assert_eq!(one(batch("mine", COUNT, SENT + 1)), Shown::Nothing, "another run's");
    let empty = Intent { newest: None, ..intent() };
    assert_eq!(read(&empty, &[one_page(vec![])], true), Shown::Nothing);
    let without_clock = Intent { server_time: None, ..intent() };
    let pages = [one_page(before_olds(batch("x", COUNT, SENT - 50)))];
    assert_eq!(read(&without_clock, &pages, true), Shown::One("x".to_owned()));
}

#[test]
fn what_says_too_little_is_neither_taken_nor_passed_over() {
    let none = |mut batch: MessageBatch| {
        batch.request_counts = RequestCounts::default();
        batch
    };
    assert!(unclear(before_olds(none(batch("x", 0, SENT + 1)))).contains("no counts"));
    assert!(unclear(before_olds(batch("x", COUNT, SENT - 5))).contains("1 new batch"));
    assert!(unclear(before_olds(batch("x", COUNT + 1, SENT + 1))).contains("1 new batch"));
    let archived = MessageBatch { archived_at: at(SENT), ..batch("x", COUNT, SENT + 1) };
    assert!(unclear(before_olds(archived)).contains("1 new batch"));
    let undated = MessageBatch { created_at: None, ..batch("x", COUNT, SENT) };
    assert!(unclear(before_olds(undated)).contains("no date"));
    let mut two = before_olds(none(batch("x", 0, SENT + 1)));
    two.insert(0, batch("y", COUNT, SENT + 2));
    assert_eq!(shown(two), Shown::Several(vec!["y".to_owned(), "x".to_owned()]));
}

#[test]
fn a_list_that_is_not_whole_shows_no_absence() {
    assert!(unclear(vec![batch("old-1", 9, SENT - 90)]).contains("it lacks old-0"));
    assert!(unclear(vec![]).contains("it lacks old-0"));
    let mut turned = olds();
    turned.reverse();
    assert!(unclear(turned).contains("newest first"));
    let mut twice = olds();
    twice.push(batch("old-1", COUNT, SENT - 90));
    assert!(unclear(twice).contains("old-1 twice"));
    let flawed = Listing { flaw: Some("it says that there is more, but not where"), ..one_page(olds()) };
    assert!(matches!(read(&intent(), &[flawed], true), Shown::Unclear(_)));
    let unsure = Intent { newest: None, unsure: true, ..intent() };
    assert!(matches!(read(&unsure, &[one_page(vec![])], true), Shown::Unclear(_)));
    let elsewhere = Intent { account: Some("org wrk_a".to_owned()), ..intent() };
    let page =
        Listing { account: Some("org wrk_b".to_owned()), ..one_page(before_olds(batch("x", COUNT, SENT))) };
    assert!(matches!(read(&elsewhere, &[page], true), Shown::Unclear(_)));
}

#[test]
fn a_batch_that_fits_below_the_newest_of_then_is_not_taken_for_certain() {
    let mut misplaced = olds();
    misplaced.push(batch("x", COUNT, SENT + 1));
    assert!(unclear(misplaced).contains("its order is not newest first: x"));
}

#[test]
fn times_are_read_as_seconds() {
    assert_eq!(seconds("1970-01-01T00:01:05Z"), Some(65));
    assert_eq!(seconds("2026-11-20T10:00:00.9+01:00"), Some(1_795_165_200));
    assert_eq!(seconds("yesterday"), None);
}

#[test]
fn a_list_may_be_long_but_not_endless() {
    let listed = |count: usize| {
        let batches = (0..count).map(|number| batch(&format!("id-{number}"), 9, SENT - 60)).collect();
        let (intent, taken) = (intent(), BTreeSet::new());
        let mut reading = Reading::of(Lost { intent: &intent, count: COUNT, taken: &taken });
        reading.page(&Listing { batches, next: Some("more".to_owned()), ..Listing::default() });
        reading.goes_on(true).is_some()
    };
    assert!(listed(MOST_BATCHES) && !listed(MOST_BATCHES + 1));
}

#[test]
fn what_no_run_explains_is_counted() {
    let new = |count: u64| {
        let new = (0..count).map(|number| batch(&format!("new-{number}"), 9, SENT - 1));
        unclear(new.chain(olds()).collect())
    };
    assert_eq!(new(1), "it shows 1 new batch that no run of this machine explains");
    assert_eq!(new(2), "it shows 2 new batches that no run of this machine explains");
}

#[test]
fn a_circle_of_cursors_ends() {
    let page = || Listing { next: Some("old-1".to_owned()), ..one_page(olds()) };
    let pages: Vec<Listing> = (0..3).map(|_| page()).collect();
    let taken = BTreeSet::new();
    let intent = intent();
    let mut reading = Reading::of(Lost { intent: &intent, count: COUNT, taken: &taken });
    reading.page(&pages[0]);
    assert_eq!(reading.goes_on(false), None, "what was there before is reached");
    assert!(reading.goes_on(true).is_some());
    reading.page(&pages[1]);
    assert_eq!(reading.goes_on(true), None);
    assert!(matches!(reading.shown(), Shown::Unclear(_)));
}

#[test]
fn the_looks_are_spread_over_the_whole_wait() {
    assert_eq!(schedule(Duration::from_mins(1)).map(|look| look.as_secs()), [2, 10, 30, 60]);
    assert_eq!(schedule(Duration::from_secs(1))[3], Duration::from_secs(1));
}

/// What may be wrong with a list.
#[derive(Clone, Debug)]
enum Harm {
    Lose(usize),
    Double(usize),
    Swap(usize, usize),
    NoCounts(usize),
    NoDate(usize),
    Early(usize),
    Archive(usize),
    Flaw,
    Circle,
    OtherAccount,
}

fn harm() -> impl Strategy<Value = Harm> {
    let place = 0..12usize;
    prop_oneof![
        place.clone().prop_map(Harm::Lose),
        place.clone().prop_map(Harm::Double),
        (place.clone(), place.clone()).prop_map(|(a, b)| Harm::Swap(a, b)),
        place.clone().prop_map(Harm::NoCounts),
        place.clone().prop_map(Harm::NoDate),
        place.clone().prop_map(Harm::Early),
        place.prop_map(Harm::Archive),
        Just(Harm::Flaw),
        Just(Harm::Circle),
        Just(Harm::OtherAccount),
    ]
}

/// A list: what is new in it (ours, another run's, a stranger's by size), how much is old, and what was done to it.
#[derive(Clone, Debug)]
struct World {
    ours: bool,
    strangers: Vec<u64>,
    mine: bool,
    old: usize,
    empty_before: bool,
    page: usize,
    harms: Vec<Harm>,
}

prop_compose! {
    fn world()(
        ours: bool, mine: bool, empty_before in proptest::bool::weighted(0.15),
        strangers in proptest::collection::vec(1u64..6, 0..3), old in 1usize..6, page in 1usize..5,
        harms in proptest::collection::vec(harm(), 0..3),
    ) -> World {
        World { ours, strangers, mine, old, empty_before, page, harms }
    }
}

impl World {
    fn intent(&self) -> Intent {
        let newest = (!self.empty_before).then(|| "old-0".to_owned());
        Intent { newest, account: Some("org wrk_a".to_owned()), ..intent() }
    }

    fn sound(&self) -> Vec<MessageBatch> {
        let mut all = Vec::new();
        let mut second = SENT + 20;
        let mut add = |id: String, count: u64| {
            second -= 1;
            all.push(batch(&id, count, second));
        };
        if self.mine {
            add("mine".to_owned(), COUNT);
        }
        for (number, count) in self.strangers.iter().enumerate() {
            add(format!("stranger-{number}"), *count);
        }
        if self.ours {
            add("ours".to_owned(), COUNT);
        }
        if !self.empty_before {
            all.extend((0..self.old).map(|number| {
                batch(&format!("old-{number}"), 3, SENT - 60 - i64::try_from(number).expect("few"))
            }));
        }
        all
    }

    fn pages(&self) -> Vec<Listing> {
        let mut all = self.sound();
        let (mut flaw, mut circle, mut account) = (None, false, "org wrk_a");
        for harm in &self.harms {
            let count = all.len();
            match harm {
                Harm::Flaw => flaw = Some("it says that there is more, but not where"),
                Harm::Circle => circle = true,
                Harm::OtherAccount => account = "org wrk_b",
                _ if count == 0 => {}
                Harm::Lose(place) => drop(all.remove(place % count)),
                Harm::Double(place) => all.push(all[place % count].clone()),
                Harm::Swap(a, b) => all.swap(a % count, b % count),
                Harm::NoCounts(place) => all[place % count].request_counts = RequestCounts::default(),
                Harm::NoDate(place) => all[place % count].created_at = None,
                Harm::Early(place) => all[place % count].created_at = at(SENT - 5),
                Harm::Archive(place) => all[place % count].archived_at = at(SENT),
            }
        }
        let mut pages: Vec<Listing> = all
            .chunks(self.page)
            .map(|part| Listing {
                batches: part.to_vec(),
                next: part.last().map(|batch| batch.id.clone()),
                account: Some(account.to_owned()),
                ..Listing::default()
            })
            .collect();
        match pages.last_mut() {
            None => pages.push(Listing { flaw, account: Some(account.to_owned()), ..Listing::default() }),
            Some(last) => {
                last.flaw = flaw;
                if !circle {
                    last.next = None;
                }
            }
        }
        if circle {
            let again = pages.clone();
            pages.extend(again);
        }
        pages
    }
}

/// Whether a list proves that the lost batch does not exist: each condition looked at on its own.
fn proves_absence(intent: &Intent, pages: &[Listing]) -> bool {
    let all: Vec<&MessageBatch> = pages.iter().flat_map(|page| &page.batches).collect();
    let ids: BTreeSet<&str> = all.iter().map(|batch| batch.id.as_str()).collect();
    let dates: Option<Vec<Timestamp>> = all.iter().map(|batch| created(batch)).collect();
    let newest = intent.newest.as_deref();
    let boundary = newest.map_or(Some(all.len()), |newest| all.iter().position(|batch| batch.id == newest));
    ids.len() == all.len()
        && pages.iter().all(|page| page.flaw.is_none() && page.account == intent.account)
        && pages.last().is_some_and(|page| page.next.is_none())
        && all.iter().all(|batch| batch.request_counts.total() > 0)
        && dates.is_some_and(|dates| dates.windows(2).all(|two| two[0] >= two[1]))
        && boundary.is_some_and(|end| all[..end].iter().all(|batch| batch.id == "mine"))
}

/// A few thousand by default; `PROPTEST_CASES` asks for more.
fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(4000), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn absence_is_only_what_a_complete_and_consistent_list_shows(world in world()) {
        let (intent, pages) = (world.intent(), world.pages());
        let shown = read(&intent, &pages, true);
        let proof = proves_absence(&intent, &pages);
        prop_assert_eq!(shown == Shown::Nothing, proof, "{:?} {:?}", shown, pages);
        if proof {
            let lost = world.harms.iter().any(|harm| matches!(harm, Harm::Lose(_)));
            prop_assert!(!world.ours || lost, "only a list that hides the batch itself can deceive");
        }
    }

    #[test]
    fn a_batch_that_is_taken_has_the_size_and_is_nobody_elses(world in world()) {
        let (intent, pages) = (world.intent(), world.pages());
        for all in [false, true] {
            if let Shown::One(id) = read(&intent, &pages, all) {
                prop_assert!(id == "ours" || world.strangers.contains(&COUNT), "{}", id);
                let found = pages.iter().flat_map(|page| &page.batches).find(|batch| batch.id == id);
                prop_assert_eq!(found.map(|batch| batch.request_counts.total()), Some(COUNT));
            }
        }
        let alone = world.strangers.iter().all(|count| *count != COUNT);
        if world.harms.is_empty() && world.ours && alone {
            prop_assert_eq!(read(&intent, &pages, false), Shown::One("ours".to_owned()));
        }
    }
}
