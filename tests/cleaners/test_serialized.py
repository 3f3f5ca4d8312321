"""Dumps and code are taken out wherever they stand; the words around them, and quotations of code, stay."""

import json
import random
from functools import partial

import pytest

from scrubber.cleaners.serialized import clean
from scrubber.document import Document
from scrubber.edits import apply
from tests.timing import is_linear

VAR_DUMP = """array(2) {
  [0]=>
  array(3) {
    ["id"]=>
    int(17)
    ["title"]=>
    string(24) "A "mayor" {speaks}; why?"
    ["url"]=>
    string(21) "https://example.org/1"
  }
  ["more":protected]=>
  object(Box)#3 (2) {
    ["width":"Box":private]=>
    uninitialized(?int)
    ["self"]=>
    *RECURSION*
  }
}"""
PRINT_R = """Array
(
    [0] => Array
        (
            [title] => Rain (and snow) is coming
            [url] => https://example.org/2
            [text] => A first paragraph.

And a second one, (in brackets).
        )

    [1] => Box Object
        (
            [width:protected] => 3
            [self] => Box Object
 *RECURSION*
        )

)"""
VAR_EXPORT = """array (
  'title' => 'It\\'s a (long) story, isn\\'t it',
  'box' =>
  \\Box::__set_state(array(
     'width' => 1.5,
     'none' => NULL,
  )),
  0 =>
  (object) array(
  ),
)"""
SERIALIZED = (
    'a:2:{i:0;a:2:{s:5:"title";s:13:"Say "yes"; ok";s:3:"url";s:21:"https://example.org/3";}'
    's:3:"box";O:3:"Box":2:{s:5:"width";d:1.5;s:7:"\0Box\0in";N;}}'
)
JSON = '[{"id": 5, "title": "Five \\u2019til \\"nine\\"", "url": "https://example.org/5"}, {"a": [1, null, {}]}]'
XDEBUG = """/srv/www/page.php:7:
array(3) {
  'title' =>
  string(19) "It's (a) "big" }day"
  [1] =>
  class Box\\Wide#3 (2) {
    public ?int $width =>
    int(3)
    private readonly string $text =>
    string(1200) "It goes on and"...
  }
  'more' =>
  array(1) {
    ...
  }
}"""
XDEBUG_PAGE = """/srv/www/page.php:7:
array (size=4)
  'title' => string 'It's (a) 'big' day' (length=18)
  1 =>
    object(Box\\Wide)[3]
      public ?int 'width' => int 3
      private 'none' => null
      public 'self' =>
        &object(Box\\Wide)[3]
  'empty' =>
    array (size=0)
      empty
  'long' => string 'It goes on and'... (length=1200)"""
VAR_DUMPER = '''^ array:4 [▼ // page.php:7
  "title" => "It's (a) "big" ]day"
  0 => App\\Box {#12 ▶
    +width: 3
    #name: """
      one\\n
      two }
      """
    -none: null
    +"free": -1.5
    +self: App\\Box {#12}
    +when: DateTime @1577836800 {#8
      date: 2020-01-01 00:00:00.0 UTC (+00:00)
    }
  }
  "list" => []
  "long" => "It goes on and"…1200
]'''
FATAL = """PHP Fatal error:  Uncaught RuntimeException: no story for "Rain" in /srv/www/feed.php:12
Stack trace:
#0 /srv/www/page.php(9): load('Rain')
#1 {main}

Next LogicException: outer in /srv/www/page.php:9
Stack trace:
#0 {main}
  thrown in /srv/www/page.php on line 9"""
SCRIPT = """(function(d) {
  var s = d.createElement('script'); // a loader

  if (s < 2 && "}" !== ')') { d.body.appendChild(s); }
})(document);
window.loaded = true;"""
STYLE = """/* box */
.box > p, #top .note::after {
  margin: 0 auto;
  font-family: "Open Sans", serif;
}

@media (max-width: 600px) { .box { display: none } }"""

KINDS = {
    "var_dump": VAR_DUMP,
    "xdebug": XDEBUG,
    "xdebug on a page": XDEBUG_PAGE,
    "VarDumper": VAR_DUMPER,
    "print_r": PRINT_R,
    "var_export": VAR_EXPORT,
    "serialize": SERIALIZED,
    "json": JSON,
    "php-error": FATAL,
    "php-code": "<?php\nif ($a) {\n    echo 'it ?> is';\n\n    show(1);\n}\n?>",
    "css": STYLE,
    "javascript": SCRIPT,
    "json-ld": '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x"}</script>',
    "shortcode": '[gallery ids="1,2" size=large]',
    "template": "{% include 'related.html' %}",
    "log-line": "2021-03-04 10:11:12,345 - feed.loader - ERROR - no story (4)",
}
DUMPS = ("var_dump", "xdebug", "xdebug on a page", "VarDumper", "print_r", "var_export", "serialize", "json")
OTHER_RULES = dict.fromkeys(["xdebug", "xdebug on a page", "VarDumper"], "var_dump")
FIRST = "The mayor spoke (briefly) on Tuesday."
SECOND = '"It\'s a start," she said.'
THIRD = "The council votes next week"
BODY = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def cleaned(text: str, quotes: str = "straight") -> str:
    """What is left of a text once nothing more is proposed."""
    for _ in range(3):
        edits = clean(Document(text), quotes=quotes)
        if not edits:
            return text
        text = apply(text, edits)
    raise AssertionError("not settled")


def flat(dump: str) -> str:
    return " ".join(dump.split())


@pytest.fixture(params=KINDS.items(), ids=KINDS.keys())
def kind(request):
    return request.param


def test_it_goes_from_lines_of_its_own(kind):
    name, dump = kind
    text = f"{FIRST}\n\n{dump}\n\n{SECOND}\n\n{THIRD}"
    assert clean(Document(text))[0].rule == OTHER_RULES.get(name, name)
    assert cleaned(text) == BODY


def test_it_goes_when_its_lines_became_one(kind):
    assert cleaned(f"{FIRST}\n\n{flat(kind[1])}\n\n{SECOND}\n\n{THIRD}") == BODY


def test_it_goes_from_head_and_foot(kind):
    assert cleaned(f"{kind[1]}\n\n{BODY}\n\n{kind[1]}") == BODY


def test_it_goes_from_a_paragraphs_end_without_a_space(kind):
    assert cleaned(f"{FIRST}{kind[1]}\n\n{SECOND}\n\n{THIRD}") == BODY
    assert cleaned(f"{FIRST}{flat(kind[1])}\n\n{SECOND}\n\n{THIRD}") == BODY


def test_it_goes_from_a_paragraphs_end_behind_a_space(kind):
    assert cleaned(f"{FIRST} {flat(kind[1])}\n\n{SECOND}\n\n{THIRD}") == BODY


def test_it_goes_where_one_follows_another(kind):
    other = KINDS["var_dump"]
    assert cleaned(f"{FIRST}\n\n{kind[1]}\n\n{other}\n{flat(kind[1])}\n\n{SECOND}\n\n{THIRD}") == BODY


@pytest.mark.parametrize("name", [*DUMPS, "php-error", "css"])
def test_it_goes_where_words_follow_on_its_line(name):
    assert cleaned(f"{FIRST}\n\n{flat(KINDS[name])} {SECOND}\n\n{THIRD}") == BODY


@pytest.mark.parametrize("name", ["var_dump", "serialize", "json", "var_export"])
def test_escaped_quotes_are_read(name):
    escaped = KINDS[name].replace("&", "&amp;").replace('"', "&quot;").replace(">", "&gt;").replace("'", "&#039;")
    assert cleaned(f"{FIRST}\n\n{escaped}\n\n{SECOND}\n\n{THIRD}") == BODY


