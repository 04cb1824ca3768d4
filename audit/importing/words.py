"""What the words of a heading mean: a kind of figure, a list of names, a text, or none of these and so a name itself."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from audit.importing.level_words import is_level
from audit.importing.reading.wordlist import clear_role

__all__ = ["Heading", "Sort", "flat", "heading", "level_like", "option_like", "unqualified"]

Sort = Literal["kind", "criteria", "options", "groups", "number", "reason", "definition", "levels", "notes", "level", "scorer", "name"]

_POINTS: Final = r"(?:scores?|points?|marks?|ratings?|punkte?|values?)"
_WEIGHTS: Final = r"(?:weight(?:ing)?|gewicht(?:ung)?|faktor|gew\.?|poids|coef\.?|peso)"
_KINDS: Final[tuple[tuple[str, str], ...]] = (
    ("share", rf"(?:% )?share(?: of (?:the )?(?:grand )?(?:total|{_POINTS}))?"),
    ("sub-weight", r"sub-? ?weight(?:ing)?s?|(?:local|relative) weight(?:ing)?s?"),
    ("weight",
        (r"(?:(?:criteri(?:a|on)|final|overall|group|category|total|agreed|assigned|global) )?(?:% )?(?:weight(?:ing)?s?|"
        r"wt|wgt|gewicht(?:ung)?|importance)(?:,? ?\(?%\)?| factor)?|w")),
    ("max-score",
        (rf"(?:max(?:imum)?|highest|top|best)(?: (?:possible|available|raw|weighted|achievable))* ?{_POINTS}?|"
        rf"{_POINTS} (?:available|possible)|(?:total )?possible {_POINTS}|total possible(?: {_POINTS})?|{_POINTS} out of|"
        rf"available {_POINTS}|höchstpunktzahl|full marks|max(?:imal)?\.? ?punkte|punkte max\.?|points max(?:imum)?\.?|"
        rf"(?:(?:puntuación|puntaje|nota|note|score) )?m[áa]xim(?:o|a|um|ale)(?: (?:de puntos|des points|possible|posible))?")),
    ("subtotal", rf"sub-? ?totals?(?: {_POINTS})?|zwischensumme"),
    ("total",
        (rf"(?:(?:grand|overall|final|combined|aggregate|weighted|raw|unweighted|sum) )*totals?(?: (?:overall|weighted|"
        rf"raw|unweighted|benefits?|quality))*(?: {_POINTS})?(?: \(?(?:weighted|raw|unweighted)\)?)?|(?:overall|final|"
        rf"aggregate|combined|cumulative) (?:weighted )?{_POINTS}|sum(?: of (?:weighted )?{_POINTS})?|summe|"
        rf"gesamt(?:punkte|wert|summe)?|nutzwert|result|overall|net(?: score)?|benefits? (?:score|points)")),
    ("rank",
        (r"(?:[^\W\d][\w-]*,? ){0,2}(?:ranks?|ranking)(?: order| position)?|position|placing|order of (?:merit|"
        r"preference)|rang(?:folge)?|platz")),
    ("percent",
        (rf"(?:overall |total )?(?:%|per ?cent|percentages?|pct|prozent)(?: {_POINTS})?(?: of (?:the )?(?:total|"
        rf"max(?:imum)?|possible|available|highest)(?: (?:possible|available|score|{_POINTS}))*)?|"
        rf"{_POINTS} (?:as )?(?:a )?(?:%|per ?cent|percentage)(?: of .{{1,30}})?|{_POINTS} \(?%\)?")),
    ("weighted-score",
        (rf"weighted(?: {_POINTS})?|{_POINTS} ?[x×*·•] ?{_WEIGHTS}|{_WEIGHTS} ?[x×*·•] ?{_POINTS}|w ?[x×] ?s|"
        rf"teilnutzwert|wtd(?: {_POINTS})?|wt?\. ?{_POINTS}")),
    ("score",
        (rf"(?:(?:raw|unweighted|moderated|consensus|agreed|average|mean|avg|final|panel|individual|"
        rf"unadjusted) )*{_POINTS}(?: (?:awarded|given|achieved|allocated|assigned))?|raw|mean|average|median|agreed|consensus|moderated|"
        rf"bewertung")),
    ("cost",
        (r"(?:(?:total|net|capital|revenue|whole-?life|annual|present|estimated|implementation|set-?up|running|gross|"
        r"discounted|equivalent|average|lifetime|life ?cycle) )*(?:costs?|price|npv|npc|eac|capex|opex|budget|"
        r"expenditure|savings?)(?: (?:of (?:option|scheme)|estimate|per (?:benefit )?point|present value|"
        r"value))*(?:,? ?\(?£.*)?|£[ 0-9a-z,()]*|net present (?:value|cost)s?(?: \(?£.*)?")),
)  # fmt: skip
_TEXTS: Final[tuple[tuple[Sort, str], ...]] = (
    ("levels",
        (r"scoring (?:approach|guide|guidance|definitions?|criteria|method|scheme|basis|key|scale|descriptors?)|"
        r"how (?:it is |we )?scored|score (?:definitions?|descriptors?|guide)")),
    ("reason",
        (r"(?:\w+ )?(?:rationale|evaluation|justification|commentary|comments?|evidence|reasoning|explanation|assessment|"
        r"narrative|reasons?(?: for (?:the )?scores?)?|analysis|appraisal|discussion|findings)(?: (?:for|"
        r"of) (?:the )?scores?)?")),
    ("notes", r"reasons? for inclusion|notes?|source|owner|lead|status|rag(?: rating| status)?|pass mark|threshold|remarks"),
    ("definition",
        (r"definition|description(?: of criteri(?:a|on))?|(?:assessment )?question|what (?:we|it|this) .*|detail(?:s|"
        r"ed .*)?|explanation of criteri(?:a|on)|meaning|measures?d? (?:by|how)|assessment criteri(?:a|on)|"
        r"key considerations")),
    ("number", r"no\.?|nos|number|nr\.?|n[°º]\.?|n[uú]mero|numéro|nummer|ref\.?|reference|#|id|item(?: no\.?)?|lfd\.? nr\.?"),
    ("groups", r"(?:criteria )?(?:group|theme|category|dimension|heading|domain|area|objective group|pillar|obergruppe)s?"),
    ("scorer", (r"(?:scorer|reviewer|assessor|evaluator|panel(?: member)?|member|judge|marker|officer|team)[ -]?(?:no\.? ?)?(?:\d{1,2}|[a-z])|"
        r"\w+ panel")),
)  # fmt: skip
_AXES: Final[tuple[tuple[Sort, str], ...]] = (
    ("criteria",
        (r"(?:(?:assessment|evaluation|appraisal|scoring|financial|non-financial|quality|key|main|desirability|weighted|"
        r"benefits?|selection|award) )*(?:criteri(?:a|on)(?: (?:title|name|heading|number)s?)?|sub-?criteri(?:a|on)|"
        r"(?:critical )?success factors?|csfs?|factors?|objectives?|attributes?|benefits?|requirements?|kriteri(?:um|en)|"
        r"critères?)(?: ?[/&] ?.*)?")),
    ("options",
        (r"(?:(?:short-?listed|long-?listed|delivery|service|proposed|alternative|site|preferred) )*(?:options?|"
        r"alternatives?|models?|sites?|suppliers?|bid(?:der)?s?|tender(?:er)?s?|schemes?|scenarios?|proposals?|"
        r"varianten?|standorte?|providers?|locations?)(?: (?:name|title|description|appraised|considered|no\.?|number))?")),
)  # fmt: skip
_OPTION_LIKE: Final = re.compile(
    r"\b(?:option|site|bid(?:der)?|tender(?:er)?|supplier|scheme|scenario|model|variant) ?(?:\d{1,2}|[a-h])\b"
    r"|^(?:do (?:nothing|minimum|the minimum|something)|status quo|business as usual|as is|no change|baseline|base case)\b",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(
    rf"^(?P<name>.+?)\s*(?:[-–—:|/_]|\bfor\b|,)?\s*\(?(?P<kind>(?:raw|weighted|unweighted|total|final|"
    rf"max(?:imum)?) ?{_POINTS}?|(?:wt?|wtd)\. ?{_POINTS}|{_POINTS}|wtd|ranks?|weighting|%)\)?$",
    re.IGNORECASE,
)
_BROKEN: Final = re.compile(r"(?<=[^\W\d])-\s?(?=[^\W\d])")
"""A hyphen at which a word was broken to fit its column."""

_COMPOUND: Final = re.compile(r"[a-z]-$")
"""What stands before the last part of one word: a hyphen without spaces parts nothing, as in time-to-value."""

_LEVEL: Final = re.compile(r"^(\D+?)\s*[-–:=(\[]\s*(-?\d{1,3}(?:\.\d{1,2})?)\s*(?:points?|marks?)?\s*[)\]]?$", re.IGNORECASE)
_LONGEST: Final = 200
"""Longer texts are no headings."""

_QUALIFIED: Final = re.compile(r"^(?P<head>[^()\[\]]{1,40}?)\s*[(\[](?P<inner>[^()\[\]\d]{1,40})[)\]]$")
_UNIT: Final = re.compile(
    r"(?:[kmµ]?(?:g|l|m|w|wh|v|a|hz|pa|n|nm|j|b|bit|byte)|c?m[²³23]?|mm|lbs?|oz|t|tons?|tonnen?|in|inch(?:es)?|ft|yd|mi(?:les)?|km/h|mph|ms|s|secs?|min|"
    r"h|hrs?|hours?|days?|tage|weeks?|months?|years?|jahre|[£€$¥]|[kmt]?(?:eur|usd|gbp|chf)|euros?|dollars?|[kmgt]b(?:/s|ps)?|mhz|ghz|dba?|°[cf]|bar|ah|mah|"
    r"kilo(?:s|gramm|grams?)?|grams?|gramm|pounds?|rpm|px|dpi|fps|qps)",
    re.IGNORECASE,
)
"""Units of measure: a heading with one of them in brackets names a measure, whatever its other word."""

_OUT_OF: Final = re.compile(
    r"\s*(?:[([]?\s*(?:out of|max(?:imum)?\.?|/|of)\s*|[([]\s*(?:von|sur|de|su|di|sobre|van|av|af)\s+)(\d{1,4})\s*[)\]]?$", re.IGNORECASE
)
_RANGE: Final = re.compile(r"\s*[([]\s*(-?\d{1,3})\s*(?:-|–|to)\s*(\d{1,4})\s*[)\]]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says. ``kind`` is a kind of figure, ``name`` what is left when the words of the kind are taken off.

    ``low`` and ``high`` are the ends of the scale that it states, as in ``Score (0-5)`` or ``Score out of 5``.
    """

    sort: Sort
    text: str
    kind: str = ""
    name: str = ""
    low: str = ""
    high: str = ""


