"""Write appraisals/README.md: what came of auditing the appraisals of the repository, counted by the tool and told in our words.

``python docs/published.py`` audits every file in appraisals/ with the packs that ship with the tool. ``docs/published.yaml`` holds
what the tool cannot know; a finding without an entry there is shown as one that adding by hand does not bear out.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

DOCS: Final = Path(__file__).resolve().parent
ROOT: Final = DOCS.parent
sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]

from audit.appraisal.model.appraisal import Appraisal  # noqa: E402  # the checkout comes first on the path
from audit.examine import Examination, examine  # noqa: E402  # as above
from audit.explanation.finding import Finding  # noqa: E402  # as above
from audit.report.finding import ways  # noqa: E402  # as above
from audit.rules.outcome import Outcome  # noqa: E402  # as above
from audit.rules.pack import load_packs  # noqa: E402  # as above
from audit.rules.rule import Rule  # noqa: E402  # as above
from audit.why import Why  # noqa: E402, TC001  # as above

PAGE: Final = ROOT / "appraisals" / "README.md"
NOTES: Final = DOCS / "published.yaml"
NUMBERS: Final = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
READINGS: Final = {
    "right": "read right", "asked": "not read right, and said to be doubtful",
    "wrong": "not read right", "refused": "not read, and that is said",
}  # fmt: skip
_FIGURES: Final = "ARI"
_FIRST: Final = {
    "no": "First place is not touched.",
    "yes": "First place changes.",
    "depends": "Whether first place changes depends on what was meant.",
}
_HEAD: Final = """# What we found in {number} published appraisals

This page is written by `python docs/published.py` from the files beside it; `tests/docs/test_published.py` adds every figure again,
apart from the tool. `make audit` prints the same findings in full.

The files were typed from texts that were converted or recognised, or from excerpts. So what is said here is said of the text we
hold, never of what a council published; where a figure may have been garbled on the way, the first thing to do is to compare it
with the original. Figures, titles and short labels stand as in the texts, everything else is in our own words, and nobody is named.
None of this is a view on the scores, the choice or the process.

"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


def page() -> str:
    """Write the page out, audits included."""
    notes = _notes()
    found = {file.stem: examined(file.stem) for file in sorted((ROOT / "appraisals").glob("*.yaml"))}
    if set(found) != set(notes):
        raise ValueError(f"{NOTES.name} and appraisals/ do not name the same: {sorted(set(found) ^ set(notes))}")
    head = _HEAD.format(number=NUMBERS[len(found)].lower())
    sections = ["\n".join(_section(found[name], notes[name])) for name in notes]
    return head + _overview(found, notes) + "".join(f"\n{section}\n" for section in sections)


def _notes() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(NOTES.read_text(encoding="utf-8"))
    return loaded


@cache
def examined(name: str) -> Examination:
    """Audit one file of appraisals/ with every rule that ships. Raises ValueError where it cannot be audited."""
    found = examine(ROOT / "appraisals" / f"{name}.yaml", _rules())
    if found.problems or found.appraisal is None:
        raise ValueError(f"{name}: {'; '.join(one.message for one in found.problems)}")
    return found


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(rule for pack in load_packs([], cases=False) for rule in pack.rules)


def told(found: Examination) -> list[Finding]:
    """List the findings that the page tells: errors, and what to compare with the original."""
    return [one for one in found.findings if one.standing == "check-reading" or one.lead.rule.severity == "error"]


def about(one: Finding) -> str:
    """Name what a finding is about by its ids: the option, the criterion, or both."""
    subject = one.lead.subject
    return "/".join(name for name in (subject.option, subject.criterion) if name)


