from __future__ import annotations

import json
import os
import re

import pytest

from scrubber import Article
from scrubber.runs.job import run
from scrubber.runs.progress import Quiet
from scrubber.runs.shards import JobError
from scrubber.settings import Settings
from tests.runs.material import SETTINGS, a_job, articles, output, summary

pytestmark = pytest.mark.usefixtures("in_process")


class Told(Quiet):
    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def tell(self, message: str) -> None:
        self.messages.append(message)


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(articles(200))
    (folder / "b.txt").write_text("Rain in Ulm\n\nIt rained all night.\n")
    (folder / "c.jsonl").write_bytes(articles(60, start=200))
    return folder


def test_records_rejections_and_a_summary(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(articles(11))
    outcome = run(a_job(tmp_path / "a.jsonl", tmp_path / "out"), Told())
    assert set(output(tmp_path / "out")) == {"articles.jsonl", "rejected.jsonl"}
    records = [Article.model_validate_json(line) for line in (tmp_path / "out/articles.jsonl").open()]
    assert [record.id for record in records] == [f"a.jsonl#{n}" for n in range(2, 11)]
    rejected = [json.loads(line) for line in (tmp_path / "out/rejected.jsonl").open()]
    assert [line["where"] for line in rejected] == ["a.jsonl line 1", "a.jsonl line 11"]
    assert rejected[0]["input"] == {"id": "bad 0"}
    told = summary(tmp_path / "out")
    assert told == json.loads(json.dumps(outcome.summary))
    assert (told["in"], told["records"], told["rejected"]) == (11, 9, 2)
    assert told["rejected_by_reason"] == {"no `text` and no `html` in the record": 2}
    assert told["edits_by_category"]["quotes"] == 9
    assert told["words_after"] == told["words_before"] == sum(len(r.text.split()) for r in records)
    assert len(told["slowest"]) == 10


def test_large_inputs_make_numbered_files_in_the_order_of_the_input(corpus, tmp_path) -> None:
    run(a_job(corpus, tmp_path / "out"), Told())
    names = [name for name in output(tmp_path / "out") if name.startswith("articles")]
    assert names == [f"articles-{n:05}.jsonl" for n in range(len(names))]
    assert len(names) > 3
    ids = [json.loads(line)["id"] for name in names for line in (tmp_path / "out" / name).open()]
    wanted = [f"a.jsonl#{n + 1}" for n in range(200) if n % 10]
    wanted += ["b.txt"] + [f"c.jsonl#{n + 1}" for n in range(60) if n % 10]
    assert ids == wanted


def test_words_before_count_what_was_taken_out(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "It rained all night.\n\nREAD MORE\n\nThe river rose."}))
    run(a_job(tmp_path / "a.jsonl", tmp_path / "out", settings=Settings(entry_points=False)), Told())
    told = summary(tmp_path / "out")
    assert (told["words_before"], told["words_after"]) == (9, 7)
    assert told["characters_by_category"]["promo"] >= len("READ MORE")


def test_equal_ids_are_kept_and_counted(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n' * 2)
    run(a_job(tmp_path / "a.jsonl", tmp_path / "out"), Told())
    assert summary(tmp_path / "out")["duplicate_ids"] == 2
    assert output(tmp_path / "out")["articles.jsonl"].count(b"\n") == 4


def test_the_same_again_does_nothing_again(corpus, tmp_path) -> None:
    run(a_job(corpus, tmp_path / "out"), Told())
    before = output(tmp_path / "out")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*-*.jsonl")}
    outcome = run(a_job(corpus, tmp_path / "out", workers=3), Told())
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*-*.jsonl")} == times
    assert output(tmp_path / "out") == before
    assert outcome.summary["shards"]["all"] == outcome.summary["shards"]["kept_from_an_earlier_run"]
    assert (outcome.summary["in"], outcome.summary["rejected"]) == (261, 26)


def lose_one(corpus, out) -> None:
    (out / "articles-00002.jsonl").unlink()


def cut_one(corpus, out) -> None:
    os.truncate(out / "rejected-00001.jsonl", 5)


def change_last(corpus, out) -> None:
    (corpus / "c.jsonl").write_bytes(articles(80, start=5000))


def change_first(corpus, out) -> None:
    (corpus / "a.jsonl").write_bytes(articles(150, start=5000))


def add_one(corpus, out) -> None:
    (corpus / "0.txt").write_text("It rained.")


def remove_most(corpus, out) -> None:
    (corpus / "a.jsonl").unlink()


def spoil_a_note(corpus, out) -> None:
    (out / ".scrubber/00001.json").write_bytes(b"{")


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        pytest.param(lose_one, "some", id="an output file is gone"),
        pytest.param(cut_one, "some", id="an output file is cut off"),
        pytest.param(spoil_a_note, "some", id="a note is damaged"),
        pytest.param(change_last, "some", id="the last input changed"),
        pytest.param(change_first, "none", id="the first input changed"),
        pytest.param(add_one, "none", id="an input came before all others"),
        pytest.param(remove_most, "none", id="there is only one shard left"),
    ],
)
def test_what_has_changed_is_done_again(corpus, tmp_path, change, kept) -> None:
    run(a_job(corpus, tmp_path / "out"), Told())
    change(corpus, tmp_path / "out")
    outcome = run(a_job(corpus, tmp_path / "out"), Told())
    run(a_job(corpus, tmp_path / "fresh"), Told())
    assert output(tmp_path / "out") == output(tmp_path / "fresh")
    assert (outcome.summary["shards"]["kept_from_an_earlier_run"] > 0) == (kept == "some")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"settings": SETTINGS.model_copy(update={"quotes": "curly"})}, id="a setting"),
        pytest.param({"columns": {"title": "headline"}}, id="a column"),
        pytest.param({"format": "txt"}, id="the format"),
        pytest.param({"shard_bytes": 70_000}, id="the size of a shard"),
    ],
)
def test_other_ways_do_all_again(corpus, tmp_path, change) -> None:
    run(a_job(corpus, tmp_path / "out"), Told())
    outcome = run(a_job(corpus, tmp_path / "out", **change), Told())
    run(a_job(corpus, tmp_path / "fresh", **change), Told())
    assert output(tmp_path / "out") == output(tmp_path / "fresh")
    assert outcome.summary["shards"]["kept_from_an_earlier_run"] == 0


