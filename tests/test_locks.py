"""The locks hold everything that an installation needs, on each Python and system, whatever is released after them.

What a locked distribution needs in turn is told by its own metadata, which is at hand where it is installed as it is locked:
in an environment that ``make`` set up. What is locked for another Python or system only is read where that one runs the tests.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).resolve().parent.parent
RUN: Final = "requirements.lock"
DEV: Final = "requirements-dev.lock"

Environment = Mapping[str, str]


class Pin(NamedTuple):
    """One line of a lock."""

    name: str
    version: str
    needed: Requirement
    hashes: int


Lock = Sequence[Pin]


@cache
def locked(file: str) -> Lock:
    lines = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [pin(*line.split("--hash=")) for line in lines if line.strip() and not line.lstrip().startswith("#")]


def pin(line: str, *hashes: str) -> Pin:
    needed = Requirement(line.strip())
    (exact,) = needed.specifier
    assert exact.operator == "=="
    return Pin(canonicalize_name(needed.name), exact.version, needed, len([one for one in hashes if one.startswith("sha256:")]))


def wanted(file: str) -> list[Requirement]:
    """What pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [*project["project"]["dependencies"], *(project["dependency-groups"]["dev"] if file == DEV else ())]
    return [Requirement(line) for line in lines]


def environments() -> Iterator[Environment]:
    """Each Python on each system, as markers see it."""
    systems = (
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "aarch64"},
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
    )
    for version in ("3.11", "3.12", "3.13"):
        for system in systems:
            full = {"python_version": version, "python_full_version": f"{version}.1", "implementation_version": f"{version}.1"}
            yield {
                "implementation_name": "cpython",
                "platform_python_implementation": "CPython",
                "platform_release": "",
                "platform_version": "",
                **full,
                **system,
            }


EVERYWHERE: Final = tuple(environments())
HERE: Final[Environment] = {name: str(value) for name, value in default_environment().items()}


@cache
def needs_of(name: str, version: str) -> tuple[Requirement, ...] | None:
    """What a locked distribution needs, by its own metadata; None where it is not installed as it is locked."""
    try:
        held = distribution(name)
    except PackageNotFoundError:
        return None
    return tuple(map(Requirement, held.requires or ())) if held.version == version else None


def applies(need: Requirement, environment: Environment, extra: str = "") -> bool:
    return need.marker is None or need.marker.evaluate({**environment, "extra": extra})


def answering(need: Requirement, lock: Lock, environment: Environment) -> Pin | None:
    """The one line that answers a need; None where there is none, or several, or its version will not do."""
    pins = [one for one in lock if one.name == canonicalize_name(need.name) and applies(one.needed, environment)]
    return pins[0] if len(pins) == 1 and need.specifier.contains(pins[0].version, prereleases=True) else None


def gaps(needs: Iterable[Requirement], lock: Lock, environment: Environment) -> list[str]:
    """Walk from what is asked for through all that it needs, and name what the lock does not hold."""
    left, seen, missing = [need for need in needs if applies(need, environment)], set[tuple[str, str]](), list[str]()
    while left:
        need = left.pop()
        found = answering(need, lock, environment)
        if found is None:
            missing.append(f"{need} on {environment['python_version']}, {environment['sys_platform']}")
            continue
        for extra in {"", *need.extras} - {extra for name, extra in seen if name == found.name}:
            seen.add((found.name, extra))
            left += [one for one in needs_of(found.name, found.version) or () if applies(one, environment, extra)]
    return missing


UNLIKE: Final = [one.name for one in locked(DEV) if applies(one.needed, HERE) and needs_of(one.name, one.version) is None]
as_locked = pytest.mark.skipif(bool(UNLIKE), reason=f"not installed as locked, so not all that is needed can be read: {', '.join(UNLIKE)}")


@pytest.mark.parametrize("file", [RUN, DEV])
def test_what_the_project_asks_for_is_locked(file: str) -> None:
    """Each name in pyproject.toml is pinned once for each Python and system, to a version that it allows."""
    lock = locked(file)
    assert [str(need) for where in EVERYWHERE for need in wanted(file) if applies(need, where) and answering(need, lock, where) is None] == []


@as_locked
@pytest.mark.parametrize("file", [RUN, DEV])
def test_the_locks_are_closed(file: str) -> None:
    """Whatever a locked distribution needs, extras included, is locked in a version that will do."""
    lock = locked(file)
    assert [gap for environment in EVERYWHERE for gap in gaps(wanted(file), lock, environment)] == []


@as_locked
@pytest.mark.parametrize("file", [RUN, DEV])
def test_a_lock_that_lacks_any_one_line_is_not_closed(file: str) -> None:
    """Nothing in a lock could be left out: each line is asked for somewhere, and its absence is noticed."""
    lock = locked(file)
    spare = [one.name for one in lock if not any(gaps(wanted(file), [other for other in lock if other is not one], where) for where in EVERYWHERE)]
    assert spare == []


@pytest.mark.parametrize("file", [RUN, DEV])
def test_every_line_has_hashes(file: str) -> None:
    """Without one, an installation that demands hashes ends."""
    assert [one.name for one in locked(file) if not one.hashes] == []


@pytest.mark.parametrize("file", [RUN, DEV])
def test_no_lock_names_a_place_to_fetch_from(file: str) -> None:
    """Where packages come from is for whoever installs them to say."""
    text = (ROOT / file).read_text(encoding="utf-8")
    assert [sign for sign in ("://", "--index", "--extra-index", "--find-links", " @ ") if sign in text] == []


def test_both_locks_agree() -> None:
    """The tests run on what users get: what is locked for running is locked alike for developing."""
    for where in EVERYWHERE:
        running, developing = ({(one.name, one.version) for one in locked(file) if applies(one.needed, where)} for file in (RUN, DEV))
        assert running <= developing
