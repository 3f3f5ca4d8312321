"""Characters that were lost in decoding, and left U+FFFD in their places: `don�t`, `���Yes,��� he said`.

What stood there is decided by what stands around it: an apostrophe in a contraction, a quotation mark where
one opens or closes, a dash between words, a letter where only one makes a known word. A single-byte character
leaves one U+FFFD, a character of UTF-8 one for each of its bytes: three are a quotation mark or a dash, two a
letter. Where nothing decides, the text is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit, fact
from scrubber.hooks import Cleaner, hookimpl
from scrubber.typography import are_words, has_apostrophe, marks_of, words_beside
from scrubber.words.wordlist import word_set, zipf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scrubber.document import Document
    from scrubber.settings import Settings
    from scrubber.typography import Marks

LOST: Final = "\ufffd"

_Place = tuple[int, int]
# What opens a quotation: a lost mark, by its place, or one that is not lost.
_Mark = _Place | str

_MARK: Final = re.compile(rf"{LOST}+|[\"“”„]|(?<!\w)['‘’](?=\w)|(?<=[^\s(\[])['‘’](?!\w)")
_BEFORE_OPENING: Final = frozenset(f" \t([—–\"'“‘{LOST}")
_OPENS: Final = re.compile(r"(?<![^\s(\[—–])[\"“](?=\w)")
_CLOSES: Final = re.compile(r"[^\s(\[—–][\"”](?!\w)")
_WORD: Final = re.compile(r"\w")
_WORD_WITHIN: Final = 1000
"""How many characters behind an opening mark a word is looked for; nested marks would be read again and again."""

_NEXT_MARKS: Final = 20

_OPENS_BEFORE: Final = re.compile(r"[\w@#$£€(\[…'‘’]|\.\.")
_INTRODUCES: Final = re.compile(r"(?:[,:.!?—–]|\A) ?\Z")
_CUT_WORD: Final = re.compile(r"\d0s\b|(?:tis|twas|em|til|cause|n)\b", re.IGNORECASE)
_AND_CUT_SHORT: Final = re.compile(rf"[{LOST}'‘’][nN]\Z")
_SPACE: Final = re.compile(rf"(?<=[.!?]){LOST}{{1,2}}(?= )")
# Soft hyphens part a word into its syllables, so that others stand nearby.
_LONGEST_SYLLABLE: Final = 8
_JOINS_SYLLABLES: Final = re.compile(rf"[a-z]{{1,7}}{LOST}{{1,2}}[a-z]")
_JOINED: Final = re.compile(rf"[A-Za-z]{LOST}{{1,2}}[a-z]{{1,7}}\Z")
_COMMON: Final = 4.0
"""Frequency on the Zipf scale that a word of up to three letters has; others may be pieces of a name ("Nevárez")."""
_LONGEST_HEADLINE: Final = 150
_BEGINS_HEADLINE: Final = re.compile(rf"[{LOST}\"“‘']*[A-Z0-9](?:\S* ){{3}}")
_ENDS_PARAGRAPH: Final = re.compile(rf"[.!?:;,…][\"'”’){LOST}]*\Z")
_ENDS_SENTENCE: Final = re.compile(rf"[\w{LOST}][.!?][\"'”’){LOST}]*(?= )")
_CLOSED_BEFORE: Final = re.compile(rf"[.,!?]{LOST}{{1,3}} \Z")
_SENTENCE_BEFORE: Final = re.compile(r"[.!?] ")
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_QUOTATION_OPENS: Final = re.compile(rf"(?:\A|[\s(]){LOST}+\w")
_BETWEEN_SHARES: Final = re.compile(rf"[%)] {LOST}{{1,3}} (?=\d{{1,2}}(?:\.\d)?%)")
# A line that names who helped opens with a dash; before the name of who wrote a tweet stands one.
_SIGNED: Final = re.compile(
    rf"(?<![^\n]){LOST}{{1,3}} (?=With (?:assistance|reporting|help) )"
    rf"|(?<![^\s]){LOST}{{1,3}} [^\n(]{{1,60}} \(@\w{{1,20}}\)"
)
# What was left out between two sentences: behind the end of one, which no abbreviation has, and before the next.
_LEFT_OUT: Final = re.compile(r"[a-z]{3}[.!?] \Z")
_NEXT_SENTENCE: Final = re.compile(r" [A-Z]")
# Parts of words before and behind which the hyphen is a dash if there are two words on the other side ("Truman–era").
_PREFIXES: Final = word_set("anti ex non post pre pro then")
_SUFFIXES: Final = word_set("area backed based born class era led like related style type wide winning")
_COPYRIGHT: Final = re.compile(rf"(?:(?<=Copyright )|(?<![^\n])){LOST}{{1,2}}(?= ?(?:19|20)\d\d\b)")
# Words that follow a number and are none of its units, before which a blank could have been lost.
_NO_UNIT: Final = word_set(
    """
    a about almost an and are as at but even from he in is it more most nearly not only or she that the they was we were
    when where which while who with
    """
)
_BETWEEN_SPACES: Final = re.compile(rf"(?<=[\w,.!?;:)\"'”’{LOST}] )(?:{LOST}{{3}}|{LOST})(?= (?!\d)[\w$£€(\"'“‘])")


def clean(document: Document, quotes: str) -> list[Edit]:
    """Write the characters that were lost and are certain."""
    text = document.text
    if LOST not in text:
        return []
    marks, letters_of = marks_of(text, quotes, document.site), _letters_of_words(text)
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
        letters = dict(_lost_letters(text, start, end, letters_of, marks.apostrophe, single=single))
        letters |= {
            sign.start(): Edit(*sign.span(), sign[0], "©", "lost-sign", Category.ENCODING)
            for sign in _COPYRIGHT.finditer(text, start, end)
        }
        in_line, quoted = _mend_marks(
            text, start, end, letters, marks, quoted=quoted, keeps_closing=keeps_closing, single=single
        )
        edits += [*letters.values(), *in_line]
        if not has_quotations:
            taken = {edit.start for edit in in_line}
            edits += (edit for edit in _lost_spaces(text, start, end) if edit.start not in taken)
        at = text.find(LOST, end)
    done = {edit.start for edit in edits}
    if kept := sum(match.start() not in done for match in _BETWEEN_SPACES.finditer(text)):
        edits.append(fact("warnings", _UNDECIDED.format(kept), "undecided", Category.ENCODING))
    return edits


_UNDECIDED: Final = "Lost dashes and ellipses between spaces that nothing tells apart, left as they are: {}."


def _mend_marks(
    text: str,
    line: int,
    end: int,
    letters: dict[int, Edit],
    marks: Marks,
    *,
    quoted: bool,
    keeps_closing: bool,
    single: bool,
) -> tuple[list[Edit], bool]:
    """The edits for lost marks in one line, and whether it leaves a quotation open.

    Quotation marks are paired, also with those that are not lost; `quoted` says that a line before left one
    open. Headlines have single quotation marks.
    """
    edits: list[Edit] = []
    styles = (marks.double, marks.single)
    unfinished = _unfinished(text, line, end)
    if _is_in_title_case(text[line:end]):
        styles = (marks.single, marks.double)
    # What opens each open quotation.
    opened: list[_Mark] = []
    # What opens and what closes a quotation, and how many are open around it and by what the last.
    pairs: list[tuple[_Mark, _Place, tuple[int, _Mark | None]]] = []
    found = list(_MARK.finditer(text, line, end))

    def mark(span: _Place, after: str, rule: str = "lost-quotation-mark") -> None:
        edits.append(Edit(*span, text[slice(*span)], after, rule, Category.ENCODING))

    def close(span: _Place) -> None:
        opening = opened.pop()
        if not isinstance(opening, str) and not _WORD.search(text, opening[1], min(span[0], opening[1] + _WORD_WITHIN)):
            return
        pairs.append((opening, span, (len(opened), opened[-1] if opened else None)))

    for number, match in enumerate(found):
        at, run = match.start(), match[0]
        if at in letters:
            continue
        if run[0] != LOST:
            kind = "'" if run in "'‘’" else '"'
            if (at == line or text[at - 1] in _BEFORE_OPENING) and not text[at + 1 : at + 2].isspace():
                if kind == '"' or not _CUT_WORD.match(text, at + 1):
                    opened.append(kind)
                continue
            while kind == '"' and opened and opened[-1] == "'":
                opened.pop()
            if opened and (kind == '"' or opened[-1] == "'"):
                opening = opened.pop()
                if not isinstance(opening, str):
                    mark(opening, marks.double[0])
            continue
        if len(run) == 2 and not single:
            # Two bytes are a letter, a space or a hyphen; marks have three.
            continue
        step = 3 if len(run) % 3 == 0 else 1
        spans = [(n, n + step) for n in range(at, match.end(), step)]
        if len(spans) > 2:
            continue
        left = text[at - 1] if at > line else " "
        right = text[match.end()] if match.end() < end else " "
        if left == " " and opened and not right.isalnum() and _CLOSED_BEFORE.search(text, max(line, at - 5), at):
            # `'Is it?' "`: the marks of two quotations that close, with a thin space between them.
            for span in spans[: len(opened)]:
                close(span)
        elif len(spans) == 1 and (certain := _by_neighbours(text, match, left, right, marks, quoted=bool(opened))):
            mark(spans[0], *certain)
        elif left in " \t([—–" and _OPENS_BEFORE.match(text, match.end(), end):
            opened += spans
        elif left.isspace():
            continue
        elif right.isalnum():
            # `"this"—that` or `that—"this"`
            if len(spans) == 2 and (step == 3 or are_words(*words_beside(text, *match.span()))):
                if opened:
                    close(spans[0])
                    mark(spans[1], "—", "lost-dash")
                else:
                    mark(spans[0], "—", "lost-dash")
                    opened.append(spans[1])
        elif len(spans) == 1 and _ends_cut_word(
            text, match, found[number + 1 : number + 1 + _NEXT_MARKS], end, quoted=bool(opened)
        ):
            mark(spans[0], marks.apostrophe, "lost-apostrophe")
        elif len(opened) >= len(spans):
            rivals = found[number + 1 : number + 1 + _NEXT_MARKS]
            if len(opened) == 1 and left.isalpha() and right == " " and _closes_after_stop(text, rivals, end):
                # The end of a word or an ellipsis inside of the one that closes there.
                continue
            if not (keeps_closing and opened[-1] == '"'):
                for span in spans:
                    close(span)
        elif len(spans) == 1 and (
            (left == "," and right == " ")
            or (left == "." and match.end() == end)
            or (quoted and left in ".!?" and not keeps_closing)
        ):
            mark(spans[0], styles[0][1])
            quoted = False
    # A quotation of several paragraphs opens in each of them and closes in the last.
    for outer in opened[:1]:
        if isinstance(outer, str):
            quoted = outer == '"'
        elif text[outer[1]].isupper() and _INTRODUCES.search(text[max(line, outer[0] - 2) : outer[0]]):
            mark(outer, marks.double[0])
            quoted = True
            opened.remove(outer)
    # What opens and never closes is around nothing.
    void = [outer[0] for outer in opened if not isinstance(outer, str)]
    closed = {opening for opening, _, _ in pairs}
    for opening, span, (depth, around) in pairs:
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
                begins = opening[0] == line
                says = text[span[0] - 1] in ",.!?" and (begins or text[opening[0] - 2] == ",")
                if (style is marks.double and not says) or (begins and span[1] == end):
                    continue
            mark(opening, style[0])
        mark(span, style[1])
    return edits, quoted


def _unfinished(text: str, line: int, end: int) -> int:
    """Where the words begin that no full stop ends, as a headline or a caption; the line's end if there are none."""
    whole = text[line] == text[end - 1] == LOST
    if _ENDS_PARAGRAPH.search(text, max(line, end - 8), end) or not (whole or _BEGINS_HEADLINE.match(text, line, end)):
        return end
    begin = line
    if end - line > _LONGEST_HEADLINE:
        for match in _ENDS_SENTENCE.finditer(text, line, end):
            begin = match.end()
    return begin


