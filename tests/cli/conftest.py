"""The command without worker processes, which tests/runs/test_pool.py looks at."""

from tests.runs.conftest import in_process

__all__ = ["in_process"]
