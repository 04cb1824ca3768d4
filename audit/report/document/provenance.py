"""Where a report comes from and how to verify it: files and digests, versions, rules, the head of the log."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from audit import __version__
from audit.appraisal.model.source import Source
from audit.report.document.blocks import Block, Bullets, FactList, ReportCell, ReportSection, ReportTable, ReportText
from audit.report.document.public import file_name
from audit.report.document.scope import PaperPart

__all__ = ["Provenance", "provenance", "statement"]

_VOID: Final = (
    "This statement is about the files with these digests and no others. It is void as soon as one of them changes, by however little: "
    "check the file again then."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a run was made with. ``rules`` are packs with their digests, ``inputs`` the files that were read beside the papers.

    ``paths`` are all that were given or read, which a public report does not show. ``log_head`` is the digest of the body
    of the audit log, and ``log_file`` where that was written; both are empty where none was.
    """

    as_of: str
    rules: tuple[tuple[str, str], ...] = ()
    inputs: tuple[tuple[str, str, str], ...] = ()
    log_head: str = ""
    log_file: str = ""
    paths: tuple[str, ...] = ()


def provenance(part: PaperPart, made: Provenance) -> ReportSection:
    """Files, versions, rules and log, and how to verify them."""
    return ReportSection(
        title="Where this report comes from, and how to verify it", anchor=part.anchor("provenance"),
        blocks=(FactList(pairs=tuple(_facts(part, made))), _files(part, made), *_verify(part, made)),
    )  # fmt: skip


def _facts(part: PaperPart, made: Provenance) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "Made with", (f"appraisal-audit {__version__}",)
    yield "As of", (made.as_of,)
    if part.examination.in_force.profile:
        yield "Profile", (part.examination.in_force.profile,)
    if made.log_head:
        yield "Head of the audit log", (made.log_head,)
    if made.log_file and not part.public:
        yield "Audit log", (made.log_file,)


def _files(part: PaperPart, made: Provenance) -> ReportTable:
    shown = file_name if part.public else str
    rows = [("The paper" if part.examination.paper is not None else "The appraisal file", shown(part.examination.path), part.examination.sha256)]
    rows += [
        (f"Source: {one.role}", _source(part, one), one.sha256) for one in part.appraisal.sources.values() if one.sha256 != part.examination.sha256
    ]
    rows += [(role.capitalize(), shown(path), sha256) for role, path, sha256 in made.inputs]
    rows += [("Rules", pack, sha256) for pack, sha256 in made.rules]
    cells = tuple((ReportCell(text=what), ReportCell(text=name), ReportCell(text=sha256 or "not recorded")) for what, name, sha256 in rows)
    return ReportTable(caption="Files this report follows from", heads=("What", "Name", "SHA-256"), rows=cells)


def _source(part: PaperPart, source: Source) -> str:
    compared = "".join(f"; compared on {one.on}{'' if part.public else f' by {one.by}'}" for one in source.compared)
    return f"{file_name(source.name) if part.public else source.name}{compared}"


def _verify(part: PaperPart, made: Provenance) -> Iterator[Block]:
    path = file_name(part.examination.path)
    yield ReportText(text="To verify:")
    steps = [f"Compare the SHA-256 of your copy with the one above: sha256sum {path}, or on Windows: certutil -hashfile {path} SHA256"]
    if made.log_head:
        log = "LOG" if part.public else made.log_file or "LOG"
        steps += [
            f"Check that the log is whole and is the one meant here: audit log verify {log} --head {made.log_head[:16]}",
            f"Run the same audit again and see any difference: audit log replay {log}",
        ]
    else:
        steps.append(f"Run the audit again: audit report {path} --as-of {made.as_of}")
    yield Bullets(items=tuple(ReportText(text=one) for one in steps), numbered=True)


def statement(part: PaperPart, made: Provenance) -> ReportSection:
    """The checking statement of an author: what was checked, with what result, and until when that holds."""
    coverage = part.examination.coverage.figures
    left = coverage.undecided + coverage.unchecked
    counts = f"{coverage.total} figures: {coverage.verified} agree, {coverage.contradicted} do not agree, {left} could not be checked"
    pairs = [
        ("File", (file_name(part.examination.path),)),
        ("SHA-256", (part.examination.sha256 or "not recorded",)),
        ("Checked", (f"as of {made.as_of} with appraisal-audit {__version__}; rules: {', '.join(pack for pack, _ in made.rules)}",)),
        ("Result", (_VERDICTS[part.examination.verdict], f"{counts}.")),
        ("Open findings", (f"{len(part.examination.findings)}; each is listed below",)),
        *((("Audit log", (f"head {made.log_head}",)),) if made.log_head else ()),
    ]
    return ReportSection(
        title="Checking statement", anchor=part.anchor("statement"),
        blocks=(FactList(pairs=tuple(pairs)), ReportText(text=_VOID, kind="lead")),
    )  # fmt: skip


_VERDICTS: Final = {
    "consistent": "No disagreement found in the figures that could be checked.",
    "inconsistent": "Some figures or texts do not agree.",
    "undecided": "Some of it could not be checked, or is to be compared with the paper.",
    "not-auditable": "This file could not be audited, or too little of it.",
}
