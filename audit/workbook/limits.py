"""How much of a workbook is looked through; what lies beyond is told as undecided, never passed over."""

from typing import Final

MAX_FORMULA: Final = 8_192
MAX_INSIDE: Final = 64
MAX_SIGNS: Final = 300
MAX_FORMULAS: Final = 50_000
MAX_STEPS: Final = 5_000
MAX_TAKEN: Final = 500_000
MAX_ADDED: Final = 500_000
MAX_COMPARED: Final = 200
MAX_TRIED: Final = 1_000_000
MAX_TOLD: Final = 100
