"""How much of anything is read, tried and kept: one class for each part of the product.

Generous for any appraisal, small enough to stay in bounded time and memory.
"""

from typing import Final

__all__ = [
    "DocumentLimits",
    "ExplanationLimits",
    "FileLimits",
    "LanguageLimits",
    "ProseLimits",
    "RobustnessLimits",
    "SolverLimits",
    "TextLimits",
    "ValueLimits",
    "WorkbookLimits",
]


class ValueLimits:
    """How large a set of possible values may grow. Generous for any appraisal, small enough to stay in bounded time."""

    MAX_POINTS: Final = 50_000
    MAX_SPANS: Final = 2_000
    MAX_PAIRS: Final = 20_000


class ExplanationLimits:
    """How often soft relations are held against the figures for one list of explanations; a kind that would take more does not count."""

    MAX_PAIRS: Final = 20_000
    MAX_CLAIMS: Final = 2_000


class LanguageLimits:
    """How large an expression and its values may be, and how much work it may make."""

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
    """What all rules of one file may spend on one appraisal, with MAX_STEPS_EACH more for each option on each criterion;
    and no more than that all rule files together that do not ship with the tool."""

    STEPS_A_SUBJECT: Final = 80
    """What one outcome takes beside its expression: about a quarter of a millisecond, and two kilobytes."""

    STEPS_A_CELL: Final = 10
    """What a check that is called by its name takes for each option on each criterion, beside its outcomes."""

    MAX_STEPS_CASES: Final = 1_500_000
    """What all cases of one file may spend together: about as many microseconds, three times over. The longest of our own takes a tenth."""

    MAX_STEPS_PAIRS: Final = 300_000
    """What comparing rules with each other takes: twenty microseconds each. All rules that ship take some thousands."""

    STEPS_A_CASE: Final = 500
    STEPS_A_RELATION: Final = 100
    """What it takes to read an example of a file of rules, and for each relation between its figures."""

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


class FileLimits:
    """How large an input may be. Generous for any appraisal, small enough to stay in bounded time and memory."""

    MAX_BYTES: Final = 8 * 1024 * 1024
    MAX_DEPTH: Final = 40
    MAX_NODES: Final = 400_000
    MAX_PROBLEMS: Final = 200
    MAX_DIGITS: Final = 30
    MAX_EXPONENT: Final = 12


class DocumentLimits:
    """How large a document may be, checked before the libraries that read it see it."""

    MAX_BYTES: Final = 100 * 1024 * 1024
    MAX_PARTS: Final = 5_000
    MAX_PART: Final = 200 * 1024 * 1024
    MAX_UNPACKED: Final = 500 * 1024 * 1024
    MAX_RATIO: Final = 200
    MAX_DEPTH: Final = 200
    MAX_NESTED: Final = 20
    MAX_SPAN: Final = 1_000
    MAX_MERGED: Final = 100_000
    MAX_STORED: Final = 60_000
    """A cell of a workbook takes 55 microseconds to load twice, and as many to hand over: 240,000 took 26 seconds, these take 6.
    The largest workbook of a paper at hand stores 500."""

    MAX_ROW: Final = 100_000
    MAX_COLUMN: Final = 2_000
    MAX_CELLS: Final = 60_000
    MAX_LAID: Final = 60_000
    """A cell takes 35 microseconds to read in a page and as many to hand over: 300,000 took 27 seconds, these take 4.
    The largest document at hand, a pack of 300 pages, has fewer than 10,000."""

    MAX_TABLE: Final = 20_000
    """Places of one table: making out what its cells are takes up to 300 microseconds for each. A table of all scores of forty options on
    forty criteria, a row for each, has 8,000."""

    MAX_ATTRIBUTES: Final = 1_000
    """The parser of pages compares each attribute of a tag with all others: 400,000 in one took 14 seconds, these take 2 milliseconds."""

    MAX_ELEMENTS: Final = 400_000
    """Elements of a page, and attributes of all of them: so many take some 2 seconds."""

    MAX_REFERENCES: Final = 10_000
    """Each takes 50 microseconds: 200,000 took 10 seconds."""

    MAX_STYLED: Final = 2_000_000
    """Rules of a page's style sheets held against its elements: as many take some 2 seconds."""

    MAX_EMPTY: Final = 50
    MAX_TEXT: Final = 32 * 1024 * 1024
    MAX_PAGES: Final = 2_000
    MAX_PAGES_READ: Final = 500
    MAX_PAGES_WHOLE: Final = 60
    MAX_PAGES_FOUND: Final = 120
    MAX_PAGE_SIDE: Final = 14_400
    MAX_PIXELS: Final = 25_000_000
    MAX_EDGES: Final = 20_000
    MAX_CHARACTERS: Final = 60_000
    MAX_OBJECTS: Final = 40_000
    MAX_SECONDS: Final = 25
    MAX_SECONDS_A_PAGE: Final = 1
    MAX_SECONDS_RECOGNITION: Final = 300
    MAX_SECONDS_RECOGNISED: Final = 60
    MAX_RECOGNISED: Final = 40
    MAX_MEMORY: Final = 2 * 1024 * 1024 * 1024
    MAX_ANSWER: Final = 128 * 1024 * 1024
    MAX_REMARKS: Final = 100
    MAX_PICTURES: Final = 150
    MAX_MEMBERS: Final = 200

    RATIO_FROM: Final = 1024 * 1024
    """Parts smaller than this are not held to the ratio: a short part of blanks is no danger."""


