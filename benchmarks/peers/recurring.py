"""Lines that stand in several articles of the corpus are dropped: what line deduplication does."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ARTICLES: Final = 3


def load(corpus: Sequence[str]) -> Callable[[str], str]:
    count: Counter[str] = Counter()
    for text in corpus:
        count.update({line.strip() for line in text.split("\n")})
    return lambda text: "\n".join(line for line in text.split("\n") if count[line.strip()] < ARTICLES)
