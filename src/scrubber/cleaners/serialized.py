"""Serialized data and code residue: dumps of PHP, JSON, error messages, scripts, styles, shortcodes, tags.

The parsers of `scrubber.parsers` say how far a dump reaches; what stands around it says whether it is residue
or a quotation. A quotation stands in a sentence, in quotation marks, behind a lead-in that talks of code, or in
an article about code, and stays. Stories that a dump tells of go to `related`, a caption to `captions`.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.parsers import (
    Dump,
    css,
    javascript,
    jsonish,
    logs,
    php_serialize,
    php_source,
    print_r,
    tags,
    templates,
    var_dump,
    var_export,
)
from scrubber.parsers.stories import stories_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scrubber.document import Document
    from scrubber.hooks import CleanFunction
    from scrubber.settings import Settings


class _Parser(NamedTuple):
    needles: tuple[str, ...]
    """One of these is in every text that holds such a dump."""
    anchor: re.Pattern[str]
    parse: Callable[[str, re.Match[str]], Dump | None]


def _parser(needles: str, anchor: str, parse: Callable[[str, re.Match[str]], Dump | None]) -> _Parser:
    return _Parser(tuple(needles.split("␣")), re.compile(anchor, re.MULTILINE), parse)


# Of two that begin at the same place the first one is asked first.
_PARSERS: Final = (
    _parser("<␣: ␣#0 ", php_source.ERROR_ANCHOR, php_source.parse_error),
    _parser("<", tags.ANCHOR, tags.parse),
    _parser("<?", php_source.SOURCE_ANCHOR, php_source.parse_source),
    _parser("(␣]=>␣NULL", var_dump.ANCHOR, var_dump.parse),
    _parser(':"␣:{␣;', php_serialize.ANCHOR, php_serialize.parse),
    _parser("Array␣Object␣] =>", print_r.ANCHOR, print_r.parse),
    _parser("array (␣array(␣::␣' =>␣[", var_export.ANCHOR, var_export.parse),
    _parser("{{␣{%␣{#␣<%␣${␣%%␣#␣%␣{", templates.TEMPLATE_ANCHOR, templates.parse_template),
    _parser("{␣[␣:", jsonish.ANCHOR, jsonish.parse),
    _parser("[", templates.SHORTCODE_ANCHOR, templates.parse_shortcode),
    _parser("(␣=␣CDATA␣{␣use strict", javascript.ANCHOR, javascript.parse),
    _parser("{␣@", css.ANCHOR, css.parse),
    _parser(":", logs.ANCHOR, logs.parse),
)

# What every text has that any parser could accept, for a linear-time engine: the common article stops here.
_GATE: Final = (
    r"[{<]|=>|:\"|\w\((?:-?[\d.]+|true|false|NAN|-?INF)\)|string\(\d|(?m:^(?:NULL|N;|\[\])$)|(?m:^[ibd]:[-\d.E+]+;$)"
    r"|\[/|\[[A-Za-z][\w-]*\s[^\]\n]*=|(?m:^\s*\[[\w-]+\]\s*$)|\[(?:pullquote|caption|gallery|embed|vc_|et_pb)|\[(?:[biu]|quote|url|img)\]"
    r"|\*RECURSION\*|(?:Warning|Notice|Deprecated|Standards|[Ee]rror): |#0 |Stack trace:|(?:uninitialized|enum|resource)\("
    r"|\[\d\d-[A-Z][a-z]{2}-\d{4} |\d\d:\d\d:\d\d|(?:DEBUG|INFO|WARNING|ERROR|CRITICAL):|(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL)[ \t:|-]|Traceback|in thread \""
    r"|(?m:^\[[A-Za-z]+\])|#[a-z_]{3,30}#|%%[a-z_]+%%|(?m:^\s*%[sd1@])|&(?:quot|gt|lt|#0?39|amp);|@(?:import|charset)"
    r"|(?:var|let|const)\s+[\w$]+\s*=|[\w$\]]\s?=\s?[^=]|\w\.\w+\(|[$\w]\([\"']|CDATA|use strict|array ?\("
)


@cache
def _gate() -> Callable[[str], object]:
    import re2

    return re2.compile(_GATE).search  # type: ignore[no-any-return]


def clean(document: Document, *, quotes: str = "straight") -> list[Edit]:
    """Take out machine text, and tell the stories and captions that it held."""
    text = document.text
    if document.media_type == "html":
        return []
    try:
        if not _gate()(text):
            return []
    except UnicodeEncodeError:
        pass  # lone surrogates, which re2 can't read: the parsers can
    found = _dumps(text)
    if not found:
        return []
    return list(_edits(text, _residue(text, found), quotes))


def _dumps(text: str) -> list[Dump]:
    """Every dump in a text, in order, none overlapping."""
    view, offsets = _unescaped(text)
    found = _scan(view)
    if offsets is None:
        return found
    return [d._replace(start=offsets(d.start), end=offsets(d.end)) for d in found]


_ENTITY: Final = re.compile(r"&(?:amp;)*(?:quot|gt|lt|nbsp|apos|amp|#0?39|#0?34|#x27|#x22|#8217|#822[01]);")
_ESCAPED_CODE: Final = re.compile(r"&(?:amp;)*(?:quot|gt|lt|#0?39|#0?34|#x2[27]|apos);")


def _unescaped(text: str) -> tuple[str, Callable[[int], int] | None]:
    """The text with its entities read, and where an offset in it stands in the text itself."""
    if "&" not in text or not _ESCAPED_CODE.search(text):
        return text, None
    pieces: list[str] = []
    at, length = 0, 0
    starts, shifts = [0], [0]
    for match in _ENTITY.finditer(text):
        char = html.unescape(match[0].replace("amp;", "") if match[0] != "&amp;" else match[0])
        pieces += (text[at : match.start()], char)
        length += match.start() - at + len(char)
        at = match.end()
        starts.append(length)
        shifts.append(at - length)
    pieces.append(text[at:])

    def offset(position: int) -> int:
        return position + shifts[bisect_right(starts, position) - 1]

    return "".join(pieces), offset


def _scan(text: str) -> list[Dump]:
    found: list[Dump] = []
    ahead: list[tuple[_Parser, re.Match[str]]] = []
    for parser in _PARSERS:
        if any(needle in text for needle in parser.needles) and (match := parser.anchor.search(text)):
            ahead.append((parser, match))
    at = 0
    while ahead:
        n, (parser, match) = min(enumerate(ahead), key=lambda item: item[1][1].start())
        dump = parser.parse(text, match) if match.start() >= at else None
        if dump is not None and dump.end > max(at, dump.start) and dump.start >= at:
            found.append(dump)
            at = dump.end
        following = parser.anchor.search(text, max(at, match.start() + (dump is None)))
        if following is None:
            del ahead[n]
        else:
            ahead[n] = (parser, following)
    return found


# Terms of the trade: an article that uses two of them is about code, and so is a paragraph that uses one.
_TRADE: Final = re.compile(
    r"\b(PHP|JSON|(?<!enable )(?<!requires )JavaScript|HTML5?|CSS|XML|SQL|WordPress plugin|var_dump|print_r|var_export|unserialize|json_encode|"
    r"stack trace|code snippet|shortcode|curly brace|associative array|log file|[Rr]egex|regular expression|syntax error|"
    r"command line|programming language|parse error|error log|template (?:engine|language)|markup language|"
    r"Jinja|Django|Twig|Laravel|Node\.js|jQuery|Stack Overflow|[Ss]tylesheet|backtick)s?\b"
)
# Words by which a sentence leads in to a piece of code.
_LEAD_IN: Final = re.compile(
    r"\b(array|code|function|variable|output|return(?:s|ed)|print(?:s|ed)|respon(?:se|ds|ded)|repl(?:ied)|server|tags?|attribute|API|"
    r"string|object|script|errors?|message|warning|logs?|logged|request|payload|header|snippet|syntax|template|placeholder|parse[sd]?|"
    r"format|dump|looks? like|such as|for example|typed|config\w*|selector|query|command|PHP|JSON|HTML|CSS|JavaScript)\b",
    re.IGNORECASE,
)
# Words that lead in to a piece of code on the next line.
_SHOWN: Final = re.compile(
    r"\b(array|code|function|variable|output|prints?|server|string|script|header|API|payload|snippet|syntax|template|placeholder|"
    r"format|dump|config\w*|commands?|error message|log|query|object|tags?|looks? like this|element|parameter|field|json|css|html|php)\b",
    re.IGNORECASE,
)
_SENTENCE_END: Final = ".!?…\"”’')]:>*—–-"
_QUOTABLE: Final = 200
"""Length up to which a sentence may hold a piece of code as a part of itself."""
_EXAMPLE: Final = 1000
"""Length from which a dump is no example."""
_OPENING: Final = {"“": "”", "‘": "’", "`": "`", '"': '"', "'": "'", "(": ")", "«": "»", "[": "]"}


def _residue(text: str, found: list[Dump]) -> list[Dump]:
    """The dumps that are no quotation."""
    prose = _without(text, found)
    terms = {match[1].lower() for match in _TRADE.finditer(prose)}
    if len(terms) > 1:
        # An example is short and made up; what tells of stories at length is a page's own data.
        return [d for d in found if d.end - d.start > _EXAMPLE and stories_of(d.value)]
    return [dump for dump in found if not _is_quoted(text, dump)]


def _without(text: str, found: list[Dump]) -> str:
    pieces, at = [], 0
    for dump in found:
        pieces.append(text[at : dump.start])
        at = dump.end
    pieces.append(text[at:])
    return " ".join(pieces)


def _paragraph(text: str, dump: Dump) -> str:
    """The words of a dump's line, as far as they are near it."""
    before = text[max(0, dump.start - 500) : dump.start].rsplit("\n", 1)[-1]
    return before + " " + text[dump.end : dump.end + 500].split("\n", 1)[0]


