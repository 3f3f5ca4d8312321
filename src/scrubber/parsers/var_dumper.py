"""What Symfony's VarDumper prints, and Laravel's dd(): `array:2 [`, `"id" => 7`, `App\\Story {#12`, `+title: "…"`.

Format: https://symfony.com/doc/current/components/var_dumper.html. Quotes in strings are not escaped: a string ends
at a quote that is followed by what may follow a value. On a page it stands behind a `^`, with arrows that fold it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Any, Final

from scrubber.parsers import Dump, Parser, has_no_signs, line_end

_ARROW: Final = r"(?:[ \t]?[▼▶])?"
_HEAD: Final = (
    rf"(?:array:\d+ \[{_ARROW}|(?:(?:[\w\\]++(?:@anonymous)?(?:\([^()\n]{{0,200}}\))?(?: @-?\d+)?|[\w-]++ resource) )?"
    rf"\{{[#@]\d+{_ARROW}|[\w-]++ resource @\d+{_ARROW})"
)
_CALLED: Final = r"(?:[ \t]*// [^\n]{1,300}?(?: on line \d+:?|:\d+))"
_MEMBER: Final = r"[-+#~]{1,2}(?:\"[^\"\n]{1,200}\"|[\w\\]{1,100}(?: [\w\\]{1,100})?):"

_SCALAR: Final = r"\^ (?:\"[^\"\n]*\"|-?\d[\d.]*|null\b|true\b|false\b)"

# A key without a head before it.
_GIVEN: Final = rf"(?:\"|-?\d|null\b|true\b|false\b|\[\]|array:\d|&\d|{_HEAD})"
_HEADLESS: Final = (
    rf"(?:(?:\"[^\"\n]{{1,100}}\"|\d{{1,6}}) =>"
    rf"|[-+#]{{1,2}}(?:\"[^\"\n]{{1,60}}\"|[a-z]\w{{0,40}}(?: [\w\\]{{1,60}})?):)"
    rf" {_GIVEN}"
)

ANCHOR: Final = (
    rf"(?:(?:\^ ?)?(?<![\w\\]){_HEAD}|(?<=\w)array:\d+ \[|^{_SCALAR}[ \t]*$|(?:^[ \t]*|(?<=\" ))(?:{_HEADLESS}))"
)

_TOKEN: Final = re.compile(
    r"(?P<gap>\s*)(?:(?P<date>\d{4}-[^\n}]{0,60})"
    rf"|(?P<key>\"(?P<name>[^\"\n]{{0,300}}|\"[^\"\n]{{1,300}}\"|[^\"\n](?:[^\"\n]|\"(?=[^\s\"])){{0,300}})\" =>"
    r"|(?P<index>-?\d+) =>"
    rf"|[-+#~]{{1,2}}(?:\"(?P<dynamic>[^\"\n]{{1,200}})\"|(?P<member>[\w\\]{{1,100}})(?: [\w\\]{{1,100}})?):"
    rf"|\$?(?P<meta>[a-zA-Z_]\w{{0,60}}(?:::\w{{1,60}})?):(?=[ \n]))"
    rf"|(?P<open>{_HEAD}(?:{_CALLED})?|[^\s{{}}\"]{{1,300}}:\d{{1,6}} \{{(?=[ \t]*\n)"
    rf"|\{{(?=[ \t]*\n)|\{{(?=[ \t]+[$\w])|\[(?=\s*(?:\d+|\"[^\"\n]{{0,300}}\") => ))"
    r"|(?P<block>b?\"{3}[ \t]*\n)|(?P<flatblock>b?\"{3}[ \t]+)|(?P<string>b?\")|(?P<close>[\]}])"
    r"|(?P<empty>\[\]|\{\}|…\d*|(?:null|true|false|NAN|-?INF)\b)|(?P<number>-?\d[\d._]*(?:E[-+]?\d+)?)(?!\w)"
    rf"|(?P<called>{_CALLED}|&\d+|›(?: [^\n]*|(?=\n))|\{{closure\}}(?:\(\) \{{\}})?|[\w\\>:-]{{1,200}}\(\) \{{\}}))"
)
_AFTER: Final = (
    rf"\s*(?:[\]}}](?=[\s\]}}]|\Z)|\"[^\"\n]{{0,300}}(?:\"[^\s\"][^\"\n]{{0,300}})?\" => |\d+ => |{_MEMBER}|…\d"
    r"|[a-z_]\w{1,40}: (?:\"|true\b|false\b|null\b|-?\d|\[|\{|[A-Z][\w\\]{0,200} \{|array:\d))"
)
_CLOSING: Final = re.compile(rf"\"(?:…\d+)?(?=[ \t]*(?:\n|\Z)|{_AFTER})")
# What VarDumper knows of a class is not in quotation marks: `interval: + 1d`, `mode: IT_MODE_LIFO | IT_MODE_KEEP`.
_SAID: Final = re.compile(
    r"[ \t]+(?![\"{[])[^\n\"{}]{1,150}?(?=[ \t]*(?:\n|\Z|\}|[-+#~]{1,2}[\"A-Za-z_]|[a-z]\w{0,40}: ))"
)
_SCALARS: Final = re.compile(rf"\s*{_SCALAR}(?=\s|\Z)")
# Where each value has a line, whatever stands in its string.
_LAST: Final = re.compile(r"\"(?:…\d+)?[ \t]*\Z")
_INDENTED: Final = re.compile(r"\n[ \t]{2,}\S[^\n]*")
_BLOCK_END: Final = re.compile(r"\"{3}(?:…\d+)?")
_CUT: Final = re.compile(
    rf"(?:[ \t]*\n)?[ \t]*(?:\"[^\"\n]*\"?(?: =?>?)?|{_MEMBER}|[-+#~][\w\"]*|-?\d+(?: =?>?)?"
    r"|a(?:r(?:r(?:a(?:y(?::\d*)?)?)?)?)?|[a-z]\w*::\w*"
    r"|(?:[\w\\]+ )?\{[#@]?\d*|(?:[A-Z][\w\\]*\\)?[A-Z]\w*\([^()\n]*\)?|[a-z]+ r[a-z]*(?: @?\d*)?|null?|nu?|tr?u?"
    r"|fa?l?s?|[A-Z]\w*(?:\\\w*)+"
    r"|(?<=[>:] )[A-Z][\w\\]*(?: ?@?-?\d*)?(?: \{?#?)?|(?<=: )[\d: -]+|\.{1,2}|[a-z]{1,12}:?)?[ \t]*(?=\n|\Z)"
)


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a dump from where the anchor matched."""
    start = at = match.start()
    if text[at] == "^":
        at += 2 if text.startswith(" ", at + 1) else 1
    headless = _KEY_AHEAD.match(text, at) is not None
    if not headless and not re.compile(_HEAD).match(text, at):
        return Dump(start, start + len(match[0].rstrip()), "var_dump")
    root: dict[Any, Any] = {}
    stack: list[dict[Any, Any]] = [root]
    key: Any = None
    in_lines = False
    while token := _TOKEN.match(text, at):
        is_value = not (token["key"] or token["close"] or token["open"] or token["called"])
        # Each value has a key before it on its line; without, it is a sentence in quotation marks.
        if is_value and (key is None or "\n" in token["gap"]):
            break
        at = token.end()
        if token["key"]:
            in_lines = in_lines or "\n" in token["gap"]
            key = next(token[n] for n in ("name", "index", "dynamic", "member", "meta") if token[n] is not None)
            if token["meta"] and len(stack) > 1 and not _is_value(text, at) and (said := _SAID.match(text, at)):
                stack[-1][key] = said[0].strip()
                at, key = said.end(), None
            continue
        if token["close"]:
            if len(stack) > 1:
                stack.pop()
            key = None
            if len(stack) == 1 and not headless:
                break
            continue
        value: Any = None
        if token["block"] or token["flatblock"] or token["string"]:
            if in_lines and token["string"] and (last := _LAST.search(text, at, line_end(text, at))):
                stack[-1][len(stack[-1]) if key is None else key] = text[at : last.start()]
                at, key = last.end(), None
                continue
            ends = _ends(text, "string" if token["string"] else "block")
            n = bisect_left(ends, (at, at))
            if n == len(ends) or not _is_inside(text, at, ends[n][0], block=bool(token["block"])):
                stack[-1][key] = text[at : line_end(text, at)]
                end = line_end(text, at - 1 if token["block"] else at)
                while token["block"] and (indented := _INDENTED.match(text, end)):
                    end = indented.end()
                return Dump(start, end, "var_dump", root, whole=False)
            value = text[at : ends[n][0]]
            at = ends[n][1]
        elif token["number"]:
            value = token["number"]
        if token["open"]:
            value = {}
        elif value is None:
            continue
        stack[-1][len(stack[-1]) if key is None else key] = value
        if token["open"]:
            stack.append(value)
        key = None
    # With a comma it is of var_export: Symfony writes none.
    if headless and (text.startswith(",", at) or has_no_signs(text[start:at])):
        return None
    whole = len(stack) == 1
    if not whole and (cut := _CUT.match(text, at)):
        at = cut.end()
    while whole and (scalar := _SCALARS.match(text, at)):
        at = scalar.end()
    return Dump(start, at, "var_dump", root, whole)


