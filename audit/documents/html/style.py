"""What the style sheets in a page say about colour behind a cell and about what is not shown.

Colours as style sheets write them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element
from PIL import ImageColor

from audit.limits import DocumentLimits

__all__ = ["Styles", "colour_in"]

_PARTS: Final = re.compile(r"rgba?\(\s*([0-9.]+%?)[\s,]+([0-9.]+%?)[\s,]+([0-9.]+%?)\s*(?:[,/]\s*([0-9.]+%?)\s*)?\)", re.IGNORECASE)
_TOKEN: Final = re.compile(r"#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl)a?\([^)]{1,60}\)|[A-Za-z]{3,20}")
_FULL: Final = 255
_TRANSPARENT: Final = ("transparent", "inherit", "initial", "none", "unset")


def colour_in(value: str) -> str | None:
    """The first colour in the value of ``background`` as ``#rrggbb``, ``""`` for none at all, None where nothing is said."""
    for token in _TOKEN.findall(value[:400]):
        if token.lower() in _TRANSPARENT:
            return ""
        found = _single(token)
        if found is not None:
            return found
    return None


def _single(token: str) -> str | None:
    match = _PARTS.fullmatch(token)
    if match is not None:
        return _from_parts(match)
    try:
        sides = ImageColor.getrgb(token)
    except ValueError:
        return None
    return "" if len(sides) > 3 and sides[3] == 0 else "#" + "".join(f"{side:02x}" for side in sides[:3])  # noqa: PLR2004  # the fourth is opacity


def _from_parts(match: "re.Match[str]") -> str:
    if match[4] is not None and not match[4].strip("0.%"):
        return ""
    return "#" + "".join(f"{_part(match[at]):02x}" for at in (1, 2, 3))


def _part(text: str) -> int:
    number = float(text.rstrip("%").rstrip(".") or 0)
    return min(round(number * _FULL / 100 if text.endswith("%") else number), _FULL)


_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]{1,2000})\{([^{}]*)\}")
_COMPOUND: Final = re.compile(r"(?:([A-Za-z][\w-]*)|\*)?((?:[.#][A-Za-z_-][\w-]*)*)$")
_MOST_RULES: Final = 1_000
_KNOWN: Final = ("background", "background-color", "display", "visibility", "font-weight")


@dataclass(frozen=True, slots=True)
class _Compound:
    """One step of a selector: a tag, classes, ids."""

    tag: str
    classes: frozenset[str]
    name: str

    def fits(self, element: _Element) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if self.name and element.get("id") != self.name:
            return False
        return not self.classes or self.classes <= frozenset((element.get("class") or "").split())


@dataclass(frozen=True, slots=True)
class _Selector:
    steps: tuple[_Compound, ...]
    weight: tuple[int, int, int, int]
    said: Mapping[str, str]

    def fits(self, element: _Element) -> bool:
        if not self.steps[-1].fits(element):
            return False
        above: _Element | None = element.getparent()
        for step in reversed(self.steps[:-1]):
            while above is not None and not step.fits(above):
                above = above.getparent()
            if above is None:
                return False
            above = above.getparent()
        return True


class Styles:
    """The rules of a page's own style sheets; what a selector cannot be told of is left out."""

    def __init__(self, page: _Element) -> None:
        """Read every ``<style>`` of a page. Style sheets elsewhere are not fetched."""
        self.linked = any("stylesheet" in (one.get("rel") or "").lower() for one in page.iter("link"))
        text = "\n".join(one.text or "" for one in page.iter("style"))
        rules = (_selectors(match[1], match[2], at) for at, match in zip(range(_MOST_RULES), _RULE.finditer(_COMMENT.sub("", text)), strict=False))
        # Of two rules with the same selector the later counts for what it says; the earlier may say more.
        self._rules = list({(one.steps, frozenset(one.said)): one for found in rules for one in found}.values())
        self._known: dict[_Element, dict[str, str]] = {}
        self._left = DocumentLimits.MAX_STYLED

    @property
    def spent(self) -> bool:
        """Whether there was more to compare than is."""
        return self._left < 0

    def said(self, element: _Element) -> dict[str, str]:
        """What applies to an element itself; worked out once for each."""
        if element not in self._known:
            self._known[element] = self._applied(element)
        return self._known[element]

    def _applied(self, element: _Element) -> dict[str, str]:
        self._left -= len(self._rules)
        fitting = [] if self.spent else sorted((rule for rule in self._rules if rule.fits(element)), key=lambda rule: rule.weight)
        found: dict[str, str] = {}
        for rule in fitting:
            _join(found, rule.said)
        _join(found, _declarations(element.get("style") or ""))
        return found

    def background(self, element: _Element) -> str | None:
        """The colour behind an element itself as ``#rrggbb``, None where it has none of its own."""
        said = self.said(element)
        colour = said.get("background-color") or said.get("background")
        found = colour_in(colour) if colour else None
        return (colour_in(element.get("bgcolor") or "") if found is None else found) or None

    def hidden(self, element: _Element) -> bool:
        """Say whether an element is not shown at all."""
        if element.get("hidden") is not None:
            return True
        said = self.said(element)
        return said.get("display", "").startswith("none") or said.get("visibility", "").startswith(("hidden", "collapse"))


def _join(found: dict[str, str], said: Mapping[str, str]) -> None:
    """Let later words stand over earlier ones; ``background`` and ``background-color`` say the same thing."""
    if "background" in said or "background-color" in said:
        found.pop("background", None)
        found.pop("background-color", None)
    found.update(said)


def _selectors(heads: str, body: str, order: int) -> list[_Selector]:
    said = _declarations(body)
    if not said:
        return []
    found = (_steps(head.strip()) for head in heads.split(","))
    return [_Selector(steps, (*_weight(steps), order), said) for steps in found if steps]


def _steps(head: str) -> tuple[_Compound, ...]:
    """Read ``table.score td.red``; empty for a selector with anything else in it (states, attributes, siblings)."""
    steps = []
    for word in head.replace(">", " ").split():
        match = _COMPOUND.match(word)
        if match is None:
            return ()
        names = re.findall(r"([.#])([\w-]+)", match[2])
        ids = [name for sign, name in names if sign == "#"]
        steps.append(_Compound((match[1] or "").lower(), frozenset(name for sign, name in names if sign == "."), ids[0] if ids else ""))
    return tuple(steps)


def _weight(steps: tuple[_Compound, ...]) -> tuple[int, int, int]:
    return sum(bool(one.name) for one in steps), sum(len(one.classes) for one in steps), sum(bool(one.tag) for one in steps)


def _declarations(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in text.split(";"):
        name, _, value = one.partition(":")
        if name.strip().lower() in _KNOWN and value.strip():
            _join(found, {name.strip().lower(): value.replace("!important", "").strip().lower()})
    return found
