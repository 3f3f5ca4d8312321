"""Weigh which kinds of tokens follow each other in code and in prose: the weights of `scrubber.parsers.code_shape`.

    python -m benchmarks.train_code_shape FOLDER… [--write] [--show 30]

A logistic regression over pairs of neighbours. Code is lines of what packages bring (see `package_code`), and pieces
that were cut out of their files anywhere; prose is the articles of the corpus and words cut out of them, the translations and manuals of
the packages, and lines made here that look like code and are none (results, moves of chess, formulas, addresses).
One half of the packages and articles is learned from; the table says what the weights are worth on the other.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks import common
from benchmarks.package_code import is_held, packages_in
from scrubber.parsers.code_shape import BIAS, WEIGHTS, code_score, pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

SEED: Final = 20261126
SUFFIXES: Final = (
    "css", "js", "php", "html", "json", "log", "twig", "ejs", "sql", "tpl", "scss", "less", "erb", "hbs", "njk", "swig", "vue", "ts",
)  # fmt: skip
FILES: Final = {"css": 40, "js": 40, "log": 40}
"""Files of a kind that are read of each package; eight of any other."""
LINES: Final = 40
LARGEST: Final = 400_000
LEAST_SEEN: Final = 8
"""Lines that a pair must stand in to have a weight."""
SMALLEST: Final = 0.1
"""Weights below are left out."""
RIDGE: Final = 3.0
STEPS: Final = 400

_INSIDE: Final = re.compile(r"<(?:script|style)[^>]*>(.*?)</(?:script|style)>", re.DOTALL)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_COMMENT_LINE: Final = re.compile(r"\s*(?:\*|//|#)")
_WORDS: Final = re.compile(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}")
_MARKED: Final = re.compile(r"<\w|\{\{|\||^\s*[\[{]")
_FENCED: Final = re.compile(r"```.*?```", re.DOTALL)
_TRANSLATED: Final = re.compile(r'^msgstr "(.{4,})"$', re.MULTILINE)
_PLACEHOLDER: Final = re.compile(r"[%{<\\_=]")


def code(packages: Sequence[Path], rng: random.Random) -> list[str]:
    """Lines of code, and pieces that begin and end anywhere."""
    found: list[str] = []
    for package in packages:
        files = [path for path in sorted(package.rglob("*")) if path.is_file() and path.stat().st_size < LARGEST]
        for suffix in SUFFIXES:
            some = [path for path in files if path.suffix == f".{suffix}"]
            for path in rng.sample(some, min(len(some), FILES.get(suffix, 8))):
                text = path.read_text("utf-8", "replace")
                text = "\n".join(_INSIDE.findall(text)) if suffix == "html" else _COMMENT.sub("", text)
                lines = [line.strip() for line in text.split("\n") if line.strip() and not _COMMENT_LINE.match(line)]
                for line in rng.sample(lines, min(len(lines), LINES)):
                    first = rng.randrange(len(line) - 100) if len(line) > 400 else 0
                    found.append(line[first : first + (rng.randrange(30, 400) if len(line) > 400 else 400)].strip())
                flat = "" if suffix == "log" else " ".join(lines)[:50_000]
                for _ in range(min(10, len(flat) // 300)):
                    first = rng.randrange(len(flat))
                    found.append(flat[first : first + rng.randrange(20, 300)].strip())
    return found


def prose(packages: Sequence[Path], articles: Sequence[dict[str, str]], rng: random.Random) -> list[str]:
    """Lines that are no code."""
    found = [line.strip() for article in articles for line in article["text"].split("\n") if line.strip()]
    found += [article["title"] for article in articles]
    for line in rng.sample(found, len(found) // 2):
        words = line.split()
        if len(words) > 4:
            first = rng.randrange(len(words) - 2)
            found.append(" ".join(words[first : first + rng.randrange(2, 12)]))
    for package in packages:
        texts = [path.read_text("utf-8", "replace").replace('"\n"', "") for path in sorted(package.rglob("*.po"))[:40]]
        told = [one for text in texts for one in _TRANSLATED.findall(text) if not _PLACEHOLDER.search(one)]
        found += rng.sample(told, min(len(told), 1000))
        manuals = [path for path in sorted(package.rglob("*")) if path.suffix in (".md", ".rst") and path.is_file()]
        for path in manuals[:12]:
            lines = _FENCED.sub("", path.read_text("utf-8", "replace")).split("\n")
            plain = [line.strip() for line in lines if _WORDS.search(line) and not _MARKED.search(line)]
            found += rng.sample(plain, min(len(plain), 60))
    return found + [made(rng) for _ in range(6000)]


_NAMES: Final = ("Smith", "Jones", "Garcia", "Miller", "Kim", "Davis", "Clark", "Lopez", "Young")
_NOUNS: Final = ("vote", "price", "team", "rate", "score", "level", "change", "share", "total", "sales", "profit")
# Upper-case letters: N a number, M one of four digits, W a name, S a noun with a capital, s one, P a square of chess.
_MADE: Final = """\
1. e4 e5 2. NfP Nc6 3. BbP a6
N. NP+ KxP!
x = N
y = Nx + N
f(x) = Nx^2 + Nx - N
E = mc^2
W N, W N (N-N, N-N)
W 6-4 7-6 (N-N)
WP: W (N-N). LP: W (N-N). SV: W (N).
FG: N-N (N%); 3FG: N-N; FT: N-N
(NNN) NNN-M
Tel: +N N NNN M; fax: NNN-M
W.W@example.com
Email: W@W.com | Twitter: @WsN
@WS: #SW #s N%!
W | N | N | N.N%
| W | N | s |
S: $N.N million (+N.N%)
S = N%; s = N%
(AP Photo/W W)
[W v. W, N U.S. NNN (M)]
W, A. (M). S and s. Journal of S, N(N), NNN-NNN. doi:10.M/M.N
1/2 cup (NNml) s; N tbsp. s
- N s;
-- S s, N percent;
-- S s for every s;
* s and s (N%);
(a) the s of the s s; and
N. S (N)
N:NN p.m.: S s s
N/N/M N:NN PM
M-10-28
Updated N:NN PM ET, Mon October N, M
W (R-Ohio)
NASDAQ:ABC (N.N, +N.N%)
John N:N-N; Luke N:N
C6H12O6 + 6O2 -> 6CO2 + 6H2O
N°N'N"N, N°N'N"W
ISBN: 978-N-N-M-N
***
-----
=====
_____
###
* * *
~ ~ ~
<<W>>
<W>
[S]
(S)
[N]
s[N]
WW
:-)
S :)
Q: S?
A: S.
Am C G7 F#m
pic.twitter.com/WNxs
https://example.com/N/N/s-s.html
RT @WN: s s #s https://t.co/WNx
"S"
'S'
"S s."
S…
… s s
W: N; W: N; W: N
W, c; W, p; W, 1b.
H--W. 2B--W 2, W. RBI--W (N). E--W (N).
S + s = s
N + N = N
N x N = N
S > s
S <3
S/s: N/N
S/he s and/or s(s).
Photo: W_W/Flickr
IMG_M.JPG
s_M.jpg
Section N(a)(N)(B)(ii) of the s
26 U.S.C. § N(c)(N)
W (@W_W) May N, M
— W W (@WN)
S: s; S: s;
s; s; s;
S;
s,
s s,
the s of s;
S (n.): s s; s
¯\\_(ツ)_/¯
to s: s;
s: N%;
s: N;
s: s
S: N
W, N
W – N"""


def made(rng: random.Random) -> str:
    """A line that looks like code and is none."""
    values: dict[str, Callable[[], str]] = {
        "N": lambda: str(rng.randrange(1, 100)),
        "M": lambda: str(rng.randrange(1000, 10_000)),
        "W": lambda: rng.choice(_NAMES),
        "S": lambda: rng.choice(_NOUNS).title(),
        "s": lambda: rng.choice(_NOUNS),
        "P": lambda: rng.choice("abcdefgh") + str(rng.randrange(1, 9)),
    }
    return re.sub(
        r"(?<![A-Za-z])[NMWSsP]+(?![a-z])", lambda m: "".join(values[c]() for c in m[0]), rng.choice(_MADE.split("\n"))
    )


def weigh(rows: list[Counter[str]], right: NDArray[np.float64], names: dict[str, int]) -> NDArray[np.float64]:
    """The weights of a logistic regression, by gradients whose steps each weight sizes for itself (Duchi 2011).

    The steps of `train_glued_words.weigh` need a table of all lines and all pairs, more than a gigabyte.
    """
    row = np.concatenate([np.full(len(one), n) for n, one in enumerate(rows)])
    column = np.fromiter((names[name] for one in rows for name in one), np.int64)
    count = np.fromiter((times for one in rows for times in one.values()), np.float64)
    weights = np.zeros(len(names))
    seen = np.full(len(names), 1e-6)
    for _ in range(STEPS):
        sums = np.bincount(row, count * weights[column], len(rows))
        off = 1 / (1 + np.exp(-np.clip(sums, -30, 30))) - right
        slope = np.bincount(column, count * off[row], len(names)) + RIDGE * weights
        seen += slope**2
        weights -= 0.5 * slope / np.sqrt(seen)
    return weights


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help="write the weights where scrubber reads them")
    parser.add_argument("--show", type=int, default=0, help="print so many lines that come out wrong")
    options = parser.parse_args()
    common.require_data()
    sets = []
    for held in (False, True):
        rng = random.Random(SEED)
        packages = [one for one in packages_in(options.folders) if is_held(one) == held]
        articles = [one for one in common.news() if common.is_held_out(one) == held]
        sets.append((code(packages, rng), prose(packages, articles, rng)))
    if options.write:
        rng = random.Random(SEED)
        lines = [rng.sample(some, min(len(some), 80_000)) for some in sets[0]]
        counted = [[Counter(pairs(line)) for line in some] for some in lines]
        stands = Counter(name for some in counted for one in some for name in one)
        names = [BIAS, *sorted(name for name, times in stands.items() if times >= LEAST_SEEN)]
        places = {name: n for n, name in enumerate(names)}
        rows = [
            Counter({BIAS: 1} | {name: times for name, times in one.items() if name in places})
            for some in counted
            for one in some
        ]
        right = np.r_[np.ones(len(lines[0])), np.zeros(len(lines[1]))]
        weights = weigh(rows, right, places)
        told = [f"{name}\t{weights[n]:.2f}" for name, n in places.items() if abs(weights[n]) >= SMALLEST]
        WEIGHTS.write_text("\n".join((f"# {__spec__.name}", *told, "")), "utf-8")
    scores = [np.array([code_score(line) for line in some]) for some in sets[1]]
    print(common.table(
        ["score of a line, held half", f"of {len(scores[0])} of code", f"of {len(scores[1])} of prose"],
        [[f"> {least}", f"{(scores[0] > least).mean():.2%}", str((scores[1] > least).sum())] for least in range(9)],
    ))  # fmt: skip
    order = np.argsort(-scores[1])[: options.show]
    for n in order:
        print(f"{scores[1][n]:6.1f} {sets[1][1][n][:150]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
