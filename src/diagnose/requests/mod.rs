//! Whole requests, made by the very client that `send` uses: is it the API, does it take the key, may the account spend.

mod account;
mod answer;
mod clock;
mod failure;
mod key;
mod live;
mod page;
mod recorder;
mod status;

pub(crate) use account::{BULK_BYTES, beta, bulk, count};
pub(crate) use answer::{Target, answered, families, looks_like_the_api, odd_gateway};
pub(crate) use clock::{ahead, clock};
pub(crate) use key::{Listed, model, models};
pub(crate) use live::{Arrivals, message, stream};
pub(crate) use recorder::{Recorded, ResponseRecorder};
pub(crate) use status::{STATUS_PAGE, SUMMARY, status};