def _lost_spaces(text: str, line: int, end: int) -> Iterator[Edit]:
    """The edits for no-break spaces between sentences, in a text in which they can't be closing marks."""
    for match in _SPACE.finditer(text, line, end):
        yield Edit(*match.span(), match[0], " ", "lost-space", Category.ENCODING)


def _is_in_title_case(line: str) -> bool:
    """Whether a line is a headline in which words are capitalized, as American headlines are."""
    if len(line) > _LONGEST_HEADLINE or line.endswith((".", f".{LOST}")):
        return False
    words = _LONG_WORD.findall(line)
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 2 and capitals * 4 >= len(words) * 3


def _by_neighbours(
    text: str, match: re.Match[str], left: str, right: str, marks: Marks, *, quoted: bool
) -> tuple[str, str] | None:
    """What a lost character was where the characters beside it decide, and the rule."""
    start, end = match.span()
    if left.isalnum() and right.isalpha():
        before, after = words_beside(text, start, end)
        if has_apostrophe(before, after) or (left.isdigit() and after == "s"):
            return marks.apostrophe, "lost-apostrophe"
        if (before in _PREFIXES and after[0].isupper()) or (after in _SUFFIXES and before[:1].isupper()):
            return "–", "lost-dash"
        if _JOINS_SYLLABLES.match(text, end) or _JOINED.search(text, max(0, start - _LONGEST_SYLLABLE), start):
            return None
        short = any(len(word) < 4 and zipf(word) < _COMMON for word in (before, after))
        # In a quotation one in five is an ellipsis; between two names stands a short one as often as a long one.
        short = short or quoted or (before[:1].isupper() and after[0].isupper())
        if (not short and are_words(before, after, least=1.5 if len(match[0]) == 3 else 2.5)) or (
            left.isdigit() and after in _NO_UNIT and not quoted
        ):
            return "—", "lost-dash"
    elif left == ")" and right.islower():
        return "—", "lost-dash"
    elif (left.isdigit() and right.isdigit()) or _BETWEEN_SHARES.match(text, max(0, start - 2)):
        return "–", "lost-dash"
    elif _SIGNED.match(text, start):
        return "—", "lost-dash"
    elif (
        (left == "." and words_beside(text, start, end)[1] == "s")
        or (not left.isalnum() and _CUT_WORD.match(text, end))
        or (right == " " and _AND_CUT_SHORT.search(text, max(0, start - 3), start))
    ):
        return marks.apostrophe, "lost-apostrophe"
    elif _NEXT_SENTENCE.match(text, end) and _LEFT_OUT.search(text, max(0, start - 6), start):
        return "…", "lost-ellipsis"
    elif marks.dash and not quoted and _BETWEEN_SPACES.match(text, start):
        # In a quotation one in six is an ellipsis, elsewhere one in two hundred.
        return marks.dash, "lost-dash"
    return None


