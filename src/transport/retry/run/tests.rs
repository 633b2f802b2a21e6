//! The loop on a clock that does not run: what each attempt is told, how long is waited, and what is reported at the end.

use std::cell::RefCell;

use super::*;

/// Limits that hold unless a row sets others.
const LIMITS: Limits =
    Limits { max_retries: 4, max_wait: Duration::from_mins(5), retry_max_time: Duration::from_mins(2) };

#[derive(Default)]
struct Diary(RefCell<Vec<Event>>);

impl Observe for Diary {
    fn event(&self, event: &Event) {
        self.0.borrow_mut().push(event.clone());
    }
}

fn status(code: u16) -> Outcome {
    Outcome::Status { code, envelope: true, retryable: true }
}

fn failed(phase: Phase, outcome: Outcome) -> Failed {
    let kind = if outcome == Outcome::Lost { ErrorKind::ConnectionLost } else { ErrorKind::ServerError };
    Failed { phase, outcome, error: Error::new(kind, "it broke"), tokens: None, timings: Timings::default() }
}

fn asking(seconds: u64) -> Failed {
    let mut failed = failed(Phase::Answered, status(529));
    failed.error.evidence.retry_after = Some(Duration::from_secs(seconds));
    failed
}

/// What came of a script of failures (after the last one it succeeds): the end, what the attempts were told, the events.
struct Course {
    end: Result<u32, Error>,
    attempts: Vec<Attempt>,
    events: Vec<Event>,
}

fn course(operation: Operation, limits: Limits, time: Option<Duration>, script: Vec<Failed>) -> Course {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    runtime.expect("a runtime").block_on(async {
        let diary = Diary::default();
        let deadline = time.map(|time| Instant::now() + time);
        let retrier = Retrier { operation, limits, deadline, limit: time, observer: &diary };
        let (mut left, mut attempts) = (script.into_iter(), Vec::new());
        let end = run(&retrier, async |attempt: Attempt| {
            attempts.push(attempt);
            left.next().map_or(Ok(attempt.number), Err)
        });
        let end = end.await;
        Course { end, attempts, events: diary.0.into_inner() }
    })
}

impl Course {
    fn waits(&self) -> Vec<(Duration, bool, u32, u32, bool, bool)> {
        let wait = |event: &Event| match event {
            Event::Wait { delay, asked, next_attempt, of, possibly_billed, quiet, .. } => {
                Some((*delay, *asked, *next_attempt, *of, *possibly_billed, *quiet))
            }
            _ => None,
        };
        self.events.iter().filter_map(wait).collect()
    }

    fn error(self) -> Error {
        self.end.expect_err("it fails")
    }
}

#[test]
fn each_attempt_is_told_its_number_what_may_be_billed_and_what_was_lost() {
    let mut lost = failed(Phase::Sent, Outcome::Lost);
    lost.tokens = Some((7, 5));
    let mut cut = failed(Phase::Hidden, Outcome::Broken);
    cut.tokens = Some((3, 2));
    let course =
        course(Operation::Generate, LIMITS, None, vec![lost, failed(Phase::Answered, status(500)), cut]);
    let told: Vec<_> =
        course.attempts.iter().map(|told| (told.number, told.possibly_billed, told.lost_tokens)).collect();
    assert_eq!(told, [(1, 0, (0, 0)), (2, 1, (7, 5)), (3, 1, (7, 5)), (4, 2, (10, 7))]);
    assert_eq!(course.end.as_ref().ok(), Some(&4));
    assert!(course.attempts.iter().all(|told| told.deadline.is_none()));
    let billed: Vec<_> = course.waits().iter().map(|wait| (wait.2, wait.3, wait.4)).collect();
    assert_eq!(billed, [(2, 5, true), (3, 5, false), (4, 5, true)]);
}

#[test]
fn the_error_at_the_end_knows_attempts_waits_and_time() {
    let script = || (0..9).map(|_| asking(10)).collect();
    let two = Limits { max_retries: 2, ..LIMITS };
    let error = course(Operation::Generate, two, None, script()).error();
    let evidence = &error.evidence;
    assert_eq!((evidence.attempts, evidence.waited), (3, Duration::from_secs(20)));
    assert_eq!(evidence.elapsed, Some(Duration::from_secs(20)));
    assert_eq!((evidence.possibly_billed, evidence.facts.len()), (0, 0));
    // Waits that the server asks for are not our own: they do not use up the time for retries.
    let short = Limits { retry_max_time: Duration::from_secs(9), ..LIMITS };
    let course = course(Operation::Generate, short, None, script());
    assert_eq!(course.attempts.len(), 5);
    let wait = (Duration::from_secs(10), true, 2, 5, false, false);
    assert_eq!(course.waits()[0], wait);
    let told = course.events.iter().filter(|event| matches!(event, Event::Waiting { .. })).count();
    assert_eq!(told, 40, "about once a second");
    let ended = course.events.iter().filter(|event| matches!(event, Event::WaitEnded)).count();
    assert_eq!(ended, 4);
}

