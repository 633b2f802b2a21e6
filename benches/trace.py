#!/usr/bin/env python3
"""Measures what `trace` costs: streams a second at 16 connections and time to the first byte, direct and through it in the
same run.

    cargo build --release --bin claudectl --example serve --example load && python3 benches/trace.py

The exit status is 1 if a bar is missed: a tenth of the direct streams, a millisecond more to the first byte.
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "target/release"
BINARY = os.environ.get("CLAUDECTL", str(BUILT / "claudectl"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = "2"
# What the row is called, connections, deltas of a stream.
ROWS = [("16 connections", 16, 20), ("one connection", 1, 20), ("16 connections, long streams", 16, 2000)]


def load(url, connections):
    """Streams a second, and microseconds to the first byte."""
    out = subprocess.run([BUILT / "examples/load", url, str(connections), SECONDS], check=True, capture_output=True, text=True)
    return tuple(int(number) for number in out.stdout.split())


def measured(base, title, connections, deltas):
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent"}
    argv = [BINARY, "-q", "--base-url", f"{base}/kept/{deltas}", "trace", "--port", "0"]
    trace = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env)
    try:
        through = trace.stdout.readline().decode().strip()
        rounds = [(load(f"{base}/kept/{deltas}", connections), load(through, connections)) for _ in range(ROUNDS)]
    finally:
        trace.terminate()
        trace.wait()
    median = lambda of: statistics.median(of(*one) for one in rounds)
    direct, traced = median(lambda d, t: d[0]), median(lambda d, t: t[0])
    share = median(lambda d, t: t[0] / d[0])
    added = median(lambda d, t: (t[1] - d[1]) / 1000)
    print(f"{title}: {direct:.0f} streams a second directly, {traced:.0f} traced ({share:.2f}); first byte +{added:.2f} ms")
    return share, added


def main():
    server = subprocess.Popen([BUILT / "examples/serve"], stdout=subprocess.PIPE)
    try:
        base = server.stdout.readline().decode().strip()
        rows = [measured(base, *row) for row in ROWS]
    finally:
        server.terminate()
        server.wait()
    good = rows[0][0] >= 0.1 and rows[1][1] <= 1.0
    print("the bars are met" if good else "a bar is missed: 0.10 of the streams at 16 connections, +1 ms at one")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
