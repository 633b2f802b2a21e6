"""Never gives up."""

from client import send

send(tries=10**6, wait=lambda asked, attempt: asked or min(0.5 * 2**attempt, 60))
