"""True appraisals to put faults into: drawn ones, the files of the repository, and larger invented ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench.generate import appraisal
from testbed.papers.audited import audited_file, failures
from testbed.papers.filed import Filed
from testbed.papers.oracle import possible
from testbed.papers.paper import Paper, Plain
from testbed.papers.seeded import ALL, drawn

ROOT = Path(__file__).resolve().parent.parent

LARGER = ((8, 4), (12, 5), (30, 5))
ENOUGH = 8


@dataclass(frozen=True)
class Source:
    """A true paper, and how it is written as a file. ``whole``: brute force looks at every figure that the file prints."""

    name: str
    paper: Paper
    file: Callable[[Paper], Plain]
    whole: bool = True


def generated(count: int, seed: int) -> Iterator[Source]:
    """Draw so many appraisals in every way of scoring, every third with some cells empty."""
    for model in ALL:
        for number in range(seed, seed + count):
            blanks = 0.1 if number % 3 == 0 and not model.startswith("rounded") else 0.0
            yield Source(model, drawn(number, model, blanks)[1], Paper.plain)


def filed(count: int, seed: int) -> Iterator[Source]:
    """Take the files of the repository, and larger invented ones, as often as is asked for."""
    for folder in ("appraisals", "examples"):
        for path in sorted((ROOT / folder).glob("*.yaml")):
            source = _mended(f"{folder}/", Filed(path.read_text(encoding="utf-8")))
            if source is not None:
                yield from [source] * max(1, count // ENOUGH)
    for size in LARGER:
        for number in range(seed, seed + max(1, count // ENOUGH)):
            source = _mended("larger", Filed(appraisal(*size, seed=number)))
            assert source is not None
            yield source


def _mended(name: str, file: Filed) -> Source | None:
    """Leave out the figures that do not agree as they stand; None where brute force cannot judge what is left."""
    if not file.understood:
        return None
    checks = [outcome.check for outcome in failures(audited_file(file.plain))]
    odd = {check.figure.where.pointer for check in checks if check is not None and check.figure is not None}
    cells = {name: replace(cell, state="blank") if name in odd else cell for name, cell in file.paper.cells.items()}
    paper = replace(file.paper, cells=cells)
    if not possible(paper):
        return None

    def written(one: Paper) -> Plain:
        return file.with_cells({key: cell for key, cell in one.cells.items() if cell is not file.paper.cells[key]})

    return Source(name, paper, written, file.whole)
