"""Measures what is said of first place: `python -m bench.carried 20 --seed 1`. Slips that are carried forward, and some that are not.

So many papers are drawn for each slip and shape of paper. ``seen``: something is found. ``wrong``: first place is said
to stay and another option is first in truth, or to change and it is not, or an option is named as the first by the scores and
weights printed and is not. ``untold``: it depends, or was not worked out. The same seed and count give the same figures.
"""

import argparse
import time
from collections import Counter

from audit.explanation.decision import Decision
from bench.power import share
from testbed.papers.audited import audited_file
from testbed.papers.carried import SHAPES, SLIPS, Carried, drawn, plain

COLUMNS = ("papers", "touched", "seen", "stays", "changes", "depends", "not-worked-out", "wrong")


def wrong(paper: Carried, decision: Decision) -> bool:
    """Say whether what is said of first place is untrue."""
    said = (decision.first == "stays" and paper.touched) or (decision.first == "changes" and not paper.touched)
    named = set(decision.anew_leading)
    return said or bool(named and not _of_scale(paper) and named != set(paper.again))


def _of_scale(paper: Carried) -> bool:
    """Say whether a slip is seen by a scale or a fixed sum alone, so that what is worked out again takes every value that would keep it."""
    return paper.slip in {"score off the scale", "weight"} or (paper.slip == "product" and paper.shown.shape == "weighted only")


def judged(paper: Carried, count: Counter[str]) -> None:
    """Count what becomes of one paper."""
    found = audited_file(plain(paper))
    count["papers"] += 1
    count["touched"] += paper.touched
    if found.decision is None or not found.findings:
        return
    untrue = wrong(paper, found.decision)
    count.update({"seen": 1, found.decision.first: 1, "wrong": untrue})
    if untrue:
        print(f"  wrong: {paper.slip}, {paper.shown.shape}, carried {paper.forward}: {found.decision}; true {sorted(paper.true.first)}")


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=20, help="how many papers to draw for each slip and shape")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    start, counts = time.perf_counter(), dict[str, Counter[str]]()
    for number in range(asked.count):
        for slip in SLIPS:
            for shape in SHAPES:
                for forward in (True, False):
                    paper = drawn(asked.seed * 1_000_003 + number, slip, shape, forward=forward)
                    if paper is not None:
                        judged(paper, counts.setdefault(f"{slip}, {'carried' if forward else 'alone'}", Counter()))
    print(f"{'slip':<30}" + "".join(f"{name:>16}" for name in COLUMNS))
    for name, count in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        print(f"{name:<30}" + "".join(f"{count[column]:>16}" for column in COLUMNS))
    whole = sum(counts.values(), Counter())
    print(f"\nsaid wrongly: {whole['wrong']} of {whole['seen']} ({share(whole['wrong'], whole['seen'])}); {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
