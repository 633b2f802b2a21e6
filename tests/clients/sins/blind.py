"""Does not know the error event."""

from client import is_whole, send

send(whole=lambda text: is_whole(text, end_matters=False, errors_matter=False))
