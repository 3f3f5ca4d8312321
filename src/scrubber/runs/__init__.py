"""Runs: many inputs through the pipeline, in parallel, in order, restartable, in constant memory.

`inputs` finds what is to be read, `plan` cuts it into batches and shards, `pool` has worker processes clean
the batches, `shards` writes what they return and remembers what is whole, `job` holds it together.
"""
