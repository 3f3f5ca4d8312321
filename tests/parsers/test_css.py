"""Style sheets are taken out whole, whatever their rules look like, and where their beginning or their end was cut."""

import pytest

from scrubber.parsers import css
from tests.parsers.reading import FIRST, SECOND, cleaned, read


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


RULES = [
    "[ng\\:cloak], [ng-cloak], .ng-cloak { display: none !important; }\nng\\:form { display: block; }",
    ".\\32xl\\:container { max-width: 640px }",
    'html{font-family:a-b,"A B","C D","E F","G H","I J","K L",serif;line-height:1.5}',
    f'.box > .a{{background-image:url("data:image/png;base64,{"iVBORw0KGgo" * 40}")}}',
    ".a-b { .c-d { /* Styles of a part */ } }",
    ".a-b {\n  .c-d, .e-f, ~ .g-h { top: 0; }\n  & ~ .g-h { left: 0; }\n}",
    "/* Box */",
    "/*\n  CONTENTS\n\n  A) BOX\n  B) HEADER & MENU\n*/\n\n.a-b { top: 0 }",
    "/*! * Box v2.3.4 * Licensed under: SEE LICENSE */ .a-b { top: 0 }",
    ".grid-hero h2 u{ text-decoration:none}",
    ".a-b:not(.c:nth-child(2)) ::slotted(.d){top:0;left:0}",
    "span[ rel~='mw:a' ] a:before { top: 0 }",
    "#g3,\n    #g3 .cell,\n    #g3 input,\n    #g3 button {\n      font-size: 20px;\n    }",
    "code,\nkbd {\n  font-family:\n\t\tui-monospace,\n\t\tmonospace; /* 1 */\n  font-size: 1em; /* 2 */\n}",
    ",\n".join(f".panel > .table-{n} > thead:first-child td" for n in range(60)) + " { top: 0 }",
    "div > amp-iframe, amp-ad { background: #fff }",
    "@viewport { width: device-width; }",
    "@-moz-document url-prefix() { .a-b { top: 0 } }",
    "html[data-a='b'] .c-d span{ #TODO: color } html[data-a='b'] .e-f { top: 0 }",
    "{literal} .a-b { top: 0 } {/literal}",
    "[type=button]::-moz-focus-inner,[type=reset]::-moz-focus-inner { border: 0 }",
]


@pytest.mark.parametrize("sheet", RULES)
def test_a_sheet_goes(sheet):
    flat = " ".join(sheet.split())
    assert cleaned(f"{FIRST}\n\n{sheet}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"
    assert cleaned(f"{FIRST}\n\n{flat}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"
    assert cleaned(f"{SECOND}\n\n{FIRST}{flat}") == f"{SECOND}\n\n{FIRST}"


HEADLESS = [
    "lor: red;\n  top: 0;\n}\n\n.a-b { left: 0 }",
    "0 1em;clear:left;margin:0}.a-b{left:0}",
    "rgin-left:-1rem!important}.a-b,.c-d{margin:0}",
    "-min:column;justify-content:flex-start}}@media (max-width:767px){.a-b{top:0}}",
    "s of a box that was cut */ .a-b { left: 0 }",
    "ton-s-x:hover, .a-b { left: 0 }",
    "tainer { max-width: 768px } .a-b { top: 0 }",
    "ateY(-360deg); } 100% { left: 0; top: 0; }",
    "ear: left;\n\tmargin: 0.5em 1em 1em 0;\n}",
    "om:.5rem!important}",
    "mber of a list,\n * and more\n */\n.a-b { left: 0 }",
]


@pytest.mark.parametrize("sheet", HEADLESS)
def test_a_sheet_goes_whose_beginning_was_cut(sheet):
    assert cleaned(f"{FIRST}\n\n{sheet}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


CUT = [
    "[type=button]::-moz-focus-inner,[type=reset]::-moz-foc",
    ".a-b { top: 0 }\n\n.sti",
    "[data-a=b]{top:0}[data-a=fad",
    ".a-b :: slotted".replace(":: ", "::") + "(.c-d) ::slotted(.c-",
    "/* Some space so that the menu will be sho",
    "/**\n * Some space so that\n * the menu will be sho",
    "@font-face {\n\tfont-family: 'A';\n\tsrc:url('a.eot?b') format('c'),\n\t\turl('a.woff?b') form",
    ".a-b { .c-d, .c-",
]


@pytest.mark.parametrize("sheet", CUT)
def test_a_sheet_goes_whose_end_was_cut(sheet):
    assert cleaned(f"{FIRST}\n\n{sheet}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("sentence", "sheet"),
    [
        ("ADVERTISEMENT", "div,\np {\n  margin: 0;\n}"),
        ("A photo by Leah Millis", "html, body { margin: 0 }"),
        ("It was good for the heart", "h1, h2 { margin: 0 }"),
        ("It was said in recent years.", "code{white-space: pre-wrap;}"),
        ("It ran through his head.", "code{white-space: pre-wrap;}"),
        ("She wrote in the op-ed.", "code{white-space: pre-wrap;}"),
        ("Send tips to a@example.org", " .a-b { top: 0 }"),
        ("By A. N. Other (@another) March 16, 2020", ".a-b .c-d.e{margin-top:10px}"),
        ("***", "button, [role='button'] { top: 0 }"),
    ],
)
def test_the_last_word_before_a_sheet_stays(sentence, sheet):
    assert cleaned(f"{FIRST}\n\n{sentence}{sheet}\n\n{SECOND}") == f"{FIRST}\n\n{sentence}\n\n{SECOND}"


@pytest.mark.parametrize(
    "words",
    [
        "mark mazzetti",
        "yes we can :}",
        "I like it ;}",
        "___",
        "the well-known p",
        "So it ends }",
        "f**k off",
        "* a note *",
    ],
)
def test_words_before_and_behind_a_sheet_stay(words):
    assert cleaned(f"{words}\n\n{FIRST}") == f"{words}\n\n{FIRST}"
    assert cleaned(f"{FIRST}\n\n.a-b {{ top: 0 }}\n\n{words}\n\n{SECOND}") == f"{FIRST}\n\n{words}\n\n{SECOND}"


def test_a_comment_that_opens_behind_a_sheet_takes_no_words_along():
    text = f"{FIRST}\n\n.a-b {{ top: 0 }} /* for .c-d {{ top: 1px }} */ {SECOND}"
    assert cleaned(text) == f"{FIRST}\n\n{SECOND}"
