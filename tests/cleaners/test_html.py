"""HTML: the article's paragraphs stay, its facts go to fields, all else goes, and the page comes back."""

from __future__ import annotations

from functools import partial

import pytest

from scrubber import Article, Cleaner, Scrubber, Settings
from scrubber.cleaners import html, layout

ONE = "The council met on Monday to vote on the plan, which has been debated since the spring of last year."
TWO = "Members of both parties said that they had read the report and that its figures were sound enough."
THREE = "A second vote is due in June, when the new members will have taken their seats in the chamber."


def clean(source: str, **settings: str) -> Article:
    scrubber = Scrubber(Settings(entry_points=False, site_plugins=False, strict=True, **settings))
    scrubber.cleaners = [
        Cleaner("html", "structure", partial(html.clean, version=scrubber.settings.version)),
        Cleaner("layout", "layout", layout.clean),
    ]
    article = scrubber.clean(source, html=True)
    assert article.revert() == source
    return article


def body(*inner: str) -> str:
    return f"<html><body>{''.join(inner)}</body></html>"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(f"<p>{ONE}</p><p>{TWO}</p>", f"{ONE}\n\n{TWO}", id="a fragment"),
        pytest.param(f"<p>{ONE}<p>{TWO}", f"{ONE}\n\n{TWO}", id="paragraphs that are not closed"),
        pytest.param(f"<div>{ONE}</div><div>{TWO}</div>", f"{ONE}\n\n{TWO}", id="divs"),
        pytest.param(f"<div>{ONE}<br><br/>{TWO}</div>", f"{ONE}\n\n{TWO}", id="two line breaks"),
        pytest.param("<p>Roses are red,<br>violets are blue.</p>", "Roses are red,\n\nviolets are blue.", id="br"),
        pytest.param("<p>He <b>w</b>on, <i>she</i>\n  said<a href='/x'>.</a></p>", "He won, she said.", id="inline"),
        pytest.param("<p>One<em> two </em>three</p>", "One two three", id="blanks inside inline elements"),
        pytest.param("<p>Q&amp;A &mdash; &#8220;no&#8221; &lt;b&gt;</p>", "Q&A — “no” <b>", id="entities"),
        pytest.param("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo", id="a list"),
        pytest.param("<p>It was <del>five</del> <ins>six</ins> dead.</p>", "It was six dead.", id="del and ins"),
        pytest.param(
            "<table><tr><th>Party</th><th>Seats</th></tr><tr><td>Reds</td><td>12</td></tr></table>",
            "Party | Seats\n\nReds | 12",
            id="a table of data",
        ),
        pytest.param(
            f"<table><tr><td><p>{ONE}</p></td><td><p>{TWO}</p></td></tr></table>",
            f"{ONE}\n\n{TWO}",
            id="a table for the layout",
        ),
        pytest.param(f"<pre>a\n  b</pre><p>{ONE}</p>", f"a\n\nb\n\n{ONE}", id="preformatted lines"),
    ],
)
def test_blocks_become_paragraphs(source: str, text: str) -> None:
    assert clean(source).text == text


@pytest.mark.parametrize(
    "junk",
    [
        "<script>var x = '<p>no</p>';</script>",
        "<style>p { color: red }</style>",
        "<nav><a href='/'>Home</a></nav>",
        "<aside><p>Most read stories of this week</p></aside>",
        "<footer>All rights reserved</footer>",
        "<form><label>Mail</label><input></form>",
        "<noscript>Turn it on</noscript>",
        "<button>Share</button>",
        "<svg><text>logo</text></svg>",
        "<div hidden>secret</div>",
        "<div aria-hidden='true'>secret</div>",
        "<p style='color:red; display: none'>secret</p>",
        "<div role='navigation'>Menu</div>",
        "<!-- a remark -->",
    ],
)
def test_what_is_no_text_goes(junk: str) -> None:
    assert clean(body(f"<p>{ONE}</p>{junk}<p>{TWO}</p>")).text == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    "page",
    [
        body(f"<div>Menu</div><article><p>{ONE}</p><p>{TWO}</p></article><p>Also: x</p>"),
        body(f"<p>Hi.</p><main><p>{ONE}</p><p>{TWO}</p></main>"),
        body(f"<div itemprop='articleBody'><p>{ONE}</p><p>{TWO}</p></div><div><p>Join us.</p></div>"),
        body(f"<div><p>Menu</p></div><div class=x><p>{ONE}</p><p>{TWO}</p></div><div><p>Bye</p></div>"),
        body(f"<article><p>A teaser.</p></article><article><p>{ONE}</p><p>{TWO}</p></article>"),
        body(f"<form id=aspnet><h1>Plan</h1><article><p>{ONE}</p><p>{TWO}</p></article></form>"),
    ],
    ids=["article", "main", "microdata", "density", "among cards", "in a form around the page"],
)
def test_the_article_is_found(page: str) -> None:
    assert clean(page).text == f"{ONE}\n\n{TWO}"


def test_a_small_marked_part_is_not_taken_for_the_article() -> None:
    page = body(f"<article><p>A card.</p></article><div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>")
    assert clean(page).text.endswith(f"{ONE}\n\n{TWO}\n\n{THREE}")


def test_entries_of_a_live_page_are_all_kept() -> None:
    page = body(f"<article><p>{ONE}</p></article><article><p>{TWO}</p></article>")
    assert clean(page).text == f"{ONE}\n\n{TWO}"


def page_with_head(head: str, inner: str = "") -> str:
    return f"<html lang='en-GB'><head>{head}</head><body><article>{inner}<p>{ONE}</p></article></body></html>"


