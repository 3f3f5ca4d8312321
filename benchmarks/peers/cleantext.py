"""clean-text with its defaults: ftfy, white space, ASCII, lower case."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def load(corpus: Sequence[str]) -> Callable[[str], str]:
    del corpus
    # Without unidecode (GPL) it says so at every import.
    logging.disable(logging.WARNING)
    import cleantext

    logging.disable(logging.NOTSET)

    return cleantext.clean
