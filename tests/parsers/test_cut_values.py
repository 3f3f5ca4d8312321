"""What is left of values whose beginning was cut goes with its dump; broken paragraphs stay."""

from __future__ import annotations

import pytest

from scrubber.cleaners.serialized import clean
from scrubber.document import Document
from scrubber.edits import apply

FIRST = "The mayor spoke for an hour about the new bridge, and then she went home."
SECOND = "Nobody in the hall had heard of the plan before, and most did not like it."


def cleaned(text: str) -> str:
    return apply(text, clean(Document(text)))


@pytest.mark.parametrize(
    "rest",
    [
        'ump’s plan" ["id"]=> int(7) ["url"]=> string(3) "a/b" }',
        'ump’s plan"\n  ["id"]=>\n  int(7)\n}',
        'ump’s plan"\n  +"id": 7\n  +"url": "a/b"\n}',
        'ump’s plan"\n  "id" => 7\n  "url" => "a/b"\n]',
        'ump’s plan";s:2:"id";i:7;}',
        "ump’s plan', 'id' => 7, 'url' => 'a/b', )",
        'ump’s plan" refcount(3) ["id"]=> int(7) }',
        "ump’s plan [id] => 7 [url] => a/b )",
        'ump’s plan";}',
        "ump’s plan' (length=10)",
        # of print_r
        "[id] => 7\n)",
        "[id] => 7 )",
        "d] => 7\n    [url] => a/b\n)",
        "=> 7\n    [url] => a/b\n)",
        "/example.org/5\n    [id] => 7\n)",
        "5.5 [id] => 7 )",
        "ay\n(\n    [id] => 7\n)",
        ")\n\n    [id] => 7\n)",
        "[a] => Array\n        (\n            [0] => 5\n        )\n\n    [b] => Box Object\n        (\n        )\n\n)",
        "[a] => Array ( [0] => 5 ) [b] => Box Object ( ) ) )",
        # of var_dump
        'ring(3) "abc"\n  ["id"]=>\n  int(7)\n}',
        'oat(5.5) ["id"]=> int(7) }',
        'fcount(2){\n  ["id"]=>\n  int(7)\n}',
        '"]=>\n  bool(true)\n  ["id"]=>\n  int(7)\n}',
        '=>\n  string(1) "a"\n  ["id"]=>\n  int(7)\n}',
        '}\n  ["id"]=>\n  NULL\n}',
        # of var_export
        "'id' => 5.5,\n)",
        "'id' => 2.5E-10, )",
        "0 => 7,\n    ),\n  ),\n)",
        "7,\n  'id' => 7,\n)",
        "),\n  'id' => NULL,\n)",
        "id' => true,\n)",
        "ray (\n  'id' => 7,\n)",
        "te(array(\n   'id' => 7,\n))",
        "'desk' => \n  \\Desk::World,\n  'id' => 7,\n)",
        # of serialize
        '7;s:2:"id";i:7;}',
        '";s:2:"id";i:7;}',
        '5:"a/b/c";s:2:"id";i:7;}',
        # of JSON
        'e":null}]',
        ':1},{"id":7}]',
        '":{"id":7}}',
        'ump’s plan","https:\\/\\/example.org\\/5"]',
        '\\u00e9"\n    ]\n]',
    ],
)
def test_the_rest_of_a_value_goes(rest: str) -> None:
    data = '{"status": "ok", "items": [1, 2]}'
    text = f"{FIRST}\n\n{data}\n\n{SECOND}\n\n{rest}\n\n{FIRST}"
    assert cleaned(text) == f"{FIRST}\n\n{SECOND}\n\n{FIRST}"


