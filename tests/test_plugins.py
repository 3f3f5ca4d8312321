"""Plugins: how they are found, and that a broken one costs only its own work and is named."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from scrubber import Rejection, Scrubber, Settings
from scrubber.plugins import PluginError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAD = """
    from scrubber import BulkEdit, Category, Cleaner, Edit, fact, hookimpl, remove

    @hookimpl
    def scrubber_cleaners():
        return [Cleaner("site", "lines", clean)]
"""

GOOD = f"""{HEAD}
    def clean(document):
        start = document.text.find("SITE JUNK")
        return [] if start < 0 else [remove(document.text, start, start + 9, "junk", Category.PROMO)]
"""


@pytest.fixture
def plugin(tmp_path: Path) -> Callable[..., Path]:
    """Write a plugin's folder; its code is given without regard to indentation."""

    def write(name: str, code: str = "", rules: str = "") -> Path:
        folder = tmp_path / "plugins" / name
        folder.mkdir(parents=True)
        if code:
            (folder / "cleaner.py").write_text(dedent(code))
        if rules:
            (folder / "rules.toml").write_text(dedent(rules))
        return folder

    return write


def scrubber_with(*paths: Path, **settings: Any) -> Scrubber:
    """A pipeline with plugins, without the rules that take a second to make ready."""
    defaults = {"disable": ["boilerplate"], "site_plugins": False}
    return Scrubber(Settings(entry_points=False, plugins=list(paths), **defaults | settings))


def test_the_built_in_cleaners_are_plugins(built_in: Scrubber) -> None:
    assert built_in.plugins.origins["scrubber.cleaners.layout"] == "built in"
    assert built_in.plugins.failures == {}


def test_a_plugin_folder(plugin: Callable[..., Path]) -> None:
    scrubber = scrubber_with(plugin("own", GOOD))
    assert "site" in [cleaner.name for cleaner in scrubber.cleaners]
    article = scrubber.clean("It rained.\n\nSITE JUNK")
    assert article.text == "It rained."
    assert [entry.cleaner for entry in article.edits] == ["site", "layout"]


def test_a_folder_of_plugin_folders(plugin: Callable[..., Path], tmp_path: Path) -> None:
    plugin("one", GOOD)
    plugin("two", GOOD.replace('"site"', '"other"'))
    plugin(".hidden", "raise SystemExit")
    scrubber = scrubber_with(tmp_path / "plugins")
    assert {"site", "other"} <= {cleaner.name for cleaner in scrubber.cleaners}


def test_a_plugin_is_code_only_where_it_was_asked_for(plugin: Callable[..., Path]) -> None:
    plugin("own", GOOD)
    assert "site" not in [cleaner.name for cleaner in scrubber_with().cleaners]


def test_a_plugin_can_be_switched_off_by_its_cleaner(plugin: Callable[..., Path]) -> None:
    assert (
        scrubber_with(plugin("own", GOOD), disable=["site", "boilerplate"]).clean("SITE JUNK a").text == "SITE JUNK a"
    )


def test_an_installed_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    class Entry:
        name, value = "installed", "a.module"

        def load(self) -> object:
            raise ImportError("no module named a")

    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [Entry()] if group == "scrubber" else [])
    assert Scrubber(Settings()).plugins.failures == {"installed": "installed: a.module: ImportError: no module named a"}
    assert Scrubber(Settings(entry_points=False)).plugins.failures == {}


