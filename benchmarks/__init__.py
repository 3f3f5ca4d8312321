"""Measures of scrubber next to what people use today on the same input: `python -m benchmarks.NAME`."""