class ProseLimits:
    """Bounds on the prose of a document that is looked through for claims."""

    MAX_SENTENCE: Final = 1500
    MAX_SENTENCES: Final = 20_000
    MAX_CLAIMS: Final = 400
    MAX_TEXT: Final = 2_000_000
    MAX_TELLING: Final = 4_000
    """Clauses that name an option, or speak of weights: each takes up to two milliseconds. A pack of 300 pages has some hundreds."""


class RobustnessLimits:
    """How much is tried before a bound is told instead."""

    MAX_FILLINGS: Final = 729
    MAX_CORNERS: Final = 256


class SolverLimits:
    """How much work the disagreements of one appraisal may take. Counted in the solver's own steps, so that every machine gives the same answer."""

    MAX_CHANGES: Final = 6
    MAX_SETS: Final = 300
    MAX_FILLED: Final = 60
    MAX_EFFORT: Final = 4
    """For all disagreements of one appraisal together: about as many seconds. What the tests explain takes less than one."""

    MAX_CONFLICTS: Final = 1_000
    """Conflicts for each unit of effort, which counts next to nothing of a search that narrows wide ranges step by step: one took 77 seconds.
    What the tests explain has fewer than 1,200."""

    MAX_STEPS_GROUPING: Final = 50_000
    MAX_STEPS_TRYING: Final = 40_000
    MAX_STEPS_FOLLOWING: Final = 50_000

    STEPS: Final = 30_000
    """So many steps take about as long as one unit of the solver's effort."""

    PARTS: Final = 100_000
    """So many variables and constraints handed to the solver do: it looks at each before it counts."""

    PARTS_EACH: Final = 50
    """What handing over a model takes beside these."""

    MAX_WAYS: Final = 400
    """So many ways of explaining groups apart are held against the relations between them; each takes some milliseconds."""

    MAX_EFFORT_GRIDDED: Final = 0.4
    """For true values sought in small steps, which proves nothing complete: a paper of eight figures took all of 20, and was given up."""


class TextLimits:
    """How much text is looked at: generous for any paper, small enough to stay in bounded time."""

    MAX_PASSAGE: Final = 100_000
    MAX_LOOKED: Final = 10_000_000
    MAX_WORDS: Final = 2_000
    MAX_POINTS: Final = 100
    MAX_SENTENCE: Final = 1_000
    MAX_COMPARED: Final = 1_000_000


class WorkbookLimits:
    """How much of a workbook is looked through; what lies beyond is told as undecided, never passed over."""

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
