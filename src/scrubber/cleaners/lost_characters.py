"""Characters that were lost in decoding, and left U+FFFD in their places: `don�t`, `���Yes,��� he said`.

What stood there is decided by what stands around it: an apostrophe in a contraction, a quotation mark where
one opens or closes, a dash between words, a letter where only one makes a known word. A single-byte character
leaves one U+FFFD, a character of UTF-8 one for each of its bytes: three are a quotation mark or a dash, two a
letter. Where nothing decides, the text is kept.

Letters are told by `words/lost_letters`, single marks by `words/lost_signs`; quotation marks are paired here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from scrubber.categories import Category
from scrubber.characters import LOST
from scrubber.edits import Edit, fact
from scrubber.hooks import Cleaner, hookimpl
from scrubber.typography import are_words, marks_of, words_beside
from scrubber.words.lost_letters import letters_of_words, lost_letters
from scrubber.words.lost_signs import BETWEEN_SPACES, CUT_WORD, by_neighbours
from scrubber.words.wordlist import zipf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrubber.document import Document
    from scrubber.settings import Settings
    from scrubber.typography import Marks

# One byte became one U+FFFD: a character of UTF-8 leaves two or three.
_ALONE: Final = re.compile(rf"(?<!{LOST}){LOST}(?!{LOST})")
_QUOTATION_OPENS: Final = re.compile(rf"(?:\A|[\s(]){LOST}+\w")
_OPENS: Final = re.compile(r"(?<![^\s(\[—–])[\"“](?=\w)")
_CLOSES: Final = re.compile(r"[^\s(\[—–][\"”](?!\w)")
_COPYRIGHT: Final = re.compile(rf"(?:(?<=Copyright )|(?<![^\n])){LOST}{{1,2}}(?= ?(?:19|20)\d\d\b)")
_UNDECIDED: Final = "Lost dashes and ellipses between spaces that nothing tells apart, left as they are: {}."


def clean(document: Document, quotes: str) -> list[Edit]:
    """Write the characters that were lost and are certain."""
    text = document.text
    if LOST not in text:
        return []
    marks, letters_of = marks_of(text, quotes, document.site), letters_of_words(text)
    has_quotations = _QUOTATION_OPENS.search(text) is not None
    # Where most marks that close are not lost, no lost mark closes what is open by one that is not lost.
    keeps_closing = 2 * len(_CLOSES.findall(text)) > len(_OPENS.findall(text))
    single = _ALONE.search(text) is not None
    edits: list[Edit] = []
    quoted = False
    at = text.find(LOST)
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        letters = {
            first: _edit(text, (first, last), letter, "lost-letter")
            for first, last, letter in lost_letters(text, start, end, letters_of, marks.apostrophe, single=single)
        }
        letters |= {
            sign.start(): _edit(text, sign.span(), "©", "lost-sign") for sign in _COPYRIGHT.finditer(text, start, end)
        }
        line = _Line(text, start, end, marks, keeps_closing=keeps_closing, single=single)
        in_line, quoted = _mend_marks(line, letters, quoted=quoted)
        edits += [*letters.values(), *in_line]
        if not has_quotations:
            taken = {edit.start for edit in in_line}
            edits += (edit for edit in _lost_spaces(line) if edit.start not in taken)
        at = text.find(LOST, end)
    done = {edit.start for edit in edits}
    if kept := sum(match.start() not in done for match in BETWEEN_SPACES.finditer(text)):
        edits.append(fact("warnings", _UNDECIDED.format(kept), "undecided", Category.ENCODING))
    return edits


_Place = tuple[int, int]


def _edit(text: str, place: _Place, after: str, rule: str = "lost-quotation-mark") -> Edit:
    return Edit(*place, text[slice(*place)], after, rule, Category.ENCODING)


class _Line(NamedTuple):
    """A line of a text in which characters were lost, and what the whole text tells of its marks."""

    text: str
    start: int
    end: int
    marks: Marks
    keeps_closing: bool
    single: bool
    """Whether each U+FFFD is a character, and no byte of one."""


_SPACE: Final = re.compile(rf"(?<=[.!?]){LOST}{{1,2}}(?= )")


def _lost_spaces(line: _Line) -> Iterator[Edit]:
    """The edits for no-break spaces between sentences, in a text in which they can't be closing marks."""
    for match in _SPACE.finditer(line.text, line.start, line.end):
        yield _edit(line.text, match.span(), " ", "lost-space")


