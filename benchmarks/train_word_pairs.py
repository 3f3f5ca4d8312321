"""Count how words follow upon each other in news, and which make compounds: the table by which glued words are parted.

    python -m benchmarks.train_word_pairs [--part 0.5]

Reads ../shared/data/news.jsonl.gz and wordfreq, and writes src/scrubber/words/data/word_pairs.tsv (`scrubber.words.pairs` says what
is in it). It holds counts, nothing that could give an article back: a pair must stand in at least 3 articles.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import wordfreq

from benchmarks.train_sentence_starts import articles
from scrubber.words.pairs import KINDS, NAME, WORD_PAIRS, tokens
from scrubber.words.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES = re.compile(r"(?=(?<![\w'@#/.-])([A-Z][a-z]+) ([A-Z][A-Za-z]*[a-z]))")
BEHIND_NAMES = re.compile(r"(?<=[a-z,;'\"(] )([A-Z][a-z]+) ([a-z]+(?:'[a-z]+)?)")
GLUED_NAMES = re.compile(r"(?<![\w'@#/.-])([A-Z][a-z]+)([A-Z][A-Za-z]*[a-z])")
MIN_ARTICLES = 3
BRAND = 20
"""How many articles that have two names as two go for one that has them as one, before they are taken for one name."""
GLUED = word_set(
    """
    andThe armedResponse asensationalSenate BidenHouse ChicagoLake CortezNew faceKelly forFriday FrOm GillibrandTo InCountry
    KennedyMORE MuellerFox NewYork onRoe PelosiGiuliani presumptiveGOP PublicAffairs rightThirty ScandalPresident
    SchumerDivided seizedIraqi ShowCredit SiriusXMTom SouthKorea superPAC ThAt thatsomeRepublicans theNew ThePost theThe
    TrumpFederal TrumpGOP TrumpSessions TrumpTrump WhileIsrael
    """
)
"""Words of the corpus that were glued at a capital, told apart from names by eye."""

MORE_THAN_EXPECTED = 1.5
PART_OF_COMPOUND = 1e-6
"""The frequency that both parts of a closed compound have at least, and, times their product, that the compound has."""
COMPOUND = 3e-8
COMPOUND_SHARE = 0.3


def pairs(corpus: Iterable[dict[str, str]]) -> tuple[Counter[str], dict[str, dict[str, int]]]:
    """How often each word was counted, and its followers."""
    times: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    in_articles: Counter[tuple[str, str]] = Counter()
    brands: Counter[tuple[str, str]] = Counter()
    for article in corpus:
        text = article["text"].replace("’", "'")
        words = list(tokens(text))
        named = [match.groups() for pattern in (NAMES, BEHIND_NAMES) for match in pattern.finditer(text)]
        here = Counter([*pairwise(words), *named])
        here.update((first, NAME) for first, second in named if second[0].isupper())
        times.update([*words, *(first for first, _ in named)])
        found.update(here)
        in_articles.update(here.keys())
        brands.update({match.groups() for match in GLUED_NAMES.finditer(text)})
    frequencies = wordfreq.get_frequency_dict("en", wordlist="large")
    total = sum(n for word, n in times.items() if word[0].islower() or word in KINDS)
    table: dict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), n in found.items():
        usual = times[second] / total if second in KINDS else 0.8 * frequencies.get(second.lower(), 0.0)
        if brands[first, second] * BRAND >= in_articles[first, second]:
            continue
        if in_articles[first, second] >= MIN_ARTICLES and n > MORE_THAN_EXPECTED * times[first] * usual:
            table[first][second] = n
    for (first, second), n in brands.items():
        if n * BRAND >= in_articles[first, second] and first + second not in GLUED:
            table[first][second] = 0
    return times, table


def parts_of_compounds() -> tuple[Counter[str], Counter[str]]:
    """How many closed compounds that wordfreq knows each word begins, and how many it ends."""
    frequencies = wordfreq.get_frequency_dict("en", wordlist="large")
    before: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    for word, used in frequencies.items():
        if used < COMPOUND or not word.isalpha():
            continue
        for n in range(2, len(word) - 1):
            first, second = frequencies.get(word[:n], 0.0), frequencies.get(word[n:], 0.0)
            if min(first, second) > PART_OF_COMPOUND and used > COMPOUND_SHARE * first * second:
                before[word[:n]] += 1
                behind[word[n:]] += 1
    return before, behind


def table(corpus: Iterable[dict[str, str]]) -> str:
    """The whole file; its first line is the number of all words counted."""
    times, followers = pairs(corpus)
    before, behind = parts_of_compounds()
    lines = [str(sum(n for word, n in times.items() if word[0].islower() or word in KINDS))]
    for word in sorted(followers.keys() | before.keys() | behind.keys() | set(KINDS)):
        told = " ".join(f"{second}:{n}" for second, n in sorted(followers.get(word, {}).items()))
        if told or before[word] + behind[word] > 1:
            lines.append(f"{word}\t{times[word]}\t{before[word]}\t{behind[word]}\t{told}")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--part", type=float, default=1.0, help="share of the corpus to learn from")
    made = table(articles(parser.parse_args().part))
    WORD_PAIRS.write_text(made, encoding="utf-8")
    print(f"{made.count(chr(10))} lines, {len(made.encode())} bytes: {WORD_PAIRS.name}")


if __name__ == "__main__":
    main()
