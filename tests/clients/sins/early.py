"""Waits, but not as long as it was asked to."""

from client import send

send(wait=lambda asked, attempt: 1.3)
