"""How many answers a second the sandbox gives, beside another binary where one is named: sandbox.py [OTHER].

`load` asks over sixteen connections from threads of its own, so that on two cores it takes one of them. Other work on the machine
changes the figures more than anything else: on a busy one run this ahead of it, `chrt -r 5 python3 benches/sandbox.py`.
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
CONNECTIONS, SECONDS = 16, 1
ROUNDS = int(os.environ.get("RUNS", "5"))
WHOLE = '{"model":"claude-opus-5-5","max_tokens":64,"messages":[{"role":"user","content":"Hello"}]}'


def answers(binary, body):
    """Answers a second."""
    argv = [binary, "sandbox", "--port", "0"]
    server = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        url = server.stdout.readline().strip()
        load = [TARGET / "examples" / "load", url, str(CONNECTIONS), str(SECONDS), *body]
        return int(subprocess.run(load, capture_output=True, text=True, check=True).stdout.split()[0])
    finally:
        server.terminate()
        server.wait()


def main():
    others = sys.argv[1:2]
    for name, body in (("whole", [WHOLE]), ("streamed", [])):
        rounds = [[answers(binary, body) for binary in [TARGET / "claudectl", *others]] for _ in range(ROUNDS)]
        columns = [statistics.median(column) for column in zip(*rounds)]
        line = f"{name:<10} {columns[0]:10,.0f} answers a second"
        if others:
            ratio = statistics.median(ours / theirs for ours, theirs in rounds)
            line += f"   {others[0]} {columns[1]:10,.0f}   {ratio:5.2f} times as many"
        print(line, flush=True)


main()
