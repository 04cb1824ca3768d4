"""A comparison as text for a terminal or a file."""

from collections.abc import Sequence

from audit.comparison.alteration import AREAS, Alteration
from audit.comparison.compare import AppraisalChange, Comparison
from audit.comparison.findings import FindingChange
from audit.examine import Examination
from audit.report.compared.words import (
    AREA_TITLES,
    FINDING_TITLES,
    KIND_WORDS,
    WHOLE_TITLES,
    about_alteration,
    called_out,
    fate_of,
    headline,
    message_of,
    places_of,
    shown_change,
)
from audit.report.page import Page

__all__ = ["comparison_as_text"]


def comparison_as_text(found: Comparison, *, old: str, new: str, mark: str = "", width: int = 80, colour: bool = False) -> str:
    """The whole comparison in plain words; ``old`` and ``new`` name the files, ``mark`` is the handling mark."""
    page = Page(width, colour=colour)
    if mark:
        page.say(mark, "bold")
    page.say(f"Old: {old}")
    page.say(f"New: {new}")
    page.blank()
    page.say(headline(found), "bold")
    for one in found.pairs:
        _pair(page, one, several=found.several)
    _whole(page, WHOLE_TITLES["gone"], found.gone)
    _whole(page, WHOLE_TITLES["new"], found.new)
    return page.text()


def _pair(page: Page, change: AppraisalChange, *, several: bool) -> None:
    if several:
        page.heading(f"Appraisal: {change.versions.after.title}")
    if called := called_out(change):
        page.blank()
        page.say(called, "yellow")
    for area in AREAS:
        held = [one for one in change.alterations if one.area == area]
        if held:
            page.heading(AREA_TITLES[area])
        for one in held:
            _alteration(page, one, change)
    for kind, title in FINDING_TITLES.items():
        _findings(page, title, [one for one in change.findings if one.kind == kind])


def _alteration(page: Page, one: Alteration, change: AppraisalChange) -> None:
    kind = f" ({KIND_WORDS[one.kind]})" if one.kind in {"print", "renamed"} else ""
    page.say(f"{about_alteration(one, change)}: {shown_change(one)}{kind}", first="  - ")
    if where := places_of(one.old_place, one.new_place):
        page.say(where, "dim", first="    ")
    if one.doubtful:
        page.say("Read doubtfully: compare with your copy first.", "cyan", first="    ")


def _findings(page: Page, title: str, held: Sequence[FindingChange]) -> None:
    if held:
        page.heading(title)
    for one in held:
        page.say(f"{message_of(one)} [{one.rule}]", first="  - ")
        for said in (fate_of(one), places_of(one.old_place, one.new_place)):
            if said:
                page.say(said, "dim", first="    ")


def _whole(page: Page, title: str, held: Sequence[Examination]) -> None:
    if held:
        page.heading(title)
    for one in held:
        if one.appraisal is not None:
            page.say(one.appraisal.title, first="  - ")
