"""How large an input may be. Generous for any appraisal, small enough to stay in bounded time and memory."""

from typing import Final

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_DEPTH: Final = 40
MAX_NODES: Final = 400_000
MAX_PROBLEMS: Final = 200
MAX_DIGITS: Final = 30
MAX_EXPONENT: Final = 12
