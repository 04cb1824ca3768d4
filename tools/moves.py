"""Follow texts that stand on other lines than recorded, as after lines were put into a source or taken out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from audit.appraisal.text.normalise import digest
from audit.appraisal.text.recorded import Recorded, passage

__all__ = ["moves"]

# One text found elsewhere may be a repetition; lines that moved carry several texts along.
_TOGETHER = 2


def moves(lines: Sequence[str], texts: Iterable[Recorded]) -> Mapping[str, int]:
    """Say by how many lines each text moved, by name; texts that stand where recorded, or nowhere, are left out."""

    @cache
    def starts(span: int, column: int | None) -> Mapping[str, list[int]]:
        found = defaultdict(list)
        for at in range(1, len(lines) + 1 - span):
            found[digest(passage(lines, at, at + span, column).text)].append(at)
        return found

    candidates = {}
    for text in texts:
        line, last, column = text.place
        expected = text.entry.get("sha256")
        if line and expected and not text.is_part and digest(text.passage(lines).text) != expected:
            elsewhere = starts((last or line) - line, column).get(expected, [])
            candidates[text.name] = [at - line for at in elsewhere]
    return _agreed(candidates)


def _agreed(candidates: Mapping[str, list[int]]) -> dict[str, int]:
    common = Counter(offset for offsets in candidates.values() for offset in offsets)
    best = {name: max(offsets, key=lambda by: (common[by], -abs(by))) for name, offsets in candidates.items() if offsets}
    return {name: offset for name, offset in best.items() if common[offset] >= _TOGETHER}