# What opens a quotation: a lost mark, by its place, or one that is not lost.
_Mark = _Place | str


class _Pair(NamedTuple):
    """What opens a quotation and what closes it, how many are open around it, and what opens the last of them."""

    opening: _Mark
    closing: _Place
    depth: int
    around: _Mark | None


@dataclass(slots=True)
class _Quotations:
    """The quotations of a line, as far as its marks are read."""

    over_lines: bool
    """Whether a line before left one open; when the line is read, whether one is left open to the next."""
    opened: list[_Mark] = field(default_factory=list)
    pairs: list[_Pair] = field(default_factory=list)


_WORD: Final = re.compile(r"\w")
_WORD_WITHIN: Final = 1000
"""How many characters behind an opening mark a word is looked for; nested marks would be read again and again."""


def _close(text: str, place: _Place, quotations: _Quotations) -> None:
    """Let a lost mark close the last quotation that is open; where there is no word in it, both stay lost."""
    opened = quotations.opened
    opening = opened.pop()
    if isinstance(opening, str) or _WORD.search(text, opening[1], min(place[0], opening[1] + _WORD_WITHIN)):
        quotations.pairs.append(_Pair(opening, place, len(opened), opened[-1] if opened else None))


_MARK: Final = re.compile(rf"{LOST}+|[\"“”„]|(?<!\w)['‘’](?=\w)|(?<=[^\s(\[])['‘’](?!\w)")
_NEXT_MARKS: Final = 20
"""Marks behind a lost one that may tell what it is: more would be read again and again."""


def _mend_marks(line: _Line, letters: dict[int, Edit], *, quoted: bool) -> tuple[list[Edit], bool]:
    """The edits for lost marks in one line, and whether it leaves a quotation open.

    Quotation marks are paired, also with those that are not lost; `quoted` says that a line before left one open.
    """
    edits: list[Edit] = []
    quotations = _Quotations(quoted)
    styles = _styles(line)
    found = list(_MARK.finditer(line.text, line.start, line.end))
    for number, match in enumerate(found):
        if match.start() in letters:
            continue
        if match[0][0] == LOST:
            following = found[number + 1 : number + 1 + _NEXT_MARKS]
            edits += _read_lost(line, match, following, quotations, styles[0][1])
        elif opening := _read_written(line, match, quotations):
            edits.append(_edit(line.text, opening, line.marks.double[0]))
    edits += _opens_paragraph(line, quotations)
    edits += _write_pairs(line, quotations, styles)
    return edits, quotations.over_lines


_LONGEST_HEADLINE: Final = 150
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def _styles(line: _Line) -> tuple[tuple[str, str], tuple[str, str]]:
    """The marks of a quotation, and those of one inside of it: headlines have single ones."""
    marks = line.marks
    in_title_case = _is_in_title_case(line.text[line.start : line.end])
    return (marks.single, marks.double) if in_title_case else (marks.double, marks.single)


def _is_in_title_case(line: str) -> bool:
    """Whether a line is a headline in which words are capitalized, as American headlines are."""
    if len(line) > _LONGEST_HEADLINE or line.endswith((".", f".{LOST}")):
        return False
    words = _LONG_WORD.findall(line)
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 2 and capitals * 4 >= len(words) * 3


_BEFORE_OPENING: Final = frozenset(f" \t([—–\"'“‘{LOST}")


def _read_written(line: _Line, match: re.Match[str], quotations: _Quotations) -> _Place | None:
    """Take note of a mark that is not lost; the lost one that opens what it closes, if it does."""
    text, at, opened = line.text, match.start(), quotations.opened
    kind = "'" if match[0] in "'‘’" else '"'
    if (at == line.start or text[at - 1] in _BEFORE_OPENING) and not text[at + 1 : at + 2].isspace():
        if kind == '"' or not CUT_WORD.match(text, at + 1):
            opened.append(kind)
        return None
    while kind == '"' and opened and opened[-1] == "'":
        opened.pop()
    if opened and (kind == '"' or opened[-1] == "'"):
        opening = opened.pop()
        return None if isinstance(opening, str) else opening
    return None


