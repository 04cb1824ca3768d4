"""The words of a comparison: what differs, where, and what became of a finding."""

from collections.abc import Mapping
from typing import Final

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.text.count import counted
from audit.comparison.alteration import Alteration, Area
from audit.comparison.compare import AppraisalChange, Comparison
from audit.comparison.findings import Fate, FindingChange
from audit.rules.words import named, quoted, title_of_option

__all__ = [
    "AREA_TITLES",
    "FATES",
    "FINDING_TITLES",
    "KIND_WORDS",
    "WHOLE_TITLES",
    "about_alteration",
    "called_out",
    "fate_of",
    "headline",
    "message_of",
    "nothing_differs",
    "places_of",
    "shown_change",
]

AREA_TITLES: Final[Mapping[Area, str]] = {
    "criteria": "Criteria", "weights": "Weights", "scale": "Scale and levels", "definitions": "Definitions", "method": "Method",
    "options": "Options", "scores": "Scores", "totals": "Totals and percentages", "ranks": "Ranks", "gateways": "Passes and fails",
    "recommendation": "Recommendation", "reasons": "Reasons", "claims": "Sentences about the figures", "paper": "Title, dates and other figures",
}  # fmt: skip

KIND_WORDS: Final[Mapping[str, str]] = {
    "gone": "gone", "new": "new", "renamed": "renamed", "changed": "changed", "print": "printed differently, same value",
}  # fmt: skip

FINDING_TITLES: Final[Mapping[str, str]] = {"gone": "Findings that are gone", "new": "New findings", "carried": "Findings in both versions"}

WHOLE_TITLES: Final[Mapping[str, str]] = {"gone": "Appraisals that are gone", "new": "New appraisals"}
"""What is above the appraisals that only one of the versions holds."""

FATES: Final[Mapping[tuple[str, Fate], str]] = {
    ("gone", "agrees"): "In the new version this check agrees.",
    ("gone", "not-checked"): "In the new version this could not be checked, so it may remain.",
    ("gone", "accepted"): "In the new version this is accepted beforehand.",
    ("gone", "absent"): "The new version has nothing of the kind to check.",
    ("new", "agrees"): "In the old version this check agreed.",
    ("new", "not-checked"): "In the old version this could not be checked.",
    ("new", "accepted"): "In the old version this was accepted beforehand.",
    ("new", "absent"): "The old version had nothing of the kind to check.",
}  # fmt: skip
"""What became of a finding, by whether it is gone or new and how its check went in the other version."""

_OF: Final[Mapping[str, str]] = {
    "criterion": "the criterion",
    "group": "the group of criteria",
    "option": "the option",
    "scale": "the scale",
    "level": "a level of the scale",
    "definition": "the definition of a level",
    "use": "the use of a level",
    "wording": "the definition",
    "reason": "the reason",
    "claim": "a sentence",
    "kind": "the kind of criterion",
    "direction": "whether more is better",
    "total": "how totals are made",
    "weight-sum": "the sum of the weights",
    "rank-by": "what ranks go by",
    "ties": "how ties are ranked",
    "aggregate": "how scorers are combined",
    "percent-of": "what percentages are of",
    "base": "whether it is the option that changes nothing",
    "outcome": "the outcome",
    "preferred": "the recommended option",
    "taken_forward": "the options taken forward",
    "title": "the title",
    "handling": "the handling mark",
}


def about_alteration(one: Alteration, change: AppraisalChange) -> str:
    """What differs, to read on its own: the score for "Option A" on "Access"."""
    appraisal = change.versions.before if _is_of_old(one) else change.versions.after
    if one.quantity is not None:
        return named(appraisal, one.quantity)
    if one.of in {"criterion", "group", "option"}:
        return _OF[one.of]
    date = one.of.removeprefix("date-")
    said = f"the date {quoted(date.replace('-', ' '))}" if date != one.of else _OF.get(one.of, one.of.replace("-", " "))
    return f"{said}{_whose(one, appraisal)}"


