//! What `models` shows: limits, price, lifecycle. The server's word counts; the built-in table fills what it leaves out.

mod retirement;

use jiff::civil::Date;
use serde_json::Value;

use self::retirement::End;
use super::escape::foreign_line;
use super::number::{dollars, price, tokens};
use super::style::{Paint, Style};
use super::table::{Cell, Column, Table};
use crate::api::model::ModelInfo;
use crate::api::models::{self, Lifecycle, Model, Pricing};

/// One line per model. `today` decides how many days are left.
#[must_use]
pub(crate) fn list(found: &[ModelInfo], today: Date) -> Table {
    let mut table = Table::new(&[
        Column::key("MODEL"),
        Column::words("NAME").optional(1),
        Column::number("CONTEXT").optional(3),
        Column::number("MAX OUT").optional(2),
        Column::number("$/M IN/OUT").optional(5),
        Column::words("STATE"),
        Column::words("RETIRES").optional(4),
    ]);
    for info in found {
        let known = models::model(&info.id);
        let state = lifecycle(info, known);
        table.row([
            Cell::from(&info.id),
            Cell::from(info.display_name.as_deref().unwrap_or_default()),
            Cell::from(context(info, known).map_or_else(String::new, tokens)),
            Cell::from(max_output(info, known).map_or_else(String::new, tokens)),
            Cell::from(known.and_then(|model| model.pricing).map_or_else(String::new, short_price)),
            Cell::styled(state, look(state)),
            end(info, known, today),
        ]);
    }
    table
}

fn end(info: &ModelInfo, known: Option<&Model>, today: Date) -> Cell {
    let Some(end) = End::of(info, known, today) else { return Cell::from("") };
    match end.look() {
        Some(style) => Cell::styled(&end.short(), style),
        None => Cell::from(end.short()),
    }
}

/// Input and output price of short prompts; a plus where long ones cost more.
fn short_price(pricing: Pricing) -> String {
    let more = if pricing.above.is_some() { "+" } else { "" };
    format!("{}/{}{more}", dollars(pricing.base.input), dollars(pricing.base.output))
}

/// What stands under the list: whose prices these are.
#[must_use]
pub(crate) fn price_note() -> String {
    format!(
        "Prices: dollars per million tokens, from claudectl's own table of {}; + long prompts cost more. \
         Retirement: > not before that day.",
        models::AS_OF
    )
}

/// All that is known about one model.
#[must_use]
pub(crate) fn show(info: &ModelInfo, today: Date, width: Option<usize>, paint: Paint) -> String {
    let known = models::model(&info.id);
    let mut facts: Vec<(&str, String)> = vec![("state", lifecycle(info, known).to_owned())];
    facts.push(("retires", End::of(info, known, today).map_or_else(String::new, End::long)));
    facts.push((
        "context",
        context(info, known).map_or_else(String::new, |count| format!("{} tokens", tokens(count))),
    ));
    facts.push((
        "max output",
        max_output(info, known).map_or_else(String::new, |count| format!("{} tokens", tokens(count))),
    ));
    if let Some(model) = known {
        facts.extend(of_table(model));
    }
    facts.extend(capabilities(&info.capabilities));
    let name = info.display_name.as_deref().map(foreign_line).unwrap_or_default();
    let mut lines =
        vec![format!("{} {name}", paint.paint(Style::Strong, &foreign_line(&info.id))).trim_end().to_owned()];
    lines.extend(super::facts::lines(facts, width, paint));
    lines.join("\n") + "\n"
}

