"""Which dumps in an article are quotations, and which are residue.

A quotation stands in a sentence, in quotation marks, behind a lead-in that talks of code, or in an article about code,
and stays.
"""

from __future__ import annotations

import re
from bisect import bisect
from typing import TYPE_CHECKING, Any, Final

from scrubber.lines import is_paragraph
from scrubber.parsers import tags
from scrubber.parsers.stories import stories_of
from scrubber.words.prose import is_about_code

if TYPE_CHECKING:
    from scrubber.parsers import Dump


# Terms of the trade: an article that uses two of them is about code, and so is a paragraph that uses one.
_TRADE: Final = re.compile(
    r"\b(PHP|JSON|(?<!enable )(?<!requires )JavaScript|HTML5?|CSS|XML|SQL|WordPress plugin|var_dump"
    r"|print_r|var_export|unserialize|json_encode|"
    r"stack trace|code snippet|shortcode|curly brace|associative array|log file|[Rr]egex"
    r"|regular expression|syntax error|"
    r"command line|programming language|parse error|error log|template (?:engine|language)|markup language|"
    r"Jinja|Django|Twig|Laravel|Node\.js|jQuery|Stack Overflow|[Ss]tyle ?sheet|backtick)s?\b"
)
_EXAMPLE: Final = 1000
"""Length from which a dump is no example."""
_TOUCHING: Final = re.compile("")
_BESIDE: Final = re.compile(r"[ \t]*(?:[|:,/·–—-][ \t]*)?")
# What Markdown sets code between.
_FENCE: Final = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)


def residue(text: str, found: list[Dump]) -> list[Dump]:
    """The dumps that are no quotation."""
    prose = _blanked(text, found)
    terms = {match[1].lower() for match in _TRADE.finditer(prose)}
    if len(terms) > 1 or is_about_code(_paragraphs(prose)):
        # An example is short and made up; what tells of stories at length is a page's own data.
        return [d for d in found if d.end - d.start > _EXAMPLE and stories_of(d.value)]
    others = [dump for dump in found if dump.kind != "html-tag"]
    # Two pieces behind a colon each are the examples of a lesson.
    lessons = len({_colon_before(prose, dump) for dump in others} - {""}) if len(others) > 1 else 0
    about_code = bool(terms) or (lessons > 1 and 2 * lessons >= len(others))
    fences = [fence.start() for fence in _FENCE.finditer(text)] if "```" in text or "~~~" in text else []
    taken = []
    stays, before = False, 0
    for n, dump in enumerate(found):
        # What a quoted piece has beside it is a part of the quotation.
        gap = _TOUCHING if dump.kind == "html-tag" else _BESIDE
        beside = stays and gap.fullmatch(text, before, dump.start) is not None
        before = dump.end
        if beside or _is_fenced(fences, dump):
            stays = True
        elif dump.kind == "html-tag":
            stays = _is_tag_talk(text, dump) or _is_quoted_tag(prose, dump, _run_end(found, n))
        else:
            tag = _with_tag(text, dump)
            stays = _is_quoted(
                prose, tag, _most(text, tag), about_code=about_code, ends_sentence=_ends_sentence(text, tag)
            )
        if not stays:
            taken.append(dump)
    return taken


def _blanked(text: str, found: list[Dump]) -> str:
    """The text with spaces in the place of dumps: what its author wrote, at the same offsets."""
    pieces: list[str] = []
    at = 0
    for dump in found:
        pieces += (text[at : dump.start], " " * (dump.end - dump.start))
        at = dump.end
    pieces.append(text[at:])
    return "".join(pieces)


def _paragraphs(prose: str) -> str:
    """The lines of a text that read like paragraphs, and not like what was not told for a dump."""
    return "\n".join(line for line in prose.split("\n") if is_paragraph(line))


def _run_end(found: list[Dump], n: int) -> int:
    """Where the tags end that follow a tag without a gap."""
    while n + 1 < len(found) and found[n + 1].start == found[n].end:
        n += 1
    return found[n].end


def _is_fenced(fences: list[int], dump: Dump) -> bool:
    """Whether a dump stands between a fence and the next one."""
    before = bisect(fences, dump.start)
    return before % 2 == 1 and before < len(fences)


# What a template's tag has before and behind what was found in it: `{% set sizes = {…} %}`.
_TAG_OPENS: Final = re.compile(r"(?:\{[%#{]|<%)[^{}%\n]{0,60}\Z")
_TAG_CLOSES: Final = re.compile(r"[^{}%\n]{0,60}(?:[%#}]\}|%>)")


