#!/usr/bin/env python3
"""Counts the instructions of a few runs and compares them with those of the last time (benches/counts.json).

    cargo build --release && python3 benches/counts.py             compares; exit status 1 if one is 3 % off
                             python3 benches/counts.py --record    writes them down anew

An instruction count does not depend on what else the machine does, so a small change shows. It does depend on the
compiler, on the C library and on what the processor can do: where one of these is another, nothing is compared. Needs
Python 3.11 and valgrind.
"""

import json
import os
import platform
import re
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = os.environ.get("CLAUDECTL", str(ROOT / "target/release/claudectl"))
FILE = ROOT / "benches/counts.json"
KEY = "sk-ant-api03-BENCHBENCHBENCHBENCHBENCHBENCHBENCHBENCH-AA"
# How far a count may be off, in either direction: what is less is to be written down too.
TOLERANCE = 0.03
# The least of so many runs counts: a thread that waits for another adds some instructions, none takes them away.
RUNS = 3
LINES = 10_000


def event(name, value):
    return f"event: {name}\ndata: {json.dumps(value, separators=(',', ':'))}\n\n".encode()


def stream(deltas):
    """An answer of so many pieces of text."""
    usage = {"input_tokens": 8, "output_tokens": 1}
    message = {
        "id": "msg_01XFDUDYJgAACzvnptVvoYEL", "type": "message", "role": "assistant", "model": "claude-opus-5-5",
        "content": [], "stop_reason": None, "stop_sequence": None, "usage": usage,
    }
    block = {"type": "text", "text": ""}
    delta = {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": " some words"}}
    end = {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": {"output_tokens": deltas}}
    return b"".join([
        event("message_start", {"type": "message_start", "message": message}),
        event("content_block_start", {"type": "content_block_start", "index": 0, "content_block": block}),
        event("content_block_delta", delta) * deltas,
        event("content_block_stop", {"type": "content_block_stop", "index": 0}),
        event("message_delta", end),
        event("message_stop", {"type": "message_stop"}),
    ])


def batch():
    counts = {"processing": 0, "succeeded": LINES, "errored": 0, "canceled": 0, "expired": 0}
    return {
        "id": "msgbatch_x", "type": "message_batch", "processing_status": "ended", "request_counts": counts,
        "created_at": "2026-11-27T08:00:00Z", "ended_at": "2026-11-27T08:00:01Z", "expires_at": "2026-11-28T08:00:00Z",
        "archived_at": None, "cancel_initiated_at": None, "results_url": None,
    }


def results():
    text = "The answer has a few sentences, a \"quote\" and an \n escape, as answers have. " * 8
    for number in range(LINES):
        message = {
            "id": f"msg_01{number:022}", "type": "message", "role": "assistant", "model": "claude-opus-5-5",
            "content": [{"type": "text", "text": text}], "stop_reason": "end_turn", "stop_sequence": None,
            "usage": {"input_tokens": 412, "output_tokens": 118},
        }
        yield {"custom_id": f"r-{number:07}", "result": {"type": "succeeded", "message": message}}


def requests():
    text = "Summarise the following report in two sentences, then name its author. " * 25
    for number in range(LINES):
        messages = [{"role": "user", "content": f"{text}{number}"}]
        yield {"custom_id": f"r-{number:07}", "params": {"model": "claude-opus-5-5", "max_tokens": 1024, "messages": messages}}


def lines(values):
    return b"".join(json.dumps(value, separators=(",", ":")).encode() + b"\n" for value in values)


class Server:
    """Answers by the path, each answer in one piece."""

    def __init__(self, answers):
        self.answers = answers
        # The length of the port is part of every request, so it has five digits.
        while True:
            self.socket = socket.create_server(("127.0.0.1", 0))
            port = self.socket.getsockname()[1]
            if port >= 10_000:
                break
        self.url = f"http://127.0.0.1:{port}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            threading.Thread(target=self.serve, args=(self.socket.accept()[0],), daemon=True).start()

    def serve(self, client):
        with client:
            head = b""
            while b"\r\n\r\n" not in head:
                head += client.recv(65536)
            path = head.split(b" ", 2)[1].decode().split("?")[0]
            head, _, body = head.partition(b"\r\n\r\n")
            length = re.search(rb"(?i)content-length: *(\d+)", head)
            left = int(length.group(1)) - len(body) if length else 0
            while left > 0:
                left -= len(client.recv(65536))
            kind, answer = next(answer for end, *answer in self.answers if path.endswith(end))
            client.sendall(
                b"HTTP/1.1 200 OK\r\ncontent-type: %s\r\ncontent-length: %d\r\nrequest-id: req_bench\r\n"
                b"connection: close\r\n\r\n" % (kind, len(answer)) + answer
            )


def count(command, env):
    """Instructions of one run, all its threads together."""
    ran = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )
    found = re.search(r"Collected : (\d+)", ran.stderr)
    if ran.returncode != 0 or not found:
        sys.exit(f"{' '.join(command)}: exit status {ran.returncode}\n{ran.stderr[-2000:]}")
    return int(found.group(1))


def surroundings():
    """What a count depends on besides the program."""
    compiler = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    flags = re.search(r"^(?:flags|Features)\s*:(.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    known = flags.group(1).split() if flags else []
    return {
        "compiler": compiler,
        "library": " ".join(platform.libc_ver()),
        "machine": platform.machine(),
        "vectors": [flag for flag in ("avx2", "avx512bw") if flag in known],
    }


def measure(work):
    env = {"PATH": os.environ["PATH"], "ANTHROPIC_API_KEY": KEY, "HOME": f"{work}/home"}
    Path(f"{work}/in.jsonl").write_bytes(lines(requests()))
    sse, json_type = b"text/event-stream", b"application/json"

    def server(answer):
        return {**env, "ANTHROPIC_BASE_URL": Server(answer).url}

    one, many = [("/messages", sse, stream(3))], [("/messages", sse, stream(LINES))]
    sheet = [("/results", b"application/x-jsonl", lines(results())), ("", json_type, json.dumps(batch()).encode())]
    out = f"{work}/out.jsonl"
    cases = [
        ("--version", env, ["--version"]),
        ("one message", server(one), ["send", "Hello"]),
        ("10,000 deltas", server(many), ["send", "Hello"]),
        ("10,000 result lines", server(sheet), ["batches", "results", "msgbatch_x", "-o", out, "-q"]),
        ("10,000 checked lines", env, ["batches", "check", f"{work}/in.jsonl"]),
    ]
    counts = {}
    for title, env, arguments in cases:
        seen = []
        for _ in range(RUNS):
            Path(out).unlink(missing_ok=True)
            seen.append(count([BINARY, *arguments], env))
        counts[title] = min(seen)
        print(f"{title:<24} {min(seen):>13,}   spread {(max(seen) - min(seen)) / min(seen):6.2%}", flush=True)
    return counts


def main():
    if not Path(BINARY).exists():
        sys.exit("build first: cargo build --release")
    here = surroundings()
    # Of the same length everywhere: a path is part of what is counted.
    with tempfile.TemporaryDirectory(prefix="counts-", dir="/var/tmp") as work:
        counts = measure(work)
    if "--record" in sys.argv:
        FILE.write_text(json.dumps({**here, "counts": counts}, indent=2) + "\n")
        return
    recorded = json.loads(FILE.read_text())
    other = [f"{name}: {here[name]}, recorded: {recorded[name]}" for name in here if here[name] != recorded[name]]
    if other:
        print("not compared:", "; ".join(other))
        return
    off = []
    for title, now in counts.items():
        before = recorded["counts"].get(title, 0)
        change = now / before - 1 if before else float("inf")
        if abs(change) > TOLERANCE:
            off.append(f"{title}: {before:,} before, {now:,} now ({change:+.1%})")
    if off:
        sys.exit("\n".join(["Counts are off. Find out why; if it is right so: python3 benches/counts.py --record", *off]))
    print(f"all within {TOLERANCE:.0%} of benches/counts.json")


if __name__ == "__main__":
    main()
