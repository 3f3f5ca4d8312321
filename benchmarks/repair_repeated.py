"""Text that a scraper wrote twice: how many articles come back as they are without it, and the harm done.

Paragraphs, runs of paragraphs, pull quotes, lists whose items open with a copy of the last one, and titles are repeated in
articles of the corpus, each in several ways. An article counts as come back if its text is the one that comes of the
article without the damage, under the same settings: repeated text is dropped.

    python -m benchmarks.repair_repeated [--articles N] [--seed N] [--show KIND]

The harm is the share of sound articles of which something is dropped as repeated; each of them is printed with `--harm`.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from benchmarks import common
from scrubber import Article, Record, Scrubber, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

SEED: Final = 20160214
LONG: Final = 80


def paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def long_ones(lines: list[str]) -> list[int]:
    return [n for n, line in enumerate(lines) if LONG <= len(line) < 1500 and lines.count(line) == 1]


def twice_in_a_row(lines: list[str], _: str, rng: random.Random) -> list[str]:
    n = rng.choice(long_ones(lines))
    return [*lines[: n + 1], *lines[n:]]


def twice_apart(lines: list[str], _: str, rng: random.Random) -> list[str]:
    n = rng.choice(long_ones(lines))
    at = rng.randrange(n + 1, len(lines) + 1)
    return [*lines[:at], lines[n], *lines[at:]]


def other_marks(lines: list[str], _: str, rng: random.Random) -> list[str]:
    """The copy has straight marks, another dash, or other blanks."""
    n = rng.choice(long_ones(lines))
    copy = rng.choice(
        (
            lines[n].translate(str.maketrans("‘’“”", "''\"\"")),
            lines[n].replace("—", "-").replace("–", "-"),
            "  ".join(lines[n].split(" ")),
            lines[n].replace(" ", "\xa0", 3),
        )
    )
    return [*lines[: n + 1], copy, *lines[n + 1 :]]


def a_block(lines: list[str], _: str, rng: random.Random) -> list[str]:
    """Several paragraphs, as a page that has a version for telephones gives them."""
    size = rng.randrange(2, 6)
    n = rng.randrange(max(1, len(lines) - size))
    at = rng.choice((n + size, len(lines)))
    return [*lines[:at], *lines[n : n + size], *lines[at:]]


def the_whole(lines: list[str], _: str, __: random.Random) -> list[str]:
    return lines + lines


def pull_quote(lines: list[str], _: str, rng: random.Random) -> list[str]:
    n = rng.choice(long_ones(lines))
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", lines[n]) if len(s) >= LONG]
    if not sentences or len(sentences[0]) > len(lines[n]) - 20:
        return twice_apart(lines, "", rng)
    at = rng.randrange(len(lines) + 1)
    return [*lines[:at], rng.choice(sentences), *lines[at:]]


def _items(lines: list[str], rng: random.Random) -> tuple[int, list[str]]:
    """Some lines that follow each other, as a list has them."""
    size = min(rng.randrange(3, 6), len(lines))
    n = rng.randrange(len(lines) - size + 1)
    return n, lines[n : n + size]


def opens_with_last(lines: list[str], _: str, rng: random.Random) -> list[str]:
    n, items = _items(lines, rng)
    grown = [items[0], *(f"{a} {b}" for a, b in pairwise(items))]
    return [*lines[:n], *grown, *lines[n + len(items) :]]


def grows(lines: list[str], _: str, rng: random.Random) -> list[str]:
    """Each line holds all that came before it."""
    n, items = _items(lines, rng)
    grown = [" ".join(items[: k + 1]) for k in range(len(items))]
    return [*lines[:n], *grown, *lines[n + len(items) :]]


def shrinks(lines: list[str], _: str, rng: random.Random) -> list[str]:
    """A line that holds all of a list, and the items behind it."""
    n, items = _items(lines, rng)
    return [*lines[:n], " ".join(items), *items, *lines[n + len(items) :]]


def title_above(lines: list[str], title: str, rng: random.Random) -> list[str]:
    return [*([title] * rng.choice((1, 2))), *lines]


def title_changed(lines: list[str], title: str, rng: random.Random) -> list[str]:
    """In capitals, with other marks, or with the name of the site behind it."""
    changed = rng.choice(
        (
            title.upper(),
            title.translate(str.maketrans("‘’“”", "''\"\"")),
            f"{title} | The Daily Gazette",
            f"{title} - The Daily Gazette",
            f"# {title}",
            f"{title}.",
            f"“{title}”",
            f"Title: {title}",
        )
    )
    return [changed, *lines]


KINDS: Final[dict[str, Callable[[list[str], str, random.Random], list[str]]]] = {
    "paragraph, next to itself": twice_in_a_row,
    "paragraph, further down": twice_apart,
    "paragraph, other marks": other_marks,
    "block of paragraphs": a_block,
    "the whole article": the_whole,
    "pull quote": pull_quote,
    "item opens with the last": opens_with_last,
    "items that grow": grows,
    "list in one line, then items": shrinks,
    "title above": title_above,
    "title above, changed": title_changed,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=150, help="damaged articles of each kind")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", default="", help="print what fails of a kind")
    parser.add_argument("--harm", action="store_true", help="print what is dropped of sound articles")
    args = parser.parse_args()
    common.require_data()
    scrubber = Scrubber(Settings(entry_points=False, site_plugins=False, categories={"repeat": "drop"}))

    def cleaned(article: dict[str, Any], text: str) -> Article | None:
        found = scrubber.clean_record(Record(article["id"], text, given={"title": article["title"]}))
        return found if isinstance(found, Article) else None

    corpus = common.news()
    sound = [a for a in corpus if len(long_ones(paragraphs(a["text"]))) > 3 and a["title"]]
    rows = []
    for kind, damage in KINDS.items():
        rng = random.Random(args.seed)
        good = 0
        for article in rng.sample(sound, args.articles):
            lines = paragraphs(article["text"])
            bad = "\n\n".join(damage(lines, article["title"], rng))
            want, got = cleaned(article, "\n\n".join(lines)), cleaned(article, bad)
            same = bool(want and got and _words(want) == _words(got))
            good += same
            if want and got and not same and args.show and args.show in kind:
                _show(article["id"], _words(want), _words(got))
        rows.append([kind, f"{good / args.articles:.1%}"])
    print(common.table(["repeated", "comes back"], rows))
    harmed = 0
    for article in corpus:
        found = cleaned(article, article["text"])
        dropped = [edit for edit in found.edits if edit.cleaner == "repeated"] if found else []
        harmed += bool(dropped)
        if args.harm:
            for edit in dropped:
                print(article["id"], edit.rule, edit.before[:200].replace("\n", "⏎"))
    print(f"articles of the corpus of which something is dropped as repeated: {harmed} of {len(corpus)}")
    return 0


def _words(article: Article) -> list[str]:
    return [" ".join(line.split()) for line in paragraphs(article.text)]


def _show(name: str, want: list[str], got: list[str]) -> None:
    print(f"== {name}")
    for line in got:
        if line not in want:
            print("   +", line[:300])
    for line in want:
        if got.count(line) < want.count(line):
            print("   -", line[:300])
    extra = [line for line in set(got) if got.count(line) > want.count(line) and line in want]
    print("   twice", [line[:100] for line in extra])


if __name__ == "__main__":
    sys.exit(main())
