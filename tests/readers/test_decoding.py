from __future__ import annotations

import codecs

import pytest

from scrubber.readers.decoding import NotText, decode

FRENCH = "Le café est fermé ; « demain » il sera rouvert, dit-on à l’hôtel. "
GERMAN = "Über Nacht fiel Regen, und die Flüsse stiegen an; „größer“ wurde die Gefahr für Höfe. "
CZECH = "Přes noc pršelo a hladina řeky stoupla o metr, říkají obyvatelé města, kteří čekali až do rána. "
RUSSIAN = "Вчера в городе шёл дождь, и река поднялась на метр. Жители ждали помощи до утра. "


@pytest.mark.parametrize(
    ("data", "text", "charset"),
    [
        pytest.param(b"plain", "plain", None, id="ASCII"),
        pytest.param("naïve “quotes”".encode(), "naïve “quotes”", None, id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + b"plain", "plain", None, id="UTF-8 with a mark"),
        pytest.param("Rain\n".encode("utf-16"), "Rain\n", "utf-16", id="UTF-16 with a mark"),
        pytest.param("Rain\n".encode("utf-32"), "Rain\n", "utf-32", id="UTF-32 with a mark"),
        pytest.param("Rain fell.\n".encode("utf-16-le"), "Rain fell.\n", "utf-16-le", id="UTF-16 without"),
        pytest.param("Rain fell.\n".encode("utf-16-be"), "Rain fell.\n", "utf-16-be", id="UTF-16 BE without"),
        pytest.param("It’s a café – “the” café".encode("cp1252"), "It’s a café – “the” café", "cp1252", id="Windows"),
        pytest.param((FRENCH * 20).encode("cp1252"), FRENCH * 20, "cp1252", id="a long Windows text"),
        pytest.param((GERMAN * 20).encode("cp1252"), GERMAN * 20, "cp1252", id="German"),
        pytest.param((CZECH * 20).encode("cp1250"), CZECH * 20, "cp1250", id="Czech"),
        pytest.param((RUSSIAN * 20).encode("cp1251"), RUSSIAN * 20, "cp1251", id="Cyrillic"),
        pytest.param(
            "“Rain” in “Ulm”".encode() + b" and it\x92s cold", "“Rain” in “Ulm” and it’s cold", "utf-8+cp1252",
            id="a stray byte in UTF-8",
        ),
    ],
)  # fmt: skip
def test_encodings(data: bytes, text: str, charset: str | None) -> None:
    assert decode(data) == (text, charset)


def test_what_the_file_says_comes_before_a_guess() -> None:
    assert decode("ąęł".encode("iso-8859-2"), "iso-8859-2") == ("ąęł", "iso8859-2")


def test_what_the_file_says_is_not_believed_against_utf_8() -> None:
    assert decode("café".encode(), "iso-8859-1") == ("café", None)


@pytest.mark.parametrize("declared", ["no-such-encoding", "ascii"])
def test_a_wrong_word_of_the_file_is_passed_over(declared: str) -> None:
    assert decode("It’s cold".encode("cp1252"), declared) == ("It’s cold", "cp1252")


JAPANESE = "昨夜、川の水位が一メートル上がり、町の人々は朝まで助けを待った。橋は閉じられている。"


@pytest.mark.parametrize("cut", range(4))
def test_a_sample_that_ends_inside_a_character_does_not_matter(cut: int) -> None:
    # The guess is made from the first 100,000 bytes, whose last may be the first half of a character.
    text = "x" * cut + JAPANESE * 1500
    decoded, charset = decode(text.encode("shift_jis"))
    assert decoded == text
    assert charset in {"cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213"}


def test_bytes_that_windows_does_not_have_are_not_read_as_its() -> None:
    assert decode("Le café est fermé à l’hôtel. ".encode("cp1252") + b"\x81")[1] != "cp1252"


def test_what_is_utf_16_but_for_half_a_character_is_no_text() -> None:
    with pytest.raises(NotText, match="binary data"):
        decode("Rain fell.\n".encode("utf-16-le") + b"\x00\xd8")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x7fELF\x02\x01\x01\0\0\0\0\0", id="a program"),
        pytest.param(b"PK\x03\x04\x14\0\0\0\x08\0\xb5\x1f", id="an archive"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8x", id="a mark and no UTF-16"),
        pytest.param(bytes(range(256)) * 50, id="every byte"),
    ],
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"It rained all\0 night in Holm.", id="in a short text"),
        pytest.param("Es regnete\0 in Köln. ".encode() * 5000, id="here and there in a long one"),
        pytest.param(b"\0It rained all night in Holm.", id="at its beginning"),
        pytest.param(b"Rain\0 in Holm\n\nIt rained all\0 night.\n", id="two in a short one"),
    ],
)
def test_a_single_nul_is_dirt_in_a_text(data: bytes) -> None:
    assert decode(data) == (data.decode(), None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "binary data, not text", id="a picture"),
        pytest.param(
            b"rain.txt" + b"\0" * 92 + b"It rained all night. " * 900, "binary data, not text", id="an archive"
        ),
        pytest.param(b"a\0b\1c\2d" * 10, "binary data, not text", id="numbers between letters"),
        pytest.param("Café \0 à Paris".encode("cp1252"), "binary data, not text", id="no UTF-8"),
        pytest.param(
            "雨下了一夜，河水上涨了一米。\n".encode("utf-16-le"), "binary data, not text", id="UTF-16 without a mark"
        ),
        pytest.param(b"\x1f\x8b\x08\x08abcdef", "packed data, not text: its name should end in .gz", id="gzip"),
        pytest.param(b"\x28\xb5\x2f\xfdabcdef", "packed data, not text: its name should end in .zst", id="zstandard"),
    ],
)
def test_binary_files_are_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(NotText, match=reason):
        decode(data)
