"""What the YAML parser says, in plain words."""

from audit.load.yaml_words import in_plain_words


def test_known_faults_have_words_of_their_own() -> None:
    """Both spellings of a fault, of the two parsers, give the same words."""
    said = [in_plain_words(text, 0) for text in ("mapping values are not allowed in this context", "mapping values are not allowed here")]
    assert said[0] == said[1]
    assert 'put text that holds one in "quotes"' in said[0]


def test_unknown_faults_have_words_too() -> None:
    """What is not known by name still says where to look."""
    assert "check the indentation" in in_plain_words("something new", 0)


def test_the_line_on_which_it_began_is_named() -> None:
    """An open quote is looked for where it was opened."""
    assert in_plain_words("found unexpected end of stream", 3).endswith("never closed (what it belongs to begins on line 3)")
