"""``audit annotate``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from audit.rules.options import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.examine import Examination
    from audit.problems import InputFault

__all__ = ["annotate"]

_Texts = list[str] | None
_KINDS = ("pdf", "xlsx")


def annotate(  # noqa: PLR0913, PLR0917  # typer reads the options of a command from its parameters
    paper: Annotated[str, typer.Argument(help="The paper: a PDF or Excel document.", metavar="PAPER")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Write the marked copy to this file, of the same kind.", metavar="FILE")],
    rules: Annotated[_Texts, typer.Option("--rules", help="Rule pack or file; may be repeated. Default: all packs.", metavar="PACK")] = None,
    select: Annotated[_Texts, typer.Option("--select", help="Only this rule (id, name or tag); may be repeated.", metavar="RULE")] = None,
    ignore: Annotated[_Texts, typer.Option("--ignore", help="Not this rule (id, name or tag); may be repeated.", metavar="RULE")] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Read pictures in documents by text recognition (tesseract).")] = False,
    as_of: Annotated[str, typer.Option("--as-of", help="Date to audit as of. Default: today.", metavar="DATE")] = "",
    profile: Annotated[str, typer.Option("--profile", help="How strict: published (default) or submission.", metavar="NAME")] = "",
    config: Annotated[Path | None, typer.Option("--config", envvar="AUDIT_CONFIG", help="Configuration. Default: none.", metavar="FILE")] = None,
    no_waivers: Annotated[bool, typer.Option("--no-waivers", help="Also mark what waivers accept.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
    log: Annotated[Path | None, typer.Option("--log", help="Write the audit log to this file. Default: a new one in .audit.", metavar="FILE")] = None,
    no_log: Annotated[bool, typer.Option("--no-log", help="Write no audit log.")] = False,
) -> None:
    """Write a copy of the paper with each finding as a numbered comment at its place; the paper stays as it is.

    Exit code 0: the copy was written, or nothing was found to mark. 2: the paper could not be audited or marked.
    """
    from audit.cli.check import inputs_read, read_options  # noqa: PLC0415  # nothing is loaded before the options are known to be good
    from audit.cli.interruption import stop_if_interrupted  # noqa: PLC0415  # as above
    from audit.cli.report import logged_run  # noqa: PLC0415  # as above
    from audit.cli.terminal import not_over_inputs, say, tell, write_bytes  # noqa: PLC0415  # as above
    from audit.examine import examine_all  # noqa: PLC0415  # as above
    from audit.log.write import LogResult, attach  # noqa: PLC0415  # as above
    from audit.problems import fault  # noqa: PLC0415  # as above
    from audit.rules.settings import not_named  # noqa: PLC0415  # as above

    file = Path(paper)
    _check(file, output, force=force)
    options = Options(
        rules=rules or [], select=select or [], ignore=ignore or [], profile=profile, config=str(config) if config is not None else "",
        waives=not no_waivers, as_of=as_of, text_from=[], fail_on="never", robust=True, ocr=ocr, reveals=False,
    )  # fmt: skip
    given = read_options(options, contradictory=log is not None and no_log)
    say("" if options.config else not_named())
    not_over_inputs([one for one in (output, log) if one is not None], inputs_read(given, [file]))
    found = examine_all(file, given.rules, given.settings, robust=True)
    stop_if_interrupted()
    tell(problem for one in found for problem in one.problems)
    run, kept_from = logged_run([paper], given, found, log, wanted=not no_log)
    made, count = _marked(file, found)
    stop_if_interrupted()
    if made is None and any(one.findings for one in found):
        _stop(file, fault("paper-not-marked"))
    if made is not None:
        write_bytes(made, output)
    attached = LogResult(kept_from, failed=True) if kept_from else attach(run, log, wanted=not no_log)
    if made is not None:
        say(f"{output.as_posix()}: the paper was written with {count} numbered comment{'' if count == 1 else 's'}.")
    elif not run.exit_code:
        say(f"{file.as_posix()}: nothing was found to mark, so no file was written. `audit check` says what was checked.")
    say(attached.message)
    raise typer.Exit(2 if attached.failed else run.exit_code)


def _stop(file: Path, said: "InputFault") -> NoReturn:
    from audit.cli.terminal import tell  # noqa: PLC0415  # as in annotate
    from audit.problems import Problem  # noqa: PLC0415  # as in annotate

    tell([Problem(file.as_posix(), 0, 0, said)])
    raise typer.Exit(2)


def _check(file: Path, output: Path, *, force: bool) -> None:
    """Refuse, before anything is audited, what holds no comments, a copy of another kind, and to write over a file."""
    from audit.cli.terminal import not_over_existing  # noqa: PLC0415  # as in annotate
    from audit.problems import fault  # noqa: PLC0415  # as in annotate

    kind = file.suffix.lower().lstrip(".")
    if file.is_file() and kind in {"docm", "dotm", "xlsm", "xltm"}:
        _stop(file, fault("has-macros"))
    if file.is_file() and kind not in _KINDS:
        _stop(file, fault("paper-of-no-marked-kind"))
    if kind in _KINDS and output.suffix.lower() != f".{kind}":
        _stop(output, fault("marked-form-differs", kind=kind))
    not_over_existing(output, force=force)


def _marked(file: Path, found: "Sequence[Examination]") -> tuple[bytes | None, int]:
    """The marked copy and the number of its comments; None where there is nothing to mark. Stops with exit code 2 where it cannot be made."""
    from audit.documents.paper import RefusalError  # noqa: PLC0415  # as in annotate
    from audit.documents.read import contents  # noqa: PLC0415  # as in annotate
    from audit.log.record import digest  # noqa: PLC0415  # as in annotate
    from audit.problems import fault  # noqa: PLC0415  # as in annotate
    from audit.report.marked.comments import anchored  # noqa: PLC0415  # as in annotate
    from audit.report.marked.mark import mark  # noqa: PLC0415  # as in annotate

    paper = next((one.paper for one in found if one.paper is not None), None)
    comments = anchored(found, paper) if paper is not None else ()
    if paper is None or not comments:
        return None, 0
    try:
        data = contents(file)
        made = mark(data, paper, comments) if digest(data) == paper.sha256 else None
    except RefusalError as refusal:
        _stop(file, refusal.fault)
    if made is None:
        _stop(file, fault("paper-changed"))
    return made, len(comments)
