"""What the YAML parser says, in plain words and with what would be right."""

from typing import Final

_PLAIN: Final = (
    ("start any token", 'text may not begin with this sign; put it in "quotes" (a tab: use spaces)'),
    ("tab character", "a tab stands in the indentation; use spaces"),
    ("mapping values are not allowed", 'a second ": " stands here; put text that holds one in "quotes", and check the indentation'),
    ("sequence entries are not allowed", 'a "- " stands where no list can begin; begin the list on a line of its own, or put the text in "quotes"'),
    ("mapping keys are not allowed", 'a key stands where none can be; check the indentation, or put the text in "quotes"'),
    ("',' or ']'", 'a [list] goes on without a comma, or its "]" is missing; put text that holds brackets or commas in "quotes"'),
    ("',' or '}'", 'keys in {braces} go on without a comma, or the "}" is missing; put text that holds braces or commas in "quotes"'),
    ("unexpected end of stream", "the quotes are never closed"),
    ("unexpected document", "the quotes are never closed before a line of --- or ..."),
    ("expected ':'", 'a key without ":" stands here; write key: value, or check the indentation'),
    ("escape", "what follows the backslash is not known; put text that holds backslashes in 'single quotes'"),
    ("hex", "what follows the backslash is not known; put text that holds backslashes in 'single quotes'"),
    ("alphabetic or numeric", 'text may not begin with * or &; put it in "quotes"'),
    ("tag handle", 'text may not begin with !; put it in "quotes"'),
    ("incompatible", "this version of YAML is not read; take the line with %YAML out"),
    ("version number", "this version of YAML is not read; take the line with %YAML out"),
    ("document start", "the file goes on after its end; check the indentation, the brackets and the quotes"),
)
_ELSE: Final = "this does not fit what stands before it; check the indentation, the brackets and the quotes on this line and the one before"


def in_plain_words(said: str, since: int) -> str:
    """Give the message for what the parser said, and the line on which what is at fault began, if known."""
    plain = next((words for sign, words in _PLAIN if sign in said), _ELSE)
    begun = f" (what it belongs to begins on line {since})" if since else ""
    return f"this is not readable as YAML: {plain}{begun}"
