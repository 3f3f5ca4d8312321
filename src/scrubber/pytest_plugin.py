"""The pytest plugin that comes with scrubber: golden tests of a plugin's samples, and the tests in its rules files.

A plugin in its own repository has golden tests with these three lines, in a file beside its folder `samples`:

    def test_sample(scrubber_record, scrubber_snapshot):
        # scrubber_record: what becomes of a sample, as a page to read; one test for each file of samples/
        assert scrubber_record == scrubber_snapshot

`pytest --snapshot-update` (of syrupy, which the snapshots need) writes the pages to `samples/records`. The tests and
examples in any `rules.toml` that pytest comes by are run as well.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from scrubber.pipeline import Scrubber
    from scrubber.plugintools.sitetests import Case, Difference

_SUFFIXES: Final = (".txt", ".html", ".json", ".jsonl")
_RULES: Final = "rules.toml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Settings for `[tool.pytest.ini_options]`."""
    parser.addini("scrubber_samples", "Folder of samples, from the test's folder or one above it.", default="samples")
    parser.addini(
        "scrubber_plugins",
        "Plugins that samples are cleaned with. Default: the folder with a rules.toml or cleaner.py that holds the "
        "test, or else the installed plugins.",
        type="paths",
        default=[],
    )
    parser.addini("scrubber_url", "Address of samples that have none. Default: that of the plugin's site.", default="")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test for each sample."""
    if "scrubber_sample" in metafunc.fixturenames:
        samples = _samples(metafunc.definition.path, metafunc.config)
        if not samples:
            # pytest would skip the test, and nobody would see that nothing is tested.
            name = metafunc.config.getini("scrubber_samples")
            pytest.fail(f"no samples: put articles ({', '.join(_SUFFIXES)}) into a folder {name}", pytrace=False)
        metafunc.parametrize("scrubber_sample", samples, ids=[sample.name for sample in samples])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lift a rule of syrupy, which would have the test's name in that of its file; here the sample's name is better."""
    for item in items:
        if "scrubber_snapshot" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.filterwarnings(r"ignore:\s*Can not relate snapshot"))


@pytest.fixture
def scrubber_pipeline(request: pytest.FixtureRequest) -> Scrubber:
    """The pipeline with the plugin under test and no others of this machine."""
    given = request.config.getini("scrubber_plugins")
    own = (folder for folder in _upwards(request.path, request.config) if _is_plugin(folder))
    folder = next(own, None)
    return _pipeline(tuple(given or ([folder] if folder else [])))


@pytest.fixture
def scrubber_record(scrubber_sample: Path, scrubber_pipeline: Scrubber, pytestconfig: pytest.Config) -> str:
    """What becomes of a sample, as a page to read: the record's fields, its text, and its edits one a line."""
    from scrubber.article import Article
    from scrubber.plugintools.pages import readable

    pages = []
    for record in _records(scrubber_sample, scrubber_pipeline, pytestconfig.getini("scrubber_url")):
        result = scrubber_pipeline.clean_record(record)
        pages.append(readable(result) if isinstance(result, Article) else f"rejected: {result.reason}\n")
    assert pages, f"{scrubber_sample}: holds no article"
    return "\n\n".join(pages)


@pytest.fixture
def scrubber_snapshot(request: pytest.FixtureRequest, scrubber_sample: Path) -> Any:
    """The page that a sample must become, from `records` beside it."""
    try:
        snapshot = request.getfixturevalue("snapshot")
    except pytest.FixtureLookupError:
        pytest.fail("golden snapshots need syrupy: pip install syrupy", pytrace=False)
    from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

    class RecordFile(SingleFileSnapshotExtension):
        """One page a sample, under the sample's name."""

        _write_mode = WriteMode.TEXT
        file_extension = "record"

        @classmethod
        def dirname(cls, **_: Any) -> str:
            return str(scrubber_sample.parent / "records")

        @classmethod
        def get_snapshot_name(cls, **_: Any) -> str:
            return scrubber_sample.name

    return snapshot.use_extension(RecordFile)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The tests and examples in a plugin's rules."""
    if file_path.name == _RULES and "[[rule]]" in file_path.read_text("utf-8", "replace"):
        return RulesTests.from_parent(parent, path=file_path)
    return None


