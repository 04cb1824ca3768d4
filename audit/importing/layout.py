"""How a table is laid out: its title and heading rows, the column of names, and what each other column is."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from audit.importing.entry import read_entry, running
from audit.importing.grid import Grid, Row, Slot, joined, texts_of
from audit.importing.money import hold_money, speaks_of_money
from audit.importing.names import key_of
from audit.importing.reading.lexicon import means
from audit.importing.words import Heading, flat, heading, option_like

__all__ = ["BESIDE", "Column", "Layout", "Role", "is_figure", "layout_of", "spans"]

Role = Literal["label", "number", "group", "kind", "entity", "reason", "definition", "levels", "level", "scorer", "text", "other"]

BESIDE: Final = "Rationale for "
"""How the column is headed that takes what stood behind the figures of another column."""

_MOST_HEADS: Final = 4
_LONG: Final = 45
_HALF: Final = 0.5
_FEW: Final = 3
_OF_TRADE: Final = frozenset({"cost", "weight", "share"})
"""Words of the trade that name a criterion where they stand over its scores."""

_RANKED: Final = re.compile(r"(?<!\w)(?:rank|ranks|ranking|rang|rango|classement|platz|puesto|posição|posizione|rangorde)(?!\w)", re.IGNORECASE)
_RESULT: Final = re.compile(r"\b(?:mean|average|avg|median|consensus|agreed|moderated)\b", re.IGNORECASE)
_WEIGHED: Final = re.compile(r"\bweight|gewicht|pond[eé]r|gewogen", re.IGNORECASE)
"""Criteria are weighed, and hardly ever people."""

_RUNNING_SHARE: Final = 0.6
_LABEL_LENGTH: Final = 90
_REFERENCE: Final = 12
_TEXT_ROLES: Final[Mapping[str, Role]] = {"reason": "reason", "definition": "definition", "levels": "levels", "notes": "other", "groups": "group"}
_DIGITS: Final = re.compile(r"[-–−+£€$(]{0,3}\d[\d.,' ]*\s?%?\)?")
_QUALIFIER: Final = re.compile(r"\s*[(\[][^)\]]*[)\]]$")
_CRITERION: Final = re.compile(r"\w (?:criteri(?:on|a)|kriterium|kriterien|crit[èe]res?|criterios?)$", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,2}[.)]?")
_LOOSE: Final = re.compile(
    r"^(.+?)[ _](raw|weighted|wtd|score|weighted[ _]score|raw[ _]score|得分|评分|加权得分|点数|점수|балл|оценка)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading as printed, what that says, and its role. ``runs``: the score stands within a reason."""

    at: int
    text: str
    said: Heading
    role: Role
    runs: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A table with its heading taken off. ``label`` is the column of names, -1 where there is none."""

    grid: Grid
    title: str
    heads: tuple[Row, ...]
    body: tuple[Row, ...]
    columns: tuple[Column, ...]
    label: int

    def of(self, *roles: Role) -> list[Column]:
        """The columns of some roles."""
        return [column for column in self.columns if column.role in roles]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of figures that columns print by their headings."""
        return frozenset(column.said.kind for column in self.columns if column.said.kind)

    @property
    def label_sort(self) -> str:
        """What the heading of the names says: ``criteria``, ``options`` or something else."""
        found = [column.said.sort for column in self.columns if column.at == self.label]
        said = next((column.text for column in self.columns if column.at == self.label), "")
        is_criteria = bool(found) and found[0] == "definition" and "criteri" in said.lower()
        if is_criteria or (found and found[0] == "name" and means(said, "criteria")):
            return "criteria"
        return "options" if found and found[0] == "name" and means(said, "options") else found[0] if found else "name"


