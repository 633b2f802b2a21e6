//! What the input of a batch is: whole requests, or rows that fill a template or a prompt.

use crate::batch::template::Template;
use crate::cli::BatchInput;
use crate::commands::context::Context;
use crate::commands::rows::{self, Typed};
use crate::error::Failure;

/// The template that the rows of the input fill, if it holds rows.
pub(super) async fn template(
    command: &[&str],
    typed: &BatchInput,
    context: &Context,
) -> Result<Option<Template>, Failure> {
    let typed = Typed {
        command,
        input: &typed.input,
        prompt: &typed.prompt,
        template: typed.rows.template.as_deref(),
        content: &typed.rows.content,
        rows_only: None,
    };
    rows::template(typed, context).await
}