def _with_tag(text: str, dump: Dump) -> Dump:
    """The dump, or the tag of a template that holds it: that is what a sentence quotes."""
    opens = _TAG_OPENS.search(text, max(0, dump.start - 63), dump.start)
    closes = _TAG_CLOSES.match(text, dump.end) if opens else None
    return dump._replace(start=opens.start(), end=closes.end()) if opens and closes else dump


_MARKED: Final = frozenset('“„‘`«"(')
_OPENING: Final = {
    "“": "”",
    "„": "“",
    "‘": "’",
    "‚": "‘",
    "`": "`",
    '"': '"',
    "'": "'",
    "(": ")",
    "«": "»",
    "»": "«",
    "[": "]",
}


def _is_quoted_tag(prose: str, dump: Dump, end: int) -> bool:
    """Whether a tag, with those that touch it, stands in quotation marks, or on a line behind a lead-in."""
    mark = prose[dump.start - 1 : dump.start]
    if mark in _MARKED and prose[end : end + 1] == _OPENING[mark]:
        return True
    return _colon_before(prose, dump).count(" ") > 1 and _is_led_in(prose, dump, about_code=False)


_TAG_TALK: Final = re.compile(r"\b(?:HTML5?|markup|angle brackets)\b(?![^<>\n]{0,300}>)")
_TAG_WORD: Final = re.compile(r"\b(?:tags?|elements?|attributes?)\b(?![^<>\n]{0,300}>)")
_MID_SENTENCE: Final = re.compile(r"[a-z,>] \Z")


def _is_tag_talk(text: str, dump: Dump) -> bool:
    """Whether a tag is what its paragraph talks of, or a part of a sentence or of a string."""
    # Between the quotation marks of a string: `html += '<br class="a">';`
    mark = text[dump.start - 1 : dump.start]
    if mark in {"'", '"'} and text[dump.end : dump.end + 1] == mark and text[dump.start - 2 : dump.start - 1] in " (=":
        return True
    if _MID_SENTENCE.search(text, max(0, dump.start - 3), dump.start) and _stands_alone(text, dump):
        return True
    if "=" in text[dump.start : dump.end]:
        return False
    near = text[max(0, dump.start - 25) : dump.start] + " " + text[dump.end : dump.end + 25]
    return _TAG_WORD.search(near) is not None or _TAG_TALK.search(_paragraph(text, dump)) is not None


def _paragraph(text: str, dump: Dump) -> str:
    """The words of a dump's line, as far as they are near it."""
    before = text[max(0, dump.start - 500) : dump.start].rsplit("\n", 1)[-1]
    return before + " " + text[dump.end : dump.end + 500].split("\n", 1)[0]


_BEFORE_MARK: Final = re.compile("[,.;:]")
_BEFORE_WORD: Final = re.compile("[,.;:]| [a-z]")
_VOID: Final = frozenset(("br", "hr", "img", "input", "link", "meta", "embed", "source", "param", "wbr", "col"))


def _stands_alone(text: str, dump: Dump) -> bool:
    """Whether a tag of a pair is alone in a text, before the sign with which its sentence goes on."""
    if text.startswith("<!--", dump.start):
        return _BEFORE_MARK.match(text, dump.end) is not None
    name = tags.name_of(text[dump.start : dump.end])
    if not dump.whole or name in _VOID:
        return False
    if not (_BEFORE_WORD if name in tags.BLOCKS else _BEFORE_MARK).match(text, dump.end):
        return False
    return f"</{name}" not in text and text[dump.start + 1] != "/"


_QUOTABLE: Final = 200
"""Length up to which a sentence may hold a piece of code as a part of itself."""
_NEAR: Final = 80


def _most(text: str, dump: Dump) -> int:
    """Length up to which a sentence may hold this piece: a rule or a statement, but no whole sheet or script."""
    several = dump.kind in ("css", "javascript") and text.count(";", dump.start, dump.end) > 1
    return _NEAR if several else _QUOTABLE


_FULL_STOP: Final = re.compile(r"[a-z][.!?][\"”’)]*\Z")
_TAIL: Final = 60
_SENTENCE_TAIL: Final = re.compile(r" [a-z]+ [a-z]+[.!?][\"”’)]?\Z")


