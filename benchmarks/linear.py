"""Whether time grows with an article's length as it should: 1, 2, 4 and 8 MB of each shape of text.

    python -m benchmarks.linear [--shape NAME] [--cleaner NAME]

The articles are made up. Each shape is one that a quadratic step would stumble over. The last column is how
often the time per megabyte of 1 MB fits into that of 8 MB: near 1 is linear, near 8 quadratic.
"""

from __future__ import annotations

import argparse
import random
from time import perf_counter
from typing import TYPE_CHECKING

from scrubber import Rejected, Scrubber, Settings
from scrubber.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1, 2, 4, 8)
SENTENCE = "the river rose by a metre overnight and people waited for help until morning came to town"
WORDS = SENTENCE.split()


def sentences(chance: random.Random, size: int) -> str:
    """About so many characters of plain sentences."""
    words = chance.choices(WORDS, k=size // 5)
    return " ".join(word.capitalize() + "." if n % 12 == 11 else word for n, word in enumerate(words))


def paragraphs(size: int, between: str = "\n\n", every: str = "") -> str:
    chance = random.Random(7)
    piece = sentences(chance, 100_000)
    cuts = [piece[n : n + 400] + every for n in range(0, len(piece), 400)]
    text = between.join(cuts) + between
    return (text * (size // len(text) + 1))[:size]


SHAPES: dict[str, Callable[[int], str]] = {
    "paragraphs": paragraphs,
    "one line": lambda size: paragraphs(size, " "),
    "single line breaks": lambda size: paragraphs(size, "\n"),
    "curly quotes": lambda size: paragraphs(size, every=" “So it’s said,” he said."),
    "mojibake": lambda size: paragraphs(size, every=" It â€™s said â€œso â€“ far â€� Ã©."),
    "entities": lambda size: paragraphs(size, every=" Tom &amp; Ann &#8217;s &nbsp; &lt;b&gt;"),
    "teasers": lambda size: paragraphs(size, every="\n\nREAD MORE: The river rose again\n\nAdvertisement"),
    "captions": lambda size: paragraphs(size, every="\n\nImage copyright Reuters Image caption The river"),
    "blank lines": lambda size: paragraphs(size, "\n \n\t\n\n"),
    "only blanks": lambda size: "It rained." + " " * size + "It stopped.",
    "only line breaks": lambda size: "It rained." + "\n" * size + "It stopped.",
    "one letter": lambda size: "a" * size,
    "quotes only": lambda size: "“’" * (size // 2),
    "serialized, open": lambda size: 'array(1) { [0]=> string(5) "' * (size // 28) + "It rained.",
    "tags, open": lambda size: "<div><p>rain " * (size // 13),
    "table bars": lambda size: "| river | rose |\n" * (size // 17),
    "hyphens": lambda size: paragraphs(size, every=" the govern- ment and hyphen-\nation"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shape", choices=SHAPES, action="append")
    parser.add_argument("--cleaner", help="only this cleaner")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="MB (default: 8)")
    options = parser.parse_args()
    scrubber = Scrubber(Settings(entry_points=False))
    if options.cleaner:
        scrubber.cleaners = [c for c in scrubber.cleaners if c.name == options.cleaner]
    scrubber.clean_record(Record("warm", paragraphs(20_000, every=" It â€™s “so” &amp; oth")))
    sizes = [size for size in SIZES if size <= options.largest]
    print(f"{'s per MB':22}" + "".join(f"{size:>8} MB" for size in sizes) + f"{'growth':>9}")
    for shape in options.shape or SHAPES:
        figures = []
        for size in sizes:
            text = SHAPES[shape](size * 1_000_000)
            started = perf_counter()
            result = scrubber.clean_record(Record(shape, text))
            figures.append((perf_counter() - started) / size)
        note = f"   rejected: {result.reason}" if isinstance(result, Rejected) else ""
        growth = figures[-1] / figures[0]
        print(f"{shape:22}" + "".join(f"{f:11.3f}" for f in figures) + f"{growth:9.1f}{note}", flush=True)


if __name__ == "__main__":
    main()
