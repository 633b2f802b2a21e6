//! Probes in dependency order, their findings, and the verdict.