def _ends_sentence(text: str, dump: Dump) -> bool:
    """Whether a dump took the end of a sentence along, as a log line does, which ends with its line."""
    tail = _FULL_STOP if dump.kind == "log-line" else _SENTENCE_TAIL
    return tail.search(text, max(dump.start, dump.end - _TAIL), dump.end) is not None


# Words by which a sentence leads in to a piece of code.
_LEAD_IN: Final = re.compile(
    r"\b(array|code|function|variable|output|return(?:s|ed)|print(?:s|ed)|respon(?:se|ds|ded)"
    r"|repl(?:ied)|server|tags?|attribute|API|"
    r"string|object|script|errors?|message|warning|logs?|logged|request|payload|header|snippet|syntax"
    r"|template|placeholder|parse[sd]?|"
    r"format|dump|looks? like|such as|for example|typed|config\w*|selector|query|command|PHP|JSON|HTML"
    r"|CSS|JavaScript|(?:reads?|shows?|showed)(?=:))\b",
    re.IGNORECASE,
)
_SENTENCE_END: Final = ".!?…\"”’')]>*—–"
_SHORT: Final = 30
# A sentence that goes on behind what it opened with, and one that ends with a colon.
_GOES_ON: Final = re.compile(r"[,;)”’]? ?(?:[a-z][a-z’']*,? ){3}[a-z]|,[”\"’]? [a-z]+ [a-z]+[ .,]")
_INTRODUCES: Final = re.compile(r"(?:[A-Za-z][a-z’'-]*,? ){3}[a-z’'-]+:(?: [\w$.#]{1,40})?\Z")
_OBJECT: Final = re.compile(r"(?:\A|[\s(])[A-Za-z]\w*\.?\Z|\)\.\Z")


def _is_quoted(text: str, dump: Dump, most: int, *, about_code: bool, ends_sentence: bool) -> bool:
    """Whether a dump is a part of what its author wrote: of a sentence, or led in to by one."""
    raw_before = text[max(0, dump.start - 600) : dump.start].rpartition("\n")[2]
    before = raw_before.rstrip()
    after = text[dump.end : dump.end + 200].split("\n", 1)[0]
    follows = after.lstrip(" \t|/·–—").rstrip()
    length = dump.end - dump.start
    small = length < most
    if not before:
        return _opens_sentence(dump, follows, small=small) or (
            length < _EXAMPLE and (_is_led_in(text, dump, about_code=about_code) or _is_among_code_talk(text, dump))
        )
    if length < _QUOTABLE and raw_before[-1] != ":" and _INTRODUCES.search(before):
        return True
    if _is_in_marks(raw_before, follows):
        return True
    spaced = len(before) < len(raw_before)
    if (
        follows
        and ((follows[0] in ".,;:)”’?!" and follows[:2] != "..") or follows[0].islower())
        and (spaced or before[-1] in "(“‘" or (length < _QUOTABLE and follows[0] != "." and _is_rest(before, dump)))
    ):
        # A short piece may be what the next words are about: `{"a": 1} was what he saw.`
        long = dump.whole and length >= _NEAR
        begins = long and before[-1] in _SENTENCE_END and follows[0].isalnum()
        return not begins or (small and _LEAD_IN.search(follows[:_NEAR]) is not None)
    # What goes on to the end of its line took the rest of a sentence along: `He read ERROR 2020-01-02 … on the screen.`
    at_end = ends_sentence if not follows else follows.startswith("//") and _SENTENCE_TAIL.search(follows)
    if spaced and small and at_end and (before[-1].isalnum() or before[-1] == ","):
        return True
    # `He typed menu.open("a") and waited.`: a name that is a word, too, was left to the sentence.
    if (
        dump.kind == "javascript"
        and follows
        and (follows[0].islower() or follows[0] in ",;)")
        and _OBJECT.search(before)
    ):
        return True
    if spaced and before[-1] not in _SENTENCE_END:
        # What was cut in the middle of a line is a piece of a sentence that only looks like a dump.
        cut = not dump.whole and (follows or (length < _SHORT and dump.kind != "php-code"))
        return small and (bool(cut) or _LEAD_IN.search(_last_sentence(before)) is not None)
    return False


# What a sentence opened, and goes on to where a piece begins that is the rest of it: `"menu_head = $(…)"`.
_OPENED: Final = re.compile(
    r"(?:\A|\s)(?:[(\"“‘`][^\s()\"“”`]{1,80}|(?P<mark>\"(?=[^\"]*\Z)|“(?=[^“”]*\Z)|`(?=[^`]*\Z)|\((?=[^()]*\Z))[^\n]{1,80})\Z"
)


