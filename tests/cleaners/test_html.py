"""HTML: the article's paragraphs stay, its facts go to fields, all else goes, and the page comes back."""

from __future__ import annotations

from functools import cache, partial

import pytest

from benchmarks import marked_pages
from scrubber import Article, Category, Cleaner, Document, Scrubber, Settings
from scrubber.cleaners import html, layout

ONE = "The council met on Monday to vote on the plan, which has been debated since the spring of last year."
TWO = "Members of both parties said that they had read the report and that its figures were sound enough."
THREE = "A second vote is due in June, when the new members will have taken their seats in the chamber."


@cache
def scrubber(version: str) -> Scrubber:
    """HTML and layout alone."""
    made = Scrubber(Settings(entry_points=False, site_plugins=False, strict=True))
    made.cleaners = [
        Cleaner("html", "structure", partial(html.clean, version=version)),
        Cleaner("layout", "layout", layout.clean),
    ]
    return made


def clean(source: str, version: str = "newer") -> Article:
    article = scrubber(version).clean(source, html=True)
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
        body(f"<p>Hi.</p><div role=main><p>{ONE}</p><p>{TWO}</p></div><p>Join us.</p>"),
        body(f"<p>Hi.</p><section><p>{ONE}</p><p>{TWO}</p></section><p>Join us.</p>"),
        body(f"<p>Hi.</p><article><article><p>{ONE}</p><p>{TWO}</p></article></article><p>Join us.</p>"),
        body(f"<p>Hi.</p><article><p>{ONE}</p><article><p>{TWO}</p></article></article><p>Join us.</p>"),
        body(f"<article><p>Hi.</p><div itemprop='articleBody'><p>{ONE}</p><p>{TWO}</p></div></article>"),
        body(f"<main><p>Hi.</p><article><p>{ONE}</p><p>{TWO}</p></article></main>"),
        body(
            "<article><p>A teaser.</p></article>",
            f"<article><p>{ONE}</p><p>{TWO}</p></article>",
            "<article><p>Another teaser, of some more words.</p></article>",
        ),
    ],
    ids=[
        "article",
        "main",
        "microdata",
        "density",
        "among cards",
        "in a form around the page",
        "the role main",
        "density in a section",
        "an article in an article",
        "a part of the article in an article",
        "microdata before article",
        "article before main",
        "between cards",
    ],
)
def test_the_article_is_found(page: str) -> None:
    assert clean(page).text == f"{ONE}\n\n{TWO}"


def test_a_small_marked_part_is_not_taken_for_the_article() -> None:
    page = body(f"<article><p>A card.</p></article><div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>")
    assert clean(page).text.endswith(f"{ONE}\n\n{TWO}\n\n{THREE}")


@pytest.mark.parametrize("mark", ["article", "div itemprop=articleBody", "main"])
def test_entries_of_a_live_page_are_all_kept(mark: str) -> None:
    entries = [f"<{mark}><p>{text}</p></{mark.split()[0]}>" for text in (ONE, TWO, THREE)]
    assert clean(body(*entries)).text == f"{ONE}\n\n{TWO}\n\n{THREE}"
    nested = body(f"<{mark}>{entries[0]}</{mark.split()[0]}>", *entries[1:])
    assert clean(nested).text == f"{ONE}\n\n{TWO}\n\n{THREE}"


def test_half_of_a_page_in_one_paragraph_is_not_all_of_it() -> None:
    page = body(f"<p>{ONE}</p>", f"<div><p>{TWO}</p></div>")
    assert clean(page).text == f"{ONE}\n\n{TWO}"


def test_where_there_is_one_paragraph_what_is_around_it_stays() -> None:
    assert clean(body("<div>Rain in Ulm</div>", f"<p>{ONE}</p>")).text == f"Rain in Ulm\n\n{ONE}"


def test_a_body_that_holds_nothing_gives_way_to_the_page() -> None:
    page = f"<html><body><div hidden>x</div></body><p>{ONE}</p></html>"
    assert clean(page).text == ONE


def test_a_head_that_is_not_closed_hides_no_text() -> None:
    article = clean(f"<html><head><title>Rain</title><div>{ONE}<p>{TWO}</p></div></html>")
    assert (article.title, article.text) == ("Rain", f"{ONE}\n\n{TWO}")


def test_what_is_no_page_is_left() -> None:
    assert html.clean(Document("<p>a</p>", {}, "text")) == []
    assert html.clean(Document("2 > 1", {}, "html")) == []
    assert html.clean(Document("<script>x</script>", {}, "html")) == []


