#!/usr/bin/env bash
# Answers a question, or keeps it for later when the service is busy.
#
#   ./ask-or-queue.sh "Is this a bug report?"
#
# Exit codes of its own: 0 answered, 75 queued (try again later), 1 somebody has to do something.
set -u

queue=${QUEUE:-queue.txt}
question=${1:?usage: ask-or-queue.sh QUESTION}

# All or nothing on standard output: half an answer must not be taken for one.
answer=$(claudectl send --no-stream --no-stdin "$question")
code=$?

case $code in
  0)
    printf '%s\n' "$answer"
    ;;
  6 | 1[0-2] | 15 | 49 | 5[0-9])
    # The service, the network or our rate limit; claudectl has tried again already.
    printf '%s\n' "$question" >>"$queue"
    echo "busy (exit code $code), queued in $queue" >&2
    exit 75
    ;;
  20)
    echo "the answer did not fit: raise --max-tokens" >&2
    exit 1
    ;;
  21)
    echo "the model declined" >&2
    exit 1
    ;;
  3 | 41 | 43)
    echo "the key is missing or was not accepted: tell whoever owns it" >&2
    exit 1
    ;;
  42)
    echo "out of credit or over a spend limit: nothing will work until that is settled" >&2
    exit 1
    ;;
  *)
    claudectl explain "$code" >&2
    exit 1
    ;;
esac
