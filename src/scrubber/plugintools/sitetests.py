"""Running what a rules file says of itself: its tests, and the examples and counter-examples of its rules.

A test is cleaned by the whole pipeline, as an article of the site would be. Examples are lines without an
article around them, so only the line's own conditions are looked at: not where it stands, nor its neighbours.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from scrubber.lines import is_closed
from scrubber.matching.compiledrule import CompiledRule
from scrubber.matching.ruleset import plugin_name, shared_macros
from scrubber.matching.rulesfile import read_rules
from scrubber.matching.tomllines import TomlLines
from scrubber.pipeline import PluginWarning, Rejection, Scrubber
from scrubber.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from scrubber.article import Article
    from scrubber.matching.rulesfile import Rule, RulesFile, SiteTest


@dataclass(frozen=True)
class Difference:
    """What a test found other than expected: `what` is `text`, say, or `removed.promo`."""

    what: str
    expected: str
    found: str


@dataclass(frozen=True)
class Case:
    """Something that a rules file says of itself, and where: one of its tests, or all examples of a rule."""

    plugin: str
    name: str
    path: Path
    line: int
    check: Callable[[Scrubber], Iterable[Difference]]


@dataclass(frozen=True)
class Outcome:
    """What became of a case; it passed if there are no differences."""

    case: Case
    differences: tuple[Difference, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether everything was as expected."""
        return not self.differences


def pipeline_for(plugins: Iterable[Path]) -> Scrubber:
    """The built-in pipeline with some plugins and no others, so that a test gives the same on every machine."""
    with warnings.catch_warnings():
        # Who tests plugins tells of those that can't be used.
        warnings.simplefilter("ignore", PluginWarning)
        return Scrubber(Settings(plugins=list(plugins), site_plugins=False, entry_points=False))


def cases(path: Path) -> Iterator[Case]:
    """What there is to check in a rules file.

    Raises:
        RulesError: the file can't be read, or something in it is wrong.
    """
    file = read_rules(path, shared_macros())
    lines = TomlLines(path.read_text("utf-8-sig"))
    plugin = plugin_name(path)
    for n, rule in enumerate(file.rule):
        if rule.examples or rule.counterexamples:
            check = partial(_examples, rule, file.macros)
            yield Case(plugin, f"examples of {rule.id}", path, lines.line(("rule", n)), check)
    for n, test in enumerate(file.test):
        yield Case(plugin, test.name, path, lines.line(("test", n)), partial(check_test, test, file))


def run(path: Path, scrubber: Scrubber) -> Iterator[Outcome]:
    """Run the examples and the tests of a rules file.

    Raises:
        RulesError: the file can't be read, or something in it is wrong.
    """
    for case in cases(path):
        yield Outcome(case, tuple(case.check(scrubber)))


def _examples(rule: Rule, macros: dict[str, str], _scrubber: Scrubber) -> Iterator[Difference]:
    return check_examples(rule, macros)


def check_examples(rule: Rule, macros: dict[str, str]) -> Iterator[Difference]:
    """The examples that a rule does not match, and the counter-examples that it does."""
    compiled = CompiledRule(rule, macros)
    for line in rule.examples:
        if not matches_alone(compiled, line):
            yield Difference("example that does not match", line, "")
    for line in rule.counterexamples:
        if matches_alone(compiled, line):
            yield Difference("counter-example that matches", "", line)


def matches_alone(compiled: CompiledRule, line: str) -> bool:
    """Whether a rule matches a line as far as the line by itself can tell."""
    rule = compiled.rule
    return (rule.ends == "any" or is_closed(line) is (rule.ends == "closed")) and compiled.matches(line)


def check_test(test: SiteTest, file: RulesFile, scrubber: Scrubber) -> Iterator[Difference]:
    """What of a test is not as it says."""
    try:
        article = clean_input(test, file, scrubber)
    except Rejection as rejection:
        yield Difference("text", test.text.strip(), f"(rejected: {rejection})")
        return
    if article.text != test.text.strip():
        yield Difference("text", test.text.strip(), article.text)
    values = article.model_dump(mode="json")
    for name, expected in test.fields.items():
        if _plain(expected) != values.get(name):
            yield Difference(f"fields.{name}", _shown(_plain(expected)), _shown(values.get(name)))
    for category, lines in test.removed.items():
        found = article.removed.get(category, [])
        if sorted(found) != sorted(line.strip() for line in lines):
            yield Difference(f"removed.{category}", "\n".join(lines), "\n".join(found))
    for warning in article.warnings:
        if warning.startswith("cleaner "):
            yield Difference("warnings", "", warning)


def clean_input(test: SiteTest, file: RulesFile, scrubber: Scrubber) -> Article:
    """What the pipeline makes of a test's input.

    Raises:
        Rejection: nothing is left of the input.
    """
    return scrubber.clean(test.input, **_given(test, file))


def is_stable(test: SiteTest, file: RulesFile, scrubber: Scrubber) -> bool:
    """Whether cleaning the outcome of a test's input again leaves it as it is."""
    try:
        text = clean_input(test, file, scrubber).text
        return scrubber.clean(text, **_given(test, file)).text == text
    except Rejection:
        return True


def _given(test: SiteTest, file: RulesFile) -> dict[str, Any]:
    """What the record says beside its text: without an address or source, the site's own."""
    url, source = test.url, test.source
    if url is None and source is None:
        if file.domains:
            url = f"https://{file.domains[0]}/"
        elif file.sources:
            source = file.sources[0]
    given = {"url": url, "source": source, "title": test.title, "authors": list(test.authors)}
    return {name: value for name, value in given.items() if value}


def _plain(value: Any) -> Any:
    """A value of TOML as one of JSON."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(map(_shown, value))
    return "" if value is None else str(value)
