"""Boilerplate and furniture that rules describe: whole lines, junk glued to a paragraph, blocks of teasers.

What the dirt looks like stands in the rules (`scrubber/rules`, site plugins), not here. A rule says which lines
it is about and where they must stand; this cleaner reads every line once and proposes what the first fitting
rule says. Where a rule opens a block ("Related Stories"), the headlines under it go along until the text resumes.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from scrubber.categories import Category
from scrubber.edits import Edit, remove
from scrubber.hooks import Cleaner, hookimpl
from scrubber.lines import (
    FIRST,
    FOOT,
    HEAD,
    LAST,
    is_closed,
    is_headline,
    is_in_capitals,
    names_newcomer,
)
from scrubber.markdown import first_link, without_marks
from scrubber.parsers.furniture import parse
from scrubber.words.narrative import parts_of_page
from scrubber.words.paragraphs import broken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scrubber.document import Document, Line
    from scrubber.matching.compiledrule import CompiledRule
    from scrubber.matching.ruleset import ArticleRules, RuleSet
    from scrubber.matching.rulesfile import Place, Rule

    Matches = dict[int, list[CompiledRule]]
    _Span = tuple[int, int]

MAX_TEASERS: Final = 12
MAX_BLOCK: Final = 40

_ITSELF: Final = re.compile(
    r"(?i)\b(?:article|story|piece|post|column|essay|op-ed|commentary|report|interview|excerpt|content|dispatch"
    r"|(?:originally|first|previously) (?:published|appeared|posted))\b"
)


_LIKE_BODY: Final = (Category.META, Category.MEDIA)
"""What is told by its shape may be half of a paragraph that was broken."""


def clean(document: Document, rules: RuleSet) -> list[Edit]:
    """Propose what the rules say about the lines of a document."""
    of_article = rules.for_article(document)
    lines = document.lines
    authors = tuple(document.authors)
    matches, places_at = _matches(document, of_article, authors)
    if not matches:
        return []
    whole: dict[int, Rule] = {}
    along: dict[int, Rule] = {}
    parts: list[tuple[int, Rule, list[_Span]]] = []
    goes_on: set[int] | None = None
    for n, hits in sorted(matches.items()):
        if n in along:
            continue
        for compiled in hits:
            rule = compiled.rule
            if not _fits(rule, n, document, matches):
                continue
            if rule.keep:
                break
            if rule.take == "line" and rule.category in _LIKE_BODY and _may_go_on(lines, n):
                if goes_on is None:
                    goes_on = {m - 1 for m in broken(document)}
                if n in goes_on:
                    continue
            if rule.take == "match":
                parts.append((n, rule, list(compiled.spans(lines[n].text))))
                continue
            matching = partial(of_article.match, places=places_at[n], authors=authors)
            if part := _part_of_page(rule, lines[n].text, matching):
                parts.append((n, rule, [part]))
                continue
            whole[n] = rule
            if rule.then != "nothing":
                along |= dict.fromkeys(_block(compiled, n, document, matches), rule)
            break
    taken = whole.keys() | along.keys()
    spans = document.line_spans(set(taken))
    edits = [_take(document, n, spans[n], rule) for n, rule in whole.items()]
    edits += [_take_along(document, n, spans[n], rule) for n, rule in along.items() if n not in whole]
    edits += _take_parts(document, [part for part in parts if part[0] not in taken])
    return edits


def _matches(
    document: Document, of_article: ArticleRules, authors: tuple[str, ...]
) -> tuple[Matches, dict[int, frozenset[Place]]]:
    """The rules that each line matches, by its number, and the places where it stands."""
    matches: Matches = {}
    places_at: dict[int, frozenset[Place]] = {}
    total = len(document.lines)
    in_capitals = is_in_capitals(document.text)
    # From the end, since whether a line belongs to what stands there is known from those after it.
    at_end = True
    for n in range(total - 1, -1, -1):
        text = document.lines[n].text
        places = places_of(min(n, HEAD), min(total - n, FOOT + 1), at_end)
        hits = of_article.match(text.lower() if in_capitals else text, places, authors)
        if hits:
            matches[n] = hits
            places_at[n] = places
        else:
            at_end = False
    return matches, places_at


def _may_go_on(lines: list[Line], n: int) -> bool:
    return n + 1 < len(lines) and lines[n + 1].text[0].islower() and not is_closed(lines[n].text)


def _fits(rule: Rule, n: int, document: Document, matches: Matches) -> bool:
    """Whether the line stands where the rule wants it and looks as it wants."""
    lines = document.lines
    if rule.at and n + 1 not in rule.at and n - len(lines) not in rule.at:
        return False
    text = lines[n].text
    if rule.mentions == "newcomer" and not names_newcomer(text, document.text):
        return False
    if rule.mentions == "itself" and not _ITSELF.search(text):
        return False
    return _neighbour(rule.after, matches.get(n - 1)) and _neighbour(rule.before, matches.get(n + 1))


@lru_cache(maxsize=(HEAD + 1) * (FOOT + 2) * 2)
def places_of(from_top: int, from_foot: int, at_end: bool) -> frozenset[Place]:
    """Where a line stands that has so many lines before it and so many, itself among them, to the end.

    `at_end` says that every line after it matches some rule.
    """
    head, foot = from_top < HEAD, from_foot <= FOOT
    places: dict[Place, bool] = {
        "any": True,
        "first": from_top < FIRST,
        "head": head,
        "inside": from_top > 0 and from_foot > 1,
        "edge": head or foot,
        "foot": foot,
        "last": from_foot <= LAST,
        "end": foot and at_end,
    }
    return frozenset(place for place, holds in places.items() if holds)


def _neighbour(wanted: list[str], hits: list[CompiledRule] | None) -> bool:
    return not wanted or any(hit.rule.id in wanted for hit in hits or ())


def _block(opener: CompiledRule, n: int, document: Document, matches: Matches) -> Iterable[int]:
    """The lines that an opening line takes along."""
    lines = document.lines
    if opener.rule.then == "rest":
        return range(n + 1, len(lines))
    if opener.rule.then == "until":
        within = range(n + 1, min(len(lines), n + 1 + MAX_BLOCK))
        end = next((m for m in within if opener.ends_with(lines[m].text)), n)
        return range(n + 1, end + 1)
    end = n + 1
    while end < len(lines) and end - n <= MAX_TEASERS and is_headline(lines[end].text):
        if any(hit.rule.keep for hit in matches.get(end, ())):
            break
        end += 1
    return range(n + 1, end)


def _take(document: Document, n: int, span: tuple[int, int], rule: Rule) -> Edit:
    field, value = _told(rule.field, document.lines[n].text) if rule.field else (None, None)
    return _edit(document, *span, rule, rule.category, field, value, rule.reason)


def _told(field: str, line: str) -> tuple[str | None, Any]:
    """The field that a line fills, and the value to write there if it is not the line as it is written."""
    words = without_marks(line)
    told, value = parse(field, words)
    if words == line:
        return told, value
    if not words:
        return None, None
    if told == "related" and (url := first_link(line)):
        value = [story | {"url": url} for story in value]
    return told, words if value is None else value


def _take_along(document: Document, n: int, span: tuple[int, int], rule: Rule) -> Edit:
    reason = f"goes along with the line that {rule.id} is about"
    if rule.then == "teasers":
        return _edit(document, *span, rule, Category.PROMO, "related", [_story(document.lines[n].text)], reason)
    return _edit(document, *span, rule, rule.category, None, None, reason)


def _story(line: str) -> dict[str, str]:
    url = first_link(line)
    return {"title": without_marks(_BULLET.sub("", line))} | ({"url": url} if url else {})


_BULLET: Final = re.compile(r"\A[-*•·–] +")


def _part_of_page(rule: Rule, line: str, matching: Callable[[str], list[CompiledRule]]) -> _Span | None:
    """The part of a line that a rule takes, where the rest of it tells the story; None if that is all of it."""
    if rule.category in _OF_SEVERAL_SENTENCES or rule.field == "related" or rule.then != "nothing":
        return None
    for start, end in parts_of_page(line):
        if any(hit.rule.take == "line" and not hit.rule.keep for hit in matching(line[start:end])):
            return start, end
    return None


_OF_SEVERAL_SENTENCES: Final = (Category.META, Category.MEDIA, Category.BIO, Category.NOTE)
"""What may go on with sentences like those of the body."""


def _take_parts(document: Document, parts: list[tuple[int, Rule, list[_Span]]]) -> Iterable[Edit]:
    """Edits for what is only part of a line, with the blanks that would be left over."""
    done: dict[int, list[_Span]] = {}
    for n, rule, spans in parts:
        line = document.lines[n]
        for start, end in spans:
            if any(start < e and s < end for s, e in done.setdefault(n, [])):
                continue
            done[n].append((start, end))
            before = line.text[:start].rstrip()
            if end == len(line.text):
                start = len(before)
            elif not before or start > len(before):
                end += len(line.text) - end - len(line.text[end:].lstrip())
            field, value = parse(rule.field, line.text[start:end].strip()) if rule.field else (None, None)
            yield _edit(document, line.start + start, line.start + end, rule, rule.category, field, value, rule.reason)


def _edit(
    document: Document,
    start: int,
    end: int,
    rule: Rule,
    category: Category | None,
    field: str | None,
    value: object,
    reason: str,
) -> Edit:
    assert category is not None, "only a rule that keeps has no category"
    return remove(document.text, start, end, rule.id, category, field=field, value=value, reason=reason)


@hookimpl
def scrubber_cleaners(rules: RuleSet) -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("boilerplate", "lines", partial(clean, rules=rules), order=40)]
