"""A small client with good manners, and a switch for every one of them, so that each sin is one line in a file of its own."""

import http.client
import json
import os
import sys
import time
from urllib.parse import urlsplit

HOST = urlsplit(os.environ["ANTHROPIC_BASE_URL"]).netloc
ASK = {"model": "claude-opus-5-5", "max_tokens": 300, "stream": True, "messages": [{"role": "user", "content": "Hello"}]}
BATCH = {"requests": [{"custom_id": "a", "params": {k: v for k, v in ASK.items() if k != "stream"}}]}
HOPELESS = ("enforced_spend_limit_reached", "contract_spend_limit_reached")


class Lost(Exception):
    """No answer, or none that ended as it should."""


def call(method, path, body=None, timeout=10):
    """One request: status, headers and text of the answer."""
    connection = http.client.HTTPConnection(HOST, timeout=timeout)
    headers = {"x-api-key": os.environ["ANTHROPIC_API_KEY"], "anthropic-version": "2026-10-21", "content-type": "application/json"}
    try:
        connection.request(method, path, json.dumps(body) if body else None, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    except (OSError, http.client.HTTPException) as error:
        raise Lost(str(error)) from error
    finally:
        connection.close()


def is_whole(text, *, end_matters=True, errors_matter=True):
    """Whether a stream is one, came to its end and holds no error."""
    if errors_matter and "event: error" in text:
        return False
    return "event: message_stop" in text if end_matters else "event: content_block_delta" in text


def send(
    *,
    tries=3,
    wait=lambda asked, attempt: asked or 0.5 * 2**attempt,
    retries=lambda status, text: (status == 429 and not any(code in text for code in HOPELESS)) or status >= 500,
    whole=is_whole,
    timeout=10,
    again_when_lost=False,
    fails=1,
):
    """Sends one message, and ends the program as that went."""
    for attempt in range(tries):
        last = attempt + 1 == tries
        try:
            status, headers, text = call("POST", "/v1/messages", ASK, timeout)
        except Lost:
            if again_when_lost and not last:
                continue
            sys.exit(fails)
        if status == 200:
            sys.exit(0 if whole(text) else fails)
        if last or not retries(status, text):
            sys.exit(fails)
        time.sleep(wait(float(headers.get("retry-after") or 0), attempt))


def run_batch(*, create_again=False):
    """Creates a batch, waits for it, and ends the program as that went."""
    try:
        _, _, text = call("POST", "/v1/messages/batches", BATCH)
    except Lost:
        if not create_again:
            sys.exit(1)
        time.sleep(0.5)
        _, _, text = call("POST", "/v1/messages/batches", BATCH)
    batch = json.loads(text)
    while batch["processing_status"] != "ended":
        time.sleep(0.1)
        batch = json.loads(call("GET", f"/v1/messages/batches/{batch['id']}")[2])
    sys.exit(0)
