"""PHP's var_dump(): `array(2) {`, `["key"]=>`, `string(3) "abc"`, `object(Name)#1 (2) {`, …, `}`.

Format: https://www.php.net/manual/en/function.var-dump.php. Line breaks and indents may have become single
spaces. A dump that lost its head is known by its keys. debug_zval_dump() tells of each value how often it is held
(`array(2) refcount(3){`, `interned`). Xdebug's form for a terminal differs in its keys and heads
(`'key' =>`, `class Name#1 (2) {`), cuts long strings (`"…"...`) and says where it was called (`/path/file.php:3:`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Any, Final

from scrubber.parsers import Dump, Parser, begun, jsonish, line_end
from scrubber.parsers.strings import Strings
from scrubber.parsers.xdebug import PLACE

_MEMBER: Final = r"(?::protected|:private|:\"[^\"\n]{0,200}\":(?:private|protected))?"
# As PHP writes them, and as Xdebug does for a terminal: `'id' =>`, `[0] =>`, `public ?Story $next =>`.
_KEY: Final = (
    rf"(?:\[(?:\"(?P<name>[^\n]{{0,300}}?)\"{_MEMBER}|(?P<index>-?\d+))\] ?=>"
    r"|'(?P<quoted>[^'\n]{0,300}|[^\n]{0,300}?)' =>"
    r"|(?:public|protected|private)(?: (?:static|readonly|[?\w\\|]{1,100})){0,3} \$(?P<property>[^\n]{1,100}?) =>)"
)
_HELD: Final = r"(?: refcount\(\d+\)| interned)"
_OPEN: Final = (
    r"(?:array\(\d+\)|(?:lazy (?:ghost|proxy) )?object\((?:[^()\n]"
    r"|\([^()\n]*\)){1,300}\)\#\d+ \(\d+\)|class [\w\\@.:/$-]{1,300}#\d+ \(\d+\)|reference(?= refcount))"
    rf"{_HELD}? ?\{{"
)
_STRING: Final = r'string\((?P<length>\d{1,9})\) "'
_STRONG: Final = (
    r"resource\(\d+\) of type \([^()\n]{1,60}\)|uninitialized\([^()\n]{1,100}\)"
    r"|enum\([\w\\]+::\w+\)|enum [\w\\]+::\w+(?: : (?:string\(\"[^\"\n]{0,300}\"\)|int\(-?\d+\)))?;"
)
_NUMBER: Final = (
    r"(?:int\((?P<int>-?\d+)\)|(?:float|double)\((?P<float>-?[\d.E+-]+|-?INF|NAN)\)|bool\((?P<bool>true|false)\))"
)
_VALUE_HEAD: Final = (
    rf"(?:[&*]|{_OPEN}|string\(\d|int\(|float\(|double\(|bool\(|NULL|enum[( ]|resource\(|uninitialized\()"
)

ANCHOR: Final = (
    rf"(?:(?:{PLACE}\s+)?(?:{_OPEN}|string\(\d{{1,9}}\) \"|{_STRONG})"
    rf"|{PLACE}\s+(?:int|double|bool|NULL\b|(?:array|class|enum|object|string)\b[^\n]{{0,100}}$"
    rf"|(?:{begun('array')}|{begun('class')}|{begun('string')}|{begun('object')})[ \t]*$)"
    r"|(?<![A-Za-z])(?:int\(-?\d+\)|(?:float|double)\((?:-?[\d.E+-]+|-?INF|NAN)\)|bool\((?:true|false)\))"
    rf"|\[(?:\"[^\"\n]{{0,300}}\"(?::\w+|:\"[^\"\n]{{0,200}}\":private)?|-?\d+)\] ?=>\s*{_VALUE_HEAD}"
    rf"|(?:'[^'\n]{{0,300}}'|\$\w+) =>\s+(?:{_OPEN}|string\(\d|int\(-?\d|double\(|bool\(|NULL$|class [\w\\]+\#\d)"
    # A head that was cut.
    rf"|object\([\w\\@.:/$-]{{1,200}}\)\#\d+(?: \(?\d*\)?)?(?: {begun('refcount(')}\d*\)?)?[ \t]*$"
    rf"|array\(\d+\) (?:{begun('refcount(')}\d*\)?|{begun('interned')})[ \t]*$"
    r"|^NULL$)"
)

_TOKEN: Final = re.compile(
    rf"\s*&?(?:(?P<key>{_KEY})|(?P<open>{_OPEN})|(?P<string>{_STRING})|(?P<close>\}})"
    rf"|(?P<null>NULL)\b|\*RECURSION\*|\*uninitialized\*|(?<=&)array(?=\s|\Z)"
    rf"|\(more elements\)\.{{3}}|\.{{3}}(?=\s)|{_STRONG}|{_NUMBER}){_HELD}?"
)
_NEXT_HEAD: Final = rf"(?:{_OPEN}|string\(\d|{_STRONG}|(?:int|float|double|bool)\()"
_STRONG_START: Final = re.compile(rf"\s*&?(?:{_OPEN}|{_STRING}|{_STRONG}|{_NUMBER}|{_KEY}|NULL(?=\s+{_NEXT_HEAD}))")
_WORDS: Final = ("array", "string", "object", "interned", "int", "bool", "float", "NULL", "reference", "enum")
_CUT: Final = re.compile(
    r'(?:[ \t]*\n)?[ \t]*&?(?:\[(?:"[^\n]{0,200}|-?\d*\]? ?=?>?)|=|\*[A-Z]*'
    r"|(?:public|protected|private)\b[^\n]{0,100}|'[^'\n]*'?(?: =?>?)?"
    r"|enum [\w\\]*(?:::\w*)?(?: :?(?: ?(?:s\w{0,5}|i\w{0,2})(?:\([^\n]{0,300})?)?)?"
    rf"|reference(?: {begun('refcount(')}\d*\)?)?"
    r"|class [\w\\@.:/$-]*(?:#\d*)?(?: \(?\d*\)?)?|d(?:o(?:u(?:b(?:le?)?)?)?)?|p\w{0,8}|c(?:l(?:a(?:ss?)?)?)?|\.{1,2}"
    r"|resource\(\d+\)(?: of? ?t?y?p?e?(?: \([^()\n]{0,60})?)?"
    r"|(?:array|object|string|int|float|bool|resource|enum"
    rf"|uninitialized)\([^()\n{{]*\)?(?:#\d*)?(?: \(?\d*\)?)?(?: {begun('refcount(')}\d*\)?| {begun('interned')})?"
    rf"|{begun('refcount(')}\d*\)?"
    rf"|(?=[a-zNR*])(?:{'|'.join(map(begun, _WORDS))}|u(?:n(?:i\w*)?)?|\*?R\w*|\*u\w*\*?))[ \t]*(?=\n|\Z)"
)
# The same where a dump could be whole: here only what is no word.
_NEXT_CUT: Final = re.compile(
    rf"[ \t]*\n?[ \t]*(?:(?:array|object|string|int|float|bool)\([^()\n{{\"]{{0,200}}\)?(?:#\d*)?(?: \(?\d*\)?)?"
    rf"(?: {begun('refcount(')}\d*\)?| {begun('interned')})?"
    rf"|(?=[a-z]{{3}})(?:{'|'.join(map(begun, _WORDS))}))[ \t]*(?=\n|\Z)"
)
_AFTER: Final = (
    rf"""{_HELD}?\s*(?:\["|\[-?\d+\] ?=>|\}}(?![a-z])|'(?:[^'\\\n]|\\.){{0,300}}' =>"""
    r"|(?:public|protected|private)(?: [?\w\\|]{1,100}){0,3} \$[^\n]{1,100}? =>)"
)
_CLOSING: Final = re.compile(rf'"(?=(?:\.\.\.)?{_AFTER})')
_CLOSED: Final = re.compile(rf'"(?:\.\.\.)?{_HELD}?')
# Xdebug shows the first 512 bytes of a longer string.
_ELIDED: Final = re.compile(rf'"\.\.\.(?={_AFTER}|[ \t]*(?:\n|\Z))')
# The end of a string that stands alone, and what can't be inside of it.
_LAST_QUOTE: Final = re.compile(rf'"(?={_HELD}?(?:[ \t]*$|\s+(?:string|array|object|int|bool|float)\())', re.MULTILINE)
_HEAD: Final = re.compile(r'string\(\d{1,9}\) "|array\(\d{1,9}\) \{|object\([\w\\]{1,200}\)#')
_A_QUOTE: Final = re.compile(r'"(?=\s|\Z)')
_SLACK: Final = 20
_JSON_HEAD: Final = re.compile(
    r'[\[{\s]+(?:"[^"\n]{0,200}"\s*[:,]|-?\d[\d.]{0,30},|(?:true|false|null),)|[\[{\s]+(?=\n|\Z)'
)
_INNER: Final = re.compile(
    r"(?:\] ?|' )=>\s*(?:string\(\d|array\(\d|int\(|NULL|bool\()|(?<![A-Za-z])array\(\d+\)[ \w()]{0,20} ?\{"
)


@lru_cache(maxsize=1)
def _strings(text: str) -> Strings:
    return Strings(text, _CLOSING, _INNER)


@lru_cache(maxsize=1)
def _alone(text: str) -> Strings:
    return Strings(text, _LAST_QUOTE, _HEAD)


@lru_cache(maxsize=1)
def _elided(text: str) -> list[int]:
    return [m.start() for m in _ELIDED.finditer(text)] if '"...' in text else []


_NAMES: Final = ("name", "quoted", "property")
_PLACE: Final = re.compile(rf"{PLACE}\s+")


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a dump from where the anchor matched; dumps that follow each other directly are read as one."""
    start = match.start()
    place = _PLACE.match(text, start)
    at = place.end() if place else start
    roots: dict[Any, Any] = {}
    stack: list[dict[Any, Any]] = [roots]
    key: Any = None
    headless = pending = False
    while token := _TOKEN.match(text, at):
        depth = len(stack) - 1
        if token["key"]:
            headless = headless or depth == 0
        elif (
            depth == 0
            and at > (place.end() if place else start)
            and not pending
            and not _STRONG_START.match(text, at)
            and not (headless and token["close"])
        ):
            break
        at = token.end()
        if token["key"]:
            index = token["index"]
            key = int(index) if index else next(token[n] for n in _NAMES if token[n] is not None)
            pending = True
            continue
        pending = False
        if token["close"]:
            if depth:
                stack.pop()
            continue
        key = len(stack[-1]) if key is None else key
        if token["open"]:
            inner: dict[Any, Any] = {}
            stack[-1][key] = inner
            stack.append(inner)
        elif token["string"]:
            end, closed = _string_end(text, at, int(token["length"]), depth)
            stack[-1][key] = text[at:end]
            if not closed:
                return Dump(start, end, "var_dump", roots, whole=False)
            closing = _CLOSED.match(text, end)
            at = closing.end() if closing else end + 1
        elif token["int"]:
            stack[-1][key] = token["int"]
        key = None
    whole = len(stack) == 1 and not pending and not (place and at == place.end())
    if cut := (_NEXT_CUT if whole else _CUT).match(text, at):
        at = cut.end()
    return Dump(start, at, "var_dump", roots, whole) if at > start else None


def _string_end(text: str, start: int, length: int, depth: int) -> tuple[int, bool]:
    """Where a string ends, and whether a quote stands there; one that was cut ends with its line."""
    strings = _strings(text)
    elided = _elided(text)
    if (n := bisect_left(elided, start)) < len(elided) and elided[n] < start + length:
        return elided[n], True
    if text[start : start + 1] in ("{", "["):
        # JSON tells its own end, whatever the length says.
        found = jsonish.parse_at(text, start)
        if found is not None and text.startswith('"', found.end):
            return found.end, True
        if found is not None and not found.whole and _JSON_HEAD.match(text, start):
            return found.end, False
    if depth > 0:
        end = strings.end(start, length)
        if (
            end is None
            and text.startswith('"', exact := strings.after_bytes(start, length))
            and _CUT.match(text, exact + 1)
        ):
            return exact, True
        return (line_end(text, start), False) if end is None else (end, True)
    # Alone, a string may be followed by anything: trust its length if a quote stands there.
    for at in (strings.after_bytes(start, length), start + length):
        if text.startswith('"', at):
            return at, True
    eol = line_end(text, start)
    last = _alone(text).end(start, length)
    if last is not None and _fits(text, start, last, length):
        return last, True
    # A paragraph that follows on its line may end with a quotation mark, too.
    near = [m.start() for m in _A_QUOTE.finditer(text, start, min(eol, start + 2 * length + _SLACK))]
    if near:
        return min(near, key=lambda at: abs(at - start - length)), True
    if last is not None and last <= eol:
        return last, True
    return (eol if eol - start <= length + _SLACK else start + length), False


def _fits(text: str, start: int, end: int, length: int) -> bool:
    """Whether a string of that length, in bytes or characters, may have become what stands there.

    On one line roughly; over several nearly to the character, apart from the blank lines that were put between them:
    what follows a string that was cut may end with a quotation mark, too.
    """
    lines = "\n" in text[start:end]
    told = re.sub(r"\s*\n\s*", "\n", text[start:end]) if lines else text[start:end]
    tolerance = 1 if lines else max(3, length // 7)
    return len(told) - tolerance <= length <= len(told.encode("utf-8", "replace")) + tolerance


PARSER: Final = Parser(
    frozenset("(=N:"),
    (
        r"(?:string|int|float|double|array|resource)\(-?[\d.IN]|bool\((?:true|false)|object\([\w\\]|enum\([\w\\]+::"
        r"|uninitialized\(|\] ?=>|(?m:^NULL$)"
        r"|class [\w\\@.:/$-]+#\d|enum [\w\\]+::\w+|' =>|\$\w+ =>|[A-Za-z]:\d{1,6}:\s"
    ),
    ANCHOR,
    parse,
)
