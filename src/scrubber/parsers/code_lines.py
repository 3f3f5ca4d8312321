"""Whether a line is code or prose: by this a piece of code that was cut does not take the next paragraph along."""

from __future__ import annotations

import re
from typing import Final

COMMENT: Final = r"/\*[^*\n]*+(?:(?:\*(?!/)|\n(?![ \t]*\n))[^*\n]*+){0,300}+\*/"
"""A comment without a blank line: one that was cut does not end with the next comment, paragraphs later."""

_CODE: Final = re.compile(
    r"(?![+=*~_-]{3,}[ \t]*$)(?:(?: {2}|\t)[ \t]*+\S"  # paragraphs are not indented
    r"|[ \t]*+(?:[})\];,]|\?>|&&|\|\||\+ |\*/|\* @|\$[A-Za-z_]|</?[A-Za-z?]|\.[\w$]+\(|//|/\*"
    r"|\[(?=[\"'\d$\[{\]])[^\n]*[,;\]][ \t]*$"
    # A line of five words and no sign of code is a list's or a sentence's.
    r"|(?!(?:[^\s{}()=$<>\[\]|&*/\\]+ ){4,}[^\s{}()=$<>\[\]|&*/\\]+[;,][ \t]*$)[^\n]*(?:[;{}([,=+]|=>|\|\|"
    r"|&&)[ \t]*(?:$|//[^\n]*$|/\*[^\n]*$)"
    r"|[\w$.]+\([^\n]*\)[ \t]*$|[\w$.]+(?:\[[^\n\]]*\])?\s*[-+.*|]?=\s*[^\n=]*$"
    r"|[\"'\w$-]+[ \t]*:[ \t]*(?:[\"'\[{]|-?\d[\d.]*,?$|true\b|false\b|null\b|function\b)"
    r"|(?:if|for|foreach|while|switch)\s*\(|(?:else|try|do|return|break|continue|endif|endforeach"
    r"|endwhile)[ \t]*;?$"
    r"|(?:(?:abstract|final) )?(?:class|interface|trait) [A-Z]\w*(?: (?:extends"
    r"|implements) [\w\\\\, ]{1,200})?[ \t]*\{?[ \t]*$"
    r"|(?:public|private|protected|static)[ \t](?:static[ \t])?(?:function\b|\$\w)"
    r"|(?:return|echo|var|let|const|function|new|use|namespace|require|include|case)\s[^\n.]*$))",
    re.MULTILINE,
)
_CUT: Final = re.compile(
    r"[ \t]*(?:_*[a-z$][\w$]{0,20}|(?:var|let|const|function|return|new|if|else)[ \t]+[\w$]*|[\w$.]+\s*=[^\n]{0,60}"
    r"|[a-z_$][\w$]*(?:\.[\w$]*)+\(?[^\s]{0,60})[ \t]*$",
    re.MULTILINE,
)
_BLANK: Final = re.compile(r"\s*\n")


_COMMENT: Final = 400
"""Length up to which a comment before a piece of code is looked for."""


def comments_before(text: str, start: int) -> int:
    """Where the comments `/* … */` begin that stand directly before `start`; `start` where there are none."""
    while True:
        end = start
        while end > 0 and text[end - 1].isspace() and start - end < 20:
            end -= 1
        opening = text.rfind("/*", max(0, end - _COMMENT), end) if text.endswith("*/", 0, end) else -1
        if opening < 0 or opening + 4 > end or "\n\n" in text[opening:start]:
            return start
        start = opening


def is_code(text: str, at: int) -> bool:
    """Whether the line that begins at an offset is code."""
    return _CODE.match(text, at) is not None


def goes_on(text: str, at: int) -> bool:
    """Whether the first line from `at` that is not blank is code; `at` stands where a line begins."""
    blank = _BLANK.match(text, at)
    start = blank.end() if blank else at
    if _CODE.match(text, start) is None:
        return blank is None and _COMMENTED.match(text, at) is not None and _in_comment(text, at)
    # A paragraph may begin or end with a comma, and is none of the code before it.
    return blank is None or _WORDS.match(text, start) is None


def _in_comment(text: str, at: int) -> bool:
    """Whether the line before is one of a comment whose lines all begin with an asterisk."""
    return at > 0 and _COMMENTED.match(text, text.rfind("\n", max(0, at - _COMMENT), at - 1) + 1) is not None


_COMMENTED: Final = re.compile(r"[ \t]*/?\*")
_WORDS: Final = re.compile(
    r"(?![ \t]*[\w$-]+:[ \t]*[\w.-]+,[ \t]*$)[ \t]?(?:,[^\n;={}]*"
    r"|[^\n;={}()<>$\[\]|&\\'\"]*,)[ \t]*$",
    re.MULTILINE,
)


def before_paragraph(text: str, start: int, end: int) -> int:
    """Where code ends whose end was not found on its line: before ten words of a paragraph behind it, or at `end`."""
    paragraph = _PARAGRAPH.search(text, start, end)
    return paragraph.start() if paragraph else end


def paragraph_follows(text: str, at: int) -> bool:
    """Whether ten words of a paragraph stand behind a bracket or semicolon that ends at an offset."""
    return _PARAGRAPH.match(text, at) is not None


_PARAGRAPH: Final = re.compile(
    r"(?<=[;})>])\s+(?=[\"“‘'(]{0,2}[A-Z][\w’'-]*"
    r"(?:[ ,] ?[$\"“‘'(]?[\w’'-]+(?:[.,][\w’'-]+){0,6}[.,:;?!)\"”’]{0,3}){9})"
)


def cut_end(text: str, at: int) -> int:
    """Where code that was cut ends: after what is left of a statement on the rest of this line, or on the next."""
    cut = _CUT.match(text, at + text.startswith("\n", at))
    return cut.end() if cut else at
