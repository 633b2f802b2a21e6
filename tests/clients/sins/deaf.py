"""Does not read retry-after."""

from client import send

send(wait=lambda asked, attempt: 0.3)
