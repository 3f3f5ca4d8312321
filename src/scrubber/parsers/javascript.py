"""Scripts: JavaScript and what is written like it, wherever a statement of it begins.

What is a script is told by `script_shape`, where one begins in a sentence by `script_start`. Here is no grammar of the
language either, only what its extent needs: strings, comments, brackets, and where a statement ends. Statements that
follow each other are read as one piece.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, Parser, line_end, opens_line, scraps
from scrubber.parsers.code_lines import COMMENT, before_paragraph, comments_before, cut_end, goes_on, paragraph_follows
from scrubber.parsers.script_shape import ENOUGH, STANDARD, Shape, shape_of
from scrubber.parsers.script_start import ODD, RARE, STANDARD_NAME, start_of
from scrubber.words.wordlist import frequency

_NAME: Final = r"[A-Za-z_$][\w$]{0,60}"
_NAMES: Final = rf"{_NAME}(?:\??\.[A-Za-z_$][\w$]{{0,60}}|\[(?:[\"'][^\"'\n]{{1,80}}[\"']|\w{{1,20}})\]){{0,10}}"
# What ends the name of a site, not of a member.
_TOP_LEVEL: Final = (
    r"(?i:com|org|net|edu|gov|info|news|tv|io|co|us|uk|eu|de|fr|ca|au|in|me|biz|blog|live|media|online|tech|today)"
)
# A name that was cut, with a hump, an underscore, or one of browsers before its members.
_CUT_NAMES: Final = (
    rf"(?:{STANDARD}|(?!www\.)(?=[\w$.]{{0,80}}(?:[a-z][A-Z]|_|\.[A-Z]\w*\.[a-z])"
    rf"|[\w$]{{3,40}}\.[a-z]{{3,20}}\.[a-z])"
    rf"[\w$]{{2,40}})(?:\.(?!{_TOP_LEVEL}\b)[a-zA-Z_$][\w$]{{0,40}}){{1,5}}\.?"
)
# What a name is given in a script: no "Debt = Death", no "size=large]".
_GIVEN: Final = (
    r"(?!=)\s*(?:[^\w\s]|\d|$|[\w$]+(?:[.(;,\[]|\s?[+*/?&|<>=-])"
    r"|(?:new|function|async|await|typeof|void|true|false|null)\b|[\w$.]+$)"
)
ANCHOR: Final = (
    r"(?:(?:(?<![\w$@/&=#(\[,+*|<-])|(?<=\s\d)|(?<=\s\d\d)|(?<=\s\d{4})|(?<=-\d\d))(?="
    r"(?:(?:export|declare) )?(?:var|let|const)\s+[\w$\[{]"
    r"|(?:async\s+)?function\b\s*\*?\s*[\w$]*\s*\(|async\s*\(|(?:if|for|while|switch)\s*\(|try\s*\{"
    r"|(?:export (?:default )?|abstract )?(?:class|interface|enum|namespace)\s+[A-Z_$][\w$]*[^\n{]{0,100}\{"
    r"|import\b\s*(?:[\"']|[\w$*{}\s,]{1,200}[\s}]from\s*[\"'])|export\{|export\s+(?:default|const|let|var|async|type"
    r"|function|[{*])"
    r"|new\s+(?:[a-z][\w$]*\.){0,4}[A-Z][\w$.]*\(|return\b[^\n;]{0,80};|throw\s+new\b|await\s+[\w$.]+\("
    r"|delete\s+[\w$.]+;"
    r"|[!;(+~-]{1,5}\s*\(?\s*(?:async\s+)?(?:function\b|\([^()\n]{0,80}\)\s*=>|[\w$]*\s*=>)|\([\w$,\s]{0,80}\)\s*=>"
    rf"|\(\s*{_NAMES}\s*=(?!=)|@[A-Z]\w+\(\{{"
    rf"|{_NAMES}(?:\((?!s\))|\s?(?:[+|-]=|={_GIVEN}|\|\||&&)|\+\+;)"
    r"|[\"']use strict[\"']|javascript:\s*[\w$!(])"
    r"|(?:/\*|//)\s*<!\[CDATA\[|//[#@] source(?:Mapping)?URL=\S+"
    rf"|(?:^[ \t]*+|(?<=[.!?\"”’)] )|(?<=[.!?”])){_CUT_NAMES}[ \t]*$"
    # The end of a statement whose beginning was cut.
    r"|^[ \t]*[^\s][^\n]{0,200}?[)\]}'\"]\)?;[ \t]*$|^[ \t]*[^\s\w][^\n]{0,20}?[)\]}]\)?;[ \t]*$"
    # Glued to a word.
    r"|(?<=[A-Za-z])(?=(?:var|const) [\w$]{1,60} ?= ?[^\s=]|if \((?:typeof |!|window|document)"
    r"|let [\w$]{1,60} = (?:null|true|false|\d|[\"'\[{])|(?:const|let) [\[{] ?\w[\w$, :]{0,100}[\]}] ?="
    r"|export default (?:class|function)\b"
    r"|(?:switch|while) \([\w$.!]+(?:\.|\)| [<>=!])"
    r"|\(?(?:async )?function\b ?[\w$]*\("
    r"|(?:interface|class) [A-Z]\w* (?:extends [\w.]+ )?\{|new [A-Z][\w.]*\((?:document|[\"'{\[)])|window\.\w"
    r"|document\.[a-z]\w+\(|jQuery\(|\$\(|(?:require|define|fetch)\([\[\"'`])"
    r"|(?<=\w)(?=[!;]function\s*\()"
    r"|(?<=\w)(?=\([\w$.]{1,40}\s*=\s*[\w$.]{1,40}\s*\|\|)"
    r")"
)

_LINE_CALL: Final = re.compile(r"[\w$.]{1,60}\([^()\n]{0,200}\);[ \t]*$", re.MULTILINE)
# A call of jQuery that was cut behind its first brackets.
_CUT_QUERY: Final = re.compile(r"\$\([\"'\w .#\[\]=>:-]{1,60}\)\.\w{0,40}[ \t]*$", re.MULTILINE)


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a script: the statement at the anchor and those that follow it."""
    if match[0].startswith(("//#", "//@")):
        return Dump(match.start(), match.end(), "javascript")
    begun = match.start() + len(match[0]) - len(match[0].lstrip(" \t"))
    if match[0].rstrip().endswith(";"):
        return _ended(text, begun)
    if not match[0].strip() and shape_of(text, begun).evidence < ENOUGH - 1:
        return None
    start = start_of(text, begun)
    if match[0].strip() and not match[0].startswith("/"):
        return _cut_names(text, start, match.end())
    if text[max(0, start - 2) : start] == "$.":
        start -= 2
    if _belongs_to_what_is_before(text, start):
        return None
    shape = shape_of(text, start)
    # A call that fills a line.
    alone = shape.evidence == ENOUGH - 1 and _LINE_CALL.match(text, start) and opens_line(text, start)
    if shape.evidence < ENOUGH and not alone:
        if query := _CUT_QUERY.match(text, start):
            return Dump(start, query.end(), "javascript", None, False)
        return _ended(text, begun) if opens_line(text, begun) else None
    if _is_said(text, start):
        return None
    at, whole = _statements_end(text, start, shape)
    if not whole or text[at - 1] != "\n":
        at = cut_end(text, at)
    if not whole:
        at = before_paragraph(text, start, at)
    return Dump(_before(text, start), at, "javascript", None, whole)


