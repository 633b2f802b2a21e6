//! How money is written: dollars for a budget, dollars per million tokens for a price.

/// Billionths of a dollar in a dollar.
const NANO: f64 = 1e9;
/// More than this is a slip of the keyboard.
const MOST: f64 = 1e8;

const HOW: &str = "write dollars, as in 5 or 0.25";

/// Reads a sum in dollars; the result is in billionths of a dollar.
///
/// # Errors
/// Says how to write it.
pub(crate) fn dollars(text: &str) -> Result<u64, String> {
    let digits = text.trim().trim_start_matches('$');
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let sum = digits.parse().ok().filter(|sum: &f64| plain && *sum <= MOST).ok_or(HOW)?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1e17")]
    let nanodollars = (sum * NANO).round() as u64;
    Ok(nanodollars)
}

/// Reads `IN,OUT` in dollars per million tokens; the result is in billionths of a dollar per token.
///
/// # Errors
/// Says how to write it.
pub(crate) fn price(text: &str) -> Result<(u64, u64), String> {
    let how = || "write dollars per million tokens in and out, as in --price 3,15".to_owned();
    let (input, output) = text.split_once(',').ok_or_else(how)?;
    let per_token = |text: &str| dollars(text).map(|nano| nano / 1_000_000).map_err(|_| how());
    Ok((per_token(input)?, per_token(output)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dollars_and_prices_are_read() {
        assert_eq!(dollars("5"), Ok(5_000_000_000));
        assert_eq!(dollars("$0.25"), Ok(250_000_000));
        assert_eq!(dollars("0"), Ok(0));
        for odd in ["", "-1", "1e3", "nan", "inf", "5 €", "999999999", "1.2.3"] {
            assert!(dollars(odd).is_err(), "{odd:?}");
        }
        assert_eq!(price("3,15"), Ok((3_000, 15_000)));
        assert_eq!(price("0.8, 4"), Ok((800, 4_000)));
        assert!(price("3").is_err() && price("a,b").is_err());
    }
}
