"""An article with its edits as plain values: what `--json` prints and what the pages are made of."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from scrubber.inspection.segments import segments

if TYPE_CHECKING:
    from scrubber.article import Article
    from scrubber.inspection.segments import Segment


def describe(article: Article) -> dict[str, Any]:
    """The article's segments, each with its kind and its changes, and the counts of words and edits.

    Raises:
        BadEdit: the record was altered after it was made.

    """
    found = segments(article)
    before, after = article.words
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "site": article.site,
        "words": {"before": before, "after": after},
        "edits": dict(Counter(segment.kind for segment in found if segment.changes and not segment.is_blank)),
        "warnings": article.warnings,
        "segments": [_plain(segment) for segment in found],
    }


def _plain(segment: Segment) -> dict[str, Any]:
    if not segment.changes:
        return {"kind": "kept", "text": segment.before}
    changes = [{key: value for key, value in change._asdict().items() if value} for change in segment.changes]
    return {"kind": segment.kind, "before": segment.before, "after": segment.after, "changes": changes}