LOADING = [
    pytest.param("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'", id="import"),
    pytest.param("def clean(:", "SyntaxError", id="syntax"),
    pytest.param("raise RuntimeError('at import')", "RuntimeError: at import", id="raises at import"),
    pytest.param(
        """
        from scrubber import hookimpl

        @hookimpl
        def scrubber_cleners():
            return []
        """,
        "unknown hook 'scrubber_cleners'",
        id="a misspelled hook",
    ),
    pytest.param(
        """
        from scrubber import hookimpl

        @hookimpl
        def scrubber_cleaners(setings):
            return []
        """,
        "setings",
        id="a misspelled argument",
    ),
    pytest.param(
        """
        from scrubber import hookimpl

        @hookimpl
        def scrubber_cleaners():
            raise RuntimeError("in the hook")
        """,
        "RuntimeError: in the hook",
        id="raises in the hook",
    ),
    pytest.param(
        """
        from scrubber import Cleaner, hookimpl

        @hookimpl
        def scrubber_cleaners():
            return [Cleaner("site", "lnies", print)]
        """,
        "lnies",
        id="no such stage",
    ),
    pytest.param(
        """
        from scrubber import hookimpl

        @hookimpl
        def scrubber_cleaners():
            return [print]
        """,
        "print",
        id="what is no cleaner",
    ),
    pytest.param(
        """
        from scrubber import hookimpl

        @hookimpl
        def scrubber_rules():
            raise RuntimeError("in the hook")
        """,
        "RuntimeError: in the hook",
        id="raises in the hook for rules",
    ),
]


@pytest.mark.parametrize(("code", "why"), LOADING)
def test_a_plugin_that_can_not_be_loaded_costs_only_itself(plugin: Callable[..., Path], code: str, why: str) -> None:
    broken, good = plugin("broken", code), plugin("good", GOOD)
    scrubber = scrubber_with(broken, good)
    assert list(scrubber.plugins.failures) == ["broken"]
    assert why in scrubber.plugins.failures["broken"]
    assert "broken" not in scrubber.plugins.origins
    assert scrubber.clean("It rained.\n\nSITE JUNK").text == "It rained."


@pytest.mark.parametrize(("code", "why"), LOADING)
def test_a_plugin_that_can_not_be_loaded_is_an_error_when_strict(
    plugin: Callable[..., Path], code: str, why: str
) -> None:
    with pytest.raises(PluginError, match="plugin broken: ") as caught:
        scrubber_with(plugin("broken", code), strict=True)
    assert why in str(caught.value)


RULES = """
    [[rule]]
    id = "own"
    category = "promo"
    line = ["Own junk"]
"""


def test_a_rules_file(plugin: Callable[..., Path]) -> None:
    scrubber = scrubber_with(plugin("own", rules=RULES) / "rules.toml", disable=[])
    assert scrubber.clean("It rained.\n\nOwn junk").text == "It rained."


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        pytest.param("[[rule", "not valid TOML", id="no TOML"),
        pytest.param('nonsense = "7"', "nonsense: no such key", id="no rules"),
        pytest.param(f"{RULES}\n    pattern = ['(']", "rule own", id="a broken pattern"),
    ],
)
def test_rules_that_can_not_be_used_cost_only_themselves(plugin: Callable[..., Path], rules: str, why: str) -> None:
    broken, good = plugin("broken", rules=rules), plugin("good", GOOD)
    scrubber = scrubber_with(broken, good)
    assert list(scrubber.plugins.failures) == ["broken"]
    assert why in scrubber.plugins.failures["broken"]
    assert scrubber.clean("It rained.\n\nSITE JUNK").text == "It rained."
    with pytest.raises(PluginError, match="plugin broken: "):
        scrubber_with(broken, strict=True)


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "gone"
    assert scrubber_with(path).plugins.failures == {str(path): "no such folder or rules file"}
    with pytest.raises(PluginError, match="no such folder or rules file"):
        scrubber_with(path, strict=True)


