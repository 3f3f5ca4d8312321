"""Which part of a page is the article: what is around it is left out, and the element that holds it is found.

The parts of a page tell what they are: by their element, by their `class` and `id` (`data/page.toml` has the words),
by being a list of links. None is believed where it holds much of what the page says, or its title: a part too many is
better than a paragraph lost. The article is then what `itemprop=articleBody`, a class such as `article-body`,
`<article>` or `<main>` marks, or else the smallest element with most of the paragraphs.

That pages name their parts is what Readability (Arc90, 2009) built on, that links tell navigation is jusText's idea
(Pomikálek, 2011). Each element is looked at a fixed number of times, whatever it is nested in.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scrubber.parsers import html

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bs4 import BeautifulSoup, Tag

NAMES: Final = Path(__file__).parent.parent / "data" / "page.toml"
"""The words with which pages name their parts, by kind of part."""
_PARTS: Final = ("body", "quoted", "caption", "comment", "teaser", "furniture")
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SLUG: Final = 5
"""Words from which on an id is no name, but the text of a heading."""
_STATES: Final = frozenset({"has", "is", "no", "not", "with", "without"})
"""What begins a name that says what a part has or has not ("no_caption", "has-sidebar"), not what it is."""

_PROSE: Final = 80
"""Characters from which on text outside of `<p>` counts as a paragraph's."""
_MUCH: Final = 0.3
"""The part of the page's paragraphs that nothing may hold which is left out for its name."""
_LINKED: Final = 0.6
"""The part of its text that is links where an element is a list of links."""
_NEARLY_ALL: Final = 0.9
_LEFT: Final = 250
"""Characters of paragraphs that must be left where what readers wrote is left out: else they wrote the page."""
_ENOUGH: Final = 0.4
"""The part of the page's paragraphs below which `<article>` or `<main>` is not taken for the article."""
_ENOUGH_IF_NAMED: Final = 0.2
"""The same for what is named as an article's body: teasers are not."""
_MOST: Final = 0.8
_MOST_TEXT: Final = 0.85
"""The parts of the page's paragraphs and of its text without links above which a nameless element is the article."""

_HEADINGS: Final = ("h1", "h2", "h3")
_TEXT: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_MOST_HEADINGS: Final = 40
_LISTS: Final = frozenset({"center", "div", "dl", "header", "menu", "ol", "section", "ul"})


class Parts(NamedTuple):
    """The parts of a page.

    `left_out` has the `id` of elements that are none of the article, `captions` those of them that stand under a
    picture. The article is in `root`: what is in `core`, and what reads like a paragraph between it and the title.
    """

    root: Tag
    core: Tag
    left_out: set[int]
    captions: set[int]


class _Size:
    """What is inside of an element, in characters: text, links, links within the site, paragraphs without their links.

    `links` counts the links within the site, `own` what of the paragraphs is in no block further inside.
    """

    __slots__ = ("linked", "links", "near", "own", "prose", "tag", "text")

    def __init__(self, tag: Tag) -> None:
        self.tag = tag
        self.text = self.linked = self.near = self.links = self.prose = self.own = 0


def parts(soup: BeautifulSoup, url: str = "") -> Parts:
    """Tell the parts of a page; `url` is its address, if known."""
    page = soup.body or soup
    site = _host(url or address(soup))
    title = _title(soup, page)
    for aside in title.find_parents("aside") if title else ():
        # What holds the title is the page's main part by whatever element.
        aside.name = "section"
    bodies = page.find_all(itemprop="articleBody")
    kept = _with_parents([*bodies, title] if title else bodies)
    left_out, captions = _left_out(_measure(page, site), page, kept)
    core = _core(_measure(page, site, left_out), page, bodies)
    return Parts(_around(core, title), core, left_out, captions)


