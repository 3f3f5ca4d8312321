"""Boilerplate and furniture that rules describe: whole lines, junk glued to a paragraph, blocks of teasers.

What the dirt looks like stands in the rules (`scrubber/rules`, site plugins), not here. A rule says which lines
it is about and where they must stand; this cleaner reads every line once and proposes what the first fitting
rule says. Where a rule opens a block ("Related Stories"), the headlines under it go along until the text resumes.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.lines import is_closed, is_headline, names_author, names_newcomer
from scrubber.parsers.furniture import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document
    from scrubber.ruleset import Match, Rule, RuleSet

FIRST: Final = 2
HEAD: Final = 6
FOOT: Final = 12
LAST: Final = 4
"""How many lines at the start and the end of a text count as its head, its foot, its last lines."""

MAX_TEASERS: Final = 12

_NAME_WITHIN: Final = 80
_ITSELF: Final = re.compile(
    r"(?i)\b(?:article|story|piece|post|column|essay|op-ed|commentary|report|interview|excerpt|content|dispatch"
    r"|(?:originally|first|previously) (?:published|appeared|posted))\b"
)


def clean(document: Document, rules: RuleSet) -> list[Edit]:
    """Propose what the rules say about the lines of a document."""
    compiled = rules.for_article(document.language or "en", document.site, document.source)
    lines = document.lines
    matches = {n: match for n, line in enumerate(lines) if (match := compiled.match(line.text))}
    if not matches:
        return []
    whole: dict[int, Rule] = {}
    parts: list[tuple[int, Rule, Match]] = []
    teasers: dict[int, Rule] = {}
    for n, match in matches.items():
        if n in teasers:
            continue
        for rule in match:
            if not _fits(rule, n, document, matches):
                continue
            if rule.keep:
                break
            if rule.take == "match":
                parts.append((n, rule, match))
                continue
            whole[n] = rule
            if rule.then != "nothing":
                teasers |= dict.fromkeys(_block(rule, n, document, matches), rule)
            break
    taken = whole.keys() | teasers.keys()
    spans = document.line_spans(set(taken))
    edits = [_take(document, n, spans[n], rule) for n, rule in whole.items()]
    edits += [_take_teaser(document, n, spans[n], rule) for n, rule in teasers.items() if n not in whole]
    edits += _take_parts(document, [part for part in parts if part[0] not in taken])
    return edits


def _fits(rule: Rule, n: int, document: Document, matches: dict[int, Match]) -> bool:
    """Whether the line stands where the rule wants it and looks as it wants."""
    lines = document.lines
    if rule.place != "any":
        head, foot = n < HEAD, n >= len(lines) - FOOT
        places = {
            "first": n < FIRST,
            "head": head,
            "foot": foot,
            "last": n >= len(lines) - LAST,
            "end": all(later in matches for later in range(n + 1, len(lines))) if foot else False,
            "edge": head or foot,
            "inside": 0 < n < len(lines) - 1,
        }
        if not places[rule.place]:
            return False
    text = lines[n].text
    if rule.words != (0, 1_000_000) and not rule.words[0] <= text.count(" ") + 1 <= rule.words[1]:
        return False
    if rule.ends != "any" and is_closed(text) is not (rule.ends == "closed"):
        return False
    if rule.mentions == "author" and not names_author(text[:_NAME_WITHIN], document.authors):
        return False
    if rule.mentions == "newcomer" and not names_newcomer(text, document.text):
        return False
    if rule.mentions == "itself" and not _ITSELF.search(text):
        return False
    return _neighbour(rule.after, matches.get(n - 1)) and _neighbour(rule.before, matches.get(n + 1))


def _neighbour(wanted: list[str], match: Match | None) -> bool:
    return not wanted or (match is not None and any(rule.id in wanted for rule in match))


def _block(opener: Rule, n: int, document: Document, matches: dict[int, Match]) -> Iterable[int]:
    """The lines that an opening line takes along."""
    lines = document.lines
    if opener.then == "rest":
        return range(n + 1, len(lines))
    end = n + 1
    while end < len(lines) and end - n <= MAX_TEASERS:
        match = matches.get(end)
        if match and any(rule.keep for rule in match):
            break
        if not is_headline(lines[end].text):
            break
        end += 1
    # Headlines up to the very next paragraph may end with that paragraph's own sub-heading; it stays.
    return range(n + 1, end)


def _take(document: Document, n: int, span: tuple[int, int], rule: Rule) -> Edit:
    assert rule.category is not None
    start, end = span
    field, value = parse(rule.field, document.lines[n].text) if rule.field else (None, None)
    before = document.text[start:end]
    return Edit(start, end, before, "", rule.id, rule.category, "", field, value, rule.reason)


def _take_teaser(document: Document, n: int, span: tuple[int, int], rule: Rule) -> Edit:
    start, end = span
    value = [{"title": document.lines[n].text}]
    before = document.text[start:end]
    return Edit(
        start, end, before, "", rule.id, Category.PROMO, "", "related", value, "under the line before it"
    )


def _take_parts(document: Document, parts: list[tuple[int, Rule, Match]]) -> Iterable[Edit]:
    """Edits for what is only part of a line, with the blanks that would be left over."""
    done: dict[int, list[tuple[int, int]]] = {}
    for n, rule, match in parts:
        line = document.lines[n]
        for start, end in match.spans(rule):
            if any(start < e and s < end for s, e in done.setdefault(n, [])):
                continue
            done[n].append((start, end))
            before = line.text[:start].rstrip()
            if end == len(line.text):
                start = len(before)
            elif not before or start > len(before):
                end += len(line.text) - end - len(line.text[end:].lstrip())
            assert rule.category is not None
            taken = line.text[start:end]
            field, value = parse(rule.field, taken.strip()) if rule.field else (None, None)
            yield Edit(
                line.start + start,
                line.start + end,
                taken,
                "",
                rule.id,
                rule.category,
                "",
                field,
                value,
                rule.reason,
            )


@hookimpl
def scrubber_cleaners(rules: RuleSet) -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("boilerplate", "lines", partial(clean, rules=rules), order=40)]
