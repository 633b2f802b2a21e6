//! Whether a failure is about money: credit, a spend limit, a monthly cap, extra usage.
//!
//! The API sends such failures as 400 and 429 too, among validation errors that quote the user's own words. So
//! quoted text and messages about a field of the request never count.

use crate::text::json::begins_with_a_field;

/// Whether an `error_code` is about money.
pub(crate) fn in_code(code: &str) -> bool {
    // The last six are those of gateways: OpenAI-compatible ones, LiteLLM, OpenRouter, DeepSeek.
    const PARTS: [&str; 12] = [
        "spend_limit",
        "spend_cap",
        "monthly_cap",
        "extra_usage",
        "credit_balance",
        "insufficient_credit",
        "insufficient_quota",
        "insufficient_balance",
        "insufficient_funds",
        "budget_exceeded",
        "exceeded_budget",
        "billing_hard_limit",
    ];
    PARTS.iter().any(|part| code.contains(part)) || matches!(code, "out_of_credits" | "no_credits")
}

/// Whether an error message is about money.
pub(crate) fn in_text(message: &str) -> bool {
    if begins_with_a_field(message) {
        return false;
    }
    let text = outside_quotes(message).to_ascii_lowercase();
    if text.contains("on hold") || text.contains("has been disabled") {
        return false;
    }
    text.split(['.', '!', ';', '\n']).any(sentence_is_about_money)
}

fn sentence_is_about_money(sentence: &str) -> bool {
    // The last of them are those of gateways; what they call a budget or a quota is money that they keep.
    const PHRASES: [&str; 15] = [
        "extra usage",
        "api usage limit",
        "spend cap",
        "spending cap",
        "tier cap",
        "payment method",
        "card was declined",
        "crossed budget",
        "over budget",
        "exceededbudget",
        "exceeded budget",
        "key limit exceeded",
        "insufficient quota",
        "insufficient balance",
        "plan and billing",
    ];
    if PHRASES.iter().any(|phrase| sentence.contains(phrase)) {
        return true;
    }
    let words: Vec<&str> =
        sentence.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '\''))).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    near(&words, &["spend", "spending"], &["limit", "limits", "cap", "threshold", "budget"], 3)
        || near(&words, &["monthly"], &["limit", "limits", "cap", "threshold", "budget", "spend"], 3)
        || budget_is_spent(&words)
        || credit_is_short(&words)
}

/// Whether a budget is used up: one of money, not of tokens, thinking or retries.
fn budget_is_spent(words: &[&str]) -> bool {
    const OF_SOMETHING_ELSE: [&str; 7] = ["token", "tokens", "thinking", "retry", "error", "context", "time"];
    const SPENT: [&str; 6] = ["exceeded", "crossed", "exhausted", "reached", "exceeds", "spent"];
    words.iter().enumerate().any(|(index, word)| {
        *word == "budget"
            && !index.checked_sub(1).is_some_and(|before| OF_SOMETHING_ELSE.contains(&words[before]))
            && words.iter().skip(index + 1).take(3).any(|next| SPENT.contains(next))
    })
}

/// Whether one of `first` is followed within `reach` words by one of `second`.
fn near(words: &[&str], first: &[&str], second: &[&str], reach: usize) -> bool {
    words.iter().enumerate().any(|(index, word)| {
        first.contains(word) && words[index + 1..].iter().take(reach).any(|next| second.contains(next))
    })
}

/// Whether the sentence says that credit is missing; a credit card or a credit score is no credit.
fn credit_is_short(words: &[&str]) -> bool {
    const NO_CREDIT: [&str; 7] = ["card", "cards", "score", "report", "union", "check", "default"];
    const SHORT: [&str; 21] = [
        "balance",
        "low",
        "insufficient",
        "enough",
        "exhausted",
        "depleted",
        "purchase",
        "buy",
        "add",
        "out",
        "remaining",
        "left",
        "prepaid",
        "expired",
        "used",
        "required",
        "need",
        "no",
        "zero",
        "billing",
        "limit",
    ];
    // More for credits is an offer beside a limit of something else; what was not charged is not missing.
    let is_aside = words.contains(&"unlock") || words.contains(&"charged");
    !is_aside
        && words.iter().enumerate().any(|(index, word)| {
            matches!(*word, "credit" | "credits")
                && !words.get(index + 1).is_some_and(|next| NO_CREDIT.contains(next))
                && words.iter().any(|other| SHORT.contains(other))
        })
}

