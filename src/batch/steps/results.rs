//! Downloads the results of one batch, whoever created it: every line checked, and as many as the API counts.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::api::batch::{MessageBatch, ProcessingStatus};
use crate::batch::clock::Clock;
use crate::batch::event::{Counts, Observer, Summary};
use crate::batch::port::BatchApi;
use crate::batch::results::{Download, ExpectedItems, Failed, PartFile, Stopped, elsewhere};
use crate::batch::store::{Durable, failed, fresh_part};
use crate::error::{Error, ErrorKind, Fix};

/// How long the results of a batch that has just been seen to have ended may be unknown, whoever created it.
const RESULTS_GRACE: Duration = Duration::from_secs(10);

/// What is to be downloaded, and to where.
pub(crate) struct Wanted<'a> {
    /// Id of the batch.
    pub id: &'a str,
    /// The file that appears when it is complete; `NAME.part` beside it grows until then.
    pub to: &'a Path,
    /// The configured address, for the word about results that are said to be elsewhere.
    pub base_url: &'a str,
    /// How long the batch may still be unknown.
    pub grace: Duration,
    /// Who is told.
    pub observer: Observer<'a>,
}

/// Results that are complete.
#[derive(Clone, Debug)]
pub(crate) struct Fetched {
    /// What they say.
    pub summary: Summary,
}

/// Downloads them.
///
/// # Errors
/// Kind `pending` before the batch has ended, `not_found` when its results are gone, `incomplete`, `not_the_api`
/// and `output` as for a run.
pub(crate) async fn fetch(
    api: &impl BatchApi,
    clock: &impl Clock,
    disk: &dyn Durable,
    wanted: &Wanted<'_>,
) -> Result<Fetched, Error> {
    let batch =
        super::patiently(clock, wanted.grace, wanted.observer, async || api.get(wanted.id).await).await?;
    ready(&batch)?;
    let counted = Counts::from(batch.request_counts);
    let expected = counted.total();
    let mut part = wanted.to.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    // The user's file has the modes the user is used to, unlike what lies in a run folder.
    fresh_part(&part).map_err(|error| failed("write", &part, error))?;
    let mut part_file: PartFile<Summary> = PartFile::open(&part, ExpectedItems::open(expected))?;
    part_file.discard()?;
    let grace = wanted.grace.max(RESULTS_GRACE);
    let download = Download { api, clock, observer: wanted.observer, id: wanted.id, counted, grace };
    let to = wanted.to.to_string_lossy();
    let again = || Fix::run(["batches", "results", wanted.id, "-o", &*to]).to("try again");
    let (part_file, filled) = match download.fill(part_file, None, &mut |_| Ok(())).await {
        Ok(done) => done,
        Err(error) => return Err(error.fix(again())),
    };
    match filled {
        Ok(()) => {}
        Err(Stopped::Failed(error)) => {
            let error = led_away(error, &batch, wanted.base_url);
            return Err(error.fix(again()));
        }
        Err(Stopped::Foreign(bad)) => {
            let error = Failed::Bad(bad).into_error(&part, part_file.lines(), expected);
            return Err(error.fix(again()));
        }
    }
    let summary = Summary { batches: vec![wanted.id.to_owned()], ..part_file.notes().clone() };
    part_file.finish(wanted.to, disk)?;
    Ok(Fetched { summary })
}

/// Whether there are results to download.
fn ready(batch: &MessageBatch) -> Result<(), Error> {
    if let Some(error) = gone(batch) {
        return Err(error);
    }
    if batch.processing_status != ProcessingStatus::Ended {
        let status = batch.processing_status.as_str();
        let what = format!("{} has not ended; it is {status:?}", batch.id);
        return Err(Error::new(ErrorKind::Pending, what)
            .why("results exist when the whole batch has ended")
            .fix(Fix::run(["batches", "wait", &batch.id])));
    }
    Ok(())
}

/// The error of a batch whose results are gone for good.
pub(crate) fn gone(batch: &MessageBatch) -> Option<Error> {
    let when = batch.archived_at.as_ref()?;
    let days = crate::batch::limits::RESULTS_KEPT_DAYS;
    let error = Error::new(ErrorKind::NotFound, format!("the results of {} are gone since {when}", batch.id));
    Some(error.why(format!("results can be downloaded for {days} days after a batch was created")))
}

/// Adds to the failure of a download that the batch itself names another address for its results. That address is never
/// asked: the key goes to the configured one only, and a gateway serves results under its own.
pub(crate) fn led_away(error: Error, batch: &MessageBatch, base_url: &str) -> Error {
    match batch.results_url.as_deref().filter(|url| elsewhere(base_url, url)) {
        Some(url) => error.fact("results_url, not followed", url),
        None => error,
    }
}
