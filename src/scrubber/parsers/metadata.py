"""What a page's markup says of its article: JSON-LD, meta elements, microdata, HTML's own elements.

Formats: https://schema.org/Article, https://ogp.me, https://html.spec.whatwg.org/multipage/semantics.html
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from scrubber.fields import FieldError, authors_of, date_of, site_of
from scrubber.parsers.html import attribute
from scrubber.parsers.page import address, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bs4 import BeautifulSoup, Tag

_PUBLISHED: Final = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "dc.date.issued",
    "dc.date",
    "date",
)
_MODIFIED: Final = ("article:modified_time", "datemodified", "og:updated_time", "lastmod", "last-modified")
_ARTICLE: Final = re.compile(r"Article|BlogPosting|Report\b|Review\b")
_BREAK: Final = re.compile(r"\s+[|–—·»-]\s+|\s*[|»]\s*")


def metadata(soup: BeautifulSoup, body: Tag) -> dict[str, Any]:
    """Record fields from a page whose article is `body`: only those that it has, and that are valid."""
    meta = _meta(soup)
    linked = _linked_data(soup)
    published = (
        linked.get("datePublished"),
        *map(meta.get, _PUBLISHED),
        *_times(soup, body, "datePublished"),
    )
    modified = (linked.get("dateModified"), *map(meta.get, _MODIFIED), *_times(soup, body, "dateModified"))
    found: dict[str, Any] = {
        "title": _title(soup, body, meta, linked),
        "authors": _authors(soup, meta, linked),
        "published": _first_date(published),
        "modified": _first_date(modified),
        "section": meta.get("article:section") or _string(linked.get("articleSection")),
        "source": meta.get("og:site_name"),
        "url": address(soup),
    }
    if found["url"]:
        found["site"] = site_of(found["url"])
    language = attribute(soup.html, "lang")[:3] if soup.html else ""
    if re.fullmatch(r"[A-Za-z]{2}-?", language):
        found["language"] = language[:2].lower()
    return {name: value for name, value in found.items() if value}


def _meta(soup: BeautifulSoup) -> dict[str, str]:
    """The meta elements' content by lower-case name; of one that occurs twice, the first."""
    found: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        content = " ".join(attribute(tag, "content").split())
        for key in ("property", "name", "itemprop"):
            if content and (name := attribute(tag, key).lower()):
                found.setdefault(name, content)
    return found


def _linked_data(soup: BeautifulSoup) -> dict[str, Any]:
    """The JSON-LD object that describes the article."""
    for script in soup.find_all("script", type=re.compile("ld\\+json", re.IGNORECASE)):
        try:
            data = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            if _ARTICLE.search(str(item.get("@type"))[:200]):
                return item
    return {}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    waiting = data if isinstance(data, list) else [data]
    for item in waiting:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from ((inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ())


def _title(soup: BeautifulSoup, body: Tag, meta: dict[str, str], linked: dict[str, Any]) -> str:
    heads = body.find_all("h1", limit=2) or soup.find_all("h1", limit=2)
    head = " ".join(heads[0].get_text().split()) if len(heads) == 1 else ""
    told = meta.get("og:title") or meta.get("twitter:title") or _string(linked.get("headline"))
    page = " ".join(soup.title.get_text().split()) if soup.title else ""
    for title in (told, page):
        # "Headline - Site", where the page shows its headline: what follows is the site's.
        if head and title and squeezed(title).startswith(squeezed(head)):
            return head
    title = told or head or page
    return _without_site(title, meta.get("og:site_name", ""), is_page=title == page and not (told or head))


def _without_site(title: str, site: str, *, is_page: bool) -> str:
    breaks = list(_BREAK.finditer(title))
    if not breaks:
        return title
    front, tail = title[: breaks[-1].start()], title[breaks[-1].end() :]
    if site and squeezed(tail) in squeezed(site):
        return front
    if is_page and len(tail.split()) <= 4 < len(front.split()) + 2:
        return front
    return title


def _authors(soup: BeautifulSoup, meta: dict[str, str], linked: dict[str, Any]) -> list[str]:
    names: list[str] = []
    given = linked.get("author")
    for item in given if isinstance(given, list) else [given]:
        names += _names(item.get("name") if isinstance(item, dict) else item)
    for key in ("author", "article:author", "parsely-author", "dc.creator"):
        if not names:
            names = _names(meta.get(key))
    if not names:
        for tag in soup.find_all(itemprop="author", limit=9) or soup.find_all(rel="author", limit=9):
            inner = tag.find(itemprop="name") or tag
            names += _names(" ".join(inner.get_text().split()))
    return list(dict.fromkeys(names))


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for item in value for name in _names(item)] if len(value) < 50 else []
    if not isinstance(value, str) or "://" in value or len(value) > 200:
        return []
    try:
        return authors_of(value)
    except FieldError:
        return []


def _times(soup: BeautifulSoup, body: Tag, name: str) -> Iterator[str]:
    for root in (body, soup):
        for tag in root.find_all(itemprop=name, limit=9):
            yield attribute(tag, "datetime") or attribute(tag, "content")
    if name == "datePublished" and (first := body.find("time")):
        yield attribute(first, "datetime")


def _first_date(values: Iterable[Any]) -> Any:
    for value in values:
        if isinstance(value, str) and value:
            try:
                return date_of(value)
            except FieldError:
                continue
    return None


def _string(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(value.split()) if isinstance(value, str) else ""
