"""print_r: values may hold brackets, and its first word may be glued to another."""

from scrubber.parsers import print_r
from tests.parsers.reading import read


def test_print_r_with_parentheses_in_values():
    dump = "Array ( [a] => one (of (two) ) [b] => Box Object ( [c:protected] => (open ) )"
    found = read(print_r.parse, print_r.ANCHOR, f"{dump}\n\nMore (words ) here.")
    assert found[0] == dump


def test_print_r_of_a_class_that_is_glued_to_a_word():
    assert read(print_r.parse, print_r.ANCHOR, "the wordBox Object ( [a] => 1 )")[0] == "Box Object ( [a] => 1 )"
