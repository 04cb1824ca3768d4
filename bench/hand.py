"""Measures how much of what a careful reader found is found in the recorded files: `python -m bench.hand [-v]`.

``bench/hand.yaml`` holds the reader's judgement by place and kind, without a sentence of the papers. The source of each paper is looked
for in ../shared/seeds by its SHA-256, and its texts are attached. A discrepancy counts as found if a finding of a rule that may find
it lies on one of its lines and, where they are named, is about its criterion and its option.
``unfair`` counts the findings that the reader does not find true or fair, of all findings.
"""

import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from audit.cli.asked import asked
from audit.examine import Examination, examine_all
from audit.explanation.finding import Finding
from audit.rules.options import Options

ROOT: Final = Path(__file__).resolve().parent.parent

SEEDS: Final = ROOT.parent / "shared" / "seeds"
TRUTH: Final = ROOT / "bench" / "hand.yaml"
_LINE: Final = re.compile(r"\bline (\d+)")


def source_of(paper: Mapping[str, Any]) -> Path | None:
    """The text that a paper was read from, by the first characters of its digest; None where it is not at hand."""
    files = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    return next((file for file in files if hashlib.sha256(file.read_bytes()).hexdigest().startswith(paper["sha256"])), None)


def examined(paper: Mapping[str, Any], source: Path) -> Examination:
    """The audit of the recorded file with the texts of its source attached."""
    given = asked(Options(text_from=[source.as_posix()], as_of="2026-01-31"))
    return examine_all(ROOT / "appraisals" / f"{paper['appraisal']}.yaml", given.rules, given.settings)[0]


def lines_of(finding: Finding) -> set[int]:
    """The lines of the source that a finding names: its places, and those in its words."""
    said = [*(outcome.place.locator() for outcome in finding.outcomes), *(outcome.message for outcome in finding.outcomes)]
    figures = [figure.place.locator() for outcome in finding.outcomes for figure in outcome.figures]
    return {int(number) for text in (*said, *figures) for number in _LINE.findall(text)}


def names_of(finding: Finding) -> set[str]:
    """The ids of criteria and options that a finding is about."""
    subjects = [outcome.subject for outcome in finding.outcomes]
    figures = [figure.quantity for outcome in finding.outcomes for figure in outcome.figures]
    quantities = [*(one.quantity for one in subjects if one.quantity is not None), *figures]
    named = {*(one.option for one in subjects), *(one.criterion for one in subjects), *(part for one in quantities for part in one[1:3])}
    return {name for name in named if name} | {part for one in subjects for name in one.ids for part in re.split(r"[./]", name)}


def finds(finding: Finding, wanted: Mapping[str, Any]) -> bool:
    """Say whether a finding is about a discrepancy of the list."""
    rules = {outcome.rule.id for outcome in finding.outcomes}
    told = any(rule.startswith(letters) for rule in rules for letters in wanted["rules"])
    about = {wanted[key] for key in ("criterion", "option") if key in wanted}
    return told and not lines_of(finding).isdisjoint(wanted["lines"]) and about <= names_of(finding)


def found_in(paper: Mapping[str, Any], examination: Examination) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Every discrepancy of a paper, with whether it is found."""
    for wanted in paper["discrepancies"]:
        yield wanted, any(finds(one, wanted) for one in examination.findings)


def unfair(paper: Mapping[str, Any], examination: Examination) -> int:
    """How many findings the reader judged untrue or unfair."""
    judged = {(one["rule"], one["line"]) for one in paper["unfair"]}
    return sum(any((one.lead.rule.id, line) in judged for line in lines_of(one)) for one in examination.findings)


def main() -> None:
    """Measure, and print a line for each paper and one for both; with -v also what is missed."""
    whole = [0, 0, 0, 0]
    for paper in yaml.safe_load(TRUTH.read_text(encoding="utf-8"))["papers"]:
        source = source_of(paper)
        if source is None:
            print(f"{paper['appraisal']}: skipped, its source is not in ../shared/seeds")
            continue
        examination = examined(paper, source)
        judged = list(found_in(paper, examination))
        counts = [sum(found for _, found in judged), len(judged), unfair(paper, examination), len(examination.findings)]
        whole = [one + more for one, more in zip(whole, counts, strict=True)]
        print(line(paper["appraisal"], counts))
        for wanted, found in judged if "-v" in sys.argv[1:] else ():
            if not found:
                print(f"  missed: line {wanted['lines'][0]}, {wanted.get('option', '')} {wanted.get('criterion', '')}: {wanted['what']}")
    print(line("both", whole))


def line(name: str, counts: list[int]) -> str:
    """One line of the table."""
    found, listed, odd, findings = counts
    share = f"{100 * found / listed:.0f}%" if listed else "-"
    return f"{name:<46}found {found} of {listed} ({share}); unfair {odd} of {findings} findings"


if __name__ == "__main__":
    main()