def _ends_cut_word(
    text: str, match: re.Match[str], following: Iterable[re.Match[str]], end: int, *, quoted: bool
) -> bool:
    """Whether an apostrophe ends the word: a plural (`the players' union`) or a word such as `goin'`."""
    word = words_beside(text, match.start(), match.start())[0]
    if word.endswith(("s", "S")):
        after = text[match.end() : match.end() + 2]
        before_word = after[:1] == " " and (after[1:].isalnum() or (after[1:] == LOST and not quoted))
        return len(word) > 3 and before_word and (not quoted or _closed_later(text, following, end))
    return not quoted and word.endswith("in") and zipf(word + "g") > max(3.0, zipf(word))


def _closes_after_stop(text: str, marks: Iterable[re.Match[str]], end: int) -> bool:
    """Whether the next of these marks that is not inside a word closes what a comma or a full stop ends."""
    for mark in marks:
        left, right = text[mark.start() - 1], text[mark.end()] if mark.end() < end else " "
        if not (left.isalnum() and right.isalnum()):
            return left in ",.!?" and not right.isalnum()
    return False


def _closed_later(text: str, marks: Iterable[re.Match[str]], end: int) -> bool:
    """Whether the next of these marks that is not inside a word closes a quotation."""
    for mark in marks:
        left, right = text[mark.start() - 1], text[mark.end()] if mark.end() < end else " "
        if not (left.isalnum() and right.isalnum()):
            return not left.isspace() and not right.isalnum()
    return False


