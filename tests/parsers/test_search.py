"""Which parser is asked where: gates, and how far they reach in long texts."""

from itertools import pairwise

import pytest

from benchmarks.units import PRIMER, UNITS
from scrubber.parsers import search
from tests.cleaners.test_serialized import KINDS, MORE
from tests.parsers.reading import FIRST, SECOND

LONG = "It rained all night on the hills above the town. " * 400
DUMPS = ('string(1) "a"', "Array ( [a] => b )", "a:1:{i:0;i:1;}", "<?php a(); ?>", "{{ a }}", "a { color: red; }")


@pytest.mark.parametrize("parser", range(len(search._PARSERS)), ids=[p.parse.__module__ for p in search._PARSERS])
def test_what_an_anchor_matches_passes_the_gate_from_there_on(parser):
    """By this nothing is lost where a search ends with what passes a gate."""
    anchor, gate = search._compiled(search._PARSERS[parser].anchor), search._gates()[parser]
    texts = [PRIMER, *KINDS.values(), *MORE, *(unit * 20 for unit in UNITS.values())]
    found = [text[match.start() :] for text in texts for match in anchor.finditer(text)]
    assert found
    assert [text for text in found if not gate(search._encoded(text), 0)] == []


@pytest.mark.parametrize("dump", DUMPS)
@pytest.mark.parametrize(
    "text", ["{}\n\n" + LONG, LONG + "\n\n{}", f"{LONG}\n\n{{}}\n\n{LONG}", "{}\n\n" + "東" * 20_000]
)
def test_dump_is_found_wherever_it_stands_in_a_long_text(text, dump):
    text = text.replace("{}", dump)
    assert [text[found.start : found.end] for found in search.dumps_in(text)] == [dump]


def test_dumps_far_from_each_other_are_all_found():
    text = f"\n\n{LONG}\n\n".join(DUMPS * 2)
    assert [text[found.start : found.end] for found in search.dumps_in(text)] == list(DUMPS * 2)


def test_half_a_surrogate_pair_hides_no_dump():
    text = 'It rained \ud83d all night.\n\nstring(1) "\ud83d"'
    assert [text[found.start : found.end] for found in search.dumps_in(text)] == ['string(1) "\ud83d"']


def test_search_ends_behind_the_last_that_passes():
    gate = search._gates()[next(n for n, p in enumerate(search._PARSERS) if p.parse is search.php_source.parse_source)]
    assert search._reach(gate, b"It rained. " * 10_000) == 0
    assert search._reach(gate, b"<?php a(); " + b"It rained. " * 10_000) < 10_000
    assert search._reach(gate, b"It rained. " * 10_000 + b"<?php a();") > 110_000


def test_no_two_pieces_overlap():
    text = "width / 2 - 275) : 50) + \",top=\" + 100);\n  };\n  var ids = ['a'];\n  for(var i = 0; i < ids.length; i++)"
    found = search.dumps_in(f"{FIRST}\n\n{text}\n\n{SECOND}")
    assert len(found) > 1
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.start < one.end for one in found)