def test_what_the_log_says() -> None:
    edits = html.clean(Document(f"<title>Rain</title><article><p>{ONE}</p></article>", {}, "html"))
    said = {(edit.rule, edit.category, edit.field, edit.reason) for edit in edits}
    assert said == {
        ("markup", Category.MARKUP, None, "markup of the page"),
        ("page", Category.META, "title", ""),
    }


def test_what_the_log_says_of_a_page_of_changes() -> None:
    edits = html.clean(Document(body(CHANGES), {}, "html"))
    assert {(edit.field, edit.rule) for edit in edits if edit.field} == {
        ("source", "page"),
        ("notes", "page"),
        ("url", "page"),
        ("site", "page"),
        ("title", "title-row"),
        ("published", "page"),
        ("versions", "versions"),
    }


def test_captions_are_told_once_and_in_order() -> None:
    figures = [
        f"<figure><figcaption>{text}</figcaption></figure>" for text in ("The hall", "The mayor", "The hall", " ")
    ]
    source = body("<article>", *figures, f"<p>{ONE}</p></article>", "<figcaption>Elsewhere</figcaption>")
    article = clean(source)
    assert (article.text, article.captions) == (ONE, ["The hall", "The mayor"])
    (captions,) = (edit for edit in html.clean(Document(source, {}, "html")) if edit.field == "captions")
    assert (captions.rule, captions.category) == ("caption", Category.MEDIA)


@pytest.mark.parametrize(
    ("action", "text", "captions"),
    [("move", ONE, ["The hall"]), ("drop", ONE, []), ("keep", f"The hall\n\n{ONE}", [])],
)
def test_captions_go_where_the_settings_say(action: str, text: str, captions: list[str]) -> None:
    settings = Settings(entry_points=False, site_plugins=False, disable=["boilerplate"], categories={"media": action})
    source = body(f"<article><figure><figcaption>The hall</figcaption></figure><p>{ONE}</p></article>")
    article = Scrubber(settings).clean(source, html=True)
    assert (article.text, article.captions) == (text, captions)


def test_the_version_goes_by_the_settings() -> None:
    settings = Settings(entry_points=False, site_plugins=False, disable=["boilerplate"], version="older")
    assert Scrubber(settings).clean(body(CHANGES), html=True).text == "It is kept.\n\nIt is gone.\n\nIt was seen"


def test_a_title_above_the_text_is_no_paragraph_of_it() -> None:
    head = "<meta property='og:title' content='A plan is agreed'>"
    assert clean(page_with_head(head, "<p>A plan is agreed</p>")).text == ONE
    assert clean(page_with_head(head, "<p>A plan is agreed.</p>")).text == f"A plan is agreed.\n\n{ONE}"
    alone = f"<html><head>{head}</head><body><article><p>A plan is agreed</p></article></body></html>"
    assert clean(alone).text == "A plan is agreed"


@pytest.mark.parametrize("size", [100, 19_000, 60_000])
def test_markup_of_any_length_between_two_pieces(size: int) -> None:
    source = body(f"<p>{ONE}</p><script>{'x' * size}</script><p>{TWO}</p>", f"<!--{'y' * size}--><p>{THREE}</p>")
    article = clean(source)
    assert article.text == f"{ONE}\n\n{TWO}\n\n{THREE}"
    copied = [edit for edit in article.edits if TWO in edit.after]
    assert len(copied) == (size > 20_000)


def test_words_that_the_markup_holds_too_are_found_in_their_place() -> None:
    article = clean(body("<p class='rain'>It <b>rain</b>ed &amp; <i>p</i>oured.</p>"))
    assert article.text == "It rained & poured."


def test_text_before_all_markup_stays_where_it_is() -> None:
    article = clean("It rained.<p>It poured.</p>")
    assert [(edit.at, edit.before, edit.after) for edit in article.edits] == [
        ([10], "<p>", "\n\n"),
        ([23], "</p>", ""),
    ]


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


KEPT = "The council met on Monday to vote on the plan for the harbour."
OLDER = ["A plan for the harbour", KEPT, "Members of both parties had read the old report.", "The mayor was not there."]
NEWER = ["A plan for the harbour", KEPT, "Members of both parties had read the new report.", KEPT, "\xabIt rained.\xbb"]


