"""Retries at the same pace for ever longer."""

from client import send

send(tries=9, wait=lambda asked, attempt: asked or 0.4)
