"""Which of what recurs is no body, and of what kind: the counts, the place and the words of it decide.

Body recurs too: headings of a series, speakers' names, quotations, phrases of reporters, paragraphs of background.
So most of what recurs needs a second sign, one of three: a built-in rule knows it, it has words that text about a
site is made of (cues.toml), or it stands always at the same edge of a good share of the site's articles.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from os.path import commonprefix  # characters are what is wanted
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import re2

from scrubber.categories import Category
from scrubber.document import Document
from scrubber.learning.counting import FEWEST, GENERAL, HANDLE, MAIL, NAME, NUMBER, SHARE
from scrubber.matching.re2options import re2_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.learning.counting import Recurring
    from scrubber.matching.ruleset import RuleSet
    from scrubber.matching.rulesfile import Place

ALWAYS: Final = 0.95
"""Share of the articles that have it in which it stands at the same edge, so that the edge is its place."""

LONG: Final = 8
"""Words from which a whole line does not recur by chance."""

MOST_WORDS: Final = 80
"""Words up to which a line goes as a whole because of how it begins or ends: captions, teasers."""


@dataclass(frozen=True)
class Proposal:
    """What a rule is to take, and why it is thought to be no body.

    `key` is folded text if `kind` is shape, opening or ending, else the text itself. `take` says whether the line
    goes or only the part. `sign` is what tells that it is no body: `rule ID`, `words` or `place`. `ends` is "open" for
    lines that never end like a sentence.
    """

    site: str
    kind: Literal["line", "shape", "opening", "ending", "prefix", "suffix"]
    key: str
    category: Category
    place: Place
    take: Literal["line", "match"]
    sign: str
    ends: Literal["any", "open"]
    articles: int
    size: int
    times: int
    examples: tuple[str, ...]


def judge(found: Iterable[Recurring], guess: Guess) -> Iterator[Proposal]:
    """Propose what is no body, of what `counting.count` found, in its order."""
    taken: dict[tuple[str, str], list[str]] = {}
    general: set[tuple[str, str]] = set()
    for item in found:
        if (item.kind, item.key) in general:
            continue
        known = taken.setdefault((item.site, item.kind), [])
        if item.kind in ("opening", "ending") and any(_covers(item.kind, short, item.key) for short in known):
            continue
        proposal = _JUDGES[item.kind](item, guess)
        if proposal is None:
            continue
        if item.kind in ("opening", "ending") and any(p == proposal.key for p in known):
            continue
        known.append(item.key if proposal.kind == item.kind else proposal.key)
        if item.site == GENERAL:
            general.add((item.kind, item.key))
        yield proposal


def _covers(kind: str, short: str, long: str) -> bool:
    return long.startswith(short) if kind == "opening" else long.endswith(short)


def _line(item: Recurring, guess: Guess) -> Proposal | None:
    """A line that recurs as it is."""
    if not _LETTERS.search(item.key) or _is_speaker(item) or guess.is_body(item.key):
        return None
    category, sign = guess.of(item)
    words = len(item.key.split())
    place = _place(item)
    if item.articles < item.fewest:
        telling = category and words >= LONG and place != "any"
        return _proposal(item, category, _wider(place), "line", sign) if category and telling else None
    if item.site == GENERAL:
        return _proposal(item, category, "any", "line", sign) if category and words > 2 else None
    if category:
        return _proposal(item, category, "any" if words > 3 or place == "any" else place, "line", sign)
    if place == "any" or item.key[0] in "\"'" or item.key.endswith("?"):
        return None
    often = item.articles > item.fewest and item.articles >= SHARE * item.size
    if words >= LONG and (often or place in ("first", "last")):
        return _proposal(item, _by_place(place, item.closed * 2 > item.times), place, "line", "place")
    return None


def _shape(item: Recurring, guess: Guess) -> Proposal | None:
    """A line that recurs but for its names, dates and numbers."""
    fixed = [word for word in item.key.split() if _FIXED.match(word)]
    if not item.varied or "{" not in item.key or _is_speaker(item) or guess.is_body(item.key) or not fixed:
        return None
    category, sign = guess.of(item)
    place = _place(item)
    if category and (len(fixed) > 1 or sign != "words" or place != "any"):
        return _proposal(item, category, _wider(place), "line", sign)
    enough = item.articles > item.fewest and item.articles >= SHARE * item.size and len(fixed) >= 4
    if category is None and place in ("first", "last") and enough and item.site != GENERAL:
        return _proposal(item, _by_place(place, closed=True), place, "line", "place")
    return None


def _opening(item: Recurring, guess: Guess) -> Proposal | None:
    """Lines that begin alike: labelled teasers and captions, notices, and junk glued to a paragraph's start."""
    if guess.is_body(item.key) or not _FIXED.search(item.key) or _is_speaker(item):
        return None
    category = guess.by_words(item.key)
    place = _place(item)
    if category in _LABELLED and _says_enough(item.key):
        if item.closed <= 0.2 * item.times:
            return _proposal(item, category, _wider(place), "line", "words")
        # "Read More" before a name is the label of a teaser even if the teaser is a sentence.
        if category == Category.PROMO and item.key.endswith(f" {NAME}") and item.articles > item.fewest:
            return _proposal(item, category, _wider(place), "line", "words", ends="any")
    common = _sentences(commonprefix([_straight(text) for text in item.examples]), at_start=True)
    return _glued(item, common, "prefix", guess, place)


