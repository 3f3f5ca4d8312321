"""A set of rules: which of them hold for an article, what their phrases match, and that matching is linear."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from scrubber.cleaners import boilerplate
from scrubber.document import Document
from scrubber.matching import compiledrule
from scrubber.matching.compiledrule import _FEW_STATES, CompiledRule, Expression
from scrubber.matching.ruleset import RuleSet, load_rules, plugin_name, shared_macros
from scrubber.matching.rulesfile import Rule, RulesError
from tests.rulesets import rules
from tests.timing import takes_less_than

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scrubber.matching.rulesfile import Place

BODY = "The river rose by a metre on Monday, and the lower town was under water by noon."


def fired(rule_set: RuleSet, text: str, **fields: Any) -> list[str]:
    """Ids of the rules that take a line of a text, in the order of the lines."""
    edits = boilerplate.clean(Document(text, fields), rule_set)
    return [edit.rule for edit in sorted(edits, key=lambda edit: edit.start)]


def matches(line: str, /, **keys: Any) -> bool:
    return CompiledRule(Rule.model_validate({"id": "x", "category": "ad"} | keys), shared_macros()).matches(line)


# Which rules hold for an article.

GENERAL = '[[rule]]\nid = "general"\ncategory = "ad"\nline = ["Advert"]'
GERMAN = 'language = "de"\n[[rule]]\nid = "german"\ncategory = "ad"\nline = ["Advert"]'
ENGLISH = 'language = "en"\n[[rule]]\nid = "english"\ncategory = "ad"\nline = ["Advert"]'
OF_SITE = 'domains = ["river.example", "lake.example"]\n[[rule]]\nid = "of-site"\ncategory = "ad"\nline = ["Advert"]'
OF_SOURCE = 'sources = ["The River"]\n[[rule]]\nid = "of-source"\ncategory = "ad"\nline = ["Advert"]'
BY_PRINT = (
    'domains = ["river.example"]\nfingerprints = [\'(?m)^© The River$\', "River Media"]\n'
    '[[rule]]\nid = "by-print"\ncategory = "ad"\nline = ["Advert"]'
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("de", "german", id="its own"),
        pytest.param("en", "english", id="another"),
        pytest.param("", "english", id="not known, so English"),
        pytest.param("und", "general", id="one for which there are no rules"),
    ],
)
def test_rules_of_a_language(language: str, expected: str) -> None:
    rule_set = rules(GERMAN, ENGLISH, GENERAL)
    assert fired(rule_set, f"{BODY}\n\nAdvert", language=language) == [expected]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"site": "river.example"}, "of-site", id="its domain"),
        pytest.param({"site": "lake.example"}, "of-site", id="its other domain"),
        pytest.param({"source": "The River"}, "of-source", id="its source"),
        pytest.param({"site": "sea.example", "source": "The River"}, "of-source", id="its source on another domain"),
        pytest.param({"site": "sea.example"}, "general", id="another domain"),
        pytest.param({"source": "The Sea"}, "general", id="another source"),
        pytest.param({}, "general", id="neither"),
    ],
)
def test_rules_of_a_site(fields: dict[str, str], expected: str) -> None:
    assert fired(rules(GENERAL, OF_SITE, OF_SOURCE), f"{BODY}\n\nAdvert", **fields) == [expected]


def test_rules_of_a_site_in_another_language_do_not_hold() -> None:
    rule_set = rules(f'language = "de"\n{OF_SITE}')
    assert fired(rule_set, f"{BODY}\n\nAdvert", site="river.example", language="de") == ["of-site"]
    assert fired(rule_set, f"{BODY}\n\nAdvert", site="river.example", language="en") == []


@pytest.mark.parametrize(
    ("foot", "fields", "expected"),
    [
        pytest.param("© The River", {}, ["by-print"], id="a fingerprint"),
        pytest.param("Made by River Media in May.", {}, ["by-print"], id="the other one"),
        pytest.param("© The River bank", {}, [], id="not quite"),
        pytest.param("© The River", {"site": "sea.example"}, [], id="an article with an address"),
        pytest.param("© The River", {"source": "The Sea"}, [], id="an article with a source"),
        pytest.param("It rained.", {"site": "river.example"}, ["by-print"], id="the address needs no fingerprint"),
    ],
)
def test_a_site_is_known_by_its_fingerprint(foot: str, fields: dict[str, str], expected: list[str]) -> None:
    assert fired(rules(BY_PRINT), f"Advert\n\n{BODY}\n\n{foot}", **fields) == expected


@pytest.mark.parametrize(("language", "expected"), [("de", ["by-print"]), ("en", []), ("", []), ("und", [])])
def test_a_fingerprint_holds_for_its_language(language: str, expected: list[str]) -> None:
    rule_set = rules(f'language = "de"\n{BY_PRINT}')
    assert fired(rule_set, f"{BODY}\n\nAdvert\n\n© The River", language=language) == expected


def test_a_fingerprint_is_looked_for_at_both_ends() -> None:
    rule_set, middle = rules(BY_PRINT), f"{BODY}\n\n" * 40
    assert fired(rule_set, f"© The River\n\nAdvert\n\n{middle}") == ["by-print"]
    assert fired(rule_set, f"Advert\n\n{middle}© The River") == ["by-print"]
    assert fired(rule_set, f"Advert\n\n{middle}© The River\n\n{middle}") == []


def test_a_fingerprint_is_not_put_together_from_both_ends() -> None:
    joined = BY_PRINT.replace("(?m)^© The River$", "END START").replace("River Media", "ENDSTART")
    assert fired(rules(joined), f"START Advert\n\n{BODY}\n\nAdvert\n\n{BODY} END") == []


def test_half_a_surrogate_pair_is_in_nobody_s_way() -> None:
    assert fired(rules(BY_PRINT), f"\ud83d\n\nAdvert\n\n{BODY} \ud83d\n\n© The River") == ["by-print"]


def test_one_article_does_not_decide_for_the_next() -> None:
    rule_set = rules(BY_PRINT)
    assert fired(rule_set, f"{BODY}\n\nAdvert\n\n© The River") == ["by-print"]
    assert fired(rule_set, f"{BODY}\n\nAdvert") == []
    assert fired(rule_set, f"{BODY}\n\nAdvert\n\nRiver Media") == ["by-print"]


def test_a_pattern_without_a_literal_is_looked_for_in_every_line() -> None:
    shape = '[[rule]]\nid = "shape"\ncategory = "ad"\ncase = true\npattern = ["^[A-Z]+$"]'
    assert fired(rules(GENERAL, shape), f"{BODY}\n\nRAIN\n\nAdvert") == ["shape", "general"]


# Order.


def test_rules_that_keep_come_first_then_the_order_of_files_and_rules() -> None:
    second = '[[rule]]\nid = "keep"\nkeep = true\nline = ["Advert two"]'
    first = '[[rule]]\nid = "a"\ncategory = "ad"\nprefix = ["Advert"]\n' + GENERAL
    assert fired(rules(first, second), f"{BODY}\n\nAdvert\n\nAdvert two\n\nAdvert three") == ["a", "a"]


def test_a_rule_of_the_site_that_keeps_stands_against_a_general_one() -> None:
    keep = 'domains = ["river.example"]\n[[rule]]\nid = "keep"\nkeep = true\nline = ["Advert"]'
    assert fired(rules(GENERAL, keep), f"{BODY}\n\nAdvert", site="river.example") == []
    assert fired(rules(GENERAL, keep), f"{BODY}\n\nAdvert", site="sea.example") == ["general"]


KEEP = '[[rule]]\nid = "keep"\nkeep = true\nline = ["Advert"]'
MINE = GENERAL.replace('"general"', '"mine"')
MINE_OF_SITE = OF_SITE.replace('"of-site"', '"mine-of-site"')


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param([GENERAL, MINE], ["mine"], id="before general ones"),
        pytest.param([GENERAL, OF_SITE, MINE], ["mine"], id="before those of a site"),
        pytest.param([KEEP, OF_SITE, MINE], ["mine"], id="before general ones that keep"),
        pytest.param([GENERAL, OF_SITE, KEEP], [], id="they keep what others take"),
        pytest.param([OF_SITE, MINE_OF_SITE], ["mine-of-site"], id="of a site before those of a site"),
    ],
)
def test_rules_that_the_user_named_come_before_all_others(files: list[str], expected: list[str]) -> None:
    rule_set = rules(*files, users={len(files) - 1})
    assert fired(rule_set, f"{BODY}\n\nAdvert", site="river.example") == expected


def test_of_the_users_rules_those_of_the_site_come_first() -> None:
    rule_set = rules(GENERAL, KEEP, MINE_OF_SITE, users={1, 2})
    assert fired(rule_set, f"{BODY}\n\nAdvert", site="river.example") == ["mine-of-site"]
    assert fired(rule_set, f"{BODY}\n\nAdvert", site="sea.example") == []


def test_general_rules_are_made_ready_once_for_all_sites() -> None:
    rule_set = rules(GENERAL, OF_SITE, MINE, MINE_OF_SITE, users={2, 3})
    river, lake, sea = (
        rule_set.for_article(Document(BODY, {"site": f"{name}.example"})) for name in ("river", "lake", "sea")
    )
    assert len(river.groups) == 4
    assert river is lake
    assert sea.groups == [river.groups[1], river.groups[3]]
    assert len(rules(GENERAL, OF_SITE).for_article(Document(BODY)).groups) == 1


def test_a_line_with_half_a_surrogate_pair_is_matched() -> None:
    rule = '[[rule]]\nid = "advert"\ncategory = "ad"\ncontains = ["Advert"]\nunless = ["River"]'
    assert fired(rules(rule), f"{BODY}\n\nAdvert \ud800") == ["advert"]
    assert fired(rules(rule), f"{BODY}\n\nAdvert \ud800 of the River") == []
    block = '[[rule]]\nid = "block"\ncategory = "ad"\nline = ["Advert"]\nthen = "until"\nuntil = ["END$"]'
    assert fired(rules(block), f"{BODY}\n\nAdvert\n\nBuy\n\n\ud800 END") == ["block"] * 3


# What phrases and patterns match.


@pytest.mark.parametrize(
    ("keys", "line", "expected"),
    [
        pytest.param({"line": "Read on"}, "Read on", True, id="a line"),
        pytest.param({"line": "Read on"}, "• READ  ON … ", True, id="with other case, space and punctuation around it"),
        pytest.param({"line": "Read on"}, "Read, on", False, id="with punctuation inside"),
        pytest.param({"line": "Read on"}, "Read on now", False, id="more than the line"),
        pytest.param({"line": "Don't go"}, "Don’t go", True, id="another apostrophe"),
        pytest.param({"line": 'The "Post"'}, "The “Post”", True, id="other quotation marks"),
        pytest.param({"line": "The “Post”"}, 'The "Post"', True, id="the other way round"),
        pytest.param({"line": "The ‘Post’"}, "The 'Post'", True, id="single ones, too"),
        pytest.param({"prefix": " Read on "}, "Read only this", False, id="blanks around a phrase do not count"),
        pytest.param({"line": "a+b (c)"}, "a+b (c)", True, id="signs of an expression are plain"),
        pytest.param({"line": "a+b"}, "aab", False, id="and nothing else"),
        pytest.param({"contains": "$5 off"}, "Now $5 off", True, id="a phrase that starts with a sign"),
        pytest.param({"contains": "über uns"}, "Mehr über uns", True, id="and with a letter that is not ASCII"),
        pytest.param({"prefix": "Read on"}, "– Read on, he said", True, id="a prefix"),
        pytest.param({"prefix": "Read on"}, "Read only this", False, id="a prefix that ends inside a word"),
        pytest.param({"prefix": "Read on:"}, "Read on:all of it", True, id="a prefix that ends in a sign"),
        pytest.param({"prefix": "Read on"}, "He read on", False, id="not at the start"),
        pytest.param({"suffix": "Read on"}, "And now read on …", True, id="a suffix"),
        pytest.param({"suffix": "read on"}, "And spread on", False, id="a suffix that starts inside a word"),
        pytest.param({"suffix": "Read on"}, "Read on now", False, id="not at the end"),
        pytest.param({"contains": "read on"}, "Please read on, he said", True, id="inside"),
        pytest.param({"contains": "read on"}, "They spread only bread", False, id="inside a word"),
        pytest.param({"pattern": r"^\d+ of \d+$"}, "3 of 12", True, id="a pattern"),
        pytest.param({"pattern": r"^\d+ of \d+$"}, "3 of 12 died", False, id="a pattern that is not there"),
        pytest.param({"pattern": "OF"}, "3 of 12", True, id="case does not matter"),
        pytest.param({"pattern": "OF", "case": True}, "3 of 12", False, id="unless it is said to"),
        pytest.param({"line": "READ ON", "case": True}, "Read on", False, id="in phrases, too"),
        pytest.param({"line": ["a", "b"], "pattern": ["c"]}, "c", True, id="any of several"),
        pytest.param({"pattern": "^{month} \\d+$"}, "March 3", True, id="a macro"),
        pytest.param({"line": "Read on", "words": [3, 4]}, "Read on", False, id="too few words"),
        pytest.param({"prefix": "Read", "words": [1, 2]}, "Read on now", False, id="too many words"),
        pytest.param({"prefix": "Read", "also": ["now"]}, "Read on", False, id="lacks what must be there as well"),
        pytest.param({"prefix": "Read", "unless": ["now"]}, "Read on now", False, id="holds what must not be there"),
    ],
)
def test_a_rule_matches(keys: dict[str, Any], line: str, expected: bool) -> None:
    assert matches(line, **keys) is expected


@pytest.mark.parametrize("words", [1, 2, 9, 10, 40, 41, 200])
def test_lines_of_any_length_are_matched(words: int) -> None:
    toml = '[[rule]]\nid = "phrase"\ncategory = "ad"\nprefix = ["Advert"]\nwords = [1, 300]'
    assert fired(rules(toml), f"{BODY}\n\n{' '.join(['Advert'] * words)}") == ["phrase"]


@pytest.mark.parametrize("words", [1, 9, 10, 11, 40, 41, 42])
def test_a_rule_for_lines_of_one_length_matches_those(words: int) -> None:
    toml = f'[[rule]]\nid = "x"\ncategory = "ad"\npattern = ["^(?:word ?)+$"]\nwords = [{words}, {words}]'
    lines = [" ".join(["word"] * n) for n in (words - 1, words, words + 1) if n]
    (edit,) = boilerplate.clean(Document("\n\n".join([BODY, *lines])), rules(toml))
    assert edit.before.split() == ["word"] * words


def test_many_rules_are_told_apart() -> None:
    phrases = "\n".join(f'[[rule]]\nid = "p{n}"\ncategory = "ad"\nline = ["Advert {n}"]' for n in range(300))
    patterns = "\n".join(f'[[rule]]\nid = "r{n}"\ncategory = "ad"\npattern = ["^Offer {n} .*$"]' for n in range(300))
    text = f"{BODY}\n\nAdvert 7\n\nAdvert 299\n\nAdvert 300\n\nOffer 12 ends today\n\nOffer 299 ends soon"
    assert fired(rules(phrases, patterns), text) == ["p7", "p299", "r12", "r299"]


def test_what_a_rule_need_not_say() -> None:
    rule = Rule(id="x", category="ad", line=["a"])
    said = {"id", "category", "line"}
    assert {name: value for name, value in rule if name not in said} == {
        "prefix": [],
        "suffix": [],
        "contains": [],
        "pattern": [],
        "at": [],
        "case": False,
        "take": "line",
        "words": (0, 1_000_000),
        "also": [],
        "unless": [],
        "place": "any",
        "mentions": "anything",
        "ends": "any",
        "after": [],
        "before": [],
        "then": "nothing",
        "until": [],
        "field": None,
        "keep": False,
        "reason": "",
        "examples": [],
        "counterexamples": [],
    }
    with pytest.raises(ValidationError, match="frozen"):
        rule.id = "y"


@pytest.mark.parametrize("key", ["contains", "suffix"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Visit the art show", ["r"], id="whole words"),
        pytest.param("(Art show)", ["r"], id="between signs"),
        pytest.param("Visit the cart show", [], id="not the end of a longer word"),
    ],
)
def test_phrases_that_may_stand_anywhere_are_whole_words(key: str, line: str, expected: list[str]) -> None:
    rule = f'[[rule]]\nid = "r"\ncategory = "ad"\n{key} = ["art show"]'
    assert fired(rules(rule), f"{BODY}\n\n{line}\n\n{BODY}") == expected


# What is asked of a line: as little as possible.


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """A function that says which expressions of some rules are run over a line, in their order."""

    def expressions(line: str, *keys: str, place: Place = "any", authors: tuple[str, ...] = ()) -> list[str]:
        ran: list[str] = []
        found = Expression.found
        toml = [f'[[rule]]\nid = "r{n}"\ncategory = "ad"\ncase = true\n{key}' for n, key in enumerate(keys)]
        with monkeypatch.context() as patched:
            patched.setattr(Expression, "found", lambda self, line: ran.append(self.text) or found(self, line))
            matched = rules(*toml).for_article(Document(BODY)).match(line, frozenset({"any", place}), authors)
        assert {compiled.rule.id for compiled in matched} <= {f"r{n}" for n in range(len(keys))}
        return ran

    return expressions


@pytest.mark.parametrize(
    ("line", "keys", "expected"),
    [
        pytest.param("Advert today", 'prefix = ["Advert"]', [r"^[\W_]*(Advert\b)"], id="a phrase at the beginning"),
        pytest.param("An Advert", 'prefix = ["Advert"]', [], id="but not where it stands elsewhere"),
        pytest.param("An Advert", 'suffix = ["Advert"]', [r"(\bAdvert)[\W_]*$"], id="a phrase at the end"),
        pytest.param("Advert 3", 'pattern = ["^Advert \\\\d$"]', ["^Advert \\d$"], id="a pattern"),
        pytest.param("Other 3", 'pattern = ["^Advert \\\\d$"]', [], id="but not where its literal lacks"),
        pytest.param("RAIN", 'pattern = ["^[A-Z]+$"]', ["^[A-Z]+$"], id="a pattern without a literal"),
        pytest.param("(one more", 'pattern = ["^.(one|two) .*more"]', ["^.(one|two) .*more"], id="all of its literals"),
        pytest.param("(one less", 'pattern = ["\\\\(.* more"]', [], id="not where one of several lacks"),
        pytest.param(
            "Advert 3", 'pattern = ["^Advert .", "^Advert \\\\d"]', ["^Advert ."], id="none once one is found"
        ),
        pytest.param("Advert", 'pattern = ["^Adv"]\nwords = [1, 3]', ["^Adv"], id="one for such lengths"),
        pytest.param("Advert a b", 'pattern = ["^Adv"]\nwords = [1, 3]', ["^Adv"], id="at their end, too"),
        pytest.param("Advert a b c", 'pattern = ["^Adv"]\nwords = [1, 3]', [], id="none for shorter lines"),
        pytest.param("Advert a b", 'pattern = ["^Adv"]\nwords = [4, 9]', [], id="none for longer ones"),
        pytest.param("Advert a b c", 'pattern = ["^Adv"]\nwords = [5, 8]', [], id="none for longer ones of that class"),
        pytest.param("Advert.", 'pattern = ["^Adv"]\nends = "open"', [], id="none for lines that end otherwise"),
        pytest.param("Advert", 'pattern = ["^Adv"]\nends = "open"', ["^Adv"], id="one for lines that end so"),
        pytest.param("Advert", 'pattern = ["^Adv"]\nmentions = "author"', [], id="none for lines of other people"),
        pytest.param("She sells Ads", 'pattern = ["Ads$"]\nmentions = "newcomer"', [], id="none for others' lines"),
        pytest.param("Ane Holm sells Ads", 'pattern = ["Ads$"]\nmentions = "newcomer"', ["Ads$"], id="one for a name"),
        pytest.param("Advert", 'pattern = ["^Adv"]\nplace = "head"', [], id="none for another place"),
    ],
)
def test_expressions_that_are_run(asked, line: str, keys: str, expected: list[str]) -> None:
    assert asked(line, keys) == expected


def test_expressions_of_a_place_are_run_there(asked) -> None:
    assert asked("Advert", 'pattern = ["^Adv"]\nplace = "head"', place="head") == ["^Adv"]


def test_expressions_of_lines_of_an_author_are_run_for_them(asked) -> None:
    assert asked(
        "Lena Marsh is a writer of Ads", 'pattern = ["Ads$"]\nmentions = "author"', authors=("Lena Marsh",)
    ) == ["Ads$"]


def test_expressions_of_each_rule_are_run(asked) -> None:
    assert asked("Advert 3", 'pattern = ["^Advert"]', 'pattern = ["3$"]', 'pattern = ["x$"]') == ["^Advert", "3$"]


@pytest.mark.parametrize(
    ("words", "may_be", "are_all"),
    [
        ((0, 1_000_000), [True] * 8, [True] * 8),
        ((1, 3), [True, True, False, False, False, False, False, False], [False, True] + [False] * 6),
        ((4, 9), [False, False, True, False, False, False, False, False], [False, False, True] + [False] * 5),
        ((3, 10), [False, True, True, True, False, False, False, False], [False, False, True] + [False] * 5),
        ((110, 200), [False] * 6 + [True, True], [False] * 8),
        ((111, 1_000_000), [False] * 7 + [True], [False] * 7 + [True]),
    ],
)
def test_rules_are_for_classes_of_lengths(words: tuple[int, int], may_be: list[bool], are_all: list[bool]) -> None:
    """Up to 1, 3, 9, 22, 40, 70 and 110 words, and more."""
    rule = CompiledRule(Rule(id="x", category="ad", prefix=["a"], words=words), {})
    assert [rule.may_be_for(frozenset({"any"}), length) for length in range(8)] == may_be
    assert [rule.is_for_all(length) for length in range(8)] == are_all


@pytest.mark.parametrize(
    ("keys", "expected"),
    [({"ends": "open"}, False), ({"mentions": "author"}, False), ({"mentions": "newcomer"}, False), ({}, True)],
)
def test_rules_that_ask_for_more_are_for_no_class_as_a_whole(keys: dict[str, str], expected: bool) -> None:
    assert CompiledRule(Rule(id="x", category="ad", prefix=["a"], **keys), {}).is_for_all(3) is expected


def test_lines_that_come_again_are_remembered() -> None:
    match = rules(GENERAL).for_article(Document(BODY)).match
    hits = match.func.cache_info().hits
    for n in (*range(64), *range(63, -1, -1)):
        match(f"Advert {n}", frozenset({"any"}))
    assert match.func.cache_info().hits - hits == 64


# Linear time.


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        pytest.param("^(a+)+$", "a" * 200_000 + "!", id="nested repeats"),
        pytest.param("^(a|aa)+$", "a" * 200_000 + "!", id="alternatives that overlap"),
        pytest.param("(.*a){9}b", "a" * 200_000, id="repeats of everything"),
    ],
)
@pytest.mark.parametrize("key", ["pattern", "also", "unless", "until"])
def test_no_pattern_takes_more_than_linear_time(key: str, pattern: str, line: str) -> None:
    rule = {"pattern": f'pattern = ["{pattern}"]', "until": f'prefix = ["a"]\nthen = "until"\nuntil = ["{pattern}"]'}
    toml = '[[rule]]\nid = "bomb"\ncategory = "ad"\n' + rule.get(key, f'pattern = ["a"]\n{key} = ["{pattern}"]')
    assert takes_less_than(5, lambda: boilerplate.clean(Document(f"a\n\n{line}"), rules(toml)))


def expression(text: str) -> Expression:
    return Expression(Rule(id="x", category="ad", pattern=["x"]), text, None)


def test_an_expression_that_has_forgotten_lines_finds_what_it_found() -> None:
    chance = random.Random(11)
    lines = ["".join(chance.choices("xy.", [1, 1, 30], k=700)) for _ in range(400)]
    text = "x.{100,300}y.{0,90}xy?$"
    assert [expression(text).found(line.encode()) for line in lines] == [bool(re.search(text, line)) for line in lines]


def test_an_expression_that_needs_much_memory_gets_it() -> None:
    large = expression(f"^(?:{'|'.join(f'{n}x{n}' for n in range(6_000))})$")
    # RE2 gives a quarter of its memory to a program, in instructions of 16 bytes.
    assert large.size > _FEW_STATES / 4 / 16
    assert large.found(b"4321x4321")
    assert not large.found(b"4321x4320")


def test_what_is_made_ready_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    of_all = rules('[[rule]]\nid = "x"\ncategory = "ad"\nprefix = ["Ad"]\nalso = ["s$"]\nunless = ["no"]')
    of_all.compile_for(Document(BODY))
    monkeypatch.setattr(compiledrule, "_set_of", None)
    assert [edit.rule for edit in boilerplate.clean(Document(f"{BODY}\n\nAd words\n\n{BODY}"), of_all)] == ["x"]


# Loading.


def test_files_are_the_users_unless_they_ship_with_scrubber(tmp_path: Path) -> None:
    general, of_site = tmp_path / "mine.toml", tmp_path / "river.toml"
    general.write_text(MINE, encoding="utf-8")
    of_site.write_text(OF_SITE, encoding="utf-8")
    text = f"{BODY}\n\nAdvert"
    assert fired(load_rules([general, of_site], shipped=[of_site]), text, site="river.example") == ["mine/mine"]
    assert fired(load_rules([general, of_site], shipped=[general]), text, site="river.example") == ["river/of-site"]


def test_the_rules_of_a_file_carry_the_name_of_its_plugin(tmp_path: Path) -> None:
    (tmp_path / "river.example").mkdir()
    path = tmp_path / "river.example" / "rules.toml"
    path.write_text(GENERAL, encoding="utf-8")
    bare = tmp_path / "mine.toml"
    bare.write_text(GERMAN, encoding="utf-8")
    ids = [rule.id for file in load_rules([path, bare]).files for rule in file.rule]
    assert ids[-2:] == ["river.example/general", "mine/german"]
    assert (plugin_name(path), plugin_name(bare)) == ("river.example", "mine")
    assert not any("/" in name for name in ids[:-2])


@pytest.mark.parametrize("key", ["pattern", "also", "unless", "until", "fingerprints"])
def test_a_pattern_that_is_too_large_is_an_error_that_names_its_rule(key: str) -> None:
    huge = "((a{100}){100}){100}"
    toml = '[[rule]]\nid = "huge"\ncategory = "ad"\nprefix = ["a"]\n'
    if key == "fingerprints":
        toml = f'domains = ["river.example"]\nfingerprints = ["{huge}"]\n{toml}'
    elif key == "until":
        toml += f'then = "until"\nuntil = ["{huge}"]'
    else:
        toml += f'{key} = ["{huge}"]'
    named = re.escape("river.example" if key == "fingerprints" else "rule huge")
    with pytest.raises(RulesError, match=named):
        boilerplate.clean(Document(f"a\n\nb\n\n{BODY}"), rules(toml))
