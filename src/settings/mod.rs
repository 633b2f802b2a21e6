//! What holds for this run: flags over environment over file over default, each value with its origin.
