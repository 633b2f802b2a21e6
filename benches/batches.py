#!/usr/bin/env python3
"""Times the batch commands on large files against curl in the same run, and asserts peak memory.

The server below costs little: results go out with sendfile and uploads are read into one buffer and dropped. Each pair
of commands runs in turn (A B A B ...); the median of the pairwise ratios is what is quoted. Needs Linux, Python 3.11,
curl, some 8 GB of free disk, and a release build:

    cargo build --release && python3 benches/batches.py [results] [check] [create] [tiny] [run]

RUNS=5 sets the number of pairs; SCALE=0.1 makes everything smaller for a first look.
"""

import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = os.environ.get("CLAUDECTL", str(ROOT / "target/release/claudectl"))
RUNS = int(os.environ.get("RUNS", "5"))
SCALE = float(os.environ.get("SCALE", "1"))
KEY = "sk-ant-api03-BENCHBENCHBENCHBENCHBENCHBENCHBENCHBENCH-AA"
ID = "r-%07d"
FIRST_ID = re.compile(rb'"custom_id":"r-(\d{7})"')


def result_line(number, length):
    """A result line of exactly `length` bytes, newline included."""
    line = (
        '{"custom_id":"%s","result":{"type":"succeeded","message":{"id":"msg_01%022d","type":"message",'
        '"role":"assistant","model":"claude-opus-5-5","content":[{"type":"text","text":"%s"}],'
        '"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":412,"cache_creation_input_tokens":0,'
        '"cache_read_input_tokens":0,"output_tokens":118,"service_tier":"batch"}}}}\n'
    )
    empty = len(line % (ID % number, number, ""))
    words = "The answer has a few sentences, a \\\"quote\\\" and an \\n escape, as answers have. "
    room = length - empty
    text = (words * (room // len(words) + 1))[:room]
    while text.endswith("\\"):
        text = text[:-1]
    text += "." * (room - len(text))
    return line % (ID % number, number, text)


def write_results(path, count, length=990):
    """Result lines from the last item to the first: not in the order of the input."""
    with open(path, "w", buffering=1 << 20) as out:
        for number in range(count, 0, -1):
            out.write(result_line(number, length))


def request_line(number, text):
    return (
        '{"custom_id":"%s","params":{"model":"claude-opus-5-5","max_tokens":1024,"messages":'
        '[{"role":"user","content":"%s %d"}]}}\n' % (ID % number, text, number)
    )


def write_requests(path, count, length):
    text = ("Summarise the following report in two sentences, then name its author. " * 40)[:length]
    with open(path, "w", buffering=1 << 20) as out:
        for number in range(1, count + 1):
            out.write(request_line(number, text))


class Server:
    """Speaks just enough HTTP for the batch commands; batches have ended as soon as they exist."""

    def __init__(self, results, line):
        self.results, self.line = results, line
        self.total = os.path.getsize(results) // line if results else 0
        self.batches = []
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = "http://127.0.0.1:%d" % self.socket.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.socket.accept()
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        buffer = bytearray(1 << 20)
        pending = b""
        try:
            while True:
                while b"\r\n\r\n" not in pending:
                    got = client.recv_into(buffer)
                    if not got:
                        return
                    pending += bytes(buffer[:got])
                head, _, body = pending.partition(b"\r\n\r\n")
                pending = self.answer(client, head, body, buffer)
        except OSError:
            pass
        finally:
            client.close()

    def answer(self, client, head, body, buffer):
        method, path = head.split(b" ", 2)[:2]
        path = path.decode().split("?")[0]
        length = re.search(rb"(?i)content-length: *(\d+)", head)
        length = int(length.group(1)) if length else 0
        if b"100-continue" in head.lower():
            client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        start, end, left = body[:400], body[-8192:], length - len(body)
        while left > 0:
            got = client.recv_into(buffer, min(left, len(buffer)))
            if not got:
                raise OSError("cut")
            left -= got
            start = start if len(start) >= 400 else start + bytes(buffer[:got])[:400]
            end = (end + bytes(buffer[max(0, got - 8192):got]))[-8192:]
        if method == b"POST":
            first, last = FIRST_ID.findall(start), FIRST_ID.findall(end)
            if not first:
                self.send(client, {"ok": True})
                return b""
            batch = {"id": "msgbatch_%d" % (len(self.batches) + 1), "first": int(first[0]), "last": int(last[-1])}
            self.batches.append(batch)
            self.send(client, self.show(batch))
        elif path.endswith("/results"):
            self.send_results(client, path.split("/")[-2])
        elif path.endswith("/batches"):
            newest = [self.show(batch) for batch in reversed(self.batches)][:1]
            self.send(client, {"data": newest, "has_more": False, "first_id": None, "last_id": None})
        else:
            self.send(client, self.show(self.find(path.split("/")[-1])))
        return b""

    def find(self, name):
        known = [batch for batch in self.batches if batch["id"] == name]
        return known[0] if known else {"id": name, "first": 1, "last": self.total}

    def show(self, batch):
        counts = {"processing": 0, "errored": 0, "canceled": 0, "expired": 0}
        counts["succeeded"] = batch["last"] - batch["first"] + 1
        return {
            "id": batch["id"], "type": "message_batch", "processing_status": "ended", "request_counts": counts,
            "created_at": "2026-11-27T08:00:00Z", "ended_at": "2026-11-27T08:00:01Z",
            "expires_at": "2026-11-28T08:00:00Z", "archived_at": None, "cancel_initiated_at": None,
            "results_url": None,
        }

    def send(self, client, value):
        body = json.dumps(value).encode()
        date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime())
        head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ndate: {date}\r\nrequest-id: req_1\r\n"
        client.sendall(f"{head}content-length: {len(body)}\r\n\r\n".encode() + body)

    def send_results(self, client, name):
        batch = self.find(name)
        # The file runs from the last item to the first.
        at = (self.total - batch["last"]) * self.line
        left = (batch["last"] - batch["first"] + 1) * self.line
        head = f"HTTP/1.1 200 OK\r\ncontent-type: application/x-jsonl\r\ncontent-length: {left}\r\n\r\n"
        client.sendall(head.encode())
        with open(self.results, "rb") as file:
            while left > 0:
                sent = os.sendfile(client.fileno(), file.fileno(), at, min(left, 1 << 22))
                if not sent:
                    raise OSError("cut")
                at, left = at + sent, left - sent


class Peak:
    """The highest resident size of a process, seen every few milliseconds.

    What wait4 reports begins with the size of this very program, so it says nothing about a small child.
    """

    def __init__(self, pid):
        self.kib = 0
        self.thread = threading.Thread(target=self.watch, args=(f"/proc/{pid}/status",), daemon=True)
        self.thread.start()

    def watch(self, path):
        try:
            while True:
                found = re.search(r"VmHWM:\s+(\d+)", Path(path).read_text())
                if not found:
                    return
                self.kib = max(self.kib, int(found.group(1)))
                time.sleep(0.01)
        except OSError:
            pass

    def mib(self):
        self.thread.join()
        return self.kib / 1024


def timed(command, env, work):
    """Seconds and peak MiB of one run; stops the bench when it fails."""
    begun = time.perf_counter()
    pid = os.posix_spawn(
        command[0], command, env,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, f"{work}/stdout", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, f"{work}/stderr", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        ],
    )
    peak = Peak(pid)
    _, status = os.waitpid(pid, 0)
    took = time.perf_counter() - begun
    if status != 0:
        print(Path(f"{work}/stderr").read_text()[-2000:])
        sys.exit(f"{' '.join(command)}: exit status {os.waitstatus_to_exitcode(status)}")
    return took, peak.mib()


