"""Markdown in a line: the marks that Markdown sets around words, which say nothing of what the words are.

Many extractors write Markdown (trafilatura, html2text, markdownify), so that "READ MORE" may come as "**READ MORE**",
as "### READ MORE" or as a link. The marks are those of CommonMark (https://spec.commonmark.org); what is read here
is used to look at a line only, so that a mark taken for one costs nothing.
"""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = ("#", "*", "_", ">", "[", "!")
_LINK: Final = re.compile(
    r"!?\[([^\[\]]*+)\]\(\s*+(<[^<>\n]*+>|[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+)(?:\s[^()\n]*+)?\)"
)
_BLOCK: Final = re.compile(r"\A(?:#{1,6} |>[> ]*)+")
_EMPHASIS: Final = re.compile(
    r"(?:\A|(?<=[\s(\"'“‘—–-]))[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?=[\s.,;:!?)\"'”’—–-]|\Z)"
)


def without_marks(line: str) -> str:
    """A line without marks of headings, quotations and emphasis, and with the words of links in their place.

    >>> without_marks("### **READ MORE:** [The river rose](https://example.org/river)")
    'READ MORE: The river rose'
    """
    if not (line.startswith(_SIGNS) or "](" in line or line.endswith(("*", "_"))):
        return line
    # A picture may stand in a link.
    words = _LINK.sub(r"\1", _LINK.sub(r"\1", _BLOCK.sub("", line)))
    return _EMPHASIS.sub("", words).strip()


def first_link(line: str) -> str | None:
    """The address of the first link of a line.

    >>> first_link("[The river rose](https://example.org/river)")
    'https://example.org/river'
    """
    found = _LINK.search(line)
    return found[2].strip("<>") or None if found else None
