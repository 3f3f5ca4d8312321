"""Code that packages bring, left in articles: style sheets, scripts, templates, records, pages of PHP.

    python -m benchmarks.package_code FOLDER… [--half mended|held] [--kinds css] [--articles N] [--show KIND]

Each folder below a FOLDER is a package that was unpacked there: `npm pack bootstrap`, `apt-get download wordpress`,
`pip download --no-deps django-analytical`, `apt-get download fail2ban` bring some. Rules, statements, tags and lines of logs
are taken at random, as they are or minified, JSON also as scripts and PHP write it, and set into articles of the corpus in the places
that `repair_serialized` has, and as scrapers cut: their first or last 300 characters, their lines between paragraphs.
The parsers were mended with one half of the packages; the other half was not looked at.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import random
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks import common
from benchmarks.repair_serialized import difference, flattened, place, scrubbed, share
from scrubber.cleaners.serialized import clean
from scrubber.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SEED: Final = 20260801
MOST: Final = 3000
"""Characters that a piece has at most."""
LEAST: Final = 25
FILES: Final = 12
"""Files of a kind that are read of each package, so that a large one is not most of what is read."""
LARGEST: Final = 400_000
QUOTABLE: Final = 120
"""Characters that a sentence quotes at most."""

_COMMENT: Final = r"/\*.*?\*/"
_STRING: Final = r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
_CSS_TOKEN: Final = re.compile(rf"{_COMMENT}|{_STRING}|url\([^\"')]*\)|[{{}};]", re.DOTALL)
_JS_TOKEN: Final = re.compile(
    rf"{_COMMENT}|//[^\n]*|{_STRING}|`(?:[^`\\]|\\.)*`"
    r"|(?<=[=(,:;!&|?{}\[\n])[ \t]*/(?![*/])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*|[()\[\]{};]",
    re.DOTALL,
)
_LICENCE: Final = re.compile(r"/\*(?:(?!\*/).){300,}\*/\s*", re.DOTALL)
_BLOCK: Final = re.compile(r"(?:async\s+)?(?:function\b|if\b|for\b|while\b|switch\b|try\b|class\b|export\b|do\b)")
_GOES_ON: Final = re.compile(r"\s*(?:else|catch|finally|while)\b")
_NO_START: Final = re.compile(r"(?:return|break|continue|case|default|throw|else|[)}\]]|[\w$]+:)")
_SCRIPT: Final = re.compile(r"<script(?![^>]*(?:src=|json|template|handlebars))[^>]*>(.*?)</script>", re.DOTALL)
_STYLE: Final = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_TAG: Final = re.compile(r"</?[A-Za-z!](?:\"[^\"]*\"|'[^']*'|[^'\">])*>", re.DOTALL)
_TEMPLATE_TAG: Final = r"\{\{\{?[^{}\n]{1,200}\}\}\}?|\{%[^%\n]{1,200}%\}|<%(?:[^%\n]|%(?!>)){1,200}%>"
_TEMPLATE: Final = re.compile(rf"[ \t]*(?:{_TEMPLATE_TAG})(?:[ \t]*(?:{_TEMPLATE_TAG}))*[ \t]*")
_PHP: Final = re.compile(r"<\?(?:php|=).*?\?>", re.DOTALL)
_TEMPLATES: Final = ("twig", "erb", "liquid", "ejs", "hbs", "mustache", "html", "jinja", "vue", "tpl")
SUFFIXES: Final[dict[str, tuple[str, ...]]] = {
    "css": ("css",),
    "javascript": ("js",),
    "page css": ("html", "php", "twig", "tpl"),
    "page javascript": ("html", "php", "twig", "tpl", "erb"),
    **{f"{suffix} template": (suffix,) for suffix in _TEMPLATES},
    "json": ("json",),
    "state": ("json",),
    "dump": ("json",),
    "log": ("log",),
    "php-code": ("php",),
}


def rules(sheet: str) -> list[str]:
    """The rules of a style sheet, each with the comment before it."""
    found, depth, start = [], 0, 0
    for token in _CSS_TOKEN.finditer(sheet):
        depth += (token[0] == "{") - (token[0] == "}")
        if depth <= 0 and token[0] in "};":
            found.append(sheet[start : token.end()].strip())
            depth, start = 0, token.end()
    return found


def statements(script: str, depth_left: int = 4) -> Iterator[list[str]]:
    """The statements of a script, and of the functions in it: lists of what follows each other."""
    found: list[str] = []
    depth, start = 0, 0
    bodies: list[tuple[int, int]] = []
    opened: list[int] = []
    for token in _JS_TOKEN.finditer(script):
        what = token[0]
        if what in "([{":
            depth += 1
            opened.append(token.end())
        elif what in ")]}":
            depth -= 1
            if depth < 0:
                return
            body = opened.pop()
            if what == "}" and token.start() - body > MOST // 2:
                bodies.append((body, token.start()))
        if depth == 0 and (
            what == ";"
            or (what == "}" and _BLOCK.match(script[start:].lstrip()) and not _GOES_ON.match(script, token.end()))
        ):
            found.append(script[start : token.end()].strip())
            start = token.end()
    yield found
    if depth_left:
        for begin, end in bodies[:8]:
            yield from statements(script[begin:end], depth_left - 1)


def _run(parts: list[str], rng: random.Random, between: str) -> str:
    """Some parts that follow each other."""
    first = rng.randrange(len(parts))
    count = rng.choice((1, 1, 2, 3, 5, 8, 15, 30))
    out = ""
    for part in parts[first : first + count]:
        if len(out) + len(part) > MOST:
            break
        out += (between if out else "") + part
    return out


def _css(text: str, rng: random.Random) -> str:
    found = rules(_LICENCE.sub("", text))
    return _run(found, rng, "" if text.count("\n") * 200 < len(text) else "\n\n"[: rng.choice((1, 2))]) if found else ""


def _javascript(text: str, rng: random.Random) -> str:
    lists = [one for one in statements(_LICENCE.sub("", text)) if one]
    if not lists:
        return ""
    piece = _run(rng.choice(lists), rng, "" if text.count("\n") * 200 < len(text) else "\n")
    return "" if _NO_START.match(piece) else piece


def _inside(pattern: re.Pattern[str], text: str, rng: random.Random) -> str:
    found = [one[1].strip() for one in pattern.finditer(text) if not re.search(r"<\?|\{\{|\{%|<%|\{\$", one[1])]
    found = [one for one in found if LEAST <= len(one) <= MOST]
    return rng.choice(found) if found else ""


def _template(text: str, rng: random.Random) -> str:
    """Lines that hold nothing but tags of a template once the tags of HTML are gone."""
    words = _TAG.sub("", _SCRIPT.sub("", _STYLE.sub("", text)))
    found = [line.strip() for line in words.split("\n") if _TEMPLATE.fullmatch(line)]
    if not found:
        return ""
    first = rng.randrange(len(found))
    return "\n".join(found[first : first + rng.choice((1, 1, 2, 4))])


def _json(text: str, rng: random.Random) -> str:
    try:
        value = json.loads(text)
    except ValueError:
        return ""
    for _ in range(rng.randrange(4)):
        inner = [one for one in (value.values() if isinstance(value, dict) else value) if isinstance(one, dict | list)]
        if not inner:
            break
        value = rng.choice(inner)
    piece = json.dumps(value, indent=rng.choice((None, 2, 4)))
    # A list of strings is what an author may write, too.
    return piece if isinstance(value, dict) and value else ""


_STATES: Final = (
    "window.__INITIAL_STATE__ = {};",
    "window.__PRELOADED_STATE__={}",
    "window.__APOLLO_STATE__ = {};",
    "window.__NUXT__={};",
    "var pageData = {};",
    "window.dataLayer = window.dataLayer || []; dataLayer.push({});",
    '{"props":{"pageProps":{}},"page":"/[slug]","query":{"slug":"a"},"buildId":"kU9x_2"}',
    '<script id="__NEXT_DATA__" type="application/json">{}</script>',
    '<script type="application/ld+json">{}</script>',
    "window._sharedData = {};",
    "digitalData={};",
    "jQuery.extend(Drupal.settings, {});",
    "/* <![CDATA[ */ var wp_data = {}; /* ]]> */",
)
"""How pages hand their data to their scripts. The braces alone are its place."""


def _state(text: str, rng: random.Random) -> str:
    piece = _json(text, rng)
    return rng.choice(_STATES).replace("{}", json.dumps(json.loads(piece)), 1) if piece else ""


def _log(text: str, rng: random.Random) -> str:
    lines = [line for line in text.split("\n") if _LOGGED.search(line[:80])]
    if not lines:
        return ""
    first = rng.randrange(len(lines))
    return "\n".join(line[:400] for line in lines[first : first + rng.choice((1, 1, 2, 4))])


# A time, and no comment.
_LOGGED: Final = re.compile(r"\A(?!\s*[#/]).*\d\d:\d\d")

_DUMPERS: Final = ("var_dump($v);", "print_r($v);", "var_export($v);", "echo serialize($v);")


def _dumped(values: list[str], rng: random.Random) -> list[str]:
    """Values as PHP dumps them, arrays or objects."""
    program = (
        "foreach (json_decode(stream_get_contents(STDIN)) as [$j, $how, $what]) { $v = json_decode($j, (bool) $what);"
        f" ob_start(); switch ($how) {{ {' '.join(f'case {n}: {one} break;' for n, one in enumerate(_DUMPERS))} }}"
        ' echo base64_encode(ob_get_clean()), "\n"; }'
    )
    jobs = [[value, rng.randrange(len(_DUMPERS)), rng.randrange(2)] for value in values]
    done = subprocess.run(
        ["php", "-d", "xdebug.mode=off", "-r", program],
        input=json.dumps(jobs).encode(), capture_output=True, check=True,
    )  # fmt: skip
    return [base64.b64decode(line).decode("utf-8", "replace").strip() for line in done.stdout.split()]


def _php(text: str, rng: random.Random) -> str:
    found = [one for one in _PHP.findall(text) if LEAST <= len(one) <= MOST]
    return rng.choice(found) if found else ""


_TAKE: Final[dict[str, Callable[[str, random.Random], str]]] = {
    "css": _css,
    "javascript": _javascript,
    "page css": partial(_inside, _STYLE),
    "page javascript": partial(_inside, _SCRIPT),
    "json": _json,
    "state": _state,
    "dump": _json,
    "log": _log,
    "php-code": _php,
}


def minified(piece: str, kind: str) -> str:
    """A style sheet without needless blanks; a script without comments and indents."""
    if kind.endswith("css"):
        piece = " ".join(re.sub(_COMMENT, "", piece, flags=re.DOTALL).split())
        return re.sub(r"\s*([{};,>])\s*|(?<=[a-z]):\s+", lambda m: m[1] or ":", piece).replace(";}", "}")
    piece = re.sub(rf"({_STRING})|{_COMMENT}|(?<![:\w'\"])//[^\n]*", lambda m: m[1] or "", piece, flags=re.DOTALL)
    return " ".join(piece.split())


def packages_in(folders: Iterable[Path]) -> list[Path]:
    """The packages that were unpacked in some folders."""
    return [package for folder in folders for package in sorted(folder.iterdir()) if package.is_dir()]


def is_held(package: Path) -> bool:
    """Whether a package is of the half that nothing is mended with, as its name decides."""
    return int(hashlib.sha256(package.name.encode()).hexdigest(), 16) % 2 == 1


def pieces(folders: list[Path], half: str, rng: random.Random, count: int, wanted: str) -> dict[str, list[str]]:
    """Pieces of each kind from the packages of a half."""
    found: dict[str, list[str]] = defaultdict(list)
    files: dict[tuple[str, Path], list[Path]] = defaultdict(list)
    for package in packages_in(folders):
        if is_held(package) == (half == "held"):
            for path in sorted(package.rglob("*")):
                if path.is_file() and path.stat().st_size < LARGEST:
                    files[path.suffix[1:], package].append(path)
    for kind, suffixes in SUFFIXES.items():
        if wanted not in kind:
            continue
        take = _TAKE.get(kind, _template)
        texts = []
        for (suffix, _), paths in files.items():
            if suffix in suffixes:
                texts += [p.read_text("utf-8", "replace") for p in rng.sample(paths, min(len(paths), FILES))]
        for _ in range(count * 12):
            if len(found[kind]) >= count or not texts:
                break
            piece = take(rng.choice(texts), rng)
            if LEAST <= len(piece) <= MOST or (piece and kind.endswith("template")):
                found[kind].append(piece)
    if "dump" in found:
        found["dump"] = _dumped(found["dump"], rng) if shutil.which("php") else []
    return {kind: some for kind, some in found.items() if len(some) > 5}


_EVERYWHERE: Final = (
    "own lines", "flat", "foot", "head", "glued", "glued, space", "before words", "between words", "several", "escaped",
)  # fmt: skip
_OF_CODE: Final = (
    "cut", "flat, cut", "glued, cut", "minified", "minified, glued", "head cut", "flat, head cut", "first 300", "first 300, glued",
    "last 300", "its lines between paragraphs",
)  # fmt: skip
_OF_DATA: Final = ("cut", "flat, cut", "glued, cut", "first 300", "first 300, glued")
_OF_LOGS: Final = ("own lines", "foot", "head", "glued", "several", "its lines between paragraphs")
_OF_TAGS: Final = ("own lines", "flat", "foot", "head", "escaped")


def placed(how: str, kind: str, body: list[str], dumps: list[str], rng: random.Random) -> tuple[list[str], list[str]]:
    """An article with pieces in it, and what should be left."""
    if how.startswith("minified"):
        return place("glued" if "glued" in how else "own lines", body, [minified(dumps[0], kind), *dumps[1:]], rng)
    if how.endswith("head cut"):
        dump = dumps[0][rng.randrange(len(dumps[0]) * 2 // 3) :].lstrip()
        return place("own lines", body, [flattened(dump) if how.startswith("flat") else dump, *dumps[1:]], rng)
    if how.startswith("first 300"):
        return place(
            "glued" if how.endswith("glued") else "own lines", body, [flattened(dumps[0])[:_FEW].rstrip()], rng
        )
    if how == "last 300":
        return place("own lines", body, [flattened(dumps[0])[-_FEW:].lstrip()], rng)
    if how == "its lines between paragraphs":
        lines = [line for line in dumps[0].split("\n") if line.strip()][: len(body) - 1]
        first = rng.randrange(len(body) - len(lines) + 1)
        out = [*body[:first]]
        for n, paragraph in enumerate(body[first:]):
            out += [paragraph, *lines[n : n + 1]]
        return out, body
    return place(how, body, dumps, rng)


_FEW: Final = 300

QUOTED: Final = (
    "He typed {} into the console and waited.",
    "The line {} is all that it takes, she said.",
    "She wrote “{}” on the board.",
    'The screen said "{}" and nothing else.',
    "In CSS or JavaScript, a line such as {} does the same.",
    "The server answered {}, which nobody had expected.",
    "Programmers know it as `{}`, and hate it.",
    "The code ({}) was found in the app.",
    "He replaced {} with something better.",
    "The function looks like this:\n\n{}\n\nIt returns nothing.",
    "Add this to your style sheet:\n\n{}\n\nThen load the page again.",
    "Here is the output of the program:\n\n{}\n\nNobody at the agency could read it.",
    "JavaScript and CSS are what a page is made of.\n\n{}\n\nThat is all it takes in JavaScript.",
    "Type the following command:\n\n{}\n\nand press return.",
)
"""What an author writes around a piece of code. The braces are its place."""


def harmed(found: dict[str, list[str]], bodies: list[dict[str, Any]], rng: random.Random, count: int) -> list[str]:
    """Articles that quote a piece of code and came back changed."""
    short = [one for some in found.values() for one in some if "\n" not in one and len(one) < QUOTABLE]
    texts = []
    for _ in range(count):
        body = [p.strip() for p in rng.choice(bodies)["text"].split("\n") if p.strip()]
        body.insert(rng.randrange(1, len(body) + 1), rng.choice(QUOTED).replace("{}", rng.choice(short)))
        texts.append("\n\n".join(body))
    return [text for text in texts if clean(Document(text))]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--half", choices=("mended", "held"), default="held")
    parser.add_argument("--articles", type=int, default=30, help="damaged articles for each kind and place")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--kinds", default="", help="only kinds whose name holds this")
    parser.add_argument("--places", default="", help="only places whose name holds this")
    parser.add_argument(
        "--quoted", type=int, default=0, help="quote pieces in so many articles, and count those changed"
    )
    parser.add_argument("--show", type=int, default=0, help="print so many failures a row")
    options = parser.parse_args()
    common.require_data()
    rng = random.Random(options.seed)
    corpus = common.news()
    found = pieces(options.folders, options.half, rng, 8 * options.articles, options.kinds)
    bodies = [a for a in corpus if a["text"].count("\n\n") > 3 and not clean(Document(a["text"]))]
    if options.quoted:
        changed = harmed(found, bodies, rng, options.quoted)
        for text in changed[: options.show]:
            print([edit.before for edit in clean(Document(text))])
        print(f"{len(changed)} of {options.quoted} articles that quote a piece of code were changed")
        return 0
    shares: dict[str, list[float]] = defaultdict(list)
    for kind, some in found.items():
        places = _OF_TAGS if kind.endswith("template") else _OF_LOGS if kind == "log" else _EVERYWHERE
        if kind.endswith(("css", "javascript")):
            places += _OF_CODE
        elif kind in ("json", "state", "dump"):
            places += _OF_DATA
        for how in places:
            if options.places not in how:
                continue
            rows = []
            for _ in range(options.articles):
                body = [p.strip() for p in rng.choice(bodies)["text"].split("\n") if p.strip()]
                out, left = placed(how, kind, body, rng.sample(some, 3), rng)
                rows.append(("\n\n".join(out), left))
            result, failed = share(rows, scrubbed)
            shares[kind].append(result)
            print(f"{kind:18} {how:16} {result:7.1%}")
            for _, got, left in failed[: options.show]:
                print(difference(got, left))
    rows_of: list[list[Any]] = [[kind, f"{sum(some) / len(some):.1%}"] for kind, some in shares.items()]
    print(common.table([f"{options.half} half", "back word for word"], rows_of))
    return 0


if __name__ == "__main__":
    sys.exit(main())
