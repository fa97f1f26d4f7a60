"""Fuzz a theme's words and its theme.yaml."""

from harness import main

main("words")
