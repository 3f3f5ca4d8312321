"""Lines of logs: web servers, PHP, syslog, Python and Java, known by the time stamp and level that open them."""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, Parser, line_end, php_source

_TIME: Final = r"\d\d:\d\d:\d\d(?:[.,]\d{1,9})?"
_LEVEL: Final = (
    r"(?:DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRITICAL|FATAL|TRACE|SEVERE|debug|info|notice|warn(?:ing)?"
    r"|error|crit(?:ical)?|alert|emerg)"
)
_DAY: Final = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"

# A line of an access log says itself where it ends.
_REQUEST: Final = r"\"(?:GET|POST|HEAD|PUT|OPTIONS|DELETE) [^\"\n]{0,2000}\" \d{3} (?:\d+|-)(?: \"[^\"\n]*\"){0,4}"
# The full name of a class of Java or .NET; where a full stop is glued to it, by its first part.
_EXCEPTION: Final = (
    r"(?:(?<![\w.])|(?<=\w\.)(?=(?:java|javax|com|org|net|io|sun|kotlin|scala|System)\.))"
    r"(?:(?:[a-z][\w$]*\.){1,8}[A-Z][\w$]*(?:Exception|Error)\b|(?:System|Microsoft)(?:\.[A-Z]\w*){1,8}Exception\b)"
)

# What a line of a stack trace begins with, in Java, .NET, Node.js, Ruby, Python and Go.
_AHEAD: Final = (
    r"\s+(?:at (?:\w+(?:<\w*>)?\.[\w.$<>`\[\]]{1,200}|[\w.$<>`]{1,200}(?=\([\w.]+:\d+\)))\("
    r"|at (?:async )?[\w.$<>` ]{1,200}(?: \[as \w+\])? \((?:[^()\n]{1,300}:\d+|native|<anonymous>)|at (?:https?://|/"
    r"|file:|[A-Za-z]:\\)"
    r"|at [\w./@-]{1,200}:\d+|from (?:/|[A-Za-z]:\\)[^\s]{1,300}:\d+:in|[\w./<>-]{1,200}:\d+:in [`']"
    r"|[A-Z]\w*(?:\.[\w`]+){1,8}\([^()\n]{0,200}\)(?: in [^\n]{1,300}:| \+\d)|goroutine \d+ \[)"
)
# The type of an error, with or without the package it is from, and what may stand before it.
_TYPE: Final = (
    r"(?:Uncaught |Unhandled exception[.:] |UnhandledPromiseRejectionWarning: )?"
    r"(?:[\w$]{1,40}(?:\.|::)){0,6}(?:[A-Z]\w{0,60}(?:Exception|Error|Warning|Fault|Failure|NotFound|Invalid|Exist"
    r"|Interrupt)|Error)\b"
)
_HEAD: Final = rf"(?:(?<![\w.`])(?<!::)|(?<=[a-z\d][.!?”\"])){_TYPE}"
# Messages that fill their line.
_MESSAGE: Final = (
    r"(?:\(node:\d+\) (?:\[\w+\] )?\w{0,40}Warning: |goroutine \d+ \[[a-z][^\]\n]{1,60}\]:"
    r"|thread '[^'\n]{1,60}' panicked at |SQLSTATE\[\w{5}\](?: ?\[\d+\])?:? |(?<!\w)ORA-\d{5}: "
    r"|Microsoft [\w ]{1,60} error '[\da-f]{8}' ?|\[Microsoft\]\[[\w ]{1,60}\]"
    r"|Started (?:GET|POST|HEAD|PUT|PATCH|DELETE) \"/[^\"\n]{0,300}\" for \d"
    r"|npm ERR! [a-z]"
    r"|Completed \d{3} [A-Z][\w ]{1,30} in \d+ms"
    r"|Processing by \w+Controller#\w+ as |segfault at [\da-f]{4,16} ip )"
)
# Messages that say themselves where they end: of PHP, Drupal, Twig, Smarty.
_ENDED: Final = (
    r"(?:(?<![\w\\>$])\w{2,60}\(\) expects (?:parameter|at least|at most|exactly) [^\n]{1,200}? given"
    r"(?: in [^\s]{1,300} on line \d+)?"
    r"|(?<!\w)An exception has been thrown during the rendering of a template \([^\n]{1,300}?\)(?: in [^\n]{1,100}?)?"
    r" at line \d+\.?"
    r"|(?<!\w)(?:\w{0,60}Error|\w{1,60}Exception): [^\n]{1,400}? in [\w\\:>-]{1,200}\(\)"
    r" \(line \d+ of [^\s()]{1,300}\)\.?"
    r"|^Resource id \#\d+(?=[ \t]*$)"
    r"|(?<!\w)Smarty error: \[in [^\]\n]{1,100}\]: [^\n]{1,200}? \(\w+(?:\.class)?\.php, line \d+\))"
)
# What stands between the time and the level of a line: threads, files, hosts, numbers.
_BETWEEN: Final = r"(?:(?:\[[^\]\n]{1,60}\]|\{[^}\n]{1,60}\}|\([^()\n]{1,60}\)|[\w./:$@-]{1,60}|[-|])[ \t]+){0,4}"

