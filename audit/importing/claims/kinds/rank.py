"""Places in the order: ranked second, in third place, joint first, last."""

import re
from collections.abc import Iterator
from typing import Final

from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.numerals import LAST, place_of
from audit.importing.claims.phrase import found_in, phrase
from audit.importing.claims.scope import scopes
from audit.importing.claims.write import Found, every, quoted, ranked

__all__ = ["found"]

_OVERALL: Final = (
    r"(?: overall| out of (?:the )?\w+(?: options)?| (?:in|of|out of|among) (?:the )?(?:overall |final )?(?:ranking|order|"
    r"scoring|table|appraisal|evaluation|assessment))?"
)
_END: Final = _OVERALL + r"(?P<tail> {preposition} .+|(?=[,.;:()]| and | with | followed |$).*|$)"
_TIE: Final = r"(?P<tie>joint(?:ly)? |equal |tied )?"
_NTH: Final = (
    r"{subject} (?:{ranks}|rated|follows?)(?: (?:as|in|at|out))?(?: the)? ?" + _TIE + r"(?P<nth>{ordinal})(?P<and> and {ordinal})?"
    r"(?: place| position)?" + _END,
    r"{subject} in (?:the )?" + _TIE + r"(?P<nth>{ordinal}) (?:place|position)" + _END,
)
_NUMBERED: Final = r"{subject} {ranks}(?: as)? (?:number|no\.?|#) ?(?P<n>[0-9]{1,2})" + _END
_ROLES: Final = (
    r"{subject} the (?P<nth>{ordinal}) and <t>(?=[,.;:()]|$)",
    r"{subject}(?: scored(?: [a-z]+)? (?:highly|well|strongly|poorly),?)?"
    r"(?P<link> (?:as|is|was|being|remains|emerged as|to be|comes|came))?(?: in)? <t>" + _END,
    r"<t>(?: {preposition} [^<]*?)? (?:is|was|are|were) <s>(?P<tail>(?=[,.;]|$).*)",
)


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find places that a clause gives to options by name."""
    if ground.totals:
        for match, places in (*_by_words(clause), *_by_roles(clause)):
            yield from _placed(clause.ref(match["s"]).ids, places, match.groupdict().get("tail") or "", ground)


def _by_words(clause: Clause) -> Iterator[tuple[re.Match[str], list[int]]]:
    """Places in so many words: ranked second, in third place, ranked number 4."""
    for match in found_in(clause.text, *_NTH):
        following = match.groupdict().get("and")
        yield match, [place_of(match["nth"]), *([place_of(following.removeprefix(" and "))] if following else [])]
    yield from ((match, [int(match["n"])]) for match in found_in(clause.text, _NUMBERED))


def _by_roles(clause: Clause) -> Iterator[tuple[re.Match[str], list[int]]]:
    """Places of options that are called the second-ranked option or the like. The highest-scoring one is for superlatives."""
    for match in found_in(clause.text, *_ROLES):
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
    said = phrase("{for}").match(tail)
    if said is None:
        return None if re.match(r"\W*(?:by|according|behind|ahead)\b", tail) and not tail.strip().startswith(",") else ("", "")
    found_ = scopes(said["rest"], ground)
    if len(found_) != 1:
        return None
    if found_[0].total:
        return "", ""
    return (found_[0].ids[0], f" on {ground.title(found_[0].ids[0])}") if len(found_[0].ids) == 1 and not found_[0].is_share else None
