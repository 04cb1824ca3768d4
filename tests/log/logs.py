"""Small appraisals and the logs of their audits, and ways to change a log."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from audit.examine import examine
from audit.log.body import Body, LoggedRun, body_of
from audit.log.part import LogSection, part_of
from audit.log.record import GENESIS, Record, decode, digest, encode, own_digest
from audit.log.write import seal
from audit.rules.options import Options
from audit.rules.pack import load_packs, selected
from audit.rules.restrictions import narrowing
from audit.rules.settings import Configuration, Settings

PAPER: Final = """\
format: "1"
appraisal: {id: depot, title: "Which depot \u2013 north or \u201csouth\u201d?", from: published}
scale: {min: 0, max: 5, step: 1}
criteria:
  access: {title: Access, weight: 2}
  space: {title: Space, weight: 1}
options:
  north: {title: North}
  south: {title: South}
method: {total: weighted-sum}
tables:
  main:
    prints: score
    rows: criteria
    columns: [north, south]
    cells:
      access: [4, 3]
      space: [2, 5]
      total: [10, 12]
"""
"""South adds to 11; 12 is printed."""

WITHHELD: Final = PAPER.replace("access: [4, 3]", "access: [4, {state: withheld, note: commercially sensitive}]")
"""South's score for access is withheld; its total would give it away."""

ENVELOPE: Final[Record] = {
    "time": "2026-01-31T12:00:00Z", "host": "here", "command": ["audit", "check"],
    "python": "CPython 3.11.7", "platform": "Linux", "dependencies": {},
}  # fmt: skip


def write_papers(papers: Mapping[str, str]) -> list[str]:
    """Write appraisals into the current folder."""
    for name, text in papers.items():
        Path(name).write_text(text, encoding="utf-8")
    return list(papers)


def run_of(
    paths: Sequence[str], *, select: Sequence[str] = (), ignore: Sequence[str] = (), packs: Sequence[str] = ("arithmetic",), robust: bool = False
) -> LoggedRun:
    """Audit files of the current folder."""
    loaded = load_packs(list(packs))
    chosen = selected([rule for pack in loaded for rule in pack.rules], select, ignore)
    options = Options(rules=packs, select=select, ignore=ignore)
    settings = Settings(narrowed=narrowing(options, Configuration(), loaded, chosen))
    parts = [part_of(examine(Path(path), chosen, settings, robust=robust)) for path in paths]
    return LoggedRun(paths, "2026-01-31", options.logged(), loaded, chosen, parts, _exit_code(parts))


def _exit_code(parts: Sequence[LogSection]) -> int:
    if any(part.problems for part in parts):
        return 2
    return int(any(finding["severity"] == "error" and finding["standing"] == "finding" for part in parts for finding in part.findings))


def body(papers: Mapping[str, str], **options: Any) -> Body:
    """The body of the audit of some appraisals."""
    return body_of(run_of(write_papers(papers), **options))


def log(papers: Mapping[str, str] | None = None, file: str = "log.jsonl", **options: Any) -> Path:
    """Write the log of an audit into the current folder."""
    whole = body({"depot.yaml": PAPER} if papers is None else papers, **options)
    seal(whole, ENVELOPE)
    return put(file, whole.chain.lines)


def put(file: str, lines: Iterable[bytes]) -> Path:
    """Write lines into a file of the current folder."""
    target = Path(file)
    target.write_bytes(b"".join(line + b"\n" for line in lines))
    return target


def lines_in(file: Path) -> list[bytes]:
    return file.read_bytes().split(b"\n")[:-1]


def records_in(file: Path) -> list[Record]:
    return list(map(decode, lines_in(file)))


def outcomes_in(file: Path) -> list[Record]:
    return [record for record in records_in(file) if record["record"] == "outcome"]


def number_of(file: Path, kind: str) -> int:
    """The number of the first record of a kind."""
    return next(number for number, record in enumerate(records_in(file), 1) if record["record"] == kind)


def changed(file: Path, number: int, change: Callable[[Record], None]) -> Path:
    """Change one record in place and nothing else."""
    lines = lines_in(file)
    record = decode(lines[number - 1])
    change(record)
    lines[number - 1] = encode(record)
    return put(file.name, lines)


def rewritten(file: Path, change: Callable[[list[Record]], None]) -> Path:
    """Change records and write the whole chain anew, as only someone who knows how it is made would."""
    records = records_in(file)
    change(records)
    lines: list[bytes] = []
    prev, head = GENESIS, ""
    for number, record in enumerate(records, 1):
        record.update(n=number, prev=prev)
        if record["record"] == "footer":
            head = record["body_head"] = own_digest(record, "body_head")
        if record["record"] == "seal":
            record["body_head"] = head
            record["seal"] = own_digest(record, "seal")
        lines.append(encode(record))
        prev = digest(lines[-1])
    return put(file.name, lines)
