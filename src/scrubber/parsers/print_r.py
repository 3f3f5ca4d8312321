"""PHP's print_r(): `Array`, `(`, `[key] => value`, `Name Object`, `*RECURSION*`, `)`.

Format: https://www.php.net/manual/en/function.print-r.php. Values are not quoted: a value ends where the next
key or a closing parenthesis stands. Those stand on a line of their own, or after white space where the
line breaks were lost.
"""

from __future__ import annotations

import re
from typing import Any, Final

from scrubber.parsers import Dump, Parser, ended, line_end

_HEAD: Final = (
    r"(?:Array|(?P<cls>(?<![\w\\])[\w\\@]{1,200}(?:[^\S\n]?:(?:string|int))?) (?:Object|Enum(?:[: ](?:string"
    r"|int))?))"
)
# A key may end with brackets of its own: `[tags[]] =>`.
_NAME: Final = r"[^\[\]\n]{0,200}(?:\[[^\[\]\n]{0,60}\])?\]?"
_KEY: Final = rf"\[(?P<key>{_NAME})\] =>"
# From a word's first letter only: else a long word is read again from each of its letters.
_CLASS: Final = r"(?<![\w\\])[\w\\]{1,200}"
_BARE_KEY: Final = rf"\[{_NAME}\] =>"
# What is left of a key, and of `Array (`, where the beginning was cut.
_CUT_KEY: Final = rf"(?:(?:[^\s\[\]]{{1,300}} )?{_BARE_KEY} |[^\[\]\s]{{0,60}}\] => )"
_CUT_OPEN: Final = rf"(?:(?:(?:{ended('Array')}|{ended('Object')})\s*)?\(\s+)?(?:\)\s+){{0,9}}"
# What a key has behind it that no sentence has: a nested dump, another key, a parenthesis with blanks around it.
_BEHIND_KEY: Final = (
    rf"(?:Array\s*\(|{_CLASS} Object\s*\(|[^\n]*(?<=\S)\s+(?:{_BARE_KEY}|\)[ \t]*$|(?<!\n)\) ?(?=[\"“‘A-Z)])))"
)

ANCHOR: Final = (
    rf"(?:{_HEAD.replace('?P<cls>', '?:')}\s*\(\s*(?:{_BARE_KEY}|\)(?=\s|\Z)|\[[^\[\]\n]{{0,200}}\]?(?: =?>?)?$)"
    r"|(?<![\w\\])[A-Z]\w{0,60}(?:\\\w{1,60}){1,8} Object(?:\s*\(?)[ \t]*$"
    r"|(?:^Array|(?<![\w\\])[A-Z]\w{0,60} Object)[ \t]*\n[ \t]*\([ \t]*$"
    rf"|(?:Array|{_CLASS} Object)\s+\*RECURSION\*"
    rf"|^[ \t]*(?:{_CUT_KEY}{_BEHIND_KEY}"
    rf"|=> [^\n]*(?<=\S)(?:[ \t]*\n\s*(?={_BARE_KEY})|\s(?={_BARE_KEY} [^\n]{{0,500}}\s\)))"
    rf"|(?!\[){_CUT_OPEN}(?={_BARE_KEY})))"
)

# What does not stand behind a parenthesis of a dump, but behind one of a value's words.
_CLOSED: Final = r"(?![a-z.,;:)…!?\]’”-])"