def _is_of_old(one: Alteration) -> bool:
    """Whether an alteration is named by the ids of the old version."""
    return one.quantity is not None and one.kind == "gone"


def _whose(one: Alteration, appraisal: Appraisal) -> str:
    level = appraisal.levels.get(one.item or "")
    gateway = appraisal.gateways.get(one.item or "")
    criterion = appraisal.criteria.get(one.criterion or "")
    parts = [
        f" {quoted(level.label)}" if level is not None and one.of in {"definition", "use"} else "",
        f" for {quoted(title_of_option(appraisal, one.option))}" if one.option is not None else "",
        f" on {quoted(criterion.title)}" if criterion is not None else "",
        f" at {quoted(gateway.title)}" if gateway is not None and one.of == "outcome" else "",
    ]
    return "".join(parts)


def shown_change(one: Alteration) -> str:
    """What it was and what it is, as printed: "3, now 4"."""
    if one.kind == "gone":
        return f"{one.old or 'it'}, now gone"
    if one.kind == "new":
        return f"new: {one.new}"
    return f"{one.old}, now {one.new}"


def places_of(old: str, new: str) -> str:
    """Where both are in their documents, as far as that is known."""
    said = [f"old: {old}" if old else "", f"new: {new}" if new else ""]
    return "; ".join(filter(None, said))


def headline(found: Comparison) -> str:
    """One sentence: whether anything differs, and how much of it."""
    if not found.differs:
        return nothing_differs(found)
    alterations = [each for one in found.pairs for each in one.alterations]
    values = sum(one.kind != "print" for one in alterations)
    prints = len(alterations) - values
    said = [counted(values, "difference")] if values else []
    said += [f"{counted(prints, 'figure or title', 'figures or titles')} printed differently with the same value"] if prints else []
    findings = [each for one in found.pairs for each in one.findings]
    kinds = ", ".join(f"{sum(each.kind == kind for each in findings)} {kind}" for kind in ("gone", "new", "carried"))
    whole = [f"{counted(len(held), 'appraisal')} {word}" for held, word in ((found.gone, "gone"), (found.new, "new")) if held]
    return f"{'; '.join([*said, *whole]) or 'Only findings differ'}. Findings: {kinds}."


def nothing_differs(found: Comparison) -> str:
    """Say that nothing differs in what was compared, whether the files are the same, and how many findings both versions have."""
    carried = sum(len(one.findings) for one in found.pairs)
    same = all(one.versions.old.sha256 == one.versions.new.sha256 for one in found.pairs)
    files = "The files are the same, byte for byte." if same else "The files are not the same: what the tool does not read may differ."
    return f"No difference was found in what could be read. {files} {counted(carried, 'finding')} in both versions."


def called_out(change: AppraisalChange) -> str:
    """Say that scores rest on what differs, where the old version held scores already; empty where nothing of the kind differs."""
    beneath = [one for one in change.alterations if one.after_scoring]
    if not beneath:
        return ""
    areas = list(dict.fromkeys(AREA_TITLES[one.area].lower() for one in beneath))
    listed = " and ".join(filter(None, [", ".join(areas[:-1]), areas[-1]]))
    scores = sum(one.area == "scores" and one.kind != "print" for one in change.alterations)
    followed = f"{counted(scores, 'score')} also changed" if scores else "no score changed"
    return f"The old version already has scores. After that, {counted(len(beneath), 'change')} in: {listed}; {followed}."


def message_of(one: FindingChange) -> str:
    """What a finding says: in the new version, or in the old one where the new one has it as part of another."""
    return one.old if one.fate == "joined" else one.new or one.old


def fate_of(one: FindingChange) -> str:
    """What became of a finding; that it says something else now, where it is in both."""
    if one.kind != "carried":
        return FATES[one.kind, one.fate]
    if one.fate == "joined":
        return f"In the new version this is part of: {one.new}"
    if one.fate == "split":
        return f"In the old version this was part of: {one.old}"
    return "" if one.old == one.new else f"Before, it read: {one.old}"
