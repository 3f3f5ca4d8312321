"""What PHP says when it fails, and PHP source that was never run.

Errors: `Warning: message in /path on line 3`, `PHP Fatal error:  Uncaught …`, `Stack trace:`, `#0 /path(9): f()`,
`thrown in /path on line 5`, with the HTML that `html_errors` adds. Source: `<?php … ?>`, `<?= … ?>`; without
its end it goes as far as lines look like code.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, Parser, begun, line_end
from scrubber.parsers.code_lines import before_paragraph, cut_end, goes_on

_LEVEL: Final = (
    r"(?:Warning|Notice|Deprecated|Strict Standards|(?:Recoverable |Catchable )?[Ff]atal [Ee]rror|Parse error"
    r"|Compile Error|Core Error|Unknown error)"
)
ERROR_ANCHOR: Final = (
    rf"(?:(?:<br ?/?>\s*)?(?:PHP )?(?:<b>)?{_LEVEL}(?:</b>)?:[ \t]|^[ \t]*Stack trace:\s+#0 "
    r"|(?<![\w\\])(?:\w{1,60}\\){0,6}\w{0,60}(?:Exception|Error): "
    r"(?=[^\n]{0,1500}? in (?:/|[A-Za-z]:[\\/])(?:[^\s:]{1,300}(?<!\.cs)(?<!\.vb):\d+(?:\s|\Z)|[^\s:]{0,300}$))"
    rf"|^#0 [^\n]*\(\d+\): |WordPress database error(?::? ?\[| [A-Z])"
    rf"|You have an error in your SQL syntax; check the manual)"
)
SOURCE_ANCHOR: Final = r"<\?(?:php\b|=\s*[$\w])"

_PATH: Final = (
    r"(?:<b>)?(?:(?:[A-Za-z]:[\\/]|/|\.{0,2}/|phar://)[^\n<>]{1,300}?|[\w./-]+\.php|Unknown"
    r"|Standard input code)(?:</b>)?"
)
_PLACE: Final = re.compile(rf" in {_PATH}(?: on line (?:<b>)?\d+(?:</b>)?|:\d+(?!\d))(?:<br ?/?>)?")
# Of a statement what no sentence is written of: its words in capitals, names with marks in them, strings.
_KEYWORD: Final = (
    r"(?:SELECT|DISTINCT|FROM|WHERE|AND|OR|NOT|NULL|IS|IN|LIKE|BETWEEN|EXISTS|ORDER|GROUP|BY|HAVING|ASC|DESC|LIMIT"
    r"|OFFSET|JOIN|LEFT"
    r"|RIGHT|INNER|OUTER|ON|AS|UNION|ALL|SET|VALUES|INTO|INSERT|UPDATE|DELETE|IGNORE|DUPLICATE|KEY|TABLES?|FULL"
    r"|COLUMNS|COUNT|SUM|MAX"
    r"|MIN|CASE|WHEN|THEN|ELSE|END|IF|ADD|COLUMN|INDEX|PRIMARY|DEFAULT|CHARACTER|COLLATE|INTERVAL|DAY"
    r"|[A-Z]+(?:_[A-Z]+)+)"
)
_SQL: Final = (
    r"(?:SELECT|SHOW|INSERT|UPDATE|DELETE|DESCRIBE|ALTER|CREATE)\b(?:(?:[ \t]+|[ \t]*\n[ \t]*)(?:"
    rf"{_KEYWORD}(?![\w])|'[^'\n]{{0,200}}',?|(?![A-Z][a-z]*[,.](?:\s|\Z)|\d+\.\s|</?[a-z])"
    r"[\w.`*=<>!,()%-]*[_.`*=<>!,()%\d-][\w.`*=<>!,()%-]*"
    r"|[a-z]+(?=\s+[A-Z]{2}|\s*[=<>]|[ \t]*(?:\n|\Z)))){1,500}(?:[ \t]+(?:[A-Z]{1,8}"
    r"|'[^'\n]{0,100})(?=[ \t]*(?:\n|\Z)))?"
)
_DATABASE: Final = re.compile(
    rf"WordPress database error:? ?\[[^\]\n]{{0,500}}\]:?(?:\s*{_SQL}|\s*(?:S(?:EL?E?C?T?|HO?W?)?|U(?:PD?A?T?E?)?"
    rf"|I(?:NS?E?R?T?)?|D(?:EL?E?T?E?)?)(?=[ \t]*(?:\n|\Z)))?"
    r"|WordPress database error [A-Z][^\n]{0,500}? for query [^\n]{1,3000}? made by "
    r"(?:[\w>:\\-]+(?:\('[^'\n]{0,200}'\))?(?:, |))+"
    r"|^[ \t]*WordPress database error:? ?[A-Z\[][^\n]{1,3000}$|WordPress database error:? ?\[[^\]\n]{0,500}$"
    r"|You have an error in your SQL syntax; check the manual that corresponds to your \w+ server version for the right"
    r" syntax to use near '[^\n]{0,300}?' at line \d+"
    r"|You have an error in your SQL syntax; check the manual that(?= corre|[ \t]*$| co?r?r?$)[^\n]{0,160}$",
    re.MULTILINE,
)
_DEFINED: Final = re.compile(
    rf" and defined in {_PATH}(?: on line \d+|:\d+(?!\d))"
    rf"| and defined(?: in? ?[^\s]*)?(?: on?)?(?: li?n?e?)?[ \t]*(?=\n|\Z)"
    r"| an?d?(?: d?e?f?i?n?e?)?[ \t]*(?=\n|\Z)"
    r"|\)(?: i?n?(?: (?:/|[A-Za-z]:)[^\s<>]*)?(?: on?)?(?: li?n?e?)?)?[ \t]*(?=\n|\Z)"
)
# "(previously declared in /path:3) in /path on line 5"
_FURTHER: Final = re.compile(rf"\){_PLACE.pattern}")
_NUMBER: Final = re.compile(r" on line (?:<b>)?\d|:\d")
_LONGEST: Final = 3000
"""Length up to which a message is looked through for its place."""
_CUT_PLACE: Final = re.compile(
    r" in (?:<b>)?(?:/|[A-Za-z]:(?:\\|(?=[ \t]*(?:\n|\Z)))|\.{1,2}/)[^\s<>]*"
    r"(?:</b>)?(?: on?)?(?: li?n?e?)?[ \t]*(?=\n|\Z)"
)
_TRACE: Final = re.compile(
    r"\s*(?:(?:PHP )?Stack trace:|Call Stack:|(?:PHP +"
    r"|\d+\.\d+ +\d+ +)\d{1,3}\. [^\n]{1,300}?\) (?:[A-Za-z]:)?[^\s:]{1,300}:\d+"
    r"|#\d{1,4} (?:\{main\}|\[internal function\]: [^\n]*?\)(?=\s|\Z)"
    r"|[^\n]{1,600}?\(\d+\): [^\n]*?\)(?=\s+(?:#\d|thrown|Next)|\s*\n|\s*\Z))"
    rf"|thrown in {_PATH} on line (?:<b>)?\d+(?:</b>)?(?:<br ?/?>)?"
    rf"|Next [\w\\]+: [^\n]{{0,1000}}?(?= in {_PATH}:\d)(?P<place> in {_PATH}:\d+))"
)
_CUT_TRACE: Final = re.compile(
    r"\s*(?:#\d{0,4}(?: [^\n]*)?|(?:(?:PHP +|\d+\.\d+ +\d+ +)\d{0,3}(?:\.[^\n]*)?|\d\.\d{3,4}(?: +\d*)?"
    r"|PHP[ \t]*\d*)|Call(?: S?t?a?c?k?:?)?|thrown(?: i(?:n(?: [^\n]*)?)?)?|thr?o?w?"
    rf"|{begun('Stack trace:')}"
    r"|Next [\w\\]*(?:Exception|Error)\b[^\n]*|Nex?t?|Warn\w{0,3}|Notic?e?|Fatal?(?: er?r?o?r?)?)(?=\n|\Z)"
)
# What a message says that no sentence says: by this it is known though its place was cut off.
_SURE: Final = re.compile(
    r"\s*(?:Uncaught |Undefined (?:variable|index|offset|array key|property|constant)"
    r"|Array to string conversion"
    r"|(?:[a-z_][\w\\>:-]*\(\)|(?:[a-z]+_\w+|include|require|fopen)\([^\n()]{0,300}\)):? "
    r"|(?:[a-z]+_\w+|include|require|fopen)\([^\n()]{0,300}$|[a-z]\w{2,40}\([^\n()]{0,100}[/.$_][^\n()]{0,200}\): "
    r"|syntax error, unexpected|Trying to (?:get property|access array)"
    r"|Use of undefined constant"
    r"|Only variables should be |Methods with the same name as |Creation of dynamic property"
    r"|Function [\w\\:]+ (?:was|is) "
    r"|(?:Optional|Required) parameter \$|Invalid argument supplied|Creating default object|A non-numeric value"
    r"|Object of class "
    r"|Cannot (?:redeclare|use object|access|pass parameter)|Class [\"']|Call to (?:undefined|a member)"
    r"|Illegal (?:string )?offset"
    r"|Attempt to read property|Cannot modify header|Division by zero|Allowed memory size"
    r"|Maximum execution time|Undefined \w+: )",
    re.MULTILINE,
)

# Strings and comments of bounded length: from each quote on that is never closed, all of the text would be read.
_CODE: Final = re.compile(
    r"""\?>|"(?:[^"\\]|\\.){0,1000}"|'(?:[^'\\]|\\.){0,1000}'|/\*.{0,3000}?\*/"""
    r"""|<<<['"]?(?P<doc>\w{1,60})['"]?\n.{0,3000}?\n\s*(?P=doc)\b|<\?(?:php\b|=)""",
    re.DOTALL,
)


