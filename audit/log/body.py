"""The body of a log: the same bytes for the same inputs, options and tool version.

A run to be logged: what was asked, and what came of it.

The inputs of a run with the digests of their raw bytes: schemas, rule files, settings, appraisals.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from audit import __version__
from audit.log.part import LogSection
from audit.log.record import Chain, Input, Record, sha256_of, shown_path
from audit.resources import folder, schema_file
from audit.rules.options import RESTRICTED
from audit.rules.rule import Pack, Rule
from audit.why import Why, because

__all__ = ["FORMAT", "Body", "LoggedRun", "Options", "body_of", "inputs_of", "public_only"]

Options = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class LoggedRun:
    """One audit of one or several appraisals.

    ``paths`` are as given on the command line; ``options`` are those that outcomes depend on: ``rules``, ``select``,
    ``ignore``, ``fail_on``, ``text_from`` where given, and any others, as texts or lists of texts. ``packs`` are all that were loaded, ``chosen``
    the rules of them that were run. ``passed_over`` are the files of folders that were not audited, which
    go into the envelope. ``left_out`` counts the audits that the log lacks because they are not public.
    """

    paths: Sequence[str]
    as_of: str
    options: Options
    packs: Sequence[Pack]
    chosen: Sequence[Rule]
    parts: Sequence[LogSection]
    exit_code: int
    inputs: Sequence[Input] = ()
    left_out: int = 0
    passed_over: Sequence[Record] = ()


def public_only(run: LoggedRun) -> LoggedRun:
    """A run without the parts about appraisals that are not public, and with their number: the log of the others needs no asking."""
    public = [part for part in run.parts if part.public]
    return replace(run, parts=public, left_out=len(run.parts) - len(public))


_SCHEMAS: Final = ("appraisal", "ruleset")


def inputs_of(run: LoggedRun) -> Iterator[Record]:
    """Every file that the outcomes of a run follow from."""
    for name in _SCHEMAS:
        yield _input("schema", schema_file(name).as_posix(), sha256_of(schema_file(name)))
    catalogue = folder("rules") / "sources.yaml"
    yield _input("sources", catalogue.as_posix(), sha256_of(catalogue))
    for pack in run.packs:
        yield _input("rules", pack.path, pack.sha256)
    for one in run.inputs:
        yield _input(one.role, one.path, one.sha256)
    for one in dict.fromkeys(one for part in run.parts for one in part.inputs):
        yield _input(one.role, one.path, one.sha256)
    for part in run.parts:
        yield _input("appraisal", part.path, part.sha256)


def _input(role: str, path: str, sha256: str) -> Record:
    shown = shown_path(path)
    return {"role": role, "path": shown, "origin": "given" if shown == path else "packaged", "sha256": sha256}


FORMAT: Final = "1"


@dataclass(slots=True)
class Body:
    """The records of a body, chained, and the digest that stands for all of them."""

    chain: Chain = field(default_factory=Chain)
    head: str = ""
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, fields: Record) -> int:
        """Add and count a record; gives its number."""
        self.counts[kind] += 1
        return self.chain.add(kind, fields)


def body_of(run: LoggedRun) -> Body:
    """The body of the log of a run."""
    body = Body()
    body.add("run", _header(run))
    for one in inputs_of(run):
        body.add("input", one)
    for rule in _rules(run):
        body.add("rule", rule)
    audits = [_audit(body, part) for part in run.parts]
    left_out = {"left_out": run.left_out} if run.left_out else {}
    footer = {"audits": audits, "counts": dict(body.counts), "exit_code": run.exit_code, **left_out}
    body.head = body.chain.close("footer", "body_head", footer)
    return body


def _header(run: LoggedRun) -> Record:
    return {
        "format": FORMAT, "tool": {"name": "appraisal-audit", "version": __version__}, "as_of": run.as_of,
        **({"marking": RESTRICTED} if "withheld" in run.options else {}), "options": _options(run.options), "paths": list(map(_slashed, run.paths)),
    }  # fmt: skip


def _options(options: Options) -> Record:
    whole = {key: value if isinstance(value, str) else list(value) for key, value in options.items()}
    paths = {key: list(map(_slashed, options[key])) for key in ("rules", "text_from") if key in options}
    return {"rules": [], **whole, **paths}


def _slashed(path: str) -> str:
    return Path(path).as_posix()


def _rules(run: LoggedRun) -> Iterator[Record]:
    chosen = {rule.id for rule in run.chosen}
    for pack in run.packs:
        for rule in pack.rules:
            head = {"id": rule.id, "name": rule.name, "pack": pack.id, "severity": rule.severity}
            yield {**head, "run": "yes"} if rule.id in chosen else {**head, "run": "no", **_why_not(rule, run.options)}


def _why_not(rule: Rule, options: Options) -> Record:
    why = _reason(rule, options)
    return {"reason": str(why), "code": why.code}


def _reason(rule: Rule, options: Options) -> Why:
    names = {rule.id, rule.name, rule.pack, *rule.tags}
    ignored = names & set(options.get("ignore", ()))
    if ignored:
        return because("ignored", name=min(ignored))
    selects = set(options.get("select", ()))
    return because("not-selected") if selects and not names & selects else because("switched-off")


def _audit(body: Body, part: LogSection) -> Record:
    """Add everything about one appraisal; gives what the footer says of it."""
    body.add("audit", part.about)
    for problem in part.problems:
        body.add("problem", problem)
    numbers = [body.add("outcome", outcome) for outcome in part.outcomes]
    for waiver in part.waivers:
        body.add("waiver", {**waiver, "outcomes": [numbers[place] for place in waiver["outcomes"]]})
    for finding in part.findings:
        body.add("finding", {**finding, "outcomes": [numbers[place] for place in finding["outcomes"]]})
    if part.decision is not None:
        body.add("decision", part.decision)
    if part.robustness is not None:
        body.add("robustness", part.robustness)
    for account in part.accounts:
        body.add("account", account)
    return part.summary
