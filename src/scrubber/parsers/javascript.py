"""JavaScript: functions, `var x = …;`, calls of `window.…`, `document.…`, `jQuery(…)`, `googletag.cmd.push(…)`.

No grammar of the language, only what its extent needs: strings, comments, brackets, and where a statement
ends. Statements that follow each other are read as one piece.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, line_end
from scrubber.parsers.code_lines import COMMENT, comments_before, cut_end, goes_on

_GLOBAL: Final = (
    r"(?:window|document|googletag|jQuery|_gaq|_taboola|dataLayer|console|OBR|fbq|gtag|twttr|DISQUS|\$|FB"
    r"|ga|adsbygoogle|module\.exports|self)"
)
_MEMBER: Final = r"(?:\??\.[\w$]+|\[[\"'][^\"'\n]{1,80}[\"']\])"
# With a hump or an underscore in it.
_ODD_NAME: Final = r"(?:[a-z0-9$]{0,40}[A-Z_$]|[A-Z]{0,10}_)"
# What ends the name of a site, not of a member.
_TOP_LEVEL: Final = r"(?:com|org|net|edu|gov|info|news|tv|io|co|us|uk|eu|de|fr|ca|au|in|me|biz|blog|live|media|online)"
_QUOTED: Final = r"(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}')"

# A call whose name no sentence has, with a semicolon behind it.
_CALL: Final = rf"[a-zA-Z$_]{_ODD_NAME}[\w$]{{0,40}}\((?:\s*|[^()\n]{{0,80}}[\"'\d][^()\n]{{0,80}})\);"
_DOTTED: Final = r"[A-Za-z_$][\w$]{0,40}(?:\.[a-zA-Z_$][\w$]{0,40}){1,5}"
# A value that is given to a name: one with a full stop, any with a string and a semicolon, an odd one with a number.
_ASSIGNED: Final = (
    rf"{_DOTTED}\s*=\s*(?:[\w$.]{{1,60}}\(|[{{\[]\s*[\"'\w{{\]}}]|{_QUOTED};|function\b)"
    rf"|[A-Za-z_$][\w$]{{1,60}} ?= ?(?:{_QUOTED};|\{{\s*[\"'\w$]{{1,60}}\s*:|new [A-Z])"
    rf"|[a-zA-Z$_]{_ODD_NAME}[\w$]{{0,60}} ?= ?(?:-?\d[\d.]*|true|false|null|\[\]|\{{\}});"
)
# What was cut ends with its line.
# Of a call that was cut, no two words outside of strings: these would be the article's.
_OPEN_STRING: Final = r"(?:\"[^\"\n]{0,600}|'(?:[^'\\\n]|\\.){0,600})"
_ARGUMENTS: Final = (
    r"(?:\"(?:[^\"\\\n]|\\.){0,600}+\"|'(?:[^'\\\n]|\\.){0,600}+'|[\s,:.()\[\]{}\d!+|&?=-]"
    r"|[A-Za-z_$][\w$]{0,60}+(?! [A-Za-z])){0,200}+"
)
_CUT_CALL: Final = (
    rf"(?:{_DOTTED}|[a-z$_]{_ODD_NAME}[\w$]{{0,40}}|\w{{1,20}}_\w{{0,40}})\((?:(?=[\"'{{\[]){_ARGUMENTS}{_OPEN_STRING}?|\d*)$"
    rf"|{_DOTTED} ?= ?{_OPEN_STRING}$"
)
_CUT_MEMBER: Final = (
    rf"(?:{_GLOBAL}|(?!www\.)(?=[\w$.]{{0,80}}(?:[a-z][A-Z]|_|\.[A-Z]\w*\.[a-z]))[\w$]{{2,40}})"
    rf"(?:\.(?!{_TOP_LEVEL}\b)[a-zA-Z_$][\w$]{{0,40}}){{1,5}}\.?(?:\([^()\n]{{0,200}}\))?"
)
_LONE_CALL: Final = r"(?:[\w$]{0,20}_[\w$]{0,40}|[a-z]{2,20}[A-Z][\w$]{0,40}(?=\([\"')]))\((?:[\"'\d][^()\n]{0,200})?\)"

ANCHOR: Final = (
    r"(?:[!;(+]{0,5}\(?(?:(?:export (?:default )?)?async )?\bfunction\b ?[\w$]*\s*\([\w\s,$]{0,200}\)\s*\{"
    r"|\(\s*(?:async\s*)?\([\w\s,$]{0,80}\)\s*=>\s*\{"
    r"|(?<![\w$])(?:export )?(?:var|let|const)\s+(?:[\w$]{1,60}|[{\[][\w$\s,:]{1,100}[}\]])\s*=\s*[^\s=]"
    r"|^[ \t]*(?:export )?(?:var|const)\s+[\w$]{1,60}(?:\s*=)?[ \t]*$"
    rf"|(?<![\w$]){_GLOBAL}(?:{_MEMBER}{{1,8}}(?:\s*=(?!=)|\()|\((?=[\"'\w{{(]|$))"
    rf"|(?:jQuery|googletag|dataLayer|_taboola)(?:{_MEMBER}{{1,8}}(?:\s*=(?!=)|\()|\((?=[\"'\w{{(]))"
    r"|(?<=\w)(?:var|const) [\w$]{1,60} = [^\s=;][^\n;]{0,300};|(?<=\w)if \(typeof "
    r"|document\.(?:write|getElementById|createElement|addEventListener)\(|window\.[\w$]+\s*(?:=(?!=)|\|\||&&)"
    r"|(?<![\w$])(?:if|while|for)\s*\((?:typeof\b|!?\s*window|!?\s*document|navigator|var "
    r"|let )[^\n]{0,200}\)"
    r"|(?<![\w$])(?:if|while|for|switch)\s*\([^()\n]{1,200}(?:\([^()\n]{0,80}\)[^()\n]{0,80}){0,3}\)\s*\{"
    r"|(?<![\w$.])[A-Za-z_$][\w$]{1,40}(?:\.[\w$]{1,40}){0,5}\((?:\"[^\"\n]{0,80}\"|'[^'\n]{0,80}')\s*,"
    r"\s*(?:[\"'\[{\d]|function\b)"
    r"|(?<![\w$])try\s*\{(?=[^\n]{0,300}[;(]|\s*\n)|try \{\s*[\w$]+\("
    r"|(?<![\w$.])[\w$]{2,40}(?:\.[\w$]{1,40}){0,5}\(\s*(?:\{\s*[\"'\w]|function\b|\[?\{\")"
    r"|(?<![\w$.])[a-zA-Z_$][\w$]{1,40}(?:\.[\w$]{1,40}){1,5}\.(?:push|addEventListener|appendChild"
    r"|init|write|display|setAttribute)\("
    r"|(?<![\w$])(?:require|define)\(\[|(?<![\w$])fetch\([\"'`]|\((?:window\.)?[\w$]{1,40}\s*=\s*window\.\w"
    r"|(?<![\w$])[\w$]{1,40}\s*=\s*window\.[\w$]{1,40}\s*(?:\|\||;)"
    r"|\bnew [A-Z]\w{1,30}(?:\.\w{1,30}){0,3}\((?:[\"'][^\"'\n]{0,80}[\"'][,)]|[{\[]|document\.|window\.)"
    r"|(?<![\w$])[\w$]{2,40}\([\"'][^\"'\n]{0,80}[\"']\)\.[\w$]{1,40}\("
    r"|(?<![\w$.@/])[a-zA-Z_$][\w$]{1,40}(?:\.[a-zA-Z_$][\w$]{0,40}){1,5}\([^()\n]{0,300}\);"
    rf"|(?<![\w$.@/&?=-])(?=[\w$.]{{3,100}}+\s?[=(])(?:{_CALL}|{_ASSIGNED}|{_CUT_CALL})"
    rf"|(?:^[ \t]*+|(?<=[.!?\"”’)] )|(?<=[.!?”]))(?:{_CUT_MEMBER}|{_LONE_CALL})[ \t]*$"
    r"|(?<![\w$])export default \{|(?<![\w$])import (?:[\w$]{1,40}|\{[\w$\s,]{1,100}\}) from [\"']"
    r"|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|(?<![\w$])setTimeout\(|\"use strict\";|'use strict';)"
)

_TOKEN: Final = re.compile(
    r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\\n]|\\.|\n(?![ \t]*\n)){0,3000}+`|"""
    + COMMENT
    + r"""|(?<!:)//[^\n]*|[()\[\]{}]|;|\n""",
    re.DOTALL,
)
_FLAT_TOKEN: Final = re.compile(_TOKEN.pattern.replace(r"(?<!:)//[^\n]*|", ""), re.DOTALL)
_NEXT: Final = re.compile(
    rf"\s*(?:{ANCHOR}|[}})\];]|//|/\*|(?:else|catch|finally|return|if|for|while|switch|throw|new|delete"
    rf"|do|case|default)\b[^.\n]*[({{;:]"
    rf"|[\w$]+(?:{_MEMBER}|\([^()\n]*\))*\s*(?:[+-]?=(?![=>])[^\n]*[;{{(\[]|\([^\n]*[;{{])|\.[\w$]+\()"
)
_COMMENT: Final = re.compile(rf"\s*{COMMENT}")
_SENTENCE_ENDED: Final = re.compile(r"[.!?:;\])”’\"'…][\"”’')]?\s+\Z")
_MID_SENTENCE: Final = re.compile(r"[A-Za-z,] \Z")
_GOES_ON: Final = re.compile(r"\s*(?:[;,)]|\.(?!\.)|=(?!=)|from\s*[\"']|\((?!\s*[A-Z][a-z]+\b|\s+\w+ ))")
_MARK: Final = re.compile(r"[;{(]|CDATA")
# A declaration that was cut before its end, on a line of its own or behind a sentence.
_DECLARED: Final = re.compile(
    r"(?:export )?(?:var|const)\s+[\w$]{1,60}(?:\s*=(?!=)[^\n]*)?[ \t]*$|[\w$]+(?:\.[\w$]*)*(?:\([^\n]*)?[ \t]*$",
    re.MULTILINE,
)
_STATEMENT: Final = re.compile(r"[^;\n]{1,500};")
_LITERAL: Final = re.compile(r"[\[{(\"']")
_NAME: Final = re.compile(r"[\w$.]+")
# A capitalized word before a member, and no library's name.
_PLAIN_WORD: Final = re.compile(r"(?!Drupal|Sailthru|Krux|Chartbeat|Disqus)[A-Z][a-z]+\.[a-z]")
_DOCUMENT: Final = re.compile(
    r"document\.(?:write|get|create|add|query|body|head|cookie|location|title|ready|document|domain|referrer|forms"
    r"|on|append|exec)"
)
_ODD: Final = re.compile(r"^(?!\d).*?(?:[a-z][A-Z]|[_$])")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=(?:require|define|fetch|import|export)\b)")
_GLOBALS: Final = re.compile(rf"(?:{_GLOBAL}(?![\w$])|(?:var|let|const|function|if|for|while|try|setTimeout)\b)")
_GLUED: Final = re.compile(
    rf"(?<=\.){_GLOBAL}(?![\w$])|(?:jQuery|googletag|dataLayer|_taboola|_gaq|document|window|OBR|PARSELY|twttr"
    rf"|DISQUS|adsbygoogle"
    r"|fbq|gtag|videojs|jwplayer|pbjs|apstag|brightcove\w*|MathJax|Drupal)(?=[.(])"
)


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a script: the statement at the anchor and those that follow it."""
    start = at = _start(text, match)
    if not _MARK.search(text, start, start + 2000) and not _DECLARED.match(text, start):
        return None
    if match[0].startswith(("var ", "let ", "const ", "export ")) and _MID_SENTENCE.search(
        text, max(0, start - 40), start
    ):
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
    return Dump(comments_before(text, start), at, "javascript", None, whole)


def _start(text: str, match: re.Match[str]) -> int:
    """Where the script begins: a name that follows a sentence's full stop is not a member of its last word."""
    start = match.start() + len(match[0]) - len(match[0].lstrip(" \t"))
    name = _NAME.match(text, start)
    if name is None or (_GLOBALS.match(name[0]) and not _is_word(text, name)):
        return start
    first, _, members = name[0].partition(".")
    line = text.rfind("\n", 0, start) + 1
    if first[0].isupper() and (inside := _GLUED.search(text, start + 1, start + len(first) + 1)):
        return inside.start()
    if not text[line:start].strip() or _SENTENCE_ENDED.search(text, max(line, start - 4), start):
        # "Reuters.googletag.cmd": nothing but a name of scripts shows that the first one is a word.
        alone = not text[line:start].strip()
        if not (first[0].isdigit() or (first[0].isupper() and (_GLOBALS.match(members) or not members))) and (
            alone or not _PLAIN_WORD.match(text, start)
        ):
            return start
    elif (
        members and text[start - 1].isspace() and _ODD.search(first) and not _GLUED.search(text, start, name.end() + 1)
    ):
        return start
    if text[start - 1] == "." and name[0].islower() and not members:
        return start
    if glued := _GLUED.search(text, start + (first == "document") * len(first), name.end() + 1):
        return glued.start()
    if members:
        return start + len(first) + 1
    if camel := _CAMEL.search(name[0]):
        return start + camel.start()
    # "… and Twitter(function () {": a function that calls itself, behind a word.
    return name.end() if text.startswith("(function", name.end()) else start


def _is_word(text: str, name: re.Match[str]) -> bool:
    """Whether "document" is the last word of a sentence that the script's first name is glued to."""
    return (
        name[0].startswith("document.")
        and text[name.start() - 1 : name.start()].isspace()
        and not _DOCUMENT.match(name[0])
    )


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
            if depth <= 0 and what == "}" and not _GOES_ON.match(text, last):
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
