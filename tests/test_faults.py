"""Everything that can be said at once of a file that cannot be audited."""

from pathlib import Path

from audit.appraisal.load.document import parse
from audit.examine import examine
from audit.problems import Problem, fault
from audit.rules.all_problems import all_problems
from tests.papers import HEAD, PATH, SUMS, document, rules

_TABLE = "tables: {t: {rows: criteria, columns: [a, z], prints: score, cells: {care: [4, 1], total: [many, 1]}}}\n"


def _said(file: Path) -> list[str]:
    return [f"{one.line}:{one.column} {one.message.split(';')[0]}" for one in examine(file, rules()).problems]


def test_what_every_stage_finds_is_told_at_once(tmp_path: Path) -> None:
    """Duplicate keys, tags, unknown keys, wrong types, undefined ids and unreadable figures are told together, in order."""
    text = HEAD + SUMS.lstrip().replace("care: {}", "care: {wieght: 3}").replace("a: {}", "a: 7") + _TABLE
    text += "claims: !!python/name:os.system\nmethod: {total: mean}\n"
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    assert _said(tmp_path / "x.yaml") == [
        '3:19 the key "wieght" is not known here',
        "4:14 7 is used where a mapping (key: value) or nothing is expected",
        '6:43 "z" is not known among the columns of a table whose rows are criteria',
        '6:92 "many" is neither a figure nor a level of this file (levels: none)',
        '7:9 the tag "tag:yaml.org,2002:python/name:os.system" is not read',
        '8:1 the key "method" is used twice',
    ]


def test_the_digest_is_kept_where_the_file_could_be_read(tmp_path: Path) -> None:
    """A file with a duplicate key still has its digest; one that is no YAML has none."""
    (tmp_path / "x.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
    assert len(examine(tmp_path / "x.yaml", rules()).sha256) == 64
    (tmp_path / "x.yaml").write_text("a: [\n", encoding="utf-8")
    assert examine(tmp_path / "x.yaml", rules()).sha256 == ""
    (tmp_path / "x.json").write_text('{"a": 1, "a": 2}', encoding="utf-8")
    assert [one for one in _said(tmp_path / "x.json") if "used twice" in one]


def test_a_file_far_from_its_shape_is_told_by_its_shape_alone() -> None:
    """Where a part of the file is no mapping, or is missing, nothing is said that would only follow from that."""
    for text in ("criteria: 7\noptions: {a: {}}\nmethod: {total: sum}\n" + _TABLE, SUMS.replace("options:", "optoins:") + _TABLE):
        found = all_problems(document(text))
        assert found
        assert not [one for one in found if "not known among" in one.message]


def test_one_place_is_told_once() -> None:
    """What an earlier stage said of a place is not said again in other words."""
    alias = parse((HEAD + SUMS.lstrip()).replace("min: 0", "min: '*all'").encode(), PATH)
    told = (Problem(PATH, 2, 14, fault("not-a-figure", said="written out")),)
    assert all_problems(alias, told) == told


def test_a_file_without_problems_has_none() -> None:
    """There is nothing to say of a file that can be audited."""
    assert all_problems(document(SUMS)) == ()
