"""The one vocabulary for what is in a scraped text and is not its body, and for what is damaged in it.

Rules, edits, labels, settings and the report all use these names.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Category(StrEnum):
    """What an edit takes away or mends."""

    PROMO = "promo"
    AD = "ad"
    SIGNUP = "signup"
    SOCIAL = "social"
    LEGAL = "legal"
    INTERFACE = "interface"
    MARKUP = "markup"

    MEDIA = "media"
    BIO = "bio"
    CREDIT = "credit"
    META = "meta"

    NOTE = "note"
    REPEAT = "repeat"

    ENCODING = "encoding"
    QUOTES = "quotes"
    WORD = "word"
    SPACING = "spacing"
    LAYOUT = "layout"


class Action(StrEnum):
    """What happens with the text of a category.

    `drop` takes it out of the body, `move` takes it out and fills the record field that it belongs to,
    `keep` leaves it where it stands (for a repair: leaves the damage).
    """

    DROP = "drop"
    MOVE = "move"
    KEEP = "keep"


JUNK: Final = frozenset(
    {
        Category.PROMO,
        Category.AD,
        Category.SIGNUP,
        Category.SOCIAL,
        Category.LEGAL,
        Category.INTERFACE,
        Category.MARKUP,
    }
)
FURNITURE: Final = frozenset({Category.MEDIA, Category.BIO, Category.CREDIT, Category.META})
NEUTRAL: Final = frozenset({Category.NOTE, Category.REPEAT})
REPAIRS: Final = frozenset({Category.ENCODING, Category.QUOTES, Category.WORD, Category.SPACING, Category.LAYOUT})

REMOVALS: Final = JUNK | FURNITURE | NEUTRAL
"""What is taken out of the body where it is not kept."""

DEFAULT_ACTIONS: Final[dict[Category, Action]] = (
    dict.fromkeys(JUNK, Action.DROP)
    | dict.fromkeys(FURNITURE, Action.MOVE)
    | dict.fromkeys(NEUTRAL, Action.KEEP)
    | dict.fromkeys(REPAIRS, Action.DROP)
)
