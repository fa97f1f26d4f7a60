"""Fuzz import: any document, and the file that is written of it."""

from harness import main

main("importing")
