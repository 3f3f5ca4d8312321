"""Parsers of dumps: how far each reaches and what it says, alone, among words, and where it was cut."""

import re

import pytest

from scrubber.parsers import (
    css,
    javascript,
    jsonish,
    logs,
    php_serialize,
    php_source,
    print_r,
    tags,
    templates,
    var_dump,
    var_export,
)
from scrubber.parsers.code_lines import goes_on
from scrubber.parsers.stories import stories_of
from scrubber.parsers.strings import Strings


def read(parse, anchor, text):
    """What is found of the format in a text: the piece of text, its value, and whether it is whole."""
    match = re.compile(anchor, re.MULTILINE).search(text)
    dump = parse(text, match) if match else None
    return (text[dump.start : dump.end], dump.value, dump.whole) if dump else None


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


def test_serialize_of_objects_and_scalars():
    dump = 'O:3:"Box":2:{s:1:"a";a:1:{i:0;b:1;}s:1:"b";s:4:"x";y";}'
    found = read(php_serialize.parse, php_serialize.ANCHOR, f"Words.{dump} More; words.")
    assert found[0] == dump
    assert found[1] == [{"a": {"0": None}, "b": 'x";y'}]


def test_print_r_with_parentheses_in_values():
    dump = "Array ( [a] => one (of (two) ) [b] => Box Object ( [c:protected] => (open ) )"
    found = read(print_r.parse, print_r.ANCHOR, f"{dump}\n\nMore (words ) here.")
    assert found[0] == dump


def test_print_r_of_a_class_that_is_glued_to_a_word():
    assert read(print_r.parse, print_r.ANCHOR, "the wordBox Object ( [a] => 1 )")[0] == "Box Object ( [a] => 1 )"


def test_var_export_reads_escapes():
    dump = "array (\n  'it\\'s' => 'a \\\\ b',\n  1 => NULL,\n)"
    assert read(var_export.parse, var_export.ANCHOR, f"{dump}\nWords (here).")[:2] == (
        dump,
        {0: {"it's": "a \\ b", "1": "NULL"}},
    )


@pytest.mark.parametrize(
    ("dump", "whole"),
    [
        ('{"a": [1, {"b": "}"}]}', True),
        ('{"a": "he said "no" to it", "b": 1}', True),
        ("{a: 'x', b: [1, 2]}", True),
        ('{"a": "begun', False),
        ('[{"a": 1},\n {"a":', False),
    ],
    ids=["well-formed", "raw quotes", "bare keys", "cut in a string", "cut between"],
)
def test_json_and_what_is_nearly_json(dump, whole):
    found = read(jsonish.parse, jsonish.ANCHOR, f"{dump}\n\nNote: words, and more.")
    assert (found[0], found[2]) == (dump, whole)


def test_a_php_error_ends_after_its_trace():
    error = "Warning: foo() in /a.php on line 3"
    assert read(php_source.parse_error, php_source.ERROR_ANCHOR, f"{error} Words follow.")[0] == error
    assert read(php_source.parse_error, php_source.ERROR_ANCHOR, "Warning: a film in Rome on line 3") is None


def test_the_paragraph_after_an_error_stays():
    text = "Notice: Undefined variable: x in /a.php on line 3\n\nNext week it goes on."
    assert read(php_source.parse_error, php_source.ERROR_ANCHOR, text)[0].endswith("line 3")


def test_php_source_that_was_cut_takes_no_other_one_along():
    text = "<?php\necho 'a';\n\nWords of prose.\n\n<?php echo 'b'; ?>"
    assert read(php_source.parse_source, php_source.SOURCE_ANCHOR, text)[0] == "<?php\necho 'a';"


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("Words.#a .b{color:red}h1,h2{top:0}", "#a .b{color:red}h1,h2{top:0}"),
        ("On the table.body{top:0}", "body{top:0}"),
        ("h1,\nh2 {\n  top: 0;\n}\nWords.", "h1,\nh2 {\n  top: 0;\n}"),
        ("p {top: 0;\n  left", "p {top: 0;\n  left"),
    ],
)
def test_style_sheets_begin_with_their_selector(text, style):
    assert read(css.parse, css.ANCHOR, text)[0] == style


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Words.dataLayer.push({'a': 1}); More.", "dataLayer.push({'a': 1});"),
        ("on Twitter(function(d) { d(); })(x); More.", "(function(d) { d(); })(x);"),
        ("var a = ';'; // it's\nb(a);\nWords follow.", "var a = ';'; // it's\nb(a);"),
        ("function f() {\n  return 1;\n\nThe words: these.", "function f() {\n  return 1;"),
    ],
)
def test_scripts_are_read_statement_by_statement(text, script):
    assert read(javascript.parse, javascript.ANCHOR, text)[0] == script


def test_log_lines_and_their_traceback():
    text = 'Traceback (most recent call last):\n  File "a.py", line 1\n    x()\nKeyError: 1\nWords.'
    assert read(logs.parse, logs.ANCHOR, text)[0].endswith("KeyError: 1")


def test_a_script_element_goes_whole_and_an_odd_tag_does_not():
    assert read(tags.parse, tags.ANCHOR, "<script>var a = '<b>';</script> Words")[0].endswith("</script>")
    assert read(tags.parse, tags.ANCHOR, "He <q> said") is None


def test_a_shortcodes_address_goes_with_it():
    code = "[embed]https://example.org[/embed]"
    assert read(templates.parse_shortcode, templates.SHORTCODE_ANCHOR, f"{code} Words")[0] == code


def test_string_ends_by_bytes_by_characters_and_by_the_nearest_quote():
    closing, inner = re.compile('"(?=;)'), re.compile("NEVER")
    text = 'é";é";éé";'
    strings = Strings(text, closing, inner)
    assert strings.end(0, 2) == 1
    assert strings.end(0, 4) == 4
    assert strings.end(0, 1) == 1
    assert strings.end(9, 5) is None


@pytest.mark.parametrize("line", ["  x: 1", "return a;", "}", "foo(bar)", "a = b", '"key": "value",', "// note"])
def test_lines_of_code(line):
    assert goes_on(line, 0)


@pytest.mark.parametrize("line", ["Words go on.", "Note: this", "[The editor] said", "*What* is it?", '"No," he said.'])
def test_lines_of_prose(line):
    assert not goes_on(line, 0)


def test_stories_need_a_title_and_something_to_find_them_by():
    value = [
        {"post_title": "Rain", "guid": "https://example.org/1", "ID": 4},
        {"title": "No more"},
        {"name": "Jane", "id": 3},
        {"headline": "Snow", "image": {"url": "/a.jpg"}},
    ]
    assert stories_of(value) == [
        {"title": "Rain", "url": "https://example.org/1", "id": "4"},
        {"title": "Snow", "image": "/a.jpg"},
    ]


def test_what_only_looks_like_a_pair_is_no_json():
    assert read(jsonish.parse, jsonish.ANCHOR, '"a": 2a":,1":"') is None
