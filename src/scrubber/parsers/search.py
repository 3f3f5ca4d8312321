"""All dumps and pieces of code in a text: which parser is asked where.

Three filters keep the parsers from reading sound articles, each slower and closer than the one before: the signs
that a text has, a gate of RE2 for each parser, and the anchor from which the parser reads on.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from scrubber.parsers import (
    Dump,
    css,
    inspected,
    javascript,
    jsonish,
    logs,
    php_serialize,
    php_source,
    print_r,
    tags,
    templates,
    var_dump,
    var_dumper,
    var_export,
    xdebug,
)
from scrubber.parsers.scraps import with_scraps, without_paragraphs
from scrubber.parsers.signs import signs_of
from scrubber.parsers.unread import with_unread_code

if TYPE_CHECKING:
    from collections.abc import Callable

    _Gate = Callable[[bytes, int], re.Match[bytes] | None]


class _Parser(NamedTuple):
    signs: frozenset[str]
    """Of these, every text that holds such a dump has one."""
    gate: str
    """What every such dump matches from the start of its anchor on, in the syntax of RE2."""
    anchor: str
    """Where it reads on from, in the syntax of Python, compiled when a text passes the gate."""
    parse: Callable[[str, re.Match[str]], Dump | None]


def _parser(signs: str, gate: str, anchor: str, parse: Callable[[str, re.Match[str]], Dump | None]) -> _Parser:
    return _Parser(frozenset(signs), gate, anchor, parse)


# Of two that begin at the same place the first one is asked first.
_PARSERS: Final = (
    _parser(
        ":#<;[(_",
        r"(?:Warning|Notice|Deprecated|Standards|[Ee]rror)(?:</b>)?:\s|Exception: |#0 |Stack trace:"
        r"|WordPress database error|You have an error in your SQL",
        php_source.ERROR_ANCHOR,
        php_source.parse_error,
    ),
    _parser("<]", r"<[/!a-zA-Z]|(?:/[*/]\s?)?\]\]>", tags.ANCHOR, tags.parse),
    _parser("<", r"<\?(?:php|=)", php_source.SOURCE_ANCHOR, php_source.parse_source),
    _parser(
        ":=",
        r"\((?:size|length)=\d|object\([^()\n]{1,300}\)\[\d|[A-Za-z]:\d{1,6}:(?:\s|resource\()",
        xdebug.ANCHOR,
        xdebug.parse,
    ),
    _parser(
        ":{^",
        r"array:\d+ \[|\{[#@]\d|(?m:^\^ )",
        var_dumper.ANCHOR,
        var_dumper.parse,
    ),
    _parser(
        "(=N:",
        r"(?:string|int|float|double|array|resource)\(-?[\d.IN]|bool\((?:true|false)|object\([\w\\]|enum\([\w\\]+::"
        r"|uninitialized\(|\] ?=>|(?m:^NULL$)"
        r"|class [\w\\@.:/$-]+#\d|enum [\w\\]+::\w+|' =>|\$\w+ =>|[A-Za-z]:\d{1,6}:\s",
        var_dump.ANCHOR,
        var_dump.parse,
    ),
    _parser(
        ":{;",
        r"[sE]:\d+:\"|a:\d+:\{|[OC]:\+?\d+:\"|i:\d+;|(?m:^(?:[ibd]:[-\d.E+]+|N);$)",
        php_serialize.ANCHOR,
        php_serialize.parse,
    ),
    _parser("=(*\\", r"\] =>|Array\s*\(|Object\s*\(|\*RECURSION\*|\\\w+ Object", print_r.ANCHOR, print_r.parse),
    _parser(
        "(=\\",
        r"array ?\(|__set_state\(|' =>|(?m:^\s*\d+ => )|\(object\)|\\[A-Z][\w\\]*:",
        var_export.ANCHOR,
        var_export.parse,
    ),
    _parser(
        "{<%#[*@_=",
        r"\{\{|\{[%#!$/]|<%|%%=|\{\d{1,2}\}|\{[a-z]+_|\$\{|#\{|%%[A-Za-z]|#[a-z_]{3,30}#"
        r"|##[A-Z]|\[%|__[A-Z]|@@|</?#|%[A-Z(]|\*\||\[object Object|\[\[|</?[a-z]+_|\[[a-z-]+:[a-z]"
        r"|(?m:^\s*@[A-Za-z])"
        r"|(?m:^\s*#[a-z]+)|\$!|<\?xml"
        r"|(?m:^\s*(?:\{[^{}\n]{1,200}\}|</?[A-Za-z$][^<>\n]*>|[\w$.]+\([\"'][^\n]*\);?|[A-Z]+_[A-Z_]+|undefined"
        r"|null|NaN)\s*$)"
        r"|(?m:^\s*@(?:\{|[a-z]))|%[A-Za-z][\w.]*%|\#[a-z][\w.]*\#|\[:[a-z]{0,2}\]|<<\w"
        r"|(?m:^\s*[*@:#(\[]*[\w.:-]+[)\]]*=\")|\[TOC|</?[a-zA-Z]+:?[A-Za-z]"
        r"|\{/?exp:|\{(?:if|else|elseif|foreach|literal|include|section|assign|strip|block|loadposition|loadmodule"
        r"|module|youtube|vimeo|gallery"
        r"|audio|video|mp3)\b|(?m:^\s*%)|(?m:^\s*\{\w+\}\s*$)",
        templates.TEMPLATE_ANCHOR,
        templates.parse_template,
    ),
    _parser(
        "{}@;_.#*=",
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
        r"|(?m:^[ \t]*(?:[.#a-z][\w.:#,>~+ \[\]=*\"'()-]*)\{?[ \t]*$)",
        css.ANCHOR,
        css.parse,
    ),
    _parser(
        "{[:",
        r"[{\[][\s\x{a0}]*[{\[\]}\"'\\]|\[[\s\x{a0}]*(?:-?\d[\d.eE+-]*|true|false|null)\s*,|\{\s*u'"
        r"|\{\s*[A-Za-z_$][\w$]*\s*:|\"[\w$.@-]+\"\s*:",
        jsonish.ANCHOR,
        jsonish.parse,
    ),
    _parser(
        "[=",
        r"\[/|\[[A-Za-z][\w-]*\s[^\]\n]*=|\[[a-z]+=https?:|(?m:^\s*\[[a-z_-]+\]\s*$)"
        r"|\[(?:pullquote|gallery|wp_caption|caption|embed|contact-form-7|adrotate|nextpage|[a-z]+_)"
        r"|\[[a-z]+ +(?:https?://|[\w-]*\d)|\[ads?#|\[[a-z][\w-]*(?: ?/\]|(?::[\w-]+)+\]|\]https?:)",
        templates.SHORTCODE_ANCHOR,
        templates.parse_shortcode,
    ),
    _parser(
        "(={;<_.}",
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
        r"|[\w$]{3,}\.[a-z]{3,20}\.[a-z]\w*|(?:window|document|console|self|jQuery|module)\.\w+)\.?[ \t]*$)",
        javascript.ANCHOR,
        javascript.parse,
    ),
    _parser(
        "=(:[{#<@",
        r"#<(?:struct |[\w$]{1,60}(?:\.|::|/))*[A-Z]|Parameters: \{\"|\{:[a-z]|object at 0x|<QuerySet"
        r"|OrderedDict\(|defaultdict\(|Counter\(\{|deque\(\["
        r"|frozenset\(|Optional\[|map\[\w+:|(?:Map|Set)\(\d|Promise \{|b'[\[{]|\w;?@[\da-f]{5}"
        r"|[A-Z][\w$]+(?:<[\w., ]+>)?(?:[{(\[]| \{)\s*[@:]?[A-Za-z_][\w.?]* ?[=:]|array \(\d+\)|┌─{5}",
        inspected.ANCHOR,
        inspected.parse,
    ),
    _parser(
        ':[("=#',
        r"\d:\d\d:\d\d[^\n]{0,90}(?:\[|\w=|<|[\w)\]]: |\.\d{1,3}\.|'@)"
        r"|\d\d:\d\d:\d\d(?:[.,]\d+)?\S* [^\n]{0,80}(?:\[|[VDIWEF] |\]:|[*#.-] )|\d:\d\d:\d\d [AP]M [a-z]"
        r"|[VDIWEF]/[\w.-]+\("
        r"|\[(?:DEBUG|INFO|NOTICE|WARN|ERROR|FATAL|TRACE)[A-Z]* ?\] \d|:\d{2,5} \d{1,3}\.\d|: +\d{1,3}\.\d{1,3}\.\d"
        r"|(?:dbug|info|warn|fail|crit): [A-Z]|\[ *\d{1,7}\.\d{6}\] |msg=audit|\d{10}\.\d{3} |#(?:Software"
        r"|Version|Fields|Date): "
        r"|Rendered [\w./-]+|(?:Error|Exception|DoesNotExist): |Liquid |\[Vue warn|Minified React|(?:ERROR|FATAL"
        r"|PANIC): {1,2}[a-z]"
        r"|\(\) expects|rendering of a template|\(line \d+ of |Smarty error|Resource id #|Server Error in '"
        r"|\d\d(?:[T ]\d\d)?:\d\d:\d\d[^\n]{0,350}?(?:DEBUG|INFO|NOTICE|WARN|ERROR|CRIT|FATAL"
        r"|TRACE|SEVERE"
        r"|debug|info|notice|warn|error|crit|alert|emerg)"
        r"|\[(?:[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ |\d\d[-/][A-Z][a-z]{2}[-/]\d{4}[ :])\d\d:"
        r"|[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d [\w.-]+ [\w./\[\]-]+:|, \[\d{4}|\d{4}/\d\d/\d\d \d\d:"
        r"|(?:DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)(?::[A-Za-z_]|[ \t:|-]+\[?\d{4})|Traceback \("
        r"|Exception in thread|[A-Za-z]Exception\b|[a-z]Error: |panic: |\.rb:\d|level=|\d\d:\d\d:\d\d(?:[.,]\d+)? \["
        r"|\d\d:\d\d:\d\d [^\n]{0,60}(?:GET|POST|HEAD) "
        r"|(?m:^\[[A-Za-z]+\][: ])"
        r"|(?:Exception|Error|Warning|Fault|Failure|NotFound|Invalid|Exist|Interrupt)\b[^\n]{0,500}"
        r"(?:\s+at (?:async )?[\w.$<>`\[\]]+(?: \[as \w+\])? ?\(|\s+at (?:https?:|/|file:|[A-Za-z]:\\)"
        r"|:\d+|\) \+\d|\) in "
        r"|\s+goroutine|\s+[\w./<>-]+:\d+:in )"
        r"|\(node:\d|goroutine \d|panicked at|SQLSTATE\[|ORA-\d{5}|error '[\da-f]{8}'|\[Microsoft\]\["
        r"|Started [A-Z]+ \""
        r"|Completed \d{3} |Processing by \w+Controller|segfault at|[IWEF]\d{4} \d\d:|<\d{1,3}>",
        logs.ANCHOR,
        logs.parse,
    ),
)


@cache
def _gates() -> tuple[_Gate, ...]:
    import re2

    return tuple(re2.compile(parser.gate).search for parser in _PARSERS)


@cache
def _compiled(anchor: str) -> re.Pattern[str]:
    return re.compile(anchor, re.MULTILINE)


def _reach(gate: _Gate, data: bytes) -> int:
    """An offset behind which nothing passes a gate, and so no anchor matches; 0 where nothing does."""
    reach, stride = 0, _STRIDE
    while reach < len(data) and (passed := gate(data, reach)):
        # Wider each time: where a match is as long as what is left, a search reads all of it.
        reach = passed.start() + stride
        stride *= 2
    return reach


_STRIDE: Final = 1 << 8


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        # RE2 can't read halves of surrogate pairs. To an expression they are what this is: no letter and no blank.
        return _HALF.sub("\ufffd", text).encode()


def _blanks(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() - at if blank else 0


_BLANK: Final = re.compile(r"\s*")
_HALF: Final = re.compile(r"[\ud800-\udfff]")


def _next(anchor: re.Pattern[str], text: str, at: int, reach: int) -> re.Match[str] | None:
    """The first match of an anchor from `at` on. Not one that begins behind `reach`, where none is."""
    if reach >= len(text):
        return anchor.search(text, at)
    return next((match for start in range(at, reach) if (match := anchor.match(text, start))), None)


def dumps_in(text: str) -> list[Dump]:
    """Every dump in a text, also one that is written with entities, in order, none overlapping."""
    signs = signs_of(text)
    if not signs:
        return []
    view, offsets = _unescaped(text) if "&" in signs else (text, None)
    if offsets is None:
        return _scan(view, signs)
    return [d._replace(start=offsets(d.start), end=offsets(d.end)) for d in _scan(view, signs_of(view))]


# Not one that a script writes between its own quotes: `replace(/"/g, "&quot;")`.
_ENTITY: Final = re.compile(
    r"(?<![\"'])&(?:amp;)*(?:quot|gt|lt|nbsp|apos|amp|#0?39|#0?34|#x27|#x22|#8217|#822[01]);(?![\"'])"
)
_ESCAPED_CODE: Final = re.compile(r"&(?:amp;)*(?:quot|gt|lt|#0?39|#0?34|#x2[27]|apos);|&amp;[&:_.]")


def _unescaped(text: str) -> tuple[str, Callable[[int], int] | None]:
    """The text with its entities read, and where an offset in it stands in the text itself."""
    if not _ESCAPED_CODE.search(text):
        return text, None
    pieces: list[str] = []
    at, length = 0, 0
    starts, shifts = [0], [0]
    for match in _ENTITY.finditer(text):
        char = html.unescape(match[0].replace("amp;", "") if match[0] != "&amp;" else match[0])
        pieces += (text[at : match.start()], char)
        length += match.start() - at + len(char)
        at = match.end()
        starts.append(length)
        shifts.append(at - length)
    pieces.append(text[at:])

    def offset(position: int) -> int:
        return position + shifts[bisect_right(starts, position) - 1]

    return "".join(pieces), offset


# What is left of a token in which a dump was cut.
_DEBRIS: Final = re.compile(r"\s*[<\[{(\"'/&=?]{1,3}[ \t]*(?=\n|\Z)")

_CUT_TAG: Final = re.compile(r"\s*<[/a-z]{0,2}[ \t]*(?=\n|\Z)")


def _scan(text: str, signs: set[str]) -> list[Dump]:
    found: list[Dump] = []
    ahead: list[tuple[_Parser, int, re.Match[str]]] = []
    data = _encoded(text)
    for parser, gate in zip(_PARSERS, _gates(), strict=True):
        # Counted in bytes, of which there are no less than characters.
        if not parser.signs.isdisjoint(signs) and (reach := _reach(gate, data)):
            match = _next(_compiled(parser.anchor), text, 0, reach)
            if match:
                ahead.append((parser, reach, match))
    at = 0
    while ahead:
        n, (parser, reach, match) = min(enumerate(ahead), key=lambda item: item[1][2].start())
        dump = parser.parse(text, match) if match.start() >= at else None
        end = _end(text, dump) if dump else 0
        # What a dump takes along of what stands before it, as a comment, may be a dump already.
        start = max(at, dump.start) if dump else 0
        if dump and start < end:
            found.append(dump._replace(start=start + _blanks(text, start), end=end))
            at = end
        following = _next(_compiled(parser.anchor), text, max(at, match.start() + 1), reach)
        if following is None:
            del ahead[n]
        else:
            ahead[n] = (parser, reach, following)
    return with_unread_code(text, without_paragraphs(text, with_scraps(text, found)), signs)


def _end(text: str, dump: Dump) -> int:
    """Where a dump ends, with what is left of a token in which it was cut, without white space."""
    debris = (_CUT_TAG if dump.whole else _DEBRIS).match(text, dump.end)
    end = debris.end() if debris else dump.end
    while end > dump.start and text[end - 1].isspace():
        end -= 1
    return end
