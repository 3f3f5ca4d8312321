"""Each adapter on its real engine: the records of a local run, byte for byte, and the examples of the page."""

from __future__ import annotations

import doctest
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.integrations.material import SETTINGS, articles

pa = pytest.importorskip("pyarrow", reason="needs scrubber[parquet]")

from scrubber.article import Article, Rejected  # noqa: E402
from scrubber.integrations.arrow import results_of  # noqa: E402

COUNT = 24


def engine(name: str):
    return pytest.importorskip(name, reason=f"needs scrubber[{name}]")


def test_pandas(same_as_local) -> None:
    pandas = engine("pandas")
    from scrubber.integrations.pandas import clean

    frame = pandas.DataFrame(articles(COUNT), index=range(100, 100 + COUNT))
    cleaned = clean(frame, SETTINGS)
    assert list(cleaned.index) == list(frame.index)
    assert cleaned["rejected"].isna().sum() == COUNT * 3 // 4
    same_as_local(list(results_of(pa.Table.from_pandas(cleaned, preserve_index=False))), COUNT)


def test_pandas_with_columns_of_several_kinds() -> None:
    pandas = engine("pandas")
    from scrubber.integrations.pandas import clean

    days = [pandas.Timestamp("2021-03-04"), pandas.NaT, pandas.NaT]
    frame = {"text": ["It rained.", 5, None], "page": [1, "A3", None], "size": [1 + 2j, 0, 0], "date": days}
    cleaned = clean(pandas.DataFrame(frame), SETTINGS)
    first, second, third = results_of(pa.Table.from_pandas(cleaned, preserve_index=False))
    assert (first.text, first.published.isoformat()) == ("It rained.", "2021-03-04T00:00:00")
    assert first.extra == {"page": 1, "size": "(1+2j)"}
    assert (second.reason, second.input["page"]) == ("text: expected a text, found int", "A3")
    assert (third.reason, third.input["page"]) == ("no `text` and no `html` in the record", None)


@pytest.mark.parametrize("lazy", [False, True], ids=["eager", "lazy"])
def test_polars(same_as_local, lazy: bool) -> None:
    polars = engine("polars")
    from scrubber.integrations.polars import clean

    frame = polars.DataFrame(articles(COUNT))
    cleaned = clean(frame.lazy(), SETTINGS).collect() if lazy else clean(frame, SETTINGS)
    same_as_local(list(results_of(cleaned.to_arrow())), COUNT)


@pytest.mark.parametrize("processes", [None, 2], ids=["in process", "two processes"])
def test_hugging_face_datasets(same_as_local, tmp_path, processes) -> None:
    datasets = engine("datasets")
    from scrubber.integrations.hf_datasets import clean

    path = tmp_path / "data.parquet"
    pa.parquet.write_table(pa.Table.from_pylist(articles(COUNT)), path)
    dataset = datasets.Dataset.from_parquet(str(path), cache_dir=str(tmp_path / "cache"))
    cleaned = clean(dataset, SETTINGS, batch_size=5, num_proc=processes)
    same_as_local(list(results_of(cleaned.data.table)), COUNT)


def test_hugging_face_splits_of_which_one_is_empty() -> None:
    datasets = engine("datasets")
    from scrubber.integrations.hf_datasets import clean

    rows = datasets.Dataset.from_list(articles(4))
    cleaned = clean(datasets.DatasetDict(train=rows, test=rows.select([])), SETTINGS)
    assert (cleaned["train"].num_rows, cleaned["test"].num_rows) == (4, 0)
    assert cleaned["test"].features == cleaned["train"].features