_TAG_TALK: Final = re.compile(r"\b(?:HTML5?|markup|angle brackets)\b(?![^<>\n]{0,300}>)")
_TAG_WORD: Final = re.compile(r"\b(?:tags?|elements?|attributes?)\b(?![^<>\n]{0,300}>)")


def _is_tag_talk(text: str, dump: Dump) -> bool:
    if "=" in text[dump.start : dump.end]:
        return False
    near = text[max(0, dump.start - 25) : dump.start] + " " + text[dump.end : dump.end + 25]
    return _TAG_WORD.search(near) is not None or _TAG_TALK.search(_paragraph(text, dump)) is not None


_SENTENCE: Final = re.compile(r"[.!?…][\"”’')]*\s+(?=\S)")


def _is_quoted(text: str, dump: Dump) -> bool:
    """Whether a dump is a part of what its author wrote: of a sentence, or led in to by one."""
    if dump.kind == "html-tag":
        return _is_tag_talk(text, dump)
    line = text.rfind("\n", 0, dump.start) + 1
    raw_before = text[max(line, dump.start - 600) : dump.start]
    before = raw_before.rstrip()
    after = text[dump.end : dump.end + 200].split("\n", 1)[0]
    follows = after.strip()
    if not before:
        small = dump.whole and dump.end - dump.start < _QUOTABLE
        if small and follows and (follows[0].islower() or follows[0] in ",;)”’") and _LEAD_IN.search(follows):
            return True
        return _is_led_in(text, line) or _is_among_code_talk(text, dump)
    if before[-1] in _OPENING and follows.startswith(_OPENING[before[-1]]):
        return True
    if raw_before[-1] in "\"“‘`" and (len(raw_before) == 1 or raw_before[-2].isspace()):
        return True
    spaced = len(before) < len(raw_before)
    if follows and (follows[0] in ".,;:)”’?!" or follows[0].islower()) and (spaced or before[-1] in "(“‘"):
        return True
    if spaced and before[-1] not in _SENTENCE_END.replace(":", "").replace("-", ""):
        small = dump.end - dump.start < _QUOTABLE
        return small and (not dump.whole or _LEAD_IN.search(_last_sentence(before)) is not None)
    return False


