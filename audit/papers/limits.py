"""How large a document may be, checked before the libraries that read it see it."""

from typing import Final

MAX_BYTES: Final = 100 * 1024 * 1024
MAX_PARTS: Final = 5_000
MAX_PART: Final = 200 * 1024 * 1024
MAX_UNPACKED: Final = 500 * 1024 * 1024
MAX_RATIO: Final = 200
MAX_DEPTH: Final = 200
MAX_NESTED: Final = 20
MAX_SPAN: Final = 1_000
MAX_MERGED: Final = 100_000
MAX_STORED: Final = 250_000
MAX_ROW: Final = 100_000
MAX_COLUMN: Final = 2_000
MAX_CELLS: Final = 400_000
MAX_TEXT: Final = 32 * 1024 * 1024
MAX_PAGES: Final = 500
MAX_PAGE_SIDE: Final = 14_400
MAX_PIXELS: Final = 25_000_000
MAX_EDGES: Final = 20_000
MAX_CHARACTERS: Final = 60_000
MAX_OBJECTS: Final = 40_000
MAX_SECONDS: Final = 25
MAX_SECONDS_A_PAGE: Final = 1
MAX_MEMORY: Final = 2 * 1024 * 1024 * 1024
MAX_ANSWER: Final = 256 * 1024 * 1024
MAX_REMARKS: Final = 100
MAX_PICTURES: Final = 150

RATIO_FROM: Final = 1024 * 1024
"""Parts smaller than this are not held to the ratio: a short part of blanks is no danger."""
