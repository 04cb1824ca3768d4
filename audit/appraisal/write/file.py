"""An appraisal as the text of a file, whatever it was read from: a file, a document or a data frame."""

from collections.abc import Mapping
from typing import Any

from audit.appraisal.model.appraisal import Appraisal, Band, Criterion, Gateway, Group, Level, LevelUse, Option, Stated, Threshold
from audit.appraisal.model.figure import Cell, Scale
from audit.appraisal.model.place import Place
from audit.appraisal.model.read.criteria import scale_of_levels
from audit.appraisal.model.source import Source
from audit.appraisal.model.waiver import Waiver
from audit.appraisal.write.fields import filled, in_lines, number, place_fields, prose_of
from audit.appraisal.write.method import written_method, written_reference
from audit.appraisal.write.tables import written_cell, written_table
from audit.appraisal.write.texts import written_claims, written_process, written_text, written_texts
from audit.appraisal.write.yaml_out import Flow, Quoted, Said, written

__all__ = ["text_of"]

_SIGNS = {">=": "at-least", ">": "more-than", "<=": "at-most", "<": "less-than"}


def text_of(appraisal: Appraisal, comments: Mapping[str, str] | None = None) -> str:
    """Write an appraisal in the file format; read back it is the same appraisal.

    ``comments`` stand above the fields that they are about, named by JSON Pointer, as in ``/appraisal/handling``. Raises
    ValueError for a number of the method that no decimals can write.
    """
    root = _root(appraisal)
    for pointer, comment in (comments or {}).items():
        *way, last = pointer.split("/")[1:]
        below: Any = root
        for key in way:
            below = below.get(key, {})
        if last in below:
            below[last] = Said(below[last], comment)
    return written(root)


def _root(appraisal: Appraisal) -> dict[str, Any]:
    outer, numbers = appraisal.outer, appraisal.numbers
    root: dict[str, Any] = {"format": Quoted("1"), "appraisal": _head(appraisal)}
    root |= filled(sources={key: _source(one) for key, one in appraisal.sources.items()})
    if appraisal.scale != scale_of_levels(appraisal.levels) and _differs(appraisal.scale, appraisal.levels):
        root["scale"] = Flow(_scale(appraisal.scale, appraisal.levels, outer, numbers))
    root |= filled(levels={key: Flow(_level(one, outer, numbers)) for key, one in appraisal.levels.items()}, bands=_bands(appraisal))
    root |= filled(groups={key: Flow(_group(one, outer)) for key, one in appraisal.groups.items()})
    root["criteria"] = {key: _criterion(one, appraisal) for key, one in appraisal.criteria.items()}
    root["options"] = {key: Flow(_option(one, outer)) for key, one in appraisal.options.items()}
    root["method"] = written_method(appraisal)
    root |= filled(
        tables={key: written_table(one, outer) for key, one in appraisal.tables.items()},
        stated={key: _stated(one, appraisal) for key, one in appraisal.stated.items()},
        gateways={key: _gateway(one, appraisal) or Flow({}) for key, one in appraisal.gateways.items()},
        texts=written_texts(appraisal), process=written_process(appraisal.process, outer), claims=written_claims(appraisal),
    )  # fmt: skip
    if appraisal.recommendation is not None:
        root["recommendation"] = _recommendation(appraisal) or Flow({})
    return root | filled(waivers=[_waiver(one) for one in appraisal.waivers])


def _head(appraisal: Appraisal) -> dict[str, Any]:
    dates: dict[str, Any] = {}
    for key, one in appraisal.dated.items():
        place = place_fields(one.place, appraisal.outer)
        dates[key] = Flow({"date": one.date} | place) if place else one.date
    said: dict[str, Any] = {"id": appraisal.id, "title": appraisal.title}
    said |= filled(publisher=appraisal.publisher, jurisdiction=appraisal.jurisdiction, sector=appraisal.sector, dates=dates)
    said |= {"from": appraisal.origin, "handling": appraisal.handling}
    said |= filled(numbers=_unless(appraisal.numbers, "en"), negatives=_unless(appraisal.negatives, "minus"))
    return said | filled(notes=prose_of(appraisal.notes))


def _unless(text: str, default: str) -> str:
    return "" if text == default else text


def _source(one: Source) -> dict[str, Any]:
    said = filled(role=one.role, title=one.title, file=one.file, sha256=one.sha256, date=one.date, url=one.url)
    listed = [Flow({"by": each.by, "on": Quoted(each.on)} | filled(sha256=each.sha256) | dict(each.counts)) for each in one.compared]
    return said | filled(compared=listed, notes=prose_of(one.notes))


def _differs(scale: Scale, levels: Mapping[str, Level]) -> bool:
    """Whether a scale says more than the levels do by themselves."""
    plain = scale_of_levels(levels)
    return (scale.low, scale.high, scale.step, scale.listed, scale.basis, scale.place) != (
        None, None, None, plain.listed, plain.basis, plain.place,
    )  # fmt: skip


def _scale(scale: Scale, levels: Mapping[str, Level], outer: Place, numbers: str) -> dict[str, Any]:
    of_levels = scale.low is None and scale.high is None and scale.listed == tuple(level.value for level in levels.values())
    said = filled(min=number(scale.low, numbers), max=number(scale.high, numbers), step=number(scale.step, numbers))
    said |= filled(values=[] if of_levels else [number(one, numbers) for one in scale.listed], basis=_unless(scale.basis, "stated"))
    return (said | place_fields(scale.place, outer)) or {"basis": scale.basis}


