"""What an expression looked at, in the paper's own names: cells by option or criterion, other figures one by one."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from audit.exact.show import show_values
from audit.exact.values import Values
from audit.language.evaluate import Looked
from audit.language.things import Unknown
from audit.model.appraisal import Appraisal
from audit.model.figure import Figure
from audit.model.quantity import NAMES, Quantity
from audit.rules.checks.compare_names import without_brackets
from audit.rules.words import about, printed_text

_CELLS: Final = frozenset({"score", "weighted-score"})
_FEW: Final = 3
_MOST_NAMED: Final = 8
_MOST_SHOWN: Final = 8


class Evidence:
    """Tells what was looked at; ``figures`` are the printings by quantity."""

    def __init__(self, appraisal: Appraisal, figures: Mapping[Quantity, tuple[Figure, ...]]) -> None:
        """Take the paper's names and its figures."""
        self.appraisal = appraisal
        self.figures = figures

    def printed(self, looked: Iterable[Looked]) -> tuple[Figure, ...]:
        """Give the printings behind what was looked at, each once."""
        quantities = dict.fromkeys(one.quantity for one in looked if one.quantity is not None)
        return tuple(figure for quantity in quantities for figure in self._printings(quantity))

    def _printings(self, quantity: Quantity) -> tuple[Figure, ...]:
        weighted = self.figures.get(quantity._replace(kind="weighted-score"), ()) if quantity.kind == "score" else ()
        return (*self.figures.get(quantity, ()), *weighted)

    def told(self, looked: Iterable[Looked]) -> str:
        """Say what was looked at, each thing once."""
        found = tuple({(one.quantity or one.text): one for one in looked}.values())
        cells = [one for one in found if one.quantity is not None and one.quantity.kind in _CELLS]
        others = [one for one in found if one.quantity is not None and one.quantity.kind not in _CELLS]
        said = [*self._cells(cells), *map(self._other, others)] or [f"{one.text} is {_value(one)}" for one in found]
        more = [f"and {len(said) - _MOST_SHOWN} more"] if len(said) > _MOST_SHOWN else []
        return "; ".join([*said[:_MOST_SHOWN], *more])

    def _cells(self, cells: Sequence[Looked]) -> list[str]:
        """Put cells together under what there are fewer of, options or criteria, and by what stands in them."""
        pairs = {(one.quantity.option or "", one.quantity.criterion or ""): self._cell(one) for one in cells if one.quantity is not None}
        by_option = len({option for option, _ in pairs}) <= len({criterion for _, criterion in pairs})
        groups: dict[str, dict[str, list[str]]] = {}
        for (option, criterion), value in pairs.items():
            head, other = (self._option(option), self._criterion(criterion)) if by_option else (self._criterion(criterion), self._option(option))
            groups.setdefault(head, {}).setdefault(value, []).append(other)
        return [_of_option(head, values) if by_option else _of_criterion(head, values) for head, values in groups.items()]

    def _cell(self, looked: Looked) -> str:
        """Give what stands in a cell: the level where the scale has levels, else the figure."""
        assert looked.quantity is not None
        printings = self._printings(looked.quantity)
        printed = next((figure for figure in printings if figure.printed), None)
        level = self.appraisal.levels.get(looked.value) if isinstance(looked.value, str) else None
        if level is not None:
            return level.label
        if printed is not None:
            doubtful = ", read doubtfully" if printed.reading == "doubtful" else ""
            return f"{printed_text(printed)}{doubtful}"
        return f"({printings[0].state})" if printings else "(no cell)"

    def _other(self, looked: Looked) -> str:
        assert looked.quantity is not None
        printed = dict.fromkeys(printed_text(figure) for figure in self._printings(looked.quantity) if figure.printed)
        exact = _value(looked)
        shown = ", ".join(printed) or exact
        beside = f" ({exact} by the other figures)" if printed and exact not in {one.removesuffix("%") for one in printed} else ""
        name = "" if looked.quantity.item is not None else f"{NAMES[looked.quantity.kind]} "
        return f"{about(self.appraisal, looked.quantity)}: {name}{shown}{beside}"

    def _option(self, option: str) -> str:
        titles = [without_brackets(one.title) for one in self.appraisal.options.values()]
        own = self.appraisal.options[option].title
        return without_brackets(own) if titles.count(without_brackets(own)) == 1 else own

    def _criterion(self, criterion: str) -> str:
        return self.appraisal.criteria[criterion].title


def _of_option(option: str, values: Mapping[str, Sequence[str]]) -> str:
    return f"{option} has {', '.join(f'{value} on {_named(criteria)}' for value, criteria in values.items())}"


def _of_criterion(criterion: str, values: Mapping[str, Sequence[str]]) -> str:
    (value, first), *others = values.items()
    return ", ".join([f"{value} on {criterion} for {_named(first)}", *(f"{value} for {_named(options)}" for value, options in others)])


def _value(looked: Looked) -> str:
    value = looked.value
    if isinstance(value, Values):
        return show_values(value, Fraction(1) if all(one.denominator == 1 for one in value.points) else Fraction(1, 100))
    if isinstance(value, Unknown):
        return f"not known ({value.reason})"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _named(names: Sequence[str]) -> str:
    """List names; of many the first few, and how many there are."""
    if len(names) > _MOST_NAMED:
        return f"{len(names)} ({', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more)"
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    return f"{len(names)} ({listed})" if len(names) > _FEW else listed
