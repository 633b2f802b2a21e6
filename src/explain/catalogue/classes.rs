//! The exceptions of the official SDKs: one hierarchy, spelled a little differently in each language.

use super::class_codes::CODED;
use super::entry::Class;

const fn class(
    name: &'static str,
    parent: &'static str,
    statuses: &'static [u16],
    elsewhere: &'static [&'static str],
) -> Class {
    Class { name, parent, statuses, elsewhere, code: "" }
}

/// Every class, parents before their children. Names are those of the Python SDK; `elsewhere` lists the spellings of
/// TypeScript, Ruby, Java, C# and PHP that differ.
#[rustfmt::skip]
pub(crate) static CLASSES: [Class; 29] = [
    class("AnthropicError", "", &[], &["AnthropicException", "AnthropicInvalidDataException", "NoCredentialsException"]),
    class("APIError", "AnthropicError", &[], &["AnthropicApiException", "APIException", "SseException", "AnthropicSseException"]),
    class("APIStatusError", "APIError", &[405, 406, 408, 410, 412, 425, 431, 451, 499], &["AnthropicServiceException", "UnexpectedStatusCodeException", "AnthropicUnexpectedStatusCodeException", "Anthropic4xxException", "APIStatusException"]),
    class("APIConnectionError", "APIError", &[], &["AnthropicIoException", "AnthropicIOException", "AnthropicRetryableException", "APIConnectionException"]),
    class("APITimeoutError", "APIConnectionError", &[], &["APIConnectionTimeoutError", "APITimeoutException"]),
    class("APIUserAbortError", "APIError", &[], &[]),
    class("APIResponseValidationError", "APIError", &[], &["ConversionError"]),
    class("BadRequestError", "APIStatusError", &[400], &["BadRequestException", "AnthropicBadRequestException"]),
    class("AuthenticationError", "APIStatusError", &[401], &["UnauthorizedException", "AuthenticationException", "AnthropicUnauthorizedException"]),
    class("PermissionDeniedError", "APIStatusError", &[403], &["PermissionDeniedException", "AnthropicForbiddenException"]),
    class("NotFoundError", "APIStatusError", &[404], &["NotFoundException", "AnthropicNotFoundException"]),
    class("ConflictError", "APIStatusError", &[409], &["ConflictException"]),
    class("RequestTooLargeError", "APIStatusError", &[413], &["ContentTooLargeError"]),
    class("UnprocessableEntityError", "APIStatusError", &[422], &["UnprocessableEntityException", "AnthropicUnprocessableEntityException"]),
    class("RateLimitError", "APIStatusError", &[429], &["RateLimitException", "AnthropicRateLimitException"]),
    class("InternalServerError", "APIStatusError", &[500, 501, 502, 505, 520], &["InternalServerException", "Anthropic5xxException"]),
    class("ServiceUnavailableError", "APIStatusError", &[503], &[]),
    class("DeadlineExceededError", "APIStatusError", &[504], &["GatewayTimeoutError"]),
    class("OverloadedError", "APIStatusError", &[529], &[]),
    class("RequestTimeoutError", "APIStatusError", &[408], &[]),
    class("PaymentRequiredError", "APIStatusError", &[402], &[]),
    class("PreconditionFailedError", "APIStatusError", &[412], &[]),
    class("RequestHeaderFieldsTooLargeError", "APIStatusError", &[431], &[]),
    class("ClientClosedRequestError", "APIStatusError", &[499], &[]),
    class("HTTPNotImplementedError", "InternalServerError", &[501], &[]),
    class("APIWebhookValidationError", "APIError", &[], &[]),
    class("CredentialsError", "AnthropicError", &[], &[]),
    class("IdentityTokenFileError", "CredentialsError", &[], &[]),
    class("WorkloadIdentityError", "AnthropicError", &[], &[]),
];

/// Every class there is.
pub(crate) fn classes() -> impl Iterator<Item = &'static Class> {
    CLASSES.iter().chain(&CODED)
}

/// The class with this name, in any of the languages. Java, C# and PHP say `Exception` for `Error`.
#[must_use]
pub(crate) fn class_named(name: &str) -> Option<&'static Class> {
    let stem = name.strip_suffix("Exception").map(|stem| stem.strip_prefix("Anthropic").unwrap_or(stem));
    let is_it = |class: &Class| {
        class.name == name
            || class.elsewhere.contains(&name)
            || stem.is_some_and(|stem| {
                let mut names = class.elsewhere.iter().copied().chain([class.name]);
                !stem.is_empty() && names.any(|known| known.strip_suffix("Error") == Some(stem))
            })
    };
    classes().find(|class| is_it(class))
}

/// The class and those above it, the root first.
#[must_use]
pub fn lineage(class: &'static Class) -> Vec<&'static Class> {
    let mut line = vec![class];
    while let Some(parent) = class_named(line[line.len() - 1].parent) {
        line.push(parent);
    }
    line.reverse();
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_descends_from_the_root() {
        for class in classes() {
            assert_eq!(lineage(class)[0].name, "AnthropicError", "{}", class.name);
        }
        let names: Vec<&str> = lineage(class_named("RateLimitException").expect("known"))
            .iter()
            .map(|class| class.name)
            .collect();
        assert_eq!(names, ["AnthropicError", "APIError", "APIStatusError", "RateLimitError"]);
    }
}
