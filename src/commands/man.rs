//! The hidden `man`: one page per command, made from the declaration and the table of exit codes.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use clap_mangen::Man;

use crate::cli;
use crate::error::{Error, ErrorKind, Failure, TABLE};

/// The heading on a page over the options that every command has.
const OF_EVERY_COMMAND: &str = "Options of every command";

/// When the pages were last read through, as pages state it. Constant, so that a build is reproducible.
const WRITTEN: &str = "2026-11-27";

/// One man page.
#[derive(Debug)]
pub struct Page {
    /// Its file name, as in `claudectl-send.1`.
    pub file: String,
    /// Its text, in roff.
    pub roff: String,
}

/// All man pages, the root's first.
#[must_use]
pub fn pages() -> Vec<Page> {
    let mut root = cli::documented(crate::settings::table::shown_default).disable_help_subcommand(true);
    root.build();
    let mut pages = Vec::new();
    collect(&root, &mut pages);
    pages.push(exit_codes());
    pages
}

/// Writes all man pages to a folder, which is made if it does not exist.
///
/// # Errors
/// `output` when the folder or a page cannot be written.
pub fn run(args: &cli::Man) -> Result<(), Failure> {
    fs::create_dir_all(&args.dir).map_err(|error| unwritable(&args.dir, &error))?;
    for page in pages() {
        let path = args.dir.join(page.file);
        fs::write(&path, page.roff).map_err(|error| unwritable(&path, &error))?;
    }
    Ok(())
}

fn unwritable(path: &Path, error: &std::io::Error) -> Error {
    Error::new(ErrorKind::Output, format!("cannot write {}: {error}", path.display()))
}

fn collect(command: &clap::Command, pages: &mut Vec<Page>) {
    pages.push(page(command));
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        collect(inner, pages);
    }
}

fn page(command: &clap::Command) -> Page {
    let usage = command.clone().render_usage().to_string();
    let shown = command
        .clone()
        .override_usage(usage.trim_start_matches("Usage: ").to_owned())
        // What the help of a command leaves to `claudectl --help`, its page leaves to claudectl(1).
        .mut_args(|arg| if arg.is_hide_long_help_set() { arg.hide(true) } else { arg.hide_short_help(false) })
        .mut_args(|arg| {
            if arg.get_help_heading() == Some(cli::EVERYWHERE) {
                arg.help_heading(OF_EVERY_COMMAND)
            } else {
                arg
            }
        });
    let source = format!("claudectl {}", env!("CARGO_PKG_VERSION"));
    let title = shown.get_name().to_uppercase();
    let title = shown.get_display_name().map_or(title, str::to_uppercase);
    let man = Man::new(shown).title(title).date(WRITTEN).source(source).manual("claudectl manual");
    let mut roff = rendered(&man, command.has_subcommands());
    roff.push_str(EXIT_STATUS);
    if let Some(text) = command.get_after_help() {
        roff.push_str(&notes(&text.to_string()));
    }
    Page { file: man.get_filename(), roff }
}

fn rendered(man: &Man, has_subcommands: bool) -> String {
    let mut roff = Vec::new();
    let sections = man
        .render_title(&mut roff)
        .and_then(|()| man.render_name_section(&mut roff))
        .and_then(|()| man.render_synopsis_section(&mut roff))
        .and_then(|()| man.render_description_section(&mut roff))
        .and_then(|()| man.render_options_section(&mut roff))
        .and_then(|()| if has_subcommands { man.render_subcommands_section(&mut roff) } else { Ok(()) });
    sections.expect("writing to memory cannot fail");
    // The library surrounds an empty line, which is a space already, with two line breaks.
    String::from_utf8(roff).expect("help texts are UTF-8").replace("\n.br\n\n.br\n", "\n.sp\n")
}

/// A pointer to the page with the table.
const EXIT_STATUS: &str =
    ".SH \"EXIT STATUS\"\n0 when done, else one of the codes in\n.BR claudectl\\-exit\\-codes (7).\n";

/// The page about exit codes: `claudectl-exit-codes(7)`.
fn exit_codes() -> Page {
    let version = env!("CARGO_PKG_VERSION");
    let mut roff = format!(
        ".TH CLAUDECTL\\-EXIT\\-CODES 7 {WRITTEN} \"claudectl {version}\" \"claudectl manual\"\n.SH NAME\n\
         claudectl\\-exit\\-codes \\- what the exit codes of claudectl mean\n.SH DESCRIPTION\n\
         The tens say where the trouble is: 1 to 9 on this machine, 10 to 16 on the connection, 20 and 21 in the answer,\n\
         40 to 49 in the request, the key or the account, 50 to 59 in the service. The last digit recalls the HTTP status.\n\
         The numbers never change their meaning.\n.TP\n.B 0\ndone; for\n.BR claudectl\\-send (1),\n\
         the end of the message arrived and the answer is whole\n"
    );
    for row in &TABLE {
        let _ = writeln!(
            roff,
            ".TP\n.BR {} \" (\" {} )\n{} (try again: {})",
            row.code,
            row.name,
            escaped(row.meaning),
            escaped(row.retry)
        );
    }
    roff.push_str(
        ".TP\n.B 130, 143, 141\nended by SIGINT, by SIGTERM, or because the reader of standard output went away: by the\n\
         signal itself, after cleaning up, so that shells stop their loops\n.SH SEE ALSO\n.BR claudectl (1),\n\
         .BR claudectl\\-explain (1)\n",
    );
    Page { file: "claudectl-exit-codes.7".to_owned(), roff }
}

/// The words under the help text: examples line by line, because they are there to be copied, then the rest.
fn notes(text: &str) -> String {
    let (examples, rest) = text.split_once("\n\n").unwrap_or((text, ""));
    let lines = |text: &str| text.lines().map(escaped).collect::<Vec<_>>().join("\n");
    let examples = lines(examples.trim_start_matches("Examples:\n"));
    let mut roff = format!(".SH EXAMPLES\n.nf\n{examples}\n.fi\n");
    if !rest.is_empty() {
        let _ = writeln!(roff, ".SH NOTES\n{}", lines(rest));
    }
    roff
}

/// Text that roff takes literally.
fn escaped(line: &str) -> String {
    let escaped = line.replace('\\', "\\e").replace('-', "\\-");
    if escaped.starts_with(['.', '\'']) { format!("\\&{escaped}") } else { escaped }
}
