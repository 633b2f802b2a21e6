//! The API as functions: messages, models, batches.
