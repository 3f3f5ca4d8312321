"""Lines of logs: web servers, PHP, syslog, Python and Java, known by the time stamp and level that open them."""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, line_end

_TIME: Final = r"\d\d:\d\d:\d\d(?:[.,]\d{1,9})?"
_LEVEL: Final = (
    r"(?:DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRITICAL|FATAL|TRACE|SEVERE|debug|info|notice|warn(?:ing)?"
    r"|error|crit(?:ical)?|alert|emerg)"
)
_DAY: Final = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"

ANCHOR: Final = (
    rf"(?:\[?\d{{4}}[-/]\d\d[-/]\d\d[T ]{_TIME}(?:Z|[ ]?[+-]\d\d:?\d\d| UTC)?\]?[ \t:"
    rf"|,-]*(?:\[[\w./-]+\][ \t]*|[\w.]+ (?:- |\| |: ))?(?:[\[<(]?(?:\w+\.)?{_LEVEL}\b)"
    rf"|\[{_DAY} {_MONTH} +\d+ {_TIME} \d{{4}}\] \["
    rf"|\[\d\d-{_MONTH}-\d{{4}} \d\d:\d\d:\d\d(?: [\w/]+)?\] "
    r"|(?:(?<!\d)(?<!\d\.)|(?<=\d{4}\.))\d{1,3}(?:\.\d{1,3}){3}"
    rf" \S+ \S+ \[\d\d/{_MONTH}/\d{{4}}:\d\d:\d\d:\d\d [+-]\d{{4}}\] "
    rf"|^{_MONTH} +\d{{1,2}} \d\d:\d\d:\d\d [\w.-]+ [\w./-]+(?:\[\d+\])?: "
    r"|(?<![A-Z_\d])(?:DEBUG|INFO|WARNING|ERROR|CRITICAL):[A-Za-z_][\w.]*:"
    rf"|(?<![\w])(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL)[ \t:|-]+\[?\d{{4}}-\d\d-\d\d[T ]{_TIME}"
    r"|(?<![\w])ERROR \d{4} \([0-9A-Z]{5}\): "
    r"|Traceback \(most recent call last\):"
    r"|Exception in thread \"[^\"\n]{1,80}\" [\w.$]+"
    r"|^\[(?:error|warn|warning|notice|debug|info|ERROR|WARN|WARNING|NOTICE|DEBUG|INFO)\][: ])"
)

_FRAME: Final = re.compile(
    r"\s*(?:File \"[^\"\n]+\", line \d+[^\n]*|at [\w.$<>]+\([^()\n]*\)|Caused by: [^\n]*|\.\.\. \d+ more"
    r"|(?:[\w.]+\.)?\w+(?:Error|Exception)(?::[^\n]*)?|(?<=\n)    [ ]*\S[^\n]*)(?=\n|\Z)"
)


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a log line to its end; a traceback goes on with its frames."""
    end = line_end(text, match.end())
    if match[0].startswith(("Traceback", "Exception in")):
        while frame := _FRAME.match(text, end):
            end = frame.end()
    return Dump(match.start(), end, "log-line")
