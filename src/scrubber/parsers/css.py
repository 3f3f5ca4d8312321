"""Style sheets: `.class, #id > p { color: red; }`, `@media … { … }`, `@import …;`, `/* … */`.

Syntax: https://www.w3.org/TR/css-syntax-3/. A rule is known by a declaration behind a brace; its selector is
read back from there, so that a sentence to which it is glued stays whole.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, Parser, begun, line_end, opens_line, remnants, scraps
from scrubber.parsers.code_lines import COMMENT, comments_before
from scrubber.words.wordlist import frequency

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

_ELEMENT: Final = (
    r"(?:html|body|div|span|p|a|u|s|ul|ol|li|h[1-6]|img|image|table|t[rdht]|thead|tbody|tfoot|form|input|button"
    r"|textarea|select|label|section|article|aside|header|footer|hgroup|nav|main|figure|figcaption|blockquote"
    r"|iframe|frame|frameset|video|em|strong|small|big|strike|sup|svg|object|embed|applet|canvas|picture"
    r"|fieldset|legend|option|optgroup|d[ltd]|dfn|i|b|q|hr|pre|code|cite|abbr|acronym|address|time|mark|sub|caption"
    r"|colgroup|col|details|summary|dialog|source|track|audio|center|font|kbd|samp|progress|meter|output|menu"
    r"|template|slot|del|ins|wbr|br|bdi|bdo|area|map|param|data|datalist|noscript|script|style|title|head|search"
    r"|var|ruby|rt|rp|rb|marquee|g|path|circle|ellipse|rect|text|line|polyline|polygon|tspan|use|symbol|stop|defs"
    r"|math"
    r"|HTML|BODY|DIV|SPAN|P|A|UL|OL|LI|H[1-6]|IMG|TABLE|T[RDH]|TT|PRE)"
)
# Elements that a site defines.
_OWN: Final = r"[a-z][a-z\d]{0,12}(?:-[a-z\d]{1,20}){1,4}(?=\s?(?:[{,:.#\[>+~]|\Z))"
# What a pseudo-class is given, which may be selectors that have one.
_GIVEN: Final = r"\((?:[^()\n{}]|\((?:[^()\n{}]|\([^()\n{}]{0,80}\)){0,120}\)){0,200}+\)"
_ESCAPE: Final = r"\\(?:[\da-fA-F]{1,6} ?|[^\s\w])"
_PART: Final = (
    rf"(?:(?:(?<![\w.#-])(?:{_ELEMENT}(?![\w\\-])|{_OWN})|(?<![\w.#-])[a-z][\w-]{{0,20}}\\:(?:[\w-]{{1,30}}|\*)"
    rf"|(?<!\w)_(?=:)|(?<![/*])\*(?!\*)|(?:[.#]"
    rf"|(?<!\w)%)(?:[A-Za-z_-]|{_ESCAPE}|\#\{{\$\w{{1,40}}\}})(?:[\w-]|{_ESCAPE})*+"
    rf"(?:\([^()\n{{}}]{{0,80}}\)(?=\s*(?:\{{|\Z|when )))?|::?[a-z-]+(?:{_GIVEN})?"
    r"|\[ ?[\w:\\|-]+(?:[*^$~|]?=(?:\"[^\"\n]{0,80}\"|'[^'\n]{0,80}'|[^\]\"'\n]{0,80}))?(?: ?[is])? ?\]"
    # So many, or each place in ".a.a.a…" would cost all that follows it.
    r"|&(?:amp;)?[\w-]*){1,40}"
    r")"
)
# What stands between two of them. A rule inside of a rule may open with a sign of its own.
_JOINT: Final = rf"(?:\s*(?:[,>+~]\s*(?:{COMMENT}\s*)*)+|\s+)"
# One of a few lines may have blank lines between them, as a table of contents does.
_COMMENT: Final = rf"(?:{COMMENT}|/\*(?:(?:(?!\*/|/\*)[^\n]){{0,150}}\n+){{1,30}}+(?:(?!\*/|/\*)[^\n]){{0,150}}\*/)"
# A line that is a selector and no more, because the rest was cut: "div.share", ".td-post a:hover", ".box p".
_CUT_LINE: Final = (
    r"(?=[^\n]{0,200}(?:\b(?:div|span|table|ul|ol|li|img|body|html|section|article|iframe|form|h[1-6])[.#](?!com\b"
    r"|org\b|net\b)[a-z]"
    r"|\[[\w-]{1,30}[$^*~|]?=[^\]\n]{1,60}\](?:::?-?[a-z]|[,>+~ ]{1,2}[\[.#]| [a-z]+[.:#\[])"
    r"|\[[\w\\:-]{1,30}\]\s?,\s?\[[a-z-]+[\]=]|\.[a-z][\w-]*::?[a-z]"
    rf"|\bp\.Mso|\.[A-Za-z]\w*[-_][\w-]|#[A-Za-z]\w*-[\w-]|^[ \t]*\.[a-z][\w-]* {_ELEMENT}[ \t]*$"
    rf"|[.#][a-z][\w-]*\s?[,>+~ ]\s?(?:{_ELEMENT}\s?)?[.#][a-z]))"
    rf"(?!#[^\s.:>-]*[ \t]*$)"
    rf"(?:{_PART}(?:(?:\s?[,>+~]\s?|[ \t]+){_PART}){{0,20}})(?:[ \t]+[a-z]{{1,8}}(?:\[[\w-]{{0,20}})?"
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
    rf"|(?:(?<![\w.#/-])|(?<=\w))(?=[.#]){_PART}(?:[ ,>+~]{{1,3}}{_PART}){{0,20}}\s?\{{\s*(?:{COMMENT}\s*)?\}}"
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

# The condition of a mixin of Less.
_GUARD: Final = r"(?: when(?: (?:not )?\((?:[^()\n{}]|\([^()\n{}]{0,60}\)){1,80}+\)(?: and|,)?){1,5})?"
_SELECTOR: Final = re.compile(
    rf"(?:/\*[^*\n]{{0,200}}\*/\s*)*(?:[>+~] ?)?{_PART}(?:{_JOINT}{_PART})*{_GUARD}\s*\Z"
    # The places of an animation.
    r"|(?:\A|(?<=[}\n]))[ \t]*(?:from|to|\d{1,3}(?:\.\d+)?%(?:\s?,\s?\d{1,3}(?:\.\d+)?%){0,10})\s*\Z"
)
_GLUED_WORD: Final = re.compile(r"(?<![\w@-])(\w{2,30})(?:[.#:\[][\w=\"':.#\[\]()-]*)?\s*[,>+~]?\s*\Z")
_IS_ELEMENT: Final = re.compile(_ELEMENT)
_LISTED: Final = re.compile(r"\w[,>+~]\s*\Z")
# The classes that Apple's text system writes.
_GLUED_CLASS: Final = re.compile(r"(?<=\w)(?:p\.p|span\.s|li\.li|ul\.ul)\d+\s*\Z")
_WORDS_TOO: Final = (
    r"(?:article|aside|body|header|footer|main|figure|video|audio|small|strong|picture|legend|option|code|address"
    r"|time|mark"
    r"|caption|details|summary|source|center|font|table|form|input|button|label|section|select|canvas|html|em"
    r"|menu|meter|output|progress|path|circle|text|line|template|head|title|image|map|area|frame|search|stop|style"
    r"|script"
    r"|track|slot|use|data|big|strike|symbol|applet|dialog|marquee|object|param)"
)
_AFTER_POINT: Final = re.compile(rf"(?:{_WORDS_TOO}|[a-z]+-[a-z]+)?[.:](?={_ELEMENT}(?![\w-])|\w{{1,3}}\\:\*|_:)")
_WORD_TOO: Final = re.compile(rf"(?:{_WORDS_TOO}|[a-z]+-[a-z]+)(?=[.#])")
_SENTENCE_ENDED: Final = re.compile(r"[.!?…][\"”’')]? \Z")
_MID_SENTENCE: Final = re.compile(r"[A-Za-z,] \Z")
_GLUES: Final = re.compile(r"\w|(?<![.!?])[\"”’')]|(?<=\.)\.")
_BRACE_BELOW: Final = re.compile(r"\n?[ \t]*\{")
_NESTED: Final = re.compile(r"\{\s*(?:[a-z-]{1,30}\s*:\s*)?\Z")
# The end of an address that a selector is glued to.
_SITE: Final = re.compile(r"(?<=\w)\.(?:com|org|net|edu|gov)(?=[\s.#*@:\[])")
_LOOK_BACK: Final = 600
_DEEPEST: Final = 5
_RARE: Final = 1e-7
_LONG_SELECTOR: Final = range(_LOOK_BACK, 8 * _LOOK_BACK)
_TOO_NEAR: Final = 100
_INDENT: Final = 20
"""White space that may stand between a selector and its brace on the next line."""
_BLOCK_ALONE: Final = re.compile(
    rf"\{{\s*(?:-?[a-z]{{2,20}}-[a-z-]{{1,30}}|{_PROPERTY})\s*:[^{{}}\"'\n]{{1,200}}\}}[ \t]*$", re.MULTILINE
)
_RULE: Final = re.compile(
    rf"\s*(?:{COMMENT}\s*)*(?:(?:[>+~] ?)?(?:{_PART}(?:{_JOINT}{_PART}){{0,400}}+|from|to|\d{{1,3}}%"
    rf"|@[\w-]+[^{{}}\n;]{{0,200}})\s*\{{|{_STATEMENT})",
    re.DOTALL,
)
_CLOSED_BELOW: Final = re.compile(r"(?:(?!\n[ \t]*\n)[^{}]){0,2000}\}")
_MARKED: Final = re.compile(r"[.#:\[]|\A\s*[a-z]\w{0,10}\s*\Z")
# An object of JavaScript, whose members commas part.
_OBJECT: Final = re.compile(
    r"\{\s*[\"'\w$-]{1,60}\s*:\s*(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[\w.-]{1,60})\s*,\s*[\"'\w$-]{1,60}\s*:"
)
_RECORD: Final = re.compile(r"\{\s*(?:\"[\w.$/@ -]{1,60}\"|'[\w-]{1,60}')\s*:")
_VARIABLES: Final = re.compile(rf"(?:{_VARIABLE}\s*)+\Z")
_ONLY_COMMENT: Final = re.compile(rf"\s*(?:{_COMMENT}[ \t]*(?:\[[\w-]*)?|/\*(?!.*\*/).*(?:\n[ \t]+\*.*)*)")
_VARIABLE_NAME: Final = re.compile(r"[ \t]*[$@][a-z][\w-]{0,40}:")
_LINE_COMMENT: Final = re.compile(r"(?:\A|\n)[ \t]*(//(?!/)[^\n{};]{0,120})\s*\Z")
# The end of a rule whose beginning was cut, and one too many.
_BRACE_BEFORE: Final = re.compile(r"(?:\A|\n)[ \t]*(\})\s*\Z")
_BRACES: Final = re.compile(r"\}\}")
_MOST_BEFORE: Final = 50
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
    rf"(?:{_PART}(?:[ ,>+~]{{1,4}}{_PART}){{0,40}}[ ,>+~]*"
    r"(?:[.#:\[]{0,2}[\w=\"'^$*\[\]-]{0,40}(?:\([^\s()]{0,20})?)"
    r"|(?:[.#@](?=[A-Za-z_-]|[ \t]*$)|\*(?! ))[\w-]*(?:[.#:>+~, \[]{1,3}[\w=\"'^\]()-]*){0,30}"
    rf"|{_ELEMENT}(?:[.#:>,\[]+[\w=\"'^\]-]*| [.#][\w-]*){{0,6}}|[a-z]{{1,4}}|{_CUT_ELEMENT}"
    rf"|\[[\w-]{{1,30}}(?:[$^*~|]?=[\w\"'-]*)?|/\*(?![^\n]*\*/)[^\n]*)[ \t]*$",
    re.MULTILINE,
)
_CUT_BLOCK: Final = re.compile(
    r"\n?[ \t]*(?:\*?[a-z-]{1,30}(?:\s*:[^\n]{0,200})?"
    rf"|(?:(?=[.#&]){_PART}|\d{{1,3}}%|from|to)[^\n{{}}]{{0,200}}\{{[^\n]{{0,200}}"
    rf"|(?=[.#&]){_PART}|\d{{1,3}}%?)[ \t]*$",
    re.MULTILINE,
)
_BODY: Final = re.compile(rf"{COMMENT}|\"[^\"\n]*\"|'[^'\n]*'|[{{}}]|\n(?=[ \t]*\n)|\n")
_DECLARATION_LINE: Final = re.compile(
    rf"(?:\n?(?: {{2,}}|\t)(?:[^\n]{{0,300}}[;,{{}})](?:[ \t]*{COMMENT})?|[^\n]{{0,60}}[^\s.!?”\"])[ \t]*(?:\n|\Z)"
    rf"|\n? {{2,}}[^\n]*\)[;,][ \t]*(?:\n|\Z))"
    rf"|\s*(?:[{{}}]|/[/*]|@|{_DECLARATION}\s*(?:;|\}}|\n|\Z)|\*[a-z]+:[^\n]*;[ \t]*(?:\n|\Z)"
    rf"|[>+~]? ?(?:{_PART}|from|to|\d{{1,3}}%)(?:[ ,>+~]+(?:{_PART}|\d{{1,3}}%)){{0,40}}[ \t]*"
    rf"(?:,[ \t]*(?:\n|\Z)|\n?[ \t]*\{{[ \t]*(?:\n|\Z|[^\n{{}}]*\}})))"
)


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a style sheet: the rule at the anchor and the rules that follow it."""
    start, at = match.span()
    if match[0] == "}":
        if remnants.opening_of(text, start) is not None:
            return None
        found = remnants.declarations_before(text, start, sure=_RULE.match(text, at) is not None)
        return None if found is None else _sheet(text, found, at)
    if _VARIABLE_NAME.match(match[0]) or _ONLY_COMMENT.fullmatch(match[0]):
        comment = _LINE_COMMENT.search(text, max(0, start - _LOOK_BACK), start)
        start = comment.start(1) if comment else start + len(match[0]) - len(match[0].lstrip())
        return Dump(start, at, "css")
    if match[0].rstrip().endswith("*/") and "/*" not in match[0]:
        # One of several lines goes with the rule behind it.
        start += len(match[0]) - len(match[0].lstrip())
        return None if text[start] == "*" else Dump(start, at, "css")
    if match[0].endswith("}") and match[0][0] in ".#":
        at = match.end()
    elif not match[0].startswith(("{", "@")):
        # A selector whose rule follows is read back from its brace.
        if (
            match[0].rstrip().endswith("{")
            or _BRACE_BELOW.match(text, at)
            or (match[0].rstrip().endswith(",") and "{" in text[at : line_end(text, at + 1)])
            or ((rule := _RULE.match(text, start)) and rule[0].endswith("{"))
        ):
            return None
        if ":" in match[0] and (closing := _CLOSED_BELOW.match(text, at)):
            found = remnants.declarations_before(text, closing.end() - 1, sure=True)
            if found is not None and found <= start + len(match[0]) - len(match[0].lstrip()):
                return _sheet(text, found, closing.end())
        return Dump(comments_before(text, start + len(match[0]) - len(match[0].lstrip())), at, "css")
    if text[start] in "@.#":
        start = comments_before(text, start)
        if text[start] == "@" and (variables := _VARIABLES.search(text, max(0, start - _LOOK_BACK), start)):
            start = variables.start()
    elif _OBJECT.match(text, start) or _RECORD.match(text, start):
        return None
    else:
        rule_start = _selector_start(text, start)
        if rule_start is None and (name := remnants.part_of_name_before(text, start)) is not None:
            rule_start = name, start
        if rule_start is None and (rest := _rest_before(text, start)) is not None:
            rule_start = rest, start
        if rule_start is None and not (
            opens_line(text, start) and (";" in match[0] or _BLOCK_ALONE.match(text, start))
        ):
            return None
        begun, at = rule_start or (start, start)
        if variables := _VARIABLES.search(text, max(0, begun - _LOOK_BACK), begun):
            begun = variables.start()
        if comment := _LINE_COMMENT.search(text, max(0, begun - _LOOK_BACK), begun):
            begun = comment.start(1)
        start = begun
    if match[0].startswith("@") and text[at - 1] == "{":
        at -= 1
    elif match[0].startswith("@media"):
        return Dump(start, at, "css", None, whole=False)
    return _sheet(text, start, at)


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


