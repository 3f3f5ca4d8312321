"""What each cleaner writes into the log of a text that has its dirt: rules, categories and reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from scrubber import Document, Settings
from tests.cleaners.test_registration import registered

MEETING = "The council of Harlow met on Monday to vote on the plan that the"
PRINTED = "what a program printed, not what an author wrote"
TABLE = (Path(__file__).parents[2] / "golden/inputs/diff-table.txt").read_text("utf-8")
PAGE = "<title>Rain</title><p>It rained.</p><figure><figcaption>The river</figcaption></figure><script>a()</script>"

LOGGED = [
    ("html", PAGE, {("page", "meta", ""), ("caption", "media", ""), ("markup", "markup", "markup of the page")}),
    (
        "difftable",
        TABLE,
        {
            ("page", "meta", ""),
            ("page", "meta", "what the page of changes says of the article"),
            ("title-row", "meta", "the title's row of the table of changes"),
            ("other-version", "markup", "text of the other version"),
            ("table-syntax", "markup", "syntax of the table of changes"),
            ("versions", "meta", ""),
        },
    ),
    ("serialized", 'It rained.\n\narray(1) { [0]=> string(4) "rain" }', {("var_dump", "markup", PRINTED)}),
    ("mojibake", "The jury didnâ€™t need long at the cafÃ©.", {("mojibake", "encoding", "")}),
    ("line_breaks", "a\r\nb", {("line-break", "encoding", "")}),
    ("entities", "Tom &amp; Ann", {("entity", "encoding", "")}),
    ("invisible", "ri\u200bver", {("invisible-character", "encoding", "")}),
    (
        "lost_characters",
        "It didn\ufffdt take long, \ufffdsaid so\ufffd he said. The caf\ufffd closed\ufffdand closed \ufffd at last.",
        {
            ("lost-apostrophe", "encoding", ""),
            ("lost-dash", "encoding", ""),
            ("lost-letter", "encoding", ""),
            ("undecided", "encoding", ""),
            ("lost-quotation-mark", "encoding", ""),
        },
    ),
    (
        "question_marks",
        "The jury didn?t need long. It wasn?t so. ?We can?t wait,? he said.",
        {("lost-apostrophe", "encoding", ""), ("lost-quotation-mark", "encoding", "")},
    ),
    ("soft_hyphens", "gov\u00adern\u00adment", {("soft-hyphen", "word", "")}),
    ("soft_hyphens", "com¬puter", {("soft-hyphen", "word", "")}),
    ("spaces", "a\tb", {("space", "spacing", "")}),
    ("quotes", "“It’s”", {("straight-quotes", "quotes", "")}),
    ("glued", "It ended.He left.", {("glued-sentences", "spacing", "")}),
    ("glued_words", "It is the end ofthe plan.", {("glued-words", "spacing", "")}),
    ("hyphenation", "The govern- ment.", {("line-break-hyphen", "word", "one word")}),
    ("punctuation_space", "The Star Tribune , which said so.", {("space-before-sign", "spacing", "")}),
    ("dropcap", "W hat the town wants is a bridge that it has asked for.", {("drop-cap", "word", "p=0.99")}),
    ("first_letter", "oth banks of the Tarn have asked for a bridge.", {("lost-letter", "word", "p=1.00")}),
    ("broken_paragraph", f"{MEETING}\n\nmayor had presented in the spring.", {("broken-paragraph", "layout", "")}),
    ("repeated", f"{MEETING} end.\n\n{MEETING} end.", {("said-twice", "repeat", "another paragraph says it all")}),
]


@pytest.mark.parametrize(("module", "text", "expected"), LOGGED, ids=[f"{name}" for name, *_ in LOGGED])
def test_what_is_logged(module: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    (cleaner,) = registered(module, Settings(entry_points=False, categories={"repeat": "drop"}))
    document = Document(text, media_type="html" if module == "html" else "text")
    assert {(edit.rule, edit.category.value, edit.reason) for edit in cleaner.clean(document)} == expected
