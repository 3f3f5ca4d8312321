"""What recurs: lines, line shapes, and the openings and ends of lines, counted site by site in DuckDB.

The counting goes past memory: DuckDB keeps tables on disk and spills what does not fit. What occurs only once or
twice is sorted out by hashes first, so that texts are compared for the little that is left.
docs/decisions/learn.md has the measurements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from scrubber.lines import FIRST, FOOT, HEAD, LAST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

FEWEST: Final = 3
"""Articles in which something must stand to be looked at."""

LONGEST_SHAPE: Final = 240
"""Characters up to which a whole line is folded to a shape: longer ones are prose, or recur word for word."""

EDGE: Final = 120
"""Characters at a line's start and end in which openings and ends are looked for."""

WORDS: Final = 12
"""Most words of an opening or an end."""

PRUNED_AT: Final = 5
"""Words at which openings and ends that do not recur are left out, before longer ones are counted."""

GENERAL: Final = ""
"""Stands for the site of what recurs across the corpus."""


class Recurring(NamedTuple):
    """Something that recurs in a site: in so many `articles` of its `size`, `times` in all.

    `kind` is line, shape, opening or ending; `key` is the folded text. `head`, `foot`, `first`, `last` count the
    articles that have it there; `forms` is about how many different lines it stands for, `closed` how many times
    the line ends like a sentence. `sites` is the number of sites in which it recurs. `examples` are raw lines.
    """

    site: str
    kind: str
    key: str
    articles: int
    size: int
    times: int
    head: int
    foot: int
    first: int
    last: int
    forms: int
    closed: int
    sites: int
    examples: tuple[str, ...]


NAME: Final = "{who}"
DATE: Final = "{day}"
NUMBER: Final = "{number}"
LINK: Final = "{link}"
MAIL: Final = "{mail}"
HANDLE: Final = "{handle}"

# Words that templates are made of, though they are often written with a capital: they are no part of a name.
_KEPT: Final = (
    "A|About|Additional|Ad|Advertisement|All|Also|An|And|App|Article|Associated Press|At|Author|By|Caption|Check|"
    "Chart|Click|Columnist|Comment|Comments|Contact|Continue|Contributing|Copyright|Courtesy|Credit|Credits|Data|"
    "Download|Editing|Editor|Editors|Editorial|Email|E-mail|Facebook|File|Find|Follow|For|From|Full|Gallery|Get|"
    "Getty Images|Go|Graphic|Have|Hear|Here|How|Image|Images|In|Instagram|Join|Learn|Like|Link|Listen|Live|"
    "Latest|Magazine|Media|More|New|News|Newsletter|Next|No|Not|Now|Of|On|Opinion|Our|Photo|Photographer|"
    "Photographers|Photograph|Photos|Picture|Play|Podcast|Post|Posted|Press|Published|Quiz|Read|Reading|Related|"
    "Report|Reporter|Reporting|Reuters|Scroll|See|Send|Series|Share|Show|Sign|Slideshow|Source|Sources|Staff|"
    "Stories|Story|Subscribe|Support|Take|The|This|Tips|To|Top|Transcript|Tweet|Twitter|Updated|Update|Up|Via|"
    "Video|View|Visit|Watch|We|What|When|Why|With|Writer|Writing|Written|You|Your|YouTube"
)
_DAY: Final = (
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d+ )?"
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
    r" ?\d+(?:st|nd|rd|th)?(?:,? \d\d\d\d)?\b"
)
_WORD: Final = r"\p{Lu}(?:[\pL\d’''&-]+|\.)+"
_NAMES: Final = rf"(^|[\s(\[/\"“])(?:{_WORD} )+{_WORD}"
_ONE_NAME: Final = r"([^\s.!?:|\"“]\s+|[(/])\p{Lu}[\pL\d’''-]*"


def _fold(text: str) -> str:
    """SQL that folds case, numbers, quotes, dashes and white space."""
    plain = f"""replace(translate({text}, '‘’`“”–—', '''''''""--'), '…', '...')"""
    return rf"lower(regexp_replace(regexp_replace({plain}, '\s+', ' ', 'g'), '\d+(?:[.,:]\d+)*', '{NUMBER}', 'g'))"


