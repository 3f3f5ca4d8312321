"""Scripts are told from prose by the shape of their tokens, whatever their names are."""

import pytest

from scrubber.parsers.script_shape import ENOUGH, shape_of

SCRIPTS = [
    "qqq('event', 'view', {page: 1});",
    'zork.zap("The mayor", {"place": 3});',
    "zork.zap();",
    "zork.zap()",
    "zork.zip.zap = 'a';",
    "zorkZap = [];",
    'zork_a = "1"; zork_b = "2";',
    "zork = {zap: true, zip: [1, 2]};",
    "Zork.zap = Zork.zap || {};",
    "zork['a_1'] = '';",
    "var zork = 5;",
    "let { zip, zap: zup } = zork;",
    "const zork: number = zaps.length;",
    "function zork(a, b = 1) {",
    "async function () { await zork(1); }",
    "(function ($) { $('.zork').hide(); })(jQuery);",
    "!function(){}();",
    "(() => { zork(); })();",
    "zork.zap(e => e.zip)",
    "class Zork extends Zap.Zip { run() { return 1; } }",
    "interface Zork { id: number; zap?: () => void; }",
    "type Zork = 'a' | 'b';",
    "import { zork, zap } from './zork.js';",
    "import './zork.css';",
    "export default { name: 'zork' };",
    "if (zork === 1) zap();",
    "if (!zork) { return; }",
    "for (var i = 0; i < zork.length; i++) { zap(i); }",
    "while (zork.first) { zork.zap(zork.first); }",
    "switch (zork) { case 'a': zap = 1; break; }",
    "try { zork(); } catch (e) {}",
    "new Zork({ el: '#a' });",
    "return false;",
    "document.cookie = 'a=' + 1 + '; path=/';",
    "javascript:void(0);",
    'onclick="zork();return false;"',
    '"use strict";',
    "/* <![CDATA[ */ var zork = 1;",
    "zork(",
    "zork.zap('a', {b: 'cut in the",
    "const zork = <Zap title={zip} />;",
    "const zork = /a+[\"']/g;",
    "zork.http.get<Zap>('/zip').then(zip => 1);",
    "// first this\nvar zork = 1;",
    "return zork && zork.zap && zork.zap.zip();",
]


@pytest.mark.parametrize("text", SCRIPTS)
def test_a_script(text) -> None:
    assert shape_of(text, 0).evidence >= ENOUGH


PROSE = [
    "The mayor (a Democrat) said so; the council did not.",
    "So, let's stop with it. We don't know.",
    "let us go; let it be;",
    "let x = 5, so that y = 6; then z = 11.",
    "f(x) = 2x + 1; g(x) = x;",
    "x = 5; y = 6; N = 20; M = 3.4;",
    "Nf3 (e4); Bxc6 (d5); Qe2(!) 0-0;",
    "Yankees (4); Mets (3); Cubs(2);",
    "iPhone(s); McDonald(s); SpaceX(2) wins.",
    "Tesla(TSLA); Apple(AAPL);",
    "Smith(2009); Jones(2010);",
    "Yahoo.com(tm) and FiveThirtyEight.com (ABC);",
    "function (noun): what a thing is for",
    "if (as he said) the vote fails, then so be it;",
    "for (and against) the bill; while (others) wait;",
    "new Deal(s) and new York('s best).",
    "class of 2010; type of thing; case in point;",
    "return to sender; return of the king.",
    "import goods from China; export them to Spain;",
    "try the soup; do it; switch (sides)",
    "2 cups flour; 1 cup sugar (white); 1/2 tsp. salt;",
    "Adults: $5; children: $3; seniors (65+): free;",
    "O! (he cried); O, the moon! - and then: nothing;",
    "a = b = c",
    "A&E; AT&T; R&B;",
    "C++ and C# are hard; so is Java.",
    "p = .05; r = .3; F(1, 20) = 4.5, p < .01;",
    "e.g.(see below); i.e.(that);",
    "www.example.org/page?a=1&b=2;",
    "- he said - she said -",
    "*Note: (1) this; (2) that;",
    "'Tis the season; 'twas the night;",
    "#MeToo = #NotYou;",
    "print this; delete that; throw it out;",
    'the word.array(2) { ["a"]=> string(1) "b" }',
    "the word.object(Box)#3 (1) { [0]=> int(5) }",
    "word.array(23) {",
    "word.object(App\\Box)#3 (1) {",
]


@pytest.mark.parametrize("text", PROSE)
def test_no_script(text) -> None:
    assert shape_of(text, 0).evidence < ENOUGH


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("zork.zap('a') The mayor", "The"),
        ("zork.zap('a', The mayor", "mayor"),
        ("zork.zap('a') (Reuters)", "(Reuters"),
        ('zork.zap() "It was', '"It'),
        ("zork.zap() – it", "–"),
        ("zork.zap() 5 people", "5"),
    ],
)
def test_where_prose_begins(text, stop) -> None:
    shape = shape_of(text, 0)
    assert shape.stop == text.index(stop)


def test_one_statement_is_read_only_to_its_end() -> None:
    assert shape_of("zork; zap.zip('a', {b: 1});", 0, one=True) == (1, None)
    assert shape_of("if (a) { b(); } The mayor said", 0, one=True).stop is None


def test_a_long_text_without_evidence_is_given_up() -> None:
    assert shape_of("(a, " * 1000, 0) == (0, None)
