"""Proposals as rules files: what a person reads, edits and commits, one folder a site."""

from __future__ import annotations

import contextlib
import itertools
import json
import re
import shutil
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import re2

from scrubber.categories import Category
from scrubber.learning.counting import GENERAL
from scrubber.learning.judging import MOST_WORDS
from scrubber.learning.proving import add_tests
from scrubber.matching.compiledrule import CompiledRule
from scrubber.matching.rulesfile import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from scrubber.learning.judging import Proposal

PREFIX: Final = "learned-"
"""What the folders' names begin with, so that the log of a run tells these rules from those of a site's plugin."""

GENERAL_FOLDER: Final = "general"
LONGEST_NAME: Final = 80
EXAMPLES: Final = 3

NEAR_MISS: Final = 'They read the words "{}" on a sign and went on.'
"""What is much like a line that recurs and is body: a sentence that quotes it."""

MACROS: Final = {
    "who": r"(?-i:[\p{Lu}\d][^\s/\]|]*(?: (?:(?:of|the|and|de|la|van|von|for) )?\p{Lu}[^\s/\]|]*){0,7})",
    "day": r"(?:(?-i:\p{Lu})\pL+,? )?(?:\d+ )?(?-i:\p{Lu})\pL{2,8}\.? ?\d+(?:st|nd|rd|th)?(?:,? \d{4})?",
    "number": r"\d+(?:[.,:]\d+)*",
    "link": r"(?:https?://|www\.)\S+",
    "mail": r"[\w.+-]+@ ?[\w-]+(?:\.[\w-]+)+",
    "handle": r"@\w+",
}
"""What the patterns of the files fold: names, dates, numbers, addresses."""

_FIELD: Final = {Category.MEDIA: "captions", Category.BIO: "bios", Category.CREDIT: "credits", Category.NOTE: "notes"}


def by_site(proposals: Iterable[Proposal]) -> dict[str, list[Proposal]]:
    """The proposals that are worth a line in a rules file, what many sites have first."""
    found: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        found[proposal.site].append(proposal)
    general = _without_covered(found.pop(GENERAL, []), [])
    return {GENERAL: general} | {site: _without_covered(found[site], general) for site in sorted(found)}


def write(files: Mapping[str, list[Proposal]], out: Path) -> list[Path]:
    """Write the rules files, a folder for each site and one for what many sites have, each with its tests.

    Those that were learned into the same folder before are taken away.

    Raises:
        OSError: a file can't be written.
    """
    # Aside until all have their tests: a run that finds rules uses them, and would not see that some are missing.
    aside = out / ".part"
    shutil.rmtree(aside, ignore_errors=True)
    written: list[Path] = []
    for site, kept in files.items():
        if kept:
            path = aside / _folder(site, {path.parent.name for path in written}) / "rules.toml"
            path.parent.mkdir(parents=True)
            path.write_text(_file(site, kept), "utf-8")
            written.append(path)
    add_tests(written)
    for path in rules_in(out):
        path.unlink()
        with contextlib.suppress(OSError):
            path.parent.rmdir()
    return [_into_place(path, out) for path in written]


def _into_place(path: Path, out: Path) -> Path:
    place = out / path.parent.name / path.name
    place.parent.mkdir(exist_ok=True)
    path.replace(place)
    path.parent.rmdir()
    with contextlib.suppress(OSError):
        path.parent.parent.rmdir()
    return place


def rules_in(out: Path) -> list[Path]:
    """The rules files that were learned into a folder before."""
    return sorted(out.glob(f"{PREFIX}*/rules.toml"))


def rule_of(proposal: Proposal) -> Rule:
    """The rule that a proposal becomes, when it stands alone."""
    key = proposal.key
    whole = proposal.take == "line"
    pattern = {"shape": f"^{_pattern(key)}$", "opening": f"^{_pattern(key)}", "ending": f"{_pattern(key)}$"}
    by_edge = proposal.kind in ("opening", "ending")
    return Rule(
        id="x",
        category=proposal.category,
        line=[key] if proposal.kind == "line" else [],
        prefix=[key] if proposal.kind == "prefix" else [],
        suffix=[key] if proposal.kind == "suffix" else [],
        pattern=[pattern[proposal.kind]] if proposal.kind in pattern else [],
        place=proposal.place,
        take=proposal.take,
        words=(1, MOST_WORDS) if by_edge else (0, 1_000_000),
        ends=proposal.ends,
        field=_FIELD.get(proposal.category) if whole else None,
    )


def _without_covered(proposals: list[Proposal], general: list[Proposal]) -> list[Proposal]:
    """The proposals without those that another, more general one takes too, and those that miss their examples."""
    order = ("opening", "ending", "shape", "line", "prefix", "suffix")
    kept: list[tuple[Proposal, CompiledRule]] = []
    known = [(proposal, CompiledRule(rule_of(proposal), MACROS)) for proposal in general]
    for proposal in sorted(proposals, key=lambda p: (order.index(p.kind), len(p.key))):
        compiled = CompiledRule(rule_of(proposal), MACROS)
        examples = [example for example in proposal.examples if _fits(compiled, example)]
        if not examples:
            continue
        covered = any(
            other.rule.place in ("any", compiled.rule.place) and all(_fits(other, example) for example in examples)
            for _, other in known + kept
            if other.rule.take == "line"
        )
        if not covered:
            kept.append((proposal, compiled))
    return [proposal for proposal, _ in kept]


