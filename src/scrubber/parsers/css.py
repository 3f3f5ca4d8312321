"""Style sheets: `.class, #id > p { color: red; }`, `@media … { … }`, `@import …;`, `/* … */`.

Syntax: https://www.w3.org/TR/css-syntax-3/. A rule is known by a declaration behind a brace; its selector is
read back from there (`selectors`), so that a sentence to which it is glued stays whole.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, Parser, begun, line_end, opens_line, remnants, scraps
from scrubber.parsers.code_lines import COMMENT, comments_before
from scrubber.parsers.selectors import ELEMENT, INDENT, JOINT, LOOK_BACK, PART, selector_start

_DECLARATION: Final = (
    r"(?:--[\w-]{1,40}|[-*_]?[a-z][a-z-]{1,40}"
    r"|(?:BACKGROUND|BORDER|COLOR|DISPLAY|FLOAT|FONT|HEIGHT|LINE|MARGIN|PADDING|POSITION|TEXT|WIDTH)[A-Z-]{0,20})"
    r"\s*:(?!//)\s*"
    r"(?:[^{};\"\n]{1,400}|\"[^\"\n]{0,200}\")(?:\"[^\"\n]{0,20000}\"|[^{};\"\n]{1,100}){0,40}+"
)
# Rules of one line, of CSS, Sass and Tailwind.
_STATEMENT: Final = (
    r"@(?:import\s+(?:(?:url\()?(?:\"[^\"\n]{0,400}\"|'[^'\n]{0,400}')|url\([^)\n]{0,400}\))[^\n;]{0,200}"
    r"|import\s+(?:url\(|[\"'])[^\n;]{0,300}|charset\s+[\"'][^\n;]{0,30}|tailwind [a-z]{3,20}"
    r"|layer [a-z][\w.-]{0,40}(?:, ?[a-z][\w.-]{0,40}){0,20}|namespace\s[^\n;]{0,60}url\([^\n;]{0,200}"
    r"|(?:use|forward) [\"'][^\n;]{1,200}|include [\w.-]{1,60}(?:\([^\n;]{0,200}\))?|extend [.%#][\w-]{1,60}"
    r"|apply [\w: /.-]{1,200});"
)
_BLOCK: Final = (
    r"@(?:media|supports|font-face|font-feature-values|(?:-\w{1,6}-)?keyframes|page|list|layer|container|property"
    r"|counter-style|styleset|scope|starting-style|view-transition|mixin|include|function"
    r"|-[a-z-]{3,20}|[a-z-]{3,30}(?=(?: [\w\"'-]{1,40})?\s?\{\s*[a-z-]{2,30}\s*:)|(?:if"
    r"|else if|while)(?= [^\n{]{0,80}\$)"
    r"|each(?= \$)|for(?= \$)|else(?= \{))"
)

# Declarations without a rule are told from words by the names of the commonest properties.
_PROPERTY: Final = (
    r"-?(?:background|border|bottom|color|display|float|font|height|left|letter-spacing|line-height|margin|max-width"
    r"|min-height|opacity|overflow|padding|position|right|text-align|text-decoration|top|vertical-align|visibility"
    r"|width|z-index)(?:-[a-z]+)*"
)
_VALUE: Final = (
    r"(?:-?(?:\d+\.?\d*|\.\d+)(?:px|em|rem|ex|ch|pt|pc|in|cm|mm|vh|vw|fr|deg|m?s|%)?|#[0-9a-fA-F]{3,8}|!important"
    r"|[a-z-]{3,20}\((?:[^()\n;]|\([^()\n;]{0,60}\)){0,100}+\)|\"[^\"\n;]{1,60}\"|'[^'\n;]{1,60}'|(?:[A-Z][a-z]{1,20}(?:,"
    r"|(?=;))(?: ?[A-Z][a-z]{1,20},?)*)"
    r"|auto|none|both|left|right|center|top|bottom|middle|block|inline(?:-block)?|flex|grid|hidden|visible|absolute"
    r"|relative"
    r"|fixed|static|sticky|inherit|initial|unset|normal|bold(?:er)?|lighter|italic|solid|dashed|dotted|double"
    r"|underline|justify"
    r"|baseline|collapse|separate|pointer|nowrap|wrap|cover|contain|(?:no-)?repeat(?:-[xy])?|transparent"
    r"|currentColor|uppercase"
    r"|lowercase|capitalize|sans-serif|serif|monospace|black|white|red|green|blue|gr[ae]y|yellow|orange|silver|navy)"
)
_PAIR: Final = rf"{_PROPERTY}:\s?{_VALUE}(?:[ ,/]{{1,2}}{_VALUE}){{0,8}}"
# Two at least: one alone may be a sentence's.
_PAIRS: Final = rf"{_PAIR};(?:\s?{_PAIR};)+(?:\s?{_PAIR}(?=[ \t]*$)|\s?[a-z-]{{1,25}}(?::[^;\n]{{0,40}})?[ \t]*$)?"
# One of a few lines may have blank lines between them, as a table of contents does.
_COMMENT: Final = rf"(?:{COMMENT}|/\*(?:(?:(?!\*/|/\*)[^\n]){{0,150}}\n+){{1,30}}+(?:(?!\*/|/\*)[^\n]){{0,150}}\*/)"

# A line that is a selector and no more, because the rest was cut: "div.share", ".td-post a:hover", ".box p".
_CUT_LINE: Final = (
    r"(?=[^\n]{0,200}(?:\b(?:div|span|table|ul|ol|li|img|body|html|section|article|iframe|form|h[1-6])[.#](?!com\b"
    r"|org\b|net\b)[a-z]"
    r"|\[[\w-]{1,30}[$^*~|]?=[^\]\n]{1,60}\](?:::?-?[a-z]|[,>+~ ]{1,2}[\[.#]| [a-z]+[.:#\[])"
    r"|\[[\w\\:-]{1,30}\]\s?,\s?\[[a-z-]+[\]=]|\.[a-z][\w-]*::?[a-z]"
    rf"|\bp\.Mso|\.[A-Za-z]\w*[-_][\w-]|#[A-Za-z]\w*-[\w-]|^[ \t]*\.[a-z][\w-]* {ELEMENT}[ \t]*$"
    rf"|[.#][a-z][\w-]*\s?[,>+~ ]\s?(?:{ELEMENT}\s?)?[.#][a-z]))"
    rf"(?!#[^\s.:>-]*[ \t]*$)"
    rf"(?:{PART}(?:(?:\s?[,>+~]\s?|[ \t]+){PART}){{0,20}})(?:[ \t]+[a-z]{{1,8}}(?:\[[\w-]{{0,20}})?"
    r"|[ ,>+~]{0,3}(?:\[[\w\\=\"'^$*~|-]{0,40}"
    r"|::?[a-z-]{0,30}(?:\([^()\n]{0,80}(?:\([^()\n]{0,80}\)?)?)?))?[ \t]*[.#:>,\[]?[ \t]*\{?[ \t]*"
)

# Variables of Sass, and of Less.
_VARIABLE: Final = (
    r"(?:\$[a-z][\w-]{0,40}:\s?[^;:{}\n]{1,80};|@[a-z][\w-]{0,40}:\s?(?=[^;\n]{0,80}[#\d\"'(%~])[^;:{}\n]{1,80};)"
)

ANCHOR: Final = (
    rf"(?:\{{\s*(?:/\*[^*]{{0,200}}\*/\s*|//[^\n;{{}}]{{0,80}}?\s+)?{_DECLARATION}\s*(?:[;}}]|$|\Z)"
    rf"|\{{\s*(?:{_STATEMENT}|\.[a-z][\w-]{{1,40}}(?:\([^()\n]{{0,80}}\))?;)"
    rf"|^[ \t]*(?:{_VARIABLE}\s*)+$|\$[a-z][\w-]{{0,40}}:\s*\([^(){{}};]{{1,600}}\);"
    # Rules inside of a rule.
    r"|(?:(?<=[\w)\]])|(?<=[\w)\]] ))\{\s*(?=[&.#>+~:*\[])(?:[^{};\n,]{1,300}+,\s*+){0,20}+[^{};\n,]{1,300}+\{"
    # A comment that is a line, or glued to a sentence.
    rf"|(?:^[ \t]*|(?<=[.!?”\"]))(?:{_COMMENT}[ \t]*(?:(?:\[[\w-]{{0,30}})?$|(?=/\*))"
    rf"|/\*(?![^\n]*\*/)[^\n]{{0,2000}}(?:\n[ \t]+\*(?!/)[^\n]{{0,300}}){{0,30}}$)"
    rf"|{_BLOCK}\b[^{{}}\n;]{{0,200}}(?:\n[ \t]*)?\{{"
    # Rules that say nothing.
    rf"|(?:(?<![\w.#/-])|(?<=\w))(?=[.#]){PART}(?:[ ,>+~]{{1,3}}{PART}){{0,20}}\s?\{{\s*(?:{COMMENT}\s*)?\}}"
    r"|/\*# source(?:MappingURL|URL)=[^*\n]{1,300}\*/"
    rf"|^[ \t]*(?:{_PROPERTY}:\s?[^;{{}}\n]{{1,100}};[ \t]*){{2,}}$"
    rf"|(?<![\w-])(?<!- ){_PAIRS}|(?<=[a-z\d.!?\"”’)]){_PAIRS}"
    rf"|(?<=[\w.!?\"”’)\s]){_PAIR};\s?{_PROPERTY}:?[^;{{}}\n]{{0,40}}$"
    rf"|^[ \t]*[a-z-]{{0,25}}:\s?{_VALUE}(?:[ ,/]{{1,2}}{_VALUE}){{0,8}};(?:\s?{_PAIR};)+"
    # The end of a comment.
    r"|^(?:(?!/\*)[^\n]){1,300}\*/[ \t]*$"
    rf"|^[ \t]*{_PAIR};[ \t]*(?:[a-z-]{{1,25}}(?::[^;\n]{{0,40}})?)?$"
    r"|@media(?: only| not)? ?(?:\((?:[mowh][^{}\n]{0,200})?|(?:screen|print|all)\b[^{}\n]{0,200})$"
    r"|@(?:supports|container)\s[^{}\n]{0,60}\([^{}\n]{0,200}$"
    r"|\{[ \t]*(?:[a-z-]{1,30}(?:\s*:\s?[^{};\n]{0,100})?|/\*[^\n]{0,300}|[.&][^{};\n]{0,200})?[ \t]*$"
    rf"|^[ \t]*+{_CUT_LINE}$"
    rf"|{COMMENT}\s*{_CUT_LINE}$"
    # A class that is glued to a sentence's end.
    rf"|(?:(?<=[.!?\"”’)])|(?<=[.!?\"”’)] ))(?=[.#][A-Za-z]\w{{0,40}}[-_]\w"
    rf"|(?=[a-z\d.#]{{1,60}}[.#,])[^\n]{{0,300}},\s?[.#]\w){_CUT_LINE}$"
    # What closes a rule whose beginning was cut.
    r"|\}"
    rf"|{_STATEMENT}|@import\s+(?:url\(|[\"'])[^\n;]{{0,300}}$)"
)

_VARIABLE_NAME: Final = re.compile(r"[ \t]*[$@][a-z][\w-]{0,40}:")
_ONLY_COMMENT: Final = re.compile(rf"\s*(?:{_COMMENT}[ \t]*(?:\[[\w-]*)?|/\*(?!.*\*/).*(?:\n[ \t]+\*.*)*)")
_LINE_COMMENT: Final = re.compile(r"(?:\A|\n)[ \t]*(//(?!/)[^\n{};]{0,120})\s*\Z")
_VARIABLES: Final = re.compile(rf"(?:{_VARIABLE}\s*)+\Z")
_RULE: Final = re.compile(
    rf"\s*(?:{COMMENT}\s*)*(?:(?:[>+~] ?)?(?:{PART}(?:{JOINT}{PART}){{0,400}}+|from|to|\d{{1,3}}%"
    rf"|@[\w-]+[^{{}}\n;]{{0,200}})\s*\{{|{_STATEMENT})",
    re.DOTALL,
)


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a style sheet: the rule at the anchor and the rules that follow it."""
    what = match[0]
    start, at = match.span()
    begun = start + len(what) - len(what.lstrip())
    if what == "}":
        if remnants.opening_of(text, start) is not None:
            return None
        found = remnants.declarations_before(text, start, sure=_RULE.match(text, at) is not None)
        return None if found is None else _sheet(text, found, at)
    if _VARIABLE_NAME.match(what) or _ONLY_COMMENT.fullmatch(what):
        comment = _LINE_COMMENT.search(text, max(0, start - LOOK_BACK), start)
        return Dump(comment.start(1) if comment else begun, at, "css")
    if what.rstrip().endswith("*/") and "/*" not in what:
        # One of several lines goes with the rule behind it.
        return None if text[begun] == "*" else Dump(begun, at, "css")
    if what[0] == "{":
        rule = _rule_around(text, match)
        return None if rule is None else _sheet(text, *rule)
    if what[0] == "@":
        return _at_rule(text, match)
    if what.endswith("}") and what[0] in ".#":
        return _sheet(text, comments_before(text, start), at)
    return _without_block(text, match, begun)


