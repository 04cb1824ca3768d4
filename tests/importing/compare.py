"""Two appraisals held against each other, figure by figure, whatever ids they use."""

import re
from collections import Counter

from audit.appraisal.load.document import parse
from audit.appraisal.load.schema import validate
from audit.appraisal.model.appraisal import Appraisal
from audit.rules.language.assertions import whole

Figures = Counter[tuple[str, str, str, str, str]]


def read(raw: bytes, path: str = "x.yaml") -> Appraisal:
    document = parse(raw, path)
    validate(document, "appraisal")
    return whole(document)


def figures(appraisal: Appraisal) -> Figures:
    """Count every figure by what it is of, in words, and its text."""
    names = {item.id: item.title or item.id for part in (appraisal.options, appraisal.criteria, appraisal.groups) for item in part.values()}
    found: Figures = Counter()
    for figure in appraisal.figures:
        if figure.id.startswith(("stated.", "groups.", "method.", "gateways.")):
            continue
        owner = figure.quantity
        key = (owner.kind, *(_plain(names.get(one or "", one or "")) for one in (owner.option, owner.criterion, owner.group)))
        text = "" if figure.id.endswith(".of") else figure.text if figure.state == "figure" else figure.state
        found[*key, text] += 1  # type: ignore[index]  # five parts
    for verdict in appraisal.verdicts:
        if verdict.criterion in names and not verdict.id.startswith("gateways."):
            found["verdict", _plain(names[verdict.option]), _plain(names[verdict.criterion]), "", verdict.outcome] += 1
    return found


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
