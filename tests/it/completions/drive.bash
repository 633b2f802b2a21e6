# Types a line and TAB into bash and prints what would be offered, one a line.
# Arguments: the completion script, the line. Bash splits words at an equals sign; that is done here as readline does it.
source "$1"
spec=$(complete -p claudectl) || exit 1
function=${spec#*-F }
function=${function%% *}
compopt() { [[ "$*" != *"+o"* ]] || printf '(no files)\n'; }
line=$2
read -ra COMP_WORDS <<<"${line//=/ = }"
if [[ $line == *[[:space:]] || $line == *= && ${COMP_WORDS[-1]} != = ]]; then COMP_WORDS+=(""); fi
COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$line COMP_POINT=${#line}
"$function" claudectl "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
