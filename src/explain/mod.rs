//! What is known about failures: the catalogue of causes and fixes, how a failure is read out of any text, and the one
//! place that decides what a failure is.

mod advice;
mod by;
pub(crate) mod catalogue;
mod classify;
mod known;
mod lookup;
mod observation;
mod pasted;
mod read;

pub(crate) use advice::Knowledge;
pub(crate) use by::By;
pub(crate) use classify::kind_of::{Answer, kind_of};
pub(crate) use known::evidence;
pub(crate) use lookup::{look_up, nearest};
pub(crate) use pasted::read_text;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use pasted::{Match, read_log};
