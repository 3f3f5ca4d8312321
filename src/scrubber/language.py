"""The language of a text, told by its function words: enough to choose the rules, and no more.

A full detector (lingua, fastText) costs more time than all cleaning; the question here is only which of a few
rule files holds. The words are data: `rules/function_words.toml`.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "rules" / "function_words.toml"
_WORDS: Final = {
    language: frozenset(words.split()) for language, words in tomllib.loads(_FILE.read_text("utf-8")).items()
}

_ALL_WORDS: Final = frozenset().union(*_WORDS.values())

_SAMPLE: Final = 1200
_FEWEST: Final = 4
_ENOUGH: Final = 60
"""Different words of a text that would hold some function words, were it in a language that is known here."""

UNDETERMINED: Final = "und"

# Letters from Greek to the scripts of Asia; none of the languages above is written in them.
_OTHER_LETTERS: Final = re.compile(r"[\u0370-\u1dff\u2c00-\u2dff\u3040-\ua69f\ua840-\ud7ff\uf900-\ufaff\ufb1d-\ufdff]")
_LATIN_LETTERS: Final = re.compile(r"[A-Za-z]")


def _is_in_other_script(sample: str) -> bool:
    """Whether a text has more letters of scripts that none of the known languages is written in than others."""
    if sample.isascii() or not _OTHER_LETTERS.search(sample):
        return False
    return len(_OTHER_LETTERS.findall(sample)) > len(_LATIN_LETTERS.findall(sample))


def detect(text: str) -> str:
    """ISO 639-1 code of one of the languages above, "und" for another one, "" where there is too little text."""
    if _is_in_other_script(text[:_SAMPLE]):
        return UNDETERMINED
    # A function word hardly ever has a sign beside it, and blanks are found four times as fast as words.
    tokens = set(text[:_SAMPLE].lower().split())
    function_words = tokens & _ALL_WORDS
    counts = {language: len(words & function_words) for language, words in _WORDS.items()}
    best = max(counts, key=counts.__getitem__)
    if counts[best] >= _FEWEST and counts[best] >= 0.05 * len(tokens):
        return best
    return UNDETERMINED if len(tokens) >= _ENOUGH else ""
