"""The comment at the head of a file: what needs a human eye, most doubtful first, and what was taken to be so."""

from collections.abc import Iterator
from typing import Final

from audit.appraisal.text.shown import clean_line
from audit.appraisal.write.yaml_out import WIDTH
from audit.importing.draft import Doubt, Draft
from audit.importing.places import in_words

__all__ = ["head_of", "line_of"]

_MOST: Final = 60
_WORDS: Final = {
    "unreadable": "could not be read", "doubtful": "may be read differently", "matched": "names read as the same, or as new ones",
    "assumed": "assumed", "missing": "empty in the document or lost", "left-out": "left out", "note": "good to know",
}  # fmt: skip


def head_of(draft: Draft) -> str:
    """Write the comment at the head of the file."""
    lines = [f"Read from {', '.join(source.file for source in draft.sources) or 'a document'} by `audit import`."]
    lines += [*_compared(draft), ""]
    lines += list(_doubts(draft))
    if draft.method.said:
        lines += ["", "How the figures follow from each other, as we read it. The document may not say so; check:"]
        lines += [f"- {one}" for one in draft.method.said]
    return "".join(f"# {line}".rstrip() + "\n" for text in lines for line in _wrapped(clean_line(text)))


def _compared(draft: Draft) -> Iterator[str]:
    """Say who compared figures with a document, or that nobody did."""
    for source in draft.sources:
        for one in source.compared:
            figures = sum(one.counts.values())
            counted = f"{figures} figure{'s' if figures != 1 else ''}"
            yield f"{one.by} compared {counted} with {source.file} on {one.on}; nobody has yet compared what is not marked confirmed."
    if not any(source.compared for source in draft.sources):
        yield "Nobody has compared the figures with the document yet. Mark what you have checked as `reading: confirmed`."


def _doubts(draft: Draft) -> Iterator[str]:
    if not draft.doubts:
        yield "Nothing could be read in two ways. Compare the figures with the document all the same."
        return
    yield "Please check these, most doubtful first:"
    said = ""
    for number, doubt in enumerate(draft.doubts[:_MOST], 1):
        if doubt.weight != said:
            said = doubt.weight
            yield f"  {_WORDS[said].capitalize()}:"
        yield f"  {number}. {line_of(doubt, draft)}"
    if len(draft.doubts) > _MOST:
        yield f"  ... and {len(draft.doubts) - _MOST} more, each marked in its place."


def line_of(doubt: Doubt, draft: Draft) -> str:
    """Say a doubt with its place in one line."""
    file = next((source.file for source in draft.sources if source.id == doubt.place.source), "") if len(draft.sources) > 1 else ""
    where = ", ".join(part for part in (file, in_words(doubt.place)) if part)
    return f"{where}: {' '.join(doubt.text.split())}" if where else " ".join(doubt.text.split())


def _wrapped(text: str) -> Iterator[str]:
    line, indent = "", " " * (len(text) - len(text.lstrip()) + 2 if text.startswith(" ") else 0)
    for word in text.split(" "):
        if line.strip() and len(line) + 1 + len(word) > WIDTH - 2:
            yield line
            line = f"{indent}{word}"
        else:
            line = f"{line} {word}" if line else word or " "
    yield line
