"""pydantic-ai: an agent, with a tool, streamed, and with an output of a given form."""

import asyncio
import json
from importlib.metadata import version

from pydantic import BaseModel
from pydantic_ai import Agent

print(json.dumps({"client": "pydantic-ai", "version": version("pydantic-ai-slim")}))


class Person(BaseModel):
    name: str
    age: int


def check(name, run):
    try:
        passed, saw = bool(run()), None
    except Exception as error:  # noqa: BLE001
        passed, saw = False, repr(error)[:400]
    print(json.dumps({"check": name, "passed": passed, "saw": saw}), flush=True)


MODEL = "anthropic:claude-sonnet-4-6"
called = []
agent = Agent(MODEL)
tooled = Agent(MODEL)


@tooled.tool_plain
def get_weather(city: str) -> str:
    """The weather of a city."""
    called.append(city)
    return "sunny"


async def streamed():
    async with agent.run_stream("Hello") as result:
        return "sandbox" in "".join([part async for part in result.stream_text(delta=True)])


check("message", lambda: "sandbox" in agent.run_sync("Hello").output)
check("tool", lambda: "sandbox" in tooled.run_sync("Use get_weather").output and called)
check("output of a given form", lambda: Agent(MODEL, output_type=Person).run_sync("Who?").output.age == 1)
check("stream", lambda: asyncio.run(streamed()))
