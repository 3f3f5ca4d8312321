"""Where a string of PHP ends whose length is wrong."""

import re

from scrubber.parsers.strings import Strings


def test_string_ends_by_bytes_by_characters_and_by_the_nearest_quote():
    closing, inner = re.compile('"(?=;)'), re.compile("NEVER")
    text = 'é";é";éé";'
    strings = Strings(text, closing, inner)
    assert strings.end(0, 2) == 1
    assert strings.end(0, 4) == 4
    assert strings.end(0, 1) == 1
    assert strings.end(9, 5) is None
