"""Damage words of real articles, mend them, and count: what the cleaners of damaged words are worth.

    python -m benchmarks.repair_words [--articles 600] [--seed 1] [--other] [--kind KIND] [--show KIND] [--harm] [--pipeline]

Half of the corpus (by hash of the id) makes the tables of sentence starts and first letters, the other half is damaged, so
that no figure comes from memory. An article is damaged once, in one place (soft hyphens: in twenty),
after the cleaners had it, so that what they mend in it anyway does not count. "right" is the article
character for character. Beside them: the most frequent word by wordfreq, and symspellpy, on the same
damage where they have an answer. `--harm` lists every change made to the undamaged articles of the half.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from string import ascii_uppercase

from benchmarks import train_first_letters, train_glued_words, train_word_classes, train_word_pairs
from benchmarks.train_sentence_starts import articles, count
from scrubber.cleaners import (
    broken_paragraph,
    dropcap,
    first_letter,
    glued,
    glued_words,
    hyphenation,
    layout,
    punctuation_space,
    soft_hyphens,
)
from scrubber.document import Document
from scrubber.edits import BulkEdit, Edit, apply
from scrubber.pipeline import Scrubber
from scrubber.words import letters, pairs, splitting, word_classes, wordlist

Damage = Callable[[str, random.Random], tuple[int, int, str] | None]
MODULES = (
    soft_hyphens,
    glued,
    hyphenation,
    punctuation_space,
    dropcap,
    first_letter,
    glued_words,
    broken_paragraph,
    layout,
)
STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def one_of(found: list[re.Match[str]], rng: random.Random) -> re.Match[str] | None:
    return rng.choice(found) if found else None


def first_letter_lost(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    """The first letter of a paragraph, where at least one letter of the word is left."""
    m = one_of(list(re.finditer(r"(?m)^['\"]?([A-Z])(?=[a-z]+\b.{60})", text)), rng)
    return m and (m.start(1), m.end(1), "")


def first_letter_lost_whole_word(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    """The same, only words whose rest is a word of its own."""
    found = re.finditer(r"(?m)^['\"]?([A-Z])([a-z]+)\b(?=.{60})", text)
    m = one_of([m for m in found if wordlist.zipf(m[2]) > 3.5], rng)
    return m and (m.start(1), m.end(1), "")


def article_lost(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    """A paragraph's first word, where it is "A" or "I"."""
    m = one_of(list(re.finditer(r"(?m)^([AI])(?= [a-z]+ .{60})", text)), rng)
    return m and (m.start(1), m.end(1), "")


