"""The parts of a page: what is none of the article is left out, and no paragraph of it with that."""

from __future__ import annotations

import tomllib

import pytest

from scrubber.parsers import html, page

ONE = "The council met on Monday to vote on the plan, which has been debated since the spring of last year."
TWO = "Members of both parties said that they had read the report and that its figures were sound enough."
THREE = "A second vote is due in June, when the new members will have taken their seats in the chamber."
TEXT = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
LINKS = "".join(f"<li><a href='/news/{n}'>Story number {n}</a></li>" for n in range(5))


def read(*inner: str, title: str = "", url: str = "") -> list[str]:
    soup = html.parse(f"<html><head><title>{title}</title></head><body>{''.join(inner)}</body></html>")
    return [paragraph.text for paragraph in page.paragraphs(page.parts(soup, url), title)]


@pytest.mark.parametrize(
    "part",
    [
        "<div class='related-articles'><p><a href='/1'>{}</a></p></div>",
        "<div class='post__relatedPosts'><a href='https://elsewhere.example'>{}</a></div>",
        "<section id='mostRead'><h2>Read</h2><p><a href='/1'>{}</a></p></section>",
        "<ul class='breadcrumb'><li>Home</li><li>{}</li></ul>",
        "<div class='newsletter-box'><h3>{}</h3></div>",
        "<div class='sharedaddy'>{}</div>",
        "<div class='Werbung'>{}</div>",
        "<span class='sr-only'>{}</span>",
        "<share-buttons>{}</share-buttons>",
        "<div class='article-body__related'><a href='/1'>{}</a></div>",
        "<div id='comments'><p>{}</p></div>",
    ],
)
def test_parts_that_name_themselves_are_left_out(part: str) -> None:
    assert read(TEXT, part.format("A kite won"), f"<p>{TWO}</p>") == [ONE, TWO, THREE, TWO]


@pytest.mark.parametrize(
    "part",
    [
        "<div class='unrelated'><p>{}</p></div>",
        "<p class='share'>{}</p>",
        "<h2 class='caption-large'>{}</h2>",
        "<h2 id='nav_to_the_hall'>{}</h2>",
        "<div class='article-teaser'><b>{}</b></div>",
        "<p>It was said: <span class='tag-comment'>{}</span></p>",
        "<div class='social-media-embed'><blockquote>{}</blockquote></div>",
        "<div class='no_caption image'><p>{}</p></div>",
        "<div class='elementor-widget'><p>{}</p></div>",
        "<section id='sharing-with-one-other-person'><p>{}</p></section>",
    ],
)
def test_what_only_looks_like_such_a_part_stays(part: str) -> None:
    found = read(TEXT, part.format(f"{ONE} It was so."), f"<p>{TWO}</p><p>{THREE}</p>")
    assert any("It was so." in text for text in found)


@pytest.mark.parametrize("name", ["sidebar", "has-sidebar", "widget_post", "article-sponsor"])
def test_a_name_is_not_believed_of_much_of_the_page(name: str) -> None:
    assert read(f"<div><p>{ONE}</p></div><div class='{name}'><p>{TWO}</p><p>{THREE}</p></div>") == [ONE, TWO, THREE]


def test_what_readers_wrote_may_be_more_than_the_article() -> None:
    comments = "".join(f"<div class='comment'><p>{TWO} {n}</p></div>" for n in range(20))
    assert read(TEXT, comments) == [ONE, TWO, THREE]


def test_where_readers_wrote_all_of_the_page_it_stays() -> None:
    posts = [f"<div class='comment'><p>{text}</p></div>" for text in (ONE, TWO, THREE)]
    assert read("<p>A question</p>", *posts) == ["A question", ONE, TWO, THREE]


@pytest.mark.parametrize(
    "list_", ["<ul>{}</ul>", "<div><ul>{}</ul></div>", "<section><h2>Now</h2><ol>{}</ol></section>"]
)
def test_a_list_of_links_to_other_pages_of_the_site_is_left_out(list_: str) -> None:
    assert "Story number 1" not in read(f"<article>{TEXT}{list_.format(LINKS)}</article>")
    links = LINKS.replace("'/", "'https://www.post.example/")
    assert "Story number 1" not in read(f"<article>{TEXT}{list_.format(links)}</article>", url="https://post.example/1")


@pytest.mark.parametrize(
    "list_",
    [
        LINKS.replace("'/", "'https://elsewhere.example/"),
        LINKS.replace("'/", "'https://bugs.post.example/"),
        LINKS.replace("'/", "'#"),
        LINKS.replace("</a>", f"</a>: {ONE}"),
        LINKS.replace("href='/", "name='"),
        "<li><a href='/1'>One</a></li><li><a href='/2'>Two</a></li>",
    ],
    ids=["sources", "another server", "contents", "links with text", "anchors", "two links"],
)
def test_other_lists_stay(list_: str) -> None:
    found = read(f"<article>{TEXT}<ul>{list_}</ul></article>", url="https://post.example/1")
    assert found[:3] == [ONE, TWO, THREE]
    assert len(found) == 3 + list_.count("<li>")


def test_a_list_that_is_much_of_the_page_stays() -> None:
    assert len(read(f"<article><p>{ONE}</p><ul>{LINKS}{LINKS}</ul></article>")) == 11