@pytest.mark.parametrize("make", marked_pages.KINDS)
def test_pages_of_changes_of_every_make_become_either_version(make: str) -> None:
    page = marked_pages.KINDS[make]("A plan", OLDER, NEWER)
    article = clean(page)
    assert article.text.split("\n\n") == NEWER
    assert article.versions[0].text is not None
    assert article.versions[0].text.split("\n\n") == OLDER
    assert clean(page, version="older").text.split("\n\n") == OLDER


def test_the_newer_version_may_stand_on_the_left() -> None:
    rows = "".join(
        f"<tr><td>{a}</td><td>{b}</td></tr>"
        for a, b in ((KEPT, KEPT), (f"<ins>{ONE}</ins>", ""), ("", f"<del>{TWO}</del>"))
    )
    assert clean(body(f"<table>{rows}</table>")).text == f"{KEPT}\n\n{ONE}"


def test_a_table_of_changes_without_a_head_keeps_its_first_row() -> None:
    rows = "".join(f"<tr><td>{text}</td><td>{text}</td></tr>" for text in (KEPT, ONE, TWO))
    assert clean(body(f"<table>{rows}</table>")).text == f"{KEPT}\n\n{ONE}\n\n{TWO}"


def test_a_head_above_each_block_of_lines_is_no_text() -> None:
    head = "<tr><th>Before</th><th>After</th></tr>"
    one, other = (f"<tr><td>{text}</td><td>{text}</td></tr>" for text in (KEPT, TWO))
    table = f"<table>{head}{one}{head}<tr><td></td><td>{ONE}</td></tr>{head}{other}</table>"
    assert clean(body(table)).text == f"{KEPT}\n\n{ONE}\n\n{TWO}"


def test_names_and_marks_tell_changes_where_no_row_is_kept() -> None:
    head = "<tr><th>Old version</th><th>New version</th></tr>"
    marked = f"<table>{head}<tr><td><del>{ONE}</del></td><td><ins>{TWO}</ins></td></tr></table>"
    assert clean(body(marked)).text == TWO
    plain = f"<table>{head}<tr><td>{ONE}</td><td>{TWO}</td></tr></table>"
    assert {ONE, TWO} <= set(clean(body(plain)).text.split("\n\n"))


def test_what_is_marked_in_both_columns_is_left_out_of_the_other() -> None:
    changed = "It <del>rained</del><ins>snowed</ins> on the hills all day."
    table = (
        f"<table><tr><td>{KEPT}</td><td>{KEPT}</td></tr><tr><td><del>{ONE}</del></td><td>{changed}</td></tr></table>"
    )
    assert clean(body(table)).text == f"{KEPT}\n\nIt snowed on the hills all day."


CELL = "<table><tr><td>a</td></tr></table>"


def test_a_page_of_changes_without_its_own_sentences_keeps_what_is_around_it() -> None:
    table = CHANGES[CHANGES.index("<table>") :]
    article = clean(body("<p>Two days in Ulm.</p>", table, "<p>Read on.</p>"))
    assert article.text == "Two days in Ulm.\n\nIt is kept.\n\nIt is | new.\n\nIt is seen\n\nRead on."
    assert [version.name for version in article.versions] == ["Version 0", "Version 1"]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>Version 0</th><th>Version 1</th></tr></table>",
        "<table><tr><th>Version 0</th></tr><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><th>Version 0</th><th>Version 1</th></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>",
        "<table><tr><th>Before</th><th>After</th></tr><tr><td>a</td><td>b</td></tr></table>",
        f"<table><tr><th>Version 0</th><th>Version 1</th></tr><tr><td>{CELL}</td><td>b</td></tr></table>",
    ],
    ids=["one row", "one name", "three columns", "other names", "a table inside"],
)
def test_other_tables_are_no_changes(table: str) -> None:
    article = clean(body(f"<p>{ONE}</p>", table))
    assert article.versions == []
    assert article.text.startswith(ONE)


def test_a_row_of_one_cell_is_of_the_older_version() -> None:
    table = CHANGES.replace("<tr><td><del>It is gone.</del></td><td></td></tr>", "<tr><td>It is gone.</td></tr>")
    article = clean(body(table))
    assert article.text == "It is kept.\n\nIt is | new.\n\nIt is seen"
    assert "It is gone." in article.versions[0].text


def test_a_page_of_changes_becomes_the_older_version() -> None:
    article = clean(body(CHANGES), version="older")
    assert (article.title, article.text) == ("A plan", "It is kept.\n\nIt is gone.\n\nIt was seen")
