"""Parsing furniture: what a byline, a timestamp, a teaser says, as values of record fields."""

from __future__ import annotations

import re
from typing import Any, Final

from scrubber.fields import FieldError, authors_of, date_of

_LABEL: Final = re.compile(
    r"^[\W_]*(?:(?:read more|see also)\s+(?-i:(?=[\"“'‘]?[A-Z][a-z]))|"
    r"(?:related|read|see|watch|listen|video|photos?|more|also|don['’]t miss|must|up next|recommended|full|breaking|"
    r"trending|report|reference|gallery|slideshow|poll|quiz|in the news)\b[^:|»>]{0,30}[:|»>–—]+\s*|"
    r"(?:read more|see also|related video|related story)\s+)",
    re.IGNORECASE,
)
_LINK_TAIL: Final = re.compile(r"\W*(?:read more|continue reading|see more|full story)[\s»>…]*$", re.IGNORECASE)
_STAMP_LABEL: Final = re.compile(
    r"(?i)\b(?:first |last |originally )?(?:published|updated?|posted|modified|created|edited|filed|issued)"
    r"(?: on| at)?:?"
    r"|\bat\b|\d+[- ]min(?:ute)?s?[- ]read|[|·•]"
)
_DASHES: Final = " \t-–—−"

# What a byline says behind a name: where the author is, what the author does, for whom.
_PLACE: Final = r"\s+in\s+[A-Z][\w.']*(?:\s+[A-Z][\w.']*){0,2}"
_ROLE: Final = (
    r"(?:(?:senior|chief|political|national|staff|special|guest|contributing|opinion|deputy|associate|assistant"
    r"|managing"
    r"|executive|foreign|business|health|science|sports|education|environment|diplomatic|legal|investigative"
    r"|freelance"
    r"|washington|white\s+house)\s+)*"
    r"(?:writer|reporter|editor|correspondent|columnist|contributor|producer|journalist|bureau\s+chief)s?"
)
_HOUSE: Final = (
    r"(?:the\s+)?(?:associated\s+press|press\s+association|agence\s+france-presse|reuters|bloomberg(?:\s+news)?|afp"
    r"|upi"
    r"|ap|ani|pti|cnn|npr|bbc(?:\s+news)?|xinhua)"
)
_BEHIND_NAME: Final = re.compile(rf"(?i:\s+{_ROLE}|\s+{_HOUSE})\Z|{_PLACE}\Z")
_NO_NAME: Final = re.compile(rf"(?i:{_ROLE}|{_HOUSE}|(?:the|for|special\s+to|of)\s.*)\Z")


def parse(field: str, text: str) -> tuple[str | None, Any]:
    """The field that a piece of furniture fills, and the value to write there.

    A value of None stands for the text itself, whole. `(None, None)` says that nothing could be read.
    """
    if field == "authors":
        return field, byline(text)
    if field in ("published", "modified"):
        return timestamp(field, text)
    if field == "dateline":
        return field, text.strip(_DASHES)
    if field == "related":
        title = _LINK_TAIL.sub("", _LABEL.sub("", text.strip("()[] "))).strip()
        return (field, [{"title": title}]) if title else (None, None)
    if field == "credits":
        return field, text.strip(_DASHES + "()[]") or None
    return field, None


def byline(text: str) -> list[str]:
    """The names in a byline; the line itself where no name can be told apart.

    >>> byline("By JANE DOE and John Roe - August 22, 2012")
    ['JANE DOE', 'John Roe']
    >>> byline("By Jane Doe in London, Senior Correspondent, Reuters")
    ['Jane Doe']
    """
    names = re.split(r"\s+[-–—|·•/]\s+|,\s*(?=\d)|\s{2,}", re.sub(r"(?i)^.*?\bby:?\s+", "", text.strip()))[0]
    try:
        found = [name.strip(" ,.") for name in authors_of(names)]
    except FieldError:
        found = []
    return [_BEHIND_NAME.sub("", name) for name in found if name and not _NO_NAME.match(name)] or [text.strip()]


def timestamp(field: str, text: str) -> tuple[str | None, Any]:
    """The field and the time that a timestamp tells; an "updated" makes it `modified`."""
    if re.search(r"(?i)\b(?:updated?|modified)\b", text):
        field = "modified"
    try:
        return field, date_of(" ".join(_STAMP_LABEL.sub(" ", text).split()))
    except FieldError:
        return None, None
