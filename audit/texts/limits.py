"""How much text is looked at: generous for any paper, small enough to stay in bounded time."""

from typing import Final

MAX_PASSAGE: Final = 100_000
MAX_LOOKED: Final = 10_000_000
MAX_WORDS: Final = 2_000
MAX_POINTS: Final = 100
MAX_SENTENCE: Final = 1_000
MAX_COMPARED: Final = 1_000_000
