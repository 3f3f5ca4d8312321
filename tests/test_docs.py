"""What the documentation shows is true: its Python examples run, and its lists match the project."""

from __future__ import annotations

import doctest
import importlib
import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

import scrubber

ROOT = Path(__file__).parent.parent
PACKAGE = Path(scrubber.__file__).parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

# Spread over lines as a reader likes it; "..." stands for what does not matter.
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def python_examples(page: Path) -> str:
    """The page with everything but its Python blocks blanked, so that line numbers stay true."""
    lines, inside = [], False
    for line in page.read_text("utf-8").splitlines():
        if line.startswith("```"):
            inside = line == "```python"
            line = ""
        lines.append(line if inside else "")
    return "\n".join(lines)


def modules_with_examples() -> list[str]:
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if ">>> " in path.read_text("utf-8")]
    names = [path.relative_to(PACKAGE.parent).with_suffix("").as_posix().replace("/", ".") for path in paths]
    return [name.removesuffix(".__init__") for name in names]


@pytest.mark.parametrize("page", [pytest.param(p, id=p.relative_to(ROOT).as_posix()) for p in PAGES])
def test_examples_of_the_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(python_examples(page), {}, page.name, str(page), 0)
    problems: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=problems.append)
    assert problems == [], "".join(problems)


@pytest.mark.parametrize("name", modules_with_examples())
def test_examples_of_the_module(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=FLAGS)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("page", [pytest.param(p, id=p.relative_to(ROOT).as_posix()) for p in PAGES])
def test_links_to_files_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_dependency_says_why_it_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = sorted({re.split(r"[<>=\[;]", name)[0] for name in wanted})
    page = (ROOT / "docs/decisions/dependencies.md").read_text("utf-8")
    lines = re.findall(r"^- (`.*?`): \S", page, re.MULTILINE)
    assert sorted(name for line in lines for name in re.findall(r"`([^`]+)`", line)) == names


def test_the_readme_opens_with_two_lines_to_copy() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    first, second = (block.strip() for block in blocks[:2])
    assert "scrub golden/inputs -o out" in first
    assert "pytest" in second
    assert "\n" not in first + second
