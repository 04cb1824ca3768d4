"""What two tables print of the same things: how many figures agree, and how many differ."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from audit.importing.entry import Entry, read_entry
from audit.importing.facts import step
from audit.importing.names import paired
from audit.importing.printings import may_be_one
from audit.importing.reading.scored import figures
from audit.importing.reading.tables import Read
from audit.importing.titles import scorer_of

__all__ = ["agreement", "denies", "differ_in_a_total", "other_weights", "same_totals", "weighed_otherwise", "weighs"]

_TWO: Final = 2
_FEW: Final = 3
"""Where more than one weight of so many is another in proportion, they were set anew; fewer are slips."""


def agreement(one: Read, other: Read) -> tuple[int, int]:
    """Count the figures that two tables both print, alike and otherwise: scores, totals and ranks.

    Scores beside the same scores times their weights are no contradiction, and neither are those of two scorers, nor what
    two documents say: there an addendum may put figures in the place of others.
    """
    if (
        one.reading is None
        or other.reading is None
        or one.layout.grid.source != other.layout.grid.source
        or scorer_of(one.layout)
        or scorer_of(other.layout)
    ):
        return 0, 0
    options = paired(one.options, other.options)
    same, differing = _cells(one, other, options)
    raw = _is_raw(one, other) or _is_raw(other, one)
    for mine, theirs in (
        (one.reading.sheet.facts.totals, other.reading.sheet.facts.totals), (one.reading.sheet.facts.ranks, other.reading.sheet.facts.ranks)
    ):  # fmt: skip
        pairs = _values(mine, theirs, options)
        alike = [may_be_one(left, right) for left, right in pairs]
        same += alike.count(True)
        differing += alike.count(False) if not raw else 0
    return same, differing


def _is_raw(one: Read, other: Read) -> bool:
    """Say whether a table without weights prints the scores that another one weighs: the totals of the two are two quantities."""
    return one.reading is not None and not one.reading.sheet.facts.weights and one.has_totals and weighs(one, other)


def _values(mine: Mapping[str, Entry], theirs: Mapping[str, Entry], names: Mapping[str, str]) -> list[tuple[Entry, Entry]]:
    return [(entry, theirs[names[name]]) for name, entry in mine.items() if name in names and names[name] in theirs]


def _cells(one: Read, other: Read, options: Mapping[str, str]) -> tuple[int, int]:
    """Count the scores that are alike and that differ; none differ where most criteria have scores and the same times their weights."""
    mine, theirs = figures(one), figures(other)
    same = differing = scaled = apart = 0
    for criterion, known in paired(one.criteria, other.criteria).items():
        pairs = [(mine.get((option, criterion)), theirs.get((their, known))) for option, their in options.items()]
        found = [(left, right) for left, right in pairs if left is not None and right is not None and None not in {left.value, right.value}]
        misses = sum(not may_be_one(left, right) for left, right in found)
        same += len(found) - misses
        if misses and (_times(found) or _times([(right, left) for left, right in found])):
            scaled += 1
        elif misses:
            apart, differing = apart + 1, differing + misses
    return same, differing if apart >= scaled else 0


def weighs(one: Read, other: Read) -> bool:
    """Say whether a table prints the scores of another times its weights, by most of its criteria, as one scenario of several does."""
    if one.reading is None or other.reading is None or one.layout.grid.source != other.layout.grid.source:
        return False
    options, mine, theirs = paired(one.options, other.options), figures(one), figures(other)
    scaled = tried = 0
    for criterion, known in paired(one.criteria, other.criteria).items():
        pairs = [(mine.get((option, criterion)), theirs.get((their, known))) for option, their in options.items()]
        found = [(left, right) for left, right in pairs if left is not None and right is not None and None not in {left.value, right.value}]
        if len({left.value for left, _ in found}) > 1:
            tried, scaled = tried + 1, scaled + _times(found)
    return tried > 1 and scaled * _TWO > tried


def _times(pairs: Sequence[tuple[Entry, Entry]]) -> bool:
    """Say whether one line of figures is the other times one weight; decimals may have been rounded."""
    if len(pairs) < _TWO or any(bool(left.value) != bool(right.value) for left, right in pairs):
        return False
    low, high = Fraction(0), None
    for left, right in ((left, right) for left, right in pairs if left.value):
        room = step(right) / 2 if step(right) < 1 else Fraction(0)
        ends = sorted(((right.value or 0) + sign * room) / (left.value or 1) for sign in (-1, 1))
        low, high = max(low, ends[0]), ends[1] if high is None else min(high, ends[1])
    return high is not None and low <= high


def same_totals(one: Read, other: Read) -> bool:
    """Say whether two tables print the same totals of their options, as a summary does."""
    assert one.reading is not None
    assert other.reading is not None
    pairs = _values(one.reading.sheet.facts.totals, other.reading.sheet.facts.totals, paired(one.options, other.options))
    return len(pairs) > 1 and all(may_be_one(left, right) for left, right in pairs)


def differ_in_a_total(one: Read, other: Read) -> bool:
    """Say whether two tables of one document give some option another total, and another score too; two scorers always may."""
    if one.reading is None or other.reading is None or one.layout.grid.source != other.layout.grid.source:
        return False
    if scorer_of(one.layout) or scorer_of(other.layout):
        return False
    options, criteria = paired(one.options, other.options), paired(one.criteria, other.criteria)
    mine, theirs = one.reading.sheet.facts.totals, other.reading.sheet.facts.totals
    first, second = figures(one), figures(other)
    for option, known in options.items():
        cells = [(first.get((option, criterion)), second.get((known, their))) for criterion, their in criteria.items()]
        differ = any(left is not None and right is not None and not may_be_one(left, right) for left, right in cells)
        if differ and option in mine and known in theirs and not may_be_one(mine[option], theirs[known]):
            return True
    return False


_REVISED: Final = re.compile(
    r"\b(?:revis|updat|amend|correct|moderat|re-?scor|re-?evaluat|after (?!all\b|the weight|weight)"
    r"|überarbeitet|aktualisiert|berichtigt|nach (?:der|dem|den)\b|après|révis|corrig|actualiz|revisad)",
    re.IGNORECASE,
)
"""What says that results are those of another day."""


def denies(list_: Read, other: Read) -> bool:
    """Say whether a list of options with one result each prints other figures than the totals of a table: it is of something else."""
    if other.reading is None or list_.layout.label < 0 or list_.layout.of("scorer") or list_.layout.grid.source != other.layout.grid.source:
        return False
    totals = other.reading.sheet.facts.totals
    for column in list_.layout.of("kind"):
        if column.said.kind not in {"total", "score", "weighted-score"} or column.said.name:
            continue
        printed = {row[list_.layout.label].text: read_entry(row[column.at].text) for row in list_.layout.body}
        shared = _values(printed, totals, paired(list(printed), list(totals)))
        known = [may_be_one(left, right) for left, right in shared if left.value is not None and right.value is not None]
        revised = any(_REVISED.search(passage.text) for passage in list_.layout.grid.above[:_TWO])
        if len(known) > 1 and (sum(known) * _TWO < len(known) or (revised and not all(known))):
            return True
    return False


def _weights(one: Read, other: Read) -> list[tuple[Entry, Entry]]:
    """The weights of the criteria that two tables share."""
    assert one.reading is not None
    assert other.reading is not None
    mine, theirs = one.reading.sheet.facts.weights, other.reading.sheet.facts.weights
    return _values(mine, theirs, paired(list(mine), list(theirs)))


def weighed_otherwise(one: Read, other: Read) -> bool:
    """Say whether two tables give the same criteria other weights, not the same ones in another unit."""
    pairs = _weights(one, other)
    if _are_two_sets(one, other, pairs):
        return True
    ratios = Counter((left.value or 0) / right.value for left, right in pairs if right.value)
    other_ratios = len(pairs) - max(ratios.values(), default=0)
    return len(pairs) > 1 and len(ratios) > 1 and (len(ratios) * 2 > len(pairs) or other_ratios * _FEW > len(pairs))


def _are_two_sets(one: Read, other: Read, pairs: Sequence[tuple[Entry, Entry]]) -> bool:
    """Say whether the weights of each table add to the same whole over other criteria: what both weigh, they weigh otherwise."""
    sets = [read.reading.sheet.facts.weights for read in (one, other) if read.reading is not None]
    sums = {sum((entry.value or Fraction(0) for entry in weights.values()), Fraction(0)) for weights in sets}
    differing = sum(not may_be_one(left, right) for left, right in pairs)
    return len(sums) == 1 and sums <= {1, 100} and len(sets[0]) != len(sets[1]) and differing > 1


def other_weights(one: Read, other: Read) -> int:
    """Count the criteria to which two tables give other weights in the same unit."""
    pairs = _weights(one, other)
    totals = [sum((pair[at].value or Fraction(0) for pair in pairs), Fraction(0)) for at in (0, 1)]
    return sum(left.value != right.value for left, right in pairs) if totals[0] == totals[1] else 0
