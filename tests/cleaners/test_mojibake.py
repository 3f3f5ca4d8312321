from __future__ import annotations

import itertools
import json
import random
from functools import partial
from pathlib import Path
from typing import Any

import ftfy
import pytest
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES
from ftfy.fixes import fix_line_breaks, uncurl_quotes
from hypothesis import given
from hypothesis import strategies as st

from scrubber import Scrubber, Settings
from scrubber.characters import TYPOGRAPHIC
from scrubber.cleaners.mojibake import changes, clean
from scrubber.document import Document
from scrubber.edits import apply
from tests.encoding import after, mend
from tests.timing import takes_less_than

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "ftfy_test_cases.json").read_text("utf-8")
)

straight = partial(clean, quotes="straight")


def as_ftfy_and_more(text: str) -> str:
    """The result of ftfy without the C1 controls, which no record may hold."""
    return ftfy.fix_text(text).translate(dict.fromkeys(range(0x80, 0xA0)))


# Cases in which ftfy leaves a U+FFFD and scrubber goes on to say what was lost there.
GOES_FURTHER = {
    "Synthetic: lossy decoding in sloppy-windows-1252": '"lossy decoding"',
    "Lossy decoding can have plain ASCII question marks, as well": ('The ICR has been upgraded to "bb+" from "bb"'),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case_of_ftfy(case: dict[str, Any]) -> None:
    """In the wild, synthetic and negative; also its known failures, which are no reason to differ."""
    expected = GOES_FURTHER.get(case["label"]) or as_ftfy_and_more(case["original"])
    assert mend(case["original"]) == expected
    if case["expect"] == "pass" and case["label"] not in GOES_FURTHER:
        assert expected == as_ftfy_and_more(case["fixed"])


# What damage is made of, plain text around it, and what looks like damage and is none.
FRAGMENTS = st.sampled_from(
    [
        *"aéÂÃâ€™œ“”‘’„–—…�\x80\x85\x9d\xa0\xad \n.?!'\"&;<",
        *"ﬁĲＡｱ\ufeff\x00\x1b\u200b\u2028",
        *("Ã©", "â€™", "â€œ", "Ã ", "Ð¿", "ðŸ˜€", "Â£", "à¸", "ГўВЂВ", "√©", "вЂ", "×²", "Œ", "°"),
        *("&amp;", "&rsquo;", "&amp;lt;", "&#233;", "&nope;", "\x1b[31m", "e\u0301", "\ud83d", "\ude00"),
        *("word", "don’t", "naïve", "Привет", "日本語", "10 €"),
    ]
)
TEXTS = st.lists(FRAGMENTS, max_size=24).map("".join)


@given(TEXTS)
def test_the_shortcut_does_not_change_what_ftfy_says(text: str) -> None:
    """Where the cleaner shows a line to ftfy or not, the marks and line breaks apart: the same text."""
    config = ftfy.TextFixerConfig(explain=False)
    expected = "".join(ftfy.fix_text(line, config) for line in _lines(text))
    cleaned = apply(text, straight(Document(text)))
    assert _plain(cleaned) == expected


@given(TEXTS)
def test_the_shortcut_with_quotes_as_they_are(text: str) -> None:
    config = ftfy.TextFixerConfig(explain=False, uncurl_quotes=False)
    expected = "".join(ftfy.fix_text(line, config) for line in _lines(text))
    cleaned = apply(text, clean(Document(text), quotes="keep"))
    assert ftfy.fixes.fix_line_breaks(cleaned) == expected


@given(st.text(max_size=80))
def test_the_shortcut_on_any_characters(text: str) -> None:
    expected = "".join(ftfy.fix_text(line) for line in _lines(text))
    assert _plain(apply(text, straight(Document(text)))) == expected


LANGUAGES = (
    "naïve Übergröße où garçon façade ñandú coração ação però citt\u00e0 dürfen ærlig smørrebrød øl fjörður þjóð "
    "łódź część ząb kříž žluťoučký kůň ďábel ľúbiť őrült tűzfal ștergere țară înainte șapte čaj đak žšč ūdens ģimene "
    "žmogus širdis õhtu αλήθεια ημέρα φως ψυχή щука съезд ёлка їжак ґанок џак љубав ѓорѓи şehir ağaç İstanbul ılık "
    "Tiếng Việt người trường phở đường được những ‘one’ “two” it’s – — … € ™ © ½ \xa0 «oui» ¿qué?"
)
READ_AS = ("cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac_roman", "cp437", "cp850")


def test_the_shortcut_on_words_of_many_languages_read_in_wrong_encodings() -> None:
    rng = random.Random(20261127)
    words = LANGUAGES.split(" ")
    for _ in range(800):
        line = " ".join(rng.choices(words, k=rng.randrange(1, 5)))
        for _ in range(rng.choice((1, 1, 2))):
            data = line.encode()
            lost = rng.randrange(len(data)) if rng.random() < 0.2 else len(data)
            line = (data[:lost] + data[lost + 1 :]).decode(rng.choice(READ_AS), "replace")
        made = apply(line, clean(Document(line), "straight"))
        assert uncurl_quotes(fix_line_breaks(made)) == ftfy.fix_text(line)


def test_the_shortcut_on_the_news(news: list[dict[str, Any]]) -> None:
    for article in news:
        text = article["text"]
        cleaned = apply(text, straight(Document(text)))
        assert _plain(cleaned) == ftfy.fix_text(text), article["id"]


def _lines(text: str) -> list[str]:
    """Lines, for ftfy one by one: a `<` in one keeps it from decoding entities in the next."""
    return [line + "\n" for line in text.split("\n")[:-1]] + [text.split("\n")[-1]]


def _plain(text: str) -> str:
    """What the cleaners of quotes and of line breaks do afterwards."""
    return ftfy.fixes.fix_line_breaks(ftfy.fixes.uncurl_quotes(text))


def test_no_sequence_without_an_unusual_character_is_bad() -> None:
    """The shortcut looks around unusual characters only: the others must not be bad by themselves."""
    usual = f"{TYPOGRAPHIC}\xa0aZ 0.?\n"
    for size in (1, 2, 3):
        for sequence in itertools.product(usual, repeat=size):
            assert not BADNESS_RE.search("".join(sequence)), sequence


def test_categories_of_bad_sequences_are_those_that_were_looked_at() -> None:
    """A new category of ftfy may need more room around a character than the shortcut gives it."""
    assert sorted(MOJIBAKE_CATEGORIES) == [
        "bad", "box", "c1", "common", "currency", "end_punctuation", "kaomoji", "law", "lower_accented",
        "lower_common", "numeric", "start_punctuation", "upper_accented", "upper_common",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        pytest.param("a cafÃ© here", [("Ã©", "é")], id="one sequence"),
        pytest.param("Itâ€™s the cafÃ©", [("â€™", "'"), ("Ã©", "é")], id="two, and the text between them kept"),
        pytest.param("R&amp;amp;D &rsquo;", [("&amp;amp;", "&"), ("&rsquo;", "'")], id="entities"),
        pytest.param("x\x1b[31mred\x1b[0m", [("\x1b[31m", ""), ("\x1b[0m", "")], id="terminal escapes"),
        pytest.param("ﬁne and ﬂat", [("ﬁ", "fi"), ("ﬂ", "fl")], id="ligatures"),
        pytest.param("e\u0301té", [("e\u0301", "é")], id="NFC"),
    ],
)
def test_edits_are_small(text: str, edits: list[tuple[str, str]]) -> None:
    assert [(edit.before, edit.after) for edit in straight(Document(text))] == edits


