//! Which models are asked, in which order: the one wanted, then the fallbacks, for faults that are not the request's.

use crate::client::Client;
use crate::client::messages::{Answer, Sink};
use crate::compose::Prepared;
use crate::error::{EntryId, Error, ErrorKind, Failure};
use crate::transport::event::Event;

/// An answer, and whether it is one that another model was asked for first.
pub(super) struct Answered {
    /// The answer.
    pub answer: Answer,
    /// The model that was asked for it.
    pub asked: Option<String>,
    /// Whether that was a fallback model.
    pub by_fallback: bool,
}

/// Asks the models in turn until one answers.
///
/// # Errors
/// The first model's failure, if all fail; the one at hand when part of an answer was shown, the output broke or the
/// command's time is over.
pub(super) async fn ask(
    client: &Client<'_>,
    prepared: &Prepared,
    fallbacks: &[String],
    sink: &mut impl Sink,
) -> Result<Answered, Failure> {
    let mut failures = Failures::default();
    let mut asked = vec![prepared.model.clone().unwrap_or_default()];
    let mut body = prepared.body.as_slice().into();
    let mut next = fallbacks.iter().map(|model| prepared.for_model(model));
    loop {
        let error = match Box::pin(client.message(body, &[], sink)).await {
            Ok(mut answer) => {
                failures.complete(&mut answer);
                let by_fallback = asked.len() > 1;
                return Ok(Answered { answer, asked: asked.pop(), by_fallback });
            }
            Err(Failure::Error(error)) => error,
            Err(signal) => return Err(signal),
        };
        if sink.is_visible() || ends_everything(&error) {
            return Err(failures.then(error).into());
        }
        let may_change = another_model_may_help(&error);
        let reason = error.evidence.what.clone();
        failures.add(error, asked.last());
        // A model that has just used up its attempts gets no second set of them.
        let model = next.find(|(name, _)| !asked.contains(name)).filter(|_| may_change);
        let Some((name, changed)) = model else { return Err(failures.first().into()) };
        let from = asked.last().cloned().unwrap_or_default();
        client.observer.event(&Event::Fallback { from, to: name.clone(), reason });
        asked.push(name);
        body = changed.into();
        sink.restart().await?;
    }
}

/// What went wrong so far: the first failure is reported, with what all of them cost.
#[derive(Default)]
struct Failures {
    first: Option<Error>,
    possibly_billed: u32,
}

impl Failures {
    fn add(&mut self, error: Error, model: Option<&String>) {
        self.possibly_billed += error.evidence.possibly_billed;
        let Some(first) = &mut self.first else {
            self.first = Some(error);
            return;
        };
        let (evidence, more) = (&mut first.evidence, &error.evidence);
        evidence.attempts += more.attempts;
        evidence.waited += more.waited;
        evidence.elapsed = evidence.elapsed.zip(more.elapsed).map(|(before, now)| before + now);
        evidence.possibly_billed = self.possibly_billed;
        let model = model.map_or("", String::as_str);
        evidence.facts.push(("also failed", format!("{model}: {}", more.what)));
    }

    fn complete(&self, answer: &mut Answer) {
        answer.possibly_billed += self.possibly_billed;
    }

    /// The failure that ends it all, with what came before it.
    fn then(self, mut error: Error) -> Error {
        if let Some(first) = self.first {
            let (evidence, before) = (&mut error.evidence, first.evidence);
            evidence.attempts += before.attempts;
            evidence.possibly_billed += before.possibly_billed;
            evidence.facts.push(("before that", before.what));
        }
        error
    }

    fn first(self) -> Error {
        self.first.unwrap_or_else(|| Error::new(ErrorKind::Internal, "no model was asked"))
    }
}

/// Failures that no model can do anything about.
fn ends_everything(error: &Error) -> bool {
    error.kind == ErrorKind::Output || error.evidence.entry == Some(EntryId::TIMEOUT_TOTAL)
}

/// Overload, an exhausted rate limit and server errors belong to the model asked; anything else follows the request.
fn another_model_may_help(error: &Error) -> bool {
    use ErrorKind as K;
    matches!(
        error.kind,
        K::Overloaded
            | K::RateLimit
            | K::ServerError
            | K::ServerOther
            | K::BadGateway
            | K::Unavailable
            | K::DeadlineExceeded
    )
}
