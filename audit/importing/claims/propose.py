"""From the documents of a draft to claims that nobody has confirmed yet."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Final

from audit.appraisal.model.appraisal import Stated
from audit.appraisal.model.figure import Cell
from audit.appraisal.model.prose import Claim, Printing
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.text.normalise import digest, normalise
from audit.documents.paper import Passage
from audit.importing.claims.clause import Clause, Reader
from audit.importing.claims.ground import Ground, ground_of
from audit.importing.claims.kinds import counts, differences, equality, figures, levels, order, rank, superlative
from audit.importing.claims.kinds.sums import sum_in
from audit.importing.claims.mentions import Marker
from audit.importing.claims.numerals import compares
from audit.importing.claims.phrase import phrase
from audit.importing.claims.sentence import Sentence, sentences_of
from audit.importing.claims.write import Found
from audit.importing.draft import Draft, Item, Level
from audit.limits import ProseLimits
from audit.rules.language.parse import ExpressionError, parse
from audit.rules.language.static import faults, looks_at_nothing, misnamed

__all__ = ["said_in"]

_OF_CLAUSES: Final[tuple[Callable[[Clause, Ground], Iterator[Found]], ...]] = (
    levels.found, superlative.found, equality.found, order.found, differences.found, figures.found, rank.found,
)  # fmt: skip
_OF_SENTENCES: Final[tuple[Callable[[Sentence, Ground], Iterator[Found]], ...]] = (counts.found,)
_FURTHER: Final = r"\b{comparing-further}\b"
_PARTS: Final = {"start": "at first", "less": "taken off", "more": "added", "result": "in the end"}
_TELLING: Final = re.compile(r"<\d+>|\b(?:possible|maximum|available|weight\w*)\b", re.IGNORECASE)
"""What a clause has that any of them can read."""


def said_in(draft: Draft, passages: Sequence[Passage]) -> tuple[tuple[Stated, ...], tuple[Claim, ...]]:
    """The claims that the prose makes of the tables, in the order of the documents, each once with all its places.

    What a sentence says is proposed only where every name in it is known; each assertion can be read and names what the
    draft declares. Before the claims come the figures that those about sums told in words speak of.
    """
    ground = ground_of(draft)
    whole = normalise(" ".join([*(one.text for one in passages), *(one.text for one in draft.reasons)])[: ProseLimits.MAX_TEXT])
    reader, ids = Reader(Marker(ground, whole), ground), _ids(draft)
    found: dict[tuple[str, str], Claim] = {}
    stated: list[Stated] = []
    for _, group in groupby(islice(sentences_of(passages, draft.reasons), ProseLimits.MAX_SENTENCES), key=lambda one: one.passage):
        together = list(group)
        for sentence in together:
            for said in dict.fromkeys(_said(reader, sentence, ground)):
                if _is_sound(said.asserts, ids):
                    _enter(found, sentence, said)
            if reader.told > ProseLimits.MAX_TELLING:
                break
        _sum(found, stated, together)
        if len(found) >= ProseLimits.MAX_CLAIMS or reader.told > ProseLimits.MAX_TELLING:
            break
    return tuple(stated), tuple(replace(claim, id=f"text-{number}") for number, claim in enumerate(found.values(), 1))


def _sum(found: dict[tuple[str, str], Claim], stated: list[Stated], together: Sequence[Sentence]) -> None:
    """Enter the sum that a passage tells, once: a summary mostly tells it again."""
    first = together[0]
    terms = () if first.option else sum_in(" ".join(one.plain for one in together))
    known = {tuple(int(one.printings[0].text) for one in stated[at : at + len(terms)]) for at in range(len(stated))}
    if not terms or tuple(term.number for term in terms) in known:
        return
    ids = [f"text-count-{len(stated) + number}" for number in range(1, len(terms) + 1)]
    stated += [
        Stated(
            id=id_, title=f"{term.noun}, {_PARTS[term.part]}", quantity=Quantity("count", item=id_),
            printings=(Cell(text=str(term.number), place=first.place),),
        )
        for id_, term in zip(ids, terms, strict=True)
    ]  # fmt: skip
    signs = ["", *(" - " if term.part == "less" else " + " for term in terms[1:-1])]
    sums = "".join(f'{sign}stated("{id_}")' for sign, id_ in zip(signs, ids[:-1], strict=True))
    says = "".join(f"{sign}{term.number}" for sign, term in zip(signs, terms[:-1], strict=True))
    said = Found("count", f'{sums} == stated("{ids[-1]}")', f"{says} = {terms[-1].number} {terms[0].noun}")
    _enter(found, replace(first, text=" ".join(one.text for one in together)), said)


def _said(reader: Reader, sentence: Sentence, ground: Ground) -> Iterator[Found]:
    clauses = list(reader.clauses(sentence))
    if reader.silent or not (compares(sentence.plain) or phrase(_FURTHER).search(sentence.plain)):
        return
    for clause in clauses:
        if _TELLING.search(clause.text):
            reader.told += 1
            yield from (said for recogniser in _OF_CLAUSES for said in recogniser(clause, ground))
    for counter in _OF_SENTENCES if not sentence.option else ():
        yield from counter(sentence, ground)


def _enter(found: dict[tuple[str, str], Claim], sentence: Sentence, said: Found) -> None:
    """Enter a claim, or one more place of one that stands elsewhere in the same words."""
    key = (sentence.plain, said.asserts)
    if key in found:
        before = found[key]
        if all(sentence.place != printing.place for printing in before.printings):
            found[key] = replace(before, printings=(*before.printings, Printing(place=sentence.place)))
        return
    printed = Printing(summary=said.says, digest=digest(sentence.text), text=sentence.text, place=sentence.place)
    found[key] = Claim(id="", kind=said.kind, asserts=said.asserts, confirmed=False, printings=(printed,))


def _ids(draft: Draft) -> Mapping[str, frozenset[str]]:
    named: dict[str, Sequence[Item | Level]] = {"options": draft.options, "criteria": draft.criteria, "groups": draft.groups, "levels": draft.levels}
    return {axis: frozenset(one.id for one in items) for axis, items in named.items()}


def _is_sound(asserts: str, ids: Mapping[str, frozenset[str]]) -> bool:
    """Say whether an assertion can be read by the language and names only what is declared."""
    try:
        expression = parse(asserts)
    except ExpressionError:
        return False
    return not looks_at_nothing(expression) and not faults(expression, {}) and not list(misnamed(expression, ids))
