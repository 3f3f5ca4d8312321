"""Scripts are taken out whole, with their comments, patterns and closing brackets, and no paragraph with them."""

from itertools import pairwise

import pytest

from scrubber.cleaners.serialized import clean
from scrubber.document import Document
from scrubber.edits import apply
from scrubber.parsers.scraps import closes, is_scrap
from scrubber.parsers.search import dumps_in

FIRST = "The mayor spoke (briefly) on Tuesday."
SECOND = '"It\'s a start," she said, and left the hall.'
LONG = "The council of the town will vote on the plan of the old harbour next week, the mayor said on Tuesday."


def cleaned(text):
    return apply(text, clean(Document(text)))


SCRIPTS = [
    (
        'const text = JSON.stringify(data).replace(/"/g, "&quot;").replace(/\'/g, "&apos;")\nform.innerHTML'
        ' += `<a b="${text}">`'
    ),
    (
        'import{a as t,b as e}from"./forEach.js";import{c as l}from"./names.js";const'
        " f=s=>{t(s,(s=>{e(s,l)}))};export{f as g};"
    ),
    "// Set this for all functions,\n// as they need it\nwindow.is_ready = false;\n$(function() {\n\tsetUp();\n});",
    (
        "if(window.$) {\n\t$(function() {\n\t\t$('.a').popup({\n\t\t\ttype: 'inline',\n\n\t\t\tfixedPos:"
        " false,\n\t\t\tdelay: 300\n\t\t});\n\t});\n}"
    ),
    'QUERY_CHOOSER_HANDLERS={chooser:function(t,r){function n(t){$(t).on("a",r)}n(r)}};',
    (
        "$(document).ready(function() {\n  $('.a').on('click', function() { b.stop('c') })\n "
        " $('.d').on('click', function() { b.go('e') })\n})"
    ),
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_goes(script):
    assert cleaned(f"{FIRST}\n\n{script}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"
    assert cleaned(f"{SECOND}\n\n{script}") == SECOND


@pytest.mark.parametrize(
    "script",
    [
        "$('#a').tabs(); var b = ['c']; // it's set when hovered $('#d').hover(function() { e(); });",
        (
            "window.googletag = window.googletag || {cmd: []}; // we're early googletag.cmd.push(function () {"
            " googletag.display('a'); });"
        ),
        (
            "var a = document.getElementById('b'); // when it is clicked window.onclick = function() {"
            " a.style.display = 'none'; }"
        ),
    ],
)
def test_a_comment_whose_line_break_was_lost_takes_no_paragraph_along(script):
    assert LONG in cleaned(f"{FIRST}\n\n{script} {LONG}\n\n{SECOND}")


@pytest.mark.parametrize("script", ["$(document).foundat", "document.body.dataset.theme = localStorage.getIt"])
def test_a_script_goes_whose_end_was_cut(script):
    assert cleaned(f"{FIRST}\n\n{script}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"
    assert cleaned(f"{FIRST}{script}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


HEADLESS = [
    "dow.adsbygoogle || []).push({});",
    "ag.display('div-gpt-ad-1'); });",
    "sByClassName('modal-content'));",
    "', '6.0.0');",
    "er: true,\n  items: 2,\n  loop: true\n});\n$('.a').carousel({ b: 1 });",
]


@pytest.mark.parametrize("script", HEADLESS)
def test_a_script_goes_whose_beginning_was_cut(script):
    assert cleaned(f"{FIRST}\n\n{script}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("sentence", "script"),
    [
        ("They bring rural broadband", "(adsbygoogle = window.adsbygoogle || []).push({});"),
        ("ADVERTISEMENT", "(adsbygoogle = window.adsbygoogle |"),
        ("It was won by John McCain.", "a.on('grab',function(){r.isMoved=!0});"),
        ("___", "$(document).ready(function() { $('.a').hide(); });"),
    ],
)
def test_the_last_word_before_a_script_stays(sentence, script):
    assert cleaned(f"{FIRST}\n\n{sentence}{script}") == f"{FIRST}\n\n{sentence}"


@pytest.mark.parametrize("words", ["++++++", "More:", "He said (so).", "See below;", "That's it (really);"])
def test_words_behind_a_script_stay(words):
    script = "$(function() {\n  $('.a').hide();\n});"
    assert cleaned(f"{FIRST}\n\n{script}\n\n{words}\n\n{SECOND}") == f"{FIRST}\n\n{words}\n\n{SECOND}"


@pytest.mark.parametrize(
    "text",
    [
        "He typed Flickity.defaults.accessibility = false; and waited.",
        "The code ((adsbygoogle = window.adsbygoogle || []).push({});) was found in the app.",
        "He typed <% render :partial => 'edit' %> and waited.",
        "Add this to your style sheet:\n\n#custom-content img {max-width: 100%;}\n\nThen load the page again.",
    ],
)
def test_what_an_author_quotes_stays(text):
    assert cleaned(f"{FIRST}\n\n{text}\n\n{SECOND}") == f"{FIRST}\n\n{text}\n\n{SECOND}"


@pytest.mark.parametrize(
    "piece", ["() {", "let =", "form.innerHTML += a })", "('div');", "t-2', [[300, 250]], 'div-1')"]
)
def test_what_is_a_scrap_of_code(piece):
    assert is_scrap(piece)


@pytest.mark.parametrize(
    "piece", ["", "He said (so).", "It prints (", "the rest of it = nothing", "“a” = b", "so it is;"]
)
def test_what_is_none(piece):
    assert not is_scrap(piece)


def test_a_record_that_is_glued_to_a_word_leaves_it_whole():
    record = '{\n  "padding": {\n    "bottom": "0px"\n  }\n}'
    assert cleaned(f"It was in the business.{record}\n\n{SECOND}") == f"It was in the business.\n\n{SECOND}"
    assert cleaned(f"Photograph: A. N. Other/EPA{record}\n\n{SECOND}") == f"Photograph: A. N. Other/EPA\n\n{SECOND}"


def test_php_source_takes_no_paragraph_along_that_stands_behind_it():
    source = "<?php /** Reads. */ class Box extends Other { function a() { return 'b; } // c <?php"
    assert LONG in cleaned(f"{FIRST}\n\n{source} }} {LONG}\n\n{SECOND}")


def test_php_source_goes_on_with_a_class_behind_a_comment():
    head = "<?php\n/**\n * Reads.\n */\nclass Box extends Other\n{\n"
    source = head + "    public $a = 1;\n\n    public function b()\n    {\n    }\n}"
    assert cleaned(f"{FIRST}\n\n{source}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


def test_what_closes_more_than_it_opened():
    assert closes("a.b());")
    assert closes("artPrebid()');")
    assert not closes("a.b('c');")


@pytest.mark.parametrize(
    "piece",
    [
        '@import url("https://fonts.example.org/css2?family=Roboto:wght@400;700&display=swap");',
        ".lighten() when (lightness(@c) >= 50%) { color: black; }",
        "width:calc(100% - 2 * var(--pad));max-width:min(90vw, 1200px);margin-inline:auto;",
        "$primary: #336699; @mixin button($bg) { background: $bg; &:hover { color: darken($bg, 10%); } }",
        "angular.module('a').controller('B', ['$scope', function ($scope) { $scope.items = []; }]);",
        "vf.push({ id: 4021 }); vf.render('#box')",
    ],
)
def test_it_goes_before_behind_and_between_words(piece):
    assert cleaned(f"{FIRST} {piece}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"
    assert cleaned(f"{FIRST}\n\n{piece} {SECOND}") == f"{FIRST}\n\n{SECOND}"
    assert cleaned(f"{FIRST} {piece} {SECOND}") == f"{FIRST} {SECOND}"


@pytest.mark.parametrize(
    "cut",
    [
        ".modal.show{opacity:.5}.modal-header{display:flex;align-items:flex-st",
        (
            "a.width(b.c); // It takes the border around the picture and the box into account, as those are no part,"
            " and so are the margins of both, and all the rest of the page that stands around d = e.f - 70;"
        ),
    ],
)
def test_a_sentence_behind_what_was_cut_stays(cut):
    assert cleaned(f"{FIRST}\n\n{cut} {LONG}\n\n{SECOND}") == f"{FIRST}\n\n{LONG}\n\n{SECOND}"


def test_no_two_pieces_overlap():
    text = "width / 2 - 275) : 50) + \",top=\" + 100);\n  };\n  var ids = ['a'];\n  for(var i = 0; i < ids.length; i++)"
    found = dumps_in(f"{FIRST}\n\n{text}\n\n{SECOND}")
    assert len(found) > 1
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.start < one.end for one in found)


def test_a_word_before_a_name_of_two_words_stays():
    call = "Sys.WebForms.PageRequestManager._initialize('a$b', 'form1', [], [], [], 90, 'a');"
    assert cleaned(f"A. N. Other/File Photo{call}\n\n{SECOND}") == f"A. N. Other/File Photo\n\n{SECOND}"


@pytest.mark.parametrize(
    "rest",
    [
        "e) { *, ::before { animation-duration: 0.01ms !important; } }",
        'isabled="true"]) { outline: 2px solid currentColor }',
        "debar (min-width: 400px) { .card { display: grid; } }",
        "-ratio: 1.5), only screen and (min-resolution: 144dpi) { .logo { background-image: none } }",
        "{ -webkit-appearance: none }",
        "dth:min(90vw, 1200px);margin-inline:auto;",
        "Author's custom styles ==== */",
        "'/a.php', data: { id: 4 }, dataType: 'json', success: function (d) { $('#r').html(d.html); } });",
    ],
)
def test_what_was_cut_at_its_beginning_goes(rest):
    assert cleaned(f"{FIRST}\n\n{rest}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "line",
    [
        "The mayor (who was there) said so: { and that is it }",
        "It was so) {as he said} and more",
        "Only screen and print: (and so on)",
        "Reports by A. N. Other and staff */ writers",
    ],
)
def test_lines_that_look_like_a_rest_stay(line):
    assert cleaned(f"{FIRST}\n\n{line}\n\n{SECOND}") == f"{FIRST}\n\n{line}\n\n{SECOND}"
