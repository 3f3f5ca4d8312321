"""Characters that were lost: U+FFFD where one could not be decoded, `?` where one could not be encoded.

What stood there is decided by what stands around it: an apostrophe in a contraction, a quotation mark where
one opens or closes, a dash between words, a letter where only one makes a known word. A single-byte character
leaves one U+FFFD, a character of UTF-8 one for each of its bytes: three are a quotation mark or a dash
(`don���t`), two a letter. A question mark is no more than that until it stands where no question can end.
Where nothing decides, the text is kept.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.wordlist import frequency, zipf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.document import Document
    from scrubber.settings import Settings

LOST: Final = "\ufffd"

# Letters of the names and loan words of English-language news, the frequent ones first.
_LETTERS: Final = "éáíóñüöçèäúàêâãëïôîåøæœûùßışğšžčćłńőřě"
_AFTER_ANY_WORD: Final = frozenset({"s", "ll"})
_PRONOUNS: Final = frozenset(
    {"i", "you", "he", "she", "it", "we", "they", "who", "that", "there", "what", "how", "where", "this"}
)
_MODALS: Final = frozenset({"could", "would", "should", "might", "must", "may"})
_SUFFIXES: Final = {
    "t": frozenset({"can", "won"}),
    "re": _PRONOUNS,
    "ve": _PRONOUNS | _MODALS,
    "d": _PRONOUNS,
    "m": frozenset({"i"}),
}
_WITH_APOSTROPHE: Final = frozenset(
    {"ma'am", "y'all", "o'er", "ne'er", "d'etat", "d'état", "d'être", "hallowe'en"}
)
_NAME_PREFIXES: Final = frozenset({"O", "D", "L"})

_LEFT_WORD: Final = re.compile(r"[^\W\d_]*\Z")
_RIGHT_WORD: Final = re.compile(r"[^\W\d_]*")
_LONGEST_WORD: Final = 40
_CUT_WORD: Final = re.compile(r"\d0s\b|(?:tis|twas|em|til|cause|n)\b", re.IGNORECASE)

_AND_CUT_SHORT: Final = re.compile(rf"[{LOST}'‘’][nN]\Z")
_BEFORE_DASH: Final = re.compile(rf"[\w,.!?;:)\"'”’{LOST}] \Z")
_AFTER_DASH: Final = re.compile(rf" [\w$£€(\"'“‘{LOST}]")

_MARK: Final = re.compile(f'{LOST}+|["“”„]')
_NEXT_MARKS: Final = 20
_WORD_WITH_LOST: Final = re.compile(rf"[^\W\d_]+(?:{LOST}{{1,2}}(?!{LOST})[^\W\d_]*)+")
_ONE_OR_TWO: Final = re.compile(f"{LOST}{{1,2}}")
_ACCENTED: Final = re.compile(r"[^\W\d_a-zA-Z]")
_WORD_WITH_ACCENT: Final = re.compile(r"\b[A-Za-z]*[^\W\d_a-zA-Z][^\W\d_]*")

_QUESTION: Final = re.compile(r"\?[A-Za-z]")
_LONGEST_ADDRESS: Final = 300
_ADDRESS: Final = re.compile(r"[/=&@]|www\.|\w\.\w+\?")
_CUT_WORD_QUESTION: Final = re.compile(r"(?<=\s)\?(?:(?=\d0s\b)|n\?(?=\s))")
_OPENING_QUESTION: Final = re.compile(r"(?:(?<=[\s(])|^)\?(?=\w)", re.MULTILINE)
_CLOSING_QUESTION: Final = re.compile(r"(?<=[,.!?])\?(?!\w)")
_CLOSING_QUESTION_OR_QUESTION: Final = re.compile(r"(?<=\w)\?(?!\w)")
_DASH_QUESTION: Final = re.compile(r"(?<=\w )\?(?= [a-z])")


class _Marks(NamedTuple):
    """How quotation marks and dashes are written in a text."""

    apostrophe: str
    double: tuple[str, str]
    single: tuple[str, str]
    dash: str


def clean(document: Document, quotes: str) -> list[Edit]:
    """Write the characters that were lost and are certain."""
    text = document.text
    edits: list[Edit] = []
    if LOST in text:
        marks, words = _marks(text, quotes), _accented_words(text)
        at = text.find(LOST)
        while at >= 0:
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            edits += _mend_line(text, start, end, marks, words)
            at = text.find(LOST, end)
    if "?" in text and (_QUESTION.search(text) or _CUT_WORD_QUESTION.search(text)):
        edits += _mend_question_marks(text, _marks(text, quotes))
    return edits


def _marks(text: str, quotes: str) -> _Marks:
    dash = "–" if text.count(" – ") > text.count(" — ") else "—"
    if quotes == "curly" or (quotes == "keep" and ("’" in text or "“" in text)):
        return _Marks("’", ("“", "”"), ("‘", "’"), dash)
    return _Marks("'", ('"', '"'), ("'", "'"), dash)


def _mend_line(
    text: str, line: int, end: int, marks: _Marks, words: dict[str, tuple[str, ...]]
) -> list[Edit]:
    """The edits for the U+FFFD in one line. Quotation marks are paired, also with those that are not lost."""
    letters = dict(_lost_letters(text, line, end, words))
    edits = list(letters.values())
    # Where each open quotation opens; None where its mark is not lost.
    opened: list[tuple[int, int] | None] = []
    found = list(_MARK.finditer(text, line, end))
    for number, match in enumerate(found):
        at, run = match.start(), match[0]
        if at in letters:
            continue
        if run[0] != LOST:
            if run in "“„" or (run == '"' and not opened):
                opened.append(None)
            elif opened:
                opened.pop()
            continue
        left = text[at - 1] if at > line else " "
        right = text[match.end()] if match.end() < end else " "
        step = 3 if len(run) % 3 == 0 else 1
        spans = [(n, n + step) for n in range(at, match.end(), step)]
        if len(spans) > 2:
            continue
        certain = _by_neighbours(text, match, left, right, marks) if len(spans) == 1 else None
        if certain:
            edits.append(_edit(text, spans[0], *certain))
        elif right.isalnum() and not left.isalnum() and left not in ".,!?;:":
            opened += spans
        elif not right.isalnum() and not left.isspace():
            following = islice(found, number + 1, number + 1 + _NEXT_MARKS)
            plural = left in "sS" and (not opened or _closed_later(text, following, end))
            if len(spans) == 1 and (plural or (not opened and _drops_g(text, at))):
                edits.append(_edit(text, spans[0], marks.apostrophe, "lost-apostrophe"))
            elif len(opened) >= len(spans):
                for span in spans:
                    opening = opened.pop()
                    style = marks.single if len(opened) % 2 else marks.double
                    edits.append(_edit(text, span, style[1], "lost-quotation-mark"))
                    if opening:
                        edits.append(_edit(text, opening, style[0], "lost-quotation-mark"))
            elif step == 1 and left in ".!?" and right == " ":
                edits.append(_edit(text, (at, match.end()), " ", "lost-space"))
    if opened and opened[0] and opened[0][0] == line:
        # A quotation of several paragraphs opens in each of them and closes in the last.
        edits.append(_edit(text, opened[0], marks.double[0], "lost-quotation-mark"))
    return edits


def _by_neighbours(
    text: str, match: re.Match[str], left: str, right: str, marks: _Marks
) -> tuple[str, str] | None:
    """What a lost character was where the characters beside it decide, and the rule."""
    if left.isalnum() and right.isalpha():
        before, after = _words_beside(text, match.start(), match.end())
        if _has_apostrophe(before, after) or (left.isdigit() and after == "s"):
            return marks.apostrophe, "lost-apostrophe"
        if min(zipf(before), zipf(after)) >= 3 and min(len(before), len(after)) > 1:
            return "—", "lost-dash"
    elif left.isdigit() and right.isdigit():
        return "–", "lost-dash"
    elif _BEFORE_DASH.search(text, max(0, match.start() - 3), match.start()):
        return (marks.dash, "lost-dash") if _AFTER_DASH.match(text, match.end()) else None
    elif (not left.isalnum() and _CUT_WORD.match(text, match.end())) or (
        right == " " and _AND_CUT_SHORT.search(text, max(0, match.start() - 3), match.start())
    ):
        return marks.apostrophe, "lost-apostrophe"
    return None


def _words_beside(text: str, start: int, end: int) -> tuple[str, str]:
    left = _LEFT_WORD.search(text[max(0, start - _LONGEST_WORD) : start])
    right = _RIGHT_WORD.match(text, end)
    return (left[0] if left else ""), (right[0] if right else "")


def _has_apostrophe(left: str, right: str) -> bool:
    """Whether two parts of a word are written with an apostrophe between them."""
    if not left or not right:
        return False
    after = right.lower()
    if after in _AFTER_ANY_WORD:
        return True
    if after in _SUFFIXES:
        return left.lower() in _SUFFIXES[after] or (after == "t" and left[-1] in "nN")
    if left in _NAME_PREFIXES and right[0].isupper() and len(right) > 2:
        return left == "O" or zipf(after) >= 1.5
    word = f"{left}'{after}".lower()
    return word in _WITH_APOSTROPHE or frequency(word) > 0


def _drops_g(text: str, at: int) -> bool:
    """Whether the word that ends at `at` is one such as `goin`."""
    word = _words_beside(text, at, at)[0]
    return word.endswith("in") and zipf(word + "g") > max(3.0, zipf(word))


def _closed_later(text: str, marks: Iterable[re.Match[str]], end: int) -> bool:
    """Whether the next of these marks that is not inside a word closes a quotation."""
    for mark in marks:
        left, right = text[mark.start() - 1], text[mark.end()] if mark.end() < end else " "
        if not (left.isalnum() and right.isalnum()):
            return not left.isspace() and not right.isalnum()
    return False


def _accented_words(text: str) -> dict[str, tuple[str, ...]]:
    """The letters outside ASCII of the article's own words, by the word with U+FFFD in their places."""
    return {
        _ACCENTED.sub(LOST, word).lower(): tuple(_ACCENTED.findall(word))
        for word in _WORD_WITH_ACCENT.findall(text)
    }


