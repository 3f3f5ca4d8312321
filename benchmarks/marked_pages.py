"""Pages of changes of other makes, which mark what is gone and what is new: wikis, code hosts, CMSs, libraries.

Their markup is that of the pages or of the program that they are called by, without what has no part in the table. The pages
of difflib are written by difflib.
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


Numbered = tuple[bool, str, str, str, str]


def _numbered(older: list[str], newer: list[str]) -> Iterator[Numbered]:
    """Rows: whether kept, and for either version the number of the line and its text, empty where there is none."""
    numbers = [0, 0]
    for kept, _, _, pairs in _pairs(older, newer):
        for pair in pairs:
            told = []
            for side, text in enumerate(pair):
                numbers[side] += bool(text)
                told.append(str(numbers[side]) if text else "")
            one, two = pair if kept or not all(pair) else _changed(*pair)
            yield kept, told[0], one, told[1], two


def _page(title: str, table: str) -> str:
    return (
        f"<html><head><title>{html.escape(title)}</title></head><body><div id='content'>\n{table}\n</div></body></html>"
    )


def difflib_table(title: str, older: list[str], newer: list[str]) -> str:
    wrapped = difflib.HtmlDiff(wrapcolumn=70 if len(title) % 2 else None)
    names = ("Version 1", "Version 2") if len(title) % 3 else ("", "")
    return wrapped.make_file(older, newer, *names)


def trac(title: str, older: list[str], newer: list[str]) -> str:
    rows = []
    for kept, old_number, old, new_number, new in _numbered(older, newer):
        left = f"<del>{old}</del>" if old and not new else f"<span>{old}</span>"
        right = f"<ins>{new}</ins>" if new and not old else f"<span>{new}</span>"
        kind = "unmod" if kept else "mod" if old and new else "rem" if old else "add"
        rows.append(
            f"<tbody class='{kind}'><tr><th>{old_number or '&nbsp;'}</th><td class='l'>{left}&nbsp;</td>\n"
            f"<th>{new_number or '&nbsp;'}</th><td class='r'>{right}&nbsp;</td></tr></tbody>"
        )
    head = "<thead><tr><th colspan='2'><a>Revision 4</a></th><th colspan='2'><a>Revision 5</a></th></tr></thead>"
    return _page(title, f"<table class='sidebyside' summary='Differences'>{head}{''.join(rows)}</table>")


def php_diff(title: str, older: list[str], newer: list[str]) -> str:
    rows = []
    for kept, old_number, old, new_number, new in _numbered(older, newer):
        left = f"<del>{old}</del>" if old and not kept else f"<span>{old}</span>"
        right = f"<ins>{new}</ins>" if new and not kept else f"<span>{new}</span></span>"
        rows.append(
            f'<tr><th>{old_number or "&nbsp;"}</th><td class="Left">{left}&nbsp;</td>'
            f'<th>{new_number or "&nbsp;"}</th><td class="Right">{right}&nbsp;</td></tr>'
        )
    head = '<thead><tr><th colspan="2">Old Version</th><th colspan="2">New Version</th></tr></thead>'
    return _page(
        title, f'<table class="Differences DifferencesSideBySide">{head}<tbody>{"".join(rows)}</tbody></table>'
    )


def diff2html(title: str, older: list[str], newer: list[str]) -> str:
    sides: tuple[list[str], list[str]] = ([], [])
    for kept, *cells in _numbered(older, newer):
        for side, (number, text) in enumerate((cells[:2], cells[2:])):
            kind = "d2h-emptyplaceholder" if not text else "d2h-cntx" if kept else ("d2h-del", "d2h-ins")[side]
            mark = "&nbsp;" if kept or not text else "-+"[side]
            sides[side].append(
                f'<tr>\n<td class="d2h-code-side-linenumber {kind}">\n{number}\n</td>\n<td class="{kind}">\n'
                f'<div class="d2h-code-side-line">\n<span class="d2h-code-line-prefix">{mark}</span>\n'
                f'<span class="d2h-code-line-ctn">{text or "<br>"}</span>\n</div>\n</td>\n</tr>'
            )
    hunks = (f"@@ -1,{len(older)} +1,{len(newer)} @@", "&nbsp;")
    tables = "".join(
        '<div class="d2h-file-side-diff"><div class="d2h-code-wrapper"><table class="d2h-diff-table">'
        f'<tbody class="d2h-diff-tbody"><tr><td class="d2h-code-side-linenumber d2h-info"></td><td class="d2h-info">'
        f'<div class="d2h-code-side-line">{hunk}</div></td></tr>{"".join(side)}</tbody></table></div></div>'
        for hunk, side in zip(hunks, sides, strict=True)
    )
    return _page(title, f'<div class="d2h-wrapper"><div class="d2h-files-diff">{tables}</div></div>')


def split_view(title: str, older: list[str], newer: list[str]) -> str:
    """Gitea's: the text of a line has its mark in a cell of its own, and an attribute holds the number."""
    rows = []
    for kept, old_number, old, new_number, new in _numbered(older, newer):
        cells = ""
        for name, mark, number, text in (("old", "-", old_number, old), ("new", "+", new_number, new)):
            kind = f"lines-code-{name}" + ("" if kept or not text else " del-code" if name == "old" else " add-code")
            sign = f'<span class="tw-font-mono" data-type-marker="{mark}"></span>' if text and not kept else ""
            cells += (
                f'<td class="lines-num lines-num-{name}" data-line-num="{number}"><span></span></td>'
                f'<td class="lines-escape"></td><td class="lines-type-marker">{sign}</td>'
                f'<td class="lines-code {kind}"><code class="code-inner">{text}</code></td>'
            )
        rows.append(f"<tr>{cells}</tr>")
    return _page(title, f'<table class="chroma"><tbody>{"".join(rows)}</tbody></table>')