def flat(text: str) -> str:
    """A heading in the form in which it is looked up."""
    return " ".join(text.replace("\u00ad", "").replace("_", " ").split()).strip(" *†:.").lower()


def unqualified(text: str) -> str:
    """Take off a word in brackets that only qualifies a heading: ``Weight (example)``, but not the unit of ``Weight (kg)``; empty where none is."""
    match = _QUALIFIED.match(text)
    return match["head"] if match is not None and not _UNIT.fullmatch(match["inner"].strip()) else ""


@lru_cache(maxsize=8192)
def heading(text: str) -> Heading:
    """Say what a heading means by its words alone."""
    if len(text) > _LONGEST:
        return Heading("name", text, name=" ".join(text.split()))
    plain, low, high = _scale(" ".join(text.split()))
    words = flat(plain)
    for kind, pattern in _KINDS:
        if re.fullmatch(pattern, words):
            return Heading("kind", text, kind, "", low, high)
    for sort, pattern in (*_TEXTS, *_AXES):
        if re.fullmatch(pattern, words):
            return Heading(sort, text, "", "", low, high)
    role = clear_role(words) or clear_role(flat(unqualified(plain))) or clear_role(_BROKEN.sub("", words))
    if role:
        return Heading("kind", text, role, "", low, high)
    level = _LEVEL.match(plain)
    if is_level(words) or (level and is_level(flat(level[1]))):
        return Heading("level", text, "", level[1] if level else plain, low, level[2] if level else high)
    return _named(text, plain, low, high)


