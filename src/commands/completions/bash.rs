//! The bash script beyond what its generator makes: values behind an equals sign, commands before options, files only
//! where a file belongs.

use std::fmt::Write as _;

use clap::{Arg, Command, ValueHint};

/// Where the generator registers its function, which ours calls.
const REGISTERED: &str = "\nif [[ \"${BASH_VERSINFO[0]}\" -eq 4";
/// What the generator makes of an option whose value is neither a file nor one of a list: files.
const FILES_ANYWAY: &str =
    "                    COMPREPLY=($(compgen -f \"${cur}\"))\n                    return 0\n";
const NOTHING: &str = "                    _claudectl_no_files\n                    return 0\n";

/// The whole script.
pub(super) fn finished(generated: &str, root: &Command) -> String {
    let end = generated.find(REGISTERED).unwrap_or(generated.len());
    let script = generated[..end].replace(FILES_ANYWAY, NOTHING);
    format!("{script}{}", WRAPPER.replace("@FILES@", &commands_with_files(root)))
}

/// The commands whose argument is a file or folder, as a pattern of bash.
fn commands_with_files(root: &Command) -> String {
    let mut pattern = String::new();
    collect(root, "", &mut pattern);
    pattern
}

fn collect(command: &Command, path: &str, pattern: &mut String) {
    let takes_file = |arg: &Arg| {
        matches!(arg.get_value_hint(), ValueHint::FilePath | ValueHint::DirPath | ValueHint::AnyPath)
    };
    if command.get_positionals().any(takes_file) {
        let _ = write!(
            pattern,
            "{}{}",
            if pattern.is_empty() { "" } else { "|" },
            path.trim().replace(' ', "\\ ")
        );
    }
    for inner in command.get_subcommands() {
        collect(inner, &format!("{path} {}", inner.get_name()), pattern);
    }
}

/// Bash splits a word at an equals sign, sorts nothing here, and takes an empty answer for a wish for file names.
const WRAPPER: &str = r#"
_claudectl_no_files() {
    COMPREPLY=()
    compopt +o bashdefault +o default 2>/dev/null
}

# The commands of the line, as in "batches run".
_claudectl_path() {
    local word path=""
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$path,$word" in
            ,send|,models|,batches|,bulk|,usage|,diagnose|,explain|,trace|,sandbox|,completions) path=$word ;;
            batches,[a-z]*|models,[a-z]*) path="$path $word"; break ;;
        esac
    done
    printf '%s' "$path"
}

_claudectl_complete() {
    local cur=$2 prev=$3 equals="" before="" word
    if [[ $cur == "=" ]]; then
        equals=yes cur=""
    elif [[ $prev == "=" ]]; then
        equals=yes prev=${COMP_WORDS[COMP_CWORD-2]}
    elif [[ $cur == --*=* ]]; then
        equals=yes prev=${cur%%=*} before=${cur%%=*}= cur=${cur#*=}
    fi
    # Its value stands behind an equals sign only, so what follows a blank is something else.
    if [[ $prev == "--sandbox" && -z $equals ]]; then
        prev=""
    fi
    _claudectl "$1" "$cur" "$prev"
    if [[ -n $equals ]]; then
        COMPREPLY=("${COMPREPLY[@]/#/$before}")
        return 0
    fi
    if [[ $cur == -* ]]; then
        return 0
    fi
    local rest=()
    for word in "${COMPREPLY[@]}"; do
        [[ $word == -* ]] || rest+=("$word")
    done
    case "$(_claudectl_path)" in
        @FILES@) COMPREPLY=("${rest[@]}") ;;
        *) [[ ${#rest[@]} -eq 0 ]] || COMPREPLY=("${rest[@]}") ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _claudectl_complete -o nosort -o bashdefault -o default claudectl
else
    complete -F _claudectl_complete -o bashdefault -o default claudectl
fi
"#;
