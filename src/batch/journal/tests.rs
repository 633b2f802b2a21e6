//! Every way a journal can be cut or damaged.

use proptest::prelude::*;

use super::*;
use crate::batch::check::Shard;
use crate::batch::state::{Intent, ShardName, Step};
use crate::batch::store::Disk;
use crate::batch::store::testing::Dying;
use crate::batch::testing::Scratch;

fn records() -> Vec<Record> {
    let shard = |step| Record::Shard { name: ShardName { round: 1, shard: 1 }, step };
    vec![
        Record::Planned { round: 1, own_file: false, shards: vec![Shard { count: 3, ..Shard::default() }] },
        shard(Step::Intent(Intent { newest: Some("msgbatch_0".to_owned()), ..Intent::default() })),
        shard(Step::Unknown { why: "cut, \"really\"".to_owned() }),
        shard(Step::Adopted { batch_id: "msgbatch_1".to_owned() }),
        Record::Finished(crate::batch::state::Finish { succeeded: 3, ..Default::default() }),
        Record::Reopened,
    ]
}

fn written(scratch: &Scratch) -> (PathBuf, Vec<u8>) {
    let path = scratch.path("journal.jsonl");
    let disk = Dying::after(u64::MAX);
    let mut journal = Journal::open(&path, &disk).expect("opens");
    for record in records() {
        journal.add(&record, "2026-11-20T10:00:00Z").expect("is written");
    }
    let text = std::fs::read(&path).expect("is there");
    (path, text)
}

fn state_after(count: usize) -> RunState {
    let mut state = RunState::default();
    records().iter().take(count).for_each(|record| state.apply(record).expect("follows"));
    state
}

#[test]
fn a_line_reads_as_json_and_carries_its_sum() {
    let line = line::write(7, "2026-11-20T10:00:00Z", &records()[3]).expect("a line");
    assert_eq!(
        line,
        "{\"seq\":7,\"at\":\"2026-11-20T10:00:00Z\",\"event\":\"shard\",\"round\":1,\"shard\":1,\
         \"is\":\"adopted\",\"batch_id\":\"msgbatch_1\",\"sum\":\"d039e9e0\"}\n"
    );
}

#[test]
fn every_prefix_opens_with_the_whole_lines_it_has() {
    let scratch = Scratch::new();
    let (path, text) = written(&scratch);
    for cut in 0..=text.len() {
        std::fs::write(&path, &text[..cut]).expect("is written");
        let whole = String::from_utf8_lossy(&text[..cut]).matches('\n').count();
        let journal = Journal::open(&path, &Disk).expect("opens");
        assert_eq!(*journal.state(), state_after(whole), "cut at {cut}");
        assert_eq!(peek(&path), state_after(whole), "cut at {cut}");
    }
}

#[test]
fn two_lines_that_ran_into_each_other_are_damage_and_not_a_torn_end() {
    let scratch = Scratch::new();
    let (path, text) = written(&scratch);
    let text = String::from_utf8(text).expect("text");
    let mut lines: Vec<&str> = text.lines().collect();
    let last = lines.pop().expect("a last line");
    let joined = format!("{}{last}", lines.join("\n"));
    for end in ["", "\n"] {
        std::fs::write(&path, format!("{joined}{end}")).expect("is written");
        let error = Journal::open(&path, &Disk).err().expect("is refused");
        assert_eq!(error.kind, ErrorKind::Output);
    }
}

#[test]
fn a_batch_is_noted_at_the_time_of_its_own_record() {
    let scratch = Scratch::new();
    let path = scratch.path("journal.jsonl");
    let shard = |shard, step| Record::Shard { name: ShardName { round: 1, shard }, step };
    let created = Step::Acknowledged { batch_id: "msgbatch_1".to_owned(), request_id: None };
    let found = Step::Adopted { batch_id: "msgbatch_2".to_owned() };
    let lines = [
        (shard(1, Step::Intent(Intent::default())), "t1"),
        (shard(1, created), "t2"),
        (shard(2, found), "t3"),
        (shard(2, Step::Disowned { batch_id: "msgbatch_3".to_owned() }), "t4"),
    ];
    let text: Vec<String> =
        (1..).zip(&lines).map(|(seq, (record, at))| line::write(seq, at, record).expect("a line")).collect();
    std::fs::write(&path, text.concat()).expect("is written");
    assert_eq!(noted_at(&path, "msgbatch_1").as_deref(), Some("t2"));
    assert_eq!(noted_at(&path, "msgbatch_2").as_deref(), Some("t3"));
    assert_eq!(noted_at(&path, "msgbatch_3"), None, "it is not there any more");
    assert_eq!(noted_at(&scratch.path("none"), "msgbatch_1"), None);
}

