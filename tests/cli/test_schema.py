"""``audit schema``."""

import json

from audit.resources import schema_file, schema_names
from tests.cli.command import run


def test_names_and_schemas() -> None:
    """Without a name all names are listed; with one the schema is printed as it ships."""
    assert run("schema").stdout.split() == list(schema_names())
    for name in schema_names():
        done = run("schema", name)
        assert done.exit_code == 0
        assert json.loads(done.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert done.stdout == schema_file(name).read_text(encoding="utf-8")


def test_a_schema_that_is_not_there() -> None:
    """An unknown name gives exit code 2 and the names there are."""
    done = run("schema", "apraisal")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("apraisal: there is no schema of that name; there are: appraisal, ")
