from __future__ import annotations

import os

import pytest

from scrubber.plugins import load_plugins
from scrubber.runs.inputs import find_inputs
from scrubber.settings import Settings

READERS = load_plugins(Settings(entry_points=False)).readers()


def found(*paths, out=None):
    return find_inputs([str(path) for path in paths], READERS, out)


def names(*paths, out=None) -> list[str]:
    return [source.name for source in found(*paths, out=out).sources]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    for name in (
        "b.txt",
        "a/z.html",
        "a/b.jsonl.gz",
        "a.txt",
        "a/.hidden.txt",
        ".git/c.txt",
        "A.TXT",
        "x.png",
        "n",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("It rained.")
    return folder


def test_a_folder_is_read_recursively_in_order_without_what_is_hidden(folder) -> None:
    assert names(folder) == ["A.TXT", "a/b.jsonl.gz", "a/z.html", "a.txt", "b.txt"]


def test_what_no_reader_knows_is_counted(folder) -> None:
    assert dict(found(folder).other_kinds) == {".png": 1, "no suffix": 1}


def test_what_describes_a_saved_dataset_is_no_input(tmp_path) -> None:
    for name in ("dataset_dict.json", "train/dataset_info.json", "train/state.json", "train/data-0.arrow"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    (tmp_path / "state.json").write_text('{"text": "Of the state of things."}')
    assert names(tmp_path) == ["state.json", "train/data-0.arrow"]


def test_names_are_relative_to_the_path_that_was_called(folder) -> None:
    assert names(folder / "a", folder / "b.txt") == ["b.jsonl.gz", "z.html", "b.txt"]


def test_the_output_of_the_run_is_no_input(folder) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "articles.jsonl").write_text("{}")
    assert "out/articles.jsonl" in names(folder)
    assert "out/articles.jsonl" not in names(folder, out=folder / "out")


def test_sources_know_how_their_file_looks(folder) -> None:
    source = found(folder / "a.txt").sources[0]
    assert (source.size, source.mtime_ns) == (10, (folder / "a.txt").stat().st_mtime_ns)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("missing.txt", "No such file or directory"),
        ("x.png", "no reader for .png"),
        ("n", "without a suffix"),
    ],
)
def test_a_named_path_that_can_not_be_read_is_missing(folder, name, why) -> None:
    inputs = found(folder / name, folder / "a.txt")
    assert [source.name for source in inputs.sources] == ["a.txt"]
    assert len(inputs.missing) == 1
    assert why in inputs.missing[0]


def test_links_inside_the_folder_are_followed_to_files(folder) -> None:
    (folder / "link.txt").symlink_to(folder / "a" / "z.html")
    (folder / "loop").symlink_to(folder)
    inputs = found(folder)
    assert "link.txt" in [source.name for source in inputs.sources]
    assert inputs.skipped == [f"{folder / 'loop'}: a link to a folder"]


def test_links_out_of_the_folder_are_not(folder, tmp_path) -> None:
    (tmp_path / "secret.txt").write_text("It rained.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "dead.txt").symlink_to(tmp_path / "nothing.txt")
    assert found(folder).skipped == [
        f"{folder / 'dead.txt'}: No such file or directory",
        f"{folder / 'link.txt'}: a link that leads out of the folder",
    ]


def test_a_link_that_leads_nowhere_costs_only_itself(folder) -> None:
    (folder / "loop.txt").symlink_to("loop.txt")
    inputs = found(folder)
    assert [source.name for source in inputs.sources] == ["A.TXT", "a/b.jsonl.gz", "a/z.html", "a.txt", "b.txt"]
    assert inputs.skipped == [f"{folder / 'loop.txt'}: Too many levels of symbolic links"]
    assert found(folder / "loop.txt").missing == [f"{folder / 'loop.txt'}: Too many levels of symbolic links"]


def test_outputs_of_other_runs_are_told_and_not_read(folder) -> None:
    for out in ("out1", "a/out2"):
        (folder / out / ".scrubber").mkdir(parents=True)
        (folder / out / "articles.jsonl").write_text("{}")
    inputs = found(folder, out=folder / "out1")
    assert [source.name for source in inputs.sources] == ["A.TXT", "a/b.jsonl.gz", "a/z.html", "a.txt", "b.txt"]
    assert inputs.skipped == [f"{folder / 'a/out2'}: the output of a run; to clean its records again, name their files"]
    assert names(folder / "out1/articles.jsonl") == ["articles.jsonl"]


def test_a_link_that_was_named_is_followed(folder, tmp_path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert names(tmp_path / "link") == names(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_are_told_and_not_opened(folder) -> None:
    os.mkfifo(folder / "p.txt")
    assert found(folder).skipped == [f"{folder / 'p.txt'}: a pipe, not a file"]
    assert "a pipe" in found(folder / "p.txt").missing[0]
