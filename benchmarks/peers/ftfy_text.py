"""ftfy: mends mojibake, entities, control characters and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def load(corpus: Sequence[str]) -> Callable[[str], str]:
    del corpus
    import ftfy

    return ftfy.fix_text
