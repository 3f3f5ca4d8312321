"""Strategies that make articles with real dirt: what scrapers leave in a text, in any combination."""

from __future__ import annotations

import json
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from benchmarks.units import UNITS

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

SENTENCES = (
    "Both sides of the valley have asked for a bridge since 1974.",
    "The mayor said that he would not sign another petition.",
    '"Paper does not carry cars," he said.',
    "It's the gulls' beach, the warden's sign says.",
    "Wages rose by 2.5 percent; prices rose by 4.",
    "A café in Malmö won the prize – 500 crowns and a ladle.",
    "He told the U.S. paper, The Star Tribune, that it wasn't over...",
    "I have read more of her letters than I can count.",
    "The well-known twenty-one-year-old co-operates with the anti-noise league.",
    "東京の雨は止まなかった。",
    "Погода была плохой, но поезд пришёл.",
    "What to read",
    "MAYOR: We will see.",
    "x = a < b && c > d;",
)

JUNK = (
    "READ MORE",
    "READ MORE: Five ferries that changed the coast",
    "Related Stories",
    "Related:",
    "No stories found.",
    "X",
    "Advertisement",
    "Story Continued Below",
    "Sign up for our newsletter",
    "CLICK HERE TO GET THE NORTHERN TIMES APP",
    "SHARE THIS ARTICLE Share Tweet Post Email",
    "Follow Mira Kessel on Twitter",
    "Photo: Mira Kessel/Gorge Tourism",
    "(AP Photo/Jon Varga)",
    "By Lena Marsh",
    "Updated 3:15 p.m.",
    "Sat Sep 19, 2015 13:59:39",
    "TALLOW BAY (Reuters) - The bank left its rate alone.",
    "– Reuters",
    "(Reporting by Lena Marsh; Editing by Paul Ode)",
    "Lena Marsh is a reporter for the Courier.",
    "Correction: An earlier version of this article gave a wrong price.",
    "Copyright 2019 Valley Herald. All rights reserved.",
    "The Orne Valley Courier",
    "www.ornevalleycourier.example",
    "Shares of Tinfold Inc. TNFD, +4.34% rose on Monday.",
    "[pullquote]",
    "&nbsp;",
    "<p>It rained.</p><script>track();</script>",
)

DAMAGE = (
    "oth banks have waited.",
    "T HE last keeper wrote a line.",
    "W hat he wrote is not known.",
    "The plat- forms will be balconies.",
    "the search endedHe came from the village",
    "the Evening Tribune , its last customer , moved",
    "they don\ufffd\ufffd\ufffdt know",
    "they donâ€™t know, said the cafÃ© owner",
    "sand\u00adwiches and \u200bblue\u00a0stones\ufeff",
    "“They’re ‘guests’, at best,” he said. ‘90s’",
    "Tom &amp; Jerry &ndash; caf&eacute; &amp;amp; more",
    "ﬁrst oﬃce",
    "a\x07b\x1bc\x85d",
    "e\u0301te\u0301",
)

TABLE = (
    "This article is from the source 'examplenews' and was first published or seen on .",
    "You can find the current article at its original source at http://www.examplenews.example/21408",
    "The article has changed 3 times. There is an RSS feed of changes available.",
    "Version 1 | Version 2 |",
    "---|---|",
)

SEPARATORS = ("\n\n", "\n", "\n\n\n\n", " \n\t\n", "\r\n\r\n", " ", "", "\u2028", "\n\u00a0\n")


def php(value: object) -> str:
    """A value as PHP's `serialize` writes it, or nearly."""
    if isinstance(value, dict):
        inner = "".join(php(key) + php(item) for key, item in value.items())
        return f"a:{len(value)}:{{{inner}}}"
    if isinstance(value, int):
        return f"i:{value};"
    return f's:{len(str(value).encode("utf-8", "surrogatepass"))}:"{value}";'


