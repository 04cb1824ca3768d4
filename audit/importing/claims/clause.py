"""The clauses of a sentence, each with the options that it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from audit.importing.claims.ground import Ground
from audit.importing.claims.mentions import Marked, Marker, Ref
from audit.importing.claims.phrase import phrase
from audit.importing.claims.scope import scopes
from audit.importing.claims.sentence import Sentence, is_hedged, speaks_of_else

__all__ = ["Clause", "Reader"]

_VERB: Final = r"(?:{emphasis} )*{predicate}\b"
_LEVEL_ON: Final = r"(?:(?:very|particularly) )*{level-high+level-middle+level-low} (?:on|for|against|in)\b"
_PARTS: Final = (
    r";\s*(?:however,? |and |but )?|,? {contrast} |, and (?=(?:the )?<> " + _VERB + r")|,? and (?=" + _VERB + r")|,? and (?=" + _LEVEL_ON + ")"
    r"|(?<=>), (?:which|who) (?=(?:also |has |have )*scor)|,? (?:in that|as|because|since) (?=it (?:{conditional} )?bests? )"
)
_VERB_FIRST: Final = "^(?:it |they )?" + _VERB
_LEAD: Final = r"^(?P<lead>(?:{sentence-lead},? )?)"
_ONE: Final = _LEAD + r"(?:it|this {option-noun})\b(?! is (?:worth|clear|noted))"
_SEVERAL: Final = _LEAD + r"(?:they|(?:these|those|both(?: of these)?|the)(?: two)? {option-nouns}|both)\b(?! (?:were|are) (?:then|all))"
_OPENING: Final = r"^(?:(?:{opening}|in the (?:table|analysis|appraisal)\b[^,<]{0,30}),? )+"
_FIRST_SCOPE: Final = (
    r"^(?:{preposition}|among|amongst|within|at|by|from|to|according to) (?P<scope>[^<]{2,160}?)"
    r"(?P<rest>(?:, (?:the )?|,? )(?:both |only )?<>.*)$"
)
_BOTH: Final = r"\b(?:both|two)\b"
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
        """What a mark stands for."""
        return self.marked.ref(number)


@dataclass(slots=True)
class Reader:
    """Reads sentences in their order, and keeps what ``it`` and ``they`` stand for within a passage.

    ``told`` counts the clauses that were held against what sentences may say.
    """

    marker: Marker
    ground: Ground
    passage: int = -1
    spoken: list[tuple[str, ...]] = field(default_factory=list)
    silent: bool = False
    told: int = 0

    def clauses(self, sentence: Sentence) -> Iterator[Clause]:
        """The clauses of a sentence that may say something of the table."""
        if sentence.passage != self.passage:
            self.passage, self.spoken, self.silent = sentence.passage, [(sentence.option,)] if sentence.option else [], False
        # What follows on a sentence about other figures is mostly about these too.
        self.silent = self.silent or speaks_of_else(sentence.plain)
        if not self.silent:
            yield from self._clauses(sentence)

    def _clauses(self, sentence: Sentence) -> Iterator[Clause]:
        whole = self.marker.mark(sentence.plain)
        refs, before = list(whole.refs), ""
        for part in phrase(_PARTS).split(whole.text):
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
        if before and phrase("^" + _LEVEL_ON).match(text):
            return f"{before} scored {text}"
        if before and phrase(_VERB_FIRST).match(text):
            return f"{before} {re.sub(r'^(?:it|they) ', '', text, flags=re.IGNORECASE)}"
        one, several = phrase(_ONE).match(text), phrase(_SEVERAL).match(text)
        match, ids = (one, self._single()) if one else (several, self._plural(several)) if several else (None, ())
        if match is None or not ids:
            return text
        refs.append(Ref("ids", ids))
        return f"{match['lead']}<{len(refs) - 1}>{text[match.end() :]}"

    def _scope_last(self, text: str) -> str:
        """Put a scope that stands first behind what it is the scope of; nothing is left of a clause whose scope is not known."""
        match = phrase(_FIRST_SCOPE).match(phrase(_OPENING).sub("", text))
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
        return () if match is not None and phrase(_BOTH).search(match[0]) and len(ids) != _PAIR else ids