def _rest_before(text: str, brace: int) -> int | None:
    """Where the rest of a selector or of a condition begins, which fills the line up to a brace: `th: 40em) {`."""
    line = text.rfind("\n", max(0, brace - _LOOK_BACK), brace) + 1
    head = text[line:brace]
    if not line and brace > _LOOK_BACK:
        return None
    if _CONDITION.match(head) is None and not scraps.is_rest(head):
        return None
    return line + len(head) - len(head.lstrip())


# What a browser is asked for, behind the rest of a name.
_CONDITION: Final = re.compile(
    r"(?=[^\n]*\(-?[a-z]+(?:-[a-z-]+)? ?[:<>]=? ?[\w./-]+\)\s*\Z)[ \t]*[\w-]{0,40}(?:: ?[\w./-]+\))?"
    r"(?:\(-?[a-z-]{3,40} ?[:<>]=? ?[\w./-]{1,20}\)|\b(?:only|screen|print|all|and|not|or)\b|[\s,])+\Z"
)


def _before(text: str, start: int) -> int:
    """Where a style sheet begins of which a rule was found: rules that nothing told, and what is left of one."""
    for _ in range(_MOST_BEFORE):
        end = start
        while end > 0 and text[end - 1].isspace() and start - end < _INDENT:
            end -= 1
        while text[end - 1 : end] == "}" and _BRACES.match(text, end - 2):
            end -= 1
        if text[end - 1 : end] == "}":
            opening = remnants.opening_of(text, end - 1)
            if opening is None:
                brace = _BRACE_BEFORE.search(text, max(0, end - _INDENT), start)
                found = remnants.declarations_before(text, end - 1, sure=True)
                return found if found is not None else brace.start(1) if brace else start
            rule = _selector_start(text, opening)
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


