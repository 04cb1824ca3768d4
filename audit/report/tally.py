"""How many checks agree, do not, or could not be decided, rule by rule, each check counted once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.rules.outcome import Outcome


@dataclass(slots=True)
class Tally:
    """Counts by the title of the rule: all outcomes, and the reasons for what is undecided."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    undecided: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def open(self) -> list[str]:
        """A sentence for each rule with anything that does not agree or could not be decided."""
        return [self._sentence(title) for title, count in self.counts.items() if _open(count)]

    @property
    def agreeing(self) -> int:
        """How many checks agree of the rules with nothing open."""
        return sum(count["pass"] for count in self.counts.values() if not _open(count))

    def _sentence(self, title: str) -> str:
        count = self.counts[title]
        parts = [f"{count['pass']} agree"]
        if count["fail"]:
            parts.append(f"{count['fail']} {'does' if count['fail'] == 1 else 'do'} not")
        if count["undecided"]:
            parts.append(f"{count['undecided']} could not be decided ({self.undecided[title].most_common(1)[0][0]})")
        return f"{title}: {', '.join(parts)}."


def _open(count: Counter[str]) -> bool:
    return bool(count["fail"] or count["undecided"])


def tally(outcomes: Sequence[Outcome]) -> Tally:
    """Count outcomes; a relation that two rules look at counts for the first of them. Notes are not counted."""
    found, seen = Tally(), set()
    for outcome in outcomes:
        key = id(outcome if outcome.check is None else outcome.check)
        if outcome.rule.severity == "note" or key in seen:
            continue
        seen.add(key)
        title = outcome.rule.title
        found.counts.setdefault(title, Counter())[outcome.status] += 1
        if outcome.status == "undecided":
            found.undecided.setdefault(title, Counter())[outcome.reason] += 1
    return found
