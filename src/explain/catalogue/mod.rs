//! What is known about every failure: why it happens, what to do, whether to try again, and where the rule comes from.
//!
//! Pure data in families, one file each. `recognise` decides which entry fits a failure; this says what to tell about it.

mod accounts;
mod admin;
mod auth;
mod batches;
mod class_codes;
mod classes;
mod claude_code;
mod clouds;
mod curl;
mod encryption;
mod entitlements;
mod entry;
mod exits;
mod features;
mod foreign;
mod gateways;
mod headers;
mod input;
mod kinds;
mod kinds_local;
mod limits;
mod media;
mod messages;
mod models;
mod money;
mod network;
mod pages;
mod proxies;
mod routers;
mod schemas;
mod sdk;
mod sdk_statuses;
mod setup;
mod size;
mod statuses;
mod stream;
mod thinking;
mod thinking_blocks;
mod threads;
mod timers;
mod tls;
mod tools;
mod words;

#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use classes::lineage;
pub(crate) use classes::{CLASSES, class_named, classes};
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use entry::Entry;
pub(crate) use entry::{Class, Ends, Family};

/// Every family, in the order the documentation lists them. There is one of it: entries are told apart by where they stand.
pub static FAMILIES: &[Family] = &[
    kinds_local::ALL,
    kinds::NETWORK,
    kinds::ANSWER,
    statuses::KINDS,
    exits::STATUSES,
    exits::ENDINGS,
    setup::ALL,
    input::ALL,
    auth::ALL,
    accounts::ALL,
    entitlements::ALL,
    encryption::ALL,
    money::ALL,
    limits::ALL,
    models::ALL,
    size::ALL,
    media::ALL,
    messages::ALL,
    thinking::ALL,
    thinking_blocks::ALL,
    tools::ALL,
    schemas::ALL,
    features::ALL,
    headers::ALL,
    threads::THREADS,
    threads::FILES,
    stream::ALL,
    batches::ALL,
    admin::ALL,
    network::ALL,
    proxies::ALL,
    tls::ALL,
    timers::ALL,
    pages::ALL,
    gateways::ALL,
    foreign::ALL,
    routers::ALL,
    clouds::BEDROCK,
    clouds::VERTEX,
    clouds::AZURE,
    claude_code::ALL,
    curl::ALL,
    sdk::ALL,
    sdk_statuses::ALL,
];

/// Every entry, family by family.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    FAMILIES.iter().flat_map(|family| family.entries)
}

/// The entry with exactly this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Entry> {
    all().find(|entry| entry.id == id)
}

/// The entry of a kind itself; every kind has one.
///
/// # Panics
/// Never: a test holds that each kind has an entry with its name.
#[must_use]
pub fn of_kind(kind: crate::error::ErrorKind) -> &'static Entry {
    find(kind.name()).expect("every kind has an entry of its own name")
}

/// The entry of an `error.details.error_code`.
#[must_use]
pub fn of_code(code: &str) -> Option<&'static Entry> {
    all().find(|entry| entry.codes.contains(&code))
}

/// The entry of an `error.type`.
#[must_use]
pub fn of_type(api_type: &str) -> Option<&'static Entry> {
    all().find(|entry| entry.types.contains(&api_type))
}

/// The entry of a kind that a gateway answered with by itself, where that makes a difference.
#[must_use]
pub fn of_gateway(kind: crate::error::ErrorKind) -> Option<&'static Entry> {
    foreign::ALL.entries.iter().find(|entry| entry.kind() == Some(kind)).and_then(|entry| find(entry.id))
}

/// Whether an entry is about what a gateway, router or cloud says by itself.
#[must_use]
pub fn is_of_gateway(entry: &Entry) -> bool {
    let families = [
        gateways::ALL,
        foreign::ALL,
        pages::ALL,
        routers::ALL,
        clouds::BEDROCK,
        clouds::VERTEX,
        clouds::AZURE,
    ];
    families.iter().flat_map(|family| family.entries).any(|known| known.id == entry.id)
}

/// The entry of an error whose type this version does not know.
///
/// # Panics
/// Never: a test holds that the entry exists.
#[must_use]
pub fn of_new_type() -> &'static Entry {
    find(crate::error::EntryId::ERROR_TYPE_UNKNOWN.as_str()).expect("an id with a name of its own")
}

/// The entry of an exception: its own, that of its code or its status, else that of the class above it.
#[must_use]
pub fn of_class(class: &'static Class) -> Option<&'static Entry> {
    all()
        .find(|entry| entry.class.is_some_and(|known| known.name == class.name))
        .or_else(|| of_code(class.code))
        .or_else(|| all().find(|entry| entry.also.contains(&class.name)))
        .or_else(|| class.status().and_then(of_status))
        .or_else(|| class_named(class.parent).and_then(of_class))
}

/// The entry of an HTTP status: its own, else that of the kind it belongs to.
#[must_use]
pub fn of_status(status: u16) -> Option<&'static Entry> {
    all()
        .find(|entry| entry.statuses.contains(&status))
        .or_else(|| crate::error::ErrorKind::from_status(status).map(of_kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_has_an_entry_of_its_own() {
        for kind in ErrorKind::ALL {
            assert_eq!(of_kind(kind).kind(), Some(kind), "{}", kind.name());
        }
    }

    #[test]
    fn every_named_id_exists() {
        for id in crate::error::EntryId::NAMED {
            assert!(find(id.as_str()).is_some(), "{}", id.as_str());
        }
    }

    #[test]
    fn every_entry_has_cause_fix_retry_advice_and_source() {
        for entry in all() {
            let id = entry.id;
            assert!(id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'), "{id}");
            assert!(!entry.title.is_empty() && !entry.title.ends_with('.'), "{id}: {}", entry.title);
            assert!(entry.cause.len() > 30 && entry.cause.ends_with('.'), "{id}: {}", entry.cause);
            assert!(!entry.fixes.is_empty(), "{id} has no fix");
            assert!(!entry.retry.is_empty(), "{id} has no retry advice");
            assert!(!entry.source.is_empty(), "{id} has no source");
        }
    }

    #[test]
    fn every_class_leads_to_an_entry() {
        for class in classes() {
            let entry = of_class(class).unwrap_or_else(|| panic!("{}", class.name));
            if let Some(kind) = class.status().and_then(ErrorKind::from_status) {
                assert!(
                    entry.kind() == Some(kind) || entry.kind() == Some(ErrorKind::Billing),
                    "{}",
                    class.name
                );
            }
            assert!(class.code.is_empty() || entry.codes.contains(&class.code), "{}", class.name);
        }
    }

    #[test]
    fn nothing_is_claimed_twice() {
        let mut seen = BTreeSet::new();
        for entry in all() {
            assert!(seen.insert(format!("id {}", entry.id)), "{}", entry.id);
            for name in entry.types.iter().chain(entry.codes) {
                assert!(seen.insert(format!("name {name}")), "{name}");
            }
            for status in entry.statuses {
                assert!(seen.insert(format!("status {status}")), "{status}");
            }
        }
    }
}
