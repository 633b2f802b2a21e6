//! Which word holds when several places speak, and what is said about places that make no sense.

use super::super::testing::facts;
use super::super::{API_VERSION, Facts, Work};
use super::*;

fn resolved(global: &Global, facts: &Facts) -> Settings {
    match resolve(global, facts) {
        Ok(settings) => settings,
        Err(error) => panic!("{error} {:?}", error.evidence.facts),
    }
}

#[test]
fn nothing_set_gives_the_documented_defaults() {
    let settings = resolved(&Global::default(), &facts(&[]));
    assert_eq!(settings.base_url.value.as_str(), "https://api.anthropic.com");
    assert_eq!(settings.base_url.origin, Origin::Default);
    let seconds = |timer: &Valued<Duration>| timer.value.as_secs();
    let timers = &settings.timers;
    let all = [&timers.connect, &timers.headers, &timers.idle, &timers.semantic_idle, &timers.upload_stall];
    assert_eq!(all.map(seconds), [10, 120, 120, 600, 60]);
    assert!(timers.total.is_none());
    let retries = &settings.retries;
    assert_eq!(retries.max_retries().value, 4);
    assert_eq!([Work::Call, Work::Batch].map(|work| seconds(&retries.max_wait(work))), [300, 3600]);
    assert_eq!([Work::Call, Work::Batch].map(|work| seconds(&retries.retry_max_time(work))), [120, 1800]);
    assert_eq!(settings.api_version.value, API_VERSION);
    assert!(settings.model.is_none() && settings.warnings.is_empty() && settings.breaker.is_none());
}
