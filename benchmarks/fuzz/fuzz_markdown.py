"""Fuzz Markdown: any text as the body of a page."""

from harness import main

main("markdown")
