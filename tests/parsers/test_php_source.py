"""PHP's messages and its source end where they end, and no paragraph goes with them."""

from scrubber.parsers import php_source
from tests.parsers.reading import FIRST, LONG, SECOND, cleaned, read


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


def test_php_source_takes_no_paragraph_along_that_stands_behind_it():
    source = "<?php /** Reads. */ class Box extends Other { function a() { return 'b; } // c <?php"
    assert LONG in cleaned(f"{FIRST}\n\n{source} }} {LONG}\n\n{SECOND}")


def test_php_source_goes_on_with_a_class_behind_a_comment():
    head = "<?php\n/**\n * Reads.\n */\nclass Box extends Other\n{\n"
    source = head + "    public $a = 1;\n\n    public function b()\n    {\n    }\n}"
    assert cleaned(f"{FIRST}\n\n{source}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"
