//! What can be done with a request other than sending it: print it, check it, count it, turn it into curl.

use std::path::PathBuf;

use crate::api::headers;
use crate::commands::context::Context;
use crate::commands::guard;
use crate::commands::print;
use crate::compose::{CurlCall, Prepared, Severity, curl as as_curl};
use crate::error::Failure;
use crate::settings::{AuthHeader, Family, Work};
use crate::text::shell;

/// Prints the request.
pub(super) async fn dry_run(
    prepared: Prepared,
    out: Option<PathBuf>,
    context: &Context,
) -> Result<(), Failure> {
    let mut body = prepared.body;
    if !body.ends_with(b"\n") {
        body.push(b'\n');
    }
    print::print(body, out, context).await
}

/// Prints the same call as a curl command. Secrets stay in variables, so that the command can be shown to anyone.
pub(super) async fn curl(
    prepared: &Prepared,
    out: Option<PathBuf>,
    context: &Context,
) -> Result<(), Failure> {
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
    let options = way(context);
    let call = CurlCall {
        url: url.as_str(),
        options: &options,
        headers: &plain,
        secrets: &secrets,
        body: &prepared.body,
    };
    let unset = secrets.iter().map(|(_, variable)| variable.as_str());
    let unset: Vec<&str> =
        unset.filter(|name| context.facts.raw(name).is_none() || context.facts.is_blank(name)).collect();
    if !unset.is_empty() {
        context.ui.note(&format!("set these variables before you run it: {}", unset.join(", ")));
    }
    print::print(format!("{}\n", as_curl(&call)).into_bytes(), out, context).await
}

/// What curl has to be told of the way to the server, beyond what it reads from the same variables as we do.
fn way(context: &Context) -> Vec<String> {
    let settings = &context.settings;
    let mut options = Vec::new();
    match settings.family.value {
        Family::Any => {}
        Family::V4 => options.push("-4".to_owned()),
        Family::V6 => options.push("-6".to_owned()),
    }
    let shared =
        |name: &str| name.to_ascii_lowercase().ends_with("_proxy") && !name.starts_with("CLAUDECTL_");
    match settings.proxy.decide(settings.base_url.value.url()).proxy {
        Some(proxy) if shared(&proxy.origin.name()) => {}
        Some(proxy) => {
            options.push(format!("--proxy {}", shell::word(&proxy.shown.replace("***@", ""))));
            if proxy.shown.contains("***@") {
                options.push("--proxy-user \"$PROXY_LOGIN\"".to_owned());
            }
        }
        None if context.facts.vars.keys().any(|name| shared(name)) => {
            options.push("--noproxy '*'".to_owned());
        }
        None => {}
    }
    if let Some(file) = &settings.ca_file {
        options.push(format!("--cacert {}", shell::word(&file.value.to_string_lossy())));
    }
    if let Some(limit) = context.limit() {
        options.push(format!("--max-time {}", limit.as_secs_f64()));
    }
    options
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
pub(super) fn check(prepared: &Prepared, context: &Context) -> Result<(), Failure> {
    for finding in prepared.findings.iter().filter(|finding| finding.severity < Severity::Error) {
        let fix = finding.fix.as_ref().map(|fix| format!("; {fix}")).unwrap_or_default();
        context.ui.warn(&format!("{}{fix}", finding.placed_line()));
    }
    if let Some(error) = prepared.failed_check() {
        // The JSON form of an error has room for one place, so the others are said before it.
        if context.ui.json() {
            let grave = prepared.findings.iter().filter(|finding| finding.severity >= Severity::Error);
            grave.for_each(|finding| context.ui.note(&finding.placed_line()));
        }
        return Err(error.into());
    }
    context.ui.note("the request passes every check claudectl knows; nothing was sent");
    Ok(())
}

/// Counts the input tokens; free.
pub(super) async fn count(
    prepared: &Prepared,
    out: Option<PathBuf>,
    context: &Context,
) -> Result<(), Failure> {
    let client = context.client(Work::Call).await?;
    let body = prepared.body.as_slice().into();
    let reply = guard::call(context, client.count_tokens(body)).await?;
    let text = if context.ui.json() {
        format!("{}\n", reply.value)
    } else {
        format!("{}\n", reply.value["input_tokens"].as_u64().unwrap_or_default())
    };
    print::print(text.into_bytes(), out, context).await
}
