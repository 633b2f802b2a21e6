//! Downloads the results of one batch, whoever created it: every line checked, and as many as the API counts.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::api::batch::{MessageBatch, ProcessingStatus};
use crate::batch::clock::Clock;
use crate::batch::event::{Counts, Observer, Summary};
use crate::batch::port::BatchApi;
use crate::batch::results::{Download, Failed, Roster, Sheet, Stopped, elsewhere};
use crate::batch::store::{Durable, failed};
use crate::error::{Error, ErrorKind};

/// What is to be downloaded, and to where.
pub(crate) struct Wanted<'a> {
    /// Id of the batch.
    pub id: &'a str,
    /// The file that appears when it is complete; `NAME.part` beside it grows until then.
    pub to: &'a Path,
    /// The configured address; results that are said to be elsewhere are refused.
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
    ready(&batch, wanted.base_url)?;
    let counted = Counts::from(batch.request_counts);
    let expected = counted.total();
    let mut part = wanted.to.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    // The user's file has the modes the user is used to, unlike what lies in a run folder.
    std::fs::File::create(&part).map_err(|error| failed("write", &part, error))?;
    let mut sheet: Sheet<Summary> = Sheet::open(&part, Roster::open(expected))?;
    sheet.discard()?;
    let download = Download { api, clock, observer: wanted.observer, id: wanted.id, counted };
    let again = format!("claudectl batches results {} -o {}", wanted.id, wanted.to.display());
    let (sheet, filled) = match download.fill(sheet, None, &mut |_| Ok(())).await {
        Ok(done) => done,
        Err(error) => return Err(error.fix(format!("try again: {again}"))),
    };
    match filled {
        Ok(()) => {}
        Err(Stopped::Failed(error)) => return Err(error.fix(format!("try again: {again}"))),
        Err(Stopped::Foreign(bad)) => {
            let error = Failed::Bad(bad).into_error(&part, sheet.lines(), expected);
            return Err(error.fix(format!("try again: {again}")));
        }
    }
    let summary = Summary { batches: vec![wanted.id.to_owned()], ..sheet.notes().clone() };
    sheet.finish(wanted.to, disk)?;
    Ok(Fetched { summary })
}

/// Whether there are results to download.
fn ready(batch: &MessageBatch, base_url: &str) -> Result<(), Error> {
    if let Some(error) = gone(batch) {
        return Err(error);
    }
    if batch.processing_status != ProcessingStatus::Ended {
        let status = batch.processing_status.as_str();
        let what = format!("{} has not ended; it is {status:?}", batch.id);
        return Err(Error::new(ErrorKind::Pending, what)
            .why("results exist when the whole batch has ended")
            .fix(format!("claudectl batches wait {}", batch.id)));
    }
    match batch.results_url.as_deref().filter(|url| elsewhere(base_url, url)) {
        Some(url) => Err(away(&batch.id, url, base_url)),
        None => Ok(()),
    }
}

/// The error of a batch whose results are gone for good.
pub(crate) fn gone(batch: &MessageBatch) -> Option<Error> {
    let when = batch.archived_at.as_ref()?;
    let days = crate::batch::limits::RESULTS_KEPT_DAYS;
    let error = Error::new(ErrorKind::NotFound, format!("the results of {} are gone since {when}", batch.id));
    Some(error.why(format!("results can be downloaded for {days} days after a batch was created")))
}

/// The error of results that are said to be at another address.
pub(crate) fn away(id: &str, results_url: &str, base_url: &str) -> Error {
    let mut error = Error::new(ErrorKind::NotTheApi, format!("the results of {id} are said to be elsewhere"))
        .why("the key is sent to the configured address only, so nothing was fetched from there")
        .fact("results_url", results_url)
        .fix("check what answers under the base URL: claudectl diagnose");
    error.evidence.url = Some(base_url.to_owned());
    error
}
