"""The file that ``audit import`` writes: the appraisal of a draft, with what needs a human eye in comments."""

from typing import Final

from audit.appraisal.write import file
from audit.importing.build import printed_of
from audit.importing.draft import Draft
from audit.importing.head import head_of

_COMMENTS: Final = {
    "/appraisal/handling": "public, draft, exempt or tender-confidential: how this content may be handled.",
    "/bands/laid-on": "What the bands are laid on was not read in so many words; it was taken from what the table prints.",
    "/claims": (
        "Sentences that the tables can confirm or contradict, as this tool read them. Compare each summary and what it asserts with its text: set "
        "status: confirmed where they say the same, change or take out what does not. Until then what does not agree is a note."
    ),
}


def text_of(draft: Draft) -> str:
    """Write the draft as an appraisal file, with what needs a human eye at its head."""
<<<<<<< HEAD
    return head_of(draft) + file.text_of(printed_of(draft), _COMMENTS)
=======
    return head_of(draft) + written(_root(draft))


def _root(draft: Draft) -> dict[str, Any]:
    root: dict[str, Any] = {"format": Quoted("1"), "appraisal": _appraisal(draft), "sources": _sources(draft)}
    if draft.scale is not None:
        root["scale"] = Flow(_scale(draft.scale))
    if draft.levels:
        root["levels"] = {level.id: Flow(_level(level)) for level in draft.levels}
    if draft.bands:
        root["bands"] = _bands(draft)
    first = _first(draft)
    if draft.groups:
        root["groups"] = {group.id: Flow(_named(_whole(group), first) | _weight(group)) for group in draft.groups}
    root["criteria"] = {item.id: _criterion(item, first) for item in draft.criteria}
    root["options"] = {item.id: Flow(_named(item, first) | ({"base": True} if item.base else {})) for item in draft.options}
    root["method"] = _method(draft.method)
    if draft.tables:
        root["tables"] = {table.id: _table(table, draft, first) for table in draft.tables}
    if draft.stated:
        root["stated"] = {one.id: _stated(one, first) for one in draft.stated}
    texts = _texts(draft, first)
    if texts:
        root["texts"] = texts
    if draft.claims:
        root["claims"] = Said([_claim(one, first) for one in draft.claims], _CLAIMS)
    return root


def _first(draft: Draft) -> Place:
    """Give the place that is meant where a file names none: the first document."""
    return Place(source=draft.sources[0].id) if draft.sources else NO_PLACE


def _appraisal(draft: Draft) -> dict[str, Any]:
    found: dict[str, Any] = {"id": draft.id, "title": draft.title[:_MOST_TITLE] or draft.id}
    if draft.publisher:
        found["publisher"] = draft.publisher
    found |= {
        "from": draft.origin,
        "handling": Said(draft.handling, "public, draft, exempt or tender-confidential: how this content may be handled."),
    }
    if draft.numbers != "en":
        found["numbers"] = draft.numbers
    return found


def _sources(draft: Draft) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for source in draft.sources:
        said = {"role": source.role, "title": source.title[:_MOST_TITLE], "file": source.file, "sha256": source.sha256}
        found[source.id] = {key: one for key, one in said.items() if one} | ({"date": source.date} if source.date else {})
        if source.compared:
            found[source.id]["compared"] = [Flow(_compared(one)) for one in source.compared]
    return found


def _compared(one: Compared) -> dict[str, Any]:
    return {"by": one.by, "on": Quoted(one.on), "sha256": one.sha256, **one.counts}


def _scale(scale: Scale) -> dict[str, Any]:
    ends = {"min": scale.low, "max": scale.high, "step": scale.step}
    basis = {"basis": scale.basis} if scale.basis != "stated" else {}
    return {key: one for key, one in ends.items() if one} | basis | ({"line": scale.place.line} if scale.place.line else {})


def _level(level: Level) -> dict[str, Any]:
    return {"value": level.value, "label": level.label} | ({"line": level.place.line} if level.place.line else {})


def _bands(draft: Draft) -> dict[str, Any]:
    ranges = []
    for band in draft.bands:
        ends = {"from": band.low, "to": band.high}
        ranges.append(Flow({"label": band.label} | {key: one for key, one in ends.items() if one} | place_fields(band.place, _first(draft))))
    return {
        "laid-on": Said(draft.bands_on, "What the bands are laid on was not read in so many words; it was taken from what the table prints."),
        "ranges": ranges,
    }


def _named(item: Item, outer: Place) -> dict[str, Any]:
    return ({"label": item.label} if item.label else {}) | {"title": item.title[:_MOST_TITLE] or item.id} | place_fields(item.place, outer)


def _whole(group: Item) -> Item:
    """Give a group under its name as printed: it has no number of its own in a file."""
    return replace(group, label="", title=group.names[0].text if group.names else group.title)


