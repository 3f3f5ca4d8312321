"""Rules files: what a rule matches, and mistakes, each told with its line, its key, and what would be right."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
import re2
from pydantic import ValidationError

from scrubber.matching.ruleset import shared_macros
from scrubber.matching.rulesfile import Rule, RulesError, RulesFile, SiteTest, read_rules

if TYPE_CHECKING:
    from pathlib import Path

RULE = 'id = "own"\ncategory = "promo"\nline = ["Own junk"]'


def read(tmp_path: Path, text: str) -> RulesFile:
    path = tmp_path / "rules.toml"
    path.write_text(dedent(text), "utf-8")
    return read_rules(path, shared_macros())


def mistakes(tmp_path: Path, text: str) -> list[str]:
    """What is told about a file, a mistake a line, without the file's name."""
    with pytest.raises(RulesError) as caught:
        read(tmp_path, text)
    return [line.removeprefix(f"{tmp_path / 'rules.toml'}:") for line in str(caught.value).split("\n")]


NO_TOML = [
    pytest.param('domains = ["a.org"]\n[[rule\n', "2: not valid TOML", "[[rule]] or [[test]]", id="an open bracket"),
    pytest.param('[[rule]]\npattern = "\\d"', "2: not valid TOML", "patterns in single quotes", id="a backslash"),
    pytest.param("[rule]\n[[rule]]", "2: not valid TOML", "two brackets each time", id="a table and an array"),
    pytest.param('version = "1"\nversion = "2"', "2: not valid TOML", "the key is given twice", id="a key twice"),
    pytest.param("version = one", "1: not valid TOML", "texts stand in quotes", id="no quotes"),
    pytest.param("[[rule]]\npattern = 'it's'", "2: not valid TOML", "in double quotes", id="a quote in quotes"),
    pytest.param('a = """x\n', "2: not valid TOML", "Unterminated string", id="no end"),
]


@pytest.mark.parametrize(("text", "where", "advice"), NO_TOML)
def test_what_is_not_toml(tmp_path: Path, text: str, where: str, advice: str) -> None:
    (told,) = mistakes(tmp_path, text)
    assert told.startswith(where)
    assert advice in told


def rule(more: str) -> str:
    return f"[[rule]]\n{RULE}\n{more}"


MISTAKES = [
    pytest.param('verson = "1"', "1: verson: no such key; did you mean 'version'?", id="a misspelled key"),
    pytest.param('line = "x"', "1: line: no such key here: it belongs under [[rule]]", id="a rule's key at the top"),
    pytest.param(
        rule('domains = ["a.org"]'), "5: rule own: domains: no such key here: it belongs at the top", id="a key too low"
    ),
    pytest.param(rule("lines = []"), "5: rule own: lines: no such key; did you mean 'line'?", id="a rule's key"),
    pytest.param(f"[[rules]]\n{RULE}", "1: rules: no such key; did you mean 'rule'?", id="a misspelled table"),
    pytest.param(
        f"[rule]\n{RULE}",
        "1: rule: expected a list in square brackets, found a table; write [[rule]]",
        id="one bracket",
    ),
    pytest.param(
        'domains = "a.org"', "1: domains: expected a list in square brackets, found 'a.org'; write", id="a text"
    ),
    pytest.param(rule("words = 3"), "5: rule own: words: expected two numbers, fewest and most", id="one number"),
    pytest.param(rule("words = [9, 3]"), "5: rule own: words: fewest comes first: [3, 9]", id="numbers turned"),
    pytest.param(rule("words = [1, 2, 3]"), "5: rule own: words: expected two numbers", id="three numbers"),
    pytest.param(rule('keep = "perhaps"'), "5: rule own: keep: expected true or false", id="neither true nor false"),
    pytest.param(rule("at = [1, 0]"), "5: rule own: at: there is no line 0", id="line 0"),
    pytest.param(rule("examples = [3]"), "5: rule own: examples: expected a text in quotes, found 3", id="a number"),
    pytest.param(
        rule('place = "footer"'), "5: rule own: place: 'footer' is not allowed; did you mean 'foot'?", id="place"
    ),
    pytest.param(
        rule('field = "caption"'), "5: rule own: field: 'caption' is not allowed; did you mean 'captions'?", id="field"
    ),
    pytest.param(
        '[[rule]]\nid = "x"\ncategory = "promos"\nline = "x"',
        "3: rule x: category: 'promos' is not allowed; did you mean 'promo'? (allowed: promo, ad, ",
        id="category",
    ),
    pytest.param('[[rule]]\nid = "x"\nline = "x"', "1: rule x: give a category, or keep = true", id="no category"),
    pytest.param('[[rule]]\ncategory = "ad"\nline = "x"', "1: rule 1: id: is missing; every rule has one", id="no id"),
    pytest.param('[[rule]]\nid = "x"\ncategory = "ad"', "1: rule x: give one of line, prefix, suffix", id="no phrase"),
    pytest.param(
        rule('prefix = ["a", " "]'), "5: rule own: prefix: holds an empty text, which would match", id="blank"
    ),
    pytest.param(rule('then = "until"'), '1: rule own: then = "until" needs `until`', id="then without until"),
    pytest.param(rule('until = "x"'), '1: rule own: `until` needs then = "until"', id="until without then"),
    pytest.param(
        rule('take = "match"\nthen = "rest"'),
        '1: rule own: `then` takes whole lines along, so it needs take = "line"',
        id="then with a part of a line",
    ),
    pytest.param('[[test]]\nname = "t"\ninput = "x"', "1: test t: text: is missing", id="a test without outcome"),
    pytest.param(
        f"{rule('')}\n{rule('')}", "7: rule own: id: the rule at line 2 has it already", id="the same id twice"
    ),
    pytest.param(rule("unless = '('"), "5: rule own: unless: '(': missing )", id="a condition"),
    pytest.param(
        "fingerprints = ['[z-a]']", "1: fingerprints: '[z-a]': invalid character class range", id="a fingerprint"
    ),
    pytest.param(
        rule("pattern = [\n  'fine',\n  'not (?=fine)',\n]"),
        "7: rule own: pattern: 'not (?=fine)': invalid perl operator: (?=; RE2 has no lookahead: use `also`",
        id="the line of the pattern, not of the key",
    ),
    pytest.param(
        rule("pattern = '^{nmae} says'"),
        "5: rule own: pattern: no macro {nmae}; did you mean 'name'? (known: agency, cap, ",
        id="a misspelled macro",
    ),
    pytest.param(
        "[macros]\nday = 'a{week}'\nweek = 'b{day}'", "2: macros.day: needs itself: day → week → day", id="a loop"
    ),
    pytest.param("[macros]\nday = '('", "2: macros.day: '(': missing )", id="a macro"),
]


