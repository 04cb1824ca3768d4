"""Measures how real public papers are read: `make public`. Tables of published papers, typed in, with the right reading of each.

    python -m bench.layouts.public FOLDER [--findings] [--only PART ...]

A folder holds documents with ``NAME.truth.yaml`` beside them; every document of that name is judged by it:

    about: what the table is and what was looked at
    appraisals:            # one entry a decision; empty when nothing is scored
      - options: [titles as printed]
        criteria: {title: weight or null}
        scores: {criterion: [a value for each option, null where blank]}
        weighted_scores: {criterion: [weighted scores, where they are printed]}
        totals: {total: [as printed, for each option], rank: [...]}
        method: sum, weighted-sum, weighted-sum over 5, weighted-mean, mean, groups, other (in words), none
        scale: {min: 1, max: 5, basis: stated}
    discrepancies:         # printed figures that do not follow
      - {appraisal: 0, what: total, option: title, printed: "3.80", right: "3.90"}
    must_not: [sentences for whoever reads the findings of this paper: what would be false to say of it]
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench.layouts.judge import Verdict, judge
from bench.layouts.product import Answer, ask
from bench.layouts.tally import Tally, totals
from bench.layouts.truth import Truth, TruthError, read_truth

_TRUTH: Final = ".truth.yaml"


def papers(folder: Path) -> Iterator[tuple[Path, Truth]]:
    """Yield every document of a folder with its truth. Raises TruthError for a truth that cannot be read or has no document."""
    for file in sorted(folder.rglob(f"*{_TRUTH}")):
        name = file.name.removesuffix(_TRUTH)
        documents = sorted(one for one in file.parent.glob(f"{name}.*") if one.is_file() and one.suffix != ".yaml" and one.stem == name)
        if not documents:
            raise TruthError(f"{file.name}: there is no document of that name beside it")
        truth = read_truth(file)
        yield from ((document, truth) for document in documents)


def judged(document: Path, truth: Truth) -> tuple[Verdict, Answer]:
    """Check and judge one document."""
    begin = time.perf_counter()
    answer = ask(document)
    return replace(judge(truth, answer), seconds=time.perf_counter() - begin), answer


def line(name: str, verdict: Verdict, answer: Answer) -> str:
    """Say in one line what came of a document."""
    came = ", ".join(f"{count} {what}" for what, count in verdict.found.items())
    parts = [
        f"{len(verdict.accused)} false errors" if verdict.accused else "",
        f"{len(verdict.warned)} false warnings" if verdict.warned else "",
        came,
    ]
    parts += [f"differs: {', '.join(verdict.amiss)}" if verdict.amiss else "", f"refused: {answer.refused[:90]}" if answer.refused else ""]
    parts += ["said no disagreement, checked nothing"] if verdict.clear_of_nothing else []
    return f"{verdict.reading:6} {name:52} {'; '.join(part for part in parts if part)}"


def tell(each: Sequence[tuple[str, Path, Truth]], *, findings: bool) -> None:
    """Judge documents, and print a line for each and the totals."""
    whole = Tally()
    for name, document, truth in each:
        verdict, answer = judged(document, truth)
        whole.add(verdict)
        print(line(name, verdict, answer), flush=True)
        if findings and (verdict.accused or verdict.warned):
            said = [*verdict.accused, *verdict.warned, *(f"(must not: {one})" for one in truth.must_not)]
            print(*(f"       {one}\n" for one in said), sep="", end="")
    print("", *totals(whole), sep="\n")


def main() -> None:
    """Judge the folders named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--findings", action="store_true", help="print the errors and warnings that are not there")
    parser.add_argument("--only", nargs="+", default=(), metavar="PART", help="only documents whose name has one of these parts")
    asked = parser.parse_args()
    missing = [folder.as_posix() for folder in asked.folders if not folder.is_dir()]
    if missing:
        print(f"skipped: there is no folder {', '.join(missing)}")
        return
    try:
        each = [(document.relative_to(folder).as_posix(), document, truth) for folder in asked.folders for document, truth in papers(folder)]
    except TruthError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None
    each = [one for one in each if not asked.only or any(part in one[0] for part in asked.only)]
    tell(each, findings=asked.findings)


if __name__ == "__main__":
    main()
