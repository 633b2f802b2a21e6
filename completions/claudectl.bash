_claudectl() {
    local i cur prev opts cmd
    COMPREPLY=()
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        cur="$2"
    else
        cur="${COMP_WORDS[COMP_CWORD]}"
    fi
    prev="$3"
    cmd=""
    opts=""

    for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
    do
        case "${cmd},${i}" in
            ",$1")
                cmd="claudectl"
                ;;
            claudectl,batches)
                cmd="claudectl__subcmd__batches"
                ;;
            claudectl,bulk)
                cmd="claudectl__subcmd__bulk"
                ;;
            claudectl,completions)
                cmd="claudectl__subcmd__completions"
                ;;
            claudectl,diagnose)
                cmd="claudectl__subcmd__diagnose"
                ;;
            claudectl,explain)
                cmd="claudectl__subcmd__explain"
                ;;
            claudectl,models)
                cmd="claudectl__subcmd__models"
                ;;
            claudectl,sandbox)
                cmd="claudectl__subcmd__sandbox"
                ;;
            claudectl,send)
                cmd="claudectl__subcmd__send"
                ;;
            claudectl,trace)
                cmd="claudectl__subcmd__trace"
                ;;
            claudectl,usage)
                cmd="claudectl__subcmd__usage"
                ;;
            claudectl__subcmd__batches,cancel)
                cmd="claudectl__subcmd__batches__subcmd__cancel"
                ;;
            claudectl__subcmd__batches,check)
                cmd="claudectl__subcmd__batches__subcmd__check"
                ;;
            claudectl__subcmd__batches,create)
                cmd="claudectl__subcmd__batches__subcmd__create"
                ;;
            claudectl__subcmd__batches,delete)
                cmd="claudectl__subcmd__batches__subcmd__delete"
                ;;
            claudectl__subcmd__batches,list)
                cmd="claudectl__subcmd__batches__subcmd__list"
                ;;
            claudectl__subcmd__batches,reconcile)
                cmd="claudectl__subcmd__batches__subcmd__reconcile"
                ;;
            claudectl__subcmd__batches,results)
                cmd="claudectl__subcmd__batches__subcmd__results"
                ;;
            claudectl__subcmd__batches,resume)
                cmd="claudectl__subcmd__batches__subcmd__resume"
                ;;
            claudectl__subcmd__batches,run)
                cmd="claudectl__subcmd__batches__subcmd__run"
                ;;
            claudectl__subcmd__batches,runs)
                cmd="claudectl__subcmd__batches__subcmd__runs"
                ;;
            claudectl__subcmd__batches,show)
                cmd="claudectl__subcmd__batches__subcmd__show"
                ;;
            claudectl__subcmd__batches,wait)
                cmd="claudectl__subcmd__batches__subcmd__wait"
                ;;
            claudectl__subcmd__models,list)
                cmd="claudectl__subcmd__models__subcmd__list"
                ;;
            claudectl__subcmd__models,show)
                cmd="claudectl__subcmd__models__subcmd__show"
                ;;
            *)
                ;;
        esac
    done

    case "${cmd}" in
        claudectl)
            opts="-4 -6 -q -v -h -V --base-url --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --sandbox --profile --help --version send models batches bulk usage diagnose explain trace sandbox completions"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --sandbox)
                    COMPREPLY=($(compgen -W "400 401 402 403 404 409 413 422 429 500 502 503 504 529 chance after until ok type message retry-after retry-after-ms retry-after-date x-should-retry location no-header done credit spend-limit workspace-limit disabled too-long forbidden extra-usage html portal plain json empty invalid-json garbage half-headers endless-headers body delay pace split bytewise read-rate early cut close reset stall lost-reply no-stop for framing error pings bad-json bad-utf8 second-start wrong-index late-delta unknown-event unknown-delta unknown-block after-stop huge-line crlf unterminated duplicate foreign-id at say deltas stop truncated refusal think tool unstreamed errored expired canceled every lookalikes status archived results-url no-range other-etag batch-time clock page-size old-models latency token-rate seed lenient clock-speed rpm rps itpm itps otpm otps ramp monthly-cap overload limit-headers invalid_request authentication billing permission not_found conflict request_too_large unprocessable client_error rate_limit server_error server_other bad_gateway unavailable deadline_exceeded overloaded not_the_api connection_lost connect timeout incomplete proxy partial unknown bad_request unauthorized auth payment_required too_large too_many_requests ratelimit throttled internal_server_error service_unavailable gateway_timeout down offline hang max_tokens invalid_request_error authentication_error billing_error permission_error not_found_error conflict_error rate_limit_error api_error timeout_error overloaded_error organization_on_hold claude_code_key_creator_not_member claude_code_version_too_old cmek_key_disabled cmek_key_network_blocked image_dimensions_too_large thread_already_continued thread_continue_in_flight thread_not_found linked_organization_billing_unavailable linked_organization_spend_limit_reached user_profile_billing_not_authorized user_profile_not_billable enforced_spend_limit_reached contract_spend_limit_reached ramp_limit_exceeded cmek_key_unreachable cmek_context_unavailable compaction_unavailable" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches)
            opts="-4 -6 -q -v -h --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help check run resume reconcile create runs list show wait results cancel delete"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches__subcmd__cancel)
            opts="-4 -6 -q -v -h --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help $(claudectl values batches -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches__subcmd__check)
            opts="-m -s -f -4 -6 -q -v -h --template --model --max-tokens --effort --thinking --system --file --schema --tools --stop --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --template)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --model)
                    _claudectl_no_files
                    return 0
                    ;;
                -m)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-tokens)
                    _claudectl_no_files
                    return 0
                    ;;
                --effort)
                    COMPREPLY=($(compgen -W "low medium high xhigh max" -- "${cur}"))
                    return 0
                    ;;
                --thinking)
                    _claudectl_no_files
                    return 0
                    ;;
                --system)
                    _claudectl_no_files
                    return 0
                    ;;
                -s)
                    _claudectl_no_files
                    return 0
                    ;;
                --file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -f)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --schema)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tools)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --stop)
                    _claudectl_no_files
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches__subcmd__create)
            opts="-m -s -f -4 -6 -q -v -h --template --model --max-tokens --effort --thinking --system --file --schema --tools --stop --run-dir --reconcile-wait --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --template)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --model)
                    _claudectl_no_files
                    return 0
                    ;;
                -m)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-tokens)
                    _claudectl_no_files
                    return 0
                    ;;
                --effort)
                    COMPREPLY=($(compgen -W "low medium high xhigh max" -- "${cur}"))
                    return 0
                    ;;
                --thinking)
                    _claudectl_no_files
                    return 0
                    ;;
                --system)
                    _claudectl_no_files
                    return 0
                    ;;
                -s)
                    _claudectl_no_files
                    return 0
                    ;;
                --file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -f)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --schema)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tools)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --stop)
                    _claudectl_no_files
                    return 0
                    ;;
                --run-dir)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --reconcile-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches__subcmd__delete)
            opts="-4 -6 -q -v -h --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help $(claudectl values batches -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches__subcmd__list)
            opts="-4 -6 -q -v -h --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches__subcmd__reconcile)
            opts="-4 -6 -q -v -h --adopt --resubmit --reconcile-wait --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help $(claudectl values lost -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --adopt)
                    _claudectl_no_files
                    return 0
                    ;;
                --reconcile-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches__subcmd__results)
            opts="-o -4 -6 -q -v -h --output --out --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help $(claudectl values batches -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --out)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches__subcmd__resume)
            opts="-4 -6 -q -v -h --poll-interval --reconcile-wait --force --fail-on --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help $(claudectl values unfinished -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --poll-interval)
                    _claudectl_no_files
                    return 0
                    ;;
                --reconcile-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --fail-on)
                    COMPREPLY=($(compgen -W "refusal truncated none" -- "${cur}"))
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches__subcmd__run)
            opts="-m -s -f -o -4 -6 -q -v -h --template --model --max-tokens --effort --thinking --system --file --schema --tools --stop --output --out --order --run-dir --poll-interval --reconcile-wait --again --force --fail-on --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --template)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --model)
                    _claudectl_no_files
                    return 0
                    ;;
                -m)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-tokens)
                    _claudectl_no_files
                    return 0
                    ;;
                --effort)
                    COMPREPLY=($(compgen -W "low medium high xhigh max" -- "${cur}"))
                    return 0
                    ;;
                --thinking)
                    _claudectl_no_files
                    return 0
                    ;;
                --system)
                    _claudectl_no_files
                    return 0
                    ;;
                -s)
                    _claudectl_no_files
                    return 0
                    ;;
                --file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -f)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --schema)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tools)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --stop)
                    _claudectl_no_files
                    return 0
                    ;;
                --out)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --order)
                    COMPREPLY=($(compgen -W "input any" -- "${cur}"))
                    return 0
                    ;;
                --run-dir)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --poll-interval)
                    _claudectl_no_files
                    return 0
                    ;;
                --reconcile-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --fail-on)
                    COMPREPLY=($(compgen -W "refusal truncated none" -- "${cur}"))
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches__subcmd__runs)
            opts="-4 -6 -q -v -h --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches__subcmd__show)
            opts="-4 -6 -q -v -h --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help $(claudectl values batches -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__batches__subcmd__wait)
            opts="-4 -6 -q -v -h --poll-interval --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help $(claudectl values batches -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --poll-interval)
                    _claudectl_no_files
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__bulk)
            opts="-o -s -f -j -4 -6 -q -v -m -h --output --out --id-column --template --max-tokens --effort --thinking --system --file --schema --tools --stop --max-concurrency --max-requests-per-minute --max-input-tokens-per-minute --max-output-tokens-per-minute --no-limits --outage-pause --order --limit --max-errors --retry-errors --drain --run-dir --again --force --dry-run --base-url --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --sandbox --model --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --out)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --id-column)
                    _claudectl_no_files
                    return 0
                    ;;
                --template)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --max-tokens)
                    _claudectl_no_files
                    return 0
                    ;;
                --effort)
                    COMPREPLY=($(compgen -W "low medium high xhigh max" -- "${cur}"))
                    return 0
                    ;;
                --thinking)
                    _claudectl_no_files
                    return 0
                    ;;
                --system)
                    _claudectl_no_files
                    return 0
                    ;;
                -s)
                    _claudectl_no_files
                    return 0
                    ;;
                --file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -f)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --schema)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tools)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --stop)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-concurrency)
                    _claudectl_no_files
                    return 0
                    ;;
                -j)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-requests-per-minute)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-input-tokens-per-minute)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-output-tokens-per-minute)
                    _claudectl_no_files
                    return 0
                    ;;
                --outage-pause)
                    _claudectl_no_files
                    return 0
                    ;;
                --order)
                    COMPREPLY=($(compgen -W "input any" -- "${cur}"))
                    return 0
                    ;;
                --limit)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-errors)
                    _claudectl_no_files
                    return 0
                    ;;
                --drain)
                    _claudectl_no_files
                    return 0
                    ;;
                --run-dir)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --sandbox)
                    COMPREPLY=($(compgen -W "400 401 402 403 404 409 413 422 429 500 502 503 504 529 chance after until ok type message retry-after retry-after-ms retry-after-date x-should-retry location no-header done credit spend-limit workspace-limit disabled too-long forbidden extra-usage html portal plain json empty invalid-json garbage half-headers endless-headers body delay pace split bytewise read-rate early cut close reset stall lost-reply no-stop for framing error pings bad-json bad-utf8 second-start wrong-index late-delta unknown-event unknown-delta unknown-block after-stop huge-line crlf unterminated duplicate foreign-id at say deltas stop truncated refusal think tool unstreamed errored expired canceled every lookalikes status archived results-url no-range other-etag batch-time clock page-size old-models latency token-rate seed lenient clock-speed rpm rps itpm itps otpm otps ramp monthly-cap overload limit-headers invalid_request authentication billing permission not_found conflict request_too_large unprocessable client_error rate_limit server_error server_other bad_gateway unavailable deadline_exceeded overloaded not_the_api connection_lost connect timeout incomplete proxy partial unknown bad_request unauthorized auth payment_required too_large too_many_requests ratelimit throttled internal_server_error service_unavailable gateway_timeout down offline hang max_tokens invalid_request_error authentication_error billing_error permission_error not_found_error conflict_error rate_limit_error api_error timeout_error overloaded_error organization_on_hold claude_code_key_creator_not_member claude_code_version_too_old cmek_key_disabled cmek_key_network_blocked image_dimensions_too_large thread_already_continued thread_continue_in_flight thread_not_found linked_organization_billing_unavailable linked_organization_spend_limit_reached user_profile_billing_not_authorized user_profile_not_billable enforced_spend_limit_reached contract_spend_limit_reached ramp_limit_exceeded cmek_key_unreachable cmek_context_unavailable compaction_unavailable" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --model)
                    COMPREPLY=($(compgen -W "opus sonnet haiku fable claude-fable-5-2 claude-fable-5-1 claude-fable-5 claude-mythos-5-2 claude-mythos-5-1 claude-mythos-5 claude-mythos-preview claude-opus-5-5 claude-opus-5 claude-opus-4-8 claude-opus-4-7 claude-opus-4-6 claude-opus-4-5 claude-sonnet-5-5 claude-sonnet-5 claude-sonnet-4-6 claude-sonnet-4-5 claude-haiku-5-5 claude-haiku-4-5" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                -m)
                    COMPREPLY=($(compgen -W "opus sonnet haiku fable claude-fable-5-2 claude-fable-5-1 claude-fable-5 claude-mythos-5-2 claude-mythos-5-1 claude-mythos-5 claude-mythos-preview claude-opus-5-5 claude-opus-5 claude-opus-4-8 claude-opus-4-7 claude-opus-4-6 claude-opus-4-5 claude-sonnet-5-5 claude-sonnet-5 claude-sonnet-4-6 claude-sonnet-4-5 claude-haiku-5-5 claude-haiku-4-5" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__completions)
            opts="-4 -6 -q -v -h --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help bash zsh fish powershell elvish"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__diagnose)
            opts="-4 -6 -q -v -h --offline --live --report --watch --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --report)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --watch)
                    _claudectl_no_files
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__explain)
            opts="-f -4 -6 -q -v -h --file --request --list --all --exit-codes --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help internal usage config input output incomplete partial pending unknown dns connect timeout tls proxy connection_lost not_the_api truncated refusal invalid_request authentication billing permission not_found conflict request_too_large unprocessable client_error rate_limit server_error server_other bad_gateway unavailable deadline_exceeded overloaded http_405 http_408 http_412 http_425 http_431 http_451 http_499 http_501 http_505 http_52x exit_0 exit_130 exit_143 exit_141 http_200 key_missing key_blank key_malformed key_wrong_kind credentials_conflict token_expired profile_unusable identity_token_unusable federation_incomplete browser_blocked browser_cors sdk_not_installed base_url_invalid config_file_invalid prompt_empty file_unreadable input_not_utf8 batch_file_invalid batch_input_changed streaming_required disk_full run_in_use state_damaged sdk_outdated invalid_api_key invalid_bearer_token oauth_not_supported oauth_token_expired credential_revoked credential_missing cors_not_allowed token_exchange_failed web_identity_federation_disabled workspace_header_required workspace_header_invalid workspace_not_found request_not_allowed key_lacks_permission admin_key_required organization_on_hold organization_disabled api_key_auth_disabled claude_code_key_creator_not_member claude_code_version_too_old change_outcome_unknown registration_pending user_profile_required user_profile_not_found user_profile_billing_not_authorized user_profile_not_billable invalid_metadata concurrent_membership_change memory_path_conflict organization_not_enrolled_in_beta organization_type_not_supported api_key_scope_missing sandbox_egress_restricted data_retention_required hipaa_feature web_search_disabled subscription_token_only cmek_key_disabled cmek_key_network_blocked cmek_key_unreachable cmek_context_unavailable skill_read_blocked_undecryptable credit_balance_too_low own_spend_limit own_workspace_spend_limit enforced_spend_limit_reached contract_spend_limit_reached extra_usage_required linked_organization_billing_unavailable linked_organization_spend_limit_reached payment_failed gateway_spend_cap rate_limit_tokens rate_limit_requests rate_limit_per_hour rate_limit_per_day rate_limit_acceleration rate_limit_connections ramp_limit_exceeded rate_limit_claude_code fast_mode_limit model_not_found model_not_available model_retired model_unsupported_feature prompt_too_long context_limit_with_output max_tokens_too_large max_tokens_too_small max_tokens_not_above_budget too_many_messages image_too_many_bytes image_too_many_pixels image_dimensions_too_large image_would_be_downsized image_unreadable too_many_images pdf_too_many_pages pdf_password pdf_unreadable base64_invalid prefill_unsupported text_empty trailing_whitespace first_message_not_user roles_must_alternate role_unknown document_in_assistant citations_in_user content_type_unknown not_valid_json body_not_utf8 field_required field_unknown field_wrong_type thinking_enabled_unsupported thinking_adaptive_unsupported thinking_always_on thinking_defaults_to_adaptive thinking_between_tools_instead thinking_between_tools_unsupported effort_needs_thinking effort_changed effort_unsupported thinking_budget_too_small thinking_with_forced_tool thinking_blocks_modified thinking_block_expected thinking_bound_elsewhere thinking_signature_damaged block_binding_without_beta tool_result_missing tool_result_unexpected tool_ids_repeated server_tool_result_missing forced_tool_unsupported tool_type_unsupported tool_name_invalid tools_all_deferred deferred_tool_cached search_domains_conflict search_callers encrypted_content_changed available_tools_limit_exceeded tool_name_conflict tool_reference_unresolved mcp_server_failed tool_schema_invalid schema_regex_unsupported schema_too_complex schema_recursive schema_unsupported citations_with_schema sampling_unsupported temperature_and_top_p sampling_with_thinking cache_too_many_breakpoints cache_ttl_order inference_geo_unsupported task_budget_too_small fast_mode_unsupported system_message_place fallbacks_beta_date fallback_credit reserved_keyword anthropic_gateway_model_option beta_unknown version_header_missing version_header_unknown request_body_encoding_unsupported request_body_encoding_invalid request_body_too_large_after_decoding request_body_timeout unsupported_charset content_type_header thread_not_found thread_already_continued thread_continue_in_flight thread_fingerprint_mismatch thread_unsupported_request compaction_block_wrong compaction_not_possible compaction_unavailable file_not_found file_expired file_not_downloadable storage_quota_exceeded file_name_invalid stream_cut stream_out_of_order stream_buffered error_event_unreadable stopped_at_max_tokens stopped_at_pause_turn stopped_at_context_window stopped_without_reason stopped_by_error output_filtered usage_policy_refused interrupted_here batch_empty batch_custom_id_invalid batch_custom_id_repeated batch_too_many batch_queue_full batch_param_refused batch_not_found batch_results_gone batch_not_ended batch_results_forbidden batch_item_expired batch_item_canceled results_incomplete already_member approval_required bundle_attachment_not_supported bundle_on_call cannot_invite_emails_with_unverified_domains cannot_remove_last_member cannot_sign_out_primary_owner cannot_sign_out_self cmek_feature_unsupported cmek_not_approved email_domain_not_allowed environment_archived external_key_in_workspace_policy external_key_not_found external_key_provider_mismatch external_key_validation_failed external_key_validation_timed_out external_storage_in_use external_storage_in_workspace_policy external_storage_not_available gcp_project_not_verified grant_required human_review_not_available human_review_on_with_external_storage invalid_config_type_change invalid_storage_arn invite_already_exists key_profile_mismatch org_api_key_limit_exceeded org_member_limit_exceeded organization_not_eligible provider_not_allowed rbac_group_grants_owner_access rbac_group_order_limit_exceeded rbac_group_owner_access_unconfirmed region_not_supported scan_failed settings_document_limit_exceeded settings_history_limit_exceeded slack_channel_set_up_settings_refused storage_attach_limit_reached storage_not_approved storage_not_attachable storage_profile_mismatch storage_profile_still_required storage_verification_failed transcripts_storage_required unsupported_region workspace_api_key_limit_exceeded workspace_human_review_disabled workspace_member_limit_exceeded workspace_policy_violation cannot_sign_out_managed_member cannot_sign_out_membership_admin cannot_sign_out_owner cannot_sign_out_privileged_member claude_tag_writes_not_enabled compliance_configuration_restricted environment_create_disabled environment_update_disabled spend_limits_admin_api_writes_not_enabled environment_not_found rbac_group_managed_settings_not_found rbac_group_not_found rbac_role_not_found slack_channel_set_up_environment_not_found external_key_changed gcp_project_controlled_by_another_organization plugin_name_taken scan_pending skill_name_taken slack_channel_set_up_settings_conflict storage_already_registered storage_attached_during_archive storage_changed_concurrently storage_in_use workspace_changed_concurrently authorization_check_unavailable workspace_created_incomplete dns_no_such_name dns_no_answer connect_refused connect_unreachable connect_blocked connection_error connection_reset proxy_login proxy_refused proxy_cannot_reach proxy_down proxy_setting proxy_socks_failed tls_untrusted tls_expired tls_not_yet_valid tls_wrong_name tls_no_trust_store tls_ca_file tls_revocation tls_handshake timeout_connect timeout_upload timeout_headers timeout_idle timeout_semantic_idle timeout_total timeout_results timeout_sdk page_html answer_not_json answer_cut results_unreadable page_squid page_portal page_blocked_by_filter page_cloudflare_block page_cloudflare_challenge page_egress_denied page_redirect page_base_url_path page_not_http page_empty page_wrong_shape page_too_large page_rate_limit page_server_error page_bad_gateway page_unavailable page_gateway_timeout gateway_authentication gateway_billing gateway_permission gateway_not_found gateway_rate_limit gateway_server_error error_type_unknown gateway_not_configured gateway_content_blocked gateway_provider_failed gateway_quota gateway_no_deployment gateway_model_unknown gateway_model_forbidden openrouter_credits gateway_key_limit bedrock_throttled bedrock_no_access bedrock_needs_profile bedrock_model_id bedrock_use_case_form bedrock_unavailable aws_credentials aws_credentials_missing vertex_quota vertex_exhausted vertex_model_not_found vertex_not_enabled vertex_permission google_credentials google_token_rejected azure_deployment_not_found azure_api_not_supported subscription_limit not_logged_in subscription_disabled extra_usage_exhausted curl_timeout curl_cannot_write curl_other AnthropicError APIError APIStatusError APIConnectionError APITimeoutError APIUserAbortError APIResponseValidationError BadRequestError AuthenticationError PermissionDeniedError NotFoundError ConflictError RequestTooLargeError UnprocessableEntityError RateLimitError InternalServerError ServiceUnavailableError DeadlineExceededError OverloadedError RequestTimeoutError"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -f)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --request)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__models)
            opts="-4 -6 -q -v -h --base-url --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --sandbox --help list show"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --sandbox)
                    COMPREPLY=($(compgen -W "400 401 402 403 404 409 413 422 429 500 502 503 504 529 chance after until ok type message retry-after retry-after-ms retry-after-date x-should-retry location no-header done credit spend-limit workspace-limit disabled too-long forbidden extra-usage html portal plain json empty invalid-json garbage half-headers endless-headers body delay pace split bytewise read-rate early cut close reset stall lost-reply no-stop for framing error pings bad-json bad-utf8 second-start wrong-index late-delta unknown-event unknown-delta unknown-block after-stop huge-line crlf unterminated duplicate foreign-id at say deltas stop truncated refusal think tool unstreamed errored expired canceled every lookalikes status archived results-url no-range other-etag batch-time clock page-size old-models latency token-rate seed lenient clock-speed rpm rps itpm itps otpm otps ramp monthly-cap overload limit-headers invalid_request authentication billing permission not_found conflict request_too_large unprocessable client_error rate_limit server_error server_other bad_gateway unavailable deadline_exceeded overloaded not_the_api connection_lost connect timeout incomplete proxy partial unknown bad_request unauthorized auth payment_required too_large too_many_requests ratelimit throttled internal_server_error service_unavailable gateway_timeout down offline hang max_tokens invalid_request_error authentication_error billing_error permission_error not_found_error conflict_error rate_limit_error api_error timeout_error overloaded_error organization_on_hold claude_code_key_creator_not_member claude_code_version_too_old cmek_key_disabled cmek_key_network_blocked image_dimensions_too_large thread_already_continued thread_continue_in_flight thread_not_found linked_organization_billing_unavailable linked_organization_spend_limit_reached user_profile_billing_not_authorized user_profile_not_billable enforced_spend_limit_reached contract_spend_limit_reached ramp_limit_exceeded cmek_key_unreachable cmek_context_unavailable compaction_unavailable" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__models__subcmd__list)
            opts="-4 -6 -q -v -h --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__models__subcmd__show)
            opts="-4 -6 -q -v -h --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help opus sonnet haiku fable claude-fable-5-2 claude-fable-5-1 claude-fable-5 claude-mythos-5-2 claude-mythos-5-1 claude-mythos-5 claude-mythos-preview claude-opus-5-5 claude-opus-5 claude-opus-4-8 claude-opus-4-7 claude-opus-4-6 claude-opus-4-5 claude-sonnet-5-5 claude-sonnet-5 claude-sonnet-4-6 claude-sonnet-4-5 claude-haiku-5-5 claude-haiku-4-5"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__sandbox)
            opts="-4 -6 -q -v -h --port --record --replay --judge --trial --junit --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --fault --scenario --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --port)
                    _claudectl_no_files
                    return 0
                    ;;
                --record)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --replay)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --trial)
                    _claudectl_no_files
                    return 0
                    ;;
                --junit)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --fault)
                    COMPREPLY=($(compgen -W "400 401 402 403 404 409 413 422 429 500 502 503 504 529 chance after until ok type message retry-after retry-after-ms retry-after-date x-should-retry location no-header done credit spend-limit workspace-limit disabled too-long forbidden extra-usage html portal plain json empty invalid-json garbage half-headers endless-headers body delay pace split bytewise read-rate early cut close reset stall lost-reply no-stop for framing error pings bad-json bad-utf8 second-start wrong-index late-delta unknown-event unknown-delta unknown-block after-stop huge-line crlf unterminated duplicate foreign-id at say deltas stop truncated refusal think tool unstreamed errored expired canceled every lookalikes status archived results-url no-range other-etag batch-time clock page-size old-models latency token-rate seed lenient clock-speed rpm rps itpm itps otpm otps ramp monthly-cap overload limit-headers invalid_request authentication billing permission not_found conflict request_too_large unprocessable client_error rate_limit server_error server_other bad_gateway unavailable deadline_exceeded overloaded not_the_api connection_lost connect timeout incomplete proxy partial unknown bad_request unauthorized auth payment_required too_large too_many_requests ratelimit throttled internal_server_error service_unavailable gateway_timeout down offline hang max_tokens invalid_request_error authentication_error billing_error permission_error not_found_error conflict_error rate_limit_error api_error timeout_error overloaded_error organization_on_hold claude_code_key_creator_not_member claude_code_version_too_old cmek_key_disabled cmek_key_network_blocked image_dimensions_too_large thread_already_continued thread_continue_in_flight thread_not_found linked_organization_billing_unavailable linked_organization_spend_limit_reached user_profile_billing_not_authorized user_profile_not_billable enforced_spend_limit_reached contract_spend_limit_reached ramp_limit_exceeded cmek_key_unreachable cmek_context_unavailable compaction_unavailable" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --scenario)
                    COMPREPLY=($(compgen -W "outage recovery rate-limited long-wait spend-cap no-credit revoked-key on-hold flaky cut-streams stalls slow gateway captive-portal refusals lost-batch torn-results mixed-batch overload-storm mid-run-outage slow-drip flaky-streams limit-squeeze bad-gateway-hour" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__send)
            opts="-s -f -o -4 -6 -q -v -m -h --max-tokens --effort --thinking --system --file --schema --tools --stop --temperature --top-p --top-k --chat --request --no-stdin --output --out --events --no-stream --usage --dry-run --check --count --curl --no-check --fail-on --base-url --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --sandbox --model --fallback-model --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --max-tokens)
                    _claudectl_no_files
                    return 0
                    ;;
                --effort)
                    COMPREPLY=($(compgen -W "low medium high xhigh max" -- "${cur}"))
                    return 0
                    ;;
                --thinking)
                    _claudectl_no_files
                    return 0
                    ;;
                --system)
                    _claudectl_no_files
                    return 0
                    ;;
                -s)
                    _claudectl_no_files
                    return 0
                    ;;
                --file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -f)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --schema)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tools)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --stop)
                    _claudectl_no_files
                    return 0
                    ;;
                --temperature)
                    _claudectl_no_files
                    return 0
                    ;;
                --top-p)
                    _claudectl_no_files
                    return 0
                    ;;
                --top-k)
                    _claudectl_no_files
                    return 0
                    ;;
                --chat)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --request)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --out)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --fail-on)
                    COMPREPLY=($(compgen -W "refusal truncated none" -- "${cur}"))
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --sandbox)
                    COMPREPLY=($(compgen -W "400 401 402 403 404 409 413 422 429 500 502 503 504 529 chance after until ok type message retry-after retry-after-ms retry-after-date x-should-retry location no-header done credit spend-limit workspace-limit disabled too-long forbidden extra-usage html portal plain json empty invalid-json garbage half-headers endless-headers body delay pace split bytewise read-rate early cut close reset stall lost-reply no-stop for framing error pings bad-json bad-utf8 second-start wrong-index late-delta unknown-event unknown-delta unknown-block after-stop huge-line crlf unterminated duplicate foreign-id at say deltas stop truncated refusal think tool unstreamed errored expired canceled every lookalikes status archived results-url no-range other-etag batch-time clock page-size old-models latency token-rate seed lenient clock-speed rpm rps itpm itps otpm otps ramp monthly-cap overload limit-headers invalid_request authentication billing permission not_found conflict request_too_large unprocessable client_error rate_limit server_error server_other bad_gateway unavailable deadline_exceeded overloaded not_the_api connection_lost connect timeout incomplete proxy partial unknown bad_request unauthorized auth payment_required too_large too_many_requests ratelimit throttled internal_server_error service_unavailable gateway_timeout down offline hang max_tokens invalid_request_error authentication_error billing_error permission_error not_found_error conflict_error rate_limit_error api_error timeout_error overloaded_error organization_on_hold claude_code_key_creator_not_member claude_code_version_too_old cmek_key_disabled cmek_key_network_blocked image_dimensions_too_large thread_already_continued thread_continue_in_flight thread_not_found linked_organization_billing_unavailable linked_organization_spend_limit_reached user_profile_billing_not_authorized user_profile_not_billable enforced_spend_limit_reached contract_spend_limit_reached ramp_limit_exceeded cmek_key_unreachable cmek_context_unavailable compaction_unavailable" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --model)
                    COMPREPLY=($(compgen -W "opus sonnet haiku fable claude-fable-5-2 claude-fable-5-1 claude-fable-5 claude-mythos-5-2 claude-mythos-5-1 claude-mythos-5 claude-mythos-preview claude-opus-5-5 claude-opus-5 claude-opus-4-8 claude-opus-4-7 claude-opus-4-6 claude-opus-4-5 claude-sonnet-5-5 claude-sonnet-5 claude-sonnet-4-6 claude-sonnet-4-5 claude-haiku-5-5 claude-haiku-4-5" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                -m)
                    COMPREPLY=($(compgen -W "opus sonnet haiku fable claude-fable-5-2 claude-fable-5-1 claude-fable-5 claude-mythos-5-2 claude-mythos-5-1 claude-mythos-5 claude-mythos-preview claude-opus-5-5 claude-opus-5 claude-opus-4-8 claude-opus-4-7 claude-opus-4-6 claude-opus-4-5 claude-sonnet-5-5 claude-sonnet-5 claude-sonnet-4-6 claude-sonnet-4-5 claude-haiku-5-5 claude-haiku-4-5" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --fallback-model)
                    COMPREPLY=($(compgen -W "opus sonnet haiku fable claude-fable-5-2 claude-fable-5-1 claude-fable-5 claude-mythos-5-2 claude-mythos-5-1 claude-mythos-5 claude-mythos-preview claude-opus-5-5 claude-opus-5 claude-opus-4-8 claude-opus-4-7 claude-opus-4-6 claude-opus-4-5 claude-sonnet-5-5 claude-sonnet-5 claude-sonnet-4-6 claude-sonnet-4-5 claude-haiku-5-5 claude-haiku-4-5" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__trace)
            opts="-4 -6 -q -v -h --port --base-url --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --sandbox --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --port)
                    _claudectl_no_files
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --sandbox)
                    COMPREPLY=($(compgen -W "400 401 402 403 404 409 413 422 429 500 502 503 504 529 chance after until ok type message retry-after retry-after-ms retry-after-date x-should-retry location no-header done credit spend-limit workspace-limit disabled too-long forbidden extra-usage html portal plain json empty invalid-json garbage half-headers endless-headers body delay pace split bytewise read-rate early cut close reset stall lost-reply no-stop for framing error pings bad-json bad-utf8 second-start wrong-index late-delta unknown-event unknown-delta unknown-block after-stop huge-line crlf unterminated duplicate foreign-id at say deltas stop truncated refusal think tool unstreamed errored expired canceled every lookalikes status archived results-url no-range other-etag batch-time clock page-size old-models latency token-rate seed lenient clock-speed rpm rps itpm itps otpm otps ramp monthly-cap overload limit-headers invalid_request authentication billing permission not_found conflict request_too_large unprocessable client_error rate_limit server_error server_other bad_gateway unavailable deadline_exceeded overloaded not_the_api connection_lost connect timeout incomplete proxy partial unknown bad_request unauthorized auth payment_required too_large too_many_requests ratelimit throttled internal_server_error service_unavailable gateway_timeout down offline hang max_tokens invalid_request_error authentication_error billing_error permission_error not_found_error conflict_error rate_limit_error api_error timeout_error overloaded_error organization_on_hold claude_code_key_creator_not_member claude_code_version_too_old cmek_key_disabled cmek_key_network_blocked image_dimensions_too_large thread_already_continued thread_continue_in_flight thread_not_found linked_organization_billing_unavailable linked_organization_spend_limit_reached user_profile_billing_not_authorized user_profile_not_billable enforced_spend_limit_reached contract_spend_limit_reached ramp_limit_exceeded cmek_key_unreachable cmek_context_unavailable compaction_unavailable" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        claudectl__subcmd__usage)
            opts="-4 -6 -q -v -h --since --until --by --csv --base-url --sandbox --proxy --no-proxy --ca-file --allow-http --ipv4 --ipv6 --beta --header --api-version --api-key-file --env-file --workspace --config --timeout --connect-timeout --headers-timeout --idle-timeout --semantic-idle-timeout --upload-timeout --download-timeout --max-retries --max-wait --retry-max-time --breaker --breaker-threshold --breaker-cooldown --max-cost --price --json --color --quiet --verbose --log-file --tag --log-bodies --capture --capture-bodies --profile --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --since)
                    _claudectl_no_files
                    return 0
                    ;;
                --until)
                    _claudectl_no_files
                    return 0
                    ;;
                --by)
                    COMPREPLY=($(compgen -W "day model key tag" -- "${cur}"))
                    return 0
                    ;;
                --base-url)
                    _claudectl_no_files
                    return 0
                    ;;
                --sandbox)
                    _claudectl_no_files
                    return 0
                    ;;
                --proxy)
                    _claudectl_no_files
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --beta)
                    _claudectl_no_files
                    return 0
                    ;;
                --header)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-version)
                    _claudectl_no_files
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --env-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --workspace)
                    _claudectl_no_files
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --connect-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --headers-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --semantic-idle-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --upload-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --download-timeout)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-retries)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-wait)
                    _claudectl_no_files
                    return 0
                    ;;
                --retry-max-time)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --breaker-threshold)
                    _claudectl_no_files
                    return 0
                    ;;
                --breaker-cooldown)
                    _claudectl_no_files
                    return 0
                    ;;
                --max-cost)
                    _claudectl_no_files
                    return 0
                    ;;
                --price)
                    _claudectl_no_files
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --log-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tag)
                    _claudectl_no_files
                    return 0
                    ;;
                --capture)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "$(claudectl values profiles -- "${COMP_WORDS[@]}" 2>/dev/null | cut -f1)" -- "${cur}"))
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
    esac
}

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
        batches\ check|batches\ run|batches\ create|bulk|usage) COMPREPLY=("${rest[@]}") ;;
        *) [[ ${#rest[@]} -eq 0 ]] || COMPREPLY=("${rest[@]}") ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _claudectl_complete -o nosort -o bashdefault -o default claudectl
else
    complete -F _claudectl_complete -o bashdefault -o default claudectl
fi