def _named(text: str, plain: str, low: str, high: str) -> Heading:
    """Part ``Option A - weighted score`` into the name and the kind."""
    match = _SPLIT.match(plain)
    if match is None or len(match["name"]) < 2:  # noqa: PLR2004  # a name has two letters
        return Heading("name", text, "", plain, low, high)
    inner = heading(match["kind"])
    if _COMPOUND.search(plain[: match.start("kind")]) and not option_like(match["name"]):
        return Heading("name", text, "", plain, low, high)
    if inner.sort != "kind" or (not re.search(r"[-–—:|(/_]|\bfor\b", plain[len(match["name"]) :]) and not option_like(match["name"])):
        return Heading("name", text, "", plain, low, high)
    return Heading("name", text, inner.kind, match["name"].strip(" -–—:|/(_"), low, high)


def _scale(text: str) -> tuple[str, str, str]:
    out_of = _OUT_OF.search(text)
    if out_of and out_of.start():
        return text[: out_of.start()], "", out_of[1]
    between = _RANGE.search(text)
    if between and between.start():
        return text[: between.start()], between[1], between[2]
    return text, "", ""


def option_like(text: str) -> bool:
    """Say whether a name is of the kind that options have: ``Option 2``, ``Site B``, ``Do nothing``."""
    return _OPTION_LIKE.search(text.strip()) is not None


def level_like(text: str) -> bool:
    """Say whether a cell holds a word that papers use for a level of a scale."""
    plain = text.strip()
    return plain in {"H", "M", "L"} if len(plain) == 1 else is_level(flat(plain))
