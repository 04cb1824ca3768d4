"""Generate, refresh and check the places and digests of texts. Summaries are written by hand and never touched.

- ``python -m tools.texts skeleton questions|evaluations APPRAISAL SOURCE``: print ``texts.rationale``, summaries absent
- ``python -m tools.texts refresh [--add] APPRAISAL SOURCE``: set digests and signs, and follow texts and claims that moved
- ``python -m tools.texts check APPRAISAL SOURCE``: exit 1 if a digest or sign is stale
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from audit.appraisal.text.normalise import digest
from audit.appraisal.text.recorded import Passage, Recorded, differences, passage, recorded, source_lines
from audit.appraisal.text.split import split
from tools.layouts import LAYOUTS, Reason
from tools.moves import moves
from tools.rewrite import Change, rewrite

__all__ = ["changes", "main", "skeleton"]


def skeleton(reasons: Sequence[Reason]) -> str:
    """Write places, digests and signs as YAML, grouped by criterion; every summary is still to be written."""
    lines = ["texts:", "  rationale:"]
    for criterion in dict.fromkeys(reason.criterion for reason in reasons):
        lines.append(f"    {criterion}:")
        for reason in (reason for reason in reasons if reason.criterion == criterion):
            lines += _entry(reason)
    return "\n".join(lines) + "\n"


def _entry(reason: Reason) -> Iterator[str]:
    until = f"to-line: {reason.last}, " if reason.last > reason.first else ""
    yield f"      {reason.option}:"
    yield f"        line: {reason.first}"
    yield f"        place: {{{until}column: {reason.column}}}"
    yield f"        sha256: {reason.digest}"
    yield from ["        points:"] if reason.points else []
    for line, point in reason.points:
        sign = point.sign if point.sign == "none" else f'"{point.sign}"'
        yield f"          - {{sign: {sign}, line: {line}, sha256: {digest(point.text)}}}"


def changes(lines: Sequence[str], text: Recorded, moved: int, *, add: bool = False) -> Iterator[Change]:
    """What has to change in the file so that a recorded text agrees with the source.

    A text without a digest was left so on purpose, where the source is torn: it gets one only if asked for.
    """
    line, last, column = text.place
    if text.is_sentence:
        yield from _sentence_moves(lines, text)
    if not line or text.is_part:
        return
    if moved:
        yield from _move(text, moved)
    found = passage(lines, line + moved, None if last is None else last + moved, column)
    known = text.entry.get("sha256")
    if found.pieces and (known or add) and known != digest(found.text):
        yield Change(text.path, {"sha256": digest(found.text)}, after="line" if "line" in text.entry else "place")
    yield from _point_changes(text, found)


def _sentence_moves(lines: Sequence[str], text: Recorded) -> Iterator[Change]:
    """Follow the sentence of a claim to the only other place that has it; its digest is never changed, for it names the sentence."""
    line, last, column = text.place
    if not line or not differences(lines, text):
        return
    span = (last or line) - line
    places = ((at, passage(lines, at, at + span, column)) for at in range(1, len(lines) + 1 - span))
    found = [at for at, held in places if text.standing(held) is not None]
    if len(found) == 1:
        yield from _move(text, found[0] - line)


def _point_changes(text: Recorded, found: Passage) -> Iterator[Change]:
    points, stands = text.entry.get("points", []), split(found.text)
    if len(points) != len(stands):
        return
    for number, (was, now) in enumerate(zip(points, stands, strict=True)):
        fields = {"sign": f'"{now.sign}"', "line": str(found.line_at(now.at)), "sha256": digest(now.text)}
        stale = {key: value for key, value in fields.items() if str(was.get(key)) != value.strip('"')}
        if stale:
            yield Change((*text.path, "points", number), stale, after=next(iter(was)))


def _move(text: Recorded, moved: int) -> Iterator[Change]:
    place = text.entry.get("place", {})
    if "line" in text.entry:
        yield Change(text.path, {"line": str(text.entry["line"] + moved)}, after="line")
    within = {key: str(place[key] + moved) for key in ("line", "to-line") if key in place}
    if within:
        yield Change((*text.path, "place"), within, after="line")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 1 if something is stale."""
    options = _parse(arguments)
    written = options.appraisal.read_text(encoding="utf-8")
    appraisal: dict[str, Any] = yaml.safe_load(written)
    lines = source_lines(options.source.read_text(encoding="utf-8"))
    if options.command == "skeleton":
        sys.stdout.write(skeleton(LAYOUTS[options.layout](lines, appraisal)))
        return 0
    if options.command == "refresh":
        written = _refreshed(written, lines, add=options.add)
        options.appraisal.write_text(written, encoding="utf-8")
        appraisal = yaml.safe_load(written)
    stale = [said for text in recorded(appraisal) for said in differences(lines, text)]
    sys.stdout.write("".join(f"{said}\n" for said in stale))
    return 1 if stale else 0


def _refreshed(written: str, lines: Sequence[str], *, add: bool) -> str:
    texts = list(recorded(yaml.safe_load(written)))
    moved = moves(lines, texts)
    return rewrite(written, [each for text in texts for each in changes(lines, text, moved.get(text.name, 0), add=add)])


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="texts", description="Places and digests of texts of an appraisal.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("skeleton", "refresh", "check"):
        command = commands.add_parser(name)
        if name == "skeleton":
            command.add_argument("layout", choices=sorted(LAYOUTS))
        if name == "refresh":
            command.add_argument("--add", action="store_true", help="also give digests to texts that have none")
        command.add_argument("appraisal", type=Path)
        command.add_argument("source", type=Path)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
