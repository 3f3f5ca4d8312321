"""JavaScript: functions, `var x = …;`, calls of `window.…`, `document.…`, `jQuery(…)`, `googletag.cmd.push(…)`.

No grammar of the language, only what its extent needs: strings, comments, brackets, and where a statement
ends. Statements that follow each other are read as one piece.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, line_end
from scrubber.parsers.code_lines import cut_end, goes_on

_GLOBAL: Final = (
    r"(?:window|document|googletag|jQuery|_gaq|_taboola|dataLayer|console|OBR|fbq|gtag|twttr|DISQUS|\$|FB"
    r"|ga|adsbygoogle|module|self)"
)
_MEMBER: Final = r"(?:\.[\w$]+|\[[\"'][^\"'\n]{1,80}[\"']\])"

ANCHOR: Final = (
    r"(?:[!;(+]{0,5}\(?(?:(?:export (?:default )?)?async )?\bfunction\b ?[\w$]*\s*\([\w\s,$]{0,200}\)\s*\{"
    r"|\(\s*(?:async\s*)?\([\w\s,$]{0,80}\)\s*=>\s*\{"
    r"|(?<![\w$])(?:var|let|const)\s+[\w$]{1,60}\s*=\s*[^\s=]"
    rf"|(?<![\w$]){_GLOBAL}(?:{_MEMBER}{{1,8}}(?:\s*=(?!=)|\()|\((?=[\"'\w{{(]))"
    rf"|(?:jQuery|googletag|dataLayer|_taboola)(?:{_MEMBER}{{1,8}}(?:\s*=(?!=)|\()|\((?=[\"'\w{{(]))"
    r"|(?<=\w)(?:var|const) [\w$]{1,60} = [^\s=;][^\n;]{0,300};|(?<=\w)if \(typeof "
    r"|document\.(?:write|getElementById|createElement|addEventListener)\(|window\.[\w$]+\s*=(?!=)"
    r"|(?<![\w$])(?:if|while|for)\s*\((?:typeof\b|!?\s*window|!?\s*document|navigator|var "
    r"|let )[^\n]{0,200}\)"
    r"|(?<![\w$])try\s*\{(?=[^\n]{0,300}[;(]|\s*\n)|try \{\s*[\w$]+\("
    r"|(?<![\w$.])[\w$]{2,40}(?:\.[\w$]{1,40}){0,5}\(\s*(?:\{\s*[\"'\w]|function\b|\[?\{\")"
    r"|(?<![\w$.])[a-zA-Z_$][\w$]{1,40}(?:\.[\w$]{1,40}){1,5}\.(?:push|addEventListener|appendChild"
    r"|init|write|display|setAttribute)\("
    r"|(?<![\w$])(?:require|define)\(\[|(?<![\w$])fetch\([\"'`]|\([\w$]{1,40}\s*=\s*window\.\w"
    r"|(?<![\w$])[\w$]{1,40}\s*=\s*window\.[\w$]{1,40}\s*(?:\|\||;)"
    r"|\bnew [A-Z]\w{1,30}\((?:[\"'][^\"'\n]{0,80}[\"'][,)]|[{\[]|document\.|window\.)"
    r"|(?<![\w$])[\w$]{2,40}\([\"'][^\"'\n]{0,80}[\"']\)\.[\w$]{1,40}\("
    r"|(?<![\w$.@/])[a-zA-Z_$][\w$]{1,40}(?:\.[a-zA-Z_$][\w$]{0,40}){1,5}\([^()\n]{0,80}\);"
    r"|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|(?<![\w$])setTimeout\(|\"use strict\";|'use strict';)"
)

_TOKEN: Final = re.compile(
    r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|/\*.*?\*/|(?<!:)//[^\n]*|[()\[\]{}]|;|\n""",
    re.DOTALL,
)
_FLAT_TOKEN: Final = re.compile(_TOKEN.pattern.replace(r"(?<!:)//[^\n]*|", ""), re.DOTALL)
_NEXT: Final = re.compile(
    rf"\s*(?:{ANCHOR}|[}})\];]|//|/\*|(?:else|catch|finally|return|if|for|while|switch|throw|new|delete"
    rf"|do|case|default)\b[^.\n]*[({{;:]"
    rf"|[\w$]+(?:{_MEMBER}|\([^()\n]*\))*\s*(?:[+-]?=(?![=>])[^\n]*[;{{(\[]|\([^\n]*[;{{])|\.[\w$]+\()"
)
_COMMENT: Final = re.compile(r"\s*/\*[^*]{0,1000}\*/")
_SENTENCE_ENDED: Final = re.compile(r"[.!?:][\"”’')]?\s+\Z")
_MID_SENTENCE: Final = re.compile(r"[A-Za-z,] \Z")
_MARK: Final = re.compile(r"[;{(]|CDATA")
_STATEMENT: Final = re.compile(r"[^;\n]{1,500};")
_LITERAL: Final = re.compile(r"[\[{(\"']")
_NAME: Final = re.compile(r"[\w$.]+")
_GLOBALS: Final = re.compile(rf"(?:{_GLOBAL}(?![\w$])|(?:var|let|const|function|if|for|while|try|setTimeout)\b)")
_GLUED: Final = re.compile(
    rf"(?<=\.){_GLOBAL}(?![\w$])|(?:jQuery|googletag|dataLayer|_taboola|document|window)(?=[.(])"
)


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a script: the statement at the anchor and those that follow it."""
    start = at = _start(text, match)
    if not _MARK.search(text, start, start + 2000):
        return None
    if match[0].startswith(("var ", "let ", "const ")) and _MID_SENTENCE.search(text, max(0, start - 40), start):
        # "We let x = 5 be …"
        statement = _STATEMENT.match(text, start)
        if statement is None or not _LITERAL.search(statement[0]):
            return None
    while True:
        begun = at
        at, whole = _statement_end(text, begun, _TOKEN)
        if not whole and "//" in text[begun:at]:
            # A comment swallowed what follows it on a line that was several.
            end, closed = _statement_end(text, begun, _FLAT_TOKEN)
            at, whole = (end, True) if closed else (at, False)
        while whole and (comment := _COMMENT.match(text, at)):
            at = comment.end()
        following = _NEXT.match(text, at) if whole else None
        if following is None:
            break
        at += len(following[0]) - len(following[0].lstrip())
    if not whole or text[at - 1] != "\n":
        at = cut_end(text, at)
    return Dump(start, at, "javascript", None, whole)


def _start(text: str, match: re.Match[str]) -> int:
    """Where the script begins: a name that follows a sentence's full stop is not a member of its last word."""
    start = match.start()
    line = text.rfind("\n", 0, start) + 1
    name = _NAME.match(match[0])
    if (
        name is None
        or (name[0][0].islower() and _SENTENCE_ENDED.search(text, max(0, start - 4), start))
        or not (text[line:start].strip() or name[0][0].isdigit() or name[0][0].isupper())
        or _GLOBALS.match(name[0])
    ):
        return start
    if text[start - 1] == "." and name[0].islower() and "." not in name[0]:
        return start
    if glued := _GLUED.search(match[0]):
        return start + glued.start()
    if "." in name[0]:
        return start + match[0].index(".") + 1
    # "… and Twitter(function () {": a function that calls itself, behind a word.
    return start + name.end() if match[0][name.end() :].startswith("(function") else start


def _statement_end(text: str, start: int, tokens: re.Pattern[str]) -> tuple[int, bool]:
    """After the `;` or the closing bracket that ends a statement; what was cut ends with its line."""
    depth = 0
    last = start
    for token in tokens.finditer(text, start):
        what = token[0]
        if what in "([{":
            depth += 1
        elif what in ")]}":
            depth -= 1
            last = token.end()
            if depth <= 0 and what == "}" and not re.compile(r"\s*[;,)(.]").match(text, last):
                return last, True
        elif what == ";":
            if depth <= 0:
                return token.end(), True
        elif what == "\n":
            if depth <= 0 and not re.compile(r"\s*[.?:&|+,=({]").match(text, token.end()):
                return token.start(), True
            if not goes_on(text, token.end()):
                return token.start(), False
    if depth <= 0 and last > start:
        return last, True
    return line_end(text, text.rfind("\n", start) + 1 if "\n" in text[start:] else start), False