#[test]
fn our_own_waits_use_up_the_time_for_retries() {
    let script = (0..9).map(|_| failed(Phase::Answered, status(500))).collect();
    let short = Limits { retry_max_time: Duration::from_millis(2_100), ..LIMITS };
    let course = course(Operation::Generate, short, None, script);
    assert!((2..=4).contains(&course.attempts.len()), "{}", course.attempts.len());
    let error = course.error();
    assert!(error.evidence.waited <= Duration::from_millis(2_100));
    assert_eq!(error.evidence.facts[0].0, "gave up");
}

#[test]
fn conflicts_strangers_and_lost_replies_are_counted_apart() {
    let many = |one: fn() -> Failed| (0..9).map(|_| one()).collect::<Vec<_>>();
    let attempts = |operation, script| course(operation, LIMITS, None, script).attempts.len();
    assert_eq!(attempts(Operation::Generate, many(|| failed(Phase::Answered, status(409)))), 3);
    assert_eq!(attempts(Operation::Generate, many(|| failed(Phase::Answered, Outcome::NotTheApi))), 2);
    let lost_then_conflict = vec![failed(Phase::Sent, Outcome::Lost), failed(Phase::Answered, status(409))];
    assert_eq!(attempts(Operation::Stop, lost_then_conflict), 2);
    let refused_then_conflict =
        vec![failed(Phase::Connect, Outcome::Connect), failed(Phase::Answered, status(409))];
    assert_eq!(attempts(Operation::Stop, refused_then_conflict), 3);
}

#[test]
fn a_lost_reply_was_sent_whole_and_brought_nothing() {
    for (phase, outcome, lost) in [
        (Phase::Upload, Outcome::Lost, false),
        (Phase::Sent, Outcome::Lost, true),
        (Phase::Answered, Outcome::Broken, true),
        (Phase::Upload, Outcome::Broken, false),
        (Phase::Sent, Outcome::Garbage, false),
    ] {
        assert_eq!(failed(phase, outcome).reply_lost(), lost, "{phase:?} {outcome:?}");
    }
}

#[test]
fn what_may_be_billed() {
    let page = |code| Outcome::Status { code, envelope: false, retryable: true };
    for (operation, phase, outcome, billed) in [
        (Operation::Generate, Phase::Upload, Outcome::Lost, false),
        (Operation::Generate, Phase::Sent, Outcome::Lost, true),
        (Operation::Create, Phase::Sent, Outcome::Lost, true),
        (Operation::Read, Phase::Sent, Outcome::Lost, false),
        (Operation::Stop, Phase::Sent, Outcome::Lost, false),
        (Operation::Generate, Phase::Sent, Outcome::Garbage, true),
        (Operation::Generate, Phase::Sent, Outcome::Final, true),
        (Operation::Generate, Phase::Connect, Outcome::Final, false),
        (Operation::Generate, Phase::Answered, Outcome::Broken, true),
        (Operation::Generate, Phase::Answered, status(500), false),
        (Operation::Generate, Phase::Answered, status(502), false),
        (Operation::Generate, Phase::Answered, status(504), true),
        (Operation::Generate, Phase::Answered, page(500), false),
        (Operation::Generate, Phase::Answered, page(502), true),
        (Operation::Generate, Phase::Answered, page(503), false),
        (Operation::Generate, Phase::Answered, page(524), true),
        (Operation::Generate, Phase::Answered, page(529), false),
        (Operation::Generate, Phase::Hidden, status(500), true),
        (Operation::Generate, Phase::Connect, Outcome::Connect, false),
        (Operation::Generate, Phase::Connect, Outcome::Tls, false),
        (Operation::Generate, Phase::Answered, Outcome::NotTheApi, false),
    ] {
        let failed = failed(phase, outcome);
        assert_eq!(may_be_billed(operation, &failed), billed, "{operation:?} {phase:?} {outcome:?}");
    }
}

#[test]
fn an_observer_is_told_all_of_a_failure() {
    let mut one = failed(Phase::Sent, Outcome::Lost);
    one.tokens = Some((1, 2));
    one.error.evidence.http_status = Some(500);
    one.error.evidence.request_id = Some("req_1".into());
    let Event::Failed { attempt, kind, status, request_id, what, possibly_billed, tokens, .. } =
        one.event(Operation::Generate, 3)
    else {
        panic!("a failure")
    };
    assert_eq!((attempt, kind, status), (3, "connection_lost", Some(500)));
    assert_eq!((request_id.as_deref(), what.as_str()), (Some("req_1"), "it broke"));
    assert_eq!((possibly_billed, tokens), (true, Some((1, 2))));
}

#[test]
fn a_short_wait_before_anything_was_sent_is_quiet() {
    let quiet = |one| course(Operation::Generate, LIMITS, None, vec![one]).waits()[0].5;
    assert!(quiet(failed(Phase::Connect, Outcome::Connect)));
    assert!(!quiet(failed(Phase::Sent, Outcome::Lost)));
    let mut long = failed(Phase::Connect, Outcome::ProxyDown);
    long.error.evidence.retry_after = Some(Duration::from_secs(1));
    assert!(quiet(long));
    let mut longer = failed(Phase::Connect, Outcome::ProxyDown);
    longer.error.evidence.retry_after = Some(Duration::from_millis(1_001));
    assert!(!quiet(longer));
}

