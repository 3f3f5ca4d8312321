"""The signs of machine text: what every text has that holds something for one of the parsers.

Nearly all articles have none, and are told so in a few microseconds: each sign begins with one character, which
is looked for at the speed of `str.find`, and its pattern looks at the neighbours of that character only.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.matching.screens import screen

_SIGNS: Final = {
    "{": None,
    "}": None,
    "<": None,
    "=": None,
    # A call, such as `string(5)`, `jQuery(`, `$(`; prose has a space there.
    "(": r"\((?:(?<=[^\W\d]\()|(?<=[$)\]]\()|(?<=[Aa]rray\s\()|(?<=Object\s\()|(?<=Traceback\s\()|(?<=template\s\()"
    r"|(?=node:\d|typeof\b|!?\s*window|!?\s*document|navigator|function|var |let |object\)|[ \t]*$))",
    # PHP's levels, its lengths and types, times, levels of logs, JSON's pairs.
    ":": r":(?:(?<=Warning:)\s|(?<=Notice:)\s|(?<=Deprecated:)\s|(?<=Standards:)\s|(?<=rror:)\s|(?<=xception:)\s"
    r"|(?<=trace:)"
    r"|(?=\")(?<=\d:)|(?=[-\d.NI])(?<=[ibd]:)|\d\d(?<=\d\d:\d\d):\d\d|(?<=[GLNOR]:)[A-Za-z_]"
    r"|(?<=\([0-9A-Z]{5}\):) |(?<=\":)|(?<=\"\s:)|(?<=array:)\d|(?<=[A-Za-z]:)\d{1,6}:[\s\dr]"
    r"|(?<=\d:)in [`']|(?<=ORA-\d{5}:) |(?:(?<=info:)|(?<=fail:)|(?<=warn:)|(?<=crit:)|(?<=dbug:)) [A-Z]\w*\.[A-Z]"
    r"|(?<=[OGR]:) +\d{1,3}\."
    r"|(?<=Exist:) |(?<=\d\):) [A-Z]"
    r"|(?<=LINE \d:) |(?<=\d:)\d\d:\d\d [AP]M [a-z]|(?<=[A-Z]:)  [a-z])",
    "^": r"\^ (?:\"|-?\d|null|true|false)",
    # Lists, JSON, shortcodes, levels of logs.
    "[": r"\[(?:TOC\]|\ *\d{1,7}\.\d{6}\]|Vue warn|:[a-z]{0,2}\]|(?<=SQLSTATE\[)|Microsoft\]|running\]"
    r"|[/\[{\"'\s]|\]|(?:-?\d[\d.]*|true|false|null),[\s\"{\[\dfnt-]|[a-z]+_|[a-z_-]+\]\s*$|(?:error|warn|warning"
    r"|notice|debug|info"
    r"|ERROR|WARN|WARNING|NOTICE|DEBUG|INFO)\][ :]"
    r"|Table '|pullquote|gallery|caption|embed|contact-form-7|adrotate|nextpage"
    r"|object Object|ads?\#|(?:node|user|site|term|current-page|current-user|view|comment):[a-z]"
    r"|[a-z]+ +(?:https?:|[\w-]*\d)|%|[a-z][\w-]*(?: ?/\]|(?::[\w-]+)+\]|\]https?:))",
    "]": r"\]\]>",
    "&": r"&(?:amp;)*(?:quot|gt|lt|\#|apos|[&:_.])",
    "%": r"%(?:%|(?:\d\$)?[sd@] [a-z]|(?:\d\$)?[sd@][ \t]*$|\(\w{1,40}\)[sd]|[A-Za-z][\w.]{0,40}%)",
    "#": r"\#(?:0 |(?<=id\s\#)\d|(?<=error \#)\d|(?:Software|Fields):|\#?\#[A-Z]|[a-z][\w.]{0,40}\#"
    r"|(?:foreach|if|elseif|set|parse|include|macro)[ ]?\(|(?:end"
    r"|else)[ \t]*$|[a-z][\w-]{1,40}[ ,]{1,2}[.#])",
    "@": r"@(?:(?:csrf|auth|guest)[ \t]*$|(?:import|charset|tailwind|namespace|layer|use|forward|include|extend"
    r"|apply)\s|(?:media|supports|container)\b"
    r"|(?:if|elseif|foreach|include|extends|section|yield)\(|[a-z]{2,12}\([$'\"]|end[a-z]|@\w|(?<=\w@)[\da-f]{5,8}\b"
    r"|Model\b|Html\b|View[BD]|Url\b|Render)",
    "*": r"\*(?:(?<=/\*)|RECURSION|\||/)",
    ";": r";(?:(?<=^N;)|(?<=use strict\";)|(?<=use strict';)|(?<=\);)(?!\ \w)|(?<=[\"'\d(]\);)|\s?(?:[a-z-]{3,25}:"
    r"|[a-z-]{0,25}[ \t]*$)| check the manual)",
    '"': r"\"(?:(?<=in thread \")|(?<=Started [A-Z]{3} \"))",
    "_": r"_(?:_[A-Z(]|[A-Z][A-Z_]+[ \t]*$|[a-z]+\(|[a-z_]+(?:[ ,'\[{:]|[ \t]*$))",
    "\\": r"\\(?:[A-Z]|/|u[\da-f]{4})",
    "N": r"N(?<=^N)ULL$",
    "!": r"!(?<=npm ERR!) ",
}
_PATTERNS: Final = tuple((lead, pattern and re.compile(pattern, re.MULTILINE)) for lead, pattern in _SIGNS.items())

# Names with members at the end of a line, and classes of style sheets. Every text has full stops, so they are looked
# for along with other things.
_CLASS: Final = r"[^\w \t]\.[A-Za-z]\w{0,40}(?:[-_]\w|\.[a-z])"
_may_have_members: Final = screen(rf"[\w$]{{3}}\.[A-Za-z_$][\w$]*\.?[ \t]*(?:\n|\z)|{_CLASS}")
_SITE: Final = r"(?:com|org|net|gov|edu|info|tv|co|uk)\b"
_MEMBERS: Final = re.compile(rf"\.(?<=[\w$]{{3}}\.)(?!{_SITE})[A-Za-z_$][\w$]*\.?[ \t]*$|{_CLASS}", re.MULTILINE)


def signs_of(text: str) -> set[str]:
    """The characters with which signs in a text begin; where there are none, no parser has work."""
    found = {lead for lead, pattern in _PATTERNS if lead in text and (not pattern or pattern.search(text))}
    return found | {"."} if _may_have_members(text) and _MEMBERS.search(text) else found
