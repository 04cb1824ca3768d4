"""``audit report``."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from audit.rules.options import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.cli.asked import Asked
    from audit.examine import Examination
    from audit.log.body import LoggedRun
    from audit.report.document.blocks import ReportDocument
    from audit.report.document.build import Crops
    from audit.report.document.provenance import Provenance

__all__ = ["ForWhom", "ReportForm", "logged_run", "report"]

_Texts = list[str] | None


class ReportForm(StrEnum):
    """What a report is written as."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


class ForWhom(StrEnum):
    """For whom a report is made."""

    committee = "committee"
    meeting = "meeting"
    author = "author"
    auditor = "auditor"


_ENDS: Final = {".html": ReportForm.HTML, ".htm": ReportForm.HTML, ".pdf": ReportForm.PDF, ".docx": ReportForm.DOCX}


def report(  # noqa: PLR0913, PLR0917  # typer reads the options of a command from its parameters
    papers: Annotated[list[str], typer.Argument(help="Appraisals and documents; several make one report, a part each.", metavar="PAPER...")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Write to this file: .html, .pdf or .docx.", metavar="FILE")],
    form: Annotated[ReportForm | None, typer.Option("--as", help="What to write, where the name of the file does not say.")] = None,
    for_whom: Annotated[
        ForWhom, typer.Option("--for", help="For whom: a committee, a meeting (two sides), the author, an auditor.")
    ] = ForWhom.committee,
    public: Annotated[bool, typer.Option("--public", help="Leave out withheld figures, scorers, bidders and paths.")] = False,
    rules: Annotated[_Texts, typer.Option("--rules", help="Rule pack or file; may be repeated. Default: all packs.", metavar="PACK")] = None,
    select: Annotated[_Texts, typer.Option("--select", help="Only this rule (id, name or tag); may be repeated.", metavar="RULE")] = None,
    ignore: Annotated[_Texts, typer.Option("--ignore", help="Not this rule (id, name or tag); may be repeated.", metavar="RULE")] = None,
    text_from: Annotated[_Texts, typer.Option("--text-from", help="Attach full texts from this document, one of the sources.", metavar="TXT")] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Read pictures in documents by text recognition (tesseract).")] = False,
    as_of: Annotated[str, typer.Option("--as-of", help="Date to audit as of. Default: today.", metavar="DATE")] = "",
    profile: Annotated[str, typer.Option("--profile", help="How strict: published (default) or submission.", metavar="NAME")] = "",
    config: Annotated[Path | None, typer.Option("--config", envvar="AUDIT_CONFIG", help="Configuration. Default: none.", metavar="FILE")] = None,
    no_waivers: Annotated[bool, typer.Option("--no-waivers", help="Also report what waivers accept.")] = False,
    reveal_withheld: Annotated[bool, typer.Option("--reveal-withheld", help="Show withheld figures; marks every output RESTRICTED.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
    log: Annotated[Path | None, typer.Option("--log", help="Write the audit log to this file. Default: a new one in .audit.", metavar="FILE")] = None,
    no_log: Annotated[bool, typer.Option("--no-log", help="Write no audit log.")] = False,
) -> None:
    """Write a report to hand out: a web page, a PDF or a Word document.

    Exit code 0: the report was written. 2: a paper could not be audited (the report says so), or nothing could be written.
    """
    from audit.cli.check import inputs_read, read_options  # noqa: PLC0415  # nothing is loaded before the options are known to be good
    from audit.cli.interruption import stop_if_interrupted  # noqa: PLC0415  # as above
    from audit.cli.paths import files_of  # noqa: PLC0415  # as above
    from audit.cli.terminal import not_over_inputs, say, tell, write_bytes  # noqa: PLC0415  # as above
    from audit.log.write import LogResult, attach  # noqa: PLC0415  # as above
    from audit.problems import Problem  # noqa: PLC0415  # as above
    from audit.rules.settings import not_named  # noqa: PLC0415  # as above

    chosen = _form(output, form)
    _check(output, chosen, force=force)
    _not_both(public=public, reveals=reveal_withheld)
    options = Options(
        rules=rules or [], select=select or [], ignore=ignore or [], profile=profile, config=str(config) if config is not None else "",
        waives=not no_waivers, as_of=as_of, text_from=text_from or [], fail_on="never", robust=True, ocr=ocr, reveals=reveal_withheld,
    )  # fmt: skip
    given = read_options(options, contradictory=log is not None and no_log)
    say("" if options.config else not_named())
    files = files_of(papers)
    not_over_inputs([one for one in (output, log) if one is not None], inputs_read(given, files))
    tell(one for one in files if isinstance(one, Problem))
    found = _examined(given, files)
    stop_if_interrupted()
    run, kept_from = logged_run(papers, given, [one for one, _ in found], log, wanted=not no_log)
    made = _made(given, run, log, wanted=not no_log and not kept_from)
    written = _written(chosen, _document(found, made, for_whom, public=public))
    stop_if_interrupted()
    write_bytes(written, output)
    attached = LogResult(kept_from, failed=True) if kept_from else attach(run, log, wanted=not no_log)
    say(f"{output.as_posix()}: the report was written.")
    say(attached.message)
    raise typer.Exit(2 if attached.failed else run.exit_code)


def _form(output: Path, form: ReportForm | None) -> ReportForm:
    """What is to be written, by --as or by the ending of the file's name. Stops with exit code 2 where neither says."""
    from audit.cli.terminal import tell  # noqa: PLC0415  # as in report
    from audit.problems import Problem, fault  # noqa: PLC0415  # as in report

    by_name = _ENDS.get(output.suffix.lower())
    if form is None and by_name is None:
        tell([Problem(output.as_posix(), 0, 0, fault("report-form-unsaid"))])
        raise typer.Exit(2)
    if form is not None and by_name not in {None, form}:
        tell([Problem(output.as_posix(), 0, 0, fault("report-form-contradicted", form=form.value))])
        raise typer.Exit(2)
    return form or by_name or ReportForm.HTML


def _not_both(*, public: bool, reveals: bool) -> None:
    """Refuse to show what is withheld in a report that is to be made public. Stops with exit code 2."""
    from audit.cli.terminal import tell  # noqa: PLC0415  # as in report
    from audit.problems import Problem, fault  # noqa: PLC0415  # as in report

    if public and reveals:
        tell([Problem("--public", 0, 0, fault("public-and-revealed"))])
        raise typer.Exit(2)


def _check(output: Path, form: ReportForm, *, force: bool) -> None:
    """Refuse, before anything is audited, to write over a file, and to write what cannot be written here."""
    from audit.cli.terminal import not_over_existing, tell  # noqa: PLC0415  # as in report
    from audit.problems import Problem, fault  # noqa: PLC0415  # as in report

    not_over_existing(output, force=force)
    if form is ReportForm.PDF:
        from audit.report.document.pdf import why_not  # noqa: PLC0415  # only where a PDF is asked for

        reason = why_not()
        if reason:
            tell([Problem(output.as_posix(), 0, 0, fault("pdf-not-possible", reason=reason))])
            raise typer.Exit(2)


def _examined(given: "Asked", files: "Sequence[object]") -> "list[tuple[Examination, Crops]]":
    """Every appraisal of every file, with the crops of its pages; a path that names none is there with its problem."""
    from audit.examine import Examination, examine_all  # noqa: PLC0415  # as in report
    from audit.problems import Problem  # noqa: PLC0415  # as in report

    found: list[tuple[Examination, Crops]] = []
    for one in files:
        if isinstance(one, Problem):
            found.append((Examination(one.path, problems=(one,), read=False, revealed=given.settings.reveals), {}))
        elif isinstance(one, Path):
            found += [(each, _crops(each, one)) for each in examine_all(one, given.rules, given.settings, robust=True)]
    return found


def _crops(examination: "Examination", file: Path) -> "Crops":
    from audit.documents.paper import RefusalError  # noqa: PLC0415  # as in report
    from audit.documents.read import contents  # noqa: PLC0415  # as in report
    from audit.log.record import digest  # noqa: PLC0415  # as in report
    from audit.report.document.crops import crops_of  # noqa: PLC0415  # as in report

    if examination.paper is None or not examination.findings:
        return {}
    try:
        data = contents(file)
    except RefusalError:
        return {}
    return crops_of(examination, data) if digest(data) == examination.paper.sha256 else {}


def logged_run(papers: list[str], given: "Asked", found: "Sequence[Examination]", log: Path | None, *, wanted: bool) -> "tuple[LoggedRun, str]":
    """The run as it is logged, and why its log cannot be written, empty where it can."""
    from audit.cli.terminal import tell  # noqa: PLC0415  # as in report
    from audit.log.body import LoggedRun  # noqa: PLC0415  # as in report
    from audit.log.part import part_of  # noqa: PLC0415  # as in report
    from audit.log.write import closed, unwritable  # noqa: PLC0415  # as in report
    from audit.problems import Problem, fault  # noqa: PLC0415  # as in report

    used = frozenset[str]().union(*(one.attached for one in found))
    unused = [Problem(one.path, 0, 0, fault("not-a-source")) for one in given.settings.texts if one.sha256 not in used]
    tell([*unused, *(problem for one in found for problem in one.not_attached)])
    parts = [part_of(one) for one in found]
    kept_from = unwritable(log, wanted=wanted and not (log is None and closed(parts)))
    code = 2 if unused or kept_from or any(one.problems for one in found) else 0
    return LoggedRun(papers, given.settings.as_of, given.options.logged(), given.packs, given.rules, parts, code, given.inputs), kept_from


def _made(given: "Asked", run: "LoggedRun", log: Path | None, *, wanted: bool) -> "Provenance":
    from audit.log.body import body_of  # noqa: PLC0415  # as in report
    from audit.log.write import closed, place_of  # noqa: PLC0415  # as in report
    from audit.report.document.provenance import Provenance  # noqa: PLC0415  # as in report

    head = body_of(run).head if wanted and not (log is None and closed(run.parts)) else ""
    read = dict.fromkeys([*given.inputs, *(each for part in run.parts for each in part.inputs)])
    return Provenance(
        as_of=given.settings.as_of, rules=tuple((pack.id, pack.sha256) for pack in given.packs),
        inputs=tuple((one.role, one.path, one.sha256) for one in read),
        log_head=head, log_file=place_of(head, log).as_posix() if head else "",
        paths=tuple(dict.fromkeys([*run.paths, *given.options.rules, *given.options.text_from, *(one.path for one in read)])),
    )  # fmt: skip


def _document(found: "list[tuple[Examination, Crops]]", made: "Provenance", for_whom: ForWhom, *, public: bool) -> "ReportDocument":
    from audit.report.document.build import report_of  # noqa: PLC0415  # as in report
    from audit.report.document.scope import Audience  # noqa: PLC0415  # as in report

    return report_of(found, made, audience=Audience(for_whom.value), public=public)


def _written(form: ReportForm, document: "ReportDocument") -> bytes:
    if form is ReportForm.DOCX:
        from audit.report.document.word import word_of  # noqa: PLC0415  # only where a Word document is asked for

        return word_of(document)
    if form is ReportForm.PDF:
        from audit.report.document.pdf import pdf_of  # noqa: PLC0415  # only where a PDF is asked for

        return pdf_of(document)
    from audit.report.document.html import html_of  # noqa: PLC0415  # as in report

    return html_of(document).encode("utf-8")
