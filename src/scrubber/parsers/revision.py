"""What a page of changes says about itself: the sentences above the table, and the rows that open it.

The wording is that of news-sniffer's pages (https://github.com/johnl/news-sniffer, app/views/versions), and that of
MediaWiki's in five languages.
trafilatura drops the text of `<time>`, so dates are often missing: "first published or seen on .".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scrubber.fields import FieldError, date_of
from scrubber.parsers.run_together import is_version

if TYPE_CHECKING:
    from collections.abc import Sequence


class Statement(NamedTuple):
    """A sentence about the page, where it stands, and what it tells, by record field."""

    start: int
    end: int
    field: str
    value: Any


_ABOUT: Final = re.compile(
    r"This article is from the source\s+[`*]*['\"‘’“](?P<source>[^\n]{1,80}?)['\"’”][`*]*"
    r"\s+and was first published or seen\s+on(?P<first>[^.\n]{0,60})\."
    r"(?:\s*(?P<then>It last changed [^.\n]{1,99}\.|It will not be checked again for changes\."
    r"|The next check for changes will be[^.\n|]{0,60}\.?))?"
)
_ADDRESS: Final = re.compile(
    r"You can find the current article at its original source at\s+"
    r"(?:\[[^\]\n]*\]\((?P<link>[^)\s]+)\)|<?(?P<url>[^\s<>]+)>?)"
)
_CHANGES: Final = re.compile(
    r"The article has changed\s+[`*_]*(?P<changes>[\d,]+)[`*_]*\s+times?\."
    r"(?:\s+There is an\s+\[?RSS feed of changes\]?(?:\([^)\s]*\))?\s+available\.)?"
)
_TITLED: Final = re.compile(
    r"^[ \t#]*(?P<title>[^\n|]{1,200}): (?:Difference between revisions|Versionsunterschied|Différence entre versions"
    r"|Diferencia entre revisiones|Differenze tra le versioni)(?: [-–—] \w{1,40})?[ \t]*$",
    re.MULTILINE,
)
_PAGES: Final = re.compile(
    r"^[ \t]*(?:(?:\[?(?:Previous version|Next version|\d{1,3})\]?(?:\([^)\s]*\))?)(?:[ \t]+|$))+$",
    re.MULTILINE,
)
_INTERVAL: Final = re.compile(
    r"[^(|]{0,40}?\(?(?:about |over |almost |less than |under |more than )?(?:an?|half an?|\d+|a few|few)"
    r"\s+(?:second|minute|hour|day|week|month|year)s?\s+(?P<way>later|earlier)\)?",
    re.IGNORECASE,
)


def statements(text: str, start: int, end: int) -> list[Statement]:
    """The sentences of a page of changes that stand in a part of a text."""
    found = []
    if match := _ABOUT.search(text, start, end):
        middle = match.start("then") if match["then"] else match.end()
        found.append(Statement(match.start(), middle, "source", match["source"].strip()))
        if match["then"]:
            found.append(Statement(middle, match.end(), "notes", " ".join(match["then"].split())))
    if match := _ADDRESS.search(text, start, end):
        found.append(Statement(match.start(), match.end(), "url", match["link"] or match["url"]))
    if match := _CHANGES.search(text, start, end):
        note = f"The article has changed {match['changes']} times."
        found.append(Statement(match.start(), match.end(), "notes", note))
    if match := _TITLED.search(text, start, end):
        found.append(Statement(match.start(), match.end(), "title", match["title"].strip()))
    return found


def first_seen(text: str, start: int, end: int) -> str:
    """The date in "first published or seen on …", as it is written; empty where it is missing."""
    match = _ABOUT.search(text, start, end)
    return match["first"].replace("(UTC)", "UTC").strip() if match else ""


def page_links(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Lines that lead from version to version: "Previous version", "1 2 Next version"."""
    return [match.span() for match in _PAGES.finditer(text, start, end) if match[0].strip()]


def resolve(
    names: tuple[str, str],
    rows: Sequence[tuple[str, str]],
    *,
    lossy: bool,
    said: bool,
    share: float,
    version: str,
    marked: bool = False,
    newer: int | None = None,
    in_rows: bool = True,
) -> Resolved | None:
    """Decide whether a two-column table tells of changes, and which column becomes the body.

    Args:
        names: what stands in the table's head.
        rows: the text of the cells, left and right, empty where there is none.
        lossy: deleted text is missing, so that only the right column is whole.
        said: the page says of itself that it shows the changes of an article.
        share: the part of the page's text that this table makes up, 0 to 1.
        version: "newer" or "older", which of them is wanted.
        marked: marks or a name of the table say that it shows changes.
        newer: the column that marks tell to be the newer one; None where they do not.
        in_rows: which cells are a row is known; it is not where each cell is a line.

    """
    named = is_name(names[0]) and is_name(names[1])
    title, way, opening = _opening(rows) if named else (None, "", 0)
    if named and said and not opening and rows and _is_title(rows[0]):
        title, opening = 0, 1
    body = rows[opening:]
    if not (named and (said or way)) and not (
        share >= _MOST_OF_THE_PAGE
        and _tells_changes(
            body, named=named or marked, told=named and (newer is not None or (in_rows and _has_grown(body)))
        )
    ):
        return None
    turned = newer == 0 if newer is not None else _is_reversed(names, way)
    right = lossy or (version == "newer") != turned
    column = int(right)
    alone = not any(row[column] for row in body)
    if alone and not (said and title is not None and rows[title][column]):
        return None
    versions: list[dict[str, Any]] = [{"name": names[0]}, {"name": names[1]}]
    other = "\n\n".join(row[1 - column] for row in body if row[1 - column])
    if other and not lossy:
        versions[1 - column]["text"] = other
    told = "" if title is None else rows[title][column] or rows[title][1 - column]
    return Resolved(opening, told, title, column, versions, alone)


