"""Selectors of style sheets, `.class, #id > p:hover`: what one is made of, and where one begins before its brace.

It is read back from the brace, so that a sentence to which it is glued stays whole.
Syntax: https://www.w3.org/TR/selectors-4/.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers.code_lines import COMMENT, comments_before
from scrubber.words.wordlist import frequency

ELEMENT: Final = (
    r"(?:html|body|div|span|p|a|u|s|ul|ol|li|h[1-6]|img|image|table|t[rdht]|thead|tbody|tfoot|form|input|button"
    r"|textarea|select|label|section|article|aside|header|footer|hgroup|nav|main|figure|figcaption|blockquote"
    r"|iframe|frame|frameset|video|em|strong|small|big|strike|sup|svg|object|embed|applet|canvas|picture"
    r"|fieldset|legend|option|optgroup|d[ltd]|dfn|i|b|q|hr|pre|code|cite|abbr|acronym|address|time|mark|sub|caption"
    r"|colgroup|col|details|summary|dialog|source|track|audio|center|font|kbd|samp|progress|meter|output|menu"
    r"|template|slot|del|ins|wbr|br|bdi|bdo|area|map|param|data|datalist|noscript|script|style|title|head|search"
    r"|var|ruby|rt|rp|rb|marquee|g|path|circle|ellipse|rect|text|line|polyline|polygon|tspan|use|symbol|stop|defs"
    r"|math"
    r"|HTML|BODY|DIV|SPAN|P|A|UL|OL|LI|H[1-6]|IMG|TABLE|T[RDH]|TT|PRE)"
)
# Elements that a site defines.
_OWN: Final = r"[a-z][a-z\d]{0,12}(?:-[a-z\d]{1,20}){1,4}(?=\s?(?:[{,:.#\[>+~]|\Z))"
# What a pseudo-class is given, which may be selectors that have one.
_GIVEN: Final = r"\((?:[^()\n{}]|\((?:[^()\n{}]|\([^()\n{}]{0,80}\)){0,120}\)){0,200}+\)"
_ESCAPE: Final = r"\\(?:[\da-fA-F]{1,6} ?|[^\s\w])"
PART: Final = (
    rf"(?:(?:(?<![\w.#-])(?:{ELEMENT}(?![\w\\-])|{_OWN})|(?<![\w.#-])[a-z][\w-]{{0,20}}\\:(?:[\w-]{{1,30}}|\*)"
    rf"|(?<!\w)_(?=:)|(?<![/*])\*(?!\*)|(?:[.#]"
    rf"|(?<!\w)%)(?:[A-Za-z_-]|{_ESCAPE}|\#\{{\$\w{{1,40}}\}})(?:[\w-]|{_ESCAPE})*+"
    rf"(?:\([^()\n{{}}]{{0,80}}\)(?=\s*(?:\{{|\Z|when )))?|::?[a-z-]+(?:{_GIVEN})?"
    r"|\[ ?[\w:\\|-]+(?:[*^$~|]?=(?:\"[^\"\n]{0,80}\"|'[^'\n]{0,80}'|[^\]\"'\n]{0,80}))?(?: ?[is])? ?\]"
    # So many, or each place in ".a.a.a…" would cost all that follows it.
    r"|&(?:amp;)?[\w-]*){1,40}"
    r")"
)
# What stands between two of them. A rule inside of a rule may open with a sign of its own.
JOINT: Final = rf"(?:\s*(?:[,>+~]\s*(?:{COMMENT}\s*)*)+|\s+)"

LOOK_BACK: Final = 600
"""Characters before a brace among which its selector is looked for; a longer one is followed back from there."""
INDENT: Final = 20
"""White space that may stand between a selector and its brace on the next line."""
_TOO_NEAR: Final = 100
_LONG_SELECTOR: Final = range(LOOK_BACK, 8 * LOOK_BACK)
# The condition of a mixin of Less.
_GUARD: Final = r"(?: when(?: (?:not )?\((?:[^()\n{}]|\([^()\n{}]{0,60}\)){1,80}+\)(?: and|,)?){1,5})?"
_SELECTOR: Final = re.compile(
    rf"(?:/\*[^*\n]{{0,200}}\*/\s*)*(?:[>+~] ?)?{PART}(?:{JOINT}{PART})*{_GUARD}\s*\Z"
    # The places of an animation.
    r"|(?:\A|(?<=[}\n]))[ \t]*(?:from|to|\d{1,3}(?:\.\d+)?%(?:\s?,\s?\d{1,3}(?:\.\d+)?%){0,10})\s*\Z"
)
# The classes that Apple's text system writes.
_GLUED_CLASS: Final = re.compile(r"(?<=\w)(?:p\.p|span\.s|li\.li|ul\.ul)\d+\s*\Z")
_LISTED: Final = re.compile(r"\w[,>+~]\s*\Z")


def selector_start(text: str, brace: int) -> tuple[int, int] | None:
    """Where a rule begins whose declarations stand behind `brace`, and that brace; of nested ones the first."""
    line = _line_start(text, brace)
    head = text[line:brace]
    found = _GLUED_CLASS.search(head) or _SELECTOR.search(head, _selectors_from(head))
    while found and found.start() < _TOO_NEAR < line + found.start() and len(head) in _LONG_SELECTOR:
        # As long as what was looked at: it may begin before.
        further = max(line - LOOK_BACK, 0)
        further = max(text.rfind("\n", further, line) + 1, text.rfind("}", further, line) + 1, further)
        if further == line:
            break
        line, head = further, text[further:brace]
        found = _SELECTOR.search(head)
    glued_to = found.start() if found else len(head)
    must = found is None or _LISTED.search(head, max(0, glued_to - 4), glued_to) is not None
    if (must or head[glued_to] in ":[") and (element := _glued_element(head, glued_to, must=must)):
        start = line + element
    elif found is None:
        return None
    elif element_of := _AFTER_YEAR.search(head, max(0, glued_to - _LONGEST_ELEMENT), glued_to):
        start = line + element_of.start()
    else:
        start = line + found.start()
    outermost = _outermost(text, line, start, brace)
    if outermost is None:
        return None
    start, brace = outermost
    start = _behind_sentence(text, line, start, brace)
    return comments_before(text, _first_line(text, line, start)), brace


def _line_start(text: str, brace: int) -> int:
    """Where the line of a selector begins that ends at `brace`, which may open the next line; not far from it."""
    head_end = brace
    while head_end > 0 and text[head_end - 1].isspace() and brace - head_end < INDENT:
        head_end -= 1
    if "\n\n" in text[head_end:brace]:
        head_end = brace
    line = max(text.rfind("\n", max(0, brace - LOOK_BACK), head_end) + 1, brace - LOOK_BACK, 0)
    return max(line, text.rfind("}", line, brace) + 1)


def _selectors_from(head: str) -> int:
    """Where in what stands before a brace a selector may begin: none has a brace or a semicolon."""
    last = max(head.rfind("{"), head.rfind(";"))
    # But what Sass fills in: `.col-#{$size}`.
    return 0 if last > 0 and head[last - 1] == "#" else last + 1


_LONGEST_ELEMENT: Final = 12
# "May 17, 2020img.alignright {": not "the 1930s.box {", nor "the 20th.box {".
_AFTER_YEAR: Final = re.compile(rf"(?<=\d)(?={ELEMENT}\Z)[a-z]{{3,}}\Z")
_RARE: Final = 1e-7
_GLUED_WORD: Final = re.compile(r"(?<![\w@-])(\w{2,30})(?:[.#:\[][\w=\"':.#\[\]()-]*)?\s*[,>+~]?\s*\Z")
_IS_ELEMENT: Final = re.compile(ELEMENT)


def _glued_element(head: str, end: int, *, must: bool) -> int | None:
    """Where an element begins that is glued to the word before it: "Millishtml, body {", "hearth1:hover {"."""
    word = _GLUED_WORD.search(head, max(0, end - LOOK_BACK), end)
    if word is None:
        return None
    ends = [n for n in range(word.start(1) + 1, word.end(1)) if _IS_ELEMENT.fullmatch(head, n, word.end(1))]
    known = [n for n in ends if frequency(head[word.start(1) : n]) >= _RARE]
    if not must:
        return min(known, default=None) if frequency(word[1]) < _RARE else None
    return min(known or ends, default=None)


_NESTED: Final = re.compile(r"\{\s*(?:[a-z-]{1,30}\s*:\s*)?\Z")
_DEEPEST: Final = 5


def _outermost(text: str, line: int, start: int, brace: int) -> tuple[int, int] | None:
    """Where the rule begins that a rule is inside of, and its brace; None where braces open again and again.

    What opens so is no style sheet.
    """
    depth = 0
    while nested := _NESTED.search(text, max(line, start - INDENT), start):
        outside = text[line : nested.start()]
        outer = _SELECTOR.search(outside, _selectors_from(outside))
        depth += 1
        if outer is None or not outer[0].strip() or depth > _DEEPEST:
            return None
        start, brace = line + outer.start(), line + outer.end()
    return start, brace


_WORDS_TOO: Final = (
    r"(?:article|aside|body|header|footer|main|figure|video|audio|small|strong|picture|legend|option|code|address"
    r"|time|mark"
    r"|caption|details|summary|source|center|font|table|form|input|button|label|section|select|canvas|html|em"
    r"|menu|meter|output|progress|path|circle|text|line|template|head|title|image|map|area|frame|search|stop|style"
    r"|script"
    r"|track|slot|use|data|big|strike|symbol|applet|dialog|marquee|object|param)"
)
_AFTER_POINT: Final = re.compile(rf"(?:{_WORDS_TOO}|[a-z]+-[a-z]+)?[.:](?={ELEMENT}(?![\w-])|\w{{1,3}}\\:\*|_:)")
_WORD_TOO: Final = re.compile(rf"(?:{_WORDS_TOO}|[a-z]+-[a-z]+)(?=[.#])")
_ABBREVIATED: Final = re.compile(rf"(?:[A-Za-z]\.){{2,4}}(?={ELEMENT}(?![\w-]))")
_SENTENCE_ENDED: Final = re.compile(r"[.!?…][\"”’')]? \Z")
_MID_SENTENCE: Final = re.compile(r"[A-Za-z,] \Z")
_GLUES: Final = re.compile(r"\w|(?<![.!?])[\"”’')]|(?<=\.)\.")
# The end of an address that a selector is glued to.
_SITE: Final = re.compile(r"(?<=\w)\.(?:com|org|net|edu|gov)(?=[\s.#*@:\[])")


def _behind_sentence(text: str, line: int, start: int, brace: int) -> int:
    """Where a selector begins if its first part is the end of the sentence or the address that it is glued to."""
    if start > line and text[start] == "." and (site := _SITE.match(text, start, brace)):
        start = site.end()
    # "…on the table.body {": the point is the sentence's, as `body` is an element.
    if (
        start > line
        and (_GLUES.match(text, start - 1) if text[start] == "." else not _SENTENCE_ENDED.search(text, line, start))
        and (glued := _AFTER_POINT.match(text, start, brace))
    ):
        return glued.end()
    # "… until 1 a.m.html {".
    if start > line and (abbreviated := _ABBREVIATED.match(text, start, brace)):
        return abbreviated.end()
    # "… in real time.media-box {": of two words that may be either, the sentence's is kept.
    if start > line and (word := _WORD_TOO.match(text, start)) and _MID_SENTENCE.search(text, line, start):
        return word.end()
    return start


_MARKED: Final = re.compile(r"[.#:\[]|\A\s*[a-z]\w{0,10}\s*\Z")


def _first_line(text: str, line: int, start: int) -> int:
    """Where a selector begins that may go over several lines: "h1,\\nh2 {"."""
    while line > 1 and text[line - 2] == "," and not text[line:start].strip():
        before = max(0, text.rfind("\n", 0, line - 1) + 1, line - 8 * LOOK_BACK)
        found = _SELECTOR.search(text[before : line - 2])
        if found is None or not (found[0].strip() and (_MARKED.search(found[0]) or found[0].strip() == "*")):
            element = _glued_element(text[before : line - 2], line - 2 - before, must=True)
            return start if element is None else before + element
        start = before + found.start()
        if (
            start > before
            and (text[start] != "." or _GLUES.match(text, start - 1))
            and (glued := _AFTER_POINT.match(text, start))
        ):
            start = glued.end()
        line = before
    return start