@pytest.mark.parametrize(("text", "told"), MISTAKES)
def test_a_mistake(tmp_path: Path, text: str, told: str) -> None:
    assert mistakes(tmp_path, text)[0].startswith(told)


def test_a_pattern_that_needs_too_much_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrubber.matching.rulesproblems.MAX_MEM", 1 << 16)
    (told,) = mistakes(tmp_path, rule(r"pattern = '\pL{100}'"))
    assert told.startswith("5: rule own: pattern: ")
    assert told.endswith(
        "too large - compile failed; repeat fewer times, or a smaller class: `words` limits a line's length"
    )


def test_all_mistakes_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    text = f'{rule("words = 3")}\ncase = 7\n\n[[rule]]\nid = "two"\ncategory = "x"\nline = "x"\n'
    assert [told.split(":")[0] for told in mistakes(tmp_path, text)] == ["5", "6", "10"]


def test_what_looks_like_a_key_inside_a_text_is_none(tmp_path: Path) -> None:
    text = f'[[test]]\nname = "t"\ntext = ""\ninput = """\n[[rule]]\nid = 3\n"""\n{rule("words = 3")}'
    assert mistakes(tmp_path, text)[0].startswith("12: rule own: words:")


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"^{name} says$", id="a macro"),
        pytest.param(r"\d{3}", id="a repetition"),
        pytest.param(r"\x{ab}", id="a character by its number"),
        pytest.param(r"\{word\}", id="braces that are meant themselves"),
    ],
)
def test_braces_that_are_right(tmp_path: Path, pattern: str) -> None:
    assert read(tmp_path, rule(f"pattern = '{pattern}'")).rule[0].pattern == [pattern]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"none\.toml: can't be read: No such file"):
        read_rules(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'version = "\xff"', "can't be read: 'utf-8' codec can't decode byte 0xff in position 11"),
        (b"a = " + b"[" * 5000, "can't be read: nested too deeply"),
    ],
    ids=["not UTF-8", "nested"],
)
def test_a_file_that_can_not_be_read(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "rules.toml"
    path.write_bytes(data)
    with pytest.raises(RulesError) as caught:
        read_rules(path)
    assert str(caught.value).startswith(f"{path}: {told}")


def test_rules_of_a_plugin_carry_its_name_and_still_find_each_other(tmp_path: Path) -> None:
    text = f'{rule("")}\n[[rule]]\nid = "next"\ncategory = "ad"\nline = "Next"\nafter = ["own", "read-more"]'
    file = read(tmp_path, f'{text}\nbefore = ["next", "x"]').named("site.org")
    assert [r.id for r in file.rule] == ["site.org/own", "site.org/next"]
    assert file.rule[1].after == ["site.org/own", "read-more"]
    assert file.rule[1].before == ["site.org/next", "x"]


def matches(rule: Rule, line: str, macros: dict[str, str] | None = None) -> bool:
    return any(re2.search(expression, line) for expression, _ in rule.expressions(macros or {}))


PHRASES = [
    pytest.param("line", "Read more", "Read more", True, id="the line itself"),
    pytest.param("line", "Read more", "  ** READ  MORE: --", True, id="case, white space, punctuation around it"),
    pytest.param("line", "Read more", "_Read more_", True, id="underscores around it"),
    pytest.param("line", "Read more", "Read more now", False, id="more words behind it"),
    pytest.param("line", "Read more", "Now read more", False, id="more words before it"),
    pytest.param("line", "  Read more ", "Read more", True, id="blanks around the phrase"),
    pytest.param("line", "Read\n more", "Read more", True, id="white space of any kind"),
    pytest.param("line", "Don't “miss”", 'Don’t "miss"', True, id="other quotes in the line"),
    pytest.param("line", 'Don’t "miss"', "Don`t „miss”", False, id="quotes that are none of these"),
    pytest.param("line", 'Don’t "miss"', "Don‘t “miss”", True, id="other quotes in the rule"),
    pytest.param("line", "a.b (c)", "a.b (c)", True, id="signs are meant as they are"),
    pytest.param("line", "a.b", "axb", False, id="a dot is a dot"),
    pytest.param("prefix", "Read more", "* Read more: Rain in Ulm", True, id="a prefix behind signs"),
    pytest.param("prefix", "Read more", "_Read more: Rain in Ulm_", True, id="a prefix behind an underscore"),
    pytest.param("prefix", "Read more", "Rain. Read more", False, id="a prefix in the middle"),
    pytest.param("prefix", "Read more", "Read moreover", False, id="a prefix ends where its word ends"),
    pytest.param("prefix", "(c)", "(c)2020", True, id="a prefix that ends in a sign ends anywhere"),
    pytest.param("suffix", "sign up", "To go on, sign up. >>", True, id="a suffix before signs"),
    pytest.param("suffix", "sign up", "_To go on, sign up_", True, id="a suffix before an underscore"),
    pytest.param("suffix", "sign up", "Sign up to go on", False, id="a suffix in the middle"),
    pytest.param("suffix", "sign up", "Resign up", False, id="a suffix begins where its word begins"),
    pytest.param("suffix", "…", "More…", True, id="a suffix of signs begins anywhere"),
    pytest.param("contains", "sign up", "Please sign up to go on", True, id="what it contains, in the middle"),
    pytest.param("contains", "sign up", "Please sign upwards", False, id="the start of a word is not contained"),
    pytest.param("contains", "sign up", "Please resign up to", False, id="the end of a word is not contained"),
    pytest.param("pattern", r"^\d+ more$", "12 MORE", True, id="a pattern, in any case"),
    pytest.param("pattern", r"^\d+ more$", "12 more: ", False, id="a pattern is as it is"),
]


@pytest.mark.parametrize(("key", "phrase", "line", "expected"), PHRASES)
def test_what_a_phrase_matches(key: str, phrase: str, line: str, expected: bool) -> None:
    assert matches(Rule(id="x", keep=True, **{key: ["no such line", phrase]}), line) is expected


@pytest.mark.parametrize("key", ["line", "prefix", "suffix", "contains", "pattern"])
def test_case_matters_only_where_the_rule_says_so(key: str) -> None:
    rule = Rule(id="x", keep=True, case=True, **{key: "READ MORE"})
    assert [matches(rule, line) for line in ("READ MORE", "Read more")] == [True, False]


def test_phrases_and_patterns_are_told_apart() -> None:
    rule = Rule(id="x", keep=True, line="a", prefix="b", suffix="c", contains="d", pattern=["e", "{sign}"])
    found = list(rule.expressions({"sign": "[!?]"}))
    assert [literals is not None for _, literals in found] == [True] * 4 + [False] * 2
    assert [expression for expression, _ in found[4:]] == ["(?i)e", "(?i)[!?]"]


@pytest.mark.parametrize("case", [True, False])
def test_conditions_and_last_lines_are_patterns_with_macros(case: bool) -> None:
    flags = "" if case else "(?i)"
    rule = Rule(
        id="x", keep=True, line="a", also=["{day}", "b"], unless="c{day}", then="until", until="{day}$", case=case
    )
    macros = {"day": "Monday"}
    assert list(rule.conditions(macros)) == [
        (True, f"{flags}Monday"),
        (True, f"{flags}b"),
        (False, f"{flags}cMonday"),
    ]
    assert list(rule.last_lines(macros)) == [f"{flags}Monday$"]


@pytest.mark.parametrize("key", ["line", "prefix", "suffix", "contains", "pattern", "also", "unless", "until"])
def test_one_text_stands_for_a_list_of_one(key: str) -> None:
    more = {"then": "until"} if key == "until" else {}
    rule = Rule(id="x", keep=True, **({"line": "a"} | more | {key: "b"}))
    assert getattr(rule, key) == ["b"]


@pytest.mark.parametrize("key", ["line", "prefix", "suffix", "contains", "pattern", "also", "unless", "until"])
def test_no_text_may_be_blank(key: str) -> None:
    with pytest.raises(ValidationError, match="holds an empty text, which would match every line"):
        Rule(id="x", keep=True, **({"line": "a"} | {key: ["b", " "]}))


@pytest.mark.parametrize(
    ("more", "most"),
    [
        pytest.param({"line": ["a b", "a b c"]}, 5, id="a line: its words, and two of signs"),
        pytest.param({"line": "a b c", "words": (1, 4)}, 4, id="what the rule says, if that is less"),
        *(
            pytest.param({"line": "a", key: "b"}, 1_000_000, id=f"{key}: any")
            for key in ("prefix", "suffix", "contains", "pattern")
        ),
        pytest.param({"pattern": "b", "words": (0, 7)}, 7, id="a pattern: what the rule says"),
    ],
)
def test_most_words_that_a_line_can_have(more: dict[str, object], most: int) -> None:
    assert Rule(id="x", keep=True, **more).most_words == most


def test_numbers_of_lines_count_from_both_ends() -> None:
    assert Rule(id="x", keep=True, line="a", at=[1, -1]).at == [1, -1]


def test_fewest_and_most_words_may_be_the_same() -> None:
    assert Rule(id="x", keep=True, line="a", words=(3, 3)).words == (3, 3)


def test_what_a_rule_need_not_say() -> None:
    rule = Rule(id="x", category="ad", line="a")
    assert rule.model_dump(exclude={"id", "category", "line"}) == {
        **{key: [] for key in ("prefix", "suffix", "contains", "pattern", "at", "also", "unless", "after", "before")},
        **{key: [] for key in ("until", "examples", "counterexamples")},
        **dict.fromkeys(("place", "ends"), "any"),
        "case": False,
        "take": "line",
        "words": (0, 1_000_000),
        "mentions": "anything",
        "then": "nothing",
        "field": None,
        "keep": False,
        "reason": "",
    }


def test_what_a_file_need_not_say(tmp_path: Path) -> None:
    file = RulesFile()
    assert file.model_dump() == {
        **{key: [] for key in ("domains", "sources", "fingerprints", "rule", "test")},
        "language": "",
        "version": "",
        "macros": {},
    }
    assert not file.is_for_sites
    assert read(tmp_path, "").rule == []


def test_what_a_test_need_not_say() -> None:
    test = SiteTest(name="t", input="a", text="b")
    assert test.model_dump(exclude={"name", "input", "text"}) == {
        **dict.fromkeys(("url", "source", "title")),
        "authors": [],
        "fields": {},
        "removed": {},
    }


@pytest.mark.parametrize("key", ["domains", "sources", "fingerprints"])
def test_what_makes_a_file_one_for_sites(key: str) -> None:
    assert RulesFile(**{key: ["a"]}).is_for_sites


@pytest.mark.parametrize(
    ("made", "key"),
    [
        (RulesFile(), "version"),
        (Rule(id="x", keep=True, line="a"), "id"),
        (SiteTest(name="t", input="", text=""), "name"),
    ],
    ids=["a file", "a rule", "a test"],
)
def test_what_was_read_is_not_changed(made: RulesFile | Rule | SiteTest, key: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(made, key, "y")


def test_a_file_knows_its_own_macros_and_those_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("[macros]\nday = 'Sunday'\n" + rule("pattern = '{day} {sign}'"))
    file = read_rules(path, {"sign": "!", "day": "Monday"})
    assert file.macros == {"sign": "!", "day": "Sunday"}
    with pytest.raises(RulesError, match=r"no macro \{sign\}"):
        read_rules(path)
