"""A start for a site's plugin: a rules file that works and passes its own test, to be filled with the site's dirt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.fields import site_of

if TYPE_CHECKING:
    from pathlib import Path


_DOMAIN: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+")


class ScaffoldError(ValueError):
    """A plugin that can't be begun; the message says why."""


def new_plugin(site: str, into: Path, *, cleaner: bool = False) -> list[Path]:
    """Write a plugin's folder for a site, given as its domain or as any address of it; with a `cleaner.py` on wish.

    Raises:
        ScaffoldError: the site has no registrable domain, or the folder is there already.
    """
    domain = site_of(site)
    if not _DOMAIN.fullmatch(domain):
        raise ScaffoldError(f"{site}: no domain of a site; expected one like example.com, or an address of the site")
    folder = into / domain
    if folder.exists():
        raise ScaffoldError(f"{folder}: is there already; edit its rules.toml, or remove it first")
    texts = {"rules.toml": RULES} | ({"cleaner.py": CLEANER} if cleaner else {})
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text.replace("SITE", domain), "utf-8")
    return [folder / name for name in texts]


RULES: Final = '''\
# SITE: what its articles carry that is not theirs. Say here in a sentence what the site's dirt looks like.
# Articles are known by their address:
domains = ["SITE"]
# … by what the record calls its source, or, where there is neither, by a pattern that only this site's texts match:
# sources = ["The Site's Name"]
# fingerprints = ['(?m)^Published by SITE']
version = "1"

# A rule names lines (or, with take = "match", parts of lines) and says what they are.
[[rule]]
id = "newsletter"
category = "signup"
prefix = ["Get the SITE newsletter"]
reason = "an invitation between paragraphs"
examples = ["Get the SITE newsletter every morning"]
counterexamples = ["They get the SITE newsletter, he said."]

# A test is an article of your own with the same dirt, and the body that must be left.
[[test]]
name = "an invitation between paragraphs"
input = """
The river broke its banks on Monday night, the council said.

Get the SITE newsletter every morning

It will be open again in May, when the water has gone down.
"""
text = """
The river broke its banks on Monday night, the council said.

It will be open again in May, when the water has gone down.
"""
'''

CLEANER: Final = '''\
"""What rules can't say about SITE: here, a last line that repeats the article's title."""

from scrubber import Category, Cleaner, hookimpl, remove


def clean(document):
    """Propose to take the title out of the foot. A cleaner never changes text, it only proposes edits."""
    lines = document.lines
    if document.site != "SITE" or len(lines) < 2 or lines[-1].text != document.title:
        return []
    start, end = document.line_spans({len(lines) - 1})[len(lines) - 1]
    return [remove(document.text, start, end, "title-again", Category.META)]


@hookimpl
def scrubber_cleaners():
    """Register the cleaner."""
    return [Cleaner("SITE", "lines", clean)]
'''
