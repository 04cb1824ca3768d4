"""Places in the order: ranked second, in third place, joint first, last."""

import re
from collections.abc import Iterator
from typing import Final

from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.kinds.levels import AUX, SUBJECT
from audit.importing.claims.numerals import LAST, ORDINAL, place_of
from audit.importing.claims.scope import ON, scopes
from audit.importing.claims.write import Found, every, quoted, ranked

_TIE: Final = r"(?P<tie>joint(?:ly)? |equal |tied )?"
_OVERALL: Final = (
    r"(?: overall| out of (?:the )?\w+(?: options)?| (?:in|of|out of|among) (?:the )?(?:overall |final )?(?:ranking|order|"
    r"scoring|table|appraisal|evaluation|assessment))?"
)
_END: Final = rf"{_OVERALL}(?P<tail> {ON} .+|(?=[,.;:()]| and | with | followed |$).*|$)"
_RANKED: Final = re.compile(
    rf"{SUBJECT}{AUX} (?:ranks?|ranked|placed|comes?|came|coming|finish(?:es|ed)|follows?|rated)(?: (?:as|in|at|out))?(?: the)? ?{_TIE}"
    rf"(?P<nth>{ORDINAL})(?P<and> and {ORDINAL})?(?: place| position)?{_END}",
    re.IGNORECASE,
)
_TOGETHER: Final = re.compile(rf"{SUBJECT}{AUX} the (?P<nth>{ORDINAL}) and <(?P<t>\d+)>(?=[,.;:()]|$)", re.IGNORECASE)
_NUMBERED: Final = re.compile(rf"{SUBJECT}{AUX} (?:ranks?|ranked|placed)(?: as)? (?:number|no\.?|#) ?(?P<n>\d{{1,2}}){_END}", re.IGNORECASE)
_PLACE: Final = re.compile(rf"{SUBJECT}{AUX} in (?:the )?{_TIE}(?P<nth>{ORDINAL}) (?:place|position){_END}", re.IGNORECASE)
_ROLE: Final = re.compile(
    rf"{SUBJECT}{AUX}(?: scored(?: [a-z]+)? (?:highly|well|strongly|poorly),?)?(?P<link> (?:as|is|was|being|remains|emerged "
    rf"as|to be|comes|came))?(?: in)? <(?P<t>\d+)>{_END}",
    re.IGNORECASE,
)
_ROLE_FIRST: Final = re.compile(rf"<(?P<t>\d+)>(?: {ON} [^<]*?)? (?:is|was|are|were) <(?P<s>\d+)>(?P<tail>(?=[,.;]|$).*)", re.IGNORECASE)


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find places that a clause gives to options by name."""
    if ground.totals:
        for match, places in (*_by_words(clause), *_by_roles(clause)):
            yield from _placed(clause.ref(match["s"]).ids, places, match.groupdict().get("tail") or "", ground)


def _by_words(clause: Clause) -> Iterator[tuple[re.Match[str], list[int]]]:
    """Give places in so many words: ranked second, in third place, ranked number 4."""
    for pattern in (_RANKED, _PLACE):
        for match in pattern.finditer(clause.text):
            following = match.groupdict().get("and")
            yield match, [place_of(match["nth"]), *([place_of(following.removeprefix(" and "))] if following else [])]
    yield from ((match, [int(match["n"])]) for match in _NUMBERED.finditer(clause.text))


def _by_roles(clause: Clause) -> Iterator[tuple[re.Match[str], list[int]]]:
    """Give places of options that are called the second-ranked option or the like. The highest-scoring one is for superlatives."""
    for pattern in (_TOGETHER, _ROLE, _ROLE_FIRST):
        for match in pattern.finditer(clause.text):
            role, held = clause.ref(match["t"]), match.groupdict()
            linked = held.get("link", " ") or re.search(r"\b(?:is|was|are|were|being),?$", clause.text[: match.start("t") - 1].rstrip())
            if role.sort == "place" and not role.strict and linked:
                yield match, [*([place_of(held["nth"])] if held.get("nth") else []), role.place]


def _placed(ids: tuple[str, ...], places: list[int], tail: str, ground: Ground) -> Iterator[Found]:
    """Write places; by a criterion where the clause names one, and nothing where it names what is not known."""
    if not ids or (len(places) > 1 and len(places) != len(ids)) or (len(ids) > 1 and len(places) == 1 and places[0] == LAST):
        return
    by = _by(tail, ground)
    if by is None:
        return
    each = list(zip(ids, places, strict=True)) if len(places) > 1 else [(one, places[0]) for one in ids]
    said = "; ".join(f"{ground.title(id_)}: {'last' if place == LAST else f'rank {place}'}{by[1]}" for id_, place in each)
    if by[0]:
        if LAST not in places and not ground.lower_is_better:
            yield Found("rank", " and ".join(_on(id_, place, by[0]) for id_, place in each), said)
        return
    same = len(places) == 1
    yield Found("rank", every(ids, "x", lambda x: ranked(x, places[0])) if same else " and ".join(ranked(quoted(i), p) for i, p in each), said)


def _on(option: str, place: int, criterion: str) -> str:
    return f"count(score(x, {quoted(criterion)}) > score({quoted(option)}, {quoted(criterion)}) for x in options) == {place - 1}"


def _by(tail: str, ground: Ground) -> tuple[str, str] | None:
    """Say by which criterion the place is: none for the whole; None where the words say something that is not known."""
    said = re.match(rf" {ON} (?P<rest>.+)", tail, re.IGNORECASE)
    if said is None:
        return None if re.match(r"\W*(?:by|according|behind|ahead)\b", tail) and not tail.strip().startswith(",") else ("", "")
    found_ = scopes(said["rest"], ground)
    if len(found_) != 1:
        return None
    if found_[0].total:
        return "", ""
    return (found_[0].ids[0], f" on {ground.title(found_[0].ids[0])}") if len(found_[0].ids) == 1 and not found_[0].is_share else None
