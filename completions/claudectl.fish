# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_claudectl_global_optspecs
    string join \n base-url= sandbox= proxy= no-proxy ca-file= allow-http 4/ipv4 6/ipv6 beta= header= api-version= api-key-file= env-file= profile= workspace= config= timeout= connect-timeout= headers-timeout= idle-timeout= semantic-idle-timeout= upload-timeout= download-timeout= max-retries= max-wait= retry-max-time= breaker= breaker-threshold= breaker-cooldown= json color= q/quiet v/verbose log-file= log-bodies h/help V/version
end

function __fish_claudectl_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_claudectl_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_claudectl_using_subcommand
    set -l cmd (__fish_claudectl_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c claudectl -n "__fish_claudectl_needs_command" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_needs_command" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_needs_command" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_needs_command" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_needs_command" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_needs_command" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_needs_command" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_needs_command" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_needs_command" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_needs_command" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_needs_command" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_needs_command" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_needs_command" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_needs_command" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_needs_command" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_needs_command" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_needs_command" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_needs_command" -s V -l version -d 'Print version'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "send" -d 'Send one message and stream the answer to standard output'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "models" -d 'Show which models the key can use: limits, price, lifecycle'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "batches" -d 'Run batches of messages: checked, durable, complete'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "diagnose" -d 'Find the root cause of a failure: configuration, network, key, account or API'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "explain" -d 'Explain an error, offline: cause, fix, whether to try again'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "trace" -d 'Run any program that calls the API and see each of its calls'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "sandbox" -d 'Run a local server that behaves like the API and misbehaves on request'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "completions" -d 'Print a completion script'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "man" -d 'Write the man pages'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s m -l model -d 'Model id, or opus, sonnet, haiku, fable for the newest of that line [env: CLAUDECTL_MODEL] [default: claude-opus-5-5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l max-tokens -d 'Longest answer in tokens [default: 32000, or the model\'s maximum if that is lower]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l effort -d 'How much work the model puts in' -r -f -a "low\t''
medium\t''
high\t''
xhigh\t''
max\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l thinking -d 'Thinking before the answer: on, off or a number of tokens' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l temperature -d 'Randomness of the answer; current API versions refuse it' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l top-p -d 'Nucleus sampling; current API versions refuse it' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l top-k -d 'Sampling among the K likeliest tokens; current API versions refuse it' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l fallback-model -d 'Take over with this model when the first is overloaded, rate limited or failing; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s s -l system -d 'System prompt: the text itself, or @FILE (@- is standard input)' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s f -l file -d 'Attach a text file, image or PDF, told apart by content (- is standard input); repeatable' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l request -d 'Send this full request body (- is standard input); options beside it override its fields' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l schema -d 'Answer as JSON that fits the JSON schema in this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l tools -d 'Offer the tools defined in this JSON file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l stop -d 'End the answer where this text would come; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s o -l out -l output -d 'Write the answer to this file, which appears only when complete' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l fail-on -d 'Verdicts that count as failures: refusal, truncated or none [default: refusal,truncated]' -r -f -a "refusal\t'The model declined (exit 21)'
truncated\t'The answer stopped at a limit (exit 20)'
none\t'Neither of them'"
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l no-stdin -d 'Leave standard input alone'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l events -d 'Print the raw events, one JSON object a line'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l no-stream -d 'Print nothing until the answer is complete; what $(…) in a script wants'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l usage -d 'Report tokens and estimated cost on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l dry-run -d 'Print the request'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l check -d 'Check the request against what is known of the model and the API; offline, without a key'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l count -d 'Count the input tokens; free'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l curl -d 'Print the same call as a curl command'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l no-check -d 'Send even what the local checks would refuse'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -f -a "list" -d 'List the models with limits, price and days to retirement (the default)'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -f -a "show" -d 'Show one model with its capabilities'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -f -a "check" -d 'Check a file offline and report every problem as FILE:LINE:COLUMN'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -f -a "run" -d 'Run a file from check to merged results; killed or not, the same command goes on'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -f -a "resume" -d 'Go on with a run after a crash or Ctrl-C'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -f -a "reconcile" -d 'Find out whether a batch whose reply was lost exists'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -f -a "create" -d 'Create one batch and print it'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -f -a "list" -d 'List the batches of the workspace'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -f -a "show" -d 'Show one batch'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -f -a "wait" -d 'Wait until batches have ended'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -f -a "results" -d 'Download the results of one batch, verified'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -f -a "cancel" -d 'Cancel one batch'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create list show wait results cancel delete" -f -a "delete" -d 'Delete one batch that has ended, with its results'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l template -d 'Fill this request template from the rows of FILE' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l template -d 'Fill this request template from the rows of FILE' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -s o -l out -l output -d 'Write the results to this file, which appears only when complete' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l order -d 'Order of the results' -r -f -a "input\t'As in the input file'
any\t'As they come'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l run-dir -d 'Keep the state of the run here [default: under the XDG state folder]' -r -f -a "(__fish_complete_directories)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l poll-interval -d 'Look for the end of a batch this often [default: 5s, growing to 1m, then 5m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l reconcile-wait -d 'Look this long for a batch whose reply was lost [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l again -d 'Run a finished run anew and pay anew'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l force -d 'Replace an OUT that exists'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l poll-interval -d 'Look for the end of a batch this often [default: 5s, growing to 1m, then 5m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l reconcile-wait -d 'Look this long for a batch whose reply was lost [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l force -d 'Replace an output file that exists'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l adopt -d 'Take this batch for the lost one' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l reconcile-wait -d 'Look this long for a batch whose reply was lost [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l resubmit -d 'Take the lost one for never created, and allow it to be sent again'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l template -d 'Fill this request template from the rows of FILE' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l run-dir -d 'Keep the state here [default: under the XDG state folder]' -r -f -a "(__fish_complete_directories)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l reconcile-wait -d 'Look this long for a batch whose reply was lost [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l poll-interval -d 'Look this often [default: 5s, growing to 1m, then 5m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -s o -l out -l output -d 'Write the results to this file, which appears only when complete [default: standard output]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l report -d 'Write a self-contained, redacted page to attach to a ticket' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l watch -d 'Probe again after each DUR and show how errors and latency develop' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l offline -d 'Audit the configuration only; nothing is sent'
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l live -d 'Send a short message too; costs a few tokens'
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -s f -l file -d 'Read bodies, logs or tracebacks from this file; - is standard input' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l request -d 'Show the place in this request file that an API message points to' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l all -d 'Explain everything'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l exit-codes -d 'Print the table of exit codes'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l port -d 'Stay up on this port of the loopback address instead of running a command' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l port -d 'Listen on this port of the loopback address; 0 picks a free one' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l fault -d 'Fail as told, for example 529x2 or 429:retry-after=5' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l scenario -d 'Play a scenario: a built-in name or a file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l record -d 'Append every request to this file, one JSON object a line, without credentials' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
