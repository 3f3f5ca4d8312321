"""What tests of parsers share: a parser asked by itself, and the cleaner that asks all of them."""

import re

from scrubber.cleaners.serialized import clean
from scrubber.document import Document
from scrubber.edits import apply

FIRST = "The mayor spoke (briefly) on Tuesday."
SECOND = '"It\'s a start," she said, and left the hall.'
LONG = "The council of the town will vote on the plan of the old harbour next week, the mayor said on Tuesday."


def cleaned(text):
    """A text without what the cleaner of machine text takes out of it."""
    return apply(text, clean(Document(text)))


def read(parse, anchor, text):
    """What is found of the format in a text: the piece of text, its value, and whether it is whole."""
    match = re.compile(anchor, re.MULTILINE).search(text)
    dump = parse(text, match) if match else None
    return (text[dump.start : dump.end], dump.value, dump.whole) if dump else None
