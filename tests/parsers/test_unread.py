"""Code that no parser reads goes by its tokens: alone, beside other code, and glued to a paragraph."""

import pytest

from scrubber.cleaners.serialized import clean
from scrubber.document import Document
from scrubber.edits import apply

FIRST = "The mayor spoke (briefly) on Tuesday, and the council listened."
SECOND = '"It\'s a start," she said, and left the hall.'
SCRIPT = "var zork = zork || []; zork.push(['zap', 1]);"


def left(text: str) -> str:
    """The text as it is cleaned, each paragraph on a line."""
    return "\n".join(line.strip() for line in apply(text, clean(Document(text))).split("\n") if line.strip())


@pytest.mark.parametrize(
    "line",
    [
        "zork_zap=17 zip_zap=\"a_b\" zork{id=\"1\"}=5;",
        "['zork_a' => $zap[1], 'zork_b' => $zip->id],",
    ],
)  # fmt: skip
def test_a_line_goes_that_nothing_but_code_looks_like(line: str) -> None:
    assert left(f"{FIRST}\n\n{line}\n\n{SECOND}") == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize("line", ["}", "quotes: none;", "'zork', 'zap',", "zorkZap: 17,", "return zork;"])
def test_a_line_that_may_be_a_persons_goes_if_there_is_other_code(line: str) -> None:
    assert left(f"{FIRST}\n\n{line}\n\n{SECOND}\n\n{SCRIPT}") == f"{FIRST}\n{SECOND}"


def test_the_lines_of_a_script_go_from_between_paragraphs() -> None:
    lines = ["zork.each(function (zap) {", "// hide it", "zap.style.left = '5px';", "});"]
    assert left("\n\n".join(f"{FIRST}\n\n{line}" for line in lines)) == "\n".join([FIRST] * len(lines))


@pytest.mark.parametrize(
    "line",
    [
        "{laughter}",
        "++++++",
        "- yes we can :}",
        "UPDATE 3:25 PM: She agrees:",
        "He typed zork_zap=1;zip=2 and waited.",
        "It is called zork_zap[0], they said.",
    ],
)
def test_a_line_of_words_stays_beside_a_script(line: str) -> None:
    assert left(f"{FIRST}\n\n{SCRIPT}\n\n{line}\n\n{SECOND}") == f"{FIRST}\n{line}\n{SECOND}"


@pytest.mark.parametrize(
    "code",
    [
        "zork[_>>5]={a:_%32,zip:zap[14+_]}",
        'zork_zap.a={...zip,"k-v":[1,2]},zork_zap.b',
    ],
)
def test_code_that_is_glued_to_a_paragraph_goes(code: str) -> None:
    assert left(f"{FIRST}{code}\n\n{SECOND}") == f"{FIRST}\n{SECOND}"


def test_an_address_at_a_paragraphs_end_stays() -> None:
    text = "You can download it here and listen at https://audio.example.co.uk/2019/05/24-6_TiF_a.mp3 00:00:00"
    assert left(f"{text}\n\n{SCRIPT}") == text


def test_the_rest_of_a_script_before_the_script_goes_with_it() -> None:
    assert (
        left(f'{FIRST}\n\n":[1],null,e:t}})}}function zork(a){{return a}} {SCRIPT}\n\n{SECOND}') == f"{FIRST}\n{SECOND}"
    )


def test_what_is_left_of_a_line_goes_with_the_script_that_it_stands_at() -> None:
    assert left(f"{FIRST}\n\nnction\n{SCRIPT}\nzorkEl\n\n{SECOND}") == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize("line", ["Advertisement", "so it went on.", "- and so on"])
def test_a_line_of_words_at_a_script_stays(line: str) -> None:
    assert left(f"{FIRST}\n\n{line}\n{SCRIPT}\n\n{SECOND}") == f"{FIRST}\n{line}\n{SECOND}"


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("/* Zork", "----------*/"),
        ("var zork = {},", "zaps = [1, 2];"),
    ],
)
def test_a_paragraph_in_what_seems_to_go_on_stays(before: str, behind: str) -> None:
    paragraph = '"They should have taken this up the line to the court," the mayor said.'
    assert paragraph in left(f"{FIRST}\n\n{before}\n\n{paragraph}\n\n{behind}\n\n{SECOND}")


def test_a_paragraph_behind_a_function_on_its_line_stays() -> None:
    words = "For starters, it helps to recall where the support came from in those years; it came from the north."
    assert (
        left(f"(function ($) {{ $(function () {{ $('#a').tabs(); }}); }}(Zork.$)) {words}\n\n{FIRST}")
        == f"{words}\n{FIRST}"
    )