def paragraphs(found: Parts, title: str = "", keep: Collection[str] = ()) -> list[html.Paragraph]:
    """The article's paragraphs, without its title and what is above it; `keep` is for `html.paragraphs`."""
    skip = found.left_out - found.captions if "figcaption" in keep else found.left_out
    read = html.paragraphs([found.root], keep=keep, skip=skip, core=id(found.core))
    inside = [number for number, paragraph in enumerate(read) if paragraph.inside]
    if not inside:
        return []
    body = read[: inside[-1] + 1]
    below = _below_title(body, squeezed(title))
    return [paragraph for paragraph in body[below:] if paragraph.inside or _is_prose(paragraph)]


def _below_title(read: Sequence[html.Paragraph], title: str) -> int:
    """The number of the first paragraph below the title, 0 where it is not found above the text."""
    below = 0
    for number, paragraph in enumerate(read[:-1]):
        if paragraph.inside and _is_prose(paragraph):
            break
        is_title = squeezed(paragraph.text) == title or (paragraph.block == "h1" and not paragraph.inside)
        if is_title and paragraph.block in _HEADINGS:
            below = number + 1
    return below if _length(read[:below]) < _length(read[below:]) else 0


def _length(paragraphs: Iterable[html.Paragraph]) -> int:
    """Characters that are no link."""
    return sum(len(paragraph.text) - paragraph.linked for paragraph in paragraphs)