def _ending(item: Recurring, guess: Guess) -> Proposal | None:
    """Lines that end alike: captions with their credits, links, and junk glued to a paragraph's end."""
    if guess.is_body(item.key) or not _FIXED.search(item.key):
        return None
    category = guess.by_words(item.key)
    place = _place(item)
    if category in _LABELLED and item.closed <= 0.05 * item.times and _says_enough(item.key):
        return _proposal(item, category, _wider(place), "line", "words")
    if category == Category.BIO and place in ("foot", "last") and (HANDLE in item.key or MAIL in item.key):
        return _proposal(item, category, _wider(place), "line", "words", ends="any")
    common = commonprefix([_straight(text)[::-1] for text in item.examples])[::-1]
    return _glued(item, _sentences(common, at_start=False), "suffix", guess, place)


def _says_enough(key: str) -> bool:
    """Whether an opening or an end is more than a single word, which may stand at the edge of any sentence."""
    return " " in key or not key.isalnum()


def _glued(
    item: Recurring, common: str, kind: Literal["prefix", "suffix"], guess: Guess, place: Place
) -> Proposal | None:
    """What all the lines have in common, word for word, if it is parted from the rest like a sentence."""
    if not common:
        return None
    texts = [_straight(text) for text in item.examples]
    known = guess.by_words(common.lower())
    often = place != "any" and item.articles > item.fewest and item.articles >= SHARE * item.size
    if len(common.split()) < (4 if known else LONG) or len(texts) < FEWEST or not (known or often):
        return None
    category = known or _by_place(place, closed=True)
    if kind == "prefix":
        rests = [text[len(common) :].strip() for text in texts]
        parted = common.endswith((".", "!", "?", ":")) and all(not rest[:1].islower() for rest in rests)
    else:
        rests = [text[: len(text) - len(common)].strip() for text in texts]
        parted = common[:1].isupper() and all(not rest or rest.rstrip("\"')] ")[-1:] in ".!?:" for rest in rests)
    if not parted or not any(rests):
        return None
    proposal = _proposal(item, category, _wider(place), "match", "words" if known else "place")
    return Proposal(**{**proposal.__dict__, "kind": kind, "key": common})


def _proposal(
    item: Recurring,
    category: Category,
    place: Place,
    take: Literal["line", "match"],
    sign: str,
    ends: Literal["any", "open"] = "open",
) -> Proposal:
    as_it_is = item.kind == "line" and (not item.varied or NUMBER not in item.key)
    kind: Any = item.kind if as_it_is or item.kind != "line" else "shape"
    return Proposal(
        item.site,
        kind,
        item.examples[0] if as_it_is else item.key,
        category,
        place,
        take,
        sign,
        ends if kind in ("opening", "ending") else "any",
        item.articles,
        item.size,
        item.times,
        item.examples,
    )


_JUDGES: Final = {"line": _line, "shape": _shape, "opening": _opening, "ending": _ending}
_LABELLED: Final = frozenset({Category.PROMO, Category.MEDIA, Category.SOCIAL, Category.CREDIT, Category.INTERFACE})
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")
_FIXED: Final = re.compile(r"[^\W\d_{]*[^\W\d_{]{2}(?![^{]*\})")
_STRAIGHT: Final = str.maketrans("‘’`“”–—", "'''\"\"--")


