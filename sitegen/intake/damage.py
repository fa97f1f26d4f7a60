"""What a converter raises for a document that it must not or cannot read."""


class DamagedError(Exception):
    """The document is damaged or hostile; the message says how, for an author."""
