"""instructor: an answer in a given form."""

import json
from importlib.metadata import version

import instructor
from pydantic import BaseModel

print(json.dumps({"client": "instructor", "version": version("instructor")}))


class Person(BaseModel):
    name: str
    age: int


def check(name, run):
    try:
        passed, saw = bool(run()), None
    except Exception as error:  # noqa: BLE001
        passed, saw = False, repr(error)[:400]
    print(json.dumps({"check": name, "passed": passed, "saw": saw}), flush=True)


client = instructor.from_provider("anthropic/claude-sonnet-4-6", max_tokens=300)
ask = {"messages": [{"role": "user", "content": "Who?"}], "response_model": Person}
check("structured output", lambda: client.chat.completions.create(**ask).age == 1)
check("with completion", lambda: client.chat.completions.create_with_completion(**ask)[1].usage.output_tokens > 0)
