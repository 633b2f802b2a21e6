//! Which models are asked, in which order: the one wanted, then the fallbacks, for faults that are not the request's.

use crate::client::Client;
use crate::client::messages::{Answer, Sink};
use crate::compose::Prepared;
use crate::error::{Error, ErrorKind, Failure};
use crate::output::watch::Watch;
use crate::transport::event::{Event, Observe};

/// Asks the models in turn until one answers.
///
/// # Errors
/// The first model's failure, if all fail; at once whatever another model would not change.
pub async fn ask(
    client: &Client<'_>,
    prepared: &Prepared,
    fallbacks: &[String],
    watch: &Watch,
    sink: &mut impl Sink,
) -> Result<Answer, Failure> {
    let mut first: Option<Error> = None;
    let mut last_model = prepared.model.clone().unwrap_or_default();
    let mut next = fallbacks.iter();
    let mut body = prepared.body.as_slice().into();
    loop {
        let error = match client.message(body, &[], sink).await {
            Ok(answer) => return Ok(answer),
            Err(Failure::Error(error)) => error,
            Err(signal) => return Err(signal),
        };
        let may_change = another_model_may_help(&error) && !sink.is_visible();
        let reason = error.evidence.what.clone();
        let model = next.next().filter(|_| may_change);
        first.get_or_insert(error);
        let Some(model) = model else {
            return Err(first
                .unwrap_or_else(|| Error::new(ErrorKind::Internal, "no model was asked"))
                .into());
        };
        let (name, changed) = prepared.for_model(model);
        watch.event(&Event::Fallback { from: last_model, to: name.clone(), reason });
        last_model = name;
        body = changed.into();
        sink.restart().await?;
    }
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