@pytest.mark.parametrize("name", ["article-body", "entry-content", "articleBody", "story_body"])
def test_a_body_is_known_by_its_name(name: str) -> None:
    teasers = "".join(f"<div><p>{TWO} {n}</p></div>" for n in range(6))
    assert read(f"<div class='{name}'>{TEXT}</div>", teasers) == [ONE, TWO, THREE]


@pytest.mark.parametrize("part", ["{}", "<div class='row'>{}</div>"], ids=["beside", "in rows"])
def test_an_article_may_have_several_bodies(part: str) -> None:
    bodies = (f"{TEXT}<p>{ONE}</p>", f"<p>{TWO}</p>", f"<p>{THREE}</p>")
    inner = "".join(part.format(f"<div class='article-text'>{text}</div>") for text in bodies)
    assert read(f"<div>{inner}</div>") == [ONE, TWO, THREE, ONE, TWO, THREE]


@pytest.mark.parametrize(
    "around", ["<div class='entry-content'>{}</div>", "<div class='story-body'><p>Hi.</p>{}</div>"]
)
def test_a_body_in_a_body_is_no_part_beside_it(around: str) -> None:
    assert read(around.format(f"<div class='post-body'>{TEXT}</div>"), f"<p>{TWO}</p>")[-3:] == [ONE, TWO, THREE]


@pytest.mark.parametrize("name", ["post", "entry", "hentry"])
def test_an_article_is_known_by_its_whole_name(name: str) -> None:
    teasers = [f"<div class='{name}-list'><p>{TWO} {n}</p></div>" for n in range(3)]
    assert read(*teasers, f"<div class='one {name}'>{TEXT}</div>") == [ONE, TWO, THREE]


def test_a_list_of_ingredients_is_no_less_the_article_than_its_paragraphs() -> None:
    list_ = "".join(f"<li>{number} spoons of sugar</li>" for number in range(9))
    found = read(f"<div><ul>{list_}</ul></div><div>{TEXT}</div>")
    assert len(found) == 12


def test_a_standfirst_between_title_and_body_stays() -> None:
    head = f"<h1>A plan is agreed</h1><p>Jane Doe</p><p>{THREE}</p>"
    inner = f"<article><p>{TWO}</p>{head}<div class='article-body'><p>{ONE}</p><p>{TWO}</p></div><p>{ONE}</p></article>"
    assert read(inner, title="A plan is agreed") == [THREE, ONE, TWO]


@pytest.mark.parametrize(
    ("above", "kept"), [("News", []), ("Monday", []), (ONE, [ONE, "A plan is agreed"])], ids=["section", "day", "text"]
)
def test_what_is_above_the_title_goes_unless_it_is_text(above: str, kept: list[str]) -> None:
    inner = f"<article><p>{above}</p><h1>A plan is agreed</h1>{TEXT}</article>"
    assert read(inner, title="A plan is agreed") == [*kept, ONE, TWO, THREE]


def test_the_title_below_a_poem_cuts_nothing() -> None:
    poem = "".join(f"<p>Line {number} of a poem</p>" for number in range(9))
    assert len(read(f"<article>{poem}<h2>The quay</h2><p>Ulm</p></article>", title="The quay")) == 11


def test_the_title_keeps_what_it_stands_in() -> None:
    inner = f"<div class='masthead-social'><h1>A plan is agreed</h1><p>{ONE}</p></div><p>{TWO}</p><p>{THREE}</p>"
    assert read(inner, title="A plan is agreed - The Post") == ["A plan is agreed", ONE, TWO, THREE]


def test_an_aside_that_holds_the_title_is_none() -> None:
    inner = (
        f"<main><aside><aside><h1>A plan is agreed</h1></aside>{TEXT}</aside></main><aside><p>{ONE} Now.</p></aside>"
    )
    assert read(inner, title="A plan is agreed") == [ONE, TWO, THREE]


def test_captions_are_known_by_their_name() -> None:
    inner = f"<article>{TEXT}<div class='wp-caption-text'>The hall</div><div class=image-credit>AP</div></article>"
    parts = page.parts(html.parse(inner))
    assert page.captions(parts) == ["The hall", "AP"]
    assert [p.text for p in page.paragraphs(parts)] == [ONE, TWO, THREE]
    assert [p.text for p in page.paragraphs(parts, keep=["figcaption"])] == [ONE, TWO, THREE, "The hall", "AP"]


def test_a_page_without_paragraphs_is_read_whole() -> None:
    assert read("<div>Rain</div><div>Snow</div>") == ["Rain", "Snow"]


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel=canonical href='https://a.example/1'><meta property=og:url content='https://b.example'>", "a"),
        ("<link rel=canonical href='/1'><meta property=og:url content='https://b.example'>", "b"),
        ("<link rel=canonical href='/1'>", ""),
    ],
)
def test_the_address_that_a_page_gives(head: str, url: str) -> None:
    assert page.address(html.parse(head))[8:9] == url


def test_words_of_the_list_are_as_names_are_parted() -> None:
    for words in tomllib.loads(page.NAMES.read_text("utf-8")).values():
        assert all(word.isascii() and word.islower() and word.count("-") < 2 for word in words.split())
        assert len(words.split()) == len(set(words.split()))
