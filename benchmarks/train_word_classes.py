"""Sort the words of news into classes by what stands beside them: the table by which unseen neighbours are judged.

    python -m benchmarks.train_word_classes [--part 0.5]

Reads ../shared/data/news.jsonl.gz and writes src/scrubber/words/data/word_classes.tsv (`scrubber.words.word_classes` says what is in
it). The exchange algorithm (Kneser and Ney 1993, Martin et al. 1998): each word in turn moves to the class with which the
classes tell most about the next word, until hardly one moves. Rare words are counted by their endings, rare names as names.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.train_sentence_starts import articles
from scrubber.words.pairs import KINDS, NAME, tokens
from scrubber.words.word_classes import EVEN, LEVELS, STEP, WORD_CLASSES, ending

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

CLASSES = 250
ROUNDS = 8
MIN_TIMES = 3
MIN_NAME = 10


def counted(corpus: Iterable[dict[str, str]]) -> Counter[tuple[str, str]]:
    """How often two words follow upon each other, rare ones by their kind."""
    texts = [list(tokens(article["text"].replace("’", "'"), names=True)) for article in corpus]
    times = Counter(word for text in texts for word in text)
    kinds = {word: kind(word, n) for word, n in times.items()}
    found: Counter[tuple[str, str]] = Counter()
    for text in texts:
        found.update(pairwise([kinds[word] for word in text]))
    return found


def kind(word: str, times: int) -> str:
    """How a word is counted."""
    if word in KINDS:
        return word
    if word[0].isupper():
        return word if times >= MIN_NAME else NAME
    return word if times >= MIN_TIMES else ending(word)


def weighed(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """N log n."""
    return counts * np.log(np.maximum(counts, 1))


class Exchange:
    """Words in classes, and how often a word of each class follows one of each."""

    def __init__(self, found: Counter[tuple[str, str]]) -> None:
        """Spread the words over the classes, in the order of their frequency."""
        times: Counter[str] = Counter()
        for (first, second), n in found.items():
            times[first] += n
            times[second] += n
        self.words = [word for word, _ in times.most_common()]
        index = {word: n for n, word in enumerate(self.words)}
        self.of = np.minimum(np.arange(len(index)), len(index)) % CLASSES
        self.counts = np.zeros((CLASSES, CLASSES))
        self.twice = np.zeros(len(index))
        beside: dict[tuple[int, bool], list[tuple[int, int]]] = defaultdict(list)
        for (first, second), n in found.items():
            a, b = index[first], index[second]
            self.counts[self.of[a], self.of[b]] += n
            if a == b:
                self.twice[a] += n
            else:
                beside[a, True].append((b, n))
                beside[b, False].append((a, n))
        self.behind, self.before = (
            [np.array(beside[n, side], dtype=np.int64).reshape(-1, 2) for n in range(len(index))]
            for side in (True, False)
        )

    def round(self) -> int:
        """Move each word to the class where it fits best; how many moved."""
        return sum(self._move(n) for n in range(len(self.words)))

    def _move(self, n: int) -> bool:
        counts, old = self.counts, self.of[n]
        behind, before = (
            np.bincount(self.of[side[n][:, 0]], side[n][:, 1], CLASSES) for side in (self.behind, self.before)
        )
        twice = self.twice[n]
        counts[old] -= behind
        counts[:, old] -= before
        counts[old, old] -= twice
        followed, follows = np.nonzero(behind)[0], np.nonzero(before)[0]
        rows, columns, same = counts[:, followed], counts[follows], np.diag(counts)
        gain = (weighed(rows + behind[followed]) - weighed(rows)).sum(1)
        gain += (weighed(columns + before[follows][:, None]) - weighed(columns)).sum(0)
        gain += weighed(same + behind + before + twice) - weighed(same + behind) - weighed(same + before)
        gain += weighed(same)
        for sums, more in ((counts.sum(1), behind.sum() + twice), (counts.sum(0), before.sum() + twice)):
            gain -= weighed(sums + more) - weighed(sums)
        new = int(np.argmax(gain))
        counts[new] += behind
        counts[:, new] += before
        counts[new, new] += twice
        self.of[n] = new
        return new != old


def table(corpus: Iterable[dict[str, str]]) -> str:
    """The whole file."""
    exchange = Exchange(counted(corpus))
    for _ in range(ROUNDS):
        if not exchange.round():
            break
    counts = exchange.counts
    expected = np.outer(counts.sum(1), counts.sum(0)) / counts.sum()
    # One more of what is expected, but no more than that: a rare class says little.
    more = np.minimum(1, expected)
    likelier = np.log10((counts + more) / (expected + more))
    signs = EVEN + np.clip(np.rint(likelier / STEP), -LEVELS, LEVELS).astype(int)
    return "".join(
        f"{''.join(map(chr, signs[n]))}\t"
        f"{' '.join(sorted(word for word, its in zip(exchange.words, exchange.of, strict=True) if its == n))}\n"
        for n in range(CLASSES)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--part", type=float, default=1.0, help="share of the corpus to learn from")
    started = time.perf_counter()
    made = table(articles(parser.parse_args().part))
    WORD_CLASSES.write_text(made, encoding="utf-8")
    words = sum(len(line.split(" ")) for line in made.splitlines())
    print(f"{words} words, {len(made.encode())} bytes: {WORD_CLASSES.name}; {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
