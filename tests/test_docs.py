"""What the documentation shows is true: its examples run (Python, rules, commands), and its lists match the project."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import os
import re
import shlex
import subprocess
import sys
import tomllib
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

import scrubber
from docs.tools.reference import filled
from scrubber import Action, Category, Scrubber, Settings, hooks
from scrubber.cli import main
from scrubber.matching.rulesfile import Rule, RulesFile, SiteTest
from scrubber.plugintools.sitetests import pipeline_for, run
from tests.runs.conftest import WORKERS, in_process

__all__ = ["in_process"]

ROOT = Path(__file__).parent.parent
PACKAGE = Path(scrubber.__file__).parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

# Spread over lines as a reader likes it; "..." stands for what does not matter.
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


class Block(NamedTuple):
    """A fenced block: its language, the file that it shows (```toml file=a/rules.toml), its line, and what it says.

    `given` are further words of its first line (```diff title="The bridge"), `heading` the `code` in the heading above.
    """

    language: str
    file: str
    line: int
    text: str
    given: dict[str, str]
    heading: str


def blocks(page: Path) -> list[Block]:
    found: list[Block] = []
    fence = re.compile(r'^```(\w+)(?: file=(\S+))?((?: \w+="[^"]*")*)\n(.*?)^```$', re.MULTILINE | re.DOTALL)
    text = page.read_text("utf-8")
    for match in fence.finditer(text):
        line = text.count("\n", 0, match.start(4)) + 1
        given = dict(re.findall(r'(\w+)="([^"]*)"', match[3]))
        headings = re.findall(r"^#+ `([^`]+)`", text[: match.start()], re.MULTILINE)
        found.append(Block(match[1], match[2] or "", line, match[4], given, headings[-1] if headings else ""))
    return found


def run_block(block: Block, page: Path, names: dict[str, object]) -> list[str]:
    """Write the block's file, or run its commands or its Python; returns what is not as the page says."""
    if block.file:
        Path(block.file).parent.mkdir(parents=True, exist_ok=True)
        Path(block.file).write_text(block.text, "utf-8")
    elif block.language == "console":
        return run_commands(block)
    elif block.language == "python":
        problems: list[str] = []
        test = doctest.DocTestParser().get_doctest(block.text, names, page.name, str(page), block.line - 1)
        doctest.DocTestRunner(optionflags=FLAGS).run(test, out=problems.append, clear_globs=False)
        names.update(test.globs)
        return problems
    return []


def run_commands(block: Block) -> list[str]:
    problems = []
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        found = output_of(command)
        if not doctest.OutputChecker().check_output(expected, found, FLAGS):
            problems.append(f"line {block.line}: {command}\nexpected:\n{expected}\nfound:\n{found}")
    return problems


def output_of(command: str) -> str:
    program, *arguments = shlex.split(command)
    if program != "scrub" or "|" in arguments:
        assert program in ("cat", "echo", "ls"), f"{program} is not run"
        ran = subprocess.run(command, shell=True, capture_output=True, text=True)
        return ran.stdout + ran.stderr
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), pytest.raises(SystemExit):
        main(arguments)
    # On a slow machine there are lines of progress.
    return re.sub(r"^\d+%, .*\n", "", out.getvalue(), flags=re.MULTILINE)


def modules_with_examples() -> list[str]:
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if ">>> " in path.read_text("utf-8")]
    names = [path.relative_to(PACKAGE.parent).with_suffix("").as_posix().replace("/", ".") for path in paths]
    return [name.removesuffix(".__init__") for name in names]


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("page", [pytest.param(p, id=p.relative_to(ROOT).as_posix()) for p in PAGES])
def test_examples_of_the_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    # The command of this environment, which may not be the active one.
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    # A plugin of another page may have the same path.
    WORKERS.clear()
    names: dict[str, object] = {}
    problems = [problem for block in blocks(page) for problem in run_block(block, page, names)]
    assert problems == [], "\n".join(problems)


RULES = [
    pytest.param(block, id=f"{page.relative_to(ROOT).as_posix()}:{block.line}")
    for page in (ROOT / "docs/plugins").glob("*.md")
    for block in blocks(page)
    if block.language == "toml" and not block.file
]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Scrubber]:
    """Each rules file that the pages show, as if of a site of its own, and a pipeline with all of them."""
    folder = tmp_path_factory.mktemp("rules")
    for param in RULES:
        block = param.values[0]
        site = "" if "domains = " in block.text else f'domains = ["line-{block.line}.example"]\n'
        (folder / f"{block.line}.toml").write_text(site + block.text, "utf-8")
    return folder, pipeline_for([folder])


