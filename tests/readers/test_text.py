from __future__ import annotations

import base64

import pytest

from scrubber.readers.text import has_title_line


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("Rain in Ulm\n\nIt rained.", True, id="a blank line follows"),
        pytest.param("Rain in Ulm\r\n\r\nIt rained.", True, id="line ends of Windows"),
        pytest.param("Rain in Ulm\n  \t\nIt rained.", True, id="the blank line holds blanks"),
        pytest.param("Rain in Ulm\nIt rained.", False, id="no blank line"),
        pytest.param("\nRain in Ulm\n\nIt rained.", False, id="a blank first line"),
        pytest.param("Rain in Ulm\n\n", False, id="nothing below"),
        pytest.param("Rain in Ulm\n\n \n\t", False, id="only blanks below"),
        pytest.param("Rain in Ulm", False, id="one line"),
        pytest.param("", False, id="empty"),
        pytest.param(
            "Rain or Hail for Ulm? The Council Will Know.\n\nIt rained.", True, id="sentences as headlines are written"
        ),
        pytest.param("Who closed the bridge?\n\nIt rained.", True, id="a question"),
        pytest.param("It rained all night in Ulm.\n\nIt poured.", False, id="a first paragraph"),
        pytest.param("It rained all night. The river rose by a metre.\n\nIt poured.", False, id="of two sentences"),
        pytest.param("x" * 300 + "\n\nIt rained.", True, id="as long as a title may be"),
        pytest.param("x" * 301 + "\n\nIt rained.", False, id="too long for a title"),
    ],
)
def test_a_title_line(text: str, title: bool) -> None:
    assert has_title_line(text) is title


def test_a_file_is_one_article(read) -> None:
    (record,) = read("a.txt", "Rain in Ulm\n\nIt rained for “days”.\n".encode())
    assert (record.id, record.where, record.charset) == ("a.txt", "a.txt", None)
    assert (record.text, record.title_line) == ("Rain in Ulm\n\nIt rained for “days”.\n", True)


def test_the_text_is_not_changed(read) -> None:
    (record,) = read("a.txt", b"  one\r\ntwo \r three\x0c")
    assert record.text == "  one\r\ntwo \r three\x0c"


def test_binary_data_is_kept_whole(read) -> None:
    data = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe"
    (rejected,) = read("a.txt", data)
    assert rejected.reason == "binary data, not text"
    assert rejected.input["path"] == "a.txt"
    assert base64.b64decode(rejected.input["base64"]) == data


def test_an_empty_file_is_told(read) -> None:
    (rejected,) = read("a.txt", b"")
    assert (rejected.id, rejected.reason) == ("a.txt", "the file is empty")
