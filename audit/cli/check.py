"""``audit check``."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from audit.cli.outputs import Output, outputs, parsed
from audit.report.all_forms import FORMS
from audit.report.forms import Look, PassedOver
from audit.rules.options import Options
from audit.rules.settings import Soft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.cli.asked import Asked
    from audit.cli.jobs import Audited, Task
    from audit.cli.standard_input import GivenPaper
    from audit.problems import Problem

__all__ = ["FailOn", "check", "exit_code", "inputs_read", "not_a_document", "read_options"]

_Texts = list[str] | None
_FORMS: Final = f"Form of the result: {', '.join(FORMS)}. May be repeated; with =FILE it is written to a file."
_DOCUMENTS: Final = frozenset({".html", ".htm", ".pdf", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".ods"})
"""What a file is opened by other programs for; the forms of output are text and data."""


class FailOn(StrEnum):
    """From which severity on findings give exit code 1."""

    error = "error"
    warning = "warning"
    note = "note"
    never = "never"


def check(  # noqa: PLR0913, PLR0917  # typer reads the options of a command from its parameters
    paths: Annotated[list[str], typer.Argument(help="Files, folders or patterns; - is standard input.", metavar="PATH...")],
    form: Annotated[list[Output] | None, typer.Option("--format", parser=parsed, help=_FORMS, metavar="FORM[=FILE]")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the output to this file.", metavar="FILE")] = None,
    rules: Annotated[_Texts, typer.Option("--rules", help="Rule pack or file; may be repeated. Default: all packs.", metavar="PACK")] = None,
    select: Annotated[_Texts, typer.Option("--select", help="Only this rule (id, name or tag); may be repeated.", metavar="RULE")] = None,
    ignore: Annotated[_Texts, typer.Option("--ignore", help="Not this rule (id, name or tag); may be repeated.", metavar="RULE")] = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Lowest severity that gives exit code 1.")] = FailOn.error,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit code 0 whatever is found, as --fail-on never.")] = False,
    text_from: Annotated[_Texts, typer.Option("--text-from", help="Attach full texts from this document, one of the sources.", metavar="TXT")] = None,
    soft: Annotated[list[Soft] | None, typer.Option("--soft", help="Also rank what would fix it by this; may be repeated.", metavar="KIND")] = None,
    stdin_name: Annotated[str, typer.Option("--stdin-name", help="What - is called; its ending says how it is read.")] = "stdin.yaml",
    ocr: Annotated[bool, typer.Option("--ocr", help="Read pictures in documents by text recognition (tesseract).")] = False,
    as_of: Annotated[str, typer.Option("--as-of", help="Date to audit as of. Default: today.", metavar="DATE")] = "",
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="How many files to audit at the same time.", metavar="N")] = 1,
    profile: Annotated[str, typer.Option("--profile", help="How strict: published (default) or submission.", metavar="NAME")] = "",
    config: Annotated[Path | None, typer.Option("--config", envvar="AUDIT_CONFIG", help="Configuration. Default: none.", metavar="FILE")] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", help="Report only what this file does not list.", metavar="FILE")] = None,
    write_baseline: Annotated[Path | None, typer.Option("--write-baseline", help="Write what was found to this file.", metavar="FILE")] = None,
    no_waivers: Annotated[bool, typer.Option("--no-waivers", help="Also report what waivers accept.")] = False,
    reveal_withheld: Annotated[bool, typer.Option("--reveal-withheld", help="Show withheld figures; marks every output RESTRICTED.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Leave out the details.")] = False,
    silent: Annotated[bool, typer.Option("--silent", help="Write nothing to standard output; files and the exit code tell.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Show every note and everything that could not be checked.")] = False,
    log: Annotated[Path | None, typer.Option("--log", help="Write the audit log to this file. Default: a new one in .audit.", metavar="FILE")] = None,
    no_log: Annotated[bool, typer.Option("--no-log", help="Write no audit log.")] = False,
) -> None:
    """Audit appraisals: what agrees, what does not, what could not be checked.

    Exit code 0: nothing at or above --fail-on. 1: findings. 2: something could not be audited.
    """
    from audit.cli.asked import not_used  # noqa: PLC0415  # nothing is loaded before the options are known to be good
    from audit.cli.interruption import stop_if_interrupted  # noqa: PLC0415  # as above
    from audit.cli.jobs import audited, without_passed  # noqa: PLC0415  # as above
    from audit.cli.paths import Passed, passed_as_data, searched, told  # noqa: PLC0415  # as above
    from audit.cli.standard_input import DASH, paper_given  # noqa: PLC0415  # as above
    from audit.cli.terminal import not_over_inputs, say, tell  # noqa: PLC0415  # as above
    from audit.log.body import LoggedRun  # noqa: PLC0415  # as above
    from audit.log.write import LogResult, attach, closed, unwritable  # noqa: PLC0415  # as above
    from audit.problems import Problem  # noqa: PLC0415  # as above
    from audit.rules.settings import not_named  # noqa: PLC0415  # as above

    fail_on = FailOn.never if exit_zero else fail_on
    wanted = outputs(form or [], output, silent=silent)
    options = Options(
        rules=rules or [], select=select or [], ignore=ignore or [], profile=profile, config=str(config) if config is not None else "",
        known=baseline.as_posix() if baseline is not None else "", waives=not no_waivers, as_of=as_of, text_from=text_from or [],
        soft=soft or [], fail_on=fail_on.value, robust=any(FORMS[one.form].robust for one in wanted), ocr=ocr, reveals=reveal_withheld,
    )  # fmt: skip
    for one in wanted:
        not_a_document(one.file if not FORMS[one.form].binary else None)
    given = read_options(options, contradictory=log is not None and no_log)
    say("" if options.config else not_named())
    search = searched([path for path in paths if path != DASH])
    files = [*([paper_given(stdin_name)] if DASH in paths else []), *search.files]
    not_over_inputs([one for one in (*(each.file for each in wanted), write_baseline, log) if one is not None], inputs_read(given, files))
    tell(one for one in files if isinstance(one, Problem))
    task = replace(_task(given, wanted, quiet=quiet, full=full, logged=not no_log), loose=search.loose)
    found, empty = without_passed(audited(task, files, jobs))
    stop_if_interrupted()
    passed = [*search.passed, *(Passed(one.path, one.fault) for one in empty)]
    for line in told(passed):
        say(line)
    unused = not_used(given.settings.texts, found)
    tell([*unused, *(problem for one in found for problem in one.not_attached)])
    parts, date = [one.part for one in found if one.part is not None], given.settings.as_of
    # Everything that decides the exit code comes before the log, which tells it.
    kept_from = unwritable(log, wanted=not no_log and not (log is None and closed(parts)))
    code = 2 if unused or kept_from else exit_code(found, fail_on)
    code = 2 if write_baseline is not None and not _write_baseline(write_baseline, found, options.marking) else code
    code = _written(wanted, found, date, code, passed_as_data(passed))
    stop_if_interrupted()
    run = LoggedRun(paths, date, given.options.logged(), given.packs, given.rules, parts, code, given.inputs, passed_over=passed_as_data(passed))
    attached = LogResult(kept_from, failed=True) if kept_from else attach(run, log, wanted=not no_log)
    say(attached.message)
    raise typer.Exit(2 if attached.failed else code)


def not_a_document(output: Path | None) -> None:
    """Refuse to write text or data under a name that a word processor would open. Stops with exit code 2."""
    from audit.cli.terminal import tell  # noqa: PLC0415  # as in check
    from audit.problems import Problem, fault  # noqa: PLC0415  # as in check

    if output is not None and output.suffix.lower() in _DOCUMENTS:
        tell([Problem(output.as_posix(), 0, 0, fault("output-named-as-document", suffix=output.suffix))])
        raise typer.Exit(2)


def read_options(options: Options, *, contradictory: bool) -> "Asked":
    """Read what the options name, or say what in them cannot be done and stop with exit code 2."""
    from audit.cli.asked import asked  # noqa: PLC0415  # as in check
    from audit.cli.terminal import tell  # noqa: PLC0415  # as in check
    from audit.problems import InputError, Problem, fault  # noqa: PLC0415  # as in check

    if contradictory:
        tell([Problem("--no-log", 0, 0, fault("log-and-no-log"))])
        raise typer.Exit(2)
    try:
        return asked(options)
    except InputError as error:
        tell(error.problems)
        raise typer.Exit(2) from None


def inputs_read(given: "Asked", files: "Sequence[Path | Problem | GivenPaper]") -> list[Path]:
    """Every file that is read: appraisals, the waivers beside each, rules, and what the options name."""
    from audit.rules.waivers import beside_of  # noqa: PLC0415  # as in check

    papers = [one for one in files if isinstance(one, Path)]
    beside = map(beside_of, papers)
    return [
        *papers,
        *(Path(one.path) for one in given.inputs),
        *(Path(pack.path) for pack in given.packs),
        *(one for one in beside if one is not None),
    ]


def _write_baseline(file: Path, found: "Sequence[Audited]", marking: str) -> bool:
    """Write a baseline; says whether that could be done, and tells where not."""
    from audit.cli.terminal import tell  # noqa: PLC0415  # as in check
    from audit.problems import InputError  # noqa: PLC0415  # as in check
    from audit.rules.baseline import write  # noqa: PLC0415  # as in check

    try:
        write(file, (entry for one in found for entry in one.entries), marking)
    except InputError as error:
        tell(error.problems)
        return False
    return True


def _written(wanted: "Sequence[Output]", found: "Sequence[Audited]", date: str, code: int, passed: "Sequence[PassedOver]") -> int:
    """Write the result in every form that is wanted; gives the exit code, which is 2 where one could not be written."""
    from audit.cli.terminal import write, write_bytes  # noqa: PLC0415  # as in check

    for at, one in enumerate(wanted):
        try:
            whole = FORMS[one.form].whole([each.kept[at] for each in found], as_of=date, exit_code=code, passed=passed)
            if isinstance(whole, str):
                write(whole, one.file)
            elif one.file is not None:
                write_bytes(whole, one.file)
        except typer.Exit:
            code = 2
    return code


def _task(given: "Asked", wanted: "Sequence[Output]", *, quiet: bool, full: bool, logged: bool) -> "Task":
    from audit.cli.jobs import Task  # noqa: PLC0415  # as in check
    from audit.cli.terminal import may_colour, width_of_output  # noqa: PLC0415  # as in check

    shown = any(one == Output("text") for one in wanted)
    width, colour = (width_of_output(), may_colour()) if shown else (80, False)
    look = Look(width=width, colour=colour, quiet=quiet, full=full)
    return Task(rules=given.rules, forms=tuple(one.form for one in wanted), look=look, logged=logged, settings=given.settings)


def exit_code(found: "Sequence[Audited]", fail_on: FailOn) -> int:
    """The exit code: 2 if anything could not be audited, else 1 if there are findings at or above the severity, else 0."""
    if any(one.broken for one in found):
        return 2
    levels = {"error": 1, "warning": 2, "note": 3, "never": 0}[fail_on]
    counted = frozenset(("error", "warning", "note")[:levels])
    return int(any(one.severities & counted for one in found))