class Resolved(NamedTuple):
    """A table of changes, understood.

    The first `opening` rows are not the body; `title_row` is the one of them that holds the title. The body
    is what stands in `column` (0 left, 1 right) of the others; where there are none, `alone` says that the title
    has to be the body. `versions` fits the record's field.
    """

    opening: int
    title: str
    title_row: int | None
    column: int
    versions: list[dict[str, Any]]
    alone: bool


def is_name(text: str) -> bool:
    """Whether a version is called so: "Version 3", "Revision as of 3 May", "Before"."""
    return bool(_NAME.fullmatch(text.strip()))


def _opening(rows: Sequence[tuple[str, str]]) -> tuple[int | None, str, int]:
    """The rows before the body: the title's, and the one that says how much later the other version is."""
    for n, row in enumerate(rows[:2]):
        for cell in row:
            if match := _INTERVAL.fullmatch(cell.strip()):
                return (0 if n else None), match["way"].lower(), n + 1
    return None, "", 0


def _is_title(row: tuple[str, str]) -> bool:
    title = row[1] or row[0]
    return title.count(" ") < _LONGEST_TITLE and not title.rstrip("\"'”’").endswith((".", ":", ","))


def _tells_changes(rows: Sequence[tuple[str, str]], *, named: bool, told: bool) -> bool:
    """Whether rows are paragraphs of two versions, not data: most are the same sentence twice, or lone.

    The head may name the versions, and the markup may tell which of them is the newer.
    """
    same = lone = alike = replaced = data = short = short_alone = 0
    for left, right in rows:
        shorter = min(left.count(" "), right.count(" ")) if left and right else (left or right).count(" ")
        if shorter < SENTENCE:
            # Short paragraphs come and go; of data, both cells are short.
            longer = max(left.count(" "), right.count(" "))
            short += left == right != ""
            short_alone += not left or not right
            data += left != right and not (named and (not left or not right or longer > 2 * SENTENCE))
        elif left == right:
            same += 1
        elif not left or not right:
            lone += 1
        elif _are_alike(left, right):
            alike += 1
        else:
            replaced += 1
    kept = same + lone
    if not named:
        return same > 1 and kept >= alike + replaced and kept >= 4 * (replaced + data)
    if kept + alike + replaced < 2 * data:
        return False
    # Some data are the same by chance, and the others stand alone where each cell is a line.
    common = same > 0 or (short > short_alone and alike + replaced == 0)
    # Two things that are compared may be alike; what no row has in common are no two versions, unless they are moved.
    return told or (common and 3 * (kept + alike) >= replaced) or (replaced > 0 and _are_moved(rows))


def _has_grown(rows: Sequence[tuple[str, str]]) -> bool:
    """Whether one version is the other and some sentences more: nothing stands on one side only, or is changed."""
    same = sum(left == right != "" for left, right in rows)
    lone = [[row[side] for row in rows if row[side] and not row[1 - side]] for side in (0, 1)]
    if not same or all(lone) or same + sum(map(len, lone)) < sum(map(any, rows)):
        return False
    sentences = sum(text.count(" ") >= SENTENCE for text in lone[0] + lone[1])
    return sentences >= _LEAST_GROWN and 2 * sentences > len(lone[0] + lone[1])


def _are_moved(rows: Sequence[tuple[str, str]]) -> bool:
    """Whether versions of a sentence stand some rows apart, as programs that compare versions leave them."""
    moved = 0
    for n, (left, _) in enumerate(rows[:_LOOKED_AT]):
        near = (*rows[max(0, n - _APART) : n], *rows[n + 1 : n + 1 + _APART])
        moved += left.count(" ") >= SENTENCE and any(
            right.count(" ") >= SENTENCE and is_version(left, right) for _, right in near
        )
    return moved >= _LEAST_MOVED


def _are_alike(left: str, right: str) -> bool:
    one, two = set(left.split()), set(right.split())
    return 2 * len(one & two) >= min(len(one), len(two))


