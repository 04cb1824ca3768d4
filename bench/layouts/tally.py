"""Counts verdicts by whatever the papers are told apart by, and prints them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bench.layouts.judge import Verdict

CAME: Final = ("found", "other figure", "asked", "missed")
_WIDE: Final = 34


@dataclass
class Tally:
    """What came of some papers. ``accused`` and ``warned`` count papers, not findings."""

    readings: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    accused_clean: int = 0
    accused: int = 0
    warned_clean: int = 0
    errors: int = 0
    found: Counter[str] = field(default_factory=Counter)
    scale: Counter[str] = field(default_factory=Counter)
    amiss: Counter[str] = field(default_factory=Counter)
    clear_of_nothing: int = 0
    seconds: float = 0.0

    def add(self, verdict: Verdict) -> None:
        """Count one paper."""
        clean = not verdict.found.total()
        self.readings[verdict.reading] += 1
        self.clean += clean
        self.accused_clean += clean and bool(verdict.accused)
        self.accused += bool(verdict.accused)
        self.errors += len(verdict.accused)
        self.warned_clean += clean and bool(verdict.warned)
        self.found.update(verdict.found)
        self.scale[verdict.scale] += bool(verdict.scale)
        self.amiss.update(verdict.amiss)
        self.clear_of_nothing += verdict.clear_of_nothing
        self.seconds += verdict.seconds

    @property
    def papers(self) -> int:
        """How many papers were counted."""
        return self.readings.total()

    def row(self, name: str) -> str:
        """Return a line of the table."""
        parts = [f"{name[:_WIDE]:{_WIDE}} {self.papers:6}", *(f"{share(self.readings[one], self.papers):>7}" for one in ("right", "asked", "wrong"))]
        parts += [f"{share(self.accused_clean, self.clean):>8}", f"{share(self.warned_clean, self.clean):>8}", f"{self.found.total():7}"]
        return " ".join([*parts, *(f"{share(self.found[one], self.found.total()):>7}" for one in CAME)])


_TITLES: Final = ("right", "asked", "wrong"), ("false e.", "false w."), ("found", "other", "asked", "missed")
HEAD: Final = " ".join([
    f"{'':{_WIDE}} {'papers':>6}", *(f"{title:>7}" for title in _TITLES[0]), *(f"{title:>8}" for title in _TITLES[1]), f"{'faults':>7}",
    *(f"{title:>7}" for title in _TITLES[2]),
])  # fmt: skip


def share(part: int, of: int) -> str:
    """Print a share in per cents with one place; a dash where there is nothing to share."""
    return f"{100 * part / of:.1f}%" if of else "-"


def by(pairs: Sequence[tuple[str, Verdict]]) -> dict[str, Tally]:
    """Count verdicts by name, in alphabetical order."""
    found: dict[str, Tally] = {}
    for name, verdict in sorted(pairs, key=lambda pair: pair[0]):
        found.setdefault(name, Tally()).add(verdict)
    return found


def totals(whole: Tally) -> Iterator[str]:
    """Yield what is told of all papers together."""
    yield HEAD
    yield whole.row("all papers")
    yield ""
    yield f"readings: {_counts(whole.readings, ('right', 'asked', 'wrong'))} of {whole.papers}"
    yield f"clean papers with a false error: {whole.accused_clean} of {whole.clean}; with a false warning: {whole.warned_clean}"
    yield f"papers of any kind with a false error: {whole.accused} of {whole.papers}, {whole.errors} false errors in all"
    yield f"discrepancies: {_counts(whole.found, CAME)} of {whole.found.total()}"
    yield f'"no disagreement" over papers of which nothing was checked: {whole.clear_of_nothing}'
    yield f"parts that differ: {', '.join(f'{name} {count}' for name, count in whole.amiss.most_common())}"
    yield f"stated scales: {_counts(whole.scale, ('right', 'other', 'none'))}"
    yield f"time to check one paper: {whole.seconds / max(whole.papers, 1):.2f} s"


def _counts(counter: Counter[str], names: Sequence[str]) -> str:
    return ", ".join(f"{counter[name]} {name}" for name in names)
