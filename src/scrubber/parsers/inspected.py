r"""Values as other languages print them: `#<Article id: 7>`, `Article{id=7, …}`, `<app.Article object at 0x7f…>`.

Ruby's `inspect`, Java's `toString` and records, Kotlin's data classes, C#'s records, Rust's `{:?}`, Go's `%+v`,
Python's `repr`, Node's `util.inspect`, Elixir, Swift, and PHP's Kint. Values without quotation marks hold any text, so
what tells such a dump is a name with a bracket on it and two members at least, each a name and a sign; it ends with the
bracket. JSON, and what reads like it without a name before, is left to `jsonish`.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, Parser, line_end

_NAME: Final = (
    r"(?:(?:[a-z_][\w$]{0,60}\.){2,8}|(?<=&)[a-z]\w{0,60}\.|(?:[A-Z]\w{0,60}(?:\.|::)){1,8})?"
    r"[A-Z][\w$]{1,60}(?:<[\w., ]{1,60}>)?"
)
_FIRST: Final = r"[@:]?[A-Za-z_][\w.?]{0,60}"
_KEY: Final = r"(?:[@:]?[A-Za-z_][\w.?]{0,60}|:?\"[^\"\n]{1,60}\")"
_CALLS: Final = (
    r"(?:OrderedDict\(\[\(|defaultdict\(|Counter\(\{|deque\(\[|frozenset\(\{|Optional\[|map\[\w{1,40}:(?=[^\s\]])"
    r"|(?:Map|Set)\(\d+\) \{|Promise \{ ?<|b'[\[{]\")"
)
# Words before a name that make a declaration of it, which is no value.
_DECLARES: Final = r"(?<!class )(?<!struct )(?<!interface )(?<!enum )(?<!type )(?<!new )(?<!return )"

ANCHOR: Final = (
    rf"(?:#<(?:struct )?{_NAME}[ :]|(?<!\S)Parameters: (?=\{{\"\w+\"=>)"
    rf"|<(?:[a-z_]\w*\.)*[A-Za-z_]\w{{0,60}} object at 0x|<QuerySet \["
    rf"|(?<![\w.]){_CALLS}"
    rf"|(?<![\w{{]){{:[a-z_]\w{{0,40}} ?=>(?=[^\n])"
    rf"|(?<![\w.$])\[?L?(?:[a-z]\w{{0,40}}\.){{2,9}}[A-Z]\w{{0,60}};?@[0-9a-f]{{5,8}}\b"
    rf"|(?<![\w.$@#<]){_DECLARES}[%&]?{_NAME}(?:\{{ ?|\[|\(| \{{\s?)\s*(?:{_FIRST} ?= ?(?![=>])|{_FIRST}: ?)(?=\S|\s*$)"
    rf"|(?<!\w)array \(\d+\)(?: \[\s*(?:'[^'\n]{{1,100}}'|\d+) => (?:string|integer|double|boolean|array|null|[A-Z])"
    r"|[ \t]*\n⧉ )|┌─{5,200}┐\n│ [^\n]{1,200}│\n└─{5,200}┘\n)"
)

_MEMBER: Final = re.compile(rf"(?<=[\s,({{\[<]){_KEY}(?: ?=>? ?|: ?)(?=[^\s=])")
_TOKEN: Final = re.compile(
    r"(?P<open>[\[({]|#<|<(?=QuerySet)|(?<=[\[, ])<(?=[A-Za-z]\w*:? ))|(?P<close>[\])}]|(?<![-=])>)"
    r"|\"(?:[^\"\\\n]|\\.)*\"(?=[\s,\])}>:=]|\Z)|(?<=[=(\[{,: ])'(?:[^'\\\n]|\\.)*'(?=[\s,\])}>:=]|\Z)"
    r"|(?P<line>\n)|[^\[\](){}<>#\"'\n]+|."
)
_PAIRS: Final = {"[": "]", "(": ")", "{": "}", "#<": ">", "<": ">"}
_GOES_ON: Final = re.compile(r"[ \t]+\S|[ \t]*[\])}>]")
_LEAST_MEMBERS: Final = 2
_MOST_TRIES: Final = 20
"""Dumps that nothing closes which are looked for on one line: each reads all of it."""
_CALLED: Final = re.compile(r"\s*═{5,200}\n?(?:Called from [^\n]{1,300})?")
_LONGEST_NAME: Final = 70
_KINT: Final = re.compile(r"(?:\s*\n⧉[^\n]*)+")
_COUNTED: Final = re.compile(r"\w+ ?\(\d+\) ")
_VARIABLE: Final = re.compile(r"\$\w{1,60}\s+\Z")
_ALONE: Final = re.compile(r"(?:<[\w.]+ object|\[?L?[\w.]+;?@[0-9a-f])")
_SURE: Final = re.compile(rf"(?:#<|<|Parameters|\{{:|{_CALLS}|array \()")
_TYPED: Final = re.compile(r"(?:null|None|nil|true|false|True|False|undefined)\b|[=:] ?[\"'\[{(]|[=:] ?-?\d")


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a value from where the anchor matched."""
    start = match.start()
    if "⧉" in match[0]:
        kint = _KINT.match(text, start + match[0].index(")") + 1)
        named = _VARIABLE.search(text, max(0, start - _LONGEST_NAME), start)
        return Dump(named.start() if named else start, kint.end(), "var_dump") if kint else None
    if match[0][0] == "┌":
        counted = _COUNTED.match(text, match.end())
        _, end = _closed(text, counted.end() if counted else match.end())
        called = _CALLED.match(text, end)
        return Dump(start, called.end() if called else end, "var_dump")
    if _ALONE.match(match[0]) and not match[0].endswith("0x"):
        return Dump(start, match.end(), "var_dump")
    known, line, tries = _FAILED[0]
    if known is text and start < line and tries >= _MOST_TRIES:
        return None
    counted = _COUNTED.match(match[0])
    at, whole = _closed(text, start + counted.end() if counted else start)
    if text.startswith("b'", start) and text.startswith("'", at):
        at += 1
    members = len(_MEMBER.findall(text, start, at))
    several = members >= _LEAST_MEMBERS
    if (_SURE.match(match[0]) or (several and _TYPED.search(text, start, at))) and (whole or several):
        return Dump(start, at, "var_dump", whole=whole)
    if not whole:
        same = known is text and line == at
        _FAILED[0] = text, at, tries + 1 if same else 1
    return None


