"""How fast lines are matched against rules: scrubber's engine, RE2's set alone, and one alternation of `re`.

    python -m benchmarks.rules [--rules N] [--articles N]

Three kinds of rules: the built-in ones; N made-up phrases that a line must open with, whole or in part; and the
same N looked for anywhere in a line. The lines are those of the news corpus, and nothing is remembered between
them but the states of automata, which are made when a line first needs them.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from typing import TYPE_CHECKING, Any

import re2

from benchmarks import common
from scrubber.cleaners.boilerplate import places_of
from scrubber.document import Document
from scrubber.lines import FOOT, HEAD
from scrubber.matching.compiledrules import CompiledRules
from scrubber.matching.ruleset import BUILT_IN, ArticleRules, shared_macros
from scrubber.matching.rulesfile import RulesFile, read_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def main() -> None:
    """Print MB/s of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", type=int, default=500, help="how many made-up rules (default: 500)")
    parser.add_argument("--articles", type=int, default=600, help="articles of the corpus (default: 600)")
    options = parser.parse_args()
    common.require_data()
    documents = [Document(article["text"]) for article in common.news()[: options.articles]]
    lines = [
        (line.text, places_of(min(n, HEAD), min(len(document.lines) - n, FOOT + 1), n + 1 == len(document.lines)))
        for document in documents
        for n, line in enumerate(document.lines)
    ]
    size = sum(len(text.encode()) for text, _ in lines) / 1e6
    phrases = made_up(documents, options.rules)
    built_in = [read_rules(path, shared_macros()) for path in sorted(BUILT_IN.glob("*/*.toml"))]
    english = [file for file in built_in if file.language in ("", "en")]
    count = sum(len(file.rule) for file in english)
    rows: list[list[str]] = []

    def measure(name: str, match: Callable[[str, Any], object]) -> None:
        first, *others = (timed(match, lines) for _ in range(4))
        each = [f"{1e6 * seconds / len(documents):.0f} µs" for seconds in (first, min(others))]
        rows.append([name, f"{size / min(others):.0f} MB/s", *each])

    measure(f"scrubber, its {count} English rules", ArticleRules([CompiledRules(english)]).matching)
    for kind in ("prefix", "contains"):
        rules = [{"id": f"r{n}", "category": "promo", kind: [phrase]} for n, phrase in enumerate(phrases)]
        compiled = ArticleRules([CompiledRules([RulesFile.model_validate({"rule": rules})])])
        measure(f"scrubber, {len(phrases)} rules of `{kind}`", compiled.matching)
        start = r"^[\W_]*" if kind == "prefix" else r"\b"
        found = re2.Set.SearchSet()
        for phrase in phrases:
            found.Add(f"(?i){start}{phrase}\\b")
        found.Compile()
        measure(f"re2.Set, the same {len(phrases)}", lambda line, _, found=found: found.Match(line))
        alternation = re.compile(f"(?i){start}(?:{'|'.join(phrases)})\\b")
        measure(f"re, the same {len(phrases)}", lambda line, _, found=alternation: found.search(line))
    print(common.table(["", "speed", "an article, seen first", "again"], rows))


def made_up(documents: Iterable[Document], count: int) -> list[str]:
    """Phrases of three words of the corpus that hardly ever follow each other."""
    words = sorted({w.lower() for d in documents for w in d.text.split() if w.isascii() and w.isalpha() and len(w) > 3})
    shuffle = random.Random(1)
    return [" ".join(shuffle.sample(words, 3)) for _ in range(count)]


def timed(match: Callable[[str, Any], object], lines: list[tuple[str, Any]]) -> float:
    """Seconds of processor time to match all lines once."""
    start = time.process_time()
    for text, places in lines:
        match(text, places)
    return time.process_time() - start


if __name__ == "__main__":
    main()
