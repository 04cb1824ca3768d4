"""A log for people to read: what was run, on what, what came of it, and whether the log verifies."""

from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

from audit.log.read import records_of
from audit.log.record import Record, fits
from audit.log.verify import Verification, verify
from audit.report.page import Page
from audit.rules.options import RESTRICTED

__all__ = ["show"]

_MOST_FILES: Final = 20
_LONGEST: Final = 500
_ORDER: Final = ("pass", "fail", "undecided", "not-applicable", "error", "waived")


def show(file: Path, *, width: int = 80, colour: bool = False, listed: Collection[str] = (), rules: Collection[str] = ()) -> str:
    """A summary of a log, and a line for each outcome with a status in ``listed``. Raises UnreadableLogError."""
    page, verification = Page(width, colour), verify(file)
    page.say(f"Audit log {file.as_posix()}", "bold")
    _standing(page, verification)
    view = _View(page, listed, rules)
    for record in records_of(file, faulty=verification.fault_line):
        if fits(record):
            view.take(record)
    view.end()
    return page.text()


def _standing(page: Page, verification: Verification) -> None:
    if verification.fault is None:
        page.say(f"It verifies: {verification.records} records, chained and sealed.", "green")
    else:
        page.say(f"It does not verify: record {verification.fault.line} {verification.fault.said}.", "red")
    page.labelled("Body", verification.body_head or "none", indent=0)
    page.labelled("Seal", verification.seal or "none", indent=0)


class _View:
    """What has been read of a log so far. Only failed outcomes are kept, for the findings that name them."""

    def __init__(self, page: Page, listed: Collection[str], rules: Collection[str]) -> None:
        self._page = page
        self._listed = listed
        self._only = rules
        self._names: dict[str, str] = {}
        self._not_run: Counter[str] = Counter()
        self._failed: dict[int, Record] = {}
        self._inputs: list[Record] = []

    def take(self, record: Record) -> None:
        reader = getattr(self, f"_{record['record']}", None)
        if reader is not None:
            reader(_within_bounds(record))

    def _run(self, record: Record) -> None:
        page, options = self._page, record["options"]
        if "withheld" in options:
            page.say(f"{RESTRICTED}: the log shows withheld figures, or what gives them away.", "bold")
        page.heading("What was run")
        page.labelled("Tool", f"{record['tool']['name']} {record['tool']['version']}", indent=2)
        page.labelled("As of", record["as_of"], indent=2)
        page.labelled("On", " ".join(record["paths"]), indent=2)
        given = [f"{name} {', '.join(value) if isinstance(value, list) else value}" for name, value in sorted(options.items()) if value]
        page.labelled("Options", "; ".join(given), indent=2)

    def _input(self, record: Record) -> None:
        self._inputs.append(record)

    def _rule(self, record: Record) -> None:
        self._names[record["id"]] = record["name"]
        if record["run"] == "no":
            self._not_run[record.get("reason", "")] += 1

    def _rules_told(self) -> None:
        """Say once, before the first audit, what was read and which rules were run."""
        if not self._inputs:
            return
        page, run = self._page, len(self._names) - self._not_run.total()
        reasons = "".join(f", {count} not run ({reason})" for reason, count in self._not_run.items())
        page.labelled("Rules", f"{run} run{reasons}", indent=2)
        page.heading("Inputs, with the SHA-256 of their bytes")
        for record in self._inputs[:_MOST_FILES]:
            page.say(f"{record['sha256'] or 'could not be read'}  {record['path']}", first="  ")
        if len(self._inputs) > _MOST_FILES:
            page.say(f"and {len(self._inputs) - _MOST_FILES} more", first="  ")
        self._inputs = []

    def _audit(self, record: Record) -> None:
        self._rules_told()
        self._failed = {}
        self._page.heading(record["path"])
        for said in record.get("restricted", ()):
            self._page.say(f"{said}.", "yellow", first="  - ")
        if "appraisal" in record:
            origin, handling = record.get("from", "not said"), record.get("handling", "not said")
            self._page.say(f"appraisal {record['appraisal']}, from: {origin}, handling: {handling}", "dim", first="  ")

    def _problem(self, record: Record) -> None:
        self._page.say(f"could not be audited: {_where(record['place'])}: {record['message']}", first="  - ")

    def _outcome(self, record: Record) -> None:
        if record["outcome"] in {"fail", "waived"}:
            self._failed[record["n"]] = record
        if record["outcome"] in self._listed and (not self._only or {record["rule"], self._names.get(record["rule"], "")} & set(self._only)):
            self._page.say(f"{record['outcome']}: {self._told(record)}", first="  - ", rest="    ")

    def _finding(self, record: Record) -> None:
        lead = self._failed.get(record["outcomes"][0])
        told = self._told(lead) if lead is not None else record["rule"]
        more = f"; {len(record['outcomes'])} outcomes" if len(record["outcomes"]) > 1 else ""
        self._page.say(f"{record['standing']}, {record['severity']}: {told}{more}; impact: {record['impact']}", first="  * ", rest="    ")

    def _told(self, record: Record) -> str:
        subject = record["subject"]
        about = " ".join(str(subject[name]) for name in ("option", "criterion", "group", "quantity", "item") if name in subject) or subject["kind"]
        figures = ", ".join(f"{name} {record[name]}" for name in ("published", "computed") if name in record)
        name = self._names.get(record["rule"], "")
        return "; ".join(filter(None, [f"{record['rule']} {name} {about}", figures, record.get("reason"), _where(record["place"])]))

    def _footer(self, record: Record) -> None:
        self._rules_told()
        page = self._page
        page.heading("Result")
        for one in record["audits"]:
            counts = ", ".join(f"{one['outcomes'][name]} {name}" for name in _ORDER if name in one["outcomes"])
            told = counts or f"{one['problems']} problems"
            page.say(f"{one['path']}: {one['verdict']}; {told}; {one['findings']} findings", first="  ", rest="    ")
        page.labelled("Exit code", str(record["exit_code"]), indent=2)

    def _envelope(self, record: Record) -> None:
        page = self._page
        page.heading("Circumstances")
        for label, text in (
            ("Time", record["time"]), ("Host", record["host"]), ("Command", " ".join(record["command"])),
            ("Python", record["python"]), ("Platform", record["platform"]), ("With", _versions(record["dependencies"])),
        ):  # fmt: skip
            page.labelled(label, text, indent=2)
        for one in record.get("passed_over", ())[:_MOST_FILES]:
            page.labelled("Passed over", f"{one['name']}: {one['why']}", indent=2)

    def end(self) -> None:
        self._rules_told()


def _within_bounds(value: Any) -> Any:
    """Cut what is longer than anything that people can read: a log may hold anything."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}..."
    if isinstance(value, dict):
        return {key: _within_bounds(below) for key, below in value.items()}
    return list(map(_within_bounds, value[:_LONGEST])) if isinstance(value, list) else value


def _where(place: Record) -> str:
    return f"{place['path']}:{place['line']}" if place.get("line") else str(place["path"])


def _versions(found: Record) -> str:
    return ", ".join(f"{name} {version}" for name, version in sorted(found.items()))
