"""How many dumps and pieces of code are taken out of articles with the body word for word, and the harm done.

PHP (php-cli, any version from 8.1 on) writes the dumps of PHP; values, paragraphs and titles come from the
corpus, and a fixed seed decides which. Next to scrubber stands a folder of regexes as people keep them.

    python -m benchmarks.repair_serialized [--articles N] [--harm N] [--seed N] [--show KIND] [--beginnings]

A row says how many of the damaged articles come back paragraph for paragraph. A dump is not cut inside of a
text of several paragraphs, because nobody could tell these from the article's own.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from benchmarks import common, machine_text, site_residue, strangers
from scrubber.cleaners.serialized import clean
from scrubber.document import Document
from scrubber.edits import apply

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = 20150919

PHP = r"""<?php
class Story { public $id; protected $title; private $url; public $image; public ?array $tags; public ?Story $next = null;
  function __construct($a) { $this->id = $a['id']; $this->title = $a['title']; $this->url = $a['url']; $this->image = $a['image'] ?? null; } }
enum Desk: string { case World = 'world'; case Sport = 'sport'; }
function build($v, $how) {
  if ($how === 'array') return $v;
  if ($how === 'std') return json_decode(json_encode($v));
  $list = [];
  foreach ($v as $k => $a) $list[$k] = is_array($a) && isset($a['id']) ? new Story($a) : $a;
  if ($how === 'ref') { $list['shared'] = 5; $list['again'] = &$list['shared']; }
  if ($how === 'rec') { foreach ($list as $o) if ($o instanceof Story) { $o->next = $o; break; } }
  if ($how === 'enum') { $list['desk'] = Desk::World; }
  return $list;
}
foreach (json_decode(stream_get_contents(STDIN), true) as $job) {
  ob_start();
  $v = build($job['value'], $job['how']);
  try {
    switch ($job['kind']) {
      case 'var_dump': var_dump($v); break;
      case 'print_r': print_r($v); break;
      case 'var_export': @var_export($v); break;
      case 'serialize': echo serialize($v); break;
      case 'json': echo json_encode($v, $job['flags']); break;
      case 'json-in-string': var_dump(json_encode($v, $job['flags'])); break;
    }
  } catch (Throwable $e) { ob_end_clean(); ob_start(); }
  $out = ob_get_clean();
  fwrite(STDOUT, base64_encode($out) . "\n");
}
"""

ERRORS = (
    "echo $undefined_name;",
    "$x = []; echo $x['headline'];",
    "foreach (null as $k => $v) { }",
    "include 'modules/related.php';",
    "throw new RuntimeException({message});",
    "function load($story) {{ throw new LogicException({message}); }} function page($s) {{ load($s); }} page({message});",
    "file_get_contents('http://127.0.0.1:1/feed');",
    "strlen();",
    "try {{ throw new Exception({message}); }} catch (Exception $e) {{ throw new Exception('Outer', 1, $e); }}",
    "function f(int $x) {{}} f({message});",
    "$o = null; echo $o->title;",
    "trigger_error({message}, E_USER_WARNING);",
    "$s = 'a' . [];",
    "new DateTime({message});",
)

GREEDY = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"\b(?:array|object)\(.*?\)(?:#\d+ \(\d+\))? \{.*\}", re.DOTALL),
        (r"string\(\d+\) \".*\"", 0),
        (r"\b(?:Array|\w+ Object)\s*\(\s*\[.*\)", re.DOTALL),
        (r"array \(.*\)", re.DOTALL),
        (r"\b[aO]:\d+:.*\}", re.DOTALL),
        (r"\[?\{\s*\".*\}\]?", re.DOTALL),
        (r"(?:PHP )?\b(?:Warning|Notice|Fatal error|Deprecated): .*? on line \d+", re.DOTALL),
        (r"<\?(?:php|=).*?\?>", re.DOTALL),
        (r"<(script|style)\b.*?</\1>", re.DOTALL),
        (r"^[.#@]?[\w-][^{}\n]*\{[^{}]*\}", re.MULTILINE),
        (r"^(?:\(function|var|window|document|function|jQuery|if \().*[;}]$", re.MULTILINE),
        (r"\[/?[a-z_]+(?: [^\]]*)?\]", 0),
        (r"\{\{.*?\}\}|\{%.*?%\}|^%s$|#related#", re.MULTILINE),
        (r"<[^>]+>", 0),
        (r"^\[?\d{4}-\d\d-\d\d .*$", re.MULTILINE),
    )
)


def greedy(text: str) -> str:
    """What a folder of private regexes makes of a text."""
    for pattern in GREEDY:
        text = pattern.sub("", text)
    return text


def scrubbed(text: str) -> str:
    """What the cleaner makes of a text, run until it proposes nothing."""
    for _ in range(4):
        edits = clean(Document(text))
        if not edits:
            return text
        text = apply(text, edits)
    return text + " NOT SETTLED"


class Maker:
    """Values and pieces of code, made of the corpus by chance."""

    def __init__(self, corpus: list[dict[str, Any]], rng: random.Random) -> None:
        self.corpus = corpus
        self.rng = rng

    def story(self) -> dict[str, Any]:
        """A record of a story as a content system keeps it."""
        rng = self.rng
        one = rng.choice(self.corpus)
        story: dict[str, Any] = {
            "id": rng.choice((str(rng.randrange(10**7)), rng.randrange(10**7))),
            "title": one["title"],
            "url": one["url"],
        }
        if rng.random() < 0.5:
            story["image"] = f"/{rng.randrange(2010, 2024)}/{rng.randrange(13)}/pic_{rng.randrange(10**6)}.jpg"
        if rng.random() < 0.3:
            story["teaser"] = rng.choice(one["text"].split("\n"))
        if rng.random() < 0.15:
            story["body"] = one["text"][: rng.randrange(300, 3000)]
        if rng.random() < 0.2:
            story["note"] = rng.choice(
                (
                    'say "hi", {you}; [me]',
                    "it's (so) }",
                    'a;b:c"};',
                    "x => y",
                    "line one\nline two",
                    "",
                    " ) ",
                    "C:\\dir\\",
                    "5 < 6 & 7",
                )
            )
        if rng.random() < 0.2:
            story["tags"] = [rng.choice(one["title"].split() or ["x"]) for _ in range(rng.randrange(4))]
        if rng.random() < 0.2:
            story |= {"featured": rng.random() < 0.5, "score": rng.random() * 9, "parent": None}
        return story

    def value(self) -> Any:
        """A story, a list of stories, or an answer of an API that holds some."""
        rng = self.rng
        kind = rng.randrange(6)
        if kind == 0:
            return self.story()
        if kind == 1:
            return {
                "status": "ok",
                "count": rng.randrange(9),
                "data": {"items": [self.story() for _ in range(rng.randrange(1, 4))]},
            }
        if kind == 2:
            return {self.rng.choice(("module", "box", "7", "k_1")): self.story()}
        return [self.story() for _ in range(rng.randrange(1, 6))]

    def sentence(self) -> str:
        """A headline."""
        return " ".join(self.rng.choice(self.corpus)["title"].split())


def php_dumps(maker: Maker, count: int) -> dict[str, list[str]]:
    """Dumps of each kind, written by PHP."""
    rng = maker.rng
    jobs = []
    for kind in ("var_dump", "print_r", "var_export", "serialize", "json", "json-in-string"):
        for _ in range(count):
            value = maker.value()
            hows = ["array", "array", "std", "obj", "enum"]
            if kind in ("var_dump", "print_r", "serialize"):
                hows += ["rec", "ref"]
            how = "array" if kind.startswith("json") else rng.choice(hows)
            flags = rng.choice((0, 64, 128, 256, 64 | 256, 128 | 256))
            jobs.append({"kind": kind, "value": value, "how": how, "flags": flags})
    out = subprocess.run(
        ["php", "-d", "xdebug.mode=off", "-d", "precision=14", "-r", PHP.removeprefix("<?php")],
        input=json.dumps(jobs).encode(),
        capture_output=True,
        check=True,
    ).stdout.split(b"\n")
    import base64

    dumps: dict[str, list[str]] = defaultdict(list)
    for job, line in zip(jobs, out, strict=False):
        text = base64.b64decode(line).decode("utf-8", "replace").strip()
        if text:
            dumps[job["kind"]].append(text)
    dumps["php-error"] = php_errors(maker, count)
    return dumps


def php_errors(maker: Maker, count: int) -> list[str]:
    rng = maker.rng
    found: dict[str, list[str]] = {"0": [], "1": []}
    template = "PRINTED"
    programs = [e.replace("{{", "{").replace("}}", "}").replace("{message}", f"'{template}'") for e in ERRORS]
    for program in programs:
        for as_html in "01":
            run = subprocess.run(
                [
                    "php",
                    "-d",
                    "xdebug.mode=off",
                    "-d",
                    "display_errors=1",
                    "-d",
                    "log_errors=0",
                    "-d",
                    f"html_errors={as_html}",
                    "-r",
                    program,
                ],
                capture_output=True,
                text=True,
                check=False,
            )
            found[as_html].append(run.stdout.strip())
    errors = []
    for _ in range(count):
        error = rng.choice(found[rng.choice("0001")])
        path = rng.choice(
            (
                "/var/www/html/wp-content/themes/news/single.php",
                "/home/site/public_html/inc/db.php",
                "C:\\xampp\\htdocs\\index.php",
            )
        )
        error = error.replace("Command line code", path).replace(template, maker.sentence().replace("\n", " "))
        if rng.random() < 0.2 and not error.startswith("<"):
            error = "PHP " + error
        errors.append(error)
    return errors


def code(maker: Maker, count: int) -> dict[str, list[str]]:
    """Pieces of code and residue of each kind, written here."""
    rng = maker.rng
    pieces: dict[str, list[str]] = defaultdict(list)
    for _ in range(count):
        s, t = maker.story(), maker.story()
        title = json.dumps(s["title"])
        n = rng.randrange(1000)
        pieces["php-code"].append(
            rng.choice(
                (
                    f"<?php echo get_the_title({n}); ?>",
                    "<?php\nif ( have_posts() ) {\n    while ( have_posts() ) {\n        the_post();\n        echo '<h2>' . get_the_title() . '</h2>';\n    }\n}\n?>",
                    f"<?php include('ads/box{n}.php'); ?>",
                    "<?= $story->title ?>",
                    f"<?php // related\n$ids = array({n}, 2, 3);\n\nforeach ($ids as $id) {{\n  related($id, 'it''s');\n}}\n?>".replace(
                        "''", "\\'"
                    ),
                )
            )
        )
        pieces["css"].append(
            rng.choice(
                (
                    f".td-post-{n} a:hover {{ color: #fff; background: url('/img/x.png') no-repeat; }}",
                    '#related > li, .box.wide::after {\n  margin: 0 auto;\n  font-family: "Open Sans", Arial;\n}\n\n.box p {\n  color: red\n}',
                    f"@media (max-width: {n}px) {{ .ad-{n} {{ display: none !important; }} body {{ margin:0 }} }}",
                    'body{margin:0;padding:0}h1,h2{font-size:1.2em}a[href^="http"]{color:#00f}',
                    f"/* box {n} */\n.w{n} {{float:left;width:{n}px}}",
                    "p.p1 {margin: 0.0px 0.0px 0.0px 0.0px; font: 12.0px Helvetica} span.s1 {font-kerning: none}",
                )
            )
        )
        pieces["javascript"].append(
            rng.choice(
                (
                    f"googletag.cmd.push(function() {{ googletag.display('div-gpt-ad-{n}-0'); }});",
                    f"(function(d, s, id) {{ var js, fjs = d.getElementsByTagName(s)[0]; if (d.getElementById(id)) return; js = d.createElement(s); js.id = id; js.src = \"//connect.example.net/sdk.js#v={n}\"; fjs.parentNode.insertBefore(js, fjs); }}(document, 'script', 'sdk'));",
                    f"var related = [{{title: {title}, id: {n}}}];\nwindow.related = related;",
                    f"window._taboola = window._taboola || [];\n_taboola.push({{mode: 'thumbs-{n}', container: 'box', placement: {title}}});",
                    "jQuery(document).ready(function($) {\n  $('.more').click(function() {\n    $(this).hide(); // hide it\n    return false;\n  });\n});",
                    f"document.write('<scr' + 'ipt src=\"http://ads.example.com/{n}.js\"></scr' + 'ipt>');",
                    f"if (typeof window.ad === 'undefined') {{ window.ad = {n}; }} else {{ window.ad++; }}",
                    f"function show{n}(a, b) {{\n  var x = a < b ? a : b;\n\n  return x;\n}}",
                    f"dataLayer.push({{'event': 'view', 'title': {title}}});",
                    f"try {{ ga('send', 'event', {title}); }} catch (e) {{ console.log(e); }}",
                    f"const id{n} = document.getElementById('x{n}');\nid{n}.style.display = 'none';",
                )
            )
        )
        ld = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": s["title"],
            "url": s["url"],
            "author": {"@type": "Person", "name": 'A "B" C'},
            "articleBody": t["title"],
        }
        body = json.dumps(ld, ensure_ascii=rng.random() < 0.5, indent=rng.choice((None, 2)))
        pieces["json-ld"].append(rng.choice((body, f'<script type="application/ld+json">{body}</script>')))
        pieces["shortcode"].append(
            rng.choice(
                (
                    f'[gallery ids="{n},2,3" size="large"]',
                    "[pullquote]",
                    f'[embed width="{n}"]{s["url"]}[/embed]',
                    f'[vc_row][vc_column width="1/{n}"]',
                    "[/vc_column][/vc_row]",
                    f"[youtube id=abc{n}]",
                    f"[adrotate banner='{n}']",
                    f'[contact-form-7 id="{n}" title={title.replace("]", "").replace("[", "")}]',
                )
            )
        )
        pieces["template"].append(
            rng.choice(
                (
                    "{{ article.title }}",
                    "{% include 'related.html' %}",
                    "#related#",
                    "%s",
                    "{{#if x}}{{y}}{{/if}}",
                    "<%= story.title %>",
                    "${title}",
                    "{articleGUID}",
                    "{{{ body }}}",
                )
            )
        )
        day = f"20{n % 10}0-0{n % 9 + 1}-1{n % 9} 10:2{n % 9}:33"
        pieces["log-line"].append(
            rng.choice(
                (
                    f"{day} ERROR [main] c.e.Feed - could not load {title}",
                    f"[{day}] production.ERROR: Undefined index: headline",
                    f"[Mon Mar 23 10:0{n % 9}:00.123456 2020] [php7:error] [pid {n}] [client 10.0.0.{n % 250}:443] script not found",
                    f'66.249.66.{n % 250} - - [23/Mar/2020:10:00:0{n % 9} +0000] "GET /news/{n} HTTP/1.1" 200 {n} "-" "Mozilla/5.0"',
                    f"{day},123 - feed.loader - WARNING - retry {n}\n{day},124 - feed.loader - INFO - done",
                    f"WARNING:feed.loader:no story for {title}",
                    f"[23-Mar-2020 10:00:00 UTC] PHP Notice:  Undefined variable: x in /var/www/x.php on line {n}",
                    f'Traceback (most recent call last):\n  File "/srv/feed.py", line {n}, in load\n    return cache[key]\nKeyError: {title}',
                )
            )
        )
    return pieces


def flattened(dump: str) -> str:
    return re.sub(r"\s*\n\s*", " ", dump)


def joined(dump: str) -> str:
    return dump.replace("\n", " ")


def one_gap(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)


def tagged(paragraphs: list[str], rng: random.Random) -> list[str]:
    """Tags around words and paragraphs, and on lines of their own, as a careless scraper leaves them."""
    out = list(paragraphs)
    at = rng.randrange(len(out))
    words = out[at].split(" ")
    first = rng.randrange(len(words))
    last = min(len(words), first + rng.randrange(1, 6))
    inner = " ".join(words[first:last])
    tag, end = rng.choice(
        (
            ('<span style="font-weight: 400;">', "</span>"),
            ('<a href="https://example.com/a?b=1&c=2" target="_blank" rel="noopener">', "</a>"),
            ("<strong>", "</strong>"),
            ("<em>", "</em>"),
            ('<span data-mce-type="bookmark" class="mce_SELRES_start">', "</span>"),
            ("<b>", "</b>"),
            ("<i class='x'>", "</i>"),
            ("<a href=http://example.com>", "</a>"),
        )
    )
    out[at] = " ".join([*words[:first], tag + inner + end, *words[last:]]).strip()
    extra = rng.randrange(7)
    where = rng.randrange(1, len(out))
    if extra == 0:
        out = [f"<p>{p}</p>" for p in out]
    elif extra == 1:
        out.insert(where, '<img class="aligncenter" src="/a.jpg" alt="A man" width="300" />')
    elif extra == 2:
        out[where] += "<br />"
    elif extra == 3:
        out.insert(where, "<!--more-->")
    elif extra == 4:
        out.insert(where, '<div class="box">\n<iframe src="https://example.com/embed/1" width="560"></iframe>\n</div>')
    elif extra == 5:
        out.insert(where, "<style>.a > b { color: red }</style><script>var a = '<b>';</script>")
    return out


Placed = tuple[list[str], list[str]]


def place(how: str, paragraphs: list[str], dumps: list[str], rng: random.Random) -> Placed:
    """The paragraphs with dumps in them, and the paragraphs that should be left."""
    dump = dumps[0]
    at = rng.randrange(1, len(paragraphs))
    out = list(paragraphs)
    if how == "own lines":
        out.insert(at, dump)
    elif how == "flat":
        out.insert(at, flattened(dump))
    elif how == "joined":
        out.insert(at, joined(dump))
    elif how == "foot":
        out.append(rng.choice((dump, flattened(dump))))
    elif how == "head":
        out.insert(0, rng.choice((dump, flattened(dump))))
    elif how == "glued":
        out[at - 1] += rng.choice((dump, flattened(dump)))
    elif how == "glued, space":
        out[at - 1] += " " + flattened(dump)
    elif how == "before words":
        out[at] = flattened(dump) + " " + out[at]
    elif how == "between words":
        out[at - 1 : at + 1] = [f"{out[at - 1]} {flattened(dump)} {out[at]}"]
        return out, [*paragraphs[: at - 1], f"{paragraphs[at - 1]} {paragraphs[at]}", *paragraphs[at + 1 :]]
    elif how == "two":
        out.insert(at, rng.choice((" ", "\n", "\n\n")).join((flattened(dump), flattened(dumps[1]))))
    elif how == "several":
        for one in dumps[:3]:
            out.insert(rng.randrange(1, len(out) + 1), rng.choice((one, flattened(one))))
    elif how == "blank lines":
        out.insert(at, re.sub(r"\n(?=[^\n])", "\n\n", dump))
    elif how == "escaped":
        out.insert(at, html.escape(rng.choice((dump, flattened(dump)))))
    elif how == "cut":
        out.insert(at, _cut(dump, rng))
    elif how == "flat, cut":
        out.insert(at, flattened(_cut(dump, rng)))
    elif how == "glued, cut":
        out[at - 1] += flattened(_cut(dump, rng))
    elif how == "beginning cut":
        out.insert(at, _without_beginning(rng.choice((dump, flattened(dump))), rng))
    elif how == "beginning cut, before words":
        out[at] = f"{_without_beginning(flattened(dump), rng)} {out[at]}"
    elif how == "latin-1 page":
        out.insert(at, _relabelled(rng.choice((dump, flattened(dump))), rng))
    elif how == "mojibake":
        out.insert(at, rng.choice((dump, flattened(dump))).encode().decode("cp1252", "replace"))
    elif how == "NUL lost":
        out.insert(at, dump.replace("\0", rng.choice(("", "�", " "))))
    elif how == "in words":
        out = tagged(paragraphs, rng)
    return out, paragraphs


def _cut(dump: str, rng: random.Random) -> str:
    # Where a text of several paragraphs is cut in the dump, nobody can tell them from the article's own.
    dump = dump.split("\n\n", 1)[0] if re.search(r"[.!?”\"]\n\n", dump) else dump
    return dump[: rng.randrange(min(60, len(dump) * 2 // 3), len(dump))].rstrip()


def _without_beginning(dump: str, rng: random.Random) -> str:
    return dump[rng.randrange(1, max(2, len(dump) - 8)) :].strip()


def _relabelled(dump: str, rng: random.Random) -> str:
    """Lengths as a page in another encoding told them: each string's is wrong by its non-ASCII characters."""
    return re.sub(
        "[‘’]", rng.choice(("'", "&#8217;", "??")), re.sub("[“”—–]", rng.choice(("-", "", "?")), dump)
    ).replace("é", "e")