plain_lines = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
# Halves of surrogate pairs among it, as JSON can bring them.
any_text = st.text(st.characters(), max_size=40)
stories = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.integers(0, 99999),
            "title": st.sampled_from(SENTENCES) | any_text,
            "pic": st.just("/a_4x3.jpg"),
        }
    ),
    max_size=3,
)


@st.composite
def dumps(draw: DrawFn) -> str:
    """Serialized data as it is found at an article's foot, its length right or wrong, whole or cut."""
    data = draw(stories)
    form = draw(st.sampled_from(["json", "var_dump", "php"]))
    if form == "php":
        text = php({"stories": dict(enumerate(data))})
    else:
        text = json.dumps(data, ensure_ascii=draw(st.booleans()))
        if form == "var_dump":
            length = len(text.encode("utf-8", "surrogatepass")) + draw(st.sampled_from([0, 0, 2, -1]))
            text = f'string({length}) "{text}"'
    return text[: draw(st.sampled_from([len(text), len(text), len(text) // 2]))]


@st.composite
def tables(draw: DrawFn) -> str:
    """A table of changes: rows kept, deleted, inserted, changed, as a version of trafilatura writes them."""
    rows = draw(st.lists(st.tuples(plain_lines | st.just(""), plain_lines | st.just("")), min_size=1, max_size=5))
    head = list(TABLE[draw(st.integers(0, 3)) :])
    form = draw(st.sampled_from(["{} | {} |", "| {} | {} |", "{}|\n{}|"]))
    return "\n".join([*head, *(form.format(*row) for row in rows)])


@st.composite
def mojibake(draw: DrawFn) -> str:
    """A text whose UTF-8 bytes were read in another encoding, once or twice."""
    text: str = draw(plain_lines | st.sampled_from(DAMAGE))
    for _ in range(draw(st.integers(1, 2))):
        text = text.encode("utf-8", "ignore").decode(draw(st.sampled_from(["cp1252", "latin-1"])), "replace")
    return text


openings = st.builds(lambda unit, times: unit * times, st.sampled_from(list(UNITS.values())), st.integers(1, 30))


def cut(text: str, share: float) -> str:
    return text[int(len(text) * share) :]


blocks: SearchStrategy[str] = st.one_of(
    plain_lines,
    plain_lines,
    st.sampled_from(JUNK),
    st.sampled_from(DAMAGE),
    mojibake(),
    dumps(),
    tables(),
    st.builds(cut, plain_lines, st.floats(0, 1)),
    st.builds(lambda line, junk: f"{line} {junk}", plain_lines, st.sampled_from(JUNK)),
    any_text,
    openings,
)


@st.composite
def dirty_texts(draw: DrawFn) -> str:
    """An article's text: body, junk, and damage in any order, some of it twice, parted in any way."""
    parts = draw(st.lists(blocks, min_size=1, max_size=8))
    parts += draw(st.lists(st.sampled_from(parts), max_size=2))
    separators = st.sampled_from(SEPARATORS[: draw(st.sampled_from([1, 2, len(SEPARATORS)]))])
    return "".join(part + draw(separators) for part in parts)


@st.composite
def html_pages(draw: DrawFn) -> str:
    """An HTML page, its tags in order or not."""
    tags = st.sampled_from(["p", "div", "h1", "h2", "li", "td", "figcaption", "aside", "nav", "script", "b", "pre"])
    marked = st.builds(
        lambda tag, text, encode: f"<{tag}>{encode(text)}</{tag}>",
        tags,
        blocks,
        st.sampled_from([escape, partial(escape, quote=False), str]),
    )
    body = "".join(draw(st.lists(marked | blocks | tags.map("<{}>".format), max_size=8)))
    frame = draw(st.sampled_from(["{}", "<html><body>{}</body></html>", "<!DOCTYPE html><article>{}", "<!-- {}"]))
    return frame.replace("{}", body)


titles = st.none() | st.sampled_from(SENTENCES) | st.sampled_from(JUNK)
