//! `explain`: the corpus of failures and of texts that are none, and the command itself.

mod advice;
mod command;
mod corpus;
mod document;
mod doors;
mod mangled;
mod matrix;
mod volume;
