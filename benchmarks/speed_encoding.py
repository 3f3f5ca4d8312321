"""How fast the encoding stage is beside ftfy, on the same articles, with the same result.

Every cleaner of the stage runs, its edits are checked and applied, round after round until none has anything to
do, as in the pipeline; only the record is not built. The articles are those of the news corpus, all damaged
ones among them. Rounds of both are interleaved and the median is shown. MB are 10⁶ bytes of UTF-8.

    python -m benchmarks.speed_encoding [ARTICLES]
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from typing import TYPE_CHECKING, Final

import ftfy

from benchmarks import common
from scrubber import Scrubber, Settings
from scrubber.document import Document
from scrubber.edits import apply
from scrubber.passage import MAX_ROUNDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrubber.hooks import Cleaner

SEED: Final = 20240229
ROUNDS: Final = 3


def mend(text: str, cleaners: list[Cleaner]) -> str:
    """The text after the cleaners, by the pipeline's rule of when to look again."""
    document = Document(text)
    for _ in range(MAX_ROUNDS):
        settled = True
        for cleaner in cleaners:
            edits = list(cleaner.clean(document))
            if edits:
                document = Document(apply(document.text, edits))
                settled = settled and cleaner.settles
        if settled:
            break
    return document.text


def seconds(function: Callable[[str], str], texts: list[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        function(text)
    return time.perf_counter() - start


def main() -> None:
    common.require_data()
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 800
    texts = [article["text"] for article in random.Random(SEED).sample(common.news(), number)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    stage = [c for c in Scrubber(Settings(entry_points=False)).cleaners if c.stage == "encoding"]
    tools: dict[str, Callable[[str], str]] = {
        "scrubber, encoding stage": lambda text: mend(text, stage),
        "ftfy.fix_text": ftfy.fix_text,
    }
    same = sum(mend(text, stage) == ftfy.fix_text(text) for text in texts)
    times: dict[str, list[float]] = {name: [] for name in tools}
    for _ in range(ROUNDS):
        for name, function in tools.items():
            times[name].append(seconds(function, texts))
    medians = {name: statistics.median(found) for name, found in times.items()}
    slowest = medians["ftfy.fix_text"]
    print(f"{number} articles, {size:.1f} MB; {same} with ftfy's very result, the others with less in them\n")
    rows = [[name, f"{size / t:.1f}", f"{t / number * 1e6:.0f}", f"{slowest / t:.1f}"] for name, t in medians.items()]
    print(common.table(["", "MB/s", "µs an article", "× ftfy"], rows))


if __name__ == "__main__":
    main()
