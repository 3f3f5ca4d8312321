"""Plugins: how they are found, and that a broken one costs only its own work and is named."""

from __future__ import annotations

import re
from textwrap import dedent
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from scrubber import Rejection, Scrubber, Settings, hookimpl, plugins
from scrubber.plugins import PluginError, Plugins, load_plugins, site_plugins_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore::scrubber.PluginWarning")

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
    assert built_in.plugins.failures == {}
    for name in ("scrubber.cleaners.layout", "scrubber.readers.jsonl", "scrubber.writers.text"):
        assert built_in.plugins.origins[name] == "built in"
        assert built_in.plugins.manager.get_plugin(name).__name__ == name


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
    plugin("_template", "raise SystemExit")
    (tmp_path / "plugins" / "more.toml").write_text(dedent(RULES))
    (tmp_path / "plugins" / "notes.txt").write_text("no plugin")
    scrubber = scrubber_with(tmp_path / "plugins")
    assert {"site", "other"} <= {cleaner.name for cleaner in scrubber.cleaners}
    assert scrubber.plugins.rules == [tmp_path / "plugins" / "more.toml"]
    assert scrubber.plugins.failures == {}


def test_a_second_plugin_of_a_name_is_refused_and_the_first_works(plugin: Callable[..., Path]) -> None:
    first, second = plugin("own", GOOD), plugin("more/own", GOOD, RULES)
    scrubber = scrubber_with(first, second)
    assert scrubber.plugins.failures == {str(second): f"{first} is called own, too; give one of them another name"}
    assert (scrubber.plugins.origins["own"], scrubber.plugins.rules) == (str(first), [])
    assert scrubber.clean("It rained.\n\nSITE JUNK").text == "It rained."
    with pytest.raises(PluginError, match="is called own, too"):
        scrubber_with(first, second, strict=True)


def test_a_plugin_that_is_named_twice_is_loaded_once(plugin: Callable[..., Path]) -> None:
    folder, rules = plugin("own", GOOD), plugin("rules", rules=RULES)
    scrubber = scrubber_with(folder, rules, folder, rules)
    assert scrubber.plugins.failures == {}
    assert [cleaner.name for cleaner in scrubber.cleaners].count("site") == 1
    assert scrubber.plugins.rules == [rules / "rules.toml"]


def test_where_a_plugin_came_from_is_told(plugin: Callable[..., Path]) -> None:
    code, rules, both = plugin("code", GOOD), plugin("rules", rules=RULES), plugin("both", GOOD, RULES)
    bare = plugin("bare", rules=RULES) / "rules.toml"
    named = bare.rename(bare.with_name("named.toml"))
    origins = scrubber_with(code, rules, both, named).plugins.origins
    assert {name: origins[name] for name in ("code", "rules", "both", "named")} == {
        "code": str(code),
        "rules": str(rules),
        "both": str(both),
        "named": str(named),
    }


def test_the_folder_of_a_site_may_have_any_name(plugin: Callable[..., Path]) -> None:
    scrubber = scrubber_with(plugin("news-site.example.org", GOOD))
    assert scrubber.plugins.failures == {}
    (cleaner,) = (cleaner for cleaner in scrubber.cleaners if cleaner.name == "site")
    assert cleaner.clean.__module__ == "scrubber_plugin_news_site_example_org"


def test_cleaners_of_one_name_all_run_in_the_order_of_their_plugins(plugin: Callable[..., Path]) -> None:
    folders = [plugin(name, GOOD) for name in ("b", "a", "c")]
    found = [c.clean.__module__ for c in scrubber_with(*folders).cleaners if c.name == "site"]
    assert found == ["scrubber_plugin_b", "scrubber_plugin_a", "scrubber_plugin_c"]


def test_cleaners_run_by_stage_then_order_then_name(plugin: Callable[..., Path]) -> None:
    code = GOOD.replace(
        'return [Cleaner("site", "lines", clean)]',
        """return [
            Cleaner("zz", "words", clean, order=-99), Cleaner("yb", "lines", clean, order=9999),
            Cleaner("ya", "lines", clean, order=9999), Cleaner("yc", "lines", clean, order=9998),
        ]""",
    )
    own = [c.name for c in scrubber_with(plugin("own", code)).cleaners if c.name[0] in "yz"]
    assert own == ["yc", "ya", "yb", "zz"]


