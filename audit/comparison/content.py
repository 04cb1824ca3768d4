"""What two versions say beside their figures: criteria, options, scale, method, gateways, recommendation, title and dates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from audit.appraisal.exact.rounding import show
from audit.appraisal.model.appraisal import Appraisal, Criterion, Method
from audit.appraisal.model.figure import Scale
from audit.comparison.alteration import Alteration, AlterationKind, Area, kind_of
from audit.comparison.names import NameMatches
from audit.comparison.versions import Versions

__all__ = ["altered_content"]

_METHOD: Final = ("direction", "rank_by", "ties", "aggregate", "percent_of")


def altered_content(pair: Versions) -> Iterator[Alteration]:
    """Everything that is gone, new, renamed or otherwise, save figures and long texts."""
    yield from _named("criteria", "criterion", pair.criteria, pair.before.criteria, pair.after.criteria)
    yield from _named("criteria", "group", pair.groups, pair.before.groups, pair.after.groups)
    yield from _named("options", "option", pair.options, pair.before.options, pair.after.options)
    yield from _criteria(pair)
    yield from _levels(pair)
    yield from _options(pair)
    yield from _fields("method", _method(pair.before.method), _method(pair.after.method))
    yield from _gateways(pair)
    yield from _recommended(pair)
    yield from _fields("paper", _paper(pair.before), _paper(pair.after))


def _named(area: Area, key: str, matches: NameMatches, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Alteration]:
    """What is only in one version, and what has another title or prints it otherwise."""
    for one in matches.gone:
        yield _titled(Alteration(area=area, kind="gone", of=key, old=old[one].title, old_place=old[one].place.locator()), key, one)
    for one in matches.new:
        yield _titled(Alteration(area=area, kind="new", of=key, new=new[one].title, new_place=new[one].place.locator()), key, one)
    for one, other in matches.pairs.items():
        before, after = old[one], new[other]
        if before.title != after.title:
            kind: AlterationKind = "renamed" if one in matches.renamed else "print"
            found = Alteration(area=area, kind=kind, of=key, old=before.title, new=after.title)
            yield _titled(replace(found, old_place=before.place.locator(), new_place=after.place.locator()), key, other)


def _titled(one: Alteration, key: str, id_: str) -> Alteration:
    return replace(one, criterion=id_ if key == "criterion" else None, option=id_ if key == "option" else None, group=id_ if key == "group" else None)


def _criteria(pair: Versions) -> Iterator[Alteration]:
    scales: dict[tuple[str, str], list[str]] = {}
    for one, other in pair.criteria.pairs.items():
        before, after = pair.before.criteria[one], pair.after.criteria[other]
        yield from _fields("criteria", _criterion(before, pair), _criterion(after, None), criterion=other)
        scales.setdefault((_scale(before.scale), _scale(after.scale)), []).append(other)
    for (was, now), criteria in scales.items():
        if was != now:
            # One scale for all criteria is one change.
            yield from (_said("scale", "scale", was, now, criterion=one) for one in (criteria if len(scales) > 1 else [None]))


def _criterion(criterion: Criterion, pair: Versions | None) -> dict[str, str]:
    group = criterion.group if pair is None or criterion.group is None else pair.groups.pairs.get(criterion.group, criterion.group)
    return {"kind": criterion.kind, "direction": criterion.direction or "", "group": group or ""}


def _scale(scale: Scale) -> str:
    """A scale in words; empty where nothing is known of it."""
    if scale.listed:
        return ", ".join(show(one) for one in sorted(scale.listed))
    ends = [f"from {show(scale.low)}" if scale.low is not None else "", f"to {show(scale.high)}" if scale.high is not None else ""]
    return " ".join(filter(None, [*ends, f"in steps of {show(scale.step)}" if scale.step is not None else ""]))


def _levels(pair: Versions) -> Iterator[Alteration]:
    old, new = pair.before.levels, pair.after.levels
    for one in pair.levels.gone:
        yield _said("scale", "level", f"{old[one].label} = {show(old[one].value)}", "", item=one)
    for one in pair.levels.new:
        yield _said("scale", "level", "", f"{new[one].label} = {show(new[one].value)}", item=one)
    for one, other in pair.levels.pairs.items():
        if (old[one].label, old[one].value) != (new[other].label, new[other].value):
            texts = (f"{each.label} = {show(each.value)}" for each in (old[one], new[other]))
            yield _said("scale", "level", *texts, item=other)


def _options(pair: Versions) -> Iterator[Alteration]:
    for one, other in pair.options.pairs.items():
        before, after = pair.before.options[one], pair.after.options[other]
        if before.base != after.base:
            yield _said("options", "base", *("yes" if each.base else "no" for each in (before, after)), option=other)


def _method(method: Method) -> dict[str, str]:
    held = {name: str(getattr(method, name) or "") for name in _METHOD}
    total = f"{method.total.name}{' of groups' if method.total.of_groups else ''}"
    return {"total": total, "weight_sum": show(method.weight_sum) if method.weight_sum is not None else "", **held}


def _gateways(pair: Versions) -> Iterator[Alteration]:
    """Printed passes and fails, by gateway and option; whether one that may not be shown differs is not said."""
    old = {(pair.options.pairs.get(one.option, ""), one.gateway): one for one in pair.before.verdicts}
    new = {(one.option, one.gateway): one for one in pair.after.verdicts}
    for key in dict.fromkeys([*old, *new]):
        outcomes = [each[key].outcome if key in each else "" for each in (old, new)]
        if key[0] and outcomes[0] != outcomes[1] and not pair.closed:
            yield _said("gateways", "outcome", *outcomes, option=key[0], item=key[1])


def _recommended(pair: Versions) -> Iterator[Alteration]:
    """What is recommended; an option that was only renamed is the same."""
    for of in ("preferred", "taken_forward"):
        old, new = getattr(pair.before, of), getattr(pair.after, of)
        if {pair.options.pairs.get(one, "") for one in old} != set(new):
            yield _said("recommendation", of, _listed(pair.before, old), _listed(pair.after, new))


def _listed(appraisal: Appraisal, options: Iterable[str]) -> str:
    return ", ".join(appraisal.options[one].title if one in appraisal.options else one for one in options)


def _paper(appraisal: Appraisal) -> dict[str, str]:
    return {"title": appraisal.title, "handling": appraisal.handling, **{f"date-{name}": date for name, date in appraisal.dates.items()}}


def _fields(area: Area, old: Mapping[str, str], new: Mapping[str, str], *, criterion: str | None = None) -> Iterator[Alteration]:
    for name in dict.fromkeys([*old, *new]):
        texts = (old.get(name, ""), new.get(name, ""))
        if texts[0] != texts[1]:
            yield _said(area, name.replace("_", "-"), *texts, criterion=criterion)


def _said(area: Area, of: str, old: str, new: str, *, criterion: str | None = None, option: str | None = None, item: str | None = None) -> Alteration:
    return Alteration(area=area, kind=kind_of(old, new), of=of, old=old, new=new, criterion=criterion, option=option, item=item)
