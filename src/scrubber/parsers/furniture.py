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
# The same in German, French, Spanish, Portuguese and Italian, always with a sign behind it.
_LABEL_ELSEWHERE: Final = re.compile(
    r"^[\W_]*(?:lesen sie|lies|mehr (?:dazu|zum)|siehe|auch interessant|weiterlesen|hintergrund|zum thema|im video"
    r"|fotostrecke|lesetipp|(?:à )?(?:lire|relire|voir|écouter)|en savoir plus|sur le même sujet|notre dossier"
    r"|retrouvez|le[ae]|leer|también|vea|ver|mir[ae]|además|más (?:información|sobre)|[tl]e puede interesar"
    r"|te recomendamos|no te pierdas|relacionad[oa]|leggi|vedi|guarda|ascolta|per approfondire|approfondi\w+"
    r"|potrebbe interessarti|lo speciale|leia|ler|veja|saiba|assista|confira|não perca|v[ií]d[ée]o|foto)"
    r"(?: \w{1,9}){0,2}\s?[:|»>]\s*",
    re.IGNORECASE,
)
_LINK_TAIL: Final = re.compile(r"\W*(?:read more|continue reading|see more|full story)[\s»>…]*$", re.IGNORECASE)
_STAMP_LABEL: Final = re.compile(
    r"(?i)\b(?:first |last |originally )?(?:published|updated?|posted|modified|created|edited|filed|issued)"
    r"(?: on| at)?:?"
    r"|\bat\b|\buhr\b|\d+[- ]min(?:ute)?s?[- ]read|[|·•]"
)
# With full stops between its numbers, a date has the day first, in every language.
_DAY_FIRST: Final = re.compile(r"\b(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\b")
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
# "By", and what says it in five more languages before a name of two words and more: "Von Miller" may be a name itself.
_BY: Final = re.compile(
    r"(?i).*?\bby:?\s+|[\W_]*(?:(?:text|texto|autor|autorin|redaktion|redacción)\s*:?\s+(?:von\s+)?"
    r"|(?:(?:écrit|publié|rédigé|propos recueillis)\s+)?par\s+|(?:(?:publicado|escrito)\s+)?por\s+"
    r"|(?:a cura|scritto|pubblicato)\s+d[ia]\s+|von\s+|di\s+)(?=\S+\s+[^\W\d])"
)
_AND_ELSEWHERE: Final = re.compile(r"\s+(?:und|et)\s+")
_BEHIND_NAMES: Final = re.compile(
    r"\s+[-–—|·•/]\s+|,?\s+(?=\d)|\s{2,}|,?\s+(?:publiziert|veröffentlicht|erstellt|publié|publicado|pubblicato)\b"
)
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
        headline = text.strip("()[] ")
        label = _LABEL.match(headline) or _LABEL_ELSEWHERE.match(headline)
        title = _LINK_TAIL.sub("", headline[label.end() :] if label else headline).strip()
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
    >>> byline("Von Johanna Muster publiziert am 25. September 2018")
    ['Johanna Muster']
    """
    line = text.strip()
    names = _BEHIND_NAMES.split(line[label.end() :] if (label := _BY.match(line)) else line)[0]
    try:
        found = [name.strip(" ,.") for name in authors_of(_AND_ELSEWHERE.sub(", ", names))]
    except FieldError:
        found = []
    return [_BEHIND_NAME.sub("", name) for name in found if name and not _NO_NAME.match(name)] or [text.strip()]


def timestamp(field: str, text: str) -> tuple[str | None, Any]:
    """The field and the time that a timestamp tells; an "updated" makes it `modified`."""
    if re.search(r"(?i)\b(?:updated?|modified)\b", text):
        field = "modified"
    stamp = _DAY_FIRST.sub(r"\3-\2-\1", _STAMP_LABEL.sub(" ", text))
    try:
        return field, date_of(" ".join(stamp.split()))
    except FieldError:
        return None, None
