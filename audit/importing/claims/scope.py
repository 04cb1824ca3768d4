"""What a sentence speaks of after ``on``, ``for`` or ``against``: criteria by name, a group, a share of them, or the whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from audit.appraisal.text.stems import stems
from audit.importing.claims.ground import Ground
from audit.importing.claims.listing import listed, meant
from audit.importing.claims.numerals import COUNT, count_of

ON: Final = r"(?:against|for|on|in terms of|in relation to|in respect of|with (?:regard|respect) to|in|under|across|regarding|concerning)"
_END: Final = re.compile(
    r",? (?:due to|because|"
    r"(?<!well )as (?:it|a|the|this|they|in)\b|since|which|who|where|reflecting|given|with|so\b|thanks|owing|than|compared|making|meaning|"
    r"although|though|while|whereas|but|however|and therefore|in part|followed|that|when|through|by|resulting|showing|"
    r"indicating|despite|from|is|are|was|were)\b.*"
    r"|\s*[;:(.]\s.*|\s*[(].*|<.*"
)
_NAMELY: Final = (
    r"(?:,? (?P<how>namely|such as|including|notably|in particular|particularly|especially|i\.e\.|e\.g\.|for example)[,:]? "
    r"(?P<list>.+)|: (?P<after>.+))?"
)
_SHARE: Final = re.compile(
    rf"^(?:the |a |an |only |just )*(?P<most>vast majority|great majority|majority|most|more than half|bulk|all|every|each|few|"
    rf"small number|minority|several|number|"
    rf"half|some|none|no|{COUNT})(?: of)?(?: the)?(?: (?P<of>{COUNT}))?(?P<group>(?: [\w/&'-]+){{0,5}}?) criteri(?:a|on){_NAMELY}$",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(
    rf"^(?:the |these |all the )?(?P<group>[\w/&'-]+(?: [\w/&'-]+){{0,5}}?) (?:criteria|section|group|category|theme|domain){_NAMELY}$", re.IGNORECASE
)
_PLAIN: Final = re.compile(
    r"\b(?:assessment|evaluation|appraisal|scoring|scored|selection|key|main|weighted|individual|these|different|of)\b",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(
    r"^(?:overall|total|all|the (?:overall|whole|total|appraisal|scoring|evaluation|ranking|assessment)(?: \w+)?)$",
    re.IGNORECASE,
)
_MARKERS: Final = re.compile(r"^(?:both|each of|either|the criteri(?:a|on)(?: of| for)?|criteri(?:a|on)|the)\s+", re.IGNORECASE)
_EXHAUSTIVE: Final = frozenset(("namely", "i.e."))
_WORDS: Final = {
    "vast majority": "most", "great majority": "most", "majority": "most", "most": "most", "more than half": "most", "bulk": "most",
    "all": "all", "every": "all",
    "each": "all", "few": "few", "small number": "few", "minority": "few", "several": "several", "number": "several",
    "half": "half", "some": "some", "none": "none", "no": "none",
}  # fmt: skip

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
    cut = _END.sub("", text).strip(" ,.;")
    found = [_scope(part, ground) for part in re.split(r",? as well as (?=the |most )|,? and (?=(?:the majority|most|all|few) )", cut)]
    return tuple(one for one in found if one is not None)


def _scope(text: str, ground: Ground) -> Scope | None:
    if _TOTAL.match(text) and text.lower() != "all":
        return Scope(total=True)
    share, group = _SHARE.match(text), _GROUP.match(text)
    if share:
        return _shared(share, ground)
    named = listed(text if not _MARKERS.match(text) else _MARKERS.sub("", text), ground.scored)
    if named.whole:
        return Scope(named.ids)
    if group:
        return _grouped(group, ground)
    fit, ids = meant(text, ground.groups)
    if fit == 1.0:
        return Scope(group=ids[0])
    return Scope(named.ids) if named.ids and len(named.ids) > 1 else None


def _shared(match: re.Match[str], ground: Ground) -> Scope | None:
    said = match["most"].lower()
    number = 0 if said in _WORDS else count_of(said)
    group = _group(match["group"], ground)
    if group is None or (number == 1 and not match["of"]):
        return None
    below = match["list"] or match["after"] or ""
    named = listed(below, ground.scored) if below else None
    how = (match["how"] or ("namely" if match["after"] else "")).lower()
    only = named is not None and named.whole and how in _EXHAUSTIVE and said != "several"
    amount: Amount = _WORDS.get(said, "")  # type: ignore[assignment]  # the words of the table
    return Scope(named.ids if named else (), group, amount, number, count_of(match["of"]) if match["of"] else 0, only)


def _grouped(match: re.Match[str], ground: Ground) -> Scope | None:
    group = _group(match["group"], ground)
    if not group:
        return None
    below = match["list"] or match["after"] or ""
    return Scope(listed(below, ground.scored).ids, group) if below else Scope(group=group)


def _group(words: str, ground: Ground) -> str | None:
    """Give the id of a group; an empty one where the words only say that they are criteria, None where they say something else."""
    said = " ".join(_PLAIN.sub(" ", words).split())
    if not said:
        return ""
    _, ids = meant(said, ground.groups)
    # "Financial viability criteria": other words before the name of the group do not make it another one.
    ids = ids or tuple(one.id for one in ground.groups if set(stems(one.title)) <= set(stems(said)))
    return ids[0] if len(ids) == 1 else None


def parts(found: tuple[Scope, ...]) -> Iterator[tuple[str, ...]]:
    """Give the criteria by name of each scope that has any."""
    return (one.ids for one in found if one.ids)
