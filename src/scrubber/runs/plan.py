"""The plan of a run: its inputs cut into batches, and the batches into shards.

A batch is what one worker is given at a time; a shard is what one output file holds and what a restart skips
or does again. Both depend on the inputs alone, never on the number of workers. A shard ends with the batch
that takes it over `shard_bytes`; a run whose inputs are together no larger than that has one shard.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from scrubber.readers import PIECE_BYTES, Piece, Position
from scrubber.readers.files import why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scrubber.readers import Reader, Source


class Place(NamedTuple):
    """A place in the sequence of all sources: the number of a source, and a position in it."""

    source: int = 0
    position: Position = Position()


@dataclass
class Batch:
    """Pieces for one worker.

    `poison` says of records (by their number in the batch) why not to clean them, `bad_pieces` of pieces why
    not to read them.
    """

    shard: int
    pieces: list[Piece] = field(default_factory=list)
    size: int = 0
    on_disk: int = 0
    poison: dict[int, str] = field(default_factory=dict)
    bad_pieces: dict[int, str] = field(default_factory=dict)

    def add(self, piece: Piece) -> None:
        """Put one more piece in."""
        self.pieces.append(piece)
        self.size += piece.size
        self.on_disk += piece.on_disk


class Shard(NamedTuple):
    """The part of the inputs that a shard holds."""

    number: int
    start: Place
    end: Place


@dataclass
class Plan:
    """Cuts sources into batches, lazily. `shards` fills as the cutting goes on.

    `whole(number, start)` gives the end of a shard that an earlier run has finished, and None for one that is
    to be done.
    """

    sources: Sequence[Source]
    readers: Mapping[str, Reader]
    shard_bytes: int
    whole: Callable[[int, Place], Place | None]
    shards: list[Shard] = field(default_factory=list)

    def batches(self) -> Iterator[Batch]:
        """All batches of shards that are to be done, in order."""
        one_shard = sum(source.size for source in self.sources) <= self.shard_bytes
        place = Place()
        while place.source < len(self.sources):
            number = len(self.shards)
            end = self.whole(number, place)
            if end is None:
                end = yield from self._shard(number, place, one_shard)
            self.shards.append(Shard(number, place, end))
            place = end

    def _shard(self, number: int, start: Place, one_shard: bool) -> Iterator[Batch]:
        size = 0
        batch = Batch(number)
        place = start
        for place, piece in self._pieces(start):
            batch.add(piece)
            if batch.size >= PIECE_BYTES:
                size += batch.size
                yield batch
                batch = Batch(number)
            if size >= self.shard_bytes and not one_shard:
                break
        else:
            place = Place(len(self.sources))
        if batch.pieces:
            yield batch
        return place

    def _pieces(self, start: Place) -> Iterator[tuple[Place, Piece]]:
        """Pieces from a place on, each with the place that follows it."""
        position = start.position
        for number in range(start.source, len(self.sources)):
            source = self.sources[number]
            reader = self.readers[source.reader]
            at = position
            try:
                for piece in reader.cut(source, position):
                    yield Place(number, piece.end), piece
                    at = piece.end
            except (OSError, EOFError, ValueError) as error:
                where = f", after record {at.number - 1}" if at.number > 1 else ""
                problem = f"can't be read{where}: {why(error)}"
                yield Place(number + 1), Piece(source, number=at.number, end=at, problem=problem)
            position = Position()
