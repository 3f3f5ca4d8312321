from __future__ import annotations

import ftfy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber import Category, Settings
from scrubber.cleaners.quotes import STRAIGHT, curl, scrubber_cleaners, straighten
from scrubber.document import Document
from tests.encoding import after, mend


def test_straight_is_what_ftfy_takes() -> None:
    every = "".join(map(chr, range(0x2000, 0x2100))) + "ʼ«»‹›`´′″"
    assert after(straighten, every) == ftfy.fixes.uncurl_quotes(every)
    assert set(STRAIGHT.values()) == {"'", '"'}


def test_straight_has_one_edit_a_mark() -> None:
    edits = straighten(Document("“It’s” “so”, isn’t it"))
    assert [(e.before, e.after, list(e.starts)) for e in edits] == [
        ("’", "'", [3, 16]),
        ("“", '"', [0, 7]),
        ("”", '"', [5, 10]),
    ]


@pytest.mark.parametrize(
    ("text", "curled"),
    [
        pytest.param('"Yes," he said. "I\'m here."', "“Yes,” he said. “I’m here.”", id="quotation, apostrophe"),
        pytest.param("\"He said 'no' twice,\" she said", "“He said ‘no’ twice,” she said", id="nested"),
        pytest.param("\"'No,' he said.\"", "“‘No,’ he said.”", id="nested at the start"),
        pytest.param("\"He said: 'No.'\"", "“He said: ‘No.’”", id="nested at the end"),
        pytest.param("the '90s and rock 'n' roll", "the ’90s and rock ’n’ roll", id="words cut short"),
        pytest.param("'Twas 'em, goin' on", "’Twas ’em, goin’ on", id="more words cut short"),
        pytest.param("the players' union", "the players’ union", id="plural"),
        pytest.param('("so-called") ["sic"]', "(“so-called”) [“sic”]", id="in brackets"),
        pytest.param('"I was—" he began', "“I was—” he began", id="broken off by a dash"),
        pytest.param('he said—"no"—and left', "he said—“no”—and left", id="after a dash"),
        pytest.param('"One paragraph\n\n"and the next."', "“One paragraph\n\n“and the next.”", id="paragraphs"),
        pytest.param('born in "1984" and', "born in “1984” and", id="a number quoted"),
        pytest.param('he is 5\'10" tall, a 12" pizza', 'he is 5\'10" tall, a 12" pizza', id="feet and inches"),
        pytest.param('"He is 5\'10" tall," she said', "“He is 5'10\" tall,” she said", id="feet in a quotation"),
        pytest.param('He said "no": "(so)"', "He said “no”: “(so)”", id="after a bracket"),
        pytest.param('He said "(so) " now', "He said “(so) ” now", id="a blank before the closing mark"),
        pytest.param('He said "so —". He left', "He said “so —”. He left", id="a dash before the closing mark"),
        pytest.param("He is 'so tall", "He is ’so tall", id="a single mark that nothing closes"),
        pytest.param("He is 'so tall\n\nThe boys' own", "He is ’so tall\n\nThe boys’ own", id="nor in its line"),
        pytest.param(f"'{'a' * 1998}'", f"‘{'a' * 1998}’", id="a long quotation"),
        pytest.param(f"'{'a' * 2000}'", f"’{'a' * 2000}’", id="too long for one"),
        pytest.param("“It’s so”", "“It’s so”", id="curly already"),
        pytest.param("“It's ‘so’\"", "“It’s ‘so’”", id="half curly"),
    ],
)
def test_curly(text: str, curled: str) -> None:
    assert after(curl, text) == curled


def test_curly_says_which_rule_it_was() -> None:
    assert {(edit.rule, edit.category) for edit in curl(Document('"It\'s"'))} == {("curly-quotes", Category.QUOTES)}


@given(st.text("\"'“”‘’ a5.,—(\n", max_size=30))
def test_curly_settles_and_changes_only_marks(text: str) -> None:
    curled = after(curl, text)
    assert ftfy.fixes.uncurl_quotes(curled) == ftfy.fixes.uncurl_quotes(text)


def test_keep_touches_nothing() -> None:
    text = "“It’s” 'so'"
    assert scrubber_cleaners(Settings(quotes="keep")) == []
    assert mend(text, "keep") == text
    assert mend("“cafÃ©” 'so'", "keep") == "“café” 'so'"
