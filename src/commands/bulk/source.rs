//! What the requests are made of: the file itself, rows that fill a template, or lines that are prompts.

use std::path::PathBuf;

use crate::bulk::prepare::Source;
use crate::cli::Bulk;
use crate::commands::batches::stage;
use crate::commands::context::Context;
use crate::commands::rows::{self, Typed};
use crate::error::{Error, ErrorKind, Failure};

/// What a line of text is asked with when there is no prompt.
const LINE: &str = "{{line}}";

/// What the requests are made of.
pub(super) struct Made {
    /// The input.
    pub(super) input: PathBuf,
    pub(super) source: Source,
    /// The file of the template.
    pub(super) template: Option<PathBuf>,
    /// What is in every request, as text.
    pub(super) options: String,
}

/// Understands what was typed about content.
pub(super) async fn of(args: &Bulk, context: &Context) -> Result<Made, Failure> {
    let input = stage::absolute(&args.input)?;
    let text = input.extension().is_some_and(|end| end.eq_ignore_ascii_case("txt"));
    let line = [LINE.to_owned()];
    let no_prompt = args.prompt.iter().all(|word| word.trim().is_empty());
    let typed = Typed {
        command: &["bulk"],
        input: &args.input,
        prompt: if text && no_prompt { &line } else { &args.prompt },
        template: args.rows.template.as_deref(),
        content: &args.rows.content,
        rows_only: args.id_column.as_ref().map(|_| "--id-column"),
    };
    let Some(template) = rows::template(typed, context).await? else {
        rows_need_a_prompt(&typed)?;
        return Ok(Made { input, source: Source::Requests, template: None, options: String::new() });
    };
    let file = template.file().map(PathBuf::from);
    let options = if file.is_some() { String::new() } else { template.content() };
    let source = if text {
        Source::Lines { template }
    } else {
        Source::Rows { template, id_column: args.id_column.clone() }
    };
    Ok(Made { input, source, template: file, options })
}

/// A table holds no whole requests.
fn rows_need_a_prompt(typed: &Typed<'_>) -> Result<(), Error> {
    if !typed.input.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv")) {
        return Ok(());
    }
    let what = format!("{} holds rows: say what to ask about each of them", typed.input.display());
    Err(Error::new(ErrorKind::Usage, what)
        .fix(typed.example().to("with a prompt"))
        .fix("or with a template: --template request.json"))
}