@pytest.mark.parametrize("name", DUMPS)
def test_a_cut_dump_takes_no_paragraph_along(name):
    dump = KINDS[name].replace("\n\nAnd a second one, (in brackets).", "")
    rng = random.Random(3)
    for at in [rng.randrange(40, len(dump)) for _ in range(40)]:
        got = cleaned(f"{FIRST}\n\n{flat(dump[:at])}\n\n{SECOND}\n\n{THIRD}")
        assert got == BODY, dump[:at]
        got = cleaned(f"{FIRST}\n\n{dump[:at].rstrip()}\n\n{SECOND}\n\n{THIRD}")
        assert got == BODY, dump[:at]


@pytest.mark.parametrize(
    "dump",
    [
        pytest.param('array(1) {\n  ["t"]=>\n  string(11) "Café – “so”"\n}', id="bytes of another encoding"),
        pytest.param('array(1) {\n  ["t"]=>\n  string(40) "Caf? - so }"\n}', id="characters lost"),
        pytest.param('array(1) {\n  ["t"]=>\n  string(5) "CafÃ© Ã¼ber allem"\n}', id="mojibake"),
        pytest.param('string(9) "Caf? so much longer"', id="a lone string"),
        pytest.param('a:1:{s:5:"t\0it";s:30:"Café “quoted”; done";}', id="serialize"),
        pytest.param('O:3:"Box":1:{s:8:"Boxwidth";i:1;}', id="NUL bytes lost"),
        pytest.param('string(99) "[{"id":"1","title":"He said } ]"}]"', id="JSON in a string"),
    ],
)
def test_wrong_lengths_are_recovered_from(dump):
    assert cleaned(f"{FIRST}\n\n{dump}\n\n{SECOND}\n\n{THIRD}") == BODY


