"""What a rules file's own tests don't show: rules that never fire, that another shadows, or that take too much.

Some of it shows in the file alone; how often a rule fires shows on a corpus, of which only the articles of the
file's sites are looked at.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from scrubber.article import Article
from scrubber.document import Document
from scrubber.fields import FieldError, fields_of, site_of
from scrubber.matching import ruleset
from scrubber.matching.compiledrule import CompiledRule
from scrubber.matching.ruleset import RuleSet, plugin_name, shared_macros
from scrubber.matching.rulesfile import Rule, RulesError, RulesFile, read_rules
from scrubber.matching.rulesproblems import did_you_mean
from scrubber.matching.tomllines import TomlLines
from scrubber.plugins import BUILT_IN
from scrubber.plugintools.corpus import records
from scrubber.plugintools.sitetests import is_stable, matches_alone, pipeline_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from scrubber.pipeline import Scrubber
    from scrubber.record import Record

_FEWEST_ARTICLES: Final = 5
"""With fewer articles of a site in the corpus, shares say nothing."""

LARGE: Final = 10_000
"""Instructions of RE2 from which on an expression is felt: 200 kB, and some 20 ms at the start of each run."""


class NoPluginError(ValueError):
    """There is nothing to look at; the message says where."""


@dataclass(frozen=True)
class Finding:
    """What may be wrong, and where."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        """The finding as a line to click on."""
        return f"{self.path}:{self.line}: {self.message}"


def lint(plugins: Iterable[Path], corpus: Path | None = None, most: float = 0.2) -> Iterator[Finding]:
    """Look at the rules files of plugins; `most` is the share of lines that a rule may take of a site's articles.

    Raises:
        CorpusError: there is nothing to read under `corpus`.
        NoPluginError: there is no plugin.
    """
    plugins = list(plugins)
    scrubber = pipeline_for(plugins)
    found = scrubber.plugins
    if not found.failures and all(origin == BUILT_IN for origin in found.origins.values()):
        where = ", ".join(map(str, plugins))
        raise NoPluginError(
            f"{where}: no rules file and no folder with a rules.toml or cleaner.py; name a plugin's folder"
        )
    files: list[tuple[Path, RulesFile]] = []
    for path in scrubber.plugins.rules:
        try:
            files.append((path, read_rules(path, shared_macros())))
        except RulesError as error:
            for problem in str(error).split("\n"):
                number, _, message = problem.removeprefix(f"{path}:").partition(": ")
                yield Finding(path, int(number) if number.isdecimal() else 1, message)
    for name, why in scrubber.plugins.failures.items():
        if not any(plugin_name(path) == name for path in scrubber.plugins.rules):
            yield Finding(plugins[0], 1, f"{name} can't be loaded: {why}")
    uses = _uses(files, corpus, scrubber) if corpus else {}
    for path, file in files:
        yield from lint_file(path, file, scrubber)
        if path in uses:
            for line, message in _on_corpus(file, TomlLines(path.read_text("utf-8-sig")), uses[path], most):
                yield Finding(path, line, message)


def lint_file(path: Path, file: RulesFile, scrubber: Scrubber) -> Iterator[Finding]:
    """What shows in a rules file alone; `scrubber` is a pipeline that has its plugin."""
    for line, message in _in_file(file, TomlLines(path.read_text("utf-8-sig")), scrubber):
        yield Finding(path, line, message)


def _in_file(file: RulesFile, lines: TomlLines, scrubber: Scrubber) -> Iterator[tuple[int, str]]:
    for domain in file.domains:
        # A host without a dot is an address only with its slashes.
        if (site := site_of(domain) or site_of(f"//{domain}")) != domain:
            yield lines.line(("domains",), domain), f"domains: no article's site is ever {domain}; write {site}"
    if not file.test:
        yield 1, "has no [[test]]: an article with the site's dirt, and the body that must be left"
    built_in = _ids_in(ruleset.BUILT_IN)
    ids = [rule.id for rule in file.rule]
    for n, rule in enumerate(file.rule):
        line = lines.line(("rule", n))
        for key in ("examples", "counterexamples"):
            if not getattr(rule, key):
                what = "lines that it takes" if key == "examples" else "lines much like its own that are body"
                yield line, f"rule {rule.id}: has no {key}: {what}"
        for key in ("after", "before"):
            for id_ in getattr(rule, key):
                if id_ not in ids and id_ not in built_in:
                    near = did_you_mean(id_, [*ids, *built_in])
                    yield lines.line(("rule", n, key), id_), f"rule {rule.id}: {key}: no rule is called {id_}{near}"
        if CompiledRule(rule, file.macros).size > LARGE:
            why = r"\p{Lu} and \pL hold the letters of all scripts ({upper} and {letter} the Latin ones)"
            told = f"{why}, and a repeat is written out as often as it may occur"
            yield line, f"rule {rule.id}: RE2 makes more than {LARGE:,} instructions of it: {told}"
        if shadow := _shadow(rule, file.rule[:n], file.macros):
            yield line, f"rule {rule.id}: is shadowed by {shadow.id}, which comes first and takes all its examples"
    for n, test in enumerate(file.test):
        if not is_stable(test, file, scrubber):
            yield lines.line(("test", n)), f"test {test.name}: cleaning its outcome again changes it again"


@lru_cache
def _ids_in(folder: Path) -> list[str]:
    paths = sorted(folder.glob("*/*.toml"))
    return [rule.id for path in paths for rule in read_rules(path, shared_macros()).rule]


def _shadow(rule: Rule, earlier: Iterable[Rule], macros: dict[str, str]) -> Rule | None:
    """A rule before this one that takes every line which this one is for, wherever it stands."""
    for other in earlier:
        anywhere = other.place == "any" and other.mentions == "anything"
        anywhere = anywhere and not (other.at or other.after or other.before)
        if anywhere and (other.keep or other.take == "line") and rule.examples:
            compiled = CompiledRule(other, macros)
            if all(matches_alone(compiled, line) for line in rule.examples):
                return other
    return None


@dataclass
class _Use:
    """What the rules of a file did on the articles of its sites: lines and articles by the rule's id.

    `instead` counts, for lines that a rule matches, by whose edit they were taken ("" where by none).
    """

    articles: int = 0
    lines: int = 0
    fired: Counter[str] = field(default_factory=Counter)
    in_articles: Counter[str] = field(default_factory=Counter)
    instead: dict[str, Counter[str]] = field(default_factory=dict)


def _uses(files: list[tuple[Path, RulesFile]], corpus: Path, scrubber: Scrubber) -> dict[Path, _Use]:
    uses = {path: _Use() for path, _ in files}
    selectors = [(path, file, RuleSet([file])) for path, file in files]
    compiled = {path: [CompiledRule(rule, file.macros) for rule in file.rule] for path, file in files}
    for record in records([corpus], scrubber.plugins.readers()):
        document = _document(record)
        of = [path for path, _, rules in selectors if document and rules.for_article(document).groups]
        if not of:
            continue
        article = scrubber.clean_record(record)
        if isinstance(article, Article):
            for path in of:
                _count(uses[path], plugin_name(path), compiled[path], article)
    return uses


def _document(record: Record) -> Document | None:
    try:
        return Document(record.text, fields_of(record.given), record.media_type, record.title_line)
    except FieldError:
        return None


def _count(use: _Use, plugin: str, rules: list[CompiledRule], article: Article) -> None:
    taken: dict[str, str] = {}
    fired: Counter[str] = Counter()
    for entry in article.edits:
        if entry.category in article.removed:
            for line in filter(None, map(str.strip, entry.before.split("\n"))):
                taken.setdefault(line, entry.rule)
                fired[entry.rule] += len(entry.at)
    kept = [line for line in article.text.split("\n") if line]
    use.articles += 1
    use.lines += len(kept) + len(taken)
    for rule in rules:
        id_ = rule.rule.id
        if rule.rule.keep:
            times = sum(matches_alone(rule, line) for line in kept)
        elif not (times := fired[f"{plugin}/{id_}"]):
            matching = [line for line in [*kept, *taken] if matches_alone(rule, line)]
            use.instead.setdefault(id_, Counter()).update(taken.get(line, "") for line in matching)
        use.fired[id_] += times
        use.in_articles[id_] += bool(times)


def _on_corpus(file: RulesFile, lines: TomlLines, use: _Use, most: float) -> Iterator[tuple[int, str]]:
    if not use.articles:
        yield lines.line(("domains",)), "the corpus has no article of its sites"
        return
    for n, rule in enumerate(file.rule):
        line = lines.line(("rule", n))
        if not use.fired[rule.id]:
            yield line, f"rule {rule.id}: never fires on the {use.articles:,} articles{_why(use, rule.id)}"
        share = use.fired[rule.id] / max(use.lines, 1)
        if share > most and not rule.keep and use.articles >= _FEWEST_ARTICLES:
            where = f"{use.in_articles[rule.id]:,} of {use.articles:,} articles"
            yield line, f"rule {rule.id}: takes {share:.0%} of all lines, in {where}; is that no body?"


def _why(use: _Use, id_: str) -> str:
    """Who took the lines that a rule matches but did not take."""
    instead = use.instead.get(id_, Counter())
    total = sum(instead.values())
    if not total:
        return ": no line matches it"
    shadow, times = instead.most_common(1)[0]
    if not shadow:
        return f": {times:,} lines match it that stand where it does not want them, or that another rule keeps"
    return f": of the {total:,} lines that match it, {shadow} takes {times:,} before it"