def _selector_start(text: str, brace: int) -> tuple[int, int] | None:
    """Where a rule begins whose declarations stand behind `brace`, and that brace; of nested ones the first."""
    head_end = brace
    while head_end > 0 and text[head_end - 1].isspace() and brace - head_end < _INDENT:
        head_end -= 1
    if "\n\n" in text[head_end:brace]:
        head_end = brace
    line = max(text.rfind("\n", max(0, brace - _LOOK_BACK), head_end) + 1, brace - _LOOK_BACK, 0)
    line = max(line, text.rfind("}", line, brace) + 1)
    head = text[line:brace]
    found = _GLUED_CLASS.search(head) or _SELECTOR.search(head, _selectors_from(head))
    while found and found.start() < _TOO_NEAR < line + found.start() and len(head) in _LONG_SELECTOR:
        # As long as what was looked at: it may begin before.
        further = max(line - _LOOK_BACK, 0)
        further = max(text.rfind("\n", further, line) + 1, text.rfind("}", further, line) + 1, further)
        if further == line:
            break
        line, head = further, text[further:brace]
        found = _SELECTOR.search(head)
    glued_to = found.start() if found else len(head)
    must = found is None or _LISTED.search(head, max(0, glued_to - 4), glued_to) is not None
    if (must or head[glued_to] in ":[") and (element := _glued_element(head, glued_to, must=must)):
        start = line + element
    elif found is None:
        return None
    else:
        start = line + found.start()
    # A rule inside of a rule begins with that one. What opens again and again otherwise is no style sheet.
    depth = 0
    while nested := _NESTED.search(text, max(line, start - _INDENT), start):
        outside = text[line : nested.start()]
        outer = _SELECTOR.search(outside, _selectors_from(outside))
        depth += 1
        if outer is None or not outer[0].strip() or depth > _DEEPEST:
            return None
        start, brace = line + outer.start(), line + outer.end()
    if start > line and text[start] == "." and (site := _SITE.match(text, start, brace)):
        start = site.end()
    # "…on the table.body {": the point is the sentence's, as `body` is an element.
    if (
        start > line
        and (_GLUES.match(text, start - 1) if text[start] == "." else not _SENTENCE_ENDED.search(text, line, start))
        and (glued := _AFTER_POINT.match(text, start, brace))
    ):
        start = glued.end()
    # "… in real time.media-box {": of two words that may be either, the sentence's is kept.
    elif start > line and (word := _WORD_TOO.match(text, start)) and _MID_SENTENCE.search(text, line, start):
        start = word.end()
    # A selector over several lines: "h1,\nh2 {".
    while line > 1 and text[line - 2] == "," and not text[line:start].strip():
        before = max(0, text.rfind("\n", 0, line - 1) + 1, line - 8 * _LOOK_BACK)
        found = _SELECTOR.search(text[before : line - 2])
        if found is None or not (found[0].strip() and (_MARKED.search(found[0]) or found[0].strip() == "*")):
            element = _glued_element(text[before : line - 2], line - 2 - before, must=True)
            start = start if element is None else before + element
            break
        start = before + found.start()
        if (
            start > before
            and (text[start] != "." or _GLUES.match(text, start - 1))
            and (glued := _AFTER_POINT.match(text, start))
        ):
            start = glued.end()
        line = before
    return comments_before(text, start), brace


