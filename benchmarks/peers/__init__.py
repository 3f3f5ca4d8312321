"""What people use today, each made into a function from a text to a text; one module a peer.

A peer's entry takes the whole corpus (only one of them looks at it) and returns the function. It imports its
library inside, so that a peer that is not installed costs only its own row (requirements-peers.txt).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.peers import c4, cleantext, ftfy_text, jus_text, nothing, recurring, trafilatura_lines

TextCleaner = Callable[[str], str]
Peer = Callable[[Sequence[str]], TextCleaner]

QUALITY: Final[dict[str, Peer]] = {
    "nothing done": nothing.load,
    "datatrove C4, line filter": c4.load_line_filter,
    "datatrove C4, policy lines only": c4.load_policy_lines,
    "jusText (lines wrapped as paragraphs)": jus_text.load,
    "trafilatura (lines wrapped as paragraphs)": trafilatura_lines.load,
    "lines in 3 or more articles dropped": recurring.load,
}
SPEED: Final[dict[str, Peer]] = {
    "ftfy.fix_text": ftfy_text.load,
    "clean-text": cleantext.load,
    "datatrove C4 filter": c4.load_as_shipped,
}
