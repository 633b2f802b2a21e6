"""Creates a batch again because the reply was lost."""

from client import run_batch

run_batch(create_again=True)
