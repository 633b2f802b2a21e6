//! The program, the system, the configuration as a whole, and the clock.

use super::{Audit, warned};
use crate::api::models;
use crate::diagnose::finding::{Check, CheckId, Who};
use crate::settings::{Origin, Settings, Valued, Warning, Work};

/// How far a clock may be behind the program's own date: its table can be a few days younger than the program.
const SLACK: i64 = 7 * 86_400;

pub(super) fn version() -> Check {
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    Check::pass(CheckId::LocalVersion, format!("claudectl {}, {os} {arch}", env!("CARGO_PKG_VERSION")))
        .with("version", env!("CARGO_PKG_VERSION"))
        .with("system", format!("{os} {arch}"))
        .with("model table of", models::AS_OF)
}

pub(super) fn config(audit: &Audit<'_>) -> Check {
    let id = CheckId::LocalConfig;
    match audit.settings {
        Ok(settings) => match &settings.config_file {
            Some(file) => Check::pass(id, format!("{} was read", audit.facts.shown(file)))
                .with("file", audit.facts.shown(file)),
            None => Check::pass(id, "there is no configuration file; none is needed"),
        },
        Err(error) => {
            let mut check = Check::fail(id, error.kind, error.evidence.what.as_str()).by(Who::You);
            for (label, value) in &error.evidence.facts {
                check = check.with(label, value.as_str());
            }
            if let Some(place) = &error.evidence.place {
                check =
                    check.with("place", format!("{}:{}:{}", place.file.display(), place.line, place.column));
            }
            error.evidence.fixes.iter().cloned().fold(check, Check::fix)
        }
    }
}

/// The values in effect, each with its origin.
pub(super) fn settings(settings: &Settings, warnings: &[&Warning]) -> Check {
    let timers = &settings.timers;
    let model = settings.model.as_ref().map_or(models::DEFAULT_MODEL, |model| model.value.as_str());
    let retries = settings.retries.max_retries();
    let fine = format!(
        "model {model}, {} retries, connect within {}s",
        retries.value,
        timers.connect.value.as_secs_f64()
    );
    let mut check = warned(CheckId::LocalSettings, fine, warnings)
        .with("base URL", shown(settings.base_url.value.as_str(), &settings.base_url.origin))
        .with("model", shown(model, settings.model.as_ref().map_or(&Origin::Default, |model| &model.origin)))
        .with("API version", of(&settings.api_version))
        .with("connect timeout", seconds(&timers.connect))
        .with("headers timeout", seconds(&timers.headers))
        .with("idle timeout", seconds(&timers.idle))
        .with("upload timeout", seconds(&timers.upload_stall))
        .with_some("timeout", timers.total.as_ref().map(seconds))
        .with("retries", shown(&retries.value.to_string(), &retries.origin))
        .with("longest wait", seconds(&settings.retries.max_wait(Work::Call)))
        .with_some("workspace", settings.workspace.as_ref().map(of));
    if !settings.betas.is_empty() {
        let betas: Vec<String> = settings.betas.iter().map(of).collect();
        check = check.with("betas", betas.join("; "));
    }
    if !settings.headers.is_empty() {
        let names: Vec<String> =
            settings.headers.iter().map(|header| shown(&header.name, &header.origin)).collect();
        check = check.with("further headers", names.join("; "));
    }
    check
}

fn of(value: &Valued<String>) -> String {
    shown(&value.value, &value.origin)
}

fn seconds(value: &Valued<std::time::Duration>) -> String {
    shown(&format!("{}s", value.value.as_secs_f64()), &value.origin)
}

fn shown(value: &str, origin: &Origin) -> String {
    format!("{value} ({})", origin.describe())
}

/// Whether the clock can be right: it cannot be earlier than what this program already knows.
pub(super) fn clock(now: i64) -> Check {
    let today = day(now);
    let earliest = models::AS_OF.parse::<jiff::civil::Date>().ok();
    let earliest = earliest.and_then(|date| date.to_zoned(jiff::tz::TimeZone::UTC).ok());
    let behind = earliest.is_some_and(|earliest| now + SLACK < earliest.timestamp().as_second());
    if !behind {
        return Check::pass(CheckId::LocalClock, format!("{today}, later than this program"));
    }
    Check::warn(
        CheckId::LocalClock,
        format!("the clock says {today}, but this program was made after {}", models::AS_OF),
    )
    .by(Who::You)
    .fix("set the clock: sudo timedatectl set-ntp true; in WSL: sudo hwclock -s")
    .causing(&[CheckId::TlsHandshake, CheckId::ApiAnswer])
}

fn day(seconds: i64) -> String {
    let at = jiff::Timestamp::from_second(seconds);
    at.map_or_else(|_| "an impossible date".into(), |at| at.strftime("%Y-%m-%d").to_string())
}
