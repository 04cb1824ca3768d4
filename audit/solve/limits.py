"""How much work one disagreement may take. Counted in the solver's own steps, so that every machine gives the same answer."""

from typing import Final

MOST_CHANGES: Final = 6
MOST_SETS: Final = 300
MOST_FILLED: Final = 60
EFFORT: Final = 20
SECONDS: Final = 120
