//! The whole vocabulary in one table: it drives reading, suggestions and the test that the documentation is complete.

use std::time::Duration;

use super::fault::{Edit, EditKind, Ending, EndingKind, Fault, Framing, ItemOutcome, Page};
use super::{Point, Settings, Told, limit, value};
use limit::Period;

/// One word of the grammar.
pub(super) struct Word {
    pub name: &'static str,
    /// What stands for the value when none is typed; without it the value is required, unless none is taken.
    pub default: Option<&'static str>,
    pub set: Set,
}

/// What a word takes and where it puts it.
pub(super) enum Set {
    Flag(fn(&mut Fault)),
    Text(fn(&mut Fault, String)),
    Count(fn(&mut Fault, u64)),
    Size(fn(&mut Fault, u64)),
    Time(fn(&mut Fault, Duration)),
    Place(fn(&mut Fault, Point)),
    /// A probability.
    Chance(fn(&mut Fault, f64)),
    /// One of a few words.
    Frame(fn(&mut Fault, Framing)),
    /// A setting of the whole server; it stands alone in its step.
    Setting(fn(&mut Settings, &str) -> Option<()>, &'static str),
}

const fn flag(name: &'static str, set: fn(&mut Fault)) -> Word {
    Word { name, default: None, set: Set::Flag(set) }
}

const fn text(name: &'static str, default: Option<&'static str>, set: fn(&mut Fault, String)) -> Word {
    Word { name, default, set: Set::Text(set) }
}

const fn size(name: &'static str, default: Option<&'static str>, set: fn(&mut Fault, u64)) -> Word {
    Word { name, default, set: Set::Size(set) }
}

const fn count(name: &'static str, default: Option<&'static str>, set: fn(&mut Fault, u64)) -> Word {
    Word { name, default, set: Set::Count(set) }
}

const fn time(name: &'static str, default: Option<&'static str>, set: fn(&mut Fault, Duration)) -> Word {
    Word { name, default, set: Set::Time(set) }
}

const fn place(name: &'static str, default: Option<&'static str>, set: fn(&mut Fault, Point)) -> Word {
    Word { name, default, set: Set::Place(set) }
}

const fn setting(
    name: &'static str,
    default: Option<&'static str>,
    wants: &'static str,
    set: fn(&mut Settings, &str) -> Option<()>,
) -> Word {
    Word { name, default, set: Set::Setting(set, wants) }
}

fn edit(fault: &mut Fault, kind: EditKind, point: Point) {
    fault.edits.push(Edit { kind, point });
}

fn end(fault: &mut Fault, kind: EndingKind, point: Point) {
    fault.ending = Some(Ending { kind, point });
}

fn header(fault: &mut Fault, name: &str, value: String) {
    fault.headers.push((name.to_owned(), value));
}

/// A plain error of the API that has no code, under a short name.
fn named(fault: &mut Fault, status: u16, error_type: &str, message: &str) {
    fault.status = Some(status);
    fault.error_type = Some(error_type.to_owned());
    fault.message = Some(message.to_owned());
}

/// The place of an edit that belongs between the answer's pieces when nothing else is said.
const AFTER_ONE: Point = Point::Pieces(1, false);

/// What the limits take.
const LIMIT: &str = "a count such as 50, 50/10 with a burst, or 50@30s from that time on";

/// Every word that a step may hold besides a target, a status, a repeat and `header.NAME=`.
pub(super) const WORDS: &[Word] = &[
    // When it happens.
    Word { name: "chance", default: None, set: Set::Chance(|fault, chance| fault.chance = Some(chance)) },
    time("after", None, |fault, value| fault.after = Some(value)),
    time("until", None, |fault, value| fault.until = Some(value)),
    // The answer as a whole.
    flag("ok", |_| {}),
    text("type", None, |fault, value| fault.error_type = Some(value)),
    text("message", None, |fault, value| fault.message = Some(value)),
    text("retry-after", None, |fault, value| header(fault, "retry-after", value)),
    text("retry-after-ms", None, |fault, value| header(fault, "retry-after-ms", value)),
    time("retry-after-date", None, |fault, value| fault.retry_after_date = Some(value)),
    text("x-should-retry", None, |fault, value| header(fault, "x-should-retry", value)),
    text("location", None, |fault, value| header(fault, "location", value)),
    text("no-header", None, |fault, value| fault.without.push(value.to_ascii_lowercase())),
    flag("done", |fault| fault.done = true),
    // Errors that have no code of their own.
    flag("credit", |fault| {
        named(
            fault,
            400,
            "invalid_request_error",
            "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.",
        );
    }),
    flag("spend-limit", |fault| {
        named(
            fault,
            400,
            "invalid_request_error",
            "You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.",
        );
    }),
    flag("workspace-limit", |fault| {
        named(
            fault,
            400,
            "invalid_request_error",
            "You have reached your specified workspace API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.",
        );
    }),
    flag("disabled", |fault| {
        named(fault, 400, "invalid_request_error", "This organization has been disabled.");
    }),
    flag("too-long", |fault| {
        named(fault, 400, "invalid_request_error", "prompt is too long: 208310 tokens > 200000 maximum");
    }),
    flag("forbidden", |fault| named(fault, 403, "forbidden", "Request not allowed")),
    flag("extra-usage", |fault| {
        named(fault, 429, "rate_limit_error", "Extra usage is required for long context requests.");
    }),
    // Bodies that are not the API's.
    flag("html", |fault| fault.page = Some(Page::Html)),
    flag("portal", |fault| fault.page = Some(Page::Portal)),
    text("plain", Some("404 page not found"), |fault, value| fault.page = Some(Page::Plain(value))),
    text("json", None, |fault, value| fault.page = Some(Page::Json(value))),
    flag("empty", |fault| fault.page = Some(Page::Empty)),
    flag("invalid-json", |fault| fault.page = Some(Page::InvalidJson)),
    text("garbage", Some("SSH-2.0-OpenSSH_9.9"), |fault, value| fault.page = Some(Page::Garbage(value))),
    flag("half-headers", |fault| fault.page = Some(Page::HalfHeaders)),
    flag("endless-headers", |fault| fault.page = Some(Page::EndlessHeaders)),
    size("body", Some("1GiB"), |fault, value| fault.page = Some(Page::Filler(value))),
    // Time and the wire.
    time("delay", None, |fault, value| fault.delay = Some(value)),
    time("pace", None, |fault, value| fault.pace = Some(value)),
    size("split", None, |fault, value| fault.split = Some(value.max(1))),
    time("bytewise", Some("0ms"), |fault, value| {
        fault.split = Some(1);
        fault.pace = (!value.is_zero()).then_some(value);
    }),
    size("read-rate", None, |fault, value| fault.read_rate = Some(value.max(1))),
    size("early", Some("0"), |fault, value| fault.early = Some(value)),
    place("cut", Some("2"), |fault, point| end(fault, EndingKind::Cut, point)),
    place("close", Some("request"), |fault, point| end(fault, EndingKind::Close, point)),
    place("reset", Some("request"), |fault, point| end(fault, EndingKind::Reset, point)),
    place("stall", Some("request"), |fault, point| end(fault, EndingKind::Stall, point)),
    flag("lost-reply", |fault| end(fault, EndingKind::Reset, Point::Reply)),
    flag("no-stop", |fault| end(fault, EndingKind::Cut, Point::MessageDelta)),
    time("for", None, |fault, value| fault.hold = Some(value)),
    Word { name: "framing", default: None, set: Set::Frame(|fault, framing| fault.framing = Some(framing)) },
    // Single events and lines.
    text("error", Some("overloaded_error"), |fault, value| {
        edit(fault, EditKind::Error(value), Point::Headers);
    }),
    time("pings", Some("50ms"), |fault, value| edit(fault, EditKind::Pings(value), Point::MessageStart)),
    flag("bad-json", |fault| edit(fault, EditKind::BadJson, AFTER_ONE)),
    flag("bad-utf8", |fault| edit(fault, EditKind::BadUtf8, AFTER_ONE)),
    flag("second-start", |fault| edit(fault, EditKind::SecondStart, AFTER_ONE)),
    flag("wrong-index", |fault| edit(fault, EditKind::WrongIndex, AFTER_ONE)),
    flag("late-delta", |fault| edit(fault, EditKind::LateDelta, Point::MessageDelta)),
    flag("unknown-event", |fault| edit(fault, EditKind::UnknownEvent, AFTER_ONE)),
    flag("unknown-delta", |fault| edit(fault, EditKind::UnknownDelta, AFTER_ONE)),
    flag("unknown-block", |fault| fault.unknown_block = true),
    flag("after-stop", |fault| edit(fault, EditKind::AfterStop, Point::MessageStop)),
    size("huge-line", Some("64MiB"), |fault, value| edit(fault, EditKind::HugeLine(value), AFTER_ONE)),
    flag("crlf", |fault| edit(fault, EditKind::CrLf, Point::Headers)),
    flag("unterminated", |fault| edit(fault, EditKind::Unterminated, Point::End)),
    flag("duplicate", |fault| edit(fault, EditKind::Duplicate, AFTER_ONE)),
    flag("foreign-id", |fault| edit(fault, EditKind::ForeignId, AFTER_ONE)),
    place("at", None, |fault, point| fault.at = Some(point)),
    // What the model answers.
    text("say", None, |fault, value| fault.say = Some(value)),
    count("deltas", None, |fault, value| fault.deltas = Some(value.max(1))),
    text("stop", None, |fault, value| fault.stop_reason = Some(value)),
    flag("truncated", |fault| fault.stop_reason = Some("max_tokens".into())),
    text("refusal", Some("cyber"), |fault, value| fault.refusal = Some(value)),
    flag("think", |fault| fault.think = true),
    flag("tool", |fault| fault.tool = true),
    flag("unstreamed", |fault| fault.unstreamed = true),
    // Batches.
    text("errored", Some("api_error"), |fault, value| fault.item = Some(ItemOutcome::Errored(value))),
    flag("expired", |fault| fault.item = Some(ItemOutcome::Expired)),
    flag("canceled", |fault| fault.item = Some(ItemOutcome::Canceled)),
    count("every", None, |fault, value| fault.every = Some(value.max(1))),
    count("lookalikes", Some("1"), |fault, value| fault.lookalikes = value),
    text("status", None, |fault, value| fault.batch_status = Some(value)),
    flag("archived", |fault| fault.archived = true),
    text("results-url", None, |fault, value| fault.results_url = Some(value)),
    flag("no-range", |fault| fault.ignore_range = true),
    flag("other-etag", |fault| fault.other_etag = true),
    // Settings.
    setting("batch-time", None, "a duration such as 200ms", |settings, text| {
        settings.batch_time = Some(value::duration(text)?);
        Some(())
    }),
    setting("clock", None, "a signed duration such as +1h or -90s", |settings, text| {
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
        let offset = value::duration(text.strip_prefix('+').unwrap_or(text))?;
        settings.clock_ms = Some(sign * i64::try_from(offset.as_millis()).ok()?);
        Some(())
    }),
    setting("page-size", None, "a count", |settings, text| {
        settings.page_size = Some(text.parse().ok().filter(|size| *size > 0)?);
        Some(())
    }),
    setting("old-models", Some(""), "no value", |settings, text| {
        settings.old_models = true;
        text.is_empty().then_some(())
    }),
    setting("latency", None, "a duration such as 200ms, or two such as 200ms-900ms", |settings, text| {
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let (from, to) = (value::duration(from)?, value::duration(to)?);
        settings.latency = (from <= to).then_some((from, to));
        settings.latency.map(|_| ())
    }),
    setting("token-rate", None, "a number of tokens a second", |settings, text| {
        settings.token_rate = Some(text.parse().ok().filter(|rate| *rate > 0)?);
        Some(())
    }),
    setting("seed", None, "a number", |settings, text| {
        settings.seed = Some(text.parse().ok()?);
        Some(())
    }),
    setting("lenient", Some(""), "no value", |settings, text| {
        settings.lenient = true;
        text.is_empty().then_some(())
    }),
    setting("clock-speed", None, "a whole number from 1 to 100000", |settings, text| {
        settings.clock_speed = Some(text.parse().ok().filter(|speed| (1..=100_000).contains(speed))?);
        Some(())
    }),
    // Limits.
    setting("rpm", None, LIMIT, |settings, text| settings.limits.requests.add(text, Period::Minute)),
    setting("rps", None, LIMIT, |settings, text| settings.limits.requests.add(text, Period::Second)),
    setting("itpm", None, LIMIT, |settings, text| settings.limits.input_tokens.add(text, Period::Minute)),
    setting("itps", None, LIMIT, |settings, text| settings.limits.input_tokens.add(text, Period::Second)),
    setting("otpm", None, LIMIT, |settings, text| settings.limits.output_tokens.add(text, Period::Minute)),
    setting("otps", None, LIMIT, |settings, text| settings.limits.output_tokens.add(text, Period::Second)),
    setting("ramp", None, "a number of requests", |settings, text| {
        settings.limits.ramp = Some(text.parse().ok().filter(|more| *more > 0)?);
        Some(())
    }),
    setting("monthly-cap", None, "an amount of dollars such as 0.50", |settings, text| {
        settings.limits.monthly_cap = Some(limit::dollars(text)?);
        Some(())
    }),
    setting("overload", None, "a number of requests at the same time", |settings, text| {
        settings.limits.overload = Some(text.parse().ok().filter(|most| *most > 0)?);
        Some(())
    }),
    setting(
        "limit-headers",
        None,
        "true, absent, full, empty, double, half or changing",
        |settings, text| {
            settings.limits.headers = Some(Told::parse(text)?);
            Some(())
        },
    ),
];
