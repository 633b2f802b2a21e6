#!/usr/bin/env python3
"""Times `explain` on logs of two gigabytes against `grep -c` in the same run.

    cargo build --release && python3 benches/logs.py

SCALE=0.1 makes the logs smaller for a first look, RUNS=3 sets the number of runs, WORK names a folder with room for one
log. The exit status is 1 if a bar is missed.
"""

import os
import sys
import tempfile
from pathlib import Path

import pairs

ROOT = Path(__file__).resolve().parent.parent
BINARY = os.environ.get("CLAUDECTL", str(ROOT / "target/release/claudectl"))
SCALE = float(os.environ.get("SCALE", "1"))
RUNS = int(os.environ.get("RUNS", "3"))
SIZE = int(2_000_000_000 * SCALE)
# Seconds for the whole size, and MiB.
MOST_SECONDS = 6
MOST_MIB = 12


def stamp(number):
    return f"2026-11-20T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}.{number % 1000:03}Z"


def plain(number):
    if number % 2_000 == 0:
        return f"{stamp(number)} ERROR claude failed: overloaded_error\n"
    return f"{stamp(number)} INFO worker-{number % 7} handled item {number} in {number % 900} ms\n"


def quiet(number):
    return (
        f"{stamp(number)} INFO worker-{number % 7} api.anthropic.com model=claude-opus-5-5 took {number % 900} ms "
        f"input_tokens={number % 4_000} output_tokens={number % 800}\n"
    )


def requests(number):
    return f'{stamp(number)} INFO httpx HTTP Request: POST https://api.anthropic.com/v1/messages "HTTP/1.1 200 OK" timeout=600\n'


def errors(number):
    body = (
        "{'type': 'error', 'error': {'type': 'rate_limit_error', 'message': 'This request would exceed the rate limit of "
        "your organization of 50 requests per minute'}, 'request_id': 'req_011C%020d'}" % number
    )
    return f"{stamp(number)} ERROR anthropic.RateLimitError: Error code: 429 - {body}\n"


def answers(number):
    """One object a line, one in ten an error."""
    if number % 10 == 0:
        error = '{"type":"overloaded_error","message":"Overloaded"}'
        return f'{{"ts":"{stamp(number)}","type":"error","error":{error},"request_id":"req_011C{number:020}"}}\n'
    return f'{{"ts":"{stamp(number)}","level":"info","model":"claude-opus-5-5","id":"msg_01{number:022}","output_tokens":{number % 800}}}\n'


# What the row is called, what makes its lines, and how `explain` ends: 0 where it finds something, 4 where not.
ROWS = [
    ("an error every 2,000 lines", plain, 0),
    ("every line of Claude, none an error", quiet, 4),
    ("every line a request that went well", requests, 4),
    ("every line an error", errors, 0),
    ("JSON lines, one in ten an error", answers, 0),
]


def write(path, line):
    """A part of the log is made line by line and then written again and again, to save time."""
    size = 0
    with open(path, "wb") as out:
        part, number = [], 0
        while sum(map(len, part)) < min(SIZE, 64_000_000):
            part.append("".join(line(at) for at in range(number, number + 10_000)).encode())
            number += 10_000
        block = b"".join(part)
        while size < SIZE:
            out.write(block)
            size += len(block)
    return size


def main():
    good = True
    with tempfile.TemporaryDirectory(prefix="logs-", dir=os.environ.get("WORK", "/var/tmp")) as work:
        log = f"{work}/log"
        for title, line, exit_code in ROWS:
            size = write(log, line)
            env = {"PATH": os.environ["PATH"], "HOME": work}
            ours = pairs.Command([BINARY, "explain", "-f", log], env, exit_code)
            theirs = pairs.Command([pairs.which("grep"), "-c", "a", log], {**env, "LC_ALL": "C"})
            good &= pairs.compare(title, ours, theirs, RUNS, memory=MOST_MIB, most_ms=MOST_SECONDS * 1000 * size / 2_000_000_000, name="grep")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
