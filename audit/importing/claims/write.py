"""Writing assertions in the rule language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from audit.importing.claims.ground import Ground
from audit.importing.claims.mentions import Ref

__all__ = ["SCORED", "Found", "Kind", "against", "among", "every", "listed", "others", "quoted", "ranked", "subject_words"]

Kind = Literal["level", "superlative", "majority", "equal", "order", "list", "figure", "difference", "rank", "count"]
SCORED: Final = "criteria if c.scored"


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a sentence says: its kind, the assertion, and in plain words how the sentence was read."""

    kind: Kind
    asserts: str
    says: str


def quoted(id_: str) -> str:
    """Write an id."""
    return f'"{id_}"'


def listed(ids: Sequence[str]) -> str:
    """Write a list of ids."""
    return f"[{', '.join(map(quoted, ids))}]"


def every(ids: Sequence[str], name: str, body: Callable[[str], str]) -> str:
    """Write that something holds for each of some ids; ``name`` is that of the loop where there are several."""
    return body(quoted(ids[0])) if len(ids) == 1 else f"all({body(name)} for {name} in {listed(ids)})"


def among(group: str = "") -> str:
    """Write the criteria that are scored, or those of a group, as the source of a loop."""
    return f"{SCORED} and c.group == {quoted(group)}" if group else SCORED


def others(option: str, name: str = "x") -> str:
    """Write all options but one, as the source of a loop."""
    return f"options if {name} != {option}"


def against(ref: Ref, option: str, body: Callable[[str], str], among_: Sequence[str] = ()) -> str | None:
    """Write that something holds of an option against those that a reference stands for; None where it stands for none."""
    if ref.sort == "ids":
        ids = [one for one in ref.ids if one not in among_]
        return every(ids, "y", body) if ids else None
    if ref.sort in {"all", "others"}:
        rest = " and ".join(f"y != {quoted(one)}" for one in among_) or f"y != {option}"
        return f"all({body('y')} for y in options if {rest})"
    if ref.sort == "place":
        return f"any({ranked('y', ref.place)} and {body('y')} for y in options)"
    return None


def ranked(option: str, place: int) -> str:
    """Write that an option has a place; the last, where it is below zero."""
    return f"rank({option}) == {place}" if place > 0 else f"rank({option}) == highest(z.rank for z in options)"


def subject_words(ref: Ref, ground: Ground) -> str:
    """Say in words which options are meant."""
    if ref.sort == "ids":
        return ground.titles(ref.ids)
    return {"all": "every option", "others": "every other option", "none": "no option"}.get(ref.sort) or f"the option in place {ref.place}".replace(
        "in place -1", "in last place"
    )