def drupal(title: str, older: list[str], newer: list[str]) -> str:
    rows = []
    for kept, _, old, _, new in _numbered(older, newer):
        cells = ""
        for mark, kind, text in (("-", "diff-deletedline", old), ("+", "diff-addedline", new)):
            if text:
                shown, told = ("", "diff-context") if kept else (mark, f"diff-context {kind}")
                cells += f'<td class="diff-marker">{shown}</td><td class="{told}">{text}</td>'
            else:
                cells += '<td class="diff-marker"></td><td></td>'
        rows.append(f"<tr>{cells}</tr>")
    heads = "".join(f'<th colspan="2">Revision of <a>Mon, 05/{day:02}/2015 - 10:11</a></th>' for day in (4, 5))
    return _page(title, f"<table class='diff'><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>")


def dokuwiki(title: str, older: list[str], newer: list[str]) -> str:
    rows = []
    for kept, old_line, new_line, pairs in _pairs(older, newer):
        rows.append(
            f'<tr><td class="diff-blockheader" colspan="2">Line {old_line + 1}:</td>\n'
            f'<td class="diff-blockheader" colspan="2">Line {new_line + 1}:</td></tr>'
        )
        for pair in pairs:
            cells = ""
            one, two = pair if kept or not all(pair) else _changed(*pair)
            for mark, kind, text in (("-", "diff-deletedline", one), ("+", "diff-addedline", two)):
                shown, told = ("&#160;", "diff-context") if kept else (mark, kind)
                cells += (
                    f'<td class="diff-lineheader">{shown}</td><td class="{told}">{text}</td>'
                    if text
                    else '<td colspan="2">&#160;</td>'
                )
            rows.append(f"<tr>{cells}</tr>")
    heads = "".join(
        f'<th colspan="2" class="{kind}"><a>wiki:page [2015/05/{day:02} 10:11]</a></th>'
        for kind, day in (("diff_left", 4), ("diff_right", 5))
    )
    return _page(title, f'<table class="diff diff_sidebyside"><tr>{heads}</tr>{"".join(rows)}</table>')