def test_hugging_face_datasets_that_stream() -> None:
    datasets = engine("datasets")
    from scrubber.integrations.hf_datasets import clean

    stream = datasets.Dataset.from_list(articles(COUNT)).to_iterable_dataset()
    rows = list(clean(stream, SETTINGS, batch_size=5))
    assert [row["id"] for row in rows] == [str(n) for n in range(COUNT)]
    assert [row["rejected"] is None for row in rows] == [True, True, True, False] * (COUNT // 4)
    assert rows[0]["text"] == "It's raining in Ulm.\n\nThe river rose by a metre."


class TestDatatrove:
    @staticmethod
    def documents():
        from datatrove.data import Document

        for item in articles(COUNT):
            yield Document(item.pop("text"), item.pop("id"), metadata=item)

    @staticmethod
    def results(documents):
        for document in documents:
            reason = document.metadata.pop("filter_reason", None)
            if reason is None:
                yield Article.model_validate({"id": document.id, "text": document.text, **document.metadata})
            else:
                whole = {"id": document.id, **document.metadata, "text": document.text}
                yield Rejected(id=document.id, reason=reason, input=whole)

    def test_as_a_step(self, same_as_local) -> None:
        engine("datatrove")
        from scrubber.integrations.datatrove import Scrub

        same_as_local(list(self.results(Scrub(SETTINGS)(self.documents()))), COUNT)

    def test_in_a_pipeline_whose_rejections_go_to_a_writer_of_their_own(self, same_as_local, tmp_path) -> None:
        engine("datatrove")
        from datatrove.executor import LocalPipelineExecutor
        from datatrove.pipeline.readers import JsonlReader
        from datatrove.pipeline.writers import JsonlWriter

        from scrubber.integrations.datatrove import Scrub

        def write(folder):
            return JsonlWriter(str(tmp_path / folder), compression=None)

        with write("in") as writer:
            for document in self.documents():
                writer.write(document)
        steps = [JsonlReader(str(tmp_path / "in")), Scrub(SETTINGS, write("rejected")), write("clean")]
        LocalPipelineExecutor(steps, logging_dir=str(tmp_path / "logs")).run()
        found = [
            document
            for folder in ("clean", "rejected")
            for document in JsonlReader(str(tmp_path / folder), add_file_path=False)()
        ]
        assert len(found) == COUNT
        assert sum("filter_reason" in document.metadata for document in found) == COUNT // 4


@pytest.fixture(scope="module")
def ray_cluster():
    """Two workers on this machine."""
    ray = engine("ray")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="error")
    yield ray
    ray.shutdown()


def test_ray_data(same_as_local, ray_cluster) -> None:
    from scrubber.integrations.ray_data import clean

    ray_cluster.data.DataContext.get_current().execution_options.preserve_order = True
    dataset = ray_cluster.data.from_items(articles(COUNT), override_num_blocks=4)
    cleaned = clean(dataset, SETTINGS, concurrency=2)
    tables = ray_cluster.get(cleaned.to_arrow_refs())
    same_as_local([result for table in tables for result in results_of(table)], COUNT)


NO_JAVA = not (shutil.which("java") or os.environ.get("JAVA_HOME"))


@pytest.mark.skipif(NO_JAVA, reason="Spark needs Java 17")
def test_spark(same_as_local) -> None:
    engine("pyspark")
    from pyspark.sql import SparkSession

    from scrubber.integrations.spark import clean

    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = session.createDataFrame(pa.Table.from_pylist(articles(COUNT))).repartitionByRange(4, "pages")
        cleaned = clean(frame, SETTINGS).toArrow()
    finally:
        session.stop()
    results = sorted(results_of(cleaned), key=lambda result: int(result.id))
    same_as_local(results, COUNT)


PAGE = (Path(__file__).parents[2] / "docs/how-to/other-engines.md").read_text("utf-8")
SHARED, *SECTIONS = (re.findall(r"^```py\n(.*?)^```$", part, re.MULTILINE | re.DOTALL) for part in PAGE.split("\n## "))
ENGINES = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("name", "examples"), list(zip(ENGINES, SECTIONS, strict=True)), ids=ENGINES)
def test_the_examples_of_the_page(request, name: str, examples: list[str]) -> None:
    if name == "Ray":
        request.getfixturevalue("ray_cluster")
    elif name == "pyspark" and NO_JAVA:
        pytest.skip("Spark needs Java 17")
    elif name != "Arrow":
        engine(name.lower())
    test = doctest.DocTestParser().get_doctest("".join(SHARED + examples), {}, name, None, 0)
    problems: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=problems.append)
    assert problems == []