def _shape(text: str) -> str:
    """SQL that folds names and dates too."""
    links = rf"regexp_replace({text}, '(?:https?://|www\.)\S*[\w/]', '{LINK}', 'g')"
    mails = rf"regexp_replace({links}, '[\w.+-]+@ ?[\w-]+(?:\.[\w-]+)+', '{MAIL}', 'g')"
    handles = rf"regexp_replace({mails}, '@\w+', '{HANDLE}', 'g')"
    kept = rf"regexp_replace({handles}, '(^|[^\pL\x01])({_KEPT})\b', '\1' || chr(1) || '\2', 'g')"
    dates = rf"regexp_replace({kept}, '{_DAY}', '{DATE}', 'g')"
    names = rf"regexp_replace({dates}, '{_NAMES}', '\1{NAME}', 'g')"
    single = rf"regexp_replace({names}, '{_ONE_NAME}', '\1{NAME}', 'g')"
    return _fold(f"replace({single}, chr(1), '')")


def count(con: DuckDBPyConnection) -> Iterator[Recurring]:
    """Count what recurs in the tables `articles` and `lines`, which `corpus` fills; `lines` is used up."""
    # Texts are kept once, and what is counted as hashes: the tables are what takes disk and time.
    con.execute(
        f"CREATE OR REPLACE TABLE folded AS SELECT id, no, total, text, hash({_fold('text')}) AS line, "
        f"CASE WHEN length(text) <= {LONGEST_SHAPE} THEN hash({_shape('text')}) END AS shape, "
        f"{_shape(f'left(text, {EDGE})')} AS opening, {_shape(f'right(text, {EDGE})')} AS ending, "
        r"""regexp_matches(text, '[.!?…]["''”’)\]]*$') AS closed FROM lines"""
    )
    con.execute("DROP TABLE lines")
    _one_article_once(con)
    con.execute(
        "CREATE OR REPLACE TABLE sizes AS SELECT site, count(DISTINCT article) AS size FROM articles GROUP BY site "
        f"UNION ALL SELECT '{GENERAL}', count(DISTINCT article) FROM articles"
    )
    yield from _whole(con, "line", _fold("text"))
    yield from _whole(con, "shape", _shape("text"))
    yield from _edges(con, "opening")
    yield from _edges(con, "ending")


def _one_article_once(con: DuckDBPyConnection) -> None:
    """Give articles that are versions or copies of each other the same number `article`.

    Those of a site with the same title are, and those that share two long lines from their middles.
    """
    con.execute(
        """
        CREATE OR REPLACE TABLE shared AS
        WITH middle AS (
            SELECT id, line AS h FROM folded
            WHERE length(text) >= 150 AND no >= 2 AND total - no > 3
        ), few AS (
            SELECT h FROM middle GROUP BY h HAVING count(*) BETWEEN 2 AND 12
        ), found AS (
            SELECT DISTINCT id, h FROM middle SEMI JOIN few USING (h)
        ), pairs AS (
            SELECT x.id AS one, y.id AS other FROM found x JOIN found y ON x.h = y.h AND x.id < y.id
            GROUP BY ALL HAVING count(*) >= 2
        )
        SELECT other AS id, min(one) AS twin FROM pairs GROUP BY other
        """
    )
    con.execute(
        """
        CREATE OR REPLACE TABLE articles AS
        WITH titled AS (
            SELECT id, site, title,
                CASE WHEN title = '' THEN id ELSE min(id) OVER (PARTITION BY site, title) END AS earliest
            FROM articles
        )
        SELECT t.id, t.site, t.title, coalesce(u.earliest, t.earliest) AS article
        FROM titled t LEFT JOIN shared s ON s.id = t.earliest LEFT JOIN titled u ON u.id = s.twin
        """
    )


