"""The stages of a build, in order: read, parse, assemble, plan, check, render, write.

Each takes the result of the one before and knows nothing of the others.
"""
