"""Retries what no retry can change."""

from client import send

send(retries=lambda status, text: True)
