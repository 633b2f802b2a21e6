//! What can be typed: the command tree, one file per command.
