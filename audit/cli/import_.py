"""``audit import``."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.documents.paper import Paper
    from audit.importing.draft import Draft
    from audit.importing.mapping import Map
    from audit.review.corrections import Corrections

__all__ = ["import_"]

_Paths = list[Path]
_FIRST: Final = 5
"""How many things to look at are told on the screen; the file lists more."""


def import_(  # noqa: PLR0913, PLR0917  # typer reads the options of a command from its parameters
    documents: Annotated[_Paths, typer.Argument(help="Papers (PDF, Word, sheets, web, text, mail, zip); several make one.", metavar="DOCUMENT...")],
    output: Annotated[str, typer.Option("-o", "--output", help="Write the appraisal to this file; - for standard output.", metavar="FILE")] = "",
    map_file: Annotated[Path | None, typer.Option("--map", help="Mapping file that says how to read the documents.", metavar="FILE")] = None,
    write_map: Annotated[Path | None, typer.Option("--write-map", help="Write a mapping file for the next import.", metavar="FILE")] = None,
    tables: Annotated[bool, typer.Option("--tables", help="List the tables that were found, and how each was read.")] = False,
    page: Annotated[list[int] | None, typer.Option("--page", min=1, help="Only this page of a PDF; may be repeated.", metavar="N")] = None,
    sheet: Annotated[list[str] | None, typer.Option("--sheet", help="Only this sheet of a workbook; may be repeated.", metavar="NAME")] = None,
    table: Annotated[list[int] | None, typer.Option("--table", min=1, help="Only this table; may be repeated.", metavar="N")] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Read pictures by text recognition (tesseract).")] = False,
    apply: Annotated[list[Path] | None, typer.Option("--apply", help="Corrections saved by `audit review`; may repeat.", metavar="FILE")] = None,
    claims: Annotated[bool, typer.Option("--claims/--no-claims", help="Propose claims from the text, for you to confirm.")] = True,
    reveal_withheld: Annotated[bool, typer.Option("--reveal-withheld", help="Propose claims about withheld figures, too; marks the file.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite existing files.")] = False,
) -> None:
    """Make an appraisal file of documents: read their tables, and say what needs a human eye.

    Exit code 0: a file was written. 2: nothing of an appraisal could be read, or the file could not be written.
    """
    from audit.cli.terminal import tell  # noqa: PLC0415  # nothing is loaded before the options are known to be good
    from audit.importing.document import drafts_of, without_closed_claims  # noqa: PLC0415  # as above
    from audit.importing.run import import_papers  # noqa: PLC0415  # as above
    from audit.problems import InputError  # noqa: PLC0415  # as above

    more = [one for one in (map_file, *(apply or [])) if one is not None]
    _check(documents, output, more, write_map, tables=tables, force=force, chosen=bool(page or sheet or table))
    try:
        mapping = _map(map_file)
        given = _corrections(apply or [])
        chosen = _chosen(given, documents, page or [], sheet or [], table or [])
        papers = [_paper(one, *chosen, ocr=ocr) for one in documents]
        if tables:
            _list(import_papers(papers, mapping))
            return
        drafts = [_corrected(papers, documents, mapping, given)] if given else drafts_of(papers, mapping)
    except InputError as error:
        tell(error.problems)
        raise typer.Exit(2) from None
    # One file for each appraisal that the documents hold: FILE.yaml, FILE-2.yaml, ...
    further = range(2, len(drafts) + 1)
    targets = [output, *(output if output == "-" else str(Path(output).with_stem(f"{Path(output).stem}-{at}")) for at in further)]
    _check_more(targets[1:], documents, force=force)
    for at, (target, draft) in enumerate(zip(targets, drafts, strict=True), 1):
        told = draft if reveal_withheld else without_closed_claims(draft)
        _write(told if claims else replace(draft, stated=(), claims=()), target, write_map if at == 1 else None, revealed=reveal_withheld)


def _check(
    documents: "Sequence[Path]", output: str, more: "Sequence[Path]", write_map: Path | None, *, tables: bool, force: bool, chosen: bool
) -> None:
    """Refuse what cannot be meant, before a long document is read."""
    from audit.cli.terminal import tell  # noqa: PLC0415  # as in import_
    from audit.files import also_read  # noqa: PLC0415  # as in import_
    from audit.problems import Problem, fault  # noqa: PLC0415  # as in import_

    said = []
    if not output and not tables:
        said.append(Problem("-o", 0, 0, fault("no-output-named")))
    if chosen and len(documents) > 1:
        said.append(Problem("--page", 0, 0, fault("choice-of-several-documents")))
    targets = [Path(output)] if output not in {"", "-"} and not tables else []
    for file in [*targets, *([write_map] if write_map is not None else [])]:
        if also_read(file, documents):
            said.append(Problem(file.as_posix(), 0, 0, fault("output-is-document")))
        elif also_read(file, more):
            said.append(Problem(file.as_posix(), 0, 0, fault("output-is-read")))
        elif os.path.lexists(file) and not force:
            said.append(Problem(file.as_posix(), 0, 0, fault("output-exists")))
    if said:
        tell(said)
        raise typer.Exit(2)


def _check_more(targets: "Sequence[str]", documents: "Sequence[Path]", *, force: bool) -> None:
    """Refuse to replace what is there under the names of further appraisals, before any file is written."""
    from audit.cli.terminal import not_over_inputs, tell  # noqa: PLC0415  # as in import_
    from audit.problems import Problem, fault  # noqa: PLC0415  # as in import_

    files = [Path(one) for one in targets if one != "-"]
    not_over_inputs(files, documents)
    there = [one for one in files if os.path.lexists(one) and not force]
    if there:
        tell(Problem(one.as_posix(), 0, 0, fault("output-exists")) for one in there)
        raise typer.Exit(2)


def _map(file: Path | None) -> "Map":
    from audit.importing.mapping import NO_MAP, read_map  # noqa: PLC0415  # as in import_

    return NO_MAP if file is None else read_map(file)


def _corrections(files: "Sequence[Path]") -> "list[Corrections]":
    if not files:
        return []
    from audit.review.apply import read_corrections  # noqa: PLC0415  # as in import_

    return [read_corrections(file) for file in files]


def _chosen(
    given: "Sequence[Corrections]", documents: "Sequence[Path]", pages: list[int], sheets: list[str], tables: list[int]
) -> tuple[list[int], list[str], list[int]]:
    """The part of the document that is named, or else the part that the corrections are about."""
    if given and len(documents) == 1 and not (pages or sheets or tables):
        part = given[-1].chosen
        return list(part.pages), list(part.sheets), list(part.tables)
    return pages, sheets, tables


def _corrected(papers: "Sequence[Paper]", documents: "Sequence[Path]", mapping: "Map", given: "Sequence[Corrections]") -> "Draft":
    from audit.review.apply import Copy, bytes_of, corrected  # noqa: PLC0415  # as in import_

    return corrected([Copy(paper, bytes_of(file)) for paper, file in zip(papers, documents, strict=True)], mapping, given)


def _paper(file: Path, pages: list[int], sheets: list[str], tables: list[int], *, ocr: bool) -> "Paper":
    from audit.cli.terminal import progress_of  # noqa: PLC0415  # as in import_
    from audit.importing.document import paper_of  # noqa: PLC0415  # as in import_

    return paper_of(file, progress_of(file.name), pages, sheets, tables, ocr=ocr)


def _list(draft: "Draft") -> None:
    from audit.cli.terminal import write  # noqa: PLC0415  # as in import_
    from audit.importing.summary import tables_seen  # noqa: PLC0415  # as in import_

    write(tables_seen(draft), None)


def _write(draft: "Draft", output: str, write_map: Path | None, *, revealed: bool) -> None:
    from audit.cli.terminal import say, write  # noqa: PLC0415  # as in import_
    from audit.importing.summary import summary  # noqa: PLC0415  # as in import_
    from audit.importing.write import text_of  # noqa: PLC0415  # as in import_
    from audit.importing.write_map import map_text  # noqa: PLC0415  # as in import_
    from audit.rules.options import RESTRICTED  # noqa: PLC0415  # as in import_

    marking = f"# {RESTRICTED}: what is said of withheld figures is shown.\n" if revealed else ""
    write(marking + text_of(draft), None if output == "-" else Path(output), kept=True)
    if write_map is not None:
        write(map_text(draft), write_map)
    for line in summary(draft, "" if output == "-" else output, _FIRST):
        say(line)
