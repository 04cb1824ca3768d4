"""YAML: every scalar exactly as written, with its place, and everything else refused with its place.

What the YAML parser says, in plain words.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from audit.appraisal.load import yaml_text
from audit.appraisal.load.node import Node
from audit.appraisal.load.yaml_text import in_plain_words
from audit.limits import FileLimits
from tests.appraisal.load.texts import loaded, problems_of, refusal

LOADERS: Final = {name: getattr(yaml, name) for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)}
EXAMPLES: Final = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))
JARGON: Final = ("<block", "token", "context", "indicator", "scalar", "node content", "stream", "0x", "None")


@pytest.fixture(params=LOADERS, autouse=True)
def _each_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test of this file with the fast parser and with the one that needs no compiler."""
    monkeypatch.setattr(yaml_text, "_LOADER", LOADERS[request.param])


def scalars(node: Node) -> list[str]:
    below = [*node.elements(), *(one for _, one in node.entries())]
    return [text for one in below for text in scalars(one)] if below else [node.text]


WRITTEN: Final = (
    "1.10", "012", "1:30", "no", "2017-10-25", "-0", "1e5", "0x1F", "1_000", "~", "null", "true", ".5",
    "<5", "2=", "(25)", "33 / 40", "n/a", "\u221225",
)  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_the_text_of_a_scalar_is_kept_as_written(text: str) -> None:
    """Nothing is turned into octal, minutes, false or a date, and no zero is lost."""
    for written in (f"a: {text}", f"a: [{text}]", f"a: {{b: {text}}}", f"a:\n  - {text}  # note", f'a: "{text}"', f"a: '{text}'", text):
        assert scalars(loaded(written).root) == [text]


def test_quoted_scalars_are_text_and_bare_ones_may_be_numbers() -> None:
    """Quotes of either kind and blocks make text; both parsers agree, though they name plain scalars differently."""
    root = loaded("a: 25\nb: \"25\"\nc: '25'\nd: |-\n  25\ne: >-\n  25\nf: null\ng: 'null'\nh:\n").root
    assert root.plain == {"a": 25, "b": "25", "c": "25", "d": "25", "e": "25", "f": None, "g": "null", "h": None}


def test_every_node_knows_its_place_and_its_key() -> None:
    """Lines and columns are those an editor shows, also after umlauts, line separators and Windows line ends."""
    root = loaded('é: "\u2028😀"\r\nb:\r\n  - {c: 1, d: 2}\r\n').root
    deep = root.at(["b", 0, "d"])
    assert (deep.line, deep.column, deep.key_line, deep.key_column) == (3, 15, 3, 12)
    first = root.at(["é"])
    assert (first.line, first.column, first.key_line, first.key_column) == (1, 4, 1, 1)


