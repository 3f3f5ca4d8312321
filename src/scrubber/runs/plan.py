"""The plan of a run: its inputs cut into batches, and the batches into shards.

A batch is what one worker is given at a time; a shard is what one output file holds and what a restart skips
or does again. Both depend on the inputs alone, never on the number of workers. A shard ends with the batch
that takes it to `shard_bytes`; a run whose inputs are together no larger than that has one shard.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from scrubber.readers import PIECE_BYTES, ByteRange, NotInstalled, Piece, Position
from scrubber.readers.files import why
from scrubber.readers.streams import STDIN

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from scrubber.readers import Reader, Source


class Place(NamedTuple):
    """A place in the sequence of all sources: the number of a source, and a position in it."""

    source: int = 0
    position: Position = Position()


@dataclass
class Batch:
    """Pieces for one worker.

    `poison` says of records (by their number in the batch) why not to clean them, `bad_pieces` of pieces from
    which record on and why not to read them. Records before `skip` are done.
    """

    shard: int
    pieces: list[Piece] = field(default_factory=list)
    size: int = 0
    on_disk: int = 0
    poison: dict[int, str] = field(default_factory=dict)
    bad_pieces: dict[int, tuple[int, str]] = field(default_factory=dict)
    skip: int = 0

    def add(self, piece: Piece) -> None:
        """Put one more piece in."""
        self.pieces.append(piece)
        self.size += piece.size
        self.on_disk += piece.on_disk

    @property
    def records(self) -> int | None:
        """How many records the readers counted as they cut; None if one of them could not tell."""
        counted = [1 if piece.problem else piece.records for piece in self.pieces]
        return None if None in counted else sum(filter(None, counted))


class Shard(NamedTuple):
    """The part of the inputs that a shard holds."""

    number: int
    start: Place
    end: Place


@dataclass
class Plan:
    """Cuts sources into batches, lazily. `shards` fills as the cutting goes on.

    `kept` are the shards, by their number, that an earlier run has finished, and that need not be done again where
    they still begin at the same place.
    """

    sources: Sequence[Source]
    readers: Mapping[str, Reader]
    shard_bytes: int
    kept: Mapping[int, Shard] = field(default_factory=dict)
    shards: list[Shard] = field(default_factory=list)

    @property
    def one_shard(self) -> bool:
        """Whether the inputs are small enough for a single output file."""
        return sum(source.size for source in self.sources) <= self.shard_bytes

    def batches(self) -> Iterator[Batch]:
        """All batches of shards that are to be done, in order."""
        one_shard = self.one_shard
        pieces: _Pieces | None = None
        place = Place()
        while place.source < len(self.sources):
            number = len(self.shards)
            kept = self.kept.get(number)
            if kept and kept.start == place:
                pieces, end = None, kept.end
            else:
                pieces = pieces or _Pieces(self, place)
                end = yield from self._shard(number, pieces, one_shard=one_shard)
            self.shards.append(Shard(number, place, end))
            place = end

    def _shard(self, number: int, pieces: _Pieces, *, one_shard: bool) -> Generator[Batch, None, Place]:
        size = 0
        batch = Batch(number)
        while (piece := pieces.head) and (one_shard or size < self.shard_bytes):
            batch.add(piece)
            pieces.advance()
            if batch.size >= PIECE_BYTES:
                size += batch.size
                yield batch
                batch = Batch(number)
        if batch.pieces:
            yield batch
        return pieces.place


class _Pieces:
    """The pieces from a place on: `head`, None at the end, is the next one; it begins at `place`."""

    def __init__(self, plan: Plan, start: Place) -> None:
        self._plan = plan
        self._rest = self._all(start)
        self.advance()

    def advance(self) -> None:
        """Go on to the next piece."""
        end: tuple[Place, Piece | None] = (Place(len(self._plan.sources)), None)
        self.place, self.head = next(self._rest, end)

    def _all(self, start: Place) -> Iterator[tuple[Place, Piece]]:
        position = start.position
        for number in range(start.source, len(self._plan.sources)):
            source = self._plan.sources[number]
            problem = ""
            # What stands behind a damage can't be told from what was read before it: the file is kept whole.
            bytes_at = None if source.path == STDIN else ByteRange(source.path)
            try:
                for piece in self._plan.readers[source.reader].cut(source, position):
                    yield Place(number, position), piece
                    position = piece.end
            except NotInstalled as error:
                problem, bytes_at = f"can't be read: {error}", None
            except (OSError, EOFError, ValueError) as error:
                problem = f"can't be read: {why(error)}"
            except Exception as error:
                # A reader of a plugin, or a library, that does not keep to what it promises.
                problem = f"can't be read: {type(error).__name__}: {error}"
            if not problem and position == Position():
                problem, bytes_at = "the file is empty", None
            if problem:
                yield Place(number, position), Piece(source, number=position.number, problem=problem, bytes_at=bytes_at)
            position = Position()
