"""``audit rules list`` and ``check``, and what a broken rule does to an audit."""

import json
from pathlib import Path

import pytest

from tests.cli.command import Done, run
from tests.rules.asserting import pack_file, rule_text

_GOOD = rule_text(
    1, "option.total > 4 or option.base", cases="[{given: small, change: {/options/a/base: null}, expect: fail}, {given: small, expect: pass}]"
)
_ASSERT, _LONG = 21, 12
"""The line of the first assertion in a pack, and the lines of one rule."""

_PAPER = """\
appraisal: {id: paper, title: Paper, from: draft}
scale: {min: 0, max: 5, step: 1}
criteria: {access: {}, care: {}}
options: {a: {}, b: {}}
method: {total: sum}
tables: {t: {prints: score, rows: criteria, columns: [a, b], cells: {access: [5, 2], care: [3, 4], total: [8, 6]}}}
"""


def paper(folder: Path) -> str:
    file = folder / "paper.yaml"
    file.write_text(_PAPER, encoding="utf-8")
    return file.as_posix()


def test_the_list_ends_with_the_catalogue() -> None:
    """Every rule, and then what of the catalogue is covered and what is not, within eighty columns."""
    done = run("rules", "list")
    assert done.exit_code == 0
    out = done.stdout
    assert out.index("ARI001  error") < out.index("Catalogue of checks: ") < out.index("Not covered, and why")
    assert max(map(len, out.splitlines())) <= 80


def test_a_good_pack_has_nothing_to_look_at(tmp_path: Path) -> None:
    """The code is 0, and it is said on how much the rules were looked over."""
    assert run("rules", "check", pack_file(tmp_path, _GOOD)) == Done(0, "1 rule checked on 2 appraisals and cases: no remarks\n", "")


def test_remarks_give_one(tmp_path: Path) -> None:
    """A pack that can be used and has something for its author to look at gives 1, with places and a count."""
    own = pack_file(tmp_path, _GOOD, rule_text(2, "option.total >= 0"))
    done = run("rules", "check", own)
    out = done.stdout
    assert (done.exit_code, done.stderr) == (1, "")
    assert out.splitlines()[0].startswith(f"{own}:28:5: OWN002: it does not fail on any example, ")
    assert out.splitlines()[-1] == "2 rules checked on 2 appraisals and cases: 1 remark"


def test_the_appraisals_that_a_pack_is_for_are_named(tmp_path: Path) -> None:
    """--appraisals repeats and takes files, folders and patterns; one that cannot be audited gives 2."""
    own = pack_file(tmp_path, _GOOD)
    assert run("rules", "check", own, "--appraisals", paper(tmp_path), "--appraisals", f"{tmp_path.as_posix()}/pap*.yaml").exit_code == 0
    no_appraisal = run("rules", "check", own, "--appraisals", paper(tmp_path), "--appraisals", own)
    assert no_appraisal.exit_code == 2
    assert 'the key "appraisal" is missing' in no_appraisal.stderr
    no_file = run("rules", "check", own, "--appraisals", "nothing.yaml")
    assert no_file.exit_code == 2
    assert "nothing.yaml: no such file" in no_file.stderr


@pytest.mark.parametrize(
    ("asserts", "column", "said"),
    [
        ("option.totle > 1", 20, 'an option has no field "totle"; did you mean "total"?'),
        ("option.total > 1 and totl(option) > 1", 34, 'there is no function "totl"; did you mean "total"?'),
        ("option.total > 1 and optoin.total > 1", 34, '"optoin" is not known here; did you mean "option"?'),
        ("score(option) > 1", 13, "score(option, criterion) takes 2 arguments; 1 stands here"),
        ("option.total > (1", 28, "this bracket is not closed; ) is missing"),
    ],
)
def test_unknown_names_are_told_with_line_and_column_and_all_at_once(tmp_path: Path, asserts: str, column: int, said: str) -> None:
    """A pack that names what does not exist cannot be used: 2, with the place inside the YAML, by check and by an audit alike."""
    own = pack_file(tmp_path, rule_text(1, asserts), rule_text(2, "nothing.total > 1"))
    for arguments in (("rules", "check", own), ("check", "--no-log", "--rules", own, paper(tmp_path))):
        done = run(*arguments)
        first, second = done.stderr.splitlines()
        assert (done.exit_code, done.stdout) == (2, "")
        assert first.startswith(f"{own}:{_ASSERT}:{column}: {said}")
        assert second.startswith(f'{own}:{_ASSERT + _LONG}:13: "nothing" is not known here')


_DEEP = "all(" * 8 + "True" + "".join(f" for x{number} in cells)" for number in range(8)) + " and 1 < 2"
_LONG_NUMBER = " * ".join(["9999999999999999999999999"] * 5) + " > option.total"
_BREAKS = [
    ('option.total > 1 and total("z") > 1', 34, 'total(): "z" is no option of this appraisal; known here: a, b'),
    (_DEEP, 0, "takes more than 100000 steps"),
    (_LONG_NUMBER, 13, "a number here has more than 100 digits"),
]


@pytest.mark.parametrize(("asserts", "column", "said"), _BREAKS)
def test_a_rule_that_breaks_while_it_runs_is_an_error_and_never_a_pass_or_a_fail(tmp_path: Path, asserts: str, column: int, said: str) -> None:
    """The outcome is an error with line and column inside the rule file, the code is 2, and other rules still run."""
    own = pack_file(
        tmp_path, rule_text(1, f"'{asserts}'" if '"' in asserts else asserts), _GOOD.replace("OWN001", "OWN002").replace("own-1", "own-2")
    )
    column += int('"' in asserts)
    done = run("check", "--no-log", "--rules", own, "--format", "json", paper(tmp_path))
    result = json.loads(done.stdout)
    (audit,) = result["audits"]
    assert done.exit_code == result["exit_code"] == 2
    assert audit["verdict"] == "not-auditable"
    (error,) = audit["errors"]
    assert said in error["message"]
    assert (error["path"], error["line"]) == (own, _ASSERT)
    assert column in {error["column"], 0}
    assert audit["findings"] == []
    rules = audit["coverage"]["rules"]
    assert (rules["error"], rules["passed"], rules["failed"]) == (1, 2, 0)


def test_a_broken_rule_is_told_on_the_screen(tmp_path: Path) -> None:
    """A reader of the report sees that the audit is not whole, and where the rule breaks."""
    own = pack_file(tmp_path, rule_text(1, "'total(\"z\") > 1'"))
    done = run("check", "--no-log", "--rules", own, paper(tmp_path))
    assert done.exit_code == 2
    assert 'OWN001: total(): "z" is no option' in " ".join(done.stdout.split())


def test_two_beats_one(tmp_path: Path) -> None:
    """A pack with a rule that breaks and one that can never fail gives 2, and tells both."""
    own = pack_file(tmp_path, rule_text(1, "'total(\"z\") > 1'"), rule_text(2, "option.total >= 0"))
    done = run("rules", "check", own)
    assert done.exit_code == 2
    assert "OWN001: breaks: total()" in done.stderr
    assert "OWN002: it does not fail" in done.stdout
