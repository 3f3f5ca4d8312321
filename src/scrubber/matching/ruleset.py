"""All rules that were loaded, to be had for an article by its language and its site."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scrubber.article import whole_characters
from scrubber.markdown import without_marks
from scrubber.matching.compiledrule import LENGTHS, compiled
from scrubber.matching.compiledrules import CompiledRules
from scrubber.matching.literals import folded_line
from scrubber.matching.rulesfile import RulesError, read_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from scrubber.document import Document
    from scrubber.matching.compiledrule import CompiledRule
    from scrubber.matching.rulesfile import Place, RulesFile

BUILT_IN: Final = Path(__file__).parents[1] / "rules"

_FINGERPRINT_WITHIN: Final = 2000
"""How many characters at the start and at the end of a text are searched for a site's fingerprint."""


_REMEMBERED: Final = 256


class ArticleRules:
    """The rules that hold for an article, in groups by precedence."""

    def __init__(self, groups: list[CompiledRules]) -> None:
        self.groups = groups
        self.match = partial(_match, self)

    def matching(self, line: str, places: frozenset[Place], authors: tuple[str, ...] = ()) -> list[CompiledRule]:
        """The rules that a line matches as it is written; `match` is the same for its words, and remembers."""
        folded = folded_line(line.encode("utf-8", "surrogatepass"))
        words = line.count(" ") + 1
        kind = places, bisect_left(LENGTHS, words)
        matched: list[CompiledRule] = []
        for group in self.groups:
            matched += group.matching(line, folded, words, kind, authors)
        return matched


# A line comes again: in the pipeline's next round, and in the next article that has the same boilerplate.
@lru_cache(maxsize=_REMEMBERED)
def _match(
    rules: ArticleRules, line: str, places: frozenset[Place], authors: tuple[str, ...] = ()
) -> list[CompiledRule]:
    """The rules that a line matches which stands at some places of a text by some authors.

    Behind those that match it as it is written come those that match its words without the marks of Markdown.
    """
    matched = rules.matching(line, places, authors)
    words = without_marks(line)
    if words and words != line:
        matched += [rule for rule in rules.matching(words, places, authors) if rule not in matched]
    return matched


class RuleSet:
    """All rules that were loaded, to be had for an article's language and site."""

    def __init__(self, files: list[RulesFile], users: Collection[int] = ()) -> None:
        """Take rules files; `users` are the numbers of those that the user named, which come before all others."""
        self.files = files
        self._users = frozenset(users)
        self._compiled: dict[tuple[int, ...], CompiledRules] = {}
        self._of_articles: dict[tuple[tuple[int, ...], ...], ArticleRules] = {}
        self._for: dict[tuple[str, str, str], tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self._fingerprints = [
            (n, [compiled(p, f"fingerprint of {file.domains}") for p in file.fingerprints])
            for n, file in enumerate(files)
            if file.fingerprints
        ]

    def for_article(self, document: Document) -> ArticleRules:
        """The rules that hold for an article: the user's before others, and of both its site's before general ones."""
        language, site, source = document.language or "en", document.site, document.source
        if (language, site, source) not in self._for:
            files = [n for n, file in enumerate(self.files) if file.language in ("", language)]
            general = tuple(n for n in files if not self.files[n].is_for_sites)
            named = tuple(n for n in files if site in self.files[n].domains or source in self.files[n].sources)
            self._for[language, site, source] = named, general
        of_site, general = self._for[language, site, source]
        if not (of_site or site or source):
            of_site = self._by_fingerprint(document.text, language)
        of_article = of_site, general
        if of_article not in self._of_articles:
            self._of_articles[of_article] = ArticleRules([self._compile(group) for group in self._groups(of_article)])
        return self._of_articles[of_article]

    def compile_for(self, document: Document) -> None:
        """Compile all rules that hold for an article now, not when a line is first matched against them."""
        for group in self.for_article(document).groups:
            group.compile()

    def _groups(self, of_article: Iterable[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
        """The files for an article in groups by precedence. A group is compiled once, for all articles that have it."""
        for is_users in (True, False):
            for files in of_article:
                if group := tuple(n for n in files if (n in self._users) is is_users):
                    yield group

    def _by_fingerprint(self, text: str, language: str) -> tuple[int, ...]:
        edges = f"{text[:_FINGERPRINT_WITHIN]}\n{text[-_FINGERPRINT_WITHIN:]}" if self._fingerprints else ""
        edges = whole_characters(edges)
        return tuple(
            n
            for n, patterns in self._fingerprints
            if self.files[n].language in ("", language) and any(pattern.search(edges) for pattern in patterns)
        )

    def _compile(self, group: tuple[int, ...]) -> CompiledRules:
        if group not in self._compiled:
            self._compiled[group] = CompiledRules(self.files[n] for n in group)
        return self._compiled[group]


def load_rules(
    paths: Iterable[Path], refused: Callable[[str, str], object] | None = None, shipped: Collection[Path] = ()
) -> RuleSet:
    """Read the built-in rules and those of further files, which are the user's unless they are `shipped`.

    `refused` is told of each further file that can't be used: the plugin's name, and why.

    Raises:
        RulesError: a file can't be read, is not TOML, or a key or value in it is wrong, and nobody is to be told.
    """
    macros = shared_macros()
    files = [read_rules(path, macros) for path in sorted(BUILT_IN.glob("*/*.toml"))]
    users: list[int] = []
    for path in paths:
        try:
            file = read_rules(path, macros).named(plugin_name(path))
        except RulesError as error:
            if refused is None:
                raise
            refused(plugin_name(path), str(error))
            continue
        if path not in shipped:
            users.append(len(files))
        files.append(file)
    return RuleSet(files, users)


def plugin_name(path: Path) -> str:
    """The name of the plugin that a rules file is, or belongs to: that of its folder, or its own."""
    return path.parent.name if path.name == "rules.toml" else path.stem


def shared_macros() -> dict[str, str]:
    """The macros that every rules file may use."""
    return tomllib.loads((BUILT_IN / "macros.toml").read_text("utf-8"))
