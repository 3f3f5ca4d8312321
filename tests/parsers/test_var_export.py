"""var_export: arrays as PHP writes them, with their escapes."""

from scrubber.parsers import var_export
from tests.parsers.reading import read


def test_var_export_reads_escapes():
    dump = "array (\n  'it\\'s' => 'a \\\\ b',\n  1 => NULL,\n)"
    assert read(var_export.parse, var_export.ANCHOR, f"{dump}\nWords (here).")[:2] == (
        dump,
        {0: {"it's": "a \\ b", "1": "NULL"}},
    )
