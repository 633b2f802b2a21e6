"""Runs two commands in turn and compares them: wall time, peak memory, and the bars that hold for both."""

import os
import statistics
import sys
import threading
import time
from pathlib import Path


def which(name):
    """The path of a program that the comparison needs."""
    for folder in os.environ["PATH"].split(":"):
        if os.access(f"{folder}/{name}", os.X_OK):
            return f"{folder}/{name}"
    sys.exit(f"{name} is needed for the comparison and was not found")


class Command:
    def __init__(self, argv, env, exit_code=0):
        self.argv = argv
        self.env = env
        self.exit_code = exit_code

    def run(self):
        """Milliseconds until the process and whoever reads its output are done."""
        return self._run(lambda pid: None)

    def peak(self):
        """The highest resident size of one run in MiB, as seen every few milliseconds.

        What wait4 reports is no use: it counts the memory of this program, which started the process.
        """
        seen = []

        def watch(pid):
            try:
                while True:
                    status = Path(f"/proc/{pid}/status").read_text()
                    high = [line for line in status.splitlines() if line.startswith("VmHWM:")]
                    if not high:
                        return
                    seen.append(int(high[0].split()[1]) / 1024)
                    time.sleep(0.002)
            except OSError:
                return

        self._run(lambda pid: threading.Thread(target=watch, args=(pid,)).start())
        return max(seen[1:] or seen or [0.0])

    def _run(self, started):
        reads, writes = os.pipe()
        begun = time.perf_counter()
        reader = os.posix_spawn(
            "/bin/cat",
            ["cat"],
            {},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, reads, 0),
                (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
                (os.POSIX_SPAWN_CLOSE, writes),
            ],
        )
        # Where a failure is expected, what it says is not of interest.
        silent = [(os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)] if self.exit_code else []
        pid = os.posix_spawn(
            self.argv[0],
            self.argv,
            self.env,
            file_actions=silent + [
                (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
                (os.POSIX_SPAWN_DUP2, writes, 1),
                (os.POSIX_SPAWN_CLOSE, reads),
            ],
        )
        os.close(reads)
        os.close(writes)
        started(pid)
        _, status = os.waitpid(pid, 0)
        os.waitpid(reader, 0)
        took = (time.perf_counter() - begun) * 1000
        if os.waitstatus_to_exitcode(status) != self.exit_code:
            sys.exit(f"{' '.join(self.argv)}: exit status {os.waitstatus_to_exitcode(status)}")
        return took


def compare(title, ours, theirs, runs, most=None, memory=None, most_ms=None, name="curl"):
    """Prints one row; True if the median of the ratios and the peak memory are within their bars."""
    for command in (ours, theirs):
        command.run()
    pairs = [(ours.run(), theirs.run()) for _ in range(runs)]
    mine = statistics.median(a for a, _ in pairs)
    other = statistics.median(b for _, b in pairs)
    ratio = statistics.median(a / b for a, b in pairs)
    peak = ours.peak()
    good = (most is None or ratio <= most) and (memory is None or peak <= memory)
    good &= most_ms is None or mine <= most_ms
    bars = [
        f"at most {bar}{unit}" for bar, unit in ((most, ""), (memory, " MiB"), (most_ms and round(most_ms), " ms")) if bar
    ]
    print(
        f"{title:<34} {mine:8.2f} ms   {name} {other:8.2f} ms   ratio {ratio:5.2f}   {peak:6.1f} MiB"
        f"   {'ok' if good else 'MISSED'} ({', '.join(bars) or 'no bar'})",
        flush=True,
    )
    return good
