"""More machine text for `repair_serialized`: what other libraries print, and what sites and servers leave.

Dumps are written by PHP with Xdebug and with Symfony's VarDumper where these are installed; the rest is written
here, in the spellings in which it is found. Values, titles and addresses come from the corpus.
"""

from __future__ import annotations

import base64
import html
import json
import re
import subprocess
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

PHP = r"""
@include_once 'Symfony/Component/VarDumper/autoload.php';
use Symfony\Component\VarDumper\Cloner\VarCloner; use Symfony\Component\VarDumper\Dumper\CliDumper;
use Symfony\Component\VarDumper\Dumper\HtmlDumper;
class Story { public $id; protected $title; private $url; public ?Story $next = null; public readonly int $rank; public $more;
  static $count = 0; function __construct($a) { $this->id = $a['id']; $this->title = $a['title']; $this->url = $a['url']; } }
enum Desk: string { case World = 'world'; case Sport = 'sport'; }
enum Size { case Big; }
function odd($v, $kind) {
  $out = [];
  foreach ($v as $k => $a) $out[$k] = is_array($a) && isset($a['id']) ? new Story($a) : $a;
  foreach ($out as $o) if ($o instanceof Story) { $o->next = $o; $o->more = Desk::Sport; break; }
  $out += ['inf' => INF, 'ninf' => -INF, 'nan' => NAN, 'zero' => -0.0, 'tiny' => 1.5e-10, 'none' => null, 'no' => false,
    'text' => "a 'b' \"c\"; {d} [e] (f)\nsecond } line => 'x'", 'deep' => [[[[['x' => []]]]]], 'when' => new DateTime('2020-01-02 03:04:05'),
    'desk' => Desk::World, 'size' => Size::Big, '' => '', 'a"b' => 1, "it's" => 2];
  if (in_array($kind, ['serialize', 'var_export'])) return $out;
  $out['stream'] = fopen('php://memory', 'r');
  $out['call'] = function (int $x, ...$rest) use ($v) { return $x; };
  $out['anon'] = new class { public $a = 1; };
  $out['one'] = 5; $out['two'] = &$out['one'];
  return $out;
}
foreach (json_decode(stream_get_contents(STDIN), true) as $job) {
  ob_start();
  $kind = $job['kind'];
  $v = $job['odd'] ? odd($job['value'], $kind) : $job['value'];
  ini_set('html_errors', $kind === 'xdebug-page' ? '1' : '0');
  try {
    if ($kind === 'var_dump' || str_starts_with($kind, 'xdebug')) var_dump($v);
    elseif ($kind === 'print_r') print_r($v);
    elseif ($kind === 'var_export') @var_export($v);
    elseif ($kind === 'serialize') echo serialize($v);
    elseif ($kind === 'json') echo json_encode($v, $job['flags'] | JSON_PARTIAL_OUTPUT_ON_ERROR);
    elseif (class_exists(VarCloner::class)) {
      $dumper = $kind === 'var-dumper' ? new CliDumper() : new HtmlDumper();
      if ($kind === 'var-dumper') $dumper->setColors(false);
      echo ($kind === 'var-dumper' ? '' : '<span>^</span> ') . $dumper->dump((new VarCloner())->cloneVar($v), true);
    }
  } catch (Throwable $e) { ob_end_clean(); ob_start(); }
  fwrite(STDOUT, base64_encode(ob_get_clean()) . "\n");
}
"""

VALUES = ("var_dump", "print_r", "var_export", "serialize", "json")
# Slashes and letters as they are, over several lines, all lists as records, 1.0 as it is.
FLAGS = (0, 64, 256, 320, 128, 16, 1024)
OTHERS = ("xdebug", "xdebug-page", "var-dumper", "var-dumper-page")


def dumps(value: Callable[[], Any], rng: random.Random, count: int) -> dict[str, list[str]]:
    """Dumps of odd values by PHP itself (`odd var_dump`, …), and dumps by Xdebug and VarDumper."""
    loaded = subprocess.run(["php", "-m"], capture_output=True, text=True, check=True).stdout
    kinds = [*VALUES, *(kind for kind in OTHERS if "xdebug" in loaded or not kind.startswith("xdebug"))]
    found: dict[str, list[str]] = defaultdict(list)
    for mode in ("off", "develop"):
        jobs = [
            {
                "kind": kind,
                "value": value(),
                "odd": kind in VALUES or rng.random() < 0.4,
                "flags": rng.choice(FLAGS),
            }
            for kind in kinds
            for _ in range(count)
            if kind.startswith("xdebug") == (mode == "develop")
        ]
        call = ["php", "-d", f"xdebug.mode={mode}", "-r", PHP]
        out = subprocess.run(call, input=json.dumps(jobs).encode(), capture_output=True, check=True).stdout.split(b"\n")
        for job, line in zip(jobs, out, strict=False):
            text = base64.b64decode(line).decode("utf-8", "replace").strip()
            if str(job["kind"]).endswith("-page"):
                text = stripped(text)
            if text.strip("^ \n"):
                text = text.replace("Command line code:", f"/srv/www/site/{rng.choice(('index', 'page'))}.php:")
                found[f"odd {job['kind']}" if job["kind"] in VALUES else str(job["kind"])].append(text)
    return found