def _is_in_marks(raw_before: str, follows: str) -> bool:
    """Whether a mark or a bracket stands open on the line before a dump, as that of a quotation does."""
    before = raw_before.rstrip()
    opens = before[-1] in _OPENING and (before[-1] not in "\"'" or len(before) == 1 or before[-2].isspace())
    if opens and follows.startswith(_OPENING[before[-1]]):
        return True
    if raw_before[-1] in '"“„‘‚`(«' and (len(raw_before) == 1 or raw_before[-2].isspace()):
        return True
    opened = _OPENED.search(raw_before)
    return opened is not None and (not opened["mark"] or follows.startswith(_OPENING[opened["mark"]]))


def _opens_sentence(dump: Dump, follows: str, *, small: bool) -> bool:
    """Whether a sentence begins with a dump that opens a line, and goes on with what follows."""
    if not (dump.whole and follows and (follows[0].islower() or follows[0] in ",;)”’")):
        return False
    if dump.end - dump.start < _QUOTABLE and _GOES_ON.match(follows):
        return True
    return small and (_is_matrix(dump.value) or _LEAD_IN.search(follows) is not None)


_SIGNS_OF_CODE: Final = re.compile(r"[=(){}\[\];&|<>]")


def _is_rest(before: str, dump: Dump) -> bool:
    """Whether a piece is the rest of a statement whose beginning was not told from the sentence that quotes it."""
    if dump.kind not in {"css", "javascript"}:
        return False
    return before[-1] not in _SENTENCE_END or _SIGNS_OF_CODE.search(before.rsplit(None, 1)[-1]) is not None


def _is_matrix(value: Any) -> bool:
    """Whether a value is a list of numbers or of lists, as `[[1, 2], [3, 4]]`."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, int | float | list) for item in value)


_SENTENCE: Final = re.compile(r"[.!?…][\"”’')]*\s+(?=\S)")


def _last_sentence(line: str) -> str:
    ends = [match.end() for match in _SENTENCE.finditer(line)]
    return line[ends[-1] :] if ends else line


_FEW: Final = 5


def _colon_before(text: str, dump: Dump) -> str:
    """The last sentence of the paragraph before, if that ends with a colon and the dump opens a line."""
    # Dumps are blanks here, and a line may be all of the text: it is not looked through for each of them.
    before, _, blanks = text[max(0, dump.start - 3 * _EXAMPLE) : dump.start].rpartition("\n")
    before = before[-600:].rstrip()
    if blanks.strip() or not before.endswith(":"):
        return ""
    paragraph = before.rsplit("\n", 1)[-1]
    last = _last_sentence(paragraph)
    # "The case turned on a line of the log. It reads, in full:"
    return _last_sentence(paragraph[: -len(last)].rstrip() + " ") + last if last.count(" ") < _FEW else last


# Words that lead in to a piece of code on the next line.
_SHOWN: Final = re.compile(
    r"\b(array|code|function|variable|output|prints?|server|string|script|header|API|payload|snippet"
    r"|syntax|template|placeholder|"
    r"format|dump|config\w*|commands?|error message|log|query|object|tags?|looks? like this|element"
    r"|parameter|field|entry|entries|records?|rows?|lines?|files?|results?|data|database|source|screen|example"
    r"|machine|computer|input|value|returned|json|css|html|php|style ?sheets?)\b",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"\b(?:code|program|script|function|variable|snippet)s?\b")


def _is_led_in(text: str, dump: Dump, *, about_code: bool) -> bool:
    """Whether the paragraph before says "the server answers:" or the like."""
    sentence = _colon_before(text, dump)
    if not sentence:
        return False
    # Two colons are how reStructuredText leads in to code.
    if about_code or sentence.endswith("::") or _SHOWN.search(sentence) or _TRADE.search(sentence):
        return True
    if dump.kind in {"php-error", "log-line"} and "error" in sentence.lower():
        return True
    after = text[dump.end : dump.end + 300].lstrip().split("\n", 1)[0]
    return dump.end - dump.start < _NEAR and _CODE.search(after) is not None


def _is_among_code_talk(text: str, dump: Dump) -> bool:
    """Whether the paragraph before or behind talks of code."""
    before = text[max(0, dump.start - 1000) : dump.start].rstrip().rsplit("\n", 1)[-1]
    after = text[dump.end : dump.end + 1000].lstrip().split("\n", 1)[0]
    return _TRADE.search(before) is not None or _TRADE.search(after) is not None