def which(name):
    found = shutil.which(name)
    return found or sys.exit(f"{name} is needed for the comparison and was not found")


class Bench:
    def __init__(self, work):
        self.work = work
        self.failed = []
        self.env = {"PATH": os.environ["PATH"], "ANTHROPIC_API_KEY": KEY, "HOME": f"{work}/home"}

    def clean(self):
        shutil.rmtree(f"{self.work}/home", ignore_errors=True)
        for name in ("out.jsonl", "curl.out"):
            Path(f"{self.work}/{name}").unlink(missing_ok=True)

    def row(self, title, ours, theirs=None, ratio=None, seconds=None, mib=None, runs=RUNS):
        mine, others, peaks = [], [], []
        for _ in range(runs):
            self.clean()
            took, peak = timed(ours, self.env, self.work)
            mine.append(took)
            peaks.append(peak)
            if theirs:
                self.clean()
                others.append(sum(timed(command, self.env, self.work)[0] for command in theirs))
        self.clean()
        got = statistics.median(a / b for a, b in zip(mine, others)) if theirs else None
        line = f"{title:<44} {statistics.median(mine):6.2f} s {max(peaks):5.0f} MiB"
        if theirs:
            line += f"   curl {statistics.median(others):5.2f} s   ratio {got:4.2f} (bar {ratio})"
        if seconds:
            line += f"   (bar {seconds} s)"
        line += f" (bar {mib} MiB)" if mib else ""
        missed = (ratio and got > ratio) or (mib and max(peaks) > mib)
        missed = missed or (seconds and SCALE == 1 and statistics.median(mine) > seconds)
        print(line + ("   MISSED" if missed else ""), flush=True)
        if missed:
            self.failed.append(title)


