"""HTML tags that were left in a text, told from "x < y", "<Sigh.>", "<name@example.org>" and "the <b> tag".

Only names of HTML elements count. A tag is residue if it has attributes, belongs to a pair, or is one of
those that stand alone in a text (`<br>`, `<p>`).
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, Parser, jsonish, line_end

_NAMES: Final = (
    r"(?:a|abbr|address|article|aside|audio|b|big|blockquote|body|br|button|canvas|center|cite|code"
    r"|col|colgroup|dd|del|details|dfn|div|dl|dt"
    r"|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img"
    r"|input|ins|kbd|label|li|link|main|mark|meta|nav|noscript"
    r"|object|ol|option|p|param|picture|pre|q|s|samp|script|section|select|small|source|span|strike"
    r"|strong|style|sub|summary|sup|svg|table|tbody|td"
    r"|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr|path|amp-[a-z-]+|fb:[a-z-]+"
    r"|g:[a-z-]+|o:p|st1:[a-z]+|slot|template|dialog|[a-z]{1,4}:[A-Za-z-]{2,30})"
)
_ATTRIBUTE: Final = r"\s+[A-Za-z_@:][\w:.@-]*(?:\s*=\s*(?:\"[^\"<>]{0,3000}\"|'[^'<>]{0,3000}'|[^\s\"'<>=]{1,1000}))?"

ANCHOR: Final = (
    rf"(?:<(?:script|style|noscript|iframe|svg|object)\b[^<>]{{0,2000}}>|<!--|<!\[CDATA\[|/\*\s?\]\]>\s?\*/"
    rf"|(?://\s?)?\]\]>"
    rf"|<!DOCTYPE\b[^<>\n]{{0,300}}>"
    rf"|</?{_NAMES}(?:{_ATTRIBUTE}){{0,30}}(?:\s*<[^<>\n]{{0,300}}>)?\s*/?>"
    r"|<(?:a|img|div|span|iframe|script|link|p|font|table|td|input|object|embed|video|source|ins|amp-[a-z]+)"
    r"(?=\s[^<>\n]{0,300}?[\w-]=)\s[^<>\n]{1,3000}$"
    r"|</[A-Za-z0-9]{1,10}[ \t]*$|<(?:br|b|p|hr|div|span) ?/?[ \t]*$)"
)

_WITH_CONTENT: Final = re.compile(r"<(script|style|noscript|iframe|svg|object)\b", re.IGNORECASE)
# What servers and template engines read, and no browser.
_OF_A_TEMPLATE: Final = re.compile(r"(?:c|jsp|xsl|s|f|h|ui|x|esi|tal|th|mt|txp|asp|fmt|fn|t):")
_DIRECTIVE: Final = re.compile(r"<!--\s?(?:#\w|(?:BEGIN|END)\b|/?(?:ko|wp:))")
_DATA: Final = re.compile(r"\s*[{\[]")
_NAME: Final = re.compile(r"</?([A-Za-z][\w:-]*)")
BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that part paragraphs (HTML Standard, rendering of flow content)."""
PARTING: Final = BLOCKS | {"br"}
_ALONE: Final = PARTING | {"img", "span", "strong", "em"}


def name_of(tag: str) -> str:
    """The element's name in small letters, empty for a comment or a declaration."""
    found = _NAME.match(tag)
    return found[1].lower() if found else ""


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a tag; a script, a style sheet, a frame and a comment are read to their end."""
    start, end = match.span()
    raw = match[0]
    if raw == "<!--":
        closing = text.find("-->", end, end + 20_000)
        end = closing + 3 if closing >= 0 and "\n\n" not in text[end:closing] else line_end(text, end)
        return Dump(start, end, "template" if _DIRECTIVE.match(text, start) else "html-tag")
    if with_content := _WITH_CONTENT.match(raw):
        return _element(text, start, end, with_content[1].lower())
    name = name_of(raw)
    if raw.lower() in ("</style>", "</script>", "</noscript>", "</iframe>"):
        return Dump(start, end, "html-tag")
    if name and raw.rstrip("> /").lower() in (f"<{name}", f"</{name}") and name not in _ALONE:
        other = f"<{name}" if raw.startswith("</") else f"</{name}>"
        near = text[max(0, start - 5000) : start] if raw.startswith("</") else text[end : end + 5000]
        if other not in near.lower():
            return None
    kind = "template" if _OF_A_TEMPLATE.match(name) else "html-tag"
    return Dump(start, end, kind, whole=raw.endswith(">"))


def _element(text: str, start: int, end: int, name: str) -> Dump:
    kind = {"script": "javascript", "style": "css"}.get(name, "html-tag")
    if name == "script" and "ld+json" in text[start:end]:
        kind = "json-ld"
    if text[end - 2] == "/":
        return Dump(start, end, "html-tag")
    # Up to the next element of this name only: else each of many that are open is searched through for its end.
    following = re.compile(rf"<{name}|(?P<close></{name}\s*>)", re.IGNORECASE).search(text, end, end + 200_000)
    if following is None or not following["close"]:
        if kind == "json-ld" and (data := _DATA.match(text, end)):
            inside = jsonish.parse_at(text, data.end() - 1)
            end = inside.end if inside else end
        return Dump(start, end, "html-tag" if name != "script" else kind, whole=False)
    return Dump(start, following.end(), kind)


PARSER: Final = Parser(
    frozenset("<]"),
    r"<[/!a-zA-Z]|(?:/[*/]\s?)?\]\]>",
    ANCHOR,
    parse,
)