def _lost_letters(
    text: str, line: int, end: int, words: dict[str, tuple[str, ...]]
) -> Iterator[tuple[int, Edit]]:
    """The edits for lost letters, by offset: where one choice of letters makes a word that is known."""
    for match in _WORD_WITH_LOST.finditer(text, line, end):
        lost = list(_ONE_OR_TWO.finditer(match[0]))
        if len(lost) > 2:
            continue
        letters = words.get(_ONE_OR_TWO.sub(LOST, match[0]).lower()) or _letters(_ONE_OR_TWO.split(match[0]))
        for run, letter in zip(lost, letters, strict=False):
            at = match.start() + run.start()
            yield at, Edit(at, at + len(run[0]), run[0], letter, "lost-letter", Category.ENCODING)


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


def _mend_question_marks(text: str, marks: _Marks) -> list[Edit]:
    """The edits for `?` in the place of an apostrophe, and where there are such, of other marks."""
    edits: list[Edit] = []
    for match in _QUESTION.finditer(text):
        at = match.start()
        before, after = _words_beside(text, at, at + 1)
        if _has_apostrophe(before, after) and not _in_address(text, at):
            edits.append(_question(at, marks.apostrophe, "lost-apostrophe"))
    for match in _CUT_WORD_QUESTION.finditer(text):
        ends = {match.start(), match.end() - 1}
        edits += [_question(at, marks.apostrophe, "lost-apostrophe") for at in ends]
    certain = bool(edits)
    done = {edit.start for edit in edits}
    for opening in _OPENING_QUESTION.finditer(text):
        at = opening.start()
        if at in done:
            continue
        line_end = text.find("\n", at)
        line_end = line_end if line_end >= 0 else len(text)
        following = _OPENING_QUESTION.search(text, at + 1, line_end)
        until = following.start() if following else line_end
        closing = _CLOSING_QUESTION.search(text, at + 1, until)
        if closing is None and certain:
            closing = _CLOSING_QUESTION_OR_QUESTION.search(text, at + 1, until)
        if closing and closing.start() not in done:
            edits.append(_question(at, marks.double[0], "lost-quotation-mark"))
            edits.append(_question(closing.start(), marks.double[1], "lost-quotation-mark"))
            done.add(closing.start())
    if certain:
        edits += [
            _question(match.start(), marks.dash, "lost-dash")
            for match in _DASH_QUESTION.finditer(text)
            if match.start() not in done
        ]
    return edits


def _in_address(text: str, at: int) -> bool:
    left, right = text[max(0, at - _LONGEST_ADDRESS) : at], text[at : at + _LONGEST_ADDRESS]
    token = (left.split()[-1] if left[-1:].strip() else "") + right.split()[0]
    return _ADDRESS.search(token) is not None


def _edit(text: str, span: tuple[int, int], after: str, rule: str) -> Edit:
    return Edit(*span, text[slice(*span)], after, rule, Category.ENCODING)


def _question(at: int, after: str, rule: str) -> Edit:
    return Edit(at, at + 1, "?", after, rule, Category.ENCODING)


@hookimpl
def scrubber_cleaners(settings: Settings) -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("lost-characters", "encoding", partial(clean, quotes=settings.quotes), order=50)]
