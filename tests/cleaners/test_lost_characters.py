from __future__ import annotations

from functools import partial

import pytest

from scrubber.cleaners.lost_characters import clean
from scrubber.document import Document
from scrubber.edits import apply
from tests.encoding import after
from tests.timing import is_linear, takes_less_than

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
        pytest.param("one — two, the war � he said � is over", "one — two, the war — he said — is over", id="dashes"),
        pytest.param("one – two, the war � over", "one – two, the war – over", id="the dash of the text"),
        pytest.param("he said�and then left, 2015�16", "he said—and then left, 2015–16", id="dashes without spaces"),
        pytest.param("a na�ve caf� in Bogot�", "a naïve café in Bogotá", id="letters by the word list"),
        pytest.param("her prot�g�, two r�sum�s", "her protégé, two résumés", id="two letters"),
        pytest.param("Näthat said N�thatsgr; N��thats", "Näthat said N�thatsgr; N��thats", id="unknown words kept"),
        pytest.param("Jörg Ümit spoke. J�rg", "Jörg Ümit spoke. Jörg", id="the article's own words"),
        pytest.param("It costs �5, �yes,� he said", 'It costs �5, "yes," he said', id="one never closes"),
        pytest.param(
            "“We go,� he said. It was 2015�the year.", '“We go," he said. It was 2015—the year.', id="a comma, a year"
        ),
        pytest.param('It "is so.�', 'It "is so."', id="at the line's end"),
        pytest.param("�He said, �So?� � she said.", "\"He said, 'So?' \" she said.", id="two close, parted"),
        pytest.param("The old (house)�and new", "The old (house)—and new", id="behind a bracket"),
        pytest.param("by 58% � 42%", "by 58% – 42%", id="between shares"),
        pytest.param("� With assistance by Lena Marsh", "— With assistance by Lena Marsh", id="who helped"),
        pytest.param(
            "a – b.\n\nIt works. � Ann (@ann_b) May 5", "a – b.\n\nIt works. — Ann (@ann_b) May 5", id="a tweet"
        ),
        pytest.param("It was worthy. � It is so", "It was worthy. … It is so", id="between sentences"),
        pytest.param("a — b: In Mobile, Ala. � It is", "a — b: In Mobile, Ala. — It is", id="behind an abbreviation"),
        pytest.param(
            "a Truman�era law, then�Senator Li", "a Truman–era law, then–Senator Li", id="a dash for a hyphen"
        ),
        pytest.param("Copyright �� 2019 A\n� 2020 B", "Copyright © 2019 A\n© 2020 B", id="copyright"),
        pytest.param("by — now � 2019 of it", "by — now � 2019 of it", id="a year that is no copyright's"),
        pytest.param("�Quite a character�\nIt is.", "�Quite a character�\nIt is.", id="a heading that is quoted"),
        pytest.param("Mayor calls the town �large� again", "Mayor calls the town �large� again", id="a plain headline"),
        pytest.param("�It is so,� the mayor said", '"It is so," the mayor said', id="speech without a full stop"),
        pytest.param(
            "The one. Also: Mayor is �odd� " + "so " * 60, "The one. Also: Mayor is �odd� " + "so " * 60, id="a caption"
        ),
        pytest.param("�Quite a character.�\nIt is.", '"Quite a character."\nIt is.', id="a sentence that is quoted"),
        pytest.param("the Nev�rez case", "the Nev�rez case", id="pieces of a name are no words"),
        pytest.param("the advisers� �report� was", 'the advisers\' "report" was', id="a plural before a quotation"),
        pytest.param("Jos��s coup d��tat, it�s", "José's coup d'état, it's", id="a letter and an apostrophe"),
        pytest.param("The end.� The next.", "The end.  The next.", id="a no-break space"),
        pytest.param("that was in the 1990�s, or the �90s", "that was in the 1990's, or the '90s", id="decades"),
        pytest.param(
            "the �tis, the �Cause and the (�em all)",
            "the 'tis, the 'Cause and the ('em all)",
            id="words cut short at the start",
        ),
        pytest.param("Rock �N� Roll, rock�n�roll", "Rock 'N' Roll, rock'n'roll", id="and, cut short"),
        pytest.param("�nobody", "�nobody", id="a word that is whole"),
        pytest.param(
            "don�t can�t won�t I�m you�re they�ve he�d she�ll",
            "don't can't won't I'm you're they've he'd she'll",
            id="more contractions",
        ),
        pytest.param("Don�T DON�T", "Don'T DON'T", id="contractions in capitals"),
        pytest.param(
            "O�Hara, L�Oreal, d�etat, y�all, ma�am",
            "O'Hara, L'Oreal, d'etat, y'all, ma'am",
            id="names and words with an apostrophe",
        ),
        pytest.param("5�s and 5�ss", "5's and 5�ss", id="behind a number"),
        pytest.param("the CEOS� union", "the CEOS' union", id="a plural in capitals"),
        pytest.param(
            "the bus� union, the players�, and the dogs�",
            "the bus� union, the players�, and the dogs�",
            id="at the end of a word, not certain",
        ),
        pytest.param("the mornin� was so", "the mornin' was so", id="a word that lost its g"),
        pytest.param(
            "the bin� was, the cabin� was, they begin� on",
            "the bin� was, the cabin� was, they begin� on",
            id="words that end in -in",
        ),
        pytest.param("pages 5�6, but 5� 6", "pages 5–6, but 5� 6", id="between numbers"),
        pytest.param("the — war � $5", "the — war — $5", id="a dash before a sum"),
        pytest.param("the — war) � (no)", "the — war) — (no)", id="a dash between brackets"),
        pytest.param("the — war, � he said", "the — war, — he said", id="a dash behind a comma"),
        pytest.param("He said it���that was so", "He said it—that was so", id="three bytes of a dash"),
        pytest.param("x �", "x �", id="at a line's end"),
        pytest.param("(�Yes�) [�No�] —�So�", '("Yes") ["No"] —"So"', id="quotations in brackets and behind a dash"),
        pytest.param("�Yes,� he said. �No,� she said.", '"Yes," he said. "No," she said.', id="two quotations"),
        pytest.param("�#yes� �$5� �…so� �...so�.", '"#yes" "$5" "…so" "...so".', id="quotations that open with a sign"),
        pytest.param("�'yes'� he said", "\"'yes'\" he said", id="a quotation that opens with one that is not lost"),
        pytest.param('He said "yes,� and “no� too', 'He said "yes," and “no" too', id="closing marks of what is open"),
        pytest.param(
            "the '90s �so� and 'tis �no�", 'the \'90s "so" and \'tis "no"', id="apostrophes that open nothing"
        ),
        pytest.param(
            "“It is �so� there” and ‘so �no� too’.",
            "“It is 'so' there” and ‘so 'no' too’.",
            id="inside of marks that are not lost",
        ),
        pytest.param("�One “two” three� he said.", '"One “two” three" he said.', id="around marks that are not lost"),
        pytest.param(
            "“Yes” “no” “so” and �yes� and so;� he.",
            '“Yes” “no” “so” and "yes" and so;� he.',
            id="where others close, a lone one does not",
        ),
        pytest.param(
            "He said �the players� union is so� and left.",
            'He said "the players\' union is so" and left.',
            id="an apostrophe inside a quotation",
        ),
        pytest.param(
            "He said �the players� union.",
            'He said "the players" union.',
            id="no apostrophe where one is open",
        ),
        pytest.param("that������this��� is", 'that—"this" is', id="a dash before a quotation"),
        pytest.param("It is ���so������that was.", 'It is "so"—that was.', id="a dash behind a quotation"),
        pytest.param(
            "He had �this��that was.", 'He had "this"—that was.', id="a dash behind a quotation, of one byte each"
        ),
        pytest.param("It is �so��xq it is", "It is �so��xq it is", id="no dash before no word"),
        pytest.param(
            "A said, �One two.\n�Three four.�",
            'A said, "One two.\n"Three four."',
            id="a quotation of two paragraphs, led in to",
        ),
        pytest.param(
            "A said: �One two.\nThree four.�",
            'A said: "One two.\nThree four."',
            id="one whose second paragraph does not open it again",
        ),
        pytest.param(
            "A said �One two.\n�Three four.�", 'A said �One two.\n"Three four."', id="one that is not led in to"
        ),
        pytest.param(
            "A said, �one two.\n�Three four.�",
            'A said, �one two.\n"Three four."',
            id="one that starts with a small letter",
        ),
        pytest.param(
            "�One.\n�Two.\nThree.\nFour.� five",
            '"One.\n"Two.\nThree.\nFour." five',
            id="a quotation of four paragraphs",
        ),
        pytest.param("“One.\n�Two.� said", '“One.\n"Two." said', id="one that opens with a mark that is not lost"),
        pytest.param("�Says The Mayor Of Town�", "�Says The Mayor Of Town�", id="a headline of nothing else"),
        pytest.param("Mayor Says �Town Is Large� Again", "Mayor Says 'Town Is Large' Again", id="a headline"),
        pytest.param("�Says The Mayor Of Town.�", '"Says The Mayor Of Town."', id="a sentence in capitals"),
        pytest.param(
            "Mayor Says �Town is large and old� again",
            "Mayor Says �Town is large and old� again",
            id="a line with as many small words",
        ),
        pytest.param(
            "“Says �The Mayor Of Town� Today.”",
            '“Says "The Mayor Of Town" Today.”',
            id="a headline in marks that are not lost",
        ),
        pytest.param("The end!� The next.", "The end!  The next.", id="a no-break space behind an exclamation"),
        pytest.param("The end?�� The next.", "The end?  The next.", id="a no-break space of two bytes"),
        pytest.param("The end.��� The next.", "The end.��� The next.", id="three bytes are no space"),
        pytest.param(
            "a CAF�, a Caf��, a caf���", "a CAFÉ, a Café, a caf���", id="letters in capitals, and of two bytes"
        ),
        pytest.param("d�j� vu, a fa�ade, se�or, jalape�o", "déjà vu, a façade, señor, jalapeño", id="more letters"),
        pytest.param(
            "Beyonc�, S�o Paulo, M�laga, K�ln, Troms�", "Beyoncé, São Paulo, Málaga, Köln, Tromsø", id="names"
        ),
        pytest.param("x�y�z�w and caf�", "x�y�z�w and café", id="more than two letters"),
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


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("It�s", ["lost-apostrophe"]),
        ("�Yes,� he said", ["lost-quotation-mark"] * 2),
        ("the war � he said", ["undecided"]),
        ("a caf�", ["lost-letter"]),
        ("The end.� The next.", ["lost-space"]),
        ("Copyright � 2019", ["lost-sign"]),
        ("It was worthy. � It is", ["lost-ellipsis"]),
    ],
)
def test_what_the_log_says(text: str, rules: list[str]) -> None:
    edits = straight(Document(text))
    assert [edit.rule for edit in edits] == rules
    assert {edit.category for edit in edits} == {"encoding"}


