"""Calls of the official Python SDK against the sandbox: one line of JSON for each check."""

import json
import os
import sys

import anthropic
from anthropic import Anthropic, beta_tool

MODEL = "claude-opus-5-5"
ASK = {"model": MODEL, "max_tokens": 500, "messages": [{"role": "user", "content": "Hello"}]}
client = Anthropic(max_retries=0)
patient = Anthropic(max_retries=2)
failed = 0


def asking(text, **more):
    return {**ASK, "messages": [{"role": "user", "content": text}], **more}


def check(name, holds, saw=None):
    global failed
    failed += not holds
    print(json.dumps({"check": name, "passed": bool(holds), "saw": None if holds else repr(saw)}), flush=True)


def section(run):
    """Runs the checks of one part; an exception is a failed check, not the end of all others."""
    try:
        run()
    except Exception as error:  # noqa: BLE001
        check(f"{run.__name__}: runs to its end", False, error)


def text(message):
    return "".join(block.text for block in message.content if block.type == "text")


def messages():
    message = client.messages.create(**ASK)
    check("message: text and stop reason", "Hello" in text(message) and message.stop_reason == "end_turn", message)
    check("message: usage", message.usage.input_tokens > 0 and message.usage.output_tokens > 0, message.usage)
    check("message: id and request id", message.id.startswith("msg_") and message._request_id.startswith("req_"))
    for key in ("container", "stop_details", "diagnostics"):
        check(f"message: {key} is null", key in message.to_dict() and message.to_dict()[key] is None, message.to_dict())
    with client.messages.stream(**ASK) as stream:
        parts = list(stream.text_stream)
        final = stream.get_final_message()
    check("stream: parts add up to the message", len(parts) > 2 and "".join(parts) == text(final), parts)
    check("stream: usage at the end", final.usage.output_tokens == message.usage.output_tokens, final.usage)
    names = [event.type for event in client.messages.create(**ASK, stream=True)]
    check("stream: events in order", names[0] == "message_start" and names[-1] == "message_stop", names)
    check("max_tokens cuts", client.messages.create(**{**ASK, "max_tokens": 4}).stop_reason == "max_tokens")
    check("stop sequence", client.messages.create(**ASK, stop_sequences=["sandbox"]).stop_sequence == "sandbox")
    refused = client.messages.create(**asking("[[sandbox:refusal=bio]]"))
    check("refusal", refused.stop_reason == "refusal" and refused.stop_details.category == "bio", refused)
    thought = client.messages.create(**ASK, thinking={"type": "adaptive", "display": "summarized"})
    check("thinking block", thought.content[0].type == "thinking" and thought.content[0].signature, thought)
    schema = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"], "additionalProperties": False}
    formed = client.messages.create(**ASK, output_config={"format": {"type": "json_schema", "schema": schema}})
    check("structured output", json.loads(text(formed)) == {"n": 1}, text(formed))
    raw = client.messages.with_raw_response.create(**ASK)
    check("limit headers", int(raw.headers["anthropic-ratelimit-requests-limit"]) > 0, raw.headers)
    long = [{"type": "text", "text": "x" * 4000, "cache_control": {"type": "ephemeral"}}]
    first, second = (client.messages.create(**ASK, system=long).usage for _ in range(2))
    check("cache is written", first.cache_creation_input_tokens > 1000 and first.cache_read_input_tokens == 0, first)
    check("cache is read", second.cache_read_input_tokens == first.cache_creation_input_tokens, second)


ERRORS = [
    (400, "invalid_request_error", "BadRequestError"),
    (401, "authentication_error", "AuthenticationError"),
    (402, "billing_error", "PaymentRequiredError"),
    (403, "permission_error", "PermissionDeniedError"),
    (404, "not_found_error", "NotFoundError"),
    (408, "invalid_request_error", "RequestTimeoutError"),
    (409, "conflict_error", "ConflictError"),
    (413, "request_too_large", "ContentTooLargeError"),
    (422, "invalid_request_error", "UnprocessableEntityError"),
    (429, "rate_limit_error", "RateLimitError"),
    (500, "api_error", "InternalServerError"),
    (503, "api_error", "ServiceUnavailableError"),
    (504, "timeout_error", "GatewayTimeoutError"),
    (529, "overloaded_error", "OverloadedError"),
]
CODES = [
    (400, "organization_on_hold", "OrganizationOnHoldError"),
    (400, "cmek_key_disabled", "CMEKKeyDisabledError"),
    (404, "thread_not_found", "ThreadNotFoundError"),
    (429, "enforced_spend_limit_reached", "EnforcedSpendLimitReachedError"),
    (429, "ramp_limit_exceeded", "RampLimitExceededError"),
    (503, "cmek_key_unreachable", "CMEKKeyUnreachableError"),
]