SQL_ERROR = (
    "You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the"
    " right syntax to use near '' at line 1"
)
INSPECTED = [
    '#<Article id: 7, title: "A bridge", author_id: nil>',
    '#<Article:0x00007f8b1c0a3e48 @id=7, @title="A bridge", @tags=["town"]>',
    '#<struct Story id=3, title="The ferry", url=nil>',
    '{:id=>7, :title=>"A bridge", :tags=>["town"], "k"=>nil}',
    'Parameters: {"utf8"=>"x", "article"=>{"title"=>"A bridge"}}',
    "Article{id=7, title='It's a bridge', author=Author{name='A. B.', id=3}, tags=[town, sea], image=null}",
    "Article[id=7, title=Two rivers, one bridge, author=Author[name=A. B.], image=null]",
    "Story(id=3, title=The ferry, url=https://example.org/3, image=null)",
    "com.example.news.Article@1b6d3586",
    "Optional[Article{id=7, title='A bridge'}]",
    "Article { Id = 7, Title = A bridge, Author = Author { Name = A. B. } }",
    'Article {\n    id: 7,\n    title: "A bridge",\n    tags: [\n        "town",\n    ],\n    image: None,\n}',
    '&main.Article{ID:7, Title:"A bridge", Tags:[]string{"town", "sea"}}',
    "map[id:7 tags:[town sea] title:A bridge]",
    "<app.models.Article object at 0x7f3b2c1d5e50>",
    "<QuerySet [<Article: Two rivers>, <Article: The ferry>]>",
    "Article(id=7, title='A bridge', published=datetime.datetime(2021, 2, 3), score=None)",
    "OrderedDict([('id', 7), ('title', 'A bridge')])",
    'b\'{"id": 7, "title": "A bridge"}\'',
    "Map(2) { 'town' => 1, 'sea' => [ 1, 2 ] }",
    '%Article{id: 7, title: "A bridge", image: nil}',
    "array (2) [\n    'id' => integer 7\n    'title' => string (8) \"A bridge\"\n]",
]
MORE = [
    *INSPECTED,
    "fetch_rows() expects parameter 1 to be result, boolean given in /srv/a.php on line 12",
    'An exception has been thrown during the rendering of a template ("No index") in "a.html.twig" at line 12.',
    "Error: Call to a member function id() on null in news_node() (line 88 of themes/news.theme).",
    "FeedException: The feed could not be read",
    "Resource id #5",
    "Box::__set_state(array(\n   'a' => 1,\n))",
    "class@anonymous/srv/a.php:3$0::__set_state(array(\n   'n' => 5,\n))",
    "array:1 [\n  0 => DateTime @1577934245 {#14\n    date: 2020-01-02 03:04:05.0 UTC (+00:00)\n  }\n]",
    "DatePeriod {#17\n  period: every + 1d, from [2020-01-01 00:00:00.0 recurring 3 time/s\n  +start: DateTime {#5}\n}",
    'array:2 [\n  "a" => 1\n  "me" => &1 array:2 [&1]\n]',
    "SplStack {#23\n  -flags: 6\n  mode: IT_MODE_LIFO | IT_MODE_KEEP\n  flag::STD_PROP_LIST: false\n}",
    "/srv/a.php:3:\nobject(A)[6]\n  private array 'b' (E) =>\n    array (size=0)\n      empty\n  public 1 => null",
    "Warning: Undefined $x in /srv/a.php on line 3\n\nCall Stack:\n    0.0002     390000   1. {main}() /srv/a.php:0",
    "PHP Notice:  Undefined index: x in /srv/a.php on line 3\nPHP Stack trace:\nPHP   1. {main}() /srv/a.php:0",
    "Deprecated: Function each() is deprecated in C:\\xampp\\a.php on line 3",
    "WordPress database error: [Table 'wp.x' doesn't exist]\nSELECT * FROM wp_x WHERE id = 5 AND a = 'b c'",
    SQL_ERROR,
    "color: red; font-size: 12px; margin: 0 auto;",
    "@import url('https://example.org/a.css');",
    ".embed object, .embed embed { width: 100% }",
    "(adsbygoogle = window.adsbygoogle || []).push({});",
    "async function load() { const r = await fetch('/x'); return r.json(); }",
    "require(['a', 'b'], function(a) { a.init(); });",
    'fetch("/x").then(r => r.json()).then(d => console.log(d));',
    '/* <![CDATA[ */\nvar a = {"b":"\\/c"};\n/* ]]> */',
    "new Chart(document.getElementById('c'), {type: 'bar'});",
    '{\\"id\\": 5, \\"title\\": \\"Say \\\\\\"yes\\\\\\"\\"}',
    "[social_warfare]",
    "[youtube https://example.org/watch?v=abc]",
    "[embedyt]https://example.org/watch?v=abc[/embedyt]",
    "{youtube}abc1{/youtube}",
    "[node:title]",
    "[object Object]",
    "{!! $title !!}",
    "{$story.title}",
    "*|FNAME|*",
    "###TITLE###",
    "${{ title }}",
    '<?xml version="1.0" encoding="UTF-8"?>',
    '[23/Mar/2020 10:00:00] "GET /a HTTP/1.1" 200 5',
    "10:00:00.123 [main] ERROR com.example.Feed - no story",
    "java.lang.NullPointerException: none\n\tat a.Feed.load(Feed.java:5)\nCaused by: java.io.IOException\n\t... 2 more",
    "TypeError: x is undefined\n    at load (/srv/app.js:5:7)\n    at https://example.org/a.js:3:1",
    "panic: index out of range\n\ngoroutine 1 [running]:\nmain.load(0xc1)\n\t/srv/main.go:5 +0x1d",
    "System.NullReferenceException: no object.\n   at Site.Feed.Load(String s) in C:\\Feed.cs:line 5",
    "/srv/app.rb:5:in `load': undefined method (NoMethodError)\n\tfrom /srv/app.rb:3:in `run'",
    "level=error ts=2020-03-23T10:00:00Z msg=none",
    "Fatal error: Cannot redeclare f() (previously declared in /srv/a.php:12) in /srv/b.php on line 3",
    "WordPress database error Table 'n.wp_a' doesn't exist for query SELECT a made by require('a.php'), WP->main",
    '/* Definitions */ @font-face {font-family:"Cambria"; mso-a:0;} /* S */ p.MsoNormal {mso-style:no; margin:0in;}',
    "img.wp-smiley,\nimg.emoji {\n\tdisplay: inline !important;\n}",
    "P { margin-bottom: 0.08in }",
    "$red: #c00; .nav { &__item { color: $red; &:hover { color: darken($red, 10%); } } }",
    ".pull cite, .pull q { font-style: normal }",
    "new pym.Child({ polling: 5 });",
    "#post-7 .entry > p::before{content:'';display:block}",
    "/* * * SETTINGS * * */ var name = 'a'; /* * * END * * */ (function() { a(); })();",
    'window.NREUM||(NREUM={});NREUM.info={"beacon":"a.example.net"};',
    "OA_show(243);",
    'amzn_placement = "adunit0"; amzn_search_bar = "true"; amzn_width = 300;',
    "PARSELY = { autotrack: false, onload: function() { PARSELY.beacon.track({ url: location.href }); } };",
    'Drupal.settings = jQuery.extend(Drupal.settings, {"basePath":"\\/","node":{"nid":"243"}});',
    'new TradingView.widget({ "symbol": "AAPL", "width": 243 });',
    "const { title, id } = { title: 'A', id: 243 };",
    "export default { name: 'related', data() { return { id: 243 }; } };",
    "MathJax.Hub.Config({ tex2jax: { inlineMath: [['$','$']] } });",
    '"headline":"Rain","url":"https://example.org/1","id":243',
    "[brightcove:243]",
    "[embedpress]https://example.org/1[/embedpress]",
    "[/media-credit]",
    "[wp-ad-box-3 /]",
    "[% story.title %]",
    "{{title}} | {{site}}",
    '{exp:channel:entries channel="news"}',
    '{exp:channel:entries channel="news" limit="5"}{title}{/exp:channel:entries}',
    "<#if story??>${story.title}</#if>",
    "#foreach( $item in $items )",
    "{#if visible}{title}{/if}",
    "%(title)s",
    "Jan  2 04:05:06 web0 php-fpm[243]: WARNING: [pool www] too many",
    "E, [2021-01-02T04:05:06.123456 #243] ERROR -- : no story",
    "2021-01-02 04:05:06,123 [worker-2] {feed.py:9} WARN  a.Feed - no story",
    "04:05:06.123 WARN  [worker-2] a.b.Feed : no story",
    "<13>Jan  2 04:05:06 gate feed[7]: no story",
    "W0102 04:05:06.123456   71 feed.cc:42] no story",
    'Traceback (most recent call last):\n  File "/a.py", line 3, in f\n    g()\nfeeds.models.Story.DoesNotExist: none',
    "Error: Cannot find './feed'\n    at Module.load (node:internal/loader:9:11)\n    at /a.js:1:1",
    "[FormatException: The text was wrong.]\n   Site.Page.Load(Object o) in D:\\a.cs:7\n   System.Web.UI.Load() +106",
    "NoMethodError (undefined method `title' for nil):\n  app/a.erb:3:in `block in show'\n  app/b.rb:9:in `show'",
    "goroutine 7 [running]:\nmain.load(0xc1)\n\t/srv/main.go:5 +0x1d",
    "thread 'main' panicked at 'no story', src/main.rs:7:5",
    "(node:71) [DEP0005] DeprecationWarning: Buffer() is deprecated.",
    "SQLSTATE[42S02]: Base table or view not found: 1146 Table 'a.b' doesn't exist",
    'Started GET "/stories/7" for 203.0.113.7 at 2021-01-02 04:05:06 +0000',
    '{$story.date|date_format:"%Y"}',
    '${story.title!"none"}',
    "%%=v(@Name)=%%",
    "{0} of {1}",
    "%1$s of %2$s",
    "{story_title}",
    "@csrf",
    "@json($story)",
    '<s:property value="story.title"/>',
    '<c:forEach items="${a}" var="b">${b.title}</c:forEach>',
    "[{u'id': 7, u'tags': [u'a', u'b']}]",
    "@font-face {\n  font-family: 'A';\n  src: url('/a.woff2') format('a'),\n       url('/a.woff') format('b');\n}",
    'array(1) refcount(2){\n  ["a"]=>\n  reference refcount(2) {\n    string(1) "x" interned\n  }\n}\narray(0) {\n}',
    'class A#1 (3) {\n  public $a b =>\n  int(1)\n  public $k=>v =>\n  NULL\n  public $it\'s =>\n  string(1) "s"\n}',
    "array(2) {\n  'it\\'s' =>\n  int(1)\n  'z' =>\n  &array\n}",
    "Array\n(\n    [tags[]] => a\n    [x]] => Array\n        (\n            [0] => b\n        )\n\n)",
    "array (\n  'a' => 'one\ntwo',\n  'it\\'s' => false,\n)",
    '{"say \\"so\\"": 5, "a": null}',
    '[2, null, ["a", {"b": 1}], "c"]',
    '["a", {"b": 1}, true]',
    '{\n\xa0\xa0\xa0\xa0"a": [\n\xa0\xa0\xa0\xa0\xa0\xa0\xa0\xa0"b"\n\xa0\xa0\xa0\xa0]\n}',
    '<script type="application/ld+json">\n{\n  "@type": "Person",\n  "name": "A"',
    "App\\FeedException: It is (so) in /srv/app/Feed.php:12\nStack trace:\n#0 {main}",
    "Warning: x in C:\\a\\b.php on line 3\n\nCall Stack:\n    0.0002     390000   1. f('x') C:\\a\\b.php:0",
    "#box .inner a,\n.wide_one.is-open\n{\n\t*zoom: 1;\n\tcolor: rgba(0, 0, 0, .5);\n}",
    "@media (max-width: 9px) {\n  .a-b > div{filter: alpha(opacity=50);}\n  #c a\n{\n    --gap: 8px;\n  }\n}",
    "@keyframes spin {\n 0% { transform: rotate(0deg); }\n 100% { transform: rotate(9deg); }\n}",
    "$brand: #444;\n.a-b {\n  color: $brand;\n  &:hover { color: darken($brand, 5%); }\n  .c { @include d; }\n}",
    "nav { ul { margin: 0; } }",
    "// colours\n$brand: #444;\n.a { color: $brand; }",
    "$sizes: (small: 1px, wide: 2px);",
    "@mixin box($a) {\n  padding: $a;\n}",
    "@tailwind base;\n@layer a, b;",
    ".md\\:flex{display:flex} a:not([href]){color:inherit}",
    ".a-b .c{}",
    "BODY { FONT-FAMILY: Arial; COLOR: #000 }",
    "o\\:* {behavior:url(#default#VML);}",
    ".mixed() { color: red; }",
    "/*# sourceMappingURL=a.css.map */",
    "}\n.a { color: red }",
    "//# sourceMappingURL=a.js.map",
    "javascript:void(0)",
    "Chart.defaults.global.wide = false;",
    "${ story.title }",
    "{* a note *}",
    "{site.url}",
    '{embed="a/b"}',
    "@lang('a.b')",
    "%recipient.name%",
    "[[Snippet? &a=`b`]]",
    "[:en]",
    "<Story title={title} />",
    "<mt:EntryTitle>",
    "<cfset a = 1>",
    'poster="https://example.org/a.jpg?b=1"',
    "READ_MORE_HERE",
    '<tmpl_var name="title">',
    "[10:11:12] [Server thread/WARN]: moved too quickly",
    "WARN:root:no story",
    "CRITICAL [2020-01-02 03:04:05] feed - took 5 ms",
    "ActionView::Template::Error (undefined method `a'):\n    app/views/a.html.erb:7:in `block in _a'",
]
GLUED = [
    "color: red; font-size: 12px; line-height: 1.5em;",
    "font-family: Georgia, 'Times New Roman', serif; margin: 0 auto;",
    "img.wp-smiley,\nimg.emoji {\n\tdisplay: inline !important;\n}",
    'google_ad_client = "ca-pub-1"; google_ad_width = 336;',
    "(window.adsbygoogle = window.adsbygoogle || []).push({ a: 'b' });",
    '"headline":"Rain","url":"https://example.org/1","id":243',
    "java.sql.SQLException: closed\n\tat a.Pool.close(Pool.java:5)",
    "TypeError: x is undefined\n    at load (/srv/app.js:5:7)",
    "Jan  2 04:05:06 web0 kernel: [12.3] Out of memory",
]
CUT = [
    "var disqus_shortname = 's",
    "var disqus_shortname =",
    "fbq(",
    "brightcovePlayer.load('243', { accountId: '2",
    "ads_show(24",
    "@media only screen and (max-wid",
    "@import url('https://example.org/css?fam",
    ".fb_iframe_widget, .fb_iframe_widget span, .fb_iframe_widget span ifra",
    ".box-1 .inner.wide-a:not(.box-mot",
    "body.postid-464 .entry-title {",
    "color: red; font-s",
    '<script async src="//example.org/widgets.js" charse',
    "You have an error in your SQL syntax; check the manual that corresp",
    "Warning: file_get_contents(https://example.org/20",
    "Notice: Only variables should be assigned by ref",
    "\\Illuminate\\Support\\Collection::__set_st",
    "Symfony\\Component\\ParameterBag Object\n(\n    [parameters:prot",
    'array:1 [\n  "title" => "Rain is com',
    'object(App\\A)#3 (2) {\n  ["x"]=>\n  int(1)\n  ["y":"App\\A":priv',
    "array(1) {\n  [0]=>\n  int(1)\n}\nobje",
    'array(1) refcount(2){\n  [0]=>\n  string(1) "a" refc',
    "/srv/a.php:3:\nclass A#6 (2",
    "class A#6 (2) {\n  public $a =>\n  enum App\\Desk::Wor",
    "Array\n(\n    [a] => 1\n    [title:App\\A:pri",
    "(object) array(\n   'head",
    '["https:\\/\\/example.org\\/a',
    "App\\FeedException: It is so in /srv/ap",
    "Warning: unlink(/tmp/a): Permission de",
    "WordPress database error: [Table 'wp.a' doesn't exi",
    "WordPress database error: [no]\nSELECT a_b FROM wp_a WHERE a_b = 'fee",
    "<?php\n/**\n * Template Name: wide\n */\nget_head",
    ".a_b, #c .d-e img,",
    "/* Box */\n#a-b .c, .d-e",
    "@keyframes a { 0% { margin: 0; }\n  to { opac",
]


