//! What people and machines read: streams, style, reports, tables, progress.
