"""Settings: what a user may choose, where it is read from, and what is said when it is wrong."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from scrubber.categories import DEFAULT_ACTIONS, Action, Category

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails


class SettingsError(ValueError):
    """Settings that can't be used; the message says which file, which key, and what would be right."""


class Settings(BaseModel):
    """How articles are cleaned. The names are those of `[tool.scrubber]` and of the command's options."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    categories: dict[Category, Action] = Field(
        default={}, description="Per category: drop, move or keep. What is not named has its default."
    )
    quotes: Literal["straight", "curly", "keep"] = Field(
        default="straight", description="How quotation marks and apostrophes are written."
    )
    version: Literal["newer", "older"] = Field(
        default="newer", description="Which version of a table of changes becomes the body."
    )
    title_line: bool = Field(
        default=True, description="A first line that reads like a title is the title of a text file."
    )
    disable: list[str] = Field(default=[], description="Names of cleaners that do not run.")
    plugins: list[Path] = Field(default=[], description="Folders of plugins, and bare rules files.")
    site_plugins: bool = Field(default=True, description="Use the site plugins that come with scrubber.")
    entry_points: bool = Field(default=True, description="Load installed plugins (entry point group `scrubber`).")
    strict: bool = Field(default=False, description="A failing plugin ends the run instead of its own work.")
    seconds_per_article: float = Field(
        default=60.0, gt=0, description="An article that takes longer is given up and rejected (runs only)."
    )
    memory_per_worker: int = Field(
        default=2048,
        ge=1024,
        description="MiB that a worker may take: at half of it it is replaced, and an article that alone takes more "
        "is rejected (runs only).",
    )
    max_chars: int = Field(default=50_000_000, gt=0, description="Longer articles are rejected (code points).")
    max_bytes: int = Field(
        default=256 << 20, ge=1 << 16, description="Longer lines and files of one article are not read, but rejected."
    )
    max_expansion: int = Field(
        default=200, ge=1, description="A compressed file that holds more than so many times its size is given up."
    )
    max_depth: int = Field(
        default=100, ge=1, le=100, description="Records with more JSON values inside each other are rejected."
    )

    @field_validator("categories")
    @classmethod
    def _fill_in_defaults(cls, given: dict[Category, Action]) -> dict[Category, Action]:
        return DEFAULT_ACTIONS | given

    def action(self, category: Category) -> Action:
        """What happens with a category's text."""
        return (self.categories or DEFAULT_ACTIONS)[category]


def load_settings(path: str | Path | None = None, **options: Any) -> Settings:
    """Read settings from a file and let options that are not None win over it.

    Without a path, `scrubber.toml` of the current folder is read, else `[tool.scrubber]` of its
    `pyproject.toml`, else the defaults hold.

    Raises:
        SettingsError: the file can't be read, is not TOML, or a name or value in it is wrong.

    """
    table, where = _find() if path is None else _read(Path(path))
    given = {key: value for key, value in options.items() if value is not None}
    if isinstance(table.get("categories"), dict) and "categories" in given:
        given["categories"] = table["categories"] | given["categories"]
    try:
        return Settings.model_validate(table | given)
    except ValidationError as error:
        problems = dict.fromkeys(map(_problem, error.errors()))
        raise SettingsError(f"{where or 'options'}: {'; '.join(problems)}") from None


_EXPECTED: Final = {
    "list_type": 'a list: ["…"]',
    "dict_type": 'a table: { promo = "keep" }',
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "float_parsing": "a number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
}


def _problem(error: ErrorDetails) -> str:
    key = ".".join(str(part) for part in error["loc"] if part != "[key]")
    said = _EXPECTED.get(error["type"]) or error["msg"].removeprefix("Input should be ")
    if error["type"] == "extra_forbidden":
        said = f"no such setting; {meant(key, [*Settings.model_fields])}"
    elif error["loc"][-1] == "[key]":
        said = f"no such category; {meant(str(error['input']), [*Category])}"
    elif error["msg"] != said:
        said = f"{error['input']!r} is not allowed; it should be {said}"
    return f"{key}: {said}"


def meant(word: str, known: Sequence[str]) -> str:
    """What to write instead of a word that nobody knows."""
    if alike := difflib.get_close_matches(word.lower(), known, 1, 0.7):
        return f"did you mean {str(alike[0])!r}?"
    return f"there are {', '.join(known)}"


def _find() -> tuple[dict[str, Any], str]:
    for name in ("scrubber.toml", "pyproject.toml"):
        if Path(name).is_file():
            table, where = _read(Path(name))
            # A file of its own counts, though nothing stands in it; a shared one only if it speaks of scrubber.
            if table or name == "scrubber.toml":
                return table, where
    return {}, ""


def _read(path: Path) -> tuple[dict[str, Any], str]:
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: can't be read: {getattr(error, 'strerror', None) or error}") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None
    table, where = _table(path, data)
    # Paths in a settings file are meant from where the file stands.
    if isinstance(table.get("plugins"), list):
        table = table | {"plugins": [path.parent / p if isinstance(p, str) else p for p in table["plugins"]]}
    return table, where


def _table(path: Path, data: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The settings in a file: those of `[tool.scrubber]`, or, but for pyproject.toml, those at its top."""
    is_shared = path.name == "pyproject.toml"
    tools = data.get("tool", {})
    if not (is_shared or (isinstance(tools, dict) and "scrubber" in tools)):
        return data, str(path)
    table = tools.get("scrubber", {}) if isinstance(tools, dict) else tools
    if not isinstance(table, dict):
        raise SettingsError(
            f'{path}: [tool.scrubber] is {table!r}; it should be a table: [tool.scrubber], then quotes = "keep"'
        )
    if not is_shared and (
        others := [*data.keys() - {"tool"}, *(f"tool.{name}" for name in tools.keys() - {"scrubber"})]
    ):
        raise SettingsError(
            f"{path}: {min(others)} stands outside of [tool.scrubber], where nothing is read; move it there"
        )
    return table, f"{path} [tool.scrubber]"
