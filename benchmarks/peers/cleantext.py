"""clean-text: ftfy and white space; what changes words (lower case, ASCII) is switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def load(corpus: Sequence[str]) -> Callable[[str], str]:
    del corpus
    import cleantext

    return lambda text: cleantext.clean(text, lower=False, to_ascii=False, normalize_whitespace=True)