# Letters of the names and loan words of English-language news, the frequent ones first.
_LETTERS: Final = "éáíóñüöçèäúàêâãëïôîåøæœûùßışğšžčćłńőřě"
# Different words with lost letters that are looked up in one text; one with more is no text.
_MOST_GUESSES: Final = 500
_WORD_WITH_LOST: Final = re.compile(rf"(?<![^\W\d_])[^\W\d_]++(?:{LOST}{{1,2}}(?!{LOST})[^\W\d_]*)+")
_ONE_OR_TWO: Final = re.compile(f"{LOST}{{1,2}}")
_ACCENTED: Final = re.compile(r"[^\W\d_a-zA-Z]")
_WORD_WITH_ACCENT: Final = re.compile(r"\b[A-Za-z]*[^\W\d_a-zA-Z][^\W\d_]*")


def _letters_of_words(text: str) -> Callable[[str], tuple[str, ...]]:
    """A function from a word with U+FFFD to the letters that were lost: first by the article's own words."""
    known = {
        _ACCENTED.sub(LOST, word).lower(): tuple(_ACCENTED.findall(word)) for word in _WORD_WITH_ACCENT.findall(text)
    }
    guessed: dict[str, tuple[str, ...]] = {}

    def letters_of(word: str) -> tuple[str, ...]:
        own = known.get(_ONE_OR_TWO.sub(LOST, word).lower())
        if own:
            return own
        if word not in guessed and len(guessed) < _MOST_GUESSES:
            guessed[word] = _letters(_ONE_OR_TWO.split(word))
        return guessed.get(word, ())

    return letters_of


