"""HTML's tags in a text: what is known as one goes, with all of a script."""

from scrubber.parsers import tags
from tests.parsers.reading import read


def test_a_script_element_goes_whole_and_an_odd_tag_does_not():
    assert read(tags.parse, tags.ANCHOR, "<script>var a = '<b>';</script> Words")[0].endswith("</script>")
    assert read(tags.parse, tags.ANCHOR, "He <q> said") is None