_ENDED: Final = re.compile(r"[^\n]{1,300}[)\]}'\"];(?=[ \t]*(?:\n|\Z))|[^\n]{0,20}[)\]}'\"];(?=[ \t]*(?:\n|\Z))")


def _ended(text: str, start: int) -> Dump | None:
    """The end of a statement whose beginning was cut, if that is what a line is."""
    line = _ENDED.match(text, start)
    if line is None or not (scraps.closes(line[0]) and scraps.is_scrap(line[0])):
        return None
    return Dump(start, line.end(), "javascript", None, False)


_FRAME_BELOW: Final = re.compile(r"\s+at [\w.$<>]+\(")
_BRACE_BELOW: Final = re.compile(r"\n[ \t]*\{")
_SEVERAL: Final = re.compile(r"[A-Z]{2,}(?:\.[a-z]{3,}){2}")


def _cut_names(text: str, start: int, end: int) -> Dump | None:
    """A name that was cut behind its members: nothing follows, unless it is the selector of a style sheet."""
    if _BRACE_BELOW.match(text, end) or _FRAME_BELOW.match(text, end):
        return None
    names = text[start:end]
    first = names.partition(".")[0]
    odd = ODD.search(names) or STANDARD_NAME.match(names) or _SEVERAL.match(names) or frequency(first) < RARE
    return Dump(start, end, "javascript", None, False) if odd and "." in names else None


