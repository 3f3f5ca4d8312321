"""Scripts are taken out whole, with their comments, patterns and closing brackets, and no paragraph with them."""

import pytest

from scrubber.parsers import javascript
from tests.parsers.reading import FIRST, LONG, SECOND, cleaned, read


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


def test_a_word_before_a_name_of_two_words_stays():
    call = "Sys.WebForms.PageRequestManager._initialize('a$b', 'form1', [], [], [], 90, 'a');"
    assert cleaned(f"A. N. Other/File Photo{call}\n\n{SECOND}") == f"A. N. Other/File Photo\n\n{SECOND}"
