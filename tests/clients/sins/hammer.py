"""Retries without a pause."""

from client import send

send(tries=8, wait=lambda asked, attempt: asked)
