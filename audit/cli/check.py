"""``audit check``."""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.cli.jobs import Audited
    from audit.problems import Problem
    from audit.rules.rule import Pack, Rule

_Texts = list[str] | None
_BAR: Final = 40
"""How wide the line is between the pages of two appraisals."""


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


def check(  # noqa: PLR0913, PLR0917  # typer reads the options of a command from its parameters
    paths: Annotated[list[str], typer.Argument(help="Files, folders or patterns of appraisals (.yaml, .yml, .json).", metavar="PATH...")],
    form: Annotated[Format, typer.Option("--format", help="Form of the output.")] = Format.text,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the output to this file.", metavar="FILE")] = None,
    rules: Annotated[_Texts, typer.Option("--rules", help="Rule pack or file; may be repeated. Default: all packs.", metavar="PACK")] = None,
    select: Annotated[_Texts, typer.Option("--select", help="Only this rule (id, name or tag); may be repeated.", metavar="RULE")] = None,
    ignore: Annotated[_Texts, typer.Option("--ignore", help="Not this rule (id, name or tag); may be repeated.", metavar="RULE")] = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Lowest severity that gives exit code 1.")] = FailOn.error,
    as_of: Annotated[str, typer.Option("--as-of", help="Date to audit as of. Default: today.", metavar="DATE")] = "",
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="How many files to audit at the same time.", metavar="N")] = 1,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Leave out the details.")] = False,
    log: Annotated[Path | None, typer.Option("--log", help="Write the audit log to this file. Default: a new one in .audit.", metavar="FILE")] = None,
    no_log: Annotated[bool, typer.Option("--no-log", help="Write no audit log.")] = False,
) -> None:
    """Audit appraisals: what agrees, what does not, what could not be checked.

    Exit code 0: nothing at or above --fail-on. 1: findings. 2: something could not be audited.
    """
    from audit.cli.output import say, tell, write  # noqa: PLC0415  # nothing is loaded before the options are known to be good
    from audit.cli.paths import files_of  # noqa: PLC0415  # as above
    from audit.log.attach import attach  # noqa: PLC0415  # as above
    from audit.log.run import Run  # noqa: PLC0415  # as above
    from audit.problems import InputError, Problem  # noqa: PLC0415  # as above

    if log is not None and no_log:
        tell([Problem("--no-log", 0, 0, "goes against --log; give one of the two")])
        raise typer.Exit(2)
    options = {"rules": rules or [], "select": select or [], "ignore": ignore or [], "fail_on": fail_on.value}
    try:
        packs, chosen = _rules(rules or [], select or [], ignore or [])
        date = date_of(as_of)
    except InputError as error:
        tell(error.problems)
        raise typer.Exit(2) from None
    files = files_of(paths)
    tell(one for one in files if isinstance(one, Problem))
    found = _audited(chosen, files, form, jobs, to_file=output is not None, quiet=quiet, logged=not no_log)
    code = exit_code(found, fail_on)
    parts = [one.part for one in found if one.part is not None]
    attached = attach(Run(paths, date, options, packs, chosen, parts, code), log, wanted=not no_log)
    code = 2 if attached.failed else code
    try:
        write(_text(found, form, date, code), output)
    finally:
        say(attached.message)
    raise typer.Exit(code)


def _rules(names: list[str], select: list[str], ignore: list[str]) -> "tuple[Sequence[Pack], list[Rule]]":
    from audit.rules.pack import load_packs  # noqa: PLC0415  # as in check
    from audit.rules.select import selected  # noqa: PLC0415  # as in check

    packs = load_packs(names, cases=False)
    return packs, selected([rule for pack in packs for rule in pack.rules], select, ignore)


def date_of(text: str) -> str:
    """Give the date of an option, today (UTC) where it is empty. Raises InputError."""
    from audit.problems import InputError, Problem  # noqa: PLC0415  # as in check

    if not text:
        return dt.datetime.now(tz=dt.UTC).date().isoformat()
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError([Problem("--as-of", 0, 0, f'"{text}" is no date; write for example 2026-01-31')]) from None


def _audited(
    rules: "Sequence[Rule]", files: "Sequence[Path | Problem]", form: Format, jobs: int, *, to_file: bool, quiet: bool, logged: bool
) -> "list[Audited]":
    from audit.cli.jobs import Task, audited  # noqa: PLC0415  # as in check
    from audit.cli.screen import may_colour, width_of_output  # noqa: PLC0415  # as in check

    width, colour = (80, False) if to_file else (width_of_output(), may_colour())
    return audited(Task(rules, form is not Format.text, width, colour, quiet, logged), files, jobs)


def exit_code(found: "Sequence[Audited]", fail_on: FailOn) -> int:
    """Give 2 if anything could not be audited, else 1 if there are findings at or above the severity, else 0."""
    if any(one.broken for one in found):
        return 2
    levels = {"error": 1, "warning": 2, "note": 3, "never": 0}[fail_on]
    counted = frozenset(("error", "warning", "note")[:levels])
    return int(any(one.severities & counted for one in found))


def _text(found: "Sequence[Audited]", form: Format, date: str, code: int) -> str:
    from audit.report.json_result import run_as_json, run_as_lines  # noqa: PLC0415  # as in check

    audits = [one.data for one in found]
    if form is Format.json:
        return run_as_json(audits, as_of=date, exit_code=code)
    if form is Format.jsonl:
        return run_as_lines(audits, as_of=date)
    return f"\n{'=' * _BAR}\n\n".join(one.page for one in found if one.page)