def drop_cap(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    m = one_of(list(re.finditer(r"(?m)^['\"]?[A-Z]()(?=[a-z]+\b.{60})", text)), rng)
    return m and (m.start(1), m.end(1), " ")


def small_capitals(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    """A drop cap, and the opening words in capitals; what must come back is the capitals joined."""
    m = one_of(list(re.finditer(r"(?m)^[A-Z]()[A-Z]+ (?=.{60})", text)), rng)
    return m and (m.start(1), m.end(1), " ")


def hyphen(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    m = one_of(list(re.finditer(r"(?<![\w@#/.'-])[A-Za-z][a-z]{5,}(?![\w@/-])", text)), rng)
    if m is None:
        return None
    at = rng.randrange(m.start() + 2, m.end() - 1)
    return at, at, rng.choice(("- ", "- ", "-\n"))


def soft_hyphen(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    m = one_of(list(re.finditer(r"[A-Za-z]{6,}", text)), rng)
    if m is None:
        return None
    at = rng.randrange(m.start() + 2, m.end() - 1)
    return at, at, "\u00ad"


def space_before_sign(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    m = one_of(list(re.finditer(r"(?<=[a-z])[,.](?=\s)", text)), rng)
    return m and (m.start(), m.start(), " ")


def sentences_glued(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    m = one_of(list(re.finditer(r"(?<=[a-z]{3}[.?!])['\"]?( )(?=['\"]?[A-Z])", text)), rng)
    return m and (m.start(1), m.end(1), "")


def words_glued_at_capital(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    m = one_of(list(re.finditer(r"(?<=[a-z]{2})( )(?=[A-Z][a-z])", text)), rng)
    return m and (m.start(1), m.end(1), "")


def words_glued(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    m = one_of(list(re.finditer(r"(?<=[a-z]{2})( )(?=[a-z]{2})", text)), rng)
    return m and (m.start(1), m.end(1), "")


def article_glued(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    """The article "a" to a word before or behind it."""
    m = one_of(list(re.finditer(r"(?<=\ba)( )(?=[a-z]{2})|(?<=[a-z]{2})( )(?=a [a-z])", text)), rng)
    return m and (m.start(), m.end(), "")


def end_glued(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    """What can only be the end of a word to the next one: "Trump's plan", "don't know", "the 25th Amendment"."""
    m = one_of(list(re.finditer(r"(?<=['’][st])( )(?=[A-Za-z]{2})|(?<=\dth)( )(?=[A-Za-z]{3})", text)), rng)
    return m and (m.start(), m.end(), "")


def number_glued(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    m = one_of(list(re.finditer(r"(?<=[a-z]{2})( )(?=\$?\d)|(?<=\d)( )(?=[a-z]{4})", text)), rng)
    return m and (m.start(), m.end(), "")


def clauses_glued(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    m = one_of(list(re.finditer(r"(?<=[a-z]{2}[,;])( )(?=[A-Za-z])", text)), rng)
    return m and (m.start(), m.end(), "")


def paragraph_broken(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    """At any space, but for the ends of sentences: there a break does no harm that could be seen."""
    found = [m for m in re.finditer(r"(?m)(?<![.!?:\"'])( )(?=\S)", text) if len(line_of(text, m.start())) > 120]
    m = one_of(found, rng)
    return m and (m.start(1), m.end(1), "\n\n")


def line_of(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


KINDS: dict[str, Damage] = {
    "first letter lost": first_letter_lost,
    "… rest is a word": first_letter_lost_whole_word,
    "A or I lost": article_lost,
    "drop cap split": drop_cap,
    "small capitals split": small_capitals,
    "hyphen and a break": hyphen,
    "soft hyphen": soft_hyphen,
    "space before a sign": space_before_sign,
    "sentences glued": sentences_glued,
    "words glued at capital": words_glued_at_capital,
    "words glued": words_glued,
    "article glued": article_glued,
    "end glued": end_glued,
    "number glued": number_glued,
    "clauses glued": clauses_glued,
    "paragraph broken": paragraph_broken,
}


def mend(text: str) -> str:
    """What the cleaners of damaged words make of a text, on their own."""
    for _ in range(4):
        before = text
        for module in MODULES:
            text = apply(text, module.clean(Document(text)))
        if text == before:
            break
    return text


def mend_in_pipeline(scrubber: Scrubber) -> Callable[[str], str]:
    return lambda text: scrubber.clean(text).text


def most_frequent(text: str, at: int) -> str:
    """The baseline for a lost letter: the most frequent word by wordfreq, whatever the article says."""
    rest = re.compile(r"[\w']+").match(text, at)
    if rest is None:
        return text
    best = max(ascii_uppercase, key=lambda c: wordlist.frequency(c + rest[0]))
    return text[:at] + best + text[at:]


def symspell() -> Callable[[str, int], str] | None:
    """The baseline by symspellpy's dictionary, if it is installed."""
    try:
        from importlib.resources import files

        from symspellpy import SymSpell, Verbosity
    except ImportError:
        return None
    speller = SymSpell(max_dictionary_edit_distance=1)
    speller.load_dictionary(str(files("symspellpy") / "frequency_dictionary_en_82_765.txt"), 0, 1)

    def mended(text: str, at: int) -> str:
        rest = re.compile(r"[\w']+").match(text, at)
        if rest is None:
            return text
        best = speller.lookup(rest[0].lower(), Verbosity.TOP, max_edit_distance=1, include_unknown=True)[0].term
        return text[:at] + best.capitalize() + text[rest.end() :]

    return mended


def harm(texts: dict[str, str]) -> None:
    """List what the cleaners change in articles that nobody damaged."""
    for id_, text in texts.items():
        for module in MODULES[:-1]:
            for edit in module.clean(Document(text)):
                for start in edit.starts if isinstance(edit, BulkEdit) else [edit.start]:
                    around = text[max(0, start - 50) : start + len(edit.before) + 50]
                    reason = edit.reason if isinstance(edit, Edit) else ""
                    print(f"{id_}\t{edit.rule}\t{edit.before!r} → {edit.after!r}\t{reason}\t{around!r}")


def learn_from(corpus: list[dict[str, str]]) -> None:
    """Let all tables be those of a part of the corpus."""
    table = wordlist.read_starts(count(corpus))
    wordlist.sentence_starts.cache_clear()
    starts = lambda: table  # noqa: E731
    import scrubber.cleaners.glued as glued_
    import scrubber.words.openings as openings_
    import scrubber.words.splitting as splitting_

    for module in (wordlist, openings_, glued_, splitting_):
        module.sentence_starts = starts  # type: ignore[attr-defined]

    families = letters.read_families(train_first_letters.table(corpus))
    letters._families = lambda: families
    followers = pairs.read_pairs(train_word_pairs.table(corpus))
    pairs._lines = lambda: followers
    classes = word_classes.read_classes(train_word_classes.table(corpus))
    word_classes._classes = lambda: classes
    sound = splitting.read_sound_words(train_glued_words.sound([a["text"] for a in corpus]))
    splitting._sound_words = lambda: sound


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--other", action="store_true", help="learn from the half that is damaged, and damage the other"
    )
    parser.add_argument("--show", help="list what was mended wrong or left, of kinds that hold this")
    parser.add_argument("--kind", default="", help="only kinds that hold this")
    parser.add_argument("--harm", action="store_true", help="list the changes to undamaged articles instead")
    parser.add_argument("--pipeline", action="store_true", help="mend with all cleaners, not only those of words")
    options = parser.parse_args()

    learn_from(articles(0.5, other=options.other))

    rng = random.Random(options.seed)
    found = articles(0.5, other=not options.other)
    rng.shuffle(found)
    texts = {a["id"]: a["text"].translate(STRAIGHT) for a in found[: options.articles]}
    if options.harm:
        harm(texts)
        return
    repair = mend_in_pipeline(Scrubber()) if options.pipeline else mend
    clean = {id_: repair(text) for id_, text in texts.items()}
    spell = symspell()
    print(f"{len(clean)} articles, seed {options.seed}")
    print(f"{'':22}{'damaged':>8}{'right':>8}{'wrong':>7}{'left':>6}{'right':>9}{'wordfreq':>10}{'symspell':>10}")
    for kind, damage in KINDS.items():
        if options.kind not in kind:
            continue
        tally: Counter[str] = Counter()
        for id_, text in clean.items():
            place = damage(text, rng)
            if place is None:
                continue
            start, end, written = place
            damaged = text[:start] + written + text[end:]
            result = repair(damaged)
            how = "right" if result == text else "left" if result == mend_nothing(damaged) else "wrong"
            tally[how] += 1
            if kind.startswith(("first", "…")):
                tally["wordfreq"] += most_frequent(damaged, start) == text
                tally["symspell"] += spell is not None and spell(damaged, start) == text
            if options.show and options.show in kind + "all" and how != "right":
                at = next((n for n, (x, y) in enumerate(zip(result, text, strict=False)) if x != y), 0)
                print(
                    f"  {how}: {id_} {damaged[max(0, start - 30) : start + 50]!r}"
                    f" → {result[max(0, at - 20) : at + 30]!r}"
                )
        n = tally["right"] + tally["wrong"] + tally["left"]
        others = (
            "".join(f"{tally[name] / n:10.1%}" if tally[name] else f"{'–':>10}" for name in ("wordfreq", "symspell"))
            if n
            else ""
        )
        print(
            f"{kind:22}{n:8}{tally['right']:8}{tally['wrong']:7}{tally['left']:6}"
            f"{tally['right'] / max(n, 1):9.1%}{others}"
        )


def mend_nothing(text: str) -> str:
    return apply(text, layout.clean(Document(text)))


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"{time.perf_counter() - started:.0f} s")
