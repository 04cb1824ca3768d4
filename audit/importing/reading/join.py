"""Which tables of a paper belong to one appraisal.

Two tables are one appraisal where they print the same things, or where one goes on with the other. What parts them: figures that
contradict each other in more than a rare cell; other weights; a heading of its own over other options; and names of which
only some are the same, since a table that goes on repeats none. A table whose totals follow from its own cells is whole, and
nothing that stands beside it with other criteria belongs to it.
"""

import re
from collections.abc import Sequence
from typing import Final

from audit.importing.captions import caption_in
from audit.importing.grid import texts_of
from audit.importing.names import name_of, paired
from audit.importing.reading.alike import agreement, denies, differ_in_a_total, other_weights, same_totals, weighed_otherwise, weighs
from audit.importing.reading.lexicon import means
from audit.importing.reading.methods import Fit
from audit.importing.reading.scored import chooses, is_gateway, is_measured, is_plain, is_scored, of_one_size, overlap, share, speaks, takes_part
from audit.importing.reading.tables import Read

__all__ = ["appraisals"]

_HALF: Final = 0.5
_TURNED: Final = 0.8
_FEW: Final = 3
_CONTINUED: Final = re.compile(r"\bcontinued\b|\bcont['’]?d\b|\bcont\.|fortsetzung|\bsuite\b|continuaci[óo]n|\(\d ?(?:/|of) ?\d\)", re.IGNORECASE)


def appraisals(reads: Sequence[Read]) -> list[list[int]]:
    """Put tables together that belong to one appraisal; other options, criteria or weights make another one."""
    parts = [at for at, read in enumerate(reads) if takes_part(read, reads)]
    cores = [at for at in parts if _is_core(reads[at])]
    marks = [at for at in parts if at not in cores and _is_marked(reads[at])]
    groups = _grouped(cores, reads, [])
    shared = {at: homes for at in parts if at not in cores and len(homes := _scenarios(reads[at], reads, groups)) > 1}
    for at, homes in shared.items():
        for group in homes:
            group.append(at)
    marks = [at for at in marks if at not in shared]
    for at in parts:
        if reads[at].sort == "one-option" and not reads[at].is_matrix:
            _put(at, groups, next((group for group in groups if _of_criteria(reads[at], [reads[one] for one in group])), None))
    groups = _grouped(marks, reads, groups)
    beside = [at for at in parts if not any(at in group for group in groups)]
    if not groups:
        return [[at for at in beside if not reads[at].is_matrix or (chooses(reads[at]) and not is_measured(reads[at]) and of_one_size(reads[at]))]]
    for at in beside:
        for group in _homes(at, reads[at], reads, groups):
            group.append(at)
    return [sorted(group) for group in groups]


def _scenarios(read: Read, reads: Sequence[Read], groups: Sequence[list[int]]) -> list[list[int]]:
    """The appraisals that weigh the scores of a table, each with weights of its own: the scores are those of all of them."""
    if not read.is_matrix or read.reading is None or read.has_totals or read.reading.sheet.facts.weights:
        return []
    return [group for group in groups if any(reads[other].is_matrix and weighs(read, reads[other]) for other in group)]


def _put(at: int, groups: list[list[int]], home: list[int] | None) -> None:
    if home is None:
        groups.append([at])
    else:
        home.append(at)


def _grouped(tables: Sequence[int], reads: Sequence[Read], groups: list[list[int]]) -> list[list[int]]:
    """Put matrices together: first those that print the same again, then those that go on with all of another appraisal."""
    printed: list[list[int]] = []
    for at in tables:
        _put(at, printed, next((one for one in printed if any(_again(reads[at], reads[other]) for other in one)), None))
    found = [list(group) for group in groups]
    for cluster in printed:
        home = next((group for group in found if _belong([reads[at] for at in cluster], [reads[at] for at in group])), None)
        if home is None:
            found.append(cluster)
        else:
            home += cluster
    return found


def _belong(some: Sequence[Read], others: Sequence[Read]) -> bool:
    matrices = [other for other in others if other.is_matrix]
    matrices = [other for other in matrices if not any(_sums_up(other, one) for one in matrices)]
    return bool(matrices) and all(_together(read, other) for read in some for other in matrices)


def _sums_up(one: Read, other: Read) -> bool:
    """Say whether a table prints the totals of another beside fewer figures."""
    return one is not other and len(one.criteria) < len(other.criteria) and same_totals(one, other)


def _again(one: Read, other: Read) -> bool:
    """Say whether two tables print the same figures of the same criteria and options."""
    same, differing = agreement(one, other)
    return (
        same > _FEW
        and differing * _FEW <= same
        and share(one.options, other.options) >= _HALF
        and overlap(one.criteria, other.criteria) >= _HALF
        and not weighed_otherwise(one, other)
        and not _are_scenarios(one, other)
        and not _is_what_if(one, other)
    )


