"""Style sheets: `.class, #id > p { color: red; }`, `@media … { … }`, `@import …;`, `/* … */`.

Syntax: https://www.w3.org/TR/css-syntax-3/. A rule is known by a declaration behind a brace; its selector is
read back from there, so that a sentence to which it is glued stays whole.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, line_end

_DECLARATION: Final = r"-{0,2}[a-z][a-z-]{1,40}\s*:(?!//)\s*[^{};\"\n]{1,200}(?:\"[^\"\n]{0,200}\"[^{};\"\n]{0,100})?"

# Declarations without a rule are told from words by the names of the commonest properties.
_PROPERTY: Final = (
    r"-?(?:background|border|bottom|color|display|float|font|height|left|letter-spacing|line-height|margin|max-width"
    r"|min-height|opacity|overflow|padding|position|right|text-align|text-decoration|top|vertical-align|visibility"
    r"|width|z-index)(?:-[a-z]+)*"
)

ANCHOR: Final = (
    rf"(?:\{{\s*(?:/\*[^*]{{0,200}}\*/\s*)?{_DECLARATION}\s*(?:[;}}]|$|\Z)"
    r"|@(?:media|supports|font-face|keyframes|-webkit-keyframes|page)\b[^{}\n;]{0,200}\{"
    rf"|^[ \t]*(?:{_PROPERTY}:\s?[^;{{}}\n]{{1,100}};[ \t]*){{2,}}$"
    r"|@(?:import|charset)\s+(?:url\(|[\"'])[^\n;]{0,300};)"
)

_ELEMENT: Final = (
    r"(?:html|body|div|span|p|a|ul|ol|li|h[1-6]|img|table|t[rdh]|thead|tbody|form|input|button"
    r"|textarea|select|label"
    r"|section|article|aside|header|footer|nav|main|figure|figcaption|blockquote|iframe|video|em"
    r"|strong|small|sup|svg|object|embed|canvas|picture|fieldset|legend|option|d[ltd]|i|b|hr|pre|code)"
)
_PART: Final = (
    rf"(?:(?:(?<![\w.#-]){_ELEMENT}(?![\w])|\*|[.#][A-Za-z_-][\w-]*|::?[a-z-]+(?:\([^()\n]{{0,80}}\))?"
    rf"|\[[\w-]+(?:[*^$~|]?=[^\]\n]{{0,80}})?\]|&)+"
    r")"
)
_SELECTOR: Final = re.compile(rf"(?:/\*[^*\n]{{0,200}}\*/\s*)*{_PART}(?:(?:\s*[,>+~]\s*|\s+){_PART})*\s*\Z")
_GLUED_ELEMENT: Final = re.compile(r"(?<=\w)(?:body|html)\s*\Z")
# The classes that Apple's text system writes.
_GLUED_CLASS: Final = re.compile(r"(?<=\w)(?:p\.p|span\.s|li\.li|ul\.ul)\d+\s*\Z")
_AFTER_POINT: Final = re.compile(rf"(?:{_ELEMENT})?[.:](?={_ELEMENT}(?![\w-]))")
_LOOK_BACK: Final = 600
_COMMENT_BEFORE: Final = re.compile(r"(?:/\*[^*]{0,200}\*/\s*)+\Z")
_RULE: Final = re.compile(
    rf"\s*(?:/\*.*?\*/\s*)*(?:(?:{_PART}(?:(?:\s*[,>+~]\s*|\s+){_PART}){{0,40}}|from|to|\d{{1,3}}%"
    rf"|@[\w-]+[^{{}}\n;]{{0,200}})\s*\{{|@(?:import|charset)\s[^\n;]{{0,300}};)",
    re.DOTALL,
)
_COMMENT_AFTER: Final = re.compile(r"\s*/\*[^*]*\*/")
_CUT_SELECTOR: Final = re.compile(
    rf"[ \t]*(?:\n[ \t]*)?(?:(?:[.#@]|\*(?! ))[\w-]*(?:[.#:>, \[]{{1,2}}[\w=\"'^\]-]*){{0,6}}"
    rf"|{_ELEMENT}(?:[.#:>,\[]+[\w=\"'^\]-]*| [.#][\w-]*){{0,6}}|[a-z]{{1,4}}|/\*[^\n]*)[ \t]*$",
    re.MULTILINE,
)
_CUT_BLOCK: Final = re.compile(r"\n?[ \t]*[a-z-]{1,30}(?:\s*:[^\n]{0,200})?[ \t]*$", re.MULTILINE)
_BODY: Final = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'|[{}]|\n(?=[ \t]*\n)|\n", re.DOTALL)
_DECLARATION_LINE: Final = re.compile(
    rf"\s*(?:\}}|/\*|@|{_DECLARATION}\s*(?:;|\}}|\n|\Z)|{_PART}[^.\n]*[{{,]\s*(?:\n|\Z))"
)


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a style sheet: the rule at the anchor and the rules that follow it."""
    start, at = match.span()
    if not match[0].startswith(("{", "@")):
        return Dump(start + len(match[0]) - len(match[0].lstrip()), at, "css")
    if text[start] == "{":
        begun = _selector_start(text, start)
        if begun is None:
            return None
        start, at = begun, match.start()
    elif text[at - 1] == "{":
        at -= 1
    whole = True
    if text.startswith("{", at):
        at, whole = _block_end(text, at)
    while whole and (rule := _RULE.match(text, at)):
        if rule[0].endswith("{"):
            at, whole = _block_end(text, rule.end() - 1)
        else:
            at = rule.end()
    for rest in (_COMMENT_AFTER, _CUT_BLOCK if not whole else _CUT_SELECTOR):
        if found := rest.match(text, at):
            at = found.end()
    return Dump(start, at, "css", None, whole)


def _selector_start(text: str, brace: int) -> int | None:
    line = max(text.rfind("\n", max(0, brace - _LOOK_BACK), brace) + 1, brace - _LOOK_BACK, 0)
    line = max(line, text.rfind("}", line, brace) + 1)
    head = text[line:brace]
    found = _GLUED_CLASS.search(head) or _SELECTOR.search(head) or _GLUED_ELEMENT.search(head)
    if found is None:
        return None
    start = line + found.start()
    # "…on the table.body {": the point is the sentence's, as `body` is an element.
    if start > line and (glued := _AFTER_POINT.match(text, start, brace)):
        start = glued.end()
    if comment := _COMMENT_BEFORE.search(text, max(0, start - 300), start):
        return comment.start()
    # A selector over several lines: "h1,\nh2 {".
    while start == line and start > 1 and text[start - 2] == ",":
        before = text.rfind("\n", 0, start - 1) + 1
        if not _SELECTOR.fullmatch(text[before : start - 2].strip()):
            break
        start = line = before
    return start


def _block_end(text: str, brace: int) -> tuple[int, bool]:
    """After the brace that closes the block; a cut block ends with the last line that is a declaration."""
    depth = 0
    for token in _BODY.finditer(text, brace):
        if token[0] == "{":
            depth += 1
        elif token[0] == "}":
            depth -= 1
            if depth == 0:
                return token.end(), True
        elif token[0] == "\n" and not _DECLARATION_LINE.match(text, token.end()):
            return token.start(), False
    return line_end(text, text.rfind("\n", brace) + 1) if "\n" in text[brace:] else len(text), False