def test_a_changed_plugin_does_all_again(corpus, tmp_path) -> None:
    rules = tmp_path / "own.toml"
    rules.write_text("")
    settings = SETTINGS.model_copy(update={"plugins": [rules]})
    run(a_job(corpus, tmp_path / "out", settings=settings), Told())
    rules.write_text("# now with a comment\n")
    assert run(a_job(corpus, tmp_path / "out", settings=settings), Told()).summary["times"]["articles_per_second"] > 0


RAISES = """
from scrubber import hookimpl

@hookimpl
def scrubber_cleaners():
    raise RuntimeError("in the hook")
"""
LISTENER = RAISES.replace("cleaners()", "article_done(article)")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        pytest.param("rules.toml", "[[rule]]\n", "rules.toml:1: ", id="rules"),
        pytest.param("cleaner.py", RAISES, "scrubber_cleaners: RuntimeError: in the hook", id="cleaners"),
        pytest.param("cleaner.py", LISTENER, "scrubber_article_done: RuntimeError: in the hook", id="a listener"),
        pytest.param("cleaner.py", "import nothing_like_it", "No module named 'nothing_like_it'", id="at import"),
    ],
)
def test_a_plugin_that_fails_is_told_by_each_run(tmp_path, name, content, why) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / name).write_text(content)
    (tmp_path / "a.txt").write_text("It rained.")
    settings = SETTINGS.model_copy(update={"plugins": [tmp_path / "own"]})
    for kept in (0, 1):
        told = Told()
        found = run(a_job(tmp_path / "a.txt", tmp_path / "out", settings=settings), told).summary
        assert found["shards"]["kept_from_an_earlier_run"] == kept
        (message,) = told.messages
        assert message.startswith("plugin own ")
        assert why in message
        assert why in found["plugins_not_loaded"]["own"]


def test_a_plugin_that_fails_is_told_where_records_go_to_standard_output(tmp_path, capfdbinary) -> None:
    (tmp_path / "own.toml").write_text("[[rule]]\n")
    (tmp_path / "a.txt").write_text("It rained.")
    told = Told()
    run(
        a_job(tmp_path / "a.txt", None, settings=SETTINGS.model_copy(update={"plugins": [tmp_path / "own.toml"]})), told
    )
    assert [message.partition(":")[0] for message in told.messages] == ["plugin own failed"]


def test_an_output_that_is_a_file_is_refused(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "out").write_text("mine")
    with pytest.raises(JobError, match="a file, not a folder"):
        run(a_job(tmp_path / "a.txt", tmp_path / "out", overwrite=True), Told())
    assert (tmp_path / "out").read_text() == "mine"


