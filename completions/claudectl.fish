# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_claudectl_global_optspecs
    string join \n base-url= proxy= no-proxy ca-file= allow-http 4/ipv4 6/ipv6 beta= header= api-version= api-key-file= env-file= workspace= config= timeout= connect-timeout= headers-timeout= idle-timeout= semantic-idle-timeout= upload-timeout= download-timeout= max-retries= max-wait= retry-max-time= breaker= breaker-threshold= breaker-cooldown= max-cost= price= json color= q/quiet v/verbose log-file= tag= log-bodies capture= capture-bodies 'sandbox=?' profile= h/help V/version
end

function __fish_claudectl_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_claudectl_global_optspecs) -- $cmd 2>/dev/null
    or argparse -s (__fish_claudectl_global_optspecs) -- $cmd[1..-2] 2>/dev/null
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
complete -c claudectl -n "__fish_claudectl_needs_command" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_needs_command" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_needs_command" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_needs_command" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
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
complete -c claudectl -n "__fish_claudectl_needs_command" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_needs_command" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_needs_command" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_needs_command" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_needs_command" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r -f -a "400\t''
401\t''
402\t''
403\t''
404\t''
409\t''
413\t''
422\t''
429\t''
500\t''
502\t''
503\t''
504\t''
529\t''
chance\t''
after\t''
until\t''
ok\t''
type\t''
message\t''
retry-after\t''
retry-after-ms\t''
retry-after-date\t''
x-should-retry\t''
location\t''
no-header\t''
done\t''
credit\t''
spend-limit\t''
workspace-limit\t''
disabled\t''
too-long\t''
forbidden\t''
extra-usage\t''
html\t''
portal\t''
plain\t''
json\t''
empty\t''
invalid-json\t''
garbage\t''
half-headers\t''
endless-headers\t''
body\t''
delay\t''
pace\t''
split\t''
bytewise\t''
read-rate\t''
early\t''
cut\t''
close\t''
reset\t''
stall\t''
lost-reply\t''
no-stop\t''
for\t''
framing\t''
error\t''
pings\t''
bad-json\t''
bad-utf8\t''
second-start\t''
wrong-index\t''
late-delta\t''
unknown-event\t''
unknown-delta\t''
unknown-block\t''
after-stop\t''
huge-line\t''
crlf\t''
unterminated\t''
duplicate\t''
foreign-id\t''
at\t''
say\t''
deltas\t''
stop\t''
truncated\t''
refusal\t''
think\t''
tool\t''
unstreamed\t''
errored\t''
expired\t''
canceled\t''
every\t''
lookalikes\t''
status\t''
archived\t''
results-url\t''
no-range\t''
other-etag\t''
batch-time\t''
clock\t''
page-size\t''
old-models\t''
latency\t''
token-rate\t''
seed\t''
lenient\t''
clock-speed\t''
rpm\t''
rps\t''
itpm\t''
itps\t''
otpm\t''
otps\t''
ramp\t''
monthly-cap\t''
overload\t''
limit-headers\t''
invalid_request\t''
authentication\t''
billing\t''
permission\t''
not_found\t''
conflict\t''
request_too_large\t''
unprocessable\t''
client_error\t''
rate_limit\t''
server_error\t''
server_other\t''
bad_gateway\t''
unavailable\t''
deadline_exceeded\t''
overloaded\t''
not_the_api\t''
connection_lost\t''
connect\t''
timeout\t''
incomplete\t''
proxy\t''
partial\t''
unknown\t''
bad_request\t''
unauthorized\t''
auth\t''
payment_required\t''
too_large\t''
too_many_requests\t''
ratelimit\t''
throttled\t''
internal_server_error\t''
service_unavailable\t''
gateway_timeout\t''
down\t''
offline\t''
hang\t''
max_tokens\t''
invalid_request_error\t''
authentication_error\t''
billing_error\t''
permission_error\t''
not_found_error\t''
conflict_error\t''
rate_limit_error\t''
api_error\t''
timeout_error\t''
overloaded_error\t''
organization_on_hold\t''
claude_code_key_creator_not_member\t''
claude_code_version_too_old\t''
cmek_key_disabled\t''
cmek_key_network_blocked\t''
image_dimensions_too_large\t''
thread_already_continued\t''
thread_continue_in_flight\t''
thread_not_found\t''
linked_organization_billing_unavailable\t''
linked_organization_spend_limit_reached\t''
user_profile_billing_not_authorized\t''
user_profile_not_billable\t''
enforced_spend_limit_reached\t''
contract_spend_limit_reached\t''
ramp_limit_exceeded\t''
cmek_key_unreachable\t''
cmek_context_unavailable\t''
compaction_unavailable\t''"
complete -c claudectl -n "__fish_claudectl_needs_command" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_needs_command" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_needs_command" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_needs_command" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_needs_command" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_needs_command" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_needs_command" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_needs_command" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_needs_command" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_needs_command" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_needs_command" -s V -l version -d 'Print version'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "send" -d 'Send one message and stream the answer to standard output'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "models" -d 'Show which models the key can use: limits, price, lifecycle'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "batches" -d 'Run batches of messages: checked, durable, complete'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "bulk" -d 'Make many calls now: one for each line or row of a file, within the rate limits'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "usage" -d 'Add up tokens, cost and failures from the log files'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "diagnose" -d 'Find the root cause of a failure: configuration, network, key, account or API'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "explain" -d 'Explain an error, offline: cause, fix, whether to try again'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "trace" -d 'Run any program that calls the API and see each of its calls'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "sandbox" -d 'Run a local server that behaves like the API and misbehaves on request'
complete -c claudectl -n "__fish_claudectl_needs_command" -f -a "completions" -d 'Print a completion script'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l max-tokens -d 'Longest answer in tokens [default: 32000, or the model\'s maximum if that is lower]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l effort -d 'How much work the model puts in' -r -f -a "low\t''
medium\t''
high\t''
xhigh\t''
max\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l thinking -d 'Thinking before the answer: on, off or a number of tokens' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s s -l system -d 'System prompt: the text itself, or @FILE (@- is standard input)' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s f -l file -d 'Attach a text file, image or PDF, told apart by content (- is standard input); repeatable' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l schema -d 'Answer as JSON that fits the JSON schema in this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l tools -d 'Offer the tools defined in this JSON file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l stop -d 'End the answer where this text would come; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l temperature -d 'Randomness of the answer; current API versions refuse it' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l top-p -d 'Nucleus sampling; current API versions refuse it' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l top-k -d 'Sampling among the K likeliest tokens; current API versions refuse it' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l chat -d 'Keep the conversation in this file: its messages go before the prompt, and prompt and answer are added to it' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l request -d 'Send this full request body (- is standard input); options beside it override its fields' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s o -l out -l output -d 'Write the answer to this file, which appears only when complete' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l fail-on -d 'Verdicts that count as failures: refusal, truncated or none [default: refusal,truncated]' -r -f -a "refusal\t'The model declined (exit 21)'
truncated\t'The answer stopped at a limit (exit 20)'
none\t'Neither of them'"
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
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
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r -f -a "400\t''
401\t''
402\t''
403\t''
404\t''
409\t''
413\t''
422\t''
429\t''
500\t''
502\t''
503\t''
504\t''
529\t''
chance\t''
after\t''
until\t''
ok\t''
type\t''
message\t''
retry-after\t''
retry-after-ms\t''
retry-after-date\t''
x-should-retry\t''
location\t''
no-header\t''
done\t''
credit\t''
spend-limit\t''
workspace-limit\t''
disabled\t''
too-long\t''
forbidden\t''
extra-usage\t''
html\t''
portal\t''
plain\t''
json\t''
empty\t''
invalid-json\t''
garbage\t''
half-headers\t''
endless-headers\t''
body\t''
delay\t''
pace\t''
split\t''
bytewise\t''
read-rate\t''
early\t''
cut\t''
close\t''
reset\t''
stall\t''
lost-reply\t''
no-stop\t''
for\t''
framing\t''
error\t''
pings\t''
bad-json\t''
bad-utf8\t''
second-start\t''
wrong-index\t''
late-delta\t''
unknown-event\t''
unknown-delta\t''
unknown-block\t''
after-stop\t''
huge-line\t''
crlf\t''
unterminated\t''
duplicate\t''
foreign-id\t''
at\t''
say\t''
deltas\t''
stop\t''
truncated\t''
refusal\t''
think\t''
tool\t''
unstreamed\t''
errored\t''
expired\t''
canceled\t''
every\t''
lookalikes\t''
status\t''
archived\t''
results-url\t''
no-range\t''
other-etag\t''
batch-time\t''
clock\t''
page-size\t''
old-models\t''
latency\t''
token-rate\t''
seed\t''
lenient\t''
clock-speed\t''
rpm\t''
rps\t''
itpm\t''
itps\t''
otpm\t''
otps\t''
ramp\t''
monthly-cap\t''
overload\t''
limit-headers\t''
invalid_request\t''
authentication\t''
billing\t''
permission\t''
not_found\t''
conflict\t''
request_too_large\t''
unprocessable\t''
client_error\t''
rate_limit\t''
server_error\t''
server_other\t''
bad_gateway\t''
unavailable\t''
deadline_exceeded\t''
overloaded\t''
not_the_api\t''
connection_lost\t''
connect\t''
timeout\t''
incomplete\t''
proxy\t''
partial\t''
unknown\t''
bad_request\t''
unauthorized\t''
auth\t''
payment_required\t''
too_large\t''
too_many_requests\t''
ratelimit\t''
throttled\t''
internal_server_error\t''
service_unavailable\t''
gateway_timeout\t''
down\t''
offline\t''
hang\t''
max_tokens\t''
invalid_request_error\t''
authentication_error\t''
billing_error\t''
permission_error\t''
not_found_error\t''
conflict_error\t''
rate_limit_error\t''
api_error\t''
timeout_error\t''
overloaded_error\t''
organization_on_hold\t''
claude_code_key_creator_not_member\t''
claude_code_version_too_old\t''
cmek_key_disabled\t''
cmek_key_network_blocked\t''
image_dimensions_too_large\t''
thread_already_continued\t''
thread_continue_in_flight\t''
thread_not_found\t''
linked_organization_billing_unavailable\t''
linked_organization_spend_limit_reached\t''
user_profile_billing_not_authorized\t''
user_profile_not_billable\t''
enforced_spend_limit_reached\t''
contract_spend_limit_reached\t''
ramp_limit_exceeded\t''
cmek_key_unreachable\t''
cmek_context_unavailable\t''
compaction_unavailable\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s m -l model -d 'Model id, or opus, sonnet, haiku, fable for the newest of that line [env: CLAUDECTL_MODEL] [default: claude-opus-5-5]' -r -f -a "opus\t''
sonnet\t''
haiku\t''
fable\t''
claude-fable-5-2\t''
claude-fable-5-1\t''
claude-fable-5\t''
claude-mythos-5-2\t''
claude-mythos-5-1\t''
claude-mythos-5\t''
claude-mythos-preview\t''
claude-opus-5-5\t''
claude-opus-5\t''
claude-opus-4-8\t''
claude-opus-4-7\t''
claude-opus-4-6\t''
claude-opus-4-5\t''
claude-sonnet-5-5\t''
claude-sonnet-5\t''
claude-sonnet-4-6\t''
claude-sonnet-4-5\t''
claude-haiku-5-5\t''
claude-haiku-4-5\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l fallback-model -d 'Take over with this model when the first is overloaded, rate limited or failing; repeatable' -r -f -a "opus\t''
sonnet\t''
haiku\t''
fable\t''
claude-fable-5-2\t''
claude-fable-5-1\t''
claude-fable-5\t''
claude-mythos-5-2\t''
claude-mythos-5-1\t''
claude-mythos-5\t''
claude-mythos-preview\t''
claude-opus-5-5\t''
claude-opus-5\t''
claude-opus-4-8\t''
claude-opus-4-7\t''
claude-opus-4-6\t''
claude-opus-4-5\t''
claude-sonnet-5-5\t''
claude-sonnet-5\t''
claude-sonnet-4-6\t''
claude-sonnet-4-5\t''
claude-haiku-5-5\t''
claude-haiku-4-5\t''"
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
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand send" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
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
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r -f -a "400\t''
401\t''
402\t''
403\t''
404\t''
409\t''
413\t''
422\t''
429\t''
500\t''
502\t''
503\t''
504\t''
529\t''
chance\t''
after\t''
until\t''
ok\t''
type\t''
message\t''
retry-after\t''
retry-after-ms\t''
retry-after-date\t''
x-should-retry\t''
location\t''
no-header\t''
done\t''
credit\t''
spend-limit\t''
workspace-limit\t''
disabled\t''
too-long\t''
forbidden\t''
extra-usage\t''
html\t''
portal\t''
plain\t''
json\t''
empty\t''
invalid-json\t''
garbage\t''
half-headers\t''
endless-headers\t''
body\t''
delay\t''
pace\t''
split\t''
bytewise\t''
read-rate\t''
early\t''
cut\t''
close\t''
reset\t''
stall\t''
lost-reply\t''
no-stop\t''
for\t''
framing\t''
error\t''
pings\t''
bad-json\t''
bad-utf8\t''
second-start\t''
wrong-index\t''
late-delta\t''
unknown-event\t''
unknown-delta\t''
unknown-block\t''
after-stop\t''
huge-line\t''
crlf\t''
unterminated\t''
duplicate\t''
foreign-id\t''
at\t''
say\t''
deltas\t''
stop\t''
truncated\t''
refusal\t''
think\t''
tool\t''
unstreamed\t''
errored\t''
expired\t''
canceled\t''
every\t''
lookalikes\t''
status\t''
archived\t''
results-url\t''
no-range\t''
other-etag\t''
batch-time\t''
clock\t''
page-size\t''
old-models\t''
latency\t''
token-rate\t''
seed\t''
lenient\t''
clock-speed\t''
rpm\t''
rps\t''
itpm\t''
itps\t''
otpm\t''
otps\t''
ramp\t''
monthly-cap\t''
overload\t''
limit-headers\t''
invalid_request\t''
authentication\t''
billing\t''
permission\t''
not_found\t''
conflict\t''
request_too_large\t''
unprocessable\t''
client_error\t''
rate_limit\t''
server_error\t''
server_other\t''
bad_gateway\t''
unavailable\t''
deadline_exceeded\t''
overloaded\t''
not_the_api\t''
connection_lost\t''
connect\t''
timeout\t''
incomplete\t''
proxy\t''
partial\t''
unknown\t''
bad_request\t''
unauthorized\t''
auth\t''
payment_required\t''
too_large\t''
too_many_requests\t''
ratelimit\t''
throttled\t''
internal_server_error\t''
service_unavailable\t''
gateway_timeout\t''
down\t''
offline\t''
hang\t''
max_tokens\t''
invalid_request_error\t''
authentication_error\t''
billing_error\t''
permission_error\t''
not_found_error\t''
conflict_error\t''
rate_limit_error\t''
api_error\t''
timeout_error\t''
overloaded_error\t''
organization_on_hold\t''
claude_code_key_creator_not_member\t''
claude_code_version_too_old\t''
cmek_key_disabled\t''
cmek_key_network_blocked\t''
image_dimensions_too_large\t''
thread_already_continued\t''
thread_continue_in_flight\t''
thread_not_found\t''
linked_organization_billing_unavailable\t''
linked_organization_spend_limit_reached\t''
user_profile_billing_not_authorized\t''
user_profile_not_billable\t''
enforced_spend_limit_reached\t''
contract_spend_limit_reached\t''
ramp_limit_exceeded\t''
cmek_key_unreachable\t''
cmek_context_unavailable\t''
compaction_unavailable\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and not __fish_seen_subcommand_from list show" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
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
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from list" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
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
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -f -a "check" -d 'Check a file offline and report every problem as FILE:LINE:COLUMN'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -f -a "run" -d 'Run a file from check to merged results; killed or not, the same command goes on'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -f -a "resume" -d 'Go on with a run after a crash or Ctrl-C'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -f -a "reconcile" -d 'Find out whether a batch whose reply was lost exists'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -f -a "create" -d 'Create one batch and print it'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -f -a "runs" -d 'List the runs of this machine and how to go on with each'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -f -a "list" -d 'List the batches of the workspace'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -f -a "show" -d 'Show one batch'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -f -a "wait" -d 'Wait until batches have ended'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -f -a "results" -d 'Download the results of one batch, verified'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -f -a "cancel" -d 'Cancel one batch'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and not __fish_seen_subcommand_from check run resume reconcile create runs list show wait results cancel delete" -f -a "delete" -d 'Delete one batch that has ended, with its results'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l template -d 'Fill this request template from the rows of FILE' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s m -l model -d 'Model id, or opus, sonnet, haiku, fable for the newest of that line [env: CLAUDECTL_MODEL] [default: claude-opus-5-5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l max-tokens -d 'Longest answer in tokens [default: 32000, or the model\'s maximum if that is lower]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l effort -d 'How much work the model puts in' -r -f -a "low\t''
medium\t''
high\t''
xhigh\t''
max\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l thinking -d 'Thinking before the answer: on, off or a number of tokens' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s s -l system -d 'System prompt: the text itself, or @FILE (@- is standard input)' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s f -l file -d 'Attach a text file, image or PDF, told apart by content (- is standard input); repeatable' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l schema -d 'Answer as JSON that fits the JSON schema in this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l tools -d 'Offer the tools defined in this JSON file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l stop -d 'End the answer where this text would come; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
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
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l template -d 'Fill this request template from the rows of FILE' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -s m -l model -d 'Model id, or opus, sonnet, haiku, fable for the newest of that line [env: CLAUDECTL_MODEL] [default: claude-opus-5-5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l max-tokens -d 'Longest answer in tokens [default: 32000, or the model\'s maximum if that is lower]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l effort -d 'How much work the model puts in' -r -f -a "low\t''
medium\t''
high\t''
xhigh\t''
max\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l thinking -d 'Thinking before the answer: on, off or a number of tokens' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -s s -l system -d 'System prompt: the text itself, or @FILE (@- is standard input)' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -s f -l file -d 'Attach a text file, image or PDF, told apart by content (- is standard input); repeatable' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l schema -d 'Answer as JSON that fits the JSON schema in this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l tools -d 'Offer the tools defined in this JSON file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l stop -d 'End the answer where this text would come; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -s o -l out -l output -d 'Write the results to this file, which appears only when complete' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l order -d 'Order of the results' -r -f -a "input\t'As in the input file'
any\t'As they come'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l run-dir -d 'Keep the state of the run here [default: under the XDG state folder]' -r -f -a "(__fish_complete_directories)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l poll-interval -d 'Look for the end of a batch this often [default: 5s, growing to 1m, then 5m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l reconcile-wait -d 'Look this long for a batch whose reply was lost [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l fail-on -d 'Answers that count as failures (exit 7): truncated, refusal or none [default: none]' -r -f -a "refusal\t'The model declined (exit 21)'
truncated\t'The answer stopped at a limit (exit 20)'
none\t'Neither of them'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
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
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
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
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l poll-interval -d 'Look for the end of a batch this often [default: 5s, growing to 1m, then 5m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l reconcile-wait -d 'Look this long for a batch whose reply was lost [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l fail-on -d 'Answers that count as failures (exit 7): truncated, refusal or none [default: none]' -r -f -a "refusal\t'The model declined (exit 21)'
truncated\t'The answer stopped at a limit (exit 20)'
none\t'Neither of them'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
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
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l force -d 'Replace an output file that exists'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
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
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l resubmit -d 'Take the lost one for never created, and allow it to be sent again'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l template -d 'Fill this request template from the rows of FILE' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s m -l model -d 'Model id, or opus, sonnet, haiku, fable for the newest of that line [env: CLAUDECTL_MODEL] [default: claude-opus-5-5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l max-tokens -d 'Longest answer in tokens [default: 32000, or the model\'s maximum if that is lower]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l effort -d 'How much work the model puts in' -r -f -a "low\t''
medium\t''
high\t''
xhigh\t''
max\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l thinking -d 'Thinking before the answer: on, off or a number of tokens' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s s -l system -d 'System prompt: the text itself, or @FILE (@- is standard input)' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s f -l file -d 'Attach a text file, image or PDF, told apart by content (- is standard input); repeatable' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l schema -d 'Answer as JSON that fits the JSON schema in this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l tools -d 'Offer the tools defined in this JSON file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l stop -d 'End the answer where this text would come; repeatable' -r
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
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from runs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
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
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from list" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
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
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
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
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
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
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
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
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
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
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -s o -l out -l output -d 'Write the results to this file: JSONL as batches give it, or a table if its name ends in .csv' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l id-column -d 'Column that holds the id of each row [default: custom_id, or row-000001 and so on]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l template -d 'Fill this request template from the rows of FILE' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l max-tokens -d 'Longest answer in tokens [default: 32000, or the model\'s maximum if that is lower]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l effort -d 'How much work the model puts in' -r -f -a "low\t''
medium\t''
high\t''
xhigh\t''
max\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l thinking -d 'Thinking before the answer: on, off or a number of tokens' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -s s -l system -d 'System prompt: the text itself, or @FILE (@- is standard input)' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -s f -l file -d 'Attach a text file, image or PDF, told apart by content (- is standard input); repeatable' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l schema -d 'Answer as JSON that fits the JSON schema in this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l tools -d 'Offer the tools defined in this JSON file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l stop -d 'End the answer where this text would come; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -s j -l max-concurrency -d 'Most calls in flight' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l max-requests-per-minute -d 'Send no more requests than this in a minute' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l max-input-tokens-per-minute -d 'Send no more input tokens than this in a minute' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l max-output-tokens-per-minute -d 'Ask for no more output tokens than this in a minute' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l outage-pause -d 'First pause when most calls fail; it doubles, and one call then asks whether the API is back' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l order -d 'Order of the results; a table is always as its input' -r -f -a "input\t'As in the input file'
any\t'As they come'"
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l limit -d 'Only the first N items, for a first look; without it the same command goes on' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l max-errors -d 'Stop once more than N items, or P% of those that are done, have failed' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l drain -d 'Wait this long after Ctrl-C for the calls in flight; a second Ctrl-C stops at once' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l run-dir -d 'Keep the state of the run here [default: under the XDG state folder]' -r -f -a "(__fish_complete_directories)"
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r -f -a "400\t''
401\t''
402\t''
403\t''
404\t''
409\t''
413\t''
422\t''
429\t''
500\t''
502\t''
503\t''
504\t''
529\t''
chance\t''
after\t''
until\t''
ok\t''
type\t''
message\t''
retry-after\t''
retry-after-ms\t''
retry-after-date\t''
x-should-retry\t''
location\t''
no-header\t''
done\t''
credit\t''
spend-limit\t''
workspace-limit\t''
disabled\t''
too-long\t''
forbidden\t''
extra-usage\t''
html\t''
portal\t''
plain\t''
json\t''
empty\t''
invalid-json\t''
garbage\t''
half-headers\t''
endless-headers\t''
body\t''
delay\t''
pace\t''
split\t''
bytewise\t''
read-rate\t''
early\t''
cut\t''
close\t''
reset\t''
stall\t''
lost-reply\t''
no-stop\t''
for\t''
framing\t''
error\t''
pings\t''
bad-json\t''
bad-utf8\t''
second-start\t''
wrong-index\t''
late-delta\t''
unknown-event\t''
unknown-delta\t''
unknown-block\t''
after-stop\t''
huge-line\t''
crlf\t''
unterminated\t''
duplicate\t''
foreign-id\t''
at\t''
say\t''
deltas\t''
stop\t''
truncated\t''
refusal\t''
think\t''
tool\t''
unstreamed\t''
errored\t''
expired\t''
canceled\t''
every\t''
lookalikes\t''
status\t''
archived\t''
results-url\t''
no-range\t''
other-etag\t''
batch-time\t''
clock\t''
page-size\t''
old-models\t''
latency\t''
token-rate\t''
seed\t''
lenient\t''
clock-speed\t''
rpm\t''
rps\t''
itpm\t''
itps\t''
otpm\t''
otps\t''
ramp\t''
monthly-cap\t''
overload\t''
limit-headers\t''
invalid_request\t''
authentication\t''
billing\t''
permission\t''
not_found\t''
conflict\t''
request_too_large\t''
unprocessable\t''
client_error\t''
rate_limit\t''
server_error\t''
server_other\t''
bad_gateway\t''
unavailable\t''
deadline_exceeded\t''
overloaded\t''
not_the_api\t''
connection_lost\t''
connect\t''
timeout\t''
incomplete\t''
proxy\t''
partial\t''
unknown\t''
bad_request\t''
unauthorized\t''
auth\t''
payment_required\t''
too_large\t''
too_many_requests\t''
ratelimit\t''
throttled\t''
internal_server_error\t''
service_unavailable\t''
gateway_timeout\t''
down\t''
offline\t''
hang\t''
max_tokens\t''
invalid_request_error\t''
authentication_error\t''
billing_error\t''
permission_error\t''
not_found_error\t''
conflict_error\t''
rate_limit_error\t''
api_error\t''
timeout_error\t''
overloaded_error\t''
organization_on_hold\t''
claude_code_key_creator_not_member\t''
claude_code_version_too_old\t''
cmek_key_disabled\t''
cmek_key_network_blocked\t''
image_dimensions_too_large\t''
thread_already_continued\t''
thread_continue_in_flight\t''
thread_not_found\t''
linked_organization_billing_unavailable\t''
linked_organization_spend_limit_reached\t''
user_profile_billing_not_authorized\t''
user_profile_not_billable\t''
enforced_spend_limit_reached\t''
contract_spend_limit_reached\t''
ramp_limit_exceeded\t''
cmek_key_unreachable\t''
cmek_context_unavailable\t''
compaction_unavailable\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -s m -l model -d 'Model id, or opus, sonnet, haiku, fable for the newest of that line [env: CLAUDECTL_MODEL] [default: claude-opus-5-5]' -r -f -a "opus\t''
sonnet\t''
haiku\t''
fable\t''
claude-fable-5-2\t''
claude-fable-5-1\t''
claude-fable-5\t''
claude-mythos-5-2\t''
claude-mythos-5-1\t''
claude-mythos-5\t''
claude-mythos-preview\t''
claude-opus-5-5\t''
claude-opus-5\t''
claude-opus-4-8\t''
claude-opus-4-7\t''
claude-opus-4-6\t''
claude-opus-4-5\t''
claude-sonnet-5-5\t''
claude-sonnet-5\t''
claude-sonnet-4-6\t''
claude-sonnet-4-5\t''
claude-haiku-5-5\t''
claude-haiku-4-5\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l no-limits -d 'Hold nothing back but for --max-concurrency and what the server asks for'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l retry-errors -d 'Try the items again that failed'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l again -d 'Run a finished run anew and pay anew'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l force -d 'Replace an OUT that exists'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l dry-run -d 'Check everything and say what it comes to: calls, tokens, cost and time at most'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand bulk" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l since -d 'From this day, moment or time ago on: 2026-11-20, 2026-11-20T14:00:00Z, 24h' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l until -d 'Up to this day, moment or time ago' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l by -d 'What the rows are about, as a list: day, model, key, tag [default: day,model]' -r -f -a "day\t'The day, in UTC'
model\t'The model that answered'
key\t'The last characters of the key'
tag\t'What --tag said'"
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l workspace -d 'Work in this workspace' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l config -d 'Use this configuration file [default: ~/.config/claudectl/config.toml]' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l timeout -d 'Bound the whole command, waits and retries included [default: none]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l connect-timeout -d 'Time for a connection: proxy, TCP and TLS together [default: 10s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l headers-timeout -d 'Time until the answer begins, once the request is sent [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l idle-timeout -d 'Longest silence inside an answer [default: 2m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l semantic-idle-timeout -d 'Longest stretch of an answer in which only keep-alive pings arrive [default: 10m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l upload-timeout -d 'Longest time in which the other side takes no byte of an upload [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l download-timeout -d 'Longest stall while batch results download [default: 30s]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l max-retries -d 'Try again up to N times; 0 means never [default: 4]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l max-wait -d 'Longest wait asked for by the server that is accepted [default: 5m, batches 1h]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l retry-max-time -d 'Start no further attempt of our own after this time [default: 2m, batches 30m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l breaker -d 'Share a circuit breaker between runs in this file: no calls while the API is known to be down' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l breaker-threshold -d 'Failures in a row that open the breaker [default: 5]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l breaker-cooldown -d 'Time until an open breaker lets one call probe [default: 1m]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l csv -d 'Print CSV'
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand usage" -s h -l help -d 'Print help (see more with \'--help\')'
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
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
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
complete -c claudectl -n "__fish_claudectl_using_subcommand diagnose" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
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
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l list -d 'List everything that can be explained, one line each'
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
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l port -d 'Stay up on this port of the loopback address instead of running a command' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
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
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r -f -a "400\t''
401\t''
402\t''
403\t''
404\t''
409\t''
413\t''
422\t''
429\t''
500\t''
502\t''
503\t''
504\t''
529\t''
chance\t''
after\t''
until\t''
ok\t''
type\t''
message\t''
retry-after\t''
retry-after-ms\t''
retry-after-date\t''
x-should-retry\t''
location\t''
no-header\t''
done\t''
credit\t''
spend-limit\t''
workspace-limit\t''
disabled\t''
too-long\t''
forbidden\t''
extra-usage\t''
html\t''
portal\t''
plain\t''
json\t''
empty\t''
invalid-json\t''
garbage\t''
half-headers\t''
endless-headers\t''
body\t''
delay\t''
pace\t''
split\t''
bytewise\t''
read-rate\t''
early\t''
cut\t''
close\t''
reset\t''
stall\t''
lost-reply\t''
no-stop\t''
for\t''
framing\t''
error\t''
pings\t''
bad-json\t''
bad-utf8\t''
second-start\t''
wrong-index\t''
late-delta\t''
unknown-event\t''
unknown-delta\t''
unknown-block\t''
after-stop\t''
huge-line\t''
crlf\t''
unterminated\t''
duplicate\t''
foreign-id\t''
at\t''
say\t''
deltas\t''
stop\t''
truncated\t''
refusal\t''
think\t''
tool\t''
unstreamed\t''
errored\t''
expired\t''
canceled\t''
every\t''
lookalikes\t''
status\t''
archived\t''
results-url\t''
no-range\t''
other-etag\t''
batch-time\t''
clock\t''
page-size\t''
old-models\t''
latency\t''
token-rate\t''
seed\t''
lenient\t''
clock-speed\t''
rpm\t''
rps\t''
itpm\t''
itps\t''
otpm\t''
otps\t''
ramp\t''
monthly-cap\t''
overload\t''
limit-headers\t''
invalid_request\t''
authentication\t''
billing\t''
permission\t''
not_found\t''
conflict\t''
request_too_large\t''
unprocessable\t''
client_error\t''
rate_limit\t''
server_error\t''
server_other\t''
bad_gateway\t''
unavailable\t''
deadline_exceeded\t''
overloaded\t''
not_the_api\t''
connection_lost\t''
connect\t''
timeout\t''
incomplete\t''
proxy\t''
partial\t''
unknown\t''
bad_request\t''
unauthorized\t''
auth\t''
payment_required\t''
too_large\t''
too_many_requests\t''
ratelimit\t''
throttled\t''
internal_server_error\t''
service_unavailable\t''
gateway_timeout\t''
down\t''
offline\t''
hang\t''
max_tokens\t''
invalid_request_error\t''
authentication_error\t''
billing_error\t''
permission_error\t''
not_found_error\t''
conflict_error\t''
rate_limit_error\t''
api_error\t''
timeout_error\t''
overloaded_error\t''
organization_on_hold\t''
claude_code_key_creator_not_member\t''
claude_code_version_too_old\t''
cmek_key_disabled\t''
cmek_key_network_blocked\t''
image_dimensions_too_large\t''
thread_already_continued\t''
thread_continue_in_flight\t''
thread_not_found\t''
linked_organization_billing_unavailable\t''
linked_organization_spend_limit_reached\t''
user_profile_billing_not_authorized\t''
user_profile_not_billable\t''
enforced_spend_limit_reached\t''
contract_spend_limit_reached\t''
ramp_limit_exceeded\t''
cmek_key_unreachable\t''
cmek_context_unavailable\t''
compaction_unavailable\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand trace" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l port -d 'Listen on this port of the loopback address; 0 picks a free one' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l record -d 'Append every request to this file, one JSON object a line, without credentials' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l replay -d 'Answer as captured with --capture, to any client, and fail if it asks for something else' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l trial -d 'With --judge, play only this trial, by its name in docs/judge.md; may be given several times' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l junit -d 'With --judge, write the report as JUnit XML to this file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l base-url -d 'Talk to this address instead of the Claude API\'s own [env: ANTHROPIC_BASE_URL] [default: https://api.anthropic.com]' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l sandbox -d 'Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l proxy -d 'Go through this proxy: http://, https:// or socks5h://' -r -f
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l ca-file -d 'Trust the certificates in this PEM file too' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l beta -d 'Ask for a beta feature by its header name; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l header -d 'Send a further header; repeatable' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l api-version -d 'Speak this version of the API [default: 2026-10-21]' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l api-key-file -d 'Read the API key from this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l env-file -d 'Read ANTHROPIC_* and CLAUDECTL_* variables from this file' -r -F
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
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l fault -d 'Fail as told, for example 529x2 or 429:retry-after=5' -r -f -a "400\t''
401\t''
402\t''
403\t''
404\t''
409\t''
413\t''
422\t''
429\t''
500\t''
502\t''
503\t''
504\t''
529\t''
chance\t''
after\t''
until\t''
ok\t''
type\t''
message\t''
retry-after\t''
retry-after-ms\t''
retry-after-date\t''
x-should-retry\t''
location\t''
no-header\t''
done\t''
credit\t''
spend-limit\t''
workspace-limit\t''
disabled\t''
too-long\t''
forbidden\t''
extra-usage\t''
html\t''
portal\t''
plain\t''
json\t''
empty\t''
invalid-json\t''
garbage\t''
half-headers\t''
endless-headers\t''
body\t''
delay\t''
pace\t''
split\t''
bytewise\t''
read-rate\t''
early\t''
cut\t''
close\t''
reset\t''
stall\t''
lost-reply\t''
no-stop\t''
for\t''
framing\t''
error\t''
pings\t''
bad-json\t''
bad-utf8\t''
second-start\t''
wrong-index\t''
late-delta\t''
unknown-event\t''
unknown-delta\t''
unknown-block\t''
after-stop\t''
huge-line\t''
crlf\t''
unterminated\t''
duplicate\t''
foreign-id\t''
at\t''
say\t''
deltas\t''
stop\t''
truncated\t''
refusal\t''
think\t''
tool\t''
unstreamed\t''
errored\t''
expired\t''
canceled\t''
every\t''
lookalikes\t''
status\t''
archived\t''
results-url\t''
no-range\t''
other-etag\t''
batch-time\t''
clock\t''
page-size\t''
old-models\t''
latency\t''
token-rate\t''
seed\t''
lenient\t''
clock-speed\t''
rpm\t''
rps\t''
itpm\t''
itps\t''
otpm\t''
otps\t''
ramp\t''
monthly-cap\t''
overload\t''
limit-headers\t''
invalid_request\t''
authentication\t''
billing\t''
permission\t''
not_found\t''
conflict\t''
request_too_large\t''
unprocessable\t''
client_error\t''
rate_limit\t''
server_error\t''
server_other\t''
bad_gateway\t''
unavailable\t''
deadline_exceeded\t''
overloaded\t''
not_the_api\t''
connection_lost\t''
connect\t''
timeout\t''
incomplete\t''
proxy\t''
partial\t''
unknown\t''
bad_request\t''
unauthorized\t''
auth\t''
payment_required\t''
too_large\t''
too_many_requests\t''
ratelimit\t''
throttled\t''
internal_server_error\t''
service_unavailable\t''
gateway_timeout\t''
down\t''
offline\t''
hang\t''
max_tokens\t''
invalid_request_error\t''
authentication_error\t''
billing_error\t''
permission_error\t''
not_found_error\t''
conflict_error\t''
rate_limit_error\t''
api_error\t''
timeout_error\t''
overloaded_error\t''
organization_on_hold\t''
claude_code_key_creator_not_member\t''
claude_code_version_too_old\t''
cmek_key_disabled\t''
cmek_key_network_blocked\t''
image_dimensions_too_large\t''
thread_already_continued\t''
thread_continue_in_flight\t''
thread_not_found\t''
linked_organization_billing_unavailable\t''
linked_organization_spend_limit_reached\t''
user_profile_billing_not_authorized\t''
user_profile_not_billable\t''
enforced_spend_limit_reached\t''
contract_spend_limit_reached\t''
ramp_limit_exceeded\t''
cmek_key_unreachable\t''
cmek_context_unavailable\t''
compaction_unavailable\t''"
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l scenario -d 'Play a scenario: a built-in name or a file' -r -f -a "outage\t'overloaded for good: every request is a 529'
recovery\t'three requests fail with 529, then all is well'
rate-limited\t'two requests must wait two seconds each'
long-wait\t'the server asks to come back in 171 seconds'
spend-cap\t'the month\'s spend limit is reached'
no-credit\t'the prepaid credit is used up'
revoked-key\t'the key is not valid any more'
on-hold\t'the organization is on hold'
flaky\t'every other request fails, each time in another way'
cut-streams\t'every stream ends in the middle of the answer'
stalls\t'every stream falls silent in the middle of the answer'
slow\t'answers begin after a second and trickle'
gateway\t'a gateway answers with its own error page'
captive-portal\t'a captive portal answers everything'
refusals\t'the model declines every request'
lost-batch\t'a batch is created, but the reply is lost'
torn-results\t'the results of a batch break off in the middle of a line, once'
mixed-batch\t'every third item of a batch fails in a way worth retrying'
overload-storm\t'for half a minute six requests of ten are overloaded, then two of ten, then none'
mid-run-outage\t'all is well but for an outage from minute 2 to 5'
slow-drip\t'answers begin after two to six seconds and come at 12 tokens a second'
flaky-streams\t'three streams of ten break in the middle, in one of three ways'
limit-squeeze\t'20 requests a second, from second 10 to 30 only 2'
bad-gateway-hour\t'for an hour four requests of ten end at the gateway: pages of 502 and 504, closed connections'"
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l judge -d 'Run the command once for each of a dozen failures, or the one given, and report how it coped; exit 7 if it misbehaved'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand sandbox" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
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
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l max-cost -d 'Refuse or stop what would cost more than this many dollars' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l price -d 'Price of a model without a published one: dollars per million tokens in and out' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l color -d 'When to use colour [default: auto]' -r -f -a "auto\t'At a terminal that can show it'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l log-file -d 'Append one JSON object per attempt, wait and outcome to this file' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l tag -d 'Mark the calls of this command in the log file, for claudectl usage' -r
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l capture -d 'Append every failing exchange with the server to this file, redacted, for sandbox --replay' -r -F
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l profile -d 'Use this profile of the configuration file or of the official ant CLI' -r -f -a "(__fish_claudectl_values profiles)"
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l no-proxy -d 'Go directly, whatever the environment says'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l allow-http -d 'Allow plain http to another host; the key then travels unencrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -s 4 -l ipv4 -d 'Connect over IPv4 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -s 6 -l ipv6 -d 'Connect over IPv6 only'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l json -d 'Print one JSON value, and errors as JSON on standard error'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -s v -l verbose -d 'Say more: choices made, thinking and timings; twice for headers'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l log-bodies -d 'Put request and answer bodies into the log file too'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -l capture-bodies -d 'Keep the text of requests and answers in the capture, credentials excepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
function __fish_claudectl_values
    claudectl values $argv[1] -- (commandline -opc) 2>/dev/null
end
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "opus"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "sonnet"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "haiku"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "fable"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-fable-5-2"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-fable-5-1"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-fable-5"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-mythos-5-2"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-mythos-5-1"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-mythos-5"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-mythos-preview"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-opus-5-5"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-opus-5"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-opus-4-8"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-opus-4-7"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-opus-4-6"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-opus-4-5"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-sonnet-5-5"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-sonnet-5"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-sonnet-4-6"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-sonnet-4-5"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-haiku-5-5"
complete -c claudectl -n "__fish_claudectl_using_subcommand models; and __fish_seen_subcommand_from show" -f -k -a "claude-haiku-4-5"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from resume" -f -k -a "(__fish_claudectl_values unfinished)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from reconcile" -f -k -a "(__fish_claudectl_values lost)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from show" -f -k -a "(__fish_claudectl_values batches)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from wait" -f -k -a "(__fish_claudectl_values batches)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from results" -f -k -a "(__fish_claudectl_values batches)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from cancel" -f -k -a "(__fish_claudectl_values batches)"
complete -c claudectl -n "__fish_claudectl_using_subcommand batches; and __fish_seen_subcommand_from delete" -f -k -a "(__fish_claudectl_values batches)"
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "internal" -d 'a bug in claudectl'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "usage" -d 'bad command line'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "config" -d 'credential or configuration missing or malformed; nothing was sent'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "input" -d 'prompt, file, JSONL or request invalid, empty, changed or too big; found locally, nothing was sent'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "output" -d 'result or state could not be written, is damaged, or is in use by another process'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "incomplete" -d 'the answer or the results were cut; what arrived is kept and marked'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "partial" -d 'finished, but some items of a batch failed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "pending" -d 'a wait ran out of time and the batch goes on, or a bulk run stopped before its end'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "unknown" -d 'a batch may exist whose reply was lost: reconcile, do not resubmit'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "dns" -d 'the name does not resolve'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "connect" -d 'refused or unreachable'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "timeout" -d 'connect, first byte, idle or --timeout: the message says which and after how long'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tls" -d 'certificate not trusted, expired, wrong name, no trust store, or handshake failed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "proxy" -d 'the proxy refused, wants a login or is down'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "connection_lost" -d 'cut after the request was sent, before an answer'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "not_the_api" -d 'something else answered: HTML, portal, redirect, wrong host, invalid JSON'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "truncated" -d 'the answer stopped at max_tokens, pause_turn or the context window'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "refusal" -d 'the model declined (HTTP 200)'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "invalid_request" -d 'HTTP 400: the API rejected the request'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "authentication" -d 'HTTP 401: the credential was not accepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "billing" -d 'HTTP 402, and every 400 or 429 that is about money: credit, spend limit, tier cap'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "permission" -d 'HTTP 403: not allowed for this credential or from this place'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "not_found" -d 'HTTP 404: no such model, batch or path'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "conflict" -d 'HTTP 409: something changed at the same time'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "request_too_large" -d 'HTTP 413: the request has too many bytes'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "unprocessable" -d 'HTTP 422: understood, but cannot be processed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "client_error" -d 'any other HTTP 4xx'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rate_limit" -d 'HTTP 429: too many requests or tokens for now'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "server_error" -d 'HTTP 500: the API failed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "server_other" -d 'any other HTTP 5xx'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "bad_gateway" -d 'HTTP 502: a gateway got no good answer from behind it'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "unavailable" -d 'HTTP 503: temporarily not available'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "deadline_exceeded" -d 'HTTP 504: processing took too long'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "overloaded" -d 'HTTP 529: the whole service is busy'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "http_405" -d 'HTTP 405: the path exists, but not for this method'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "http_408" -d 'HTTP 408: the server waited too long for the request'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "http_412" -d 'HTTP 412: a precondition does not hold any more'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "http_425" -d 'HTTP 425: too early'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "http_431" -d 'HTTP 431: the request headers are too large'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "http_451" -d 'HTTP 451: not available for legal reasons'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "http_499" -d 'HTTP 499: the client went away before the answer'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "http_501" -d 'HTTP 501: the server does not know this call'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "http_505" -d 'HTTP 505: the server does not speak this HTTP version'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "http_52x" -d 'HTTP 520 to 526: Cloudflare could not talk to the server behind it'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "exit_0" -d 'Done'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "exit_130" -d 'Ended by Ctrl-C (SIGINT)'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "exit_143" -d 'Asked to end (SIGTERM)'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "exit_141" -d 'The reader of standard output went away (SIGPIPE)'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "http_200" -d 'HTTP 200: the API answered, but that is not the whole story'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "key_missing" -d 'No credential was found'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "key_blank" -d 'The variable for the key is set, but empty'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "key_malformed" -d 'The key holds characters that no key has'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "key_wrong_kind" -d 'This credential is not an API key'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "credentials_conflict" -d 'Two credentials at once'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "token_expired" -d 'The login token of the profile has expired'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "profile_unusable" -d 'A profile is missing, ambiguous or readable by others'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "identity_token_unusable" -d 'The identity token for federation cannot be used'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "federation_incomplete" -d 'Something is missing for workload identity federation'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "browser_blocked" -d 'The SDK refuses to run in a browser'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "browser_cors" -d 'A browser was not allowed to call the API'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "sdk_not_installed" -d 'The SDK is not installed where the program runs'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "base_url_invalid" -d 'The base URL cannot be right'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "config_file_invalid" -d 'The config file cannot be read'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "prompt_empty" -d 'The prompt is empty'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "file_unreadable" -d 'A file could not be read or is of an unknown type'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "input_not_utf8" -d 'The text is not UTF-8'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_file_invalid" -d 'A batch file has lines the API would reject'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_input_changed" -d 'The input of an unfinished run has changed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "streaming_required" -d 'The SDK refuses a long answer without streaming'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "disk_full" -d 'There is no room left'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "run_in_use" -d 'Another claudectl works on the same run'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "state_damaged" -d 'The journal of a run is damaged'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "sdk_outdated" -d 'The SDK does not know this parameter'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "invalid_api_key" -d 'The API does not know this key'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "invalid_bearer_token" -d 'The bearer token is not valid'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "oauth_not_supported" -d 'An OAuth token was sent without its beta'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "oauth_token_expired" -d 'The login has expired'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "credential_revoked" -d 'The credential is well-formed but no longer valid'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "credential_missing" -d 'The request carried no credential'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cors_not_allowed" -d 'The request looked like one from a browser page'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "token_exchange_failed" -d 'The identity token was not accepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "web_identity_federation_disabled" -d 'Outbound web identity federation is off in the AWS account'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "workspace_header_required" -d 'This key works in several workspaces; say which'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "workspace_header_invalid" -d 'The workspace id is malformed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "workspace_not_found" -d 'There is no such workspace for this key'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "request_not_allowed" -d 'Requests from this place are not served'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "key_lacks_permission" -d 'The key may not use this resource'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "admin_key_required" -d 'This endpoint wants an Admin API key'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "organization_on_hold" -d 'The organization is on hold for trust and safety'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "organization_disabled" -d 'The organization of this key has been disabled'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "api_key_auth_disabled" -d 'The organization does not allow API keys'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "claude_code_key_creator_not_member" -d 'The person who made this Claude Code key has left'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "claude_code_version_too_old" -d 'This version of Claude Code is too old'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "change_outcome_unknown" -d 'It is not known whether the whole change was saved'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "registration_pending" -d 'The registration is not finished yet'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "user_profile_required" -d 'Billing a user profile needs to be told which one'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "user_profile_not_found" -d 'The user profile is missing or inactive'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "user_profile_billing_not_authorized" -d 'The customer has not allowed you to bill them'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "user_profile_not_billable" -d 'This caller may not bill that profile'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "invalid_metadata" -d 'The metadata is not acceptable'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "concurrent_membership_change" -d 'The members changed at the same moment'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "memory_path_conflict" -d 'Two memory entries want the same path'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "organization_not_enrolled_in_beta" -d 'The organization does not take part in this beta'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "organization_type_not_supported" -d 'This call is not offered to this type of organization'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "api_key_scope_missing" -d 'The key lacks a scope this call needs'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "sandbox_egress_restricted" -d 'The sandbox this runs in may not call out'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "data_retention_required" -d 'The model needs data retention to be switched on'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "hipaa_feature" -d 'A feature is not offered to HIPAA-regulated organizations'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "web_search_disabled" -d 'Web search is switched off for this organization'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "subscription_token_only" -d 'This token is only for Claude Code'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cmek_key_disabled" -d 'The workspace\'s own encryption key is disabled or revoked'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cmek_key_network_blocked" -d 'Network rules keep the API from the workspace\'s encryption key'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cmek_key_unreachable" -d 'The workspace\'s encryption key cannot be reached at the moment'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cmek_context_unavailable" -d 'The workspace\'s encryption settings cannot be read at the moment'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "skill_read_blocked_undecryptable" -d 'A custom skill cannot be decrypted'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "credit_balance_too_low" -d 'The prepaid credit is used up'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "own_spend_limit" -d 'A spend limit that your own organization set is reached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "own_workspace_spend_limit" -d 'A spend limit set for this workspace is reached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "enforced_spend_limit_reached" -d 'The monthly spend cap of your tier is reached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "contract_spend_limit_reached" -d 'The spend limit of your contract is reached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "extra_usage_required" -d 'Long prompts need extra usage to be switched on'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "linked_organization_billing_unavailable" -d 'The linked customer organization cannot be billed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "linked_organization_spend_limit_reached" -d 'The linked customer organization is at its spend limit'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "payment_failed" -d 'A payment failed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_spend_cap" -d 'A gateway in between has a spend cap of its own'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rate_limit_tokens" -d 'A limit of tokens per minute is reached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rate_limit_requests" -d 'A limit of requests per minute is reached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rate_limit_per_hour" -d 'A limit per hour is reached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rate_limit_per_day" -d 'A limit per day is reached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rate_limit_acceleration" -d 'Usage grows faster than the organization is allowed to'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rate_limit_connections" -d 'Too many connections or requests at the same time'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "ramp_limit_exceeded" -d 'Traffic grows faster than the API allows'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rate_limit_claude_code" -d 'The limit of the Claude Code workspace is reached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "fast_mode_limit" -d 'The separate limit of fast mode is reached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "model_not_found" -d 'The API does not know this model, or not for you'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "model_not_available" -d 'The model has been withdrawn for this account'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "model_retired" -d 'The model has been retired'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "model_unsupported_feature" -d 'This model does not offer a feature of the request'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "prompt_too_long" -d 'The prompt has more tokens than the context window'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "context_limit_with_output" -d 'Prompt and max_tokens together do not fit the context window'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "max_tokens_too_large" -d 'max_tokens is more than this model can produce'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "max_tokens_too_small" -d 'max_tokens is below what is allowed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "max_tokens_not_above_budget" -d 'max_tokens leaves no room beside the thinking budget'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "too_many_messages" -d 'Too many messages in one request'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "image_too_many_bytes" -d 'An image has too many bytes'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "image_too_many_pixels" -d 'An image has too many pixels'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "image_dimensions_too_large" -d 'The longest side of an image is over the limit'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "image_would_be_downsized" -d 'An image would be scaled down, and the request forbids that'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "image_unreadable" -d 'An image could not be read'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "too_many_images" -d 'Too many images in one request'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "pdf_too_many_pages" -d 'A PDF has too many pages'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "pdf_password" -d 'A PDF is protected by a password'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "pdf_unreadable" -d 'A PDF could not be read'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "base64_invalid" -d 'The data of a block is not base64'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "prefill_unsupported" -d 'This model does not continue an assistant message'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "text_empty" -d 'A text block is empty'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "trailing_whitespace" -d 'The last assistant message ends with a blank'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "first_message_not_user" -d 'The conversation does not begin with a user message'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "roles_must_alternate" -d 'Two messages of the same role follow each other'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "role_unknown" -d 'A message has a role that does not exist there'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "document_in_assistant" -d 'A document stands directly in an assistant message'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "citations_in_user" -d 'A user message carries citations'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "content_type_unknown" -d 'A block is of a type the API does not know there'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "not_valid_json" -d 'The body is not JSON'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "body_not_utf8" -d 'The body is not valid Unicode'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "field_required" -d 'A field is missing'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "field_unknown" -d 'A field is not known to the API'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "field_wrong_type" -d 'A field has a value of the wrong type or range'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thinking_enabled_unsupported" -d 'This model does not take a thinking budget'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thinking_adaptive_unsupported" -d 'This model does not know adaptive thinking'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thinking_always_on" -d 'Thinking cannot be switched off on this model'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thinking_defaults_to_adaptive" -d 'Thinking cannot be switched off on Mythos Preview'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thinking_between_tools_instead" -d 'This model switches thinking off in another way'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thinking_between_tools_unsupported" -d 'Only Sonnet 5.5 knows thinking between tools'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "effort_needs_thinking" -d 'This effort needs thinking'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "effort_changed" -d 'The effort changes in the middle of a conversation without thinking'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "effort_unsupported" -d 'This model does not take an effort, or not this one'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thinking_budget_too_small" -d 'The thinking budget is below its minimum'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thinking_with_forced_tool" -d 'Thinking does not go with a forced tool'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thinking_blocks_modified" -d 'Thinking blocks were changed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thinking_block_expected" -d 'A turn with thinking must begin with its thinking block'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thinking_bound_elsewhere" -d 'A thinking block is bound to another conversation'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thinking_signature_damaged" -d 'The signature of a thinking block is damaged or missing'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "block_binding_without_beta" -d 'block_binding needs its beta'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tool_result_missing" -d 'A tool call has no result'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tool_result_unexpected" -d 'A tool result belongs to no call'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tool_ids_repeated" -d 'Two tool calls have the same id'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "server_tool_result_missing" -d 'The result of a server tool is missing'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "forced_tool_unsupported" -d 'This model cannot be forced to use a tool'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tool_type_unsupported" -d 'The model does not offer this version of a built-in tool'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tool_name_invalid" -d 'The name of a tool is not allowed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tools_all_deferred" -d 'Every tool is deferred'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "deferred_tool_cached" -d 'A deferred tool has a cache mark'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "search_domains_conflict" -d 'A search both allows and blocks domains'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "search_callers" -d 'This model can only call the search itself'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "encrypted_content_changed" -d 'The encrypted content of a search result was changed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "available_tools_limit_exceeded" -d 'Too many or too large tools at one point of the conversation'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tool_name_conflict" -d 'Two tools want the same name'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tool_reference_unresolved" -d 'A tool is referred to before it is defined'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "mcp_server_failed" -d 'An MCP server could not be used'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tool_schema_invalid" -d 'The schema of a tool is not accepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "schema_regex_unsupported" -d 'A pattern in a schema uses a regex feature that is not supported'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "schema_too_complex" -d 'The schema is too complex'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "schema_recursive" -d 'The schema refers to itself'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "schema_unsupported" -d 'The schema for the output uses something that is not supported'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "citations_with_schema" -d 'Citations and structured output exclude each other'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "sampling_unsupported" -d 'temperature, top_p and top_k are not taken'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "temperature_and_top_p" -d 'temperature and top_p must not be sent together'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "sampling_with_thinking" -d 'Thinking limits temperature, top_p and top_k'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cache_too_many_breakpoints" -d 'More than four cache breakpoints'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cache_ttl_order" -d 'Cache breakpoints with a longer life must come first'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "inference_geo_unsupported" -d 'This model does not take inference_geo'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "task_budget_too_small" -d 'The task budget is below its minimum'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "fast_mode_unsupported" -d 'This model has no fast mode, or needs a beta for it'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "system_message_place" -d 'A system message stands in a wrong place'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "fallbacks_beta_date" -d 'fallbacks needs the right beta'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "fallback_credit" -d 'The fallback credit cannot be redeemed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "reserved_keyword" -d 'The system prompt holds a reserved word'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "anthropic_gateway_model_option" -d 'A gateway refuses a parameter before the API sees it'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "beta_unknown" -d 'A beta name is wrong or not open to you'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "version_header_missing" -d 'The version header is missing'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "version_header_unknown" -d 'There is no such API version'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "request_body_encoding_unsupported" -d 'The Content-Encoding is not supported'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "request_body_encoding_invalid" -d 'The body cannot be decompressed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "request_body_too_large_after_decoding" -d 'The body is too large once it is decompressed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "request_body_timeout" -d 'The body of the request did not arrive in time'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "unsupported_charset" -d 'The charset of the request is not supported'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "content_type_header" -d 'The Content-Type header is missing or wrong'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thread_not_found" -d 'The thread is gone'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thread_already_continued" -d 'That response was already continued'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thread_continue_in_flight" -d 'Another request is continuing the same response'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thread_fingerprint_mismatch" -d 'Something changed that must stay equal in a thread'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "thread_unsupported_request" -d 'Threads do not go with another feature of the request'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "compaction_block_wrong" -d 'A compaction block was changed, moved or is not alone'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "compaction_not_possible" -d 'There is nothing to compact, or not at this point'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "compaction_unavailable" -d 'Compaction is not available for the moment'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "file_not_found" -d 'There is no such file'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "file_expired" -d 'The file has expired'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "file_not_downloadable" -d 'This file cannot be downloaded'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "storage_quota_exceeded" -d 'The storage of the organization is full'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "file_name_invalid" -d 'The name of the file is not allowed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "stream_cut" -d 'The stream ended before its last event'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "stream_out_of_order" -d 'The events of the stream do not fit together'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "stream_buffered" -d 'A proxy holds the stream back'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "error_event_unreadable" -d 'The stream failed, and the SDK hid why'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "stopped_at_max_tokens" -d 'The answer stopped at max_tokens'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "stopped_at_pause_turn" -d 'A loop of server tools paused'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "stopped_at_context_window" -d 'The context window is full'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "stopped_without_reason" -d 'The answer ended without a stop reason'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "stopped_by_error" -d 'The server ended the answer with the stop reason `error`'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "output_filtered" -d 'A content filter blocked the output'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "usage_policy_refused" -d 'The request was refused under the usage policy'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "interrupted_here" -d 'Your own code aborted the request'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_empty" -d 'The batch holds no requests'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_custom_id_invalid" -d 'A custom_id is malformed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_custom_id_repeated" -d 'A custom_id occurs twice in the batch'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_too_many" -d 'The batch has too many requests or bytes'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_queue_full" -d 'Too many requests are waiting in batches'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_param_refused" -d 'A batch item holds a field that batches do not take'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_not_found" -d 'The batch is not found'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_results_gone" -d 'The results are no longer kept'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_not_ended" -d 'The batch has not ended yet'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_results_forbidden" -d 'Downloading batch results is switched off'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_item_expired" -d 'A batch item expired before it was worked on'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "batch_item_canceled" -d 'A batch item was canceled'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "results_incomplete" -d 'Fewer result lines than the batch has items'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "already_member" -d 'That person is already a member'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "approval_required" -d 'The change needs an approval first'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "bundle_attachment_not_supported" -d 'This bundle cannot be attached there'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "bundle_on_call" -d 'The bundle is in use by a call'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cannot_invite_emails_with_unverified_domains" -d 'An invited address is of a domain that is not verified'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cannot_remove_last_member" -d 'The last member cannot be removed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cannot_sign_out_primary_owner" -d 'The primary owner cannot be signed out'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cannot_sign_out_self" -d 'You cannot sign yourself out this way'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cmek_feature_unsupported" -d 'This feature does not work with a customer-managed encryption key'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cmek_not_approved" -d 'Customer-managed encryption is not approved for this organization'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "email_domain_not_allowed" -d 'The domain of an address is not allowed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "environment_archived" -d 'The environment has been archived'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "external_key_in_workspace_policy" -d 'The external key is still part of a workspace policy'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "external_key_not_found" -d 'There is no such external encryption key'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "external_key_provider_mismatch" -d 'The external key belongs to another key provider'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "external_key_validation_failed" -d 'The external key could not be validated'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "external_key_validation_timed_out" -d 'Validating the external key took too long'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "external_storage_in_use" -d 'The external storage is still in use'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "external_storage_in_workspace_policy" -d 'The external storage is still part of a workspace policy'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "external_storage_not_available" -d 'External storage is not available to this organization'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gcp_project_not_verified" -d 'The Google Cloud project is not verified'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "grant_required" -d 'A grant is missing'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "human_review_not_available" -d 'Human review is not available to this organization'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "human_review_on_with_external_storage" -d 'Human review and external storage exclude each other'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "invalid_config_type_change" -d 'The type of a configuration cannot be changed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "invalid_storage_arn" -d 'The ARN of the storage is not valid'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "invite_already_exists" -d 'There is an open invitation for that address'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "key_profile_mismatch" -d 'The key does not belong to this profile'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "org_api_key_limit_exceeded" -d 'The organization has as many API keys as it may'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "org_member_limit_exceeded" -d 'The organization has as many members as it may'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "organization_not_eligible" -d 'The organization is not eligible for this'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "provider_not_allowed" -d 'This provider is not allowed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rbac_group_grants_owner_access" -d 'The group would grant owner access'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rbac_group_order_limit_exceeded" -d 'There are as many ordered groups as there may be'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rbac_group_owner_access_unconfirmed" -d 'Owner access through this group must be confirmed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "region_not_supported" -d 'This region is not supported'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "scan_failed" -d 'The scan found a problem or failed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "settings_document_limit_exceeded" -d 'The settings have reached their largest size or number'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "settings_history_limit_exceeded" -d 'The history of the settings is full'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "slack_channel_set_up_settings_refused" -d 'The settings for the Slack channel were refused'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "storage_attach_limit_reached" -d 'As many storages are attached as may be'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "storage_not_approved" -d 'The storage is not approved'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "storage_not_attachable" -d 'The storage cannot be attached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "storage_profile_mismatch" -d 'The storage does not belong to this profile'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "storage_profile_still_required" -d 'The storage profile is still needed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "storage_verification_failed" -d 'The storage could not be verified'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "transcripts_storage_required" -d 'Storage for transcripts is missing'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "unsupported_region" -d 'This region is not supported here'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "workspace_api_key_limit_exceeded" -d 'The workspace has as many API keys as it may'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "workspace_human_review_disabled" -d 'Human review is switched off for this workspace'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "workspace_member_limit_exceeded" -d 'The workspace has as many members as it may'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "workspace_policy_violation" -d 'The change is against a policy of the workspace'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cannot_sign_out_managed_member" -d 'A managed member cannot be signed out here'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cannot_sign_out_membership_admin" -d 'An admin of memberships cannot be signed out by this role'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cannot_sign_out_owner" -d 'An owner cannot be signed out by this role'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "cannot_sign_out_privileged_member" -d 'A privileged member cannot be signed out by this role'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "claude_tag_writes_not_enabled" -d 'Writing tags is not enabled for this organization'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "compliance_configuration_restricted" -d 'The compliance configuration may not be changed by this key'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "environment_create_disabled" -d 'Creating environments is switched off'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "environment_update_disabled" -d 'Changing environments is switched off'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "spend_limits_admin_api_writes_not_enabled" -d 'Setting spend limits through the Admin API is not enabled'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "environment_not_found" -d 'There is no such environment'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rbac_group_managed_settings_not_found" -d 'The group has no managed settings'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rbac_group_not_found" -d 'There is no such group'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "rbac_role_not_found" -d 'There is no such role'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "slack_channel_set_up_environment_not_found" -d 'The environment of the Slack channel does not exist'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "external_key_changed" -d 'The external key was changed at the same time'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gcp_project_controlled_by_another_organization" -d 'The Google Cloud project belongs to another organization'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "plugin_name_taken" -d 'A plugin of that name exists already'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "scan_pending" -d 'The scan has not finished yet'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "skill_name_taken" -d 'A skill of that name exists already'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "slack_channel_set_up_settings_conflict" -d 'The settings of the Slack channel were changed at the same time'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "storage_already_registered" -d 'The storage is registered already'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "storage_attached_during_archive" -d 'The storage was attached while it was being archived'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "storage_changed_concurrently" -d 'The storage was changed at the same time'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "storage_in_use" -d 'The storage is in use'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "workspace_changed_concurrently" -d 'The workspace was changed at the same time'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "authorization_check_unavailable" -d 'The check of permissions is not available for the moment'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "workspace_created_incomplete" -d 'The workspace was created, but not completely'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "dns_no_such_name" -d 'The name does not exist'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "dns_no_answer" -d 'The resolver does not answer'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "connect_refused" -d 'Nothing listens at that address'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "connect_unreachable" -d 'There is no way to the host'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "connect_blocked" -d 'A firewall on this machine forbids the connection'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "connection_error" -d 'The SDK could not reach the API and does not say why'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "connection_reset" -d 'The connection was cut before an answer'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "proxy_login" -d 'The proxy wants a login'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "proxy_refused" -d 'The proxy does not let this host through'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "proxy_cannot_reach" -d 'The proxy cannot reach the API'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "proxy_down" -d 'The proxy itself cannot be reached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "proxy_setting" -d 'The proxy setting is not understood'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "proxy_socks_failed" -d 'The SOCKS proxy failed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tls_untrusted" -d 'The certificate is from an authority this machine does not know'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tls_expired" -d 'The certificate has expired'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tls_not_yet_valid" -d 'The certificate is not valid yet'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tls_wrong_name" -d 'The certificate is for another name'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tls_no_trust_store" -d 'No trusted authorities were found on this machine'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tls_ca_file" -d 'The file with your own authority cannot be used'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tls_revocation" -d 'Windows could not check whether the certificate was revoked'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "tls_handshake" -d 'The secure connection could not be set up'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "timeout_connect" -d 'Connecting took too long'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "timeout_upload" -d 'The upload stalled'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "timeout_headers" -d 'No answer began in time'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "timeout_idle" -d 'No data came for the idle timeout'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "timeout_semantic_idle" -d 'The stream sent nothing but pings'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "timeout_total" -d 'The time for the whole command ran out'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "timeout_results" -d 'The download of batch results is too slow'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "timeout_sdk" -d 'The SDK gave up waiting'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_html" -d 'An HTML page, which the API never sends'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "answer_not_json" -d 'The answer could not be read as JSON'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "answer_cut" -d 'The answer was cut: invalid JSON'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "results_unreadable" -d 'A line of the batch results could not be read as JSON'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_squid" -d 'A page of the Squid proxy'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_portal" -d 'A login page of this network, or of a gateway'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_blocked_by_filter" -d 'The block page of a web filter'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_cloudflare_block" -d 'Cloudflare blocked the request before it reached the API'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_cloudflare_challenge" -d 'Cloudflare wants a browser to prove it is one'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_egress_denied" -d 'The sandbox or proxy this runs in does not allow the host'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_redirect" -d 'A redirect, which the API never sends'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_base_url_path" -d 'Nothing at this path: the base URL is wrong'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_not_http" -d 'What answered does not speak HTTP, or not the API\'s'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_empty" -d 'An empty answer'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_wrong_shape" -d 'The answer is JSON, but not the API\'s'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_too_large" -d 'A gateway in between takes no request that big'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_rate_limit" -d 'A gateway or the edge limits your requests'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_server_error" -d 'The error page of a gateway or of the edge'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_bad_gateway" -d 'The 502 page of a gateway or of the edge'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_unavailable" -d 'The 503 page of a gateway'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "page_gateway_timeout" -d 'The 504 page of a gateway'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_authentication" -d 'The gateway did not accept the credential'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_billing" -d 'The gateway\'s own budget or credit is used up'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_permission" -d 'The gateway does not allow this'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_not_found" -d 'The gateway has no such model or path'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_rate_limit" -d 'The gateway limits your requests'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_server_error" -d 'The gateway failed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "error_type_unknown" -d 'An error of a type that this version does not know'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_not_configured" -d 'The gateway does not exist or is not set up'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_content_blocked" -d 'A rule of the gateway blocked the prompt or the answer'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_provider_failed" -d 'The gateway got no answer from the provider behind it'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_quota" -d 'The quota of this key at the gateway is used up'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_no_deployment" -d 'The gateway has no deployment left for this model'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_model_unknown" -d 'The gateway has no model of this name'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_model_forbidden" -d 'The key of the gateway may not use this model'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "openrouter_credits" -d 'The credits at OpenRouter do not cover this request'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "gateway_key_limit" -d 'The key has reached the limit it was given at the gateway'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "bedrock_throttled" -d 'Bedrock limits the requests or tokens of this AWS account'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "bedrock_no_access" -d 'The AWS account or role may not use this model'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "bedrock_needs_profile" -d 'Bedrock offers this model only through an inference profile'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "bedrock_model_id" -d 'Bedrock does not know this model id'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "bedrock_use_case_form" -d 'Bedrock wants the use case form first'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "bedrock_unavailable" -d 'Bedrock cannot serve the request for the moment'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "aws_credentials" -d 'AWS does not accept the credentials'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "aws_credentials_missing" -d 'No AWS credentials were found'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "vertex_quota" -d 'The quota of the Google Cloud project is used up, or is 0'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "vertex_exhausted" -d 'Google has no capacity for this model at the moment'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "vertex_model_not_found" -d 'The Google Cloud project does not have this model in this region'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "vertex_not_enabled" -d 'The Google Cloud project may not use this model'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "vertex_permission" -d 'Google Cloud does not permit the call'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "google_credentials" -d 'No usable Google credentials were found'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "google_token_rejected" -d 'Google does not accept the token'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "azure_deployment_not_found" -d 'There is no such deployment in the Azure resource'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "azure_api_not_supported" -d 'The Azure resource does not offer this API'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "subscription_limit" -d 'The limit of a Claude subscription is reached'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "not_logged_in" -d 'Claude Code has no login and no key'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "subscription_disabled" -d 'The organization does not allow subscriptions in Claude Code'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "extra_usage_exhausted" -d 'The extra usage of the plan is used up'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "curl_timeout" -d 'curl gave up waiting'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "curl_cannot_write" -d 'curl could not write what it received'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "curl_other" -d 'curl failed by itself'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "AnthropicError" -d 'The root of every exception of the SDK'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "APIError" -d 'Something failed while talking to the API'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "APIStatusError" -d 'The API answered with a 4xx or 5xx status'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "APIConnectionError" -d 'No answer: the connection could not be made or broke'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "APITimeoutError" -d 'The SDK gave up waiting'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "APIUserAbortError" -d 'Your own code aborted the request'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "APIResponseValidationError" -d 'The answer does not have the shape the SDK expects'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "BadRequestError" -d 'HTTP 400: the API rejected the request'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "AuthenticationError" -d 'HTTP 401: the credential was not accepted'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "PermissionDeniedError" -d 'HTTP 403: this key or this place is not allowed to'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "NotFoundError" -d 'HTTP 404: no such model, batch, file or path'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "ConflictError" -d 'HTTP 409: something else changed the same thing'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "RequestTooLargeError" -d 'HTTP 413: the request has too many bytes'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "UnprocessableEntityError" -d 'HTTP 422: understood, but not acceptable'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "RateLimitError" -d 'HTTP 429: a limit is used up'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "InternalServerError" -d 'HTTP 500 or another 5xx: the server failed'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "ServiceUnavailableError" -d 'HTTP 503: temporarily not available'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "DeadlineExceededError" -d 'HTTP 504: processing took too long'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "OverloadedError" -d 'HTTP 529: the whole service is busy'
complete -c claudectl -n "__fish_claudectl_using_subcommand explain" -f -k -a "RequestTimeoutError" -d 'HTTP 408: the server waited too long for the request'
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -f -k -a "bash"
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -f -k -a "zsh"
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -f -k -a "fish"
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -f -k -a "powershell"
complete -c claudectl -n "__fish_claudectl_using_subcommand completions" -f -k -a "elvish"
