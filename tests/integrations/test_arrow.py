from __future__ import annotations

import pytest

from scrubber.article import Article, Rejected
from tests.integrations.material import SETTINGS, articles

pa = pytest.importorskip("pyarrow", reason="needs scrubber[parquet]")

from scrubber.integrations.arrow import clean_batch, results_of, schema  # noqa: E402


def batch_of(rows):
    return pa.RecordBatch.from_pylist(rows)


def cleaned(rows, **options):
    return list(results_of(clean_batch(batch_of(rows), SETTINGS, **options)))


def test_the_records_are_those_of_a_local_run_byte_for_byte(same_as_local) -> None:
    same_as_local(cleaned(articles(20)), 20)


def test_a_row_stays_in_its_place() -> None:
    batch = clean_batch(batch_of(articles(8)), SETTINGS)
    assert batch.schema == schema()
    assert batch.column("id").to_pylist() == [str(n) for n in range(8)]
    assert [row is None for row in batch.column("rejected").to_pylist()] == [True, True, True, False] * 2
    assert [row is None for row in batch.column("text").to_pylist()] == [False, False, False, True] * 2


def test_a_rejected_row_holds_its_input_whole() -> None:
    given = {"id": "7", "text": "", "tags": ["rain"], "pages": 2**62}
    (rejected,) = cleaned([given])
    assert isinstance(rejected, Rejected)
    assert (rejected.reason, rejected.input) == ("text: the body is empty", given)


def test_a_row_without_a_body_is_rejected() -> None:
    (rejected,) = cleaned([{"title": "Rain"}])
    assert rejected.reason == "no `text` and no `html` in the record"


def test_columns_of_other_names() -> None:
    (record,) = cleaned([{"body": "It rained.", "headline": "Rain"}], columns={"text": "body", "title": "headline"})
    assert isinstance(record, Article)
    assert (record.text, record.title) == ("It rained.", "Rain")


def test_a_row_without_id_has_one_that_does_not_depend_on_its_batch() -> None:
    rows = [{"text": "It rained."}, {"text": "It stopped."}]
    first, second = cleaned(rows)
    assert [first.id, second.id] == [cleaned(rows[:1])[0].id, cleaned(rows[1:])[0].id]
    assert first.id != second.id


def test_rows_of_pages_beside_an_empty_text_have_ids_of_their_own() -> None:
    first, second = cleaned([{"text": "", "html": "<p>It rained."}, {"text": "", "html": "<p>It stopped."}])
    assert (first.text, second.text) == ("It rained.", "It stopped.")
    assert first.id != second.id


@pytest.mark.parametrize("kind", [pa.large_string(), pa.dictionary(pa.int32(), pa.string())], ids=str)
def test_texts_of_other_arrow_types(kind) -> None:
    batch = pa.RecordBatch.from_arrays([pa.array(["It’s raining."]).cast(kind)], names=["text"])
    (record,) = results_of(clean_batch(batch, SETTINGS))
    assert record.text == "It's raining."


def test_an_empty_batch() -> None:
    batch = clean_batch(batch_of(articles(1)).slice(0, 0), SETTINGS)
    assert (batch.num_rows, batch.schema) == (0, schema())
