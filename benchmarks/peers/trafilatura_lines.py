"""trafilatura: extracts the main text of a page. It reads HTML, so lines become <p>."""

from __future__ import annotations

import html
import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def load(corpus: Sequence[str]) -> Callable[[str], str]:
    del corpus
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

    def clean(text: str) -> str:
        page = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n") if line.strip())
        return trafilatura.extract(f"<html><body><article>{page}</article></body></html>", include_comments=False) or ""

    return clean
