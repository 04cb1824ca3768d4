"""Measures speed, growth and start-up: `make bench`. Times are of this machine; the ratios are what to look at."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import jsonschema
import yaml

from audit.appraisal.load.document import parse
from audit.appraisal.load.schema import load_schema, validate
from audit.appraisal.model.read.build import build
from audit.explanation.explain import findings_of
from audit.explanation.missing import inferred
from audit.relations.derive.derive import derive
from audit.rules.pack import load_packs
from audit.rules.run import facts_of, run_rules
from bench.generate import appraisal

ROOT = Path(__file__).resolve().parent.parent

REPEATS = 25
STARTS = 11
SIZES = ((10, 3), (20, 5), (50, 10), (100, 10), (200, 20))
RULES = [rule for pack in load_packs([]) for rule in pack.rules]
Times = dict[str, list[float]]


def stages(text: str, times: Times) -> None:
    """Take one appraisal through all stages, noting how long each takes."""
    raw = text.encode()
    document = timed(times, "load", partial(parse, raw, "bench.yaml"))
    timed(times, "schema", partial(validate, document, "appraisal"))
    model = timed(times, "build", partial(build, document))
    derivation = timed(times, "derive", partial(derive, model))
    facts = timed(times, "check", partial(facts_of, model, derivation))
    outcomes = timed(times, "rules", partial(run_rules, RULES, facts))
    timed(times, "explain", lambda: (findings_of(outcomes, facts), inferred(facts)))


def timed(times: Times, name: str, work: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    result = work()
    times.setdefault(name, []).append((time.perf_counter() - start) * 1000)
    return result


def floor(text: str, times: Times) -> None:
    """Do what any program that reads and validates such a file with the usual libraries does."""
    timed(times, "yaml.compose", partial(yaml.compose, text, Loader=yaml.CSafeLoader))
    plain = parse(text.encode(), "bench.yaml").root.plain
    timed(times, "jsonschema", partial(VALIDATOR.is_valid, plain))


VALIDATOR = jsonschema.Draft202012Validator(load_schema("appraisal"))


def measured(work: Callable[[str, Times], None], text: str, repeats: int) -> Times:
    times: Times = {}
    work(text, {})
    for _ in range(repeats):
        work(text, times)
    return times


def show(title: str, times: Times) -> float:
    """Print the least and the median time of every stage; give the sum of the least."""
    print(f"\n{title} (ms)")
    for name, values in times.items():
        print(f"  {name:<14}{min(values):9.2f}{median(values):9.2f}")
    least = sum(map(min, times.values()))
    print(f"  {'sum':<14}{least:9.2f}{sum(map(median, times.values())):9.2f}")
    return least


def speed() -> None:
    """Compare one appraisal of 30 criteria and 5 options with reading and validating it alone."""
    text = appraisal(30, 5)
    print(f"30 criteria x 5 options, a reason for every score: {len(text.encode()) / 1000:.1f} kB, {len(RULES)} rules; least and median of {REPEATS}")
    own = show("audit, stage by stage", measured(stages, text, REPEATS))
    base = show("floor: PyYAML's C parser and jsonschema", measured(floor, text, REPEATS))
    print(f"\naudit / floor: {own / base:.2f} (aim: under 1, at most 3)")
    show("the same with three figures that do not agree", measured(stages, appraisal(30, 5, slips=3), REPEATS))


def growth() -> None:
    """Show that time grows with the number of cells and not faster."""
    print("\ngrowth (all stages, least of 3)")
    for criteria, options in SIZES:
        text = appraisal(criteria, options)
        spent = sum(map(min, measured(stages, text, 3).values()))
        cells = criteria * options
        print(f"  {criteria:>3} x {options:<3}{len(text.encode()) / 1000:9.1f} kB {spent:9.1f} ms {spent / cells * 1000:9.1f} us a cell")


def starts() -> None:
    """Compare starting the tool with importing what it rests on, one after the other so that both meet the same machine."""
    with tempfile.TemporaryDirectory() as room:
        file = Path(room) / "bench.yaml"
        file.write_text(appraisal(30, 5), encoding="utf-8")
        commands = {
            "import alone": ["-c", "import yaml, jsonschema, typer"],
            "audit check": ["-m", "audit", "check", str(file)],
            "audit --version": ["-m", "audit", "--version"],
        }
        times: Times = {}
        place = {**os.environ, "PYTHONPATH": str(ROOT)}
        for _ in range(STARTS):
            for name, command in commands.items():
                timed(times, name, partial(subprocess.run, [sys.executable, *command], cwd=room, env=place, check=True, capture_output=True))
    base = median(times["import alone"])
    print(f"\ncold start (ms, median of {STARTS}, interleaved)")
    for name, aim in (("import alone", ""), ("audit check", " (at most 2)"), ("audit --version", " (below 1)")):
        print(f"  {name:<18}{median(times[name]):8.0f}   {median(times[name]) / base:5.2f}{aim}")


if __name__ == "__main__":
    speed()
    growth()
    starts()