def layout_of(grid: Grid) -> Layout:
    """Work out how a table is laid out."""
    title, rows = _without_title(grid.rows)
    count = _heads(rows)
    heads, body = tuple(rows[:count]), tuple(row for row in rows[count:] if not _repeats(row, rows[:count]))
    said = _loosely_named([_heading(heads, at) for at in range(grid.width)])
    said = _with_costs(body, said)
    first = [_role(body, at, one) for at, one in enumerate(said)]
    label = _label(body, said, first)
    figures = [at for at, role in enumerate(first) if role in {"kind", "entity", "scorer"}]
    body = tuple(joined([row for row in body if not _is_numbered_blank(row, label)], label, figures)) if label >= 0 else body
    columns = _with_measures(heads, _with_one_rank(tuple(_column(body, at, one, label, first) for at, one in enumerate(said)), label))
    plain = Layout(grid, title, heads, body, columns, label)
    return replace(plain, columns=_with_scorers(columns)) if label < 0 or _may_be_criteria(plain) else plain


def _is_numbered_blank(row: Row, label: int) -> bool:
    """Say whether a row holds nothing but its number: a line of a form that nobody filled in."""
    said = [at for at, slot in enumerate(row) if slot.text and not slot.covered]
    return len(said) == 1 and said[0] < label and _NUMBER.fullmatch(row[said[0]].text) is not None


def _with_places(columns: tuple[Column, ...], label: int) -> tuple[Column, ...]:
    """Read a column of numbers behind the totals as ranks: what only counts the rows stands before their names."""
    totals = [column.at for column in columns if column.role == "kind" and column.said.kind == "total"]
    behind = [column for column in columns if column.role == "number" and totals and column.at > max(label, *totals)]
    return tuple(replace(one, role="kind", said=Heading("kind", one.text, "rank")) if one in behind else one for one in columns)


def _with_one_rank(columns: tuple[Column, ...], label: int) -> tuple[Column, ...]:
    """Leave out ranks that stand beside others under names of their own, before and after: which of them follow from the totals is not said."""
    columns = _with_places(columns, label)
    ranks = [column for column in columns if column.at != label and _RANKED.search(column.text) and column.role in {"kind", "entity"}]
    odd = [column for column in ranks if len(ranks) > 1 and not _RANKED.fullmatch(column.text)]
    return tuple(replace(column, role="other") if column in odd else column for column in columns)