# "It prints (setTimeout(function() …) and stops": the call began before.
_CALLED_IN_BRACKETS: Final = re.compile(r"\s\([A-Za-z_$][\w$.]*\Z")
# A member of what a call returns, where that call is a part of a sentence.
_CALLED_BEFORE: Final = re.compile(r"\(\w+\([^()\n]{0,60}\)\.\Z")
_ADDRESS: Final = re.compile(r"[/.]\w[^\s]*\?\Z")
# What calls something only in a style sheet: "a:not([href])", ".box() { color: red }".
_IN_STYLES: Final = {
    ":": re.compile(r"(?:(?<=::)[a-z-]+|not|is|where|has|lang|nth-[a-z-]+|dir|host)\("),
    ".": re.compile(r"[a-z][\w-]{0,40}\([^(){}\n]{0,80}\)\s*\{\s*[a-z-]{2,30}\s*:"),
}


def _belongs_to_what_is_before(text: str, start: int) -> bool:
    """Whether what looks like a script is the rest of a call, of an address, or of a style sheet."""
    if text[start] == "(" and _CALLED_IN_BRACKETS.search(text, max(0, start - 60), start):
        return True
    before = text[start - 1 : start]
    if before == "." and _CALLED_BEFORE.search(text, max(0, start - 80), start):
        return True
    if before == "?" and _ADDRESS.search(text, max(0, start - 200), start):
        return True
    return before in _IN_STYLES and _IN_STYLES[before].match(text, start) is not None


_MID_SENTENCE: Final = re.compile(r"[A-Za-z,] \Z")
_STATEMENT: Final = re.compile(r"[^;\n]{1,500};")
_LITERAL: Final = re.compile(r"[\[{(\"']|= (?:null|true|false|undefined);")


def _is_said(text: str, start: int) -> bool:
    """Whether a declaration is a part of a sentence: "We let x = 5 be …"."""
    if not text.startswith(("var ", "let ", "const "), start):
        return False
    if not _MID_SENTENCE.search(text, max(0, start - 40), start):
        return False
    statement = _STATEMENT.match(text, start)
    return statement is None or not _LITERAL.search(statement[0])


_CLOSER: Final = re.compile(r"\s*[})\];]")
_BLANK: Final = re.compile(r"\s*")


def _statements_end(text: str, start: int, shape: Shape) -> tuple[int, bool]:
    """Where the statements end that follow each other from `start`, and whether the last of them is whole."""
    at = start
    while True:
        at, whole = _whole_statement_end(text, at, shape.stop)
        if not whole:
            return at, False
        following = _BLANK.match(text, at)
        after = following.end() if following else at
        if not _CLOSER.match(text, at):
            shape = shape_of(text, after, one=True)
            least = 2 if "\n\n" in text[at:after] else 1
            if shape.stop is not None and shape.evidence > least:
                # A call without a semicolon, which words follow.
                end, closed = _statement_end(text, after, _TOKEN)
                at = end if closed and text[end - 1] == ")" and end <= shape.stop else at
            if shape.stop is not None or shape.evidence < least:
                return at, True
        at = after