_FIGURES: Final = f"""
    count(DISTINCT article) AS articles, any_value(size) AS size, count(*) AS times,
    count(DISTINCT article) FILTER (no < {HEAD}) AS head,
    count(DISTINCT article) FILTER (total - no <= {FOOT}) AS foot,
    count(DISTINCT article) FILTER (no < {FIRST}) AS first,
    count(DISTINCT article) FILTER (total - no <= {LAST}) AS last,
    approx_count_distinct(text) AS forms, count(*) FILTER (closed) AS closed
"""
_EXAMPLES: Final = "list_sort(list_distinct(arg_min(text, hash(text), 12)))"


def _whole(con: DuckDBPyConnection, kind: str, key: str) -> Iterator[Recurring]:
    """Lines that recur, or their shapes: inside a site, and in three or more sites."""
    con.execute(
        f"""
        CREATE OR REPLACE TABLE often AS
        WITH counted AS (
            SELECT site, {kind} AS h, count(*) AS n FROM folded JOIN articles USING (id) WHERE {kind} IS NOT NULL
            GROUP BY ALL
        ), spread AS (SELECT h, count(*) AS sites FROM counted GROUP BY h)
        SELECT site, h, sites FROM counted JOIN spread USING (h) WHERE n >= {FEWEST}
        UNION ALL
        SELECT '{GENERAL}', h, sites FROM spread WHERE sites >= {FEWEST}
        """
    )
    for site, where in (("a.site", f"o.site <> '{GENERAL}'"), (f"'{GENERAL}'", f"o.site = '{GENERAL}'")):
        rows = con.execute(
            f"""
            WITH found AS (
                SELECT {site} AS site, h, {_FIGURES}, any_value(sites) AS sites, {_EXAMPLES} AS examples
                FROM folded f JOIN articles a USING (id) JOIN often o ON o.site = {site} AND o.h = f.{kind}
                JOIN sizes z ON z.site = {site}
                WHERE {where} GROUP BY ALL HAVING articles >= {FEWEST}
            ), named AS (SELECT *, examples[1] AS text FROM found)
            SELECT site, '{kind}', {key} AS key, * EXCLUDE (site, h, text) FROM named ORDER BY site, articles DESC, key
            """
        )
        yield from _fetch(rows)


def _edges(con: DuckDBPyConnection, kind: str) -> Iterator[Recurring]:
    """Openings or ends of lines, of some words, that recur and that different lines have."""
    cut = "array_to_string(w[1:{}], ' ')" if kind == "opening" else "array_to_string(w[-{}:], ' ')"
    con.execute(
        f"""
        CREATE OR REPLACE TABLE edges AS
        WITH parted AS (
            SELECT site, article, no, total, text, closed, string_split({kind}, ' ') AS w
            FROM folded JOIN articles USING (id)
        ), keyed AS (SELECT *, hash({cut.format(PRUNED_AT)}) AS h FROM parted),
        often AS (SELECT site, h FROM keyed GROUP BY ALL HAVING count(*) >= {FEWEST})
        SELECT k.*, o.h IS NOT NULL AS long FROM keyed k LEFT JOIN often o USING (site, h)
        """
    )
    for words in range(1, WORDS + 1):
        key = cut.format(words)
        rows = con.execute(
            f"""
            WITH keyed AS (
                SELECT * EXCLUDE (h), {key} AS key, hash({key}) AS h FROM edges
                WHERE len(w) > {words} {"AND long" if words >= PRUNED_AT else ""}
            ), often AS (
                SELECT site, h FROM keyed GROUP BY ALL HAVING count(*) >= {FEWEST}
            ), spread AS (SELECT h, count(*) AS sites FROM often GROUP BY h)
            SELECT f.site, '{kind}', key, {_FIGURES}, any_value(sites), {_EXAMPLES}
            FROM keyed f JOIN often o USING (site, h) JOIN spread USING (h) JOIN sizes z ON z.site = f.site
            GROUP BY f.site, key HAVING articles >= {FEWEST} AND forms > 1 ORDER BY f.site, articles DESC, key
            """
        )
        yield from _fetch(rows)


def _fetch(rows: DuckDBPyConnection) -> Iterator[Recurring]:
    while found := rows.fetchmany(10_000):
        for row in found:
            yield Recurring._make((*row[:-1], tuple(row[-1])))