# How other programs write the time.
_STAMP: Final = (
    rf"(?:\d{{4}}[-/]\d\d[-/]\d\d[T ]{_TIME}(?:Z|[ ]?[+-]\d\d:?\d\d| [A-Z]{{3,4}})?"
    rf"|(?<!\d)\d\d[-/](?:{_MONTH}|\d\d)[-/]\d{{2,4}}[: ]{_TIME}|(?<!\d)\d{{6}} {_TIME}"
    rf"|(?<!\d)\d\d-\d\d \d\d:\d\d:\d\d\.\d{{3}}"
    rf"|{_MONTH} \d{{1,2}}, \d{{4}} \d{{1,2}}:\d\d:\d\d [AP]M)"
)
# A date with a time to the second, however it is written, before what sentences do not have: a process, a pair, an
# address, brackets.
_DATED: Final = (
    rf"(?:^[ \t]*|(?<=[a-z\d\)][.!?”\"’]) ?|(?<=[a-z]))\[?(?=[\dA-Z])(?:[A-Z]{{3,4}} )?"
    rf"(?:\d{{4}}[-/.]\d\d[-/.]\d\d[T ]|\d\d[-/.](?:\d\d|{_MONTH})[-/.]\d{{2,4}}[ :]|(?:{_DAY},? )?{_MONTH} +\d{{1,2}} "
    rf"|(?:{_DAY}, )?\d{{1,2}} {_MONTH} \d{{4}} |{_MONTH}-\d\d-\d{{2,4}} |\d{{6}} +)\d{{1,2}}:\d\d:\d\d(?![:\d])"
    r"(?=[^\n]{0,80}?(?:\[[\w@]|(?<![\w.-])[a-z]\w{0,40}[\d./(-][\w./()-]{0,40}: |\w=[^\s=]|<[\w@.]+>|\(\w+\)\["
    r"|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|'[^'\n]{1,60}'@))"
)
_DATED_LINE: Final = re.compile(_DATED, re.MULTILINE)
_LINES: Final = (
    rf"\[?(?=[\dJFMASOND]){_STAMP}(?:\]?[ \t:|,-]+(?:[\w=,.\[\]()/:-]{{1,60}}[ \t]+){{0,4}}?"
    rf"(?:(?:\[|- |)(?:{_LEVEL.upper()})(?:\]"
    rf"|:)?[ \t]"
    rf"|\[(?:Warning|Note|System|Error)\] )"
    # With a process (syslog), a class (java.util.logging), a tag (Android).
    r"| [\w.-]{1,60} [\w./-]{1,60}\[\d+\]: "
    rf"| (?:[a-z]\w*\.){{1,8}}[A-Z]\w* \w+$(?:\n{_LEVEL}: [^\n]*)?"
    r"| +\d+ +\d+ [VDIWEF] [\w.:-]{1,60}: )|[VDIWEF]/[\w.-]{1,40}\( *\d+\): "
    rf"|\[{_LEVEL.upper()} ?\] {_STAMP}"
    r"|(?<=[\w]):\d{2,5} \d{1,3}(?:\.\d{1,3}){3} \S+ \S+ \[\d\d/[A-Z]"
    r"|(?:INFO|WARNING|ERROR): +\d{1,3}(?:\.\d{1,3}){3}:\d+ - \""
    r"|(?<!\w)(?:dbug|info|warn|fail|crit): [A-Z]\w*(?:\.\w+){1,10}\[\d+\](?:\s+(?=[A-Z]))?"
    rf"|(?<!\w)(?:ts|time)=\"?\d{{4}}-\d\d-\d\dT\S+ (?:[\w.]{{1,30}}=\S{{1,80}} ){{1,5}}level={_LEVEL}\b"
    r"|(?:kernel: |^|(?<=[.!?”\"]))\[ *\d{1,7}\.\d{6}\] (?=\w)|(?<!\w)type=[A-Z_]{2,40} msg=audit\(\d+\.\d+:\d+\): "
    r"|(?<![\d.])\d{10}\.\d{3} +\d+ \S+ [A-Z_]{3,40}/\d{3} \d+ [A-Z]+ "
    rf"|(?<!\d)\d{{1,7}}:[MSCX] \d\d {_MONTH} \d{{4}} \d\d:\d\d:\d\d(?:\.\d{{3}})? [*#.-] "
    rf"|^\#(?:Software: Microsoft|Version: 1|Fields: date |Date: \d{{4}}-)"
    r"|Rendered [\w./-]{1,200}\.(?:erb|haml|slim)\b"
    # Errors of languages, templates and databases, which a line has to itself.
    r"|(?<=\w)\.rb:\d+:in [`'][^'\n]{1,80}': "
    r"|(?:^|(?<=[.!?”\"] )|(?<=[.!?”\"]))(?:[A-Z]\w+ error: )?(?:[a-z_]\w{1,40}\.){1,5}[A-Z]\w{1,60}"
    r"(?:Error|Exception|DoesNotExist): (?=[^\n]*$)"
    r"|^[ \t]*[A-Z]\w{0,60}[a-z]Exception: (?=[^\n]*$)"
    r"|Liquid (?:syntax )?error(?: \([^()\n]{1,80}\))?: |\[Vue warn\]: |(?:Error: )?Minified React error \#\d+"
    r"|(?:ERROR|FATAL|PANIC): {1,2}(?=[a-z][^\n]*\n?\s*(?:LINE \d+|DETAIL|HINT|STATEMENT|CONTEXT):)"
    r"|Server Error in '/[^'\n]{0,80}' Application\."
)

