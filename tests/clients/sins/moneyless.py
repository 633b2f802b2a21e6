"""Takes a spend limit for a rate limit."""

from client import send

send(retries=lambda status, text: status == 429 or status >= 500)
