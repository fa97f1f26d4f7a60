"""Fuzz YAML alone."""

from harness import main

main("yaml")
