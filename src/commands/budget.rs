//! `--max-cost` before anything is sent: what one message or a whole batch can cost at most.

use super::context::Context;
use crate::api::models;
use crate::bulk::money::{Price, dollars, range};
use crate::error::{Error, ErrorKind};

/// The price that the user named.
pub(super) fn price(context: &Context) -> Option<Price> {
    context.settings.price.as_ref().map(|price| Price { input: price.value.0, output: price.value.1 })
}

/// Refuses one message that can cost more than the budget, by whichever of these models it is answered.
///
/// # Errors
/// Kind `input`, with the sum.
pub(super) fn one_message<'a>(
    names: impl Iterator<Item = &'a str>,
    bytes: u64,
    max_tokens: u64,
    context: &Context,
) -> Result<(), Error> {
    let Some(budget) = &context.settings.max_cost else { return Ok(()) };
    let mut most = 0;
    for model in names {
        most = most.max(most_of(models::id_of(model), bytes, max_tokens, context)?);
    }
    let what = format!("up to {max_tokens} tokens of answer");
    within(most, budget.value, &what)
        .map_err(|error| error.fix("leave less room for the answer: --max-tokens N"))
}

/// The most that so much text and so long an answer can cost.
///
/// # Errors
/// Kind `input` when neither we nor the user know a price.
pub(super) fn most_of(model: &str, bytes: u64, max_tokens: u64, context: &Context) -> Result<u64, Error> {
    let cost = range(model, bytes, max_tokens, price(context)).ok_or_else(|| without_price(model))?;
    Ok(cost.most)
}

/// Refuses a sum that is above the budget.
///
/// # Errors
/// Kind `input`, with the sum.
pub(super) fn within(most: u64, budget: u64, what: &str) -> Result<(), Error> {
    if most <= budget {
        return Ok(());
    }
    let said =
        format!("this can cost up to {}, the budget is {}; nothing was sent", dollars(most), dollars(budget));
    Err(Error::new(ErrorKind::Input, said)
        .fact("at most", what.to_owned())
        .fact("prices of", models::AS_OF)
        .fix("raise the budget: --max-cost USD"))
}

/// A budget cannot be kept without a price.
pub(super) fn without_price(model: &str) -> Error {
    let what = format!("no price is known for {model}, so --max-cost cannot be kept");
    Error::new(ErrorKind::Input, what).fix("name its price in dollars per million tokens: --price IN,OUT")
}