PLACES = (
    "own lines", "flat", "joined", "foot", "head", "glued", "glued, space", "before words", "between words", "two", "several", "blank lines",
    "escaped", "cut", "flat, cut", "glued, cut", "latin-1 page", "mojibake", "NUL lost", "in words",
)  # fmt: skip
# What nobody can tell from words is among what is left of them, so these places are measured by themselves.
BEGINNINGS = ("beginning cut", "beginning cut, before words")
OF_DUMPS = (*machine_text.VALUES, "xdebug", "var-dumper")
NOT_FOR = {
    # A line is what a log line, a placeholder or a shortcode has; a cut one is not told from words.
    "template": {
        "cut",
        "flat, cut",
        "glued, cut",
        "glued",
        "glued, space",
        "before words",
        "between words",
        "two",
        "blank lines",
        "several",
    },
    "shortcode": {"cut", "flat, cut", "glued, cut", "blank lines"},
    "log-line": {"cut", "flat, cut", "glued, cut", "before words", "between words", "two", "blank lines", "escaped"},
    "php-code": {"blank lines"},
    "php-error": {"blank lines"},
    "css": {"blank lines"},
    "javascript": {"blank lines"},
}


def damage(
    corpus: list[dict[str, Any]], count: int, seed: int = SEED, *, beginnings: bool = False
) -> dict[tuple[str, str], list[tuple[str, list[str]]]]:
    rng = random.Random(seed)
    maker = Maker(corpus, rng)
    pool = 60 + count // 2
    dumps = (
        code(maker, pool) | machine_text.pieces(maker.story, rng, pool) | site_residue.pieces(maker.story, rng, pool)
    )
    dumps |= strangers.pieces(maker.story, rng, pool)
    if shutil.which("php"):
        dumps |= php_dumps(maker, pool) | machine_text.dumps(maker.value, rng, pool)
        dumps |= site_residue.dumps(maker.story, rng, pool)
    else:
        print("php is absent: JSON and code only, written by Python")
        dumps["json"] = [json.dumps(maker.value(), ensure_ascii=rng.random() < 0.5) for _ in range(pool)]
    dumps["html-tag"] = [""] * 3
    bodies = [a for a in corpus if a["text"].count("\n\n") > 3 and not clean(Document(a["text"]))]
    cases: dict[tuple[str, str], list[tuple[str, list[str]]]] = {}
    for kind in sorted(dumps):
        if beginnings and kind.split(" ")[-1] not in OF_DUMPS:
            continue
        for how in BEGINNINGS if beginnings else PLACES:
            if (how == "in words") != (kind == "html-tag"):
                continue
            if how in NOT_FOR.get(kind.split(" ")[-1], ()) or (how == "NUL lost" and kind != "serialize"):
                continue
            rows = cases[kind, how] = []
            for _ in range(count):
                body = [p.strip() for p in rng.choice(bodies)["text"].split("\n") if p.strip()]
                chosen = rng.sample(dumps[kind], 3)
                out, left = place(how, body, chosen, rng)
                rows.append((one_gap(out), left))
    return cases


