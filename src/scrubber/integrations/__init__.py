"""scrubber inside other engines: one function over Arrow batches, and what fits it to each engine.

`arrow.clean_batch` does the work; every other module is named after its engine and has one function `clean` (a
step of datatrove is a class). Each needs its engine, which is imported by what the caller hands in.
"""