@pytest.mark.parametrize("piece", MORE)
def test_it_goes_with_and_without_its_line_breaks(piece):
    assert cleaned(f"{FIRST}\n\n{piece}\n\n{SECOND}\n\n{THIRD}") == BODY
    assert cleaned(f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{flat(piece)}") == BODY


@pytest.mark.parametrize("piece", INSPECTED)
def test_values_of_other_languages_stay_where_they_are_quoted(piece):
    for text in (
        f"{FIRST}\n\nThe screen said “{piece}” and nothing else.\n\n{SECOND}",
        f"{FIRST}\n\nHere is the output of the program:\n\n{piece}\n\n{SECOND}",
    ):
        assert cleaned(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The bill (H.R. 5) names Section 2(a: of the law) and Section 3[b: so].",
        "Mr. Smith[who: he said] left. Apollo{ is the name.",
        "He typed var t,i,a=e?e.ownerDocument||e:w; into the console and waited.",
        "The server answered html += '<div class=\"a-b\">';, which nobody had expected.",
        "The code (if(!a||a&&0===Object.keys(a).length)return;) was found in the app.",
        "Exception: the rule does not hold for farms, it said.",
    ],
)
def test_what_is_no_value_or_is_quoted_stays(text):
    assert cleaned(text) == text


@pytest.mark.parametrize("lines", ["5 => 6", "2019 => 2020\n2020 => 2021", "1 => true"])
def test_words_and_numbers_with_arrows_stay(lines):
    assert cleaned(f"{FIRST}\n\n{lines}\n\n{SECOND}") == f"{FIRST}\n\n{lines}\n\n{SECOND}"


