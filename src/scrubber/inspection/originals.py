"""Originals: what the records of a run were made of, given back character for character."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from scrubber.article import sha256
from scrubber.edits import BadEdit
from scrubber.inspection.outputs import OutputError, article_files, article_of, lines
from scrubber.readers.streams import COMPRESSED
from scrubber.writers.text import file_name, free_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scrubber.article import Article

_PAGES: Final = (".html", ".htm", ".xhtml")


def original(article: Article) -> str:
    """The article's original, which is the one that its hash tells of.

    Raises:
        BadEdit: the record was altered after it was made.

    """
    text = article.revert()
    if article.original_sha256 and sha256(text) != article.original_sha256:
        raise BadEdit("what the log leads back to has another hash than the original")
    return text


def write_originals(out: Path, folder: Path) -> Iterator[str | None]:
    """Write each record's original into a file named after its id; for each, None or why it was not written.

    Files are in UTF-8, whatever the encoding of the input was. Names are made such that they lead nowhere but
    into the folder; a second record with the same name gets a number.

    Raises:
        OutputError: the records can't be read, or the folder can't be written to.

    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise OutputError(f"{folder}: not empty; give a new folder, so that nothing in it is overwritten")
        for line in lines(article_files(out)):
            try:
                article = article_of(line)
                text = original(article)
            except OutputError as error:
                yield str(error)
                continue
            except BadEdit as error:
                yield f"{article.id}: altered after it was made: {error}"
                continue
            path = _free(folder, article.id)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
            yield None
    except OSError as error:
        raise OutputError(f"{error.filename or folder}: {error.strerror}") from None


def _free(folder: Path, id_: str) -> Path:
    """A path that is not there yet: of a page where the id is one's, else of a text."""
    for suffix in COMPRESSED:
        id_ = id_.removesuffix(suffix)
    name = file_name(id_)
    suffix = PurePath(name).suffix
    if suffix.lower() not in _PAGES:
        suffix = ".txt"
    return free_path(folder, name.removesuffix(suffix), suffix)
