"""Takes any page with status 200 for an answer."""

from client import send

send(whole=lambda text: True)
