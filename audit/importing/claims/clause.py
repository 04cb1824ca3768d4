"""The clauses of a sentence, each with the options that it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from audit.importing.claims.ground import Ground
from audit.importing.claims.mentions import Marked, Marker, Ref
from audit.importing.claims.scope import ON, scopes
from audit.importing.claims.sentence import Sentence, is_hedged, speaks_of_else

_VERB: Final = (
    r"(?:also |again |clearly |particularly |very )*(?:scor|has\b|have\b|is\b|was\b|were\b|are\b|came\b|comes\b|rank|receiv|"
    r"achiev|rated|performs|performed)"
)
_PARTS: Final = re.compile(
    rf";\s*(?:however,? |and |but )?|,? (?:but|whereas|while|whilst|although|though|albeit) |, and (?=(?:the )?<\d+> {_VERB})|,? and (?={_VERB})"
    r"|,? and (?=(?:very |particularly )*(?:highly|high|poorly|poor|low|averagely|average|badly|well) (?:on|for|against|in)\b)"
    r"|(?<=>), (?:which|who) (?=(?:also |has |have )*scor)",
    re.IGNORECASE,
)
_LEVEL_FIRST: Final = re.compile(
    r"^(?:very |particularly )*(?:highly|high|poorly|poor|low|averagely|average|badly|well) (?:on|for|against|in)\b",
    re.IGNORECASE,
)
_VERB_FIRST: Final = re.compile(rf"^(?:it |they )?{_VERB}", re.IGNORECASE)
_LEAD: Final = (
    r"^(?P<lead>(?:(?:however|overall|in addition|therefore|additionally|furthermore|nevertheless|in total|again|thus|"
    r"here|by contrast|in contrast),? )?)"
)
_ONE: Final = re.compile(rf"{_LEAD}(?:it|this (?:option|model|scheme|site|bid|alternative|approach))\b(?! is (?:worth|clear|noted))", re.IGNORECASE)
_SEVERAL: Final = re.compile(
    rf"{_LEAD}(?:they|(?:these|those|both(?: of these)?|the)(?P<two> two)? (?:options|models|schemes|sites|bids|"
    rf"alternatives)|both)\b(?! (?:were|are) (?:then|all))",
    re.IGNORECASE,
)
# What opens a sentence and says nothing of its scope.
_OPENING: Final = re.compile(
    r"^(?:(?:in (?:total|summary|conclusion|addition|contrast|comparison|other words|short|all|this (?:table|appraisal|"
    r"analysis)|the (?:table|analysis|appraisal)\b[^,<]{0,30})|"
    r"for (?:example|instance)|on (?:balance|the other hand|this basis)|under this (?:method|approach)|overall|however|therefore|by contrast),? )+",
    re.IGNORECASE,
)
_FIRST_SCOPE: Final = re.compile(
    rf"^(?:{ON}|among|amongst|within|at|by|from|to|according to) (?P<scope>[^<]{{2,160}}?)(?P<rest>(?:, (?:the )?|,? )(?:both |only )?<\d+>.*)$",
    re.IGNORECASE,
)
_BOTH: Final = re.compile(r"\b(?:both|two)\b", re.IGNORECASE)
_MARK: Final = re.compile(r"<(\d+)>")
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with marks for the options it names. ``subject`` is the option or options that it is about."""

    marked: Marked
    subject: Ref | None
    sentence: Sentence

    @property
    def text(self) -> str:
        """The text with marks."""
        return self.marked.text

    def ref(self, number: str) -> Ref:
        """Give what a mark stands for."""
        return self.marked.ref(number)


@dataclass(slots=True)
class Reader:
    """Reads sentences in their order, and keeps what ``it`` and ``they`` stand for within a passage."""

    marker: Marker
    ground: Ground
    passage: int = -1
    spoken: list[tuple[str, ...]] = field(default_factory=list)
    silent: bool = False

    def clauses(self, sentence: Sentence) -> Iterator[Clause]:
        """Give the clauses of a sentence that may say something of the table."""
        if sentence.passage != self.passage:
            self.passage, self.spoken, self.silent = sentence.passage, [(sentence.option,)] if sentence.option else [], False
        # What follows on a sentence about other figures is mostly about these too.
        self.silent = self.silent or speaks_of_else(sentence.plain)
        if not self.silent:
            yield from self._clauses(sentence)

    def _clauses(self, sentence: Sentence) -> Iterator[Clause]:
        whole = self.marker.mark(sentence.plain)
        refs, before = list(whole.refs), ""
        for part in _PARTS.split(whole.text):
            text = self._named(part.strip(), refs, before)
            first = next((one for one in _MARK.finditer(text) if refs[int(one[1])].sort == "ids"), None)
            subject = refs[int(first[1])] if first else None
            if subject is not None:
                self.spoken.append(subject.ids)
            before = first[0] if first else before
            text = self._scope_last(text)
            if text and not is_hedged(text):
                yield Clause(Marked(text, tuple(refs)), subject, sentence)

    def _named(self, text: str, refs: list[Ref], before: str) -> str:
        """Put a mark for a pronoun, or before a verb whose subject stands in the clause before."""
        if before and _LEVEL_FIRST.match(text):
            return f"{before} scored {text}"
        if before and _VERB_FIRST.match(text):
            return f"{before} {re.sub(r'^(?:it|they) ', '', text, flags=re.IGNORECASE)}"
        one, several = _ONE.match(text), _SEVERAL.match(text)
        match, ids = (one, self._single()) if one else (several, self._plural(several)) if several else (None, ())
        if match is None or not ids:
            return text
        refs.append(Ref("ids", ids))
        return f"{match['lead']}<{len(refs) - 1}>{text[match.end() :]}"

    def _scope_last(self, text: str) -> str:
        """Put a scope that stands first behind what it is the scope of; nothing is left of a clause whose scope is not known."""
        match = _FIRST_SCOPE.match(_OPENING.sub("", text))
        if match is None:
            return text
        rest = match["rest"].strip(" ,")
        return f"{rest} on {match['scope']}" if scopes(match["scope"], self.ground) else ""

    def _single(self) -> tuple[str, ...]:
        last = self.spoken[-1] if self.spoken else ()
        return last if len(last) == 1 else ()

    def _plural(self, match: re.Match[str] | None) -> tuple[str, ...]:
        last = self.spoken[-1] if self.spoken else ()
        distinct = tuple(dict.fromkeys(id_ for ids in self.spoken for id_ in ids))
        ids = last if len(last) > 1 else distinct if len(distinct) == _PAIR else ()
        return () if match is not None and _BOTH.search(match[0]) and len(ids) != _PAIR else ids
