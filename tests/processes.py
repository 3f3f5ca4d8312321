"""Processes that tests start."""

from __future__ import annotations

import os
import subprocess
import sys


def output(code: str) -> subprocess.CompletedProcess[str]:
    """What Python code prints, in a process of its own that nothing measures.

    Coverage, where it runs, would load modules in it and take time of its own.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
