"""The language of a text, told by its function words: enough to choose the rules, and no more.

A full detector (lingua, fastText) costs more time than all cleaning; the question here is only which of a few
rule files holds. The words are data: `rules/function_words.toml`.
"""

from __future__ import annotations

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


def detect(text: str) -> str:
    """ISO 639-1 code of one of the languages above, "und" for another one, "" where there is too little text."""
    # A function word hardly ever has a sign beside it, and blanks are found four times as fast as words.
    tokens = set(text[:_SAMPLE].lower().split())
    function_words = tokens & _ALL_WORDS
    counts = {language: len(words & function_words) for language, words in _WORDS.items()}
    best = max(counts, key=counts.__getitem__)
    if counts[best] >= _FEWEST and counts[best] >= 0.05 * len(tokens):
        return best
    return UNDETERMINED if len(tokens) >= _ENOUGH else ""
