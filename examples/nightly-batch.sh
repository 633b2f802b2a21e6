#!/usr/bin/env bash
# Runs a file of requests as a batch, from cron. Calling it again is always safe: it goes on where it stopped.
#
#   ./nightly-batch.sh requests.jsonl results.jsonl
#
# Exit codes of its own: 0 all there, 1 some items failed for good, 75 call it again, 2 somebody has to look.
set -u

input=${1:?usage: nightly-batch.sh INPUT OUTPUT}
output=${2:?usage: nightly-batch.sh INPUT OUTPUT}

claudectl batches check "$input" >&2 || exit 2

claudectl batches run "$input" -o "$output" --timeout "${PATIENCE:-20h}"
code=$?

case $code in
  0) echo "all results are in $output" >&2 ;;
  7)
    # Finished, and some items failed: they are in a file of their own that can be sent again once it is corrected.
    echo "finished, some items failed for good" >&2
    exit 1
    ;;
  8 | 10 | 11 | 12 | 15 | 49 | 5[0-9])
    echo "not finished yet (exit code $code): the same command goes on" >&2
    exit 75
    ;;
  9)
    # A reply was lost: the batch may exist. The next run looks for it before it creates another one.
    echo "a batch may exist whose reply was lost: call this again, do not send the file elsewhere" >&2
    exit 75
    ;;
  *)
    claudectl explain "$code" >&2
    exit 2
    ;;
esac
