#!/usr/bin/env python3
"""Times `send` on long answers against curl in the same run: text in many pieces, to a pipe that somebody reads.

    cargo build --release --bin claudectl --example serve && python3 benches/streams.py

The server is benches/serve, which costs next to nothing. The exit status is 1 if a bar is missed.
"""

import os
import subprocess
import sys
from pathlib import Path

import pairs

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "target/release"
BINARY = os.environ.get("CLAUDECTL", str(BUILT / "claudectl"))
KEY = "sk-ant-api03-BENCHBENCHBENCHBENCHBENCHBENCHBENCHBENCH-AA"

# What the row is called, the case of benches/serve, options of `send`, runs, the most times curl's time, the most MiB.
ROWS = [
    ("100,000 deltas to a pipe", "deltas/100000", [], 15, 2.0, None),
    ("one million deltas to a pipe", "deltas/1000000", [], 5, 2.5, 14),
    ("--json of 100,000 deltas", "deltas/100000", ["--json"], 15, 2.5, None),
    ("--events of 100,000 deltas", "deltas/100000", ["--events"], 15, None, None),
    ("300 MB of text to a pipe", "text/300", [], 3, None, 32),
]


def main():
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "ANTHROPIC_API_KEY": KEY}
    curl = pairs.which("curl")
    server = subprocess.Popen([BUILT / "examples/serve"], stdout=subprocess.PIPE)
    good = True
    try:
        base = server.stdout.readline().decode().strip()
        for title, case, options, runs, most, memory in ROWS:
            url = f"{base}/{case}"
            ours = pairs.Command([BINARY, "send", *options, "Hello"], {**env, "ANTHROPIC_BASE_URL": url})
            theirs = pairs.Command([curl, "-sS", "-N", f"{url}/v1/messages", "-d", "{}"], env)
            good &= pairs.compare(title, ours, theirs, runs, most, memory)
    finally:
        server.terminate()
        server.wait()
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