class RulesTests(pytest.File):
    """A rules file as a file of tests."""

    def collect(self) -> Iterator[pytest.Item]:
        """An item for each test, and one for the examples of each rule."""
        from scrubber.matching.rulesfile import RulesError
        from scrubber.plugintools.sitetests import cases

        try:
            for case in cases(self.path):
                yield RulesTest.from_parent(self, name=case.name, case=case)
        except RulesError as error:
            raise self.CollectError(str(error)) from None


class Failed(Exception):
    """A test in a rules file that did not pass."""

    def __init__(self, differences: Iterable[Difference]) -> None:
        super().__init__(differences)
        self.differences = list(differences)


class RulesTest(pytest.Item):
    """A test in a rules file, or all examples of a rule."""

    def __init__(self, *, case: Case, **other: Any) -> None:
        super().__init__(**other)
        self._case = case

    def runtest(self) -> None:
        """Run it with the plugin that the file is of."""
        path = self.path.resolve()
        installed = path in {rules.resolve() for rules in _pipeline(()).plugins.rules_files}
        if differences := list(self._case.check(_pipeline(() if installed else (path.parent,)))):
            raise Failed(differences)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any) -> Any:
        """The differences, as `scrub plugin test` shows them."""
        if not isinstance(excinfo.value, Failed):
            return super().repr_failure(excinfo)
        from scrubber.plugintools.diffs import diff

        parts = (f"{d.what}\n{diff(d.expected, d.found).plain}" for d in excinfo.value.differences)
        return "\n".join(parts)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the test stands."""
        return self.path, self._case.line - 1, f"{self.path.parent.name}: {self.name}"


@lru_cache
def _pipeline(plugins: tuple[Path, ...]) -> Scrubber:
    """A pipeline with some plugins, or with the installed ones where none are named."""
    from scrubber.pipeline import Scrubber
    from scrubber.settings import Settings

    return Scrubber(Settings(plugins=list(plugins), site_plugins=False, entry_points=not plugins, strict=True))


def _samples(test: Path, config: pytest.Config) -> list[Path]:
    name = config.getini("scrubber_samples")
    for folder in _upwards(test, config):
        if (folder / name).is_dir():
            return sorted(path for path in (folder / name).iterdir() if path.suffix in _SUFFIXES)
    return []


def _upwards(path: Path, config: pytest.Config) -> Iterator[Path]:
    """The folders above a file, up to pytest's root."""
    for folder in path.parents:
        if not folder.is_relative_to(config.rootpath):
            return
        yield folder


def _is_plugin(folder: Path) -> bool:
    return (folder / _RULES).is_file() or (folder / "cleaner.py").is_file()


def _records(sample: Path, scrubber: Scrubber, url: str) -> Iterator[Any]:
    """The articles of a sample; those without address and source are taken to be of the plugin's site."""
    from dataclasses import replace

    from scrubber.plugintools.corpus import records

    for record in records([sample], scrubber.plugins.readers()):
        known = record.given.get("url") or record.given.get("source")
        address = None if known else url or _address(scrubber)
        yield replace(record, given={**record.given, "url": address}) if address else record


def _address(scrubber: Scrubber) -> str | None:
    from scrubber.matching.ruleset import shared_macros
    from scrubber.matching.rulesfile import read_rules

    files = [read_rules(path, shared_macros()) for path in scrubber.plugins.rules_files]
    domains = [file.domains[0] for file in files if file.domains]
    return f"https://{domains[0]}/" if len(domains) == 1 else None