def parse_error(text: str, match: re.Match[str]) -> Dump | None:
    """Read an error message, with its stack trace if it has one."""
    start = match.start()
    at = match.end()
    head = match[0].lstrip()
    whole = True
    if database := _DATABASE.match(text, start):
        return Dump(start, database.end(), "php-error")
    if head.startswith(("WordPress", "You have")):
        return None
    if head.startswith(("Stack trace", "#0")):
        start += len(match[0]) - len(head)
        at = start
    else:
        paragraph = text.find("\n\n", at, at + _LONGEST)
        end = paragraph if paragraph >= 0 else min(len(text), at + _LONGEST)
        place = _PLACE.search(text, at, end) if _NUMBER.search(text, at, end) else None
        if place is not None and not _is_sentence(text, at, place.start()):
            at = place.end()
            while further := _FURTHER.match(text, at):
                at = further.end()
            if defined := _DEFINED.match(text, at):
                at = defined.end()
        elif cut := _cut_place(text, at):
            at, whole = cut.end(), False
        elif "PHP " in head or "<b>" in head or _SURE.match(text, at):
            at, whole = line_end(text, at), False
        else:
            return None
    while trace := _TRACE.match(text, at):
        at = trace.end()
        whole = True
    if at > match.end() and (cut := _CUT_TRACE.match(text, at)):
        at, whole = cut.end(), False
    return Dump(start, at, "php-error", None, whole) if at > start else None


