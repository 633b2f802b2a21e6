"""Asks a second time after it was answered."""

from client import ASK, call, send

call("POST", "/v1/messages", ASK)
send()
