r"""PHP's var_export(), and arrays in PHP source: `array (`, `'key' => 'value',`, `Name::__set_state(array(`, `)`.

Format: https://www.php.net/manual/en/function.var-export.php. Strings escape `'` and `\`; where a careless
step took the backslashes away, a string ends at a quote that is followed by what may follow a value.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Any, Final

from scrubber.parsers import Dump, Parser, ended, has_no_signs, line_end

_OPEN: Final = (
    r"(?:array ?\(|\(object\) ?array ?\("
    r"|(?:(?<![\w\\])|(?=\\))\\?[A-Za-z_][\w\\]{0,200}(?:@anonymous[^\s()]{0,300})?::__set_state\((?:array ?\(|\[)"
    r"|\[(?!\]))"
)
_STRING: Final = r"'(?:[^'\\\n]|\\.){0,300}'"

_KEY: Final = r"(?:'(?:[^'\\\n]|\\.){1,80}'|\d+) =>"
# What is left of a key, and of `array (` with what closed before it, where the beginning was cut.
_CUT_KEY: Final = r"(?:'(?:[^'\\\n]|\\.){1,80}'|\d+|[\w $-]{0,40}')"
_CUT_OPEN: Final = (
    rf"(?:(?:(?:{ended('array')} ?|{ended('::__set_state')})?\((?:array ?\()?|[\w.:+\\-]{{0,60}}'?\)?,)"
    rf"\s+(?:\)\)?,?\s+){{0,9}})"
)
_NESTED: Final = r"\s*(?:array ?\(|\(object\)|\\[A-Z][\w\\]*::)"
_SCALAR: Final = r"(?:-?\d[\d.]*(?:E[+-]?\d+|-\d)?|NULL|true|false)"
_GOES_ON: Final = rf",\s+(?:{_KEY}|\))"
_GIVEN: Final = rf"(?:'|{_NESTED}|{_SCALAR}(?:,?[ \t]*$|{_GOES_ON})|$)"
_GIVEN_LAST: Final = rf"(?:{_NESTED}|(?:'[^'\n]{{0,300}}'|{_SCALAR}){_GOES_ON})"

ANCHOR: Final = (
    rf"(?:(?:(?<![\w\\])|\(object\) ?)array ?\(\s*(?:(?:{_STRING}|-?\d+)\s*=>|\)(?=[\s;]|\Z)|\Z|'[^'\n]{{0,100}}$)"
    r"|\(object\) array\(\s*$"
    rf"|(?<=[\w.])array \(\s*(?:(?:{_STRING}|-?\d+)\s*=>|\)(?=[\s;]|\Z))"
    r"|(?<![\w\\])\\?[A-Za-z_][\w\\]{0,200}(?:@anonymous[^\s()]{0,300})?::__set_state\("
    r"|(?<!\\)\\[A-Z][\w\\]{0,200}:{1,2}(?:_[a-z_]{0,11}(?:\(?a?r?r?a?y?)?)?[ \t]*$"
    rf"|(?<!\S)\[\s*{_STRING} => "
    rf"|^[ \t]*(?:{_CUT_KEY} ?=> {_GIVEN}|=> {_GIVEN_LAST}|{_CUT_OPEN}(?={_KEY} ?{_GIVEN})))"
)

_TOKEN: Final = re.compile(
    rf"\s*(?:(?P<open>{_OPEN})|(?P<quote>')|(?P<close>[)\]])|(?P<arrow>=>)|(?P<comma>,)"
    r"|(?P<word>-?\d[\d.]*(?:E[+-]?\d+|-1)?|NULL|null|true|false|NAN|-?INF)(?=[ \t]*(?:[,)\];\n]|=>|\Z)|\s*(?:[,)\]]"
    r"|=>))"
    r'|\\?[A-Z_][\w\\]*::\w+(?=\s*[,)])|\. |"\\0"|/\*.{0,300}?\*/)'
)
_CLOSING: Final = re.compile(
    rf"(?<!\\)(?:\\\\)*'(?=\s*(?:=>|\)|\]|\. |;|\Z|,\s*(?:(?:{_STRING}|-?\d+)\s*=>|\)|\]|\Z)))"
)
_ITEM_CLOSING: Final = re.compile(r"(?<!\\)(?:\\\\)*'(?=\s*(?:=>|\)|\]|,|\. |;|\Z))")
_LINE_CLOSING: Final = re.compile(rf"(?<!\\)(?:\\\\)*'(?=,[ \t]*\n\s*(?:(?:{_STRING}|-?\d+)\s*=>|\)))")
_INNER: Final = re.compile(r"=>\s*'|array ?\(")
_CUT: Final = re.compile(
    r"(?:[ \t]*\n)?[ \t]*(?:'[^'\n]*'?|=>?|-?\d+|\\[\w\\]*(?::{1,2}\w*)?(?:\(a?r?r?a?y?\(?)?"
    r"|N(?:UL?)?|NAN?|-?IN?F?|t(?:ru?)?|f(?:al?s?)?|a(?:r(?:r(?:ay? ?)?)?)?|\(o?b?j?e?c?t?\)? ?(?:ar?r?a?y?)?)?"
    r"(?: =?>?)?[ \t]*(?=\n|\Z)"
)
_CUT_FIRST: Final = re.compile(rf"[ \t]*(?!{_KEY}|array)(?:(?P<key>(?:[\w $-]{{0,40}}' ?)?=> )|{_CUT_OPEN})")


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read an exported array or object from where the anchor matched."""
    start = at = _without_glued_word(text, match)
    root: dict[Any, Any] = {}
    stack: list[dict[Any, Any]] = [root]
    doubled = [False]
    last: Any = None
    key: Any = None
    headless = False
    if cut := _CUT_FIRST.match(text, start):
        at, headless = cut.end(), True
        key = "" if cut["key"] else None
    while token := _TOKEN.match(text, at):
        if at == start and not token["open"]:
            headless = True
        if len(stack) == 1 and at > start and not headless:
            break
        if headless and key is None and token["open"] == "[" and len(stack) == 1:
            break
        begun, at = at, token.end()
        if token["open"]:
            inner: dict[Any, Any] = {}
            stack[-1][len(stack[-1]) if key is None else key] = inner
            stack.append(inner)
            doubled.append("__set_state" in token["open"])
            last = key = None
        elif token["close"]:
            if last is not None:
                stack[-1][len(stack[-1]) if key is None else key] = last
            last = key = None
            if len(stack) > 1:
                stack.pop()
                if doubled.pop() and text.startswith(")", at):
                    at += 1
            if len(stack) == 1 and not headless:
                break
        elif token["arrow"]:
            key, last = last, None
        elif token["comma"]:
            if last is not None:
                stack[-1][len(stack[-1]) if key is None else key] = last
            last = key = None
        elif token["quote"]:
            found = _string_end(text, at, in_map=key is not None)
            if found is None:
                if headless and len(stack) == 1 and key is None:
                    at = begun
                    break
                if key is not None:
                    stack[-1][key] = text[at : line_end(text, at)]
                return Dump(start, line_end(text, at), "var_export", root, whole=False)
            last = re.sub(r"\\([\\'])", r"\1", text[at : found - 1])
            at = found
        elif token["word"]:
            last = token["word"]
    whole = len(stack) == 1
    if not whole and (cut := _CUT.match(text, at)):
        at = cut.end()
    elif whole and not headless and text.startswith(";", at):
        at += 1
    if at == start and match[0].lstrip().startswith("\\"):
        cut = _CUT_HEAD.match(text, match.end())
        at, whole = cut.end() if cut else match.end(), False
    if at == start or (headless and has_no_signs(text[start:at])):
        return None
    return Dump(start, at, "var_export", root, whole)