RULES_HOOK = """
    from pathlib import Path

    from scrubber import hookimpl

    @hookimpl
    def scrubber_rules():
        return [Path(__file__).with_name("mine.toml")]
"""


def test_rules_files_that_a_plugin_names(plugin: Callable[..., Path]) -> None:
    folder = plugin("own", RULES_HOOK)
    (folder / "mine.toml").write_text(dedent(RULES))
    assert scrubber_with(folder, disable=[]).clean("It rained.\n\nOwn junk").text == "It rained."


FORMATS = """
    from scrubber import hookimpl
    from scrubber.readers import Reader, whole_file
    from scrubber.writers import Writer

    def read(piece, columns):
        return []

    @hookimpl
    def scrubber_readers():
        return [Reader("own", (".txt", ".own"), whole_file, read)]

    @hookimpl
    def scrubber_writers():
        return [Writer("text", ".own", None, None), Writer("own", ".own", None, None)]
"""


def test_formats_of_a_plugin_come_before_those_built_in(plugin: Callable[..., Path]) -> None:
    found = scrubber_with(plugin("formats", FORMATS)).plugins
    readers, writers = found.readers(), found.writers()
    assert {suffix: readers[suffix].name for suffix in (".txt", ".own", ".jsonl")} == {
        ".txt": "own",
        ".own": "own",
        ".jsonl": "jsonl",
    }
    assert {name: writers[name].suffix for name in ("text", "own", "jsonl")} == {
        "text": ".own",
        "own": ".own",
        "jsonl": ".jsonl",
    }


@pytest.mark.parametrize("hook", ["readers", "writers"])
def test_a_plugin_whose_formats_fail_costs_only_itself(plugin: Callable[..., Path], hook: str) -> None:
    code = f"from scrubber import hookimpl\n\n@hookimpl\ndef scrubber_{hook}():\n    raise OSError('no disk')\n"
    broken = plugin("broken", code)
    found = scrubber_with(broken).plugins
    assert getattr(found, hook)()["jsonl" if hook == "writers" else ".jsonl"].name == "jsonl"
    assert found.failures == {"broken": f"scrubber_{hook}: OSError: no disk"}


def test_site_plugins_come_last_and_can_be_left_out(plugin: Callable[..., Path]) -> None:
    own = plugin("own", rules=RULES)
    with_sites = load_plugins(Settings(entry_points=False, plugins=[own])).rules
    assert with_sites[0] == own / "rules.toml"
    assert len(with_sites) > 1
    assert load_plugins(Settings(entry_points=False, plugins=[own], site_plugins=False)).rules == with_sites[:1]


def test_site_plugins_lie_in_the_package_or_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built_in: Scrubber
) -> None:
    assert set(built_in.plugins.rules) >= set(site_plugins_folder().glob("*/rules.toml"))
    module = tmp_path / "src" / "scrubber" / "plugins.py"
    module.parent.mkdir(parents=True)
    monkeypatch.setattr(plugins, "__file__", str(module))
    assert site_plugins_folder() == tmp_path / "plugins"
    (module.parent / "sites").mkdir()
    assert site_plugins_folder() == module.parent / "sites"


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

    def rules() -> list[Path]:
        return []

    hooked = SimpleNamespace(scrubber_rules=hookimpl(rules))
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [Entry()] if group == "scrubber" else [])
    assert loaded().failures == {"installed": "installed: a.module: ImportError: no module named a"}
    assert loaded(entry_points=False).failures == {}
    monkeypatch.setattr(
        "importlib.metadata.entry_points", lambda group: [Entry(), Entry()] if group == "scrubber" else []
    )
    monkeypatch.setattr(Entry, "load", lambda _: hooked)
    assert loaded().failures == {}
    assert loaded().origins["installed"] == "installed: a.module"
    assert loaded().manager.get_plugin("installed") is hooked


def loaded(**settings: Any) -> Plugins:
    return load_plugins(Settings(site_plugins=False, **settings))