#[test]
fn a_record_that_cannot_follow_ends_what_a_look_from_outside_believes() {
    let scratch = Scratch::new();
    let path = scratch.path("journal.jsonl");
    let records = records();
    let wrong =
        Record::Shard { name: ShardName { round: 7, shard: 7 }, step: Step::Absent { by_user: false } };
    let order = [&records[0], &wrong, &records[1], &records[2]];
    let text: Vec<String> =
        (1..).zip(order).map(|(seq, record)| line::write(seq, "t", record).expect("a line")).collect();
    std::fs::write(&path, text.concat()).expect("is written");
    assert_eq!(peek(&path), state_after(1));
}

#[test]
fn a_line_that_is_missing_is_noticed_by_the_numbers() {
    let scratch = Scratch::new();
    let (path, text) = written(&scratch);
    let text = String::from_utf8(text).expect("text");
    let left: Vec<&str> =
        text.split_inclusive('\n').enumerate().filter(|(at, _)| *at != 4).map(|(_, line)| line).collect();
    std::fs::write(&path, left.concat()).expect("is written");
    let error = Journal::open(&path, &Disk).err().expect("refused");
    assert!(
        error.to_string().ends_with("journal.jsonl:5: the journal is damaged: a line before it is missing"),
        "{error}"
    );
}

#[test]
fn an_intent_of_the_first_version_is_read() {
    let intent = Intent { body_fingerprint: "ab".to_owned(), server_time: Some(7), ..Intent::default() };
    let record = Record::Shard { name: ShardName { round: 1, shard: 1 }, step: Step::Intent(intent) };
    let line = line::write(2, "t", &record).expect("a line");
    assert!(line::read(line.trim_end().as_bytes()).is_ok());
    let old = r#"{"event":"shard","round":1,"shard":1,"is":"intent","body_sha256":"ab","newest":null,"server_time":7}"#;
    let read: Record = serde_json::from_str(old).expect("the field had the name of its hash");
    assert_eq!(serde_json::to_value(read).expect("JSON"), serde_json::to_value(record).expect("JSON"));
}

#[test]
fn a_repaired_journal_goes_on() {
    let scratch = Scratch::new();
    let (path, text) = written(&scratch);
    std::fs::write(&path, &text[..text.len() - 5]).expect("is written");
    let mut journal = Journal::open(&path, &Disk).expect("opens");
    journal.add(&Record::Reopened, "2026-11-20T10:00:00Z").expect("goes on");
    assert_eq!(std::fs::read(&path).expect("is there"), text);
}

#[test]
fn nothing_is_added_after_a_write_that_failed() {
    let scratch = Scratch::new();
    let disk = Dying::after(2);
    let mut journal = Journal::open(&scratch.path("journal.jsonl"), &disk).expect("opens");
    let records = records();
    journal.add(&records[0], "t").expect("is written");
    assert_eq!(journal.add(&records[1], "t").expect_err("fails").kind, ErrorKind::Output);
    disk.left.set(10);
    assert_eq!(journal.add(&records[1], "t").expect_err("still fails").kind, ErrorKind::Output);
    assert_eq!(*journal.state(), state_after(1));
}

proptest! {
    #[test]
    fn damage_before_the_last_line_is_refused_and_in_it_dropped(at in any::<prop::sample::Index>(), bit in 0..8u8) {
        let scratch = Scratch::new();
        let (path, mut text) = written(&scratch);
        let last = text[..text.len() - 1].iter().rposition(|byte| *byte == b'\n').expect("lines") + 1;
        let at = at.index(text.len());
        // A line break that comes or goes makes two lines of one or one of two; which was the last is another question.
        prop_assume!((text[at] != b'\n' || at + 1 == text.len()) && text[at] ^ (1 << bit) != b'\n');
        text[at] ^= 1 << bit;
        std::fs::write(&path, &text).expect("is written");
        let opened = Journal::open(&path, &Disk);
        if at >= last {
            let journal = opened.expect("a last line may be torn");
            prop_assert_eq!(journal.state(), &state_after(records().len() - 1));
        } else {
            let error = opened.err().expect("refused");
            prop_assert_eq!(error.kind, ErrorKind::Output);
            prop_assert!(error.to_string().contains("journal.jsonl:"), "{}", error);
        }
    }
}