/// Facts that only the built-in table has.
fn of_table(model: &Model) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    if let Some(pricing) = &model.pricing {
        let of = |pick: fn(&models::Prices) -> u64| price(pricing, pick);
        facts.push((
            "price",
            format!(
                "{} in, {} out, cache {} written for 5m, {} for 1h, {} read; per million tokens, {}",
                of(|prices| prices.input),
                of(|prices| prices.output),
                of(|prices| prices.write_5m),
                of(|prices| prices.write_1h),
                of(|prices| prices.read),
                models::AS_OF
            ),
        ));
        if let Some((limit, _)) = pricing.above {
            facts.push((
                "price bands",
                format!("the second price holds above {} prompt tokens", tokens(limit)),
            ));
        }
    }
    facts.push(("efforts", model.efforts.join(", ")));
    facts
}

/// What the server says the model can and cannot do.
fn capabilities(value: &Value) -> Vec<(&'static str, String)> {
    let Some(all) = value.as_object() else { return Vec::new() };
    let supported =
        |value: &Value| value.as_bool().or_else(|| value.get("supported").and_then(Value::as_bool));
    let names = |wanted: bool| {
        let names = all
            .iter()
            .filter(|(_, value)| supported(value) == Some(wanted))
            .map(|(name, _)| foreign_line(name));
        names.collect::<Vec<_>>().join(", ")
    };
    let thinking = all.get("thinking").and_then(|value| value.get("types")).and_then(Value::as_object);
    let thinking = thinking.map_or_else(String::new, |types| {
        let types = types.iter().filter(|(_, value)| supported(value) == Some(true));
        types.map(|(name, _)| foreign_line(name)).collect::<Vec<_>>().join(", ")
    });
    vec![("thinking", thinking), ("can", names(true)), ("cannot", names(false))]
}

fn context(info: &ModelInfo, known: Option<&Model>) -> Option<u64> {
    info.max_input_tokens.or_else(|| known.map(|model| model.context))
}

fn max_output(info: &ModelInfo, known: Option<&Model>) -> Option<u64> {
    info.max_tokens.or_else(|| known.map(|model| model.max_output))
}

fn lifecycle<'a>(info: &'a ModelInfo, known: Option<&Model>) -> &'a str {
    match (info.lifecycle.as_deref(), known.map(|model| model.lifecycle)) {
        (Some(word), _) => word,
        (None, Some(Lifecycle::Active)) => "active",
        (None, Some(Lifecycle::Deprecated)) => "deprecated",
        (None, None) => "",
    }
}

fn look(state: &str) -> Style {
    match state {
        "active" => Style::Good,
        "retired" => Style::Bad,
        _ => Style::Caution,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::json;

    fn info(value: Value) -> ModelInfo {
        serde_json::from_value(value).expect("a model")
    }

    #[test]
    fn the_list_joins_the_servers_word_and_the_table() {
        let found = [
            info(json!({"id": "claude-opus-5-5", "display_name": "Claude Opus 5.5", "lifecycle": "active",
                "max_input_tokens": 1_000_000, "max_tokens": 128_000})),
            info(
                json!({"id": "claude-haiku-5-5", "retires_at": "2026-11-30T00:00:00Z", "lifecycle": "deprecated"}),
            ),
            info(json!({"id": "my-gateway-model"})),
        ];
        insta::assert_snapshot!(list(&found, date(2026, 11, 20)).render(None, Paint::new(false), true));
    }

    #[test]
    fn one_model_is_shown_with_all_that_is_known() {
        let found = info(json!({"id": "claude-haiku-5-5", "display_name": "Claude Haiku 5.5",
            "capabilities": {"batch": {"supported": true}, "pdf_input": {"supported": false},
                "thinking": {"supported": true, "types": {"adaptive": {"supported": true},
                    "enabled": {"supported": false}}}}}));
        let text = show(&found, date(2026, 11, 20), None, Paint::new(false)).replace(models::AS_OF, "DAY");
        insta::assert_snapshot!(text);
    }

    #[test]
    fn a_bare_model_shows_what_it_has() {
        let text = show(&info(json!({"id": "x\u{1b}[2J"})), date(2026, 11, 20), None, Paint::new(false));
        assert_eq!(text, "x\\x1b[2J\n");
    }
}