def _is_reversed(names: tuple[str, str], way: str) -> bool:
    """Whether the right column is the older version: by the word in its interval, dates, words, or numbers."""
    if way:
        return way == "earlier"
    days = [_when(name) for name in names]
    if days[0] and days[1]:
        return days[0] > days[1]
    if _LATER.match(names[0]) and _EARLIER.match(names[1]):
        return True
    left, right = (_NUMBERED.fullmatch(name.strip().casefold()) for name in names)
    if not left or not right or left["before"] != right["before"]:
        return False
    # In "30 avril 2015" and "2 mai 2015" the number is no version's, as another word follows.
    if left["after"] != right["after"] and not _OF_VERSION.search(left["before"][-20:]):
        return False
    one, other = (tuple(map(int, match["number"].split("."))) for match in (left, right))
    return one > other


def _when(name: str) -> tuple[str, ...]:
    """The day and the time of the day that a version is called by, in a form that sorts; empty where it has none."""
    found = _WHEN.search(name)
    if found is None:
        return ()
    try:
        day = date_of(found[0])
    except FieldError:
        return ()
    return day.isoformat(), _time(name)


def _time(name: str) -> str:
    """The time of the day in a name, of twenty-four hours; empty where it has none."""
    found = _TIME.search(name)
    if found is None:
        return ""
    hour, rest = found["clock"].split(":", 1)
    afternoon = found["half"].lower() if found["half"] else ""
    return f"{int(hour) % 12 + 12 * (afternoon == 'p') if afternoon else int(hour):02}:{rest}"


SENTENCE: Final = 5
"""Spaces from which on a cell is taken for a sentence, not for data."""
_LONGEST_TITLE: Final = 25
_LOOKED_AT: Final = 60
_APART: Final = 3
_LEAST_MOVED: Final = 2
_LEAST_GROWN: Final = 3
_MOST_OF_THE_PAGE: Final = 0.6
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY: Final = rf"(?:\d{{1,2}} {_MONTH} \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_CLOCK: Final = r"\d{1,2}:\d\d(?::\d\d)?"
_HOUR: Final = rf"{_CLOCK}(?: ?[ap]\.?m\b\.?| Uhr|Z)?"
_ANY_DAY: Final = rf"(?:{_DAY}|\d{{1,2}}(?:er|º|\.)? (?:de )?[^\W\d_]{{3,10}}\.?(?: de)? \d{{4}})"
_OLDER: Final = (
    r"older|previous|original|earlier|first|old|before|removed|deleted|ancien(?:ne)?|précédente?|avant|alte[rs]?|vorherige[rs]?"
    r"|bisherige[rs]?|vorher|anterior|antes|precedente|prima"
)
_NEWER: Final = (
    r"newer|current|revised|updated|amended|corrected|later|latest|second|new|after|added|inserted|nouve(?:lle|au)"
    r"|actuel(?:le)?|après|dernière|neue[rs]?|aktuelle[rs]?|nachher|actual|después|attuale|dopo|atual|depois"
)
_NAME: Final = re.compile(
    rf"\W*(?:(?:(?:{_OLDER}|{_NEWER})\s+)?"
    r"(?:(?:version|revision|rev|draft|edition|fassung|versión|revisión|versione|revisione|versão"
    r"|revisão)\b[^|]{0,60}"
    rf"|v\.?\s?\d+(?:\.\d+)*)|(?:{_OLDER}|{_NEWER})(?:\s+(?:document|text|texte|texto|testo|file|page|wording|article|story))?"
    rf"|r\d{{1,9}}|#\d{{1,7}}|edit \d{{1,7}}|\S{{1,40}} \[\d{{4}}/\d\d/\d\d {_CLOCK}\]"
    rf"|(?:(?:(?:first|last) )?(?:published|posted|updated|edited|modified)(?: on)?:? )?"
    rf"(?:{_HOUR},? )?{_ANY_DAY}(?:(?:T|,? (?:(?:at|à|um|a las|alle|às) )?){_HOUR})?"
    r"(?: ?[A-Z]{3,4})?)\W*",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"(?P<before>\D*)(?P<number>\d+(?:\.\d+)*)(?!:\d|\d)(?P<after>.*)")
_OF_VERSION: Final = re.compile(
    r"(?:\b(?:version|revision|rev|draft|edition|fassung|versión|revisión|versione|revisione|versão|revisão|edit|v|r)|#)\W*\Z"
)
_WHEN: Final = re.compile(rf"{_DAY}", re.IGNORECASE)
_TIME: Final = re.compile(rf"(?P<clock>{_CLOCK})(?: ?(?P<half>[ap])\.?m\b)?", re.IGNORECASE)
_LATER: Final = re.compile(rf"\W*(?:(?:{_NEWER})\b|\w+ (?:{_NEWER})\b)", re.IGNORECASE)
_EARLIER: Final = re.compile(rf"\W*(?:(?:{_OLDER})\b|\w+ (?:{_OLDER})\b)", re.IGNORECASE)
