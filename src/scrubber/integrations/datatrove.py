"""datatrove: a step of a pipeline that cleans documents. They are Python objects, and need no Arrow on the way."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import orjson
from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

from scrubber.article import Rejected
from scrubber.integrations.arrow import clean_row, scrubber_for

if TYPE_CHECKING:
    from datatrove.data import DocumentsPipeline
    from datatrove.pipeline.writers.disk_base import DiskWriter

    from scrubber.settings import Settings


class Scrub(PipelineStep):  # type: ignore[misc]
    """Cleans documents. Their metadata are the input's other fields (`url`, `title`, …), and then the record's.

    What can't become a record goes, with its `filter_reason`, to `exclusion_writer`, or on where there is none.
    """

    type, name = "🧽 - CLEANER", "scrubber"

    def __init__(self, settings: Settings | None = None, exclusion_writer: DiskWriter | None = None) -> None:
        super().__init__()
        self.settings, self.exclusion_writer = settings, exclusion_writer

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:  # noqa: ARG002
        """Clean the documents, lazily and in order."""
        scrubber = scrubber_for(self.settings)
        with self.exclusion_writer or nullcontext() as writer:
            for document in data:
                with self.track_time():
                    result = clean_row({**document.metadata, "id": document.id, "text": document.text}, scrubber)
                if not isinstance(result, Rejected):
                    fields = orjson.loads(result.to_json())
                    yield Document(fields.pop("text"), fields.pop("id"), document.media, fields)
                    continue
                document.metadata["filter_reason"] = result.reason
                self.stat_update("rejected")
                if writer:
                    writer.write(document, rank)
                else:
                    yield document
