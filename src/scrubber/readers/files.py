"""What readers of whole files share: the bytes, or the rejection that says why there are none."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from pydantic import Field

from scrubber.article import Rejected
from scrubber.readers import ByteRange
from scrubber.readers.decoding import NotText, decode
from scrubber.readers.streams import read_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrubber.readers import Piece


class Unread(Rejected):
    """The rejection of what is not in memory: the run keeps its bytes beside the rejections."""

    bytes_at: ByteRange = Field(exclude=True)


def content(
    piece: Piece, declared: Callable[[bytes], str | None] = lambda _: None
) -> tuple[str, str | None] | Rejected:
    """Text and encoding of a piece's file. `declared` finds the encoding that the file names."""
    source = piece.source
    try:
        data = read_file(source.path, source.limits)
    except (OSError, EOFError, ValueError) as error:
        return unreadable(piece, error)
    if not data:
        return Rejected(id=source.name, reason="the file is empty", where=source.name, input={"path": source.name})
    try:
        return decode(data, declared(data))
    except NotText as error:
        return undecodable(source.name, source.name, data, str(error))


def undecodable(name: str, where: str, data: bytes, reason: str) -> Rejected:
    """The rejection of bytes that are no text, with the bytes whole."""
    whole = {"path": name, "base64": base64.b64encode(data).decode()}
    return Rejected(id=name, reason=reason, where=where, input=whole)


def unreadable(piece: Piece, error: Exception) -> Rejected:
    """The rejection of a file that can't be read."""
    name = piece.source.name
    bytes_at = ByteRange(piece.source.path)
    return Unread(id=name, reason=f"can't be read: {why(error)}", where=name, input={"path": name}, bytes_at=bytes_at)


def why(error: Exception) -> str:
    """An error in the words of the system, without its number and path."""
    return getattr(error, "strerror", None) or str(error)