def _level(level: Level, outer: Place, numbers: str) -> dict[str, Any]:
    return {"value": number(level.value, numbers), "label": level.label} | place_fields(level.place, outer)


def _bands(appraisal: Appraisal) -> dict[str, Any]:
    if not appraisal.bands:
        return {}
    said = {"laid-on": appraisal.bands_on} | in_lines(place_fields(appraisal.bands_place, appraisal.outer))
    return said | {"ranges": [Flow(_band(one, appraisal)) for one in appraisal.bands]}


def _band(band: Band, appraisal: Appraisal) -> dict[str, Any]:
    said = {"label": band.label} | filled(from_=number(band.low, appraisal.numbers), to=number(band.high, appraisal.numbers), meaning=band.meaning)
    return said | place_fields(band.place, appraisal.bands_place)


def _group(group: Group, outer: Place) -> dict[str, Any]:
    said = filled(title=group.title, parent=group.parent) | place_fields(group.place, outer)
    return said | _beside(group.place, weight=group.weight)


def _beside(place: Place, **cells: Cell | None) -> dict[str, Any]:
    return {key.replace("_", "-"): written_cell(cell, place) for key, cell in cells.items() if cell is not None}


def _criterion(one: Criterion, appraisal: Appraisal) -> Any:
    said = filled(label=one.label, title=one.title if one.titled or one.title != one.id else "") | place_fields(one.place, appraisal.outer)
    said |= filled(group=one.group, kind=_unless(one.kind, "scored"))
    said |= _beside(one.place, weight=one.weight, sub_weight=one.sub_weight, max=one.top)
    said |= filled(direction=one.direction, notes=prose_of(one.notes))
    if one.scale is not appraisal.scale:
        said["scale"] = _scale(one.scale, {}, one.place, appraisal.numbers)
    if one.scored_from is not None:
        measure = one.scored_from.measure
        said["scored-from"] = filled(
            of=measure.kind, item=measure.item, criterion=measure.criterion, as_=one.scored_from.form,
            top=number(one.scored_from.top, appraisal.numbers), direction=one.scored_from.direction,
        )  # fmt: skip
    if not one.levels:
        return Flow(said)
    return in_lines(said) | {"levels": {key: _use(use, one.place) for key, use in one.levels.items()}}


def _use(use: LevelUse, outer: Place) -> Any:
    said: dict[str, Any] = filled(quota=use.quota) | in_lines(place_fields(use.place, outer))
    if use.text is not None:
        said["text"] = written_text(use.text, use.place)
    return {"is": use.status} | said if said else use.status


def _option(one: Option, outer: Place) -> dict[str, Any]:
    said = filled(label=one.label, title=one.title if one.titled or one.title != one.id else "") | place_fields(one.place, outer)
    return said | filled(base=one.base, notes=prose_of(one.notes))


def _stated(one: Stated, appraisal: Appraisal) -> dict[str, Any]:
    said = filled(prints=one.quantity.kind, title=one.title)
    if one.counts is not None:
        said["counts"] = Flow(filled(of=one.counts.of, kind=list(one.counts.kinds), group=one.counts.group))
    if one.between is not None:
        said["between"] = [Flow(written_reference(term, appraisal)) for term in one.between]
    said |= filled(as_=_unless(one.reading_as, "unstated"), at_least=one.at_least)
    return said | {"printings": [Flow(written_cell(cell, appraisal.outer)) for cell in one.printings]}


def _gateway(one: Gateway, appraisal: Appraisal) -> dict[str, Any]:
    criterion = appraisal.criteria.get(one.criterion or "")
    said = filled(title=_unless(one.title, criterion.title if criterion is not None else one.id), criterion=one.criterion)
    if one.threshold is not None:
        said["threshold"] = Flow(_threshold(one.threshold, appraisal.numbers))
    said |= filled(outcomes=Flow({option: each.outcome for option, each in one.outcomes.items()}) if one.outcomes else None, implied=one.implied)
    said |= {"rationale": written_text(one.rationale, one.place)} if one.rationale is not None else filled(rationale=one.reason)
    return said | filled(notes=prose_of(one.notes)) | in_lines(place_fields(one.place, appraisal.outer))


def _threshold(one: Threshold, numbers: str) -> dict[str, Any]:
    kind, _, criterion, group, _, item = one.quantity
    return filled(kind=kind, criterion=criterion, group=group, item=item) | {_SIGNS[one.sign]: number(one.value, numbers)}


def _recommendation(appraisal: Appraisal) -> dict[str, Any]:
    one = appraisal.recommendation
    assert one is not None
    said = {"preferred": one.preferred, "taken-forward": one.taken_forward}
    listed = {key: Flow(list(ids)) for key, ids in said.items() if ids}
    return listed | filled(reasons=prose_of(one.reasons)) | in_lines(place_fields(one.place, appraisal.outer))


def _waiver(one: Waiver) -> dict[str, Any]:
    subject = {key: prose_of(value) for key, value in one.subject}
    said = filled(rule=prose_of(one.rule), subject=Flow(subject) if subject else None, reason=prose_of(one.reason), who=prose_of(one.who))
    return said | filled(date=one.date, until=one.until)
