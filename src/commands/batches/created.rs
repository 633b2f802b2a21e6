//! What is shown of a batch that was just created.

use serde_json::json;

use crate::batch::live;
use crate::batch::run::Made;
use crate::commands::context::Context;
use crate::error::Failure;
use crate::output::batches as view;
use crate::settings::Work;

/// Prints a batch that was just created. That it exists is known; how it looks is a courtesy, for which the API is only
/// asked where another process created it or its reply was lost.
pub(super) async fn created(made: Made, context: &Context) -> Result<(), Failure> {
    let Made { id, reply } = made;
    let seen = match reply {
        Some(value) => Some(value),
        None => context.client(Work::Batch).await?.batch(&id).await.ok().map(|reply| reply.value),
    };
    let ui = &context.ui;
    if ui.json() {
        let object = seen.unwrap_or_else(|| json!({"id": id, "type": "message_batch"}));
        return ui.out().json_line(&object.to_string());
    }
    match seen.map(live::batch) {
        Some(Ok(batch)) => ui.out().print(&view::show(&batch, ui.stdout_width(), ui.stdout_paint())),
        _ => ui.out().print(&format!("{id}\n")),
    }
}
