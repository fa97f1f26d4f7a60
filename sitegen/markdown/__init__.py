"""Markdown: from a text that anybody may have written to safe HTML with links left open."""

from sitegen.markdown.render import render
from sitegen.markdown.summary import summarize

__all__ = ["render", "summarize"]
