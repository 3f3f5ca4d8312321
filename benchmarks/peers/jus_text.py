"""jusText: keeps paragraphs by length, links and share of stop words. It reads HTML, so lines become <p>."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def load(corpus: Sequence[str]) -> Callable[[str], str]:
    del corpus
    import justext

    stop_words = justext.get_stoplist("English")

    def clean(text: str) -> str:
        page = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n") if line.strip())
        paragraphs = justext.justext(f"<html><body>{page}</body></html>", stop_words)
        return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)

    return clean