def foswiki(title: str, older: list[str], newer: list[str]) -> str:
    rows = []
    for kept, _, _, pairs in _pairs(older, newer):
        left, right = ("<p></p>".join(text for text in side if text) for side in zip(*pairs, strict=True))
        kinds = (
            ("Unchanged", "Unchanged")
            if kept
            else ("Changed", "Changed")
            if left and right
            else (("Deleted", "Unchanged") if left else ("Unchanged", "Added"))
        )
        cells = "".join(
            f'<td class="foswikiDiff{kind}{"Marker" if kind in {"Added", "Deleted"} else "Text"}" '
            f'valign="top">{text}&nbsp;</td>'
            for kind, text in zip(kinds, (left, right), strict=True)
        )
        rows.append(f'<tr><td width="50%"></td><td width="50%"></td></tr><tr>{cells}</tr>')
    return _page(title, f'<table class="foswikiDiffTable" summary="changes to A">{"".join(rows)}</table>')


def wordpress(title: str, older: list[str], newer: list[str]) -> str:
    rows = []
    for kept, _, old, _, new in _numbered(older, newer):
        cells = []
        for word, kind, text in (("Deleted", "deletedline", old), ("Added", "addedline", new)):
            if not text:
                cells.append("<td>&nbsp;</td>")
                continue
            told, named = ("Unchanged", "context") if kept else (word, kind)
            text = text.replace(' class="diffchange"', "")
            icon = "" if kept else "<span aria-hidden='true' class='dashicons'></span>"
            cells.append(f"<td class='diff-{named}'>{icon}<span class='screen-reader-text'>{told}: </span>{text}</td>")
        rows.append(f"<tr>{cells[0]}<td>&nbsp;</td>{cells[1]}</tr>")
    head = "<tr class='diff-sub-title'>\n\t<td></td><th>Removed</th>\n\t<td></td><th>Added</th>\n</tr>"
    columns = "<col class='content diffsplit left' /><col class='content diffsplit middle' />"
    return _page(title, f"<table class='diff'>{columns}<thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>")


def mediawiki(title: str, older: list[str], newer: list[str]) -> str:
    """As it is written since 2021: the marks are attributes, and deleted text may be in no element of its own."""
    rows = []
    for kept, _, old, _, new in _numbered(older, newer):
        cells = ""
        for side, mark, kind, text in (("deleted", "−", "deletedline", old), ("added", "+", "addedline", new)):
            if not text:
                cells += f'<td colspan="2" class="diff-empty diff-side-{side}"></td>'
                continue
            told, shown = ("diff-context", "") if kept else (f"diff-{kind}", f' data-marker="{mark}"')
            cells += (
                f'<td class="diff-marker"{shown}></td>\n<td class="{told} diff-side-{side}"><div>{text}</div></td>\n'
            )
        rows.append(f"<tr>{cells}</tr>")
    heads = "".join(
        f'<td colspan="2" class="diff-{kind}"><div><strong><a>{name}</a></strong></div>'
        f'<div class="mw-diff-usertoolbar">A user</div></td>'
        for kind, name in (
            ("otitle", "Revision as of 10:11, 3 May 2015"),
            ("ntitle", "Latest revision as of 4 May 2015"),
        )
    )
    return _page(
        title, f'<table class="diff diff-type-table"><tr class="diff-title">{heads}</tr>{"".join(rows)}</table>'
    )


def redline(title: str, older: list[str], newer: list[str]) -> str:
    """What office programs and lawyers print side by side."""
    rows = "".join(
        f"<tr><td>{old if kept else f'<del>{old}</del>' if old else '&nbsp;'}</td>"
        f"<td>{new if kept else f'<ins>{new}</ins>' if new else '&nbsp;'}</td></tr>\n"
        for kept, _, old, _, new in _numbered(older, newer)
    )
    return _page(
        title, f"<table><tr><td><b>Original document</b></td><td><b>Revised document</b></td></tr>{rows}</table>"
    )


KINDS: Final[dict[str, Callable[[str, list[str], list[str]], str]]] = {
    "wiki": wiki,
    "code host": code_host,
    "CMS": cms,
    "difflib": difflib_table,
    "trac": trac,
    "php-diff": php_diff,
    "diff2html": diff2html,
    "split view": split_view,
    "drupal": drupal,
    "dokuwiki": dokuwiki,
    "foswiki": foswiki,
    "wordpress": wordpress,
    "mediawiki": mediawiki,
    "redline": redline,
}