def raised(call):
    try:
        call()
    except Exception as error:  # noqa: BLE001
        return error
    return None


def errors():
    for status, kind, name in ERRORS:
        error = raised(lambda: client.messages.create(**asking(f"[[sandbox:{status}]]")))
        check(f"{status}: class", type(error).__name__ == name, error)
        check(f"{status}: status, type, request id", (error.status_code, error.type, str(error.request_id)[:4]) == (status, kind, "req_"), error)
    for status, code, name in CODES:
        error = raised(lambda: client.messages.create(**asking(f"[[sandbox:{status}/{code}]]")))
        check(f"{code}: class", type(error).__name__ == name, error)
        check(f"{code}: code", error.error_code == code, error.error_code)
    wrong = raised(lambda: client.messages.create(**{**ASK, "max_tokens": -1}))
    check("a wrong field is named", "max_tokens" in str(wrong), wrong)
    wrong = raised(lambda: client.messages.create(**{**ASK, "model": "claude-opus-9"}))
    check("an unknown model is not found", type(wrong).__name__ == "NotFoundError", wrong)
    wrong = raised(lambda: client.messages.create(**ASK, extra_headers={"anthropic-beta": "nonsense"}))
    check("a malformed beta name is refused", type(wrong).__name__ == "BadRequestError", wrong)
    for name in ("context-1m-2025-08-07", "nobody-knows-this-2031-01-31"):
        message = client.messages.create(**ASK, extra_headers={"anthropic-beta": name})
        check(f"beta name {name} passes", message.stop_reason == "end_turn", message)
    other = Anthropic(api_key="nonsense", max_retries=0)
    check("a wrong key is refused", type(raised(lambda: other.messages.create(**ASK))).__name__ == "AuthenticationError")


def stream_errors():
    def read(step):
        with client.messages.stream(**asking(f"[[sandbox:{step}]]")) as stream:
            stream.until_done()

    error = raised(lambda: read("error=overloaded_error:at=2"))
    check("an error event is raised", getattr(error, "type", None) == "overloaded_error", error)
    error = raised(lambda: read("reset=2"))
    check("a reset stream raises", error is not None, error)


def retries():
    raw = patient.messages.with_raw_response.create(**asking("one [[sandbox:529x2]]"))
    check("two failures are retried", raw.retries_taken == 2, raw.retries_taken)
    raw = patient.messages.with_raw_response.create(**asking("two [[sandbox:429:retry-after=1x1]]"))
    check("429 is retried once", raw.retries_taken == 1, raw.retries_taken)
    raw = patient.messages.with_raw_response.create(**asking("three [[sandbox:closex1]]"))
    check("a closed connection is retried", raw.retries_taken == 1, raw.retries_taken)
    error = raised(lambda: patient.messages.create(**asking("four [[sandbox:529x3]]")))
    check("three failures are too many", type(error).__name__ == "OverloadedError", error)
    error = raised(lambda: patient.messages.create(**asking("five [[sandbox:400x1]]")))
    check("400 is not retried", type(error).__name__ == "BadRequestError", error)
    raw = patient.messages.with_raw_response.create(**asking("six [[sandbox:400:x-should-retry=true:x1]]"))
    check("x-should-retry wins", raw.retries_taken == 1, raw.retries_taken)


def models():
    for side, name in ((client, ""), (client.beta, "beta ")):
        page = side.models.list(limit=3)
        check(f"{name}models: a page", len(page.data) == 3 and page.has_more, page)
        every = [model.id for model in side.models.list(limit=5)]
        check(f"{name}models: all pages", len(every) == len(set(every)) >= 12, every)
        retired = [model.id for model in side.models.list(lifecycle=["retired"])]
        check(f"{name}models: retired ones", "claude-3-haiku-20240307" in retired, retired)
        model = side.models.retrieve(MODEL)
        check(f"{name}models: one", model.id == MODEL and model.lifecycle == "active" and model.max_tokens == 128000, model)
        check(f"{name}models: capabilities", model.capabilities.thinking.types.adaptive.supported, model)
    check("models: unknown", type(raised(lambda: client.models.retrieve("nope"))).__name__ == "NotFoundError")