_FAILED: Final[list[tuple[str, int, int]]] = [("", 0, 0)]


def _closed(text: str, start: int) -> tuple[int, bool]:
    """Where the brackets that open from `start` on are closed, or the line ends, and whether they are."""
    stack: list[str] = []
    for token in _TOKEN.finditer(text, start):
        if token["open"]:
            stack.append(_PAIRS[token["open"]])
        elif token["close"]:
            if token["close"] in stack[-3:]:
                # What a value without quotation marks opened and did not close is text.
                while stack.pop() != token["close"]:
                    pass
            if not stack:
                return token.end(), True
        elif token["line"] and not _GOES_ON.match(text, token.end()):
            return token.start(), False
    return line_end(text, start), False


PARSER: Final = Parser(
    frozenset("=(:[{#<@"),
    (
        r"#<(?:struct |[\w$]{1,60}(?:\.|::|/))*[A-Z]|Parameters: \{\"|\{:[a-z]|object at 0x|<QuerySet"
        r"|OrderedDict\(|defaultdict\(|Counter\(\{|deque\(\["
        r"|frozenset\(|Optional\[|map\[\w+:|(?:Map|Set)\(\d|Promise \{|b'[\[{]|\w;?@[\da-f]{5}"
        r"|[A-Z][\w$]+(?:<[\w., ]+>)?(?:[{(\[]| \{)\s*[@:]?[A-Za-z_][\w.?]* ?[=:]|array \(\d+\)|┌─{5}"
    ),
    ANCHOR,
    parse,
)