_OPENS_BEFORE: Final = re.compile(r"[\w@#$£€(\[…'‘’]|\.\.")
_CLOSED_BEFORE: Final = re.compile(rf"[.,!?]{LOST}{{1,3}} \Z")


def _read_lost(
    line: _Line, match: re.Match[str], following: Sequence[re.Match[str]], quotations: _Quotations, closing: str
) -> Iterator[Edit]:
    """Take note of what U+FFFD opens or closes, one mark or two at once, and write what is certain by itself.

    `following` are the next marks, `closing` is how the end of a quotation is written that nothing opened.
    """
    text, opened = line.text, quotations.opened
    places = _places(match, single=line.single)
    if not places:
        return
    alone = len(places) == 1
    left = text[match.start() - 1] if match.start() > line.start else " "
    right = text[match.end()] if match.end() < line.end else " "
    if (
        left == " "
        and opened
        and not right.isalnum()
        and _CLOSED_BEFORE.search(text, max(line.start, match.start() - 5), match.start())
    ):
        # `'Is it?' "`: the marks of two quotations that close, with a thin space between them.
        for place in places[: len(opened)]:
            _close(text, place, quotations)
    elif alone and (certain := by_neighbours(text, match, left, right, line.marks, quoted=bool(opened))):
        yield _edit(text, places[0], *certain)
    elif left in " \t([—–" and _OPENS_BEFORE.match(text, match.end(), line.end):
        opened += places
    elif left.isspace():
        return
    elif right.isalnum():
        # `"this"—that` or `that—"this"`
        if alone or not (len(match[0]) % 3 == 0 or are_words(*words_beside(text, *match.span()))):
            return
        if opened:
            _close(text, places[0], quotations)
            yield _edit(text, places[1], "—", "lost-dash")
        else:
            yield _edit(text, places[0], "—", "lost-dash")
            opened.append(places[1])
    elif alone and _ends_cut_word(line, match, following, quoted=bool(opened)):
        yield _edit(text, places[0], line.marks.apostrophe, "lost-apostrophe")
    elif len(opened) >= len(places):
        if len(opened) == 1 and left.isalpha() and right == " " and _closes_after_stop(line, following):
            # The end of a word or an ellipsis inside of the one that closes there.
            return
        if not (line.keeps_closing and opened[-1] == '"'):
            for place in places:
                _close(text, place, quotations)
    elif alone and (
        (left == "," and right == " ")
        or (left == "." and match.end() == line.end)
        or (quotations.over_lines and left in ".!?" and not line.keeps_closing)
    ):
        yield _edit(text, places[0], closing)
        quotations.over_lines = False


def _places(match: re.Match[str], *, single: bool) -> list[_Place]:
    """The places of the one or two marks that were lost there, none if it was something else."""
    if len(match[0]) == 2 and not single:
        # Two bytes are a letter, a space or a hyphen; marks have three.
        return []
    step = 3 if len(match[0]) % 3 == 0 else 1
    places = [(n, n + step) for n in range(match.start(), match.end(), step)]
    return places if len(places) < 3 else []


def _ends_cut_word(line: _Line, match: re.Match[str], following: Iterable[re.Match[str]], *, quoted: bool) -> bool:
    """Whether an apostrophe ends the word: a plural (`the players' union`) or a word such as `goin'`."""
    text = line.text
    word = words_beside(text, match.start(), match.start())[0]
    if word.endswith(("s", "S")):
        after = text[match.end() : match.end() + 2]
        before_word = after[:1] == " " and (after[1:].isalnum() or (after[1:] == LOST and not quoted))
        return len(word) > 3 and before_word and (not quoted or _closed_later(line, following))
    return not quoted and word.endswith("in") and zipf(word + "g") > max(3.0, zipf(word))


def _closes_after_stop(line: _Line, following: Iterable[re.Match[str]]) -> bool:
    """Whether the next of these marks that is not inside a word closes what a comma or a full stop ends."""
    left, right = _beside_next(line, following)
    return left in {",", ".", "!", "?"} and not right.isalnum()