ANCHOR: Final = (
    rf"(?:{_DATED}|{_ENDED}|{_LINES}|\[?\d{{4}}[-/]\d\d[-/]\d\d[T ]{_TIME}(?:Z|[ ]?[+-]\d\d:?\d\d| UTC)?\]?[ \t:"
    rf"|,-]*(?:\[[\w./-]+\][ \t]*|[\w.]+ (?:- |\| |: ))?(?:[\[<(]?(?:\w+\.)?{_LEVEL}\b)"
    rf"|\[?\d{{4}}[-/]\d\d[-/]\d\d[T ]{_TIME}(?:Z|[ ]?[+-]\d\d:?\d\d| UTC)?\]?[ \t:|,-]+{_BETWEEN}"
    rf"[\[<(]?(?:{_LEVEL}[\]>)]?[ :]|{_LEVEL.upper()}\b)"
    rf"|(?<![\d:])\d\d:\d\d:\d\d[.,]\d{{3,9}}[ \t|-]+{_BETWEEN}[\[<(]?{_LEVEL}\b"
    rf"|(?<![A-Za-z])[IWEF]\d{{4}} \d\d:\d\d:\d\d\.\d{{6}} +\d+ [\w./-]{{1,80}}:\d+\] "
    rf"|<\d{{1,3}}>(?:1 )?(?:{_MONTH} +\d{{1,2}}|\d{{4}}-\d\d-\d\dT){_TIME}|<\d{{1,3}}>{_MONTH} +\d{{1,2}} {_TIME} "
    rf"|{_HEAD}(?=[^\n]{{0,500}}?{_AHEAD})|{_MESSAGE}"
    rf"|(?<![A-Z]){_MONTH} +\d{{1,2}} \d\d:\d\d:\d\d [\w.-]*\d[\w.-]* [\w./-]+(?:\[\d+\])?: "
    rf"|\[{_DAY} {_MONTH} +\d+ {_TIME} \d{{4}}\] \["
    rf"|\[\d\d-{_MONTH}-\d{{4}} \d\d:\d\d:\d\d(?: [\w/]+)?\] "
    r"|(?:(?<!\d)(?<!\d\.)|(?<=\d{4}\.))\d{1,3}(?:\.\d{1,3}){3}"
    rf" \S+ \S+ \[\d\d/{_MONTH}/\d{{4}}:\d\d:\d\d:\d\d [+-]\d{{4}}\] "
    rf"|\[\d\d/{_MONTH}/\d{{4}} \d\d:\d\d:\d\d\] {_REQUEST}"
    rf"|\d{{4}}-\d\d-\d\d {_TIME} (?:\S+ )?\d{{1,3}}(?:\.\d{{1,3}}){{3}} (?:GET|POST|HEAD) [^\n]*"
    rf"|\d\d:\d\d:\d\d[.,]\d{{3}} \[[\w./ -]{{1,60}}\] {_LEVEL} +[\w.$]+ "
    rf"|^{_MONTH} +\d{{1,2}} \d\d:\d\d:\d\d (?:[\w.-]+ (?:[\w./-]+\[\d+\]|kernel|systemd)"
    rf"|[\w.-]*\d[\w.-]* [\w./-]+): "
    rf"|(?<![A-Z]){_MONTH} +\d{{1,2}} \d\d:\d\d:\d\d [\w.-]+ (?:[\w./-]+\[\d+\]|kernel|systemd): "
    rf"|[DEFIWA], \[\d{{4}}-\d\d-\d\dT{_TIME}[^\]\n]{{0,20}}\] +{_LEVEL} -- "
    rf"|\d{{4}}/\d\d/\d\d {_TIME} (?:[\w./-]{{1,80}}\.go:\d+|[a-z][\w./-]{{1,40}}): "
    r"|(?<![A-Z_\d])(?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL|FATAL):[A-Za-z_][\w.]*:"
    rf"|\[{_TIME}\] \[[^\]\n]{{1,60}}/{_LEVEL}\]"
    rf"|(?<![\w])(?:DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)[ \t:|-]+\[?\d{{4}}-\d\d-\d\d[T ]{_TIME}"
    rf"|(?<![\w])level={_LEVEL} (?:ts|time|msg)=|(?<![\w])(?:ts|time)=\"?\d{{4}}-\d\d-\d\dT[^\s]+ level={_LEVEL} "
    r"|(?<![\w])ERROR \d{4} \([0-9A-Z]{5}\): "
    r"|Traceback \(most recent call last\):"
    r"|Exception in thread \"[^\"\n]{1,80}\" [\w.$]+"
    rf"|(?:{_EXCEPTION})(?=(?:: [^\n]{{0,500}}?)?\s+at [\w.$<>`]+\()"
    r"|(?:Uncaught )?(?:(?<![A-Za-z])[A-Z][a-z]\w{0,30}|Type|Reference|Syntax|Range|Eval|URI|Internal|Network"
    r"|Security)Error: [^\n]{0,300}?(?=\s+at [^\n]{0,300}?:\d+:\d+\)?)"
    r"|\bpanic: [^\n]{1,300}(?=\s+goroutine \d+ \[)"
    r"|(?:/|[A-Za-z]:\\)[\w./\\-]{1,200}\.rb:\d+:in [`'][^'\n]{1,80}': "
    r"|^\[(?:error|warn|warning|notice|debug|info|ERROR|WARN|WARNING|NOTICE|DEBUG|INFO)\][: ])"
)