def _last_sentence(line: str) -> str:
    ends = [match.end() for match in _SENTENCE.finditer(line)]
    return line[ends[-1] :] if ends else line


def _is_led_in(text: str, line: int) -> bool:
    """Whether the paragraph before says "the server answers:" or the like."""
    before = text[max(0, line - 600) : line].rstrip()
    if not before.endswith(":"):
        return False
    sentence = _last_sentence(before.rsplit("\n", 1)[-1])
    return _SHOWN.search(sentence) is not None or _TRADE.search(sentence) is not None


def _is_among_code_talk(text: str, dump: Dump) -> bool:
    """Whether the paragraph before or behind talks of code."""
    before = text[max(0, dump.start - 1000) : dump.start].rstrip().rsplit("\n", 1)[-1]
    after = text[dump.end : dump.end + 1000].lstrip().split("\n", 1)[0]
    return _TRADE.search(before) is not None or _TRADE.search(after) is not None


def _edits(text: str, dumps: list[Dump], quotes: str) -> Iterator[Edit]:
    """The edits that take dumps out without leaving a hole. White space goes with the dump behind it."""
    done = 0
    for n, dump in enumerate(dumps):
        following = dumps[n + 1].start if n + 1 < len(dumps) else len(text)
        start, end, after = _span(text, dump, done, following)
        done = end
        field, value = _told(text, dump, quotes)
        category = Category.MEDIA if field == "captions" else Category.MARKUP
        yield Edit(start, end, text[start:end], after, dump.kind, category, "", field, value)


