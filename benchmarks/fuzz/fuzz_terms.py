"""Fuzz term lists: categories.yaml and its like."""

from harness import main

main("terms")
