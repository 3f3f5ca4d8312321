"""Sound texts about code, such as manuals: how often the cleaners of words change one.

    python -m benchmarks.manuals FOLDER… [--show CLEANER]

All texts below the folders are read (.md, .rst, .txt, README, METADATA), each that differs from the others once: the
documentation of a system and the packages of a virtual environment are some thousands. Nothing in them is damaged but
by accident, so nearly every change is a wrong one. Beside it: the same without the test for code (`prose.is_about_code`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import common
from scrubber import Article, Scrubber
from scrubber.words import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIXES = (".md", ".rst", ".txt", "README", "METADATA")
SIZES = range(800, 40_000)
CLEANERS = ("glued_words", "glued", "first_letter", "dropcap", "hyphenation", "punctuation_space")


def texts(folders: Iterable[Path]) -> Iterator[str]:
    """The different texts below the folders."""
    seen = set()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.name.endswith(SUFFIXES)):
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        if len(text) in SIZES and text not in seen:
            seen.add(text)
            yield text


def changes(articles: list[str], show: str | None) -> Counter[str]:
    """How many places each cleaner of words changed."""
    wordlist.known_in.cache_clear()
    found = Counter[str]()
    for text, result in zip(articles, Scrubber().clean_many(articles), strict=True):
        for entry in result.edits if isinstance(result, Article) else ():
            if entry.cleaner in CLEANERS:
                found[entry.cleaner] += len(entry.at)
                if entry.cleaner == show:
                    print(f"{entry.before!r} → {entry.after!r} in a text of {len(text)} characters")
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--show", choices=CLEANERS, help="list what a cleaner changed")
    options = parser.parse_args()
    articles = list(texts(options.folders))
    now = changes(articles, options.show)
    wordlist.is_about_code = lambda _: False
    without = changes(articles, None)
    print(f"{len(articles):,} texts\n")
    rows = [[name, f"{now[name]:,}", f"{without[name]:,}"] for name in CLEANERS]
    print(common.table(["places changed by", "scrub", "without the test for code"], rows))


if __name__ == "__main__":
    main()
