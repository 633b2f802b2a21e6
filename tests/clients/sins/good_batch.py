"""No sin: a batch whose reply was lost is not created again."""

from client import run_batch

run_batch()