def _straight(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split())


def _sentences(text: str, at_start: bool) -> str:
    """The whole sentences of what lines have in common at their start, or at their end."""
    if at_start:
        return text[: max((m.end() for m in _SENTENCE_END.finditer(text)), default=0)]
    return text[min((m.end() for m in _SENTENCE_START.finditer(text)), default=len(text)) :]


_SENTENCE_END: Final = re.compile(r"[.!?:](?=\s|$)")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:][\"')\]]* )(?=[A-Z])")


def _is_speaker(item: Recurring) -> bool:
    """Whether it stands many times in the articles that have it, as speakers' names do."""
    return item.times > 4 * item.articles


def _place(item: Recurring) -> Place:
    """The narrowest place at which it stands nearly always."""
    enough = ALWAYS * item.articles
    for place, count in (("first", item.first), ("last", item.last), ("head", item.head), ("foot", item.foot)):
        if count >= enough:
            return place  # type: ignore[return-value]
    return "any"


def _wider(place: Place) -> Place:
    """What has a sign of its own may stand a little further in, in articles that were not counted."""
    return {"first": "head", "last": "foot"}.get(place, place)  # type: ignore[return-value]


def _by_place(place: Place, closed: bool) -> Category:
    """The category of what only its place tells of: sentences at the foot are mostly about the author."""
    if place in ("first", "head"):
        return Category.META
    return Category.BIO if closed else Category.PROMO


class Guess:
    """What is known of texts of a kind: by the rules that there are, or by their words."""

    def __init__(self, rules: RuleSet) -> None:
        """Guess by rules first, and by words where they don't know."""
        self._rules = rules.for_article(Document("", {"language": "en"}))

    def is_body(self, key: str) -> bool:
        """Whether the words say that it is body, though it recurs."""
        return bool(_KEPT_BY_WORDS in self._words(key))

    def tells(self, key: str) -> bool:
        """Whether the words of an opening or an end say that it may be no body."""
        return _says_enough(key) and not self.is_body(key) and self.by_words(key) is not None

    def by_words(self, key: str) -> Category | None:
        """The category that the words tell of."""
        found = next((category for category in self._words(key) if category != _KEPT_BY_WORDS), None)
        return Category(found) if found else None

    def of(self, item: Recurring) -> tuple[Category | None, str]:
        """The category and what tells it: a rule that takes all the examples as whole lines, or the words."""
        place = _place(item)
        places: set[Place] = {"any", "inside"}
        if place != "any":
            places |= {"edge", place, _wider(place)}
        ruled = {self._rule(example, frozenset(places)) for example in item.examples}
        if len(ruled) == 1 and (found := ruled.pop()):
            return found
        category = self.by_words(item.key)
        return category, "words" if category else ""

    def _rule(self, line: str, places: frozenset[Place]) -> tuple[Category, str] | None:
        for compiled in self._rules.match(line, places):
            rule = compiled.rule
            conditional = rule.mentions != "anything" or rule.after or rule.before or rule.at
            if rule.take == "line" and not conditional and rule.category:
                return rule.category, f"rule {rule.id}"
        return None

    @lru_cache(maxsize=1024)  # noqa: B019
    def _words(self, key: str) -> tuple[Category | str, ...]:
        found, names = _cues()
        return tuple(names[n] for n in sorted(found.Match(key.encode()) or ()))


_KEPT_BY_WORDS: Final = "body"


@cache
def _cues() -> tuple[re2.Set, list[Category | str]]:
    """All cues as one automaton, and what each of them tells of, those of body first."""
    data = tomllib.loads((Path(__file__).parent / "cues.toml").read_text("utf-8"))
    found = re2.Set.SearchSet(re2_options(1 << 28))
    names: list[Category | str] = []
    for name, cues in {_KEPT_BY_WORDS: data["keep"]["body"], **data["cues"]}.items():
        for cue in cues:
            found.Add(_PLACEHOLDER.sub(r"\\{\1\\}", cue))
            names.append(name if name == _KEPT_BY_WORDS else Category(name))
    found.Compile()
    return found, names


_PLACEHOLDER: Final = re.compile(r"\{([a-z]+)\}")
