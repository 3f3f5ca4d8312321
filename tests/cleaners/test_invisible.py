from __future__ import annotations

import pytest

from scrubber.cleaners.invisible import clean
from tests.encoding import after, mend


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("zero\u200bwidth", "zerowidth", id="zero-width space"),
        pytest.param("word\u2060joi\u2063ner", "wordjoiner", id="word joiner, invisible separator"),
        pytest.param("\ufeffStart", "Start", id="byte order mark"),
        pytest.param("a\u200db\u200c c", "ab c", id="joiners between Latin letters"),
        pytest.param("\u200eleft\u202a to\u202c right\u2066\u2069", "left to right", id="direction marks"),
        pytest.param("a\x00b\x08\x7f\x81", "ab", id="controls"),
        pytest.param("a\ufe0fb", "ab", id="a selector with nothing to select"),
        pytest.param("tag\U000e0041\U000e0042s", "tags", id="tags without a flag"),
        pytest.param("\ufffe\uffff\ufdd0x", "x", id="noncharacters"),
        pytest.param("a\u115fb\u1160c", "abc", id="Hangul fillers between Latin letters"),
        pytest.param("a\u034fb\u180ec", "abc", id="joiners of graphemes and Mongolian vowels there"),
    ],
)
def test_taken_out(text: str, mended: str) -> None:
    assert after(clean, text) == mended


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\U0001f469\u200d\U0001f680 \U0001f3f3\ufe0f\u200d\U0001f308 ❤\ufe0f", id="joined emoji"),
        pytest.param("\U0001f9d1\U0001f3fd\u200d\U0001f33e", id="joined to a skin tone"),
        pytest.param("1\ufe0f\u20e3", id="a keycap"),
        pytest.param("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", id="a flag of tags"),
        pytest.param("می\u200cخواهم", id="Persian non-joiner"),
        pytest.param("ක්\u200dර", id="Sinhala joiner"),
        pytest.param("สวัสดี\u200bครับ", id="Thai word boundary"),
        pytest.param("שלום\u200f (2020)\u200f", id="direction mark beside Hebrew"),
        pytest.param("rain\nשלום\u200f", id="direction mark in a later line"),
        pytest.param("rain\nש\u200f a", id="direction mark beside one letter"),
        pytest.param("\u1100\u1160 \u115f\u1161", id="Hangul fillers beside parts of syllables"),
        pytest.param("ש\u034fa ᠠ\u180eᠠ", id="joiners of graphemes and Mongolian vowels where they belong"),
        pytest.param("soft\xadhyphen", id="soft hyphens are for the words stage"),
    ],
)
def test_kept(text: str) -> None:
    assert after(clean, text) == text


def test_direction_marks_need_letters_near_them_in_their_line() -> None:
    assert after(clean, "שלום\na\u200fb") == "שלום\nab"


def test_no_control_or_surrogate_is_left_after_the_stage() -> None:
    everything = "".join(f"x{chr(n)}" for n in [*range(0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000)])
    left = mend(everything)
    assert left.replace("\n", "").isprintable()
    left.encode()
