"""What is said of time by other tests can fail."""

from __future__ import annotations

from tests.timing import is_linear, takes_less_than, takes_less_than_import_of_pydantic


def sum_of(count: int) -> int:
    return sum(range(count))


def test_what_takes_eight_times_as_long_is_linear() -> None:
    assert is_linear(100_000, lambda size: lambda: sum_of(size))


def test_what_takes_sixty_four_times_as_long_is_not() -> None:
    assert not is_linear(400, lambda size: lambda: sum_of(size**2))


def test_what_is_too_slow_is_so_each_time() -> None:
    assert takes_less_than(5, lambda: sum_of(1000))
    assert not takes_less_than(0.005, lambda: sum_of(5_000_000))
    assert not takes_less_than_import_of_pydantic(0.1, "import pydantic.main")
