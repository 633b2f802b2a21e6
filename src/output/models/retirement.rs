//! When a model ends, in words: an announced day, a day before which it does not, or a day that has passed.

use jiff::civil::Date;

use crate::api::model::ModelInfo;
use crate::api::models::Model;

/// The server's day if it names one, else the table's; empty when nothing is known.
pub(super) fn retirement(info: &ModelInfo, known: Option<&Model>, today: Date) -> String {
    let retired = info.lifecycle.as_deref() == Some("retired");
    if let Some(day) = info.retires_at.as_deref().and_then(day) {
        return match left(day, today) {
            _ if retired => format!("{day}, retired"),
            // On a deprecated model a day in the past means overdue, not gone.
            days if days < 0 => format!("{day}, overdue"),
            days => format!("{day}, {}", in_days(days)),
        };
    }
    let Some((model, day)) = known.and_then(|model| Some((model, day(model.retires?)?))) else {
        return String::new();
    };
    let days = left(day, today);
    match (model.retirement_announced, days < 0) {
        (true, true) => format!("{day}, overdue"),
        (true, false) => format!("{day}, {}", in_days(days)),
        (false, true) => format!("any day since {day}"),
        (false, false) => format!("not before {day}"),
    }
}

/// The day of an RFC 3339 time or a plain date. The epoch stands for "not known".
fn day(text: &str) -> Option<Date> {
    let day: Date = text.get(..10)?.parse().ok()?;
    (day.year() > 1970).then_some(day)
}

fn left(day: Date, today: Date) -> i32 {
    today.until(day).map_or(0, |span| span.get_days())
}

fn in_days(days: i32) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => format!("in {days} days"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::models::{TABLE, model};
    use jiff::civil::date;

    fn words(retires_at: Option<&str>, lifecycle: Option<&str>, today: Date) -> String {
        let info = ModelInfo {
            retires_at: retires_at.map(str::to_owned),
            lifecycle: lifecycle.map(str::to_owned),
            ..ModelInfo::default()
        };
        retirement(&info, None, today)
    }

    #[test]
    fn the_servers_day_is_counted_down() {
        let today = date(2026, 11, 20);
        assert_eq!(words(Some("2026-11-30T00:00:00Z"), None, today), "2026-11-30, in 10 days");
        assert_eq!(words(Some("2027-11-30"), None, today), "2027-11-30, in 375 days");
        assert_eq!(words(Some("2026-11-21"), None, today), "2026-11-21, tomorrow");
        assert_eq!(words(Some("2026-11-20"), None, today), "2026-11-20, today");
        assert_eq!(words(Some("2026-10-15"), Some("deprecated"), today), "2026-10-15, overdue");
        assert_eq!(words(Some("2026-10-15"), Some("retired"), today), "2026-10-15, retired");
        for unknown in [None, Some("1970-01-01T00:00:00Z"), Some("soon"), Some("")] {
            assert_eq!(words(unknown, None, today), "");
        }
    }

    #[test]
    fn the_table_speaks_where_the_server_does_not() {
        let of = |id: &str, today| retirement(&ModelInfo::default(), model(id), today);
        let later = TABLE.iter().find(|model| model.retires.is_some() && !model.retirement_announced);
        let later = later.expect("the table has such a row");
        let day = later.retires.expect("just looked");
        assert_eq!(of(later.id, date(2026, 1, 1)), format!("not before {day}"));
        assert_eq!(of(later.id, date(2099, 1, 1)), format!("any day since {day}"));
        assert_eq!(of("no-such-model", date(2026, 1, 1)), "");
    }
}
