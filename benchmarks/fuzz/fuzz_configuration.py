"""Fuzz site.yaml."""

from harness import main

main("configuration")
