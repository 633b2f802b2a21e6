//! The JSON scanner against its model, with the check of the fuzzer: the seeds, damaged in many ways.

mod check;
#[allow(
    dead_code,
    unreachable_pub,
    clippy::duplicate_mod,
    reason = "part of the program's own tests, read here as the fuzzer reads it"
)]
#[path = "../../../src/text/json/scanner/model/mod.rs"]
mod model;
#[allow(dead_code, unreachable_pub, reason = "part of the program, read here as the fuzzer reads it")]
#[path = "../../../src/text/json/scanner/mod.rs"]
mod scanner;

use std::path::Path;

use proptest::prelude::*;

/// The seeds of the fuzzer, none where only the program's own package was unpacked.
fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus/json");
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| std::fs::read(entry.expect("an entry").path()).expect("a seed")).collect()
}

#[test]
fn every_cut_of_every_seed_is_judged_as_the_model_does() {
    for seed in corpus() {
        for cut in 0..=u8::MAX {
            check::json(&[&[cut], &seed[1..]].concat());
        }
    }
}

proptest! {
    #[test]
    fn damaged_seeds_are_judged_as_the_model_does(
        seed in any::<prop::sample::Index>(),
        cut in any::<u8>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
    ) {
        let corpus = corpus();
        prop_assume!(!corpus.is_empty());
        let mut bytes = seed.get(&corpus).clone();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes[0] = cut;
        check::json(&bytes);
    }
}
