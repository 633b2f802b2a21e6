#!/usr/bin/env bash
# Runs a command line of claudectl, captures what failed, and makes sure that the file shows the same failure to others.
#
#   ./report-a-failure.sh send --max-retries 0 "Hello"
#
# Leaves failed.jsonl: no key in it, no text of yours, no text of the model's.
set -u

file=${FILE:-failed.jsonl}

claudectl --capture "$file" "$@"
code=$?
if [ "$code" -eq 0 ]; then
  echo "nothing failed" >&2
  exit 0
fi

claudectl sandbox --replay "$file" -- claudectl "$@" >/dev/null 2>replayed.txt
again=$?
if [ "$again" -ne "$code" ]; then
  echo "the replay ended with $again, the command with $code: see replayed.txt" >&2
  exit 1
fi
claudectl explain -f "$file"
echo "attach $file to your report; anyone can replay it: claudectl sandbox --replay $file -- claudectl $*" >&2
