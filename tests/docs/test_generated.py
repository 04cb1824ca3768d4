"""The generated parts of the documentation are what the program gives now."""

import pytest

from audit.rules.language.vocabulary import FIELDS, FUNCTIONS, LISTS
from audit.rules.pack import load_packs
from docs.generate import DOCS, LIMITS, PAGES, codes_page, rules_page, with_tables


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_rule_reference_is_up_to_date() -> None:
    """docs/rules.md is what the generator writes from the packs now; run `python docs/generate.py` after a change of rules."""
    assert page("rules.md") == rules_page()


def test_the_page_of_codes_is_up_to_date() -> None:
    """docs/codes.md is what the generator writes from the tables of words now; run `python docs/generate.py` after a change of words."""
    assert page("codes.md") == codes_page()


def test_the_rule_reference_has_every_rule_with_an_example_of_each_outcome() -> None:
    """Each rule has a section, with an example that passes and one that fails."""
    text = page("rules.md")
    for pack in load_packs([]):
        for rule in pack.rules:
            section = text.partition(f"### {rule.id}\n")[2].partition("\n### ")[0]
            assert rule.title in section
            assert "\n- Passes: " in section
            assert "\n- Fails: " in section


@pytest.mark.parametrize("name", PAGES)
def test_the_generated_tables_are_up_to_date(name: str) -> None:
    """The tables of a page are what the generator writes now, and there is at least one."""
    assert "<!-- generated: " in page(name)
    assert page(name) == with_tables(page(name))


def test_the_language_reference_has_every_word() -> None:
    """Every list, field and function of the vocabulary stands in the page."""
    text = page("language.md")
    fields = {field for kind in FIELDS.values() for field in kind}
    assert [word for word in [*LISTS, *fields] if f"| `{word}` |" not in text] == []
    assert [name for name in FUNCTIONS if f"| `{name}(" not in text] == []


def test_every_limit_is_told() -> None:
    """No limit of files, values or expressions is left out of the tables: a new one needs its words."""
    for module, said in LIMITS.items():
        assert {name for name in vars(module) if name.startswith("MAX_")} <= set(said) <= set(vars(module))
