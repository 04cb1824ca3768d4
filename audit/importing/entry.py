"""From the text of one cell to what an appraisal file writes for it: a figure as printed, a word, or why there is none."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

from audit.appraisal.exact.numeral import NotAFigure, Numeral, read_numeral
from audit.appraisal.model.place import NO_PLACE, Place
from audit.appraisal.model.read.cells import VERDICTS
from audit.importing.answer import Answer, Spot
from audit.importing.words import level_like
from audit.why import Why, because

__all__ = ["Entry", "Nature", "as_written", "read_entry", "running"]

Nature = Literal["figure", "state", "level", "verdict", "text"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a cell.

    ``written`` is what the file says: the figure as printed, or the name of a state. ``value`` is its value where that is
    one number. ``readings`` are further figures that the same characters may stand for. ``doubts`` say why a person has
    to compare it with the document, ``note`` what else is to be known; ``inherits`` is the option it is taken from.
    ``spot`` names the cell in its document, ``answer`` is what a person says of it.
    """

    nature: Nature
    written: str
    value: Fraction | None = None
    numeral: Numeral | None = None
    readings: tuple[str, ...] = ()
    doubts: tuple[Why, ...] = ()
    note: str = ""
    inherits: str = ""
    illegible: bool = False
    place: Place = NO_PLACE
    spot: Spot | None = None
    answer: Answer | None = None

    @property
    def confirmed(self) -> bool:
        """Whether a person compared it with the document."""
        return self.answer is not None

    @property
    def given(self) -> bool:
        """Whether a person said what stands there, instead of confirming what was read."""
        return self.answer is not None and self.answer.sort != "confirm"

    @property
    def doubt(self) -> str:
        """The doubts in words."""
        return "; ".join(map(str, self.doubts))

    def doubtful(self, why: Why) -> "Entry":
        """The entry with a reason to doubt its reading, beside those it has; what a person compared is in no doubt."""
        return self if self.confirmed or why in self.doubts else replace(self, doubts=(*self.doubts, why))


