r"""scrubber turns scraped articles into clean, validated records, says what it changed, and can undo it.

>>> import scrubber
>>> article = scrubber.clean("It rained all night.\n\nREAD MORE\n\nThe river rose by a metre.")
>>> article.text
'It rained all night.\n\nThe river rose by a metre.'
>>> article.removed
{'promo': ['READ MORE']}
>>> article.revert()
'It rained all night.\n\nREAD MORE\n\nThe river rose by a metre.'
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from scrubber.article import Article, Rejected
from scrubber.categories import Action, Category
from scrubber.document import Document, Line
from scrubber.edits import BadEdit, BulkEdit, Edit, fact, remove, replace
from scrubber.hooks import Cleaner, hookimpl
from scrubber.pipeline import PluginWarning, Rejection, Scrubber
from scrubber.record import Record
from scrubber.settings import Settings, SettingsError, load_settings

__version__ = "0.1.0"

__all__ = [
    "Action",
    "Article",
    "BadEdit",
    "BulkEdit",
    "Category",
    "Cleaner",
    "Document",
    "Edit",
    "Line",
    "PluginWarning",
    "Record",
    "Rejected",
    "Rejection",
    "Scrubber",
    "Settings",
    "SettingsError",
    "clean",
    "fact",
    "hookimpl",
    "load_settings",
    "remove",
    "replace",
]


@lru_cache(maxsize=1)
def _default_scrubber() -> Scrubber:
    return Scrubber()


def clean(text: str, **given: Any) -> Article:
    """Clean one text with the default settings; `given` are fields that are known (`url`, `title`, …).

    Raises:
        Rejection: nothing is left of the text, or a given field is not valid.

    """
    return _default_scrubber().clean(text, **given)