_TOKEN: Final = re.compile(
    r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\\n]|\\.|\n(?![ \t]*\n)){0,3000}+`|"""
    + COMMENT
    + r"""|(?:(?<=[(,=:\[!&|?])|(?<=[(,=:\[!&|?] ))/(?![*/\s])"""
    + r"""(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\]){1,300}+/[a-z]{0,6}"""
    + r"""|(?<!:)//[^\n]*|[()\[\]{}]|;|\n""",
    re.DOTALL,
)
# A comment with `//` on a line that was several ends where code goes on.
_RESUMES: Final = (
    r"(?:[})\]]|//|(?<![\w$.])(?:(?:if|for|while|switch)\s*\(|function\b\s*[\w$]*\(|try\s*\{|return\b[^\n.;]{0,80};"
    r"|(?:var|let|const)\s+[\w$\[{][^\n.]{0,60}?[=;]|new\s+[A-Z][\w.]*\(|[\w$.]+(?:\(|\s?[+|-]?=(?!=))))"
)
_FLAT_TOKEN: Final = re.compile(
    _TOKEN.pattern.replace(r"(?<!:)//[^\n]*|", rf"(?<!:)//(?:(?!{_RESUMES})[^\n])*+|"), re.DOTALL
)
_COMMENT: Final = re.compile(
    rf"\s*{COMMENT}|\s*(?<!:)//(?:(?!{_RESUMES})[^\n]){{0,150}}+(?=\n|{_RESUMES})"
    rf"|[ \t]+//[ \t]?[a-z][\w ]{{0,30}}\Z"
)
_OPEN_COMMENT: Final = re.compile(r"\s*/\*(?![^\n]*\*/)[^\n]{0,200}$", re.MULTILINE)


def _whole_statement_end(text: str, begun: int, stop: int | None) -> tuple[int, bool]:
    """Where a statement ends with the comments behind it, and whether it is whole; `stop` is where words begin."""
    at, whole = _statement_end(text, begun, _TOKEN)
    if not whole and "//" in text[begun:at]:
        # A comment swallowed what follows it on a line that was several.
        end, closed = _statement_end(text, begun, _FLAT_TOKEN)
        at, whole = (end, True) if closed else (at, False)
    if whole and text[at - 1] not in ";})" and (words := before_paragraph(text, begun, at)) < at:
        # The same comment, in a statement of which nothing else is open.
        return words, False
    if stop is not None and stop < at and not (whole and text[at - 1] in ";}"):
        return max(begun, stop), False
    while whole and (comment := _COMMENT.match(text, at) or _OPEN_COMMENT.match(text, at)):
        at = comment.end()
    return at, whole


_CONTROL: Final = re.compile(
    r"\s*(?:\}?\s*else\s+)?(?:if|for|while|switch|with|catch|async|export|function"
    r"|[!;(+~-]*\(?\s*(?:async\s*)?function)\b|[^\n]{0,200}=>"
)
_GOES_ON: Final = re.compile(
    r"\s*(?:[;)]|,(?! [a-z]+ [a-z]+(?:[ ,.!?]|$)(?! ?[=:(]))|\.(?=[\w$])"
    r"|=(?!=)|from\s*[\"']|(?:else|finally)\s*\{|(?:else if|catch)\s*\("
    r"|\((?!\s*[A-Z][a-z]+\b|\s+\w+ ))"
)
_ENDS_LINE: Final = re.compile(r"\s*[.?:&|+,=({]")
_ENDS_CALL: Final = re.compile(r"[ \t]*(?:[\w\"'“‘(\[—–$£€]|\Z)|, [a-z]+ [a-z]+(?:[ ,.!?]|$)(?! ?[=:(])")
_ATTACHED: Final = re.compile(r"[(\[.]|[ \t]+(?:in|of|instanceof|as|from)\b")