@pytest.mark.parametrize("lines", ["0 => 5\n1 => 6\n]", "5 => 6,\n7 => 8,\n)"])
def test_what_closes_or_parts_them_is_code(lines):
    assert cleaned(f"{FIRST}\n\n{lines}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("piece", GLUED)
def test_it_goes_where_it_is_glued_to_a_sentence(piece):
    assert cleaned(f"{FIRST}{piece}\n\n{SECOND}\n\n{THIRD}") == BODY
    assert cleaned(f"{FIRST} {flat(piece)}\n\n{SECOND}\n\n{THIRD}") == BODY


@pytest.mark.parametrize("piece", CUT)
def test_what_is_left_of_it_goes_and_no_paragraph_with_it(piece):
    assert cleaned(f"{FIRST}\n\n{piece}\n\n{SECOND}\n\n{THIRD}") == BODY


@pytest.mark.parametrize(
    "piece", [".fb_iframe, .fb_iframe span, .fb_iframe ifra", ".box-1 .inner:not(.box-mot", "twttr.widgets.loa"]
)
def test_what_is_left_of_it_goes_from_a_sentences_end(piece):
    assert cleaned(f"{FIRST}{piece}\n\n{SECOND}\n\n{THIRD}") == BODY


def test_a_comment_that_was_cut_does_not_end_with_the_next_one():
    assert cleaned(f".a {{ color: red }} /* b\n\n{FIRST}\n\n/* c */ .d {{ color: red }}").endswith(FIRST)
    assert FIRST in cleaned(f"var a = 1; /* b\n\n{FIRST}\n\n/* c */ var d = 2;")


def test_words_behind_pairs_without_braces_stay():
    assert cleaned(f'"headline":"Rain","id":243 {FIRST}') == FIRST


def test_words_behind_a_statement_of_sql_stay():
    error = "WordPress database error: [no]\nSELECT * FROM wp_a WHERE post_id = 5"
    assert cleaned(f"{flat(error)} However, it rained.") == "However, it rained."
    assert cleaned(f"{error}\n\nTRUMP AND THE POLLS: It rained.") == "TRUMP AND THE POLLS: It rained."
    assert cleaned(f"{error}\n\n1. It rained.") == "1. It rained."


def test_document_is_a_word_where_no_member_of_it_follows():
    assert cleaned("It is in the document.twttr.widgets.load();") == "It is in the document."
    assert cleaned("It is out. document.getElementById('a').focus();") == "It is out."


def test_words_to_which_code_is_glued_stay():
    assert cleaned("He has a tablet.googletag.cmd.push(function() { a(); });") == "He has a tablet."
    assert cleaned("He has insurance:/srv/a.php:3: array (size=1) 0 => int 1") == "He has insurance:"


def test_json_before_words_that_go_on_in_small_letters_goes():
    assert cleaned(f'{FIRST}\n\n{{"unit": "a1", "mobile": false}} the council said\n\n{THIRD}') == (
        f"{FIRST}\n\nthe council said\n\n{THIRD}"
    )


def test_an_item_behind_a_style_sheet_stays():
    assert cleaned(".a { color: red; }\n\n* unblind the trial's results\n\n* share data") == (
        "* unblind the trial's results\n\n* share data"
    )


def test_an_address_behind_a_cut_style_sheet_stays():
    assert cleaned(".a { color: red;\n\nhttps://example.org/a\n\nIt was so.") == "https://example.org/a\n\nIt was so."


def test_a_class_of_apples_is_parted_from_a_year():
    assert cleaned("He left in 2018p.p1 {margin: 0.0px; font: 12.0px Helvetica}") == "He left in 2018"


def test_two_quotations_are_no_quotation_marks_around_a_dump():
    assert cleaned('It was "so." {"a": [1, 2]} "It was not."') == 'It was "so." "It was not."'


def test_a_paragraph_behind_a_dump_that_nothing_closes_stays():
    text = "/srv/a.php:3: array (size=2) 'a' => array (size=1) 0 => int 1\n\n'We said so.'"
    assert cleaned(text) == "'We said so.'"


def test_a_string_that_stands_alone_takes_no_words_along_that_follow_on_its_line():
    assert cleaned(f'int(5) string(4) "a b" {FIRST} {SECOND}') == f"{FIRST} {SECOND}"


def test_a_string_that_stands_alone_is_read_over_its_lines():
    lines = "First line.\nSecond line."
    assert cleaned(f'{FIRST}\n\nstring({len(lines)}) "{lines}"\n\n{SECOND}\n\n{THIRD}') == BODY
    # Each of its lines became a paragraph.
    parted = lines.replace("\n", "\n\n")
    assert cleaned(f'{FIRST}\n\nstring({len(lines)}) "{parted}"\n\n{SECOND}\n\n{THIRD}') == BODY


def test_a_quotation_behind_a_cut_string_is_not_its_end():
    text = f'string(60) "[{{"":true,"id":5}},"It is\n\n"The roads are closed," she said. "Go."\n\n{THIRD}'
    assert cleaned(text) == f'"The roads are closed," she said. "Go."\n\n{THIRD}'


@pytest.mark.parametrize(
    ("cut", "paragraph"),
    [
        ("array (\n  0 =>", "2019 was wet, he said."),
        ("array (\n  0 =>", "14:55 It rains."),
        ('[{"a": 1},', "110,000-seat stadiums are rare"),
        ("<?php\necho 1;", ", including the keeper (and his dog) of the light"),
        ("<?php\necho 1;", "Mirrors on the ceiling,"),
    ],
)
def test_a_paragraph_that_looks_like_a_value_or_a_part_of_code_stays(cut, paragraph):
    assert cleaned(f"{FIRST}\n\n{cut}\n\n{paragraph}\n\n{THIRD}") == f"{FIRST}\n\n{paragraph}\n\n{THIRD}"


def test_a_call_goes_where_it_fills_a_line():
    assert cleaned(f"{FIRST}\n\nrequire('a');\n\n{SECOND}\n\n{THIRD}") == BODY


@pytest.mark.parametrize(
    ("sentence", "script"),
    [
        ("It was in the Arizona editorial", "_satellite.pageBottom();"),
        ("It was in the 2030s.", "vf.comments.init({ a: 'b', c: 'd' });"),
        ("He said: Absolutely.", "_satellite.pageBottom();"),
        ("It was before the 2016 U.S. election.", "document.getElementById('a').focus();"),
        ("It was seen as a new phenomenon.", "define(['a'], function (b) { b.c(); });"),
        ("It costs 5 U.S. dollars.", "setTimeout(function () { a.b(); }, 5);"),
        ("“It is so,” said Jacqueline Parkey.", "ga('create', 'UA-5-1', 'auto'); ga('send', 'pageview');"),
        ("He spoke of security issues", "PARSELY.config = { autotrack: false }; PARSELY.beacon.track({ a: 1 });"),
        ("ADVERTISEMENT", "(() => { const a = document.createElement('b'); a.c = 'd'; })();"),
    ],
)
def test_the_last_word_before_a_script_stays(sentence, script):
    assert cleaned(f"{sentence}{script}") == sentence


@pytest.mark.parametrize("code", [".a-box { color: red; }", "$(function(){ $('#a').show({ a: 1 }); });"])
def test_a_word_that_may_be_a_part_of_code_stays_in_its_sentence(code):
    assert cleaned(f"They move in real time{code}") == "They move in real time"
    assert cleaned(f"{FIRST}\n\nRelated{code}\n\n{THIRD}") == f"{FIRST}\n\nRelated\n\n{THIRD}"


@pytest.mark.parametrize(
    ("sentence", "sheet"),
    [
        ("They were in the chamber until 1 a.m.", "html{margin:0}body{font:16px/1.5 Georgia,serif}"),
        ("(@someone) May 17, 2020", "img.alignright { float: right; } .clear { clear: both }"),
        ("It was in the 1930s", ".box { float: right; margin: 0 0 1em 1em }"),
    ],
)
def test_the_last_word_before_a_style_sheet_stays(sentence, sheet):
    assert cleaned(f"{sentence}{sheet}") == sentence


def test_words_behind_escaped_json_stay():
    assert cleaned(f'{FIRST}\n\n{{\\"a\\": \\"b\\"}} {SECOND}\n\n{THIRD}') == BODY


NEAR_MISSES = {
    "a log line in a sentence": "Programmers write E0622 03:49:08.819991 6655 a.cc:93] failed to say so.",
    "a log line in brackets": "It prints (WARNING [2015-05-20 08:41:07] feed - took 90 ms) and stops.",
    "an array in brackets": "It prints (Array ( [0] => a [1] => b )) and stops.",
    "source in a sentence": 'There was only <?php function f($x) { return $x; } echo f("a"); on the screen.',
    "a script with a comment in a sentence": 'Programmers write clock = setInterval("tick()", 8); // poll to say so.',
    "a call in a sentence": 'He typed menu.openAll("a", {b: 1, c: 2}); and waited for the page.',
    "a call in brackets": "It prints (setTimeout(function() { a.b(); }, 9);) and stops.",
    "a class at a sentence's end": "He wrote export default class A extends B { f() { return null; } }.",
    "a switch before a comma": "It was switch (a.b) { case 'c': d(); break; default: return false; }, nothing more.",
    "a style sheet at a sentence's end": "It is written as @keyframes a { 0% { top: 0; } 100% { top: 1px; } }.",
    "a rule for items in a sentence": "Programmers write li.video { color: #333; top: 1px; left: 2px; } to say so.",
    "a tag of a template in a sentence": 'A line such as <c:out value="${title}" /> tells the server what to do.',
    "a tag of a template below a sentence": 'He typed this command:\n\n<c:out value="${title}" />\n\nNothing happened.',
    "VarDumper's marks": "He typed array:2 into the box. The {#12 hash} was wrong. ^ 5 up.",
    "errors in words": "Error: he left at 5 (or so). A TypeError at school. [An Error] at Smith (Ohio) in May: 5.",
    "an exception in words": "A java.lang.NullPointerException brought the site down. Panic: the market fell.",
    "an SQL error in words": "You have an error in your SQL syntax; check the manual, the page told millions.",
    "handles": "@include your friends @home.\n\n@endofday\n\n@json\n\n@case\n\n[tweet] [Table 1] [[Hawaii]] [Poll 3]",
    "declarations in words": "Our style: color: red is fine; width: wide; he wrote; margin: small.",
    "times of a day": "Mar 23 10:00:07 he said: I quit.\n\n12:00:00.5 [local] INFO desk",
    "a new thing": "The new Chart (of accounts) is out. A new Deal(s) page. new York('s best).",
    "a matrix": "[[1, 2], [3, 4]] is a matrix.",
    "JSON in a sentence": 'The API returned {"status": "ok"} to every request, he said.',
    "JSON at a sentence's end": 'When asked, the server replied with {"error": "not found"}',
    "a dump in a sentence": "In PHP, print_r shows Array ( [0] => apple [1] => pear ) for such a list.",
    "an article on arrays": "How PHP arrays work\n\nThis is print_r:\n\nArray\n(\n    [0] => a\n)\n\nEasy.",
    "a lead-in": 'The server answers with one line of output:\n\n{"status": "ok"}\n\nThen it waits.',
    "a radio telescope": "The Very Large Array (VLA) is an array (of sorts). Array (1) was built first.",
    "comparisons": "If x < y and y > z then x < z. I <3 you, <Sigh.> Write to <bob@example.org>.",
    "tags talked of": "Use the <b> tag for bold text, and <div> elements for blocks.",
    "brackets of an editor": "He said “we [sic] hope[s] [the senator] will [b]ut not now”. [Applause] [/sarcasm]",
    "a warning": "Warning: Graphic images in this video.\n\nNotice: Section(b) in the law, on line 3.",
    "an error": "Fatal error: the pilot's last mistake\n\nError: the judge found one on line 12.",
    "an error quoted": "The screen read “Warning: Undefined variable $x in /srv/a.php on line 3” for hours.",
    "percent": "He is 100%s sure that %s is odd and {smile} is not.\n\n{laughter}",
    "pairs of words": '"Hope": "change"\n\n"Question": "Why did you do it?"',
    "algebra": "We let x = 5 be the number of seats, then y follows from it.\n\nThe set {1, 2} and {x: x > 0}.",
    "hashtags": "The hashtag #related is popular. Item #5# is odd.",
    "brackets of speech": "Our function (see below) is a function of {trust}. While (others) wait; if (we) can.",
    "times": "At 10:15:32 the INFO desk closed. ERROR: none. [Info] [Note: see below]",
    "a quotation in brackets": '["We" in the original] The group said so.\n\n["We" again], it added.',
    "a footnote": "[1] => see the note below",
    "template tags talked of": "The code {% include %} is common, and {{ name }} is replaced by a value.",
    "a rule quoted": "He set color: red; in the body { color: red; } and it worked.",
    "entities": "I &lt;3 you &amp; left. The &quot;best&quot; pizza {in town}.",
    "a lesson": "To center a thing\n\nThe oldest trick is a margin:\n\n.box { margin: 0 auto; width: 600px; }\n\nToday "
    "there is flexbox:\n\n.parent {\n  display: flex;\n}\n\nThat is all.",
    "an answer shown": 'The API answers in JSON.\n\nA request gives this:\n\n{\n  "id": 5\n}\n\nThe field is a number.',
    "an error read": "The error on the screen read:\n\nFatal error: Uncaught Error: no show() in /srv/a.php:12\n\nSo",
    "code in a note": "It said:\n\nvar money = bitcoin;\n\nThe police had no idea what the code meant.",
    "code in a tweet": "The tweet read: if (you == me) { we.dance(); } and thousands shared it.",
    "names of things": "The JetBlue(JBLU) flight; an iPhone(s); McDonald(s); SpaceX(2) wins.\n\n.com\n\np.m.\n\n#MeToo",
    "sites": "FiveThirtyEight.com\n\nwww.iPhoneLife.com\n\nSalon.com\n\nBuzzFeedNews.co.uk",
    "small words of code": "Let us import goods; var is short for variance; const is a name.\n\nlet it be\n\n_____",
    "sizes": "height: six feet; width: three feet; colour: red.\n\nScore: 5; left: 3; right: none at all;",
    "marks alone": "____________\n\n##\n\n{A}\n\n#end of story\n\n@Model citizens, he said.",
    "an array in words": 'He read a JSON answer. {"a": 1} is what came back, the server\'s log says.',
    "a recipe": "Mix: 2 cups flour (sifted); 1 cup sugar; 1/2 tsp. salt; eggs (2). Bake(d) at 350.",
    "scores": "Yankees 5, Mets 3 (10); Cubs(2), Reds(1); Giants def. Jets 21-14;",
    "chess": "1.e4 e5 2.Nf3 Nc6 3.Bb5(!) a6; 4.Ba4 Nf6 5.O-O (5.d3!?) Be7; 0-1",
    "prices": "Adults: $5; children: $3; seniors (65+): free; parking($10), cash=only.",
    "a poem": "O moon! - O night (so long);\n\n'Tis late; 'tis cold: [sigh]\n\nand then, and then -\n\n{silence}",
    "figures of a study": "We found p = .05; r = .3; F(1, 20) = 4.5, p < .01; N = 20; M = 3.4 (SD = 1.2);",
    "formulas": "If f(x) = x^2 + 1; then g(x) = f(x) - 1; E = mc^2. Then a[1] = b[2] = 5 as said.",
    "a command quoted": "Type git commit -m 'first', he says, then run npm install; npm start (or yarn).",
    "a function in a sentence": "The trick was to call window.alert('hi') from the page, a researcher said.",
    "a log in a sentence": "At 10:12:01 he wrote: “ERROR: no (more) coffee”. At 10:15:07, [INFO] said hi.",
    "JSON at a paragraph's start": '{"ok": true} was the response, in JSON, of a server; {"ok": false} was not.',
    "JSON twice in a sentence": 'It was so. The API sent {"a": 1}, then {"a": 2}, and then nothing.',
    "JSON twice, and a comma": 'It was so. The API sent {"a": 1}, {"a": 2}, and then nothing.',
    "JSON in brackets": 'It was so [the API sent {"a": 1}] and nothing came of it.',
    "braces of a form": "Dear {name}, thank you for {amount}, it began; I am %s, it ended.",
    "a rule in a sentence": "Put p { margin: 0 } into the style, the designer said, and h1 { color: red } too.",
    "types": "int(eger) and string(s), said the teacher(5) of point(1).",
}


@pytest.mark.parametrize("text", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_what_people_write_stays(text):
    assert clean(Document(text)) == []


OK = '{"status": "ok"}'

# Parted by commas.
TERMS_OF_THE_TRADE = """PHP,JSON,JavaScript,HTML,HTML5,CSS,XML,SQL,WordPress plugin,var_dump,print_r,var_export
unserialize,json_encode,stack trace,code snippet,shortcodes,curly braces,associative array,log files,regex,Regex
regular expressions,syntax errors,command line,programming language,parse error,error log,template engine
template language,markup language,Jinja,Django,Twig,Laravel,Node.js,jQuery,Stack Overflow,stylesheet,Stylesheets
backtick""".replace("\n", ",").split(",")
LEADING_IN = """array,code,function,variable,output,returns,returned,prints,printed,response,responds,responded,replied
server,tag,tags,attribute,API,string,object,script,error,errors,message,warning,log,logs,logged,request,payload,header
snippet,syntax,template,placeholder,parse,parsed,parses,format,dump,look like,looks like,such as,for example,typed
config,configuration,selector,query,command,PHP,JSON,HTML,CSS,JavaScript""".replace("\n", ",").split(",")
SHOWN_BELOW = """array,code,function,variable,output,print,prints,server,string,script,header,API,payload,snippet,syntax
template,placeholder,format,dump,config,configuration,command,commands,error message,log,query,object,tag,tags
look like this,looks like this,element,parameter,field,json,css,html,php""".replace("\n", ",").split(",")


@pytest.mark.parametrize("term", TERMS_OF_THE_TRADE)
def test_an_article_about_code_keeps_its_examples(term):
    alone = f"It is about {term} in use."
    assert clean(Document(f"{alone} And a Twig.\n\n{FIRST}\n\n{OK}\n\n{SECOND}")) == [] or term == "Twig"
    # One term alone counts for the paragraphs beside it.
    assert clean(Document(f"{alone}\n\n{OK}\n\n{SECOND}")) == []
    assert clean(Document(f"{SECOND}\n\n{OK}\n\n{alone}")) == []
    assert cleaned(f"{alone}\n\n{FIRST}\n\n{OK}\n\n{SECOND}") == f"{alone}\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("notice", ["enable JavaScript", "requires JavaScript"])
def test_a_notice_of_a_page_makes_no_article_about_code(notice):
    assert cleaned(f"This {notice} and no PHP.\n\n{FIRST}\n\n{OK}\n\n{SECOND}").endswith(f"{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize("word", LEADING_IN)
def test_words_that_lead_in_to_code_in_their_sentence(word):
    assert clean(Document(f"It was so. It is the {word} {OK}\n\n{FIRST}")) == []
    assert clean(Document(f"{FIRST}\n\n{OK} is the {word} of it.\n\n{SECOND}")) == []
    assert OK not in cleaned(f"The {word} is so. It is the river {OK}\n\n{FIRST}")


@pytest.mark.parametrize("word", SHOWN_BELOW)
def test_words_that_lead_in_to_code_on_the_next_line(word):
    assert clean(Document(f"{FIRST} It is the {word}:\n\n{OK}\n\n{SECOND}")) == []
    assert OK not in cleaned(f"{FIRST} It is the {word}.\n\n{OK}\n\n{SECOND}")
    assert OK not in cleaned(f"The {word} is so. It is the river and the town:\n\n{OK}\n\n{SECOND}")


def of_length(length):
    return f'{{"status": "{"x" * (length - 14)}"}}'


@pytest.mark.parametrize(
    ("length", "text", "stays"),
    [
        (199, "It is the response {}", True),
        (200, "It is the response {}", False),
        (199, "{} is the response to it.", True),
        (200, "{} is the response to it.", False),
        (999, "It is the output:\n\n{}", True),
        (1000, "It is the output:\n\n{}", False),
        (999, "It is about regex.\n\n{}", True),
        (1000, "It is about regex.\n\n{}", False),
        (5000, "He saw {} there.", True),
    ],
)
def test_up_to_which_length_code_is_an_example(length, text, stays):
    dump = of_length(length)
    assert len(dump) == length
    assert (dump in cleaned(f"{FIRST}\n\n{text.format(dump)}\n\n{SECOND}")) is stays


@pytest.mark.parametrize(("count", "title", "stays"), [(30, "title", False), (60, "a", True), (3, "title", True)])
def test_in_an_article_about_code_only_long_data_of_stories_goes(count, title, stays):
    data = json.dumps([{title: f"Rain in town {n}", "url": f"https://example.org/{n}"} for n in range(count)])
    text = f"It is about JSON and regex.\n\n{FIRST}\n\n{data}\n\n{SECOND}"
    assert cleaned(text) == (text if stays else f"It is about JSON and regex.\n\n{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize("marks", ["“”", "‘’", "``", '""', "''", "()", "«»"])
def test_code_in_quotation_marks_stays(marks):
    opening, closing = marks
    for text in (f"He saw {opening}{OK}{closing} There.", f"He saw {opening} {OK} {closing} There."):
        assert clean(Document(f"{FIRST}\n\n{text}\n\n{SECOND}")) == []


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        *((f"He saw {OK}{sign} Then he left.", True) for sign in ".,;:)”’?!"),
        (f"He saw {OK} then.", True),
        (f"He saw “{OK} There.", True),
        (f"It read: {OK}", True),
        (f"It was so. The screen showed: {OK}", True),
        (f"It was a read {OK}", False),
        (f"He saw `{OK} There.", True),
        (f"{OK}, the response to it.", True),
        (f"{OK}; the response to it.", True),
        ("[[1], [2]] is what he wrote.", True),
        (f"He saw{OK}. Then he left.", False),
        (f"He saw{OK} then.", False),
        (f"He saw{OK} There.", False),
        (f"He saw {OK} There.", False),
        (f"It was so. {OK} There.", False),
        (f"He saw (it) {OK} There.", False),
        (f"He saw“{OK} There.", False),
        (f"{OK}, the river.", True),
        (f"{OK} the river.", False),
        (f"{OK} Response to it.", False),
        ("[[1], [2]] Is what he wrote.", False),
        ('["a", "b"] is what he wrote.', True),
        ('He said what it was: ["a", "b"]', True),
        ('Pictured: ["a", "b"]', False),
        ("He saw {{name}} | {{site}} on it.", True),
        ('He saw “<i class="b"></i>” there.', True),
        ('He saw <i class="b"></i> there.', False),
        ('Add this to your template:\n\n<i class="b"></i>', True),
        ('Pictured:\n\n<i class="b"></i>', False),
        ("She saw \"menu_head = $('#' + a + '_b');\" there.", True),
        ("He wrote (window.a||(a={});a.b={}) there.", True),
        ('He typed if (a.b === "c") { a.d = 1; } else { a.d++; } and left.', True),
    ],
)
def test_what_makes_code_a_part_of_its_sentence(text, stays):
    text = f"{FIRST}\n\n{text}\n\n{SECOND}"
    assert (cleaned(text) == text) is stays


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"One. {OK} Two.", "One. Two."),
        (f"One.{OK} Two.", "One. Two."),
        (f"One. {OK}Two.", "One. Two."),
        (f"One.\n\n{OK} Two.", "One.\n\nTwo."),
        (f"One. {OK}\n\nTwo.", "One.\n\nTwo."),
        (f"One.\n{OK}\nTwo.", "One.\nTwo."),
        (f"  {OK}  Two.", "Two."),
        (f"One.  {OK}  ", "One."),
        (f"One. {OK} {OK} Two.", "One. Two."),
    ],
)
def test_no_hole_is_left(text, left):
    assert cleaned(text) == left