BROKEN: Final[dict[str, tuple[int, int, str]]] = {
    "a: 1\nb: 2\na: 3\n": (3, 1, "used twice; it is already on line 1"),
    "a: {b: 1, b: 2}\n": (1, 11, "used twice"),
    "a: 1\n'a': 2\n": (2, 1, "used twice"),
    "a: *b\n": (1, 4, '"*b" is not read'),
    "*a : 1\n": (1, 1, '"*a" is not read'),
    "a: &b 1\n": (1, 4, '"&b" is not read'),
    "a: &b [1]\n": (1, 4, '"&b" is not read'),
    "&b a: 1\n": (1, 1, '"&b" is not read'),
    "a: !!str 1\n": (1, 4, "the tag"),
    "a: !!python/object/apply:os.system [ls]\n": (1, 4, "the tag"),
    "a: ! 1\n": (1, 4, "the tag"),
    "!x {a: 1}\n": (1, 1, "the tag"),
    "a: 1\n<<: {b: 2}\n": (2, 1, "merging"),
    "? [a]\n: b\n": (1, 3, "a key must be a plain word"),
    "{a: 1}: b\n": (1, 1, "a key must be a plain word"),
    "a: 1\n---\nb: 2\n": (3, 1, "a second document"),
    "a: 1\n---\n": (3, 1, "a second document"),
    "--- 1\n--- 2\n": (2, 5, "a second document"),
    "": (0, 0, "the file is empty"),
    "# only a comment\n": (0, 0, "the file is empty"),
    "\n\n": (0, 0, "the file is empty"),
    "\ta: 1\n": (1, 1, "a tab"),
    "a:\n\t- b\n": (2, 1, "a tab"),
    "a: @b\n": (1, 4, "may not begin with this sign"),
    "a: `b`\n": (1, 4, "may not begin with this sign"),
    "a: b: c\n": (1, 5, 'a second ": "'),
    "a: 1\n b: 2\n": (2, 3, 'a second ": "'),
    "a: [1, 2\nb: 3\n": (2, 2, "comma"),
    "a: {b: 1\nc: 2\n": (2, 2, "comma"),
    "a: 'x\nb: 1\n": (3, 1, "never closed (what it belongs to begins on line 1)"),
    'a: "x\n---\n"\n': (2, 1, "never closed"),
    "- a\nb: 1\n": (2, 1, "indentation"),
    "a: - b\n": (1, 4, "no list can begin"),
    "a: b\n? c\nd\n": (4, 1, "indentation"),
    "key: 'x' y\n": (1, 10, "indentation"),
    "a: ]\n": (1, 4, "brackets"),
    "'a' 'b'\n": (1, 5, "continues after its end"),
    "a: *\n": (1, 5, 'put it in "quotes"'),
    "a: !x!y z\n": (1, 4, "may not begin with !"),
    "%YAML 2.0\n---\na: 1\n": (1, 1, "version of YAML"),
    "a: \x07\n": (1, 4, "U+0007"),
    "a: 1\n\x00": (2, 1, "U+0000"),
    "a: \x7f\n": (1, 4, "U+007F"),
    "a: \ufffe\n": (1, 4, "U+FFFE"),
    'a: "\\x1b[31m"\n': (1, 4, "U+001B"),
    '"\\0": 1\n': (1, 1, "U+0000"),
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_broken_yaml_is_refused_at_its_place(text: str) -> None:
    """Each kind of fault is told in plain words with the line and column an editor shows."""
    line, column, words = BROKEN[text]
    found = problems_of(text)
    assert [(line, column)] == [one[:2] for one in found]
    assert words in found[0][2]
    assert not any(word in found[0][2] for word in JARGON)


@pytest.mark.parametrize("escape", ["\\q", "\\ud800", "\\U00110000", "\\UFFFFFFFF", "\\xzz"])
def test_escapes_that_are_none_are_refused(escape: str) -> None:
    """An escape that stands for no character is refused on its line, whatever the parser makes of it."""
    ((line, _, message),) = problems_of(f'a: 1\nb: "{escape}"\n')
    assert line == 2
    assert "backslash" in message or "half a character" in message


@pytest.mark.parametrize("version", ["1." + "1" * 5_000, "1" * 5_000 + ".1", "9.9"])
def test_strange_versions_are_refused(version: str) -> None:
    """A version number of any length is no reason to fail in another way."""
    assert all(problem.line == 1 for problem in refusal(f"%YAML {version}\n---\na: 1\n".encode(), "f.yaml"))


def test_all_problems_are_told_at_once_in_order() -> None:
    """Duplicate keys, aliases, anchors, tags and the place where the text stops being YAML come in one go."""
    text = "a: &x 1\nb: *x\nc: !t 2\na: 3\nd: {<<: 1}\ne: [\n"
    assert [line for line, _, _ in problems_of(text)] == [1, 2, 3, 4, 5, 7]


def test_what_both_values_of_a_doubled_key_hold_is_read_too() -> None:
    """A fault inside the second value of a key is told along with the key."""
    assert [line for line, _, _ in problems_of("a: {b: 1}\na: {b: 1, b: 2}\n")] == [2, 2]


HOSTILE: Final[dict[str, Callable[[], str]]] = {
    "brackets": lambda: "[" * 1_000_000,
    "braces": lambda: "{a: " * 1_000_000,
    "dashes": lambda: "- " * 1_000_000,
    "question marks": lambda: "? " * 1_000_000,
    "nested blocks": lambda: "".join(f"{' ' * n}a:\n" for n in range(2_000)),
    "closed brackets": lambda: "[" * 5_000 + "]" * 5_000,
    "billion laughs": lambda: "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 200)),
    "many tags": lambda: "- !t a\n" * 50_000,
    "many duplicates": lambda: "a: 1\n" * 50_000,
    "a long key": lambda: f"{'k' * 2_000_000}: 1\n",
    "a long doubled key": lambda: f"{{? {'k' * 500_000} : 1, ? {'k' * 500_000} : 2}}\n",
    "many control characters": lambda: "\x01" * 100_000,
    "an open quote": lambda: "a: '" + "x\n" * 100_000,
}


@pytest.mark.whole
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_before_it_does_harm(name: str) -> None:
    """Deep, endless and explosive files end in a short list of short problems."""
    found = problems_of(HOSTILE[name]())
    assert len(found) <= FileLimits.MAX_PROBLEMS + 3
    assert all(len(message) < 400 for _, _, message in found)


def test_the_number_of_values_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of endless values is refused at the first one too many."""
    monkeypatch.setattr(FileLimits, "MAX_NODES", 10)
    assert loaded("- a\n" * 9)
    assert [one[:2] for one in problems_of("- a\n" * 10)] == [(10, 3)]


def test_depth_is_counted_alike_everywhere() -> None:
    """As many levels as are allowed are read, one more is not."""
    assert loaded("[" * FileLimits.MAX_DEPTH + "1" + "]" * FileLimits.MAX_DEPTH).root.items
    ((line, column, message),) = problems_of("[" * (FileLimits.MAX_DEPTH + 1) + "]" * (FileLimits.MAX_DEPTH + 1))
    assert (line, column) == (1, FileLimits.MAX_DEPTH + 1)
    assert "levels deep" in message


@pytest.mark.whole
def test_a_very_long_scalar_is_kept_whole() -> None:
    """Full rationale texts have no limit of their own."""
    text = "word " * 40_000 + "end"
    assert loaded(f"a: {text}\nb: '{text}'\nc: >-\n  {text}\n").root.plain == dict.fromkeys("abc", text)


@pytest.mark.parametrize("text", ["\ufeffa: 1\n", "%YAML 1.1\n---\na: 1\n...\n", "---\na: 1\n", "a: 1", "a:    1   # x\n\n"])
def test_harmless_variants_are_read(text: str) -> None:
    """A byte order mark, a version line, document marks, comments and a missing last line end do not matter."""
    assert loaded(text).root.plain == {"a": 1}


def survives(text: str) -> None:
    """Read a text; whatever is wrong with it must be told with places inside it."""
    lines = text.count("\n") + text.count("\r") + 1
    assert all(0 <= problem.line <= lines and problem.message for problem in refusal(text.encode("utf-8", "replace"), "f.yaml"))


PUT_IN: Final = ("", "\n", "  ", "\t", ": ", "- ", '"', "'", "[", "}", "&a ", "*a", "!", "\x00", "%", "<<: ")
SAME_FIXTURE: Final = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@SAME_FIXTURE
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader fail in another way."""
    survives(text)


@SAME_FIXTURE
@given(st.text("ab: -?[]{}&*!|>'\"%#,\n\t\\\r~<0", max_size=60))
@example('"\\U00110000"')
@example("%TAG ! x")
@example("- - - -\n-")
def test_any_text_of_yaml_signs_is_read_or_refused(text: str) -> None:
    """No heap of YAML's own signs makes the reader fail in another way."""
    survives(text)


@SAME_FIXTURE
@given(st.data())
def test_damaged_files_are_read_or_refused(data: st.DataObject) -> None:
    """A real file with pieces cut out, doubled or put in gives nodes or problems, nothing else."""
    text = data.draw(st.sampled_from(EXAMPLES)).read_text(encoding="utf-8")[:1_500]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 5)))
        text = text[:start] + data.draw(st.sampled_from(PUT_IN)) + text[end:]
    survives(text)


def test_known_faults_have_words_of_their_own() -> None:
    """Both spellings of a fault, of the two parsers, give the same words."""
    said = [str(in_plain_words(text, 0)) for text in ("mapping values are not allowed in this context", "mapping values are not allowed here")]
    assert said[0] == said[1]
    assert 'put text that has one in "quotes"' in said[0]


def test_unknown_faults_have_words_too() -> None:
    """What is not known by name still says where to look."""
    assert "check the indentation" in str(in_plain_words("something new", 0))


def test_the_line_on_which_it_began_is_named() -> None:
    """An open quote is looked for where it was opened."""
    assert str(in_plain_words("found unexpected end of stream", 3)).endswith("never closed (what it belongs to begins on line 3)")
