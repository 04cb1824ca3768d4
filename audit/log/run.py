"""A run to be logged: what was asked, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.log.input import Input
from audit.log.part import Part
from audit.rules.rule import Pack, Rule

Options = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Run:
    """One audit of one or several appraisals.

    ``paths`` are as given on the command line; ``options`` are those that outcomes depend on: ``rules``, ``select``,
    ``ignore``, ``fail_on``, ``text_from`` where given, and any others, as texts or lists of texts. ``packs`` are all that were loaded, ``chosen``
    the rules of them that were run.
    """

    paths: Sequence[str]
    as_of: str
    options: Options
    packs: Sequence[Pack]
    chosen: Sequence[Rule]
    parts: Sequence[Part]
    exit_code: int
    inputs: Sequence[Input] = ()
