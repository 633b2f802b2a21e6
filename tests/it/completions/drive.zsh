# Types a line and TAB into an interactive zsh on a terminal of its own, and prints what was offered, one a line.
# Arguments: the folder of the completion script, a scratch file, the line.
zmodload zsh/zpty
# A compadd with -O, -A or -D only fills an array and offers nothing.
zpty -b shell "zsh -f -i"
zpty -w shell "
    PS1= RPS1= LISTMAX=9999 fpath=(${(q)1} \$fpath)
    autoload -Uz compinit && compinit -u -D
    compadd() {
        if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd \"\$@\"; return; fi
        local -a offered; builtin compadd -O offered \"\$@\"
        (( \$#offered )) && print -rl -- \$offered >>${(q)2}
        builtin compadd \"\$@\"
    }
    report() { zle expand-or-complete; print -r -- \"the-\"end }
    zle -N report; bindkey '^I' report
    print ready-\"now\""
zpty -r shell said '*ready-now*'
zpty -w -n shell "$3"$'\t'
zpty -r shell said '*the-end*'
zpty -d shell
[[ -e $2 ]] && cat $2
exit 0
