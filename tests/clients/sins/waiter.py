"""Waits for a silent stream without a limit."""

from client import send

send(timeout=3600)
