"""A paragraph does not go with the line that a scraper glued to it, whichever rule the line is for."""

from __future__ import annotations

import pytest

from scrubber import Article, Scrubber, Settings
from scrubber.categories import Category
from scrubber.matching.ruleset import BUILT_IN, shared_macros
from scrubber.matching.rulesfile import Rule, read_rules

PARAGRAPH = "The bridge will open in May after three years, the council said on Monday, and nobody has to pay for it."
BODY = [f"Boat number {n} sails at noon, and nobody waits for it any more, said the man at the quay." for n in range(9)]

# What stands before a picture's credit, and behind a biography's or a teaser's beginning, belongs to it.
_OF_MORE_THAN_A_LINE = (Category.MEDIA, Category.BIO)
_TEASERS = ("read-more-lead", "read-more-tail", "read-more-teaser")

RULES = [
    rule
    for path in sorted(BUILT_IN.glob("en/*.toml"))
    for rule in read_rules(path, shared_macros()).rule
    if not rule.keep and rule.category not in _OF_MORE_THAN_A_LINE and rule.id not in _TEASERS
]
SCRUBBER = Scrubber(Settings(entry_points=False, site_plugins=False))


@pytest.mark.parametrize("before", [False, True], ids=["behind it", "before it"])
@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_a_paragraph_stays(rule: Rule, before: bool) -> None:
    for line in rule.examples:
        glued = f"{line.rstrip('.')}. {PARAGRAPH}" if before else f"{PARAGRAPH} {line}"
        article = SCRUBBER.clean("\n\n".join([*BODY, glued]))
        assert isinstance(article, Article)
        taken_by = [edit.category for edit in article.edits if PARAGRAPH in edit.before]
        assert PARAGRAPH in article.text or taken_by == [Category.MEDIA], line
