"""What most programs do with the official Python SDK: one streamed message, all settings as they are."""

from anthropic import Anthropic

ask = {"model": "claude-opus-5-5", "max_tokens": 500, "messages": [{"role": "user", "content": "Hello"}]}
with Anthropic().messages.stream(**ask) as stream:
    for text in stream.text_stream:
        print(text, end="")
