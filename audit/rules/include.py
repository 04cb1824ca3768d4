"""Packs that packs include: loaded before them, once each, from the folder of the pack that was named or from the tool."""

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from audit.load.node import Node
from audit.model.context import suggest
from audit.problems import InputError, Problem
from audit.resources import folder, pack_names
from audit.rules.rule import Pack

MAX_DEPTH: Final = 5
MAX_PACKS: Final = 50
_ENDINGS: Final = (".yaml", ".yml", ".json")


class _Loader:
    """Loads packs with all that they include, what is included first."""

    def __init__(self, load: Callable[[str], Pack]) -> None:
        self.load = load
        self.found: dict[Path, Pack] = {}

    def add(self, name: str, within: Path, above: tuple[Path, ...] = ()) -> None:
        """Load a pack and what it includes; ``within`` is the folder that holds all its files, ``above`` what includes it."""
        file = file_of(name).resolve()
        if file in self.found:
            return
        pack = self.load(name)
        for node in pack.includes:
            target = _target(pack, node, within)
            key = file_of(target).resolve()
            if key == file or key in above:
                shown = " -> ".join(one.name for one in (*above[above.index(key) if key in above else len(above) :], file, key))
                raise _refused(pack, node, f"the packs include each other in a circle ({shown}); take one of these lines away")
            if len(above) + 1 >= MAX_DEPTH:
                raise _refused(pack, node, f"packs are included more than {MAX_DEPTH} deep; include this one further up")
            if len(self.found) >= MAX_PACKS:
                raise _refused(pack, node, f"more than {MAX_PACKS} packs are included")
            self.add(target, within, (*above, file))
        self.found[file] = pack


def with_included(names: Iterable[str], load: Callable[[str], Pack]) -> tuple[Pack, ...]:
    """Give the packs of these names, and before each what it includes. Raises InputError."""
    loader = _Loader(load)
    for name in names:
        loader.add(name, file_of(name).resolve().parent)
    return tuple(loader.found.values())


def file_of(name: str) -> Path:
    """Give the file of a pack, by its name or path."""
    return folder("rules") / f"{name}.yaml" if name in pack_names() else Path(name)


def _target(pack: Pack, node: Node, within: Path) -> str:
    """Give the name or path of an included pack. Raises InputError for one outside the folder."""
    name = node.text
    if name in pack_names():
        return name
    if not name.lower().endswith(_ENDINGS):
        raise _refused(pack, node, f'there is no rule pack "{name}"; {suggest(name, pack_names())} (or give a .yaml file beside this one)')
    file = Path(pack.path).parent / name
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor or "\\" in name or not file.resolve().is_relative_to(within):
        raise _refused(pack, node, f'"{name}" lies outside the folder of the pack that was named; put the file beside it or below')
    if not file.is_file():
        raise _refused(pack, node, f'there is no file "{name}" here')
    return file.as_posix()


def _refused(pack: Pack, node: Node, message: str) -> InputError:
    return InputError([Problem(pack.path, node.line, node.column, message)])
