//! A reply is lost and the list of batches is not to be trusted: absence is only what a complete and consistent list
//! shows; with anything else nothing is sent again (exit 9).

use super::*;
use crate::support::raw::{Do, Raw, answer};

const BEFORE: &str = r#"{"id":"msgbatch_before","processing_status":"ended","created_at":"2026-11-20T09:00:00Z","request_counts":{"processing":0,"succeeded":7,"errored":0,"canceled":0,"expired":0}}"#;

/// When the list is read before the batch is sent.
const DATE: (&str, &str) = ("date", "Fri, 20 Nov 2026 10:00:00 GMT");

fn json(body: &str) -> Vec<Do> {
    let headers = [("content-type", "application/json"), ("connection", "close"), DATE];
    vec![Do::Read, Do::Send(answer("200 OK", &headers, body))]
}

fn page(batches: &[&str], has_more: bool, last: Option<&str>) -> String {
    let last = last.map_or("null".to_owned(), |id| format!("{id:?}"));
    format!(r#"{{"data":[{}],"has_more":{has_more},"first_id":null,"last_id":{last}}}"#, batches.join(","))
}

fn ours(created: &str, counts: &str) -> String {
    format!(
        r#"{{"id":"msgbatch_new","processing_status":"in_progress","created_at":{created},"request_counts":{counts}}}"#
    )
}

/// The list before the create call, the lost reply, and `lists` for every look after it.
fn server(lists: &[String]) -> Raw {
    let mut scripts = vec![json(&page(&[BEFORE], false, Some("msgbatch_before"))), vec![Do::Read, Do::Reset]];
    for _ in 0..4 {
        scripts.extend(lists.iter().map(|list| json(list)));
    }
    scripts.push(vec![Do::Read, Do::Reset]);
    Raw::start(scripts)
}

fn posts(server: &Raw) -> usize {
    server.seen().iter().filter(|seen| seen.head.starts_with("POST ")).count()
}

#[test]
fn a_list_that_proves_nothing_is_no_reason_to_pay_again() {
    let whole = r#"{"processing":2,"succeeded":0,"errored":0,"canceled":0,"expired":0}"#;
    let zero = r#"{"processing":0,"succeeded":0,"errored":0,"canceled":0,"expired":0}"#;
    let now = r#""2026-11-20T10:00:01Z""#;
    let before = Some("msgbatch_before");
    let with = |batch: &str| page(&[batch, BEFORE], false, before);
    let other = BEFORE.replace("msgbatch_before", "msgbatch_other");
    let cases = [
        ("more without a cursor", page(&[BEFORE], true, None), "not where"),
        ("null counts", with(&ours(now, "null")), "msgbatch_new"),
        ("zero counts", with(&ours(now, zero)), "msgbatch_new"),
        ("5 s before the POST", with(&ours(r#""2026-11-20T09:59:55Z""#, whole)), "msgbatch_new"),
        ("no date", with(&ours("null", whole)), "msgbatch_new"),
        ("another size", with(&ours(now, &whole.replace('2', "3"))), "msgbatch_new"),
        (
            "archived",
            with(&ours(now, whole).replacen('{', r#"{"archived_at":"2026-11-20T10:00:02Z","#, 1)),
            "msgbatch_new",
        ),
        (
            "the newest earlier batch is gone",
            page(&[&other], false, Some("msgbatch_other")),
            "msgbatch_before",
        ),
        ("an empty list", page(&[], false, None), "msgbatch_before"),
        ("twice the same", page(&[BEFORE, BEFORE], false, before), "twice"),
        ("oldest first", page(&[&other.replace("T09", "T08"), BEFORE], false, before), "newest first"),
        ("has_more left out", format!(r#"{{"data":[{BEFORE}]}}"#), "whether there is more"),
        ("a page that is empty and goes on", page(&[], true, before), "empty page"),
        ("cursors of other batches", page(&[BEFORE], false, Some("msgbatch_hidden")), "cursors"),
    ];
    for (name, list, word) in cases {
        let play = Play::new(2, "");
        let server = server(&[list]);
        let mut command = play.stage.claudectl(&server.url());
        command.args(["batches", "run", "in.jsonl", "-o", "out.jsonl", "--reconcile-wait", "60ms"]);
        let done = Ran::from(command.output().expect("runs"));
        assert_eq!(done.code, Some(9), "{name}: {}", done.stderr);
        assert!(done.stderr.contains(word), "{name}: {}", done.stderr);
        assert!(done.stderr.contains("--resubmit"), "{name}: {}", done.stderr);
        assert_eq!(posts(&server), 1, "{name}");
    }
}

#[test]
fn a_circle_of_cursors_and_a_second_page_that_is_not_there() {
    let first = page(&[BEFORE], true, Some("msgbatch_before"));
    for lists in
        [vec![first.clone(), first.clone()], vec![first, page(&[BEFORE], true, Some("msgbatch_before"))]]
    {
        let play = Play::new(2, "");
        let server = server(&lists);
        let mut command = play.stage.claudectl(&server.url());
        command.args(["batches", "create", "in.jsonl", "--reconcile-wait", "60ms"]);
        Ran::from(command.output().expect("runs")).ends(9).says(&["batches reconcile"]);
        assert_eq!(posts(&server), 1);
    }
}

#[test]
fn a_list_of_another_workspace_proves_nothing() {
    let script = |workspace: &str| {
        let headers = [
            ("content-type", "application/json"),
            ("connection", "close"),
            ("anthropic-workspace-id", workspace),
            DATE,
        ];
        vec![Do::Read, Do::Send(answer("200 OK", &headers, &page(&[], false, None)))]
    };
    let play = Play::new(2, "");
    let server = Raw::start(vec![script("wrkspc_a"), vec![Do::Read, Do::Reset], script("wrkspc_b")]);
    let mut command = play.stage.claudectl(&server.url());
    command.args(["batches", "create", "in.jsonl", "--reconcile-wait", "60ms"]);
    Ran::from(command.output().expect("runs")).ends(9).says(&["another organization or workspace"]);
    assert_eq!(posts(&server), 1);
}
