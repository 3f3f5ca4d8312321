"""How the C library keeps memory that was freed."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from typing import Final

_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_LARGE: Final = 1 << 17


def give_back_large_blocks() -> None:
    """Make glibc give blocks of 128 KiB and more, such as batches, back to the system when they are freed.

    It does so at first, until the first one is freed: from then on it keeps as much (mallopt(3), `M_MMAP_THRESHOLD`).
    With another C library nothing happens.
    """
    with suppress(OSError, AttributeError, TypeError):
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        library.mallopt(_TRIM_THRESHOLD, _LARGE)