@pytest.fixture
def small_corpus(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(articles(30))
    (folder / "b.txt").write_text("Rain in Ulm\n\nIt rained all night.\n")
    return folder


def everything_in(folder) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(errors="replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("overwrite", [False, True], ids=["", "with --overwrite"])
@pytest.mark.parametrize(
    ("mine", "format_"),
    [
        ("articles.jsonl", "jsonl"),
        ("articles-00003.jsonl", "jsonl"),
        ("rejected.jsonl", "jsonl"),
        ("rejected.raw", "jsonl"),
        ("summary.json", "jsonl"),
        ("articles.jsonl/a.txt", "jsonl"),
        ("articles/a.txt", "txt"),
        ("articles", "txt"),
    ],
)
def test_what_no_run_wrote_is_refused_and_left_alone(tmp_path, mine, format_, overwrite) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "out" / mine).parent.mkdir(parents=True)
    (tmp_path / "out" / mine).write_text("mine")
    with pytest.raises(JobError, match=f"out: holds {mine.split('/')[0]}.*, which is not known to be of a run"):
        run(a_job(tmp_path / "a.txt", tmp_path / "out", format=format_, overwrite=overwrite), Told())
    assert everything_in(tmp_path / "out") == {mine: "mine"}
    assert not (tmp_path / "out/.scrubber").exists()


OTHERS = (
    "articles.csv",
    "articles/a.txt",
    "rejected.txt",
    "articles-old.jsonl",
    "articles-00009/b.txt",
    "learned/c.txt",
)


@pytest.mark.parametrize("change", [{}, {"overwrite": True}, {"format": "txt"}, {"shard_bytes": 10**9}], ids=str)
def test_what_only_looks_like_output_stays_whatever_the_run_does(small_corpus, tmp_path, change) -> None:
    run(a_job(small_corpus, tmp_path / "out", shard_bytes=8_000), Told())
    mine = [name for name in OTHERS if change.get("format") != "txt" or not re.match("articles.*/", name)]
    for name in mine:
        (tmp_path / "out" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "out" / name).write_text("mine")
    run(a_job(small_corpus, tmp_path / "out", **{"shard_bytes": 8_000} | change), Told())
    run(a_job(small_corpus / "b.txt", tmp_path / "out", **change | {"overwrite": True}), Told())
    found = everything_in(tmp_path / "out")
    assert {name: found.get(name) for name in mine} == dict.fromkeys(mine, "mine")
    others = {"articles/b.txt", "rejected.jsonl"} if "format" in change else {"articles.jsonl", "rejected.jsonl"}
    assert {name for name in output(tmp_path / "out") if name not in mine} == others


def test_a_file_among_those_of_a_tree_is_no_runs_own(small_corpus, tmp_path) -> None:
    task = a_job(small_corpus, tmp_path / "out", format="txt", shard_bytes=10**9)
    run(task, Told())
    (tmp_path / "out/articles/notes.md").write_text("mine")
    assert run(task, Told()).summary["shards"] == {"all": 1, "kept_from_an_earlier_run": 1}
    (small_corpus / "b.txt").write_text("Snow in Ulm\n\nIt snowed.\n")
    with pytest.raises(JobError, match=r"out: holds articles/notes\.md, which is not known to be of a run"):
        run(task, Told())
    # In another format that folder is not needed: what the run wrote goes, what it did not write stays.
    run(a_job(small_corpus, tmp_path / "out", shard_bytes=10**9), Told())
    assert set(output(tmp_path / "out")) == {"articles.jsonl", "rejected.jsonl", "articles/notes.md"}


def test_a_link_in_place_of_a_folder_is_not_followed(tmp_path) -> None:
    (tmp_path / "in/a").mkdir(parents=True)
    (tmp_path / "in/a/b.txt").write_text("It rained.")
    run(a_job(tmp_path / "in", tmp_path / "out", format="txt"), Told())
    (tmp_path / "out/articles/a").rename(tmp_path / "elsewhere")
    (tmp_path / "out/articles/a").symlink_to(tmp_path / "elsewhere")
    run(a_job(tmp_path / "in", tmp_path / "out", overwrite=True), Told())
    assert everything_in(tmp_path / "elsewhere") == {"b.txt": "It rained.\n"}


def test_what_comes_while_the_run_goes_on_is_left_alone(corpus, tmp_path) -> None:
    class Meanwhile(Told):
        def advance(self, on_disk, result=None) -> None:
            (tmp_path / "out/articles-00002.jsonl").write_text("mine")

    with pytest.raises(JobError, match=r"out: holds articles-00002\.jsonl, which is not known to be of a run"):
        run(a_job(corpus, tmp_path / "out"), Meanwhile())
    assert (tmp_path / "out/articles-00002.jsonl").read_text() == "mine"


@pytest.mark.parametrize("below", ["articles", "articles/b.txt"])
def test_what_an_earlier_run_wrote_is_not_read_while_it_is_replaced(corpus, tmp_path, below) -> None:
    out = tmp_path / "out"
    run(a_job(corpus / "b.txt", out, format="txt"), Told())
    with pytest.raises(JobError, match=f"{below} is of an earlier run to that folder, and would be taken away"):
        run(a_job(out / below, out, overwrite=True), Told())
    assert (out / "articles/b.txt").exists()
    run(a_job(out / below, tmp_path / "other"), Told())


def test_inputs_may_lie_in_the_folder_that_is_written_to(corpus) -> None:
    for path in (corpus, corpus / "b.txt"):
        assert run(a_job(path, corpus.parent, overwrite=True, shard_bytes=10**9), Told()).summary["records"] > 0
        assert {"in", "articles.jsonl"} <= {found.name for found in corpus.parent.iterdir()}


def test_an_input_that_was_added_to_a_small_run_joins_the_others(tmp_path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.jsonl").write_bytes(articles(3, start=1))
        run(a_job(folder, tmp_path / "out"), Quiet())
        run(a_job(folder, tmp_path / f"new-{name}"), Quiet())
        assert output(tmp_path / "out") == output(tmp_path / f"new-{name}")
    assert summary(tmp_path / "out")["records"] == 9


def test_other_inputs_need_another_folder(corpus, tmp_path) -> None:
    run(a_job(corpus / "b.txt", tmp_path / "out"), Told())
    with pytest.raises(JobError, match=r"holds the records of .*b.txt; --overwrite"):
        run(a_job(corpus / "c.jsonl", tmp_path / "out"), Told())
    run(a_job(corpus / "c.jsonl", tmp_path / "out", overwrite=True), Told())
    assert summary(tmp_path / "out")["in"] == 60


def test_the_input_folder_is_no_output_folder(corpus) -> None:
    with pytest.raises(JobError, match="can't go into the folder that is read"):
        run(a_job(corpus, corpus), Told())


def test_an_output_folder_inside_the_input_is_not_read(corpus) -> None:
    run(a_job(corpus, corpus / "out"), Told())
    assert run(a_job(corpus, corpus / "out"), Told()).summary["in"] == 261


def test_nothing_to_read_is_an_error(tmp_path) -> None:
    with pytest.raises(JobError, match="nothing to read"):
        run(a_job(tmp_path, tmp_path / "out"), Told())


def test_inputs_without_records_still_make_output(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n\n")
    outcome = run(a_job(tmp_path / "a.jsonl", tmp_path / "out"), Told())
    assert output(tmp_path / "out") == {"articles.jsonl": b"", "rejected.jsonl": b""}
    assert outcome.summary["in"] == 0


def test_two_runs_do_not_write_to_one_folder(corpus, tmp_path) -> None:
    import fcntl

    run(a_job(corpus, tmp_path / "out"), Told())
    with (tmp_path / "out/.scrubber/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(JobError, match="another run is writing to it"):
            run(a_job(corpus, tmp_path / "out"), Told())


def test_bad_inputs_are_told_with_file_and_line(tmp_path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(b'{"text": "It rained."}\n' * 6 + b'{"text": "It\n' + b'{"title": "Rain"}\n')
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_bytes(b"\x7fELF\0\0\0\0")
    told = Told()
    run(a_job([folder, folder / "d.txt"], tmp_path / "out"), told)
    assert told.messages == [
        f"not read: {folder / 'd.txt'}: No such file or directory",
        "rejected: a.jsonl line 7: not valid JSON: unexpected end of data: line 1 column 13 (char 12)",
        "rejected: a.jsonl line 8: no `text` and no `html` in the record",
        "rejected: b.txt: the file is empty",
        "rejected: c.txt: binary data, not text",
    ]
    assert output(tmp_path / "out")["articles.jsonl"].count(b"\n") == 6


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="everything is allowed here")
def test_no_permission_is_told(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "a.txt").chmod(0)
    told = Told()
    run(a_job(tmp_path / "a.txt", tmp_path / "out"), told)
    assert told.messages == ["rejected: a.txt: can't be read: Permission denied"]


def test_remote_inputs(tmp_path) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe({"/crawl/a/b.txt": b"It rained.", "/crawl/c.jsonl": articles(30), "/crawl/.x.txt": b"hidden"})
    try:
        run(a_job("memory://crawl", tmp_path / "out"), Told())
        first, *_ = map(json.loads, (tmp_path / "out/articles.jsonl").open())
        assert first["id"] == "a/b.txt"
        assert summary(tmp_path / "out")["in"] == 31
        assert run(a_job("memory://crawl", tmp_path / "out"), Told()).summary["shards"]["kept_from_an_earlier_run"] == 1
    finally:
        memory.rm("/crawl", recursive=True)


def test_a_remote_path_that_is_not_there_is_told(tmp_path) -> None:
    pytest.importorskip("fsspec")
    told = Told()
    with pytest.raises(JobError, match="nothing to read"):
        run(a_job("memory://nowhere", tmp_path / "out"), told)
    assert told.messages == ["not read: memory://nowhere: nothing is there"]
