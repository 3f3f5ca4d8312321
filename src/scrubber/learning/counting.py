"""What recurs: lines, line shapes, and the openings and ends of lines, counted site by site in DuckDB.

The counting goes past memory: DuckDB keeps tables on disk and spills what does not fit. Nothing but numbers is
counted: texts go in as hashes of 64 bits, openings and ends one length after the other, each only where the shorter one
recurred. The few that are left get their texts back at the end. docs/decisions/learn.md has the measurements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scrubber.lines import FIRST, FOOT, HEAD, LAST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from duckdb import DuckDBPyConnection

FEWEST: Final = 3
"""Articles in which something must stand to be looked at."""

TWICE: Final = 2
"""Articles that do for a whole line, if it says what it is: long lines of prose do not come twice word for word."""

ONE_IN: Final = 1_000
"""In large sites, it must stand in one of so many articles: by chance, more recurs the more there is."""

LONGEST_SHAPE: Final = 240
"""Characters up to which a whole line is folded to a shape: longer ones are prose, or recur word for word."""

EDGE: Final = 100
"""Characters at the start and the end of a longer line in which openings and ends are looked for."""

STAGES: Final = (range(1, 4), range(4, 6), range(6, 13))
"""Words of openings and ends; behind each stage, lines are left out whose longest opening does not recur."""

MOST: Final = STAGES[-1].stop
"""Words of an edge that are kept: one more than the longest opening has."""

EXAMPLES: Final = 12
"""Most lines that are shown for what recurs."""

SHARE: Final = 0.05
"""Share of a site's articles from which a place alone may tell that something is no body."""

GENERAL: Final = ""
"""Stands for the site of what recurs across the corpus."""


class Recurring(NamedTuple):
    """Something that recurs in a site: in so many `articles` of its `size`, `times` in all.

    `kind` is line, shape, opening or ending; `key` is the folded text. `head`, `foot`, `first`, `last` count the
    articles that have it there; `varied` says whether it stands for different lines, `closed` how many times the
    line ends like a sentence. `examples` are raw lines. `fewest` is the number of articles that the site asks for.
    """

    site: str
    kind: str
    key: str
    articles: int
    size: int
    fewest: int
    times: int
    head: int
    foot: int
    first: int
    last: int
    closed: int
    varied: bool
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
_UPPER: Final = r"\p{Lu}"
_LETTER: Final = r"\pL"


def _names(upper: str, letter: str) -> str:
    """An expression for names of several words."""
    word = rf"{upper}(?:[{letter}\d’''&-]+|\.)+"
    return rf"(^|[\s(\[/\"“])(?:{word} )+{word}"


def _single_names(upper: str, letter: str) -> str:
    """An expression for a name of one word, which does not open a sentence."""
    return rf"([^\s.!?:|\"“]\s+|[(/]){upper}[{letter}\d’''-]*"


def _fold(text: str) -> str:
    """SQL that folds case, numbers, quotes, dashes and white space."""
    typed = f"""replace(translate({text}, '‘’`“”–—', '''''''""--'), '…', '...')"""
    plain = rf"regexp_replace(CASE WHEN {_is_ascii(text)} THEN {text} ELSE {typed} END, '\s\s+|[^\S ]', ' ', 'g')"
    return rf"lower(regexp_replace({plain}, '\d+(?:[.,:]\d+)*', '{NUMBER}', 'g'))"


def _shape(text: str) -> str:
    """SQL that folds names and dates too."""
    links = rf"regexp_replace({text}, '(?:https?://|www\.)\S*[\w/]', '{LINK}', 'g')"
    mails = rf"regexp_replace({links}, '[\w.+-]+@ ?[\w-]+(?:\.[\w-]+)+', '{MAIL}', 'g')"
    handles = rf"regexp_replace({mails}, '@\w+', '{HANDLE}', 'g')"
    kept = rf"regexp_replace({handles}, '(^|[^\pL\x01])({_KEPT})\b', '\1' || chr(1) || '\2', 'g')"
    dates = rf"regexp_replace({kept}, '{_DAY}', '{DATE}', 'g')"
    # Half of the time goes into names, and classes of a few letters take half as long as those of all scripts.
    latin, any_script = (
        rf"regexp_replace(regexp_replace({dates}, '{_names(*of)}', '\1{NAME}', 'g'), '{_single_names(*of)}', '\1{NAME}', 'g')"
        for of in (("[A-Z]", "a-zA-Z"), (_UPPER, _LETTER))
    )
    single = f"CASE WHEN {_is_ascii(text)} THEN {latin} ELSE {any_script} END"
    return _fold(f"replace({single}, chr(1), '')")


def _is_ascii(text: str) -> str:
    return f"strlen({text}) = length({text})"