@pytest.mark.parametrize(("length", "mark"), [(150, "'"), (151, "�")])
def test_how_long_a_headline_is(length: int, mark: str) -> None:
    line = "�Says The Mayor� "
    line += "Town " * ((length - len(line)) // 5)
    line += "X" * (length - len(line))
    assert len(line) == length
    assert after(straight, line) == line.replace("�", mark)


def test_as_many_words_are_guessed_as_a_text_has() -> None:
    words = [f"x{chr(0x4E00 + n)}�y" for n in range(499)]
    assert after(straight, " ".join([*words, "caf�"])).endswith(" café")
    assert after(straight, " ".join([*words, "x�y", "caf�"])).endswith(" caf�")


def test_linear_on_endless_lines() -> None:
    text = "s� a�b prot�g� " * 5_000 + " ".join(f"x{chr(n)}�y�" for n in range(0x4E00, 0x9000))
    edits: list[object] = []

    def mend() -> None:
        edits[:] = straight(Document(text))

    assert takes_less_than(20, mend)
    assert len(edits) == 10_000


@pytest.mark.parametrize("unit", ["\ufffd(", " \ufffd("], ids=["tight", "spaced"])
def test_nested_marks_are_read_in_linear_time(unit: str) -> None:
    # It was quadratic when every closing mark read back to its opening one.
    assert is_linear(2_000, lambda count: partial(straight, Document(unit * count + "!\ufffd" * count)))


@pytest.mark.parametrize(
    ("text", "notes"),
    [("it was � so �", 1), ("it – was � so", 0), ("it � was � so", 1), ("it – was � so � or", 0), ("it was�it so", 0)],
)
def test_dashes_whose_length_nothing_tells_are_noted(text, notes):
    assert sum(edit.field == "warnings" for edit in straight(Document(text))) == notes


@pytest.mark.parametrize(
    ("site", "text", "mended"),
    [
        pytest.param("vox.com", "the war � he said � is over", "the war — he said — is over", id="long"),
        pytest.param("theguardian.com", "the war � he said � is over", "the war – he said – is over", id="short"),
        pytest.param("example.org", "the war � he said � is over", "the war � he said � is over", id="unknown"),
        pytest.param("vox.com", "�It � so � was.�", '"It � so � was."', id="an ellipsis, or a dash of who speaks"),
        pytest.param("vox.com", "�It was�so they say.�", '"It was�so they say."', id="the same without spaces"),
        pytest.param("vox.com", "the Carter�Reagan debate", "the Carter�Reagan debate", id="between names"),
    ],
)
def test_the_dash_of_a_publisher(site, text, mended):
    edits = [edit for edit in straight(Document(text, {"site": site})) if edit.field is None]
    assert apply(text, edits) == mended


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("�A. It was so,� she said. �It was no.�", id="two in a row"),
        pytest.param("the chair of the in�cum�bent, the where�with�al", id="soft hyphens"),
        pytest.param("the tan��tal��iz��ing tar��get", id="soft hyphens of two bytes"),
    ],
)
def test_no_mark_is_invented(text):
    assert not {"'", "—"} & set(apply(text, [e for e in straight(Document(text)) if e.field is None]))


def test_an_ellipsis_does_not_close_a_quotation():
    text = "He said �it was large� and then �it was not.�"
    assert after(straight, text) == 'He said "it was large" and then "it was not."'
    assert after(straight, "He said �it was large� and then not.�") == 'He said "it was large� and then not."'
