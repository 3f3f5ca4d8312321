"""The body of an HTTP answer as a crawler kept it: in chunks and packed, where its headers say so and it is so.

Crawlers keep an answer as it came, or unpack it and leave its headers as they were. fastwarc, told to unpack, gives up
what is not as its headers say, with the page behind it.
"""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from typing import Final

_CHUNK: Final = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r\n")
_FORMATS: Final = {"gzip": (47,), "x-gzip": (47,), "deflate": (47, -15)}
"""What zlib is told: to read the header of gzip or zlib; of `deflate`, some servers leave that out."""


def unpacked(body: bytes, transfer_encoding: str, content_encoding: str, most: int) -> bytes:
    """The body (RFC 9112, 7.1; RFC 9110, 8.4.1), `most` bytes and one of it where it is longer.

    What is not as its header says, or packed in a way that is not known, is given back as it came.
    """
    if "chunked" in transfer_encoding.lower():
        body = _joined(body)
    for bits in _FORMATS.get(content_encoding.strip().lower(), ()):
        with suppress(zlib.error):
            return _inflated(body, bits, most + 1)
    return body


def _inflated(packed: bytes, bits: int, most: int) -> bytes:
    """What is packed, in one member or several; what stands behind the last is none of it."""
    found = bytearray()
    member = zlib.decompressobj(bits)
    any_whole = False
    try:
        for at in range(0, len(packed), _AT_ONCE):
            piece = packed[at : at + _AT_ONCE]
            while piece and len(found) < most:
                found += member.decompress(piece, most - len(found))
                piece = member.unused_data
                if member.eof:
                    any_whole = True
                    member = zlib.decompressobj(bits)
    except zlib.error:
        if not any_whole:
            raise
    return bytes(found)


_AT_ONCE: Final = 1 << 10
"""Bytes that are given to zlib at once: it copies what stands behind a member, and members may be tiny."""


def _joined(body: bytes) -> bytes:
    """Chunks without what parts them; the last may be cut off."""
    parts = []
    at = 0
    while at < len(body):
        head = _CHUNK.match(body, at)
        if not head:
            return body
        size = int(head[1], 16)
        if not size:
            break
        parts.append(body[head.end() : head.end() + size])
        at = head.end() + size + len(b"\r\n")
    return b"".join(parts)
