//! The trials: what goes wrong in each, and what a client with manners does about it.

use std::borrow::Cow;

/// One trial.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    pub name: Cow<'static, str>,
    /// What happens, in one line.
    pub about: Cow<'static, str>,
    /// The same as a fault spec; a scenario file has none.
    pub spec: Cow<'static, str>,
    pub expected: Expected,
    /// The operation without which the trial means nothing.
    pub needs: &'static str,
}

/// What a client is expected to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// Nothing goes wrong.
    Success,
    /// The failure passes; who retries waits first.
    Patience,
    /// No request succeeds; who retries gives up at last, and nobody says that it went well.
    Failure,
    /// The same request cannot succeed, so it is not sent again.
    NoRetry,
    /// Every answer is cut or broken, and nobody says that it went well.
    Broken,
    /// The answer takes its time, and is not asked for again meanwhile.
    Slow,
    /// A batch exists although the reply was lost; it is not created again.
    LostBatch,
}

const fn trial(
    name: &'static str,
    about: &'static str,
    spec: &'static str,
    expected: Expected,
    needs: &'static str,
) -> Trial {
    Trial {
        name: Cow::Borrowed(name),
        about: Cow::Borrowed(about),
        spec: Cow::Borrowed(spec),
        expected,
        needs,
    }
}

impl Trial {
    /// A trial of the user's own, of which only the fault is known: who retries has manners, and nobody lies.
    pub(crate) fn own(fault: Option<&str>, scenario: Option<&str>) -> Self {
        let named: Vec<&str> = fault.into_iter().chain(scenario).collect();
        Self {
            name: "own".into(),
            about: format!("the failure that was asked for: {}", named.join(", ")).into(),
            spec: fault.unwrap_or_default().to_owned().into(),
            expected: Expected::Patience,
            needs: "messages",
        }
    }
}

/// All of them, in the order in which they are played. The first finds out what the client does when all is well.
pub(crate) const TRIALS: &[Trial] = &[
    trial("all-is-well", "nothing goes wrong", "batch-time=300ms", Expected::Success, ""),
    trial(
        "rate-limit",
        "429, come back in 2 seconds; once",
        "messages:429:retry-after=2",
        Expected::Patience,
        "messages",
    ),
    trial("overload", "529 without a word on when; twice", "messages:529x2", Expected::Patience, "messages"),
    trial("outage", "529 for good", "messages:529x*", Expected::Failure, "messages"),
    trial("wrong-key", "401 for good", "401x*", Expected::NoRetry, "messages"),
    trial("wrong-request", "400 for good", "messages:400x*", Expected::NoRetry, "messages"),
    trial(
        "no-money",
        "429 with the code of a spend limit, for good",
        "messages:429/enforced_spend_limit_reachedx*",
        Expected::NoRetry,
        "messages",
    ),
    trial(
        "portal",
        "a page in place of every answer, with status 200",
        "messages:portalx*",
        Expected::Broken,
        "messages",
    ),
    trial(
        "cut",
        "every answer ends in its middle, in good order",
        "messages:cut=2x*",
        Expected::Broken,
        "messages",
    ),
    trial(
        "error-event",
        "every stream ends with an error event after two deltas",
        "messages:error=overloaded_error:at=2x*",
        Expected::Broken,
        "messages",
    ),
    trial(
        "stall",
        "every answer stops in its middle and never goes on",
        "messages:stall=2x*",
        Expected::Broken,
        "messages",
    ),
    trial("slow", "the first byte takes 8 seconds", "messages:delay=8s", Expected::Slow, "messages"),
    trial(
        "lost-batch",
        "a batch is created, but the reply is lost",
        "batch-time=300ms,batches.create:lost-reply",
        Expected::LostBatch,
        "batches.create",
    ),
];
