"""The document that cleaners read: a text, its lines, and what is known about the article so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

MediaType = Literal["text", "html"]


class Line(NamedTuple):
    """A line that is not blank. `start` and `end` are its offsets.

    `text` has no white space around it, and plain blanks for those that don't break (U+00A0), so that nobody who
    looks at a line needs to think of them.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Document:
    """What a cleaner is given. It never changes; the core makes a new one after every cleaner that edits.

    `fields` holds the record fields known so far (`title`, `authors`, `url`, `site`, `published`, …), given
    by the input or found by an earlier cleaner. `title_line` says that the text's first line may be its title,
    as in a .txt file, and that no cleaner has taken it yet.
    """

    text: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    media_type: MediaType = "text"
    title_line: bool = False

    @cached_property
    def lines(self) -> list[Line]:
        """The lines that are not blank, in order."""
        lines: list[Line] = []
        at = 0
        for raw in self.text.split("\n"):
            if stripped := raw.strip():
                start = at if raw[0] == stripped[0] else at + raw.index(stripped[0])
                lines.append(Line(start, start + len(stripped), stripped.replace("\xa0", " ")))
            at += len(raw) + 1
        return lines

    def after(self, text: str, fields: Mapping[str, Any], *, title_line: bool) -> Document:
        """The document that edits of this one lead to."""
        document = Document(text, fields, self.media_type, title_line)
        if text is self.text and "lines" in self.__dict__:
            # Facts alone were told: the lines, which take time to find, are the same.
            document.__dict__["lines"] = self.lines
        return document

    @property
    def title(self) -> str:
        """The article's title, empty where it is not known."""
        return self.fields.get("title") or ""

    @property
    def authors(self) -> list[str]:
        """The authors' names, empty where they are not known."""
        return self.fields.get("authors") or []

    @property
    def site(self) -> str:
        """The registrable domain of the article's address, empty where there is none."""
        return self.fields.get("site") or ""

    @property
    def source(self) -> str:
        """What the input calls the publisher, empty where it does not."""
        return self.fields.get("source") or ""

    @property
    def language(self) -> str:
        """ISO 639-1 code of the text's language, empty where it is not known."""
        return self.fields.get("language") or ""

    def line_spans(self, numbers: set[int]) -> dict[int, tuple[int, int]]:
        """For each line number (index in `lines`) the span to remove so that no blank lines stay behind.

        A line takes the line break before it along; those before the first kept line take the one after.
        """
        lines = self.lines
        head = 0
        while head in numbers:
            head += 1
        spans = {}
        for n in numbers:
            if n < head:
                start = 0 if n == 0 else lines[n].start
                end = lines[n + 1].start if n + 1 < len(lines) else len(self.text)
            else:
                start, end = lines[n - 1].end, lines[n].end
                if n == len(lines) - 1:
                    end = len(self.text)
            spans[n] = (start, end)
        return spans