def noted(one: Finding, note: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Find what is noted of a finding; None where nothing is, so that it is not borne out."""
    return next((entry for entry in note["findings"] if (entry["rule"], entry["about"]) == (one.lead.rule.id, about(one))), None)


def _overview(found: Mapping[str, Examination], notes: Mapping[str, Any]) -> str:
    rows = ["| appraisal | options x criteria | figures | do not agree | to compare first | first place touched |", "|---|---|---|---|---|---|"]
    for name, note in notes.items():
        borne = [one for one in told(found[name]) if noted(one, note) is not None]
        firm = [one for one in borne if one.standing == "finding"]
        touched = {one.first_place for one in borne if one.lead.rule.id.startswith(_FIGURES)} - {"no"}
        cells = (f"[{name}](#{name})", _size(_appraisal(found[name])), str(found[name].coverage.figures.total),
                 str(len(firm)), str(len(borne) - len(firm)), ", ".join(sorted(touched)) or "no")  # fmt: skip
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _appraisal(found: Examination) -> Appraisal:
    assert found.appraisal is not None
    return found.appraisal


def _size(appraisal: Appraisal) -> str:
    scorers = f", {len(appraisal.method.scorers)} groups of scorers" if appraisal.method.scorers else ""
    return f"{len(appraisal.options)} x {len(appraisal.criteria)}{scorers}"


def _section(found: Examination, note: Mapping[str, Any]) -> Iterator[str]:
    file = ROOT / "appraisals" / Path(found.path).name
    plain = yaml.safe_load(file.read_text(encoding="utf-8"))
    yield f"## {file.stem}\n"
    yield f"**{plain['appraisal']['title']}**\n"
    yield f"- Who, when: {plain['appraisal'].get('publisher', 'not printed')}, {_when(plain['appraisal'])}"
    yield f"- Where: {_where(plain)}"
    yield f"- What we hold: {_flat(note['source'])}"
    yield f"- Size: {_size(_appraisal(found))}; {found.coverage.figures.total} printed figures"
    yield f"- How the totals follow: {_flat(note['follows'])}"
    yield f"- What agrees: {_agrees(found, note)}"
    yield from (f"- Passed by the tool, and not borne out when added by hand: {said}" for said in _doubted(found, note))
    yield from _findings(found, note)
    yield "- What could not be checked:"
    yield from (f"  - {_flat(one)}" for one in (*note["open"], *_open(found)))
    yield f"- As a document: {_as_document(note)}"


def _when(appraisal: Mapping[str, Any]) -> str:
    dates = {kind: one["date"] if isinstance(one, dict) else one for kind, one in appraisal.get("dates", {}).items()}
    said = [f"{kind} {dates[kind]}" for kind in ("scored", "published", "decision") if kind in dates]
    return ", ".join(said) or "no date printed"


def _where(plain: Mapping[str, Any]) -> str:
    source = next(iter(plain["sources"].values()))
    return f"<{source['url']}>" if "url" in source else f"no address printed; text {source['file']}"


def _agrees(found: Examination, note: Mapping[str, Any]) -> str:
    passed = Counter(one.rule.title for one in _passed(found) if one.rule.id not in note.get("doubted", {}))
    return "; ".join(f"{title}: {count}" for title, count in passed.items()) or "nothing could be checked"


def _passed(found: Examination) -> list[Outcome]:
    return [one for one in found.outcomes if one.status == "pass" and one.rule.id.startswith(_FIGURES)]


def _doubted(found: Examination, note: Mapping[str, Any]) -> Iterator[str]:
    titles = {one.rule.id: one.rule.title for one in _passed(found)}
    yield from (f"{titles[rule]} [{rule}]: {_flat(said)}" for rule, said in note.get("doubted", {}).items() if rule in titles)


def _as_document(note: Mapping[str, Any]) -> str:
    said = note["document"]
    return _flat(said["none"]) if "none" in said else f"retyped as `{said['file']}`: {READINGS[said['reading']]}; {_flat(said['remark'])}"


def _findings(found: Examination, note: Mapping[str, Any]) -> Iterator[str]:
    borne = [(one, entry) for one in told(found) if (entry := noted(one, note)) is not None]
    firm = [(one, entry) for one, entry in borne if one.standing == "finding"]
    yield from _listed("What does not agree", firm, found) if firm else ["- What does not agree: nothing that could be checked"]
    doubtful = [(one, entry) for one, entry in borne if one.standing == "check-reading"]
    yield from _listed("Compare with the original first", doubtful, found) if doubtful else []
    rest: list[tuple[Finding, Mapping[str, Any]]] = [(one, {}) for one in told(found) if noted(one, note) is None]
    yield from _listed("Said by the tool, and not borne out when added by hand", rest, found) if rest else []
    warnings = sum(one.lead.rule.severity == "warning" for one in found.findings)
    many = "1 warning" if warnings == 1 else f"{warnings} warnings"
    yield from [f"- Beside the figures: {many} on names, prose, levels and gateways, which `make audit` prints"] if warnings else []


def _listed(head: str, each: Sequence[tuple[Finding, Mapping[str, Any]]], found: Examination) -> Iterator[str]:
    yield f"- {head}:"
    for one, entry in each:
        yield f"  - {one.lead.message} [{one.lead.rule.id}]{_fix(one, entry, found)}{_touched(one)} {_flat(entry.get('remark', ''))}".rstrip()


def _fix(one: Finding, entry: Mapping[str, Any], found: Examination) -> str:
    said = [_flat(entry["fix"])] if "fix" in entry else [f"if {way.text}" for way in ways(one, _appraisal(found))]
    return f" What would fix it: {'; '.join(said)}." if said else ""


def _touched(one: Finding) -> str:
    return f" {_FIRST[one.first_place]}" if one.impact != "not-computed" else ""


def _open(found: Examination) -> Iterator[str]:
    """Say what the rules on figures left open, with the reasons."""
    left: dict[tuple[str, Why], list[Outcome]] = {}
    for one in found.outcomes:
        if one.status == "undecided" and one.rule.id.startswith(_FIGURES):
            left.setdefault((one.rule.title, one.reason), []).append(one)
    yield from (f"{title}: {len(each)} ({reason})." for (title, reason), each in left.items())


def _flat(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    main()