def _weight(group: Item) -> dict[str, Any]:
    return {"weight": _figure(group.weight)} if group.weight is not None else {}


def _criterion(item: Item, outer: Place) -> Any:
    said = _named(item, outer)
    if item.group:
        said["group"] = item.group
    if item.kind != "scored":
        said["kind"] = item.kind
    for key, entry in (("weight", item.weight), ("sub-weight", item.sub_weight)):
        if entry is not None:
            said[key] = _figure(entry)
    if not item.levels:
        return Flow(said)
    said["levels"] = {key: _use(use) for key, use in item.levels.items()}
    return said


def _use(use: Any) -> Any:
    if use.quota is None and not (use.text and use.status == "defined"):
        return use.status
    quota = {"quota": use.quota} if use.quota is not None else {}
    return {"is": use.status} | quota | ({"text": {"text": prose(_lines(use.text))}} if use.text and use.status == "defined" else {})


def _method(method: Method) -> Any:
    total: Any = method.total
    if method.over or method.of_groups:
        total = Flow({"as": method.total} | ({"of": "groups"} if method.of_groups else {}) | ({"over": method.over} if method.over else {}))
    found: dict[str, Any] = {"total": total}
    if method.subtotal:
        found["subtotal"] = method.subtotal
    if method.weighted_over:
        found["weighted-score"] = Flow({"over": method.weighted_over})
    sums = _weight_sums(method)
    if sums:
        found["weights"] = Flow(sums)
    if method.has_percent and (method.percent_of or method.percent_base):
        found["percent"] = Flow({key: one for key, one in (("of", method.percent_of), ("base", method.percent_base)) if one})
    if method.rank_by:
        found["rank"] = Flow({"by": method.rank_by} | ({"item": method.rank_item} if method.rank_item else {}))
    if method.direction:
        found["direction"] = method.direction
    if method.scorers:
        found["scorers"] = {id_: Flow({"label": label}) for id_, label in method.scorers}
    if method.aggregate:
        found["aggregate"] = method.aggregate
    standing, relations = _standing(method.standing), [_relation(type_, terms) for type_, terms in method.relations]
    return found | {key: one for key, one in (("relations", relations), ("standing", standing)) if one}


def _weight_sums(method: Method) -> dict[str, Any]:
    sums: dict[str, Any] = {key: one for key, one in (("sum", method.weight_sum), ("sub-weights", method.sub_weight_sum)) if one}
    return sums | ({"rounded": True} if method.weights_rounded else {})


def _relation(type_: str, terms: Sequence[tuple[str, str, str]]) -> dict[str, Any]:
    parts = [Flow({"kind": kind, "criterion": criterion} | ({"times": times} if times else {})) for kind, criterion, times in terms]
    return {"id": "total-by-figures", "type": type_, "for": "each-option", "result": Flow({"kind": "total"}), "terms": parts}


def _standing(standing: Standing) -> dict[str, Any]:
    """Write what is known of the method, where totals were tried or a sentence states it."""
    if not standing.tried and standing.known == "unknown":
        return {}
    said: dict[str, Any] = {"is": standing.known, "firm": standing.firm}
    if standing.tried:
        said |= {"fits": standing.fits, "of": standing.tried, "margin": standing.margin}
    said |= {key: prose(one) for key, one in (("way", standing.way), ("other", standing.other), ("text", standing.text)) if one}
    return said | place_fields(standing.place)


def _table(table: Printed, draft: Draft, outer: Place) -> dict[str, Any]:
    said: dict[str, Any] = {"title": table.title[:_MOST_TITLE]} if table.title else {}
    place = place_fields(table.place, outer)
    if place:
        said |= {key: Flow(one) if isinstance(one, Mapping) else one for key, one in place.items()}
    for key, one in (("option", table.option), ("criterion", table.criterion), ("scorer", table.scorer), ("prints", _table_prints(table))):
        if one:
            said[key] = one
    if table.unit:
        said["unit"] = Flow({"nearest": table.unit})
    titles = {item.id: item.title for item in (*draft.options, *draft.criteria)}
    said |= {
        "rows": table.axis,
        "reading": "confirmed" if _is_compared(table) else "unconfirmed",
        "columns": Flow([_column(column, titles, crossed=is_crossed(table)) for column in table.columns]),
    }
    inner = table.place.inside(outer)
    plain = "confirmed" if _is_compared(table) else "unconfirmed"
    said["cells"] = {row.key: Flow(_row(row, [_cell(entry, row.place, inner, plain) for entry in row.entries], inner)) for row in table.rows}
    return said


def _is_compared(table: Printed) -> bool:
    """Say whether a person compared every cell of a table."""
    entries = [entry for _, _, entry in table.cells() if entry.spot is not None]
    return bool(entries) and all(entry.confirmed for entry in entries)


