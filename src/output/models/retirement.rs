//! When a model ends, in words: an announced day, a day before which it does not, or a day that has passed.

use jiff::civil::Date;

use crate::api::model::ModelInfo;
use crate::api::models::Model;
use crate::output::style::Style;

/// From this many days on a retirement needs no attention yet.
const FAR: i32 = 60;

/// The end of a model, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// It is gone.
    Retired(Date),
    /// Its announced day has passed, but it still answers.
    Overdue(Date),
    /// It is announced; so many days are left.
    In(Date, i32),
    /// It will not come before this day, so many days from now.
    NotBefore(Date, i32),
    /// It may come any day, since this one.
    AnyDaySince(Date),
}

impl End {
    /// The server's day if it names one, else the table's. A day of an active model is the earliest there can be; on a
    /// deprecated one a day in the past means overdue, not gone.
    pub(super) fn of(info: &ModelInfo, known: Option<&Model>, today: Date) -> Option<Self> {
        let state = info.lifecycle.as_deref();
        let live = info.retires_at.as_deref().and_then(day);
        let (day, announced) = match live {
            Some(day) if state == Some("retired") => return Some(Self::Retired(day)),
            Some(day) => (day, state != Some("active")),
            None => {
                let model = known?;
                (day(model.retires?)?, model.retirement_announced)
            }
        };
        let days = today.until(day).map_or(0, |span| span.get_days());
        Some(match (announced, days < 0) {
            (true, true) => Self::Overdue(day),
            (true, false) => Self::In(day, days),
            (false, true) => Self::AnyDaySince(day),
            (false, false) => Self::NotBefore(day, days),
        })
    }

    /// For a column.
    pub(super) fn short(self) -> String {
        match self {
            Self::Retired(day) => format!("gone {day}"),
            Self::Overdue(day) => format!("due {day}"),
            Self::In(day, days) => format!("{days}d, {day}"),
            Self::NotBefore(day, days) => format!(">{days}d, {day}"),
            Self::AnyDaySince(day) => format!("since {day}"),
        }
    }

    /// In words.
    pub(super) fn long(self) -> String {
        match self {
            Self::Retired(day) => format!("retired on {day}"),
            Self::Overdue(day) => format!("{day}, overdue"),
            Self::In(day, 0) => format!("{day}, today"),
            Self::In(day, 1) => format!("{day}, tomorrow"),
            Self::In(day, days) => format!("{day}, in {days} days"),
            Self::NotBefore(day, days) => format!("not before {day}, in {days} days"),
            Self::AnyDaySince(day) => format!("any day since {day}"),
        }
    }

    /// A colour for what needs attention.
    pub(super) fn look(self) -> Option<Style> {
        match self {
            Self::Retired(_) => Some(Style::Bad),
            Self::In(_, days) | Self::NotBefore(_, days) if days >= FAR => None,
            _ => Some(Style::Caution),
        }
    }
}

/// The day of an RFC 3339 time or a plain date. The epoch stands for "not known".
fn day(text: &str) -> Option<Date> {
    let day: Date = text.get(..10)?.parse().ok()?;
    (day.year() > 1970).then_some(day)
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
        End::of(&info, None, today).map_or_else(String::new, End::long)
    }

    #[test]
    fn the_servers_day_is_counted_down() {
        let today = date(2026, 11, 20);
        assert_eq!(words(Some("2026-11-30T00:00:00Z"), None, today), "2026-11-30, in 10 days");
        assert_eq!(words(Some("2027-11-30"), None, today), "2027-11-30, in 375 days");
        assert_eq!(words(Some("2026-11-21"), None, today), "2026-11-21, tomorrow");
        assert_eq!(words(Some("2026-11-20"), None, today), "2026-11-20, today");
        assert_eq!(words(Some("2026-10-15"), Some("deprecated"), today), "2026-10-15, overdue");
        assert_eq!(words(Some("2026-10-15"), Some("retired"), today), "retired on 2026-10-15");
        assert_eq!(words(Some("2026-12-20"), Some("active"), today), "not before 2026-12-20, in 30 days");
        assert_eq!(words(Some("2026-10-15"), Some("active"), today), "any day since 2026-10-15");
        for unknown in [None, Some("1970-01-01T00:00:00Z"), Some("soon"), Some("")] {
            assert_eq!(words(unknown, None, today), "");
        }
    }

    #[test]
    fn what_is_near_needs_attention() {
        let day = date(2026, 11, 30);
        assert_eq!(End::NotBefore(day, 60).look(), None);
        assert_eq!(End::NotBefore(day, 59).look(), Some(Style::Caution));
        assert_eq!(End::In(day, 10).short(), "10d, 2026-11-30");
        assert_eq!(End::NotBefore(day, 10).short(), ">10d, 2026-11-30");
    }

    #[test]
    fn the_table_speaks_where_the_server_does_not() {
        let of = |id: &str, today| {
            End::of(&ModelInfo::default(), model(id), today).map_or_else(String::new, End::long)
        };
        let later = TABLE.iter().find(|model| model.retires.is_some() && !model.retirement_announced);
        let later = later.expect("the table has such a row");
        let day = later.retires.expect("just looked");
        assert!(of(later.id, date(2026, 1, 1)).starts_with(&format!("not before {day}, in ")));
        assert_eq!(of(later.id, date(2099, 1, 1)), format!("any day since {day}"));
        assert_eq!(of("no-such-model", date(2026, 1, 1)), "");
    }
}
