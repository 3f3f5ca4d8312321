"""Logistic regressions: what speaks for something, each with its weight, summed up to how sure it is.

The weights are learned in benchmarks/ (`train_*.py`), and stand in `data/weights/` by the names of the features.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS: Final = Path(__file__).with_name("data") / "weights"


def read_weights(name: str) -> dict[str, float]:
    """The weights of one regression, by feature, from `data/weights/<name>.tsv`."""
    lines = (WEIGHTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return {feature: float(weight) for feature, weight in (line.split("\t") for line in lines)}


def log_odds(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """How sure a regression is: above 0 what it was asked is likelier than not.

    Raises:
        KeyError: a feature is missing that has a weight.

    >>> log_odds({"always": 1.0, "short": 0.5}, {"always": 1.0, "short": -4.0})
    -1.0
    """
    return sum(weight * features[name] for name, weight in weights.items())
