//! What is shown of a batch that was just created.

use crate::batch::live;
use crate::commands::context::Context;
use crate::error::Failure;
use crate::output::batches as view;
use crate::settings::Work;

/// Prints a batch that was just created. That it exists is known; how it looks is a courtesy.
pub(super) async fn created(id: &str, context: &Context) -> Result<(), Failure> {
    let ui = &context.ui;
    let client = context.client(Work::Batch).await?;
    let seen = client.batch(id).await;
    if ui.json() {
        let object =
            seen.map_or_else(|_| serde_json::json!({"id": id, "type": "message_batch"}), |reply| reply.value);
        return ui.out().json_line(&object.to_string());
    }
    match seen.map(|reply| live::batch(reply.value)) {
        Ok(Ok(batch)) => ui.out().print(&view::show(&batch, ui.stdout_width(), ui.stdout_paint())),
        _ => ui.out().print(&format!("{id}\n")),
    }
}