def counting():
    counted = client.messages.count_tokens(model=MODEL, messages=ASK["messages"]).input_tokens
    check("count_tokens", counted == client.messages.create(**ASK).usage.input_tokens, counted)
    counted = client.beta.messages.count_tokens(model=MODEL, messages=ASK["messages"])
    check("beta count_tokens", counted.input_tokens > 0, counted)


def batches():
    for side, name in ((client, ""), (client.beta, "beta ")):
        api = side.messages.batches
        batch = api.create(requests=[{"custom_id": f"a-{n}", "params": ASK} for n in range(3)])
        check(f"{name}batch: in progress", batch.processing_status == "in_progress" and batch.request_counts.processing == 3, batch)
        early = raised(lambda: api.delete(batch.id))
        check(f"{name}batch: not deleted before its end", early is not None and early.status_code in (400, 409), early)
        while api.retrieve(batch.id).processing_status != "ended":
            pass
        batch = api.retrieve(batch.id)
        check(f"{name}batch: ended", batch.request_counts.succeeded == 3 and batch.results_url, batch)
        lines = list(api.results(batch.id))
        check(f"{name}batch: results", sorted(line.custom_id for line in lines) == ["a-0", "a-1", "a-2"], lines)
        check(f"{name}batch: a result is a message", lines[0].result.message.usage.service_tier == "batch", lines[0])
        check(f"{name}batch: in the list", batch.id in [own.id for own in api.list(limit=1)])
        check(f"{name}batch: deleted", api.delete(batch.id).type == "message_batch_deleted")
        check(f"{name}batch: gone", type(raised(lambda: api.retrieve(batch.id))).__name__ == "NotFoundError")
        other = api.create(requests=[{"custom_id": "a", "params": ASK}, {"custom_id": "b", "params": {**ASK, "model": "nope"}}])
        check(f"{name}batch: canceled", api.cancel(other.id).processing_status == "canceling")


def beta():
    message = client.beta.messages.create(**ASK)
    check("beta message", message.stop_reason == "end_turn" and message.context_management is None, message)
    with client.beta.messages.stream(**ASK) as stream:
        check("beta stream", stream.get_final_message().stop_reason == "end_turn")
    threads = ["message-threads-2026-08-12"]
    first = client.beta.messages.create(**ASK, thread={"type": "create"}, betas=threads)
    second = client.beta.messages.create(
        **asking("And?"), thread={"type": "continue", "previous_message_id": first.id}, betas=threads
    )
    check("a thread goes on with what was said", second.usage.input_tokens > first.usage.input_tokens + 20, second.usage)
    lost = {"type": "continue", "previous_message_id": "msg_unknown"}
    error = raised(lambda: client.beta.messages.create(**ASK, thread=lost, betas=threads))
    check("an unknown thread is not found", type(error).__name__ == "ThreadNotFoundError", error)


def tools():
    called = []

    @beta_tool
    def get_weather(city: str) -> str:
        """The weather of a city.

        Args:
            city: Which city.
        """
        called.append(city)
        return "sunny"

    for stream in (False, True):
        called.clear()
        runner = client.beta.messages.tool_runner(
            **asking("Use get_weather for Paris."), tools=[get_weather], stream=stream
        )
        final = runner.until_done()
        kind = "streamed " if stream else ""
        check(f"{kind}tool runner calls the tool and finishes", called and final.stop_reason == "end_turn", (called, final))


if __name__ == "__main__":
    if "ANTHROPIC_BASE_URL" not in os.environ:
        sys.exit("run this under: claudectl sandbox -- python calls.py")
    print(json.dumps({"client": "Python SDK anthropic", "version": anthropic.__version__}))
    for part in (messages, errors, stream_errors, retries, models, counting, batches, beta, tools):
        section(part)
    sys.exit(1 if failed else 0)