_FRAME: Final = re.compile(
    r"\s*(?:File \"[^\"\n]+\", line \d+[^\n]*|at [\w.$<>]+\([^()\n]*\)|Caused by: [^\n]*|\.\.\. \d+ more"
    r"|(?:During handling of the above exception, another exception occurred|The above exception was the direct cause"
    r" of the following exception):|Traceback \(most recent call last\):"
    r"|(?:[\w.]+\.)?\w+(?:Error|Exception)(?::[^\n]*)?|(?<=\n)(?:[A-Za-z_]\w*\.){1,8}[A-Z]\w*(?::[^\n]*)?"
    r"|(?<=\n)    [ ]*\S[^\n]*)(?=\n|\Z)"
)
# Frames of Java, .NET, Node.js, Go and Ruby, also with their line breaks lost.
_CALL: Final = re.compile(
    r"\s*(?:[\w./<>-]{1,200}:\d+:in [`'][^'\n]{1,80}'|at [\w./@-]{1,200}:\d+(?::\d+)?(?!\w)"
    r"|[A-Z]\w*(?:\.[\w`]+){1,8}\([^()\n]{0,200}\)(?: in [^\n]{1,300}?:(?:line )?\d+| \+\d+)"
    r"|at [\w.$<>`\[\], ]{1,300}\([^()\n]{0,300}\)(?: in [^\n]{1,300}?:line \d+)?|at (?:https?://|/"
    r"|[A-Za-z]:\\|file:)[^\s()]{1,300}:\d+:\d+"
    r"|Caused by: [\w.$]+(?:: [^\n]{0,500}?)?(?=\s+(?:at |\.\.\. \d)|\n|\Z)|\.\.\. \d+ more"
    r"|goroutine \d+ \[[^\]\n]{1,40}\]:|[\w./*()]{1,200}\([^()\n]{0,200}\)(?=\s+/)"
    r"|/[^\s:]{1,300}:\d+(?: \+0x[0-9a-f]+)"
    r"|from [\w./:\\-]{1,300}:\d+:in [`'][^'\n]{1,80}'|exit status \d+(?=\s|\Z)|note: run with `RUST_BACKTRACE=[^\n]*"
    r"|at node:[\w/]{1,100}:\d+:\d+|/[\w./-]{1,200}\.asp, line \d+"
    r"|LINE \d+: [^\n]*(?:\n[ \t]*\^)?|(?:DETAIL|HINT|STATEMENT|CONTEXT):  [^\n]*)"
)
_SERVER_ERROR: Final = re.compile(r"Server Error in '")
_VERSION: Final = re.compile(
    r"Version Information:\s*Microsoft \.NET[^\n]*?(?:ASP\.NET Version:\s?[\d.]+"
    r"|$)",
    re.MULTILINE,
)
# Heads of lines that are an error's, whatever follows them.
_WHOLE_LINE: Final = re.compile(
    r"[ \t]*[A-Z]\w+Exception: \Z|(?:[A-Z]\w+ error: )?(?:[a-z_]\w*\.)+[A-Z]\w*(?:Error|Exception|DoesNotExist): \Z"
    r"|(?:Error: )?Minified React error"
)
# A host or a file before its port or its line.
_NAME_BEFORE: Final = re.compile(r"(?:[A-Za-z]:)?[\w./\\-]+\Z")
_LONGEST_NAME: Final = 200
_PAGE: Final = 8000
_PARAGRAPH: Final = re.compile(rf"[^\n]{{0,500}}?(?={_AHEAD})")
_PHP: Final = re.compile(php_source.ERROR_ANCHOR)


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a log line to its end; a traceback goes on with its frames."""
    start, at = match.span()
    head = match[0]
    if _DATED_LINE.match(text, start):
        start += len(head) - len(head.lstrip())
        return Dump(start, _message_end(text, at), "log-line")
    if head.startswith((":", ".rb:")) and (name := _NAME_BEFORE.search(text, max(0, start - _LONGEST_NAME), start)):
        start = name.start()
    if text[start - 1 : start] == "[" and _STACKED.match(head):
        start -= 1
    if date := _DATE_BEFORE.search(text, max(0, start - 12), start):
        start = date.start()
    glued = _GLUED.match(head) or (_MID_SENTENCE.search(text, max(0, start - 2), start) and _FIRST.match(head))
    if glued:
        start += glued.end()
    if _SERVER_ERROR.match(head):
        # The page that ASP.NET shows, from its headline to the version.
        version = _VERSION.search(text, at, at + _PAGE)
        return Dump(start, version.end() if version else line_end(text, at), "log-line", None, version is not None)
    if _ENDED_ITSELF.match(head):
        end = at
    elif _WHOLE_LINE.match(head):
        end = _message_end(text, at)
    elif head.startswith("Exception in") and (message := _PARAGRAPH.match(text, at)):
        end = message.end()
    elif head.startswith(("Traceback", "Exception in")):
        end = _message_end(text, at)
        while frame := _FRAME.match(text, end):
            end = frame.end()
    elif _STACKED.match(head):
        message = _PARAGRAPH.match(text, at)
        end = message.end() if message else at
        if head.endswith("': "):
            end = _message_end(text, at)
        if not _CALL.match(text, end):
            return Dump(start, end, "log-line") if head.endswith("': ") else None
    elif request := _REQUESTED.match(text, at):
        end = request.end()
    elif php := _PHP.match(text, at):
        error = php_source.parse_error(text, php)
        end = error.end if error else _message_end(text, at)
    else:
        end = at if head.endswith(('"', "-")) and _REQUESTED.search(head) else _message_end(text, at)
    while call := _CALL.match(text, end):
        end = call.end()
    return Dump(start, end, "log-line")


def _message_end(text: str, at: int) -> int:
    """Where a message ends that fills its line from `at` on: with it, or before a paragraph that stands behind it."""
    end = line_end(text, at)
    if _ENDS_SENTENCE.search(text, max(at, end - _TAIL), end):
        paragraph = _PARAGRAPH_BEHIND.search(text, at, end)
        end = paragraph.start() if paragraph and end - paragraph.end() > _LEAST else end
    told = _LAST_FIELD.search(text, at, end)
    return told.end() if told else end


_TAIL: Final = 20
_LEAST: Final = 100
"""Length from which what stands behind a message is a paragraph, and no sentence of its own."""
_ENDS_SENTENCE: Final = re.compile(r"[.!?”\"’)][ \t]*\Z")
# Twelve words of a sentence.
_PARAGRAPH_BEHIND: Final = re.compile(
    r"(?:(?<=\S)\s+|(?<=[a-z\d)\"'}\]:]))(?=[\"“]?[A-Z](?:[a-z’'][\w’'-]*|(?=\W))"
    r"(?:,? [$\"“(]?[\w’'-]+[.,;:)”\"]{0,3}){11})"
)
# The last field of a line of nginx, or a request: behind it stands nothing, or a sentence.
_LAST_FIELD: Final = re.compile(
    rf"(?:, (?:client|server|request|upstream|host|referrer): (?:\"[^\"\n]*\"|[^\s,]+)|{_REQUEST})"
    r"(?=\s*\Z|\s+[\"“‘]?[A-Z][a-z]*[ ,’'])"
)
# A date that is written as no line begins that is known here.
_DATE_BEFORE: Final = re.compile(
    rf"(?<![\w-])(?:\d{{4}}[-/.]\d\d[-/.]\d\d|\d\d?[-/. ](?:\d\d|{_MONTH})"
    rf"(?:[-/. ]\d{{4}})?)[ T]\Z"
)
# The word before, whose full stop is glued to the name of a package.
_GLUED: Final = re.compile(
    r"(?!(?:java|javax|com|org|net|io|sun)\.)\w+\.(?=(?:java|javax|com|org|net|io|sun|kotlin|scala|jakarta)\.)"
)
_FIRST: Final = re.compile(r"(?!(?:java|javax|com|org|net|io|sun)\.)[\w$]+\.(?=[\w$.:]*[A-Z])")
_MID_SENTENCE: Final = re.compile(r"(?:[A-Za-z,\d] |[—–-])\Z")
_STACKED: Final = re.compile(rf"{_EXCEPTION}|{_TYPE}|(?:Uncaught )?\w*Error: |panic: |(?:/|[A-Za-z]:\\)[^\s]*\.rb:")
_ENDED_ITSELF: Final = re.compile(_ENDED)
_REQUESTED: Final = re.compile(_REQUEST)


PARSER: Final = Parser(
    frozenset(':[("=#!'),
    (
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
        r"|npm ERR! [a-z]|\(node:\d|goroutine \d|panicked at|SQLSTATE\[|ORA-\d{5}|error '[\da-f]{8}'|\[Microsoft\]\["
        r"|Started [A-Z]+ \""
        r"|Completed \d{3} |Processing by \w+Controller|segfault at|[IWEF]\d{4} \d\d:|<\d{1,3}>"
    ),
    ANCHOR,
    parse,
)