def _fits(compiled: CompiledRule, line: str) -> bool:
    return compiled.matches(line) and (compiled.rule.ends != "open" or not _CLOSED.search(line))


_CLOSED: Final = re.compile(r"[.!?…][\"'”’»)\]}*_ ]*$")


def _file(site: str, proposals: list[Proposal]) -> str:
    size = proposals[0].size
    about = f"{site}: from {size:,} articles" if site else f"Every site: from {size:,} articles"
    head = [
        f"# {about}, by `scrub learn`. Read it before you use it: what is body here, take out.",
        "# Behind each text stands in how many articles it was found; `place` says where in the article.",
    ]
    if site:
        key = "domains" if "." in site and " " not in site else "sources"
        head.append(f"{key} = [{_quoted(site)}]")
    blocks: list[list[str]] = []
    groups: dict[tuple[object, ...], list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        rule = rule_of(proposal)
        kind = next(name for name in ("line", "prefix", "suffix", "pattern") if getattr(rule, name))
        # Patterns stand each in a rule of its own, so that its examples stand beside it.
        alone = len(blocks) + len(groups) if kind == "pattern" else -1
        groups[(kind, proposal.category, proposal.place, proposal.kind, alone)].append(proposal)
    ids: dict[str, int] = {}
    macros: set[str] = set()
    for (group_kind, *_), group in groups.items():
        group.sort(key=lambda p: -p.articles)
        blocks.append(_rule(str(group_kind), group, ids))
        macros.update(name for name in MACROS for p in group if group_kind == "pattern" and f"{{{name}}}" in p.key)
    if macros:
        head += ["", "[macros]", *(f"{name} = '''{MACROS[name]}'''" for name in MACROS if name in macros)]
    return "\n".join(head) + "\n\n" + "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _rule(kind: str, group: list[Proposal], ids: dict[str, int]) -> list[str]:
    first = group[0]
    rule = rule_of(first)
    name = f"{first.category}-{first.kind}"
    ids[name] = ids.get(name, 0) + 1
    out = ["[[rule]]", f'id = "{name}-{ids[name]}"', f'category = "{first.category}"']
    if kind == "pattern":
        out += [f"# {_told(first)}", f"pattern = '''{rule.pattern[0]}'''"]
    else:
        out += [f"{kind} = [", *(f"  {_quoted(p.key)},  # {_told(p)}" for p in group), "]"]
    if rule.place != "any":
        out.append(f'place = "{rule.place}"')
    if rule.take != "line":
        out.append(f'take = "{rule.take}"')
    if rule.words[1] == MOST_WORDS:
        out.append(f"words = [1, {MOST_WORDS}]")
    if rule.ends != "any":
        out.append(f'ends = "{rule.ends}"')
    if rule.field:
        out.append(f'field = "{rule.field}"')
    out.append(f'reason = "{_REASONS[first.kind]}"')
    compiled = CompiledRule(rule, MACROS)
    examples = [example for example in first.examples if _fits(compiled, example)][: EXAMPLES if kind != "line" else 1]
    out += ["examples = [", *(f"  {_quoted(example)}," for example in examples), "]"]
    near_miss = NEAR_MISS.format(rule.line[0] if kind == "line" else min(examples, key=len))
    if not _fits(compiled, near_miss):
        out.append(f"counterexamples = [{_quoted(near_miss)}]")
    return out


_REASONS: Final = {
    "line": "the same line in several articles",
    "shape": "the same line in many articles, but for names, dates and numbers",
    "opening": "many lines that begin like this",
    "ending": "many lines that end like this",
    "prefix": "the same words before many paragraphs",
    "suffix": "the same words behind many paragraphs",
}


def _told(proposal: Proposal) -> str:
    share = 100 * proposal.articles / proposal.size
    sign = {"words": "its words", "place": "its place"}.get(proposal.sign, f"the built-in {proposal.sign}")
    return f"{proposal.articles:,} articles ({share:.{0 if share >= 10 else 1}f} %), known by {sign}"


def _quoted(text: str) -> str:
    # TOML's basic strings escape as JSON's do.
    return json.dumps("".join(c for c in text if unicodedata.category(c) != "Cc"), ensure_ascii=False)


def _folder(site: str, taken: set[str]) -> str:
    """A name for a site's folder; sites without a domain go by their source, which may be any text."""
    name = re.sub(r"[^\w.-]+", "-", site)[:LONGEST_NAME].strip("-.").lower() or GENERAL_FOLDER
    names = (f"{PREFIX}{name}{f'-{n}' if n > 1 else ''}" for n in itertools.count(1))
    return next(name for name in names if name not in taken)


def _pattern(key: str) -> str:
    """An RE2 expression for folded text."""
    out = []
    for piece in re.split(r"(\{[a-z]+\})", key):
        if piece[1:-1] in MACROS and piece.startswith("{"):
            out.append(piece)
            continue
        escaped = re2.escape(piece).replace(r"\ ", r" ")
        out.append("".join(_WRITTEN.get(part, part) for part in re.split(r"(\\'|\\\"|\\-|\\\.\\\.\\\.)", escaped)))
    start, end = (r"\b" if edge.isascii() and edge.isalnum() else "" for edge in (key[0], key[-1]))
    return start + "".join(out) + end


_WRITTEN: Final = {r"\'": "['‘’`]", r"\"": '["“”]', r"\-": "[-–—]", r"\.\.\.": r"(?:\.\.\.|…)"}
