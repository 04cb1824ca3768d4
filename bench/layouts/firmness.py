"""Measures the constants that make a method firm: what would be told, and who would be accused, with other values of each.

    python -m bench.layouts.firmness tests/public/seen --drawn 200

Every paper is read once. Then the method of each appraisal is decided anew with every value of each constant, and the totals
that miss are counted: ``told``, held against the paper with the right figure; ``asked``, a misprint that is only asked about;
``accused``, held against it although it is no misprint, or with another figure. Cells that were read wrongly count here too.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from bench.layouts.draw import draw
from bench.layouts.names import same_name
from bench.layouts.product import read_only
from bench.layouts.public import papers
from bench.layouts.truth import Discrepancy, Truth, agrees, number, places

_DECIDE: Final[Any] = import_module("audit.importing.reading.decide")
_STATED: Final[Any] = import_module("audit.importing.reading.stated")
_RUN: Final[Any] = import_module("audit.importing.run")
"""Where the product decides on a method: what it is given is kept here, and decided again."""

_SPREAD: Final = 1_000_003
_VALUES: Final[Sequence[tuple[Any, str, Sequence[Any]]]] = (
    (_DECIDE, "_MARGIN", (0, 1, 3, 5, 8, 13)), (_DECIDE, "_CLEAR", (-3.0, 0.0, 0.25, 2.0, 5.0, 8.0)), (_DECIDE, "_SOME_MISSES", (1, 2, 3, 4)),
    (_STATED, "NEAR", tuple(Fraction(1, part) for part in (32, 16, 12, 10, 8, 6, 4, 2))), (_STATED, "_MANY", (2, 3, 4, 6)),
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One appraisal on whose method was decided: what was known then, and what is true of its paper."""

    given: tuple[Any, ...]
    truth: Truth
    fits: Sequence[Any]


def read(file: Path, truth: Truth) -> list[Case]:
    """Read a paper, and return what was known of each appraisal when its method was decided."""
    found: list[Case] = []
    kept = _RUN.decide

    def keep(*given: Any) -> Any:
        found.append(Case(given, truth, _DECIDE.totals_by(*given[:3])))
        return kept(*given)

    _RUN.decide = keep
    try:
        read_only(file)
    finally:
        _RUN.decide = kept
    return found


def _drawn(count: int, seed: int) -> Iterator[Case]:
    with tempfile.TemporaryDirectory() as folder:
        for at in range(count):
            paper = draw(seed * _SPREAD + at)
            file = Path(folder) / paper.name
            file.write_bytes(paper.data)
            yield from read(file, paper.truth)


def count(cases: Sequence[Case]) -> Counter[str]:
    """Decide on every method, and count what comes of the totals that miss."""
    found: Counter[str] = Counter()
    for case in cases:
        _DECIDE.totals_by = lambda *_, fits=case.fits: fits
        totals = dict(case.given[0].totals)
        method, _ = _DECIDE.decide(*case.given)
        fit = _taken(case, method)
        for option, computed in fit.computed.items() if fit is not None else ():
            if option not in fit.hits:
                slip = _slip(case, option, totals[option].written, computed)
                found[("told" if slip else "accused") if method.standing.firm else "asked" if slip else "asked in vain"] += 1
    return found


def _taken(case: Case, method: Any) -> Any:
    """Find the way that was taken, by its words; a method that declares nothing holds nothing against anybody."""
    fits = case.fits if method.total != "none" or method.relations else []
    return next((one for one in fits if one.way.in_words(case.given[4]) == method.standing.way), None)


def _slip(case: Case, option: str, printed: str, computed: Fraction) -> bool:
    title = case.given[4].get(option, option)
    return any(_is(one, title, printed, computed) for one in case.truth.discrepancies)


def _is(one: Discrepancy, title: str, printed: str, computed: Fraction) -> bool:
    if one.what not in {"total", "mean"} or not same_name(one.option, title) or not agrees(one.printed, printed):
        return False
    known = [(value, places(right)) for right in (one.right, *one.also_right) if (value := number(right)) is not None]
    return any(abs(value - computed) <= Fraction(1, 2 * 10**at) for value, at in known)


def rows(cases: Sequence[Case]) -> Iterator[str]:
    """Yield a line for every value of every constant; the value in force is marked."""
    yield f"{'constant':14}{'value':>8}{'told':>8}{'asked':>8}{'accused':>9}"
    for module, name, values in _VALUES:
        own = getattr(module, name)
        for value in dict.fromkeys((*values, own)) if own in values else (*values, own):
            setattr(module, name, value)
            try:
                found = count(cases)
            finally:
                setattr(module, name, own)
            yield f"{name.strip('_'):14}{_plain(value):>8}{found['told']:8}{found['asked']:8}{found['accused']:9}{'  <' if value == own else ''}"


def _plain(value: Any) -> str:
    return str(value) if isinstance(value, Fraction) else f"{value:g}"


def _all(asked: argparse.Namespace) -> Mapping[str, list[Case]]:
    public = [case for folder in asked.folders for file, truth in papers(folder) for case in read(file, truth)]
    return {"public papers": public, "drawn papers": list(_drawn(asked.drawn, asked.seed))}


def main() -> None:
    """Print the tables, of public and of drawn papers."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--drawn", type=int, default=0, help="how many papers to draw beside")
    parser.add_argument("--seed", type=int, default=1)
    for name, cases in _all(parser.parse_args()).items():
        if cases:
            print(f"{name}: {len(cases)} appraisals", *rows(cases), "", sep="\n", flush=True)


if __name__ == "__main__":
    main()
