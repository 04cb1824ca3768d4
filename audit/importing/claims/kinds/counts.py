"""Numbers of options and criteria: five options were appraised, 30 criteria of which 28 are scored."""

import re
from collections.abc import Iterator
from typing import Final

from audit.appraisal.text.words import word_set
from audit.importing.claims.ground import Ground
from audit.importing.claims.listing import meant
from audit.importing.claims.numerals import count_of
from audit.importing.claims.phrase import found_in, phrase
from audit.importing.claims.sentence import Sentence
from audit.importing.claims.write import Found, quoted

__all__ = ["found"]

_KIND: Final = r"(?:{option-adjective} ){0,4}{option-nouns}"
_OPTIONS: Final = (
    r"\b(?P<n>{count}) " + _KIND + r" (?:were|are|have been|was)(?: then| all| each)? {done}\b(?! by)",
    r"\b{done+doing} (?:of |all |each of )?(?:the )?(?:following )?(?P<n>{count}) " + _KIND + r"\b",
    r"\bthe (?P<n>{count}) (?:short-?listed|appraised|scored) " + _KIND + r"\b",
    r"\bfollowing (?P<n>{count}) " + _KIND + r"\b",
)
_BESIDE: Final = r"^ (?:by|with|against|to)\b|\b{beside}\b"
_SORT: Final = r"(?P<sort>(?:(?:{criteria-scored+criteria-plain+criteria-gate}|[a-z]+) ){0,2}?)"
_CRITERIA: Final = (
    r"\b{criteria-lead} (?:a )?(?:total of )?(?:the )?(?P<n>{count}) " + _SORT + r"criteria\b(?P<tail>.*)",
    r"^(?:the )?(?P<n>{count}) " + _SORT + r"criteria (?:were|are|have been) {criteria-verb}\b(?P<tail>.*)",
)
_OF_WHICH: Final = (
    r"(?:(?P<n>{count}) of which|of which (?P<m>{count})|(?P<k>{count}) of them) (?:can be|could be|are|were|was|have been|is) "
    r"(?P<open>un|not )?scored"
)
_SCORED_ONES: Final = "count(c for c in criteria if c.scored)"


def found(sentence: Sentence, ground: Ground) -> Iterator[Found]:
    """Find numbers of all options, of all criteria, of those that are scored, and of those in a group."""
    for match in found_in(sentence.plain, *_OPTIONS):
        number = count_of(match["n"])
        if number > 1 and not phrase(_BESIDE).search(sentence.plain[match.end() :]):
            yield Found("count", _options(number, ground), f"{number} options")
    for match in found_in(sentence.plain, *_CRITERIA):
        yield from _criteria(match, ground)


def _options(number: int, ground: Ground) -> str:
    """Write how many options there are; that which keeps things as they are may be counted or not."""
    apart = f" or count(not x.base for x in options) == {number}" if any(one.base for one in ground.options) else ""
    return f"count(options) == {number}{apart}"


def _criteria(match: re.Match[str], ground: Ground) -> Iterator[Found]:
    number, sort = count_of(match["n"]), match["sort"].strip().lower()
    if number == 1:
        return
    source = _source(sort, ground)
    if source:
        yield Found("count", source.replace("?", str(number)), f"{number} {sort + ' ' if sort else ''}criteria")
    of_which = phrase(_OF_WHICH).search(match["tail"])
    if source and of_which:
        part = count_of(of_which["n"] or of_which["m"] or of_which["k"])
        sign = "not c.scored and not c.gateway" if of_which["open"] else "c.scored"
        yield Found("count", f"count(c for c in criteria if {sign}) == {part}", f"{part} of them {'not ' if of_which['open'] else ''}scored")


def _source(sort: str, ground: Ground) -> str:
    """Write the number of criteria that a word before ``criteria`` means. Without one it may be all, all but gateways, or those scored."""
    if not sort or sort in word_set("criteria-plain"):
        return f"count(criteria) == ? or {_SCORED_ONES} == ? or count(c for c in criteria if not c.gateway) == ?"
    if sort in word_set("criteria-scored"):
        return f"{_SCORED_ONES} == ?"
    if sort in word_set("criteria-gate"):
        return "count(c for c in criteria if c.gateway) == ?"
    _, ids = meant(sort, ground.groups)
    if len(ids) != 1:
        return ""
    inside = f"c.group == {quoted(ids[0])}"
    return f"count(c for c in criteria if {inside}) == ? or count(c for c in criteria if c.scored and {inside}) == ?"
