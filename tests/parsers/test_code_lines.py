"""Which lines go on with a piece of code, and which are prose."""

import pytest

from scrubber.parsers.code_lines import goes_on


@pytest.mark.parametrize("line", ["  x: 1", "return a;", "}", "foo(bar)", "a = b", '"key": "value",', "// note"])
def test_lines_of_code(line):
    assert goes_on(line, 0)


@pytest.mark.parametrize("line", ["Words go on.", "Note: this", "[The editor] said", "*What* is it?", '"No," he said.'])
def test_lines_of_prose(line):
    assert not goes_on(line, 0)