def _is_what_if(one: Read, other: Read) -> bool:
    """Say whether two tables differ in a score and in the total that follows from it, and all totals of both follow: one asks what if."""
    return _follows_wholly(one) and _follows_wholly(other) and differ_in_a_total(one, other)


def _follows_wholly(read: Read) -> bool:
    best = _best_fit(read)
    return best is not None and not best.misses and best.tried == len(set(read.options)) > 1


def _are_scenarios(one: Read, other: Read) -> bool:
    """Say whether the same scores are summed up twice, each time with totals that follow, and by other weights."""
    return _is_whole(one) and _is_whole(other) and other_weights(one, other) > 1 and not same_totals(one, other)


def _is_core(read: Read) -> bool:
    if not read.is_matrix or read.reading is None or not read.options or len(set(read.criteria)) < 2 or read.rule is not None:  # noqa: PLR2004  # nothing is added
        return False
    facts = read.reading.sheet.facts
    if not is_plain(read) or not (speaks(read) if read.decisive else speaks(read) and is_scored(read)):
        return False
    return (bool(facts.totals) or bool(facts.weights) or bool(facts.ranks)) and (read.sort != "definitions" or read.decisive)


def _is_marked(read: Read) -> bool:
    """Say whether a matrix without totals or weights prints scores by its look, and something speaks of choosing."""
    if not read.is_matrix or read.rule is not None or read.sort != "matrix" or len(set(read.criteria)) < 2 or not read.options:  # noqa: PLR2004  # nothing is weighed up
        return False
    return is_scored(read) and not is_gateway(read) and chooses(read)


def _best_fit(read: Read) -> Fit | None:
    return read.reading.fits[0] if read.reading is not None and read.reading.fits else None


def _is_whole(read: Read) -> bool:
    """Say whether the totals of a table follow from its own cells."""
    best = _best_fit(read)
    return best is not None and best.tried > 1 and len(best.hits) * 3 >= best.tried * 2


def _together(one: Read, other: Read) -> bool:  # noqa: PLR0911  # one answer for each way of sharing names
    options = share(one.options, other.options)
    criteria = max(share(one.criteria, other.criteria), share(one.criteria, other.groups), share(one.groups, other.criteria))
    differing = agreement(one, other)[1]
    if _contradict(one, other) or _are_scenarios(one, other) or _is_what_if(one, other):
        return False
    if options >= _HALF and same_totals(one, other):
        return True
    if options >= _HALF and criteria >= _HALF:
        return not weighed_otherwise(one, other) and not (differing and 0 < overlap(one.criteria, other.criteria) < _HALF)
    if options >= _HALF:
        return (not share(one.criteria, other.criteria) or not differing) and not _is_whole(one) and not _is_whole(other)
    if criteria >= _HALF:
        return _goes_on(one, other) and (not options or not differing) and not weighed_otherwise(one, other)
    if {one.layout.label_sort, other.layout.label_sort} <= {"criteria", "options"}:
        return False  # both say what their rows are: neither is read the wrong way
    turned = max(_titled(one.options, other.criteria), _titled(one.criteria, other.options))
    return turned > _TURNED  # the criteria of one are the options of the other: one of the two is read the wrong way