def _statement_end(text: str, start: int, tokens: re.Pattern[str]) -> tuple[int, bool]:
    """After the `;` or the closing bracket that ends a statement; what was cut ends with its line."""
    depth = 0
    last = start
    control = _CONTROL.match(text, start) is not None
    for token in tokens.finditer(text, start):
        what = token[0]
        if what in "([{":
            depth += 1
        elif what in ")]}":
            depth -= 1
            last = token.end()
            if depth <= 0 and paragraph_follows(text, last):
                return last, True
            if depth <= 0 and what == "}" and not _GOES_ON.match(text, last):
                return last, True
            if (
                depth <= 0
                and what == ")"
                and not control
                and _ENDS_CALL.match(text, last)
                and not _ATTACHED.match(text, last)
            ):
                return last, True
        elif what == ";":
            if depth <= 0:
                return token.end(), True
        elif what == "\n":
            if depth <= 0 and not _ENDS_LINE.match(text, token.end()):
                return token.start(), True
            if not goes_on(text, token.end()):
                return token.start(), False
    if depth <= 0 and last > start:
        return last, True
    return line_end(text, text.rfind("\n", start) + 1 if "\n" in text[start:] else start), False


_NEAR: Final = 3000
# An object whose method stands behind a blank, and a brace that opens a block.
_CHAINED: Final = re.compile(r"(?<![\w$.])[\w$]{1,40}\s+\.\Z")
_COMMENT_LINE: Final = re.compile(r"(?:^[ \t]*|(?<![:/]))//(?!<?/)[^\n:]{0,120}(?:\n[ \t]*)?\Z", re.MULTILINE)
_COMMENT_LINES: Final = re.compile(r"(?:(?:\A|(?<=\n))[ \t]*//(?!<?/)[^\n]{0,300}\n[ \t]*){1,20}\Z")
_BLOCK_BEFORE: Final = re.compile(r"(?:\A|\n|(?<=[.!?”\"] )|(?<=[.!?”\"]))\{\s*\Z")


def _before(text: str, start: int) -> int:
    """Where a script begins of which a statement was found: with its comments, its object, its block."""
    if text[start - 1 : start] == "." and (name := _CHAINED.search(text, max(0, start - 80), start)):
        start = name.start()
    if line := (
        _COMMENT_LINES.search(text, max(0, start - _NEAR), start)
        or _COMMENT_LINE.search(text, max(0, start - 130), start)
    ):
        start = line.start()
    start = comments_before(text, start)
    if block := _BLOCK_BEFORE.search(text, max(0, start - 20), start):
        start = block.end() - len(block[0].lstrip())
    return start


PARSER: Final = Parser(
    frozenset("(={;<_.}"),
    (
        # Not "501(c)(3)", "brother(s)", "Debt = Death".
        r"(?m:[)\]}'\"]\)?;[ \t]*$)|[A-Za-z_$][\w$]*\((?:[^s]|s[^)]|s?$)|\](?:\(|\s?=)|\)\((?:[^\w(]|\w{2})"
        r"|\(\s*(?:async\s*)?(?:function|\()|[\w$\])'\"]\s?(?:[+|-]=|=\s*(?:[^\w\s=]|\d|$|[\w$]+(?:[.(;,\[]"
        r"|\s?[+*/?&|<>=-])"
        r"|(?:new|function|async|await|typeof|void|true|false|null|[\w$.]+$)\b))|=>"
        r"|\w (?:&&|\|\|)|\)\s*\{|try\s*\{|CDATA\["
        r"|use strict|//[#@] source|(?:if|while|for|switch)\s+\(|(?:class|interface|enum"
        r"|namespace)\s+[A-Z_$][^\n{]*\{"
        r"|import(?:\s*[\"'{*]|\s[^\n]{0,200}[\s}]from\s*[\"'])"
        r"|export (?:default|const|let|var|async|type|function|[{*])|export\{|(?:return|delete)\b[^\n;]{0,80};"
        r"|\+\+;|async *\(|throw +new|javascript:"
        r"|(?:var|let|const) +(?:[\w$]+[ \t]*(?:[=;:,]|(?m:$))|[\[{])"
        r"|(?m:(?:[\w$.]*(?:[a-z][A-Z]|[_$])[\w$.]*\.[\w$]+|[\w$]{3,}\.[\w$]*(?:[a-z][A-Z]|[_$])[\w$.]*"
        r"|[\w$]{3,}\.[a-z]{3,20}\.[a-z]\w*|(?:window|document|console|self|jQuery|module)\.\w+)\.?[ \t]*$)"
    ),
    ANCHOR,
    parse,
)