def _table_prints(table: Printed) -> str:
    return table.prints if any(not column.prints for column in table.columns) else ""


def _column(column: TableColumn, titles: Mapping[str, str], *, crossed: bool) -> Any:
    if crossed and (column.prints == "total" or column.group):
        return column.group or "total"
    owner = column.option or column.criterion or column.scorer or column.group
    number = {"column": column.place.column} if column.place.column else {}
    name = next((key for key in ("option", "criterion", "scorer", "group") if getattr(column, key)), "")
    is_known = titles.get(owner, "") in column.title or not column.title
    if owner and not column.prints and not number and (is_known or name == "scorer"):
        return owner
    said: dict[str, Any] = {"prints": column.prints} if column.prints else {}
    said |= {name: owner} if owner else {}
    said |= {"item": column.item} if column.item else {}
    if column.title and not (owner and (column.prints or is_known)):
        said["title"] = column.title[:_MOST_TITLE]
    return said | number


def _row(row: Any, values: list[Any], outer: Place) -> Any:
    said: dict[str, Any] = place_fields(row.place, outer)
    for key, one in (("title", row.title), ("prints", row.prints), ("item", row.item)):
        if one:
            said[key] = one[:_MOST_TITLE]
    return said | {"values": values} if said else values


def _cell(entry: Entry, row: Place, table: Place, plain: str = "unconfirmed") -> Any:
    """Write a cell; ``plain`` is the reading that the table says of all its cells."""
    said: dict[str, Any] = _value(entry)
    if entry.confirmed:
        said |= {"reading": "confirmed"} if plain != "confirmed" else {}
    elif entry.doubt and "state" not in said:
        said["reading"] = "doubtful"
    if entry.inherits:
        said["from"] = entry.inherits
    doubt = "" if entry.confirmed or entry.doubt in entry.note else entry.doubt
    note = "; ".join(part for part in (entry.note, doubt) if part)
    if note:
        said["note"] = prose(note)
    moved = between(entry.place, row, table)
    if moved:
        said["place"] = moved
    if len(said) == 1 and ("value" in said or "state" in said):
        return next(iter(said.values()))
    return said


def _value(entry: Entry) -> dict[str, Any]:
    if entry.illegible:
        return {"illegible": entry.written}
    return {"state" if entry.nature == "state" else "value": entry.written}


def _figure(entry: Entry) -> Any:
    if entry.written == "not-applicable":
        return "not-applicable"
    return _cell(entry, entry.place, entry.place)


def _texts(draft: Draft, outer: Place) -> dict[str, Any]:
    rationale: dict[str, Any] = {}
    for reason in draft.reasons:
        rationale.setdefault(reason.criterion, {}).setdefault(reason.option, _reason(reason, outer))
    wording = list(_wording(draft, outer))
    return ({"wording": wording} if wording else {}) | ({"rationale": rationale} if rationale else {})


def _wording(draft: Draft, outer: Place) -> Iterator[dict[str, Any]]:
    for item in draft.criteria:
        if item.definition:
            place = place_fields(item.definition_place, outer)
            yield {"criterion": item.id, "use": "defined", "text": {**place, "text": prose(_lines(item.definition))}}


def _reason(reason: Reason, outer: Place) -> dict[str, Any]:
    text = _lines(reason.text)
    said: dict[str, Any] = {key: Flow(one) if isinstance(one, Mapping) else one for key, one in place_fields(reason.place, outer).items()}
    said |= {"sha256": digest(text), "text": prose(text)}
    points = split(text)
    if len(points) > 1 or any(point.sign != "none" for point in points):
        said["points"] = [Flow({"sign": point.sign, "sha256": digest(point.text)}) for point in points]
    return said | ({"from": reason.inherits} if reason.inherits else {})


def _stated(one: Stated, outer: Place) -> dict[str, Any]:
    return {"prints": "count", "title": one.title, "printings": [Flow({"value": one.value} | place_fields(one.place, outer))]}


def _claim(claim: Claim, outer: Place) -> dict[str, Any]:
    said: dict[str, Any] = {"id": claim.id, "kind": claim.kind, "status": "unconfirmed", "text": prose(claim.text), "summary": prose(claim.says)}
    said |= {"asserts": claim.asserts}
    said |= {key: Flow(one) if isinstance(one, Mapping) else one for key, one in place_fields(claim.place, outer).items()}
    again = [Flow(fields) for place in claim.again if (fields := place_fields(place, outer))]
    return said | ({"again": again} if again else {})


def _lines(text: str) -> str:
    return "\n".join(line for line in (" ".join(part.split()) for part in text.split("\n")) if line)
>>>>>>> readings-b
