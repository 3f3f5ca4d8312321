"""How often a sentence of the body goes with the junk that an extractor set on its line.

    python -m benchmarks.on_one_line

Every example of a rule for junk stands once before and once behind each of five sentences, with a blank between them
and without. What is told by its shape (captions) or may go on as the article does (biographies, teasers) is left out.
"""

from __future__ import annotations

import argparse

from scrubber import Article, Scrubber, Settings
from scrubber.categories import Category
from scrubber.lines import is_closed
from scrubber.matching.ruleset import load_rules

SENTENCES = (
    "The bridge opened on Monday after ten years of work, and thousands walked across it in the rain.",
    "The river rose by two metres, and the old mill stood in water until the evening of the next day.",
    "What happens to the ferry now is an open question, since nobody wants to pay for it.",
    "It was the third flood in two years.",
    "Nobody was hurt.",
)
BODY = [f"Boat number {n} sails at noon, and nobody waits for it any more, said the man at the quay." for n in range(9)]
LEFT_OUT = (Category.MEDIA, Category.BIO)
TEASERS = ("read-more-lead", "read-more-tail", "read-more-teaser")


def examples() -> list[str]:
    """The lines of junk: examples of the English rules and of those for all languages."""
    return [
        line
        for file in load_rules([]).files
        if file.language in ("", "en")
        for rule in file.rule
        if not rule.keep and rule.category not in LEFT_OUT and rule.id not in TEASERS
        for line in rule.examples
    ]


def lost(scrubber: Scrubber, line: str, sentence: str) -> bool:
    """Whether a sentence that is a part of a line is taken out, other than as a caption."""
    article = scrubber.clean("\n\n".join([*BODY, line]))
    assert isinstance(article, Article)
    taken_by = [edit.category for edit in article.edits if sentence in edit.before]
    return sentence not in article.text and taken_by[:1] != [Category.MEDIA]


def main() -> None:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    scrubber = Scrubber(Settings(site_plugins=False, entry_points=False))
    junk = examples()
    print(f"{len(junk)} lines of junk; sentences that went with them\n")
    print(f"{'':20}{'first':>7}{'second':>8}{'first, glued':>14}{'second, glued':>15}")
    for sentence in SENTENCES:
        counts = [
            sum(lost(scrubber, f"{sentence}{blank}{line}", sentence) for line in junk)
            if first
            else sum(
                lost(scrubber, f"{line}{'' if is_closed(line) or not blank else '.'}{blank}{sentence}", sentence)
                for line in junk
            )
            for blank in (" ", "")
            for first in (True, False)
        ]
        print(f"{sentence[:18]:20}{counts[0]:7}{counts[1]:8}{counts[2]:14}{counts[3]:15}")


if __name__ == "__main__":
    main()
