"""Fuzz import of HTML pages."""

from harness import main

main("page")