LOADING = [
    pytest.param("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'", id="import"),
    pytest.param("def clean(:", "SyntaxError", id="syntax"),
    pytest.param("raise RuntimeError('at import')", "RuntimeError: at import", id="raises at import"),
    pytest.param("raise SystemExit(3)", "SystemExit: 3", id="exits at import"),
    pytest.param(
        """
        from scrubber import Cleaner

        def scrubber_cleaners():
            return [Cleaner("site", "lines", print)]
        """,
        "no function in it is marked with @hookimpl",
        id="no hook is marked",
    ),
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
        "Argument(s) {'setings'} are declared in the hookimpl but can not be found in the hookspec",
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
        "cleaner site: stage 'lnies' is none of structure, encoding, lines, words, layout",
        id="no such stage",
    ),
    pytest.param(
        """
        from scrubber import hookimpl

        @hookimpl
        def scrubber_cleaners():
            return [print]
        """,
        "TypeError: expected a Cleaner, found <built-in function print>",
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
    assert scrubber.plugins.origins["good"] == str(good)
    assert scrubber.clean("It rained.\n\nSITE JUNK").text == "It rained."


def test_where_a_plugin_failed_is_told(plugin: Callable[..., Path]) -> None:
    broken = plugin("broken", "raise RuntimeError('at import')")
    found = scrubber_with(broken).plugins
    assert found.failures == {"broken": f"{broken}: RuntimeError: at import"}
    assert not found.manager.has_plugin("broken")


def test_a_plugin_with_a_misspelled_hook_does_none_of_its_work(plugin: Callable[..., Path]) -> None:
    code = f"{GOOD}\n    @hookimpl\n    def scrubber_article_doen(article): ...\n"
    scrubber = scrubber_with(plugin("broken", code))
    assert "site" not in [cleaner.name for cleaner in scrubber.cleaners]


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
    pytest.param("return None", "TypeError: it returned None, where a list of edits is expected", id="returns nothing"),
    pytest.param("return ['a']", "TypeError: it proposed 'a', which is no edit", id="returns what is no edit"),
    pytest.param("return document.text", "TypeError: it returned 'It rained", id="returns the text"),
    pytest.param(
        "return remove(document.text, 0, 5, 'r', Category.PROMO)", "TypeError: it returned Edit", id="returns one edit"
    ),
    pytest.param(
        "return [remove(document.text, 0, 5, 'r', 'promos')]",
        "ValueError: rule 'r': no category 'promos'; did you mean 'promo'?",
        id="no such category",
    ),
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


@pytest.mark.parametrize("strict", [False, True])
def test_a_cleaner_that_fails_on_a_title_leaves_it(plugin: Callable[..., Path], strict: bool) -> None:
    code = f"{HEAD}\n    def clean(document):\n        return [] if 'It' in document.text else 1 / 0\n"
    scrubber = scrubber_with(plugin("broken", code.replace('"lines"', '"encoding"')), strict=strict)
    if strict:
        with pytest.raises(PluginError, match=r"^encoding of the fields on .*: division by zero$"):
            scrubber.clean("It rained.", title="Café")
        return
    article = scrubber.clean("It rained.", title="Café")
    assert (article.text, article.title) == ("It rained.", "Café")
    assert article.warnings == ["encoding of the fields failed: ZeroDivisionError: division by zero"]


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


def test_where_in_its_file_a_cleaner_failed_is_told(plugin: Callable[..., Path]) -> None:
    clean = "def clean(document):\n        return measured(document)"
    measured = "def measured(document):\n        return 1 / 0"
    broken = plugin("broken", f"{HEAD}\n    {clean}\n\n    {measured}\n")
    line = (broken / "cleaner.py").read_text().splitlines().index("    return 1 / 0") + 1
    (warning,) = scrubber_with(broken).clean("It rained.").warnings
    assert warning == f"cleaner site failed: ZeroDivisionError: division by zero (cleaner.py, line {line})"


def test_a_file_that_is_no_rules_file_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    path.write_text("{}")
    assert scrubber_with(path).plugins.failures == {
        str(path): "neither a folder nor a rules file, whose name ends in .toml"
    }


def test_a_rules_file_with_a_byte_order_mark_as_editors_on_windows_write_it(plugin: Callable[..., Path]) -> None:
    path = plugin("own", rules=RULES) / "rules.toml"
    path.write_text("\ufeff" + path.read_text(), "utf-8")
    assert scrubber_with(path, disable=[]).clean("It rained.\n\nOwn junk").text == "It rained."
