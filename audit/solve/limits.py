"""How much work one disagreement may take. Counted in the solver's own steps, so that every machine gives the same answer."""

from typing import Final

MAX_CHANGES: Final = 6
MAX_SETS: Final = 300
MAX_FILLED: Final = 60
MAX_EFFORT: Final = 20
MAX_SECONDS: Final = 120
