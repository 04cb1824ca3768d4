"""How large an expression and its values may be, and how much work it may make."""

from typing import Final

MAX_LENGTH: Final = 4_000
MAX_PARTS: Final = 1_500
"""Words, numbers, texts and signs of one expression."""

MAX_NESTING: Final = 30
"""Brackets inside brackets."""

MAX_ROW: Final = 10
"""Signs or negations in a row, and fields of fields."""

MAX_DEPTH: Final = 60
"""Parts inside parts, sums of many terms included."""

MAX_PLACES: Final = 30
"""Digits of a number before and after its point."""

MAX_STEPS: Final = 100_000
"""What one expression may spend on one subject; and a rule on all its subjects, with MAX_STEPS_EACH more for each of them."""

MAX_STEPS_EACH: Final = 1_000
MAX_STEPS_FILE: Final = 1_000_000
"""What all rules of one file may spend on one appraisal, with MAX_STEPS_EACH more for each option on each criterion."""

MAX_OPERATION: Final = 40_000
"""Steps of one operation on sets of possible values; beyond that its outcome is open."""

MAX_DIGITS: Final = 100
MAX_TEXT: Final = 200_000
MAX_LIKE: Final = 200
"""Characters of a pattern."""

MAX_LIST: Final = 20_000
MAX_TRACE: Final = 50
MAX_EVIDENCE: Final = 1_000
"""Values kept to be shown beside one condition of a claim."""

MAX_POSSIBLE: Final = 5_000
"""Possible values behind a rank, or behind what has no cell."""