@pytest.mark.parametrize(
    ("head", "inner", "title"),
    [
        ("<meta property='og:title' content='A plan is agreed'>", "", "A plan is agreed"),
        ("<title>A plan is agreed - The Daily Post</title>", "<h1>A plan is agreed</h1>", "A plan is agreed"),
        ("<title>A plan is agreed at last | Daily Post</title>", "", "A plan is agreed at last"),
        ("<title>Spider-Man returns to Broadway</title>", "", "Spider-Man returns to Broadway"),
        (
            "<meta property='og:title' content='A plan - and why'><meta property='og:site_name' content='Post'>",
            "",
            "A plan - and why",
        ),
    ],
)
def test_the_title(head: str, inner: str, title: str) -> None:
    article = clean(page_with_head(head, inner))
    assert (article.title, article.text) == (title, ONE)


def test_facts_of_the_markup_fill_fields() -> None:
    article = clean(
        page_with_head(
            "<meta property='article:published_time' content='2020-03-23T10:00:00Z'>"
            "<meta property='article:modified_time' content='2020-03-24'>"
            "<meta property='article:section' content='Politics'>"
            "<meta property='og:site_name' content='The Daily Post'>"
            "<meta name='author' content='Jane Doe and John Roe'>"
            "<link rel='canonical' href='https://www.post.co.uk/a/1'>",
            "<h1>A plan</h1><p><time datetime='2020-03-23'>23 March</time></p>"
            "<figure><img><figcaption>The <b>hall</b> on Monday</figcaption></figure>",
        )
    )
    assert article.text == ONE
    assert str(article.published) == "2020-03-23 10:00:00+00:00"
    assert str(article.modified) == "2020-03-24"
    assert article.section == "Politics"
    assert article.source == "The Daily Post"
    assert article.authors == ["Jane Doe", "John Roe"]
    assert (article.url, article.site) == ("https://www.post.co.uk/a/1", "post.co.uk")
    assert article.language == "en"
    assert article.captions == ["The hall on Monday"]


def test_json_ld_fills_fields() -> None:
    data = (
        '{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "headline": "A plan",'
        ' "datePublished": "2021-05-06", "author": [{"name": "Jane Doe"}]}]}'
    )
    article = clean(page_with_head(f"<script type='application/ld+json'>{data}</script>"))
    assert (article.title, article.authors, str(article.published)) == ("A plan", ["Jane Doe"], "2021-05-06")


@pytest.mark.parametrize("data", ["{", "[" * 100_000, "3", '{"@type": "Article", "datePublished": 4}'])
def test_json_ld_that_is_broken_costs_nothing(data: str) -> None:
    assert clean(page_with_head(f"<script type='application/ld+json'>{data}</script>")).text == ONE


def test_the_log_holds_no_second_copy_of_the_article() -> None:
    article = clean(body(*(f"<div class='a'><p>{ONE} {n} &amp; {TWO}</p></div>" for n in range(50))))
    assert sum(len(e.before) + len(e.after) for e in article.edits) < len(article.text) / 4


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 30_000 + "words" + "</div>" * 30_000,
        "<table><tr><td>" * 3_000 + "words",
        "<a " * 20_000 + "words",
        "<!--" * 20_000 + "words",
        "words <![x",
        "</p></div>words<b>",
    ],
    ids=["deep", "tables in tables", "open tags", "open comments", "a broken declaration", "unbalanced"],
)
def test_any_input_is_read(source: str) -> None:
    assert "words" in clean(source).text


CHANGES = """<div class="article-info"><p>This article is from the source '<cite>post</cite>' and was first
published or seen on <time>May 3, 2015 10:11 (UTC)</time>. It will not be checked again for changes.</p>
<p>You can find the current article at its original source at <a href="http://post.com/1">http://post.com/1</a></p>
<p>The article has changed <var>4</var> times. There is an <a>RSS feed of changes</a> available.</p></div>
<div class="pagination"><a>Previous version</a> <a>1</a> <a>Next version</a></div>
<table><thead><tr><th><small>Version 0</small></th><th><small>Version 1</small></th></tr>
<tr><th><del>A plan</del></th><th><ins>A new plan</ins></th></tr>
<tr><td><time datetime="2015-05-03T10:11:00Z">x</time></td>
<td><time datetime="2015-05-03T10:46:00Z">x</time> (35 minutes later)</td></tr></thead>
<tr><td>It is <b>kept</b>.</td><td>It is <b>kept</b>.</td></tr>
<tr><td><del>It is gone.</del></td><td></td></tr>
<tr><td></td><td><ins>It is | new.</ins></td></tr>
<tr><td><del> It  was <del> seen </del></del></td><td><ins> It  is <ins> seen </ins></ins></td></tr></table>"""


def test_a_page_of_changes_becomes_the_newer_version() -> None:
    article = clean(body(CHANGES))
    assert article.text == "It is kept.\n\nIt is | new.\n\nIt is seen"
    assert (article.title, article.source, article.url) == ("A new plan", "post", "http://post.com/1")
    assert str(article.published) == "2015-05-03 10:11:00+00:00"
    assert "The article has changed 4 times." in article.notes
    older, newer = article.versions
    assert (older.name, older.text) == ("Version 0", "It is kept.\n\nIt is gone.\n\nIt was seen")
    assert (newer.name, str(newer.published)) == ("Version 1", "2015-05-03 10:46:00+00:00")


def test_a_page_of_changes_becomes_the_older_version() -> None:
    article = clean(body(CHANGES), version="older")
    assert (article.title, article.text) == ("A plan", "It is kept.\n\nIt is gone.\n\nIt was seen")
