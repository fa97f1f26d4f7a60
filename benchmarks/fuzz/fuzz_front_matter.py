"""Fuzz front matter: any file of content/ against every schema."""

from harness import main

main("front_matter")