def _selectors_from(head: str) -> int:
    """Where in what stands before a brace a selector may begin: none has a brace or a semicolon."""
    last = max(head.rfind("{"), head.rfind(";"))
    # But what Sass fills in: `.col-#{$size}`.
    return 0 if last > 0 and head[last - 1] == "#" else last + 1


def _glued_element(head: str, end: int, *, must: bool) -> int | None:
    """Where an element begins that is glued to the word before it: "Millishtml, body {", "hearth1:hover {"."""
    word = _GLUED_WORD.search(head, max(0, end - _LOOK_BACK), end)
    if word is None:
        return None
    ends = [n for n in range(word.start(1) + 1, word.end(1)) if _IS_ELEMENT.fullmatch(head, n, word.end(1))]
    known = [n for n in ends if frequency(head[word.start(1) : n]) >= _RARE]
    if not must:
        return min(known, default=None) if frequency(word[1]) < _RARE else None
    return min(known or ends, default=None)


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


def _without_sentence(text: str, brace: int, end: int) -> int:
    """Where a block that was cut ends: a sentence that follows on its line is no part of its last value."""
    last = max(text.rfind(sign, brace, end) for sign in ";{")
    worded = _WORDS_IN_VALUE.match(text, last, end)
    return worded.end() if worded else end


_WORDS_IN_VALUE: Final = re.compile(r"[;{]\s*[\w-]{1,40}\s*:\s*\S{1,100}(?=(?:[ \t]+[\w’'-]+[,.]?){8})")


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
