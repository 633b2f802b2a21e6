#!/usr/bin/env bash
# Before tests that need the API: is it us, or is it them?
#
#   ./ci-gate.sh && run-the-tests
#
# Exit codes of its own: 0 go on, 78 skip the tests today (not our fault), 1 fail the job (ours).
set -u

report=$(claudectl diagnose --json)
code=$?

# The verdict is one line for people; a CI annotation takes it as it is.
summary=$(printf '%s' "$report" | sed -n 's/.*"verdict":{[^}]*"summary":"\([^"]*\)".*/\1/p')

case $code in
  0) exit 0 ;;
  10 | 11 | 12 | 15 | 49 | 5[0-9])
    echo "skipped: ${summary:-exit code $code}"
    exit 78
    ;;
  *)
    echo "failed: ${summary:-exit code $code}"
    exit 1
    ;;
esac
