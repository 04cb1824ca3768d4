"""The method in the file: how the quantities follow from each other."""

from collections.abc import Mapping
from typing import Any

from audit.appraisal.model.appraisal import Appraisal, Declared, Formula, Method, Reference, Standing, Stated
from audit.appraisal.model.place import NO_PLACE
from audit.appraisal.write.fields import factor, filled, in_lines, number, place_fields, prose_of
from audit.appraisal.write.yaml_out import Flow

__all__ = ["written_method", "written_reference"]


def written_method(appraisal: Appraisal) -> dict[str, Any]:
    """The fields of ``method``."""
    method, numbers = appraisal.method, appraisal.numbers
    said: dict[str, Any] = {"total": _formula(method.total, numbers)}
    if method.subtotal != Formula(method.total.name):
        said["subtotal"] = _formula(method.subtotal, numbers)
    for key, fields in _parts(method, numbers).items():
        if fields:
            said[key] = Flow(fields)
    said |= filled(direction=method.direction if method.direction_stated else "")
    if method.scorers:
        said["scorers"] = {key: Flow(_scorer(method, key)) for key in method.scorers}
    said |= filled(aggregate=method.aggregate, normalised=number(method.normalised, numbers), rounding=_rounding(method.rounding))
    if method.relations:
        said["relations"] = [_relation(one, appraisal) for one in method.relations]
    if method.standing is not None:
        said["standing"] = _standing(method.standing)
    return said | filled(notes=prose_of(method.notes)) | in_lines(place_fields(method.place, appraisal.outer))


def _parts(method: Method, numbers: str) -> dict[str, dict[str, Any]]:
    weights_place = {} if method.weights_place == NO_PLACE else place_fields(method.weights_place, method.place)
    sums = filled(sum=method.weights.text if method.weights is not None else "", sub_weights=number(method.sub_weight_sum, numbers))
    by = "" if method.rank_by == "total" and not method.rank_stated else method.rank_by
    return {
        "weighted-score": filled(over=factor(method.weighted_over, numbers)),
        "weights": sums | filled(rounded=method.weights_rounded) | weights_place,
        "percent": filled(of=method.percent_of, base="1" if method.percent_base == 1 else ""),
        "rank": filled(by=by, item=method.rank_item, ties=method.ties),
    }


def _formula(formula: Formula, numbers: str) -> Any:
    over = factor(formula.over, numbers)
    if not over and not formula.of_groups:
        return formula.name
    return Flow({"as": formula.name} | filled(of="groups" if formula.of_groups else "", over=over))


def _scorer(method: Method, key: str) -> dict[str, Any]:
    members = method.scorers[key]
    return filled(label=method.labels.get(key, ""), members=members if members != 1 else None)


def _rounding(rounding: Mapping[str, str]) -> Any:
    return rounding["other"] if list(rounding) == ["other"] else Flow(dict(rounding)) if rounding else ""


def _relation(one: Declared, appraisal: Appraisal) -> dict[str, Any]:
    said: dict[str, Any] = filled(id=one.id if one.named else "") | {"type": one.type}
    said |= filled(for_="each-option" if one.each_option else "")
    said |= {"result": _in_line(one.result, appraisal), "terms": [_in_line(term, appraisal) for term in one.terms]}
    said |= filled(times=factor(one.times, appraisal.numbers), pick=one.pick if one.pick != "highest" else "")
    return said | in_lines(place_fields(one.place, appraisal.method.place))


def _standing(standing: Standing) -> dict[str, Any]:
    said: dict[str, Any] = {"is": standing.known, "firm": standing.firm}
    if standing.tried or standing.fits or standing.margin:
        said |= {"fits": standing.fits, "of": standing.tried, "margin": standing.margin}
    said |= filled(way=prose_of(standing.way), other=prose_of(standing.other), text=prose_of(standing.text))
    return said | place_fields(standing.place, NO_PLACE)


def _in_line(one: Reference, appraisal: Appraisal) -> Any:
    found = written_reference(one, appraisal)
    return Flow(found) if isinstance(found, Mapping) else found


def written_reference(one: Reference, appraisal: Appraisal) -> Any:
    """What is written for a quantity: the id of a stated figure, or its kind and what it belongs to."""
    times, stated = factor(one.times, appraisal.numbers), appraisal.stated.get(one.quantity.item or "")
    if stated is not None and _is(stated, one) and not times:
        return stated.id
    kind, option, criterion, group, scorer, item = one.quantity
    return filled(kind=kind, option=option, criterion=criterion, group=group, scorer=scorer, item=item, times=times)


def _is(stated: Stated, one: Reference) -> bool:
    return stated.quantity == one.quantity
