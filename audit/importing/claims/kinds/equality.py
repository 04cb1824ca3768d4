"""Options that are called equal, the same, or alike, and reasons that say no more than that another option's hold."""

import re
from collections.abc import Iterator
from typing import Final

from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.measure import TOTAL, Figure, behind, compared, of_quality, words
from audit.importing.claims.mentions import Ref
from audit.importing.claims.phrase import found_in, is_one_of, phrase
from audit.importing.claims.scope import Scope
from audit.importing.claims.write import Found, every, listed, quoted, subject_words

__all__ = ["found"]

_TAIL: Final = r"(?:,? (?:overall|to each other|in total))?(?P<tail> {preposition} (?P<rest>.+)|.*)"
_AS: Final = r"(?: (?:as|to|with) <t>)?"
_PHRASES: Final = (
    r"{subject} {scores+ranks}(?: (?:exactly|precisely))? {equal-adverb}" + _AS + _TAIL,
    r"{subject} (?:{gets}|shares?) (?:exactly )?{equal-noun} {total-adjective*} (?P<what>{total-noun+rank-noun})" + _AS + _TAIL,
    r"\bno (?:material |real |significant )?{gap}s?(?: in (?:the )?(?:overall |total )?scores?)? between <s>(?P<t>)" + _TAIL,
    r"{subject} {equal-adjective}" + _AS + r" {preposition} (?P<rest>.+)(?P<tail>)",
    r"{subject}(?: {conditional})? equally {favour}" + _AS + r" {preposition} (?P<rest>.+)(?P<tail>)",
    r"{subject}(?: {conditional})? equally(?: [a-z]+ly)? (?P<quality>{favour})" + _AS + r"(?P<tail>)(?P<rest>)(?=[,.;:()]|$| and )",
)
_SIMILAR: Final = r"{subject}(?: (?:very|quite))? (?:similarly scored|scored(?: very)? similarly)(?P<t>)" + _TAIL
_NEAR: Final = (
    r"{subject} {nearly} {equal-adjective}\b" + _AS + _TAIL,
    r"{subject}(?: {conditional})? {nearly} equally (?P<quality>{favour})" + _AS + r"(?P<tail>)(?P<rest>)(?=[,.;:()]|$| and )",
    r"{subject} (?:{gets}|shares?) {nearly} {equal-noun} {total-adjective*} {total-noun}" + _AS + _TAIL,
)
_REASON: Final = (
    r"^(?:there (?:is|are) )?(?:(?:no (?:material |significant )?(?:changes?|differences?) (?:to|from|compared (?:to|with))|"
    r"(?:the )?same (?:score )?as|identical to|as (?:for|per|with|in)) <t>)(?: (?:as|because|since) .*)?$"
)
_IN_LINE: Final = (
    r"\b(?:in[- ]line|consistent|level|on a par|the same score) (?:with|as) (?:those of |that of )?"
    r"(?:(?:the )?(?P<share>{share-most+share-all})(?: of)? )?(?:the )?(?:<t>|(?:other |remaining )?{option-nouns}\b)"
)
_WHOLE_REASON: Final = r"^(?:(?:<>|this|it),? )?(?:is |are |again |also )*$"
"""What may stand before, in a reason for a score, where the clause names no criterion: nothing else is in line then."""

