"""How many of a source's checkable sentences an appraisal records, and why the others are not.

``python -m tools.claims APPRAISAL SOURCE`` lists the share and every sentence that is neither recorded nor set aside;
``--all`` lists every candidate with its place, its digest and the claims that record it. The exit code is 1 if a
sentence is left over, or is set aside and recorded too, or stands no more where it was set aside.

What is set aside, and why, stands in tools/claims.yaml: sentences by their line and the head of their digest.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from audit.appraisal.text.recorded import recorded, source_lines
from tools.candidates import Candidate, candidates

__all__ = ["Account", "account", "main"]

ASIDE: Final = Path(__file__).with_suffix(".yaml")
_HEAD: Final = slice(3, 11)


@dataclass(frozen=True, slots=True)
class Account:
    """Every candidate with what became of it: the claims that record it, or the reason for which it is set aside."""

    found: Mapping[Candidate, tuple[str, ...]]
    reasons: Mapping[Candidate, str]
    besides: int
    stale: tuple[str, ...]

    @property
    def recorded(self) -> int:
        """How many candidates at least one claim records."""
        return sum(1 for claims in self.found.values() if claims)

    @property
    def left(self) -> list[Candidate]:
        """The candidates that are neither recorded nor set aside."""
        return [one for one, claims in self.found.items() if not claims and one not in self.reasons]


def account(lines: Sequence[str], appraisal: Mapping[str, Any], held: Mapping[str, Any]) -> Account:
    """Say what became of each candidate; ``held`` has what is set aside, by reason, and further names of options."""
    listed = candidates(lines, appraisal, held.get("called", {}))
    claims = _claims(appraisal)
    aside = {key: reason for reason, keys in held.get("aside", {}).items() for key in keys}
    keys = {_key(one): one for one in listed}
    found = {one: tuple(claims.get(one.digest, ())) for one in listed}
    reasons = {keys[key]: reason for key, reason in aside.items() if key in keys}
    gone = [f"{key}: set aside, and no candidate any more" for key in aside if key not in keys]
    twice = [f"{key}: set aside, and recorded too" for key, one in keys.items() if one in reasons and found[one]]
    return Account(found, reasons, len(set(claims) - {one.digest for one in listed}), (*gone, *twice))


def _claims(appraisal: Mapping[str, Any]) -> dict[str, list[str]]:
    """The ids of claims by the digests of their sentences."""
    found: dict[str, list[str]] = {}
    for text in recorded(appraisal):
        if text.path[0] == "claims" and "sha256" in text.entry:
            found.setdefault(text.entry["sha256"], []).append(appraisal["claims"][text.path[1]]["id"])
    return found


def _key(one: Candidate) -> str:
    return f"{one.line} {one.digest[_HEAD]}"


def main(arguments: Sequence[str] | None = None) -> int:
    """List the share recorded; the exit code is 1 if anything is left over."""
    options = _parse(arguments)
    appraisal: dict[str, Any] = yaml.safe_load(options.appraisal.read_text(encoding="utf-8"))
    lines = source_lines(options.source.read_text(encoding="utf-8"))
    held = yaml.safe_load(options.aside.read_text(encoding="utf-8"))
    found = account(lines, appraisal, held["appraisals"].get(appraisal["appraisal"]["id"], {}))
    sys.stdout.write("".join(f"{line}\n" for line in _told(found, held["reasons"], every=options.all)))
    return 1 if found.left or found.stale else 0


def _told(found: Account, reasons: Mapping[str, str], *, every: bool) -> Iterator[str]:
    if every:
        for one, claims in found.found.items():
            yield f"{one.line}  {one.digest}  {', '.join(claims) or found.reasons.get(one, 'left over')}"
    yield f"{len(found.found)} candidates: {found.recorded} recorded as claims, {len(found.reasons)} set aside, {len(found.left)} left over"
    aside = list(found.reasons.values())
    yield from (f"  {aside.count(key)} {said}" for key, said in reasons.items() if key in aside)
    yield f"{found.besides} sentences recorded that the rule does not find"
    yield from (f"left over: line {one.line}, {one.digest}: {one.text}" for one in found.left)
    yield from found.stale


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="claims", description="The share of checkable sentences that an appraisal records.")
    parser.add_argument("appraisal", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("--all", action="store_true", help="list every candidate")
    parser.add_argument("--aside", type=Path, default=ASIDE, help="what is set aside, and why")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
