"""Bounds on the prose of a document that is looked through for claims."""

from typing import Final

MAX_SENTENCE: Final = 1500
MAX_SENTENCES: Final = 20_000
MAX_CLAIMS: Final = 400
MAX_TEXT: Final = 2_000_000
