"""From the draft to the appraisal, every node with its place in the document."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.appraisal.model.appraisal import (
    Appraisal,
    Band,
    Criterion,
    Declared,
    Formula,
    Group,
    Level,
    LevelUse,
    Method,
    Option,
    Reference,
    Standing,
    Stated,
)
from audit.appraisal.model.figure import Cell, Scale
from audit.appraisal.model.place import NO_PLACE, NOWHERE, Place, Where
from audit.appraisal.model.prose import Process
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.context import Context
from audit.appraisal.model.read.criteria import scale_of_levels, sound_scale
from audit.appraisal.model.read.figured import figured
from audit.appraisal.model.read.prose import NOTHING_SAID
from audit.appraisal.model.reasons import Text
from audit.appraisal.model.source import Source
from audit.appraisal.text.normalise import digest
from audit.appraisal.write.yaml_out import clean
from audit.importing import draft as drafted
from audit.importing.build_tables import cell_of, column_titles, table_of
from audit.importing.build_texts import claims_of, lines_of, texts_of
from audit.importing.draft import Draft, Item
from audit.importing.entry import Entry
from audit.importing.places import as_written

__all__ = ["MOST_TITLE", "appraisal_of", "printed_of"]

MOST_TITLE: Final = 900
"""A title of a file has at most 1,000 characters; what is longer was no title."""


def appraisal_of(draft: Draft, path: str = "", sha256: str = "") -> Appraisal:
    """Build the appraisal of a draft, its figures read. Raises InputError with every cell that cannot be read."""
    context = _context(draft, path)
    return figured(_printed(draft, context, path, sha256), context)


def printed_of(draft: Draft) -> Appraisal:
    """Build the appraisal of a draft as it is printed, no figure read: what a file of it says, even where a cell cannot be read."""
    return _printed(draft, _context(draft, ""), "", "")


def _context(draft: Draft, path: str) -> Context:
    ids = {
        "options": [one.id for one in draft.options], "criteria": [one.id for one in draft.criteria], "groups": [one.id for one in draft.groups],
        "scorers": [id_ for id_, _ in draft.method.scorers], "stated": [one.id for one in draft.stated],
        "levels": [one.id for one in draft.levels], "sources": [one.id for one in draft.sources],
    }  # fmt: skip
    return Context(path, draft.numbers, ids=ids)


def _printed(draft: Draft, context: Context, path: str, sha256: str) -> Appraisal:
    outer = Place(source=draft.sources[0].id) if draft.sources else NO_PLACE
    levels = _levels(draft, context, outer)
    scale = _scale(draft.scale, context, levels, outer)
    titles = column_titles(draft)
    return Appraisal(
        id=draft.id, title=clean(draft.title[:MOST_TITLE] or draft.id), publisher=clean(draft.publisher), origin=draft.origin,
        handling=draft.handling, numbers=draft.numbers, sources={one.id: _source(one) for one in draft.sources}, levels=levels, scale=scale,
        bands=tuple(_band(one, number, context, outer) for number, one in enumerate(draft.bands)), bands_on=draft.bands_on if draft.bands else None,
        bands_place=outer if draft.bands else NO_PLACE, groups={one.id: _group(one, outer) for one in draft.groups},
        criteria={one.id: _criterion(one, scale, outer) for one in draft.criteria}, options={one.id: _option(one, outer) for one in draft.options},
        method=_method(draft.method, context, outer), tables={one.id: table_of(one, titles, outer) for one in draft.tables},
        stated={one.id: _stated(one, outer) for one in draft.stated}, texts=texts_of(draft, outer), claims=claims_of(draft.claims, outer),
        process=Process(NOTHING_SAID), path=path, sha256=sha256,
    )  # fmt: skip


def _source(one: Source) -> Source:
    return replace(one, title=clean(one.title[:MOST_TITLE]), file=clean(one.file))


def _levels(draft: Draft, context: Context, outer: Place) -> dict[str, Level]:
    found: dict[str, Level] = {}
    for one in draft.levels:
        value, label = context.number(clean(one.value), NOWHERE), clean(one.label)
        if value is not None:
            found[one.id] = Level(one.id, label, value, Where(pointer=f"/levels/{one.id}"), Place(line=one.place.line).inside(outer))
        context.name_level(one.id, label, value)
    return found


def _scale(scale: drafted.Scale | None, context: Context, levels: dict[str, Level], outer: Place) -> Scale:
    if scale is None:
        return scale_of_levels(levels)
    low, high, step = (context.number(clean(one), NOWHERE) if one else None for one in (scale.low, scale.high, scale.step))
    return sound_scale(context, Scale(low, high, step, (), scale.basis, Place(line=scale.place.line).inside(outer)), levels, NOWHERE)


def _band(band: drafted.Band, number: int, context: Context, outer: Place) -> Band:
    low, high = (context.number(clean(one), NOWHERE) if one else None for one in (band.low, band.high))
    where = Where(pointer=f"/bands/ranges/{number}")
    return Band(label=clean(band.label), low=low, high=high, where=where, place=as_written(band.place, outer))


def _group(group: Item, outer: Place) -> Group:
    """Build a group under its name as printed: it has no number of its own."""
    title = group.names[0].text if group.names else group.title
    place = as_written(group.place, outer)
    return Group(
        id=group.id, title=clean(title[:MOST_TITLE] or group.id), where=Where(pointer=f"/groups/{group.id}"), place=place,
        weight=_beside(group.weight, f"/groups/{group.id}/weight", place),
    )  # fmt: skip


def _criterion(item: Item, scale: Scale, outer: Place) -> Criterion:
    pointer, place = f"/criteria/{item.id}", as_written(item.place, outer)
    return Criterion(
        id=item.id, title=clean(item.title[:MOST_TITLE] or item.id), label=clean(item.label), kind=item.kind, group=item.group or None, scale=scale,
        levels={key: _use(use, f"{pointer}/levels/{key}", place) for key, use in item.levels.items()},
        weight=_beside(item.weight, f"{pointer}/weight", place), sub_weight=_beside(item.sub_weight, f"{pointer}/sub-weight", place),
        where=Where(pointer=pointer), place=place,
    )  # fmt: skip


def _use(use: drafted.LevelUse, pointer: str, place: Place) -> LevelUse:
    text = lines_of(use.text) if use.text and use.status == "defined" else ""
    defined = Text(digest=digest(text), text=text, where=Where(pointer=f"{pointer}/text"), place=place) if text else None
    return LevelUse(use.status, use.quota, Where(pointer=pointer), place, defined)


def _beside(entry: Entry | None, pointer: str, place: Place) -> Cell | None:
    return cell_of(entry, pointer, place) if entry is not None else None


def _option(item: Item, outer: Place) -> Option:
    title, where = clean(item.title[:MOST_TITLE] or item.id), Where(pointer=f"/options/{item.id}")
    return Option(id=item.id, title=title, label=clean(item.label), base=item.base, where=where, place=as_written(item.place, outer))


def _stated(one: Stated, outer: Place) -> Stated:
    cells = [
        replace(cell, place=as_written(cell.place, outer), where=where, at=where)
        for cell, where in ((cell, Where(pointer=f"/stated/{one.id}/printings/{number}")) for number, cell in enumerate(one.printings))
    ]
    return replace(one, title=clean(one.title), printings=tuple(cells), where=Where(pointer=f"/stated/{one.id}"))


def _method(method: drafted.Method, context: Context, outer: Place) -> Method:
    over = context.divisor(_as_numbers(method.over, context.numbers), NOWHERE) if method.over else Fraction(1)
    total = Formula(method.total, method.of_groups, over)  # type: ignore[arg-type]  # a draft names no other formulas
    summed, where = method.weight_sum, Where(pointer="/method/weights/sum")
    weighed = summed or method.sub_weight_sum or method.weights_rounded
    return Method(
        total=total, subtotal=Formula(method.subtotal or total.name),  # type: ignore[arg-type]  # as above
        weighted_over=context.divisor(_as_numbers(method.weighted_over, context.numbers), NOWHERE) if method.weighted_over else Fraction(1),
        weight_sum=context.number(summed, NOWHERE) if summed else None,
        weights=Cell(text=summed, place=outer, where=where, at=where) if summed else None,
        weights_rounded=method.weights_rounded, weights_place=outer if weighed else NO_PLACE,
        sub_weight_sum=context.number(method.sub_weight_sum, NOWHERE) if method.sub_weight_sum else None,
        scorers=dict.fromkeys((id_ for id_, _ in method.scorers), 1), labels={id_: clean(label) for id_, label in method.scorers if label},
        aggregate=method.aggregate or None, percent_of=(method.has_percent and method.percent_of) or None,
        percent_base=1 if method.has_percent and method.percent_base == "1" else 100, rank_by=method.rank_by or "total",
        rank_stated=bool(method.rank_by),
        rank_item=(method.rank_by and method.rank_item) or None, direction=method.direction or "higher", direction_stated=bool(method.direction),
        where=Where(pointer="/method"), place=outer, standing=_standing(method.standing),
        relations=tuple(_relation(made, number, context, outer) for number, made in enumerate(method.relations)),
    )  # fmt: skip


def _relation(made: drafted.Made, number: int, context: Context, outer: Place) -> Declared:
    """Build a total, or a count, that no formula makes: terms of kind, criterion and coefficient, for every option."""
    parts = []
    for kind, name, times in made.terms:
        value = context.number(times, NOWHERE) if times else None
        quantity = Quantity(kind, item=name) if kind == "total" else Quantity(kind, criterion=name)
        parts.append(Reference(quantity, value or Fraction(1)))
    return Declared(
        id=f"{made.kind}-{made.item or 'by-figures'}", type=made.type, result=Reference(Quantity(made.kind, item=made.item or None)),
        terms=tuple(parts), each_option=True, times=made.times, pick=made.pick, where=Where(pointer=f"/method/relations/{number}"), place=outer,
    )  # fmt: skip


def _standing(standing: Standing) -> Standing | None:
    """Keep what is known of the method, where totals were tried or a sentence states it."""
    if not standing.tried and standing.known == "unknown":
        return None
    fits, margin = (standing.fits, standing.margin) if standing.tried else (0, 0)
    way, other, text = clean(standing.way), clean(standing.other), clean(standing.text)
    return replace(standing, fits=fits, margin=margin, way=way, other=other, text=text, place=as_written(standing.place, NO_PLACE))


def _as_numbers(figure: str, numbers: str) -> str:
    """A figure that was worked out, written as the figures of the file are."""
    return figure.replace(".", ",") if numbers == "de" else figure
