"""``criterion-defined``: criteria without any definition beside others that have one."""

from tests.rules.packs import facts, only, run, statuses

LEVELS = "levels: {low: 0, high: 10}\noptions: {a: {}}\nmethod: {total: sum}\n"


def test_a_criterion_without_a_definition_among_others() -> None:
    """A level that is defined, or withheld, is a definition; a level said to be missing is none."""
    held = facts(f"""{LEVELS}criteria:
  care: {{levels: {{low: defined}}}}
  cost: {{levels: {{low: not-applicable}}}}
  risk: {{levels: {{low: missing, high: missing}}}}
  time: {{}}
  law: {{kind: gateway}}
""")
    assert statuses(run(held, "criterion-defined")) == {"care": "pass", "cost": "pass", "risk": "fail", "time": "fail"}


def test_a_file_without_definitions_is_not_looked_at() -> None:
    """They may stand in a part of the paper that was not copied."""
    assert only(facts(f"{LEVELS}criteria: {{care: {{}}, cost: {{}}}}\n"), "criterion-defined").status == "not-applicable"
