#!/usr/bin/env python3
"""Times `bulk` against a plain client (benches/plain) in the same run: items a second, CPU seconds, peak memory.

    cargo build --release --bin claudectl --example serve --example plain && python3 benches/bulk.py

Both ask benches/serve, which costs little, 64 calls at a time, streamed, over connections that are kept. `bulk` checks its input,
keeps a journal and renders its output besides. The exit status is 1 if a bar is missed. ITEMS and RUNS may be set.
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "target/release"
BINARY = os.environ.get("CLAUDECTL", str(BUILT / "claudectl"))
KEY = "sk-ant-api03-BENCHBENCHBENCHBENCHBENCHBENCHBENCHBENCH-AA"
ITEMS = int(os.environ.get("ITEMS", "20000"))
RUNS = int(os.environ.get("RUNS", "5"))
CONCURRENCY = 64
# Deltas in each answer.
DELTAS = 10
# The bars: share of the plain client's rate, CPU seconds for 20,000 items, MiB.
SHARE, CPU, MEMORY = 0.35, 5.0, 48


def timed(argv, env):
    """Seconds, CPU seconds and peak MiB of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    # A small process starts it: the peak of this one would count for its child.
    wrapper = "import os,sys,resource as r\np=os.posix_spawn(sys.argv[1],sys.argv[1:],os.environ)\n" \
        "s=os.wait4(p,0)\nsys.stderr.write(str(s[2].ru_maxrss)+' '+str(os.waitstatus_to_exitcode(s[1])))"
    ran = subprocess.run([sys.executable, "-S", "-c", wrapper, *argv], env=env, stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE, text=True)
    took = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak, code = ran.stderr.split()[-2:]
    if code != "0":
        sys.exit(f"{argv[0]} ended with {code}:\n{ran.stderr}")
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, int(peak) / 1024


def main():
    folder = Path(tempfile.mkdtemp(prefix="bulk"))
    requests = folder / "in.jsonl"
    with open(requests, "w") as file:
        for item in range(ITEMS):
            params = {"model": "claude-opus-5-5", "max_tokens": 50,
                      "messages": [{"role": "user", "content": f"Say id-{item}."}]}
            file.write(json.dumps({"custom_id": f"id-{item}", "params": params}) + "\n")
    server = subprocess.Popen([BUILT / "examples/serve"], stdout=subprocess.PIPE)
    ours, theirs = [], []
    try:
        url = server.stdout.readline().decode().strip() + f"/kept/{DELTAS}"
        env = {"PATH": os.environ["PATH"], "HOME": str(folder), "ANTHROPIC_API_KEY": KEY, "ANTHROPIC_BASE_URL": url}
        for run in range(RUNS):
            plain = [str(BUILT / "examples/plain"), url, str(ITEMS), str(CONCURRENCY), str(folder / "plain.jsonl")]
            theirs.append(timed(plain, env))
            out = folder / f"out{run}.jsonl"
            ours.append(timed([BINARY, "-q", "bulk", str(requests), "-o", str(out), "--no-limits", "-j", str(CONCURRENCY)], env))
            lines = sum(1 for _ in open(out))
            if lines != ITEMS:
                sys.exit(f"{lines} of {ITEMS} results")
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder)
    middle = lambda rows, column: statistics.median(row[column] for row in rows)
    rate = ITEMS / middle(ours, 0)
    plain_rate = ITEMS / middle(theirs, 0)
    share = statistics.median(plain[0] / our[0] for our, plain in zip(ours, theirs))
    cpu = middle(ours, 1) * 20_000 / ITEMS
    peak = max(row[2] for row in ours)
    good = share >= SHARE and cpu <= CPU and peak <= MEMORY
    print(f"{ITEMS:,} items, {CONCURRENCY} at a time: {rate:,.0f} a second, {share:.2f} of a plain client ({plain_rate:,.0f}; "
          f"at least {SHARE}); {cpu:.1f} CPU seconds for 20,000 (at most {CPU}); {peak:.0f} MiB (at most {MEMORY})"
          f"{'' if good else '  MISSED'}")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
