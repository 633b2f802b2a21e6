#!/usr/bin/env python3
"""Draws the pictures of the README from what the binary really prints at a terminal.

    python3 docs/pictures/make.py target/debug/claudectl            write the pictures
    python3 docs/pictures/make.py target/debug/claudectl --check    compare them, exit 1 if they differ

Needs nothing but Python 3.9 on Linux or macOS. Ports, request ids and times, which differ from run to run, are replaced;
everything else, colours included, is what a terminal of 100 columns gets.
"""

import fcntl
import html
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

COLUMNS = 100
HERE = Path(__file__).resolve().parent

REQUEST = """\
{
  "model": "claude-opus-5-5",
  "max_tokens": 1024,
  "messages": [
    {"role": "user", "content": "What is the weather in Rome?"},
    {"role": "assistant", "content": [
      {"type": "tool_use", "id": "toolu_01", "name": "weather", "input": {"city": "Rome"}}
    ]},
    {"role": "user", "content": "Well?"}
  ],
  "tools": [{"name": "weather", "input_schema": {"type": "object"}}]
}
"""

# Name of the picture, the command as people type it, variables that it needs, and what it shows.
PICTURES = [
    (
        "error",
        ["--sandbox", "send", "--request", "request.json"],
        {},
        "An error of the API with the line of the request file it is about, why, and what to do",
    ),
    (
        "diagnosis",
        ["diagnose"],
        {
            "HTTPS_PROXY": "http://127.0.0.1:3128",
            "ANTHROPIC_API_KEY": "sk-ant-api03-ThisIsNoKeyThisIsNoKeyThisIsNoKey-1a2B",
        },
        "A diagnosis: a variable names a proxy that does not run",
    ),
]

# Columns and rows in pixels, and the colours of a dark terminal.
WIDTH, HEIGHT, MARGIN, SIZE = 8.4, 20, 18, 14
BACKGROUND, FOREGROUND = "#1e222a", "#d8dee9"
COLOURS = {31: "#ef6b73", 32: "#98c379", 33: "#e5c07b", 34: "#61afef", 35: "#c678dd", 36: "#56b6c2", 37: "#d8dee9"}


def terminal_output(binary, arguments, variables):
    """What the command writes to a terminal, escape sequences included."""
    with tempfile.TemporaryDirectory() as home:
        Path(home, "request.json").write_text(REQUEST, encoding="utf-8")
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
        environment = {"HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ.get("PATH", "")}
        process = subprocess.Popen(
            [str(binary), *arguments], stdin=slave, stdout=slave, stderr=slave, cwd=home, env={**environment, **variables}
        )
        os.close(slave)
        output = b""
        while True:
            try:
                more = os.read(master, 65536)
            except OSError:  # Linux says so when the last one who could write is gone.
                break
            if not more:
                break
            output += more
        os.close(master)
        process.wait()
    return output.decode("utf-8").replace("\r\n", "\n")


def rows_of(output):
    """The screen that remains: for each row a list of (character, style), the style being (colour, bold, dim)."""
    rows, row, column, style = [[]], 0, 0, (None, False, False)
    for sequence, letter, character in re.findall(r"\x1b\[([\d;]*)([A-Za-z])|([\s\S])", output):
        if letter == "m":
            style = restyled(style, sequence)
        elif letter == "K":
            rows[row] = []
        elif letter == "A":
            row -= int(sequence or 1)
        elif letter == "B":
            row += int(sequence or 1)
        elif character == "\r":
            column = 0
        elif character == "\n":
            row, column = row + 1, 0
            if row == len(rows):
                rows.append([])
        elif character:
            rows[row] += [(" ", (None, False, False))] * (column + 1 - len(rows[row]))
            rows[row][column] = (character, style)
            column += 1
    while rows and not "".join(character for character, _ in rows[-1]).strip():
        rows.pop()
    return rows


def restyled(style, sequence):
    colour, bold, dim = style
    for code in map(int, (sequence or "0").split(";")):
        if code == 0:
            colour, bold, dim = None, False, False
        elif code == 1:
            bold = True
        elif code == 2:
            dim = True
        elif code in COLOURS:
            colour = code
    return colour, bold, dim


def steady(rows):
    """Replaces what differs from run to run with something of the same width, or in the same column."""
    for row in rows:
        text = "".join(character for character, _ in row)
        for pattern, sample in [
            (r"(?<=127\.0\.0\.1:)(?!3128\b)\d+", "41800"),
            (r"(?<=req_)\w+", "011CVGn5xNn2Q8mYh2bX9A"),
            (r" +\d+ms(?=  )", None),
            (r"\d+ms\b", "21ms"),
        ]:
            for found in reversed(list(re.finditer(pattern, text))):
                start, end = found.span()
                new = sample if sample else "21ms".rjust(end - start)
                row[start:end] = [(character, row[start][1]) for character in new]
            text = "".join(character for character, _ in row)
    return rows


def spans(row):
    """Neighbours of one style, with the column they begin in; blanks need not be drawn."""
    start = 0
    while start < len(row):
        end = start
        while end < len(row) and row[end][1] == row[start][1]:
            end += 1
        text = "".join(character for character, _ in row[start:end])
        if text.strip():
            lead = len(text) - len(text.lstrip())
            yield start + lead, text.strip(), row[start][1]
        start = end


def svg(prompt, rows, title):
    rows = [[(character, (None, True, False)) for character in f"$ {prompt}"], *rows]
    width = MARGIN * 2 + COLUMNS * WIDTH
    height = MARGIN * 2 + len(rows) * HEIGHT
    plain = "\n".join("".join(character for character, _ in row).rstrip() for row in rows)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" role="img">',
        f"<title>{html.escape(title)}</title>",
        f"<desc>{html.escape(plain)}</desc>",
        f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>',
        f'<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="{SIZE}" fill="{FOREGROUND}">',
    ]
    for number, row in enumerate(rows):
        y = MARGIN + number * HEIGHT + SIZE
        for column, text, (colour, bold, dim) in spans(row):
            look = f' fill="{COLOURS[colour]}"' if colour else ""
            look += ' font-weight="bold"' if bold else ""
            look += ' opacity="0.65"' if dim else ""
            x = MARGIN + column * WIDTH
            length = len(text) * WIDTH
            out.append(
                f'<text x="{x:g}" y="{y:g}" textLength="{length:g}" xml:space="preserve"{look}>{html.escape(text)}</text>'
            )
    return "\n".join([*out, "</g>", "</svg>", ""])


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    check, stale = "--check" in sys.argv, []
    for name, command, variables, title in PICTURES:
        prompt = " ".join([*(f"{key}={value}" for key, value in variables.items() if "KEY" not in key), "claudectl", *command])
        picture = svg(prompt, steady(rows_of(terminal_output(Path(arguments[0]).resolve(), command, variables))), title)
        path = HERE / f"{name}.svg"
        if check and (not path.exists() or path.read_text(encoding="utf-8") != picture):
            stale.append(path.name)
        elif not check:
            path.write_text(picture, encoding="utf-8")
    if stale:
        sys.exit(f"not what the binary prints: {', '.join(stale)}; python3 docs/pictures/make.py BINARY writes them anew")


if __name__ == "__main__":
    main()