_KEY_AHEAD: Final = re.compile(rf"\s*(?:{_HEADLESS})")


def _is_value(text: str, at: int) -> bool:
    """Whether a token is read as a value at a place."""
    token = _TOKEN.match(text, at)
    return token is not None and not (token["key"] or token["close"] or token["called"])


def _is_inside(text: str, start: int, end: int, *, block: bool) -> bool:
    """Whether a string may reach from `start` to `end`: only a block has line breaks, and its lines are indented."""
    if not block:
        return "\n" not in text[start:end]
    return _OUTDENTED.search(text, start, end) is None


_OUTDENTED: Final = re.compile(r"(?<!\A)(?<=\n)[^\s\"]")


@lru_cache(maxsize=2)
def _ends(text: str, kind: str) -> list[tuple[int, int]]:
    """Where strings, or blocks of several lines, may end."""
    return [found.span() for found in (_CLOSING if kind == "string" else _BLOCK_END).finditer(text)]


PARSER: Final = Parser(
    frozenset(":{^="),
    r"array:\d+ \[|\{[#@]\d|(?m:^\^ )|\" => |(?m:^\s*\d+ => )|(?m:^\s*[-+#]{1,2}[\w\"][^\n:]{0,120}: )"
    r"|\" [-+#]{1,2}[\w\"]|\" \d+ => ",
    ANCHOR,
    parse,
)
