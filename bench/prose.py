"""Print how many of the claims recorded in appraisals/ are found in the sources, and how many of the proposals are among them.

``python -m bench.prose [-v]`` looks for the source of each appraisal in ../shared/seeds by its SHA-256. A recorded claim is
*found* if its sentence is proposed, has its *kind* if a proposal for the sentence has it, is *true alike* if one with that
kind has the same truth in the recorded tables, and is the *same* if it has in 40 further tables with other scores too.
Claims with ``taken-as`` stand apart: they speak of the matter, and a person took them to be about scores. A proposal is
*recorded* if its sentence is, as a claim or as a figure under ``stated``; it *fits* if it is the same as one recorded for the
sentence; it is a *false note* if it does not hold, and no claim recorded for the sentence does not hold.
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from audit.appraisal.load.document import parse
from audit.appraisal.text.normalise import digest
from audit.appraisal.text.sentences import sentences
from audit.documents.read import read_paper
from audit.importing.build import appraisal_of
from audit.importing.document import with_claims
from audit.importing.draft import Claim, Draft
from audit.importing.names import alike
from audit.importing.run import import_papers
from audit.rules.language.assertions import whole
from audit.rules.language.world import World
from bench.perturbed import truths, world, worlds

ROOT: Final = Path(__file__).resolve().parent.parent

SEEDS: Final = ROOT.parent / "shared" / "seeds"
ASIDE: Final = ROOT / "tools" / "claims.yaml"
HEAD: Final = slice(3, 11)
FORMAT: Final = "{:12} {:>9} {:>6} {:>5} {:>11} {:>5} | {:>8} {:>9} {:>5} {:>12}"
DIRECT, TAKEN = "of scores", "taken as"


@dataclass
class Tally:
    """Counts by kind."""

    recorded: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    kind: Counter[str] = field(default_factory=Counter)
    alike: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    fits: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Judged:
    """A claim, recorded or proposed, with what it is of every table."""

    kind: str
    sentences: frozenset[str]
    truth: tuple[str, ...]
    text: str
    taken: bool = False


def main() -> None:
    sources = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in sorted(SEEDS.glob("*.txt"))} if SEEDS.is_dir() else {}
    whole = Tally()
    for file in sorted((ROOT / "appraisals").glob("*.yaml")):
        held = yaml.safe_load(file.read_text(encoding="utf-8"))
        source = next((sources[one["sha256"]] for one in held["sources"].values() if one.get("sha256") in sources), None)
        if source is None:
            print(f"{file.name}: skipped, its source is not in ../shared/seeds")
            continue
        tally = measure(file, held, source)
        show(file.stem, tally)
        for name in vars(whole):
            getattr(whole, name).update(getattr(tally, name))
    if whole.recorded:
        show("together", whole)


def measure(file: Path, held: dict[str, Any], source: Path) -> Tally:
    paper = read_paper(source)
    draft = with_claims(import_papers([paper]), [paper])
    tables = list(worlds(whole(parse(file.read_bytes(), file.as_posix()))))
    recorded = [judged(one, tables) for one in held["claims"] if "asserts" in one]
    names = ids(draft, held)
    own = world(appraisal_of(draft))
    proposed = [proposal(one, names, tables, own) for one in draft.claims]
    figures = set(aside(held["appraisal"]["id"]))
    tally = Tally()
    for one in recorded:
        tally_recorded(tally, one, proposed)
    for one in proposed:
        tally_proposed(tally, one, recorded, figures)
    return tally


def judged(claim: dict[str, Any], tables: list[World]) -> Judged:
    sentences = {one["sha256"] for one in (claim, *claim.get("again", ())) if "sha256" in one}
    return Judged(claim.get("kind", "statement"), frozenset(sentences), truths(claim["asserts"], tables), claim["summary"], "taken-as" in claim)


def proposal(claim: Claim, names: Mapping[str, str], tables: list[World], own: World) -> Judged:
    asserts = claim.asserts or ""
    for here, there in names.items():
        asserts = asserts.replace(f'"{here}"', f'"<{there}>"')
    asserts = asserts.replace('"<', '"').replace('>"', '"')
    # A sum stands on figures of the draft alone.
    truth = truths(asserts, tables if "stated(" not in asserts else [own])
    return Judged(claim.kind, frozenset(map(digest, (claim.text, *sentences(claim.text)))), truth, f"{claim.text} | {asserts}")


def ids(draft: Draft, held: dict[str, Any]) -> dict[str, str]:
    """Match the ids of a draft with those of the recorded appraisal, by titles."""
    found = {}
    for part, items in (("options", draft.options), ("criteria", draft.criteria), ("groups", draft.groups), ("levels", draft.levels)):
        for item in items:
            own = getattr(item, "title", None) or getattr(item, "label", "")
            entries = held.get(part) or {}
            best = max(entries, key=lambda key, own=own: alike(own, str(entries[key].get("title") or entries[key].get("label"))), default=item.id)
            found[item.id] = best
    return found


def aside(name: str) -> list[str]:
    """The heads of the digests of sentences whose figure is recorded under ``stated``."""
    held = yaml.safe_load(ASIDE.read_text(encoding="utf-8"))["appraisals"].get(name, {})
    return [key.split()[1] for key in held.get("aside", {}).get("figure", ())]


def tally_recorded(tally: Tally, one: Judged, proposed: Sequence[Judged]) -> None:
    kind = TAKEN if one.taken else one.kind
    near = [other for other in proposed if other.sentences & one.sentences]
    fit = [other for other in near if other.kind == one.kind]
    tally.recorded[kind] += 1
    tally.found[kind] += bool(near)
    tally.kind[kind] += bool(fit)
    tally.alike[kind] += any(other.truth[0] == one.truth[0] for other in fit)
    tally.same[kind] += any(other.truth == one.truth for other in fit)
    if "-v" in sys.argv and not any(other.truth == one.truth for other in fit) and not one.taken:
        print(f"  not the same: {one.kind}: {one.text}")


def tally_proposed(tally: Tally, one: Judged, recorded: Sequence[Judged], figures: set[str]) -> None:
    near = [other for other in recorded if other.sentences & one.sentences]
    figure = any(sentence[HEAD] in figures for sentence in one.sentences)
    fits = any(other.truth == one.truth for other in near)
    false = one.truth[0] == "False" and not any(other.truth[0] == "False" for other in near)
    tally.proposed[one.kind] += 1
    tally.known[one.kind] += bool(near) or figure
    tally.fits[one.kind] += fits or (figure and one.truth[0] == "True")
    tally.false[one.kind] += false
    if "-v" in sys.argv and (false or not fits):
        print(f"  {'FALSE NOTE' if false else 'beyond what is recorded'}: {one.kind}: {one.text}")


def show(title: str, tally: Tally) -> None:
    columns = ("recorded", "found", "kind", "alike", "same", "proposed", "known", "fits", "false")
    print(title)
    print(FORMAT.format("kind", "recorded", "found", "kind", "true alike", "same", "proposed", "recorded", "fits", "false notes"))
    kinds = [kind for kind in (*sorted({*tally.recorded, *tally.proposed} - {TAKEN}), TAKEN) if tally.recorded[kind] or tally.proposed[kind]]
    for kind in kinds:
        print(row(kind, [getattr(tally, name)[kind] for name in columns]))
    print(row(DIRECT, [sum(number for kind, number in getattr(tally, name).items() if kind != TAKEN) for name in columns]), "\n")


def row(kind: str, numbers: Sequence[int]) -> str:
    return FORMAT.format(kind, *numbers)


if __name__ == "__main__":
    main()
