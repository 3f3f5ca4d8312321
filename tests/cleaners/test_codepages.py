from __future__ import annotations

import pytest

from scrubber.cleaners.codepages import clean
from tests.encoding import after


@pytest.mark.parametrize("code_page", ["cp437", "cp850"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mayor’s plan – “the big one” – is old…", id="marks"),
        pytest.param("Café, niña, Müller and Zoë.", id="letters"),
        pytest.param("The señor alone", id="one letter"),
        pytest.param("It’s 5 €, © 2020, “Київ” and 😀.", id="signs and scripts beside a mark"),
        pytest.param("The mayor’s\xa0plan is\u200b old.", id="blanks and what is not seen"),
    ],
)
def test_utf8_is_read_again(code_page: str, text: str) -> None:
    assert after(clean, text.encode().decode(code_page)) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("├── news\n│   ├── a\n└── b", id="a tree of files"),
        pytest.param("┌┬┐ ├┼┤ a├┤b┼┐c", id="boxes"),
        pytest.param("Γ is a letter, ΓÉ are two; the Ô and the Ç.", id="letters"),
        pytest.param("a sum Σ of α and β ≡ γ", id="formulas"),
        pytest.param("5 ├⌐ 6", id="no part of a word"),
        pytest.param("The caf├⌐ has 5 ├⌐ 6", id="one of two is no part of a word"),
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert after(clean, text) == text
