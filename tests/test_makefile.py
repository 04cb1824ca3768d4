"""A new clone installs what is locked, on the day after newer releases too.

The Makefile runs for real, with two locks and a folder of small distributions in place of the project's own, without a network.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from importlib.metadata import distribution
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(os.name == "nt" or shutil.which("make") is None, reason="make is not here")


class Clone:
    """A folder with the Makefile and locks of its own, and a folder of releases to install from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.releases = folder / "releases"
        self.releases.mkdir()
        shutil.copy(ROOT / "Makefile", folder)
        self._begin()

    def _begin(self) -> None:
        """Make the environment with the pip of this one in it: to unpack another takes longer than all that is done with it here."""
        venv.create(self.folder / ".venv", symlinks=True)
        (site,) = self.folder.glob(".venv/lib/python*/site-packages")
        for name in {file.parts[0] for file in distribution("pip").files or () if file.parts[0].startswith("pip")}:
            (site / name).symlink_to(str(distribution("pip").locate_file(name)))

    def release(self, name: str, version: str, *metadata: str) -> str:
        """Release a distribution that holds nothing, and say how a lock names it."""
        info = f"{name}-{version}.dist-info"
        file = self.releases / f"{name}-{version}-py3-none-any.whl"
        with ZipFile(file, "w") as wheel:
            wheel.writestr(f"{info}/METADATA", "\n".join(["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *metadata, ""]))
            wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{info}/RECORD", f"{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
        return f"{name}=={version} --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"

    def lock(self, run: str, dev: str) -> None:
        (self.folder / "requirements.lock").write_text(run, encoding="utf-8")
        (self.folder / "requirements-dev.lock").write_text(dev, encoding="utf-8")
        (self.folder / ".venv" / "dev.stamp").unlink(missing_ok=True)

    def make(self) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "MAKE", "COV"))}
        environment = {**kept, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.releases), "HOME": str(self.folder)}
        command = ["make", f"PYTHON={sys.executable}", ".venv/dev.stamp"]
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)

    def installed(self) -> set[str]:
        return {folder.name.removesuffix(".dist-info") for folder in self.folder.glob(".venv/lib/python*/site-packages/*.dist-info")}


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    return Clone(tmp_path_factory.mktemp("clone"))


def test_what_is_locked_is_installed_though_a_newer_release_answers_an_extra(clone: Clone) -> None:
    """As it was with coverage[toml]: the release that the lock names is taken, and nothing is resolved."""
    base = clone.release("base", "1.0", "Provides-Extra: more")
    clone.release("base", "2.0", "Provides-Extra: more")
    plugin = clone.release("plugin", "1.0", "Requires-Dist: base[more]>=1.0")
    clone.lock(base, base + plugin)
    done = clone.make()
    assert done.returncode == 0, done.stderr
    assert {"base-1.0", "plugin-1.0"} <= clone.installed()


def test_a_lock_that_lacks_something_needed_ends_the_installation(clone: Clone) -> None:
    """It is said what is missing, and the environment does not pass as complete."""
    needy = clone.release("needy", "1.0", "Requires-Dist: absent>=1.0")
    clone.lock("", needy)
    done = clone.make()
    assert done.returncode != 0
    assert "needy 1.0 requires absent, which is not installed." in done.stdout
    assert not (clone.folder / ".venv" / "dev.stamp").exists()


@pytest.mark.parametrize("script", ["run", "pythons"])
def test_the_tests_that_a_script_names_are_there(script: str) -> None:
    """A folder of tests that has moved would end a run of it after everything before has been done."""
    named = re.findall(r"\btests/[\w/.]+", (ROOT / ".ci" / script).read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
