"""What a sentence speaks of after ``on``, ``for`` or ``against``: criteria by name, a group, a share of them, or the whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from audit.appraisal.text.stems import stems
from audit.appraisal.text.words import word_set
from audit.importing.claims.ground import Ground
from audit.importing.claims.listing import SAME, listed, meant
from audit.importing.claims.numerals import count_of
from audit.importing.claims.phrase import phrase

__all__ = ["Amount", "Scope", "parts", "scopes"]

_END: Final = r",? (?:(?<!well )as (?:it|a|the|this|they|in)\b|{scope-end}\b).*|\s*[;:(.]\s.*|\s*[(].*|<.*"
_NAMELY: Final = r"(?:,? (?P<how>{namely})[,:]? (?P<list>.+)|: (?P<after>.+))?"
_SHARES: Final = ("most", "all", "few", "several", "half", "some", "none")
_SHARE: Final = (
    r"^(?:the |a |an |only |just )*(?P<most>{share-most+share-all+share-few+share-several+share-half+share-some+share-none}|{count})"
    r"(?: of)?(?: the)?(?: (?P<of>{count}))?(?P<group>(?: [\w/&'-]+){0,5}?) criteri(?:a|on)" + _NAMELY + "$"
)
_GROUP: Final = r"^(?:the |these |all the )?(?P<group>[\w/&'-]+(?: [\w/&'-]+){0,5}?) (?:criteria|section|group|category|theme|domain)" + _NAMELY + "$"
_PLAIN: Final = r"\b{criteria-adjective}\b"
_TOTAL: Final = r"^(?:overall|total|the {whole}(?: \w+)?)$"
_MARKERS: Final = r"^(?:both|each of|either|the criteri(?:a|on)(?: of| for)?|criteri(?:a|on)|the)\s+"

Amount = Literal["", "all", "most", "few", "several", "half", "some", "none"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Criteria that are named (``ids``), a group, or a share of the criteria, of a group or of all.

    ``only`` says that the named ones are all there are; ``number`` is how many there are said to be, and ``of`` of how many.
    """

    ids: tuple[str, ...] = ()
    group: str = ""
    amount: Amount = ""
    number: int = 0
    of: int = 0
    only: bool = False
    total: bool = False

    @property
    def is_share(self) -> bool:
        """Whether a share of the criteria is meant."""
        return bool(self.amount or self.number)


def scopes(text: str, ground: Ground) -> tuple[Scope, ...]:
    """Read what stands behind ``on`` or the like. Nothing where a part of it is not known and is not one of a list."""
    cut = phrase(_END).sub("", text).strip(" ,.;")
    found = [_scope(part, ground) for part in re.split(r",? as well as (?=the |most )|,? and (?=(?:the majority|most|all|few) )", cut)]
    return tuple(one for one in found if one is not None)


def _scope(text: str, ground: Ground) -> Scope | None:
    if phrase(_TOTAL).match(text):
        return Scope(total=True)
    share, group = phrase(_SHARE).match(text), phrase(_GROUP).match(text)
    if share:
        return _shared(share, ground)
    named = listed(phrase(_MARKERS).sub("", text), ground.scored)
    if named.whole:
        return Scope(named.ids)
    if group:
        return _grouped(group, ground)
    fit, ids = meant(text, ground.groups)
    if fit == SAME:
        return Scope(group=ids[0])
    return Scope(named.ids) if named.ids and len(named.ids) > 1 else None


def _shared(match: re.Match[str], ground: Ground) -> Scope | None:
    said = match["most"].lower()
    share = next((name for name in _SHARES if said in word_set(f"share-{name}")), "")
    number = 0 if share else count_of(said)
    group = _group(match["group"], ground)
    if group is None or (number == 1 and not match["of"]):
        return None
    below = match["list"] or match["after"] or ""
    named = listed(below, ground.scored) if below else None
    how = (match["how"] or ("namely" if match["after"] else "")).lower()
    only = named is not None and named.whole and how in word_set("exhaustive") and said != "several"
    amount: Amount = share  # type: ignore[assignment]  # one of the shares
    return Scope(named.ids if named else (), group, amount, number, count_of(match["of"]) if match["of"] else 0, only)


def _grouped(match: re.Match[str], ground: Ground) -> Scope | None:
    group = _group(match["group"], ground)
    if not group:
        return None
    below = match["list"] or match["after"] or ""
    return Scope(listed(below, ground.scored).ids, group) if below else Scope(group=group)


def _group(words: str, ground: Ground) -> str | None:
    """The id of a group; an empty one where the words only say that they are criteria, None where they say something else."""
    said = " ".join(phrase(_PLAIN).sub(" ", words).split())
    if not said:
        return ""
    _, ids = meant(said, ground.groups)
    # "Financial viability criteria": other words before the name of the group do not make it another one.
    ids = ids or tuple(one.id for one in ground.groups if set(stems(one.title)) <= set(stems(said)))
    return ids[0] if len(ids) == 1 else None


def parts(found: tuple[Scope, ...]) -> Iterator[tuple[str, ...]]:
    """The criteria by name of each scope that has any."""
    return (one.ids for one in found if one.ids)
