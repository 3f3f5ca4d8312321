"""Whether a piece of text is a script, told by the shape of its tokens.

In a script names and values alternate with signs; in prose words follow words. So the tokens are read as
long as they alternate, and what prose seldom has counts as evidence: calls, assignments, arrows, comparisons,
declarations. No name of a library is known here, only the words of the language and of browsers.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from scrubber.parsers.code_lines import COMMENT

ENOUGH: Final = 3
"""Evidence from which a piece of text is a script."""

STANDARD: Final = r"(?:window|document|console|navigator|location|module|exports|self|globalThis|jQuery|\$)"
"""Names that the language, its browsers and its most used library give."""

_NAME: Final = r"[A-Za-z_$][\w$]*+"
_WINDOW: Final = 700
"""Characters from the start that are looked at."""


_MOST: Final = 40
_STATEMENTS: Final = 3
_WORDS: Final = 3
"""Tokens and statements within which there must be enough evidence; blanks that no string has which is a statement."""


class Shape(NamedTuple):
    """What speaks for a script, and the offset of the first token that no script has in its place, if there is one."""

    evidence: int
    stop: int | None


_TOKEN: Final = re.compile(
    r"(?P<blank>[ \t]+)|(?P<line>\n\s*)"
    rf"|(?P<comment>{COMMENT}|(?<![:\w])//[^\n]*)"
    r"|(?P<string>\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\\n]|\\.|\n(?![ \t]*\n))*+`)"
    r"|(?P<open>[\"'`][^\n]*)"
    r"|(?P<number>(?:0[xX][\da-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)n?(?![\w$]))"
    rf"|(?P<name>[@#]?{_NAME}(?:(?:\?\.|\.)\#?{_NAME})*+(?:<[A-Z][\w.\[\]|, ]*>(?=\())?+)"
    r"|(?P<sign>===|!==|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.|\+\+|--|[-+*/|%]=|\.\.\.|>>|<<|[-=<>+*/%&|^!~?:,;.(){}\[\]])"
    r"|(?P<other>.)",
    re.DOTALL,
)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<>|</>")
_PATTERN: Final = re.compile(r"/(?![*/\s])(?:[^/\\\n]|\\.){1,200}/[gimsuy]{0,5}(?!\w)")
_BETWEEN: Final = frozenset(("in", "of", "instanceof", "as", "from", "extends", "implements", "is", "keyof"))
_BEFORE: Final = frozenset((
    "var", "let", "const", "function", "return", "throw", "new", "typeof", "delete", "void", "await", "yield",
    "async", "case", "default", "else", "do", "try", "finally", "if", "for", "while", "switch", "catch", "with",
    "class", "interface", "type", "enum", "import", "export", "static", "get", "set", "private", "public",
    "protected", "readonly", "abstract", "declare", "namespace",
))  # fmt: skip
_DECLARING: Final = frozenset(("class", "interface", "enum", "namespace", "function"))
_CONTROL: Final = frozenset(("if", "for", "while", "switch", "catch", "with"))
_DECLARATION: Final = re.compile(
    rf"(?:var|let|const)\s+(?:{_NAME}|[\[{{][\w$\s,:.]{{1,200}}[\]}}])(?:\s*:\s*[\w$<>\[\]|. ]{{1,60}})?\s*=(?!=)"
    rf"|(?:var|const)\s+{_NAME}(?:\s*,\s*{_NAME})*+\s*(?:;|$)|let\s+{_NAME}(?:\s*,\s*{_NAME})*+;"
    rf"|function\b\s*\*?\s*(?:{_NAME})?\s*\([\w$\s,.={{}}\[\]:?\"'|<>]{{0,300}}\)\s*(?::[^{{\n]{{1,60}})?\{{"
    rf"|function\s+{_NAME}\([\w$, ]{{0,80}}$|function\b ?\([\w$, ]{{0,80}}$"
    rf"|(?:class\s+[A-Z_$][\w$]*|class)(?:\s+extends\s+[\w$.]+(?:\([^()\n]*\))?)?(?:\s+implements\s+[\w$, ]+)?\s*\{{"
    r"|(?:interface|enum|namespace)\s+[A-Z][\w$]*(?:\s+extends\s+[\w$, ]+)?\s*\{|type\s+[A-Z][\w$]*\s*="
    r"|import\b\s*(?:[\w$*{}\s,]{1,200}[\s}]from\s*)?[\"'][^\"'\n]*[\"']"
    r"|export\{|export\s+(?:default\s+[\w${\[(]|(?:const|let|var|class|function|async|interface|type|enum"
    r"|abstract)\s+[\w$]|\{|\*)"
    r"|new\s+(?:[a-z][\w$]*\.){0,4}[A-Z][\w$.]*\((?=[{\[\"'`\d)]|function|[\w$.]+[,()])|try\s*\{|throw\s+new\b"
    r"|(?:return|delete)\s+[!\w$.\"']+\s*;|return\s?\{|typeof\s+[\w$.]+\s*[!=]==?|void\s+0\b"
    r"|case\s+(?:[\"'][^\"'\n]*[\"']"
    r"|\d+|[\w$.]+):",
    re.MULTILINE,
)
_WEAK: Final = re.compile(r"new|return|delete|throw|case|let\s+\w+;|await")
_DUMPED: Final = re.compile(r"(?:array|string|int|float|double|bool|object|enum|resource)\Z", re.IGNORECASE)
_DUMPED_VALUE: Final = re.compile(r"\((?:-?\d|true\)|false\)|size=|length=|[\w\\@]+(?:\)[#\[]|::)|[A-Z]\w*\\)")
# "Let x = 5" is what mathematicians write, too.
_LET: Final = re.compile(r"let\s+[A-Za-z]\s*=")
# What the brackets of a call hold first.
_CALL: Final = re.compile(
    r"\((?:(?P<cut>[ \t]*$)|\s*(?:(?P<strong>[{\[]|function\b|async\b|new\b|\([\w$, ]*\)\s*=>|\w+\s*=>)"
    r"|(?P<nothing>\)\s*;)|(?P<ended>\)[ \t]*$)|(?P<mark>[A-Za-z]{1,2}\)|[A-Z]{3,5}\))"
    r"|(?P<strings>(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}')\s*,\s*(?:[\"'`{\[(\d-]|function\b|async\b|\w+\s*=>))"
    r"|(?P<string>[\"'`])|(?P<number>-?\d[\d.]*[ \t]*(?:,|\)\s*;|$))|(?P<empty>\))))",
    re.MULTILINE,
)
_ARGUMENTS: Final = {
    "strong": 2,
    "nothing": 1,
    "ended": 2,
    "strings": 2,
    "string": 1,
    "number": 1,
    "empty": 1,
    "cut": 3,
}
_GIVEN: Final = re.compile(
    r"=\s*(?:(?P<strong>\{\s*[\"'\w$]{1,60}\s*[:,]|new\s+[A-Z]|(?:async\s+)?function\b|\([\w$, ]*\)\s*=>"
    r"|[\w$]+\s*=>|(?:window|document)\b)"
    r"|(?P<list>[{\[]\s*(?:[\"'{\[\]}]|$))"
    r"|(?P<string>(?:\"[^\"\n]*\"|'[^'\n]*')\s*(?P<closed>[;,])?)"
    r"|(?:-?\d[\d.]*|true|false|null|!0|!1)\s*;|[\w$.]+\()",
    re.MULTILINE,
)
_HANDLER: Final = re.compile(r"on[a-z]{4,16}=[\"']|javascript:\s*[\w$!(]")
_STANDARD_FIRST: Final = re.compile(rf"{STANDARD}(?![\w$])")
_ODD: Final = re.compile(r"[a-z][A-Z]|[_$]")
_RESUMES: Final = re.compile(
    r"(?<![\w$.])(?:(?:var|let|const|if|for|return|function|while|try|new|switch|class)\b|[\w$.]+(?:\(|\s?=))|[})\]]"
)
_CODE_SIGN: Final = re.compile(r"[;{}()=]")
_BRACKET: Final = re.compile(r" {0,2}\(")
_BLOCK: Final = re.compile(r" {0,2}\{")
_FOLLOWS_BLOCK: Final = re.compile(r"\s*(?:[;,.()=&|?:\[]|(?:else|catch|finally|while|from)\b)")
_STRICT: Final = re.compile(r"[\"']use strict[\"'];?")
_DATA: Final = re.compile(r"(?:/\*|//)\s*(?:<!\[CDATA\[|\]\]>)")
_BINARY: Final = frozenset(("&&", "||", "=>", "?", "==", "===", ",", "%", "*", "&", "|", "^", "<=", ">="))
_MARKS: Final = {
    "=>": 3, "===": 3, "!==": 3, "&&": 2, "||": 2, "??": 2, "?.": 2, "==": 1, "!=": 1, "+=": 1, "-=": 1, "|=": 1,
}  # fmt: skip


def shape_of(text: str, start: int, *, one: bool = False) -> Shape:
    """Read the tokens from `start`; with `one`, only to the end of the statement that begins there."""
    reader = _Reader(text, start, one=one)
    end = min(len(text), start + _WINDOW)
    tokens = 0
    while reader.at < end and (token := _TOKEN.match(text, reader.at)):
        tokens += 1
        if tokens > _MOST and reader.evidence < ENOUGH:
            break
        reader.place, reader.at = token.span()
        if not reader.steps[str(token.lastgroup)](token[0]):
            return Shape(reader.evidence, reader.stop)
    cut = reader.at >= len(text) and bool(reader.open)
    return Shape(reader.evidence + cut, None)


class _Reader:
    """What has been read of a script. Each step takes a token, and returns whether the reading goes on."""

    def __init__(self, text: str, start: int, *, one: bool) -> None:
        self.text, self.start, self.one = text, start, one
        self.place = self.at = start
        self.evidence = self.statements = 0
        self.stop: int | None = None
        self.before = "start"
        """What stands before: a value, a bracket that closed, a block's end, a sign, a word of the language."""
        self.blank = False
        self.closer = ""
        self.name = ""
        """The name directly before, if there is one."""
        self.open: list[bool] = []
        """For each bracket that is open, whether it belongs to `if (` or the like."""
        self.ended = self.assigned = self.declared = False
        self.steps = {
            "blank": self.read_blank, "line": self.read_line, "comment": self.read_comment, "string": self.read_value,
            "open": self.read_cut_string, "number": self.read_value, "name": self.read_name, "sign": self.read_sign,
            "other": self.refuse,
        }  # fmt: skip

    def refuse(self, _: str = "") -> bool:
        """No script has this here."""
        self.stop = self.place
        return False

    @property
    def complete(self) -> bool:
        """Whether what stands before may be the end of a statement."""
        return self.before in ("value", "closed", "block")

    def read_blank(self, _: str) -> bool:
        self.blank = True
        return True

    def read_line(self, what: str) -> bool:
        self.blank = True
        if self.open:
            if "\n" not in what[1:]:
                return True
            self.evidence += 1
            return False
        if self.one and self.evidence and self.complete:
            return False
        if self.complete:
            self.before = "start"
        return True

    def read_comment(self, what: str) -> bool:
        if _DATA.match(what):
            self.evidence += 3
        elif what.startswith("/*") and self.place == self.start and self.at < len(self.text):
            self.evidence += 1
        self.at = self.place + _comment_length(what)
        self.blank = True
        return True

    def read_value(self, what: str) -> bool:
        if self.before in ("value", "closed"):
            return self.refuse()
        if self.before == "start" and _STRICT.match(what):
            self.evidence += 3
        elif self.before == "start" and self.one and what.count(" ") >= _WORDS:
            return self.refuse()  # a paragraph in quotation marks
        self.before, self.blank, self.name = "value", False, ""
        return True

    def read_cut_string(self, _: str) -> bool:
        # "So, let's go": an apostrophe; `(a = 1.2; b = 3)."`: the end of what somebody said.
        behind_full_stop = self.text[self.place - 1 : self.place] == "."
        if self.before in ("value", "closed") or behind_full_stop or (self.before == "word" and not self.blank):
            return self.refuse()
        self.evidence += self.evidence > 0 or bool(self.open)
        return False

    def read_name(self, what: str) -> bool:
        if what in _BETWEEN and self.complete:
            self.before, self.blank, self.name = "sign", False, ""
            return True
        if self.before in ("value", "closed"):
            return self.refuse()
        if what in _BEFORE:
            self.read_word(what)
            return True
        if handler := _HANDLER.match(self.text, self.place):
            self.evidence += 3
            self.at = max(self.at, handler.end() - 1)
            if handler[0].startswith("javascript"):
                self.before = "start"
                return True
        self.before, self.blank, self.name = "value", False, what
        return True

    def read_word(self, what: str) -> None:
        """Read a word of the language that something follows."""
        if _LET.match(self.text, self.place):
            self.evidence += 1
        elif found := _DECLARATION.match(self.text, self.place):
            weak = _WEAK.match(found[0]) is not None
            self.evidence += 2 if weak and not found[0].endswith(("false;", "true;", "null;")) else 3
        elif what in _CONTROL and _BRACKET.match(self.text, self.at):
            self.evidence += 1
        self.before = "control" if what in _CONTROL else "word"
        self.declared = self.declared or what in _DECLARING
        self.blank, self.name = False, ""

    def read_sign(self, what: str) -> bool:
        if what in "</" and self.before not in ("value", "closed"):
            operand = (_TAG if what == "<" else _PATTERN).match(self.text, self.place)
            if operand is None:
                return self.refuse()
            self.at = operand.end()
            return self.read_value(what)
        if what in "([{":
            goes_on = self.read_opening(what)
        elif what in ")]}":
            goes_on = self.read_closing(what)
        elif what == ";":
            goes_on = self.read_semicolon()
        elif what == "=":
            goes_on = self.read_assignment()
        elif what in ("++", "--"):
            goes_on = self.read_step()
        else:
            goes_on = self.read_operator(what)
        self.blank = False
        return goes_on

    def read_opening(self, what: str) -> bool:
        follows = self.before in ("value", "closed")
        if what == "{" and self.before == "closed":
            self.evidence += 2
        elif self.blank and follows and not (what == "{" and (self.open or self.declared)):
            return self.refuse()
        if what == "(" and self.name:
            self.evidence += _called(self.text, self.place, self.name)
        self.open.append(what == "(" and self.before == "control")
        self.before = "start" if what == "{" else "sign"
        # A member in brackets belongs to its name.
        self.name = f"{self.name}._" if what == "[" and self.name and self.text[self.at : self.at + 1] in "\"'" else ""
        return True

    def read_closing(self, what: str) -> bool:
        if not self.open:
            return self.refuse()
        control = self.open.pop()
        self.closer = what
        self.evidence += what == "}" and self.text.startswith(")", self.at)
        self.evidence += 2 * (control and _BLOCK.match(self.text, self.at) is not None)
        self.before = "start" if control else "block" if what == "}" else "closed"
        self.name = ""
        return not (self.one and what == "}" and not self.open and not _FOLLOWS_BLOCK.match(self.text, self.at))

    def read_semicolon(self) -> bool:
        if self.complete and not self.ended and not self.blank:
            self.evidence += 1
            self.ended = True
        self.before, self.name = "start", ""
        self.statements += not self.open
        return bool(self.open) or (not self.one and (self.statements < _STATEMENTS or self.evidence >= ENOUGH))

    def read_assignment(self) -> bool:
        if not self.complete or (self.before == "closed" and self.closer == ")"):
            return self.refuse()  # f(x) = x
        if self.name or self.before == "closed":
            worth = _assigned(self.text, self.place, self.name)
            self.evidence += 0 if worth == 1 and self.assigned else worth
            self.assigned = True
        self.before, self.name = "sign", ""
        return True

    def read_step(self) -> bool:
        if self.blank and self.before in ("value", "closed"):
            return self.refuse()
        self.evidence += self.text[self.at : self.at + 1] in (")", ";", "]")
        return True

    def read_operator(self, what: str) -> bool:
        if self.complete:
            self.evidence += _MARKS.get(what, 0)
        elif what == "." or (what in _BINARY and not self.open):
            return self.refuse()
        self.before, self.name = "sign", ""
        return True