_FEWEST: Final = 3
"""Two options alone are closer to each other than to any other, whatever their totals."""


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find equality of options by name, or of all."""
    yield from _of_reason(clause, ground)
    for match in found_in(clause.text, *_PHRASES):
        if _ends_there(match):
            yield from _equal(_pair(clause, match), match, ground)
    for match in found_in(clause.text, _SIMILAR):
        yield from _similar(clause.ref(match["s"]), TOTAL if not match["rest"] else None, ground)
    for match in found_in(clause.text, *_NEAR):
        quality = match.groupdict().get("quality") or ""
        scope = of_quality(quality, ground) if quality else behind(match["rest"], ground) if _ends_there(match) else None
        yield from _similar(_pair(clause, match), scope, ground)
    for match in found_in(clause.text, _IN_LINE):
        yield from _in_line(clause, match, ground)


def _ends_there(match: re.Match[str]) -> bool:
    """Say whether nothing follows that would make another claim of it."""
    return bool(match["rest"]) or not (match["tail"] or "").strip() or re.match(r"\s*(?:[,.;:(]|and |with )", match["tail"]) is not None


def _pair(clause: Clause, match: re.Match[str]) -> Ref:
    one = clause.ref(match["s"])
    other = clause.ref(match["t"]) if match["t"] else None
    if other is None:
        return one
    if one.sort == other.sort == "ids":
        return Ref("ids", tuple(dict.fromkeys((*one.ids, *other.ids))))
    return Ref("none")


def _equal(ref: Ref, match: re.Match[str], ground: Ground) -> Iterator[Found]:
    quality = match.groupdict().get("quality") or ""
    scope = of_quality(quality, ground) if quality else behind(match["rest"], ground)
    ids = tuple(one.id for one in ground.options) if ref.sort == "all" else ref.ids
    if ref.sort not in {"ids", "all"} or len(ids) < 2 or scope is None:  # noqa: PLR2004  # a thing is equal to another one
        return
    is_rank = re.match(r"rank|place", match.groupdict().get("what") or "", re.IGNORECASE) or re.search(r"\branked\b", match[0], re.IGNORECASE)

    def same(figure: Figure) -> str:
        return " == ".join(figure(quoted(one)) for one in ids)

    asserts = same(lambda x: f"rank({x})") if is_rank and scope.total and ground.totals else compared(scope, ground, same)
    if asserts is not None:
        yield Found("equal", asserts, f"{subject_words(ref, ground)}: the same {words(scope, ground)}")


def _in_line(clause: Clause, match: re.Match[str], ground: Ground) -> Iterator[Found]:
    """Read a score that is called in line with those of most others, of all, or of an option by name.

    What it is the score for stands before it in the clause, or is what the reason is given for.
    """
    before = phrase(r"{scores}\b.*?{for}").search(clause.text[: match.start()])
    scope = behind(before["rest"], ground) if before else None
    sentence = clause.sentence
    is_reason = sentence.criterion in {one.id for one in ground.scored} and phrase(_WHOLE_REASON).match(clause.text[: match.start()])
    criteria = scope.ids if scope else (sentence.criterion,) if is_reason else ()
    who = clause.subject.ids if clause.subject and clause.subject.ids else (sentence.option,) if sentence.option else ()
    other = _others(clause, match, who, ground)
    if len(who) == 1 and criteria and other is not None:
        holds = every(criteria, "c", lambda c: other[0].format(f"score({quoted(who[0])}, {c}) == score(y, {c})"))
        yield Found("equal", holds, f"{ground.titles(who)}: the same as {other[1]} on {ground.titles(criteria)}")


def _others(clause: Clause, match: re.Match[str], who: tuple[str, ...], ground: Ground) -> tuple[str, str] | None:
    """What writes that something holds for the options that are compared with, and what they are called."""
    if not who:
        return None
    rest = f"options if y != {quoted(who[0])}"
    ref = clause.ref(match["t"]) if match["t"] else None
    if is_one_of(match["share"], "share-most") and (ref is None or ref.sort in {"all", "others"}):
        return f"count({{}} for y in {rest}) > count(y for y in {rest}) / 2", "most other options"
    if match["share"] is None and ref is not None and ref.sort == "ids" and who[0] not in ref.ids:
        return f"all({{}} for y in {listed(ref.ids)})", subject_words(ref, ground)
    is_all = is_one_of(match["share"], "share-all") or (match["share"] is None and ref is not None)
    return (f"all({{}} for y in {rest})", "every other option") if is_all and (ref is None or ref.sort in {"all", "others"}) else None


def _similar(ref: Ref, scope: Scope | None, ground: Ground) -> Iterator[Found]:
    """Two options are similar, or nearly equal, where they are closer to each other than either is to any other: by total or subtotal."""
    if ref.sort != "ids" or len(ref.ids) != 2 or len(ground.options) < _FEWEST:  # noqa: PLR2004  # a pair
        return
    if scope is None or scope.ids or scope.is_share:
        return
    one, other = map(quoted, ref.ids)
    rest = [item.id for item in ground.options if item.id not in ref.ids]

    def near(figure: Figure) -> str:
        gap = f"abs({figure(one)} - {figure(other)})"
        return every(rest, "y", lambda y: every(ref.ids, "x", lambda x: f"{gap} < abs({figure(x)} - {figure(y)})"))

    asserts = compared(scope, ground, near)
    if asserts is not None:
        yield Found("equal", asserts, f"{ground.titles(ref.ids)}: closer to each other than to any other, {words(scope, ground)}")


def _of_reason(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Read a reason that only points to another option: the scores are then the same."""
    sentence, match = clause.sentence, phrase(_REASON).match(clause.text)
    if not sentence.option or not sentence.criterion or match is None:
        return
    ref = clause.ref(match["t"])
    if ref.sort == "ids" and sentence.option not in ref.ids and sentence.criterion in {one.id for one in ground.scored}:
        ids = (sentence.option, *ref.ids)
        asserts = " == ".join(f"score({quoted(one)}, {quoted(sentence.criterion)})" for one in ids)
        yield Found("equal", asserts, f"{ground.titles(ids)}: the same on {ground.title(sentence.criterion)}")
