"""How large an expression and its values may be."""

from typing import Final

MAX_LENGTH: Final = 4000
MAX_DEPTH: Final = 30
MAX_STEPS: Final = 100_000
MAX_DIGITS: Final = 100
MAX_TEXT: Final = 200_000
MAX_LIST: Final = 5_000