CLEANING = [
    pytest.param("raise KeyError('x')", "KeyError: 'x'", id="raises"),
    pytest.param("return None", "TypeError", id="returns nothing"),
    pytest.param("return ['a']", "AttributeError", id="returns what is no edit"),
    pytest.param(
        "return [Edit(0, 5, 'wrong', '', 'r', Category.PROMO)]",
        "BadEdit: .* expects 'wrong'",
        id="wrong `before`",
    ),
    pytest.param(
        "return [remove(document.text, at, at + 5, 'r', Category.PROMO) for at in (0, 3)]",
        "BadEdit: .* overlaps",
        id="overlap",
    ),
    pytest.param("return [Edit(900, 901, 'a', '', 'r', Category.PROMO)]", "BadEdit: edit at 900", id="beyond the text"),
    pytest.param("yield remove(document.text, 0, 2, 'r', Category.PROMO); 1 / 0", "ZeroDivisionError", id="half done"),
    pytest.param("return [Edit(0, 2, 'It', 3, 'r', Category.PROMO)]", "TypeError", id="a number in place of a text"),
    pytest.param("return [fact('colour', 'red', 'r')]", "colour", id="a field that records don't have"),
    pytest.param("return [fact('published', 'soon', 'r')]", "published", id="a value that the field can't have"),
    pytest.param("return [fact('id', 'x', 'r')]", "id", id="the record's id"),
    pytest.param("return [fact('edits', [], 'r')]", "edits", id="the record's log"),
]


@pytest.mark.parametrize(("body", "why"), CLEANING)
def test_a_cleaner_that_fails_costs_only_its_own_work(plugin: Callable[..., Path], body: str, why: str) -> None:
    code = f"{HEAD}\n    def clean(document):\n        {body}\n"
    broken = plugin("broken", code.replace('"site"', '"broken"'))
    article = scrubber_with(broken, plugin("good", GOOD)).clean("It rained.\n\nSITE JUNK", id="7")
    assert (article.text, article.title) == ("It rained.", None)
    (warning,) = article.warnings
    assert warning.startswith("cleaner broken failed: ")
    assert re.search(why, warning)
    assert article.revert() == "It rained.\n\nSITE JUNK"


@pytest.mark.parametrize(("body", "why"), CLEANING)
def test_a_cleaner_that_fails_is_an_error_when_strict(plugin: Callable[..., Path], body: str, why: str) -> None:
    code = f"{HEAD}\n    def clean(document):\n        {body}\n"
    with pytest.raises(PluginError, match="cleaner site on 7: "):
        scrubber_with(plugin("broken", code), strict=True).clean("It rained.\n\nSITE JUNK", id="7")


def test_a_cleaner_that_fails_on_one_article_works_on_the_next(plugin: Callable[..., Path]) -> None:
    code = GOOD.replace("start = ", "assert 'bad' not in document.text; start = ")
    results = list(scrubber_with(plugin("own", code)).clean_many(["a bad text, SITE JUNK", "a good text, SITE JUNK"]))
    assert [(result.text, len(result.warnings)) for result in results] == [
        ("a bad text, SITE JUNK", 1),
        ("a good text,", 0),
    ]  # type: ignore[union-attr]


LISTENER = """
    from scrubber import hookimpl

    seen = []

    @hookimpl
    def scrubber_article_done(article):
        seen.append(article.text)

    @hookimpl
    def scrubber_article_rejected(rejected):
        seen.append(rejected.reason)
"""


def test_listeners_are_told_of_every_article(plugin: Callable[..., Path]) -> None:
    scrubber = scrubber_with(plugin("listener", LISTENER))
    list(scrubber.clean_many(["a", "", "b"]))
    seen = scrubber.plugins.manager.get_plugin("listener").seen
    assert seen == ["a", "text: the body is empty", "b"]


@pytest.mark.parametrize("text", ["a", ""])
def test_a_listener_that_raises_stops_nothing_and_is_named(plugin: Callable[..., Path], text: str) -> None:
    broken = plugin("broken", LISTENER.replace("seen.append", "seen.apend"))
    scrubber = scrubber_with(broken, plugin("listener", LISTENER))
    assert len(list(scrubber.clean_many([text]))) == 1
    assert len(scrubber.plugins.manager.get_plugin("listener").seen) == 1
    assert "AttributeError" in scrubber.plugins.failures["broken"]
    with pytest.raises(PluginError, match=r"plugin broken: .*AttributeError"):
        list(scrubber_with(broken, strict=True).clean_many([text]))


def test_a_rejection_is_not_a_failure_of_a_plugin(plugin: Callable[..., Path]) -> None:
    with pytest.raises(Rejection, match="the body is empty"):
        scrubber_with(plugin("own", GOOD), strict=True).clean("SITE JUNK")
