"""Pages that need nothing but themselves: style, script and data in one file, and no network.

What an article holds reaches a page only as JSON in a `script` element that no browser runs, and from there
only as text. The policy of the page lets no script run but those that are part of it, by their hash.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from importlib import resources
from string import Template
from typing import TYPE_CHECKING, Any

import scrubber
from scrubber.inspection.segments import segments

if TYPE_CHECKING:
    from scrubber.article import Article


def article_page(article: Article) -> str:
    """A page that shows an article's original and clean text side by side, with its edits.

    Raises:
        BadEdit: the record was altered after it was made.

    """
    data = {"article": compact(article), "made_by": f"scrubber {scrubber.__version__}"}
    return page(article.title or article.id, data, ["article.js", "explain.js"])


def compact(article: Article) -> dict[str, Any]:
    """The article for a page: kept pieces are texts, others `[before, after, [number of a change, …], kind]`.

    Of a piece's changes, the one that decided comes last.

    Raises:
        BadEdit: the record was altered after it was made.

    """
    numbers: dict[Any, int] = {}
    pieces: list[Any] = []
    for segment in segments(article):
        if not segment.changes:
            pieces.append(segment.before)
            continue
        ordered = [change for change in segment.changes if change != segment.change] + [segment.change]
        of_piece = [numbers.setdefault(change, len(numbers)) for change in ordered]
        pieces.append([segment.before, segment.after, of_piece, segment.kind])
    return {
        "id": article.id,
        "title": article.title or "",
        "url": article.url or "",
        "site": article.site or article.source or "",
        "words": article.words,
        "warnings": article.warnings,
        "changes": [{k: v for k, v in change._asdict().items() if v} for change in numbers],
        "segments": pieces,
    }


def page(title: str, data: Any, scripts: list[str], *, connects: bool = False) -> str:
    """A page that these scripts draw of the data; `connects` lets it speak to the server that it came from."""
    sources = [_file(name) for name in scripts]
    hashes = " ".join(f"'sha256-{_digest(source)}'" for source in sources)
    policy = f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {hashes}; base-uri 'none'"
    policy += "; form-action 'none'" + ("; connect-src 'self'" if connects else "")
    return Template(_file("page.html")).substitute(
        title=html.escape(title),
        policy=policy,
        style=_file("style.css"),
        data=_as_script(data),
        scripts="\n".join(f"<script>{source}</script>" for source in sources),
    )


def _as_script(data: Any) -> str:
    """JSON that can't end the element that it stands in, whatever it holds."""
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    # Lone surrogates, which a file in UTF-8 can't hold.
    text = text.encode("utf-8", "replace").decode()
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _digest(source: str) -> str:
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _file(name: str) -> str:
    return (resources.files("scrubber") / "data" / "report" / name).read_text("utf-8")
