"""JSON Lines (jsonlines.org): one object a line, blank lines between them skipped."""

from __future__ import annotations

import codecs
import io
import tempfile
from typing import IO, TYPE_CHECKING, Final

from scrubber.article import Rejected
from scrubber.hooks import hookimpl
from scrubber.readers import PIECE_BYTES, ByteRange, Columns, Piece, Position, Reader, Source
from scrubber.readers.decoding import NotText, decode
from scrubber.readers.files import undecodable
from scrubber.readers.json_objects import NotJson, parse, record
from scrubber.readers.streams import STDIN, open_stream, skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.record import Record

_WIDE: Final = {
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"{\0": "utf-16-le",
    b"\0{": "utf-16-be",
}


def cut(source: Source, start: Position) -> Iterator[Piece]:
    """Cut at line ends, every `PIECE_BYTES`."""
    raw, used = open_stream(source.path, source.limits)
    most = source.limits.max_bytes
    with raw:
        stream, charset = _as_utf8(raw, source)
        skip(stream, start.offset)
        offset, number = start
        before = used() if start.offset else 0
        while True:
            data, error = _read(stream)
            problem, rest, begun = "", b"", b""
            if not error and data and not data.endswith(b"\n"):
                try:
                    rest = stream.readline(most)
                except (OSError, EOFError, ValueError) as damage:
                    error = damage
            if error:
                # What is whole before the damage is not lost with it.
                data = data[: data.rfind(b"\n") + 1]
                if not data:
                    raise error
            if not data:
                break
            lines = data.count(b"\n")
            if not data.endswith(b"\n"):
                data += rest
                lines += 1
                if len(rest) == most and not rest.endswith(b"\n"):
                    problem = _too_long(most)
                    whole = data.rfind(b"\n") + 1
                    data, begun = data[:whole], data[whole:]
            offset += len(data)
            number += lines
            end = Position(offset, number - bool(problem))
            yield Piece(source, data, number - lines, len(data), used() - before, end, charset, records=_count(data))
            before = used()
            if problem:
                again = stream is raw and source.path != STDIN
                bytes_at = _pass_over(stream, begun, ByteRange(source.path, offset) if again else None)
                offset += bytes_at.length or 0
                end, now = Position(offset, number), used()
                yield Piece(source, b"", number - 1, 0, now - before, end, problem=problem, bytes_at=bytes_at)
                before = now
            if error:
                raise error


def _read(stream: IO[bytes]) -> tuple[bytes, Exception | None]:
    """About a piece of the stream, less at its end; or what could be read before an error, and the error."""
    parts: list[bytes] = []
    left = PIECE_BYTES
    try:
        while left and (part := stream.read1(left)):  # type: ignore[attr-defined]
            parts.append(part)
            left -= len(part)
    except (OSError, EOFError, ValueError) as error:
        return b"".join(parts), error
    return b"".join(parts), None


def _count(data: bytes) -> int:
    """Lines that are not blank."""
    return sum(1 for line in data.split(b"\n") if line and not line.isspace())


def _pass_over(stream: IO[bytes], begun: bytes, at: ByteRange | None) -> ByteRange:
    """Read past a line that is too long for memory, and say where its bytes are.

    Where it can't be read again from its file (`at` is None), they are copied to one that ends with this process.
    """
    aside: IO[bytes] | None = None
    if at is None:
        aside = tempfile.NamedTemporaryFile()  # noqa: SIM115
        _ASIDE.append(aside)
        at = ByteRange(aside.name)
    length = 0
    part = begun
    while part:
        length += len(part)
        if aside:
            aside.write(part)
        part = b"" if part.endswith(b"\n") else stream.readline(1 << 20)
    if aside:
        aside.flush()
    return at._replace(length=length)


_ASIDE: Final[list[IO[bytes]]] = []


def _as_utf8(stream: IO[bytes], source: Source) -> tuple[IO[bytes], str | None]:
    """The stream, recoded if it begins with the byte order mark of UTF-16, or with an object that is written in it."""
    if source.path == "-":
        return stream, None
    assert isinstance(stream, io.BufferedReader)
    charset = _WIDE.get(stream.peek(2)[:2])
    if charset is None:
        return stream, None
    return io.BufferedReader(_Recoded(codecs.getreader(charset)(stream)), PIECE_BYTES), charset


class _Recoded(io.RawIOBase):
    """A text stream as bytes of UTF-8."""

    def __init__(self, text: codecs.StreamReader) -> None:
        self._text = text
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        if not self._left:
            self._left = self._text.read(len(view), len(view)).encode("utf-8", "surrogatepass")
        part, self._left = self._left[: len(view)], self._left[len(view) :]
        view[: len(part)] = part
        return len(part)


def read(piece: Piece, columns: Columns) -> Iterable[Record | Rejected]:
    """The records of the lines of a piece."""
    name, most = piece.source.name, piece.source.limits.max_bytes
    for number, line in enumerate(piece.data.split(b"\n"), piece.number):
        if line and not line.isspace():
            plain = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            if len(plain) > most:
                whole = plain.decode("utf-8", "backslashreplace")
                yield Rejected(
                    id=f"{name}#{number}", reason=_too_long(most), where=f"{name} line {number}", input=whole
                )
                continue
            yield _record(plain, f"{name}#{number}", f"{name} line {number}", columns, piece)


def _too_long(most: int) -> str:
    return f"the line is longer than max_bytes = {most}"


def _record(line: bytes, id_: str, where: str, columns: Columns, piece: Piece) -> Record | Rejected:
    depth = piece.source.limits.max_depth
    try:
        return record(parse(line, depth), id_, where, columns, piece.charset)
    except (NotJson, UnicodeDecodeError) as error:
        reason = str(error)
    try:
        text, guess = decode(line)
    except NotText as error:
        try:
            return Rejected(id=id_, reason=str(error), where=where, input=line.decode("utf-8"))
        except UnicodeDecodeError:
            return undecodable(id_, where, line, str(error))
    if guess:
        try:
            return record(parse(text, depth), id_, where, columns, guess)
        except NotJson as error:
            reason = str(error)
    return Rejected(id=id_, reason=reason, where=where, input=text)


@hookimpl
def scrubber_readers() -> Iterable[Reader]:
    """Register the reader."""
    return [Reader("jsonl", (".jsonl", ".ndjson"), cut, read)]
