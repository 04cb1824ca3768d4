"""The inputs of a run with the digests of their raw bytes: schemas, rule files, settings, appraisals."""

from collections.abc import Iterator
from typing import Final

from audit.log.canonical import Record
from audit.log.files import sha256_of, shown_path
from audit.log.run import Run
from audit.resources import folder, schema_file

_SCHEMAS: Final = ("appraisal", "ruleset")


def inputs_of(run: Run) -> Iterator[Record]:
    """Give every file that the outcomes of a run follow from."""
    for name in _SCHEMAS:
        yield _input("schema", schema_file(name).as_posix(), sha256_of(schema_file(name)))
    catalogue = folder("rules") / "sources.yaml"
    yield _input("sources", catalogue.as_posix(), sha256_of(catalogue))
    for pack in run.packs:
        yield _input("rules", pack.path, pack.sha256)
    for one in run.inputs:
        yield _input(one.role, one.path, one.sha256)
    for one in dict.fromkeys(one for part in run.parts for one in part.inputs):
        yield _input(one.role, one.path, one.sha256)
    for part in run.parts:
        yield _input("appraisal", part.path, part.sha256)


def _input(role: str, path: str, sha256: str) -> Record:
    shown = shown_path(path)
    return {"role": role, "path": shown, "origin": "given" if shown == path else "packaged", "sha256": sha256}
