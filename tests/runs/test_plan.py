from __future__ import annotations

from scrubber.plugins import load_plugins
from scrubber.readers import PIECE_BYTES
from scrubber.runs.inputs import find_inputs
from scrubber.runs.plan import Place, Plan
from scrubber.settings import Settings
from tests.runs.material import articles

READERS = load_plugins(Settings(entry_points=False)).readers()


def plan_of(folder, shard_bytes: int, kept=()) -> Plan:
    return Plan(find_inputs([str(folder)], READERS).sources, READERS, shard_bytes, dict(kept))


def told(plan: Plan) -> list[tuple[int, str, int]]:
    """Every piece: its shard, its source, the number of its first record."""
    return [(batch.shard, p.source.name, p.number) for batch in plan.batches() for p in batch.pieces]


def test_small_inputs_make_one_shard(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(articles(1000))
    plan = plan_of(tmp_path, shard_bytes=2_000_000)
    assert {batch.shard for batch in plan.batches()} == {0}
    assert plan.one_shard
    assert [shard.end for shard in plan.shards] == [Place(1)]


def test_small_files_share_a_batch(tmp_path) -> None:
    for n in range(100):
        (tmp_path / f"{n:03}.txt").write_text("It rained. " * 1000)
    batches = list(plan_of(tmp_path, shard_bytes=10**9).batches())
    assert [len(batch.pieces) for batch in batches] == [24, 24, 24, 24, 4]
    assert all(PIECE_BYTES <= batch.size < PIECE_BYTES + 11_000 for batch in batches[:-1])


def test_large_inputs_are_cut_into_shards_that_follow_each_other(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(articles(2000))
    (tmp_path / "b.txt").write_text("It rained.")
    plan = plan_of(tmp_path, shard_bytes=500_000)
    pieces = told(plan)
    assert len(plan.shards) == 4
    assert [shard.start for shard in plan.shards[1:]] == [shard.end for shard in plan.shards[:-1]]
    assert (plan.shards[0].start, plan.shards[-1].end) == (Place(), Place(2))
    assert pieces[-1] == (3, "b.txt", 1)


def test_shards_that_are_whole_are_left_out_and_the_rest_is_the_same(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(articles(2000))
    (tmp_path / "b.jsonl").write_bytes(articles(2000))
    first = plan_of(tmp_path, shard_bytes=500_000)
    everything = told(first)
    for skipped in ({0}, {1, 2}, {0, 1, 2, 3, 4, 5, 6}, {len(first.shards) - 1}):
        plan = plan_of(tmp_path, 500_000, {shard.number: shard for shard in first.shards if shard.number in skipped})
        assert told(plan) == [piece for piece in everything if piece[0] not in skipped]
        assert plan.shards == first.shards


def test_a_file_that_can_not_be_read_is_a_piece_that_says_so(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(articles(1))
    (tmp_path / "b.jsonl.gz").write_bytes(b"no gzip")
    (tmp_path / "c.jsonl").write_bytes(b"")
    (batch,) = plan_of(tmp_path, 10**9).batches()
    assert [(piece.source.name, piece.problem) for piece in batch.pieces] == [
        ("a.jsonl", ""),
        ("b.jsonl.gz", "can't be read: Not a gzipped file (b'no')"),
        ("c.jsonl", "the file is empty"),
    ]


def test_a_shard_that_begins_elsewhere_now_is_not_left_out(tmp_path) -> None:
    (tmp_path / "b.jsonl").write_bytes(articles(2000))
    first = plan_of(tmp_path, shard_bytes=500_000)
    list(first.batches())
    (tmp_path / "a.jsonl").write_bytes(articles(100))
    plan = plan_of(tmp_path, 500_000, {shard.number: shard for shard in first.shards[1:]})
    assert told(plan) == told(plan_of(tmp_path, 500_000))
