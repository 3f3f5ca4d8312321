"""Two runs over the same inputs, side by side: what a change of settings, plugins or version does to a corpus.

Records are matched by id. Both runs are read at the same pace, and of each record only a digest is held until
its counterpart comes: two runs in the same order need no more memory than one record does.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scrubber.article import Article, Rejected
from scrubber.categories import DEFAULT_ACTIONS, REMOVALS
from scrubber.inspection.outputs import articles, find, read_summary, rejections

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXAMPLES: Final = 20

_WORD: Final = re.compile(r"\w+")


class Digest(NamedTuple):
    """What is compared of a record: hashes of its text and of its other fields, and its edits by rule."""

    text: bytes
    fields: bytes
    edits: Counter[tuple[str, int]]
    words: int


@dataclass
class Difference:
    """Sums over the records of two runs.

    Of the records that are in `only` one run, the other rejected `only_rejected`; `rejected` counts all rejections.
    `gained` and `lost` count edits by `cleaner/rule`: those that only the second, or only the first, run made.
    `examples` are ids of records with other texts. `settings` and `versions` tell what was not the same; nothing
    where one of the runs has no summary.
    """

    both: int = 0
    changed_text: int = 0
    changed_fields: int = 0
    words: list[int] = field(default_factory=lambda: [0, 0])
    only: list[int] = field(default_factory=lambda: [0, 0])
    only_rejected: list[int] = field(default_factory=lambda: [0, 0])
    rejected: list[int] = field(default_factory=lambda: [0, 0])
    gained: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    articles_by_rule: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    only_examples: list[list[str]] = field(default_factory=lambda: [[], []])
    settings: dict[str, list[Any]] = field(default_factory=dict)
    versions: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether both runs made the same records."""
        return not (self.changed_text or self.changed_fields or any(self.only) or self.gained or self.lost)


def compare(one: Path, two: Path) -> Difference:
    """Compare two runs.

    Raises:
        OutputError: the records of one can't be read.

    """
    found = Difference()
    waiting: tuple[dict[str, deque[Digest]], dict[str, deque[Digest]]] = ({}, {})
    for pair in zip_longest(articles(one), articles(two)):
        for side, article in enumerate(pair):
            if article is None:
                continue
            digest = _digest(article)
            counterparts = waiting[1 - side].get(article.id)
            if not counterparts:
                waiting[side].setdefault(article.id, deque()).append(digest)
                continue
            other = counterparts.popleft()
            if not counterparts:
                del waiting[1 - side][article.id]
            _add(found, article.id, *((other, digest) if side else (digest, other)))
    for side in (0, 1):
        found.only[side] = sum(map(len, waiting[side].values()))
        found.only_examples[side] = list(waiting[side])[:EXAMPLES]
    for side, out in enumerate((one, two)):
        ids = Counter(rejected.id for rejected in rejections(out))
        found.rejected[side] = ids.total()
        found.only_rejected[1 - side] = sum(min(ids[id_], len(left)) for id_, left in waiting[1 - side].items())
    before, after = (read_summary(out) if out.is_dir() else None for out in (one, two))
    if before is not None and after is not None:
        found.settings = _unlike(_settings(before), _settings(after))
        found.versions = _unlike(before.get("versions", {}), after.get("versions", {}))
    return found


def text_difference(one: Path, two: Path, id_: str) -> Iterator[str]:
    """How the text of one record differs between two runs, as the lines of a unified diff.

    Raises:
        OutputError: one of the runs has no such record.

    """
    before, after = (_text(find(out, id_)) for out in (one, two))
    return difflib.unified_diff(before, after, f"{one} {id_}", f"{two} {id_}", lineterm="", n=1)


def _text(found: Article | Rejected) -> list[str]:
    return [f"(rejected: {found.reason})"] if isinstance(found, Rejected) else found.text.split("\n")


def _digest(article: Article) -> Digest:
    edits: Counter[tuple[str, int]] = Counter()
    for entry in article.edits:
        # A line that was removed is the same line, whatever its quotes and spaces had become before.
        what = tuple(_WORD.findall(entry.before)) if entry.category in REMOVALS else (entry.before, entry.after)
        edits[f"{entry.cleaner}/{entry.rule}", hash(what)] += len(entry.at)
    fields = article.model_dump_json(exclude={"text", "edits"})
    return Digest(_hash(article.text), _hash(fields), edits, len(article.text.split()))


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _add(found: Difference, id_: str, one: Digest, two: Digest) -> None:
    found.both += 1
    found.words[0] += one.words
    found.words[1] += two.words
    if one.text != two.text:
        found.changed_text += 1
        if len(found.examples) < EXAMPLES:
            found.examples.append(id_)
    elif one.fields != two.fields:
        found.changed_fields += 1
    if one.edits == two.edits:
        return
    rules = set()
    for counts, less, more in ((found.gained, one.edits, two.edits), (found.lost, two.edits, one.edits)):
        for (rule, _), count in (more - less).items():
            counts[rule] += count
            rules.add(rule)
    found.articles_by_rule.update(rules)


def _settings(summary: dict[str, Any]) -> dict[str, Any]:
    """The settings of a run, each category by itself."""
    told = dict(summary.get("settings", {}))
    actions = DEFAULT_ACTIONS | told.pop("categories", {})
    return told | {f"categories.{name}": str(action) for name, action in actions.items()}


def _unlike(one: dict[str, Any], two: dict[str, Any]) -> dict[str, list[Any]]:
    names = sorted(one.keys() | two.keys())
    return {name: [one.get(name), two.get(name)] for name in names if one.get(name) != two.get(name)}
