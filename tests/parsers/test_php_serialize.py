"""serialize: objects and scalars, glued to a sentence."""

from scrubber.parsers import php_serialize
from tests.parsers.reading import read


def test_serialize_of_objects_and_scalars():
    dump = 'O:3:"Box":2:{s:1:"a";a:1:{i:0;b:1;}s:1:"b";s:4:"x";y";}'
    found = read(php_serialize.parse, php_serialize.ANCHOR, f"Words.{dump} More; words.")
    assert found[0] == dump
    assert found[1] == [{"a": {"0": None}, "b": 'x";y'}]
