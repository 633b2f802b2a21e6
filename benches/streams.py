"""Rows about long streamed answers: text in many pieces, to a pipe that somebody reads."""

from pathlib import Path

import pairs

# What the row is called, the case of benches/serve, options of `send`, runs, the most times curl's time, the most MiB.
ROWS = [
    ("100,000 deltas to a pipe", "deltas/100000", [], 15, 2.0, None),
    ("one million deltas to a pipe", "deltas/1000000", [], 5, 2.5, 14),
    ("--json of 100,000 deltas", "deltas/100000", ["--json"], 15, 2.5, None),
    ("300 MB of text to a pipe", "text/300", [], 3, None, 32),
]


def rows(binary, curl, env, server):
    """Runs every row; True if all bars hold."""
    good = True
    for title, case, options, runs, most, memory in ROWS:
        url = f"{server}/{case}"
        ours = pairs.Command([str(binary), "send", *options, "Hello"], {**env, "ANTHROPIC_BASE_URL": url})
        theirs = pairs.Command([curl, "-sS", "-N", f"{url}/v1/messages", "-d", "{}"], env)
        good &= pairs.compare(title, ours, theirs, runs, most, memory)
    return good
