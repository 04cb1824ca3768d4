"""``audit check``."""

import datetime
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from audit.examine import Examination
    from audit.rules.rule import Rule


class Format(StrEnum):
    """The forms of output."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


class FailOn(StrEnum):
    """From which severity on findings give exit code 1."""

    error = "error"
    warning = "warning"
    note = "note"
    never = "never"


def check(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or patterns of appraisals (.yaml, .yml, .json).", metavar="PATH...")],
    form: Annotated[Format, typer.Option("--format", help="Form of the output.")] = Format.text,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the output to this file.", metavar="FILE")] = None,
    rules: Annotated[list[str] | None, typer.Option("--rules", help="Rule pack or file; may be repeated. Default: all packs.", metavar="PACK")] = None,
    select: Annotated[list[str] | None, typer.Option("--select", help="Only this rule (id, name or tag); may be repeated.", metavar="RULE")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", help="Not this rule (id, name or tag); may be repeated.", metavar="RULE")] = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Lowest severity that gives exit code 1.")] = FailOn.error,
    as_of: Annotated[str, typer.Option("--as-of", help="Date to audit as of. Default: today.", metavar="DATE")] = "",
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="How many files to audit at the same time.", metavar="N")] = 1,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Leave out the details.")] = False,  # noqa: FBT002  # typer reads flags so
) -> None:
    """Audit appraisals: what agrees, what does not, what could not be checked.

    Exit code 0: nothing at or above --fail-on. 1: findings. 2: something could not be audited.
    """
    from audit.problems import InputError  # noqa: PLC0415  # nothing is loaded before the options are known to be good

    try:
        chosen = _rules(rules or [], select or [], ignore or [])
        date = _date(as_of)
        found = list(_examine(_files(paths), chosen, jobs))
    except InputError as error:
        sys.stderr.write("".join(f"{problem}\n" for problem in error.problems))
        raise typer.Exit(2) from None
    code = exit_code(found, fail_on)
    _write(found, form, output, date, code, quiet=quiet)
    raise typer.Exit(code)


def _files(paths: Sequence[str]) -> list[Path]:
    from audit.cli.paths import files_of  # noqa: PLC0415  # as in check

    return files_of(paths)


def _rules(packs: list[str], select: list[str], ignore: list[str]) -> "list[Rule]":
    from audit.rules.pack import load_packs  # noqa: PLC0415  # as in check
    from audit.rules.select import selected  # noqa: PLC0415  # as in check

    return selected([rule for pack in load_packs(packs) for rule in pack.rules], select, ignore)


def _date(text: str) -> str:
    from audit.problems import InputError, Problem  # noqa: PLC0415  # as in check

    if not text:
        return datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError([Problem("--as-of", 0, 0, f'"{text}" is no date; write for example 2026-01-31')]) from None


def _examine(files: list[Path], rules: "list[Rule]", jobs: int) -> "Iterator[Examination]":
    from audit.examine import examine  # noqa: PLC0415  # as in check

    for file in files:
        yield examine(file, rules)


def exit_code(found: "Sequence[Examination]", fail_on: FailOn) -> int:
    """Give 2 if anything could not be audited, else 1 if there are findings at or above the severity, else 0."""
    if any(one.problems for one in found):
        return 2
    levels = {"error": 1, "warning": 2, "note": 3, "never": 0}[fail_on]
    counted = ("error", "warning", "note")[:levels]
    weighty = (finding for one in found for finding in one.findings if finding.standing == "finding")
    return int(any(finding.lead.rule.severity in counted for finding in weighty))


def _write(found: "list[Examination]", form: Format, output: Path | None, date: str, code: int, *, quiet: bool) -> None:
    text = _text(found, form, date, code, to_file=output is not None, quiet=quiet)
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        sys.stderr.write(f"{output.as_posix()}: cannot be written: {error.strerror}\n")
        raise typer.Exit(2) from None


def _text(found: "list[Examination]", form: Format, date: str, code: int, *, to_file: bool, quiet: bool) -> str:
    if form is not Format.text:
        from audit.report.json_result import run_as_json, run_as_lines  # noqa: PLC0415  # as in check

        return run_as_json(found, as_of=date, exit_code=code) if form is Format.json else run_as_lines(found, as_of=date)
    from audit.report.text import report  # noqa: PLC0415  # as in check

    colour = not to_file and sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    width = 80 if to_file or not sys.stdout.isatty() else max(40, min(shutil.get_terminal_size().columns, 120))
    pages = [report(one, width=width, colour=colour, quiet=quiet) for one in found]
    return ("\n" + "=" * width + "\n\n").join(pages)
