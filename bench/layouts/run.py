"""Measures how papers are read that nobody has seen: `make layouts`. Drawn papers, each judged by what is true of it.

    python -m bench.layouts.run 1000 --seed 1 --show wrong

``right``: options, criteria, weights, scores and totals as printed, and the totals taken to follow as they do. ``asked``: not
right, but refused with a reason or said to be doubtful, and no error held against the paper that is not there. ``wrong``:
anything else. ``false e.`` and ``false w.``: clean papers with an error, or a warning. ``found``: an error with the figure
printed and the true one; ``other``: pointed at with another figure; ``asked``: a question, or the reading is said to be open.
The same seed gives the same papers. ``--paper SEED`` writes one into the folder named by ``--to``, with all that came of it.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bench.layouts.draw import Drawn, draw
from bench.layouts.judge import Verdict, judge
from bench.layouts.product import ask
from bench.layouts.tally import HEAD, Tally, by, totals

_SECONDS: Final = 20
"""Drawn papers are small: one that takes longer has not been read within the patience of anybody."""

_SPREAD: Final = 1_000_003
"""Seeds of one run stand this far from those of the next."""


@dataclass(frozen=True)
class Judged:
    """One paper without its bytes, and what came of it."""

    paper: Drawn
    verdict: Verdict


def judged(seed: int) -> Judged:
    """Draw, check and judge one paper."""
    paper = draw(seed)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / paper.name
        file.write_bytes(paper.data)
        begin = time.perf_counter()
        answer = ask(file, _SECONDS)
        seconds = time.perf_counter() - begin
    return Judged(replace(paper, data=b""), replace(judge(paper.truth, answer), seconds=seconds))


def run(count: int, seed: int, jobs: int) -> Iterator[Judged]:
    """Judge so many papers."""
    seeds = [seed * _SPREAD + number for number in range(count)]
    if jobs < 2:  # noqa: PLR2004  # no further process is worth its start
        yield from map(judged, seeds)
        return
    with ProcessPoolExecutor(jobs) as pool:
        try:
            yield from pool.map(judged, seeds, chunksize=8)
        finally:  # who asks for no more need not wait for the rest
            pool.shutdown(wait=False, cancel_futures=True)


_TABLES: Final[Sequence[tuple[str, Callable[[Drawn], Sequence[str]]]]] = (
    ("by model", lambda paper: [paper.model]), ("by layout", lambda paper: [paper.layout]), ("by format", lambda paper: [paper.format]),
    ("by language", lambda paper: [paper.language]), ("by what else is drawn", lambda paper: paper.extras or ["nothing else"]),
    ("by fault", lambda paper: [paper.fault or "clean"]),
)  # fmt: skip


def main() -> None:
    """Print the tables, and the papers asked for."""
    asked = _arguments()
    if asked.paper is not None:
        _tell(asked.paper, asked.to)
        return
    papers, begin = [], time.monotonic()
    for one in run(asked.count, asked.seed, asked.jobs):
        papers.append(one)
        if asked.minutes and time.monotonic() > begin + 60 * asked.minutes:
            print(f"stopped after {asked.minutes:g} minutes with {len(papers)} of {asked.count} papers")
            break
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{len(papers)} of {asked.count} papers ")
    for title, names in _TABLES:
        print(f"\n{title}\n{HEAD}")
        for name, tally in by([(name, one.verdict) for one in papers for name in names(one.paper)]).items():
            print(tally.row(name))
    whole = Tally()
    for one in papers:
        whole.add(one.verdict)
    print("", *totals(whole), sep="\n")
    _show(papers, asked.show)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("count", type=int, nargs="?", default=500, help="how many papers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    parser.add_argument("--minutes", type=float, default=0, help="stop after so long, with what was judged by then")
    parser.add_argument("--show", choices=("right", "asked", "wrong", "accused", "missed"), help="list these papers by seed")
    parser.add_argument("--paper", type=int, help="write one paper by its seed, and tell what came of it")
    parser.add_argument("--to", type=Path, default=Path(), help="folder for --paper")
    return parser.parse_args()


def _show(papers: Sequence[Judged], wanted: str | None) -> None:
    for one in papers if wanted else ():
        verdict = one.verdict
        came = verdict.found["missed"] if wanted == "missed" else verdict.accused if wanted == "accused" else verdict.reading == wanted
        if came:
            said = "; ".join([", ".join(verdict.amiss), *verdict.accused[:2]])
            print(f"  {one.paper.seed}  {one.paper.model} | {one.paper.layout} | {one.paper.format} | {one.paper.fault or 'clean'}: {said}")


def _tell(seed: int, folder: Path) -> None:
    paper = draw(seed)
    file = folder / paper.name
    file.write_bytes(paper.data)
    answer = ask(file)
    verdict = judge(paper.truth, answer)
    print(f"{file}: {paper.model} | {paper.layout} | {paper.format} | {', '.join(paper.extras)}")
    for slip in paper.truth.discrepancies:
        print(f"  planted: {slip.what} of {slip.option} {slip.criterion}: {slip.printed} printed, {slip.right or 'no'} is right")
    print(
        f"  {verdict.reading}; differs: {', '.join(verdict.amiss) or 'nothing'}; came of it: {dict(verdict.found)}; refused: {answer.refused or 'no'}"
    )
    for read in answer.reads:
        print(f"  read: {read.options} x {read.criteria}; {read.method}; {read.verdict}")
        print(*(f"    {finding.rule} {finding.severity}: {finding.message}" for finding in read.findings if finding.severity != "note"), sep="\n")


if __name__ == "__main__":
    main()
