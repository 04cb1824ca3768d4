"""The sentences of a source that an appraisal's tables may confirm or contradict, by a rule that docs/claims.md gives."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from audit.appraisal.text.normalise import digest, normalise
from audit.appraisal.text.recorded import Recorded, recorded
from audit.appraisal.text.sentences import sentences
from audit.appraisal.text.split import split
from audit.importing.claims.numerals import compares

__all__ = ["Candidate", "candidates"]

_TOGETHER: Final = "options|models|AMAs|alternatives"
_HEADING: Final = re.compile(r"\s*(?:#|\d+(?:\.\d+)+\.?\s|Figure\b|\*?Figure\b)")
_ENDS: Final = (".", ":", ";", "!", "?", "*", ">")
_FEWEST_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence, with the line on which its passage begins."""

    line: int
    text: str

    @property
    def digest(self) -> str:
        """The digest by which a claim names it."""
        return digest(self.text)


def candidates(lines: Sequence[str], appraisal: Mapping[str, Any], called: Mapping[str, Sequence[str]]) -> list[Candidate]:
    """The sentences that name what was appraised and compare; ``called`` has further names of options, by their ids.

    Of the reason for a score only what names another option, or the options together, is one.
    """
    found = [*_in_reasons(lines, appraisal, called), *_elsewhere(lines, appraisal, called)]
    return list({(one.line, one.digest): one for one in sorted(found, key=lambda one: one.line)}.values())


def _in_reasons(lines: Sequence[str], appraisal: Mapping[str, Any], called: Mapping[str, Sequence[str]]) -> Iterator[Candidate]:
    for text in _reasons(appraisal):
        others = [key for key in appraisal["options"] if key != text.path[-1]]
        named = _named(_names_of(appraisal, others, called), _TOGETHER)
        yield from (Candidate(text.place[0], one) for one in _sentences(text.passage(lines).text) if _compares(one, named))


def _elsewhere(lines: Sequence[str], appraisal: Mapping[str, Any], called: Mapping[str, Sequence[str]]) -> Iterator[Candidate]:
    criteria = [entry.get("title", "") for entry in appraisal["criteria"].values()]
    named = _named([*_names_of(appraisal, appraisal["options"], called), *criteria], f"{_TOGETHER}|option|model")
    for line, text in _passages(lines, _taken(appraisal)):
        yield from (Candidate(line, one) for one in _sentences(text) if _compares(one, named))


def _sentences(text: str) -> Iterator[str]:
    return (sentence for point in split(text) for sentence in sentences(point.text))


def _compares(sentence: str, named: re.Pattern[str]) -> bool:
    plain = normalise(sentence)
    return len(plain.split()) >= _FEWEST_WORDS and bool(named.search(plain)) and compares(plain)


def _reasons(appraisal: Mapping[str, Any]) -> Iterator[Recorded]:
    return (text for text in recorded(appraisal) if text.path[:2] == ("texts", "rationale"))


def _taken(appraisal: Mapping[str, Any]) -> set[int]:
    """The lines of tables, definitions and reasons, which are no running text."""
    rows = [row for table in appraisal["tables"].values() for row in (table, *table["cells"].values())]
    entries = [*rows, *appraisal["criteria"].values()]
    taken = {entry["line"] for entry in entries if isinstance(entry, dict) and "line" in entry}
    for text in _reasons(appraisal):
        line, last, _ = text.place
        taken |= set(range(line, (last or line) + 1))
    return taken


def _passages(lines: Sequence[str], taken: set[int]) -> Iterator[tuple[int, str]]:
    """Paragraphs, put together where a page parts them, and the cells of tables that are read as prose."""
    number = 1
    while number <= len(lines):
        first, text = number, lines[number - 1]
        number += 1
        if first in taken or not text.strip() or _HEADING.match(text):
            continue
        if "\t" in text:
            yield from ((first, cell.strip()) for cell in text.split("\t") if cell.strip())
            continue
        following = _runs_on(lines, number, text)
        while following:
            text, number = f"{text.strip()} {lines[following - 1].strip()}", following + 1
            following = _runs_on(lines, number, text)
        yield first, text.strip()


def _runs_on(lines: Sequence[str], number: int, text: str) -> int:
    """The line on which a paragraph goes on; 0 where it is at its end."""
    following = next((at for at in range(number, len(lines) + 1) if lines[at - 1].strip()), 0)
    goes_on = following and "\t" not in lines[following - 1] and lines[following - 1].strip()[:1].islower()
    return following if goes_on and not text.rstrip().endswith(_ENDS) else 0


def _names_of(appraisal: Mapping[str, Any], options: Iterable[str], called: Mapping[str, Sequence[str]]) -> Iterator[str]:
    wanted = set(options)
    for key, entry in appraisal["options"].items():
        if key in wanted:
            yield from (*_short((entry or {}).get("title", key)), *called.get(key, ()))
            yield f"option {(entry or {}).get('label', key)}"
    for wording in appraisal.get("texts", {}).get("wording", []):
        if wording.get("option") in wanted and "title" in wording:
            yield from _short(wording["title"])


def _short(title: str) -> Iterator[str]:
    yield title
    yield re.sub(r"\s*\([^()]*\)|\s+[-\u2013].*$", "", title).strip()


def _named(names: Iterable[str], together: str) -> re.Pattern[str]:
    listed = sorted({normalise(name) for name in names if name}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join([*map(re.escape, listed), together])})\b", re.IGNORECASE)
