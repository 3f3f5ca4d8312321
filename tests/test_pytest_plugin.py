"""The example of a plugin that is a package: installed, loaded by its entry point, and run with its own tests."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent / "plugins" / "example-package"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example installed, as pip does it, without network and without touching the environment."""
    target = tmp_path_factory.mktemp("installed")
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check"]
    source = tmp_path_factory.mktemp("source") / "example-package"
    shutil.copytree(EXAMPLE, source)
    subprocess.run([sys.executable, "-m", "pip", "install", *options, "--target", target, source], check=True)
    return target


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example's own repository, to work in."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "repository"))


def run(*command: str, cwd: Path, installed: Path) -> subprocess.CompletedProcess[str]:
    # Under xdist the variables of the outer pytest would make the inner one a worker, too.
    outer = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment = outer | {"PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, *command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def run_pytest(*arguments: str, cwd: Path, installed: Path) -> subprocess.CompletedProcess[str]:
    return run("-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", *arguments, cwd=cwd, installed=installed)


def test_its_samples_and_the_tests_in_its_rules_pass(example: Path, installed: Path) -> None:
    result = run_pytest("-v", cwd=example, installed=installed)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "test_samples.py::test_sample[ferry.json] PASSED" in result.stdout
    assert "rules.toml::the app between paragraphs, the tide at the foot PASSED" in result.stdout
    assert "rules.toml::examples of tide PASSED" in result.stdout
    assert "3 snapshots passed" in result.stdout


def test_what_differs_fails_and_is_shown(example: Path, installed: Path) -> None:
    rules = example / "src/scrubber_harbour/rules.toml"
    rules.write_text(rules.read_text("utf-8").replace("was ready for it.", "was ready.", 1), "utf-8")
    page = example / "samples/records/market.html.record"
    page.write_text(page.read_text("utf-8").replace("herring have moved", "herring moved"), "utf-8")
    result = run_pytest(cwd=example, installed=installed)
    assert result.returncode == 1
    assert "2 failed, 4 passed" in result.stdout
    assert "- High water came at noon and the crew was ready for it.\n" in result.stdout
    assert "+ High water came at noon and the crew was ready.\n" in result.stdout


def test_a_golden_test_without_samples_fails(tmp_path: Path, installed: Path) -> None:
    shutil.copy(EXAMPLE / "test_samples.py", tmp_path)
    result = run_pytest(cwd=tmp_path, installed=installed)
    assert result.returncode == 2
    assert "no samples: put articles (.txt, .html, .json, .jsonl) into a folder samples" in result.stdout


def test_rules_that_can_not_be_read_are_told_with_their_line(tmp_path: Path, installed: Path) -> None:
    (tmp_path / "rules.toml").write_text('[[rule]]\nid = "x"\ncategory = "adds"\nline = "x"\n', "utf-8")
    result = run_pytest(cwd=tmp_path, installed=installed)
    assert result.returncode == 2
    assert "rules.toml:3: rule x: category: 'adds' is not allowed; did you mean 'ad'?" in result.stdout


def test_it_is_loaded_by_its_entry_point(tmp_path: Path, installed: Path) -> None:
    shutil.copy(EXAMPLE / "samples/ferry.json", tmp_path / "ferry.json")

    def scrub(*arguments: str) -> str:
        result = run("-c", "from scrubber.cli import main; main()", *arguments, cwd=tmp_path, installed=installed)
        assert result.returncode == 0, result.stderr
        return result.stdout

    record = json.loads(scrub("ferry.json", "-o", "-", "--no-site-plugins"))
    assert [story["title"] for story in record["related"]] == ["A lighthouse for sale", "Where the herring went."]
    assert "High water" not in record["text"]
    told = scrub("plugin", "list", "--no-site-plugins")
    assert re.search(r"lines +harbour +harbour +scrubber-harbour 1\.0 +installed: scrubber_harbour", told)
    assert re.search(r"scrubber_harbour +harbour\.example, source The Harbour +2 +1\.0", told)
