"""What an audit is asked: the rules that are run, and everything set beside them.

The documents that ``--text-from`` names.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from audit.appraisal.text.attach import Supplied, read_supplied
from audit.log.record import Input
from audit.problems import InputError, Problem
from audit.rules import baseline
from audit.rules.pack import load_packs, selected
from audit.rules.rule import Pack, Rule
from audit.rules.settings import Configuration, Settings, check, load, soft_of, switched_on, unknown

if TYPE_CHECKING:
    from audit.cli.jobs import Audited

_NOT_A_SOURCE: Final = "is no source of the appraisals audited here; record its file name or SHA-256 under sources"


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
    return [Problem(one.path, 0, 0, _NOT_A_SOURCE) for one in texts if one.sha256 not in used]


def inputs_of(texts: Sequence[Supplied]) -> list[Input]:
    """Give the documents as inputs of a run."""
    return [Input("text", one.path, one.sha256) for one in texts]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of an audit as given. ``config`` is None to look for the usual file, empty for none."""

    rules: Sequence[str] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    profile: str = ""
    config: str | None = None
    known: str = ""
    waives: bool = True
    as_of: str = ""
    text_from: Sequence[str] = ()
    soft: Sequence[str] = ()
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options come to: the packs that were loaded, the rules of them that are run, what is set, and the files read for it.

    ``options`` are those that outcomes depend on, as they are logged.
    """

    packs: Sequence[Pack]
    rules: Sequence[Rule]
    settings: Settings
    inputs: tuple[Input, ...] = ()
    options: Mapping[str, str | Sequence[str]] = field(default_factory=dict)


def asked(wanted: Wanted) -> Asked:
    """Read everything that options name. Raises InputError."""
    as_of = _date(wanted.as_of)
    held = Configuration() if wanted.config == "" else load(Path(wanted.config) if wanted.config else None)
    packs = load_packs(list(wanted.rules) or list(held.packs), cases=False)
    loaded = [rule for pack in packs for rule in pack.rules]
    check(held, loaded)
    if unknown(wanted.profile, loaded):
        raise InputError([Problem("--profile", 0, 0, unknown(wanted.profile, loaded))])
    entries, digest = baseline.load(Path(wanted.known)) if wanted.known else (None, "")
    read = (("configuration", held.path, held.sha256), ("baseline", Path(wanted.known).as_posix() if wanted.known else "", digest))
    texts = tuple(supplied(wanted.text_from))
    settings = Settings(as_of, wanted.profile, wanted.waives, entries, held, texts, soft_of(wanted.soft), wanted.ocr)
    named = frozenset(wanted.select)
    chosen = [switched_on(one) if named & {one.id, one.name} else one for one in selected(loaded, wanted.select, wanted.ignore)]
    return Asked(packs, chosen, settings, (*(Input(*one) for one in read if one[1]), *inputs_of(texts)), _options(wanted))


def _options(wanted: Wanted) -> Mapping[str, str | Sequence[str]]:
    said = {"profile": wanted.profile, "waivers": "" if wanted.waives else "not counted", "ocr": "pictures were read" if wanted.ocr else ""}
    listed = {"rules": list(wanted.rules), "select": list(wanted.select), "ignore": list(wanted.ignore)}
    texts = {"text_from": list(wanted.text_from)} if wanted.text_from else {}
    soft = {"soft": [*soft_of(wanted.soft)]} if wanted.soft else {}
    return {**listed, **texts, **soft, **{name: text for name, text in said.items() if text}}


def _date(text: str) -> str:
    if not text:
        return dt.datetime.now(tz=dt.UTC).date().isoformat()
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError([Problem("--as-of", 0, 0, f'"{text}" is no date; write for example 2026-01-31')]) from None
