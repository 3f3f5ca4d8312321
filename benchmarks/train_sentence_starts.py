"""Count how sentences of news begin: the table by which a lost first letter is decided.

    python -m benchmarks.train_sentence_starts [--part 0.5]

Reads ../shared/data/news.jsonl.gz and writes src/scrubber/words/data/sentence_starts.tsv. The table holds
counts of words and of pairs of words, nothing that could give an article back: a word must open sentences
of at least 4 articles, and a pair those of at least 3. For words that differ in their first letter only
("in", "on"), pairs inside sentences count as well, with half the weight.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from zlib import crc32

from benchmarks import common
from scrubber.words.wordlist import SENTENCE_STARTS, follower, general

START = re.compile(r"(?:^|(?<=[.!?] )|(?<=[.!?]['\"’”] ))['\"‘“(]*([A-Z][a-z]*(?:['’][a-z]+)?)(?![\w'’])", re.MULTILINE)
QUESTION = re.compile(r"[^.!?\n]*\?")
INSIDE_WORD = re.compile(r"(?<=[a-z,] )(?:[a-z]+(?:'[a-z]+)?|I)(?![\w'])")
INSIDE = 0.5
MIN_ARTICLES = 4
MIN_INSIDE = 8
MIN_PAIR_ARTICLES = 3


def articles(part: float = 1.0, *, other: bool = False) -> list[dict[str, str]]:
    """The corpus, or a fixed part of it by hash of the id (`other`: what is not in that part)."""
    return [a for a in common.news() if part >= 1 or (crc32(a["id"].encode()) % 1000 < part * 1000) is not other]


def count(corpus: list[dict[str, str]]) -> str:
    """The table, a line for each word: `word ⇥ count ⇥ questions ⇥ next:count next_later:count …`.

    Its first line has no word, but the count of all sentences.
    """
    words: Counter[str] = Counter()
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    in_articles: Counter[str] = Counter()
    pair_in_articles: Counter[tuple[str, str]] = Counter()
    questions: Counter[str] = Counter()
    texts = [article["text"].replace("’", "'") for article in corpus]
    for text in texts:
        seen = set()
        for match in START.finditer(text):
            word = match[1].lower()
            words[word] += 1
            questions[word] += QUESTION.match(text, match.end()) is not None
            for key in keys(text, match.end()):
                pairs[word][key] += 1
                seen.add((word, key))
        in_articles.update({word for word, _ in seen})
        pair_in_articles.update(seen)
    inside = count_inside(texts, alike(words))
    lines = [f"\t{sum(words.values())}\t0\t"]
    for word, n in sorted(words.items()):
        if in_articles[word] >= MIN_ARTICLES:
            kept = {key: k for key, k in pairs[word].items() if pair_in_articles[word, key] >= MIN_PAIR_ARTICLES}
            scale = INSIDE * n / max(1, inside[word][""])
            both = {key: kept.get(key, 0) + k * scale for key, k in inside[word].items() if k >= MIN_INSIDE} | {
                key: k for key, k in kept.items() if inside[word][key] < MIN_INSIDE
            }
            n += round(both.pop("", 0))
            asked = round(questions[word] * n / words[word])
            both = {key: k for key, k in both.items() if tells(key, k, n)}
            gone_on = {key.partition("_")[0] for key in both if "_" in key[1:]}
            both |= {key: kept.get(key, 0) + inside[word][key] * scale for key in gone_on - both.keys()}
            told = [f"{key}:{k:.2g}" if k < 10 else f"{key}:{k:.0f}" for key, k in sorted(both.items())]
            lines.append(f"{word}\t{n}\t{asked}\t{' '.join(told)}")
    return "\n".join(lines) + "\n"


def tells(key: str, k: float, n: int) -> bool:
    """Whether a count says more than the frequency of what follows does."""
    after, _, then = key.partition("_") if "_" in key[1:] else (key, "", "")
    return k >= 0.4 and (bool(then) or not after.isalpha() or k > 1.5 * n * general(after) * 0.5)


def alike(words: Counter[str]) -> set[str]:
    """Words that open sentences and differ in their first letter only from others that do ("in", "on")."""
    families: dict[str, list[str]] = defaultdict(list)
    for word in words:
        families[word[1:]].append(word)
    found = set()
    for family in families.values():
        enough = sum(words[word] for word in family) / 50
        likely = [word for word in family if words[word] >= max(enough, 20)]
        if len(likely) > 1:
            found.update(likely)
    return found


def count_inside(texts: list[str], wanted: set[str]) -> dict[str, Counter[str]]:
    """What follows these words inside sentences; "" counts the words themselves."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for match in INSIDE_WORD.finditer(text):
            word = match[0].lower()
            if word in wanted and match[0] != "i":
                found[word][""] += 1
                found[word].update(keys(text, match.end()))
    return found


def keys(text: str, end: int) -> tuple[str, ...]:
    """How the table names what follows a word that ends at `end`."""
    after, then = follower(text, end)
    return (after, f"{after}_{then}") if then else (after,)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--part", type=float, default=1.0, help="share of the corpus to count")
    table = count(articles(parser.parse_args().part))
    SENTENCE_STARTS.parent.mkdir(exist_ok=True)
    SENTENCE_STARTS.write_text(table, encoding="utf-8")
    print(f"{table.count(chr(10))} words, {len(table.encode())} bytes: {SENTENCE_STARTS.name}")


if __name__ == "__main__":
    main()
