"""No sin: waits as asked, gives up in the end, and never takes a part for the whole."""

from client import send

send()