_OPEN: Final = re.compile(rf"[ \t]*&?{_HEAD}(?:\s+\*RECURSION\*|\s*(?P<open>\()(?=\s|\Z))")
# In a dump with its line breaks, keys and parentheses stand on lines of their own.
_LINES: Final = re.compile(
    rf"^\s*(?:{_KEY}|(?P<close>\))[ \t]*$)|^[ \t]*(?P<head>(?:Array|{_CLASS} Object)\s*\()", re.MULTILINE
)
_FLAT: Final = re.compile(
    rf"(?<!\S){_KEY}|(?<=\s)(?P<close>\)){_CLOSED}|(?P<head>(?:Array|{_CLASS} Object)\s*\(\s)"
    rf"|(?P<line>\n)"
)
_CUT: Final = re.compile(
    r"(?:\s*(?:\[[\w:]{0,80}\]?(?: ?=?>?)|\(|\*R?[A-Z]*\*?)|[ \t]*\n?[ \t]*\[[^\[\]\n]{0,200}\]?(?: ?=?>?))?"
    r"[ \t]*(?=\n|\Z)"
)
# Classes whose names have several capitals, so that none of these tells where a word ends.
_OF_A_LIBRARY: Final = re.compile(
    r"(?:Simple|Array|Date|Spl|DOM|PDO|WP_|J[A-Z]|Weak|Internal|Reflection|Iterator|Elementor|Mongo)\w"
)
_SMALL: Final = re.compile(r"[a-z0-9]+(?=[A-Z])")
_GLUED: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a dump from where the anchor matched."""
    start = match.start()
    opening = _OPEN.match(text, start)
    if opening is None:
        return _without_head(text, start)
    if key := _KEY_BEFORE.search(text, max(0, start - _LOOK_BACK), start):
        return _without_head(text, key.start())
    if opening["cls"]:
        start = _without_glued_word(text, start, opening.end("cls"))
    if opening["open"] is None:
        return Dump(start, opening.end(), "print_r")
    at = opening.end()
    first = re.compile(r"\s*").match(text, at)
    flat = first is not None and "\n" not in first[0] and first.end() < len(text)
    if not flat:
        return _read(text, start, at, _LINES)
    # A value may hold parentheses of its own, and these need not be balanced.
    found = _read(text, start, at, _FLAT, balanced=True)
    other = None if found and found.whole else _read(text, start, at, _FLAT)
    return other if other and other.whole else found


_LOOK_BACK: Final = 300
_KEY_BEFORE: Final = re.compile(r"(?:\[[^\[\]\n]{0,200}\]|^[ \t]*[^\[\]\s]{0,60}\]|^[ \t]*) ?=> &?\Z", re.MULTILINE)
_CUT_FIRST: Final = re.compile(rf"[ \t]*(?!\[)(?:[^\[\]\s]{{0,60}}\]? ?=> |{_CUT_OPEN})|(?<=[^\n]){_BARE_KEY} ")
_FLAT_AHEAD: Final = re.compile(rf"\s(?:{_BARE_KEY}|\){_CLOSED})")


def _without_head(text: str, start: int) -> Dump | None:
    """Read what is left of a dump that begins with a key, or with what is left of a key or of `Array (`."""
    at = start
    if cut := _CUT_FIRST.match(text, start):
        at = start + len(cut[0].rstrip())
        if opening := _OPEN.match(text, cut.end()):
            at = opening.end()
    flat = _FLAT_AHEAD.search(text, start, line_end(text, start))
    if flat:
        return _read(text, start, at, _FLAT, headless=True)
    return _read(text, start, at if at == start else _next_line(text, at), _LINES, headless=True)


def _next_line(text: str, at: int) -> int:
    return min(line_end(text, at) + 1, len(text))


def _without_glued_word(text: str, start: int, end: int) -> int:
    """A class name that is glued to the word before it begins at its capital."""
    before = text[max(0, start - 200) : start].rpartition("\n")[2].rstrip()
    name = text[start:end]
    if text.endswith("stdClass", start, end):
        return end - len("stdClass")
    if name[0].islower() or name[0].isdigit():
        glued = _SMALL.match(name)
        return start + glued.end() if glued else start
    if not before or _OF_A_LIBRARY.match(name) or before[-1] in ".!?…\"”’'):]>":
        return start
    glued = _GLUED.search(name.partition("\\")[0])
    return start + glued.start() if glued else start


def _read(
    text: str, start: int, at: int, tokens: re.Pattern[str], *, headless: bool = False, balanced: bool = False
) -> Dump | None:
    root: dict[str, Any] = {}
    stack = [root]
    key: str | None = None
    value_at = counted = at
    opened = 0
    while True:
        # Without a head nothing says that more is to come: only what follows directly belongs to it.
        lines = headless and tokens is _LINES
        token = tokens.match(text, at) if lines else tokens.search(text, at)
        if token is None or token["head"] is not None or (tokens is _FLAT and token["line"]):
            if tokens is _FLAT and token is not None and token["line"] and _goes_on(text, token.end()):
                at = token.end()
                continue
            return _cut(text, start, at, key, value_at, root, stack, headless=headless)
        if balanced and token["close"] and key is not None:
            opened += text.count("(", counted, token.start()) - text.count(")", counted, token.start())
            counted = at = token.end()
            if opened > 0:
                opened -= 1
                continue
        if key is not None:
            stack[-1][key] = text[value_at : token.start()].strip()
            key = None
        at = token.end()
        if token["close"]:
            if len(stack) > 1:
                stack.pop()
            elif not lines and not (tokens is _FLAT and _more_keys(text, at)):
                break
            if lines:
                at = _next_line(text, at)
            continue
        opening = _OPEN.match(text, at)
        if opening is None:
            key, value_at = token["key"], at
            opened, counted = 0, at
            if lines:
                at = _next_line(text, at)
            continue
        if opening["open"] is not None:
            inner: dict[str, Any] = {}
            stack[-1][token["key"]] = inner
            stack.append(inner)
        at = _next_line(text, opening.end()) if lines else opening.end()
    if tokens is _FLAT and (stray := _STRAY.match(text, at)):
        at = stray.end()
    return Dump(start, at, "print_r", root)


_STRAY: Final = re.compile(rf"(?:[ \t]+\){_CLOSED})+")
_AHEAD: Final = re.compile(rf"(?:Array|{_CLASS} Object)\s*\(\s|(?P<key>(?<!\S){_BARE_KEY})|\n")


def _more_keys(text: str, at: int) -> bool:
    """Whether keys follow on this line: then the parenthesis was a value's own."""
    ahead = _AHEAD.search(text, at)
    return ahead is not None and ahead["key"] is not None


def _goes_on(text: str, at: int) -> bool:
    return _LINES.match(text, at) is not None


def _cut(
    text: str,
    start: int,
    at: int,
    key: str | None,
    value_at: int,
    root: dict[str, Any],
    stack: list[dict[str, Any]],
    *,
    headless: bool,
) -> Dump | None:
    """The dump ends with the line of its last value, or with what is left of the token it was cut in."""
    if key is not None:
        end = line_end(text, value_at)
        stack[-1][key] = text[value_at:end].strip()
        at = end
    cut = _CUT.match(text, at)
    end = cut.end() if cut else at
    return Dump(start, end, "print_r", root, whole=headless) if end > start else None


PARSER: Final = Parser(
    frozenset("=(*\\"),
    r"\] =>|Array\s*\(|Object\s*\(|\*RECURSION\*|\\\w+ Object",
    ANCHOR,
    parse,
)
