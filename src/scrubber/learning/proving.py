"""Tests for rules that were learned: an article with the lines that were found, and the body that must be left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scrubber.matching.ruleset import shared_macros
from scrubber.matching.rulesfile import SiteTest, read_rules
from scrubber.plugintools.sitetests import check_test, pipeline_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scrubber import Scrubber
    from scrubber.matching.rulesfile import Rule, RulesFile

MOST: Final = 5
"""Rules that are shown in a file's test; each has its examples beside it, too."""

BODY: Final = (
    "The river broke its banks on Monday night, and the lower town was under water by noon, the council said.",
    "Nobody was hurt, but forty families had to leave their houses and sleep in the hall of the school.",
    "The old bridge was closed to all traffic, and the ferry has not sailed since the storm began.",
    "Engineers looked at its northern pier on Tuesday and found cracks that were not there in spring.",
    "It may take until May to mend them, and nobody has said yet who is going to pay for it.",
    "The mill has stood for three hundred years, and the water never came as high as this.",
    "Those who live on the hill brought bread and blankets, and stayed to carry sand until dark.",
    "A second flood is feared at the weekend, when the snow in the mountains is going to melt.",
)


def add_tests(paths: Iterable[Path]) -> None:
    """Write a test into each rules file, made of those of its rules that do alone what they say.

    Raises:
        OSError: a file can't be written.
    """
    paths = list(paths)
    scrubber = pipeline_for(paths)
    for path in paths:
        file = read_rules(path, shared_macros())
        shown: list[Rule] = []
        for rule in file.rule:
            if len(shown) < MOST and _holds([*shown, rule], file, scrubber):
                shown.append(rule)
        if shown:
            with path.open("a", encoding="utf-8") as out:
                out.write(_as_toml(_test(shown)))


def _holds(rules: list[Rule], file: RulesFile, scrubber: Scrubber) -> bool:
    return not list(check_test(_test(rules), file, scrubber))


def _test(rules: list[Rule]) -> SiteTest:
    """An article in which what the rules are for stands where they want it."""
    head: list[str] = []
    inside: list[str] = []
    foot: list[str] = []
    body = list(BODY)
    for rule in rules:
        if rule.take == "match":
            n = 0 if rule.place in ("first", "head") else -1
            body[n] = f"{rule.prefix[0]} {body[n]}" if rule.prefix else f"{body[n]} {rule.suffix[0]}"
        else:
            where = head if rule.place in ("first", "head") else foot if rule.place in ("foot", "last") else inside
            where.append(min(rule.examples, key=len))
    half = len(body) // 2
    lines = [*head, *body[:half], *inside, *body[half:], *foot]
    return SiteTest(name="what was found goes, paragraphs stay", input="\n\n".join(lines), text="\n\n".join(BODY))


def _as_toml(test: SiteTest) -> str:
    def text(value: str) -> str:
        escaped = value.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
        return f'"""\n{escaped}\n"""'

    return f'\n[[test]]\nname = "{test.name}"\ninput = {text(test.input)}\ntext = {text(test.text)}\n'