def _without_glued_word(text: str, match: re.Match[str]) -> int:
    """Where a class begins: PHP writes a backslash before it, and what stands before that is a sentence's last word."""
    start = match.start()
    word = _WORD.match(text, start)
    before = text[max(0, start - 20) : start].rpartition("\n")[2].rstrip()
    return word.end() if word and before and before[-1] not in ".!?…\"”’'):]>" else start


_WORD: Final = re.compile(r"\w+(?=\\[A-Z]\w*[\w\\]*::)")


_CUT_HEAD: Final = re.compile(r"ar?r?a?y?[ \t]*(?=\n|\Z)")


def _string_end(text: str, start: int, *, in_map: bool) -> int | None:
    """The offset after the closing quote. A value that has a key ends before the next key, or its array."""
    eol = line_end(text, start)
    if found := (_CLOSING if in_map else _ITEM_CLOSING).search(text, start, eol):
        return found.end()
    closings, heads = _over_lines(text)
    n, h = bisect_left(closings, eol), bisect_right(heads, start)
    if n < len(closings) and (h == len(heads) or closings[n] <= heads[h]):
        return closings[n]
    return None


@lru_cache(maxsize=1)
def _over_lines(text: str) -> tuple[list[int], list[int]]:
    """Ends of strings that may hold line breaks, and where another string or array begins."""
    return [m.end() for m in _LINE_CLOSING.finditer(text)], [m.end() for m in _INNER.finditer(text)]


PARSER: Final = Parser(
    frozenset("(=\\"),
    r"array ?\(|__set_state\(|' =>|(?m:^\s*(?:\d+ )?=> )|\(object\)|\\[A-Z][\w\\]*:",
    ANCHOR,
    parse,
)