def _cut_place(text: str, at: int) -> re.Match[str] | None:
    eol = text.find("\n", at, at + _LONGEST)
    if eol < 0 and len(text) - at > _LONGEST:
        return None
    return _CUT_PLACE.search(text, at, eol if eol >= 0 else len(text))


def _is_sentence(text: str, start: int, end: int) -> bool:
    """A message of several lines is none unless it is an exception's."""
    return "\n" in text[start:end] and not text[start:end].lstrip().startswith("Uncaught")


def parse_source(text: str, match: re.Match[str]) -> Dump | None:
    """Read PHP source up to its `?>`, or as far as lines look like code."""
    start, at = match.span()
    for token in _CODE.finditer(text, at):
        if token[0] == "?>":
            if _all_code(text, at, token.start()):
                return Dump(start, token.end(), "php-code")
            break
        if token[0].startswith("<?"):
            break
    end = line_end(text, at)
    while end < len(text) and goes_on(text, end + 1):
        end = line_end(text, _not_blank(text, end + 1))
    return Dump(start, before_paragraph(text, start, cut_end(text, end)), "php-code", None, whole=False)


def _not_blank(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _all_code(text: str, start: int, end: int) -> bool:
    """Whether no line of prose stands in the source: a paragraph that was taken for it because its end was cut."""
    if "\n\n" not in text[start:end]:
        return True
    at = line_end(text, start)
    while at < end:
        if not goes_on(text, at + 1):
            return False
        at = line_end(text, _not_blank(text, at + 1))
    return True


ERRORS: Final = Parser(
    frozenset(":#<;[(_"),
    (
        r"(?:Warning|Notice|Deprecated|Standards|[Ee]rror)(?:</b>)?:\s|Exception: |#0 |Stack trace:"
        r"|WordPress database error|You have an error in your SQL"
    ),
    ERROR_ANCHOR,
    parse_error,
)


SOURCE: Final = Parser(
    frozenset("<"),
    r"<\?(?:php|=)",
    SOURCE_ANCHOR,
    parse_source,
)
