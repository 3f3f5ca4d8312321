"""A worker: parses the pieces of a batch, cleans their records, and returns bytes and counts."""

from __future__ import annotations

import base64
import os
import sys
import threading
import warnings
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from queue import SimpleQueue
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, Any, Final

from scrubber.article import Article, Rejected
from scrubber.plugins import PluginError
from scrubber.readers.files import Unread, why
from scrubber.record import Record, reject
from scrubber.runs.counts import Counts
from scrubber.runs.heap import give_back_large_blocks
from scrubber.runs.progress import TOLD
from scrubber.runs.template import scrubber_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, MutableSequence
    from multiprocessing.connection import Connection

    from scrubber.readers import Columns, Piece, Reader
    from scrubber.runs.plan import Batch
    from scrubber.settings import Settings
    from scrubber.writers import Writer

CLEANING: Final = -1
"""In the mark, in place of the number of the piece that is being read."""


OUT_OF_MEMORY: Final = 86
"""Exit code of a worker that an article took beyond its memory."""


@dataclass
class Result:
    """What became of a batch: encoded records, rejected lines, counts, and the first rejections in words.

    `unread` are the rejections of what is not in memory; they are counted, but not among the lines.
    `rest` is the number of the record with which to go on, where the worker asks to be replaced before the
    batch is done. `failures` are the plugins that failed in the worker so far, with why.
    """

    articles: list[bytes] = field(default_factory=list)
    rejected: bytes = b""
    counts: Counts = field(default_factory=Counts)
    messages: list[str] = field(default_factory=list)
    ids: bytes = b""
    rest: int | None = None
    unread: list[Unread] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)

    def add(self, other: Result) -> None:
        """Add what became of the next records of the same batch."""
        self.articles += other.articles
        self.rejected += other.rejected
        self.unread += other.unread
        self.counts.merge(other.counts)
        self.messages += other.messages
        self.ids += other.ids
        self.rest = other.rest
        self.failures |= other.failures


class Worker:
    """What a worker process holds: the pipeline, the readers, the writer, and the mark of what it is at.

    `mark` is shared with the main process, which learns from it what was at fault when a worker dies or
    hangs: the batch's number, the record's number in the batch, the number of the piece that it is being read
    from (`CLEANING` once it is read), and the time at which that began.
    """

    def __init__(
        self, settings: Settings, writer: str, columns: Columns, mark: MutableSequence[float], key: str = ""
    ) -> None:
        """Load the pipeline, or take that of the template with this key.

        Raises:
            PluginError: a plugin can't be loaded and the settings are strict.

        """
        self.scrubber = scrubber_for(settings, key)
        self.readers: dict[str, Reader] = self.scrubber.plugins.readers()
        self.writer: Writer = self.scrubber.plugins.writers()[writer]
        self.columns = columns
        self.mark = mark
        self.enough = settings.memory_per_worker << 19

    def clean(self, number: int, batch: Batch) -> Result:
        """Clean a batch, or as much of it as memory allows: a plugin may leak.

        Raises:
            PluginError: a plugin failed and the settings are strict.
            MemoryError: an article takes more than there is.

        """
        articles: list[Article] = []
        rejected: list[Rejected] = []
        counts = Counts(bytes_read=0 if batch.skip else batch.size)
        rest = None
        mark, clean_record = self.mark, self.scrubber.clean_record
        mark[:] = (number, 0, CLEANING, monotonic())
        started = perf_counter()
        for index, (piece, item) in enumerate(self._records(batch)):
            if index < batch.skip:
                continue
            mark[:] = (number, index, CLEANING, monotonic())
            if isinstance(item, Rejected):
                result: Article | Rejected = item
                self.scrubber.plugins.call("scrubber_article_rejected", rejected=item)
            elif index in batch.poison:
                result = reject(item, batch.poison[index])
            else:
                result = self._clean(clean_record, item)
            now = perf_counter()
            if isinstance(result, Article):
                articles.append(result)
                counts.add(result, now - started)
            else:
                rejected.append(result)
                counts.reject(result, now - started)
            started = now
            mark[:] = (number, index + 1, piece, monotonic())
            if memory_held() > self.enough:
                rest = index + 1
                break
        return Result(
            [self.writer.encode(articles)] if articles else [],
            b"".join([item.to_json() + b"\n" for item in rejected if not isinstance(item, Unread)]),
            counts,
            [f"{item.where or item.id}: {item.reason}" for item in rejected[:TOLD]],
            b"".join([id_hash(item.id) for item in articles]),
            rest,
            [item for item in rejected if isinstance(item, Unread)],
            dict(self.scrubber.plugins.failures),
        )

    @staticmethod
    def _clean(clean_record: Any, record: Record) -> Article | Rejected:
        try:
            result: Article | Rejected = clean_record(record)
        except (PluginError, MemoryError):
            raise
        except Exception as error:
            # No article may end a run; what it ran into is told with it.
            return reject(record, f"could not be cleaned: {type(error).__name__}: {error}")
        return result

    def _records(self, batch: Batch) -> Iterator[tuple[int, Record | Rejected]]:
        """What the pieces hold, each with the number of its piece."""
        index = 0
        for n, piece in enumerate(batch.pieces):
            first = index
            last, problem = (0, piece.problem) if piece.problem else batch.bad_pieces.get(n, (None, ""))
            if not problem or (last is not None and last > first):
                self.mark[2:] = (n, monotonic())
                try:
                    for item in islice(self._read(piece), None if last is None else last - first):
                        yield n, item
                        index += 1
                except MemoryError:
                    raise
                except Exception as error:
                    problem = f"can't be read: {type(error).__name__}: {why(error)}"
            if problem:
                for item in _unread(piece, problem, index - first):
                    yield n, item
                    index += 1

    def _read(self, piece: Piece) -> Iterable[Record | Rejected]:
        return self.readers[piece.source.reader].read(piece, self.columns)


