"""Gives up on an answer that is being made, and asks again."""

from client import send

send(timeout=2, again_when_lost=True)
