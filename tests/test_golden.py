"""Golden snapshots: for each file of golden/inputs the records that `scrub golden/inputs` makes of it.

Those of golden/repeats are cleaned with the settings that lie there, since repeated text is kept by default.

`pytest tests/test_golden.py --snapshot-update` renews golden/records: read what it changed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from scrubber import Article, Scrubber
from scrubber.categories import FURNITURE, JUNK, NEUTRAL
from scrubber.plugintools.pages import readable
from scrubber.record import Record, record_of
from scrubber.settings import load_settings
from tests.conftest import scrub

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion
    from syrupy.location import PyTestLocation
    from syrupy.types import SnapshotIndex

    Records = dict[str, list[Article]]

GOLDEN = Path(__file__).parent.parent / "golden"
REPEATS = sorted((GOLDEN / "repeats").glob("*.txt"))
PATHS = {path.name: path for path in [*sorted((GOLDEN / "inputs").iterdir()), *REPEATS]}
INPUTS = list(PATHS)


# syrupy would have the test's name in each file's name, to see which files nobody wants any more.
pytestmark = pytest.mark.filterwarnings(r"ignore:\s*Can not relate snapshot")


class RecordFiles(SingleFileSnapshotExtension):
    """Snapshots lie in golden/records, each under the name of its input."""

    _write_mode = WriteMode.TEXT
    file_extension = "record"

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(GOLDEN / "records")

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        return test_location.snapshot_name.partition("[")[2].rstrip("]").replace("/", "~")


@pytest.fixture(scope="module")
def dropping_repeats() -> Scrubber:
    return Scrubber(load_settings(GOLDEN / "repeats" / "scrubber.toml", entry_points=False))


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory, dropping_repeats: Scrubber) -> Records:
    """The records of every input, by the input's name."""
    found: Records = {name: [] for name in INPUTS}
    sources = given_ids()
    repeats = (Record(path.name, path.read_text("utf-8"), title_line=True) for path in REPEATS)
    for article in [
        *scrub(GOLDEN / "inputs", tmp_path_factory.mktemp("golden")),
        *dropping_repeats.clean_many(repeats),
    ]:
        assert isinstance(article, Article)
        found[sources.get(article.id, article.id.partition("#")[0])].append(article)
    return found


def given_ids() -> dict[str, str]:
    """The input's name for ids that stand in the input itself."""
    return {
        str(item["id"]): name
        for name in INPUTS
        if name.endswith(".jsonl")
        for line in PATHS[name].read_text("utf-8").splitlines()
        if "id" in (item := json.loads(line))
    }


@pytest.mark.parametrize("name", INPUTS)
def test_golden(name: str, records: Records, snapshot: SnapshotAssertion) -> None:
    assert records[name]
    assert snapshot(extension_class=RecordFiles) == "\n\n".join(map(readable, records[name]))


def test_every_record_has_an_input() -> None:
    pages = {path.name.removesuffix(".record").replace("~", "/") for path in (GOLDEN / "records").iterdir()}
    assert pages - set(INPUTS) == set()


def test_every_cleaner_has_a_case(records: Records, dropping_repeats: Scrubber) -> None:
    articles = [article for found in records.values() for article in found]
    seen = {entry.cleaner for article in articles for entry in article.edits}
    # This one changes nothing: it tells the language, by which rules are chosen.
    if {article.language for article in articles} > {"en"}:
        seen.add("language")
    assert [cleaner.name for cleaner in dropping_repeats.cleaners if cleaner.name not in seen] == []


@pytest.mark.parametrize("name", [name for name in INPUTS if name.startswith("clean-")])
def test_what_is_clean_comes_through_untouched(name: str, records: Records) -> None:
    source = PATHS[name].read_text("utf-8")
    (article,) = records[name]
    if name.endswith(".jsonl"):
        record = record_of(json.loads(source), "")
        assert (article.text, article.edits) == (record.text, [])  # type: ignore[union-attr]
    else:
        title, _, body = source.partition("\n\n")
        assert (article.title, article.text) == (title, body.rstrip("\n"))


@pytest.mark.parametrize("name", [name for name in INPUTS if not name.endswith(".jsonl")])
def test_what_is_golden_can_be_taken_back(name: str, records: Records) -> None:
    (article,) = records[name]
    assert article.revert() == PATHS[name].read_bytes().decode()


@pytest.mark.parametrize("name", INPUTS)
def test_every_removal_has_a_reason(name: str, records: Records) -> None:
    unexplained = [
        f"{entry.cleaner}/{entry.rule}: {entry.before!r}"
        for article in records[name]
        for entry in article.edits
        if len(entry.after) < len(entry.before) and entry.category in JUNK | FURNITURE | NEUTRAL and not entry.reason
    ]
    assert unexplained == []


@pytest.mark.xfail(reason="a list of headlines under a label stays: a list of the body looks the same")
@pytest.mark.parametrize("junk", ["- Three islands that lost their ferries", "- Opinion: What a quay is worth"])
def test_what_is_known_to_be_left_over(junk: str, records: Records) -> None:
    (article,) = records["extracted-page.txt"]
    assert junk not in article.text