def scaled(count):
    return max(1000, int(count * SCALE))


def main():
    wanted = sys.argv[1:] or ["results", "check", "create", "tiny", "run"]
    curl, sync = which("curl"), which("sync")
    with tempfile.TemporaryDirectory(prefix="bench-", dir=os.environ.get("WORK", "/var/tmp")) as work:
        bench = Bench(work)
        if "results" in wanted:
            write_results(f"{work}/results.jsonl", scaled(1_000_000))
            server = Server(f"{work}/results.jsonl", 990)
            bench.env["ANTHROPIC_BASE_URL"] = server.url
            url = f"{server.url}/v1/messages/batches/msgbatch_x/results"
            bench.row(
                "one million result lines to disk",
                [BINARY, "batches", "results", "msgbatch_x", "-o", f"{work}/out.jsonl", "-q"],
                [[curl, "-sS", "-o", f"{work}/curl.out", url], [sync, f"{work}/curl.out"]],
                ratio=1.3, mib=32,
            )
            os.unlink(f"{work}/results.jsonl")
        if "check" in wanted or "create" in wanted:
            write_requests(f"{work}/in.jsonl", scaled(100_000), 1_960)
            server = Server(None, 990)
            bench.env["ANTHROPIC_BASE_URL"] = server.url
            post = f"{server.url}/v1/messages/batches"
            upload = [[curl, "-sS", "-o", "/dev/null", "-X", "POST", "-H", "expect:", "-T", f"{work}/in.jsonl", post]]
            if "check" in wanted:
                bench.row("check 100,000 requests, 209 MB", [BINARY, "batches", "check", f"{work}/in.jsonl"], upload, ratio=1.5)
            if "create" in wanted:
                bench.row("create from the same file", [BINARY, "batches", "create", f"{work}/in.jsonl"], upload, ratio=2.5, mib=16)
            os.unlink(f"{work}/in.jsonl")
        if "tiny" in wanted:
            write_requests(f"{work}/in.jsonl", scaled(10_000_000), 1)
            bench.row(
                "check ten million tiny lines", [BINARY, "batches", "check", f"{work}/in.jsonl"],
                seconds=12, mib=230, runs=min(RUNS, 3),
            )
            os.unlink(f"{work}/in.jsonl")
        if "run" in wanted:
            write_requests(f"{work}/in.jsonl", scaled(1_000_000), 1_880)
            write_results(f"{work}/results.jsonl", scaled(1_000_000))
            server = Server(f"{work}/results.jsonl", 990)
            bench.env["ANTHROPIC_BASE_URL"] = server.url
            bench.row(
                "run one million requests, input order",
                [BINARY, "batches", "run", f"{work}/in.jsonl", "-o", f"{work}/out.jsonl", "--order", "input", "-q"],
                seconds=20, mib=64, runs=min(RUNS, 3),
            )
    if bench.failed:
        sys.exit("missed: " + ", ".join(bench.failed))


if __name__ == "__main__":
    main()
