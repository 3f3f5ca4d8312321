"""Fuzzing of every parser and reader with Atheris (libFuzzer), seeded from the corpus and guided by coverage.

    python -m benchmarks.fuzz [--inputs 1000000] [--target NAME …] [--keep DIR]

Each target runs in a process of its own, which ends at the first input that raises what the parser does not promise,
takes longer than a second of work, or makes the process grow by 200 MiB; such an input is kept. Needs `scrubber[fuzz]`.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple

# Nothing of scrubber: what is to be watched must first be imported under Atheris.
from benchmarks.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Callable

GROWTH_MIB = 200
SECONDS = 1
HANGS = 120
"""Seconds by the clock, which on a busy machine says little of the work."""

LONGEST = 4096
SEEDS = 300


class Target(NamedTuple):
    """What is fuzzed: makes the function that takes one input, and says how large a share of the inputs it gets."""

    make: Callable[[], Callable[[bytes], object]]
    share: float = 1.0
    wants: str = ""
    """A pattern of the articles of the corpus that are good seeds; none: any article."""


def text_of(data: bytes) -> str:
    """Any text, halves of surrogate pairs among it."""
    return data.decode("utf-8", "surrogateescape")


def dump(module: str, name: str = "parse", anchor: str = "ANCHOR") -> Callable[[], Callable[[bytes], object]]:
    """A parser of machine text: asked at each place where its anchor matches."""

    def make() -> Callable[[bytes], object]:
        import importlib

        parser = importlib.import_module(f"scrubber.parsers.{module}")
        pattern, parse = re.compile(getattr(parser, anchor), re.MULTILINE), getattr(parser, name)

        def run(data: bytes) -> None:
            text, at = text_of(data), 0
            while match := pattern.search(text, at):
                found = parse(text, match)
                assert found is None or 0 <= found.start < found.end <= len(text), found
                at = max(found.end if found else 0, match.start() + 1)

        return run

    return make


def dumps() -> Callable[[bytes], object]:
    from scrubber.parsers.search import dumps_in
    from scrubber.parsers.stories import stories_of

    def run(data: bytes) -> None:
        text, at = text_of(data), 0
        for found in dumps_in(text):
            assert at <= found.start < found.end <= len(text)
            at = found.end
            stories_of(found.value)

    return run


def cleaner(module: str, media_type: Any = "text") -> Callable[[], Callable[[bytes], object]]:
    def make() -> Callable[[bytes], object]:
        import importlib

        from scrubber.document import Document
        from scrubber.edits import apply
        from scrubber.plugins import load_plugins
        from scrubber.settings import Settings

        name = importlib.import_module(f"scrubber.cleaners.{module}").__name__.rpartition(".")[2]
        settings = Settings(entry_points=False, site_plugins=False)
        (found,) = [c for c in load_plugins(settings).cleaners(settings) if c.name == name]

        def run(data: bytes) -> None:
            document = Document(text_of(data), {}, media_type)
            apply(document.text, list(found.clean(document)))

        return run

    return make


def furniture() -> Callable[[bytes], object]:
    from scrubber.parsers.furniture import parse

    def run(data: bytes) -> None:
        for field in ("authors", "published", "modified", "credits", "captions", "dateline"):
            parse(field, text_of(data))

    return run


def page() -> Callable[[bytes], object]:
    from scrubber.parsers.html import measure, paragraphs, parse
    from scrubber.parsers.metadata import metadata

    def run(data: bytes) -> None:
        soup = parse(text_of(data))
        measure(soup)
        paragraphs([soup])
        metadata(soup, soup)

    return run


def rules_file() -> Callable[[bytes], object]:
    from scrubber.matching.ruleset import shared_macros
    from scrubber.matching.rulesfile import RulesError, read_rules

    path = Path(tempfile.mkdtemp()) / "rules.toml"
    macros = shared_macros()

    def run(data: bytes) -> None:
        path.write_bytes(data)
        with contextlib.suppress(RulesError):
            read_rules(path, macros)

    return run


def reader(suffix: str) -> Callable[[], Callable[[bytes], object]]:
    """A reader with a whole file: it may refuse it as it promises, and gives nothing but records and rejections."""

    def make() -> Callable[[bytes], object]:
        from scrubber.article import Rejected
        from scrubber.plugins import load_plugins
        from scrubber.readers import Position, Source
        from scrubber.readers.streams import format_suffix
        from scrubber.record import Record
        from scrubber.settings import Settings

        readers = load_plugins(Settings(entry_points=False, site_plugins=False)).readers()
        path = Path(tempfile.mkdtemp()) / f"a{suffix}"
        known = readers[format_suffix(path.name)]

        def run(data: bytes) -> None:
            path.write_bytes(data)
            source = Source(str(path), path.name, len(data), 0, format_suffix(path.name))
            with contextlib.suppress(OSError, EOFError, ValueError):
                for piece in known.cut(source, Position()):
                    if piece.problem:
                        continue
                    found = list(known.read(piece, {}))
                    assert all(isinstance(item, Record | Rejected) for item in found)
                    assert piece.records in (None, len(found))
                    for item in found:
                        if isinstance(item, Rejected):
                            item.to_json()

        return run

    return make


def decoding() -> Callable[[bytes], object]:
    from scrubber.readers.decoding import NotText, decode

    def run(data: bytes) -> None:
        with contextlib.suppress(NotText):
            decode(data)

    return run


def pipeline() -> Callable[[bytes], object]:
    import orjson

    from scrubber import Article, Scrubber, Settings
    from scrubber.record import Record

    scrubber = Scrubber(Settings(entry_points=False, strict=True))

    def run(data: bytes) -> None:
        text = text_of(data)
        result = scrubber.clean_record(Record("1", text, given={"title": text[:40].strip()}))
        orjson.loads(result.to_json())
        assert not isinstance(result, Article) or result.revert() == text

    return run


TARGETS: dict[str, Target] = {
    "parsers.css": Target(dump("css"), 1, r"\{[^{}]*:"),
    "parsers.javascript": Target(dump("javascript"), 1, r"function|var "),
    "parsers.jsonish": Target(dump("jsonish"), 1, r"\":"),
    "parsers.logs": Target(dump("logs"), 1, r"\d\d:\d\d:\d\d"),
    "parsers.php_serialize": Target(dump("php_serialize"), 1, r"s:\d+:"),
    "parsers.php_source (errors)": Target(dump("php_source", "parse_error", "ERROR_ANCHOR"), 1, r"Warning:|Notice:"),
    "parsers.php_source (source)": Target(dump("php_source", "parse_source", "SOURCE_ANCHOR"), 1, r"<\?php"),
    "parsers.print_r": Target(dump("print_r"), 1, r"=> "),
    "parsers.tags": Target(dump("tags"), 1, r"<\w"),
    "parsers.templates (shortcodes)": Target(dump("templates", "parse_shortcode", "SHORTCODE_ANCHOR"), 1, r"\[\w+"),
    "parsers.templates (templates)": Target(dump("templates", "parse_template", "TEMPLATE_ANCHOR"), 1, r"\{\{|%"),
    "parsers.var_dump": Target(dump("var_dump"), 1, r"string\(\d"),
    "parsers.var_dumper": Target(dump("var_dumper"), 1, r"string\(\d"),
    "parsers.var_export": Target(dump("var_export"), 1, r"=> "),
    "parsers.xdebug": Target(dump("xdebug"), 1, r"string\(\d"),
    "parsers.search, stories": Target(lambda: dumps(), 1, r"string\(\d|\{\""),
    "parsers.difftable, revision": Target(cleaner("difftable"), 1, r"\|"),
    "parsers.furniture": Target(lambda: furniture(), 0.5),
    "parsers.html, metadata": Target(lambda: page(), 0.5),
    "rules file": Target(lambda: rules_file(), 0.25),
    "readers.decoding": Target(lambda: decoding(), 0.25),
    "readers.jsonl": Target(reader(".jsonl"), 0.5),
    "readers.json_file": Target(reader(".json"), 0.5),
    "readers.csv_rows": Target(reader(".csv"), 0.5),
    "readers.html": Target(reader(".html"), 0.25),
    "readers.text": Target(reader(".txt"), 0.25),
    "readers.warc": Target(reader(".warc"), 0.25),
    "readers.arrow (parquet)": Target(reader(".parquet"), 0.25),
    "readers.arrow (arrow)": Target(reader(".arrow"), 0.25),
    "readers.streams (gz)": Target(reader(".jsonl.gz"), 0.25),
    "readers.streams (zst)": Target(reader(".jsonl.zst"), 0.25),
    "the whole pipeline": Target(lambda: pipeline(), 0.1),
}


def write_seeds(folder: Path, name: str) -> None:
    """Seeds of a target: pieces of articles of the corpus, dumps of every kind, and small files of its format."""
    from benchmarks import common
    from tests.cleaners.test_serialized import KINDS, MORE

    seeds: list[bytes] = [unit.encode("utf-8", "surrogatepass") * 3 for unit in UNITS.values()]
    seeds += [piece.encode()[:LONGEST] for piece in (*KINDS.values(), *MORE)]
    wanted = re.compile(TARGETS[name].wants)
    texts = common.news() if not common.missing() else []
    for article in texts[:: 1 if TARGETS[name].wants else 20]:
        if found := wanted.search(article["text"]):
            start = max(0, found.start() - 200)
            seeds.append(article["text"][start : start + LONGEST // 2].encode())
        if len(seeds) >= SEEDS:
            break
    rows = [
        {"id": "1", "text": "It rained.", "title": "Rain"},
        {"id": "2", "html": "<p>It rained.</p>", "n": [1.5, None]},
    ]
    import gzip
    import json

    import zstandard

    lines = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    files = {
        "readers.jsonl": [lines],
        "readers.json_file": [json.dumps(rows).encode()],
        "readers.csv_rows": [b'id,text\n1,"It\nrained."\n2;It'],
        "readers.streams (gz)": [gzip.compress(lines)],
        "readers.streams (zst)": [zstandard.compress(lines)],
        "readers.arrow (parquet)": arrow_files(rows, parquet=True),
        "readers.arrow (arrow)": arrow_files(rows, parquet=False),
        "readers.warc": [warc_file()],
        "rules file": [path.read_bytes()[:LONGEST] for path in Path("src/scrubber/rules").rglob("*.toml")],
    }
    if name in files and not name.startswith("readers.jsonl"):
        seeds = files[name]
    for number, seed in enumerate(seeds + files.get(name, [])):
        (folder / f"{number}").write_bytes(seed)


def arrow_files(rows: list[dict[str, Any]], *, parquet: bool) -> list[bytes]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        return []
    table, sink = pa.Table.from_pylist([{"id": "1", "text": rows[0]["text"]}]), io.BytesIO()
    if parquet:
        pq.write_table(table, sink)
    else:
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
    return [sink.getvalue()]


def warc_file() -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 17\r\n\r\n<p>It rained.</p>"
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    )
    head += b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http)
    return head + http + b"\r\n\r\n"


def fuzz_here(name: str, arguments: list[str]) -> None:
    """Fuzz one target in this process; ends it."""
    import atheris

    watched = ["parsers", "readers", "rulesfile", "rulesproblems", "tomllines", "cleaners.difftable", "edits"]
    with atheris.instrument_imports(include=[f"scrubber.{name}" for name in watched]):
        run = TARGETS[name].make()
    run(b"It rained.")
    print(f"fuzz: begins with {resident_mib()} MiB", file=sys.stderr, flush=True)
    slowest = 0.0

    def timed(data: bytes) -> None:
        nonlocal slowest
        started = process_time()
        run(data)
        taken = process_time() - started
        if taken > slowest:
            slowest = taken
            print(f"fuzz: slowest {taken:.3f} s", file=sys.stderr, flush=True)
        assert taken < SECONDS, f"{taken:.1f} s"

    atheris.Setup([sys.argv[0], *arguments], timed)
    atheris.Fuzz()


def resident_mib() -> int:
    return int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0]) >> 10


def fuzz(name: str, inputs: int, kept: Path) -> list[str]:
    """Fuzz one target in a process of its own; a row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder)
        write_seeds(seeds, name)
        call = [sys.executable, "-m", "benchmarks.fuzz", "--here", name, "--", str(seeds), f"-runs={inputs}"]
        call += [f"-max_len={LONGEST}", f"-timeout={HANGS}", "-print_final_stats=1", "-verbosity=1", "-seed=1"]
        call += [f"-artifact_prefix={kept}/{re.sub(r'[^a-z_]+', '-', name)}-", f"-report_slow_units={HANGS}"]
        done = subprocess.run(call, capture_output=True, check=False)
    told = done.stderr.decode("utf-8", "replace")
    figures = dict(re.findall(r"stat::(\w+):\s+(\d+)", told))
    start = int((re.findall(r"fuzz: begins with (\d+) MiB", told) or ["0"])[0])
    grown = int(figures.get("peak_rss_mb", 0)) - start
    covered = (re.findall(r"cov: (\d+)", told) or ["?"])[-1]
    ended = "held" if done.returncode == 0 and grown <= GROWTH_MIB else f"FAILED: {told[-1500:]}"
    slowest = (re.findall(r"fuzz: slowest (\S+ s)", told) or ["?"])[-1]
    return [name, f"{int(figures.get('number_of_executed_units', 0)):,}", covered, slowest, f"{grown} MiB", ended]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=1_000_000, help="in total, shared out among the targets")
    parser.add_argument("--target", action="append", choices=TARGETS)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()), help="where inputs go that fail")
    parser.add_argument("--here", choices=TARGETS, help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs="*", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        fuzz_here(options.here, options.rest)
        return
    from benchmarks.common import table

    names = options.target or list(TARGETS)
    whole = sum(TARGETS[name].share for name in names)
    rows = []
    for name in names:
        rows.append(fuzz(name, round(options.inputs * TARGETS[name].share / whole), options.keep))
        print(*rows[-1], sep="  ", flush=True)
    print(table(["target", "inputs", "branches reached", "slowest", "memory grown", "result"], rows))
    sys.exit(any(row[-1] != "held" for row in rows))


if __name__ == "__main__":
    main()