@given(TEXTS, TEXTS)
def test_changes_lead_from_one_text_to_the_other(before: str, wanted: str) -> None:
    at, pieces = 0, []
    for start, old, new in changes(before, wanted):
        assert before.startswith(old, start)
        assert start >= at
        pieces += [before[at:start], new]
        at = start + len(old)
    assert "".join(pieces) + before[at:] == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Plain text.", id="ASCII"),
        pytest.param("It’s “so” — and so on…", id="curly marks"),
        pytest.param("The naïve café in São Paulo, 5 °C, £10", id="sound letters and signs"),
        pytest.param("AT&T; R&D and Q&A", id="no entities"),
        pytest.param("Привет, мир", id="another script"),
    ],
)
def test_sound_text_is_kept(text: str) -> None:
    assert straight(Document(text)) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("“cafÃ©", [("straight-quotes", "quotes"), ("mojibake", "encoding")], id="a mark beside damage"),
        pytest.param("R&amp;D", [("entity", "encoding")], id="an entity"),
        pytest.param("a &#8217; b", [("entity", "encoding")], id="an entity that becomes a mark"),
        pytest.param("x\x1b[31mred", [("control-character", "encoding")], id="a terminal escape"),
        pytest.param("re\x00d", [("control-character", "encoding")], id="a control character"),
        pytest.param("ﬁne", [("character-form", "encoding")], id="a ligature"),
        pytest.param("e\u0301té", [("mojibake", "encoding")], id="two characters that become one"),
    ],
)
def test_what_the_log_says(text: str, rules: list[tuple[str, str]]) -> None:
    assert [(edit.rule, edit.category) for edit in straight(Document(text))] == rules


def test_quotes_are_straightened_only_where_the_setting_says_so() -> None:
    assert [edit.after for edit in clean(Document("“cafÃ©"), quotes="curly")] == ["é"]


def test_each_line_is_looked_at_by_itself() -> None:
    assert after(straight, "a &lt; b\n<p> &lt; </p>\na &lt; b\n") == "a < b\n<p> &lt; </p>\na < b\n"


@pytest.mark.parametrize("blank", [2600, 3999, 4997])
def test_a_long_line_is_parted_at_a_blank(blank: int) -> None:
    words = "x" * blank + " " + "y" * (4998 - blank)
    assert len(words) == 4999
    assert after(straight, f"{words}Ã© {words}Ã©") == f"{words}é {words}é"


def test_the_setting_for_quotes_is_that_of_the_run() -> None:
    for quotes, text in (("straight", '"café'), ("keep", "“café")):
        settings = Settings(entry_points=False, site_plugins=False, quotes=quotes, disable=["boilerplate"])
        assert Scrubber(settings).clean("“cafÃ©").text == text


def test_a_long_line_costs_no_more_than_short_ones() -> None:
    words = "слово ünd é " * 20_000
    assert straight(Document(words)) == []
    assert after(straight, "é " * 20_000 + "Ã©") == "é " * 20_000 + "é"


def test_a_long_text_without_blanks_is_mended_whole() -> None:
    sound = "市议会星期一在旧城厅开会，讨论新桥的计划。" * 40
    assert after(straight, sound.encode().decode("latin-1")) == ftfy.fix_text(sound)


def test_time_for_what_has_no_blanks_grows_with_the_length_only() -> None:
    assert takes_less_than(5, lambda: clean(Document("ÃƒƒÃ†â€™" * 2500), "straight"))
