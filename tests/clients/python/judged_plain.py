"""What most programs do with the official Python SDK: one message without streaming, all settings as they are."""

from anthropic import Anthropic

ask = {"model": "claude-opus-5-5", "max_tokens": 500, "messages": [{"role": "user", "content": "Hello"}]}
print(Anthropic().messages.create(**ask).content[0].text)