def _lost_letters(
    text: str, line: int, end: int, letters_of: Callable[[str], tuple[str, ...]], apostrophe: str, *, single: bool
) -> Iterator[tuple[int, Edit]]:
    """The edits for lost letters, by offset: where one choice of letters makes a word that is known."""
    for match in _WORD_WITH_LOST.finditer(text, line, end):
        lost = list(_ONE_OR_TWO.finditer(match[0]))
        if len(lost) > 2:
            continue
        if single and len(lost) == 1 and len(lost[0][0]) > 1:
            left, right = _ONE_OR_TWO.split(match[0])
            if pair := _letter_and_apostrophe(left, right, apostrophe):
                at = match.start() + lost[0].start()
                yield at, Edit(at, at + 1, LOST, pair[0], "lost-letter", Category.ENCODING)
                yield at + 1, Edit(at + 1, at + 2, LOST, pair[1], "lost-letter", Category.ENCODING)
                continue
        for run, letter in zip(lost, letters_of(match[0]), strict=False):
            at = match.start() + run.start()
            yield at, Edit(at, at + len(run[0]), run[0], letter, "lost-letter", Category.ENCODING)


# One byte became one U+FFFD: a character of UTF-8 leaves two or three.
_ALONE: Final = re.compile(rf"(?<!{LOST}){LOST}(?!{LOST})")
_AFTER_D: Final = {"tat": "é", "tre": "ê", "tats": "é"}


def _letter_and_apostrophe(left: str, right: str, apostrophe: str) -> tuple[str, str] | None:
    """The two characters between parts of a word: of `José's`, and of `d'état`; None if they are others."""
    if right == "s":
        letters = _letters([left, ""])
        return (letters[0], apostrophe) if letters else None
    return (apostrophe, _AFTER_D[right]) if left in {"d", "D"} and right in _AFTER_D else None


def _letters(parts: list[str]) -> tuple[str, ...]:
    """The letters between the parts of a word, none if that is not certain."""
    *start, end = parts
    # What the word is if an apostrophe or a quotation mark was lost, and no letter.
    rival = zipf("".join(start)) if len(parts) == 2 and end.lower() in {"", "s"} else 0.0
    scored = sorted(
        ((zipf(_join(parts, letters)), letters) for letters in product(_LETTERS, repeat=len(start))),
        reverse=True,
    )
    (best, letters), (second, _) = scored[:2]
    if best < max(1.5, second + 0.3, rival + 0.3):
        return ()
    word = "".join(parts)
    return tuple(letter.upper() for letter in letters) if word.isupper() and len(word) > 1 else letters


def _join(parts: list[str], letters: tuple[str, ...]) -> str:
    return parts[0] + "".join(letter + part for letter, part in zip(letters, parts[1:], strict=True))


@hookimpl
def scrubber_cleaners(settings: Settings) -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("lost_characters", "encoding", partial(clean, quotes=settings.quotes), order=50)]