def _with_measures(heads: Sequence[Row], columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Leave out what was measured beside a score, under one head with it: only its own heading says that a column holds scores."""
    upper = heads[0] if len(heads) > 1 else ()
    scored = {upper[column.at].text for column in columns if upper and column.role == "entity" and column.said.kind in {"score", "weighted-score"}}
    beside = {at for at in range(len(upper)) if spans(upper, at) and upper[at].text in scored}
    named = {flat(column.said.name) for column in columns if column.role == "entity" and column.said.kind in {"score", "weighted-score"}}
    return tuple(
        replace(column, role="other")
        if column.role in {"entity", "kind"}
        and (column.at in beside or flat(_QUALIFIER.sub("", column.text)) in named)
        and (not column.said.kind or column.said.kind == "cost")
        else column
        for column in columns
    )


def spans(row: Row, at: int) -> bool:
    """Say whether a head stands over several columns of which one is this."""
    return row[at].covered or (at + 1 < len(row) and row[at + 1].covered and row[at + 1].text == row[at].text)


def _may_be_criteria(layout: Layout) -> bool:
    """Say whether the rows may be criteria that several people score: not options, and not names beside whole names of criteria."""
    rows = [row[layout.label].text for row in layout.body]
    head = next((column.text for column in layout.columns if column.at == layout.label), "")
    long = [column for column in layout.of("entity") if len(column.text.split()) > 2]  # noqa: PLR2004  # no name of a scorer
    ranked = any(column.said.kind == "rank" for column in layout.columns)  # ranks are those of options
    return layout.label_sort != "options" and not ranked and not any(map(option_like, rows)) and not (not head and long)


def _with_scorers(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Take columns of names for scorers where a column of their mean, or of what they agreed, stands beside them and no option is named."""
    entities = [column for column in columns if column.role == "entity"]
    has_result = any(column.role == "kind" and _RESULT.search(column.text) and not _WEIGHED.search(column.text) for column in columns)
    are_scorers = len(entities) > 1 and has_result and not any(column.said.kind or option_like(column.text) for column in entities)
    return tuple(replace(column, role="scorer") if are_scorers and column in entities else column for column in columns)


def _with_costs(body: Sequence[Row], said: Sequence[tuple[str, Heading]]) -> list[tuple[str, Heading]]:
    """Tell columns of costs from criteria called so; where options stand beside nothing but money, all of it is cost."""
    plain = [(text, one) for text, one in said if one.sort in {"name", "kind"} and text]
    of_options = any(one.sort == "options" for _, one in said)
    if of_options and all(one.kind or speaks_of_money(text) for text, one in plain):
        return [(text, Heading("kind", text, "cost")) if one.sort == "name" and text and not one.kind else (text, one) for text, one in said]
    return [_as_cost(body, at, one) for at, one in enumerate(said)]


def _as_cost(body: Sequence[Row], at: int, said: tuple[str, Heading]) -> tuple[str, Heading]:
    """Read a heading that speaks of money as a cost where the column holds amounts of money; a criterion of that name holds scores."""
    text, one = said
    amounts = hold_money(text, list(texts_of(body, at)))
    if one.kind == "cost" and not amounts:
        return text, Heading("name", text, "", one.name or text)
    return (text, Heading("kind", text, "cost")) if one.sort == "name" and speaks_of_money(text) and amounts else said


def is_figure(text: str) -> bool:
    """Say whether a cell holds a figure or what stands in the place of one; an empty cell does not."""
    return bool(text) and (read_entry(text).nature != "text" or _DIGITS.fullmatch(text) is not None)


def _without_title(rows: Sequence[Row]) -> tuple[str, Sequence[Row]]:
    """Take off rows above the heading in which a single text stands."""
    titles: list[str] = []
    while len(rows) > 2 and len({slot.text for slot in rows[0] if slot.text}) == 1 and len(rows[0]) > 1:  # noqa: PLR2004  # a heading and a row
        text = next(slot.text for slot in rows[0] if slot.text)
        following = {slot.text for slot in rows[1] if slot.text}
        if is_figure(text) or (len(following) == 1 and rows[0][0].text == "") or heading(text).sort in {"criteria", "options"}:
            break
        titles.append(" ".join(text.split()))
        rows = rows[1:]
    return " ".join(titles), rows


def _heads(rows: Sequence[Row]) -> int:
    """Count the heading rows: the first, if it is one, and rows below it that part its columns."""
    if not _is_head(rows):
        return 0
    count = 1
    while count < min(_MOST_HEADS, len(rows) - 1) and _parts_columns(rows[count], rows[count - 1]):
        count += 1
    return count


def _is_head(rows: Sequence[Row]) -> bool:
    texts = [slot.text for slot in rows[0]]
    if any(heading(text).sort in {"criteria", "options"} for text in texts if text):
        return True
    if texts[0] and (means(texts[0], "options") or means(texts[0], "criteria")) and means(texts[-1], "total"):
        return True  # the names of the criteria may be their numbers
    figures = sum(map(is_figure, texts))
    return figures * 2 <= sum(bool(text) for text in texts) - 1 or (figures == 0 and len(rows) > 1)


def _parts_columns(row: Row, above: Row) -> bool:
    """Say whether a row is a second row of headings: nothing new in its first column, and only words in the others."""
    own = [(at, slot) for at, slot in enumerate(row) if slot.text and not slot.covered and at]
    spanned = [at for at in range(1, len(above)) if above[at].covered or (at + 1 < len(above) and above[at + 1].covered)]
    below_groups = bool(spanned) and not above[0].text and len(own) > _FEW and len(own) >= len(row) - 1
    if row[0].text and not row[0].covered and row[0].text != above[0].text and not below_groups and not _are_kinds(own, above):
        return False
    if not own or any(len(slot.text) > _LONG for _, slot in own):
        return False
    under_options = all(heading(above[at].text).sort == "options" for at, _ in own)
    return (under_options or not any(is_figure(slot.text) for _, slot in own)) and (bool(spanned) or not above[own[0][0]].text or under_options)


def _are_kinds(own: Sequence[tuple[int, Slot]], above: Row) -> bool:
    """Say whether a row repeats words below heads that span several columns, as score and weighted score below each option."""
    below = [flat(slot.text) for at, slot in own if spans(above, at)]
    again = [text for text in below if below.count(text) > 1]
    return len(again) > _FEW and len(again) * 2 > len(below) and not any(is_figure(slot.text) for _, slot in own)


def _repeats(row: Row, heads: Sequence[Row]) -> bool:
    """Say whether a row prints the heading again, as on every new page."""
    texts = [flat(slot.text) for slot in row]
    return any(texts == [flat(slot.text) for slot in head] for head in heads)


def _heading(heads: Sequence[Row], at: int) -> tuple[str, Heading]:
    texts = list(dict.fromkeys(" ".join(head[at].text.split()) for head in heads if head[at].text))
    parts = [heading(text) for text in texts]
    text = " ".join(texts)
    if (
        len(parts) == 2  # noqa: PLR2004  # a pair
        and parts[0].kind in _OF_TRADE
        and spans(heads[0], at)
        and (parts[1].kind in {"score", "weighted-score"} or parts[1].sort == "reason")
    ):
        parts[0] = Heading("name", texts[0], name=texts[0])
    if len(parts) < 2:  # noqa: PLR2004  # one heading row
        return text, parts[0] if parts else Heading("name", "", name="")
    kind = next((part.kind for part in reversed(parts) if part.kind), "")
    if parts[-1].sort in {"criteria", "options"}:
        return text, replace(parts[-1], text=text)  # the corner, under the title of the table
    names = [part.name for part in parts if part.sort == "name" and part.name and not _is_corner(part.name)]
    ends = next((part for part in reversed(parts) if part.high), parts[0])
    special = next((part for part in parts if part.sort not in {"kind", "name", "criteria", "options"}), None)
    if special is not None and (special.sort == "scorer" or not kind):
        return text, replace(special, kind=kind, name=" ".join(names))
    if names:
        return text, Heading("name", text, kind, " ".join(names), ends.low, ends.high)
    return text, replace(parts[-1], text=text) if not kind else Heading("kind", text, kind, "", ends.low, ends.high)


def _is_corner(text: str) -> bool:
    return means(text, "criteria") or means(text, "options")


def _loosely_named(said: list[tuple[str, Heading]]) -> list[tuple[str, Heading]]:
    """Read ``Refit score`` as the score of Refit where several headings end so."""
    found = {at: match for at, (_, one) in enumerate(said) if one.sort == "name" and not one.kind and (match := _LOOSE.match(one.name))}
    if len(found) < 2:  # noqa: PLR2004  # one alone may be a name
        return said
    return [
        (text, Heading("name", text, heading(found[at][2]).kind, found[at][1].strip(" -–—:("), one.low, one.high)) if at in found else (text, one)
        for at, (text, one) in enumerate(said)
    ]


def _role(body: Sequence[Row], at: int, said: tuple[str, Heading]) -> Role:
    """The role of a column by its heading and by what stands in it."""
    one, texts = said[1], list(texts_of(body, at))
    are_figures = bool(texts) and sum(map(is_figure, texts)) >= _HALF * len(texts)
    if one.sort in {"criteria", "options"} and not are_figures:
        return "text"
    by_heading = _said_role(one, texts)
    if by_heading is not None:
        return by_heading
    return "entity" if are_figures or (not texts and one.text) else "text"


def _said_role(one: Heading, texts: Sequence[str]) -> Role | None:
    """The role that a heading says, if what stands below it can be that."""
    if one.sort == "scorer":
        return "scorer"
    if one.sort == "kind" and (not texts or any(map(is_figure, texts))):
        return "kind"
    if one.sort == "level":
        # A definition of a level may be withheld (N/A); only values make the column one of scores.
        values = sum(read_entry(text).nature in {"figure", "level", "verdict"} for text in texts)
        return "entity" if values and values * 2 >= len(texts) else "level"
    if one.sort == "number":
        return "number" if all(len(text) < _REFERENCE for text in texts) and _are_references(texts) else None
    # Words such as "good" or "none" are comments below such a heading; only figures say otherwise.
    figures = sum(read_entry(text).nature == "figure" for text in texts)
    return _TEXT_ROLES.get(one.sort) if not texts or figures * 2 < len(texts) else None


def _are_references(texts: Sequence[str]) -> bool:
    """Say whether texts number what stands beside them: most hold a digit, or are a letter or two; words below Item are names."""
    return sum(any(map(str.isdigit, text)) or len(text) < _FEW for text in texts) * 2 >= len(texts)


def _label(body: Sequence[Row], said: Sequence[tuple[str, Heading]], roles: Sequence[Role]) -> int:
    named = [
        at
        for at, (text, one) in enumerate(said)
        if (one.sort in {"criteria", "options"} or _CRITERION.search(text)) and any(texts_of(body, at)) and roles[at] != "entity"
    ]
    if named:
        return named[0]
    first_figure = next((at for at, role in enumerate(roles) if role in {"kind", "entity", "scorer"}), len(roles))
    candidates = [at for at in range(first_figure or len(roles)) if roles[at] in {"text", "definition", "group", "level", "other", "reason"}]
    distinct = {at: _distinct(body, at) for at in candidates}
    if not candidates or not any(distinct.values()):
        return 0 if _counts_options(body, said, roles) else -1
    most = max(distinct.values())
    return next(at for at in candidates if distinct[at] * 10 >= most * 8)


def _counts_options(body: Sequence[Row], said: Sequence[tuple[str, Heading]], roles: Sequence[Role]) -> bool:
    """Say whether the first column only numbers what the others score: 1 to n, before several columns with names of their own."""
    first = [text.rstrip(".") for text in texts_of(body, 0) if heading(text).sort != "kind"]
    named = [at for at, role in enumerate(roles) if at and role == "entity" and said[at][0]]
    return (
        len(first) > 1 and first == [str(number) for number in range(1, len(first) + 1)] and len(named) > 1 and said[0][1].sort in {"name", "number"}
    )


def _distinct(body: Sequence[Row], at: int) -> int:
    texts = list(texts_of(body, at))
    short = [text for text in texts if len(text) <= _LABEL_LENGTH]
    return len({key_of(text) for text in short}) if len(short) * 2 > len(texts) else 0


def _column(body: Sequence[Row], at: int, said: tuple[str, Heading], label: int, first: Sequence[Role]) -> Column:
    text, one = said
    if at == label:
        return Column(at, text, one, "label")
    role = first[at]
    if role in {"text", "entity"} and text.startswith(BESIDE):
        return Column(at, text, one, "text")
    if role == "text":
        role, runs = _of_text(body, at, one, label)
        return Column(at, text, one, role, runs)
    if role == "entity" and at < label and not text and _are_counted(body, at):
        return Column(at, text, one, "number")
    if role == "entity" and one.sort in {"criteria", "options"}:
        one = Heading("name", one.text, "", text, one.low, one.high)
    return Column(at, text, one, role)


def _of_text(body: Sequence[Row], at: int, said: Heading, label: int) -> tuple[Role, bool]:
    """Tell a column of groups, of running scores, of reasons and of numbers apart."""
    texts = list(texts_of(body, at))
    if at < label:
        return ("number", False) if _are_numbers(texts) else ("group", False)
    found = sum(running(text) is not None or is_figure(text) for text in texts)
    if texts and found >= _RUNNING_SHARE * len(texts):
        return "entity", True
    return ("text" if said.sort in {"name", "kind"} else "other"), False


def _are_counted(body: Sequence[Row], at: int) -> bool:
    """Say whether a column without a head counts the rows from 1 on."""
    texts = [text.rstrip(".") for text in texts_of(body, at)]
    return len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _are_numbers(texts: Sequence[str]) -> bool:
    short = [text for text in texts if re.fullmatch(r"[A-Za-z]{0,3}\.?\d{1,2}(?:\.\d{1,2})?[.)a-z]?|[A-Z]", text)]
    return bool(texts) and len(short) * 2 > len(texts) and max(Counter(texts).values()) == 1
