"""What the sheets of the workbook are called, for the writer and the reader of it."""

from typing import Final

__all__ = [
    "ANSWER",
    "ANSWERS",
    "BY",
    "CELLS",
    "CHOSEN",
    "COMPARED",
    "COUNT",
    "DOCUMENT",
    "DOUBTFUL",
    "FITS",
    "FORMAT",
    "KIND",
    "NAME",
    "NOTE",
    "ON",
    "PICTURE",
    "PICTURES",
    "READ",
    "SHA256",
    "START",
    "TABLE",
    "TITLE",
    "VALUE",
    "WHERE",
    "WHOSE",
    "WHY",
    "YES",
]

FORMAT: Final = "Corrections 1"
START: Final = "Start"
DOUBTFUL: Final = "Doubtful"
COMPARED: Final = "Compared"
CELLS: Final = "Cells"
PICTURES: Final = "Pictures"

DOCUMENT: Final = "Document"
SHA256: Final = "SHA-256"
CHOSEN: Final = "Part compared"
BY: Final = "Your name or role"
ON: Final = "Date (like 2026-01-31)"

TABLE: Final = "Table"
WHOSE: Final = "Whose figure"
KIND: Final = "Kind"
WHERE: Final = "Where"
READ: Final = "Read as"
WHY: Final = "Why we ask"
FITS: Final = "A sum adds up with"
PICTURE: Final = "Picture"
ANSWER: Final = "Answer"
VALUE: Final = "My copy says"
NOTE: Final = "Note"
NAME: Final = "Cell"
TITLE: Final = "Title"
COUNT: Final = "Cells in it"
YES: Final = "I compared this table"

ANSWERS: Final = {"Confirm": "confirm", "Correct": "value", "Empty": "empty", "Cannot read": "cannot-read", "Withheld": "withheld"}
"""The words of the list of answers, and what they are in a corrections file."""
