"""The built wheel works outside the checkout, offline, with its own schemas and rules; the source distribution holds all of the source."""

import ast
import os
import subprocess
import sys
import tarfile
import venv
from pathlib import Path
from shutil import copy

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel in it; the dependencies are those of the running interpreter."""
    place = tmp_path_factory.mktemp("room")
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(place / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(place / "env", with_pip=False)
    wheel = next((place / "dist").glob("*.whl"))
    target = next((place / "env").glob("lib/python*/site-packages" if os.name != "nt" else "Lib/site-packages"))
    install = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-index", "--no-deps", "--target", str(target)]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    (target / "dependencies.pth").write_text(f"{Path(pytest.__file__).resolve().parent.parent}\n", encoding="utf-8")
    return place


def run(room: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    python = room / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))}
    command = [str(python), "-m", "audit", *arguments]
    return subprocess.run(command, cwd=room, capture_output=True, text=True, encoding="utf-8", env={**environment, "PYTHONUTF8": "1"}, check=False)


def test_an_installed_wheel_audits_with_packaged_schemas_and_rules(room: Path) -> None:
    """From outside the checkout, a file is audited and the finding is told."""
    copy(ROOT / "appraisals" / "rotherham-childrens-services-2017.yaml", room / "appraisal.yaml")
    done = run(room, "check", "--no-log", "appraisal.yaml")
    assert (done.returncode, done.stderr) == (1, "")
    assert "the scores add to 26; the total printed is 24" in done.stdout


def test_an_installed_wheel_names_what_is_off_in_a_file(room: Path) -> None:
    """A broken file gives located messages there too: the schemas are found."""
    (room / "broken.yaml").write_text("appraisal: {id: x, titel: X, from: draft}\n", encoding="utf-8")
    done = run(room, "check", "--no-log", "broken.yaml")
    assert done.returncode == 2
    assert 'broken.yaml:1:20: the key "titel" is not known here; did you mean "title"?' in done.stdout + done.stderr


def test_an_installed_wheel_carries_rules_and_schemas(room: Path) -> None:
    """The packs and schemas in the wheel are those of the checkout."""
    assert run(room, "schema").stdout.split() == sorted(file.name.removesuffix(".schema.json") for file in (ROOT / "schemas").glob("*.json"))
    assert "ARI001" in run(room, "rules", "list").stdout


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout, so what is kept under version control cannot be asked")
def test_the_source_distribution_holds_all_that_is_kept(tmp_path: Path) -> None:
    """Tests, measurements, Makefile and locks too, so that whoever gets it can run and build everything."""
    build = [sys.executable, "-m", "build", "--no-isolation", "--sdist", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as source:
        held = {name.partition("/")[2] for name in source.getnames()}
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S607  # wherever git is
    kept = {name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()}
    assert kept - held == set()
    assert {"Makefile", "requirements.lock", "requirements-dev.lock", "bench/power.py", "testbed/cells.py"} <= held


def test_tests_and_measurements_import_what_they_share_from_one_place() -> None:
    """Imports run one way: what they share imports from neither, measurements never from tests, the package from none of them.

    Tests may import a measurement: the ones that test it, and those that judge papers by the same judge.
    """
    apart = {"testbed": ("tests", "bench"), "bench": ("tests",), "audit": ("tests", "bench", "testbed")}
    found = [
        f"{file.relative_to(ROOT)}: {line}"
        for folder, others in apart.items()
        for file in sorted((ROOT / folder).rglob("*.py"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith(tuple(f"{word} {other}{end}" for word in ("from", "import") for other in others for end in (".", " ")))
    ]
    assert found == []


@pytest.mark.parametrize("file", sorted((ROOT / "audit").rglob("*.py")), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_module_says_what_is_its_own(file: Path) -> None:
    """``__all__`` lists every public name that a module defines, and no name that it neither defines nor, at the front door, hands on."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    listed = [ast.literal_eval(one.value) for one in tree.body if isinstance(one, ast.Assign) and _names(one) == {"__all__"}]
    defined = {name for one in tree.body for name in _names(one) if not name.startswith("_")}
    said = set(listed[0]) if listed else set()
    assert defined <= said
    if file.relative_to(ROOT).as_posix() != "audit/__init__.py":
        assert said <= defined | {alias.name for one in tree.body if isinstance(one, ast.ImportFrom) for alias in one.names}


def _names(one: ast.stmt) -> set[str]:
    """The names that a statement of a module defines."""
    if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {one.name}
    targets = one.targets if isinstance(one, ast.Assign) else [one.target] if isinstance(one, ast.AnnAssign) else []
    return {part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
