//! Whole requests, made by the very client that `send` uses: is it the API, does it take the key, may the account spend.

mod account;
mod answer;
mod clock;
mod key;
mod live;
mod page;
mod status;
mod told;
mod witness;

pub use account::{BULK_BYTES, beta, bulk, count};
pub use answer::{Place, answered, families, looks_like_the_api};
pub use clock::{ahead, clock};
pub use key::{Listed, model, models};
pub use live::{Arrivals, limits, message, stream};
pub use status::{STATUS_PAGE, SUMMARY, status};
pub use witness::{Heard, Witness};