def count(
    con: DuckDBPyConnection, tells: Callable[[str], bool], progress: Callable[[str], object] = bool
) -> Iterator[Recurring]:
    """Count what recurs in the tables `articles` and `lines`, which `corpus` fills.

    It comes kind by kind (lines, shapes, openings, ends), what recurs across sites first, short openings before
    long ones. Openings and ends are left out that stand anywhere and whose words say nothing: `tells` is asked.
    """
    progress("folding names, dates and numbers")
    _fold_all(con)
    _one_article_once(con)
    progress("counting lines")
    yield from _whole(con, "line", _fold("examples[1]"))
    yield from _whole(con, "shape", _shape("examples[1]"))
    progress("counting openings of lines")
    yield from _edges(con, "opening", tells)
    progress("counting ends of lines")
    yield from _edges(con, "ending", tells)


def _fold_all(con: DuckDBPyConnection) -> None:
    """Fold every line once, to the table `folded`: `line` and `shape` as hashes, the words of both its edges."""
    short = f"length(text) <= {LONGEST_SHAPE}"
    con.execute(
        rf"""
        CREATE OR REPLACE TABLE folded AS
        WITH cut AS (
            SELECT id, no, total, hash(text) AS raw, {short} AS short, right(text, 9) AS tail,
                CASE WHEN {short} THEN text ELSE left(text, {EDGE}) || chr(2) || right(text, {EDGE}) END AS text
            FROM lines
        ), shaped AS (SELECT *, {_shape("text")} AS shape FROM cut)
        SELECT id, no, total, raw, regexp_matches(tail, '[.!?…]["''”’)\]]*$') AS closed,
            CASE WHEN short THEN hash({_fold("text")}) ELSE raw END AS line,
            CASE WHEN short THEN hash(shape) END AS shape,
            string_split(split_part(shape, chr(2), 1), ' ')[1:{MOST}] AS opening,
            string_split(split_part(shape, chr(2), -1), ' ')[-{MOST}:] AS ending
        FROM shaped
        """
    )