def id_hash(id_: str) -> bytes:
    """Eight bytes by which equal ids are found."""
    return blake2b(id_.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def memory_held() -> int:
    """Bytes of memory that this process holds; 0 where the system does not say."""
    try:
        return int(_statm().split()[1]) * _PAGE
    except (OSError, NotImplementedError):
        return 0


def _statm() -> bytes:
    # Opened once: this is asked after every article.
    if not _STATM:
        _STATM.append(os.open("/proc/self/statm", os.O_RDONLY))
    return os.pread(_STATM[0], 128, 0)


_STATM: Final[list[int]] = []
_PAGE: Final = os.sysconf("SC_PAGESIZE") if hasattr(os, "sysconf") else 4096


def _limit_memory(mib: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (mib << 20, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    except (ImportError, ValueError, OSError):
        pass  # Not every system has it, and a lower limit may be set already.


def _unread(piece: Piece, reason: str, done: int) -> Iterator[Rejected]:
    """One rejection for each record of a piece that was not read; the first one holds the piece whole."""
    name = piece.source.name
    whole = {"path": name} | ({"base64": base64.b64encode(piece.data).decode()} if piece.data else {})
    at = f" line {piece.number}" if piece.number > 1 else ""
    if piece.bytes_at:
        yield Unread(id=name, reason=reason, where=name + at, input=whole, bytes_at=piece.bytes_at)
    else:
        yield Rejected(id=name, reason=reason, where=name + at, input=whole)
    for number in range(done + 2, (piece.records or 0) + 1):
        part = {"path": name, "record_of_the_piece": number}
        yield Rejected(id=f"{name}#{piece.number + number - 1}", reason=reason, where=name + at, input=part)


def main(
    connection: Connection, mark: MutableSequence[float], settings: Settings, writer: str, columns: Columns, key: str
) -> None:
    """Serve batches until the main process closes the connection."""
    # What libraries warn of (an unknown time zone, say) is nothing that the user of a run can act on.
    warnings.simplefilter("ignore")
    # What a plugin prints may not stand among the records on standard output.
    os.dup2(sys.stderr.fileno(), 1)
    _limit_memory(settings.memory_per_worker)
    give_back_large_blocks()
    inbox: SimpleQueue[tuple[int, Batch]] = SimpleQueue()

    # Batches are taken in by a thread, so that the next one is at hand when one is done, and so that the end
    # of the main process is the end of this one whatever it is at.
    def receive() -> None:
        try:
            while True:
                inbox.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)

    threading.Thread(target=receive, daemon=True).start()
    try:
        worker = Worker(settings, writer, columns, mark, key)
    except Exception as error:
        connection.send((-1, str(error)))
        return
    while True:
        number, batch = inbox.get()
        try:
            answer: Result | str = worker.clean(number, batch)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except PluginError as error:
            answer = str(error)
        except Exception as error:
            answer = f"the worker failed: {type(error).__name__}: {error}"
        try:
            connection.send((number, answer))
        except OSError:
            return
