//! `explain`: the corpus of failures and of texts that are none, and the command itself.

mod corpus;
mod matrix;
