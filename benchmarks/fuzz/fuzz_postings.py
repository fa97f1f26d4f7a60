"""Fuzz content/postings/: any file as a build parses it."""

from harness import main

main("postings")
