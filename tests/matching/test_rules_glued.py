"""A paragraph does not go with the line that a scraper glued to it, whichever rule the line is for."""

from __future__ import annotations

import pytest

from scrubber import Article, Scrubber, Settings
from scrubber.categories import Category
from scrubber.lines import is_closed
from scrubber.matching.ruleset import BUILT_IN, shared_macros
from scrubber.matching.rulesfile import Rule, read_rules

PARAGRAPHS = {
    "somebody speaks": "The bridge will open in May after years of work, the council said, and nobody pays for it.",
    "it happened": "The river rose by two metres, and the old mill stood in water until the evening of the next day.",
}
BODY = [f"Boat number {n} sails at noon, and nobody waits for it any more, said the man at the quay." for n in range(9)]

# What stands before a picture's credit, and behind the beginning of a biography, a teaser or a citation, belongs to it.
_OF_MORE_THAN_A_LINE = (Category.MEDIA, Category.BIO)
_GO_ON = ("read-more-lead", "read-more-tail", "read-more-teaser", "paper-data")

RULES = [
    rule
    for folder in ("en", "mul")
    for path in sorted(BUILT_IN.glob(f"{folder}/*.toml"))
    for rule in read_rules(path, shared_macros()).rule
    if not rule.keep and rule.category not in _OF_MORE_THAN_A_LINE and rule.id not in _GO_ON
]
SCRUBBER = Scrubber(Settings(entry_points=False, site_plugins=False))


@pytest.mark.parametrize("paragraph", PARAGRAPHS.values(), ids=PARAGRAPHS)
@pytest.mark.parametrize("before", [False, True], ids=["behind it", "before it"])
@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_a_paragraph_stays(rule: Rule, before: bool, paragraph: str) -> None:
    for line in rule.examples:
        glued = f"{line}{'' if is_closed(line) else '.'} {paragraph}" if before else f"{paragraph} {line}"
        article = SCRUBBER.clean("\n\n".join([*BODY, glued]))
        assert isinstance(article, Article)
        taken_by = [edit.category for edit in article.edits if paragraph in edit.before]
        assert paragraph in article.text or taken_by[0] in _OF_MORE_THAN_A_LINE, line
