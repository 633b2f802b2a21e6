//! What is known about failures: the catalogue of causes and fixes, how a failure is read out of any text, and the one
//! place that decides what a failure is.

mod advice;
mod answer;
mod by;
mod call;
pub(crate) mod catalogue;
mod classify;
#[cfg(test)]
mod doors;
mod known;
mod lookup;
mod observation;
mod own_error;
mod pasted;
mod read;
mod tally;

pub(crate) use answer::{HttpAnswer, Marks, ReadAnswer, of_error, server};
pub(crate) use by::By;
#[allow(unreachable_pub, reason = "a part of the public options of a Ui")]
pub use call::Call;
pub(crate) use classify::{Verdict, classify};
pub(crate) use lookup::{beginning_with, look_up, nearest};
pub(crate) use observation::{Body, End, Observation};
pub(crate) use own_error::evidence;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use pasted::read_log;
pub(crate) use pasted::{Reading, read_input, read_text};
pub(crate) use read::speaks::other_host;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use tally::Match;
