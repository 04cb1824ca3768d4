"""Waivers and entries of a baseline that name what does not exist: a slip there would let a discrepancy count that was meant to be accepted."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.place import NOWHERE, Where
from audit.appraisal.model.quantity import KINDS
from audit.appraisal.model.read.context import suggest
from audit.appraisal.model.waiver import Waiver
from audit.problems import Problem, fault
from audit.rules.baseline import BaselineEntry
from audit.rules.pack import load_packs
from audit.rules.rule import Rule

__all__ = ["misnamed"]


def misnamed(
    appraisal: Appraisal, waivers: Sequence[Waiver], known: Iterable[BaselineEntry], rules: Sequence[Rule], baseline: str
) -> Iterator[Problem]:
    """Say which waivers and entries for an appraisal name a rule, an option, a criterion or a group that does not exist.

    A rule of a pack that is not used in this run is no slip: only a name that is like a known one, or begins with the letters
    of a pack that ships, is refused.
    """
    entries = [one for one in known if one.appraisal == appraisal.id]
    if not waivers and not entries:
        return
    names = _names(rules, {*(one.rule for one in waivers), *(one.rule for one in entries)})
    for waiver in waivers:
        yield from _of_rule(waiver.rule, names, waiver.path, waiver.where)
        yield from _of_subject(waiver, appraisal)
    for entry in entries:
        yield from _of_rule(entry.rule, names, baseline or appraisal.path, NOWHERE)
        yield from _of_entry(entry, appraisal, baseline or appraisal.path)


def _names(rules: Sequence[Rule], wanted: set[str]) -> list[str]:
    """The ids and names of the rules that are used, and of all that ship where one is wanted that is not among them."""
    found = [name for rule in rules for name in (rule.id, rule.name)]
    if wanted <= set(found):
        return found
    shipped = (rule for pack in load_packs([], cases=False) for rule in pack.rules)
    return list(dict.fromkeys([*found, *(name for rule in shipped for name in (rule.id, rule.name))]))


def _of_rule(name: str, names: Sequence[str], path: str, where: Where) -> Iterator[Problem]:
    known_letters = {one.rstrip("0123456789") for one in names if one[-1:].isdigit()}
    if name not in names and (get_close_matches(name, names, 1) or name.rstrip("0123456789") in known_letters):
        yield Problem(path, where.line, where.column, fault("no-rule-called", name=name, suggest=suggest(name, names)))


def _of_subject(waiver: Waiver, appraisal: Appraisal) -> Iterator[Problem]:
    known = {"option": appraisal.options, "criterion": appraisal.criteria, "group": appraisal.groups}
    for key, value in waiver.subject:
        if key in known and value not in known[key]:
            said = fault("waiver-names-nothing", kind=key, name=value, suggest=suggest(value, known[key]))
            yield Problem(waiver.path, waiver.where.line, waiver.where.column, said)


_NAMED: Final = {"option": "option", "criterion": "criterion", "group": "group", "cell": "option or criterion"}
_OF_TWO: Final = frozenset({"score", "weighted-score"})
"""Kinds that belong to an option and a criterion, so that the subject of an entry names both."""


def _of_entry(entry: BaselineEntry, appraisal: Appraisal, path: str) -> Iterator[Problem]:
    """Say which option, criterion or group an entry names that does not exist. Of other subjects the words do not say what each is."""
    kind, *rest = entry.subject.split("/")
    if kind not in _NAMED:
        return
    of_two = bool(rest) and rest[0] in _OF_TWO
    names = rest[1:] if rest and rest[0] in KINDS else rest
    known = _things(appraisal)
    listed = {"option": appraisal.options, "criterion": appraisal.criteria, "group": appraisal.groups}.get(kind, known)
    for name in names[: 2 if of_two else 1]:
        if name not in known:
            said = fault("entry-names-nothing", rule=entry.rule, kind=_NAMED[kind], name=name, suggest=suggest(name, listed))
            yield Problem(path, 0, 0, said)


def _things(appraisal: Appraisal) -> list[str]:
    """Every id that a subject can name: options, criteria, groups, and what figures belong to beside them."""
    beside = (name for figure in appraisal.figures for name in (figure.quantity.scorer, figure.quantity.item) if name is not None)
    return list(dict.fromkeys([*appraisal.options, *appraisal.criteria, *appraisal.groups, *beside, "raw", "weighted"]))
