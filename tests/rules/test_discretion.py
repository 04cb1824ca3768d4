"""What would give a withheld figure away stands in no output."""

import json
import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cli.command import run
from tests.examples import examples

_OPTIONS: Final = ("a", "b", "e")
_CRITERIA: Final = {"q": 13, "c": 7, "z": 3}


def _paper(scores: dict[tuple[str, str], int], hidden: tuple[str, str], odd: dict[str, int]) -> dict[str, object]:
    """A paper that prints scores, weighted scores, totals, percentages and ranks; one score is withheld with its weighted score.

    ``odd`` is added to printed totals, so that they do not follow.
    """
    gone: object = {"state": "withheld", "note": "Exempt"}
    totals = {o: sum(scores[o, c] * weight for c, weight in _CRITERIA.items()) + odd.get(o, 0) for o in _OPTIONS}
    order = sorted(_OPTIONS, key=lambda option: -totals[option])
    return {
        "format": "1", "appraisal": {"id": "w", "title": "Paper", "from": "published", "handling": "public"},
        "scale": {"min": 0, "max": 99_999, "step": 1}, "criteria": {c: {"title": c, "weight": weight} for c, weight in _CRITERIA.items()},
        "options": {o: {"title": o} for o in _OPTIONS}, "method": {"total": "weighted-sum", "percent": {"of": "maximum"}, "rank": {"by": "total"}},
        "tables": {
            "s": {"prints": "score", "rows": "criteria", "columns": list(_OPTIONS),
                  "cells": {c: [gone if (o, c) == hidden else scores[o, c] for o in _OPTIONS] for c in _CRITERIA}},
            "w": {"prints": "weighted-score", "rows": "criteria", "columns": list(_OPTIONS),
                  "cells": {c: [gone if (o, c) == hidden else scores[o, c] * weight for o in _OPTIONS] for c, weight in _CRITERIA.items()}},
            "r": {"rows": "options", "columns": ["total", "percent", "rank"],
                  "cells": {o: [totals[o], f"{totals[o] / 22_999.77:.3f}%", order.index(o) + 1] for o in _OPTIONS}},
        },
    }  # fmt: skip


_DIGEST: Final = re.compile(r"[0-9a-f]{16,}")
_FIGURE: Final = re.compile(r"\d+(?:\.\d+)?")


@settings(examples(3), phases=(Phase.explicit, Phase.generate), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_output_says_what_a_withheld_figure_can_be_worked_out_from(data: st.DataObject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has every output, and the other scores, can still not solve for it: the total and the percentage of its option stand in none."""
    monkeypatch.chdir(tmp_path)
    drawn = data.draw(st.lists(st.integers(10_001, 99_998), min_size=9, max_size=9, unique=True))
    scores = dict(zip(((o, c) for o in _OPTIONS for c in _CRITERIA), drawn, strict=True))
    hidden = data.draw(st.sampled_from(list(scores)))
    odd = {option: data.draw(st.sampled_from([0, 2, 9_001])) for option in _OPTIONS}
    paper = _paper(scores, hidden, odd)
    Path("w.json").write_text(json.dumps(paper), encoding="utf-8")
    row = paper["tables"]["r"]["cells"][hidden[0]]  # type: ignore[index]  # plain data
    whole = sum(scores[hidden[0], c] * weight for c, weight in _CRITERIA.items())
    secret = {str(row[0]), str(row[1]).rstrip("%"), str(whole), str(scores[hidden]), str(scores[hidden] * _CRITERIA[hidden[1]])}
    shown = {str(value) for pair, value in scores.items() if pair != hidden}
    said = [run("check", "w.json", "--no-log", "--full").stdout, run("explain", "w.json").stdout, run("explain", "w.json", "--format", "json").stdout]
    said.append(run("check", "w.json", "--log", "w.jsonl", "--format", "json", "--write-baseline", "known.json").stdout)
    said += [Path("w.jsonl").read_text(encoding="utf-8"), Path("known.json").read_text(encoding="utf-8")]
    said.append(run("check", "w.json", "--no-log", "--baseline", "known.json").stdout)
    for text in said:
        figures = set(_FIGURE.findall(_DIGEST.sub("", text)))  # 64 hexadecimal digits hold some five figures by chance
        assert not (secret - shown) & figures