def test_the_log_says_what_it_was():
    (edit,) = clean(Document(f"{FIRST}\n\n{VAR_DUMP}\n\n{SECOND}"))
    assert (edit.rule, edit.category) == ("var_dump", "markup")
    assert edit.reason == "what a program printed, not what an author wrote"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('He saw <span style="color: red">it</span> happen.', "He saw it happen."),
        ('At <a href="https://example.org/?a=1&b=2">the site</a>.', "At the site."),
        ('At <a href="https://example.org" <https://example.org>>the site</a>.', "At the site."),
        ("<p>One.</p>\n\n<p>Two.</p>", "One.\n\nTwo."),
        ("One.<br /><br>Two.", "One.\n\nTwo."),
        ('One.\n\n<img src="/a.jpg" alt="x" />\n\nTwo.', "One.\n\nTwo."),
        ("One <b>big</b> step.", "One big step."),
        ("One.<!-- more --> Two.", "One. Two."),
        ("[b]One[/b] step.", "One step."),
        ("One.\n\n[pullquote]\n\nTwo.", "One.\n\nTwo."),
        ("#related#One goes on.", "One goes on."),
        ("One.\n\n%s\n\nTwo.", "One.\n\nTwo."),
        ("[embed]https://example.org/v[/embed]\n\nOne.", "One."),
    ],
)
def test_tags_go_and_their_text_stays(text, left):
    assert cleaned(text) == left


