//! One file per command: settings to client to view. No policy, no printing.