def _one_article_once(con: DuckDBPyConnection) -> None:
    """Give articles that are versions or copies of each other the same number `article`, and sites numbers.

    Those of a site with the same title are, and those that share two long lines from their middles.
    """
    con.execute(
        """
        CREATE OR REPLACE TABLE shared AS
        WITH middle AS (
            SELECT f.id, f.line AS h FROM folded f JOIN lines USING (id, no)
            WHERE length(text) >= 150 AND f.no >= 2 AND f.total - f.no > 3
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
        f"""
        CREATE OR REPLACE TABLE sites AS
        SELECT row_number() OVER (ORDER BY site) AS number, site FROM (SELECT DISTINCT site FROM articles)
        UNION ALL SELECT 0, '{GENERAL}'
        """
    )
    con.execute(
        """
        CREATE OR REPLACE TABLE numbered AS
        WITH titled AS (
            SELECT id, number AS site,
                CASE WHEN title = '' THEN id ELSE min(id) OVER (PARTITION BY number, hash(title)) END AS earliest
            FROM articles JOIN sites USING (site)
        )
        SELECT t.id, t.site, coalesce(u.earliest, t.earliest) AS article
        FROM titled t LEFT JOIN shared s ON s.id = t.earliest LEFT JOIN titled u ON u.id = s.twin
        """
    )
    con.execute(
        f"""
        CREATE OR REPLACE TABLE sizes AS
        WITH counted AS (
            SELECT site, count(DISTINCT article) AS size FROM numbered GROUP BY site
            UNION ALL SELECT 0, count(DISTINCT article) FROM numbered
        )
        SELECT *, greatest({FEWEST}, CASE WHEN site = 0 THEN 0 ELSE size // {ONE_IN} END) AS fewest FROM counted
        """
    )


def _whole(con: DuckDBPyConnection, kind: str, key: str) -> Iterator[Recurring]:
    """Lines that recur, or their shapes: inside a site, and in three or more sites."""
    least = TWICE if kind == "line" else FEWEST
    con.execute(
        f"""
        CREATE OR REPLACE TABLE hits AS
        WITH often AS (SELECT {kind} FROM folded WHERE {kind} IS NOT NULL GROUP BY ALL HAVING count(*) >= {least})
        SELECT 0 AS words, site, {kind} AS h, id, no FROM folded SEMI JOIN often USING ({kind}) JOIN numbered USING (id)
        """
    )
    con.execute(
        f"""
        INSERT INTO hits
        WITH spread AS (SELECT h FROM hits GROUP BY h HAVING count(DISTINCT site) >= {FEWEST})
        SELECT 0, 0, h, id, no FROM hits SEMI JOIN spread USING (h)
        """
    )
    yield from _figures(con, kind, key)


def _edges(con: DuckDBPyConnection, kind: str, tells: Callable[[str], bool]) -> Iterator[Recurring]:
    """Openings or ends of lines, of some words, that recur and that different lines have."""
    cut = "array_to_string(edge[{}], ' ')".replace("{}", "1:{}" if kind == "opening" else "-({}):")
    con.execute("CREATE OR REPLACE TABLE hits (words TINYINT, site INTEGER, h UBIGINT, id INTEGER, no SMALLINT)")
    source = f"(SELECT site, id, no, total, {kind} AS edge FROM folded JOIN numbered USING (id))"
    for stage in STAGES:
        hashes = ", ".join(f"CASE WHEN len(edge) > {n} THEN hash(site, {cut.format(n)}) END AS h{n}" for n in stage)
        con.execute(f"CREATE OR REPLACE TABLE edges AS SELECT *, {hashes} FROM {source} WHERE len(edge) > {stage[0]}")
        for words in stage:
            _count_edges(con, words, cut.format(words), tells)
        con.execute(
            f"""
            CREATE OR REPLACE TABLE pruned AS
            SELECT site, id, no, total, edge FROM edges WHERE h{stage[-1]} IN (SELECT h FROM often)
            """
        )
        source = "pruned"
    yield from _figures(con, kind, cut.format("words").replace("edge", kind))


def _count_edges(con: DuckDBPyConnection, words: int, key: str, tells: Callable[[str], bool]) -> None:
    """Fill the table `often` with the edges of some words that recur, and add to `hits` those that may be no body."""
    con.execute(
        f"""
        CREATE OR REPLACE TABLE often AS
        WITH counted AS (
            SELECT h{words} AS h, min(site) AS site, min(id * 32768::BIGINT + no) AS spot, count(*) AS n,
                greatest(count(*) FILTER (no < {HEAD}), count(*) FILTER (total - no <= {FOOT})) AS placed
            FROM edges WHERE h IS NOT NULL GROUP BY h HAVING n >= {FEWEST}
        )
        SELECT h, spot, 4 * placed >= n AND n >= {SHARE} * size AS placed
        FROM counted JOIN sizes USING (site) WHERE n >= fewest
        """
    )
    rows = con.execute(f"SELECT h, placed, {key} FROM often JOIN edges ON id = spot // 32768 AND no = spot % 32768")
    wanted: list[int] = []
    while found := rows.fetchmany(10_000):
        wanted += [h for h, placed, key in found if placed or tells(key)]
    con.register("wanted", {"h": np.array(wanted, dtype=np.uint64)})
    con.execute(
        f"INSERT INTO hits SELECT {words}, site, h{words}, id, no FROM edges WHERE h{words} IN (SELECT h FROM wanted)"
    )
    con.unregister("wanted")


def _figures(con: DuckDBPyConnection, kind: str, key: str) -> Iterator[Recurring]:
    """What is told of the lines in the table `hits`, and their texts: article by article first, since that can spill."""
    con.execute(
        f"""
        CREATE OR REPLACE TABLE figures AS
        WITH by_article AS (
            SELECT words, h.site, h, article, count(*) AS times, bool_or(no < {HEAD}) AS head, bool_or(no < {FIRST}) AS first,
                bool_or(total - no <= {FOOT}) AS foot, bool_or(total - no <= {LAST}) AS last,
                count(*) FILTER (closed) AS closed, min(raw) AS least, max(raw) AS most
            FROM hits h JOIN numbered USING (id) JOIN folded USING (id, no) GROUP BY ALL
        ), by_site AS (
            SELECT words, site, h, count(*) AS articles, sum(times) AS times, count(*) FILTER (head) AS head,
                count(*) FILTER (foot) AS foot, count(*) FILTER (first) AS first, count(*) FILTER (last) AS last,
                sum(closed) AS closed, min(least) <> max(most) AS varied
            FROM by_article GROUP BY ALL
        )
        SELECT by_site.*, size, fewest FROM by_site JOIN sizes USING (site)
        WHERE articles >= {f"fewest - {FEWEST - TWICE}" if kind == "line" else "fewest"} {"AND varied" if kind in ("opening", "ending") else ""}
        """
    )
    rows = con.execute(
        f"""
        WITH different AS (
            SELECT words, site, h, raw, min(id * 32768::BIGINT + no) AS spot
            FROM hits SEMI JOIN figures USING (words, site, h) JOIN folded USING (id, no) GROUP BY words, site, h, raw
            QUALIFY row_number() OVER (PARTITION BY words, site, h ORDER BY raw) <= {EXAMPLES}
        ), named AS (
            SELECT words, site, h, list(text ORDER BY text) AS examples, min(spot) AS spot
            FROM different JOIN lines ON id = spot // 32768 AND no = spot % 32768 GROUP BY ALL
        )
        SELECT sites.site, '{kind}', {key} AS key, articles, size, fewest, times, head, foot, first, last, closed, varied, examples
        FROM figures JOIN named USING (words, site, h) JOIN (SELECT id, no, opening, ending FROM folded) ON id = spot // 32768 AND no = spot % 32768
        JOIN sites ON number = figures.site
        ORDER BY words, sites.site, articles DESC, key
        """
    )
    while page := rows.fetchmany(1_000):
        for row in page:
            yield Recurring._make((*row[:-1], tuple(row[-1])))
