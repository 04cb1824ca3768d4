"""The subjects of rules that assert: what one outcome is about, and the names its expression can use."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from audit.language.things import Thing, Value
from audit.language.world import World
from audit.model.figure import Figure
from audit.model.place import Place, Where
from audit.model.quantity import Quantity
from audit.rules.outcome import Subject


@dataclass(frozen=True, slots=True)
class About:
    """One subject with the names that stand for it in an expression, what it is called, and its place."""

    subject: Subject
    names: Mapping[str, Thing]
    title: str
    where: Where
    place: Place


def subjects(kind: str, world: World) -> Iterator[About]:
    """Give every subject of a kind. Raises KeyError for a kind that rules cannot assert about."""
    return MAKERS[kind](world)


def _options(world: World) -> Iterator[About]:
    for one in world.appraisal.options.values():
        yield About(Subject("option", option=one.id), {"option": world.option(one)}, one.title, one.where, one.place)


def _criteria(world: World) -> Iterator[About]:
    for one in world.appraisal.criteria.values():
        yield About(Subject("criterion", criterion=one.id, group=one.group), {"criterion": world.criterion(one)}, one.title, one.where, one.place)


def _groups(world: World) -> Iterator[About]:
    for one in world.appraisal.groups.values():
        yield About(Subject("group", group=one.id), {"group": world.group(one)}, one.title, one.where, Place())


def _cells(world: World) -> Iterator[About]:
    for criterion in world.appraisal.scored:
        for option in world.appraisal.options.values():
            cell = world.cell(option, criterion)
            names = {"cell": cell, "option": world.option(option), "criterion": world.criterion(criterion)}
            figure = _figure(world, option.id, criterion.id)
            if figure is None:
                continue
            subject = Subject("cell", figure.quantity, option.id, criterion.id, criterion.group, figure.id)
            yield About(subject, names, f"{option.title}, {criterion.title}", figure.where, figure.place)


def _figure(world: World, option: str, criterion: str) -> Figure | None:
    cells = (Quantity("score", option, criterion), Quantity("weighted-score", option, criterion))
    return next((figure for cell in cells for figure in world.derivation.figures.get(cell, ())), None)


def _pairs(world: World) -> Iterator[About]:
    for first, second in combinations(world.appraisal.options.values(), 2):
        one, other = world.option(first), world.option(second)
        pair = _made("pair", f"{first.id}/{second.id}", first=one, second=other)
        subject = Subject("pair", option=first.id, ids=(first.id, second.id))
        yield About(subject, {"pair": pair, "first": one, "second": other}, f"{first.title} and {second.title}", first.where, first.place)


def _made(kind: str, name: str, **fields: Value) -> Thing:
    """Make a thing whose fields are known already."""
    return Thing(kind, name, {key: lambda value=value: value for key, value in {"id": name, **fields}.items()})  # type: ignore[misc]  # each keeps its own value


def _levels(world: World) -> Iterator[About]:
    for criterion in world.appraisal.scored:
        for level in world.appraisal.levels.values():
            use = criterion.levels.get(level.id)
            where, place = (use.where, use.place) if use is not None else (criterion.where, criterion.place)
            names = {"level": world.level_use(criterion, level.id), "criterion": world.criterion(criterion)}
            subject = Subject("level", criterion=criterion.id, group=criterion.group, ids=(level.id,))
            yield About(subject, names, f"{criterion.title}, {level.label}", where, place)


def _bands(world: World) -> Iterator[About]:
    for number, band in enumerate(world.appraisal.bands, 1):
        yield About(Subject("band", ids=(band.label,)), {"band": world.band(band, number)}, band.label, band.where, band.place)


def _tables(world: World) -> Iterator[About]:
    for one in world.appraisal.tables.values():
        yield About(Subject("table", ids=(one.id,)), {"table": _made("table", one.id, title=one.title)}, one.title or one.id, one.where, one.place)


def _stated(world: World) -> Iterator[About]:
    for one in world.appraisal.stated.values():
        figure = next(iter(world.derivation.figures.get(one.quantity, ())), None)
        subject = Subject("stated", one.quantity, figure=figure.id if figure is not None else None)
        place = figure.place if figure is not None else Place()
        thing = world.stated(one)
        yield About(subject, {"stated_figure": thing}, one.title, one.where, place)


def _gateways(world: World) -> Iterator[About]:
    for name in world.gateway_names():
        declared, criterion = world.appraisal.gateways.get(name), world.appraisal.criteria.get(name)
        one = declared if declared is not None else criterion
        assert one is not None
        subject = Subject("gateway", criterion=declared.criterion if declared is not None else name, ids=(name,))
        yield About(subject, {"gateway": world.gateway(name)}, one.title, one.where, one.place)


def _whole(world: World) -> Iterator[About]:
    yield About(Subject("appraisal"), {"appraisal": world.whole()}, world.appraisal.title, Where(1, 1, ""), Place())


MAKERS: Final[Mapping[str, Callable[[World], Iterator[About]]]] = {
    "option": _options, "criterion": _criteria, "group": _groups, "cell": _cells, "pair": _pairs, "level": _levels, "band": _bands,
    "table": _tables, "stated": _stated, "gateway": _gateways, "appraisal": _whole,
}  # fmt: skip
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "option": ("option",), "criterion": ("criterion",), "group": ("group",), "cell": ("cell", "option", "criterion"),
    "pair": ("pair", "first", "second"), "level": ("level", "criterion"), "band": ("band",), "table": ("table",),
    "stated": ("stated_figure",), "gateway": ("gateway",), "appraisal": ("appraisal",),
}  # fmt: skip
_SORTS: Final = {"first": "option", "second": "option", "stated_figure": "stated"}


def sorts_of(kind: str) -> dict[str, str]:
    """Give the names that an expression about a kind of subject can use, each with the kind of thing it stands for."""
    return {name: _SORTS.get(name, name) for name in NAMES.get(kind, ())}


_TITLED: Final = frozenset({"option", "criterion", "group", "first", "second"})
_TOLD: Final[Mapping[str, tuple[str, ...]]] = {"cell": ("level",), "level": ("level", "count", "list", "spread", "published")}


def told_of(kind: str) -> tuple[str, ...]:
    """Give what a message about a kind of subject can name."""
    titles = (name for name in NAMES.get(kind, ()) if name in _TITLED)
    return ("about", "terms", *titles, *_TOLD.get(kind, ()))
