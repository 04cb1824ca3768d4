"""Which failed claims are one finding: those of one sentence, and those that one cell or one disputed figure lets fail."""

from collections.abc import Mapping, Sequence

from audit.explain.cause import touched
from audit.model.appraisal import Appraisal
from audit.rules.outcome import Outcome

_Group = tuple[Outcome, ...]


def joined(groups: Sequence[_Group], appraisal: Appraisal) -> list[_Group]:
    """Put the failed outcomes on claims with those that have the same cause, in the order in which the groups came.

    A claim goes with the failed relations whose result it quotes; with claims of the same sentence; and with claims
    that the same rule finds against the same cells, or against some of them.
    """
    sentences = {claim.id: frozenset(one.digest for one in claim.printings if one.digest) for claim in appraisal.claims}
    found: list[_Group] = []
    for group in sorted(groups, key=_on_claims):
        together = [one for one in found if _on_claims(group) and _shared(one, group, sentences)]
        for one in together[1:]:
            found.remove(one)
        whole = tuple(outcome for one in (*together, group) for outcome in one)
        if together:
            found[found.index(together[0])] = whole
        else:
            found.append(whole)
    order = {id(group[0]): place for place, group in enumerate(groups)}
    return sorted(found, key=lambda one: order[id(one[0])])


def _on_claims(group: _Group) -> bool:
    return all(outcome.rule.check == "claim" for outcome in group)


def _shared(held: _Group, new: _Group, sentences: Mapping[str, frozenset[str]]) -> bool:
    return any(_one_cause(one, other, sentences) for one in held for other in new)


def _one_cause(one: Outcome, claim: Outcome, sentences: Mapping[str, frozenset[str]]) -> bool:
    if one.check is not None:
        return one.check.relation.nature == "identity" and one.check.relation.result in touched(claim)
    if one.rule.check != "claim":
        return False
    same_sentence = not _of(one, sentences).isdisjoint(_of(claim, sentences))
    cells, others = touched(one), touched(claim)
    return same_sentence or (one.rule is claim.rule and bool(cells) and bool(others) and (cells <= others or others <= cells))


def _of(outcome: Outcome, sentences: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(digest for name in outcome.subject.ids for digest in sentences.get(name, ()))
