"""Measure how many small faults the tests see: a seeded sample of faults is put into the arithmetic and the rules, one at a time.

    python -m tools.mutants --count 40 --seed 1                      a sample over each part
    python -m tools.mutants --count 50 audit/rules/sources.py        a sample over one module or folder

Each part has its own sample and its own score, of which none may be below nine in ten.

A fault counts as seen if a test fails that passes without it. The tests that mirror the module run first, then those of its part, until one
fails. Nothing in the checkout is changed: a process for each fault imports the module with the fault in it. Faults that alter no result are
listed with the reason in ``tools/mutants.yaml``; they are told, and count neither way.

A tool of our own, because those there are would not do it: one starts by running every test for its choice of tests, leaves whatever stands
outside functions alone, and draws no sample; the other writes each fault into the checkout and starts a new interpreter for each.
"""

import argparse
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Final

import yaml

from tools.mutations import Fault, faults, faulty

__all__ = ["PARTS", "Mutant", "chosen_for", "drawn", "listed", "main", "mutants", "run", "survives", "widest"]

ROOT: Final = Path(__file__).resolve().parent.parent
LISTED: Final = Path(__file__).with_suffix(".yaml")
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "audit/appraisal/exact": ("tests/appraisal/exact",),
    "audit/relations/derive": ("tests/relations",),
    "audit/relations": ("tests/relations",),
    "audit/explanation/solver": ("tests/explanation/solver", "tests/explanation"),
    "audit/rules": ("tests/rules",),
}
"""The folders that faults are put into, and where the tests of each are; a folder within another is a part of its own, and stands first."""

_ENOUGH: Final = 0.9
_SECONDS: Final = 300  # of work; no choice of tests takes a quarter of this without a fault
_WAITING: Final = 10  # times as long may pass meanwhile: on a machine with much else to do, tests that hold took longer than 300 s
_MEMORY: Final = 6 * 2**30  # a fault may undo the bound that keeps a set small


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault in one module."""

    module: str
    fault: Fault

    @property
    def part(self) -> str:
        """The folder of ``PARTS`` that the module belongs to; its own folder if to none."""
        return next((part for part in PARTS if self.module.startswith(f"{part}/")), str(Path(self.module).parent))

    @property
    def shown(self) -> str:
        """The place and the change, in two lines."""
        return f"{self.module}:{self.fault.line}\n    {_line(self.fault.before)}\n    {_line(self.fault.after)}"


def _line(code: str) -> str:
    return " ".join(code.split())


def mutants(paths: Sequence[str]) -> list[Mutant]:
    """List every fault that can be put into the modules at some paths."""
    files = sorted({file for path in paths for file in ([ROOT / path] if path.endswith(".py") else (ROOT / path).rglob("*.py"))})
    return [Mutant(file.relative_to(ROOT).as_posix(), fault) for file in files for fault in faults(file.read_text(encoding="utf-8"))]


def drawn(paths: Sequence[str], count: int, seed: int) -> list[Mutant]:
    """Draw so many faults from the modules at each path; what one path has drawn from is not drawn from again for the next."""
    found: list[Mutant] = []
    seen: set[str] = set()
    for path in paths:
        every = [one for one in mutants([path]) if one.module not in seen]
        found += random.Random(seed).sample(every, min(count, len(every)))  # noqa: S311
        seen |= {one.module for one in every}
    return found


def chosen_for(module: str) -> list[list[str]]:
    """Choose the tests of a module: first those that mirror it, then folder by folder those of its part."""
    part = next((part for part in PARTS if module.startswith(f"{part}/")), "")
    mirrored = Path("tests", *Path(module).parts[1:-1], f"test_{Path(module).name}")
    folders = [str(folder) for folder in (mirrored, mirrored.parent) if (ROOT / folder).exists()]
    return [[one] for one in dict.fromkeys([*folders, *PARTS.get(part, ("tests",))])]


class _WithFault(SourceFileLoader):
    """Loads a module with a fault in it."""

    def __init__(self, name: str, path: str, number: int) -> None:
        super().__init__(name, path)
        self._number = number

    def get_code(self, fullname: str) -> CodeType:
        del fullname
        return compile(faulty(Path(self.path).read_text(encoding="utf-8"), self._number), self.path, "exec", dont_inherit=True)


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the one module that has the fault."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._name = mutant.module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Hand out the module with the fault; leave every other to the usual finders."""
        del path, target
        if fullname != self._name:
            return None
        file = str(ROOT / self._mutant.module)
        return importlib.util.spec_from_file_location(fullname, file, loader=_WithFault(fullname, file, self._mutant.fault.number))


