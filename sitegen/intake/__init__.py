"""Documents of other kinds as text, for ``import``: encodings, HTML pages, Word's .docx. Reads no disk."""

from sitegen.intake.intake import MOST_BYTES, Intake, take

__all__ = ["MOST_BYTES", "Intake", "take"]
