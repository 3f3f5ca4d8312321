"""Settings: where they are read from, what wins, and what is said when they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from scrubber import Action, Category, Settings, SettingsError, load_settings
from scrubber.categories import FURNITURE, JUNK, NEUTRAL, REPAIRS


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_every_category_has_one_kind() -> None:
    kinds = [JUNK, FURNITURE, NEUTRAL, REPAIRS]
    assert sorted(c for kind in kinds for c in kind) == sorted(Category)


@pytest.mark.parametrize(
    ("category", "action"),
    [
        (Category.PROMO, Action.DROP),
        (Category.MEDIA, Action.MOVE),
        (Category.NOTE, Action.KEEP),
        (Category.REPEAT, Action.KEEP),
        (Category.WORD, Action.DROP),
    ],
)
def test_default_actions(category: Category, action: Action) -> None:
    assert Settings().action(category) is action


def test_one_category_can_be_set_alone() -> None:
    settings = Settings(categories={"note": "move"})  # type: ignore[dict-item]
    assert settings.action(Category.NOTE) is Action.MOVE
    assert settings.action(Category.PROMO) is Action.DROP


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings() == Settings()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("scrubber.toml", 'quotes = "curly"\n[categories]\nbio = "drop"\n'),
        ("pyproject.toml", '[tool.scrubber]\nquotes = "curly"\ncategories = {bio = "drop"}\n'),
        ("scrubber.toml", '[tool.scrubber]\nquotes = "curly"\n[tool.scrubber.categories]\nbio = "drop"\n'),
    ],
)
def test_settings_of_the_current_folder(name: str, content: str) -> None:
    Path(name).write_text(content)
    settings = load_settings()
    assert settings.quotes == "curly"
    assert settings.action(Category.BIO) is Action.DROP


def test_scrubber_toml_wins_over_pyproject() -> None:
    Path("scrubber.toml").write_text('quotes = "keep"\n')
    Path("pyproject.toml").write_text('[tool.scrubber]\nquotes = "curly"\n')
    assert load_settings().quotes == "keep"


def test_a_pyproject_that_says_nothing_of_scrubber_is_fine() -> None:
    Path("pyproject.toml").write_text('[project]\nname = "x"\n')
    assert load_settings() == Settings()


def test_options_win_over_the_file_where_they_are_given() -> None:
    Path("scrubber.toml").write_text('quotes = "keep"\nversion = "older"\ncategories = {bio = "drop"}\n')
    settings = load_settings(quotes="curly", version=None, categories={"note": "drop"})
    assert (settings.quotes, settings.version) == ("curly", "older")
    assert settings.action(Category.BIO) is Action.DROP
    assert settings.action(Category.NOTE) is Action.DROP


@pytest.mark.parametrize(
    ("name", "head"), [("own.toml", ""), ("own.toml", "[tool.scrubber]\n"), ("pyproject.toml", "[tool.scrubber]\n")]
)
def test_paths_in_a_settings_file_are_meant_from_where_it_stands(tmp_path: Path, name: str, head: str) -> None:
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / name).write_text(f'{head}plugins = ["sites", "rules.toml"]\n')
    settings = load_settings(tmp_path / "conf" / name)
    assert settings.plugins == [tmp_path / "conf" / "sites", tmp_path / "conf" / "rules.toml"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("quotes = ", "own.toml: not valid TOML", id="broken TOML"),
        pytest.param('qoutes = "curly"', "own.toml: qoutes: no such setting; did you mean 'quotes'", id="a typo"),
        pytest.param('colour = "red"', "colour: no such setting; there are categories, quotes", id="an invention"),
        pytest.param('quotes = "round"', "own.toml: quotes: .*'straight', 'curly' or 'keep'", id="a wrong value"),
        pytest.param(
            'categories = {promo = "burn"}',
            "categories.promo: .*'drop', 'move' or 'keep'",
            id="a wrong action",
        ),
        pytest.param(
            'categories = {fun = "drop"}', "categories.fun: no such category; there are promo", id="a wrong category"
        ),
        pytest.param('categories = {promos = "drop"}', "did you mean 'promo'", id="a category with a slip"),
        pytest.param('categories = ["promo"]', 'a table: { promo = "keep" }', id="a list of categories"),
        pytest.param('disable = "quotes"', "disable: 'quotes' is not allowed; it should be a list", id="a bare name"),
        pytest.param('strict = "maybe"', "strict: .* true or false", id="neither true nor false"),
        pytest.param("max_chars = 0", "max_chars: .*greater than 0", id="a wrong number"),
        pytest.param('tool = "x"', "own.toml: tool: no such setting", id="a tool that is no table"),
        pytest.param("[tool]\nscrubber = 5", r"own.toml: \[tool.scrubber\] is 5; it should be a table", id="no table"),
        pytest.param(
            'version = "older"\n[tool.scrubber]\nquotes = "curly"',
            r"own.toml: version stands outside of \[tool.scrubber\], where nothing is read; move it there",
            id="a setting beside the table",
        ),
    ],
)
def test_what_is_wrong_is_said_with_file_and_key(content: str, message: str) -> None:
    Path("own.toml").write_text(content)
    with pytest.raises(SettingsError, match=message):
        load_settings(Path("own.toml"))


@pytest.mark.parametrize("content", ['tool = "x"', "[tool]\nscrubber = 5"])
def test_a_pyproject_whose_table_is_none(content: str) -> None:
    Path("pyproject.toml").write_text(content)
    with pytest.raises(SettingsError, match=r"pyproject.toml: \[tool.scrubber\] is .*; it should be a table"):
        load_settings()


def test_the_path_may_be_a_text() -> None:
    Path("own.toml").write_text('quotes = "curly"')
    assert load_settings("own.toml").quotes == "curly"


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(SettingsError, match=r"gone\.toml: can't be read: No such file"):
        load_settings(Path("gone.toml"))


def test_a_file_that_is_not_text() -> None:
    Path("own.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"own\.toml: can't be read"):
        load_settings(Path("own.toml"))


def test_a_wrong_option() -> None:
    with pytest.raises(SettingsError, match="options: version: "):
        load_settings(version="newest")


def test_an_option_beside_a_file_that_is_wrong() -> None:
    Path("own.toml").write_text("categories = 3")
    with pytest.raises(SettingsError, match="categories: 3 is not allowed"):
        load_settings(Path("own.toml"), strict=True)


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "\ufeff"])
def test_an_empty_scrubber_toml_wins_over_pyproject(content: str) -> None:
    Path("scrubber.toml").write_text(content, "utf-8")
    Path("pyproject.toml").write_text('[tool.scrubber]\nquotes = "curly"\n')
    assert load_settings() == Settings()


def test_a_file_with_a_byte_order_mark_as_editors_on_windows_write_it() -> None:
    Path("scrubber.toml").write_text('\ufeffquotes = "keep"\n', "utf-8")
    assert load_settings().quotes == "keep"
