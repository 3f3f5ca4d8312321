"""Imports go one way, the core names no cleaner, and what is heavy is loaded only when it is needed."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import scrubber
from tests.processes import output
from tests.timing import takes_less_than_import_of_pydantic

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(scrubber.__file__).parent

# Who may import whom: a part its own rank and lower ones. What is not named here is used by all: rank 0.
RANKS = {"cli": 6, "inspection": 5, "learning": 5, "plugintools": 5, "runs": 4}
RANKS |= {
    "pytest_plugin": 6,
    "integrations": 5,
    "pipeline": 3,
    "passage": 3,
    "plugins": 2,
    "cleaners": 1,
    "readers": 1,
    "writers": 1,
}

HEAVY = ("bs4", "charset_normalizer", "click", "dateutil", "ftfy", "lxml", "multiprocessing", "numpy")
HEAVY += ("rich", "tldextract", "wordfreq", "zstandard")

MODULES = sorted(path.relative_to(PACKAGE).with_suffix("").as_posix() for path in PACKAGE.rglob("*.py"))


def imports_at_run_time(module: str) -> Iterator[str]:
    """What a module imports from the package, by dotted name; `if TYPE_CHECKING` is left out."""
    todo: list[ast.AST] = [ast.parse((PACKAGE / f"{module}.py").read_text("utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            names = [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            names = [f"{node.module}.{name.name}" for name in node.names]
        else:
            names = []
        yield from (name for name in names if f"{name}.".startswith("scrubber."))
        todo += ast.iter_child_nodes(node)


def rank(name: str) -> int:
    part = name.split(".")[1] if "." in name else ""
    is_module = (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").is_file()
    # What the package's own top level offers comes from as far up as the pipeline.
    return RANKS.get(part, 0) if part and is_module else RANKS["pipeline"]


@pytest.mark.parametrize("module", [m for m in MODULES if m != "__init__"])
def test_imports_go_one_way(module: str) -> None:
    name = "scrubber." + module.replace("/", ".").removesuffix(".__init__")
    upwards = [imported for imported in imports_at_run_time(module) if rank(imported) > rank(name)]
    assert upwards == []


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith("cleaners/")])
def test_the_core_names_no_cleaner(module: str) -> None:
    assert [name for name in imports_at_run_time(module) if name.startswith("scrubber.cleaners.")] == []


def test_the_check_sees_imports() -> None:
    assert "scrubber.document.Document" in set(imports_at_run_time("pipeline"))
    assert "scrubber.cleaners" in set(imports_at_run_time("plugins"))
    assert not any(name.startswith("scrubber.readers") for name in imports_at_run_time("hooks"))
    assert rank("scrubber.Scrubber") > rank("scrubber.cleaners.layout") > rank("scrubber.edits.Edit")


def test_import_is_fast() -> None:
    assert takes_less_than_import_of_pydantic(3.5, "import scrubber")


def test_who_only_reads_and_writes_loads_no_cleaner() -> None:
    code = (
        "from scrubber.plugins import load_plugins; from scrubber import Settings; load_plugins(Settings()).readers()"
    )
    loaded = output(
        f"{code}; import sys; print(*(m for m in sys.modules if m.startswith('scrubber.cleaners.')))"
    ).stdout
    assert loaded.strip() == ""


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import scrubber", id="import"),
        pytest.param(
            "import scrubber; scrubber.clean('It rained all night.\\n\\nThe river rose by a metre.')",
            id="cleaning what is clean",
        ),
    ],
)
def test_what_is_heavy_is_not_loaded_by(code: str) -> None:
    loaded = output(f"{code}; import sys; print(*(m for m in {HEAVY!r} if m in sys.modules))").stdout
    assert loaded.strip() == ""
