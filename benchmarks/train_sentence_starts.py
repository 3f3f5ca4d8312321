"""Count how sentences of news begin: the table by which a lost first letter is decided.

    python benchmarks/train_sentence_starts.py [--part 0.5]

Reads ../shared/data/news.jsonl.gz and writes src/scrubber/data/sentence_starts.tsv. The table holds counts of
words and of pairs of words, nothing that could give an article back: a word must open sentences of at least
4 articles, and a pair those of at least 3.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from zlib import crc32

from scrubber.wordlist import SENTENCE_STARTS, follower

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "data" / "news.jsonl.gz"
START = re.compile(
    r"(?:^|(?<=[.!?] )|(?<=[.!?]['\"’”] ))['\"‘“(]*([A-Z][a-z]*(?:['’][a-z]+)?)(?![\w'’])", re.M
)
QUESTION = re.compile(r"[^.!?\n]*\?")
MIN_ARTICLES = 4
MIN_PAIR_ARTICLES = 3


def articles(part: float = 1.0, *, other: bool = False) -> list[dict[str, str]]:
    """The corpus, or a fixed part of it by hash of the id (`other`: what is not in that part)."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    return [a for a in found if part >= 1 or (crc32(a["id"].encode()) % 1000 < part * 1000) is not other]


def count(corpus: list[dict[str, str]]) -> str:
    """The table: a line for each word, `word ⇥ count ⇥ questions ⇥ next:count next:count …`; first that of all sentences."""
    words: Counter[str] = Counter()
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    in_articles: Counter[str] = Counter()
    pair_in_articles: Counter[tuple[str, str]] = Counter()
    questions: Counter[str] = Counter()
    for article in corpus:
        text = article["text"].replace("’", "'")
        seen = set()
        for match in START.finditer(text):
            word = match[1].lower()
            words[word] += 1
            questions[word] += QUESTION.match(text, match.end()) is not None
            for after in filter(None, follower(text, match.end())):
                pairs[word][after] += 1
                seen.add((word, after))
        in_articles.update({word for word, _ in seen})
        pair_in_articles.update(seen)
    lines = [f"\t{sum(words.values())}\t0\t"]
    for word, n in sorted(words.items()):
        if in_articles[word] >= MIN_ARTICLES:
            kept = sorted(
                (a, k) for a, k in pairs[word].items() if pair_in_articles[word, a] >= MIN_PAIR_ARTICLES
            )
            lines.append(f"{word}\t{n}\t{questions[word]}\t{' '.join(f'{a}:{k}' for a, k in kept)}")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--part", type=float, default=1.0, help="share of the corpus to count")
    table = count(articles(parser.parse_args().part))
    SENTENCE_STARTS.parent.mkdir(exist_ok=True)
    SENTENCE_STARTS.write_text(table, encoding="utf-8")
    print(f"{table.count(chr(10))} words, {len(table.encode())} bytes: {SENTENCE_STARTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
