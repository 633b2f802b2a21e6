//! What can be done with a request other than sending it: print it, check it, count it, turn it into curl.

use crate::api::headers;
use crate::commands::context::Context;
use crate::commands::guard;
use crate::compose::{CurlCall, Prepared, Severity, curl as as_curl};
use crate::error::Failure;
use crate::settings::{AuthHeader, Work};

/// Prints the request.
pub fn dry_run(prepared: &Prepared, context: &Context) -> Result<(), Failure> {
    let mut body = prepared.body.clone();
    if !body.ends_with(b"\n") {
        body.push(b'\n');
    }
    context.ui.out().foreign(&body)
}

/// Prints the same call as a curl command. Secrets stay in variables, so that the command can be shown to anyone.
pub async fn curl(prepared: &Prepared, context: &Context) -> Result<(), Failure> {
    // Without a credential the command is just as good: it reads the variable when it runs.
    let credential = context.credential().await.ok();
    let access = context.access(credential.as_ref())?;
    let bearer_key = context.settings.auth_header.value == AuthHeader::Bearer;
    let headers = access.headers(true);
    let mut plain = Vec::new();
    let mut secrets = Vec::new();
    for (name, value) in &headers {
        match value.to_str() {
            Ok(text) if !value.is_sensitive() => plain.push((name.as_str(), text)),
            _ => secrets.push(in_variable(name.as_str(), bearer_key)),
        }
    }
    if credential.is_none() {
        let name = if bearer_key { headers::AUTHORIZATION } else { headers::API_KEY };
        secrets.push(in_variable(name, bearer_key));
    }
    let url = access.url(prepared.endpoint.path(), &[]);
    let call = CurlCall { url: url.as_str(), headers: &plain, secrets: &secrets, body: &prepared.body };
    context.ui.out().foreign(format!("{}\n", as_curl(&call)).as_bytes())
}

/// A header up to its secret, and the variable that holds the secret. `bearer_key`: API keys go as bearer tokens here.
fn in_variable(name: &str, bearer_key: bool) -> (String, String) {
    let (header, variable) = match name {
        headers::API_KEY => ("x-api-key: ", "ANTHROPIC_API_KEY"),
        headers::AUTHORIZATION if bearer_key => ("authorization: Bearer ", "ANTHROPIC_API_KEY"),
        headers::AUTHORIZATION => ("authorization: Bearer ", "ANTHROPIC_AUTH_TOKEN"),
        name => return (format!("{name}: "), name.to_ascii_uppercase().replace('-', "_")),
    };
    (header.to_owned(), variable.to_owned())
}

/// Says everything that is known about the request; fails when the API would refuse it.
pub fn check(prepared: &Prepared, context: &Context) -> Result<(), Failure> {
    for finding in prepared.findings.iter().filter(|finding| finding.severity < Severity::Error) {
        let fix = finding.fix.as_ref().map(|fix| format!("; {fix}")).unwrap_or_default();
        context.ui.warn(&format!("{}{fix}", finding.placed_line()));
    }
    if let Some(error) = prepared.failed_check() {
        return Err(error.into());
    }
    context.ui.note("the request passes every check claudectl knows; nothing was sent");
    Ok(())
}

/// Counts the input tokens; free.
pub async fn count(prepared: &Prepared, context: &Context) -> Result<(), Failure> {
    let client = context.client(Work::Call).await?;
    let body = prepared.body.as_slice().into();
    let reply = guard::call(context, client.count_tokens(body)).await?;
    let ui = &context.ui;
    if ui.json() {
        return ui.out().foreign(format!("{}\n", reply.value).as_bytes());
    }
    let tokens = reply.value["input_tokens"].as_u64().unwrap_or_default();
    ui.out().print(&format!("{tokens}\n"))
}
