"""The weighted sum of a logistic regression, all that is needed of one here: its weights are learned in benchmarks/."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def log_odds(weights: Sequence[float], features: Sequence[float]) -> float:
    """How sure a regression is: above 0 what it was asked is likelier than not.

    Raises:
        ValueError: there are not as many features as weights.

    >>> log_odds((1.0, 0.5), (1.0, -4.0))
    -1.0
    """
    return sum(weight * feature for weight, feature in zip(weights, features, strict=True))
