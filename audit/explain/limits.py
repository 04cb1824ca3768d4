"""How often soft relations are held against the figures for one list of explanations; a kind that would take more does not count."""

from typing import Final

MAX_PAIRS: Final = 20_000
MAX_CLAIMS: Final = 2_000
