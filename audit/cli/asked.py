"""What an audit is asked: the rules that are run, everything set beside them, and the documents that ``--text-from`` names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from audit.appraisal.text.attach import Supplied, read_supplied
from audit.log.record import Input
from audit.problems import InputError, Problem, fault
from audit.rules import baseline
from audit.rules.options import Options
from audit.rules.pack import load_packs, selected
from audit.rules.restrictions import narrowing
from audit.rules.rule import Pack, Rule
from audit.rules.settings import Configuration, Settings, check, load, soft_of, switched_on, unknown

if TYPE_CHECKING:
    from audit.cli.jobs import Audited

__all__ = ["Asked", "asked", "inputs_of", "not_used", "supplied"]


def supplied(names: Sequence[str]) -> list[Supplied]:
    """Read the documents, each once. Raises InputError with all that cannot be read."""
    found: list[Supplied] = []
    problems: list[Problem] = []
    for name in dict.fromkeys(names):
        try:
            found.append(read_supplied(Path(name)))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return found


def not_used(texts: Sequence[Supplied], found: "Sequence[Audited]") -> list[Problem]:
    """Say which documents are no source of any appraisal: what was to be attached from them was not."""
    used = frozenset[str]().union(*(one.attached for one in found))
    return [Problem(one.path, 0, 0, fault("not-a-source")) for one in texts if one.sha256 not in used]


def inputs_of(texts: Sequence[Supplied]) -> list[Input]:
    """The documents as inputs of a run."""
    return [Input("text", one.path, one.sha256) for one in texts]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the options come to: the packs that were loaded, the rules of them that are run, what is set, and the files read for it."""

    packs: Sequence[Pack]
    rules: Sequence[Rule]
    settings: Settings
    inputs: tuple[Input, ...]
    options: Options


def asked(options: Options) -> Asked:
    """Read everything that options name. Raises InputError."""
    as_of = options.date()
    held = load(Path(options.config)) if options.config else Configuration()
    packs = load_packs(list(options.rules) or list(held.packs), cases=False)
    loaded = [rule for pack in packs for rule in pack.rules]
    check(held, loaded)
    odd = unknown(options.profile, loaded)
    if odd is not None:
        raise InputError([Problem("--profile", 0, 0, odd)])
    entries, digest = baseline.load(Path(options.known)) if options.known else (None, "")
    read = (("configuration", held.path, held.sha256), ("baseline", Path(options.known).as_posix() if options.known else "", digest))
    texts, soft = tuple(supplied(options.text_from)), soft_of(options.soft)
    named = frozenset(options.select)
    chosen = [switched_on(one) if named & {one.id, one.name} else one for one in selected(loaded, options.select, options.ignore)]
    settings = Settings(
        as_of, options.profile, options.waives, entries, held, texts, soft, ocr=options.ocr,
        narrowed=narrowing(options, held, packs, chosen), known_by=Path(options.known).as_posix() if options.known else "",
        reveals=options.reveals,
    )  # fmt: skip
    inputs = (*(Input(*one) for one in read if one[1]), *inputs_of(texts))
    return Asked(packs=packs, rules=chosen, settings=settings, inputs=inputs, options=replace(options, soft=list(soft)))
