"""Pages of changes that come back as the newer version, paragraph for paragraph, per dialect.

    python -m benchmarks.repair_difftable                       makes an environment per trafilatura release
    python -m benchmarks.repair_difftable --tools DIR           keeps them in DIR for the next run
    python -m benchmarks.repair_difftable --marked              pages of other makes (`marked_pages`)

Articles of the corpus get an older version (paragraphs deleted, inserted, changed, words changed, another
title), both are written as a page of changes, and real releases of trafilatura read the page. A page counts
where the body is the newer version's paragraphs, all and in order, white space apart, and the title its title.
"of those whole" leaves out pages from which trafilatura dropped a paragraph, or of which it gave no table: it
has other readers to fall back on, which run old and new text together. Beside it stands what trafilatura's
text alone gives. The other way round, articles of the corpus as they are
and articles with real tables of data must come through untouched.
"""

from __future__ import annotations

import argparse
import difflib
import html
import json
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import venv
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks import common, marked_pages
from scrubber import Article, Record, Scrubber, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

SEED: Final = 5
RELEASES: Final = ("1.8.1", "1.12.2", "2.0.0", "2.3.1")
HOW: Final = ("text", "markdown")
READ: Final = """
import json, sys, trafilatura
for line in sys.stdin:
    page = json.loads(line)
    texts = [trafilatura.extract(page), trafilatura.extract(page, output_format="markdown")]
    print(json.dumps([text or "" for text in texts]), flush=True)
"""


class Page(NamedTuple):
    """A page of changes and what must become of it."""

    kind: str
    page: str
    title: str
    newer: list[str]
    older: list[str]


def pages(articles: Sequence[dict[str, str]], rng: random.Random) -> list[Page]:
    made = []
    for article in articles:
        newer = [p for p in map(_flat, article["text"].split("\n")) if p]
        other = [p for p in map(_flat, rng.choice(articles)["text"].split("\n")) if p]
        share = rng.choice((0.05, 0.15, 0.4, 0.9))
        if rng.random() < 0.15:
            newer = [_with_pipe(p, rng) if rng.random() < 0.2 else p for p in newer]
        if rng.random() < 0.15:
            newer.insert(rng.randrange(len(newer) + 1), rng.choice(newer))
        older = _older(newer, other, share, rng)
        title = _flat(article["title"])
        old_title = _reworded(title, rng) if rng.random() < 0.3 else title
        chance = rng.random()
        if chance < 0.25:
            if rng.random() < 0.2:
                # Nothing but new paragraphs, from the second on.
                older = newer[:1]
            opened, closed, page = _other_shape(_rows(older, newer, words=rng.random() < 0.5), rng)
            made.append(Page("other shape", page, "", [*opened, *newer, *closed], [*opened, *older, *closed]))
        elif chance < 0.8:
            page = _sniffer(article, (old_title, title), _rows(older, newer, words=True), rng)
            made.append(Page("news-sniffer", page, title, newer, older))
        else:
            page = _other_site(title, _rows(older, newer, words=False), rng)
            introduced = ([INTRODUCTION, *newer], [INTRODUCTION, *older])
            made.append(Page("other site", page, "", *introduced))
    return made


def marked(articles: Sequence[dict[str, str]], rng: random.Random) -> list[Page]:
    """Pages that mark what is gone and what is new, a make after the other."""
    made = []
    for number, article in enumerate(articles):
        newer = [p for p in map(_flat, article["text"].split("\n")) if p]
        other = [p for p in map(_flat, rng.choice(articles)["text"].split("\n")) if p]
        older = _older(newer, other, rng.choice((0.05, 0.15, 0.4)), rng)
        kind = list(marked_pages.KINDS)[number % len(marked_pages.KINDS)]
        made.append(Page(kind, marked_pages.KINDS[kind](_flat(article["title"]), older, newer), "", newer, older))
    return made


def _flat(text: str) -> str:
    """A text without what extraction may change: white space, and characters that are not seen."""
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())