def _titled(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of names that are the same by their titles: that an option and a criterion have one number says nothing."""
    return share(*([f"{name_of(name).title} ." for name in names] for names in (one, other)))


def _goes_on(one: Read, other: Read) -> bool:
    """Say whether a table of the same criteria goes on with further options: under the same heading, or numbered on."""
    if _both_ranked(one, other):
        return False
    first, second = _above(one), _above(other)
    later = max(one, other, key=lambda read: read.layout.grid.number)
    headed = any(passage.level or caption_in(passage.text) for passage in later.layout.grid.above)
    if (first == second and (headed or not later.layout.grid.above)) or _CONTINUED.search(first) or _CONTINUED.search(second):
        return True
    return _numbered_on(one.options, other.options) and not (one.has_totals and other.has_totals)


def _numbered_on(one: Sequence[str], other: Sequence[str]) -> bool:
    labels = [[name_of(name).label for name in names] for names in (one, other)]
    return all(map(all, labels)) and (
        max(labels[0], key=_order) < min(labels[1], key=_order) or max(labels[1], key=_order) < min(labels[0], key=_order)
    )


def _order(label: str) -> tuple[int, str]:
    return len(label), label.lower()


def _above(read: Read) -> str:
    return next((passage.text for passage in read.layout.grid.above if passage.level or caption_in(passage.text)), read.layout.grid.place.sheet or "")


def _both_ranked(one: Read, other: Read) -> bool:
    assert one.reading is not None
    assert other.reading is not None
    return any(entry.value == 1 for entry in one.reading.sheet.facts.ranks.values()) and any(
        entry.value == 1 for entry in other.reading.sheet.facts.ranks.values()
    )


def _of_criteria(read: Read, others: Sequence[Read]) -> bool:
    """Say whether a table of one option scores it by the criteria of other tables: by nearly all of them where their weights are whole."""
    own = _names(read)
    return any(
        share(own, names) >= _HALF and (not (other.is_matrix and _are_closed(other)) or len(paired(own, names)) >= _TURNED * len(own))
        for other in others
        for names in [other.criteria if other.is_matrix else _names(other)]
    )


def _names(read: Read) -> list[str]:
    """The names of the rows of a table, its totals left out."""
    layout = read.layout
    return [text for text in (texts_of(layout.body, layout.label) if layout.label >= 0 else ()) if not means(text, "total", 1)]


def _homes(at: int, read: Read, reads: Sequence[Read], groups: Sequence[list[int]]) -> list[list[int]]:
    """The appraisals that a table beside them belongs to: those that share its names, else the one it stands next to."""
    named = _names(read)
    heads = [column.said.name or column.text for column in read.layout.of("entity", "text")]
    groups = [group for group in groups if read.is_matrix or read.rule is not None or not any(denies(read, reads[one]) for one in group)]
    if not groups:
        return []
    scored = []
    for group in groups:
        cores = [reads[one] for one in group if reads[one].is_matrix] or [reads[one] for one in group]
        known = [names for core in cores for names in (core.options, core.criteria, core.groups, () if core.is_matrix else _names(core))]
        scored.append((max((share(one, other) for one in (named, heads, read.options, read.criteria) if one for other in known), default=0.0), group))
    if read.is_matrix and read.rule is None:
        scored = [(best, group) for best, group in scored if _adds([reads[one] for one in group], read)]
    if read.sort == "definitions":
        scored = [(best, group) for best, group in scored if best == 1 or not any(_is_complete(reads[one]) for one in group)]
    most = max((best for best, _ in scored), default=0.0)
    if most >= _HALF:
        return _nearest(at, [group for best, group in scored if best >= most], everywhere=read.sort == "definitions")
    if read.is_matrix or (not most and read.sort == "definitions" and any(_is_whole(reads[one]) for group in groups for one in group)):
        return []
    if len(groups) < 2:  # noqa: PLR2004  # one, or none
        return list(groups)
    before = [group for group in groups if min(group) < at]
    after = [group for group in groups if min(group) > at]
    return [after[0] if read.sort == "definitions" and after else before[-1] if before else after[0]]


def _nearest(at: int, groups: Sequence[list[int]], *, everywhere: bool) -> list[list[int]]:
    """The appraisal that a table follows, else the one that follows it; a list of criteria is of all that have them."""
    if everywhere or len(groups) == 1:
        return list(groups)
    before = [group for group in groups if min(group) < at]
    return [before[-1] if before else groups[0]]


def _adds(core: Sequence[Read], read: Read) -> bool:
    """Say whether a matrix beside others may say more of their appraisal: of its criteria, gateways, or of totals that do not follow yet."""
    if any(_contradict(read, one) for one in core):
        return False
    if not (read.criteria and read.options) or any(one.is_matrix and same_totals(read, one) for one in core):
        return True  # weights or results alone, or a summary
    known = any(share(read.options, one.options) >= _HALF and share(read.criteria, one.criteria) >= _HALF for one in core)
    turned = any(share(read.criteria, one.options) >= _HALF and share(read.options, one.criteria) >= _HALF for one in core)
    weights = not read.options and any(share(read.criteria, one.criteria) >= _HALF and not weighed_otherwise(read, one) for one in core)
    gateway = is_gateway(read) and any(share(read.options, one.options) >= _HALF or share(read.criteria, one.options) >= _HALF for one in core)
    return gateway or weights or (is_scored(read) and (known or turned or not any(_is_whole(one) or _are_closed(one) for one in core)))


def _contradict(one: Read, other: Read) -> bool:
    same, differing = agreement(one, other)
    return differing * 2 > same


def _is_complete(read: Read) -> bool:
    """Say whether a matrix has weights of its own that add to a whole, and totals that follow from them: a list beside it adds nothing."""
    return _is_whole(read) and _are_closed(read)


def _are_closed(read: Read) -> bool:
    """Say whether a matrix has a weight for each of its criteria, and these add to a whole: no criterion is missing."""
    weights = read.reading.sheet.facts.weights if read.reading is not None else {}
    return set(weights) >= set(read.criteria) and sum(entry.value or 0 for entry in weights.values()) in {1, 10, 100}
