"""Text of articles made fit to be shown: no character of it may command a terminal or turn a line around."""

from __future__ import annotations

import re
from typing import Final

# C0 and C1 controls without tab and line feed; marks that turn the direction of what follows (Trojan Source,
# CVE-2021-42574); lone surrogates, which no terminal's encoding can write.
_COMMANDS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSEEN: Final = re.compile("[\u00ad\u061c\u115f\u180e\u200b-\u200f\u2028\u2029\u2060-\u2064\ufeff]")


def harmless(text: str) -> str:
    """The text with commands to the terminal written out: `␛` for ESC, `⟨U+202E⟩` for what has no picture."""
    return text if text.isascii() and text.isprintable() else _COMMANDS.sub(_picture, text)


def visible(text: str) -> str:
    """Harmless, and with characters that can't be seen written out as well."""
    return _UNSEEN.sub(_picture, harmless(text))


def one_line(text: str) -> str:
    """Visible, on one line."""
    return " ".join(visible(text).split())


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