def run(mutant: Mutant | None, chosen: Sequence[str]) -> bool:
    """Run tests with a fault, or without one, in a process of its own; say whether all passed. Too much time or memory is no pass."""
    child = os.fork()
    if not child:
        os._exit(_tested(mutant, chosen))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _tested(mutant: Mutant | None, chosen: Sequence[str]) -> int:
    """Run pytest in this process, which ends with it."""
    import resource  # noqa: PLC0415  # not everywhere

    import pytest  # noqa: PLC0415  # imported once by the process that forks

    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    signal.alarm(_WAITING * _SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    if mutant is not None:
        sys.meta_path.insert(0, _Finder(mutant))
    try:
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", "ignore::pytest.PytestAssertRewriteWarning", *chosen]))
    except BaseException:  # noqa: BLE001  # whatever it is, the tests did not pass
        return 1


def survives(mutant: Mutant) -> bool:
    """Say whether all tests of a module pass with a fault in it."""
    return all(run(mutant, chosen) for chosen in chosen_for(mutant.module))


def listed() -> list[dict[str, Any]]:
    """List the faults that alter no result, each with the reason."""
    return yaml.safe_load(LISTED.read_text(encoding="utf-8"))["alter-nothing"] if LISTED.exists() else []


def _reason(mutant: Mutant, known: Sequence[Mapping[str, Any]]) -> str:
    """Why a fault alters no result, if it is listed."""
    key = (mutant.module, _line(mutant.fault.before), _line(mutant.fault.after))
    return next((one["why"] for one in known if (one["module"], _line(one["before"]), _line(one["after"])) == key), "")


def _judged(sample: Sequence[Mutant], jobs: int) -> Iterator[tuple[Mutant, bool]]:
    """Judge each fault of a sample, some at a time, in processes forked from this one, which has pytest loaded already."""
    waiting, running = list(reversed(sample)), dict[int, Mutant]()
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            child = os.fork()
            if not child:
                os._exit(0 if survives(mutant) else 1)
            running[child] = mutant
        done, status = os.wait()
        yield running.pop(done), status == 0


def _sound(sample: Sequence[Mutant]) -> bool:
    """Say whether the tests pass without a fault: else nothing that they fail on tells anything. What a folder holds runs with it, and once."""
    return all(run(None, [one]) for one in widest(path for mutant in sample for chosen in chosen_for(mutant.module) for path in chosen))


def widest(paths: Iterable[str]) -> list[str]:
    """Leave out what lies in another one of some paths."""
    every = sorted(set(paths))
    return [one for one in every if not any(Path(other) in Path(one).parents for other in every)]


def _told(judged: Mapping[str, list[bool]]) -> None:
    for part, survived in sorted(judged.items()):
        print(f"{part}: {len(survived) - sum(survived)} of {len(survived)} faults are seen")
    every = [one for part in judged.values() for one in part]
    print(f"In all: {len(every) - sum(every)} of {len(every)} faults are seen, {(len(every) - sum(every)) / max(len(every), 1):.1%}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw a sample of each path, print what survived and the score of each part; 1 if less than nine in ten were seen of one."""
    parser = argparse.ArgumentParser(description="Put small faults into the arithmetic and the rules, and count how many the tests see.")
    parser.add_argument("paths", nargs="*", default=list(PARTS), help="modules or folders (all parts)")
    parser.add_argument("--count", type=int, default=40, help="faults of each path (40)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    asked = parser.parse_args(arguments)
    sample = drawn(asked.paths, asked.count, asked.seed)
    print(f"{len(sample)} faults, drawn with seed {asked.seed}", flush=True)
    if not _sound(sample):
        print("The tests do not pass without a fault: nothing was measured.")
        return 2
    known, judged = listed(), dict[str, list[bool]]()
    for mutant, survived in _judged(sample, asked.jobs):
        reason = _reason(mutant, known) if survived else ""
        if survived:
            print(f"{'alters nothing' if reason else 'survives'}: {mutant.shown}" + (f"\n    {reason}" if reason else ""), flush=True)
        if not reason:
            judged.setdefault(mutant.part, []).append(survived)
    _told(judged)
    return 0 if all(len(part) - sum(part) >= _ENOUGH * len(part) for part in judged.values()) else 1


if __name__ == "__main__":
    import hypothesis  # noqa: F401
    import pytest  # noqa: F401

    sys.exit(main())
