"""Where a PHP string ends whose length is told: `string(5) "…"`, `s:5:"…";`.

The length counts bytes of the page's encoding when the dump was written. If the text was decoded since, bytes
of UTF-8 or characters fit; if it went through a wrong encoding on its way, neither does, and the quote that
is followed by what may follow a string, and is nearest to the told length, is the end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

_NON_ASCII: Final = re.compile(r"[^\x00-\x7f]")


class Strings:
    """String ends in one text; what has to be looked up is made once, so that the whole stays linear.

    `closing` matches a string's closing quote together with (as a lookahead) what may follow it. `inner` is
    what a string should not contain unless its length says so: the sign that a string was cut and the next
    dump has begun.
    """

    def __init__(self, text: str, closing: re.Pattern[str], inner: re.Pattern[str]) -> None:
        """Look at a text. Nothing is searched before it is asked for."""
        self.text = text
        self.closing = closing
        self.inner = inner
        self._quotes: list[int] | None = None
        self._inner: list[int] | None = None
        self._wide: list[int] | None = None
        self._extra: list[int] = [0]

    def end(self, start: int, length: int) -> int | None:
        """The offset of the closing quote of a string that starts at `start`, None if it is not there."""
        exact = self.after_bytes(start, length)
        for at in (exact, start + length):
            if self.closing.match(self.text, at):
                return at
        return self._nearest(start, length)

    def _nearest(self, start: int, length: int) -> int | None:
        if self._quotes is None:
            self._quotes = [m.start() for m in self.closing.finditer(self.text)]
            self._inner = [m.start() for m in self.inner.finditer(self.text)]
        assert self._inner is not None
        limit = start + 4 * length + 64
        n = bisect_left(self._inner, start)
        if n < len(self._inner):
            limit = min(limit, self._inner[n])
        best, best_off = None, 0
        tolerance = max(3, length // 7)
        for n in range(bisect_left(self._quotes, start), len(self._quotes)):
            at = self._quotes[n]
            if at > limit:
                break
            least, most = at - start, self._bytes(at) - self._bytes(start)
            off = max(least - length, length - most, 0)
            if off <= tolerance:
                return at
            if best is not None and off >= best_off:
                break
            best, best_off = at, off
        return best

    def _bytes(self, at: int) -> int:
        """Length in UTF-8 of the text up to `at`."""
        if self._wide is None:
            self._wide = []
            for match in _NON_ASCII.finditer(self.text):
                code = ord(match[0])
                self._wide.append(match.start())
                self._extra.append(self._extra[-1] + (1 if code < 0x800 else 2 if code < 0x10000 else 3))
        return at + self._extra[bisect_left(self._wide, at)]

    def after_bytes(self, start: int, length: int) -> int:
        """The offset `length` bytes of UTF-8 after `start`, or the text's end."""
        if self.text.isascii():
            return min(start + length, len(self.text))
        target = self._bytes(start) + length
        return bisect_left(range(len(self.text) + 1), target, key=self._bytes)
