//! Small pure tools on text that several rooms need.

pub(crate) mod json;
mod place;

pub(crate) use place::Place;