def _closed_later(line: _Line, following: Iterable[re.Match[str]]) -> bool:
    """Whether the next of these marks that is not inside a word closes a quotation."""
    left, right = _beside_next(line, following)
    return not left.isspace() and not right.isalnum()


def _beside_next(line: _Line, following: Iterable[re.Match[str]]) -> tuple[str, str]:
    """What stands before and behind the next of these marks that is not inside a word, blanks if none is."""
    for mark in following:
        left, right = line.text[mark.start() - 1], line.text[mark.end()] if mark.end() < line.end else " "
        if not (left.isalnum() and right.isalnum()):
            return left, right
    return " ", " "


_INTRODUCES: Final = re.compile(r"(?:[,:.!?—–]|\A) ?\Z")


def _opens_paragraph(line: _Line, quotations: _Quotations) -> Iterator[Edit]:
    """Write the mark of a quotation of several paragraphs: it opens in each of them and closes in the last."""
    for outer in quotations.opened[:1]:
        if isinstance(outer, str):
            quotations.over_lines = outer == '"'
        elif line.text[outer[1]].isupper() and _INTRODUCES.search(line.text[max(line.start, outer[0] - 2) : outer[0]]):
            yield _edit(line.text, outer, line.marks.double[0])
            quotations.over_lines = True
            quotations.opened.remove(outer)


_SENTENCE_BEFORE: Final = re.compile(r"[.!?] ")


def _write_pairs(
    line: _Line, quotations: _Quotations, styles: tuple[tuple[str, str], tuple[str, str]]
) -> Iterator[Edit]:
    """Write the marks of quotations that open and close."""
    text, marks = line.text, line.marks
    unfinished = _unfinished(line)
    # What opens and never closes is around nothing.
    void = [outer[0] for outer in quotations.opened if not isinstance(outer, str)]
    closed = {pair.opening for pair in quotations.pairs}
    for opening, closing, depth, around in quotations.pairs:
        if isinstance(opening, str):
            style = marks.single if opening == "'" else marks.double
        else:
            style = styles[(depth - bisect_left(void, opening[0])) % 2]
            inner = style is not styles[0]
            # A quotation inside of one begins in a sentence, and is inside of what closes later on; others may
            # be next to one whose own end was taken for an apostrophe.
            is_closed = isinstance(around, str) or around in closed
            if inner and (not is_closed or _SENTENCE_BEFORE.match(text, max(0, opening[0] - 2))):
                continue
            # Half of the headlines and captions that are not in title case have single marks.
            if opening[0] >= unfinished:
                begins = opening[0] == line.start
                says = text[closing[0] - 1] in ",.!?" and (begins or text[opening[0] - 2] == ",")
                if (style is marks.double and not says) or (begins and closing[1] == line.end):
                    continue
            yield _edit(text, opening, style[0])
        yield _edit(text, closing, style[1])


_BEGINS_HEADLINE: Final = re.compile(rf"[{LOST}\"“‘']*[A-Z0-9](?:\S* ){{3}}")
_ENDS_PARAGRAPH: Final = re.compile(rf"[.!?:;,…][\"'”’){LOST}]*\Z")
_ENDS_SENTENCE: Final = re.compile(rf"[\w{LOST}][.!?][\"'”’){LOST}]*(?= )")


def _unfinished(line: _Line) -> int:
    """Where the words begin that no full stop ends, as a headline or a caption; the line's end if there are none."""
    text, start, end = line.text, line.start, line.end
    whole = text[start] == text[end - 1] == LOST
    if _ENDS_PARAGRAPH.search(text, max(start, end - 8), end) or not (
        whole or _BEGINS_HEADLINE.match(text, start, end)
    ):
        return end
    begin = start
    if end - start > _LONGEST_HEADLINE:
        for match in _ENDS_SENTENCE.finditer(text, start, end):
            begin = match.end()
    return begin


@hookimpl
def scrubber_cleaners(settings: Settings) -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("lost_characters", "encoding", partial(clean, quotes=settings.quotes), order=50)]
