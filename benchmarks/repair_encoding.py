"""How much of a damaged article comes back word for word: scrubber beside ftfy and clean-text.

Each kind of damage is done by Python's own codecs, or by what a broken tool would do, to articles of the news
corpus that are sound themselves. Compared are the words, quotation marks straight on both sides. The last
lines of the table show the harm: articles that were not damaged, and whether anything but the marks changed.

    python -m benchmarks.repair_encoding [ARTICLES]
"""

from __future__ import annotations

import argparse
import html
import json
import random
import re
import sys
from html.entities import codepoint2name
from typing import TYPE_CHECKING, Final

import ftfy

from benchmarks import common
from scrubber import Scrubber, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

SEED: Final = 20240229

STRAIGHT: Final = str.maketrans("‘’“”", "''\"\"")
# What an article may hold to count as sound; one that holds anything else may be damaged already.
SOUND: Final = re.compile(r"[\n -~‘’“”–—…À-ÖØ-öø-ſ€£]*")


def windows_1252(data: bytes) -> str:
    """Decode as browsers do: the five bytes that Windows left undefined become C1 controls."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)


def per_character(text: str, write: Callable[[str], str]) -> str:
    return re.sub(r"[^\x00-\x7f]", lambda match: write(match[0]), text)


def named_entity(character: str) -> str:
    name = codepoint2name.get(ord(character))
    return f"&{name};" if name else f"&#{ord(character)};"


def sprinkle(characters: str) -> Callable[[str, random.Random], str]:
    """Insert these characters at one place in forty words, in words and between them."""

    def damage(text: str, rng: random.Random) -> str:
        pieces = list(text)
        for _ in range(1 + text.count(" ") // 40):
            pieces.insert(rng.randrange(len(pieces)), rng.choice(characters))
        return "".join(pieces)

    return damage


def some_spaces(text: str, rng: random.Random) -> str:
    return "".join(rng.choice("\xa0\u2009\u202f\u3000 \t") if c == " " and rng.random() < 0.1 else c for c in text)


def in_some_paragraphs(damage: Callable[[str], str]) -> Callable[[str, random.Random], str]:
    return lambda text, rng: "\n".join(damage(line) if rng.random() < 0.5 else line for line in text.split("\n"))


DAMAGE: Final[dict[str, Callable[[str, random.Random], str]]] = {
    "UTF-8 read as windows-1252": lambda t, _: windows_1252(t.encode()),
    "  … in some paragraphs": in_some_paragraphs(lambda t: windows_1252(t.encode())),
    "  … its undefined bytes lost": lambda t, _: t.encode().decode("cp1252", "replace"),
    "UTF-8 read as latin-1": lambda t, _: t.encode().decode("latin-1"),
    "UTF-8 read as macroman": lambda t, _: t.encode().decode("mac_roman"),
    "UTF-8 read as windows-1252, twice": lambda t, _: windows_1252(windows_1252(t.encode()).encode()),
    "windows-1252 read as latin-1": lambda t, _: t.encode("cp1252", "replace").decode("latin-1"),
    "entities, named": lambda t, _: per_character(t.replace("&", "&amp;"), named_entity),
    "entities, numeric": lambda t, _: per_character(t, lambda c: f"&#{ord(c)};"),
    "entities, escaped twice": lambda t, _: html.escape(per_character(t, named_entity)),
    "entities, a < in each paragraph": lambda t, _: per_character(t, named_entity).replace("\n\n", " <\n\n") + " <",
    "UTF-8 read as cp437": lambda t, _: t.encode().decode("cp437"),
    "UTF-8 read as cp850": lambda t, _: t.encode().decode("cp850"),
    "escapes of JSON": lambda t, _: json.dumps(t)[1:-1],
    "escapes of PHP's JSON": lambda t, _: json.dumps(t)[1:-1].replace("/", "\\/"),
    "  … all but ASCII": lambda t, _: per_character(t, lambda c: json.dumps(c)[1:-1]),
    "  … without their backslashes": lambda t, _: per_character(t, lambda c: f"u{ord(c):04x}"),
    "backslashes before quotes": lambda t, _: re.sub(r"([\"'])", r"\\\1", t.translate(STRAIGHT)),
    "windows-1252 read as UTF-8 (�)": lambda t, _: t.encode("cp1252", "replace").decode("utf-8", "replace"),
    "UTF-8 read as ASCII (���)": lambda t, _: t.encode().decode("ascii", "replace"),
    "apostrophes written as �": lambda t, _: t.replace("’", "�"),
    "apostrophes in words written as ?": lambda t, _: re.sub(r"(?<=[A-Za-z])’(?=[A-Za-z])", "?", t),
    "all but ASCII written as ?": lambda t, _: t.encode("ascii", "replace").decode(),
    "zero-width characters": sprinkle("\u200b\u2060\ufeff\u200c\u200d"),
    "direction marks": sprinkle("\u200e\u200f\u202a\u202c\u2066\u2069"),
    "control characters": sprinkle("\0\x01\x08\x0b\x1b\x7f\x81"),
    "other spaces": some_spaces,
    "\\r\\n": lambda t, _: t.replace("\n", "\r\n"),
    "none": lambda t, _: t,
    "none, quotes straight already": lambda t, _: t.translate(STRAIGHT),
}


def sound_articles(number: int) -> list[str]:
    """Articles that are sound and hold curly marks, the same for every run."""
    texts = [article["text"] for article in common.news()]
    texts = [text for text in texts if "’" in text and "<" not in text and "&" not in text]
    return random.Random(SEED).sample([text for text in texts if SOUND.fullmatch(text)], number)


def encoding_stage() -> Callable[[str], str]:
    """Scrubber with the cleaners of its encoding stage and no others."""
    scrubber = Scrubber(Settings(entry_points=False))
    scrubber.cleaners = [cleaner for cleaner in scrubber.cleaners if cleaner.stage == "encoding"]
    return lambda text: scrubber.clean(text).text


def tools() -> dict[str, Callable[[str], str]]:
    """What is compared; clean-text only where it is installed (`pip install clean-text`)."""
    found: dict[str, Callable[[str], str]] = {"scrubber": encoding_stage(), "ftfy": ftfy.fix_text}
    try:
        from cleantext import clean
    except ImportError:
        print("clean-text is not installed: left out", file=sys.stderr)
    else:
        found["clean-text"] = lambda text: clean(text, to_ascii=False, lower=False, no_line_breaks=False)
    return found


def comes_back(mended: str, sound: str) -> bool:
    words = mended.replace(" <\n", "\n").removesuffix(" <").translate(STRAIGHT).split()
    return words == sound.translate(STRAIGHT).split()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="?", default=200)
    number = parser.parse_args().articles
    common.require_data()
    articles = sound_articles(number)
    compared = tools()
    rows = []
    for kind, damage in DAMAGE.items():
        rng = random.Random(SEED)
        damaged = [damage(text, rng) for text in articles]
        shares = [
            sum(comes_back(mend(bad), good) for bad, good in zip(damaged, articles, strict=True)) / number
            for mend in compared.values()
        ]
        rows.append([kind, *(f"{share:.1%}" for share in shares)])
    print(f"{number} articles, seed {SEED}; share that comes back word for word\n")
    print(common.table(["damage", *compared], rows))


if __name__ == "__main__":
    main()
