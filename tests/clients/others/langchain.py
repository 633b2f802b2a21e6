"""LangChain's chat model for the API: a message, a stream, a tool, structured output."""

import json
from importlib.metadata import version

from langchain_anthropic import ChatAnthropic
from langchain_core.tools import tool
from pydantic import BaseModel

print(json.dumps({"client": "langchain-anthropic", "version": version("langchain-anthropic")}))


def check(name, run):
    try:
        passed, saw = bool(run()), None
    except Exception as error:  # noqa: BLE001
        passed, saw = False, repr(error)[:400]
    print(json.dumps({"check": name, "passed": passed, "saw": saw}), flush=True)


@tool
def get_weather(city: str) -> str:
    """The weather of a city."""
    return "sunny"


class Person(BaseModel):
    name: str
    age: int


model = ChatAnthropic(model="claude-sonnet-4-6", max_tokens=300)
check("message", lambda: "sandbox" in str(model.invoke("Hello").content))
check("stream", lambda: "sandbox" in "".join(str(part.text) for part in model.stream("Hello")))
check("tool call", lambda: model.bind_tools([get_weather]).invoke("Use get_weather").tool_calls[0]["name"] == "get_weather")
check("structured output", lambda: model.with_structured_output(Person).invoke("Who?").age == 1)
check("usage", lambda: model.invoke("Hello").usage_metadata["output_tokens"] > 0)
