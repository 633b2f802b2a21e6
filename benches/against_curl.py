#!/usr/bin/env python3
"""Times claudectl against curl in the same run and prints the ratios.

The machine may be noisy, so every pair of commands runs in turn (A B A B ...) and only the median of the
pairwise ratios is worth quoting. Needs Python 3.11, curl, and a release build:

    cargo build --release && python3 benches/against_curl.py
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = Path(os.environ.get("CLAUDECTL", ROOT / "target/release/claudectl"))
RUNS = int(os.environ.get("RUNS", "40"))
KEY = "sk-ant-api03-BENCHBENCHBENCHBENCHBENCHBENCHBENCHBENCH-AA"


def run_once(command, env):
    """Wall milliseconds of one run; stops the bench when it fails."""
    begun = time.perf_counter()
    pid = os.posix_spawn(
        command[0],
        command,
        env,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
        ],
    )
    _, status = os.waitpid(pid, 0)
    took = (time.perf_counter() - begun) * 1000
    if status != 0:
        sys.exit(f"{' '.join(command)}: exit status {os.waitstatus_to_exitcode(status)}")
    return took


def compare(title, ours, theirs, env):
    for command in (ours, theirs):
        run_once(command, env)
    pairs = [(run_once(ours, env), run_once(theirs, env)) for _ in range(RUNS)]
    mine = statistics.median(a for a, _ in pairs)
    other = statistics.median(b for _, b in pairs)
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{title:<34} {mine:7.2f} ms   curl {other:7.2f} ms   ratio {ratio:5.2f}")


def which(name):
    for folder in os.environ["PATH"].split(":"):
        if os.access(f"{folder}/{name}", os.X_OK):
            return f"{folder}/{name}"
    sys.exit(f"{name} is needed for the comparison and was not found")


def main():
    if not BINARY.exists():
        sys.exit("build first: cargo build --release")
    curl = which("curl")
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "ANTHROPIC_API_KEY": KEY}
    ours = str(BINARY)
    server = subprocess.Popen([ours, "sandbox"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env)
    try:
        url = server.stdout.readline().decode().strip()
        env["ANTHROPIC_BASE_URL"] = url
        body = {
            "model": "claude-opus-5-5",
            "max_tokens": 32000,
            "messages": [{"role": "user", "content": "Hello"}],
            "stream": True,
        }
        message = [
            curl, "-sS", "-N", f"{url}/v1/messages", "-H", f"x-api-key: {KEY}",
            "-H", "anthropic-version: 2026-10-21", "-H", "content-type: application/json",
            "-d", json.dumps(body),
        ]
        models = [curl, "-sS", f"{url}/v1/models", "-H", f"x-api-key: {KEY}", "-H", "anthropic-version: 2026-10-21"]
        print(f"{RUNS} pairs each, medians; binary {BINARY.stat().st_size / 1024 / 1024:.1f} MiB")
        compare("--version", [ours, "--version"], [curl, "--version"], env)
        compare("send --no-stream, small message", [ours, "send", "--no-stream", "Hello"], message, env)
        compare("send, small message", [ours, "send", "Hello"], message, env)
        compare("models list", [ours, "models", "list", "--json"], models, env)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