def _span(text: str, dump: Dump, floor: int, ceiling: int) -> tuple[int, int, str]:
    """What to take out, and what to write there: nothing, or the gap between words that were parted by it."""
    start, end = dump.start, dump.end
    while start > floor and text[start - 1].isspace():
        start -= 1
    while end < ceiling and text[end].isspace():
        end += 1
    if end == len(text):
        return start, end, ""
    if start == 0 or (start == floor and start == dump.start and _at_line_start(text, start)):
        return start, end, ""
    left, right = text[start : dump.start], text[dump.end : end]
    if "\n" in right or end == ceiling < len(text):
        return start, dump.end, ""
    if "\n" in left or (not left and start == floor and text[start - 1] == "\n"):
        return dump.start, end, ""
    tag = tags.name_of(text[dump.start : dump.end]) if dump.kind == "html-tag" else None
    if tag in tags.BLOCKS:
        return start, end, "\n\n"
    if tag is not None:
        return (start, dump.end, "") if left and right else (dump.start, dump.end, "")
    return start, end, " "


def _at_line_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


_STRAIGHT: Final = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"'})


def _told(text: str, dump: Dump, quotes: str) -> tuple[str | None, Any]:
    value = dump.value
    if dump.kind == "shortcode":
        return ("captions", value["caption"]) if value else (None, None)
    if value is None or dump.kind == "json-ld":
        return None, None
    stories = stories_of(value)
    if quotes == "straight":
        stories = [s | {"title": s["title"].translate(_STRAIGHT)} for s in stories]
    return ("related", stories) if stories else (None, None)


@hookimpl
def scrubber_cleaners(settings: Settings) -> Iterable[Cleaner]:
    """Register the cleaner."""
    function: CleanFunction = partial(clean, quotes=settings.quotes)
    return [Cleaner("serialized", "structure", function, order=60)]
