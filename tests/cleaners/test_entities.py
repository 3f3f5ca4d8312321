from __future__ import annotations

import pytest

from scrubber.cleaners.entities import clean
from tests.encoding import after, mend


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("caf&eacute; &lt; &#8217;", "café < ’", id="named and numeric"),
        pytest.param("5 < 6 &rsquo;&#x2019;", "5 < 6 ’’", id="beside a less-than sign"),
        pytest.param("a <b>bold</b> caf&eacute; &lt;i&gt;", "a <b>bold</b> café &lt;i&gt;", id="beside a tag"),
        pytest.param("a <b>b</b> &lt;i caf&eacute;", "a <b>b</b> &lt;i café", id="behind one that stays"),
        pytest.param("it&#39s Smith&nbspand", "it's Smith&nbspand", id="semicolon lost: digits end, letters don't"),
        pytest.param("one&nbsp two &mdash three &amp four", "one\xa0 two — three & four", id="semicolon lost"),
        pytest.param("P&EACUTE;REZ", "PÉREZ", id="upper case"),
    ],
)
def test_decoded(text: str, mended: str) -> None:
    assert after(clean, text) == mended


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("AT&T, Q&A; R&D", id="names"),
        pytest.param("https://example.org/?a=1&lt=2&copy=3&amp=4", id="an address"),
        pytest.param("&nosuch; &#; &;", id="no entities"),
        pytest.param("fish&chips", id="words"),
        pytest.param("&hElLip;", id="upper and lower case mixed"),
    ],
)
def test_kept(text: str) -> None:
    assert after(clean, text) == text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("It&amp;amp;rsquo;s", "It's", id="escaped three times"),
        pytest.param("caf&Atilde;&copy;", "café", id="mojibake in entities"),
        pytest.param("a &lt; b\nP&eacute;rez < c\nM&ouml;we", "a < b\nPérez < c\nMöwe", id="after a less-than sign"),
        pytest.param("zero&#8203;width&nbsp;space", "zerowidth\xa0space", id="invisible characters and spaces"),
    ],
)
def test_the_stage_goes_on_with_what_comes_out(text: str, mended: str) -> None:
    assert mend(text) == mended
