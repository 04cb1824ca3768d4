"""Longer texts of two versions: definitions of levels, reasons for scores, sentences that assert something."""

from collections.abc import Iterator, Mapping
from typing import Any

from audit.appraisal.model.place import NO_PLACE
from audit.appraisal.model.prose import Claim
from audit.appraisal.model.reasons import NO_TEXT, Text
from audit.appraisal.text.normalise import digest
from audit.comparison.alteration import Alteration, Area, kind_of
from audit.comparison.names import match_names
from audit.comparison.versions import Versions
from audit.rules.disclosure import without_figures

__all__ = ["altered_texts"]


def altered_texts(pair: Versions) -> Iterator[Alteration]:
    """Definitions, reasons and claims that are gone, new or worded otherwise; without figures where some are withheld."""
    yield from _definitions(pair)
    yield from _wordings(pair)
    yield from _reasons(pair)
    yield from _claims(pair)


def _definitions(pair: Versions) -> Iterator[Alteration]:
    for one, other in pair.criteria.pairs.items():
        before = {pair.levels.pairs.get(level, level): use for level, use in pair.before.criteria[one].levels.items()}
        after = pair.after.criteria[other].levels
        for level in dict.fromkeys([*before, *after]):
            old, new = before.get(level), after.get(level)
            texts = [each.text or NO_TEXT if each is not None else NO_TEXT for each in (old, new)]
            yield from _compared(pair, "definitions", "definition", texts[0], texts[1], criterion=other, item=level)
            quotas = [_quota(each) for each in (old, new)]
            if quotas[0] != quotas[1]:
                yield _plain("definitions", "use", quotas[0], quotas[1], criterion=other, item=level)


def _quota(use: Any) -> str:
    if use is None:
        return ""
    return use.status if use.quota is None else f"{use.status}, for {use.quota} at most"


def _wordings(pair: Versions) -> Iterator[Alteration]:
    """Definitions of criteria and options as they are worded where they are defined."""
    old = {
        (pair.criteria.pairs.get(one.criterion or ""), pair.options.pairs.get(one.option or "")): one
        for one in pair.before.texts.worded
        if one.use == "defined"
    }
    new = {(one.criterion, one.option): one for one in pair.after.texts.worded if one.use == "defined"}
    for key in dict.fromkeys([*old, *new]):
        if key != (None, None):
            texts = [each[key].text if key in each else NO_TEXT for each in (old, new)]
            yield from _compared(pair, "definitions", "wording", texts[0], texts[1], criterion=key[0], option=key[1])


def _reasons(pair: Versions) -> Iterator[Alteration]:
    """Reasons by option and criterion; those of what is itself gone or new are left out."""
    old = {(pair.options.pairs.get(one.option), pair.criteria.pairs.get(one.criterion)): one.text for one in pair.before.texts.rationale}
    new: dict[tuple[str | None, str | None], Text] = {(one.option, one.criterion): one.text for one in pair.after.texts.rationale}
    kept = (set(pair.options.pairs.values()), set(pair.criteria.pairs.values()))
    for key in dict.fromkeys([*old, *new]):
        if key[0] in kept[0] and key[1] in kept[1]:
            yield from _compared(pair, "reasons", "reason", old.get(key, NO_TEXT), new.get(key, NO_TEXT), option=key[0], criterion=key[1])


def _claims(pair: Versions) -> Iterator[Alteration]:
    """Sentences by their words; one that is nearly the same is shown with both wordings."""
    old, new = ({one.id: one for one in each.claims} for each in (pair.before, pair.after))
    matches = match_names(_sentences(old), _sentences(new), by_id=False)
    for one in matches.gone:
        yield _claim(pair, old[one], None)
    for one in matches.new:
        yield _claim(pair, None, new[one])
    for one in sorted(matches.renamed):
        yield _claim(pair, old[one], new[matches.pairs[one]])


def _sentences(claims: Mapping[str, Claim]) -> dict[str, str]:
    return {one: claim.text or claim.summary for one, claim in claims.items()}


def _claim(pair: Versions, old: Claim | None, new: Claim | None) -> Alteration:
    texts = ["" if one is None else _shown(pair, one.text or one.summary) for one in (old, new)]
    places = ["" if one is None else one.place.locator() for one in (old, new)]
    held = new or old
    item = held.id if held is not None else None
    return _plain("claims", "claim", texts[0], texts[1], item=item, old_place=places[0], new_place=places[1])


def _compared(pair: Versions, area: Area, of: str, old: Text, new: Text, **whose: str | None) -> Iterator[Alteration]:
    """One text in both versions. A text of which one version holds only a summary is compared with no full text."""
    if _held(old) is _held(new) is False or (_held(old) and _held(new) and not _differ(old, new)):
        return
    places = {"old_place": _place(old), "new_place": _place(new)}
    yield _plain(area, of, _shown(pair, _words(old)), _shown(pair, _words(new)), **whose, **places)


def _held(text: Text) -> bool:
    return bool(text.digest or text.shown or text.points)


def _differ(old: Text, new: Text) -> bool:
    full = (_digest(old), _digest(new))
    if all(full):
        return full[0] != full[1]
    return not any(full) and (digest(old.summary), _points(old)) != (digest(new.summary), _points(new))


def _digest(text: Text) -> str:
    return text.digest or (digest(text.text) if text.text else "")


def _points(text: Text) -> tuple[tuple[str, str], ...]:
    return tuple((one.sign, digest(one.text or one.summary)) for one in text.points)


def _words(text: Text) -> str:
    return text.shown or "; ".join(one.text or one.summary for one in text.points) or ("(only its digest is held)" if text.digest else "")


def _shown(pair: Versions, text: str) -> str:
    return without_figures(text) if pair.closed else text


def _place(text: Text) -> str:
    return text.place.locator() if text.place != NO_PLACE else ""


def _plain(area: Area, of: str, old: str, new: str, **said: str | None) -> Alteration:
    return Alteration(area=area, kind=kind_of(old, new), of=of, old=old, new=new, **said)  # type: ignore[arg-type]
