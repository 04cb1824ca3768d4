"""The schemas and rule packs that ship with the tool."""

from pathlib import Path

import pytest

from audit import resources
from audit.resources import folder, pack_names, schema_file, schema_names


def test_schemas_and_packs_are_found() -> None:
    """In a checkout schemas and rules lie beside the package; the catalogue of sources is no pack."""
    assert {"appraisal", "ruleset", "result"} <= set(schema_names())
    assert "arithmetic" in pack_names()
    assert "sources" not in pack_names()
    assert schema_file("result").name == "result.schema.json"
    assert list(schema_names()) == sorted(schema_names())


def test_an_installed_package_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an installed package they lie inside it, and that comes first; where they are missing, that is said."""
    package = tmp_path / "audit"
    (package / "_data" / "rules").mkdir(parents=True)
    (tmp_path / "schemas").mkdir()
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    bare = folder.__wrapped__
    assert bare("rules") == package.resolve() / "_data" / "rules"
    assert bare("schemas") == tmp_path.resolve() / "schemas"
    with pytest.raises(FileNotFoundError, match="the folder lost is missing from this installation; install appraisal-audit again"):
        bare("lost")
