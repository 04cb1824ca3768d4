"""What a log does not show: withheld values and what gives them away, and the text of rationales."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from audit.derive.derive import derive
from audit.load.node import Node
from audit.log.canonical import digest
from audit.model.appraisal import Appraisal
from audit.model.quantity import Quantity
from audit.relations.relation import Relation
from audit.rules.outcome import Outcome
from audit.settings.baseline import KNOWN

NOT_SHOWN: Final = "not shown: withheld figures take part"
_REASON: Final = "withheld figures take part"
_PROSE: Final = frozenset({"text", "summary", "note", "notes", "reason", "reasons"})
_SHORTEST: Final = 16
_LONGEST: Final = 2_000
_OUTSIDE: Final = ("cannot be opened", "the tool broke on this file")
"""How messages begin that go on in words of the system or of Python."""

_QUOTED: Final = re.compile(r'"[^"]*"')


def hidden_quantities(appraisal: Appraisal) -> frozenset[Quantity]:
    """Give the quantities that are withheld and all that follow from them: a total can give away the one score withheld."""
    hidden = {figure.quantity for figure in appraisal.figures if figure.withheld}
    if not hidden:
        return frozenset()
    following = _following(derive(appraisal).relations)
    waiting = list(hidden)
    while waiting:
        new = following.get(waiting.pop(), set()) - hidden
        hidden |= new
        waiting += new
    return frozenset(hidden)


def _following(relations: Iterable[Relation]) -> dict[Quantity, set[Quantity]]:
    found: dict[Quantity, set[Quantity]] = {}
    for relation in relations:
        for operand in relation.operands():
            found.setdefault(operand, set()).add(relation.result)
    return found


class Discretion:
    """What may be shown of the outcomes on one appraisal."""

    def __init__(self, appraisal: Appraisal) -> None:
        """Find what is withheld, and the prose that the file holds."""
        self.hidden = hidden_quantities(appraisal)
        texts = {text.strip() for text in _prose(appraisal.root)}
        self._texts = sorted((text for text in texts if len(text) >= _SHORTEST), key=lambda text: (-len(text), text))

    def hides(self, outcome: Outcome) -> bool:
        """Say whether a withheld figure takes part in an outcome."""
        if outcome.withheld:
            return True
        if not self.hidden:
            return False
        return outcome.subject.quantity in self.hidden or any(figure.quantity in self.hidden for figure in outcome.figures)

    def figure_text(self, outcome: Outcome, text: str) -> str:
        """Give what an outcome published or computed as it is logged; a digest for rules that look at texts."""
        if not text:
            return ""
        if self.hides(outcome):
            return NOT_SHOWN
        return digest_of_text(text) if outcome.rule.needs != "figures" else self.shown(outcome, text)

    def reason(self, outcome: Outcome) -> str:
        """Give the reason of an outcome as it is logged."""
        if outcome.status == "waived":
            return outcome.reason if outcome.reason == KNOWN else digest_of_text(outcome.reason)
        if outcome.reason and (self.hides(outcome) or (self.hidden and outcome.status == "error")):
            return _REASON
        return self.shown(outcome, outcome.reason)

    def shown(self, outcome: Outcome, text: str) -> str:
        """Give a text with a digest in the place of any prose of the file. What relations say holds figures only."""
        return text if outcome.check is not None and len(text) <= _LONGEST else self.without_prose(text)

    def without_prose(self, text: str) -> str:
        """Give a text with a digest in the place of any prose of the file."""
        if len(text) > _LONGEST:
            return digest_of_text(text)
        if len(text) < _SHORTEST:
            return text
        for prose in self._texts:
            if prose in text:
                text = text.replace(prose, digest_of_text(prose))
        return text


def digest_of_text(text: str) -> str:
    """Give what stands for a text that is not shown."""
    return f"sha256:{digest(text.encode('utf-8', 'surrogatepass'))}"


def without_quotations(message: str) -> str:
    """Give a message about a file that could not be read as an appraisal, without what it quotes from the file.

    Of such a file it is not known what in it is withheld or prose. The words of the system differ from machine to machine.
    """
    for start in _OUTSIDE:
        if message.startswith(start):
            return start
    return _QUOTED.sub('"..."', message)


def _prose(node: Node) -> Iterator[str]:
    waiting = [node]
    while waiting:
        one = waiting.pop()
        for key, below in one.entries():
            if key in _PROSE and below.text:
                yield below.text
            waiting.append(below)
        waiting += one.elements()