/// The text with everything between quotation marks left out. An apostrophe opens nothing.
fn outside_quotes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut closing = None;
    let mut before = ' ';
    for c in text.chars() {
        match closing {
            Some(mark) if c == mark => closing = None,
            Some(_) => {}
            None => {
                closing = match c {
                    '`' | '"' => Some(c),
                    '\'' if !before.is_alphanumeric() => Some('\''),
                    '\u{201c}' => Some('\u{201d}'),
                    '\u{2018}' => Some('\u{2019}'),
                    _ => None,
                };
                if closing.is_none() {
                    plain.push(c);
                }
            }
        }
        before = c;
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wording_of_the_api_about_money_is_recognised() {
        for text in [
            "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.",
            "Credit balance is too low",
            "You have reached your specified API usage limits. You will regain access on 2025-06-01 at 00:00 UTC.",
            "You have reached your specified workspace API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.",
            "You have reached your API usage limits: your organization has crossed its monthly API usage threshold, which is set by its tier. You will regain access on 2026-12-01 at 00:00 UTC.",
            "Extra usage is required for long context requests.",
            "Your organization's spend limit has been reached.",
            "This workspace hit its spending limit for November",
            "Monthly cap reached for this tier",
            "You are out of credits.",
            "Insufficient credits; please add credits to continue",
            "No prepaid credit remaining on this account",
            "Budget has been exceeded! Current cost: 10.2, Max budget: 10.0",
            "ExceededBudget: User=default over budget. Spend=0.12, Budget=0.1",
            "Crossed budget for team AB12",
            "You exceeded your current quota, please check your plan and billing details.",
            "Key limit exceeded. Manage it using https://openrouter.ai/settings/keys",
        ] {
            assert!(in_text(text), "{text}");
        }
    }

    #[test]
    fn limits_and_quoted_words_are_not_money() {
        for text in [
            "This request would exceed your organization's rate limit of 30,000 input tokens per minute",
            "Number of concurrent connections has exceeded your rate limit",
            "messages.0.content.0.text: my credit balance is too low",
            "messages.1.content: Input should be a valid string, got 'insufficient credit balance'",
            "tools.0.custom.name: 'get_spend_limit' does not match",
            "fallback_credit_token: Extra inputs are not permitted",
            "Your input was flagged. No credits were charged.",
            "Unexpected value(s) `extra usage` for the `anthropic-beta` header.",
            "Invalid prompt: \"my credit limit is used up, what now?\" is not allowed",
            "Invalid prompt: 'out of credits' is not allowed in the organization's system",
            "Output blocked by content filtering policy",
            "Please check your credit card number format: no letters allowed",
            "max_tokens: 128001 > 64000, which is the maximum allowed number of output tokens for claude-haiku-4-5",
            "prompt is too long: 208310 tokens > 200000 maximum",
            "This organization has been disabled.",
            "redemption of `fallback_credit_token` temporarily unavailable",
            "The thinking budget exceeded the limit of the model",
            "Retry budget exhausted",
            "Quota exceeded for aiplatform.googleapis.com/online_prediction_requests_per_base_model",
        ] {
            assert!(!in_text(text), "{text}");
        }
    }

    #[test]
    fn quoted_words_do_not_count_and_what_follows_them_does() {
        for (open, close) in
            [("\"", "\""), ("`", "`"), ("'", "'"), ("\u{201c}", "\u{201d}"), ("\u{2018}", "\u{2019}")]
        {
            let quoted = format!("the name {open}my credit balance is too low now{close} is taken");
            assert!(!in_text(&quoted), "{quoted}");
            let behind = format!("the model {open}opus{close} cannot be used, the credit balance is too low");
            assert!(in_text(&behind), "{behind}");
        }
        assert!(in_text("the organization's credit balance is too low"), "an apostrophe opens nothing");
    }

    #[test]
    fn an_account_that_is_closed_is_no_question_of_money() {
        assert!(!in_text("Your account is on hold because your credit balance is too low"));
        assert!(!in_text("This organization has been disabled; its credit balance is too low"));
    }

    #[test]
    fn codes_about_money() {
        assert!(in_code("enforced_spend_limit_reached"));
        assert!(in_code("contract_spend_limit_reached"));
        assert!(in_code("linked_organization_spend_limit_reached"));
        assert!(in_code("insufficient_quota") && in_code("budget_exceeded"));
        assert!(!in_code("ramp_limit_exceeded"));
        assert!(!in_code("fallback_credit_token_invalid"));
        assert!(!in_code("user_profile_billing_not_authorized"));
    }
}
