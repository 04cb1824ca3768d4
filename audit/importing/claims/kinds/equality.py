"""Options that are called equal, the same, or alike, and reasons that say no more than that another option's hold."""

import re
from collections.abc import Iterator
from typing import Final

from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.kinds.levels import AUX, SUBJECT
from audit.importing.claims.measure import Figure, behind, compared, words
from audit.importing.claims.mentions import Ref
from audit.importing.claims.scope import ON
from audit.importing.claims.write import Found, every, quoted, subject_words

_TAIL: Final = rf"(?:,? (?:overall|to each other|in total))?(?P<tail> {ON} (?P<rest>.+)|.*)"
_AS: Final = r"(?: (?:as|to|with) <(?P<t>\d+)>)?"
_SCORED: Final = re.compile(
    rf"{SUBJECT}{AUX} (?:scor(?:es?|ed|ing)|rated|ranked|rank|performs?|performed)(?: (?:exactly|precisely))? (?:equally(?: "
    rf"(?:highly|well|poorly))?|"
    rf"(?:exactly )?the same|identically|equal|alike|jointly){_AS}{_TAIL}",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    rf"{SUBJECT}{AUX} (?:share|shares|received|receives|receive|achieved|given|get|got|has|have|had|with|obtained) "
    rf"(?:exactly )?(?:the same|equal|identical|an equal|an identical) "
    rf"(?:overall |total |weighted )*(?P<what>scores?|totals?|points|marks?|number of points|rank|ranking|place){_AS}{_TAIL}",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(
    rf"\bno (?:material |real |significant )?(?:difference|gap)s?(?: in (?:the )?(?:overall |total )?scores?)? between "
    rf"<(?P<s>\d+)>(?P<t>){_TAIL}",
    re.IGNORECASE,
)
_ARE: Final = re.compile(rf"{SUBJECT}{AUX} (?:equal|tied|level|identical|the same){_AS} {ON} (?P<rest>.+)(?P<tail>)", re.IGNORECASE)
_ARE_IN: Final = re.compile(
    rf"{SUBJECT}{AUX} equally (?:favourable|good|strong|attractive|desirable|viable|feasible|highly rated){_AS} {ON} "
    rf"(?P<rest>.+)(?P<tail>)",
    re.IGNORECASE,
)
_SIMILAR: Final = re.compile(rf"{SUBJECT}{AUX}(?: (?:very|quite))? (?:similarly scored|scored(?: very)? similarly)(?P<t>){_TAIL}", re.IGNORECASE)
_REASON: Final = re.compile(
    r"^(?:there (?:is|are) )?(?:(?:no (?:material |significant )?(?:changes?|differences?) (?:to|from|compared (?:to|with))|"
    r"(?:the )?same (?:score )?as|identical to|as (?:for|per|with|in))"
    r" <(?P<t>\d+)>)(?: (?:as|because|since) .*)?$",
    re.IGNORECASE,
)
_FEWEST: Final = 3


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find equality of options by name, or of all."""
    yield from _of_reason(clause, ground)
    for pattern in (_SCORED, _SHARE, _BETWEEN, _ARE, _ARE_IN):
        for match in pattern.finditer(clause.text):
            if match["rest"] or not (match["tail"] or "").strip() or re.match(r"\s*(?:[,.;:(]|and |with )", match["tail"]):
                yield from _equal(_pair(clause, match), match, ground)
    for match in _SIMILAR.finditer(clause.text):
        yield from _similar(clause.ref(match["s"]), match, ground)


def _pair(clause: Clause, match: re.Match[str]) -> Ref:
    one = clause.ref(match["s"])
    other = clause.ref(match["t"]) if match["t"] else None
    if other is None:
        return one
    if one.sort == other.sort == "ids":
        return Ref("ids", tuple(dict.fromkeys((*one.ids, *other.ids))))
    return Ref("none")


def _equal(ref: Ref, match: re.Match[str], ground: Ground) -> Iterator[Found]:
    scope = behind(match["rest"], ground)
    ids = tuple(one.id for one in ground.options) if ref.sort == "all" else ref.ids
    if ref.sort not in {"ids", "all"} or len(ids) < 2 or scope is None:  # noqa: PLR2004  # a thing is equal to another one
        return
    is_rank = re.match(r"rank|place", match.groupdict().get("what") or "", re.IGNORECASE) or re.search(r"\branked\b", match[0], re.IGNORECASE)

    def same(figure: Figure) -> str:
        return " == ".join(figure(quoted(one)) for one in ids)

    asserts = same(lambda x: f"rank({x})") if is_rank and scope.total and ground.totals else compared(scope, ground, same)
    if asserts is not None:
        yield Found("equal", asserts, f"{subject_words(ref, ground)}: the same {words(scope, ground)}")


def _similar(ref: Ref, match: re.Match[str], ground: Ground) -> Iterator[Found]:
    """Two options are similar where they are closer to each other than either is to any other."""
    if ref.sort != "ids" or len(ref.ids) != 2 or match["rest"] or len(ground.options) < _FEWEST or not ground.totals:  # noqa: PLR2004  # a pair
        return
    one, other = map(quoted, ref.ids)
    rest = [item.id for item in ground.options if item.id not in ref.ids]
    near = every(rest, "y", lambda y: every(ref.ids, "x", lambda x: f"abs(total({one}) - total({other})) < abs(total({x}) - total({y}))"))
    yield Found("equal", near, f"{ground.titles(ref.ids)}: closer to each other than to any other, by total")


def _of_reason(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Read a reason that only points to another option: the scores are then the same."""
    sentence, match = clause.sentence, _REASON.match(clause.text)
    if not sentence.option or not sentence.criterion or match is None:
        return
    ref = clause.ref(match["t"])
    if ref.sort == "ids" and sentence.option not in ref.ids and sentence.criterion in {one.id for one in ground.scored}:
        ids = (sentence.option, *ref.ids)
        asserts = " == ".join(f"score({quoted(one)}, {quoted(sentence.criterion)})" for one in ids)
        yield Found("equal", asserts, f"{ground.titles(ids)}: the same on {ground.title(sentence.criterion)}")
