"""The facts of a job ad, one a file: text -> value, and value -> text in a language.

``parse`` reads a text that is known to be about the fact (a front matter value, a
labelled line); ``find`` searches prose and would rather miss than invent; ``show``
says a value to readers in Chinese or English (other languages read English).

All of it is pure. Words that a recruiter could extend stand in ``data/*.yaml``.
"""
