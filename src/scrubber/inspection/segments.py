"""An article with its edits, as one sequence of pieces from which both its original and its clean text can be read.

The log tells each change in the text of its own step: after a line was removed, all that follows has other
offsets. Here the steps are carried out again on pieces that remember what they were in the original, so that
what was removed in the tenth step is found where it stood in the first.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from scrubber.article import sha256
from scrubber.categories import JUNK, REMOVALS, Category
from scrubber.edits import BadEdit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.article import Article

Kind = Literal["kept", "removed", "moved", "repaired"]


class Change(NamedTuple):
    """Why a piece is not what it was. `field` is the record field that the removed text was meant for."""

    category: Category
    cleaner: str
    rule: str
    reason: str = ""
    field: str = ""


class Segment(NamedTuple):
    """A piece of an article: what it was in the original, what it is in the record, and what was done with it.

    `changes` are in the order in which they were made, empty for a piece that was kept.
    """

    before: str
    after: str
    changes: tuple[Change, ...] = ()

    @property
    def change(self) -> Change:
        """The change that decided: the last one that took text away, else the last one.

        A quotation mark that is made straight in a line that is then dropped was dropped with the line.
        """
        removals = [change for change in self.changes if change.category in REMOVALS]
        return (removals or self.changes)[-1]

    @property
    def is_blank(self) -> bool:
        """Whether it is nothing but white space that went with a text which stood elsewhere."""
        return self.kind in ("removed", "moved") and not self.before.strip()

    @property
    def kind(self) -> Kind:
        """What became of the piece."""
        if not self.changes:
            return "kept"
        change = self.change
        if change.category not in REMOVALS or not (self.after == "" or self.after.isspace()):
            return "repaired"
        return "moved" if change.field and change.category not in JUNK else "removed"


class _Made(NamedTuple):
    """A change at one place: `step` and `start` tell it from the same change elsewhere."""

    change: Change
    step: int
    start: int


class _Piece(NamedTuple):
    before: str
    after: str
    made: tuple[_Made, ...] = ()


def segments(article: Article) -> list[Segment]:
    """The pieces of an article, in order.

    Together their `before` is the original text (or HTML), and their `after` the record's body.

    Raises:
        BadEdit: the record was altered after it was made, so that its log no longer fits its text.

    """
    original = article.revert()
    if article.original_sha256 not in ("", sha256(original)):
        raise BadEdit("what the log leads back to is not the original that the record was made of")
    pieces = [_Piece(original, original)]
    entries = sorted(article.edits, key=lambda entry: entry.step)
    for step, of_step in groupby(entries, key=lambda entry: entry.step):
        changes = []
        for entry in of_step:
            change = Change(entry.category, entry.cleaner, entry.rule, entry.reason, entry.field or "")
            changes += [(at, entry.before, entry.after, _Made(change, step, at)) for at in entry.at]
        changes.sort(key=lambda item: item[:3])
        pieces = _carry_out(pieces, changes)
    return list(_joined(pieces))


def _carry_out(pieces: list[_Piece], changes: Iterable[tuple[int, str, str, _Made]]) -> list[_Piece]:
    """The pieces after the changes of one step, which are in order and do not overlap."""
    left = pieces[::-1]
    done: list[_Piece] = []
    at = 0
    for start, before, after, made in changes:
        _pass(left, done, start - at)
        while before and left and not left[-1].after:
            # What an earlier step took out just before is none of this change's work.
            done.append(left.pop())
        covered: list[_Piece] = []
        _pass(left, covered, len(before))
        if not covered:
            done.append(_Piece("", after, (made,)))
        for piece in covered:
            if not piece.after:
                done.append(piece)
                continue
            done.append(_Piece(piece.before, after, (*piece.made, made)))
            after = ""
        at = start + len(before)
    return done + left[::-1]


def _pass(left: list[_Piece], to: list[_Piece], size: int) -> None:
    """Move so many characters of the current text from one list to the other, cutting a piece where need be."""
    while size > 0:
        piece = left.pop()
        if len(piece.after) > size:
            # Of a piece that was changed, no one can say which part of it was which: the first has it all.
            before = piece.before[:size] if not piece.made else piece.before
            rest = piece.before[size:] if not piece.made else ""
            left.append(_Piece(rest, piece.after[size:], piece.made))
            piece = _Piece(before, piece.after[:size], piece.made)
        to.append(piece)
        size -= len(piece.after)


def _joined(pieces: Iterable[_Piece]) -> Iterator[Segment]:
    """Segments, those that the same change at the same place decided in one."""
    for decided, group in groupby(pieces, key=_decided):
        together = list(group)
        before = "".join(piece.before for piece in together)
        after = "".join(piece.after for piece in together)
        if decided is None:
            if before:
                yield Segment(before, after)
            continue
        made = sorted({made for piece in together for made in piece.made}, key=lambda made: made[1:])
        yield Segment(before, after, tuple(dict.fromkeys(m.change for m in made)))


def _decided(piece: _Piece) -> _Made | None:
    removals = [made for made in piece.made if made.change.category in REMOVALS]
    return (removals or piece.made)[-1] if piece.made else None