def _comment_length(what: str) -> int:
    """How far a comment reaches: one with `//` whose line was several ends where code goes on."""
    if what.startswith("/*") or not _CODE_SIGN.search(what):
        return len(what)
    resumed = _RESUMES.search(what, 2)
    return resumed.start() if resumed else len(what)


def _strangeness(name: str) -> int:
    """Whether a name is one that no sentence has: of the language, with parts, with a hump."""
    if _STANDARD_FIRST.match(name):
        return 2
    return ("." in name) + (_ODD.search(name) is not None)


def _called(text: str, place: int, name: str) -> int:
    """What the call of a name is worth whose bracket opens at `place`."""
    found = _CALL.match(text, place)
    odd = _strangeness(name)
    if _DUMPED.search(name) and _DUMPED_VALUE.match(text, place):
        return -_WINDOW  # what `var_dump` of PHP writes
    if found is None:
        return odd
    if found["mark"]:  # "iPhone(s)", "Tesla(TSLA)"
        return 0
    return odd + _ARGUMENTS[str(found.lastgroup)] * (odd > 0 or not found["number"])


def _assigned(text: str, place: int, name: str) -> int:
    """What it is worth that a name is given a value by the sign at `place`; no name: what brackets closed before."""
    # A member by its name, `a["b"] =`, but not by a number.
    if not name:
        odd = 1 + text[max(0, place - 4) : place].rstrip().endswith(("']", '"]'))
    else:
        odd = 2 + (_STANDARD_FIRST.match(name) is not None) if "." in name else _strangeness(name)
    found = _GIVEN.match(text, place)
    if found is None:
        return max(odd, 1)
    if found["string"]:
        return odd + (2 if found["closed"] and len(name) > 1 else 1)
    return odd + (3 if found["strong"] else 2 if found["list"] else 1)
