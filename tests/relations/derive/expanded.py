"""What an appraisal's method is expanded to, and what came of each relation, written out for a reader.

python -m tests.relations.derive.expanded      writes tests/relations/derive/expanded.txt anew, to be read before it is kept
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

from audit.appraisal.exact.values import NONE, Values
from audit.appraisal.load.document import parse
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.check import check_all
from audit.relations.derive.derive import derive
from audit.relations.derive.valuation import Valuation
from audit.relations.outcome import Check
from audit.relations.relation import Relation, Term
from audit.rules.language.assertions import whole

__all__ = ["EXPANDED", "PAPERS", "expanded"]

ROOT: Final = Path(__file__).parents[3]
EXPANDED: Final = Path(__file__).with_suffix(".txt")
PAPERS: Final = tuple(sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "examples").glob("*.yaml")))


def expanded(paper: str) -> list[str]:
    """What is assumed and what is whole; of each kind of relation the first with its checks, and each that does not hold."""
    derivation = derive(whole(parse((ROOT / paper).read_bytes(), paper)))
    valuation = Valuation(derivation)
    lines = [f"assumed: {said}" for said in derivation.assumed]
    lines += [f"whole: {kind}, {count}" for kind, count in sorted(Counter(one.kind for one in derivation.whole).items())]
    seen: set[tuple[object, ...]] = set()
    for relation in derivation.relations:
        checks, kind = check_all((relation,), valuation), (relation.role, relation.type, relation.form, relation.nature, relation.checked)
        if kind in seen and all(one.outcome == "pass" or one.reason.code == "scale-not-stated" for one in checks):
            continue
        seen.add(kind)
        lines += [" ".join(_relation(relation)), *(f"    {_check(one)}" for one in checks)]
    return lines


def _named(quantity: Quantity) -> str:
    return "/".join(
        f"{part}" for part in (quantity.kind, *(f"{name}={part}" for name, part in zip(quantity._fields[1:], quantity[1:], strict=True) if part))
    )


def _term(term: Term) -> str:
    return " x ".join([*([str(term.times)] if term.times != 1 else []), *([_named(term.by)] if term.by else []), _named(term.quantity)])


def _values(values: Values) -> str:
    spans = (f"{'(' if one.low_open else '['}{one.low}, {one.high}{')' if one.high_open else ']'}" for one in values.spans)
    return " or ".join([*map(str, sorted(values.points)), *spans])


def _relation(relation: Relation) -> Iterator[str]:
    yield f"{relation.id}:{relation.where.line}:{relation.where.column} {relation.role} {relation.nature}: {_named(relation.result)} = {relation.type}"
    yield f"({'; '.join(map(_term, relation.terms))})"
    for name, usual in (("times", Fraction(1)), ("over", Fraction(1)), ("constant", Fraction(0)), ("form", ""), ("direction", "higher")):
        if getattr(relation, name) != usual:
            yield f"{name} {getattr(relation, name)}"
    if relation.allowed != NONE:
        yield f"in {_values(relation.allowed)}"
    if not relation.certain:
        yield "as far as is known"
    if not relation.checked:
        yield "not checked"


def _check(check: Check) -> str:
    parts = [
        check.outcome,
        check.figure.id if check.figure else "",
        _values(check.computed),
        ", ".join(check.fits),
        check.reason.code,
        check.rounding,
    ]
    parts += [_values(check.from_printed), "withheld" if check.withheld else ""]
    parts += [
        ", ".join(_values(one.values) + (" missing" if one.missing else "") for one in check.operands),
        ", ".join(one.id for one in check.figures),
    ]
    return "; ".join(part for part in parts if part)


if __name__ == "__main__":
    text = "\n".join(line for paper in PAPERS for line in (f"# {paper}", *expanded(paper), ""))
    EXPANDED.write_text(text, encoding="utf-8")