#[test]
fn waits_that_are_too_long_are_named_with_the_time_they_would_end() {
    let fact = |limits, time, asked| {
        let error = course(Operation::Generate, limits, time, vec![asking(asked)]).error();
        let (label, text) = error.evidence.facts[0].clone();
        assert_eq!(label, "not waited");
        text
    };
    let text = fact(LIMITS, None, 301);
    assert!(text.starts_with("the server asked for 5m") && text.contains(" (until 2"), "{text}");
    assert!(text.ends_with(", longer than --max-wait allows"), "{text}");
    let text = fact(LIMITS, Some(Duration::from_mins(1)), 100);
    assert!(
        text.contains(" (until 2") && text.ends_with(" does not fit into what is left of --timeout"),
        "{text}"
    );
}

#[test]
fn the_time_limit_holds_after_a_wait_too() {
    // Leaves exactly no time: the clock is past the limit when the wait is over.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    let error = runtime.expect("a runtime").block_on(async {
        let diary = Diary::default();
        let limit = Duration::from_secs(30);
        let deadline = Some(Instant::now() + limit);
        let retrier = Retrier {
            operation: Operation::Generate,
            limits: LIMITS,
            deadline,
            limit: Some(limit),
            observer: &diary,
        };
        let slept = Slept(&diary);
        let retrier = Retrier { observer: &slept, ..retrier };
        let mut attempts = 0;
        let end = run(&retrier, async |attempt: Attempt| {
            attempts += 1;
            assert_eq!(attempt.deadline, deadline);
            Err::<(), _>(asking(10))
        });
        let error = end.await.expect_err("out of time");
        assert_eq!(attempts, 1);
        error
    });
    assert_eq!(error.kind, ErrorKind::Timeout);
    assert_eq!(error.evidence.entry, Some(EntryId::TIMEOUT_TOTAL));
    assert!(error.evidence.what.contains("30s") && error.evidence.what.contains("waiting to try again"));
    assert_eq!(error.evidence.facts, [("before that", "it broke".to_owned())]);
}

/// An observer in whose process a second takes a minute: a machine that sleeps.
struct Slept<'a>(&'a Diary);

impl Observe for Slept<'_> {
    fn event(&self, event: &Event) {
        self.0.event(event);
        if matches!(event, Event::WaitEnded) {
            // The clock of the test stands still but for this.
            let gone = tokio::time::advance(Duration::from_mins(1));
            let mut gone = std::pin::pin!(gone);
            let mut context = std::task::Context::from_waker(std::task::Waker::noop());
            let _ = Future::poll(gone.as_mut(), &mut context);
        }
    }
}

#[test]
fn a_create_without_a_reply_is_unknown_with_all_its_evidence() {
    let mut lost = failed(Phase::Sent, Outcome::Lost);
    lost.error.evidence.request_id = Some("req_1".into());
    lost.error.evidence.entry = Some(EntryId::TIMEOUT_TOTAL);
    let course = course(Operation::Create, LIMITS, None, vec![lost]);
    assert_eq!(course.attempts.len(), 1);
    let error = course.error();
    assert_eq!(error.kind, ErrorKind::Unknown);
    assert_eq!(error.evidence.what, "the reply was lost and the batch may exist: it broke");
    assert_eq!((error.evidence.attempts, error.evidence.request_id.as_deref()), (1, Some("req_1")));
    assert_eq!((error.evidence.retryable, error.evidence.entry), (None, Some(EntryId::TIMEOUT_TOTAL)));
    let mut other = failed(Phase::Sent, Outcome::Lost);
    other.error.evidence.entry = Some(EntryId::TIMEOUT_CONNECT);
    let error = self::course(Operation::Create, LIMITS, None, vec![other]).error();
    assert_eq!(error.evidence.entry, None);
}

#[test]
fn a_reason_names_the_status_and_its_type_or_what_failed() {
    let with = |status, code: Option<&str>, api_type: Option<&str>| {
        let mut error = Error::new(ErrorKind::ServerError, "it broke");
        error.evidence.http_status = status;
        error.evidence.error_code = code.map(str::to_owned);
        error.evidence.api_type = api_type.map(str::to_owned);
        reason(&error)
    };
    assert_eq!(with(Some(429), Some("a_code"), Some("rate_limit_error")), "HTTP 429 a_code");
    assert_eq!(with(Some(529), None, Some("overloaded_error")), "HTTP 529 overloaded_error");
    assert_eq!(with(Some(503), None, None), "HTTP 503");
    assert_eq!(with(Some(300), None, None), "HTTP 300");
    assert_eq!(with(Some(200), None, None), "it broke");
    assert_eq!(with(None, None, Some("x")), "it broke");
}

#[test]
fn dice_fall_everywhere_between_nought_and_one() {
    let thrown: Vec<f64> = (0..200).map(|_| dice()).collect();
    assert!(thrown.iter().all(|number| (0.0..=1.0).contains(number)));
    assert!(thrown.iter().any(|number| *number < 0.3) && thrown.iter().any(|number| *number > 0.7));
}
