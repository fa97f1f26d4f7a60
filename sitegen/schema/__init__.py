"""What each kind of file in ``content/`` may say: its keys, their types, their other names.

One file a kind. A reader takes a YAML tree and returns plain values of the model and
problems; ``docs/content-model.md`` is made from the tables of keys.
"""
