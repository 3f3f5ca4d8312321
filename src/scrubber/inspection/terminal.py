"""An article with its edits in a terminal: in colour, or with marks as wdiff makes them where there is none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from scrubber.harmless import harmless, one_line, visible
from scrubber.inspection.segments import segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrubber.article import Article
    from scrubber.inspection.segments import Change, Segment

STYLES: Final = {"removed": "red strike", "moved": "cyan", "repaired": "green"}
_WAS: Final = "red strike"
_NUMBER: Final = "dim"
_WIDE: Final = 200


def show(article: Article, console: Console) -> None:
    """Print the article as it was, what was removed, moved and repaired in it, and why.

    Raises:
        BadEdit: the record was altered after it was made.

    """
    pieces = segments(article)
    numbers = _numbers(pieces)
    is_coloured = console.is_terminal and not console.no_color
    if not console.is_terminal:
        # Lines are not cut for a file or another command.
        console.width = _WIDE
    console.print(_heading(article, pieces), soft_wrap=True)
    body = Text()
    for segment in pieces:
        body.append_text(_coloured(segment, numbers) if is_coloured else _marked(segment, numbers))
    console.print(body, soft_wrap=not console.is_terminal)
    if numbers:
        console.print(Group("", _reasons(pieces, numbers)))
    else:
        console.print("\nNothing was changed.")
    fields = Table.grid(padding=(0, 2))
    for name, value in _fields(article):
        fields.add_row(Text(name, style="bold"), Text(value))
    console.print(Group("", fields))


def _numbers(pieces: Sequence[Segment]) -> dict[Change, int]:
    changes = dict.fromkeys(change for segment in pieces if not segment.is_blank for change in segment.changes)
    return {change: number for number, change in enumerate(changes, 1)}


def _heading(article: Article, pieces: Sequence[Segment]) -> Text:
    before, after = article.words
    kinds = Counter(segment.kind for segment in pieces if not segment.is_blank)
    told = [f"{before:,} words" + (f", now {after:,}" if after != before else "")]
    told += [f"{kinds[kind]:,} {kind}" for kind in ("removed", "moved", "repaired") if kinds[kind]]
    heading = Text(one_line(article.id), style="bold")
    if article.title:
        heading.append(f"  {one_line(article.title)}")
    heading.append(f"\n{' · '.join(told)}\n", style="dim")
    for warning in article.warnings:
        heading.append(f"Warning: {one_line(warning)}\n", style="yellow")
    return heading


def _coloured(segment: Segment, numbers: dict[Change, int]) -> Text:
    if not segment.changes or segment.is_blank:
        return Text(harmless(segment.before))
    if _is_gap(segment):
        return Text(_tag(segment, numbers), _NUMBER).append(segment.after or segment.before)
    if segment.kind != "repaired":
        lead, was, tail = _parted(segment.before)
        text = Text(lead).append(visible(was), STYLES[segment.kind])
        return text.append(_tag(segment, numbers), _NUMBER).append(tail or segment.after)
    text = Text(_seen(segment.before), _WAS).append(_seen(segment.after), STYLES["repaired"])
    return text.append(_tag(segment, numbers), _NUMBER)


def _marked(segment: Segment, numbers: dict[Change, int]) -> Text:
    if not segment.changes or segment.is_blank:
        return Text(harmless(segment.before))
    tag = _tag(segment, numbers)
    if _is_gap(segment):
        return Text(f"{tag}{segment.after or segment.before}")
    if segment.kind == "repaired":
        was = f"[-{_seen(segment.before)}-]" if segment.before else ""
        added = f"{{+{_seen(segment.after)}+}}" if segment.after else ""
        return Text(f"{was}{added}{tag}")
    lead, was, tail = _parted(segment.before)
    return Text(f"{lead}[-{visible(was)}-]{tag}{tail or segment.after}")


def _tag(segment: Segment, numbers: dict[Change, int]) -> str:
    return f"⁽{str(numbers[segment.change]).translate(_SMALL)}⁾"


def _is_gap(segment: Segment) -> bool:
    """Whether only the space between two paragraphs was changed."""
    return (segment.before + segment.after).isspace() and "\n" in segment.after


def _seen(text: str) -> str:
    return visible(text).replace("\n", "⏎")


def _parted(text: str) -> tuple[str, str, str]:
    """White space before, the text, white space after."""
    inner = text.strip()
    start = text.index(inner) if inner else len(text)
    return text[:start], inner, text[start + len(inner) :]


def _reasons(pieces: Sequence[Segment], numbers: dict[Change, int]) -> Table:
    kinds: dict[Change, str] = {}
    places: Counter[Change] = Counter()
    for segment in pieces:
        if segment.is_blank:
            continue
        for change in segment.changes:
            places[change] += 1
            if change == segment.change:
                kinds[change] = segment.kind
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("", "times"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("what", "category", "rule"):
        table.add_column(name, no_wrap=True, overflow="fold")
    table.add_column("reason", overflow="fold")
    for change, number in numbers.items():
        kind = kinds.get(change, "repaired")
        rule = f"{one_line(change.cleaner)}/{one_line(change.rule)}"
        what = f"{kind} to {one_line(change.field)}" if kind == "moved" else kind
        table.add_row(
            f"{number}", f"{places[change]:,}", Text(what, STYLES.get(kind, "")), change.category.value,
            Text(rule), Text(one_line(change.reason)),
        )  # fmt: skip
    return table


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    plain: dict[str, Any] = article.model_dump(mode="json", exclude={"text", "edits", "extra", "original_sha256"})
    for name, value in plain.items():
        if value in (None, "", []) or name == "schema_version":
            continue
        for item in value if isinstance(value, list) else [value]:
            told = item if isinstance(item, str) else ", ".join(f"{v}" for v in item.values() if v)
            yield name, one_line(told)
            name = ""


_SMALL: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
