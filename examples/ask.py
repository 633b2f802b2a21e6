#!/usr/bin/env python3
"""Asks the Claude API one question and prints the answer as it comes, with nothing but the standard library.

    python3 ask.py "Why is the sky blue?"

What it does when a call fails is the point of it:

* it waits as long as the server asks, else longer each time, and gives up in the end;
* it does not repeat what cannot work: a wrong request, a wrong key, a spend limit;
* it does not repeat a request once anything of the answer was seen, or when the answer may only have been lost: that
  would be paid twice;
* it takes an answer for whole only if the API said that it is.

Exit code 0: the whole answer was printed. 1: it was not, and standard error says why.
"""

import http.client
import json
import os
import random
import sys
import time
from urllib.parse import urlsplit

TRIES = 4
# Longest silence, before the answer and inside it.
PATIENCE = 15.0
# A 429 about money passes no sooner than somebody pays.
NO_MONEY = ("spend_limit", "credit balance", "billing")


class Failed(Exception):
    """What went wrong, and how long to wait before another attempt; None if there must be none."""

    def __init__(self, what, wait=None):
        super().__init__(what)
        self.wait = wait


def connect():
    base = urlsplit(os.environ.get("ANTHROPIC_BASE_URL", "https://api.anthropic.com"))
    kind = http.client.HTTPSConnection if base.scheme == "https" else http.client.HTTPConnection
    return kind(base.netloc, timeout=PATIENCE), base.path.rstrip("/")


def events(answer):
    """The events of a stream, as name and data."""
    name = ""
    for line in answer:
        text = line.decode("utf-8").rstrip("\r\n")
        if text.startswith("event:"):
            name = text[6:].strip()
        elif text.startswith("data:"):
            yield name, json.loads(text[5:])


def refused(answer):
    """What an answer that is no success means."""
    text = answer.read(1 << 20).decode("utf-8", "replace")
    try:
        error = json.loads(text)["error"]
        said = f"{error['type']}: {error['message']}"
    except (ValueError, KeyError, TypeError):
        said = "not an answer of the API"
    what = f"HTTP {answer.status} {said} ({answer.headers.get('request-id', 'no request id')})"
    is_money = any(word in text for word in NO_MONEY)
    if is_money or not (answer.status == 429 or answer.status >= 500):
        return Failed(what)
    asked = answer.headers.get("retry-after", "")
    return Failed(what, float(asked) if asked.isdigit() else 0.0)


def ask(question):
    """One attempt."""
    connection, prefix = connect()
    body = {
        "model": os.environ.get("MODEL", "claude-opus-5-5"),
        "max_tokens": 1024,
        "stream": True,
        "messages": [{"role": "user", "content": question}],
    }
    headers = {
        "x-api-key": os.environ.get("ANTHROPIC_API_KEY", ""),
        "anthropic-version": "2026-10-21",
        "content-type": "application/json",
    }
    try:
        try:
            connection.connect()
        except OSError as error:
            # Nothing was sent, so it costs nothing to try again.
            raise Failed(f"no connection: {error}", 0.0) from error
        connection.request("POST", f"{prefix}/v1/messages", json.dumps(body), headers)
        answer = connection.getresponse()
        if answer.status != 200:
            raise refused(answer)
        for name, data in events(answer):
            if name == "content_block_delta" and data["delta"]["type"] == "text_delta":
                print(data["delta"]["text"], end="", flush=True)
            elif name == "error":
                raise Failed(f"the answer broke off: {data['error']['type']}")
            elif name == "message_stop":
                print()
                return
        raise Failed("the answer is not whole: the stream ended before message_stop")
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Failed(f"the answer was lost: {error or type(error).__name__}") from error
    finally:
        connection.close()


def main():
    question = " ".join(sys.argv[1:]) or "Hello"
    for attempt in range(1, TRIES + 1):
        try:
            return ask(question)
        except Failed as failed:
            if failed.wait is None or attempt == TRIES:
                sys.exit(f"ask.py: {failed}")
            # Longer each time, and never all at the same moment.
            wait = failed.wait or 0.5 * 2**attempt * random.uniform(0.7, 1.3)
            print(f"ask.py: {failed}; trying again in {wait:.1f} s", file=sys.stderr)
            time.sleep(wait)


if __name__ == "__main__":
    main()