@pytest.mark.parametrize("block", RULES)
def test_rules_of_the_page(block: Block, rules: tuple[Path, Scrubber]) -> None:
    folder, scrubber = rules
    outcomes = list(run(folder / f"{block.line}.toml", scrubber))
    assert [(o.case.name, d.what, d.found) for o in outcomes for d in o.differences] == []


CHANGES = [
    pytest.param(block, id=f"{page.relative_to(ROOT).as_posix()}:{block.line}")
    for page in PAGES
    for block in blocks(page)
    if block.language == "diff"
]


@pytest.mark.parametrize("block", CHANGES)
def test_changes_of_the_page(block: Block) -> None:
    """Lines with - are given, lines with + come out, → is in a field; the heading names the cleaner or the category."""
    given = dict(block.given)
    categories = dict([given.pop("categories").split("=")]) if "categories" in given else {}
    html = bool(given.pop("html", ""))
    lines = [(line[:2], line[2:]) for line in block.text.splitlines()]
    before = "\n\n".join(text for mark, text in lines if mark in ("- ", "  "))
    article = pipeline(**categories).clean(before, html=html, **given)
    assert article.text == "\n\n".join(text for mark, text in lines if mark in ("+ ", "  "))
    for name, value in (text.split(": ", 1) for mark, text in lines if mark == "→ "):
        assert value in str(getattr(article, name))
    assert block.heading in {"", *(name for edit in article.edits for name in (edit.cleaner, edit.category))}


@lru_cache
def pipeline(**categories: Action) -> Scrubber:
    return Scrubber(Settings(entry_points=False, categories=categories))


def test_every_key_of_a_rules_file_has_an_example() -> None:
    page = (ROOT / "docs/plugins/rules.md").read_text("utf-8")
    shown = "\n".join(block.text for block in blocks(ROOT / "docs/plugins/rules.md") if block.language == "toml")
    keys = [key for model in (RulesFile, Rule, SiteTest) for key in model.model_fields]
    assert [key for key in keys if not re.search(rf"^(?:\[\[?)?{key}\b", shown, re.MULTILINE)] == []
    assert [key for key in keys if f"`{key}`" not in page] == []


def test_every_hook_has_an_example() -> None:
    shown = "\n".join(block.text for block in blocks(ROOT / "docs/plugins/hooks.md"))
    names = [name for name in vars(hooks) if name.startswith("scrubber_")]
    assert [name for name in names if f"def {name}(" not in shown] == []


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


def test_what_is_written_by_the_code_is_up_to_date() -> None:
    """If it is not: `python -m docs.tools.reference` writes it."""
    stale = [page.relative_to(ROOT).as_posix() for page in PAGES if filled(text := page.read_text("utf-8")) != text]
    assert stale == []


@pytest.mark.parametrize(
    ("page", "names"),
    [
        pytest.param("settings", list(Settings.model_fields), id="setting"),
        pytest.param("categories", list(Category), id="category"),
        pytest.param("cleaners", [cleaner.name for cleaner in pipeline(repeat=Action.DROP).cleaners], id="cleaner"),
    ],
)
def test_each_has_an_example_in_the_reference(page: str, names: list[str]) -> None:
    examples = [b for b in blocks(ROOT / f"docs/reference/{page}.md") if b.language in ("diff", "python")]
    assert [name for name in names if name not in {block.heading for block in examples}] == []


def test_every_public_name_is_in_the_reference() -> None:
    page = (ROOT / "docs/reference/python.md").read_text("utf-8")
    assert [name for name in scrubber.__all__ if not re.search(rf"\b{name}\b", page)] == []


def test_every_page_is_in_the_navigation() -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = [page.relative_to(ROOT / "docs").as_posix() for page in PAGES[1:]]
    assert [page for page in pages if not re.search(rf"[ :]{re.escape(page)}$", config, re.MULTILINE)] == []


def test_figures_are_the_same_wherever_they_stand() -> None:
    def table(page: str) -> list[str]:
        return re.findall(r"^\|.*\|$", (ROOT / page).read_text("utf-8").split("| F1 |")[1], re.MULTILINE)[:7]

    assert table("README.md") == table("docs/explanation/quality.md")


def test_the_readme_opens_with_two_lines_to_copy() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    first, second = (block.strip() for block in blocks[:2])
    assert "scrub golden/inputs -o out" in first
    assert "pytest" in second
    assert "\n" not in first + second
