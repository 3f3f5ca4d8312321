"""From bytes to text: UTF-8 first, then what a byte order mark or the file itself says, then a guess.

The guess is charset-normalizer's, with two corrections for what is common in scraped text: a few stray
Windows bytes in UTF-8 are read one by one, and what makes sense as Western European text in cp1252 is read as
that. Between the code pages of Latin letters charset-normalizer mostly guesses cp1250, for French and German
too, where the words come out nearly right ("ŕ" for "à", "Cafť" for "Café").
"""

from __future__ import annotations

import codecs
import contextlib
import re
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PACKED: Final = ((b"\x1f\x8b", ".gz"), (b"\x28\xb5\x2f\xfd", ".zst"))
_SAMPLE: Final = 100_000
_CONTROLS: Final = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r"})
_NO_LEAD: Final = bytes(range(0xC2))
_HIGH: Final = bytes(range(0x80, 0x100))
# "pada³" is Polish "padał" (cp1250) misread; a Western word has no such sign inside or at its end.
_SYMBOL_IN_WORD: Final = re.compile(r"[^\W\d_][¡-©«-´¶-¹¼-¿×÷¤]")
# Hardly used in the West, but what Czech (cp1250) and Turkish (cp1254) have at the same bytes is frequent.
_RARE: Final = re.compile("[ðÐýÝþÞšŠžŽ]")


# Encodings of pages. Python knows others by name that are none (idna, punycode, unicode_escape), and takes time
# that grows with the square of the text for some of them.
_CHARSET: Final = re.compile(
    r"(?:x-?)?(?:utf-?(?:8|16|32)\w*|(?:us-?)?ascii|iso[-_]?8859[-_]?\d+|latin-?\d+|l\d|windows-?\d+|cp-?\d+|ibm-?\d+"
    r"|koi8-?[a-z]+|mac[\w-]{0,20}|gbk?|gb2312|gb18030|big5[\w-]{0,10}|euc[-_]?\w+|s(?:hift)?[-_]?jis\w{0,8}"
    r"|iso[-_]?2022[-_]?\w+|tis-?620|hz|ks_c_5601-1987)",
    re.IGNORECASE,
)

STRAYS: Final = "scrubber.strays"
"""An error handler that reads bytes which are no UTF-8 as cp1252."""


def _stray(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(STRAYS, _stray)


class NotText(ValueError):
    """The bytes are no text in any encoding that could be found."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text and its encoding, None for UTF-8. `declared` is what the file says of itself.

    Raises:
        NotText: it is binary, or no encoding fits.

    """
    for bom, charset in _BOMS:
        if data.startswith(bom):
            return _strictly(data, charset), None if charset == "utf-8-sig" else charset
    for magic, suffix in _PACKED:
        if data.startswith(magic):
            raise NotText(f"packed data, not text: its name should end in {suffix}")
    if b"\0" in data[:_SAMPLE]:
        return _with_nul(data)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if declared and _CHARSET.fullmatch(declared.strip()):
        try:
            return data.decode(declared), codecs.lookup(declared).name
        except (UnicodeDecodeError, LookupError):
            pass
    return _mixed(data) or _western(data) or _guessed(data)


def _strictly(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        raise NotText(f"not valid {charset}, although it starts with its byte order mark: {error.reason}") from None


def _with_nul(data: bytes) -> tuple[str, str | None]:
    """UTF-16 of mostly Latin letters has a NUL at every other byte, UTF-8 single ones as dirt; all else is binary."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) >= 16 and min(even, odd) * 20 <= max(even, odd) and max(even, odd) * 5 > len(sample):
        charset = "utf-16-le" if odd > even else "utf-16-be"
        try:
            return data.decode(charset), charset
        except UnicodeDecodeError:
            pass
    # Padding, as in archives, comes in runs.
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\0\0" not in sample and controls * 10 <= len(sample):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("utf-8"), None
    raise NotText("binary data, not text")


def _mixed(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with stray bytes of cp1252, if the valid sequences outnumber those."""
    strays = len(data.decode("utf-8", "backslashreplace")) - len(data.decode("utf-8", "ignore"))
    strays //= len(r"\xff")
    sequences = len(data.translate(None, _NO_LEAD)) - strays
    return (data.decode("utf-8", STRAYS), "utf-8+cp1252") if sequences > strays else None


def _western(data: bytes) -> tuple[str, str] | None:
    """cp1252, where it makes sense of the bytes."""
    sample = data[:_SAMPLE]
    high = len(sample) - len(sample.translate(None, _HIGH))
    if high * 4 > len(sample):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    begin = text[:_SAMPLE]
    if len(_SYMBOL_IN_WORD.findall(begin)) * 50 > high or len(_RARE.findall(begin)) * 20 > high:
        return None
    return text, "cp1252"


def _guessed(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    # A sample may end inside a character, and what follows it may be something else.
    for part in dict.fromkeys((data[:_SAMPLE], data)):
        best = from_bytes(part, steps=10).best()
        if best is not None:
            with contextlib.suppress(UnicodeDecodeError):
                return data.decode(best.encoding), best.encoding
    raise NotText("neither UTF-8 nor any other encoding that could be recognised")
