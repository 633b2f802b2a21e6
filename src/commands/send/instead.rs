//! What can be done with a request other than sending it: print it, check it, count it, turn it into curl.

use crate::commands::context::Context;
use crate::commands::guard;
use crate::compose::{Prepared, Severity};
use crate::error::Failure;
use crate::settings::Work;

/// Prints the request.
pub fn dry_run(prepared: &Prepared, context: &Context) -> Result<(), Failure> {
    let mut body = prepared.body.clone();
    if !body.ends_with(b"\n") {
        body.push(b'\n');
    }
    context.ui.out().foreign(&body)
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
    let client = context.client(Work::Call)?;
    let body = prepared.body.as_slice().into();
    let counting = async { client.count_tokens(body).await.map_err(Failure::from) };
    let reply = guard::call(context, counting).await?;
    let ui = &context.ui;
    if ui.json() {
        return ui.out().foreign(format!("{}\n", reply.value).as_bytes());
    }
    let tokens = reply.value["input_tokens"].as_u64().unwrap_or_default();
    ui.out().print(&format!("{tokens}\n"))
}
