"""Papers by number: the same number gives the same paper, byte for byte, with what is true of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from bench.layouts import special
from bench.layouts.blocks import Block, Text
from bench.layouts.case import Case
from bench.layouts.faults import planted
from bench.layouts.formats import FORMATS
from bench.layouts.layout import draw_style, lay_out
from bench.layouts.models import MODELS
from bench.layouts.truth import Truth
from bench.layouts.words import ASIDES

_WEIGHTS: Final = {"md": 24, "csv": 8, "tsv": 8, "html": 14, "docx": 14, "pdf": 8, "xlsx": 12, "xlsx with formulas": 12}
"""How many papers of a hundred are of each format: those that the cases came in most, most."""
_SEVERAL: Final = 0.08
_SCENARIOS: Final = 0.05
_LONG: Final = 0.15
_FAULTY: Final = 0.5


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A drawn paper: the document, what is true of it, and the words under which it is counted."""

    seed: int
    name: str
    data: bytes
    truth: Truth
    model: str
    layout: str
    language: str
    format: str
    fault: str
    extras: tuple[str, ...]


def draw(seed: int) -> Drawn:
    """Draw the paper of that number."""
    random = Random(f"layouts {seed}")
    blocks, cases, layout, extras = _decisions(random)
    blocks = _framed(random, blocks)
    form = random.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
    suffix, write = FORMATS[form]
    slips = tuple(replace(slip, decision=at) for at, case in enumerate(cases) for slip in case.slips)
    return Drawn(
        seed=seed,
        name=f"paper-{seed}.{suffix}",
        data=write(blocks),
        truth=Truth(decisions=tuple(case.decision() for case in cases), discrepancies=slips),
        model=cases[0].model if len({case.model for case in cases}) == 1 else "several",
        layout=layout,
        language=cases[0].words.language,
        format=form,
        fault=slips[0].what if slips else "",
        extras=tuple(extras),
    )


def _decisions(random: Random) -> tuple[list[Block], list[Case], str, Sequence[str]]:
    choice = random.random()
    if choice < _SEVERAL:
        return _several(random)
    if choice < _SEVERAL + _SCENARIOS:
        case = next(one for one in iter(lambda: MODELS["multipliers"](random), None) if one.words.language == "en" and not one.maxima)
        blocks, cases = special.scenarios(random, case)
        return blocks, [replace(one, model="scenarios") for one in cases], "scenarios", ()
    case = MODELS[random.choice(sorted(MODELS))](random)
    if random.random() < _FAULTY:
        _, case = planted(random, case)
    return _one(random, case)


def _one(random: Random, case: Case) -> tuple[list[Block], list[Case], str, Sequence[str]]:
    if case.scorers:
        blocks, layout = special.scored_by_several(random, case)
        return blocks, [case], layout, ()
    if special.fits_long(case) and not any(slip.what == "weight-sum" for slip in case.slips) and random.random() < _LONG:
        return special.long_form(random, case), [replace(case, weight_sum="")], "one row a score", ()
    style = draw_style(random, case)
    blocks, whole = lay_out(random, case, style)
    return blocks, [whole], style.name, style.extras


def _several(random: Random) -> tuple[list[Block], list[Case], str, Sequence[str]]:
    """Two or three decisions in one paper, each under a heading, at most one of them with a fault."""
    plain = [name for name in sorted(MODELS) if name not in {"scorers", "levels", "group-means"}]
    blocks: list[Block] = []
    cases: list[Case] = []
    at_fault = random.choice((-1, 0, 1))
    for at in range(random.choice((2, 2, 3))):
        case = MODELS[random.choice(plain)](random)
        if cases:
            case = _elsewhere(random, case, cases[0], plain)
        case = planted(random, case)[1] if at == at_fault else case
        part, held, _, _ = _one(random, case)
        blocks += [Text(random.choice(("Depot", "Platform", "Enclosure", "Ward", "Library", "Sensor")) + f" choice {at + 1}", level=2), *part]
        cases += held
    return blocks, cases, "several decisions", ()


def _elsewhere(random: Random, case: Case, first: Case, models: Sequence[str]) -> Case:
    """Draw until language and options are other than those of the first decision."""
    while case.words.language != first.words.language or set(case.options) & set(first.options):
        case = MODELS[random.choice(models)](random)
    return case


def _framed(random: Random, blocks: Sequence[Block]) -> list[Block]:
    """Put a title above, and now and then sentences with figures, and a table that scores nothing, around."""
    found = [Text(random.choice(("Options appraisal", "Decision matrix", "Trade study", "Evaluation of bids", "Choice of supplier")), level=1)]
    framed: list[Block] = [*found, *([Text(random.choice(ASIDES))] if random.random() < 1 / 3 else []), *blocks]
    framed += [Text(random.choice(ASIDES))] if random.random() < 1 / 5 else []
    return framed + (special.beside(random) if random.random() < 1 / 10 else [])
