"""Numbers of options and criteria: five options were appraised, 30 criteria of which 28 are scored."""

import re
from collections.abc import Iterator
from typing import Final

from audit.importing.claims.ground import Ground
from audit.importing.claims.listing import meant
from audit.importing.claims.numerals import COUNT, count_of
from audit.importing.claims.sentence import Sentence
from audit.importing.claims.write import Found, quoted

_DONE: Final = r"(?:appraised|scored|assessed|evaluated|compared|short-?listed|ranked|considered in detail|tested)"
_HEAD: Final = r"(?:options|models|alternatives|bids|sites|suppliers|bidders|schemes)"
_KIND: Final = r"(?:(?:short-?listed|following|delivery|service|model|alternative|different|appraised|remaining|main) ){0,4}"
_OPTIONS: Final = (
    re.compile(rf"\b(?P<n>{COUNT}) {_KIND}{_HEAD} (?:were|are|have been|was)(?: then| all| each)? {_DONE}\b(?! by)", re.IGNORECASE),
    re.compile(
        rf"\b(?:{_DONE}|scores|rank|rankings?(?: and scores)?|performance|appraises|compares) (?:of |all |each of )?(?:the "
        rf")?(?:following )?(?P<n>{COUNT}) {_KIND}{_HEAD}\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\bthe (?P<n>{COUNT}) (?:short-?listed|appraised|scored) {_KIND}{_HEAD}\b", re.IGNORECASE),
    re.compile(rf"\bfollowing (?P<n>{COUNT}) {_KIND}{_HEAD}\b", re.IGNORECASE),
)
_BESIDE: Final = re.compile(
    r"^ (?:by|with|against|to)\b|\b(?:in addition to|alongside|as well as|besides|plus|together with|compared (?:with|to|"
    r"against))\b",
    re.IGNORECASE,
)
_SORT: Final = r"(?P<sort>(?:(?:assessment|evaluation|appraisal|scoring|selection|scored|weighted|gateway|pass/fail|[a-z]+) ){0,2}?)"
_CRITERIA: Final = (
    re.compile(
        rf"\b(?:against|using|with|in total,?|total of|identified|comprises|comprising|consists of|there (?:are|were)) (?:a "
        rf")?(?:total of )?(?:the )?(?P<n>{COUNT}) {_SORT}criteria\b(?P<tail>.*)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:the )?(?P<n>{COUNT}) {_SORT}criteria (?:were|are|have been) (?:identified|scored|used|agreed|set|applied|"
        rf"developed|weighted)\b(?P<tail>.*)",
        re.IGNORECASE,
    ),
)
_OF_WHICH: Final = re.compile(
    rf"(?:(?P<n>{COUNT}) of which|of which (?P<m>{COUNT})|(?P<k>{COUNT}) of them) (?:can be|could be|are|were|was|have been|"
    rf"is) (?P<open>un|not )?scored",
    re.IGNORECASE,
)
_SCORED: Final = frozenset(("scored", "weighted", "scoring"))
_PLAIN: Final = frozenset(("", "assessment", "evaluation", "appraisal", "selection", "assessment selection"))
_GATES: Final = frozenset(("gateway", "pass/fail"))
_SCORED_ONES: Final = "count(c for c in criteria if c.scored)"


def found(sentence: Sentence, ground: Ground) -> Iterator[Found]:
    """Find numbers of all options, of all criteria, of those that are scored, and of those in a group."""
    for pattern in _OPTIONS:
        for match in pattern.finditer(sentence.plain):
            number = count_of(match["n"])
            if number > 1 and not _BESIDE.search(sentence.plain[match.end() :]):
                yield Found("count", _options(number, ground), f"{number} options")
    for pattern in _CRITERIA:
        for match in pattern.finditer(sentence.plain):
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
    of_which = _OF_WHICH.search(match["tail"])
    if source and of_which:
        part = count_of(of_which["n"] or of_which["m"] or of_which["k"])
        sign = "not c.scored and not c.gateway" if of_which["open"] else "c.scored"
        yield Found("count", f"count(c for c in criteria if {sign}) == {part}", f"{part} of them {'not ' if of_which['open'] else ''}scored")


def _source(sort: str, ground: Ground) -> str:
    """Write the number of criteria that a word before ``criteria`` means. Without one it may be all, all but gateways, or those scored."""
    if sort in _PLAIN:
        return f"count(criteria) == ? or {_SCORED_ONES} == ? or count(c for c in criteria if not c.gateway) == ?"
    if sort in _SCORED:
        return f"{_SCORED_ONES} == ?"
    if sort in _GATES:
        return "count(c for c in criteria if c.gateway) == ?"
    _, ids = meant(sort, ground.groups)
    if len(ids) != 1:
        return ""
    inside = f"c.group == {quoted(ids[0])}"
    return f"count(c for c in criteria if {inside}) == ? or count(c for c in criteria if c.scored and {inside}) == ?"