_STATES: Final[tuple[tuple[str, str], ...]] = (
    ("dash", r"[-–—−]{1,3}"),
    ("not-applicable", r"n[/.\\ ]?a\.?|not applicable|nicht anwendbar|entf\.?"),
    ("pending",
        (r"\?{1,3}|t\.?b\.?[cda]\.?|pending|awaited|to follow|to be (?:confirmed|determined|advised|scored)|not yet (?:scored|"
        r"known|available)|awaiting .{1,40}")),
    ("withheld",
        (r".*[█■▇▆▮]{2,}.*|x{4,}|[\[(]?(?:redacted|withheld|exempt(?: information)?|confidential|commercially sensitive|"
        r"commercial in confidence|not for publication)[\])]?.{0,40}")),
    ("elsewhere",
        (r"[\[(]?(?:please )?(?:see|refer to|in|as per|attached|embedded) (?:the )?(?:separate|appendix|annex|attached|"
        r"workbook|spreadsheet|schedule|excel|enclosure|embedded|document|file|part b|exempt)\b.{0,60}|"
        r"[\[(]?(?:separate|embedded|attached) (?:file|document|spreadsheet|workbook|object)[\])]?")),
)  # fmt: skip
_SHEET_ERROR: Final = re.compile(r"#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|#+)")
_PARTLY: Final = re.compile(r"-?(?=[0-9?]*\?)(?=[0-9?]*[0-9])[0-9?]{2,6}")
_TICKS: Final = re.compile(r"[✓✔☑✅]{2,}|[●⬤★⭐]+[○☆◯]*|[○☆◯]+")
_LOOKALIKE: Final = str.maketrans(
    {"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "i": "1", "S": "5", "s": "5", "B": "8", "Z": "2", "z": "2"}
)
_REFERENCE: Final = re.compile(r"^(?P<figure>[-–−]?\d[\d.,]*%?)\s*(?P<mark>\[[^\]]{1,6}\]|\([a-z*]\)|\^?\d?[*†‡#]+|[a-z]\)?)$")
_NUMBERED: Final = re.compile(r"^(?:#|no\.?|nr\.?|n[°º])\s?(?P<figure>\d{1,3})$", re.IGNORECASE)
_PLACED: Final = re.compile(
    r"^(?P<figure>\d{1,2})(?:st|nd|rd|th|er|e|º|°|\.)?\s+(?:place|platz|rang|lugar|puesto|plaats)(?:\s*\([^()\d]{1,20}\))?$", re.IGNORECASE
)
_DESCRIBED: Final = re.compile(r"^(?P<figure>[-–−]?\d{1,4}(?:\.\d{1,3})?)\s*(?:[-–—:=]\s*|\()(?P<word>[A-Za-z][^\d()]{1,60})\)?$")
_WORD_FIRST: Final = re.compile(r"^(?P<word>[A-Za-z][A-Za-z /&-]{1,30}?)\s*[-–—:=,]\s*(?P<figure>[-–−]?\d{1,4}(?:\.\d{1,3})?)$")
_RUNNING: Final = re.compile(
    r"(?:^|[\s.;(\[])(?:weighted |raw |final )?(?:score|rating|points|mark)(?:d|s| awarded| given)?\s*(?:of|is|was|[:=–-])?\s*"
    r"(?P<figure>[-–−]?\d{1,4}(?:\.\d{1,3})?(?:\s*(?:/|out of)\s*\d{1,4})?)(?![\d%])",
    re.IGNORECASE,
)
_AT_START: Final = re.compile(r"^[(\[]?(?P<figure>\d{1,3}(?:\.\d)?(?:\s*/\s*\d{1,3})?)[)\]]?\s*[-–—:\n]\s*(?=[A-Z])")
_COMMA: Final = re.compile(r"[-−–]?\d{1,4},\d{1,2}\s?%?")
_POINT: Final = re.compile(r"[-−–]?\d{1,4}\.\d{1,2}\s?%?")
"""Figures that can be read in one way only, however the others of a paper are written: no group of thousands has one digit, or two."""

_AT_END: Final = re.compile(r"[(\[](?P<figure>\d{1,3}(?:\.\d)?(?:\s*/\s*\d{1,3})?)[)\]]\s*$")
_SHORT: Final = 24
_LONGEST: Final = 200
"""Longer texts are no figures and no states."""

_ELSEWHERE: Final = {
    "pass": ("oui", "ja", "sí", "sì", "sim", "erfüllt", "bestanden", "gegeben", "conforme", "cumple", "rempli", "voldoet", "uppfyllt"),
    "fail": ("non", "nein", "nee", "não", "nej", "nicht erfüllt", "nicht bestanden", "nicht gegeben", "non conforme", "no conforme", "no cumple",
        "non rempli", "voldoet niet", "ej uppfyllt"),
}  # fmt: skip
_OUTCOMES: Final = {word: outcome for outcome, words in _ELSEWHERE.items() for word in words}
"""What passes and fails are called in other languages."""

_VERDICT_WORDS: Final = frozenset((*VERDICTS, *_OUTCOMES, "pass / fail", "pass/fail", "p", "f", "✅", "❌", "☑", "☒", "✗", "✘", "x", "×"))
_FAILS: Final = frozenset(("✗", "✘", "❌", "☒", "x", "×", "f"))


def read_entry(text: str, place: Place = NO_PLACE, *, numbers: str = "en") -> Entry:
    """Read the text of a cell by itself."""
    found = _cached(" ".join(text.split()), numbers)
    return replace(found, place=place) if place is not NO_PLACE else found


def as_written(entry: Entry, numbers: str) -> Entry:
    """The same figure as a file writes it whose decimals stand behind a comma, or a point."""
    return replace(read_entry(entry.written, numbers=numbers), place=entry.place) if entry.nature == "figure" else entry


@lru_cache(maxsize=16384)
def _cached(plain: str, numbers: str) -> Entry:
    if len(plain) > _LONGEST:
        return Entry("text", plain)
    return _state(plain) or _read(plain, numbers)


def _state(plain: str) -> Entry | None:
    if not plain:
        return Entry("state", "blank")
    if _SHEET_ERROR.fullmatch(plain):
        return Entry("state", "", illegible=True, note=f"the sheet shows {plain}", doubts=(because("cell-shows-error"),))
    if _PARTLY.fullmatch(plain):
        return Entry("state", plain, illegible=True)
    for name, pattern in _STATES:
        if re.fullmatch(pattern, plain, re.IGNORECASE):
            return Entry("state", name, note="" if name in {"dash", "not-applicable"} else plain[:100])
    return None


def _read(plain: str, numbers: str) -> Entry:
    return (
        _verdict(plain) or _ticks(plain) or _figure(plain, numbers) or _beside(plain, numbers) or _lookalike(plain, numbers) or Entry("text", plain)
    )


def _verdict(plain: str) -> Entry | None:
    word = plain.lower()
    if word not in _VERDICT_WORDS:
        return None
    outcome = "fail" if word in _FAILS else "pass" if word in {"p", "✅", "☑"} else VERDICTS.get(word) or _OUTCOMES.get(word, "")
    return Entry("verdict", outcome or plain, note="" if plain.lower() == outcome else f"printed as {plain}")


def _ticks(plain: str) -> Entry | None:
    """Count ticks or filled signs: their number is the score."""
    signs = plain.replace(" ", "")
    if not _TICKS.fullmatch(signs):
        return None
    count = sum(sign in "✓✔☑✅●⬤★⭐" for sign in signs)
    return Entry("figure", str(count), Fraction(count), read_numeral(str(count)), note=f"printed as {signs}")


def _figure(plain: str, numbers: str) -> Entry | None:
    written = plain
    if (_COMMA if numbers == "en" else _POINT).fullmatch(plain):
        plain = plain.replace(",", ".") if numbers == "en" else plain.replace(".", ",")
    try:
        numeral = read_numeral(plain, numbers=numbers)
    except NotAFigure:
        return None
    if numeral.label and numeral.value is None:
        is_word = level_like(plain)
        return Entry("level", plain, numeral=numeral) if is_word else None
    if numeral.label and len(plain) > _SHORT:
        return None
    return Entry("figure", plain, numeral.value, numeral, note=f"printed as {written}" if written != plain else "")


def _beside(plain: str, numbers: str) -> Entry | None:
    """Read a figure with a footnote sign or with a word beside it; the file holds the figure, a note the rest."""
    for pattern in (_REFERENCE, _NUMBERED, _PLACED, _DESCRIBED, _WORD_FIRST):
        match = pattern.match(plain)
        found = _figure(match["figure"], numbers) if match else None
        if found is not None and (
            pattern is not _WORD_FIRST or level_like(plain[: plain.find(found.written)].strip(" -–—:=,")) or "score" in plain.lower()
        ):
            return replace(found, note=f"printed as {plain}")
    return None


def _lookalike(plain: str, numbers: str) -> Entry | None:
    """Read letters that look like digits as these, where the cell is short and holds little else."""
    bare = plain.rstrip("%")
    if bare.isalpha() and not set(bare) <= set("OolI"):
        return None  # letters alone are far more often names, A and B or S for the same, than digits
    if len(bare) > 5 or not re.fullmatch(r"[0-9OoQlI|iSsBZz.,-]+", bare):  # noqa: PLR2004  # a figure of a table
        return None
    found = _figure(plain.translate(_LOOKALIKE), numbers)
    if found is None:
        return None
    return replace(found, doubts=(because("cell-looks-like", text=plain),), readings=(found.written,))


def running(text: str, *, numbers: str = "en") -> tuple[Entry, str] | None:
    """Find the score in a cell that holds it within its reason: ``Good links. Score: 4``; and give what is left as the reason."""
    for pattern in (_RUNNING, _AT_END, _AT_START):
        match = pattern.search(text)
        found = _figure(" ".join(match["figure"].split()), numbers) if match else None
        if match and found is not None:
            rest = f"{text[: match.start()]} {text[match.end() :]}".strip(" \n-–—:([])")
            return found, rest
    return None
