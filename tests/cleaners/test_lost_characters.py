from __future__ import annotations

import time
from functools import partial

import pytest

from scrubber.cleaners.lost_characters import clean
from scrubber.document import Document
from tests.encoding import after

straight = partial(clean, quotes="straight")


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("They don�t, it���s, we�ve", "They don't, it's, we've", id="contractions"),
        pytest.param("O�Brien and D�Angelo at 5 o�clock", "O'Brien and D'Angelo at 5 o'clock", id="names, o'clock"),
        pytest.param("the U.S.�s role in the 1990�s", "the U.S.'s role in the 1990's", id="after a full stop, digits"),
        pytest.param("the �90s, rock �n� roll", "the '90s, rock 'n' roll", id="words cut short"),
        pytest.param("the players� union is goin� on", "the players' union is goin' on", id="at a word's end"),
        pytest.param("�Yes,� he said.", '"Yes," he said.', id="a quotation"),
        pytest.param("���Yes,��� he said, ���no.���", '"Yes," he said, "no."', id="three bytes a mark"),
        pytest.param("�He said �no� twice,� she said", "\"He said 'no' twice,\" she said", id="nested"),
        pytest.param("��No,� he said.�", "\"'No,' he said.\"", id="two open at once"),
        pytest.param("He called it “odd,� and left", 'He called it “odd," and left', id="only the closing mark"),
        pytest.param("the ‘odd� “case”", "the ‘odd' “case”", id="only the closing single mark"),
        pytest.param("�One paragraph.\n�The last.�", '"One paragraph.\n"The last."', id="paragraphs"),
        pytest.param("�Says the Mayor� Is No Quotation", "'Says the Mayor' Is No Quotation", id="a headline"),
        pytest.param("the war � he said � is over", "the war — he said — is over", id="dashes"),
        pytest.param("one – two, the war � over", "one – two, the war – over", id="the dash of the text"),
        pytest.param("he said�and then left, 2015�16", "he said—and then left, 2015–16", id="dashes without spaces"),
        pytest.param("a na�ve caf� in Bogot�", "a naïve café in Bogotá", id="letters by the word list"),
        pytest.param("her prot�g�, two r�sum�s", "her protégé, two résumés", id="two letters"),
        pytest.param("Näthat said N�thatsgr; N��thats", "Näthat said N�thatsgr; N��thats", id="unknown words kept"),
        pytest.param("Jörg Ümit spoke. J�rg", "Jörg Ümit spoke. Jörg", id="the article's own words"),
        pytest.param("The end.� The next.", "The end.  The next.", id="a no-break space"),
    ],
)
def test_mended(text: str, mended: str) -> None:
    assert after(straight, text) == mended


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a �500m deal", id="a currency or a quotation mark"),
        pytest.param("Xq�zzt", id="in no known word"),
        pytest.param("� at the start", id="at a line's start"),
        pytest.param("�", id="alone"),
        pytest.param("����������", id="a long run"),
        pytest.param("it is� more", id="an ellipsis or what else"),
    ],
)
def test_kept(text: str) -> None:
    assert straight(Document(text)) == []


@pytest.mark.parametrize(
    ("quotes", "text", "mended"),
    [
        ("curly", "�It�s,� he said", "“It’s,” he said"),
        ("keep", "�It�s,� he said", '"It\'s," he said'),
        ("keep", "that’s �it�", "that’s “it”"),
    ],
)
def test_marks_as_the_setting_says(quotes: str, text: str, mended: str) -> None:
    assert after(partial(clean, quotes=quotes), text) == mended


def test_linear_on_endless_lines() -> None:
    text = "s� a�b prot�g� " * 5_000 + " ".join(f"x{chr(n)}�y�" for n in range(0x4E00, 0x9000))
    start = time.process_time()
    assert len(straight(Document(text))) == 10_000
    assert time.process_time() - start < 20


@pytest.mark.parametrize("unit", ["\ufffd(", " \ufffd("], ids=["tight", "spaced"])
def test_nested_marks_are_read_in_linear_time(unit: str) -> None:
    def seconds(count: int) -> float:
        document = Document(unit * count + "!\ufffd" * count)
        start = time.process_time()
        list(clean(document, quotes="straight"))
        return time.process_time() - start

    # Four times the text took sixteen times as long when every closing mark read back to its opening one.
    assert seconds(16_000) < 10 * max(seconds(4_000), 0.02)
