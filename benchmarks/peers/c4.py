"""datatrove's filter after the C4 paper: lines without final punctuation, short lines, policy phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def load_as_shipped(corpus: Sequence[str]) -> Callable[[str], str]:
    """As it comes: sentences are counted (spaCy), whole articles dropped; a dropped one comes out empty."""
    del corpus
    return _filter()


def load_line_filter(corpus: Sequence[str]) -> Callable[[str], str]:
    """Only what works on lines: no article is dropped whole."""
    del corpus
    return _filter(min_num_sentences=-1, filter_curly_bracket=False, filter_lorem_ipsum=False)


def load_policy_lines(corpus: Sequence[str]) -> Callable[[str], str]:
    """Only the lines that hold a policy phrase ("terms of use") or "javascript"."""
    del corpus
    return _filter(
        min_num_sentences=-1,
        filter_curly_bracket=False,
        filter_lorem_ipsum=False,
        filter_no_terminal_punct=False,
        min_words_per_line=-1,
        max_word_length=-1,
        remove_citations=False,
    )


def _filter(**options: object) -> Callable[[str], str]:
    from datatrove.data import Document
    from datatrove.pipeline.filters import C4QualityFilter

    c4 = C4QualityFilter(**options)

    def clean(text: str) -> str:
        document = Document(text=text, id="")
        return document.text if c4.filter(document) is True else ""

    return clean