def share(rows: list[tuple[str, list[str]]], cleaner: Callable[[str], str]) -> tuple[float, list[tuple[str, str, str]]]:
    """The share that comes back word for word, and what did not."""
    failed = []
    for text, left in rows:
        got = cleaner(text)
        if [" ".join(p.split()) for p in got.split("\n") if p.strip()] != [" ".join(p.split()) for p in left]:
            failed.append((text, got, "\n\n".join(left)))
    return 1 - len(failed) / len(rows), failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=40, help="damaged articles for each kind and placement")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--harm", type=int, default=4409, help="undamaged articles")
    parser.add_argument("--kinds", default="", help="only kinds whose name holds this")
    parser.add_argument("--show", help="print what failed of a kind")
    parser.add_argument("--beginnings", action="store_true", help="dumps whose beginning was cut, and no other damage")
    args = parser.parse_args()
    common.require_data()
    corpus = common.news()
    cases = damage(corpus, args.articles, args.seed, beginnings=args.beginnings)
    print(f"{'kind':15} {'placement':14} scrubber  greedy regexes")
    total = [0.0, 0.0, 0]
    by_kind: dict[str, list[float]] = defaultdict(list)
    for (kind, how), rows in cases.items():
        if args.kinds not in kind:
            continue
        ours, failed = share(rows, scrubbed)
        theirs, _ = share(rows, greedy)
        total = [total[0] + ours, total[1] + theirs, total[2] + 1]
        by_kind[kind].append(ours)
        print(f"{kind:15} {how:14} {ours:7.1%} {theirs:9.1%}")
        if args.show in (kind, "all"):
            for _, got, left in failed[:3]:
                print(difference(got, left))
    print(f"{'all':30} {total[0] / total[2]:7.2%} {total[1] / total[2]:9.2%}")
    for kind, shares in by_kind.items():
        print(f"  {kind:28} {sum(shares) / len(shares):7.2%}")
    sample = corpus[: args.harm]
    changed = [a["id"] for a in sample if clean(Document(a["text"]))]
    theirs_changed = sum(greedy(a["text"]) != a["text"] for a in sample)
    begun = time.perf_counter()
    for a in sample:
        clean(Document(a["text"]))
    spent = (time.perf_counter() - begun) / len(sample)
    print(f"undamaged articles: {len(sample)}, changed by scrubber {len(changed)}, by greedy regexes {theirs_changed}")
    print(f"time per undamaged article: {spent * 1e6:.0f} µs")
    return 0


def difference(got: str, left: str) -> str:
    """Where a result departs from what it should be."""
    a, b = got.split(), left.split()
    n = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    m = next((i for i, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), 0)
    return f"    got  …{' '.join(a[max(0, n - 4) : max(n, len(a) - m) + 2])[:700]}\n    want …{' '.join(b[max(0, n - 4) : max(n, len(b) - m) + 2])[:200]}\n"


if __name__ == "__main__":
    sys.exit(main())
