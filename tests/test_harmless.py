from __future__ import annotations

import pytest

from scrubber.harmless import harmless, one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("It rained.\n\tHe left.", "It rained.\n\tHe left.", id="plain"),
        pytest.param("Zürich – “naïve” 😀 עברית", "Zürich – “naïve” 😀 עברית", id="other scripts"),
        pytest.param("\x1b[31mred\x1b]0;title\x07", "␛[31mred␛]0;title␇", id="commands to a terminal"),
        pytest.param("\x9b31m\x7f", "⟨U+009B⟩31m␡", id="C1 and delete"),
        pytest.param("safe\rEVIL", "safe␍EVIL", id="back to the line's start"),
        pytest.param("a\u202eb\u2066c", "a⟨U+202E⟩b⟨U+2066⟩c", id="direction"),
        pytest.param("a\ud800b", "a⟨U+D800⟩b", id="a lone surrogate"),
    ],
)
def test_harmless(text, shown) -> None:
    assert harmless(text) == shown


def test_what_can_not_be_seen_is_written_out_only_where_it_was_changed() -> None:
    assert harmless("co\u00adop\u200b") == "co\u00adop\u200b"
    assert visible("co\u00adop\u200b") == "co⟨U+00AD⟩op⟨U+200B⟩"


def test_one_line() -> None:
    assert one_line(" a\nb\x1b ") == "a b␛"