def _with_pipe(text: str, rng: random.Random) -> str:
    words = text.split()
    words.insert(rng.randrange(len(words) + 1), "|")
    return " ".join(words)


def _reworded(text: str, rng: random.Random) -> str:
    words = text.split()
    for _ in range(max(1, len(words) // 12)):
        at = rng.randrange(len(words))
        words[at : at + 1] = rng.choice(([], ["officials"], [words[at], "reportedly"]))
    return " ".join(words) or "officials"


def _older(newer: list[str], other: list[str], share: float, rng: random.Random) -> list[str]:
    older: list[str] = []
    for paragraph in newer:
        if rng.random() >= share:
            older.append(paragraph)
            continue
        change = rng.random()
        if change < 0.25:
            older += [paragraph, rng.choice(other)]
        elif change < 0.5:
            continue
        elif change < 0.65:
            older.append(rng.choice(other))
        else:
            older.append(_reworded(paragraph, rng))
    return older or [other[0]]


def _rows(older: list[str], newer: list[str], *, words: bool) -> list[tuple[str, str]]:
    """Rows as these sites write them: marks around a changed cell and, if so asked, its changed words."""
    rows = []
    matcher = difflib.SequenceMatcher(None, older, newer, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        left, right = older[a:b], newer[c:d]
        if what == "equal":
            rows += [(html.escape(p), html.escape(p)) for p in left]
            continue
        while left or right:
            one, two = (left.pop(0) if left else ""), (right.pop(0) if right else "")
            if one and two and words:
                rows.append(_words(one, two))
            else:
                rows.append((_marked("del", one), _marked("ins", two)))
    return rows


def _marked(tag: str, text: str) -> str:
    return f"<{tag}>{html.escape(text)}</{tag}>" if text else ""


def _words(one: str, two: str) -> tuple[str, str]:
    old, new = one.split(), two.split()
    left, right = "", ""
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            left += "".join(f" {html.escape(w)}" for w in old[a:b])
            right += "".join(f" {html.escape(w)} " for w in new[c:d])
        else:
            left += "".join(f"<del> {html.escape(w)} </del>" for w in old[a:b])
            right += "".join(f"<ins> {html.escape(w)} </ins>" for w in new[c:d])
    return f"<del>{left}</del>", f"<ins>{right}</ins>"


LATER: Final = (
    "35 minutes",
    "about 3 hours",
    "less than a minute",
    "1 day",
    "about 1 month",
    "1 minute",
    "about 1 hour",
    "over 2 years",
)
CHECKS: Final = (
    "It last changed over 40 days ago and won't be checked again for changes.",
    "It will not be checked again for changes.",
    "The next check for changes will be <time datetime='2015-09-20T00:35:00Z'>September 20, 2015 00:35</time>",
    "",
)


INTRODUCTION: Final = "You are looking at two revisions of this page, side by side, with what was changed in them."


def _sniffer(article: dict[str, str], titles: tuple[str, str], rows: list[tuple[str, str]], rng: random.Random) -> str:
    number = rng.choice((0, 0, 1, 2, 7, 11))
    old, new = map(html.escape, titles)
    heads = (old, new) if old == new else (_marked("del", titles[0]), _marked("ins", titles[1]))
    cell = rng.choice(("th", "td"))
    url = html.escape(article["url"])
    times = "<time datetime='2015-09-19T10:00:00Z'>2015-09-19 10:00:00 UTC</time>"
    later = f"<time datetime='2015-09-19T10:35:00Z'>\n2015-09-19 10:35:00 UTC\n</time>\n({rng.choice(LATER)} later)"
    links = "".join(f'<a href="/diff/{n}" title="x">{n}</a>\n' for n in range(1, number + 4))
    pager = (
        '<div class="version_list pagination">\n<span class="prev_page disabled">Previous version</span>\n'
        f'{links}<a class="next_page" href="/n">Next version</a>\n</div>'
    )
    body = "\n".join(f"<tr id='p{n}'><td>{a}</td><td>{b}</td></tr>" for n, (a, b) in enumerate(rows, 1))
    return f"""<!DOCTYPE html>
<html><head><title>'{new}' diff viewer ({number}/{number + 1}) - News Sniffer</title>
<link href="{url}" rel="external alternate author" title="Original article"/>
<script src="/assets/application.js"></script></head>
<body><header><div id="header"><nav><ul id="nav"><li><a href="/versions">News Article Revisions</a></li>
<li><a href="/blog/">Blog</a></li><li><a href="/blog/about">About</a></li></ul></nav></div></header>
<div id="content" class="content">
<div class="article-info">
\t<p>This article is from the source '<cite>{html.escape(article["source"])}</cite>' and was first published or seen
\ton <time datetime='2015-09-18T22:10:00Z'>September 18, 2015 22:10 (UTC)</time>.
\t{rng.choice(CHECKS)}
\t</p>
\t<p>You can find the current article at its original source at <cite class="article_url"><a href="{url}"
rel="alternate external author">{url}</a></cite></p>
\t<p>The article has changed <var>{number + 4}</var> times. There is an <a class="feed rss" href="/1.rss"
rel="alternate">RSS feed of changes</a> available.</p>
</div>
{pager}
<table class="version_diff">
<thead>
<tr><th class="version"><small>Version {number}</small></th>
<th class="version"><small>Version {number + 1}</small></th></tr>
<tr id="title"><th class="title">{heads[0]}</th><th class="title">{heads[1]}</th></tr>
<tr><{cell} class="time">{times}</{cell}><{cell} class="time">{later}</{cell}></tr>
</thead>
{body}
</table>
{pager}
</div>
<footer><div id="footer"><p>Currently monitoring 1,234,567 news articles with 2,345,678 different versions.</p>
</div></footer></body></html>"""


def _other_site(title: str, rows: list[tuple[str, str]], rng: random.Random) -> str:
    old, new = rng.choice(
        (
            ("Revision as of 10:11, 3 May 2015", "Latest revision as of 12:00, 4 May 2015"),
            ("Before", "After"),
            ("Old version", "New version"),
            ("Version 1.0", "Version 1.1"),
            ("Original", "Revised"),
        )
    )
    body = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>\n" for a, b in rows)
    return (
        f"<html><head><title>Changes: {html.escape(title)}</title></head><body><div id='content'>\n"
        f"<p>{INTRODUCTION}</p>\n"
        f"<table class='diff'><tr><th>{old}</th><th>{new}</th></tr>\n{body}</table></div></body></html>"
    )


SHAPES: Final = (
    ("Version 3", "Version 4"),
    ("Version 1", "Version 2"),
    ("v1", "v2"),
    ("Previous version", "Current version"),
    ("Draft 1", "Draft 2"),
    ("Older revision", "Newer revision"),
    ("Ancienne version", "Nouvelle version"),
    ("Alte Fassung", "Neue Fassung"),
    ("Versión anterior", "Versión actual"),
    ("Removed", "Added"),
    ("19 September 2015, 10:00", "19 September 2015, 12:30"),
    ("2015-09-19 10:00:00", "2015-09-19 12:30:00"),
)
OPENINGS: Final = (
    "Cette page montre ce qui a été modifié entre deux versions de cet article.",
    "What was changed in this story after it was first published is shown below.",
)
CLOSINGS: Final = ("The newsroom keeps every version of a story for at least five years after it appeared.",)


def _other_shape(rows: list[tuple[str, str]], rng: random.Random) -> tuple[list[str], list[str], str]:
    """A page of another make: what stands above and below its table, and the page."""
    old, new = rng.choice(SHAPES)
    opened = [rng.choice(OPENINGS)] if rng.random() < 0.5 else []
    closed = [rng.choice(CLOSINGS)] if rng.random() < 0.3 else []
    cells = [f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows]
    for _ in range(rng.choice((0, 0, 2))):
        cells.insert(rng.randrange(len(cells) + 1), "<tr><td></td><td></td></tr>")
    head = rng.choice(("th", "td"))
    body = "\n".join(cells)
    page = (
        f"<html><head><title>Changes</title></head><body><main>{''.join(f'<p>{p}</p>' for p in opened)}\n"
        f"<table><tr><{head}>{old}</{head}><{head}>{new}</{head}></tr>\n{body}</table>\n"
        f"{''.join(f'<p>{p}</p>' for p in closed)}</main></body></html>"
    )
    return opened, closed, page


def readers(tools: Path) -> dict[str, Callable[[list[str]], list[list[str]]]]:
    """Per release, a function from pages to what it reads in them: as text, as markdown."""

    def reader(release: str) -> Callable[[list[str]], list[list[str]]]:
        folder = tools / f"trafilatura-{release}"
        python = folder / "bin" / "python"
        if not python.exists():
            venv.create(folder, with_pip=True)
            needs = [f"trafilatura=={release}", "lxml_html_clean"]
            subprocess.run([python, "-m", "pip", "install", "-q", *needs], check=True)

        def read(given: list[str]) -> list[list[str]]:
            lines = "".join(json.dumps(page) + "\n" for page in given)
            done = subprocess.run([python, "-c", READ], input=lines, capture_output=True, text=True, check=True)
            return [json.loads(line) for line in done.stdout.splitlines()]

        return read

    return {release: reader(release) for release in RELEASES}


def structure_only(**settings: str) -> Scrubber:
    """A pipeline that only takes articles out of what they are wrapped in."""
    every = Scrubber(Settings(entry_points=False))
    others = [c.name for c in every.cleaners if c.name not in {"difftable", "html", "layout"}]
    return Scrubber(Settings(entry_points=False, disable=others, **settings))


def paragraphs(text: str) -> list[str]:
    return [flat for line in text.split("\n") if (flat := _flat(line))]


def comes_back(scrubber: Scrubber, text: str, page: Page, want: list[str], *, is_html: bool = False) -> bool:
    try:
        article = scrubber.clean(text, html=is_html)
    except ValueError:
        return False
    if article.revert() != text:
        raise AssertionError("the original does not come back")
    if page.title and article.title != page.title:
        return False
    return paragraphs(article.text) == want


def is_whole(text: str, page: Page) -> bool:
    """Whether an extraction has every paragraph of the newer version as a cell or a line of its own."""
    text = re.sub(r"\\+(?=[|*_`~\[\]<])", "", f"\n{_flat_lines(text)}")
    inside = all(f"\n{p}" in text or f"| {p}" in text for p in page.newer)
    return inside and (len(re.findall(r"\|$", text, re.MULTILINE)) >= len(page.newer) / 2)


def _flat_lines(text: str) -> str:
    return "\n".join(_flat(line) for line in text.split("\n"))


def data_tables(rng: random.Random, count: int) -> Iterable[str]:
    """Articles with a real table of data in them, in the dialects above."""
    names = [("Country", "Cases"), ("Version 1", "Version 2"), ("Before", "After"), ("Old", "New"), ("Team", "Points")]
    values: tuple[Callable[[], str], ...] = (
        lambda: f"{rng.randrange(10_000):,}",
        lambda: rng.choice(("Yes", "No", "None", "Not applicable")),
        lambda: f"${rng.randrange(900)} million",
        lambda: rng.choice(("North Macedonia", "United States", "Faster start-up of the editor", "2 GB memory")),
    )
    for _ in range(count):
        head = rng.choice(names)
        rows = [(rng.choice(values)(), rng.choice(values)()) for _ in range(rng.randrange(2, 12))]
        style = rng.randrange(3)
        if style == 0:
            table = "\n".join(f"{cell}|" for row in (head, *rows) for cell in row)
        elif style == 1:
            lines = [f"{a} | {b} |" for a, b in (head, *rows)]
            table = "\n".join((lines[0], "---|---|", *lines[1:]))
        else:
            lines = [f"| {a} | {b} |" for a, b in (head, *rows)]
            table = "\n".join((lines[0], "|---|---|", *lines[1:]))
        prose = rng.choice(("", "The figures are these, the ministry said on Monday.\n\n"))
        yield prose + table + rng.choice(("", "\n\nThe ministry will publish others next week."))


def main(argv: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--articles", type=int, default=200, help="how many pages (default: %(default)s)")
    p.add_argument("--seed", type=int, default=SEED)
    p.add_argument("--tools", type=Path, help="folder that keeps the trafilatura environments")
    p.add_argument("--marked", action="store_true", help="pages of a wiki, a code host and a CMS instead")
    p.add_argument("--show", type=int, default=0, help="show so many pages that fail")
    a = p.parse_args(argv)
    common.require_data()
    rng = random.Random(a.seed)
    corpus = [x for x in common.news() if len(x["text"].split("\n")) > 5 and x["title"]]
    made = (marked if a.marked else pages)(rng.sample(corpus, a.articles), rng)
    with tempfile.TemporaryDirectory() as folder:
        measure(made, a.tools or Path(folder), a.show)
    untouched([x["text"] for x in rng.sample(corpus, 1000)], list(data_tables(rng, 1000)))


def measure(made: list[Page], tools: Path, show: int) -> None:
    newer, older = structure_only(), structure_only(version="older")
    kinds = sorted({page.kind for page in made})
    rows: list[tuple[str, ...]] = []
    inputs = {f"trafilatura {release}": read([page.page for page in made]) for release, read in readers(tools).items()}
    inputs["HTML itself"] = [[page.page] for page in made]
    for name, outputs in inputs.items():
        for number, how in enumerate(HOW[: len(outputs[0])]):
            is_html = name == "HTML itself"
            keeps = is_html or name.endswith(RELEASES[-1])
            texts = [output[number] for output in outputs]
            cells = []
            for kind in kinds:
                here = [(page, text) for page, text in zip(made, texts, strict=True) if page.kind == kind]
                good = [comes_back(newer, text, page, page.newer, is_html=is_html) for page, text in here]
                whole = [is_html or is_whole(text, page) for page, text in here]
                cells.append(_share(good))
                cells.append(_share([ok for ok, is_there in zip(good, whole, strict=True) if is_there]))
                for (page, text), ok in zip(here, good, strict=True):
                    if not ok and show > 0:
                        show -= 1
                        _show(name, newer, text, page, is_html=is_html)
                cells.append(
                    _share(
                        [comes_back(older, t, page._replace(title=""), page.older, is_html=is_html) for page, t in here]
                    )
                    if keeps
                    else "–"
                )
            today = [paragraphs(text) == page.newer for page, text in zip(made, texts, strict=True)]
            rows.append((name, "" if is_html else how, *cells, "–" if is_html else _share(today)))
    head = ["read by", "as"]
    for kind in kinds:
        head += [kind, "of those whole", "older version"]
    print(common.table((*head, "its text alone"), rows))


def _show(name: str, scrubber: Scrubber, text: str, page: Page, *, is_html: bool) -> None:
    try:
        article = scrubber.clean(text, html=is_html)
    except ValueError as error:
        print(name, error, text[:3000], file=sys.stderr)
        return
    print(f"== {name} {page.kind}: {article.title!r} for {page.title!r}", file=sys.stderr)
    for line in difflib.unified_diff(page.newer, paragraphs(article.text), n=0, lineterm=""):
        print("  ", line[:300], file=sys.stderr)


def _share(good: list[bool]) -> str:
    return f"{sum(good)}/{len(good)} = {sum(good) / max(1, len(good)):.1%}"


def untouched(undamaged: list[str], tables: list[str]) -> None:
    scrubber = structure_only()
    rows = []
    for name, texts in (("articles of the corpus", undamaged), ("articles with a table of data", tables)):
        articles = [scrubber.clean_record(Record("", text)) for text in texts]
        changed = [a for a in articles if isinstance(a, Article) and any(e.cleaner == "difftable" for e in a.edits)]
        rows.append((name, str(len(texts)), str(len(changed))))
    print(common.table(("undamaged", "texts", "changed by difftable"), rows))


if __name__ == "__main__":
    main()