def test_stories_become_related():
    edit = clean(Document(f"{FIRST}\n\n{JSON}"))[0]
    assert edit.field == "related"
    assert edit.value == [{"title": 'Five \'til "nine"', "url": "https://example.org/5", "id": "5"}]


def test_titles_keep_their_quotes_if_quotes_are_kept():
    edit = clean(Document(f"{FIRST}\n\n{JSON}"), quotes="keep")[0]
    assert edit.value[0]["title"] == 'Five ’til "nine"'


@pytest.mark.parametrize(
    ("dump", "title"),
    [(VAR_DUMP, 'A "mayor" {speaks}; why?'), (PRINT_R, "Rain (and snow) is coming"), (SERIALIZED, 'Say "yes"; ok')],
    ids=["var_dump", "print_r", "serialize"],
)
def test_stories_are_read_from_dumps(dump, title):
    assert [story["title"] for edit in clean(Document(f"{FIRST}\n\n{dump}")) for story in edit.value] == [title]


def test_stories_are_read_from_json_in_a_string():
    data = json.dumps([{"id": "7", "pic": "/a.jpg", "title": "Rain"}, {"name": "no story"}])
    edit = clean(Document(f'{FIRST}\n\nstring(7) "{data}"'))[0]
    assert edit.value == [{"title": "Rain", "id": "7", "image": "/a.jpg"}]