def stripped(page: str) -> str:
    """The words of a page, as a scraper takes them."""
    page = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", page)).strip()


def pieces(story: Callable[[], dict[str, Any]], rng: random.Random, count: int) -> dict[str, list[str]]:
    """Pieces of code, errors, placeholders and log lines, by kind."""
    return drawn(_made, story, rng, count)


def drawn(
    made_of: Callable[[str, str, random.Random], dict[str, tuple[str, ...]]],
    story: Callable[[], dict[str, Any]],
    rng: random.Random,
    count: int,
) -> dict[str, list[str]]:
    """So many pieces of each kind, each one of those that are made of a story's title and address."""
    found: dict[str, list[str]] = defaultdict(list)
    for _ in range(count):
        one = story()
        title = " ".join(one["title"].split())
        for kind, made in made_of(title, one["url"], rng).items():
            found[kind].append(rng.choice(made))
    return found


def _made(title: str, url: str, rng: random.Random) -> dict[str, tuple[str, ...]]:
    n = rng.randrange(1000)
    quoted = json.dumps(title)
    path = rng.choice(("/var/www/html/wp-content/plugins/feed/feed.php", "/home/u1/public_html/index.php"))
    line = f" in {path} on line {n}"
    return {
        "more php-error": (
            f"Warning: Undefined variable $x{line}",
            f'Warning: Undefined array key "{title.split()[0] if title else "x"}"{line}',
            f"Deprecated: Function create_function() is deprecated{line}",
            f"Deprecated: Optional parameter $a declared before required parameter $b is implicitly treated as a required parameter{line}",
            f'Parse error: syntax error, unexpected token "}}", expecting end of file{line}',
            f"Parse error: syntax error, unexpected '}}'{line}",
            f"Fatal error: Uncaught Error: Call to undefined function related(){line.replace(' on line ', ':')}\nStack trace:\n#0 {path}(12): include()\n#1 /srv/wp-blog-header.php(19): require_once('/srv/wp-load.php')\n#2 {{main}}\n  thrown{line}",
            f"Fatal error: Uncaught TypeError: strlen(): Argument #1 ($string) must be of type string, array given{line.replace(' on line ', ':')} Stack trace: #0 {path}(12): strlen(Array) #1 {{main}} thrown{line}",
            f"Fatal error: Allowed memory size of 134217728 bytes exhausted (tried to allocate {n} bytes){line}",
            f"Fatal error: Maximum execution time of 30 seconds exceeded{line}",
            f"Notice: Trying to get property 'url' of non-object{line}",
            f"Notice: Undefined index: headline{line}",
            f"Notice: unserialize(): Error at offset {n} of 999 bytes{line}",
            f"Catchable fatal error: Object of class stdClass could not be converted to string{line}",
            f"Strict Standards: Only variables should be passed by reference{line}",
            f"Warning: mysqli_connect(): (HY000/2002): Connection refused{line}",
            f"Warning: Cannot modify header information - headers already sent by (output started at {path}:{n}){line}",
            f"Warning: Invalid argument supplied for foreach(){line}",
            f"Warning: Creating default object from empty value{line}",
            f"Warning: A non-numeric value encountered{line}",
            f"Warning: include(ads/box.php): failed to open stream: No such file or directory{line}\n\nWarning: include(): Failed opening 'ads/box.php' for inclusion (include_path='.:/usr/share/php'){line}",
            f"Warning: file_get_contents({url}): failed to open stream: HTTP request failed! HTTP/1.1 403 Forbidden{line}",
            f"Warning: Undefined variable $x{line}\n\nCall Stack:\n    0.0002     390000   1. {{main}}() {path}:0\n    0.0004     391000   2. show($a = 5) {path}:{n}",
            f"PHP Warning:  Undefined variable $x{line}\nPHP Stack trace:\nPHP   1. {{main}}() {path}:0\nPHP   2. show() {path}:{n}",
            "WordPress database error: [Table 'wp.wp_related' doesn't exist]\nSELECT * FROM wp_related WHERE post_id = 5",
            "You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '' at line 1",
            f"[{n % 28 + 1:02}-Mar-2020 10:00:00 UTC] PHP Fatal error:  Uncaught Exception: {title} in {path}:{n}",
        ),
        "more css": (
            f"#gallery-{n} {{ margin: auto; }} #gallery-{n} .gallery-item {{ float: left; margin-top: 10px; text-align: center; width: 33%; }}",
            f".td-block{n}{{background:url(data:image/png;base64,iVBORw0KGgo=);opacity:.5;filter:alpha(opacity=50)}}",
            ":root {\n  --main-color: #06c;\n  --gap: calc(1rem + 2px);\n}\n.card { color: var(--main-color); }",
            "@font-face{font-family:'Lora';font-style:normal;src:local('Lora'),url(https://example.com/l.woff2) format('woff2');unicode-range:U+0000-00FF}",
            "@keyframes spin { from { transform: rotate(0deg); } 50% { opacity: 0 } to { transform: rotate(360deg); } }",
            "@media screen and (max-width:600px){.a,.b>p{display:none!important}}@media print{.c{color:#000}}",
            f".wp-block-group.is-layout-{n}{{gap:.5em}}.has-text-align-center{{text-align:center}}",
            "<style>.a{color:red}</style>",
            "/*! normalize.css v8.0.1 */html{line-height:1.15;-webkit-text-size-adjust:100%}body{margin:0}",
            "div.sharedaddy h3.sd-title:before { display: none; }\n\ndiv.sharedaddy { clear: both; }",
            "color: red; font-size: 12px; line-height: 1.5em;",
            f"#box{n} img {{\n\tborder: none;\n\tmax-width: 100%;\n}}",
            ".embed-container { position: relative; padding-bottom: 56.25%; height: 0; overflow: hidden; max-width: 100%; } .embed-container iframe, .embed-container object, .embed-container embed { position: absolute; top: 0; left: 0; width: 100%; height: 100%; }",
            f"body.postid-{n} .entry-title {{ display:none; }}",
            "@import url('https://fonts.example.com/css?family=Lora:400,700');",
            "table.x td, table.x th { padding: 3px }",
            "#mc_embed_signup{background:#fff; clear:left; font:14px Helvetica,Arial,sans-serif; }",
            ".twitter-tweet { margin: 0 auto !important; }",
        ),
        "more javascript": (
            f"window.dataLayer = window.dataLayer || []; function gtag(){{dataLayer.push(arguments);}} gtag('js', new Date()); gtag('config', 'UA-{n}-1');",
            f"!function(f,b,e,v,n,t,s){{if(f.fbq)return;n=f.fbq=function(){{n.callMethod?n.callMethod.apply(n,arguments):n.queue.push(arguments)}};t=b.createElement(e);t.async=!0;t.src=v}}(window,document,'script','https://connect.example.net/en_US/fbevents.js'); fbq('init', '{n}'); fbq('track', 'PageView');",
            f"(function(i,s,o,g,r,a,m){{i['GoogleAnalyticsObject']=r;i[r]=i[r]||function(){{(i[r].q=i[r].q||[]).push(arguments)}},i[r].l=1*new Date();a=s.createElement(o),m=s.getElementsByTagName(o)[0];a.async=1;a.src=g;m.parentNode.insertBefore(a,m)}})(window,document,'script','//www.example.com/analytics.js','ga');\nga('create', 'UA-{n}-1', 'auto');\nga('send', 'pageview');",
            f"var _gaq = _gaq || [];\n_gaq.push(['_setAccount', 'UA-{n}-1']);\n_gaq.push(['_trackPageview']);",
            "document.write(unescape(\"%3Cscript src='http://b.example.com/beacon.js' type='text/javascript'%3E%3C/script%3E\"));",
            "(adsbygoogle = window.adsbygoogle || []).push({});",
            f"var disqus_shortname = 'site{n}';",
            '$(function(){ $("#more").show(); });',
            '!function(){"use strict";window.addEventListener("message",(function(e){if(void 0!==e.data["datawrapper-height"]){var t=document.querySelectorAll("iframe");for(var a in e.data["datawrapper-height"])for(var r=0;r<t.length;r++){if(t[r].contentWindow===e.source){t[r].style.height=e.data["datawrapper-height"][a]+"px"}}}}))}();',
            f'window.__INITIAL_STATE__ = {{"title":{quoted},"id":{n}}};',
            "document.querySelectorAll('.x').forEach(el => { el.remove(); });",
            "async function load() {\n  const r = await fetch('/x');\n  return r.json();\n}",
            f'/* <![CDATA[ */\nvar settings{n} = {{"ajax":"\\/wp-admin\\/admin-ajax.php","title":{quoted}}};\n/* ]]> */',
            "let params = new URLSearchParams(window.location.search);",
            f"console.log({quoted});",
            "require(['jquery', 'app/box'], function($, box) { box.init(); });",
            'fetch("/x").then(r => r.json()).then(d => console.log(d));',
            "window.onload = function() { document.getElementById('a').focus(); }",
            'tp = window.tp || []; tp.push(["init", function(){ tp.experience.init(); }]);',
            f'jwplayer("player{n}").setup({{file: "/v/{n}.mp4", title: {quoted}}});',
            "brightcove.createExperiences();",
            f"new Chart(document.getElementById('c{n}'), {{type: 'bar', data: {{labels: ['a', 'b']}}}});",
            "OBR.extern.researchWidget();",
            f"setTimeout(function(){{ location.reload(); }}, {n});",
            f"if (!window.ready) {{ window.ready = true; load({n}); }}",
            "(function() {\n    var po = document.createElement('script'); po.type = 'text/javascript'; po.async = true;\n    po.src = 'https://apis.example.com/js/plusone.js';\n    var s = document.getElementsByTagName('script')[0]; s.parentNode.insertBefore(po, s);\n  })();",
            f"var OutbrainPermaLink='{url}';",
            f"googletag.cmd.push(function() {{ googletag.defineSlot('/1/a', [[300, 250], [300, 600]], 'div-{n}').addService(googletag.pubads()); googletag.enableServices(); }});",
            f'callback{n}({{"title": {quoted}}});',
            "function onYouTubeIframeAPIReady() { player = new YT.Player('player', { height: '390', videoId: 'M7lc1UVf-VE' }); }",
            '<script async src="//platform.example.com/widgets.js" charset="utf-8"></script>',
            "window._sf_endpt=(new Date()).getTime();",
            "jQuery(document).ready(function(){ jQuery('.a').on('click', function(e){ e.preventDefault(); }); });",
        ),
        "more json": (
            json.dumps({"data": [{"id": n, "title": title, "url": url, "tags": [], "score": None}], "ok": True}),
            json.dumps([{"id": n, "title": title, "url": url}], indent=4, ensure_ascii=False),
            json.dumps([{"id": n, "title": title, "url": url}], separators=(",", ":")),
            json.dumps(json.dumps({"id": n, "title": title, "url": url}))[1:-1],
            f"string({n}) {json.dumps(json.dumps([{'id': str(n), 'title': title, 'pic': '/a.jpg'}]))}",
            '{"error":{"code":404,"message":"Not found"}}',
            json.dumps(
                {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": title}, {"@type": "Person"}]}
            ),
            json.dumps({"a": {"b": {"c": {"d": [1, 2, [3, [4, {"e": "f}"}]]]}}}, "t": title}),
            json.dumps([[n, title, url], [n + 1, title, url]]),
            f'[[{{"fid":"{n}","view_mode":"default","fields":{{"format":"default","alt":{quoted}}},"type":"media"}}]]',
        ),
        "more shortcode": (
            f'[su_box title={quoted.replace("[", "(").replace("]", ")")} style="soft"]',
            '[et_pb_section bb_built="1"][et_pb_row][et_pb_column type="4_4"]',
            "[/et_pb_text][/et_pb_column][/et_pb_row][/et_pb_section]",
            f"[ninja_form id={n}]",
            f"[table id={n} /]",
            f'[poll id="{n}"]',
            "[social_warfare]",
            '[xyz-ihs snippet="ad"]',
            "[ad#Google]",
            f"[youtube https://www.youtube.com/watch?v=abc{n}]",
            f"[youtube]abc{n}[/youtube]",
            f"[embedyt]https://www.youtube.com/watch?v=abc{n}[/embedyt]",
            f"[instagram url=https://instagram.com/p/{n}/ hidecaption=true]",
            f"[wpvideo abc{n}]",
            "[gallery]",
            '[gallery columns="2" link="file"]',
            f"[newsletter_signup_form id={n}]",
            f"[wp_ad_camp_{n % 5}]",
            f'[mc4wp_form id="{n}"]',
            f"[tweet https://twitter.com/a/status/{n}]",
            f"[dfp_ads id={n}]",
            f'[soundcloud url="https://api.soundcloud.com/tracks/{n}" params="auto_play=false&hide_related=false" width="100%" /]',
            f"[[nid:{n}]]",
            "[node:title]",
            f'[video width="640" height="360" mp4="/v/{n}.mp4"][/video]',
            "{loadposition related}",
            f"{{module {n}}}",
            f"{{youtube}}abc{n}{{/youtube}}",
        ),
        "more template": (
            "{{title}}",
            "{{ x | upper }}",
            "{% if x %}{{ x }}{% endif %}",
            "<%= title %>",
            "<% end %>",
            "%1$s",
            "%d",
            "${article.title}",
            "[object Object]",
            "#{title}",
            "{$title}",
            "{foreach from=$a item=b}",
            "[[+pagetitle]]",
            "{!! $title !!}",
            "@if($x)",
            "@endif",
            "@include('related')",
            "*|FNAME|*",
            "%%FIRSTNAME%%",
            "###TITLE###",
            '<!--#include virtual="/x" -->',
            "{{#each items}}",
            "{{/each}}",
            "{{> header}}",
            "${{ title }}",
            '<?xml version="1.0" encoding="UTF-8"?>',
            "%%title%%",
            "{{^}}{{/}}",
            "{%- endfor -%}",
            '<c:out value="${title}"/>',
            "{/literal}",
        ),
        "more log-line": (
            f'2020/03/23 10:00:0{n % 9} [error] {n}#0: *1 open() "/srv/x" failed (2: No such file or directory), client: 10.0.0.{n % 250}, server: example.org, request: "GET / HTTP/1.1", host: "example.org"',
            f'10.1.2.{n % 250} - frank [10/Oct/2000:13:55:36 -0700] "GET /a.gif HTTP/1.0" 200 {n}',
            f'Traceback (most recent call last):\n  File "/srv/a.py", line {n}, in <module>\n    main()\n    ^^^^^^\n  File "/srv/a.py", line 3, in main\n    return stories[key]\nKeyError: {quoted}\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "/srv/b.py", line 9, in load\n    raise FeedError(key) from None\nfeed.errors.FeedError: no story',
            f"java.lang.NullPointerException: {title}\n\tat com.example.Feed.load(Feed.java:{n})\n\tat com.example.Main.main(Main.java:5)\nCaused by: java.io.IOException: closed\n\t... 2 more",
            f'Exception in thread "main" java.lang.IllegalStateException: no story\n\tat com.example.Feed.load(Feed.java:{n})\n\tat com.example.Main.main(Main.java:5)',
            f"2020-03-23 10:00:00,123 ERROR [http-8080-{n}] com.example.Feed: {title}",
            f"10:00:00.123 [main] ERROR com.example.Feed - {title}",
            f'[2020-03-23T10:00:00.123456+00:00] app.ERROR: {title} {{"id":{n}}} []',
            f"Mar 23 10:00:0{n % 9} web1 kernel: [{n}.123] Out of memory",
            f"2020-03-23 10:00:00 10.0.0.1 GET /news/{n} - 80 - 10.2.3.4 Mozilla/5.0+(X11) 200 0 0 15",
            f"TypeError: Cannot read property 'title' of undefined\n    at load (/srv/app.js:{n}:5)\n    at Object.<anonymous> (/srv/app.js:3:1)",
            f"Uncaught TypeError: Cannot read properties of undefined (reading 'title') at load (https://example.org/app.js:{n}:5)",
            f"panic: runtime error: index out of range [5] with length 3\n\ngoroutine 1 [running]:\nmain.load(0xc000012345)\n\t/srv/main.go:{n} +0x1d",
            f"System.NullReferenceException: Object reference not set to an instance of an object.\n   at Site.Feed.Load(String s) in C:\\site\\Feed.cs:line {n}\n   at Site.Main.Run()",
            f"level=error ts=2020-03-23T10:00:00Z caller=feed.go:{n} msg={quoted}",
            f"/srv/app.rb:{n}:in `load': undefined method `title' for nil:NilClass (NoMethodError)\n\tfrom /srv/app.rb:3:in `<main>'",
            f"2020-03-23T10:00:00.123Z INFO feed: loaded {n}",
            f"INFO  2020-03-23 10:00:00,123 [main] feed - loaded {n}",
            f'[23/Mar/2020 10:00:00] "GET /news/{n} HTTP/1.1" 200 {n}',
            f"[Mon Mar 23 10:00:00 2020] [error] [client 10.0.0.1] File does not exist: /srv/{n}",
        ),
    }
