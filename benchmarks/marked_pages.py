"""Pages of changes of three more makes, which mark what is gone and what is new: a wiki, a code host, a CMS.

Their markup is that of MediaWiki's, GitHub's and WordPress's pages, without what has no part in the table.
"""

from __future__ import annotations

import difflib
import html
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Pair = tuple[str, str]


def _pairs(older: list[str], newer: list[str]) -> Iterator[tuple[bool, int, int, list[Pair]]]:
    """Passages: whether they are kept, the line in either version at which they begin, and their rows."""
    for what, a, b, c, d in difflib.SequenceMatcher(None, older, newer, autojunk=False).get_opcodes():
        left, right = [html.escape(p) for p in older[a:b]], [html.escape(p) for p in newer[c:d]]
        longer = max(len(left), len(right))
        rows = list(zip(left + [""] * (longer - len(left)), right + [""] * (longer - len(right)), strict=True))
        yield what == "equal", a, c, rows


def _changed(old: str, new: str) -> Pair:
    """Two versions of a paragraph with their changed words in elements of their own."""
    one, two = old.split(), new.split()
    sides: tuple[list[str], list[str]] = ([], [])
    for what, a, b, c, d in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        for side, words, tag in ((sides[0], one[a:b], "del"), (sides[1], two[c:d], "ins")):
            if words:
                text = " ".join(words)
                side.append(text if what == "equal" else f'<{tag} class="diffchange">{text}</{tag}>')
    return " ".join(sides[0]), " ".join(sides[1])


def wiki(title: str, older: list[str], newer: list[str]) -> str:
    rows = []
    for kept, old_line, new_line, pairs in _pairs(older, newer):
        rows.append(
            f'<tr><td colspan="2" class="diff-lineno">Line {2 * old_line + 1}:</td>'
            f'<td colspan="2" class="diff-lineno">Line {2 * new_line + 1}:</td></tr>'
        )
        for old, new in pairs:
            one, two = _changed(old, new) if old and new and not kept else (old, new)
            marks = ("&#160;", "&#160;") if kept else ("", "") if old and new else ("−", "+")
            left, right = (
                f'<td class="diff-marker">{mark}</td><td><div>{text}</div></td>'
                if text
                else '<td colspan="2" class="diff-empty">&#160;</td>'
                for mark, text in zip(marks, (one, two), strict=True)
            )
            rows.append(f"<tr>{left}{right}</tr>")
    heads = "".join(
        f'<td colspan="2"><div><strong><a href="/r">{name}</a></strong></div></td>'
        for name in ("Revision as of 10:11, 3 May 2015", "Latest revision as of 12:00, 4 May 2015")
    )
    return (
        f"<html><head><title>{html.escape(title)}: Difference between revisions</title></head><body><div id='content'>"
        f"<h1>{html.escape(title)}: Difference between revisions</h1>\n<table class='diff'><tr>{heads}</tr>\n"
        + "\n".join(rows)
        + "</table></div></body></html>"
    )


def code_host(title: str, older: list[str], newer: list[str]) -> str:
    rows, numbers = [], [0, 0]
    for kept, _, _, pairs in _pairs(older, newer):
        for pair in pairs:
            cells = ""
            for side, text in enumerate(pair):
                numbers[side] += bool(text)
                number = numbers[side] if text else ""
                mark = "" if kept or not text else "-+"[side]
                cells += f'<td class="blob-num">{number}</td><td class="blob-code">{mark}<span>{text}</span></td>'
            rows.append(f"<tr>{cells}</tr>")
    head = "<tr><th>#</th><th>Before</th><th>#</th><th>After</th></tr>"
    body = "\n".join(rows)
    return (
        f"<html><head><title>{html.escape(title)}</title></head><body><main><table><thead>{head}</thead>"
        f"<tbody>{body}</tbody></table></main></body></html>"
    )


def cms(title: str, older: list[str], newer: list[str]) -> str:
    rows = []
    for kept, _, _, pairs in _pairs(older, newer):
        for pair in pairs:
            told = ("", "") if kept else ("Deleted: ", "Added: ")
            cells = "".join(
                f'<td>{f"""<span class="screen-reader-text">{word}</span>""" if word else ""}{text}</td>'
                if text
                else "<td></td>"
                for word, text in zip(told, pair, strict=True)
            )
            rows.append(f"<tr>{cells}</tr>")
    body = "\n".join(rows)
    return (
        f"<html><head><title>Compare Revisions of “{html.escape(title)}”</title></head><body><main><table>"
        f"<thead><tr><th>Removed</th><th>Added</th></tr></thead><tbody>{body}</tbody></table></main></body></html>"
    )


KINDS: Final[dict[str, Callable[[str, list[str], list[str]], str]]] = {
    "wiki": wiki,
    "code host": code_host,
    "CMS": cms,
}
