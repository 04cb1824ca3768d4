"""How much is tried before a bound is told instead."""

from typing import Final

MAX_FILLINGS: Final = 729
MAX_CORNERS: Final = 256
