"""What a source is to an appraisal: guidance for it, or comparable practice from elsewhere or another time.

The catalogue of what an audit can look at, whatever rules there are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from audit.appraisal.load.document import read
from audit.appraisal.load.node import Node
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.place import earliest, latest
from audit.appraisal.model.read.context import text_of
from audit.resources import folder
from audit.rules.pack import sources
from audit.rules.rule import Pack, Rule

__all__ = ["CatalogueCheck", "Cited", "Section", "Standing", "catalogue", "cited", "covering"]

Standing = Literal["requirement", "guidance", "good practice", "comparable practice"]

_BINDING: Final = frozenset({"statute", "statutory guidance"})
_WHOLE: Final = "United Kingdom"
_NATIONS: Final[Mapping[str, str]] = {"England": "English", "Wales": "Welsh", "Scotland": "Scottish", "Northern Ireland": "Northern Irish"}
_DATED_BY: Final = ("published", "decision", "scored")
"""Which date of a paper decides what was in force: the first of these that the file gives."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One source as it stands to one appraisal. ``reason`` says why it is comparable practice; empty where it applies."""

    id: str
    publisher: str
    title: str
    place: str
    status: str
    standing: Standing
    reason: str

    @property
    def shown(self) -> str:
        """The source in one line, with what it is to the appraisal."""
        named = "; ".join(part for part in (self.publisher, self.title, self.place) if part)
        return f"{named} ({self.standing}{f': {self.reason}' if self.reason else ''})"


def cited(rule: Rule, appraisal: Appraisal) -> tuple[Cited, ...]:
    """The sources of a rule as they stand to an appraisal, those that apply first."""
    known = {**sources(), **rule.own_sources} if rule.sources else {}
    found = [_cited(name, known[name], appraisal) for name in rule.sources if name in known]
    return tuple(sorted(found, key=lambda one: one.standing == "comparable practice"))


def _cited(name: str, source: Mapping[str, Any], appraisal: Appraisal) -> Cited:
    reason = "; ".join(_reasons(source, appraisal))
    standing: Standing = "comparable practice" if reason else _applying(str(source["status"]))
    return Cited(name, source["publisher"], source["title"], source.get("place", ""), source["status"], standing, reason)


def _applying(status: str) -> Standing:
    if status in _BINDING:
        return "requirement"
    return "guidance" if status == "guidance" else "good practice"


def _reasons(source: Mapping[str, Any], appraisal: Appraisal) -> Iterator[str]:
    """Say why a source does not apply, or cannot be said to."""
    if not _for_place(source.get("jurisdictions", ()), appraisal.jurisdiction):
        yield f"written for {_listed(source['jurisdictions'])}"
    elif not any(_for_body(str(body), appraisal) for body in source["applies-to"]):
        yield f"written for {_listed(source['applies-to'])}"
    yield from _out_of_time(source, next((appraisal.dates[name] for name in _DATED_BY if name in appraisal.dates), ""))


def _for_place(places: Any, jurisdiction: str) -> bool:
    """Say whether a source is for a jurisdiction; one for the whole kingdom is for each of its nations. None named: for all."""
    return not places or "any" in places or jurisdiction in places or (_WHOLE in places and jurisdiction in _NATIONS)


def _for_body(body: str, appraisal: Appraisal) -> bool:
    """Say whether a body of those that a source is for is of the paper's sort: ``English council``, ``NHS England``, ``Scotland``."""
    nation, sector = appraisal.jurisdiction, appraisal.sector
    if body in _NATIONS or body in {_WHOLE, "any"}:
        return body in {nation, "any"} or (body == _WHOLE and nation in _NATIONS)
    named = {
        "council": {"council", f"{_NATIONS.get(nation, nation)} council"}, "nhs": {"NHS", f"NHS {nation}"},
        "central-government": {"central government"},
    }  # fmt: skip
    return body in named.get(sector, set())


def _out_of_time(source: Mapping[str, Any], date: str) -> Iterator[str]:
    begin, end = str(source.get("in-force-from", "")), str(source.get("in-force-until", ""))
    if not date and (begin or end):
        yield "the file gives no date of the paper"
        return
    if begin and latest(date) < earliest(begin):
        yield f"in force from {begin}, after this paper"
    elif begin and earliest(date) < earliest(begin):
        yield f"in force from {begin}; we do not know whether before or after this paper"
    if end and earliest(date) > latest(end):
        yield f"in force until {end}, before this paper"


def _listed(names: Any) -> str:
    *first, last = map(str, names)
    return f"{', '.join(first)} and {last}" if first else last


@dataclass(frozen=True, slots=True)
class CatalogueCheck:
    """One check of the catalogue. ``by`` is D, D* or A; ``not_covered`` says why no rule covers it."""

    id: str
    name: str
    by: str
    not_covered: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the catalogue."""

    title: str
    checks: tuple[CatalogueCheck, ...]


@cache
def catalogue() -> tuple[Section, ...]:
    """The catalogue that ships with the tool."""
    listed = read(folder("rules") / "catalogue.yaml").root.get("sections")
    return tuple(map(_section, listed.elements())) if listed is not None else ()


def covering(packs: Sequence[Pack]) -> Mapping[str, tuple[str, ...]]:
    """For each check of the catalogue, the ids of the rules that cover it, as their tags say."""
    rules = [rule for pack in packs for rule in pack.rules]
    entries = (entry for section in catalogue() for entry in section.checks)
    return {entry.id: tuple(rule.id for rule in rules if entry.id in rule.tags) for entry in entries}


def _section(node: Node) -> Section:
    checks = node.get("checks")
    return Section(text_of(node, "title"), tuple(map(_entry, checks.elements() if checks is not None else ())))


def _entry(node: Node) -> CatalogueCheck:
    return CatalogueCheck(text_of(node, "id"), text_of(node, "name"), text_of(node, "by"), text_of(node, "not-covered"))
