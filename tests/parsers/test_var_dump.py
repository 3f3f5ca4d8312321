"""var_dump: nested values, what was cut at either end, and its strings, which may hold anything."""

from scrubber.parsers import var_dump
from tests.parsers.reading import read


def test_var_dump_of_nested_arrays_and_members():
    dump = (
        'array(2) {\n  ["a"]=>\n  &string(3) "x"y"\n  ["b":protected]=>\n  array(1) {\n    [0]=>\n    int(-4)\n  }\n}'
    )
    found = read(var_dump.parse, var_dump.ANCHOR, f"Words. {dump}\n\nMore }} words.")
    assert found == (dump, {0: {"a": 'x"y', "b": {0: "-4"}}}, True)


def test_var_dump_without_its_head():
    assert read(var_dump.parse, var_dump.ANCHOR, '["a"]=>\nstring(1) "x"\n}\nWords.')[0] == '["a"]=>\nstring(1) "x"\n}'


def test_var_dump_cut_in_a_string_ends_with_its_line():
    text = 'array(1) {\n  ["a"]=>\n  string(30) "begun\n\n"Words," she said.\n\n"More."'
    assert read(var_dump.parse, var_dump.ANCHOR, text)[0].endswith('"begun')
