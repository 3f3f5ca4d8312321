"""`--engine ray` on a cluster of two workers on this machine: the files are those of a local run."""

from __future__ import annotations

import json

import pytest

from scrubber.runs.job import run
from scrubber.runs.pool import WorkerError
from scrubber.runs.progress import Quiet
from scrubber.runs.shards import JobError
from tests.runs.material import SETTINGS, a_job, articles, output, summary
from tests.runs.test_job import lose_one
from tests.runs.test_pool import TRAPS
from tests.runs.test_restart import steady

ray = pytest.importorskip("ray", reason="needs scrubber[ray]")


@pytest.fixture(scope="module", autouse=True)
def cluster():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="error")
    yield
    ray.shutdown()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """More than one shard, more than one block for Ray, several formats, some rejections."""
    folder = tmp_path_factory.mktemp("in")
    (folder / "a.jsonl").write_bytes(articles(6000))
    (folder / "b.txt").write_text("Rain in Ulm\n\nIt rained all night.\n")
    (folder / "c.txt").write_text("")
    (folder / "d.jsonl").write_bytes(articles(900, start=6000))
    return folder


@pytest.fixture(scope="module")
def local(corpus, tmp_path_factory):
    out = tmp_path_factory.mktemp("local") / "out"
    run(a_job(corpus, out, shard_bytes=1_500_000, workers=1), Quiet())
    return output(out), summary(out)


def ray_job(path, out, **changes):
    return a_job(path, out, **{"engine": "ray", "workers": 2, "shard_bytes": 1_500_000, **changes})


def test_the_same_files_restarts_and_counts(corpus, local, tmp_path, monkeypatch) -> None:
    files, told = local
    monkeypatch.chdir(corpus.parent)  # Paths of the call are relative to here, not to where an actor runs.
    run(ray_job(corpus.name, tmp_path / "out"), Quiet())
    assert output(tmp_path / "out") == files
    assert len(files) > 6
    wanted = steady(told)
    found = steady(summary(tmp_path / "out"))
    assert {key: found[key] for key in found if key != "inputs"} == {
        key: wanted[key] for key in wanted if key != "inputs"
    }

    lose_one(corpus, tmp_path / "out")
    outcome = run(ray_job(corpus.name, tmp_path / "out"), Quiet())
    shards = outcome.summary["shards"]
    assert shards["kept_from_an_earlier_run"] == shards["all"] - 1
    assert output(tmp_path / "out") == files

    # What one engine has done, another goes on with.
    outcome = run(a_job(corpus, tmp_path / "out", shard_bytes=1_500_000, workers=1), Quiet())
    assert outcome.summary["shards"]["kept_from_an_earlier_run"] == shards["all"]


def test_articles_that_hang_or_kill_are_named_and_the_rest_goes_on(tmp_path) -> None:
    folder = tmp_path / "traps"
    folder.mkdir()
    (folder / "cleaner.py").write_text(TRAPS.format(flag=str(tmp_path / "flag")))
    settings = SETTINGS.model_copy(update={"plugins": [folder], "seconds_per_article": 1})
    lines = [json.dumps({"id": word, "text": f"{word}: it rained."}) + "\n" for word in ("1", "HANG", "3", "KILL", "5")]
    (tmp_path / "a.jsonl").write_text("".join(lines))
    run(ray_job(tmp_path / "a.jsonl", tmp_path / "out", settings=settings), Quiet())
    ids = [json.loads(line)["id"] for line in (tmp_path / "out/articles.jsonl").open()]
    rejected = [json.loads(line)["id"] for line in (tmp_path / "out/rejected.jsonl").open()]
    assert (ids, rejected) == (["1", "3", "5"], ["HANG", "KILL"])


def test_a_cleaner_that_raises_ends_a_strict_run(tmp_path) -> None:
    folder = tmp_path / "traps"
    folder.mkdir()
    (folder / "cleaner.py").write_text(TRAPS.format(flag=""))
    settings = SETTINGS.model_copy(update={"plugins": [folder], "strict": True})
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "RAISE"}\n')
    with pytest.raises(WorkerError, match="cleaner traps on a: as asked"):
        run(ray_job(tmp_path / "a.jsonl", tmp_path / "out", settings=settings), Quiet())


def test_standard_input_is_not_read(tmp_path) -> None:
    with pytest.raises(JobError, match="standard input"):
        run(ray_job("-", tmp_path / "out"), Quiet())


def test_an_address_without_a_cluster_is_told_at_once(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    with pytest.raises(WorkerError, match=r"no Ray cluster at 127\.0\.0\.1:1: Connection refused"):
        run(ray_job(tmp_path / "a.txt", tmp_path / "out", address="127.0.0.1:1"), Quiet())
