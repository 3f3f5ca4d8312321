"""What the documentation shows is true: its examples run (Python, rules, commands), and its lists match the project."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import re
import shlex
import tomllib
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import scrubber
from scrubber import hooks
from scrubber.cli import main
from scrubber.plugintools.sitetests import pipeline_for, run
from scrubber.rulesfile import Rule, RulesFile, SiteTest

if TYPE_CHECKING:
    from scrubber import Scrubber

ROOT = Path(__file__).parent.parent
PACKAGE = Path(scrubber.__file__).parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

# Spread over lines as a reader likes it; "..." stands for what does not matter.
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


class Block(NamedTuple):
    """A fenced block: its language, the file that it shows (```toml file=a/rules.toml), its line, and what it says."""

    language: str
    file: str
    line: int
    text: str


def blocks(page: Path) -> list[Block]:
    found: list[Block] = []
    fence = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    text = page.read_text("utf-8")
    for match in fence.finditer(text):
        line = text.count("\n", 0, match.start(3)) + 1
        found.append(Block(match[1], match[2] or "", line, match[3]))
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
        program, *arguments = shlex.split(command)
        assert program == "scrub", f"only scrub is run, not {program}"
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), pytest.raises(SystemExit):
            main(arguments)
        if not doctest.OutputChecker().check_output(expected, out.getvalue(), FLAGS):
            problems.append(f"line {block.line}: {command}\nexpected:\n{expected}\nfound:\n{out.getvalue()}")
    return problems


def modules_with_examples() -> list[str]:
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if ">>> " in path.read_text("utf-8")]
    names = [path.relative_to(PACKAGE.parent).with_suffix("").as_posix().replace("/", ".") for path in paths]
    return [name.removesuffix(".__init__") for name in names]


@pytest.mark.parametrize("page", [pytest.param(p, id=p.relative_to(ROOT).as_posix()) for p in PAGES])
def test_examples_of_the_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
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


def test_the_readme_opens_with_two_lines_to_copy() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    first, second = (block.strip() for block in blocks[:2])
    assert "scrub golden/inputs -o out" in first
    assert "pytest" in second
    assert "\n" not in first + second
