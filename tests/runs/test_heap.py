from __future__ import annotations

import platform

import pytest

from tests.processes import output

BLOCKS = """
from scrubber.runs.heap import give_back_large_blocks
from scrubber.runs.worker import memory_held
give_back_large_blocks()
block = b"x" * 400_000
del block
before = memory_held()
blocks = [b"x" * 200_000 for _ in range(400)]
del blocks[:-1]
print(memory_held() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps large blocks")
def test_large_blocks_go_back_to_the_system_though_one_is_kept() -> None:
    assert int(output(BLOCKS).stdout) < 10_000_000