# An object of JavaScript, whose members commas part.
_OBJECT: Final = re.compile(
    r"\{\s*[\"'\w$-]{1,60}\s*:\s*(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[\w.-]{1,60})\s*,\s*[\"'\w$-]{1,60}\s*:"
)
_RECORD: Final = re.compile(r"\{\s*(?:\"(?:[\w.$/@ -]|\\.){1,60}\"|'[\w-]{1,60}')\s*:")
_BLOCK_ALONE: Final = re.compile(
    rf"\{{\s*(?:-?[a-z]{{2,20}}-[a-z-]{{1,30}}|{_PROPERTY})\s*:[^{{}}\"'\n]{{1,200}}\}}[ \t]*$", re.MULTILINE
)


def _rule_around(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Where the rule begins whose brace is at the anchor, with its comment and variables, and its brace."""
    brace = match.start()
    if _OBJECT.match(text, brace) or _RECORD.match(text, brace):
        return None
    rule = selector_start(text, brace)
    if rule is None and (name := remnants.part_of_name_before(text, brace)) is not None:
        rule = name, brace
    if rule is None and (rest := _rest_before(text, brace)) is not None:
        rule = rest, brace
    if rule is None:
        if not (opens_line(text, brace) and (";" in match[0] or _BLOCK_ALONE.match(text, brace))):
            return None
        rule = brace, brace
    begun, brace = rule
    if variables := _VARIABLES.search(text, max(0, begun - LOOK_BACK), begun):
        begun = variables.start()
    if comment := _LINE_COMMENT.search(text, max(0, begun - LOOK_BACK), begun):
        begun = comment.start(1)
    return begun, brace


# What a browser is asked for, behind the rest of a name.
_CONDITION: Final = re.compile(
    r"(?=[^\n]*\(-?[a-z]+(?:-[a-z-]+)? ?[:<>]=? ?[\w./-]+\)\s*\Z)[ \t]*[\w-]{0,40}(?:: ?[\w./-]+\))?"
    r"(?:\(-?[a-z-]{3,40} ?[:<>]=? ?[\w./-]{1,20}\)|\b(?:only|screen|print|all|and|not|or)\b|[\s,])+\Z"
)


def _rest_before(text: str, brace: int) -> int | None:
    """Where the rest of a selector or of a condition begins, which fills the line up to a brace: `th: 40em) {`."""
    line = text.rfind("\n", max(0, brace - LOOK_BACK), brace) + 1
    head = text[line:brace]
    if not line and brace > LOOK_BACK:
        return None
    if _CONDITION.match(head) is None and not scraps.is_rest(head):
        return None
    return line + len(head) - len(head.lstrip())


def _at_rule(text: str, match: re.Match[str]) -> Dump:
    """Read an at-rule, with the comments and variables before it; one of `@media` may be cut in its condition."""
    start, at = match.span()
    start = comments_before(text, start)
    if text[start] == "@" and (variables := _VARIABLES.search(text, max(0, start - LOOK_BACK), start)):
        start = variables.start()
    if text[at - 1] == "{":
        return _sheet(text, start, at - 1)
    if match[0].startswith("@media"):
        return Dump(start, at, "css", None, whole=False)
    return _sheet(text, start, at)


_BRACE_BELOW: Final = re.compile(r"\n?[ \t]*\{")
_CLOSED_BELOW: Final = re.compile(r"(?:(?!\n[ \t]*\n)[^{}]){0,2000}\}")


def _without_block(text: str, match: re.Match[str], begun: int) -> Dump | None:
    """Read declarations whose rule was cut, or a selector; one whose rule follows is read back from its brace."""
    what = match[0]
    start, at = match.span()
    if (
        what.rstrip().endswith("{")
        or _BRACE_BELOW.match(text, at)
        or (what.rstrip().endswith(",") and "{" in text[at : line_end(text, at + 1)])
        or ((rule := _RULE.match(text, start)) and rule[0].endswith("{"))
    ):
        return None
    if ":" in what and (closing := _CLOSED_BELOW.match(text, at)):
        found = remnants.declarations_before(text, closing.end() - 1, sure=True)
        if found is not None and found <= begun:
            return _sheet(text, found, closing.end())
    return Dump(comments_before(text, begun), at, "css")


_STRAY_BRACES: Final = re.compile(r"(?:\s?|\n[ \t]*)\}")
_COMMENT_AFTER: Final = re.compile(rf"(?:\s*{COMMENT})+|[ \t]*//[^\n.!?]{{0,40}}(?=\n|\Z)")
_CUT_ELEMENT: Final = "|".join(
    begun(name)
    for name in (
        "article", "section", "header", "footer", "figure", "figcaption", "blockquote", "button", "textarea", "iframe",
        "table", "label", "input", "aside", "strong", "video",
    )
)  # fmt: skip
_CUT_SELECTOR: Final = re.compile(
    rf"(?!\.[ \t]*$)[ \t]*(?:\n[ \t]*"
    rf"|\n\s*(?=[.#][\w-]*[ \t]*$))?(?!\*+[ \t]*$)(?![a-z]+ [a-z ]+$)"
    rf"(?:{PART}(?:[ ,>+~]{{1,4}}{PART}){{0,40}}[ ,>+~]*"
    r"(?:[.#:\[]{0,2}[\w=\"'^$*\[\]-]{0,40}(?:\([^\s()]{0,20})?)"
    r"|(?:[.#@](?=[A-Za-z_-]|[ \t]*$)|\*(?! ))[\w-]*(?:[.#:>+~, \[]{1,3}[\w=\"'^\]()-]*){0,30}"
    rf"|{ELEMENT}(?:[.#:>,\[]+[\w=\"'^\]-]*| [.#][\w-]*){{0,6}}|[a-z]{{1,4}}|{_CUT_ELEMENT}"
    rf"|\[[\w-]{{1,30}}(?:[$^*~|]?=[\w\"'-]*)?|/\*(?![^\n]*\*/)[^\n]*)[ \t]*$",
    re.MULTILINE,
)
_CUT_BLOCK: Final = re.compile(
    r"\n?[ \t]*(?:\*?[a-z-]{1,30}(?:\s*:[^\n]{0,200})?"
    rf"|(?:(?=[.#&]){PART}|\d{{1,3}}%|from|to)[^\n{{}}]{{0,200}}\{{[^\n]{{0,200}}"
    rf"|(?=[.#&]){PART}|\d{{1,3}}%?)[ \t]*$",
    re.MULTILINE,
)


def _sheet(text: str, start: int, at: int) -> Dump:
    """What begins at `start` and reaches to `at`, with the block that opens there and the rules before and behind."""
    whole = True
    if text.startswith("{", at):
        at, whole = _block_end(text, at)
    while whole and (rule := _RULE.match(text, at) or _STRAY_BRACES.match(text, at)):
        if rule[0].endswith("{"):
            at, whole = _block_end(text, rule.end() - 1)
        else:
            at = rule.end()
    start = _before(text, start)
    for rest in (_COMMENT_AFTER, _CUT_BLOCK if not whole else _CUT_SELECTOR):
        if behind := rest.match(text, at):
            at = behind.end()
    return Dump(start, at, "css", None, whole)


_MOST_BEFORE: Final = 50
# The end of a rule whose beginning was cut, and one too many.
_BRACE_BEFORE: Final = re.compile(r"(?:\A|\n)[ \t]*(\})\s*\Z")
_BRACES: Final = re.compile(r"\}\}")


def _before(text: str, start: int) -> int:
    """Where a style sheet begins of which a rule was found: rules that nothing told, and what is left of one."""
    for _ in range(_MOST_BEFORE):
        end = start
        while end > 0 and text[end - 1].isspace() and start - end < INDENT:
            end -= 1
        while text[end - 1 : end] == "}" and _BRACES.match(text, end - 2):
            end -= 1
        if text[end - 1 : end] == "}":
            opening = remnants.opening_of(text, end - 1)
            if opening is None:
                brace = _BRACE_BEFORE.search(text, max(0, end - INDENT), start)
                found = remnants.declarations_before(text, end - 1, sure=True)
                return found if found is not None else brace.start(1) if brace else start
            rule = selector_start(text, opening)
            if rule is None or text.startswith("%}", end - 2):
                return start
            start = rule[0]
        else:
            found = remnants.comment_end_before(text, start) if "\n\n" not in text[end:start] else None
            if found is None:
                found = remnants.part_of_name_before(text, start)
            if found is None:
                return start
            start = found
    return start


_BODY: Final = re.compile(rf"{COMMENT}|\"[^\"\n]*\"|'[^'\n]*'|[{{}}]|\n(?=[ \t]*\n)|\n")
_DECLARATION_LINE: Final = re.compile(
    rf"(?:\n?(?: {{2,}}|\t)(?:[^\n]{{0,300}}[;,{{}})](?:[ \t]*{COMMENT})?|[^\n]{{0,60}}[^\s.!?”\"])[ \t]*(?:\n|\Z)"
    rf"|\n? {{2,}}[^\n]*\)[;,][ \t]*(?:\n|\Z))"
    rf"|\s*(?:[{{}}]|/[/*]|@|{_DECLARATION}\s*(?:;|\}}|\n|\Z)|\*[a-z]+:[^\n]*;[ \t]*(?:\n|\Z)"
    rf"|[>+~]? ?(?:{PART}|from|to|\d{{1,3}}%)(?:[ ,>+~]+(?:{PART}|\d{{1,3}}%)){{0,40}}[ \t]*"
    rf"(?:,[ \t]*(?:\n|\Z)|\n?[ \t]*\{{[ \t]*(?:\n|\Z|[^\n{{}}]*\}})))"
)


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
            return _without_sentence(text, brace, token.start()), False
    end = line_end(text, text.rfind("\n", brace) + 1) if "\n" in text[brace:] else len(text)
    return _without_sentence(text, brace, end), False


_WORDS_IN_VALUE: Final = re.compile(r"[;{]\s*[\w-]{1,40}\s*:\s*\S{1,100}(?=(?:[ \t]+[\w’'-]+[,.]?){8})")


def _without_sentence(text: str, brace: int, end: int) -> int:
    """Where a block that was cut ends: a sentence that follows on its line is no part of its last value."""
    last = max(text.rfind(sign, brace, end) for sign in ";{")
    worded = _WORDS_IN_VALUE.match(text, last, end)
    return worded.end() if worded else end


PARSER: Final = Parser(
    frozenset("{}@;_.#*="),
    (
        r"(?:background|border|bottom|color|display|float|font|height|left|letter-spacing|line-height|margin"
        r"|max-width"
        r"|min-height|opacity|overflow|padding|position|right|text-|top|vertical-align|visibility|width"
        r"|z-index)[a-z-]*:"
        r"[^;\n]{1,200};|\{\s*(?:/\*[^*]*\*/\s*)?(?:--\w|[_*-]?[a-z]|[A-Z]{4})[\w-]*\s*:"
        r"|\{[ \t]*(?:[a-z-]{1,30}[ \t]*)?(?m:$)|\{\s*&|[.#][A-Za-z]\w{0,40}[-_]\w"
        r"|@(?:media|supports|font-f|keyframes|page|list|import|charset|layer|container|property|counter-style"
        r"|-[a-z]|tailwind"
        r"|namespace|use|forward|include|extend|apply|mixin|function|if|else|each|for|while|[a-z-]+[^{}\n;@]*\{)"
        r"|[\w)\]]\s?\{\s*(?:\}|/\*|[&.#>+~:*\[])|/\*|\*/|[$@][a-z][\w-]*:\s?[^\n;]*;|\$[a-z][\w-]*:\s*\("
        r"|\{\s*(?:\.[a-z]|//)"
        r"|\}|\]::?-?[a-z]|=[^\]\n]{1,60}\][,>+~ ]{1,2}[\[.#a-z]|\]\s?,\s?\[[a-z-]+[\]=]"
        r"|(?m:^[ \t]*(?:[.#a-z][\w.:#,>~+ \[\]=*\"'()-]*)\{?[ \t]*$)"
    ),
    ANCHOR,
    parse,
)
