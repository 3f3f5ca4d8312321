"""Every article accounted for: what was counted where inputs are cut is held against what workers send back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrubber.runs.plan import Batch
    from scrubber.runs.worker import Result


class Mismatch(Exception):
    """The run lost or doubled an article: a bug, told rather than hidden."""


def account(batch: Batch, result: Result) -> int:
    """How many articles a batch held, by the count of its readers; by that of the worker where none could tell.

    Raises:
        Mismatch: as many did not come back.

    """
    out = result.counts.records + result.counts.rejected
    if batch.records not in (None, out):
        piece = batch.pieces[0]
        raise Mismatch(
            f"{batch.records} articles went in, {result.counts.records} records and {result.counts.rejected} "
            f"rejections came out, of what begins at {piece.source.name} record {piece.number}"
        )
    return out
