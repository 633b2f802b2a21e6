"""Takes the beginning of a stream for all of it."""

from client import is_whole, send

send(whole=lambda text: is_whole(text, end_matters=False))
