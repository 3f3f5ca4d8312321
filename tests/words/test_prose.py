"""Whether a text is about code, and whether a place in it stands in prose."""

from __future__ import annotations

import pytest

import scrubber
from scrubber.words.prose import is_about_code, is_prose

TALK = "The pool is shared by all that ask for it, and it is closed when the last of them has gone away. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(TALK + "Call `close` or `end`, and then `open`.", True, id="words between backticks"),
        pytest.param(TALK + "open() is called before read() and close().", True, id="calls"),
        pytest.param(TALK + '{"pool": 1} and {"pool": 2}', True, id="braces"),
        pytest.param(TALK + "a == b, a != c, a => d", True, id="operators"),
        pytest.param(TALK + "std::pool, std::move, std::string", True, id="names of C++"),
        pytest.param(TALK + "run it with --all, --new or --old", True, id="options"),
        pytest.param(TALK + "open() and close()", False, id="two marks"),
        pytest.param(TALK * 100 + "open() and read() and close()", False, id="three in a long text"),
        pytest.param(TALK + "It is a Python plugin with a parser for YAML.", True, id="words of the trade"),
        pytest.param(TALK + "It is a plugin, and a plugin has a parser.", False, id="two words of the trade"),
        pytest.param(TALK + "It was so -- or so they said -- until then.", False, id="dashes"),
        pytest.param(TALK + "He said (so they say) that 5 > 4 and 4 < 5.", False, id="signs in prose"),
    ],
)
def test_text_about_code(text: str, expected: bool) -> None:
    assert is_about_code(text) is expected


@pytest.mark.parametrize(
    "line",
    [
        "The `http.Agent` asks the ConfigParser for a `port`, and the `tty.ReadStream` is open.",
        "The words `ansi` and `color` are some of terminal,color,ansi in `tty`.",
    ],
)
def test_words_of_a_text_about_code_stay(line: str) -> None:
    text = f"{TALK}{TALK.strip()}\n\n{line}\n\nThat is all that there is to say of it."
    assert scrubber.clean(text).text == text


@pytest.mark.parametrize(
    ("token", "expected"),
    [("end¦He", True), ("(end¦He", True), ("@end¦He", False), ("end¦He()", False), ("a/end¦He", False)],
)
def test_place_in_prose(token: str, expected: bool) -> None:
    text = f"It is the {token.replace('¦', '')} said"
    start = text.index("end")
    assert is_prose(text, start, start + len("endHe")) is expected