def test_structured_data_of_the_page_is_no_other_story():
    data = '{"@context": "https://schema.org", "headline": "Rain", "url": "https://example.org/1"}'
    assert clean(Document(f"{FIRST}\n\n{data}"))[0].field is None


def test_a_captions_words_move_to_the_captions():
    text = f'{FIRST}\n\n[caption id="a" width="300"]<img src="/a.jpg" /> The mayor, left.[/caption]\n\n{SECOND}'
    (edit,) = clean(Document(text))
    assert (edit.category, edit.field, edit.value) == ("media", "captions", "The mayor, left.")
    assert apply(text, [edit]) == f"{FIRST}\n\n{SECOND}"


def test_html_is_left_to_its_own_cleaner():
    assert clean(Document(f"{FIRST}\n\n{VAR_DUMP}", media_type="html")) == []


def test_lone_surrogates_are_no_obstacle():
    assert cleaned(f"{FIRST}\ud800\n\n{VAR_DUMP}") == f"{FIRST}\ud800"


@pytest.mark.parametrize(
    "piece",
    ["array (size=9) 'a' => string 'x ", 'array:9 [ "a" => "x ', """[0] => string(9) "a"... """, "^ 5 \"",
     'string(99999) "x\n', '["a"]=> ', '{"a": "', "((((function", 's:99999:"x', "Array ( [a] => (", "array ( 'a' => ",
     "Fatal error: Uncaught x in /a:1\nStack trace:\n#0 ", '<?php "', ".a { color: red ", "var x = ", '<a b="', "\n\t",
     "&quot;{", "/* ", "a.b.c.", "[a b='", "[ ", "Warning: a in /b "],
)  # fmt: skip
def test_time_grows_with_the_length_only(piece):
    def document(length: int) -> Document:
        return Document(f"{FIRST}\n\n{piece * (length // len(piece))}\n\n{SECOND}")

    assert is_linear(4_000, lambda length: partial(clean, document(length)))


LESSON = """\
Last week I moved the ferry's timetable to a small server that I wrote in Python, and it was less work than feared.

Install it with `pip install ferry`, and give it the name of the quay. Then ask it for the next boat.

let next = ferry.timetable("Harlow").filter((boat) => boat.sails);
console.log(next[0].time);

The answer is a list, and each boat in it has a time and a name. With `--all` you get those that sail tomorrow, too.

{"boats": [{"name": "Gannet", "time": "12:30"}, {"name": "Tern", "time": "14:00"}]}

If the wind is too strong, `boats` is empty, and what you print is up to you."""


def test_code_of_a_lesson_stays() -> None:
    assert list(clean(Document(LESSON))) == []


def test_code_goes_where_only_itself_is_about_code() -> None:
    text = LESSON.replace("`", "").replace("--all", "all").replace("Python", "May")
    left = apply(text, clean(Document(text)))
    assert "boat.sails" not in left
    assert "Gannet" not in left
    assert "a small server that I wrote in May" in left


@pytest.mark.parametrize(
    "paragraph",
    [
        'They allowed these words ["self-help", "mutual aid", "on your own two feet" and so on] to be taken from them.',
        '["One", "two" and "three" are words] he said to us on Monday, and left.',
        '["The river," she said, "is mine," and so it was] as it is told by all who live there.',
    ],
)
def test_quoted_words_in_brackets_are_no_list(paragraph: str) -> None:
    assert list(clean(Document(f"It rained.\n\n{paragraph}\n\nThen it stopped."))) == []


@pytest.mark.parametrize(
    "text",
    [
        "He typed Flickity.defaults.accessibility = false; and waited.",
        '"It was so for all who drank it (RR = 1.16; 95% CI, 1.06-1.30)."',
        "TideWatch.News",
        "TideWatch.Com",
        "The code ((adsbygoogle = window.adsbygoogle || []).push({});) was found in the app.",
        "He typed <% render :partial => 'edit' %> and waited.",
        "Add this to your style sheet:\n\n#custom-content img {max-width: 100%;}\n\nThen load the page again.",
    ],
)
def test_what_an_author_quotes_stays(text):
    assert cleaned(f"{FIRST}\n\n{text}\n\n{SECOND}") == f"{FIRST}\n\n{text}\n\n{SECOND}"


@pytest.mark.parametrize(
    "lead", ["It is easy.\n\n```js\n{}\n```", "It is easy.\n\n~~~\n{}\n~~~", "It is easy::\n\n    {}"]
)
def test_code_stays_that_markdown_or_restructuredtext_sets_apart(lead):
    text = f"{FIRST}\n\n{lead.format('document.getElementById(`a`).focus();')}\n\n{SECOND}"
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "between",
    [
        "</p><script>var x = 1;</script><p>",
        "</p>\n<script>var x = 1;</script>\n<p>",
        "<br><style>.a { color: red; }</style>",
        "</div><!-- an advertisement --><script>show();</script>",
    ],
)
def test_paragraphs_with_code_between_their_tags_stay_parted(between):
    assert cleaned(f"<p>{FIRST}{between}{SECOND}</p>") == f"{FIRST}\n\n{SECOND}"


def test_words_with_code_between_them_stay_on_their_line():
    assert cleaned(f"{FIRST}<b></b><script>var x = 1;</script>{SECOND}") == f"{FIRST} {SECOND}"