@pytest.mark.parametrize(
    "line",
    [
        'of the town," she said, "is not what we want."',
        'had called it "a bridge to nowhere"',
        "and the others' plan, which was older",
        '"It is a bridge," she said.',
        "of the river, and of 'all that the old men had hoped for',",
        'and of all that they had hoped for",',
        "of 'the river (and of the old men')",
        'which she called the end of it")',
        'he council met on Monday. "It is a plan"',
        "'We are no ghosts'",
        "jane doe",
        "=> Read more [here] => and there",
        "(3)",
        "[1] => see the note (and the other one)",
    ],
)
def test_a_paragraph_that_was_broken_stays(line: str) -> None:
    data = '{"status": "ok", "items": [1, 2]}'
    text = f"{FIRST}\n\n{line}\n\n{data}\n\n{SECOND}"
    assert cleaned(text) == f"{FIRST}\n\n{line}\n\n{SECOND}"


@pytest.mark.parametrize(
    "head",
    [
        "object(App\\Story)#6 (0",
        "object(Generator)#38",
        "array(0) interned",
        "array(0) refco",
        "array (size=0",
        'O:10:"SplMinHea',
        'O:10:"SplMinHeap":3:',
        "Generator Object\n(",
    ],
)
def test_a_head_that_was_cut_goes(head: str) -> None:
    assert cleaned(f"{FIRST}\n\n{head}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


def test_a_dump_of_several_lines_may_hold_quotation_marks_and_braces() -> None:
    dump = 'array:2 [\n  "body" => "He said "it is {so}", and: "x" ]} so it is {"a": "b"}; no."\n  "id" => 7\n]'
    assert cleaned(f"{FIRST}\n\n{dump}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


def test_dumps_do_not_overlap_where_a_tag_stands_below_one_that_was_cut() -> None:
    dump = 'Array\n(\n    [html] => <p class="x">A plan</p><br/>\n<!-- c --><a href=\'http://example.o'
    assert FIRST in cleaned(f"{FIRST}\n\n{dump}\n\n{SECOND}")


@pytest.mark.parametrize(
    "rest",
    [
        "[a] => 1 [b] => 2 )",
        "[a] => Array ( [0] => 5 ) )",
        "a] => 1 )",
        "'a' => 1, 'b' => 2, )",
        "ray ( 'a' => 1, 'it\\'s' => array ( ), )",
        "::__set_state(array( 'a' => 1, 'b' => array ( 0 => 1, ), ))",
        't(1) ["a"]=> int(2) }',
        's:1:"a";i:2;}',
        '":1},{"a":2}]',
    ],
)
@pytest.mark.parametrize("gap", ["", " "])
def test_a_paragraph_behind_the_rest_of_a_dump_stays(rest: str, gap: str) -> None:
    paragraph = "That’s where the mayor's plan of the old men's harbour comes in, and it's also why she went home."
    assert cleaned(f"{FIRST}\n\n{rest}{gap}{paragraph}\n\n{SECOND}") == f"{FIRST}\n\n{paragraph}\n\n{SECOND}"


@pytest.mark.parametrize("name", ["jane doe", "#Harbour", "'We are no ghosts'"])
def test_a_short_line_below_or_above_a_whole_record_stays(name: str) -> None:
    record = '{"id": 7, "n": 3}'
    assert cleaned(f"{FIRST}\n{record}\n{name}\n\n{SECOND}") == f"{FIRST}\n{name}\n\n{SECOND}"
    assert cleaned(f"{FIRST}\n\n{name}\n{record}\n\n{SECOND}") == f"{FIRST}\n\n{name}\n\n{SECOND}"


@pytest.mark.parametrize(
    "paragraph",
    [
        '"A harbour is not a bridge. A bridge is a thing that somebody has to pay for."',
        'Romney: I am offering "a real harbour and a real bridge"',
        "Over 30,000 people could lose the ferry if the town gets its way and builds the bridge.",
    ],
)
def test_a_paragraph_behind_the_rest_of_a_record_stays(paragraph: str) -> None:
    rest = 'ader":2}},{"insert":"Rain is coming"}]}'
    assert cleaned(f"{FIRST}\n\n{rest} {paragraph}\n\n{SECOND}") == f"{FIRST}\n\n{paragraph}\n\n{SECOND}"
