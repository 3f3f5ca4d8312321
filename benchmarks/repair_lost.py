"""Of characters that were lost in decoding: how many come back right, come back wrong, or stay lost.

Articles of the news corpus lose all that is not ASCII, either as bytes of Windows-1252 read as UTF-8 (one `�` each) or
as UTF-8 read as ASCII (one `�` a byte). Each character is compared with what stood there; curly marks are asked for.

    python -m benchmarks.repair_lost [--articles N] [--seed N] [--no-site] [--show KIND]
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final

from benchmarks import common
from scrubber.characters import LOST
from scrubber.cleaners.lost_characters import clean
from scrubber.document import Document
from scrubber.fields import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED: Final = 20240229
LEAST_ARTICLES: Final = 4
LEAST_SHARE: Final = 0.95
KINDS: Final = {"’": "apostrophe or '", "‘": "' that opens", "“": '" that opens', "”": '" that closes', "\xa0": "space"}
KINDS_OF_DASHES: Final = {"–": "en dash", "—": "em dash"}


def kind_of(text: str, at: int) -> str:
    """What sort of character stands in a text at `at`."""
    character = text[at]
    if character in KINDS_OF_DASHES:
        spaced = text[at - 1 : at] in (" ", "\n", "") and text[at + 1 : at + 2] == " "
        return KINDS_OF_DASHES[character] + (" between spaces" if spaced else "")
    return KINDS.get(character, "letter" if character.isalpha() else "other")


def damaged(text: str, *, bytewise: bool) -> tuple[str, list[tuple[int, int]]]:
    """The text without what is not ASCII, and where each lost character stands in the text and in the result."""
    pieces: list[str] = []
    lost: list[tuple[int, int]] = []
    length = 0
    for at, character in enumerate(text):
        if ord(character) < 128:
            piece = character
        else:
            piece = LOST * len(character.encode()) if bytewise else LOST
            lost.append((at, length))
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), lost


def outcomes(text: str, site: str, *, bytewise: bool) -> Iterator[tuple[str, str, int, str]]:
    """Of each lost character its kind, what became of it (right, wrong, kept), its offset, and what was written."""
    bad, lost = damaged(text, bytewise=bytewise)
    # Some entries of the log only tell something, and change nothing.
    written = {edit.start: edit for edit in clean(Document(bad, {"site": site}), "curly") if edit.before != edit.after}
    starts = {place for _, place in lost}
    for at, place in lost:
        edit = written.pop(place, None)
        after = edit.after if edit else ""
        outcome = "kept" if edit is None else "right" if after == text[at] else "wrong"
        yield kind_of(text, at), outcome, at, after
    # What was written in the middle of a character's bytes.
    for place in written.keys() - starts:
        yield "between", "wrong", place, written[place].after


def house_dashes(articles: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Sites by the dash that they set between spaces, where nearly all of their articles set the same."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        en, em = (article["text"].count(f" {dash} ") for dash in "–—")
        if en or em:
            counts[site_of(article["url"])] += Counter({"en": en, "em": em, "articles": 1})
    sure = {
        site: max(("en", "em"), key=lambda dash: of[dash])
        for site, of in sorted(counts.items())
        if of["articles"] >= LEAST_ARTICLES and max(of["en"], of["em"]) >= LEAST_SHARE * (of["en"] + of["em"])
    }
    return {dash: [site for site, its in sure.items() if its == dash] for dash in ("em", "en")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", help="print what came back wrong of a kind")
    parser.add_argument("--no-site", action="store_true", help="don't say of which site a text is")
    parser.add_argument("--house", action="store_true", help="list the sites that house_dashes.toml has")
    args = parser.parse_args()
    common.require_data()
    articles = [a for a in common.news() if LOST not in a["text"] and not a["text"].isascii()]
    if args.house:
        print(json.dumps(house_dashes(articles), indent=1))
        return 0
    counts: Counter[tuple[str, str]] = Counter()
    for article in random.Random(args.seed).sample(articles, min(args.articles, len(articles))):
        text, site = article["text"], "" if args.no_site else site_of(article["url"])
        for bytewise in (False, True):
            for kind, outcome, at, after in outcomes(text, site, bytewise=bytewise):
                counts[kind, outcome] += 1
                if outcome == "wrong" and args.show and args.show in kind:
                    print(f"{kind} {after!r}: …{text[max(0, at - 60) : at]}⟦{text[at]}⟧{text[at + 1 : at + 50]}")
    kinds = sorted({kind for kind, _ in counts})
    rows = [[kind, *(str(counts[kind, what]) for what in ("right", "wrong", "kept"))] for kind in kinds]
    sums = [sum(n for (_, what), n in counts.items() if what == one) for one in ("right", "wrong", "kept")]
    rows.append(["all", *map(str, sums)])
    print(common.table(["kind", "right", "wrong", "kept"], rows))
    print(f"{sum(sums)} characters: {sums[0] / sum(sums):.1%} right, {sums[1] / sum(sums):.2%} wrong")
    return 0


if __name__ == "__main__":
    sys.exit(main())