def captions(found: Parts) -> list[str]:
    """What stands under the article's pictures, each once and in order."""
    from bs4 import Tag

    said: dict[str, None] = {}
    stack: list[Iterator[Any]] = [iter(found.root.contents)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif isinstance(node, Tag):
            if node.name == "figcaption" or id(node) in found.captions:
                said[" ".join(node.get_text().split())] = None
            elif id(node) not in found.left_out:
                stack.append(iter(node.contents))
    return [caption for caption in said if caption]


def address(soup: BeautifulSoup) -> str:
    """The address that a page gives as its own, empty where it gives none."""
    link = soup.find("link", rel="canonical")
    meta = soup.find("meta", property="og:url")
    for url in (html.attribute(link, "href") if link else "", html.attribute(meta, "content") if meta else ""):
        if url.startswith(("http://", "https://")):
            return url
    return ""


def _measure(root: Tag, site: str, skip: Collection[int] = ()) -> dict[int, _Size]:
    """What is in an element and in everything below it, by `id`; inner elements before outer ones."""
    from bs4 import Tag
    from bs4.element import NavigableString

    sizes: dict[int, _Size] = {}
    text = linked = 0
    paragraph = False
    blocks = [_Size(root)]
    stack: list[tuple[Iterator[Any], _Size, str, bool]] = [(iter(root.contents), blocks[0], "", root.name == "p")]

    def end_run() -> None:
        nonlocal text, linked
        if text - linked >= _PROSE or (paragraph and text > 2 * linked):
            blocks[-1].prose += text - linked
            blocks[-1].own += text - linked
        text = linked = 0

    while stack:
        children, size, link, in_paragraph = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            if blocks[-1] is size:
                end_run()
                blocks.pop()
            sizes[id(size.tag)] = size
            if stack:
                outer = stack[-1][1]
                outer.text += size.text
                outer.linked += size.linked
                outer.near += size.near
                outer.links += size.links
                outer.prose += size.prose
        elif isinstance(node, Tag):
            is_block = node.name in html.BLOCKS
            if is_block or node.name == "br":
                end_run()
            if id(node) in skip or (node.name in html.DROPPED and node.name != "form") or html.is_hidden(node):
                continue
            inner = _Size(node)
            if is_block:
                blocks.append(inner)
            leads = link or (_leads(html.attribute(node, "href"), site) if node.name == "a" else "")
            inner.links = leads == "inside" != link
            stack.append((iter(node.contents), inner, leads, in_paragraph or node.name == "p"))
        elif type(node) is NavigableString:
            count = len(node.strip())
            size.text += count
            text += count
            paragraph = in_paragraph
            if link:
                linked += count
                size.linked += count
                size.near += count if link == "inside" else 0
    return sizes


def _leads(href: str, site: str) -> str:
    """Whether a link leads to another page "inside" of the site, or elsewhere; empty where it leads nowhere."""
    if href.startswith(("http:", "https:", "//")):
        return "inside" if not site or _host(href) == site else "elsewhere"
    return "elsewhere" if href.startswith("#") else href and "inside"


def _host(url: str) -> str:
    """Not the whole domain: a list of a foundation's bugs, on its other server, is a list of sources."""
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.").lower()


def _left_out(sizes: Mapping[int, _Size], page: Tag, kept: Collection[int]) -> tuple[set[int], set[int]]:
    """The `id` of the parts that are none of the article, and those of them that are captions."""
    from bs4 import Tag

    whole = sizes[id(page)]
    found: dict[str, list[_Size]] = {"caption": [], "comment": [], "furniture": []}
    stack = [(iter(page.contents), whole)]
    while stack:
        children, block = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
        elif isinstance(node, Tag) and (size := sizes.get(id(node))):
            # A paragraph and what is in its lines is the article's by whatever name.
            in_prose = size.own if node.name in _TEXT else node.name not in html.BLOCKS and block.own
            kind = "" if in_prose or id(node) in kept else _kind(size, whole)
            if kind:
                found[kind].append(size)
            else:
                stack.append((iter(node.contents), size if node.name in html.BLOCKS else block))
    left = whole.prose - sum(size.prose for parts_ in found.values() for size in parts_)
    if left < _LEFT:
        del found["comment"]
    ids = {kind: {id(size.tag) for size in sizes_} for kind, sizes_ in found.items()}
    return set().union(*ids.values()), ids["caption"]


def _kind(size: _Size, whole: _Size) -> str:
    """What an element is that is none of the article, empty where it may be some of it."""
    kinds = _kinds(size.tag)
    if "quoted" in kinds or ("body" in kinds and size.prose > 0.1 * whole.prose):
        return ""
    if "comment" in kinds and size.prose < _NEARLY_ALL * whole.prose:
        return "comment"
    if size.prose > _MUCH * whole.prose:
        return ""
    if "caption" in kinds:
        return "caption"
    # A standfirst may be called a teaser: what teases leads elsewhere.
    if "furniture" in kinds or ("teaser" in kinds and size.linked) or _is_list_of_links(size, whole):
        return "furniture"
    return ""


def _is_list_of_links(size: _Size, whole: _Size) -> bool:
    return (
        size.links > 2
        and size.near > _LINKED * size.text
        and not size.prose
        and size.text <= _MUCH * whole.text
        and size.tag.name in _LISTS
    )


def _core(sizes: Mapping[int, _Size], page: Tag, bodies: Sequence[Tag]) -> Tag:
    """The element that holds the article."""
    whole = sizes[id(page)]
    named = [s.tag for s in sizes.values() if s.prose and s.tag is not page and "body" in _kinds(s.tag)]
    marked = (
        (_ENOUGH_IF_NAMED, bodies),
        (_ENOUGH_IF_NAMED, named),
        (_ENOUGH, page.find_all("article")),
        (_ENOUGH, [s.tag for s in sizes.values() if _is_called_article(s.tag)]),
        (_ENOUGH, page.find_all("main") or page.find_all(role="main")),
    )
    for enough, tags in marked:
        ranked = sorted((sizes[id(tag)] for tag in tags if id(tag) in sizes), key=lambda size: -size.prose)[:9]
        if ranked and ranked[0].prose > enough * whole.prose and not _has_rival(ranked):
            return _with_parts(ranked) if enough == _ENOUGH_IF_NAMED else ranked[0].tag
    # An element is measured after all that it holds: the first is the innermost.
    large = next((size.tag for size in sizes.values() if _holds_most(size, whole)), page)
    return large if large.name in html.BLOCKS - {"p"} else page


def _with_parts(ranked: Sequence[_Size]) -> Tag:
    """The largest body; where others are beside it, as the parts of one article are, what is around them."""
    largest, *others = ranked
    around = {id(parent) for parent in largest.tag.parents}
    beside = [
        parents
        for size in others
        if 10 * size.prose > largest.prose
        and id(size.tag) not in around
        and largest.tag is not (parents := _parents(size.tag))[0]
    ]
    for parent in _parents(largest.tag):
        if any(other is parent for parents in beside for other in parents):
            return parent
    return largest.tag


def _parents(tag: Tag) -> list[Tag]:
    return [parent for parent in (tag.parent, tag.parent and tag.parent.parent) if parent is not None]


def _is_called_article(tag: Tag) -> bool:
    called = (*html.attribute(tag, "class").split(), html.attribute(tag, "id"))
    return tag.name in html.BLOCKS and not _names()["article"].isdisjoint(called)


def _holds_most(size: _Size, whole: _Size) -> bool:
    return size.prose > _MOST * whole.prose and size.text - size.linked >= _MOST_TEXT * (whole.text - whole.linked)


def _has_rival(ranked: Sequence[_Size]) -> bool:
    """Whether the largest is only one of several, as entries of a live page are: no one of them is the article."""
    around = {id(parent) for parent in ranked[0].tag.parents}
    return any(
        2 * size.prose > ranked[0].prose
        and id(size.tag) not in around
        and all(parent is not ranked[0].tag for parent in size.tag.parents)
        for size in ranked[1:]
    )


def _around(core: Tag, title: Tag | None) -> Tag:
    """The smallest element that holds the article and its title; the article alone where there is none."""
    around = _with_parents([title] if title else [])
    at: Tag | None = core
    while at is not None:
        if id(at) in around:
            return at
        at = at.parent
    return core


def _title(soup: BeautifulSoup, page: Tag) -> Tag | None:
    """The heading that the page's title repeats, else the only one of the first rank."""
    named = [soup.title.get_text()] if soup.title else []
    named += [html.attribute(meta, "content") for meta in soup.find_all("meta", property="og:title", limit=2)]
    titles = [title for title in map(squeezed, named) if len(title) > 9]
    headings = page.find_all(_HEADINGS, limit=_MOST_HEADINGS)
    for heading in headings:
        text = squeezed(heading.get_text())
        if len(text) > 9 and any(title.startswith(text) or text.startswith(title) for title in titles):
            return heading
    first = [heading for heading in headings if heading.name == "h1"]
    return first[0] if len(first) == 1 else None


def _with_parents(tags: Iterable[Tag]) -> set[int]:
    found: set[int] = set()
    for tag in tags:
        at: Tag | None = tag
        while at is not None and id(at) not in found:
            found.add(id(at))
            at = at.parent
    return found


def _is_prose(paragraph: html.Paragraph) -> bool:
    size = len(paragraph.text)
    return size - paragraph.linked >= _PROSE and size > 2 * paragraph.linked


def squeezed(text: str) -> str:
    """The letters and digits of a text, in small letters: what two titles are compared by."""
    return re.sub(r"\W+", "", text).lower()


@cache
def _names() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in tomllib.loads(NAMES.read_text("utf-8")).items()}


def _kinds(tag: Tag) -> set[str]:
    """What kinds of parts an element's names speak of."""
    # The id of a heading is made of its text.
    names = ("class",) if tag.name in _TEXT else ("class", "id")
    said = [value for name in names if name in tag.attrs for value in html.attribute(tag, name).split()]
    if "-" in tag.name:
        said.append(tag.name)
    return set().union(*(_kinds_of(value[:80]) for value in said))


@lru_cache(maxsize=4096)
def _kinds_of(name: str) -> frozenset[str]:
    words = [word.lower() for word in _WORD.findall(name)]
    if len(words) >= _SLUG or _STATES.intersection(words[:1]):
        return frozenset()
    said = {*words, *map("-".join, pairwise(words))}
    return frozenset(kind for kind in _PARTS if not _names()[kind].isdisjoint(said))
